"""Whether something is said again, so that a log has it once in a while and not with every call."""

import threading
from collections.abc import Callable, Hashable

__all__ = ["Repeats"]

MOST = 1_000
"""Things that are remembered; those that were said longest ago are forgotten first."""


class Repeats:
    """What was said when, by a clock in seconds; each thing may be said again when so many have gone by."""

    def __init__(self, every: float, clock: Callable[[], float]) -> None:
        self._every, self._clock = every, clock
        self._said: dict[Hashable, tuple[float, int]] = {}
        self._lock = threading.Lock()

    def held_back(self, thing: Hashable) -> int | None:
        """How often a thing was not said since it was last; None when it is not to be said now either."""
        with self._lock:
            now = self._clock()
            said_at, silent = self._said.get(thing, (now - self._every, 0))
            if now - said_at < self._every:
                self._said[thing] = said_at, silent + 1
                return None
            self._said.pop(thing, None)
            self._said[thing] = now, 0
            while len(self._said) > MOST:
                del self._said[next(iter(self._said))]
            return silent
