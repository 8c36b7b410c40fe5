# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
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

from ._runtime.errors import (
    ApiError,
    BadRequest,
    Conflict,
    Forbidden,
    InvalidResponse,
    NoAnswer,
    NotFound,
    NotInTime,
    ServerError,
    ServiceUnavailable,
    StatusError,
    TokenError,
    TooManyRequests,
    Unauthorized,
    UnexpectedStatus,
    UnprocessableEntity,
)

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
