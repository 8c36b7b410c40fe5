"""Which branch of a union a JSON value is of, by the spec alone: as its discriminator says, else by what is valid."""

from collections.abc import Mapping
from typing import Any

from wireproof.schema import Schema

__all__ = ["branch_of", "deciding"]


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


def deciding(schema: Schema) -> set[str]:
    """The members that tell the branches of a union apart: a discriminator's, else those with other values in each."""
    target = schema.target
    discriminator = _discriminator(target)
    if discriminator:
        return {discriminator["propertyName"]}
    objects = [one for one in target.branches if one.properties]
    found = set().union(*(deciding(one) for one in target.branches))
    for name in {name for one in objects for name in one.properties}:
        listed = [_enum_and_const(one.properties[name]) for one in objects if name in one.properties]
        if len(listed) > 1 and any(values != listed[0] for values in listed):
            found.add(name)
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


def _enum_and_const(schema: Schema) -> Any:
    node = schema.target.node
    return (node.get("enum"), node.get("const")) if isinstance(node, Mapping) else None
