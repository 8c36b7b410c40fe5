"""Where a user wrote what stands at a place of the document that is worked with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from wireproof.errors import SpecError
from wireproof.text import marks

__all__ = ["Origins"]


@dataclass(frozen=True, eq=False)
class Origins:
    """The files behind a document, and what stands in it elsewhere than in them."""

    file: Path
    """The file that was asked for."""
    joined: Mapping[str, tuple[Path, str]] = field(default_factory=dict)
    """What came from other files: the pointer in the document -> the file and the pointer there."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """What was rewritten after joining: the pointer in the document -> the one before."""

    def of(self, pointer: str) -> tuple[Path, str]:
        """The file and the pointer there of what a pointer leads to."""
        place, *tokens = pointer.split("/")
        for token in tokens:
            place = f"{place}/{token}"
            place = self.moved.get(place, place)
        return self._before_joining(place)

    def _before_joining(self, pointer: str) -> tuple[Path, str]:
        head, rest = pointer, ""
        while head not in self.joined and "/" in head:
            head, _, token = head.rpartition("/")
            rest = f"/{token}{rest}"
        file, place = self.joined.get(head, (self.file, head))
        return file, f"{place}{rest}"

    def located(self, error: SpecError) -> SpecError:
        """The same with file and line of each place, in the order of lines; the files beside this one come last."""
        placed: dict[Path, set[tuple[str, str]]] = {}
        for one in (one for one in error.singles if one.file == self.file):
            file, place = self.of(one.place)
            placed.setdefault(file, set()).add((place, one.problem))
        files = sorted(placed, key=lambda file: (file != self.file, file))
        found = [one for file in files for one in _by_line(file, placed[file])]
        return SpecError.together([*found, *(one for one in error.singles if one.file != self.file)])


def _by_line(file: Path, problems: set[tuple[str, str]]) -> list[SpecError]:
    known = marks(file, {place for place, _ in problems})
    ordered = sorted((*known[place], place, problem) for place, problem in problems)
    return [SpecError(file, place, problem, line or None) for line, _, place, problem in ordered]
