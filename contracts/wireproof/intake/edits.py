"""
A document that is being changed: what became of it, and where what stands in it was written.

Source: Overlay Specification 1.1.0, section 4.4.3.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wireproof.pointers import escape

__all__ = ["Change", "Edits", "Place"]

Place = tuple[Path, str]
"""A file and a JSON pointer into it, as a URI fragment."""

_GONE = object()
"""Stands where something was until it is swept away."""


@dataclass(frozen=True)
class Change:
    """A fact of a document that is another one now."""

    place: str
    """Where it is, as a JSON pointer (URI fragment) into the document as it was then."""
    old: str | None
    """What stood there, as JSON; None where nothing did."""
    new: str | None
    """What stands there now; None where nothing does."""
    because: str
    """What changed it: the pointer to an action of the overlay."""


class Edits:
    """A copy of a document to be changed; no part of it is shared with what it came from."""

    def __init__(self, file: Path, document: Mapping[str, Any]) -> None:
        self.changes: list[Change] = []
        self._origins: dict[int, Place] = {}
        """Where objects and arrays were written, by their ids."""
        self._removed: list[Any] = []
        """What is no longer there, kept because its id would come again."""
        self._members: dict[tuple[int, str | int], Place] = {}
        """Where a member or an item was written that did not come with what is around it."""
        self.document: dict[str, Any] = self._taken(document, (file, "#"))

    def update(self, parts: Sequence[str | int], value: Any, source: Place, because: str) -> Iterator[str]:
        """Merge a value into what keys lead to, and say where the two do not go together."""
        parent, key = self._at(parts[:-1]), parts[-1] if parts else None
        node = self._at(parts)
        if isinstance(node, dict | list):
            yield from self._merge(node, _pointer(parts), value, source, because)
        else:
            yield from self._replace(parent, key, _pointer(parts), value, source, because)

    def remove(self, all_parts: Iterable[Sequence[str | int]], because: str) -> None:
        """Remove all that keys lead to."""
        parents = dict[int, Any]()
        for parts in all_parts:
            parent = self._at(parts[:-1])
            self.changes.append(Change(_pointer(parts), _as_text(parent[parts[-1]]), None, because))
            parents[id(parent)] = parent
            self._removed.append(parent[parts[-1]])
            parent[parts[-1]] = _GONE
        for parent in parents.values():
            self._sweep(parent)

    def places(self) -> dict[str, Place]:
        """Where what stands in the document was written, where that is not told by what is around it."""
        return dict(self._differing(self.document, "#", self._origins[id(self.document)]))

    def _at(self, parts: Iterable[str | int]) -> Any:
        node: Any = self.document
        for part in parts:
            node = node[part]
        return node

    def _taken(self, value: Any, source: Place) -> Any:
        """A copy of a value that was written somewhere."""
        file, place = source
        if not isinstance(value, dict | list):
            return value
        taken: Any
        if isinstance(value, dict):
            taken = {name: self._taken(one, (file, f"{place}/{escape(name)}")) for name, one in value.items()}
        else:
            taken = [self._taken(one, (file, f"{place}/{index}")) for index, one in enumerate(value)]
        self._origins[id(taken)] = source
        return taken

    def _merge(self, node: Any, place: str, value: Any, source: Place, because: str) -> Iterator[str]:
        if isinstance(node, list):
            for index, one in enumerate(value if isinstance(value, list) else [value]):
                self._put(node, len(node), place, one, _below(source, index) if one is not value else source, because)
        elif isinstance(value, dict):
            for name, one in value.items():
                yield from self._member(node, name, place, one, _below(source, name), because)
        else:
            yield f"{place} is an object, and no object is merged with it; write one"

    def _member(self, node: Any, name: str, place: str, value: Any, source: Place, because: str) -> Iterator[str]:
        if name not in node:
            self._put(node, name, place, value, source, because)
        elif isinstance(node[name], dict | list) and isinstance(value, type(node[name])):
            yield from self._merge(node[name], f"{place}/{escape(name)}", value, source, because)
        else:
            yield from self._replace(node, name, f"{place}/{escape(name)}", value, source, because)

    def _replace(self, node: Any, key: Any, place: str, value: Any, source: Place, because: str) -> Iterator[str]:
        """One value that has no parts, by another."""
        old, new = _kind(node[key]), _kind(value)
        if old != new:
            yield f"{place} is {old}, which {new} cannot take the place of; remove it in an action before"
        elif node[key] != value or type(node[key]) is not type(value):
            self.changes.append(Change(place, _as_text(node[key]), _as_text(value), because))
            self._members[id(node), key] = source
            node[key] = value

    def _put(self, node: Any, key: Any, place: str, value: Any, source: Place, because: str) -> None:
        self.changes.append(Change(f"{place}/{escape(str(key))}", None, _as_text(value), because))
        self._members[id(node), key] = source
        if isinstance(node, list):
            node.append(self._taken(value, source))
        else:
            node[key] = self._taken(value, source)

    def _sweep(self, parent: Any) -> None:
        kept = [(key, value) for key, value in _children(parent) if value is not _GONE]
        if isinstance(parent, dict):
            remaining = dict(kept)
            parent.clear()
            parent.update(remaining)
            return
        written = {new: self._written(parent, old) for new, (old, _) in enumerate(kept)}
        self._members.update({(id(parent), new): place for new, place in written.items()})
        parent[:] = [value for _, value in kept]

    def _written(self, parent: Any, key: str | int) -> Place:
        """Where a member or an item was written."""
        return self._members.get((id(parent), key)) or _below(self._origins[id(parent)], key)

    def _differing(self, node: Any, place: str, source: Place) -> Iterator[tuple[str, Place]]:
        for key, value in _children(node):
            below, told = f"{place}/{escape(str(key))}", _below(source, key)
            written = self._origins[id(value)] if isinstance(value, dict | list) else self._written(node, key)
            if written != told:
                yield below, written
            yield from self._differing(value, below, written)


def _children(node: Any) -> list[tuple[Any, Any]]:
    """What an object or an array has, by names or numbers."""
    if isinstance(node, dict):
        return [*node.items()]
    return [*enumerate(node)] if isinstance(node, list) else []


def _below(source: Place, key: str | int) -> Place:
    file, place = source
    return file, f"{place}/{escape(str(key))}"


def _pointer(parts: Iterable[str | int]) -> str:
    return "/".join(["#", *(escape(str(part)) for part in parts)])


def _kind(value: Any) -> str:
    kinds: dict[type, str] = {dict: "an object", list: "an array"}
    return kinds.get(type(value), "a value without parts")


def _as_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
