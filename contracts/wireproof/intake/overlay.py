"""
An overlay: what is to be corrected in a document that somebody else wrote, kept beside it.

`museum.overlay.yaml` corrects `museum.yaml` of the same folder. Its actions come one after the other, each to what the
one before has left. Stricter than the specification, one that selects nothing is a mistake: the document may have
changed since. An array is appended item by item, in version 1.0 as well. An action has one of `update`, `remove` and
`copy`, but that `remove` may stand beside another, which then does nothing.

Source: Overlay Specification 1.0.0 and 1.1.0, section 4.4; RFC 9535.
"""

import copy
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from jsonpath import JSONPathEnvironment, JSONPathError

from wireproof.document import FACT_SHEET
from wireproof.errors import SpecError, first_line
from wireproof.intake.edits import Change, Edits, Place
from wireproof.intake.origins import Origins
from wireproof.pointers import escape
from wireproof.text import read

__all__ = ["Action", "Overlaid", "Overlay", "overlaid", "overlay_of", "unmatched"]

SUFFIXES = (".json", ".yaml", ".yml")
INFIX = ".overlay"
PATHS = JSONPathEnvironment(strict=True)
"""The five functions of RFC 9535, section 2.4, and no others."""

Problems = Iterator[tuple[str, str]]
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


# Files --------------------------------------------------------------------------------------------------------------


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


def unmatched(folder: Path, names: AbstractSet[str]) -> Iterator[SpecError]:
    """The overlays of a folder that match none of its documents, by the names of these."""
    for file in sorted(folder.glob(f"*{INFIX}.*")):
        if file.suffix in SUFFIXES and file.stem.removesuffix(INFIX) not in names:
            problem = "there is no document of this name for it to correct; rename or remove it"
            yield SpecError(file, "the file", problem)


def _opened(file: Path) -> Overlay:
    try:
        return Overlay(file, read(file))
    except SpecError as error:
        if error.place == "#":
            problem = "it is not an overlay; the top must be a mapping with the key `overlay`"
            raise SpecError(file, "#", problem) from None
        raise


# Applying -----------------------------------------------------------------------------------------------------------


def overlaid(file: Path, document: Mapping[str, Any]) -> Overlaid | None:
    """
    A document, read from a file, with the overlay beside that applied to a copy; None when there is no overlay.

    Raises:
        SpecError: The overlay cannot be read, is of another document, or an action cannot be carried out; it says all
            that is wrong with it.
    """
    beside = overlay_of(file)
    if beside is None:
        return None
    overlay, edits = _opened(beside), Edits(file, document)
    problems = [*_problems(overlay, file)]
    for action in overlay.actions:
        try:
            problems += [*_action_problems(overlay, action)] or [*_applied(overlay, action, edits)]
        except (JSONPathError, RecursionError) as error:
            problem = f"it leads too deep into the document ({first_line(error)}); name more of the way"
            problems.append((f"{action.place}/target", problem))
    problems += _smuggled(edits.changes)
    if problems:
        errors = (SpecError(beside, place, problem) for place, problem in problems)
        raise Origins(beside).located(SpecError.together(errors))
    return Overlaid(overlay, edits.document, tuple(edits.changes), edits.places())


def _applied(overlay: Overlay, action: Action, edits: Edits) -> Problems:
    """Carry an action out, and say what keeps it from that."""
    place, target = f"{action.place}/target", action.node["target"]
    selected = _selected(edits.document, target)
    values = [value for _, value in selected]
    if not selected:
        yield place, f"`{target}` selects nothing in the document; correct the path, or remove the action"
    elif overlay.is_1_0 and not all(isinstance(value, dict | list) for value in values):
        problem = f"`{target}` selects values without parts, which overlay 1.0 does not change"
        yield place, f"{problem}; select the object around them, or write `overlay: 1.1.0`"
    elif action.is_removal and any(not parts for parts, _ in selected):
        yield place, "it selects the whole document, which cannot be removed; select a part of it"
    elif action.is_removal:
        edits.remove([parts for parts, _ in selected], action.place)
    elif len({type(value) if isinstance(value, dict | list) else None for value in values}) > 1:
        yield place, f"`{target}` selects objects, arrays and other values together; write an action for each kind"
    elif "copy" in action.node:
        yield from _copied(overlay, action, edits, [parts for parts, _ in selected])
    else:
        source = overlay.file, f"{action.place}/update"
        for parts, _ in selected:
            for problem in edits.update(parts, action.node["update"], source, action.place):
                yield f"{action.place}/update", problem


