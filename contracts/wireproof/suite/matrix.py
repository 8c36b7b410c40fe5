"""The matrix: how many cases ran and passed in each cell, an operation's documented status."""

import sys
import time
from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any

import pytest
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from wireproof.catalog import DocumentedResponse
from wireproof.intake.skipping import Skipped
from wireproof.matrix.results import MADE, failed_outside
from wireproof.media import is_made

__all__ = ["MATRIX", "Matrix", "MatrixGatherer", "MatrixReporter", "tables"]

LOG_WIDTH = 120
"""Columns of the table where there is no terminal, as in the log of a CI run."""

Cell = tuple[str, str]
"""The name of an operation and a status that its spec documents."""


class Matrix:
    """Counts of one run."""

    def __init__(self, is_partial: bool) -> None:
        self.is_partial = is_partial  # some tests are left out on purpose; nothing is said of cells that did not run
        self.cells: dict[Cell, DocumentedResponse] = {}  # every documented cell of the specs that are proven
        self.ran: Counter[Cell] = Counter()
        self.passed: Counter[Cell] = Counter()
        self.failed_outside: set[str] = set()  # ids of tests that failed, and of files, without a case that did
        self.skipped: tuple[Skipped, ...] = ()  # operations that have no cells

    def expect(self, documented: Iterable[DocumentedResponse], skipped: Iterable[Skipped] = ()) -> None:
        """Make the cells known that the run has to fill, and the operations that it says nothing of."""
        self.skipped = tuple(skipped)
        self.cells.update({cell_of(response): response for response in documented})

    @contextmanager
    def case(self, documented: DocumentedResponse) -> Iterator[None]:
        """Count one case in its cell; it passes unless the block raises."""
        self.ran[cell_of(documented)] += 1
        yield
        self.passed[cell_of(documented)] += 1

    @property
    def counts(self) -> list[tuple[str, str, int, int]]:
        """Label, status, cases that ran and cases that passed of every cell; fit to be sent to another process."""
        return [(*cell, ran, self.passed[cell]) for cell, ran in self.ran.items()]

    def add(self, counts: Iterable[tuple[str, str, int, int]]) -> None:
        """Add what another process has counted."""
        for label, status, ran, passed in counts:
            self.ran[label, status] += ran
            self.passed[label, status] += passed

    @property
    def failed_cases(self) -> int:
        """Cases that ran and did not pass."""
        return self.ran.total() - self.passed.total()

    @property
    def shown_cells(self) -> dict[Cell, DocumentedResponse]:
        """The cells that there is something to say of."""
        return {cell: one for cell, one in self.cells.items() if self.ran[cell] or not self.is_partial}

    @property
    def empty_cells(self) -> list[str]:
        """The cells in which no case ran; none of those that were left out on purpose."""
        return [str(response) for cell, response in self.shown_cells.items() if not self.ran[cell]]

    @property
    def failed_cells(self) -> list[str]:
        """The cells in which a case did not pass."""
        return [str(response) for cell, response in self.cells.items() if self.ran[cell] > self.passed[cell]]


MATRIX = pytest.StashKey[Matrix]()


def cell_of(documented: DocumentedResponse) -> Cell:
    """Where a documented response stands in the matrix."""
    return documented.label, documented.status


class MatrixGatherer:
    """Brings together what the processes of `pytest-xdist` have counted."""

    KEY, OUTSIDE = "wireproof_matrix", "wireproof_failed_outside"

    def __init__(self, config: pytest.Config) -> None:
        self.matrix = config.stash[MATRIX]
        self.failed_before = 0

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Take in a file that cannot be collected."""
        self.matrix.failed_outside |= {report.nodeid} if report.failed else set()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self) -> None:
        """Know what failed before the test."""
        self.failed_before = self.matrix.failed_cases

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Take in a test that fails without a case that does."""
        report = yield
        if report.failed and self.matrix.failed_cases == self.failed_before:
            self.matrix.failed_outside.add(item.nodeid)
        return report

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Send what was counted, in a process that works for another."""
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput[self.KEY] = self.matrix.counts
            session.config.workeroutput[self.OUTSIDE] = sorted(self.matrix.failed_outside)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Receive it."""
        received = getattr(node, "workeroutput", {})
        self.matrix.add(received.get(self.KEY, ()))
        self.matrix.failed_outside.update(received.get(self.OUTSIDE, ()))


