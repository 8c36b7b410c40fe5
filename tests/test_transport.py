"""Transports that judge live traffic: what they find, what becomes of it, and that the traffic is left as it is."""

import asyncio
import gzip
import logging
import os
import threading
import zlib
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import httpx2
import pytest

from wireproof import messages
from wireproof.loading import load
from wireproof.transport import ContractViolation, Counts, Monitor, background, monitor, tapping
from wireproof.transport import httpx as for_httpx
from wireproof.transport import httpx2 as for_httpx2
from wireproof.transport.repeats import MOST, Repeats

SPEC = load(Path(__file__).parent / "golden" / "oracle.yaml")
BOOKS = "https://api.library.test/v2/books"
KEY = {"Authorization": "Bearer s3cret"}
RIGHT = {"X-Total": "1", "Content-Type": "application/json"}

Handler = Callable[[Any], Any]


class Way:
    """One of the four ways to send a request: by a library, sync or async, through transports that judge."""

    def __init__(self, library: ModuleType, *, is_async: bool) -> None:
        self.library, self.is_async = library, is_async
        self.module = for_httpx if library is httpx else for_httpx2

    def __str__(self) -> str:
        return f"{self.library.__name__} {'async' if self.is_async else 'sync'}"

    def transport(self, respond: Handler, contract: Any) -> Any:
        """A transport that judges what a function returns."""
        inner = self.library.MockTransport(respond)
        return (self.module.AsyncContractTransport if self.is_async else self.module.ContractTransport)(inner, contract)

    def send(self, transport: Any, method: str, url: str, **arguments: Any) -> Any:
        """The response to a request, read."""
        if not self.is_async:
            with self.library.Client(transport=transport) as client:
                return client.request(method, url, **arguments)

        async def sent() -> Any:
            async with self.library.AsyncClient(transport=transport) as client:
                return await client.request(method, url, **arguments)

        return asyncio.run(sent())

    def chunks(self, transport: Any, url: str, most: int | None = None) -> list[bytes]:
        """The chunks of a response as they come, some of them or all."""
        if not self.is_async:
            with self.library.Client(transport=transport) as client, client.stream("GET", url, headers=KEY) as response:
                return [chunk for chunk, _ in zip(response.iter_raw(), range(most or 99), strict=False)]

        async def read() -> list[bytes]:
            found: list[bytes] = []
            client = self.library.AsyncClient(transport=transport)
            async with client, client.stream("GET", url, headers=KEY) as response:
                async for chunk in response.aiter_raw():
                    found.append(chunk)
                    if len(found) == most:
                        break
            return found

        return asyncio.run(read())

    def stream(self, *chunks: bytes) -> Any:
        """Content that streams."""
        if not self.is_async:
            return iter(chunks)

        async def each() -> AsyncIterator[bytes]:
            for chunk in chunks:
                yield chunk

        return each()


WAYS = [Way(library, is_async=is_async) for library in (httpx2, httpx) for is_async in (False, True)]


@pytest.fixture(params=WAYS, ids=str)
def way(request: pytest.FixtureRequest) -> Way:
    """Each way to send a request."""
    found: Way = request.param
    return found


SYNC = WAYS[0]


def books(way: Way, status: int = 200, headers: dict[str, str] = RIGHT, content: Any = b"[]") -> Handler:
    """A server that responds so."""
    return lambda _: way.library.Response(status, headers=headers, content=content)


