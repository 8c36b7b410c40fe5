"""What the running suite may find for a while: the allow-list of `wireproof.toml`, and what of it no test needed."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from wireproof.allowances import Allowances, read_allowances
from wireproof.findings import Finding
from wireproof.intake.project import CONFIGURATION
from wireproof.suite.matrix import is_partial

__all__ = ["ALLOWED", "AllowanceReporter", "Allowed"]


@dataclass
class Allowed:
    """The allow-list of the run."""

    allowances: Allowances = field(default_factory=Allowances)

    def read(self, specs: Path) -> None:
        """
        Take the list of the configuration that names the specs, or that stands beside their folder.

        Raises:
            ProjectError: An entry cannot be read.
        """
        file = specs if specs.suffix == ".toml" else specs.parent / CONFIGURATION
        self.allowances = read_allowances(file, "prove")


ALLOWED = Allowed()
"""What assertions of the suite go by."""


class AllowanceReporter:
    """Joins what the processes of `pytest-xdist` needed of the list; fails a run that has entries left over."""

    KEY = "wireproof_allowances"

    def __init__(self, config: pytest.Config) -> None:
        self.is_whole = not is_partial(config)

    @property
    def leftover(self) -> tuple[Finding, ...]:
        """The entries that have expired, and those that nothing needed."""
        return ALLOWED.allowances.leftover(is_whole=self.is_whole)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Send what was needed, in a process that works for another; elsewhere, entries left over are a failure."""
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput[self.KEY] = ALLOWED.allowances.state
        elif session.exitstatus == pytest.ExitCode.OK and self.leftover:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Receive it."""
        ALLOWED.allowances.add(*getattr(node, "workeroutput", {}).get(self.KEY, ((), ())))

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Print the entries that are left over."""
        for finding in self.leftover:
            terminalreporter.ensure_newline()
            terminalreporter.write_line(f"\n{finding}")