class MatrixReporter:
    """Shows the progress bar while tests run, and the table when they have; fails the run for a cell left empty."""

    def __init__(self, config: pytest.Config) -> None:
        self.matrix = config.stash[MATRIX]
        self.console = Console(file=sys.stdout, highlight=False, width=None if sys.stdout.isatty() else LOG_WIDTH)
        self.progress = Progress(
            TextColumn("contracts"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self.console,
            transient=True,
            disable=not self.console.is_terminal,
        )
        self.task = self.progress.add_task("tests", total=None)
        self.started = time.perf_counter()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Start the bar."""
        self._start(len(session.items))

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: list[str]) -> None:
        """Start the bar when the workers of pytest-xdist have collected."""
        self._start(len(ids))

    def _start(self, total: int) -> None:
        self.progress.update(self.task, total=total)
        self.progress.start()

    @pytest.hookimpl(tryfirst=True)
    def pytest_report_teststatus(self, report: pytest.TestReport) -> tuple[str, str, str] | None:
        """Leave the terminal to the bar: no letter for a test that passed."""
        if report.when == "call" and report.passed and not hasattr(report, "wasxfail"):
            return "passed", "", "PASSED"
        return None

    def pytest_runtest_logfinish(self) -> None:
        """Move the bar."""
        self.progress.advance(self.task)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """An empty cell is a failure."""
        if session.exitstatus == pytest.ExitCode.OK and self.matrix.empty_cells:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Print the table, a row for each operation and a column for each status."""
        self.progress.stop()
        terminalreporter.ensure_newline()
        for table in tables(self.matrix):
            self.console.print()
            self.console.print(table)
        if any(map(is_made, self.matrix.shown_cells.values())):
            self.console.print(f"\n{MADE}")
        ran, passed = self.matrix.ran.total(), self.matrix.passed.total()
        known, empty = len(self.matrix.cells), len(self.matrix.empty_cells)
        part = f"{len(self.matrix.shown_cells)} of {known} cells ran"
        cells = part if self.matrix.is_partial else f"{known} cells, {empty} empty"
        counts = f"{cells}, {len(self.matrix.failed_cells)} failed; {ran} cases, {passed} passed"
        outside = failed_outside(len(self.matrix.failed_outside))
        self.console.print(f"\n{counts}{outside}, in {time.perf_counter() - self.started:.1f} s", soft_wrap=True)
        if empty:
            self.console.print("[red]an empty cell is no success; run the whole suite[/]")
        if left_out := len(self.matrix.skipped):
            self.console.print(
                f"{left_out} {'operation was' if left_out == 1 else 'operations were'} left out, unproven"
            )


def tables(matrix: Matrix) -> list[Table]:
    """A table for each spec: cases that passed, or `passed/ran` where some did not; `-` for a status not documented."""
    by_api = groupby(matrix.shown_cells, key=lambda cell: matrix.cells[cell].api)
    return [_operations_table(matrix, list(cells)) for _, cells in by_api]


def _operations_table(matrix: Matrix, cells: list[Cell]) -> Table:
    api = matrix.cells[cells[0]].api
    columns = sorted({status for _, status in cells}, key=_status_order)
    shown = Table(title=api, title_justify="left", title_style="bold", box=None, padding=(0, 2, 0, 0))
    shown.add_column("operation", overflow="fold")
    for status in columns:
        shown.add_column(status, justify="right", no_wrap=True)
    for label in dict.fromkeys(label for label, _ in cells):
        shown.add_row(label.removeprefix(f"{api} "), *(_cell_text(matrix, (label, status)) for status in columns))
    return shown


def _status_order(status: str) -> tuple[str, str]:
    """Exact statuses and their ranges by number, `default` last."""
    return ("9", "") if status == "default" else (status[0], status)


def _cell_text(matrix: Matrix, cell: Cell) -> str:
    if cell not in matrix.shown_cells:
        return "" if cell in matrix.cells else "-"
    ran, passed = matrix.ran[cell], matrix.passed[cell]
    if not ran:
        return "[red]empty[/]"
    mark = "*" if is_made(matrix.cells[cell]) else ""
    return f"[green]{passed}[/]{mark}" if ran == passed else f"[red]{passed}/{ran}[/]{mark}"
