"""
A document of several files as one: what a `$ref` into another file leads to becomes a component.

A file is read only where it lies below the folder of the document, links resolved; nothing else is opened, and no URL.
What no section of the components is for, such as a path, is written out where it is referred to.

Source: OpenAPI 3.1.0, sections 4.6 and 4.8.23.
"""

import os.path
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from wireproof.errors import SpecError
from wireproof.intake.bounds import MOST_REFERENCES
from wireproof.intake.grammar import GRAMMAR, described_children
from wireproof.intake.origins import Origins
from wireproof.pointers import escape, resolve, unescape
from wireproof.text import read

__all__ = ["joined"]

SECTIONS = {kind.strip("{}"): section for section, kind in GRAMMAR["components"].items() if section != "pathItems"}
"""The section of the components that an object of a kind belongs into."""

MOST_WRITTEN_OUT = 10_000
"""References to what is no component."""


def joined(file: Path) -> tuple[dict[str, Any], Origins]:
    """
    What a file and those that it refers to describe, with where each part was written.

    Raises:
        SpecError: One of them cannot be read, is outside of the folder of the first, or has nothing at the place
            that is referred to.
    """
    joining = _Joining(file, {file: read(file)})
    document = joining.document()
    refused: dict[Path, list[SpecError]] = {where.file: [] for where, _ in joining.refused}
    for where, problem in joining.refused:
        refused[where.file].append(SpecError(where.file, where.pointer, problem))
    if refused:
        raise SpecError.together(Origins(one).located(SpecError.together(found)) for one, found in refused.items())
    return document, Origins(file, joining.origins)


@dataclass(frozen=True)
class _Place:
    """A place in a file."""

    file: Path
    pointer: str

    def at(self, key: object) -> "_Place":
        return _Place(self.file, f"{self.pointer}/{escape(str(key))}")


class _UnusableError(Exception):
    """A reference that nothing can be read for; the rest of the sentence."""


