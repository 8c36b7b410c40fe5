"""
The one family of errors that end a command with a sentence instead of a traceback.

    WireproofError
      SpecError           an OpenAPI document, or the fact sheet behind it, cannot be used as it stands
      GenerationError     the generator refused a document, or its output cannot be written
      ClientError         a generated client is missing or cannot be imported
      ProjectError        a configuration, or what a command asks for by it, cannot be used
      RecordingError      recorded traffic cannot be read, or is of a host that no spec names
      ResultsError        results of the suite cannot be read, written or joined
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from wireproof.findings import Code

__all__ = [
    "ClientError",
    "GenerationError",
    "ProjectError",
    "RecordingError",
    "ResultsError",
    "SpecError",
    "WireproofError",
    "first_line",
    "printable",
]


class WireproofError(Exception):
    """Something the caller can put right; `str()` has a sentence for each problem: what, where and what to do next."""


@dataclass
class SpecError(WireproofError):
    """An OpenAPI document, or the fact sheet behind it, cannot be used as it stands; `str()` has a line per problem."""

    file: Path
    """The document or the sheet."""
    place: str
    """Where in it: a JSON pointer as a URI fragment (`#/paths/~1users`), or a line and column."""
    problem: str
    """What is wrong there and what to write instead, as the rest of a sentence."""
    line: int | None = None
    """The line of the place, where it is known."""
    others: tuple["SpecError", ...] = ()
    """What else is wrong, in the order of places."""
    code: Code | None = None
    """What kind of problem it is, of those that `wireproof explain` knows."""

    @classmethod
    def together(cls, errors: Iterable["SpecError"]) -> "SpecError":
        """All of them as one, the first at its head."""
        first, *others = [single for error in errors for single in error.singles]
        return replace(first, others=tuple(others))

    @property
    def singles(self) -> tuple["SpecError", ...]:
        """Each problem as an error of its own."""
        return (replace(self, others=()), *self.others)

    def __str__(self) -> str:
        line = "" if self.line is None else f":{self.line}"
        code = f" [{self.code.numbers[0]}]" if self.code else ""
        said = printable(f"{self.file}{line}: at {self.place}: {self.problem}{code}")
        return "\n".join([said, *map(str, self.others)])


class GenerationError(WireproofError):
    """The generator refused a document, or its output cannot be written."""


class ClientError(WireproofError):
    """A generated client is missing or cannot be imported."""


class ProjectError(WireproofError):
    """A configuration, or what a command asks for by it, cannot be used."""


class RecordingError(WireproofError):
    """Recorded traffic cannot be read, or is of a host that no spec names."""


class ResultsError(WireproofError):
    """Results of the contract suite cannot be read, written or joined."""


def printable(text: str) -> str:
    """A line of text that may have words of a document in it, in which nothing ends the line or moves the cursor."""
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


def first_line(problem: object) -> str:
    """What a validator says, without a full stop and without the document that it prints below."""
    return str(problem).strip().partition("\n")[0].rstrip(". ")
