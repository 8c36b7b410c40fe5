# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
What can go wrong once a request is on its way.

    ApiError                      the server answered
      StatusError                 the server answered with an error status
        BadRequest 400, Unauthorized 401, Forbidden 403, NotFound 404, Conflict 409,
        UnprocessableEntity 422, TooManyRequests 429, ServerError 5xx, ServiceUnavailable 503
      UnexpectedStatus            a status that the spec does not document
      InvalidResponse             a documented success whose body is not what the spec says

    NoAnswer                      no answer arrived, or none that can be read; also an `httpx.RequestError`
      NotInTime                   it took too long; also an `httpx.TimeoutException`
    TokenError                    the callable for the token has none

What makes no sense is refused with `TypeError` or `ValueError` before anything is sent.
"""

from http import HTTPStatus
from typing import TYPE_CHECKING

import httpx
from attrs import define, field

if TYPE_CHECKING:
    from .api import ErrorBody

__all__ = [
    "ApiError",
    "BadRequest",
    "Conflict",
    "Forbidden",
    "InvalidResponse",
    "NoAnswer",
    "NotFound",
    "NotInTime",
    "ServerError",
    "ServiceUnavailable",
    "StatusError",
    "TokenError",
    "TooManyRequests",
    "Unauthorized",
    "UnexpectedStatus",
    "UnprocessableEntity",
]


def _brief(value: object) -> str:
    """A value for a log; a server can make it as long as it likes."""
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 400 else f"{text[:397]}..."


@define
class ApiError(Exception):
    """The server answered, but not with what the function returns."""

    status_code: int
    parsed: "ErrorBody | None" = field(repr=_brief)
    """The body as the spec describes it for this status; None when it describes none or the body is something else."""
    headers: httpx.Headers = field(repr=False)
    """The header fields; names are looked up in any letter case."""
    content: bytes = field(repr=False)
    """The body as it was received, after decompression."""
    method: str
    """The method of the request."""
    url: str
    """The URL of the request."""
    attempts: int
    """How often the request was sent."""
    retry_after: float | None
    """Seconds that the server asks to wait before the next request; None when it does not."""

    def __str__(self) -> str:
        known = self.status_code in HTTPStatus.__members__.values()
        name = f" {HTTPStatus(self.status_code).phrase}" if known else ""
        return f"{self.method} {self.url} answered {self.status_code}{name}{after(self.attempts)}"


class StatusError(ApiError):
    """The server answered with an error status that the spec documents."""


class BadRequest(StatusError):
    """400: the server cannot make sense of the request."""


class Unauthorized(StatusError):
    """401: the token is missing, wrong or expired."""


class Forbidden(StatusError):
    """403: the token's owner may not do this."""


class NotFound(StatusError):
    """404: there is no such thing, or the token's owner may not see it."""


class Conflict(StatusError):
    """409: the request clashes with what is there already."""


class UnprocessableEntity(StatusError):
    """422: the request is well-formed, but its content is refused."""


class TooManyRequests(StatusError):
    """429: too many requests; wait before the next one."""


class ServerError(StatusError):
    """5xx: the server failed."""


class ServiceUnavailable(ServerError):
    """503: the server cannot answer for now."""


class UnexpectedStatus(ApiError):
    """
    The server answered with a status that the spec does not document.

    Below 400, what the request asked for may have been done all the same; look before you send it again.
    """

    def __str__(self) -> str:
        return f"{super().__str__()}, which the spec documents neither as a success nor as an error"


@define
class InvalidResponse(ApiError):
    """
    The server reported a documented success, but the body is not what the spec says.

    What the request asked for has been done all the same; look into `content` before you send it again.
    """

    pointer: str = field(repr=_brief)
    """Where in the body, as a JSON pointer (RFC 6901); empty for the whole body."""
    expected: str
    received: str

    def __str__(self) -> str:
        place = _brief(self.pointer) or "the top"
        return (
            f"{self.method} {self.url} answered {self.status_code}{after(self.attempts)}, but at {place} of the body: "
            f"expected {self.expected}, received {self.received}"
        )


class NoAnswer(httpx.RequestError):
    """
    No answer arrived, or none that can be read; httpx's own error is the `__cause__`.

    Attributes:
        attempts: How often the request was sent.
        may_have_arrived: False when no server saw the request, so that it may be sent again whatever it asks for.
    """

    def __init__(
        self,
        message: str,
        *,
        request: httpx.Request | None = None,
        attempts: int = 1,
        may_have_arrived: bool = True,
    ) -> None:
        super().__init__(message, request=request)
        self.attempts = attempts
        self.may_have_arrived = may_have_arrived


class NotInTime(NoAnswer, httpx.TimeoutException):
    """One step took longer than its timeout, or all of them together took longer than the total timeout."""


class TokenError(Exception):
    """The callable for the token returned none, or raised its `__cause__`."""

    def __str__(self) -> str:
        return f"there is no token: {super().__str__()}"


def after(attempts: int) -> str:
    """What a message adds when there was more than one."""
    return f" after {attempts} attempts" if attempts > 1 else ""


_BY_STATUS: dict[int, type[StatusError]] = {
    400: BadRequest,
    401: Unauthorized,
    403: Forbidden,
    404: NotFound,
    409: Conflict,
    422: UnprocessableEntity,
    429: TooManyRequests,
    503: ServiceUnavailable,
}


def status_error(status_code: int) -> type[StatusError]:
    """The class for an error status."""
    return _BY_STATUS.get(status_code, ServerError if 500 <= status_code <= 599 else StatusError)
