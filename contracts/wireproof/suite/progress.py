"""Lines that say how far a run is, where there is no terminal for a bar: the log of a CI run."""

import os
import sys
import threading
import time
from collections.abc import Sequence
from typing import Any, TextIO

import pytest

__all__ = ["INTERVAL", "ProgressLines"]

INTERVAL = 8.0
"""Seconds between two lines, so that there are never ten without one."""


class ProgressLines:
    """Prints `contracts: 1,234 of 8,000 tests, 2 failed, 0:40` from time to time, also while a test takes long."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.total = self.ran = self.failed = 0
        self.is_over = threading.Event()
        self.thread: threading.Thread | None = None

    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Begin."""
        reporter = session.config.pluginmanager.get_plugin("terminalreporter")
        if reporter is not None and _has_descriptor(sys.stdout):
            # a descriptor of its own, made while nothing is captured: what is printed during a test is the test's
            stream = open(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")  # noqa: SIM115  # the thread closes it
            self.thread = threading.Thread(target=self._print, args=(stream, reporter), daemon=True)
            self.thread.start()

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Know how many tests there are."""
        self.total = self.total or len(session.items)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Know how many tests there are when the workers of pytest-xdist have collected."""
        self.total = len(ids)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count what failed."""
        self.failed += report.failed

    def pytest_runtest_logfinish(self) -> None:
        """Count what ran."""
        self.ran += 1

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self) -> None:
        """End."""
        self.is_over.set()
        if self.thread:
            self.thread.join()

    def _print(self, stream: TextIO, reporter: Any) -> None:
        ended_at = 0
        with stream:
            while not self.is_over.wait(INTERVAL):
                letters = reporter._tw.width_of_current_line  # of tests that failed
                stream.write(f"{self}\n" if letters in (0, ended_at) else f"\n{self}\n")
                stream.flush()
                ended_at = letters

    def __str__(self) -> str:
        minutes, seconds = divmod(int(time.monotonic() - self.started), 60)
        hours, minutes = divmod(minutes, 60)
        elapsed = f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
        if not self.total:
            return f"contracts: looking for tests, {elapsed}"
        return f"contracts: {self.ran:,} of {self.total:,} tests, {self.failed:,} failed, {elapsed}"


def _has_descriptor(stream: TextIO) -> bool:
    try:
        return stream.fileno() >= 0
    except (AttributeError, OSError):
        return False
