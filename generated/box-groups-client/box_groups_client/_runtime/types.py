# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Values that every part of a client shares."""

from enum import Enum, IntEnum, StrEnum
from typing import Any, Final, Literal, NoReturn, Self

__all__ = ["UNSET", "OpenIntEnum", "OpenStrEnum", "Unset"]


def _absent(name: str) -> str:
    return f"UNSET has no {name!r}: the response left out the value that should have it"


class Unset(Enum):
    """
    The type of `UNSET`: a value that is absent, which JSON tells apart from `null`. It is false and always the same.

    Nothing can be read from what is absent: any attribute of it is an AttributeError, and it is no number.
    """

    UNSET = "unset"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __str__(self) -> str:
        return "UNSET"

    @property
    def name(self) -> NoReturn:
        """Absent, like any other attribute."""
        raise AttributeError(_absent("name"))

    @property
    def value(self) -> NoReturn:
        """Absent, like any other attribute."""
        raise AttributeError(_absent("value"))

    def __getattr__(self, name: str) -> NoReturn:
        raise AttributeError(_absent(name))

    def __int__(self) -> NoReturn:
        raise TypeError("UNSET is not a number: the response has no such value")


UNSET: Final = Unset.UNSET


class OpenStrEnum(StrEnum):
    """A string enum that also keeps undocumented values; they equal their string and are sent unchanged."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member

    def __reduce_ex__(self, _: object) -> tuple[Any, ...]:
        return type(self), (self.value,)  # by its value, where Python 3.11.0 to 3.11.3 would go by the name


class OpenIntEnum(IntEnum):
    """An integer enum that also keeps undocumented values; they equal their number and are sent unchanged."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return None
        member = int.__new__(cls, value)
        member._name_, member._value_ = str(value), value
        return member

    def __reduce_ex__(self, _: object) -> tuple[Any, ...]:
        return type(self), (self.value,)  # as above

    def __str__(self) -> str:
        return str(self.value)
