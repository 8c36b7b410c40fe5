# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Objects of a spec as classes: each lists its members once, and is read, checked and written by that list."""

import datetime
import math
from collections.abc import Callable, Iterable, Mapping, Set
from enum import Enum
from typing import Any, NamedTuple, Self, cast
from uuid import UUID

from attrs import fields

from .decoding import Decoder, Inexact, Mismatch, Missing, Written, describe, mapping, reference
from .types import UNSET, Unset

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


_AS_IT_IS = frozenset({str, int, bool, type(None)})
"""Types whose values JSON has as they are."""

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
        self._by_name = {member.name: member.decoder for member in listed}
        self.received = frozenset(member.name for member in listed if member.required)
        self.sent = frozenset(member.name for member in listed if member.sent)

    def admit(self, members: Mapping[str, Any]) -> None:
        """Check the members of an object that is to be sent; Mismatch for one that the spec would not have."""
        name = ""
        try:
            for name, value in members.items():
                decoder = self._by_name.get(name, self.rest)
                if decoder is not None and type(value) not in decoder.plain:
                    decoder.admit(value)
        except Mismatch as mismatch:
            raise mismatch.inside(name) from None
        self.refuse_missing(members, self.sent)

    def refuse_missing(self, members: Mapping[str, Any], needed: Set[str]) -> None:
        """Mismatch for a member that is needed and not there."""
        if not members.keys() >= needed:
            member = next(one for one in self.listed if one.name in needed and one.name not in members)
            raise Missing(member.decoder.expected).inside(member.name)


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
        plan = _PLANS.get(cls) or _plan_of(cls)
        found: Self = plan.read(src_dict if isinstance(src_dict, dict) else dict(src_dict))
        return found

    @classmethod
    def admit_dict(cls, members: Mapping[str, Any]) -> None:
        """
        Check a JSON object that is about to be sent; an undocumented enum value has to be wrapped in its enum.

        Raises:
            Mismatch: A member is missing or is not what the spec says.
        """
        _plan_of(cls).members.admit(members)


class _Plan:
    """How the objects of a class are read, checked and written."""

    def __init__(self, cls: type[Model]) -> None:
        self.members = cls._members()
        self.read = _reader(cls, self.members)
        self.write = _writer(cls, self.members)


_PLANS: dict[type[Model], _Plan] = {}


def _plan_of(cls: type[Model]) -> _Plan:
    found = _PLANS.get(cls)
    if found is None:
        found = _PLANS[cls] = _Plan(cls)
    return found


_READER = """
def read(source):
    found, rest, at = new(cls), source.copy(), 0
    take = rest.pop
    try:
        {members}
    except Mismatch as mismatch:
        raise mismatch.inside(members.listed[at].name) from None
    except KeyError:
        members.refuse_missing(source, members.received)
        raise
    {others}
    return found
"""
_MEMBER = """at = {at}
        value = take(name_{at}{default})
        found.{attribute} = {known}value if type(value) in plain_{at} else decode_{at}(value)"""
_LOOK_UP = "known_{at}[value] if type(value) is str and value in known_{at} else "


def _reader(cls: type[Model], members: Members) -> Callable[[dict[str, Any]], Any]:
    """
    A function that reads objects of a class, compiled once, as attrs compiles `__init__`.

    All that a spec says is in variables of it; the names of attributes alone are in its code, as in that of the class.
    """
    known: dict[str, Any] = {"Mismatch": Mismatch, "UNSET": UNSET, "cls": cls, "members": members, "new": cls.__new__}
    attributes, lines, others = {one.name: one.default for one in fields(cast(Any, cls))}, [], []
    for at, (name, decoder, attribute, is_required, _) in enumerate(members.listed):
        del attributes[attribute]
        plain = decoder.plain if is_required else decoder.plain | {Unset}
        known |= {
            f"name_{at}": name,
            f"plain_{at}": plain,
            f"decode_{at}": decoder.decode,
            f"known_{at}": decoder.known,
        }
        look_up, default = _LOOK_UP.format(at=at) if decoder.known else "", "" if is_required else ", UNSET"
        lines.append(_MEMBER.format(at=at, attribute=attribute, default=default, known=look_up))
    if members.rest is not None:
        known["read_rest"] = mapping(members.rest).decode
        others.append("found.additional_properties = read_rest(rest) if rest else {}")
        del attributes["additional_properties"]
    for attribute, default in attributes.items():
        known[f"new_{attribute}"] = getattr(default, "factory", lambda default=default: default)
        others.append(f"found.{attribute} = new_{attribute}()")
    text = _READER.format(members="\n        ".join(lines) or "pass", others="\n    ".join(others))
    return _compiled(cls, text, known, "read")


