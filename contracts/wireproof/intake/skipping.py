"""
Which operations a problem concerns, so that these are left out and not the whole document.

A problem inside an operation concerns this one, beside the operations of a path all of these, in a component all that
reach it, in the security of the document all that have none of their own. Anything else concerns the whole document.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from wireproof.document import METHODS
from wireproof.findings import Code
from wireproof.intake.reach import Reach, inheriting, operations_of
from wireproof.intake.selection import method_and_path

__all__ = ["Blame", "Problem", "Skipped", "blame", "skipped"]

Problem = tuple[str, str]
"""A place, and what is wrong there."""


@dataclass(frozen=True)
class Skipped:
    """An operation that was left out."""

    operation_id: str
    """Empty where the document gives it none."""
    method: str
    """In upper case; `*` where it is a whole path without operations."""
    path: str
    place: str
    """Where the problem is, as a JSON pointer from the root of the document."""
    problem: str
    """What is wrong there, as the rest of a sentence."""
    line: int | None = None
    """The line of the place, where it is known."""
    file: Path | None = None
    """The file of the place, where that is another one than the document: a part of it, or its overlay."""
    code: Code | None = None
    """What kind of problem it is."""

    @property
    def label(self) -> str:
        """The number of its code, as it stands behind the problem; empty without one."""
        return f" [{self.code.numbers[0]}]" if self.code else ""

    @property
    def operation(self) -> str:
        """Method and path."""
        return f"{self.method} {self.path}"


@dataclass(frozen=True)
class Blame:
    """Problems by what they concern."""

    operations: Mapping[str, Problem]
    """The first problem of each operation, by its place."""
    rest: tuple[Problem, ...]
    """Those of the whole document."""


def blame(document: Mapping[str, Any], problems: Iterable[Problem]) -> Blame:
    """Sort the problems of a document by operations."""
    concerned = _Concerned(document)
    found: dict[str, Problem] = {}
    rest: list[Problem] = []
    for problem in problems:
        operations = concerned.by(problem[0])
        for operation in operations:
            found.setdefault(operation, problem)
        if not operations:
            rest.append(problem)
    return Blame({place: found[place] for place in (*concerned.operations, *found) if place in found}, tuple(rest))


def skipped(document: Mapping[str, Any], place: str, problem: Problem, line: int | None) -> Skipped:
    """The operation at a place as one that is left out."""
    node = operations_of(document).get(place, {})
    method, path = method_and_path(place)
    return Skipped(str(node.get("operationId", "")), method, path, *problem, line)


class _Concerned:
    """Looks up operations by the places of problems."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.operations = operations_of(document)
        self.inheriting = inheriting(document)
        reach = Reach(document)
        self.reached = {place: reach.of(place) for place in self.operations}

    def by(self, place: str) -> list[str]:
        """The operations that a problem at a place concerns; none where it is the whole document."""
        place = unquote(place)
        match place.split("/"):
            case ["#", "paths", path, method, *_] if method in METHODS:
                return [f"#/paths/{path}/{method}", *self._referring(place)]
            case ["#", "paths", path, *_] if not path.startswith("x-"):
                item = f"#/paths/{path}"
                return [one for one in self.operations if one.startswith(f"{item}/")] or [f"{item}/*"]
            case ["#", "security", *_]:
                return self.inheriting
            case ["#", "components", kind, name, *_]:
                return self._referring(f"#/components/{kind}/{name}")
        return []

    def _referring(self, place: str) -> list[str]:
        """The operations that reach a component, or that refer to what a place is in, or to what is in that."""
        return [
            operation
            for operation, reached in self.reached.items()
            if place in reached or any(_is_within(place, other) for other in reached if other.startswith("#/paths/"))
        ]


def _is_within(place: str, other: str) -> bool:
    return place == other or place.startswith(f"{other}/")
