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
    overlaid: Mapping[str, tuple[Path, str]] = field(default_factory=dict)
    """What an overlay brought or displaced: the pointer in the document -> the file and the pointer there."""

    def of(self, pointer: str) -> tuple[Path, str]:
        """The file and the pointer there of what a pointer leads to."""
        file, pointer = _nearest(pointer, self.overlaid, self.file)
        if file != self.file:
            return file, pointer
        place, *tokens = pointer.split("/")
        for token in tokens:
            place = f"{place}/{token}"
            place = self.moved.get(place, place)
        return _nearest(place, self.joined, self.file)

    def located(self, error: SpecError) -> SpecError:
        """The error with file and line of each place, in the order of lines; other files come last."""
        placed: dict[Path, set[tuple[str, str]]] = {}
        for one in (one for one in error.singles if one.file == self.file):
            file, place = self.of(one.place)
            placed.setdefault(file, set()).add((place, one.problem))
        files = sorted(placed, key=lambda file: (file != self.file, file))
        found = [one for file in files for one in _by_line(file, placed[file])]
        return SpecError.together([*found, *(one for one in error.singles if one.file != self.file)])


def _nearest(pointer: str, known: Mapping[str, tuple[Path, str]], file: Path) -> tuple[Path, str]:
    """Where a pointer leads by the innermost place around it that is known; in the file itself where none is."""
    head, rest = pointer, ""
    while head not in known and "/" in head:
        head, _, token = head.rpartition("/")
        rest = f"/{token}{rest}"
    file, place = known.get(head, (file, head))
    return file, f"{place}{rest}"


def _by_line(file: Path, problems: set[tuple[str, str]]) -> list[SpecError]:
    known = marks(file, {place for place, _ in problems})
    ordered = sorted((*known[place], place, problem) for place, problem in problems)
    return [SpecError(file, place, problem, line or None) for line, _, place, problem in ordered]