_WRITER = """
def written(source, found, write):
    at = 0
    try:
        {members}
    except Unwritable as error:
        raise error.inside(members.listed[at].name) from None
    return found
"""
_WRITTEN = """value = source.{attribute}
        if type(value) in as_it_is:
            found[name_{at}] = value
        elif value is not UNSET:
            at = {at}
            found[name_{at}] = write(value)"""


def _writer(cls: type[Model], members: Members) -> Callable[[Any, dict[str, Any], Any], dict[str, Any]]:
    """A function compiled for a class, which adds the members of an object that are set to a JSON object."""
    known: dict[str, Any] = {"Unwritable": Unwritable, "UNSET": UNSET, "as_it_is": _AS_IT_IS, "members": members}
    known |= {f"name_{at}": member.name for at, member in enumerate(members.listed)}
    lines = [_WRITTEN.format(at=at, attribute=member.attribute) for at, member in enumerate(members.listed)]
    return _compiled(cls, _WRITER.format(members="\n        ".join(lines) or "pass"), known, "written")


def _compiled(cls: type[Model], text: str, known: dict[str, Any], name: str) -> Callable[..., Any]:
    exec(compile(text, f"<{name} for {cls.__name__}>", "exec"), known)  # noqa: S102  # no text of a spec is in it
    found: Callable[..., Any] = known[name]
    return found


def _object(model: Model, write: Any) -> dict[str, Any]:
    """The members that are set, after those that the spec does not name."""
    others = getattr(model, "additional_properties", None)
    found = _written_members(others.items(), write) if others else {}
    cls = type(model)
    return (_PLANS.get(cls) or _plan_of(cls)).write(model, found, write)


def _written_members(pairs: Iterable[tuple[Any, Any]], write: Any) -> dict[Any, Any]:
    """Values inside of an array or object by their names or indices; an error says where."""
    found, token = {}, ""
    try:
        for token, value in pairs:
            found[token] = value if type(value) in _AS_IT_IS else write(value)
    except Unwritable as error:
        raise error.inside(token) from None
    return found


class Unwritable(TypeError, ValueError):
    """A value cannot be written as JSON: a TypeError for its type, a ValueError for this value of it."""

    def __init__(self, kind: type[TypeError | ValueError], reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.pointer = ""

    def inside(self, token: str | int) -> Self:
        """The error with a pointer from the enclosing array or object."""
        self.pointer = reference(token) + self.pointer
        return self

    def __str__(self) -> str:
        return f"at {self.pointer}, {self.reason}" if self.pointer else self.reason


def json_value(value: Any) -> Any:
    """A typed value as JSON has it; Unwritable for a date-time without offset, NaN, infinity or another type."""
    if isinstance(value, Model):
        return _object(value, json_value)
    if isinstance(value, datetime.date):
        return _time(value)
    return value._value_ if isinstance(value, Enum) and value is not UNSET else _written_value(value, json_value)


def wire_value(value: Any) -> Any:
    """A typed value as JSON, except that enum values and objects keep their class, which a decoder looks at."""
    if isinstance(value, Model):
        return Written(type(value), _object(value, wire_value))
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT:
        return int(value)  # 300.0 is an integer to JSON Schema, but not to every server
    return value if isinstance(value, Enum) else _written_value(value, wire_value)


def _written_value(value: Any, write: Any) -> Any:
    match value:
        case None | bool() | int() | str() | Unset():
            return value
        case datetime.date():  # a datetime.datetime is one, too
            return _time(value)
        case UUID():
            return str(value)
        case list() | tuple():
            return list(_written_members(enumerate(value), write).values())
        case dict():
            return _written_members(value.items(), write)
        case float() if not math.isfinite(value):
            raise Unwritable(ValueError, f"JSON has no number {value}")
        case float():
            return value
        case _:
            raise Unwritable(TypeError, f"{type(value).__name__} cannot be written as JSON")


def _time(value: datetime.date) -> str:
    """A date, or a date-time with its offset, as RFC 3339 has it."""
    if isinstance(value, datetime.datetime) and value.utcoffset() is None:
        raise Unwritable(ValueError, f"{value.isoformat()}: a date-time needs an offset (RFC 3339); set its tzinfo")
    return (isinstance(value, Inexact) and value.written) or value.isoformat()
