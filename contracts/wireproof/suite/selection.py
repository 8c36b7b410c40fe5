"""
Which tests were asked for: `--cell OPERATION [STATUS]`, an `operationId` or `"METHOD /path"` and a documented status.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from wireproof.catalog import Operation, Spec
from wireproof.errors import WireproofError
from wireproof.suite.cases import Cell, OperationCase

__all__ = ["CellChoice", "read_choices"]


@dataclass(frozen=True)
class CellChoice:
    """One `--cell`."""

    operation: str
    """Its `operationId`, or its method and path template."""
    status: str = ""
    """As the spec documents it: `201`, `4XX` or `default`; empty for all that the operation has."""

    def has(self, values: Iterable[Any]) -> bool:
        """Whether a test with these values belongs to the cell."""
        return any(self._has(value) for value in values if isinstance(value, OperationCase))

    def _has(self, case: OperationCase) -> bool:
        of_status = not self.status or (isinstance(case, Cell) and case.documented.status == self.status)
        return of_status and self.operation in _names_selected(case.operation)


def _names_selected(operation: Operation) -> tuple[str, str]:
    return operation.operation_id, f"{operation.method} {operation.path}"


def read_choices(options: Iterable[Sequence[str]], specs: Iterable[Spec]) -> tuple[CellChoice, ...]:
    """
    What stood behind each `--cell`.

    Raises:
        WireproofError: There is no such cell; the sentence has the nearest ones.
    """
    operations = [operation for spec in specs for operation in spec.operations]
    return tuple(_read_choice(words, operations) for words in options)


def _read_choice(words: Sequence[str], operations: Sequence[Operation]) -> CellChoice:
    if len(words) > 2:
        raise WireproofError(f"--cell takes an operation and a status; put {' '.join(words[2:])} before it")
    choice = CellChoice(*words)
    named = [operation for operation in operations if choice.operation in _names_selected(operation)]
    if not named:
        near = _closest(choice.operation, [name for operation in operations for name in _names_selected(operation)])
        raise WireproofError(f'--cell: there is no operation "{choice.operation}"; the nearest ones are {near}')
    statuses = [response.status for operation in named for response in operation.responses]
    if choice.status and choice.status not in statuses:
        near = _closest(choice.status, statuses)
        raise WireproofError(f"--cell: {choice.operation} documents no {choice.status}; the nearest ones are {near}")
    return choice


def _closest(word: str, known: Iterable[str]) -> str:
    """The known words that are most like a word, the closest one first, as a list for a sentence."""
    lower = {one.lower(): one for one in known}
    return ", ".join(lower[one] for one in get_close_matches(word.lower(), lower, n=3, cutoff=0))
