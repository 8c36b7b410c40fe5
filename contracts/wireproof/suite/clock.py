"""Time that passes only while somebody waits, so that an hour of retries is tried in no time."""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from unittest import mock

__all__ = ["Clock", "stopped_clock"]


@dataclass
class Clock:
    """The monotonic clock of this process, and what was waited for on it."""

    now: float = field(default_factory=lambda: float(math.ceil(time.monotonic())))
    """Seconds; it stops at a whole one, so that sums with parts such as a quarter are exact from any start."""
    waits: list[float] = field(default_factory=list)
    """Seconds, one entry for each time that somebody waited."""

    def read(self) -> float:
        """Stands for `time.monotonic`."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Stands for `time.sleep`."""
        self.waits.append(seconds)
        self.now += seconds

    async def asleep(self, seconds: float) -> None:
        """Stands for `asyncio.sleep`; a sleep of zero is not recorded, because it only yields to other tasks."""
        if seconds:
            self.sleep(seconds)


@contextmanager
def stopped_clock() -> Iterator[Clock]:
    """Stop the clock of this process, for sync and async code."""
    clock = Clock()
    with (
        mock.patch("time.monotonic", clock.read),
        mock.patch("time.sleep", clock.sleep),
        mock.patch("asyncio.sleep", clock.asleep),
    ):
        yield clock
