# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
What can go wrong once a request is on its way.

    ApiError                      anything below
      ResponseError               a response arrived, but not what the method returns
        StatusError               an error status that the spec documents
          BadRequest 400, Unauthorized 401, Forbidden 403, NotFound 404, Conflict 409,
          UnprocessableEntity 422, TooManyRequests 429, ServerError 5xx, ServiceUnavailable 503
        UnexpectedStatus          a status that the spec does not document
        InvalidResponse           a documented success whose body is not what the spec says
      NoResponse                  none arrived, or none that can be read; also a `RequestError` of the HTTP library
        ResponseTimeout           none arrived in time; also a `TimeoutException` of the HTTP library
      TokenError                  there is no token, or its callable raised
    NotIncluded                   an attribute refers to an object that is not in the response; also a `LookupError`

An argument or a setting that is invalid is a `TypeError` or `ValueError`, and no request is sent.
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
    """Anything that keeps a call from returning what was asked for, once its arguments are accepted."""


class ResponseError(ApiError):
    """
    A response arrived, but not what the method returns.

    To construct one in a test, its class and a body are enough: `errors.Conflict({"message": "taken"})`.

    Attributes:
        parsed: The body as the spec describes it for this status, read from a plain dict as well; None when it
            describes none or the body is another.
        status_code: The status, 100 to 999.
        headers: The header fields; names are looked up in any letter case.
        content: The body as it was received, after decompression.
        reason: Why, in the server's words on one line, or why a redirect was not followed; else empty.
        method: The method of the request.
        path: The path of the request below the base URL, without its query.
        url: The URL of the request.
        attempts: How often the request was sent.
        request_id: What identifies the request in the server's records; empty when the response does not say.
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
        self.parsed: ErrorBody | None = _read(parsed, content)
        self.status_code = type(self).status_code if status_code is None else status_code
        self.headers = http.Headers(dict(headers or {})) if not isinstance(headers, http.Headers) else headers
        self.content = _written(parsed) if content is None else content
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
        """What every message ends with: the reason, and what to quote to the server's support."""
        quoted = f" [request id {self.request_id}]" if self.request_id else ""
        return (f": {self.reason}" if self.reason else "") + quoted


def _read(body: Any, content: bytes | None) -> Any:
    """A body as the spec describes it; a mapping without its content is read, and None when it is something else."""
    try:
        return read_error(dict(body)) if isinstance(body, Mapping) and content is None else body
    except Mismatch:
        return None


def _written(parsed: Any) -> bytes:
    if isinstance(parsed, bytes):
        return parsed
    body = dict(parsed) if isinstance(parsed, Mapping) else parsed
    return b"" if body is None else json.dumps(json_value(body)).encode()


_reason, _request_id = reason, request_id  # which are the names of arguments


class StatusError(ResponseError):
    """The server responded with an error status that the spec documents."""


class BadRequest(StatusError):
    """400: the server cannot make sense of the request."""

    status_code = 400


class Unauthorized(StatusError):
    """401: the token is missing, wrong or expired."""

    status_code = 401


class Forbidden(StatusError):
    """403: the token's owner may not do this."""

    status_code = 403


class NotFound(StatusError):
    """404: there is no such thing, or the token's owner may not see it."""

    status_code = 404


class Conflict(StatusError):
    """409: the request clashes with what is there already."""

    status_code = 409


class UnprocessableEntity(StatusError):
    """422: the request is well-formed, but its content is refused."""

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

    Below 400, what the request asked for may have been done all the same; look before you send it again.
    """

    def __str__(self) -> str:
        return f"{self._status}, which the spec documents neither as a success nor as an error{self._why}"


class InvalidResponse(ResponseError):
    """
    The server reported a documented success, but the body is not what the spec says.

    What the request asked for has been done all the same; look into `content` before you send it again.

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
    No response arrived, or none that can be read; the HTTP library's own error is the `__cause__`.

    Attributes:
        attempts: How often the request was sent.
        may_have_arrived: False when no server saw the request, so that it may be sent again whatever it asks for.
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
    """One step took longer than its timeout, or all of them together took longer than the total timeout."""


class TokenError(ApiError):
    """There is no token, or the callable for it raised its `__cause__` or returned none."""

    def __str__(self) -> str:
        return f"there is no token: {super().__str__()}"


class NotIncluded(LookupError):
    """An attribute refers to an object that the response does not include."""


for _name in __all__:  # tracebacks show the names that a program imports
    globals()[_name].__module__ = __name__.replace("._runtime.", ".")
