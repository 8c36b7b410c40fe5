# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
The exceptions that a call may raise.

    ApiError                      anything below
      ResponseError               the response is not a documented success with a valid body
        StatusError               an error status that the spec documents
          BadRequest 400, Unauthorized 401, Forbidden 403, NotFound 404, Conflict 409,
          UnprocessableEntity 422, TooManyRequests 429, ServerError 5xx, ServiceUnavailable 503
        UnexpectedStatus          a status that the spec does not document
        InvalidResponse           a documented success whose body does not match the spec
      NoResponse                  no response arrived, or it could not be read; also the HTTP library's `RequestError`
        ResponseTimeout           no response arrived in time; also the HTTP library's `TimeoutException`
      TokenError                  there is no token, or its callable raised
    NotIncluded                   an attribute refers to an object that is not in the response; also a `LookupError`

An invalid argument or setting raises `TypeError` or `ValueError`; no request is sent.
"""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from .api import read_error
from .decoding import Mismatch
from .headers import loggable, request_id, retry_after
from .httplib import http
from .models import json_value
from .reasons import after, reason

if TYPE_CHECKING:
    from .api import ErrorBody

__all__ = [
    "ApiError",
    "BadRequest",
    "Conflict",
    "Forbidden",
    "InvalidResponse",
    "NoResponse",
    "NotFound",
    "NotIncluded",
    "ResponseError",
    "ResponseTimeout",
    "ServerError",
    "ServiceUnavailable",
    "StatusError",
    "TokenError",
    "TooManyRequests",
    "Unauthorized",
    "UnexpectedStatus",
    "UnprocessableEntity",
]


class ApiError(Exception):
    """Base class of the errors that a call with valid arguments may raise."""


class ResponseError(ApiError):
    """
    A response arrived that is not a documented success with a valid body.

    To construct one in a test, its class and a body are enough: `errors.Conflict({"message": "taken"})`.

    Attributes:
        parsed: The body, decoded as the spec describes it for this status; None if the spec describes none or the body
            does not match. A test may pass a plain dict.
        status_code: The status, 100 to 999.
        headers: The header fields; names are looked up in any letter case.
        content: The body as it was received, after decompression.
        reason: The server's explanation on one line, or why a redirect was not followed; empty if there is none.
        method: The method of the request.
        path: The path of the request below the base URL, without its query.
        url: The URL of the request.
        attempts: How often the request was sent.
        request_id: The server's identifier of the request; empty if the response has none.
    """

    status_code: int = 0

    def __init__(
        self,
        parsed: "ErrorBody | Mapping[str, Any] | None" = None,
        *,
        status_code: int | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        reason: str | None = None,
        method: str = "",
        path: str = "",
        url: str = "",
        attempts: int = 1,
        request_id: str | None = None,
    ) -> None:
        super().__init__(parsed)
        self.parsed: ErrorBody | None = _parsed_body(parsed, content)
        self.status_code = type(self).status_code if status_code is None else status_code
        self.headers = http.Headers(dict(headers or {})) if not isinstance(headers, http.Headers) else headers
        self.content = _body_bytes(parsed) if content is None else content
        self.reason = _reason(self.content, self.headers) if reason is None else reason
        self.method = method
        self.path = path
        self.url = url
        self.attempts = attempts
        self.request_id = _request_id(self.headers) if request_id is None else request_id

    @property
    def retry_after(self) -> float | None:
        """Seconds that the server asks to wait before the next request; None when it does not."""
        return retry_after(self.headers)

    def __str__(self) -> str:
        return f"{self._status}{self._why}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    @property
    def _status(self) -> str:
        known = self.status_code in HTTPStatus.__members__.values()
        status = f"{self.status_code} {HTTPStatus(self.status_code).phrase}" if known else f"{self.status_code}"
        request = f"{self.method} {self.path} returned " if self.method else ""
        return f"{request}{status}{after(self.attempts)}"

    @property
    def _why(self) -> str:
        """The end of every message: the reason, and the request id to quote to the server's support."""
        quoted = f" [request id {self.request_id}]" if self.request_id else ""
        return (f": {self.reason}" if self.reason else "") + quoted


