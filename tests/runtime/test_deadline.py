"""Connections that wait no longer than the call has time."""

import asyncio
import math

import pytest

from wireproof.runtime.deadline import DEADLINE, ahold, hold
from wireproof.suite.clock import stopped_clock

PIECE = 65_536


class Stream:
    """Remembers what was read and written, and how long that might have taken; each takes as long as it is told."""

    def __init__(self, clock, takes=0):
        self.clock = clock
        self.takes = takes
        self.timeouts = []
        self.written = []

    def read(self, most, timeout=None):
        """So many bytes."""
        self.timeouts.append(timeout)
        self.clock.now += self.takes
        return b"x" * most

    def write(self, content, timeout=None):
        """Take them."""
        self.read(0, timeout)
        self.written.append(content)


class AsyncStream(Stream):
    """A stream of an async connection, which remembers its timeouts."""

    async def read(self, most, timeout=None):
        """So many bytes."""
        return Stream.read(self, most, timeout)

    async def write(self, content, timeout=None):
        """Take them."""
        Stream.read(self, 0, timeout)
        self.written.append(content)


class Held:
    """A stream that keeps to a deadline, in either mode."""

    def __init__(self, mode, clock, deadline, takes=0):
        self.is_sync = mode == "sync"
        self.stream = (Stream if self.is_sync else AsyncStream)(clock, takes)
        (hold if self.is_sync else ahold)(self.stream)
        self.deadline = deadline

    def use(self, name, *args, **kwargs):
        """Read or write within the deadline."""
        before = DEADLINE.set(self.deadline)
        try:
            method = getattr(self.stream, name)
            return method(*args, **kwargs) if self.is_sync else asyncio.run(self.awaited(method, *args, **kwargs))
        finally:
            DEADLINE.reset(before)

    @staticmethod
    async def awaited(method, *args, **kwargs):
        """What the method returns."""
        return await method(*args, **kwargs)


@pytest.fixture(params=["sync", "async"])
def mode(request):
    return request.param


@pytest.fixture
def clock():
    with stopped_clock() as clock:
        clock.now = 1000.0
        yield clock


@pytest.mark.parametrize(
    ("deadline", "timeout", "expected"),
    [
        (math.inf, None, None),
        (math.inf, 30, 30),
        (1010.0, None, 10),
        (1010.0, 30, 10),
        (1010.0, 5, 5),
        (1000.5, 0, 0),
    ],
)
def test_a_timeout_is_never_longer_than_the_time_that_is_left(mode, clock, deadline, timeout, expected):
    """
    Reading and writing may take their own timeout, or the rest of the call if that is shorter.
    """
    held = Held(mode, clock, deadline)

    assert b"xxx" == held.use("read", 3, timeout=timeout)
    held.use("write", b"abc", timeout=timeout)

    assert [expected, expected] == held.stream.timeouts
    assert [b"abc"] == held.stream.written


@pytest.mark.parametrize("late", [0.0, 0.1])
@pytest.mark.parametrize(("name", "argument"), [("read", 3), ("write", b"abc")])
def test_nothing_is_read_or_written_after_the_deadline(mode, clock, late, name, argument):
    """
    When the time is over, the stream is not even asked.
    """
    held = Held(mode, clock, clock.now - late)

    with pytest.raises(TimeoutError):
        held.use(name, argument, timeout=30)

    assert [] == held.stream.timeouts


def test_a_long_text_is_written_in_pieces(mode, clock):
    """
    The time that is left is looked at before each piece, and none is written after it is over.
    """
    content = bytes(range(256)) * 1024
    held = Held(mode, clock, clock.now + 10, takes=4)

    with pytest.raises(TimeoutError):
        held.use("write", content, timeout=5)

    assert [5, 5, 2] == held.stream.timeouts
    assert content[: 3 * PIECE] == b"".join(held.stream.written)
    assert {PIECE} == {len(piece) for piece in held.stream.written}


@pytest.mark.parametrize(("length", "pieces"), [(0, []), (PIECE, [PIECE]), (PIECE + 1, [PIECE, 1])])
def test_every_byte_is_written_once(mode, clock, length, pieces):
    """
    The pieces together are the text, and no piece is empty.
    """
    held = Held(mode, clock, math.inf)

    held.use("write", b"x" * length)

    assert pieces == [len(piece) for piece in held.stream.written]


def test_without_a_call_there_is_no_deadline():
    """
    A connection that somebody else uses waits as long as it would.
    """
    assert math.inf == DEADLINE.get()
