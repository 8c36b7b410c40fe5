"""Work that may wait, done one after the other in a thread that is there while there is some."""

import os
import threading
import time
from collections.abc import Callable
from queue import Empty, SimpleQueue

__all__ = ["Background"]

Work = Callable[[], object]

MOST_BYTES = 64 * 2**20
"""Bytes that waiting work keeps in memory at most."""

PAUSE = 0.02
"""Seconds for which work waits for more, so that what it was taken from goes on undisturbed meanwhile."""

IDLE = 5.0
"""Seconds without work after which the thread ends; the next work starts another."""


class Background:
    """A bounded queue and its thread, which never keeps a process from ending; a forked child has its own."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._begin()

    def _begin(self) -> None:
        self._process = os.getpid()
        self._lock = threading.Lock()
        self._waiting: SimpleQueue[tuple[Work, int]] = SimpleQueue()
        self._bytes = 0
        self._is_working = False
        self._is_awaited = threading.Event()

    def take(self, work: Work, size: int = 0) -> bool:
        """
        Have something done soon, which must not raise and keeps so many bytes in memory.

        False when too much waits already, and it is not done.
        """
        if self._process != os.getpid():
            self._begin()
        with self._lock:
            if self._waiting.qsize() >= self._most or self._bytes + size > MOST_BYTES:
                return False
            self._bytes += size
            self._waiting.put((work, size))
            if not self._is_working:
                threading.Thread(target=self._work, name="wireproof", daemon=True).start()
                self._is_working = True
        return True

    def settle(self, timeout: float) -> bool:
        """Wait until everything that was taken is done; False when that takes longer than so many seconds."""
        done = threading.Event()
        with self._lock:
            if not self._is_working:
                return True
            self._waiting.put((done.set, 0))
        self._is_awaited.set()
        return done.wait(timeout)

    def _work(self) -> None:
        while first := self._next():
            self._is_awaited.wait(PAUSE)
            self._is_awaited.clear()
            self._do(*first)
            for _ in range(self._waiting.qsize()):
                self._do(*self._waiting.get())

    def _do(self, work: Work, size: int) -> None:
        work()
        with self._lock:
            self._bytes -= size
        time.sleep(0)  # a thread that waits for the interpreter is first

    def _next(self) -> tuple[Work, int] | None:
        while True:
            try:
                return self._waiting.get(timeout=IDLE)
            except Empty:
                with self._lock:
                    if self._waiting.empty():
                        self._is_working = False
                        return None
