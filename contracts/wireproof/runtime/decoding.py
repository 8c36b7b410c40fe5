# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
From JSON values to typed ones, saying where a value is not what the spec describes.

A decoder checks one value. `decoder | other` accepts what either accepts, in that order.
"""

import datetime
import json
import math
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any, Generic, NoReturn, Protocol, Self, TypeVar
from uuid import UUID

from .types import UNSET, Unset

__all__ = [
    "Const",
    "Decoder",
    "I",
    "M",
    "Mismatch",
    "Model",
    "S",
    "T",
    "T_co",
    "U",
    "anything",
    "array",
    "boolean",
    "date",
    "date_time",
    "describe",
    "integer",
    "integer_enum",
    "json_document",
    "model",
    "null",
    "number",
    "optional",
    "required",
    "rest",
    "string",
    "string_enum",
    "uuid",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")
S = TypeVar("S", bound=StrEnum)
I = TypeVar("I", bound=IntEnum)


_DATE = r"\d{4}-\d\d-\d\d"
_DATE_TIME = _DATE + r"[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)"
_UUID = r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"


class Mismatch(ValueError):
    """A JSON value is not what the spec describes."""

    def __init__(self, expected: str, received: str) -> None:
        super().__init__(expected, received)
        self.expected = expected
        self.received = received
        self.path: tuple[str | int, ...] = ()

    @property
    def pointer(self) -> str:
        """Where, as a JSON pointer (RFC 6901); empty for the whole body."""
        return "".join(f"/{str(token).replace('~', '~0').replace('/', '~1')}" for token in self.path)

    def inside(self, token: str | int) -> Self:
        """The same mismatch, seen from the array or object around it."""
        self.path = (token, *self.path)
        return self

    def __str__(self) -> str:
        return f"at {self.pointer or 'the top'}: expected {self.expected}, received {self.received}"


class Decoder(Generic[T_co]):
    """Turns one JSON value into a `T_co`, which may be one of some models, or raises `Mismatch`."""

    __slots__ = ("decode", "expected", "models")

    def __init__(self, expected: str, decode: Callable[[Any], T_co], models: tuple[type, ...] = ()) -> None:
        self.expected = expected
        self.decode = decode
        self.models = models

    def __call__(self, value: object) -> T_co:
        return self.decode(value)

    def __or__(self, other: "Decoder[U]") -> "Decoder[T_co | U]":
        expected = f"{self.expected} or {other.expected}"

        def decode(value: object) -> "T_co | U":
            deepest: Mismatch | None = None
            for decoder in (self, other):
                try:
                    return decoder(value)
                except Mismatch as mismatch:
                    if len(mismatch.path) > (len(deepest.path) if deepest else 0):
                        deepest = mismatch
            raise deepest or Mismatch(expected, describe(value))

        return Decoder(expected, decode, self.models + other.models)


class Model(Protocol):
    """A class that reads itself from a JSON object."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self: ...


M = TypeVar("M", bound=Model)


def describe(value: object) -> str:
    """A value in a few words, for messages."""
    match value:
        case None | bool():
            return json.dumps(value)
        case dict():
            return f"an object with {len(value)} members"
        case list():
            return f"an array of {len(value)} items"
        case _:
            text = json.dumps(value, default=str)
            return text if len(text) <= 80 else f"{text[:77]}..."


def _reject(expected: str, value: object) -> NoReturn:
    raise Mismatch(expected, describe(value))


def _string(value: object) -> str:
    return value if isinstance(value, str) else _reject("a string", value)


def _integer(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, _Large) and value.written == value.written.to_integral_value():
        return int(value.written)
    if isinstance(value, float) and value.is_integer():  # 1.2e+31 and 5.0 are integers in JSON Schema
        return int(value)
    _reject("an integer", value)


def _number(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) if isinstance(value, _Large) else value
    _reject("a number", value)


def _boolean(value: object) -> bool:
    return value if isinstance(value, bool) else _reject("a boolean", value)


def _null(value: object) -> None:
    if value is not None:
        _reject("null", value)


