"""Writes the reports of a run: `--reports DIR`."""

import json
import os
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from wireproof.catalog import Spec
from wireproof.errors import WireproofError
from wireproof.matrix.files import publish, write
from wireproof.matrix.results import Cell, CellTest, Failure, Place, Results, Shard, blank, from_block
from wireproof.suite.handover import CASE, CASES, CELL, FINDINGS, RERUN, carried
from wireproof.suite.matrix import PARTS
from wireproof.suite.profiles import profile_name
from wireproof.suite.proven import specs_of
from wireproof.suite.shards import Sharder, kind

__all__ = ["Reporter"]

LONGEST = 4000
"""Characters of an assertion that a report shows."""


@dataclass
class Seen:
    """What was seen of one test."""

    outcome: str = "passed"
    seconds: float = 0.0
    cell: tuple[str, str, str] = ("", "", "")
    cases: tuple[int, int] = (0, 0)
    findings: tuple[dict[str, str], ...] = ()
    text: str = ""
    case: str = ""
    rerun: str = ""

    def add(self, report: pytest.TestReport) -> None:
        """Take in the report on one of its phases."""
        handed = carried(report)
        self.seconds += report.duration
        self.cell = tuple(handed.get(CELL, self.cell))
        self.cases = tuple(handed.get(CASES, self.cases))
        if report.failed:
            self.outcome = "failed"
            self.findings += tuple(from_block(str(block)) for block in handed.get(FINDINGS, ()))
            self.case, self.rerun = (str(handed.get(name, "")) for name in (CASE, RERUN))
            self.text = self.text or assertion(report)
        elif report.skipped and self.outcome == "passed":
            self.outcome = "skipped"


def assertion(report: pytest.TestReport | pytest.CollectReport) -> str:
    """What was asserted or raised, without what the test looks like."""
    crash = getattr(report.longrepr, "reprcrash", None)
    text = str(crash.message if crash else report.longreprtext).strip()
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


class Reporter:
    """Gathers what is reported, and writes it down in the end; not in a process that works for another."""

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.folder: Path = config.option.reports
        self.seen: dict[str, Seen] = defaultdict(Seen)
        self.broken: list[Failure] = []  # what could not even be collected
        self.selected = self.ran = 0
        self.lines: list[str] = []

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Know how many tests there are."""
        self.selected = self.selected or len(session.items)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Know how many tests there are when the workers of pytest-xdist have collected."""
        self.selected = len(ids)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Take in a file that cannot be collected."""
        if report.failed:
            self.broken.append(Failure(report.nodeid, "", None, (), assertion(report)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in one phase of a test."""
        self.seen[report.nodeid].add(report)

    def pytest_runtest_logfinish(self) -> None:
        """Count it."""
        self.ran += 1

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write the reports; a file that cannot be written ends the run with exit status 2."""
        try:
            self.lines = publish(self._results(), self.folder)
            write(self.folder / "durations.json", durations(self.seen))
        except WireproofError as error:
            self.lines = [str(error)]
            session.exitstatus = 2

    @pytest.hookimpl(trylast=True)
    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Print what the log should have: annotations, or why there is no report."""
        for line in self.lines:
            terminalreporter.ensure_newline()
            terminalreporter.write_line(line)

    def _results(self) -> Results:
        specs = specs_of(self.config)
        root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
        files, cells = blank(specs, root)
        filled, others = fill(cells, self.seen, specs)
        return Results(
            commit=_commit(self.config.option.specs),
            profile=profile_name(),
            chosen=_is_chosen(self.config),
            shard=self._shard(),
            selected=self.selected,
            ran=self.ran,
            specs=files,
            cells=filled,
            failures=(*self.broken, *others),
        )

    def _shard(self) -> Shard | None:
        sharder = self.config.pluginmanager.get_plugin("wireproof-sharder")
        return sharder.shard if isinstance(sharder, Sharder) else None


def fill(
    cells: Sequence[Cell], seen: dict[str, Seen], specs: Iterable[Spec]
) -> tuple[tuple[Cell, ...], tuple[Failure, ...]]:
    """The cells with the tests that belong to them, and what failed outside of them; in the order of the test ids."""
    operations = _operations(cells, specs)
    by_cell: dict[tuple[str, str, str], list[tuple[str, Seen]]] = defaultdict(list)
    for test, one in sorted(seen.items()):
        by_cell[one.cell].append((test, one))
    filled = tuple(_filled(cell, by_cell.pop((cell.api, cell.operation, cell.status), ())) for cell in cells)
    others = (
        _failure(test, one, operations.get(one.cell[:2]))
        for tests in by_cell.values()
        for test, one in tests
        if one.outcome == "failed"
    )
    return filled, tuple(sorted(others, key=lambda failure: failure.test))


def _operations(cells: Iterable[Cell], specs: Iterable[Spec]) -> dict[tuple[str, str], Place]:
    """Where each operation stands."""
    files = {cell.api: cell.place.file for cell in cells}
    return {
        (spec.name, f"{operation.method} {operation.path}"): Place(
            files[spec.name], spec.source.span(operation.pointer)[0], operation.pointer
        )
        for spec in specs
        for operation in spec.operations
        if spec.name in files
    }


def _filled(cell: Cell, tests: Iterable[tuple[str, Seen]]) -> Cell:
    tests = list(tests)
    return replace(
        cell,
        tests=tuple(CellTest(test, *one.cases, one.outcome) for test, one in tests),
        failures=tuple(_failure(test, one, cell.place) for test, one in tests if one.outcome == "failed"),
        seconds=round(sum(one.seconds for _, one in tests), 3),
    )


def _failure(test: str, one: Seen, place: Place | None) -> Failure:
    return Failure(test, one.cell[1], place, one.findings, one.text, one.case, one.rerun)


def durations(seen: dict[str, Seen]) -> str:
    """Seconds by kind of test, on average, as `shards` reads them."""
    by_kind: dict[str, list[float]] = defaultdict(list)
    for test, one in seen.items():
        by_kind[kind(test)].append(one.seconds)
    means = {name: round(sum(found) / len(found), 4) for name, found in sorted(by_kind.items())}
    return json.dumps(means, indent=1) + "\n"


def _is_chosen(config: pytest.Config) -> bool:
    """Whether tests are left out that no other shard runs."""
    chosen = any(getattr(config.option, name, None) for name in PARTS if name != "shard")
    return chosen or any("::" in argument for argument in config.args)


def _commit(folder: Path) -> str | None:
    """The commit that is checked out; None without git, or outside of its repositories."""
    try:
        done = subprocess.run(
            ["git", "rev-parse", "HEAD"],  # noqa: S607  # whichever git the user has
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None
