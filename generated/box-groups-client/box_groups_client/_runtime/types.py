# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Values that every part of this client shares."""

from enum import Enum, IntEnum, StrEnum
from typing import Final, Generic, Literal, Self, TypeVar

import httpx
from attrs import field, frozen

__all__ = ["UNSET", "OpenIntEnum", "OpenStrEnum", "Response", "Unset"]

T_co = TypeVar("T_co", covariant=True)


class Unset(Enum):
    """The type of `UNSET`: a value that is absent, which JSON tells apart from `null`. It is false and always the same."""

    UNSET = "unset"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __str__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET


@frozen
class Response(Generic[T_co]):
    """Whatever the server answered."""

    status_code: int
    """The status, 100 to 999; not every number has a name in `http.HTTPStatus`."""
    content: bytes = field(repr=False)
    """The body as it was received, after decompression."""
    headers: httpx.Headers = field(repr=False)
    """The header fields; names are looked up in any letter case."""
    parsed: T_co | None
    """The body as the spec describes it for this status; None when it describes none or the body is something else."""


class OpenStrEnum(StrEnum):
    """A string enum that also keeps values it does not list; they equal their string and are sent unchanged."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member


class OpenIntEnum(IntEnum):
    """An integer enum that also keeps values it does not list; they equal their number and are sent unchanged."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._name_, member._value_ = str(value), value
        return member

    def __str__(self) -> str:
        return str(self.value)
