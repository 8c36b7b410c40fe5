"""Which error class a status is raised as, by the rules that every client follows."""

from types import ModuleType
from typing import Any

from wireproof.catalog import Operation

__all__ = ["error_class"]

BY_STATUS = {
    400: "BadRequest",
    401: "Unauthorized",
    403: "Forbidden",
    404: "NotFound",
    409: "Conflict",
    422: "UnprocessableEntity",
    429: "TooManyRequests",
    503: "ServiceUnavailable",
}


def error_class(errors: ModuleType, operation: Operation, status: int) -> Any:
    """The class for a status that is not returned; one below 400 is never the error that `default` documents."""
    if status < 400 or operation.documented(status) is None:
        return errors.UnexpectedStatus
    name = BY_STATUS.get(status, "ServerError" if status // 100 == 5 else "StatusError")
    return getattr(errors, name, f"no class {name}")
