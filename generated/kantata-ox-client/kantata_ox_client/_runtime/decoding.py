# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
From JSON values to typed ones, saying where a value is not what the spec describes.

A `Decoder` has two ways to look at a value. `decode` reads a response, where an enum may have values of tomorrow;
`admit` checks a request, where a value that the spec does not document is refused unless it is marked as wanted.
`decoder | other` accepts what either accepts, in that order.
"""

import datetime
import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import cache
from typing import Any, Generic, NoReturn, Protocol, Self, SupportsIndex, TypeVar
from uuid import UUID

from .types import Unset

__all__ = [
    "Const",
    "Decoder",
    "Inexact",
    "Mismatch",
    "Missing",
    "Undocumented",
    "Written",
    "anything",
    "array",
    "boolean",
    "date",
    "date_time",
    "describe",
    "integer",
    "integer_enum",
    "json_document",
    "mapping",
    "model",
    "null",
    "number",
    "reference",
    "string",
    "string_enum",
    "uuid",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")
S = TypeVar("S", bound=StrEnum)
N = TypeVar("N", bound=IntEnum)


_DATE = r"\d{4}-\d\d-\d\d"
_DATE_TIME = _DATE + r"[Tt]\d\d:\d\d:(?:[0-5]\d|(60))(?:\.\d{1,6}0*([1-9]\d*)?)?(?:[Zz]|[+-]\d\d:\d\d)"
"""Its groups are what a `datetime` cannot hold: a leap second, and digits after microseconds."""
_UUID = r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"


def reference(token: str | int) -> str:
    """A name or an index as a JSON pointer has it (RFC 6901, section 3)."""
    return "/" + str(token).replace("~", "~0").replace("/", "~1")


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
        return "".join(map(reference, self.path))

    def extent(self) -> tuple[int, list[int], bool]:
        """How far the reading got: how deep, how many items before, and whether there was something to read."""
        return len(self.path), [token for token in self.path if isinstance(token, int)], not isinstance(self, Missing)

    def inside(self, token: str | int) -> Self:
        """The mismatch with a path from the enclosing array or object."""
        self.path = (token, *self.path)
        return self

    def __str__(self) -> str:
        return f"at {self.pointer or 'the top'}: expected {self.expected}, received {self.received}"


class Missing(Mismatch):
    """A required member is not there."""

    def __init__(self, expected: str) -> None:
        super().__init__(expected, "nothing, the required member is missing")


class Undocumented(Mismatch):
    """An enum value that a request would send although the spec does not document it."""


class Written(dict[str, Any]):
    """The JSON object that a model is written as; it is no object of another model."""

    def __init__(self, kind: type, members: Mapping[str, Any]) -> None:
        super().__init__(members)
        self.kind = kind


class Decoder(Generic[T_co]):
    """Decodes one JSON value to a `T_co`, or raises `Mismatch`."""

    __slots__ = ("admit", "decode", "expected", "known", "plain")

    def __init__(
        self,
        expected: str,
        decode: Callable[[Any], T_co],
        admit: Callable[[Any], object] | None = None,
        plain: Iterable[type] = (),
        known: Mapping[str, T_co] | None = None,
    ) -> None:
        self.expected = expected
        self.plain = frozenset(plain)
        """The types whose values are all read and sent as they are, so that nobody needs to call anything."""
        self.known = known or {}
        """What some strings are read as, for the same reason; each of them may be sent as well."""
        self.decode = decode
        """Reads a value out of a response."""
        self.admit = admit or decode
        """Checks a value that a request is to carry."""

    def __or__(self, other: "Decoder[U]") -> "Decoder[T_co | U]":
        decode: Callable[[Any], T_co | U] = _either(self.decode, other.decode)
        plain = self.plain | other.plain if _NULL in (self.plain, other.plain) else self.plain
        expected, admit = f"{self.expected} or {other.expected}", _either(self.admit, other.admit)
        return Decoder(expected, decode, admit, plain, self.known)


_NULL = frozenset({type(None)})
"""No other decoder makes anything else of these."""


def _either(first: Callable[[Any], Any], second: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """What the first accepts, else what the second does; else the mismatch that says most."""

    def either(value: object) -> Any:
        found: list[Mismatch] = []
        for one in (first, second):
            try:
                return one(value)
            except Mismatch as mismatch:
                found.append(mismatch)
        undocumented = next((mismatch for mismatch in found if isinstance(mismatch, Undocumented)), None)
        if undocumented:
            raise undocumented
        deepest = max(found, key=Mismatch.extent)
        raise deepest if deepest.path else Mismatch(" or ".join(one.expected for one in found), deepest.received)

    return either


class Readable(Protocol):
    """A class that reads itself from a JSON object, and checks one that is to be sent."""

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """The object that this JSON object describes."""

    @classmethod
    def admit_dict(cls, members: Mapping[str, Any]) -> None:
        """Check the members of an object that is to be sent."""


M = TypeVar("M", bound=Readable)


def describe(value: object) -> str:
    """A value in a few words, for messages."""
    match value:
        case Unset():
            return "nothing"
        case None | bool():
            return json.dumps(value)
        case Written():
            return value.kind.__name__
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
    if isinstance(value, float) and value.is_integer():  # 1.2e+31 and 5.0 are integers in JSON Schema
        return int(value)
    _reject("an integer", value)


def _number(value: object) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value) if isinstance(value, _Rounded) else value
    _reject("a number", value)


def _boolean(value: object) -> bool:
    return value if isinstance(value, bool) else _reject("a boolean", value)


def _null(value: object) -> None:
    if value is not None:
        _reject("null", value)


@cache
def _fullmatch(form: str) -> Callable[[str], re.Match[str] | None]:
    """Compiled when the first text is read."""
    return re.compile(form, re.ASCII).fullmatch


def _pattern(
    expected: str, form: str, parse: Callable[[str], T], inexact: Callable[[str], T] | None = None
) -> Decoder[T]:
    """Accepts text of a form; one that has a group of it is read by `inexact`."""

    def decode(value: object) -> T:
        if isinstance(value, str) and (match := _fullmatch(form)(value)):
            try:
                return inexact(value) if inexact and match.lastindex else parse(value.upper())
            except ValueError:  # the thirtieth of February
                pass
        _reject(expected, value)

    return Decoder(expected, decode)


class Inexact(datetime.datetime):
    """
    A date-time that a `datetime` does not hold exactly; it is sent as it was written.

    A leap second is the last microsecond before it ends, which keeps its day, and its order among other times; further
    digits of a fraction are cut off. What is calculated from it is an ordinary time.
    """

    written = ""
    """RFC 3339, as it came."""

    @classmethod
    def read(cls, text: str) -> Self:
        """The date-time; ValueError for a leap second that is not in the last minute of a day (UTC)."""
        leap = text[17:19] == "60"
        found = cls.fromisoformat(f"{text[:17]}59{text[19:]}".upper() if leap else text.upper())
        if leap:
            minute = datetime.timedelta(hours=found.hour, minutes=found.minute) - (found.utcoffset() or _DAY)
            if minute % _DAY != _DAY - datetime.timedelta(minutes=1):
                raise ValueError(text)
            found = found.replace(microsecond=999_999)
        found.written = text
        return found

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        return (type(self).read, (self.written,)) if self.written else super().__reduce_ex__(protocol)


_DAY = datetime.timedelta(days=1)


def _anything(value: Any) -> Any:
    return value


anything: Decoder[Any] = Decoder("any value", _anything)
string = Decoder("a string", _string, plain=(str,))
integer = Decoder("an integer", _integer, plain=(int,))
number = Decoder("a number", _number, plain=(int, float))
boolean = Decoder("a boolean", _boolean, plain=(bool,))
null = Decoder("null", _null, plain=(type(None),))
date = _pattern("a date (RFC 3339)", _DATE, datetime.date.fromisoformat)
date_time = _pattern(
    "a date-time with its offset (RFC 3339)", _DATE_TIME, datetime.datetime.fromisoformat, Inexact.read
)
uuid = _pattern("a UUID (RFC 9562)", _UUID, UUID)


class Const(Decoder[T_co]):
    """Accepts one value only."""

    __slots__ = ()

    def __init__(self, only: T_co) -> None:
        def decode(value: object) -> T_co:
            if value == only and isinstance(value, bool) == isinstance(only, bool):
                return only
            _reject(describe(only), value)

        super().__init__(describe(only), decode, known={only: only} if isinstance(only, str) else None)


def string_enum(members: type[S]) -> Decoder[S]:
    """Accepts any string in a response; an undocumented one becomes a member equal to itself."""
    known = {member.value: member for member in members}
    return Decoder("a string", lambda value: members(_string(value)), _documented(members, _string), known=known)


def integer_enum(members: type[N]) -> Decoder[N]:
    """Accepts any integer in a response; an undocumented one becomes a member equal to itself."""
    return Decoder("an integer", lambda value: members(_integer(value)), _documented(members, _integer))


def _documented(members: type[StrEnum] | type[IntEnum], typed: Callable[[Any], Any]) -> Callable[[Any], None]:
    """The check for a documented value; one that is an instance of the enum is wanted whatever it is."""
    documented = [member.value for member in members]

    def admit(value: object) -> None:
        if not isinstance(value, members) and typed(value) not in documented:
            listed = ", ".join(map(repr, documented))
            wanted = f"{describe(value)}; to send that all the same, wrap it: {members.__name__}({value!r})"
            raise Undocumented(f"one of {listed}", wanted)

    return admit


def model(cls: type[M]) -> Decoder[M]:
    """Accepts an object that the model can be read from."""

    def decode(value: object) -> M:
        return cls.from_dict(value) if isinstance(value, dict) else _reject("an object", value)

    def admit(value: object) -> None:
        if isinstance(value, Written) and not issubclass(value.kind, cls):
            raise Mismatch(cls.__name__, value.kind.__name__)
        cls.admit_dict(value) if isinstance(value, dict) else _reject("an object", value)

    return Decoder("an object", decode, admit)


def array(items: Decoder[T]) -> Decoder[list[T]]:
    """Accepts an array, every item of which the decoder accepts."""
    return Decoder("an array", _each(items.decode), _each(items.admit))


def _each(item: Callable[[Any], T]) -> Callable[[Any], list[T]]:
    def each(value: object) -> list[T]:
        if not isinstance(value, list):
            _reject("an array", value)
        found: list[T] = []
        try:
            for one in value:
                found.append(item(one))  # noqa: PERF401  # how many there are says where it is wrong
        except Mismatch as mismatch:
            raise mismatch.inside(len(found)) from None
        return found

    return each


def prefixed(rest: Decoder[Any], *first: Decoder[Any]) -> Decoder[list[Any]]:
    """Accepts an array whose first items have decoders of their own (JSON Schema 2020-12, `prefixItems`)."""
    return Decoder(
        "an array",
        _each_by([one.decode for one in first], rest.decode),
        _each_by([one.admit for one in first], rest.admit),
    )


def _each_by(first: Sequence[Callable[[Any], Any]], rest: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    def each(value: object) -> list[Any]:
        if not isinstance(value, list):
            _reject("an array", value)
        found: list[Any] = []
        try:
            for place, one in enumerate(value):
                found.append(first[place](one) if place < len(first) else rest(one))
        except Mismatch as mismatch:
            raise mismatch.inside(len(found)) from None
        return found

    return each


def mapping(values: Decoder[T]) -> Decoder[dict[str, T]]:
    """Accepts an object, the value of every member of which the decoder accepts."""
    return Decoder("an object", _every(values.decode), _every(values.admit))


def _every(member: Callable[[Any], T]) -> Callable[[Any], dict[str, T]]:
    def every(value: object) -> dict[str, T]:
        if not isinstance(value, dict):
            _reject("an object", value)
        found, name = {}, ""
        try:
            for name, one in value.items():
                found[name] = member(one)
        except Mismatch as mismatch:
            raise mismatch.inside(name) from None
        return found

    return every


def json_document(content: bytes) -> Any:
    """Parse a body, strictly: no NaN, no Infinity. Mismatch when it is not JSON."""
    try:
        return _JSON.decode(content.decode(json.detect_encoding(content), "surrogatepass"))
    except (ValueError, RecursionError):
        shown = content[:77].decode(errors="replace")
        raise Mismatch("JSON", f"{shown!r}{'...' * (len(content) > 77)}" if content else "an empty body") from None


class _Rounded(float):
    """A number that a float does not hold exactly, with what was written."""

    written: Decimal

    def is_integer(self) -> bool:
        return self.written == self.written.to_integral_value()

    def __int__(self) -> int:
        return int(self.written)


def _exact(text: str) -> float:
    number = _Rounded(text)
    if not math.isfinite(number):
        _not_json(text)
    number.written = Decimal(text)
    is_fraction = not float(number).is_integer()
    return float(number) if is_fraction or number.written == number else number


def _not_json(constant: str) -> NoReturn:
    raise ValueError(constant)


_JSON = json.JSONDecoder(parse_constant=_not_json, parse_float=_exact)
