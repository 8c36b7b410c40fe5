"""What a call has to come to, by the rules that every client follows."""

from dataclasses import dataclass
from types import ModuleType
from typing import Any

from wireproof.catalog import Operation, Spec
from wireproof.envelope import Envelope, envelope
from wireproof.pointers import unescape

__all__ = ["Outcome", "at", "error_class", "outcome_of_method"]

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


@dataclass(frozen=True)
class Outcome:
    """What a method makes of the body of a success."""

    value: Any = None
    """The JSON value of what it returns."""
    refused_at: str | None = None
    """Where the body is not what the method needs, as a JSON pointer; None when it is."""


def outcome_of_method(spec: Spec, operation: Operation, body: Any) -> Outcome:
    """What a method returns for a body that the spec allows: the body, or what stands in it as in an envelope."""
    found = envelope(spec, operation)
    return Outcome(body) if found is None else _unwrapped(found, body)


def _unwrapped(found: Envelope, body: Any) -> Outcome:
    objects, references = at(body, found.items) or {}, at(body, found.order)
    if references is None and objects:
        return Outcome(refused_at=found.order)
    for index, reference in enumerate(references or ()):
        if reference.get("key") != found.key or reference.get("id") not in objects:
            return Outcome(refused_at=f"{found.order}/{index}")
    values = [objects[reference["id"]] for reference in references or ()]
    if found.holds == "many":
        return Outcome(values)
    return Outcome(values[0]) if len(values) == 1 else Outcome(refused_at=found.order)


def at(body: Any, pointer: str) -> Any:
    """What a body has at a place; None when nothing is there."""
    for token in pointer.split("/")[1:]:
        body = body.get(unescape(token)) if isinstance(body, dict) else None
    return body
