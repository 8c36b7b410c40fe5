# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
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

from ._runtime.errors import *
from ._runtime.errors import __all__ as __all__
