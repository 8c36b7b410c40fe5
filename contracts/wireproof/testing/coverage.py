"""
What the tests of a run meet of each API that they mock: its operations, their statuses and their parameters.

Workers of pytest-xdist hand over what they have counted; the process in charge shows it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from wireproof.catalog import Operation, Spec
from wireproof.errors import printable
from wireproof.testing.exchanges import Exchange

__all__ = ["Coverage", "CoverageReporter", "Met"]

OUTPUT = "wireproof_contract_coverage"
"""What a worker hands over."""

Counts = dict[str, int]


@dataclass
class Met:
    """How often an operation was called, with which statuses and parameters."""

    calls: int = 0
    statuses: Counts = field(default_factory=dict)
    """By the status as it is documented: `201`, `4XX`, `default`."""
    parameters: Counts = field(default_factory=dict)
    """By location and name: `query limit`."""

    @property
    def counts(self) -> Iterator[int]:
        """The count of everything that can be met."""
        yield self.calls
        yield from self.statuses.values()
        yield from self.parameters.values()

    @property
    def missing(self) -> list[str]:
        """What was not met."""
        return [name for name, count in [*self.statuses.items(), *self.parameters.items()] if not count]

    def add(self, other: Mapping[str, Any]) -> None:
        """Add what another process has counted."""
        self.calls += other["calls"]
        for mine, theirs in ((self.statuses, other["statuses"]), (self.parameters, other["parameters"])):
            for name, count in theirs.items():
                mine[name] = mine.get(name, 0) + count


@dataclass
class Coverage:
    """What a run has met, by API and operationId."""

    apis: dict[str, dict[str, Met]] = field(default_factory=dict)

    def know(self, spec: Spec) -> None:
        """Know all that there is to meet of an API."""
        self.apis.setdefault(spec.name, {one.operation_id: _nothing(one) for one in spec.operations})

    def count(self, spec: Spec, operation: Operation, exchange: Exchange[str]) -> None:
        """Count an exchange."""
        met = self.apis[spec.name][operation.operation_id]
        documented = None if exchange.status is None else operation.documented(exchange.status)
        statuses = [documented.status] if documented else []
        places = {
            "path": exchange.path,
            "query": exchange.query,
            "header": exchange.headers,
            "cookie": exchange.cookies,
        }
        sent = [f"{location} {name}" for location, values in places.items() for name in values]
        met.add({"calls": 1, "statuses": dict.fromkeys(statuses, 1), "parameters": dict.fromkeys(sent, 1)})

    @property
    def percent(self) -> float:
        """Of all operations, statuses and parameters of all APIs, those that were met; 0 where nothing was mocked."""
        return _percent(
            count for operations in self.apis.values() for met in operations.values() for count in met.counts
        )

    @property
    def node(self) -> dict[str, Any]:
        """The counts as JSON values, by API and operationId."""
        return {api: {name: vars(met) for name, met in operations.items()} for api, operations in self.apis.items()}

    def add(self, node: Mapping[str, Any]) -> None:
        """Add what another process has counted."""
        for api, operations in node.items():
            for name, met in operations.items():
                self.apis.setdefault(api, {}).setdefault(name, Met()).add(met)

    @property
    def lines(self) -> Iterator[str]:
        """For each API how much of it was met, and below it what is missing of each operation that was called."""
        for api, operations in sorted(self.apis.items()):
            mets = operations.values()
            yield (
                f"{api}: {_share('operations', (met.calls for met in mets))}, "
                f"{_share('statuses', (count for met in mets for count in met.statuses.values()))}, "
                f"{_share('parameters', (count for met in mets for count in met.parameters.values()))}"
            )
            for name, met in operations.items():
                missing = f"not met: {', '.join(met.missing)}" if met.missing else "all met"
                yield f"  {name}: {missing if met.calls else 'not called'}"


def _nothing(operation: Operation) -> Met:
    statuses = {one.status: 0 for one in operation.responses}
    return Met(0, statuses, {f"{one.location} {one.name}": 0 for one in operation.parameters})


def _share(what: str, counts: Iterator[int]) -> str:
    listed = [*counts]
    return f"{sum(map(bool, listed))} of {len(listed)} {what}"


def _percent(counts: Iterator[int]) -> float:
    listed = [*counts]
    return 100 * sum(map(bool, listed)) / len(listed) if listed else 0.0


@dataclass
class CoverageReporter:
    """Shows what was met at the end of a run, writes it, and fails the run where it is too little."""

    config: pytest.Config
    coverage: Coverage

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand over what was counted, or judge and write it."""
        if hasattr(self.config, "workeroutput"):
            self.config.workeroutput[OUTPUT] = self.coverage.node
            return
        if self.is_too_little and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        file: Path | None = self.config.option.contract_json
        if file:
            node = {"percent": round(self.coverage.percent, 2), "apis": self.coverage.node}
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(node, indent=2) + "\n", encoding="utf-8")

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Take over what a worker has counted; one that broke down hands over nothing."""
        self.coverage.add(getattr(node, "workeroutput", {}).get(OUTPUT, {}))

    @property
    def is_too_little(self) -> bool:
        """Whether less was met than is asked for."""
        least: float | None = self.config.option.contract_fail_under
        return least is not None and self.coverage.percent < least

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Show it."""
        terminalreporter.section("contract coverage")
        for line in self.coverage.lines if self.config.option.contract_coverage else ():
            terminalreporter.line(printable(line))
        least = self.config.option.contract_fail_under
        end = f"; {least:g}% are asked for (--contract-fail-under)" if self.is_too_little else ""
        terminalreporter.line(f"{self.coverage.percent:.1f}% of all operations, statuses and parameters are met{end}")
