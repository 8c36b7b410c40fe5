# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Objects of a spec as classes: each lists its members once, and is read, checked and written by that list."""

import datetime
import math
from collections.abc import Mapping
from enum import Enum
from typing import Any, NamedTuple, Self
from uuid import UUID

from .decoding import Decoder, Mismatch, Written, describe, mapping, reference
from .types import Unset

__all__ = [
    "Member",
    "Members",
    "Model",
    "Unwritable",
    "json_value",
    "members",
    "optional",
    "read_only",
    "required",
    "wire_value",
    "write_only",
]


EXACT = 1e16
"""Below it, a float that is an integer is written without an exponent."""


class Member(NamedTuple):
    """A member of a JSON object, and the attribute that holds it."""

    name: str
    decoder: Decoder[Any]
    attribute: str
    required: bool
    """Whether every object that is received has it."""
    sent: bool
    """Whether every object that is sent has it."""


def required(name: str, decoder: Decoder[Any], attribute: str | None = None) -> Member:
    """A member that every object has; its attribute has the same name unless given."""
    return Member(name, decoder, attribute or name, required=True, sent=True)


def optional(name: str, decoder: Decoder[Any], attribute: str | None = None) -> Member:
    """A member that an object may have; its attribute has the same name unless given."""
    return Member(name, decoder, attribute or name, required=False, sent=False)


def read_only(name: str, decoder: Decoder[Any], attribute: str | None = None) -> Member:
    """A member that every object has which is received, and none needs that is sent."""
    return Member(name, decoder, attribute or name, required=True, sent=False)


def write_only(name: str, decoder: Decoder[Any], attribute: str | None = None) -> Member:
    """A member that every object has which is sent, and none needs that is received."""
    return Member(name, decoder, attribute or name, required=False, sent=True)


class Members:
    """What a JSON object is made of; `rest` reads members that the spec does not name, None when it forbids them."""

    def __init__(self, *listed: Member, rest: Decoder[Any] | None = None) -> None:
        self.listed = listed
        self.rest = rest

    def admit(self, members: Mapping[str, Any]) -> None:
        """Check the members of an object that is to be sent; Mismatch for one that the spec would not have."""
        rest = dict(members)
        for member in self.listed:
            if member.name in rest:
                try:
                    member.decoder.admit(rest.pop(member.name))
                except Mismatch as mismatch:
                    raise mismatch.inside(member.name) from None
            elif member.sent:
                raise _missing(member)
        if self.rest is not None:
            mapping(self.rest).admit(rest)


def members(*listed: Member, rest: Decoder[Any] | None = None) -> Decoder[dict[str, Any]]:
    """Accepts an object of a request that has no class of its own."""
    known = Members(*listed, rest=rest)

    def admit(value: object) -> None:
        if not isinstance(value, dict):
            raise Mismatch("an object", describe(value))
        known.admit(value)

    return Decoder("an object", dict, admit)


class Model:
    """An object of a spec. What is `UNSET` is left out; what the spec does not name is in `additional_properties`."""

    __slots__ = ()

    @classmethod
    def _members(cls) -> Members:
        """What the object is made of; asked for once."""
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _object(self, json_value)

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """
        Read a JSON object.

        Raises:
            ValueError: A member is missing or is not what the spec says; the message has its JSON pointer.
        """
        members, rest = _members_of(cls), dict(src_dict)
        found: dict[str, Any] = {}
        for member in members.listed:
            if member.name in rest:
                try:
                    found[member.attribute] = member.decoder.decode(rest.pop(member.name))
                except Mismatch as mismatch:
                    raise mismatch.inside(member.name) from None
            elif member.required:
                raise _missing(member)
        if members.rest is not None:
            found["additional_properties"] = mapping(members.rest).decode(rest)
        return cls(**found)

    @classmethod
    def admit_dict(cls, members: Mapping[str, Any]) -> None:
        """As `from_dict`, for one to be sent: an undocumented enum value that is not marked as wanted is refused."""
        _members_of(cls).admit(members)


_MEMBERS: dict[type[Model], Members] = {}


def _members_of(cls: type[Model]) -> Members:
    found = _MEMBERS.get(cls)
    if found is None:
        found = _MEMBERS[cls] = cls._members()
    return found


def _missing(member: Member) -> Mismatch:
    return Mismatch(member.decoder.expected, "nothing, the required member is missing").inside(member.name)


def _object(model: Model, write: Any) -> dict[str, Any]:
    """The members that are set, after those that the spec does not name."""
    found = {name: _inside(name, value, write) for name, value in getattr(model, "additional_properties", {}).items()}
    for member in _members_of(type(model)).listed:
        value = getattr(model, member.attribute)
        if not isinstance(value, Unset):
            found[member.name] = _inside(member.name, value, write)
    return found


def _inside(token: str | int, value: Any, write: Any) -> Any:
    """A value inside of an array or object; an error says where."""
    try:
        return write(value)
    except Unwritable as error:
        raise error.inside(token) from None


class Unwritable(TypeError, ValueError):
    """A value has no form in JSON, which is a TypeError, or not this one, which is a ValueError."""

    def __init__(self, kind: type[TypeError | ValueError], reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.pointer = ""

    def inside(self, token: str | int) -> Self:
        """The same, seen from the array or object around it."""
        self.pointer = reference(token) + self.pointer
        return self

    def __str__(self) -> str:
        return f"at {self.pointer}, {self.reason}" if self.pointer else self.reason


def json_value(value: Any) -> Any:
    """A typed value as JSON has it; Unwritable for a date-time without offset, NaN, infinity or another type."""
    return value.value if isinstance(value, Enum) and not isinstance(value, Unset) else _written(value, json_value)


def wire_value(value: Any) -> Any:
    """As `json_value`, but enum values and objects keep their class, by which a decoder knows what is meant."""
    if isinstance(value, Model):
        return Written(type(value), _object(value, wire_value))
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
        return int(value)  # 300.0 is an integer to JSON Schema, but not to every server
    return value if isinstance(value, Enum) else _written(value, wire_value)


def _written(value: Any, write: Any) -> Any:
    match value:
        case None | bool() | int() | str() | Unset():
            return value
        case datetime.datetime() if value.utcoffset() is None:
            raise Unwritable(ValueError, f"{value.isoformat()}: a date-time needs an offset (RFC 3339); set its tzinfo")
        case datetime.date():  # a datetime.datetime is one, too
            return value.isoformat()
        case UUID():
            return str(value)
        case list() | tuple():
            return [_inside(index, item, write) for index, item in enumerate(value)]
        case dict():
            return {key: _inside(key, item, write) for key, item in value.items()}
        case float() if not math.isfinite(value):
            raise Unwritable(ValueError, f"JSON has no number {value}")
        case float():
            return value
        case Model():
            return _object(value, write)
        case _:
            raise Unwritable(TypeError, f"{type(value).__name__} has no form in JSON")
