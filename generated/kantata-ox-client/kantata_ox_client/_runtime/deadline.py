# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
Connections whose reads and writes end at the deadline of the call that uses them.

A timeout starts anew with every byte that arrives, so that a server which sends them one by one would hold a call for
ever. Cancelling the call instead, where that is possible, may leave a connection of the pool unusable.
"""

import math
import time
from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from typing import Any

__all__ = ["CONNECTED", "DEADLINE", "ahold", "check", "hold"]

DEADLINE: ContextVar[float] = ContextVar("deadline", default=math.inf)
"""When the call of this thread or task has to be over, on the monotonic clock."""

CONNECTED = ("connect_tcp.complete", "connect_unix_socket.complete", "start_tls.complete")
"""How the events of the HTTP library's `trace` extension end that return a new stream."""

_SLICE = 65_536
"""Bytes that are written at once, so that the time that is left is looked at in between."""


def hold(stream: Any) -> None:
    """Make a connection's stream keep to the deadline of the call that reads or writes."""
    stream.read, stream.write = _reading_in_time(stream.read), _writing_in_time(stream.write)


def ahold(stream: Any) -> None:
    """Make a connection's async stream keep to the deadline of the call that reads or writes."""
    stream.read, stream.write = _aread(stream.read), _awritten(stream.write)


def check() -> None:
    """Raise TimeoutError when the call of this thread or task has no time left."""
    _left(None)


def _left(timeout: float | None) -> float | None:
    """The timeout, or less when the call has less time; TimeoutError when it has none."""
    left = DEADLINE.get() - time.monotonic()
    if left <= 0:
        raise TimeoutError
    shorter = min(left, math.inf if timeout is None else timeout)
    return None if shorter == math.inf else shorter


def _reading_in_time(read: Callable[..., bytes]) -> Callable[..., bytes]:
    return lambda most, timeout=None: read(most, timeout=_left(timeout))


def _writing_in_time(write: Callable[..., None]) -> Callable[..., None]:
    def written(content: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(content), _SLICE):
            write(content[start : start + _SLICE], timeout=_left(timeout))

    return written


def _aread(read: Callable[..., Awaitable[bytes]]) -> Callable[..., Awaitable[bytes]]:
    async def aread(most: int, timeout: float | None = None) -> bytes:
        return await read(most, timeout=_left(timeout))

    return aread


def _awritten(write: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    async def awritten(content: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(content), _SLICE):
            await write(content[start : start + _SLICE], timeout=_left(timeout))

    return awritten
