"""
What a test's report carries beside its outcome, from the process that ran it to the one that writes the reports.

    ("cell", [api, "POST /things", "201"])    the cell that the test belongs to; the status is empty for an operation
    ("cases", [ran, passed])                  how many cases it has tried for that
    ("findings", [{"code": ..., ...}])        what the judge has found, if that is why it failed

They stand in `user_properties`, which pytest and `pytest-xdist` hand on as they are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import pytest

from wireproof.catalog import DocumentedResponse, Operation
from wireproof.findings import Finding
from wireproof.suite.matrix import MATRIX, Matrix

__all__ = ["CASES", "CELL", "FINDINGS", "CaseRecorder", "add_findings", "carried", "described"]

CELL, CASES, FINDINGS = "cell", "cases", "findings"


def add_findings(report: pytest.TestReport, findings: Iterable[Finding]) -> None:
    """Hand over what the judge has found in a test that failed."""
    report.user_properties.append((FINDINGS, [described(finding) for finding in findings]))


def described(finding: Finding) -> dict[str, str]:
    """A finding as plain values."""
    return {**asdict(finding), "code": str(finding.code), "meaning": finding.code.meaning}


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