def _parsed_body(body: Any, content: bytes | None) -> Any:
    """A body as the spec describes it; a mapping without its content is read, and None when it is something else."""
    try:
        return read_error(dict(body)) if isinstance(body, Mapping) and content is None else body
    except Mismatch:
        return None


def _body_bytes(parsed: Any) -> bytes:
    if isinstance(parsed, bytes):
        return parsed
    body = dict(parsed) if isinstance(parsed, Mapping) else parsed
    return b"" if body is None else json.dumps(json_value(body)).encode()


_reason, _request_id = reason, request_id  # which are the names of arguments


class StatusError(ResponseError):
    """The server responded with an error status that the spec documents."""


class BadRequest(StatusError):
    """400: the server rejected the request as invalid."""

    status_code = 400


class Unauthorized(StatusError):
    """401: the token is missing, wrong or expired."""

    status_code = 401


class Forbidden(StatusError):
    """403: the token's owner may not do this."""

    status_code = 403


class NotFound(StatusError):
    """404: the resource does not exist, or the token's owner may not see it."""

    status_code = 404


class Conflict(StatusError):
    """409: the request conflicts with the current state of the resource."""

    status_code = 409


class UnprocessableEntity(StatusError):
    """422: the request is well-formed, but its content is invalid."""

    status_code = 422


class TooManyRequests(StatusError):
    """429: too many requests; wait before the next one."""

    status_code = 429


class ServerError(StatusError):
    """5xx: the server failed."""

    status_code = 500


class ServiceUnavailable(ServerError):
    """503: the server is temporarily unavailable."""

    status_code = 503


class UnexpectedStatus(ResponseError):
    """
    The server responded with a status that the spec does not document.

    With a status below 400, the request may have been processed; check before you send it again.
    """

    def __str__(self) -> str:
        return f"{self._status}, which the spec documents neither as a success nor as an error{self._why}"


class InvalidResponse(ResponseError):
    """
    The server reported a documented success, but the body does not match the spec.

    The request has been processed; look into `content` before you send it again.

    Attributes:
        pointer: Where in the body, as a JSON pointer (RFC 6901); empty for the whole body.
        expected: What the spec describes there.
        received: What the body has there.
    """

    status_code = 200

    def __init__(
        self,
        parsed: "ErrorBody | Mapping[str, Any] | None" = None,
        *,
        pointer: str = "",
        expected: str = "",
        received: str = "",
        **response: Any,
    ) -> None:
        super().__init__(parsed, **{"reason": "", **response})
        self.pointer = pointer
        self.expected = expected
        self.received = received

    def __str__(self) -> str:
        place = loggable(self.pointer, 400) or "the top"
        wrong = f"but at {place} of the body: expected {self.expected}, received {self.received}"
        return f"{self._status}, {wrong}{self._why}"


class NoResponse(ApiError, http.RequestError):
    """
    No response arrived, or it could not be read; the HTTP library's own error is the `__cause__`.

    Attributes:
        attempts: How often the request was sent.
        may_have_arrived: False if no server received the request, so that it is safe to send it again.
    """

    def __init__(
        self,
        message: str = "no response arrived",
        *,
        request: http.Request | None = None,
        attempts: int = 1,
        may_have_arrived: bool = True,
    ) -> None:
        http.RequestError.__init__(self, message, request=request)
        self.attempts = attempts
        self.may_have_arrived = may_have_arrived


class ResponseTimeout(NoResponse, http.TimeoutException):
    """A step exceeded its timeout, or the call exceeded its total timeout."""


class TokenError(ApiError):
    """There is no token: its callable raised, which is the `__cause__`, or returned none."""

    def __str__(self) -> str:
        return f"there is no token: {super().__str__()}"


class NotIncluded(LookupError):
    """An attribute refers to an object that the response does not include."""


for _name in __all__:  # tracebacks show the names that a program imports
    globals()[_name].__module__ = __name__.replace("._runtime.", ".")
