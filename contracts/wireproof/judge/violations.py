"""What a value has against its schema, keyword by keyword."""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from jsonschema_rs import ValidationError, ValidationErrorKind

from wireproof.findings import NOTHING, Code, Finding, quoted
from wireproof.schema import Schema, escape

__all__ = ["violations"]


def violations(code: Code, place: str, schema: Schema, value: Any) -> Iterator[Finding]:
    """One finding for each keyword at each place that a value violates."""
    try:
        errors = list(schema.validator.iter_errors(value))
    except (RecursionError, ValueError) as error:  # nested deeper than the validator goes
        yield Finding(code, place, quoted(value), f"a value that can be validated ({error})", schema.pointer)
        return
    found: dict[tuple[str, str], Finding] = {}  # branches of an `allOf` may ask for the same
    for violation in errors:
        documented, pointer = _keyword(schema, violation)
        for tokens, received in _spots(violation):
            spot = f"{place} at {_joined('', tokens)}" if tokens else place
            found.setdefault((spot, documented), Finding(code, spot, received, documented, pointer))
    yield from found.values()


def _spots(error: ValidationError) -> list[tuple[list[str | int], str]]:
    """Where a validation error is, and what was there: members that are missing or too many are spots of their own."""
    path, instance, kinds = error.instance_path, cast("Any", error.instance), ValidationErrorKind
    match error.kind:
        case kinds.Required(property=name):
            return [([*path, name], NOTHING)]
        case kinds.AdditionalProperties(unexpected=names) | kinds.UnevaluatedProperties(unexpected=names):
            return [([*path, name], quoted(instance[name])) for name in names]
        case _:
            return [(path, quoted(instance))]


def _keyword(schema: Schema, error: ValidationError) -> tuple[str, str]:
    """
    The violated keyword with its value, and where it stands.

    The validator's path starts at the schema, or at the document where a `$ref` has led it to the components. Where it
    has gone astray (`$dynamicRef`), its own words and the whole schema have to do.
    """
    path, node = error.schema_path, schema.standalone
    try:
        for token in path:
            node = node[int(token)] if isinstance(node, list) else node[str(token)]
    except (LookupError, TypeError, ValueError):
        return error.message, schema.pointer
    return f"{path[-1]}: {quoted(node)}", _joined("#" if path[0] == "components" else schema.pointer, path)


def _joined(pointer: str, tokens: Iterable[str | int]) -> str:
    return "/".join([pointer, *(escape(str(token)) for token in tokens)])