def _copied(overlay: Overlay, action: Action, edits: Edits, selected: Sequence[Sequence[str | int]]) -> Problems:
    found, place = _selected(edits.document, action.node["copy"]), f"{action.place}/copy"
    if len(found) != 1:
        yield place, f"`{action.node['copy']}` selects {len(found)} values; select the one that is to be copied"
        return
    value = copy.deepcopy(found[0][1])
    for parts in selected:
        yield from ((place, problem) for problem in edits.update(parts, value, (overlay.file, place), action.place))


def _selected(document: Mapping[str, Any], path: str) -> list[tuple[tuple[str | int, ...], Any]]:
    """What a path leads to, by the keys on the way, each once."""
    return [*{match.parts: (match.parts, match.obj) for match in PATHS.compile(path).finditer(document)}.values()]


def _smuggled(changes: Sequence[Change]) -> Problems:
    """With sources in it, somebody else's document would pass for our own."""
    for change in changes:
        if change.place == f"#/{FACT_SHEET}" and change.old is None:
            yield (
                change.because,
                "only the document itself can name its fact sheet; write sources as `x-sources` in the overlay",
            )


# Checks: each yields (place, problem) -------------------------------------------------------------------------------


def _problems(overlay: Overlay, file: Path) -> Problems:
    """What is wrong with an overlay, but for its actions."""
    node, info = overlay.node, overlay.node.get("info")
    yield from _member_problems("#", node, ROOT)
    if isinstance(info, dict):
        yield from _member_problems("#/info", info, INFO if overlay.is_1_0 else INFO_SINCE_1_1)
    version = node.get("overlay")
    if isinstance(version, str) and not VERSION.fullmatch(version):
        yield "#/overlay", f"the version is {version!r}; only overlays 1.0 and 1.1 are read, write `overlay: 1.1.0`"
    if isinstance(extends := node.get("extends"), str) and not _names_file(extends, overlay.file, file):
        yield (
            "#/extends",
            f"{extends} is another document than {file.name}, beside which it lies; correct one of the two",
        )
    if isinstance(actions := node.get("actions"), list):
        yield from _list_problems(actions)


def _list_problems(actions: list[Any]) -> Problems:
    if not actions:
        yield "#/actions", "there is no action; write one, or remove the file"
    for index, one in enumerate(actions):
        if not isinstance(one, dict):
            yield f"#/actions/{index}", "it must be a mapping with the key `target`"
        elif one in actions[:index]:
            yield f"#/actions/{index}", "it is the same action as one before it; remove it"


def _action_problems(overlay: Overlay, action: Action) -> Problems:
    """What is wrong with an action whatever it is applied to."""
    node = action.node
    found = [*_member_problems(action.place, node, ACTION if overlay.is_1_0 else ACTION_SINCE_1_1)]
    yield from found
    if not (found or action.is_removal or "update" in node or "copy" in node):
        yield action.place, "it changes nothing; write `update` or `remove: true`"
    if "update" in node and "copy" in node:
        yield f"{action.place}/copy", "it stands beside `update`; write an action for each"
    for name in ("target", "copy"):
        if isinstance(path := node.get(name), str) and (problem := _path_problem(path)):
            yield f"{action.place}/{name}", f"`{path}` is no JSONPath ({problem}); see RFC 9535"


def _path_problem(path: str) -> str:
    try:
        PATHS.compile(path)
    except (JSONPathError, RecursionError) as error:
        return first_line(error)
    return ""


def _member_problems(place: str, node: Mapping[str, Any], known: Members) -> Problems:
    for name in node:
        if name not in known and not name.startswith("x-"):
            yield f"{place}/{escape(name)}", f"there is no `{name}` here, only {', '.join(known)}; correct the name"
    for name, (kind, called, is_needed) in known.items():
        if name in node and not isinstance(node[name], kind):
            yield f"{place}/{name}", f"it must be {called}"
        elif is_needed and name not in node:
            yield place, f"`{name}` is missing; add it"


def _names_file(reference: str, overlay: Path, file: Path) -> bool:
    """Whether a URI reference in an overlay is one to a file: by its path, or of a URL by the last segment."""
    parts = urlsplit(reference)
    path = unquote(parts.path)
    if parts.scheme or parts.netloc:
        return path.rpartition("/")[2] == file.name
    return os.path.normpath(overlay.parent / path) == os.path.normpath(file)
