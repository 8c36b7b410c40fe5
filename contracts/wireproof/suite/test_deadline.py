"""
The total timeout reaches into a connection: no step of one waits for longer than the call has time.

The HTTP library tells of each connection it opens by its `trace` extension, which a transport does here in its place.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from wireproof.binding import Mode
from wireproof.catalog import Spec
from wireproof.served import ServedResponse
from wireproof.suite import cases
from wireproof.suite.caller import Callers
from wireproof.suite.cases import OperationCase, operations
from wireproof.suite.clock import Clock, stopped_clock
from wireproof.suite.failures import agree_on_bytes

EVENTS = ("connect_tcp.complete", "connect_unix_socket.complete", "start_tls.complete")
"""What a connection is there after; each has a stream of its own."""


@dataclass
class Stream:
    """A connection on which everything takes a second, and how long each step was ready to wait."""

    clock: Clock
    waits: list[float | None] = field(default_factory=list)
    written: bytes = b""

    def pass_by(self, timeout: float | None, content: bytes = b"") -> bytes:
        """One step, which is ready to wait for so long."""
        self.waits.append(timeout)
        self.clock.now += 1
        self.written += content
        return b""

    def read(self, _: int, timeout: float | None = None) -> bytes:
        """Nothing, after a second."""
        return self.pass_by(timeout)

    def write(self, content: bytes, timeout: float | None = None) -> None:
        """Write everything."""
        self.pass_by(timeout, content)


class AsyncStream(Stream):
    """A stream of an async connection, each read or write of which takes a second."""

    async def read(self, _: int, timeout: float | None = None) -> bytes:  # type: ignore[override]  # another kind
        """Nothing, after a second."""
        return self.pass_by(timeout)

    async def write(self, content: bytes, timeout: float | None = None) -> None:  # type: ignore[override]  # as above
        """Write everything."""
        self.pass_by(timeout, content)


Use = Callable[[Clock, Any, Callable[[Any], Awaitable[Any]]], Awaitable[None]]
"""What a transport does with a connection; what it does is awaited by the last argument, where that is needed."""
CONTENT = b"0123456789" * 20_000


async def within_20_seconds(clock: Clock, stream: Any, wait: Callable[[Any], Awaitable[Any]]) -> None:
    """Read and write until there is no time left."""
    await wait(stream.read(1, timeout=30.0))
    await wait(stream.read(1, timeout=3.0))
    await wait(stream.read(1))
    await wait(stream.write(CONTENT, timeout=30.0))
    clock.now += 13
    await wait(stream.read(1, timeout=30.0))


async def without_end(clock: Clock, stream: Any, wait: Callable[[Any], Awaitable[Any]]) -> None:
    """Read and write after a long time."""
    clock.now += 1_000_000
    await wait(stream.read(1, timeout=30.0))
    await wait(stream.read(1))
    await wait(stream.write(b"short", timeout=30.0))


def connected(spec: Spec, mode: Mode, callers: Callers, event: str, use: Use, **settings: Any) -> tuple[Stream, Any]:
    """The connection of one call, whose transport uses it so, and what the call raised."""
    caller, case = callers(spec), next(operations((spec,)))
    http = caller.binding.http

    with stopped_clock() as clock:
        stream = (Stream if mode == "sync" else AsyncStream)(clock)
        told = {"return_value": stream}

        async def waited(step: Any) -> Any:
            return await step if mode == "async" else step

        async def aserved(request: Any) -> Any:
            await waited(request.extensions["trace"](f"connection.{event}", told))
            await use(clock, stream, waited)
            return http.Response(500)

        def served(request: Any) -> Any:
            return _run(aserved(request))

        transport = http.MockTransport(served if mode == "sync" else aserved)
        client = caller.new(mode, max_retries=0, http_options={"transport": transport}, **settings)
        return stream, called(callers, case, mode, client)


def _run(steps: Any) -> Any:
    """What a coroutine comes to that waits for nothing."""
    try:
        steps.send(None)
    except StopIteration as end:
        return end.value
    raise AssertionError("it waits")


def called(callers: Callers, case: OperationCase, mode: Mode, client: Any) -> Any:
    """What a call in the simplest way raises."""
    caller = callers(case.spec)
    arguments = caller.binding.arguments(case.operation, case.simplest)
    return caller.call(case.operation, mode, arguments, client=client).raised


@cases.each(spec=cases.specs, mode=cases.modes)
@pytest.mark.parametrize("event", EVENTS)
def test_no_step_waits_for_longer_than_the_call_has_time(spec: Spec, mode: Mode, callers: Callers, event: str) -> None:
    """
    Each step has its own timeout or what is left of the total one; a long text is written in pieces that each do.
    """
    stream, error = connected(spec, mode, callers, event, within_20_seconds, total_timeout=20.0)

    assert [20.0, 3.0, 18.0, 17.0, 16.0, 15.0, 14.0] == pytest.approx(stream.waits)
    agree_on_bytes(CONTENT, stream.written, "request body")
    assert type(error) is callers(spec).binding.errors.ResponseTimeout
    assert "the total timeout of 20.0 s is over" in str(error)
    assert (1, True) == (error.attempts, error.may_have_arrived)


@cases.each(spec=cases.specs, mode=cases.modes)
def test_each_attempt_has_the_time_that_is_left(spec: Spec, mode: Mode, callers: Callers) -> None:
    """
    What the HTTP library may wait for is the usual time for each step, or less when the call has less.
    """
    caller, case = callers(spec), next(operations((spec,)))
    client = caller.new(mode, total_timeout=20.0, max_retries=2)
    arguments = caller.binding.arguments(case.operation, case.simplest)
    asked = [ServedResponse(429, {"Retry-After": seconds}, b"") for seconds in ("7", "9")]

    with stopped_clock():
        sent = caller.call(case.operation, mode, arguments, *asked, case.success, client=client).requests

    timeouts = [request.extensions["timeout"] for request in sent]
    assert [5.0, 5.0, 4.0] == pytest.approx([timeout["connect"] for timeout in timeouts])
    assert [[20.0] * 3, [13.0] * 3, [4.0] * 3] == [
        pytest.approx([timeout[step] for step in ("read", "write", "pool")]) for timeout in timeouts
    ]


@cases.each(spec=cases.specs, mode=cases.modes)
def test_without_a_total_timeout_each_step_has_its_own(spec: Spec, mode: Mode, callers: Callers) -> None:
    """
    A step without a timeout waits for ever then.
    """
    stream, _ = connected(spec, mode, callers, EVENTS[0], without_end, total_timeout=None)

    assert ([30.0, None, 30.0], b"short") == (stream.waits, stream.written)
