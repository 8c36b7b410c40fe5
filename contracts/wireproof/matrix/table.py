"""How cells stand in a table: a row for each operation and a column for each status."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from wireproof.matrix.results import Cell

__all__ = ["columns", "rows"]


def columns(cells: Iterable[Cell]) -> list[str]:
    """The statuses: exact ones and their ranges by number, `default` last."""
    return sorted({cell.status for cell in cells}, key=lambda status: (status == "default", status))


def rows(cells: Iterable[Cell]) -> Iterator[tuple[str, dict[str, Cell]]]:
    """Each operation with its cells by status."""
    for operation, group in groupby(cells, key=lambda cell: cell.operation):
        yield operation, {cell.status: cell for cell in group}
