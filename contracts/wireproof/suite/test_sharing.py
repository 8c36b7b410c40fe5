"""Copies of a client, threads that share one, and who closes what."""

import asyncio
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest import mock

import pytest

from wireproof.binding import Mode
from wireproof.catalog import Spec
from wireproof.served import ServedResponse
from wireproof.suite import cases
from wireproof.suite.caller import Caller, Callers, Exchange
from wireproof.suite.cases import OperationCase
from wireproof.suite.clock import stopped_clock
from wireproof.suite.credentials import as_sent
from wireproof.suite.traffic import without_boundary

THREADS = 16


def call(caller: Caller, case: OperationCase, mode: Mode, client: Any) -> Exchange:
    """Call an operation in the simplest way and serve its first example."""
    arguments = caller.binding.arguments(case.operation, case.simplest)
    return caller.call(case.operation, mode, arguments, case.success, client=client)


def connection(caller: Caller, mode: Mode, client: Any) -> Any:
    """What a client connects through."""
    return caller.binding.connection(client, caller.runner.get_loop() if mode == "async" else None)


def leave(caller: Caller, mode: Mode, client: Any) -> None:
    """Go through a `with` block of a client, or an `async with` block."""

    async def block() -> None:
        async with client:
            pass

    if mode == "async":
        return caller.runner.run(block())
    with client:
        pass
    return None


@cases.each(spec=cases.specs, mode=cases.modes)
@pytest.mark.parametrize("first", ["original", "copy"])
def test_a_copy_shares_the_connections(spec: Spec, mode: Mode, callers: Callers, first: str) -> None:
    """
    A copy connects through what its original connects through, no matter which of them is the first to connect.
    """
    caller = callers(spec)
    original = caller.new(mode)
    copy = original.with_options(timeout=1.0).with_options(headers={"X-Copy": "yes"})

    order = [original, copy] if first == "original" else [copy, original]
    one, other = [connection(caller, mode, client) for client in order]

    assert one is other


