"""What the operations of a document refer to, directly and through others: its parts by their JSON pointers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from wireproof.document import METHODS, NAMES
from wireproof.pointers import escape, resolve

__all__ = ["Reach", "inheriting", "operations_of"]

COMPONENT = re.compile(r"#/components/[^/]+/[^/]+")


def operations_of(document: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Every operation by its place (`#/paths/~1users/get`), in the order of the document; `{}` for what is none."""
    paths = document.get("paths")
    return {
        f"#/paths/{escape(path)}/{method}": item[method] if isinstance(item[method], Mapping) else {}
        for path, item in (paths.items() if isinstance(paths, Mapping) else ())
        if isinstance(item, Mapping) and not path.startswith("x-")
        for method in METHODS
        if method in item
    }


def inheriting(document: Mapping[str, Any]) -> list[str]:
    """The operations whose `security` is that of the whole document."""
    return [place for place, node in operations_of(document).items() if "security" not in node]


@dataclass(frozen=True, eq=False)
class Reach:
    """
    What a document's operations reach: components, and places in other operations that a `$ref` names.

    What it does not follow: callbacks, which are requests of the server, and links, which lead to other operations.
    """

    document: Mapping[str, Any]
    _known: dict[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def _operations(self) -> dict[str, Mapping[str, Any]]:
        return operations_of(self.document)

    def of(self, operation: str) -> frozenset[str]:
        """Everything that the operation at a place needs beside itself and its path."""
        found: set[str] = set()
        waiting = [operation]
        while waiting:
            new = self._direct(waiting.pop()) - found
            found |= new
            waiting += new
        return frozenset(found)

    def _direct(self, place: str) -> frozenset[str]:
        if place not in self._known:
            self._known[place] = frozenset(map(_part, self._named_at(place)))
        return self._known[place]

    def _named_at(self, place: str) -> Iterator[str]:
        try:
            node = resolve(self.document, place)
        except (LookupError, TypeError, ValueError):
            return  # the check of references reports it
        if place in self._operations:
            node = self._operations[place]
            path, _, _ = place.rpartition("/")
            item = resolve(self.document, path)
            yield from _reached_references({key: value for key, value in item.items() if key not in METHODS})
            yield from _schemes(node.get("security", self.document.get("security")))
            node = {key: value for key, value in node.items() if key != "callbacks"}
        yield from _reached_references(node)


def _part(reference: str) -> str:
    """The component that a reference leads to or into, else the very place."""
    place = unquote(reference)
    found = COMPONENT.match(place)
    return found[0] if found else place


def _reached_references(node: Any, *, by_name: bool = False) -> Iterator[str]:
    """`by_name` says that the members of a mapping are called as somebody likes, and not by keywords."""
    if isinstance(node, list):
        for value in node:
            yield from _reached_references(value)
    elif isinstance(node, Mapping):
        if isinstance(node.get("$ref"), str) and node["$ref"].startswith("#/"):
            yield node["$ref"]
        yield from _told_apart(node.get("discriminator"))
        for key, value in node.items():
            if by_name or key != "links":
                yield from _reached_references(value, by_name=not by_name and key in NAMES)


def _told_apart(discriminator: Any) -> Iterator[str]:
    """The schemas that a discriminator maps to, by reference or by name (OpenAPI 3.1.0, section 4.8.25)."""
    mapping = discriminator.get("mapping") if isinstance(discriminator, Mapping) else None
    for target in mapping.values() if isinstance(mapping, Mapping) else ():
        if isinstance(target, str):
            yield target if target.startswith("#/") else f"#/components/schemas/{escape(target)}"


def _schemes(requirements: Any) -> Iterator[str]:
    for requirement in requirements if isinstance(requirements, list) else ():
        for name in requirement if isinstance(requirement, Mapping) else ():
            yield f"#/components/securitySchemes/{escape(str(name))}"
