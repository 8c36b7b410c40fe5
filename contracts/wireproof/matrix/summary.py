"""Results as Markdown, for the summary of a CI step or a comment."""

import html
import re
from collections.abc import Iterator
from itertools import groupby

from wireproof.matrix.results import MADE, Cell, Failure, Results
from wireproof.matrix.table import columns, rows

__all__ = ["summary"]

MOST = 30
"""Failures that are shown whole."""

LONGEST = 500_000
"""Characters of the summary; GitHub takes no more than a mebibyte of bytes from a step."""


def summary(results: Results) -> str:
    """
    How it went, what failed, and the table of each spec.

    Whatever a spec or a server said is shown as it is: nothing of it becomes Markdown or HTML. Tables are left out
    where they would make it too long.
    """
    parts = ["\n".join(_head(results)), *_failures(results)]
    tables = ["\n".join(_table(api, list(cells))) for api, cells in groupby(results.cells, lambda cell: cell.api)]
    if sum(map(len, [*parts, *tables])) <= LONGEST:
        parts += tables
    return "\n\n".join(part for part in parts if part)[:LONGEST] + "\n"


def _head(results: Results) -> Iterator[str]:
    yield f"### Contracts: {'passed' if results.is_green else 'failed'}"
    yield ""
    yield f"{results}."
    if results.empty:
        yield ""
        yield "Nothing ran for " + ", ".join(_escaped(str(cell)) for cell in results.empty[:MOST]) + "."


def _failures(results: Results) -> Iterator[str]:
    named = [(str(cell), failure) for cell in results.red for failure in cell.failures]
    named += [(failure.operation or "the client", failure) for failure in results.failures]
    for name, failure in named[:MOST]:
        yield _failure(name, failure)
    if len(named) > MOST:
        yield f"{len(named) - MOST:,} more failed tests are in the reports."


def _failure(name: str, failure: Failure) -> str:
    where = f", {_escaped(f'{failure.place.file}, line {failure.place.line}')}" if failure.place else ""
    blocks = html.escape("\n\n".join(failure.blocks)[:10_000])
    return f"**{_escaped(name)}**{where}\n\n<pre>{blocks}</pre>\n\n{_escaped(failure.rerun or failure.test)}"


def _table(api: str, cells: list[Cell]) -> Iterator[str]:
    statuses = columns(cells)
    red = sum(cell.is_red for cell in cells)
    yield f"<details><summary>{_escaped(api)}: {len(cells):,} cells, {red:,} failed</summary>"
    yield ""
    yield "| operation | " + " | ".join(map(_escaped, statuses)) + " |"
    yield "| --- |" + " ---: |" * len(statuses)
    for operation, by_status in rows(cells):
        yield f"| {_escaped(operation)} | " + " | ".join(_count(by_status.get(status)) for status in statuses) + " |"
    yield ""
    if any(cell.made for cell in cells):
        yield _escaped(MADE)
        yield ""
    yield "</details>"


def _count(cell: Cell | None) -> str:
    match cell:
        case None:
            return "-"
        case Cell(state="empty"):
            return "empty"
        case Cell(state="failed"):
            return f"**{cell.passed}/{cell.ran}**{_escaped(cell.mark)}"
        case _:
            return f"{cell.passed}{_escaped(cell.mark)}"


def _escaped(text: str) -> str:
    """Text without a meaning in Markdown: what could have one is a character reference (CommonMark 0.31, 2.5)."""
    return re.sub(r"[^A-Za-z0-9 /.-]", lambda found: f"&#{ord(found[0])};", text)
