# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
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

from ._runtime.errors import *
from ._runtime.errors import __all__ as __all__