def _parsed(expected: str, form: str, parse: Callable[[str], T]) -> Decoder[T]:
    def decode(value: object) -> T:
        if isinstance(value, str) and re.fullmatch(form, value):
            try:
                return parse(value.upper())
            except ValueError:  # the thirtieth of February
                pass
        _reject(expected, value)

    return Decoder(expected, decode)


def _anything(value: Any) -> Any:
    return value


anything: Decoder[Any] = Decoder("any value", _anything, (object,))
string = Decoder("a string", _string)
integer = Decoder("an integer", _integer)
number = Decoder("a number", _number)
boolean = Decoder("a boolean", _boolean)
null = Decoder("null", _null)
date = _parsed("a date (RFC 3339)", _DATE, datetime.date.fromisoformat)
date_time = _parsed("a date-time with its offset (RFC 3339)", _DATE_TIME, datetime.datetime.fromisoformat)
uuid = _parsed("a UUID (RFC 9562)", _UUID, UUID)


class Const(Decoder[T_co]):
    """Accepts one value only."""

    __slots__ = ()

    def __init__(self, only: T_co) -> None:
        def decode(value: object) -> T_co:
            if value == only and isinstance(value, bool) == isinstance(only, bool):
                return only
            _reject(describe(only), value)

        super().__init__(describe(only), decode)


def string_enum(members: type[S]) -> Decoder[S]:
    """Accepts any string; one that is not listed becomes a member equal to itself."""
    return Decoder("a string", lambda value: members(_string(value)))


def integer_enum(members: type[I]) -> Decoder[I]:
    """Accepts any integer; one that is not listed becomes a member equal to itself."""
    return Decoder("an integer", lambda value: members(_integer(value)))


def model(cls: type[M]) -> Decoder[M]:
    """Accepts an object that the model can be read from."""

    def decode(value: object) -> M:
        return cls.from_dict(value) if isinstance(value, dict) else _reject("an object", value)

    return Decoder("an object", decode, (cls,))


def array(items: Decoder[T]) -> Decoder[list[T]]:
    """Accepts an array, every item of which the decoder accepts."""

    def decode(value: object) -> list[T]:
        if not isinstance(value, list):
            _reject("an array", value)
        decoded = []
        for index, item in enumerate(value):
            try:
                decoded.append(items(item))
            except Mismatch as mismatch:
                raise mismatch.inside(index) from None
        return decoded

    return Decoder("an array", decode)


def required(members: dict[str, Any], name: str, decoder: Decoder[T]) -> T:
    """Take a member out of an object that must have it."""
    if name not in members:
        raise Mismatch(decoder.expected, "nothing, the required member is missing").inside(name)
    return _take(members, name, decoder)


def optional(members: dict[str, Any], name: str, decoder: Decoder[T]) -> T | Unset:
    """Take a member out of an object that may have it."""
    return _take(members, name, decoder) if name in members else UNSET


def rest(members: dict[str, Any], decoder: Decoder[T]) -> dict[str, T]:
    """Take every member that is left."""
    return {name: _take(members, name, decoder) for name in tuple(members)}


def _take(members: dict[str, Any], name: str, decoder: Decoder[T]) -> T:
    try:
        return decoder(members.pop(name))
    except Mismatch as mismatch:
        raise mismatch.inside(name) from None


def json_document(content: bytes) -> Any:
    """
    Parse a body, strictly: no NaN, no Infinity.

    Raises:
        Mismatch: It is not JSON.
    """
    try:
        return json.loads(content, parse_constant=_not_json, parse_float=_finite)
    except (ValueError, RecursionError):
        shown = content[:77].decode(errors="replace")
        raise Mismatch("JSON", f"{shown!r}{'...' * (len(content) > 77)}" if content else "an empty body") from None


class _Large(float):
    """A number beyond those that a float tells apart from their neighbours, with what was written."""

    written: Decimal


def _finite(text: str) -> float:
    number = _Large(text)
    if not math.isfinite(number):
        _not_json(text)
    if abs(number) < 2**53:
        return float(number)
    number.written = Decimal(text)
    return number


def _not_json(constant: str) -> NoReturn:
    raise ValueError(constant)
