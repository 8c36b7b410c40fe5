"""
Results as GitHub's annotations: lines in the log of a step that put what failed beside the line of the spec.

Source: GitHub Actions, "Workflow commands"; https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions.
"""

from wireproof.matrix.results import Cell, Failure, Place, Results, short

__all__ = ["annotations"]

MOST = 50
"""Annotations of one run; GitHub shows ten of a step."""

LONGEST = 2000
"""Characters of one."""


def annotations(results: Results) -> list[str]:
    """A line for each cell that is red or empty, and for each failure outside of the cells."""
    found = [_of_cell(cell) for cell in results.red]
    found += [_of_failure(failure) for failure in results.failures]
    found += [_line(cell.place, str(cell), "no case ran in this cell") for cell in results.empty]
    return found[:MOST]


def _of_cell(cell: Cell) -> str:
    blocks = [block for failure in cell.failures for block in failure.blocks] or ["not every case passed"]
    return _line(cell.place, f"{cell}: {cell.passed} of {cell.ran} cases passed", "\n\n".join(dict.fromkeys(blocks)))


def _of_failure(failure: Failure) -> str:
    return _line(
        failure.place, failure.operation or short(failure.test), "\n\n".join([*failure.lines[1:], failure.test])
    )


def _line(place: Place | None, title: str, message: str) -> str:
    where = {"file": place.file, "line": str(place.line)} if place else {}
    properties = ",".join(f"{name}={_property(value)}" for name, value in {**where, "title": title}.items())
    short = message if len(message) <= LONGEST else f"{message[:LONGEST]}..."
    return f"::error {properties}::{_data(short)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
