"""What a value has against its schema, keyword by keyword."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from jsonschema_rs import ValidationError, ValidationErrorKind

from wireproof.findings import NOTHING, Code, Finding, quoted
from wireproof.pointers import escape
from wireproof.schema import Schema
from wireproof.sides import OTHERS, RANGES

__all__ = ["spots", "violations"]


def violations(code: Code, place: str, schema: Schema, value: Any) -> Iterator[Finding]:
    """One finding for each keyword at each place that a value violates."""
    try:
        errors = list(schema.validator.iter_errors(value))
        others = list(schema.one_sided.iter_errors(value)) if schema.one_sided else []
    except (RecursionError, ValueError) as error:  # nested deeper than the validator goes
        yield Finding(code, place, quoted(value), f"a value that can be validated ({error})", schema.pointer)
        return
    found: dict[tuple[str, str], Finding] = {}  # branches of an `allOf` may ask for the same
    for violation in errors:
        documented, pointer = _keyword(schema, violation)
        for tokens, received in spots(violation):
            spot = _spot(place, tokens)
            found.setdefault((spot, documented), Finding(code, spot, received, documented, pointer))
    yield from found.values()
    yield from _of_other_side(place, schema, errors, others)


def _of_other_side(
    place: str, schema: Schema, errors: list[ValidationError], others: list[ValidationError]
) -> Iterator[Finding]:
    """
    Members that only belong to the other side.

    Where nothing else is wrong, a union may be one without saying which member it is about.
    """
    refused = {tuple(error.instance_path) for error in errors if _is_refusal(error)}
    members = [one for one in others if _is_refusal(one) and tuple(one.instance_path) not in refused]
    found: dict[str, Finding] = {}
    for violation in members or (others if not errors else ()):
        documented, pointer = _keyword(schema, violation)
        if schema.side and violation in members:
            documented = f"{OTHERS[schema.side]}: true"
        for tokens, received in spots(violation):
            spot = _spot(place, tokens)
            found.setdefault(spot, Finding(Code.SIDE_MISMATCH, spot, received, documented, pointer))
    yield from found.values()


def _is_refusal(error: ValidationError) -> bool:
    return isinstance(error.kind, ValidationErrorKind.FalseSchema)


def spots(error: ValidationError) -> list[tuple[list[str | int], str]]:
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
    leads nowhere (`$dynamicRef`), the validator's message and the whole schema have to do. A format of integers is
    a range for the validator only.
    """
    *owner, keyword = path = error.schema_path
    said = _at_path(schema.standalone, path, error)
    if said is error:
        return error.message, schema.pointer
    top, node = ("#", schema.document) if path[0] == "components" else (schema.pointer, schema.node)
    written = _at_path(node, owner, {})
    if not isinstance(written, Mapping):
        written = {}
    if keyword not in written and written.get("format") in RANGES:
        return f"format: {quoted(written['format'])}", _joined(top, [*owner, "format"])
    if keyword in ("anyOf", "oneOf"):  # the copy has in each branch what a discriminator says of it
        said = written.get(keyword, said)
    return f"{keyword}: {quoted(said)}", _joined(top, path)


def _at_path(node: Any, path: Iterable[str | int], otherwise: Any) -> Any:
    """What stands at the end of a path, if it leads anywhere."""
    try:
        for token in path:
            node = node[token]
    except (LookupError, TypeError):
        return otherwise
    return node


def _spot(place: str, tokens: list[str | int]) -> str:
    return f"{place} at {_joined('', tokens)}" if tokens else place


def _joined(pointer: str, tokens: Iterable[str | int]) -> str:
    return "/".join([pointer, *(escape(str(token)) for token in tokens)])