@cases.each(spec=cases.specs, mode=cases.modes)
@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes do not fork here")
@pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")  # what runs the tests may have threads
def test_a_forked_process_has_connections_of_its_own(spec: Spec, mode: Mode, callers: Callers) -> None:
    """
    A child, which shares the parent's sockets, does not connect through them, and leaves them open.
    """
    caller = callers(spec)
    client = caller.new(mode)
    of_parent = connection(caller, mode, client)

    pid = os.fork()
    if pid == 0:
        mistakes = 3
        try:
            mistakes = (connection(caller, mode, client) is of_parent) + 2 * of_parent.is_closed
        finally:
            os._exit(mistakes)
    _, status = os.waitpid(pid, 0)

    assert 0 == os.waitstatus_to_exitcode(status)
    assert of_parent is connection(caller, mode, client)


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
def test_the_end_of_a_copy_is_not_the_end_of_its_original(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    A block of a copy closes nothing; a block of the original closes the connections of both.
    """
    caller = callers(case.spec)
    original = caller.new(mode)
    copy = original.with_options(max_retries=0)
    shared = connection(caller, mode, copy)

    leave(caller, mode, copy)
    still_open = not shared.is_closed
    leave(caller, mode, original)
    exchanges = [call(caller, case, mode, client) for client in (original, copy)]

    assert (True, True) == (still_open, shared.is_closed)
    assert [([], ValueError)] * 2 == [(list(one.requests), type(one.raised)) for one in exchanges]
    assert "closed" in str(exchanges[0].raised)


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
def test_a_client_is_closed_without_a_block(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    `close` does what the end of a block does, and may be called twice.
    """
    caller = callers(case.spec)
    client = caller.new(mode)
    opened = connection(caller, mode, client)

    for _ in range(2):
        caller.run(mode, client.close())
    exchange = call(caller, case, mode, client)

    assert opened.is_closed
    assert ([], ValueError) == (list(exchange.requests), type(exchange.raised))


@cases.each(case=cases.some(cases.operations))
def test_a_client_that_is_closed_between_two_attempts_says_so(case: OperationCase, callers: Callers) -> None:
    """
    When a client is closed while another thread waits for its next attempt, that thread gets a documented error.
    """
    caller = callers(case.spec)
    client = caller.new("sync")
    arguments = caller.binding.arguments(case.operation, case.simplest)

    with stopped_clock(), mock.patch("time.sleep", side_effect=lambda _: client.close()):
        exchange = caller.call(case.operation, "sync", arguments, ServedResponse(429, {}, b""), client=client)

    exchange.assert_raised(caller.binding.errors.NoResponse)
    assert (1, False) == (len(exchange.requests), exchange.error.may_have_arrived)
    assert "closed" in str(exchange.error)


@cases.each(spec=cases.specs, mode=cases.modes)
def test_a_copy_closes_what_its_original_left(spec: Spec, mode: Mode, callers: Callers) -> None:
    """
    A copy whose original is gone, because nobody kept it, closes the connections.
    """
    caller = callers(spec)
    copy = caller.new(mode).with_options(timeout=5.0).with_options(headers={"X-Copy": "yes"})
    opened = connection(caller, mode, copy)

    leave(caller, mode, copy)

    assert opened.is_closed


def supplied(caller: Caller, mode: Mode, **options: Any) -> Any:
    """A client of the HTTP library."""
    http = caller.binding.http
    return {"sync": http.Client, "async": http.AsyncClient}[mode](**options)


@cases.each(spec=cases.specs, mode=cases.modes)
def test_a_supplied_http_client_is_not_closed(spec: Spec, mode: Mode, callers: Callers) -> None:
    """
    An HTTP client supplied by the caller stays open, and is used as long as it is.
    """
    caller = callers(spec)
    external = supplied(caller, mode)
    client = caller.new(mode, http_client=external)

    leave(caller, mode, client)
    used, still_open = connection(caller, mode, client), not external.is_closed
    caller.run(mode, external.aclose() if mode == "async" else external.close())

    assert (True, True) == (used is external, still_open)
    with pytest.raises(ValueError, match="closed"):
        connection(caller, mode, client)


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
def test_a_supplied_http_client_adds_nothing_of_its_own(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    Neither the credentials, nor the query, nor the redirects of a supplied HTTP client change what is sent.
    """
    caller = callers(case.spec)
    plain = call(caller, case, mode, caller.client(mode)).request
    external = supplied(caller, mode, auth=("somebody", "else"), params={"added": "yes"}, follow_redirects=True)
    client = caller.new(mode).with_options(http_client=external)
    arguments = caller.binding.arguments(case.operation, case.simplest)
    redirect = ServedResponse(307, {"Location": "/elsewhere"}, b"")

    sent = caller.call(case.operation, mode, arguments, redirect, case.success, client=client).request

    assert without_boundary(as_sent(plain)) == without_boundary(as_sent(sent))


@cases.each(spec=cases.specs, mode=cases.modes)
def test_a_copy_with_other_connections_closes_them(spec: Spec, mode: Mode, callers: Callers) -> None:
    """
    A copy that checks certificates otherwise has connections of its own, and leaves those of its original open.
    """
    caller = callers(spec)
    original = caller.new(mode)
    copy = original.with_options(verify=False)
    kept, own = connection(caller, mode, original), connection(caller, mode, copy)

    leave(caller, mode, copy)

    assert kept is not own
    assert (False, True) == (kept.is_closed, own.is_closed)


@cases.each(case=cases.some(cases.operations))
def test_each_event_loop_has_connections_of_its_own(case: OperationCase, callers: Callers) -> None:
    """
    A client can be used from one event loop after another; connections cannot.
    """
    caller = callers(case.spec)
    client = caller.new("async")
    request = caller.binding.function(case.operation)(**caller.binding.arguments(case.operation, case.simplest))
    caller.serve([case.success] * 2)
    used = []

    async def story() -> None:
        await client.send(request)
        used.append(caller.binding.connection(client, asyncio.get_running_loop()))

    with ThreadPoolExecutor(1) as pool:
        for _ in range(2):
            pool.submit(lambda: asyncio.run(story())).result()

    assert used[0] is not used[1]


@cases.each(spec=cases.specs)
def test_an_event_loop_that_is_closed_leaves_nothing_behind(spec: Spec, callers: Callers) -> None:
    """
    A client that is used from one event loop after another holds the connections of the last one only.
    """
    binding = callers(spec).binding
    client = callers(spec).new("async")

    async def connect() -> Any:
        return binding.connection(client, asyncio.get_running_loop())

    with ThreadPoolExecutor(1) as pool:
        opened = [pool.submit(lambda: asyncio.run(connect())).result() for _ in range(3)]

    assert opened[2:] == binding.connections(client)


@cases.each(spec=cases.specs)
def test_threads_that_begin_together_connect_once(spec: Spec, callers: Callers) -> None:
    """
    The first calls of many threads at once open one pool of connections.
    """
    binding = callers(spec).binding
    client = callers(spec).new("sync")
    together = threading.Barrier(THREADS)

    def connect(_: int) -> int:
        together.wait()
        return id(binding.connection(client))

    with ThreadPoolExecutor(THREADS) as threads:
        assert 1 == len(set(threads.map(connect, range(THREADS))))


@cases.each(case=cases.some(cases.operations))
def test_threads_that_share_a_client_keep_their_calls_apart(case: OperationCase, callers: Callers) -> None:
    """
    Each thread's request goes out with its own settings, and the responses do not mix.
    """
    caller = callers(case.spec)
    original = caller.new("sync")
    request = caller.binding.function(case.operation)(**caller.binding.arguments(case.operation, case.simplest))
    caller.serve([case.success] * THREADS)
    together = threading.Barrier(THREADS)

    def send(number: int) -> int:
        together.wait()
        status: int = original.with_options(headers={"X-Thread": str(number)}).send(request).status_code
        return status

    with ThreadPoolExecutor(THREADS) as threads:
        statuses = list(threads.map(send, range(THREADS)))

    assert [case.success.status] * THREADS == statuses
    assert sorted(map(str, range(THREADS))) == sorted(one.headers.get("X-Thread", "") for one in caller.sent)


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
def test_hooks_see_every_attempt(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    The HTTP library's event hooks are called for each request and each response, retries too.
    """
    seen: list[Any] = []

    async def awaited(message: Any) -> None:
        seen.append(message)

    hook = awaited if mode == "async" else seen.append
    caller = callers(case.spec)
    client = caller.new(mode, http_options={"event_hooks": {"request": [hook], "response": [hook]}})
    arguments = caller.binding.arguments(case.operation, case.simplest)

    with stopped_clock():
        caller.call(case.operation, mode, arguments, ServedResponse(429, {}, b""), case.success, client=client)

    http = caller.binding.http
    assert [http.Request, http.Response] * 2 == [type(message) for message in seen]