@pytest.fixture
def log(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """What is logged, also for information."""
    caplog.set_level(logging.INFO, logger="wireproof.transport")
    return caplog


# What is found ------------------------------------------------------------------------------------------------------


def test_right_traffic_is_counted_and_nothing_is_said(way: Way, log: pytest.LogCaptureFixture) -> None:
    """
    Both messages of each exchange are judged.
    """
    transport = way.transport(books(way), SPEC)

    response = way.send(transport, "GET", f"{BOOKS}?shelf=1", headers=KEY)

    assert transport.monitor.settle()
    assert (200, b"[]") == (response.status_code, response.content)
    assert Counts(seen=1, judged=2) == transport.monitor.counts
    assert [] == [record for record in log.records if record.name.startswith("wireproof")]


def test_what_is_wrong_is_logged_and_counted(way: Way, log: pytest.LogCaptureFixture) -> None:
    """
    On both sides, as the blocks that the suite prints; the caller gets the response all the same.
    """
    transport = way.transport(books(way, headers={"Content-Type": "application/json"}), SPEC)

    response = way.send(transport, "GET", BOOKS, headers=KEY)

    assert transport.monitor.settle()
    assert 200 == response.status_code
    assert {"query-parameter-missing": 1, "header-missing": 1} == dict(transport.monitor.counts.findings)
    first, second = (record.getMessage() for record in log.records if record.name == "wireproof.transport")
    assert first.startswith("GET /books -> 200\n")
    assert "query-parameter-missing" in first
    assert "response header `X-Total`" in second
    assert "s3cret" not in log.text


def test_a_path_of_no_operation_is_found(way: Way) -> None:
    """
    It is a finding of its own.
    """
    transport = way.transport(books(way), SPEC)

    way.send(transport, "GET", f"{BOOKS}/1/pages", headers=KEY)

    assert transport.monitor.settle()
    assert {"operation-mismatch": 1} == dict(transport.monitor.counts.findings)


def test_other_servers_are_left_alone(way: Way, log: pytest.LogCaptureFixture) -> None:
    """
    Unless one stands in for those of the spec; which they are is said once.
    """
    transport = way.transport(books(way), SPEC)
    there = Monitor(SPEC, server="https://elsewhere.test")

    for _ in range(2):
        way.send(transport, "GET", "https://elsewhere.test/books?shelf=1")
    way.send(way.transport(books(way), there), "GET", "https://elsewhere.test/books?shelf=1", headers=KEY)

    assert transport.monitor.settle()
    assert there.settle()
    assert Counts(seen=2, elsewhere=4) == transport.monitor.counts
    assert Counts(seen=1, judged=2) == there.counts
    assert 1 == log.text.count("https://elsewhere.test is no server of oracle")


def test_a_request_without_a_response_is_judged(way: Way) -> None:
    """
    What the network raises is raised.
    """

    def refuse(_: object) -> Any:
        raise way.library.ConnectError("no network")

    transport = way.transport(refuse, SPEC)

    with pytest.raises(way.library.ConnectError, match="no network"):
        way.send(transport, "GET", BOOKS, headers=KEY)
    assert transport.monitor.settle()
    assert {"query-parameter-missing": 1} == dict(transport.monitor.counts.findings)


# Raising ------------------------------------------------------------------------------------------------------------


def test_a_wrong_request_is_not_sent_where_findings_raise(way: Way) -> None:
    """
    The error names what was called and has the findings.
    """
    sent: list[object] = []
    transport = way.transport(sent.append, Monitor(SPEC, raises=True))

    with pytest.raises(
        ContractViolation, match=r"GET /books is not what the spec says\n.*query-parameter-missing"
    ) as raised:
        way.send(transport, "GET", BOOKS, headers=KEY)

    assert [] == sent
    assert ["query-parameter-missing"] == [one.code for one in raised.value.findings]


@pytest.mark.parametrize("is_streamed", [False, True], ids=["in memory", "streamed"])
def test_a_wrong_response_raises_when_it_is_read(way: Way, is_streamed: bool) -> None:
    """
    Whether it streams or not; what is right does not raise.
    """

    def respond(content: bytes) -> Handler:
        return books(way, content=way.stream(content) if is_streamed else content)

    right = way.send(way.transport(respond(b"[]"), Monitor(SPEC, raises=True)), "GET", f"{BOOKS}?shelf=1", headers=KEY)
    with pytest.raises(ContractViolation, match=r"GET /books -> 200 is not what the spec says\n.*body-invalid"):
        way.send(way.transport(respond(b"{}"), Monitor(SPEC, raises=True)), "GET", f"{BOOKS}?shelf=1", headers=KEY)

    assert b"[]" == right.content


# Streams ------------------------------------------------------------------------------------------------------------


def test_a_stream_comes_chunk_by_chunk_and_is_judged_at_its_end(way: Way) -> None:
    """
    Nothing is read before the caller reads it.
    """
    seen: list[int] = []

    def numbered(way: Way) -> Any:
        def each() -> Iterator[bytes]:
            for number, chunk in enumerate((b"[", b"{", b"]")):
                seen.append(number)
                yield chunk

        async def each_async() -> AsyncIterator[bytes]:
            for chunk in each():
                yield chunk

        return each_async() if way.is_async else each()

    transport = way.transport(books(way, content=numbered(way)), SPEC)

    assert [b"["] == way.chunks(transport, f"{BOOKS}?shelf=1", most=1)
    assert [0] == seen[:1]
    assert len(seen) < 3

    transport = way.transport(books(way, content=numbered(way)), SPEC)
    assert [b"[", b"{", b"]"] == way.chunks(transport, f"{BOOKS}?shelf=1")
    assert transport.monitor.settle()
    assert {"body-not-json": 1} == dict(transport.monitor.counts.findings)


def test_a_stream_that_is_not_read_to_its_end_is_not_judged(way: Way) -> None:
    """
    Its request is.
    """
    transport = way.transport(books(way, content=way.stream(b"[", b"{", b"]")), SPEC)

    way.chunks(transport, f"{BOOKS}?shelf=1", most=1)

    assert transport.monitor.settle()
    assert Counts(seen=1, judged=1, unread=1) == transport.monitor.counts


@pytest.mark.parametrize("is_streamed", [False, True], ids=["in memory", "streamed"])
def test_a_large_body_is_not_judged(way: Way, is_streamed: bool) -> None:
    """
    Nor kept in memory for it.
    """
    chunks = (b"[" + b" " * 50, b" " * 60 + b"}")
    content = way.stream(*chunks) if is_streamed else b"".join(chunks)
    transport = way.transport(books(way, content=content), Monitor(SPEC, largest=100))

    response = way.send(transport, "GET", f"{BOOKS}?shelf=1", headers=KEY)

    assert transport.monitor.settle()
    assert b"".join(chunks) == response.content
    assert Counts(seen=1, judged=1, unread=1) == transport.monitor.counts


def test_a_request_that_streams_is_judged_after_it_was_sent(way: Way) -> None:
    """
    The other transport gets the same chunks, and the caller keeps its stream.
    """
    got: list[bytes] = []

    async def read_async(request: Any) -> Any:
        got.extend([chunk async for chunk in request.stream])
        return way.library.Response(204)

    def read(request: Any) -> Any:
        got.extend(request.stream)
        return way.library.Response(204)

    class Reading(way.library.AsyncBaseTransport if way.is_async else way.library.BaseTransport):  # type: ignore[misc,name-defined]
        """Reads what it is to send."""

        handle_request, handle_async_request = staticmethod(read), staticmethod(read_async)

    contract = Monitor(SPEC)
    kind = way.module.AsyncContractTransport if way.is_async else way.module.ContractTransport
    headers = {**KEY, "Content-Type": "application/json"}

    way.send(kind(Reading(), contract), "POST", BOOKS, headers=headers, content=way.stream(b"{", b"]"))

    assert contract.settle()
    assert [b"{", b"]"] == got
    assert {"body-not-json": 1} == dict(contract.counts.findings)


@pytest.mark.parametrize(
    ("coding", "content", "expected"),
    [
        ("gzip", gzip.compress(b"{}"), Counts(seen=1, judged=2, findings={"body-invalid": 1})),
        ("deflate", zlib.compress(b"[]"), Counts(seen=1, judged=2)),
        ("unheard-of", b"[]", Counts(seen=1, judged=1, unread=1)),
    ],
)
def test_codings_are_undone_beside_the_traffic(way: Way, coding: str, content: bytes, expected: Counts) -> None:
    """
    The raw bytes reach the caller; what is in an unknown coding is not judged.
    """
    headers = {**RIGHT, "Content-Encoding": coding}
    transport = way.transport(books(way, headers=headers, content=way.stream(content)), SPEC)

    assert [content] == way.chunks(transport, f"{BOOKS}?shelf=1")

    assert transport.monitor.settle()
    assert expected == transport.monitor.counts


def test_a_body_that_hides_too_much_is_not_judged(way: Way, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Nor does the HTTP library write it out for the judge.
    """
    monkeypatch.setattr(messages, "MOST_BYTES", 1000)
    headers, content = {**RIGHT, "Content-Encoding": "gzip"}, gzip.compress(b" " * 1000 + b"[]")
    transport = way.transport(books(way, headers=headers, content=way.stream(content)), SPEC)

    assert [content] == way.chunks(transport, f"{BOOKS}?shelf=1")

    assert transport.monitor.settle()
    assert Counts(seen=1, judged=1, unread=1) == transport.monitor.counts


# Peace --------------------------------------------------------------------------------------------------------------


def test_some_are_sampled_by_chance(way: Way) -> None:
    """
    The others go through as if nobody were there.
    """
    chances = iter([0.3, 0.1, 0.9])
    transport = way.transport(books(way), Monitor(SPEC, rate=0.2, chance=lambda: next(chances)))

    for _ in range(3):
        way.send(transport, "GET", f"{BOOKS}?shelf=1", headers=KEY)

    assert transport.monitor.settle()
    assert Counts(seen=3, judged=2, not_sampled=2) == transport.monitor.counts


@pytest.mark.parametrize("rate", [-0.1, 1.1])
def test_a_rate_is_a_share(rate: float) -> None:
    """
    Anything else is refused with a sentence.
    """
    with pytest.raises(
        ValueError, match=f"rate is {rate}; give the share of exchanges that is judged, between 0 and 1"
    ):
        Monitor(SPEC, rate=rate)


def test_a_finding_is_logged_once_a_minute(log: pytest.LogCaptureFixture) -> None:
    """
    Then with how often it was held back; each one is counted.
    """
    now = [100.0]
    contract = Monitor(SPEC, clock=lambda: now[0])
    transport = SYNC.transport(books(SYNC), contract)

    for seconds in (0, 20, 39.9, 0.2):
        now[0] += seconds
        SYNC.send(transport, "GET", BOOKS, headers=KEY)
        assert contract.settle()

    said = [record.getMessage() for record in log.records if record.name == "wireproof.transport"]
    assert 2 == len(said)
    assert "(and 2 times since this was last logged)" not in said[0]
    assert "(and 2 times since this was last logged)" in said[1]
    assert {"query-parameter-missing": 4} == dict(contract.counts.findings)


def test_what_was_said_long_ago_is_forgotten() -> None:
    """
    So that memory has an end.
    """
    repeats = Repeats(60, lambda: 0.0)

    assert [0] * (MOST + 1) == [repeats.held_back(number) for number in range(MOST + 1)]
    assert None is repeats.held_back(MOST)
    assert 0 == repeats.held_back(0)


def test_where_too_much_waits_exchanges_are_dropped_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The traffic does not wait for the judge; neither in number nor in bytes does more wait than it may.
    """
    goes_on, begun = threading.Event(), threading.Event()
    judged = Monitor._judged

    def slow(self: Monitor, seen: Any) -> Any:
        begun.set()
        goes_on.wait(10)
        return judged(self, seen)

    monkeypatch.setattr(Monitor, "_judged", slow)
    contract = Monitor(SPEC, waiting=2)
    transport = SYNC.transport(books(SYNC), contract)

    SYNC.send(transport, "GET", f"{BOOKS}?shelf=1", headers=KEY)
    assert begun.wait(10)
    for _ in range(4):
        SYNC.send(transport, "GET", f"{BOOKS}?shelf=1", headers=KEY)
    goes_on.set()

    assert contract.settle()
    assert Counts(seen=5, judged=6, dropped=2) == contract.counts
    monkeypatch.setattr(background, "MOST_BYTES", 1)
    SYNC.send(transport, "GET", f"{BOOKS}?shelf=1", headers=KEY)
    assert 3 == contract.counts.dropped


# Whatever happens ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("raises", [False, True], ids=["logs", "raises"])
@pytest.mark.parametrize("broken", ["_judged", "samples", "_is_here", "_log"])
def test_the_traffic_survives_the_judge(
    way: Way, broken: str, raises: bool, monkeypatch: pytest.MonkeyPatch, log: pytest.LogCaptureFixture
) -> None:
    """
    Whatever fails of it is counted and logged once, and the response is the one that was sent.
    """
    contract = Monitor(SPEC, raises=raises)

    def fail(*_: object) -> Any:
        raise RecursionError("the judge is broken")

    monkeypatch.setattr(contract, broken, fail)
    transport = way.transport(books(way), contract)
    url = BOOKS if broken == "_log" and not raises else f"{BOOKS}?shelf=1"

    responses = [way.send(transport, "GET", url, headers=KEY) for _ in range(2)]

    assert contract.settle()
    assert [(200, b"[]")] * 2 == [(one.status_code, one.content) for one in responses]
    crashes = [record for record in log.records if record.exc_info and "the judge failed" in record.getMessage()]
    assert (1 if contract.counts.crashes else 0) == len(crashes)
    assert contract.counts.crashes or (broken == "_log" and raises)


@pytest.mark.parametrize("broken", ["_in_memory", "Tap"])
def test_the_traffic_survives_what_looks_at_it(way: Way, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Also what stands in its way.
    """

    def fail(*_: object, **__: object) -> Any:
        raise MemoryError

    monkeypatch.setattr(tapping, broken, fail)
    transport = way.transport(books(way), SPEC)

    assert b"[]" == way.send(transport, "GET", f"{BOOKS}?shelf=1", headers=KEY).content
    assert 1 == transport.monitor.counts.crashes


def test_the_traffic_survives_when_no_thread_can_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The system may refuse one.
    """

    def refuse(_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refuse)
    transport = SYNC.transport(books(SYNC), SPEC)

    assert 200 == SYNC.send(transport, "GET", f"{BOOKS}?shelf=1", headers=KEY).status_code
    assert 1 == transport.monitor.counts.crashes


def test_the_thread_ends_when_there_is_nothing_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    And another one begins with the next work.
    """
    monkeypatch.setattr(background, "IDLE", 0.001)
    work, done = background.Background(10), []

    for number in range(2):
        assert work.take(lambda number=number: done.append(number))  # type: ignore[misc]
        assert work.settle(10)
        while [thread for thread in threading.enumerate() if thread.name == "wireproof"]:
            threading.Event().wait(0.001)

    assert [0, 1] == done
    assert work.settle(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_forked_process_judges_for_itself() -> None:
    """
    The thread of its parent is not there.
    """
    contract = Monitor(SPEC)
    transport = SYNC.transport(books(SYNC), contract)
    SYNC.send(transport, "GET", f"{BOOKS}?shelf=1", headers=KEY)
    assert contract.settle()

    if not (child := os.fork()):
        SYNC.send(transport, "GET", f"{BOOKS}?shelf=1", headers=KEY)
        os._exit(0 if contract.settle() and contract.counts.judged == 4 else 1)

    assert 0 == os.waitpid(child, 0)[1]


def test_what_waits_is_judged_when_the_process_ends() -> None:
    """
    A monitor that nobody has any more keeps nothing waiting.
    """
    contract = Monitor(SPEC)
    SYNC.send(SYNC.transport(books(SYNC), contract), "GET", f"{BOOKS}?shelf=1", headers=KEY)

    monitor._settle(lambda: contract)  # type: ignore[arg-type]  # in the place of a weak reference
    monitor._settle(lambda: None)  # type: ignore[arg-type]

    assert 2 == contract.counts.judged


def test_the_other_transport_is_opened_and_closed_with_it(way: Way) -> None:
    """
    As if it were used itself.
    """
    seen: list[str] = []

    class Inner(way.library.MockTransport):  # type: ignore[misc,name-defined]
        """Says what is done with it."""

        def __enter__(self) -> Any:
            seen.append("opened")
            return self

        def __exit__(self, *_: object) -> None:
            seen.append("closed")

        async def __aenter__(self) -> Any:
            seen.append("opened")
            return self

        async def __aexit__(self, *_: object) -> None:
            seen.append("closed")

        def close(self) -> None:
            seen.append("shut")

        async def aclose(self) -> None:
            seen.append("shut")

    kind = way.module.AsyncContractTransport if way.is_async else way.module.ContractTransport
    transport = kind(Inner(books(way)), SPEC)

    way.send(transport, "GET", f"{BOOKS}?shelf=1", headers=KEY)
    if way.is_async:
        asyncio.run(transport.aclose())
    else:
        transport.close()

    assert ["opened", "closed", "shut"] == seen
