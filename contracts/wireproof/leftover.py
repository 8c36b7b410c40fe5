"""Entries of an allow-list that a run of pytest had no use for: told at its end, and a failure."""

from collections.abc import Callable
from typing import Any

import pytest

from wireproof.allowances import Allowances
from wireproof.findings import Finding

__all__ = ["PARTS", "LeftoverReporter", "is_partial"]

PARTS = ("cell", "collectonly", "deselect", "ignore", "ignore_glob", "keyword", "lf", "markexpr", "shard", "stepwise")
"""Options with which some tests are left out on purpose."""


def is_partial(config: pytest.Config) -> bool:
    """Whether a run leaves some tests out on purpose, by its options or by naming tests."""
    chosen = any(getattr(config.option, name, None) for name in PARTS)
    return chosen or any("::" in argument for argument in config.args)


class LeftoverReporter:
    """Joins what the processes of `pytest-xdist` needed of a list; fails a run that has entries left over."""

    def __init__(self, config: pytest.Config, name: str, allowances: Callable[[], Allowances]) -> None:
        self.is_whole, self.key, self.allowances = not is_partial(config), f"wireproof_allowances_{name}", allowances

    @property
    def leftover(self) -> tuple[Finding, ...]:
        """The entries that have expired, and those that nothing needed."""
        return self.allowances().leftover(is_whole=self.is_whole)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Send what was needed, in a process that works for another; elsewhere, entries left over are a failure."""
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput[self.key] = self.allowances().state
        elif session.exitstatus == pytest.ExitCode.OK and self.leftover:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Receive it."""
        self.allowances().add(*getattr(node, "workeroutput", {}).get(self.key, ((), ())))

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Print the entries that are left over."""
        for finding in self.leftover:
            terminalreporter.ensure_newline()
            terminalreporter.write_line(f"\n{finding}")
