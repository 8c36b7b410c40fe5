"""
An overlay: what is to be corrected in a document that somebody else wrote, kept beside it.

`museum.overlay.yaml` corrects `museum.yaml` of the same folder. Its actions come one after the other, each to what the
one before has left. Stricter than the specification, one that selects nothing is a mistake: the document may have
changed since. An action has one of `update`, `remove` and `copy`, but that `remove` may stand beside another, which then
does nothing.

Source: Overlay Specification 1.0.0 and 1.1.0, section 4.4; RFC 9535.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from jsonpath import JSONPathEnvironment, JSONPathError

from wireproof.errors import SpecError, first_line
from wireproof.intake.edits import Change, Edits, Place
from wireproof.schema import escape
from wireproof.text import read

__all__ = ["Action", "Overlay", "Overlaid", "is_overlay", "overlaid", "overlay_of", "stray"]

SUFFIXES = (".json", ".yaml", ".yml")
INFIX = ".overlay"
PATHS = JSONPathEnvironment(strict=True)
"""The five functions of RFC 9535, section 2.4, and no others."""

VERSION = re.compile(r"1\.[01]\.\d+")

Members = Mapping[str, tuple[type | tuple[type, ...], str, bool]]
"""What an object may have: the type of each member, what that is called, and whether it is needed."""

ANYTHING = (dict, list, str, bool, int, float, type(None))
ROOT: Members = {
    "overlay": (str, "text", True),
    "info": (dict, "a mapping", True),
    "extends": (str, "text", False),
    "actions": (list, "a list", True),
}
INFO: Members = {"title": (str, "text", True), "version": (str, "text", True)}
ACTION: Members = {
    "target": (str, "text", True),
    "description": (str, "text", False),
    "update": (ANYTHING, "a value", False),
    "remove": (bool, "`true` or `false`", False),
}
INFO_SINCE_1_1: Members = {**INFO, "description": (str, "text", False)}
ACTION_SINCE_1_1: Members = {**ACTION, "copy": (str, "text", False)}


@dataclass(frozen=True, eq=False)
class Action:
    """One change to a document."""

    place: str
    """Where it stands in the overlay, as a JSON pointer (URI fragment)."""
    node: Mapping[str, Any]

    @property
    def description(self) -> str:
        """Why it is there; empty where it does not say."""
        return str(self.node.get("description", ""))

    @property
    def is_removal(self) -> bool:
        """Whether it removes what it selects."""
        return bool(self.node.get("remove"))


@dataclass(frozen=True, eq=False)
class Overlay:
    """The text of an overlay, read."""

    file: Path
    node: Mapping[str, Any]

    @property
    def is_1_0(self) -> bool:
        """Whether it is of the version that takes objects and arrays for targets alone, and knows no `copy`."""
        return str(self.node.get("overlay")).startswith("1.0.")

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """What it does, in order."""
        listed = self.node.get("actions")
        return tuple(
            Action(f"#/actions/{index}", one)
            for index, one in enumerate(listed if isinstance(listed, list) else ())
            if isinstance(one, dict)
        )


@dataclass(frozen=True, eq=False)
class Overlaid:
    """A document with its overlay applied."""

    overlay: Overlay
    document: dict[str, Any]
    changes: tuple[Change, ...]
    """Every fact that is another one now, in the order of the actions."""
    places: Mapping[str, Place]
    """Where what stands in the document was written, where that is not told by what is around it."""

    def written_at(self, pointer: str) -> Place:
        """The file and the pointer there of what a pointer into the document leads to."""
        head, rest = pointer, ""
        while head not in self.places and "/" in head:
            head, _, token = head.rpartition("/")
            rest = f"/{token}{rest}"
        if head in self.places:
            file, place = self.places[head]
            return file, f"{place}{rest}"
        return self.file, pointer


# Files --------------------------------------------------------------------------------------------------------------


def is_overlay(file: Path) -> bool:
    """Whether a file is an overlay by its name."""
    return file.suffix in SUFFIXES and file.stem.endswith(INFIX)


def overlay_of(file: Path) -> Path | None:
    """
    The overlay beside a document; None when there is none.

    Raises:
        SpecError: There are several.
    """
    found = [one for suffix in SUFFIXES if (one := file.with_name(f"{file.stem}{INFIX}{suffix}")).is_file()]
    if len(found) > 1:
        problem = f"{found[0].name} is an overlay of the same document; put the actions into one of the two"
        raise SpecError(found[1], "the file", problem)
    return found[0] if found else None


def stray(folder: Path, names: Iterator[str]) -> Iterator[SpecError]:
    """Overlays of a folder that are of no document in it."""
    known = {*names}
    for file in sorted(filter(is_overlay, folder.glob("*"))):
        name = file.stem.removesuffix(INFIX)
        if name not in known:
            yield SpecError(file, "the file", f"there is no document {name} for it to correct; rename or remove it")