@dataclass
class _Joining:
    """One run over the files."""

    file: Path
    documents: dict[Path, dict[str, Any]]
    """What was read."""
    named: dict[_Place, str] = field(default_factory=dict)
    """What is a component of the joined document -> the pointer to it."""
    waiting: list[tuple[_Place, str, str]] = field(default_factory=list)
    """Components that are not there yet: where they were written, section and name."""
    origins: dict[str, tuple[Path, str]] = field(default_factory=dict)
    refused: list[tuple[_Place, str]] = field(default_factory=list)
    open: list[_Place] = field(default_factory=list)
    """What is being written out."""
    written_out: int = 0

    def document(self) -> dict[str, Any]:
        """All of it."""
        self._keep_names()
        found: dict[str, Any] = self._copied(_Place(self.file, "#"), "document", "#")
        while self.waiting:
            place, section, name = self.waiting.pop(0)
            where = f"#/components/{section}/{escape(name)}"
            self.origins[where] = place.file, place.pointer
            component = self._copied(place, GRAMMAR["components"][section].strip("{}"), where)
            found.setdefault("components", {}).setdefault(section, {})[name] = component
        return found

    def _keep_names(self) -> None:
        """What the document calls a component of its own and refers to elsewhere is called so everywhere."""
        for section in SECTIONS.values():
            for name in self._names(section):
                place = _Place(self.file, f"#/components/{section}/{escape(name)}")
                try:
                    target = self._followed(place)
                except _UnusableError:
                    continue  # which is said when it is copied
                if target.file != self.file:
                    self.named.setdefault(target, place.pointer)

    def _names(self, section: str) -> list[str]:
        components = self.documents[self.file].get("components")
        found = components.get(section) if isinstance(components, dict) else None
        return [*found] if isinstance(found, dict) else []

    def _copied(self, place: _Place, kind: str, where: str) -> Any:
        """What stands at a place of a file, as it stands at a pointer of the joined document."""
        node = self._at(place)
        if isinstance(node, dict) and isinstance(node.get("$ref"), str):
            return self._referred(place, node, kind, where)
        return self._with_members(place, node, kind, where)

    def _with_members(self, place: _Place, node: Any, kind: str, where: str) -> Any:
        """A copy in which every member is what it is in the joined document."""
        if not isinstance(node, dict | list):
            return node
        copied: Any = node.copy()
        for key, _, inner in described_children(node, kind):
            copied[key] = self._copied(place.at(key), inner, f"{where}/{escape(str(key))}")
        if kind == "schema" and isinstance(node, dict) and isinstance(node.get("discriminator"), dict):
            copied["discriminator"] = self._told_apart(place.at("discriminator"), node["discriminator"])
        return copied

    def _referred(self, place: _Place, node: dict[str, Any], kind: str, where: str) -> Any:
        """What stands in the place of a reference."""
        beside = self._with_members(place, {key: one for key, one in node.items() if key != "$ref"}, kind, where)
        try:
            target = self._pointer(place, node["$ref"], kind, where)
            if target:
                return {"$ref": target, **beside}
            found = self._written_out(self._target(place, node["$ref"]), kind, where)
        except _UnusableError as error:
            self.refused.append((place.at("$ref"), f"the reference {node['$ref']!r} {error}"))
            return node
        for key in beside:
            self.origins[f"{where}/{escape(key)}"] = place.file, f"{place.pointer}/{escape(key)}"
        return {**found, **beside} if isinstance(found, dict) else found

    def _pointer(self, place: _Place, reference: str, kind: str, where: str = "") -> str:
        """Where in the joined document the target is; empty if it has to be written out at `where`."""
        if kind in SECTIONS and place.file == self.file and reference.startswith("#"):
            return reference
        target = self._target(place, reference)
        if kind not in SECTIONS or self.named.get(target) == where:
            return ""
        return target.pointer if target.file == self.file else self._component(target, SECTIONS[kind])

    def _written_out(self, target: _Place, kind: str, where: str) -> Any:
        self.written_out += 1
        if target in self.open:
            raise _UnusableError("leads back to itself; describe it here")
        if self.written_out > MOST_WRITTEN_OUT:
            raise _UnusableError(f"is one of more than {MOST_WRITTEN_OUT:,} to what is no component; use components")
        self.origins[where] = target.file, target.pointer
        self.open.append(target)
        try:
            return self._copied(target, kind, where)
        finally:
            self.open.pop()

    def _component(self, target: _Place, section: str) -> str:
        """The pointer to the component that a place of another file is."""
        if target not in self.named:
            taken = {*self._names(section), *(name for _, other, name in self.waiting if other == section)}
            taken |= {unescape(pointer.rpartition("/")[2]) for pointer in self.named.values()}
            name = next(name for name in _names_for(target) if name not in taken)
            self.named[target] = f"#/components/{section}/{name}"
            self.waiting.append((target, section, name))
        return self.named[target]

    def _told_apart(self, place: _Place, told: dict[str, Any]) -> dict[str, Any]:
        """A discriminator with the branches of its mapping where they are now."""
        mapping = told.get("mapping")
        if not isinstance(mapping, dict):
            return told
        found = dict(mapping)
        for value, branch in mapping.items():
            if isinstance(branch, str) and re.search(r"[#/]|\.(ya?ml|json)$", branch):
                try:
                    found[value] = self._pointer(place, branch, "schema")
                except _UnusableError as error:
                    self.refused.append((place.at("mapping").at(value), f"the reference {branch!r} {error}"))
        return {**told, "mapping": found}

    # Places ---------------------------------------------------------------------------------------------------------

    def _at(self, place: _Place) -> Any:
        try:
            return resolve(self.documents[place.file], place.pointer)
        except (LookupError, TypeError, ValueError):
            raise _UnusableError("leads nowhere; correct it or add its target") from None

    def _target(self, place: _Place, reference: str) -> _Place:
        """Where a reference that stands at a place leads to in the end."""
        name, _, fragment = reference.partition("#")
        file = self._file(place.file, name) if name else place.file
        return self._followed(_Place(file, f"#{fragment}".rstrip("/")))

    def _followed(self, place: _Place) -> _Place:
        """The place itself, or where it leads to when it is nothing but a reference."""
        seen = set[_Place]()
        while isinstance(node := self._at(place), dict) and node.keys() == {"$ref"} and isinstance(node["$ref"], str):
            if place in seen:
                raise _UnusableError("leads back to itself; let one of its targets be described")
            if len(seen) == MOST_REFERENCES:
                raise _UnusableError(f"leads to another one {MOST_REFERENCES} times; refer to what is meant")
            seen.add(place)
            name, _, fragment = node["$ref"].partition("#")
            file = self._file(place.file, name) if name else place.file
            place = _Place(file, f"#{fragment}".rstrip("/"))
        return place

    def _file(self, beside: Path, name: str) -> Path:
        """The file that a reference names, read."""
        if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//", name):
            raise _UnusableError("is a URL, and none is opened; save what is there below the folder of the document")
        folder = self.file.parent
        named = Path(os.path.normpath(beside.parent / unquote(name)))
        try:
            inside = (folder.resolve() / named.resolve()).relative_to(folder.resolve())
        except (OSError, ValueError, RuntimeError):  # outside, no path at all, or links in a circle
            problem = "leads out of the folder of the document, where nothing is read; put the file below it"
            raise _UnusableError(problem) from None
        file = folder / inside
        if not file.is_file():
            raise _UnusableError("names a file that is not there; correct the name")
        if file.resolve() == self.file.resolve():
            return self.file
        if file not in self.documents:
            self.documents[file] = read(file)
        return file


def _names_for(target: _Place) -> Iterator[str]:
    """Names for a component, the best one first: how the place is called, or its file."""
    last = unescape(unquote(target.pointer.rpartition("/")[2])) if "/" in target.pointer else target.file.stem
    name = re.sub(r"[^A-Za-z0-9._-]", "_", last)
    return chain([name], (f"{name}{number}" for number in count(2)))
