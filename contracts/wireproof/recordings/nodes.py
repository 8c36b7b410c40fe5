"""Values of a recording, which somebody else wrote: each is asked for as what it has to be, or told with its place."""

from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

__all__ = ["Node", "UnfitError"]


class UnfitError(Exception):
    """Something in a recording is not what its format has in its place; the rest of the sentence."""


@dataclass(frozen=True)
class Node:
    """A value, and where it stands."""

    value: Any
    place: str = ""

    def at(self, *names: str) -> "Node":
        """What stands below, member by member; None where there is nothing."""
        node = self
        for name in names:
            inner = node.value.get(name) if isinstance(node.value, Mapping) else None
            node = Node(inner, f"{node.place}.{name}".lstrip("."))
        return node

    def first(self, *names: str) -> "Node":
        """The first of several members that is there, else the last of them."""
        found = [self.at(name) for name in names]
        return next((one for one in found if one), found[-1])

    def __bool__(self) -> bool:
        """Whether there is something."""
        return self.value is not None

    @property
    def text(self) -> str:
        """A text, or a number as one; bytes are one that travels as it is."""
        if isinstance(self.value, bytes):
            return self.value.decode("latin-1")
        if isinstance(self.value, int | float) and not isinstance(self.value, bool):
            return str(self.value)
        return self.value if isinstance(self.value, str) else self._refuse("a text")

    @property
    def number(self) -> int:
        """A whole number, which a text may say as well."""
        if isinstance(self.value, str) and self.value.isascii() and self.value.isdecimal() and len(self.value) < 10:
            return int(self.value)
        is_one = isinstance(self.value, int) and not isinstance(self.value, bool)
        return int(self.value) if is_one else self._refuse("a whole number")

    @property
    def content(self) -> bytes:
        """The bytes that a text is in UTF-8, or bytes themselves."""
        if isinstance(self.value, bytes):
            return self.value
        return self.text.encode("utf-8", "surrogatepass")

    @property
    def from_base64(self) -> bytes:
        """The bytes that a text says in base64."""
        try:
            return b64decode("".join(self.text.split()), validate=True)
        except ValueError:
            return self._refuse("base64")

    def __iter__(self) -> Iterator["Node"]:
        """The items of a list."""
        if not isinstance(self.value, list):
            self._refuse("a list")
        return (Node(one, f"{self.place}[{index}]") for index, one in enumerate(self.value))

    @property
    def fields(self) -> list[tuple[str, str]]:
        """
        Header field lines: a mapping of names to a value or to several, pairs, or objects with `name` and `value`.

        What HTTP/2 calls pseudo-headers are none.
        """
        if not self:
            return []
        pairs = [*self._of_mapping()] if isinstance(self.value, Mapping) else [one._pair for one in self]
        return [(name.text, value.text) for name, value in pairs if not name.text.startswith(":")]

    def _of_mapping(self) -> Iterator[tuple["Node", "Node"]]:
        for name in self.value:
            inner = self.at(str(name))
            for value in inner if isinstance(inner.value, list) else [inner]:
                yield Node(name, self.place), value

    @property
    def _pair(self) -> tuple["Node", "Node"]:
        if isinstance(self.value, Mapping):
            return self.at("name"), self.at("value")
        if isinstance(self.value, list) and len(self.value) == 2:
            name, value = self
            return name, value
        return self._refuse("a name and a value")

    def _refuse(self, kind: str) -> NoReturn:
        found = "missing" if not self else f"no {kind.removeprefix('a ')}"
        raise UnfitError(f"`{self.place}` is {found}; it has to be {kind}")
