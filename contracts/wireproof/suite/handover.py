"""
What a test's report carries beside its outcome, from the process that ran it to the one that writes the reports.

    ("matrix_cell", [api, "POST /things", "201"])    the cell it belongs to; for an operation, the status is empty
    ("matrix_cases", [ran, passed])                  how many cases it has tried for that
    ("findings", [block, ...])                       why it failed: what `str()` of each finding says
    ("case", text)                                   what was tried, in one line
    ("rerun", command)                               what runs just this again

They stand in `user_properties`, which pytest and `pytest-xdist` hand on as they are. The first two are added here, the
others where a failure is judged; without them the reports have the assertion.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from wireproof.catalog import DocumentedResponse, Operation
from wireproof.suite.matrix import MATRIX, Matrix

__all__ = ["CASE", "CASES", "CELL", "FINDINGS", "RERUN", "CaseRecorder", "carried"]

CELL, CASES, FINDINGS, CASE, RERUN = "matrix_cell", "matrix_cases", "findings", "case", "rerun"


def carried(report: pytest.TestReport) -> dict[str, Any]:
    """What a report carries, by name."""
    return {str(name): value for name, value in report.user_properties}


class CaseRecorder:
    """Adds to every report which cell its test belongs to, and how many cases it has tried."""

    def __init__(self, config: pytest.Config) -> None:
        self.matrix = config.stash[MATRIX]

    def pytest_itemcollected(self, item: pytest.Item) -> None:
        """Find the cell among the arguments of the test."""
        item.user_properties += [(CELL, cell) for cell in _cells(item)]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        """Count what the test adds to the matrix."""
        before = _totals(self.matrix)
        try:
            return (yield)
        finally:
            ran, passed = (now - then for now, then in zip(_totals(self.matrix), before, strict=True))
            item.user_properties.append((CASES, [ran, passed]))


def _totals(matrix: Matrix) -> tuple[int, int]:
    return matrix.ran.total(), matrix.passed.total()


def _cells(item: pytest.Item) -> Iterator[list[str]]:
    arguments = item.callspec.params.values() if hasattr(item, "callspec") else ()
    for argument in arguments:
        operation, documented = (getattr(argument, name, None) for name in ("operation", "documented"))
        if isinstance(operation, Operation):
            status = documented.status if isinstance(documented, DocumentedResponse) else ""
            yield [operation.api, f"{operation.method} {operation.path}", status]
            return
