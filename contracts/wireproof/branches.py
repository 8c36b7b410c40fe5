"""Which branch of a union a JSON value is of, by the spec alone: as its discriminator says, else by what is valid."""

from collections.abc import Mapping, Sequence
from typing import Any

from wireproof.schema import Schema

__all__ = ["branch_of", "deciding"]

Path = tuple[str, ...]

LEVELS = 3
"""How deep inside an object the members are looked for that tell it from others; as deep as a client does."""


def branch_of(schema: Schema, value: Any) -> Schema | None:
    """The schema that a value is of, without unions around it; None where it is none or more than one."""
    target = schema.target
    branches = target.branches
    if not branches:
        return target
    named = _mapped_pointer(target, value)
    valid = [one for one in branches if one.validator.is_valid(value)] if target.validator.is_valid(value) else []
    found = [one for one in branches if one.target.pointer == named] or valid
    return branch_of(found[0], value) if len(found) == 1 else None


def deciding(schema: Schema) -> set[Path]:
    """
    Where an object says which branch of a union it is: the member of a discriminator, else those with other values
    in each branch; where its own members leave two branches alike, members of its members as well.
    """
    target = schema.target
    discriminator = _discriminator(target)
    if discriminator:
        return {(discriminator["propertyName"],)}
    inner: set[Path] = set().union(*(deciding(one) for one in target.branches))
    return inner | _telling([one for one in target.branches if one.properties])


def _telling(objects: Sequence[Schema], levels: int = LEVELS) -> set[Path]:
    members = [one.properties for one in objects]
    having = {name: [one[name] for one in members if name in one] for name in {name for one in members for name in one}}
    own = {name for name, found in having.items() if any(_values(one) != _values(found[0]) for one in found)}
    told = [{name: _values(one[name]) for name in own & one.keys() if any(_values(one[name]))} for one in members]
    found: set[Path] = {(name,) for name in own}
    if levels > 1 and any(one in told[:index] for index, one in enumerate(told)):
        for name, inner in having.items():
            inside = _telling([one for one in inner if one.properties], levels - 1)
            found |= {(name, *path) for path in inside}
    return found


def _discriminator(schema: Schema) -> Mapping[str, Any] | None:
    found: Mapping[str, Any] | None = schema.node.get("discriminator") if isinstance(schema.node, Mapping) else None
    return found


def _mapped_pointer(schema: Schema, value: Any) -> str | None:
    """The pointer to the schema that a discriminator's mapping has for a value."""
    discriminator = _discriminator(schema)
    if discriminator is None or not isinstance(value, Mapping):
        return None
    kind = value.get(discriminator["propertyName"])
    found = discriminator.get("mapping", {}).get(kind) if isinstance(kind, str) else None
    return f"#/components/schemas/{found.rpartition('/')[2]}" if found else None


def _values(schema: Schema) -> Any:
    node = schema.target.node
    found = node if isinstance(node, Mapping) else {}
    return found.get("enum"), [found["const"]] if "const" in found else None
