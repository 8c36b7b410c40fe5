"""Copies of a client, threads that share one, and who closes what."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from unittest import mock

import httpx
import pytest

from wireproof.answers import Answer
from wireproof.catalog import Spec
from wireproof.suite.caller import FLAVOURS, TOKEN, Caller, Callers, Exchange, Flavour
from wireproof.suite.cases import OperationCase
from wireproof.suite.clock import stopped_clock

THREADS = 16


def call(caller: Caller, case: OperationCase, flavour: Flavour, client: Any) -> Exchange:
    """Call an operation in the simplest way and serve its first example."""
    arguments = caller.binding.arguments(case.operation, case.simplest)
    return caller.call(case.operation, FLAVOURS[flavour][0], arguments, case.success, client=client)


def connection(caller: Caller, flavour: Flavour, client: Any) -> Any:
    """The httpx client of one of the two ways."""

    async def awaiting() -> httpx.AsyncClient:
        found: httpx.AsyncClient = client.get_async_httpx_client()
        return found

    return caller.runner.run(awaiting()) if flavour == "async" else client.get_httpx_client()


def leave(caller: Caller, flavour: Flavour, client: Any) -> None:
    """Go through a `with` block of a client, or an `async with` block."""

    async def block() -> None:
        async with client:
            pass

    if flavour == "async":
        return caller.runner.run(block())
    with client:
        pass
    return None


@pytest.mark.parametrize("first", ["the original", "the copy"])
def test_a_copy_shares_the_connections(spec: Spec, flavour: Flavour, callers: Callers, first: str) -> None:
    """
    A copy connects through what its original connects through, no matter which of them is the first to connect.
    """
    caller = callers(spec)
    original = caller.binding.client(token=TOKEN)
    copy = original.with_options(timeout=1.0).with_headers({"X-Copy": "yes"})

    order = [original, copy] if first == "the original" else [copy, original]
    one, other = [connection(caller, flavour, client) for client in order]

    assert one is other


def test_the_end_of_a_copy_is_not_the_end_of_its_original(
    case: OperationCase, flavour: Flavour, callers: Callers
) -> None:
    """
    A block of a copy closes nothing; a block of the original closes the connections of both.
    """
    caller = callers(case.spec)
    original = caller.binding.client(token=TOKEN)
    copy = original.with_options(max_retries=0)
    shared = connection(caller, flavour, copy)

    leave(caller, flavour, copy)
    still_open = not shared.is_closed
    leave(caller, flavour, original)
    exchanges = [call(caller, case, flavour, client) for client in (original, copy)]

    assert (True, True) == (still_open, shared.is_closed)
    assert [([], ValueError)] * 2 == [(list(one.requests), type(one.raised)) for one in exchanges]
    assert "closed" in str(exchanges[0].raised)


def test_a_client_is_closed_without_a_block(case: OperationCase, flavour: Flavour, callers: Callers) -> None:
    """
    `close` and `aclose` do what the end of a block does, and may be called twice.
    """
    caller = callers(case.spec)
    client = caller.binding.client(token=TOKEN)
    opened = connection(caller, flavour, client)

    for _ in range(2):
        caller.runner.run(client.aclose()) if flavour == "async" else client.close()
    exchange = call(caller, case, flavour, client)

    assert opened.is_closed
    assert ([], ValueError) == (list(exchange.requests), type(exchange.raised))


def test_a_client_that_is_closed_between_two_attempts_says_so(case: OperationCase, callers: Callers) -> None:
    """
    Whoever closes a client while another thread waits for its next attempt leaves that thread with a documented error.
    """
    caller = callers(case.spec)
    client = caller.binding.client(token=TOKEN)
    arguments = caller.binding.arguments(case.operation, case.simplest)

    with stopped_clock(), mock.patch("time.sleep", side_effect=lambda _: client.close()):
        exchange = caller.call(case.operation, "sync", arguments, Answer(429, {}, b""), client=client)

    assert type(exchange.raised) is caller.binding.errors.NoAnswer
    assert (1, False) == (len(exchange.requests), exchange.raised.may_have_arrived)
    assert "closed" in str(exchange.raised)


def test_a_copy_closes_what_its_original_left(spec: Spec, flavour: Flavour, callers: Callers) -> None:
    """
    A copy whose original is gone, because nobody kept it, closes the connections.
    """
    caller = callers(spec)
    copy = caller.binding.client(token=TOKEN).with_timeout(5.0).with_headers({"X-Copy": "yes"})
    opened = connection(caller, flavour, copy)

    leave(caller, flavour, copy)

    assert opened.is_closed


def test_what_was_lent_is_not_closed(spec: Spec, callers: Callers) -> None:
    """
    An httpx client that was set from outside stays open, and is used as long as it is.
    """
    lent = httpx.Client()
    client = callers(spec).binding.client(token=TOKEN).set_httpx_client(lent)

    leave(callers(spec), "sync", client)
    used, still_open = client.get_httpx_client(), not lent.is_closed
    lent.close()

    assert (True, True) == (used is lent, still_open)
    with pytest.raises(ValueError, match="closed"):
        client.get_httpx_client()


def test_what_was_lent_adds_nothing_of_its_own(case: OperationCase, callers: Callers) -> None:
    """
    Neither the credentials, nor the query, nor the redirects of an httpx client that was lent change what is sent.
    """
    caller = callers(case.spec)
    plain = call(caller, case, "sync", caller.client).request
    lent = httpx.Client(auth=("somebody", "else"), params={"added": "yes"}, follow_redirects=True)
    client = caller.binding.client(token=TOKEN).set_httpx_client(lent)
    arguments = caller.binding.arguments(case.operation, case.simplest)
    redirect = Answer(307, {"Location": "/elsewhere"}, b"")

    sent = caller.call(case.operation, "sync", arguments, redirect, case.success, client=client).request

    assert (plain.url, plain.headers, plain.content) == (sent.url, sent.headers, sent.content)


def test_each_event_loop_has_connections_of_its_own(case: OperationCase, callers: Callers) -> None:
    """
    A client can be used from one event loop after another; connections cannot.
    """
    caller = callers(case.spec)
    client = caller.binding.client(token=TOKEN)
    arguments = caller.binding.arguments(case.operation, case.simplest)
    caller.serve([case.success] * 2)
    asyncio_function = caller.binding.function(case.operation, "asyncio")
    used = []

    async def story() -> None:
        await asyncio_function(client=client, **arguments)
        used.append(client.get_async_httpx_client())

    with ThreadPoolExecutor(1) as pool:
        for _ in range(2):
            pool.submit(lambda: asyncio.run(story())).result()

    assert used[0] is not used[1]


def test_threads_that_begin_together_connect_once(spec: Spec, callers: Callers) -> None:
    """
    The first calls of many threads at once open one pool of connections.
    """
    client = callers(spec).binding.client(token=TOKEN)
    together = threading.Barrier(THREADS)

    def connect(_: int) -> int:
        together.wait()
        return id(client.get_httpx_client())

    with ThreadPoolExecutor(THREADS) as threads:
        assert 1 == len(set(threads.map(connect, range(THREADS))))


def test_threads_that_share_a_client_keep_their_calls_apart(case: OperationCase, callers: Callers) -> None:
    """
    Each thread's request goes out with its own settings, and the answers do not mix.
    """
    caller = callers(case.spec)
    original = caller.binding.client(token=TOKEN)
    arguments = caller.binding.arguments(case.operation, case.simplest)
    caller.serve([case.success] * THREADS)
    sync = caller.binding.function(case.operation, "sync_detailed")
    together = threading.Barrier(THREADS)

    def send(number: int) -> int:
        together.wait()
        status: int = sync(client=original.with_headers({"X-Thread": str(number)}), **arguments).status_code
        return status

    with ThreadPoolExecutor(THREADS) as threads:
        statuses = list(threads.map(send, range(THREADS)))

    assert [case.success.status] * THREADS == statuses
    assert sorted(map(str, range(THREADS))) == sorted(one.headers.get("X-Thread", "") for one in caller.sent)


def test_hooks_see_every_attempt(case: OperationCase, flavour: Flavour, callers: Callers) -> None:
    """
    Httpx's event hooks are called for each request and each answer, retries too.
    """
    seen: list[Any] = []

    async def awaited(message: Any) -> None:
        seen.append(message)

    hook = awaited if flavour == "async" else seen.append
    caller = callers(case.spec)
    client = caller.binding.client(token=TOKEN, httpx_args={"event_hooks": {"request": [hook], "response": [hook]}})
    arguments = caller.binding.arguments(case.operation, case.simplest)

    with stopped_clock():
        caller.call(case.operation, FLAVOURS[flavour][0], arguments, Answer(429, {}, b""), case.success, client=client)

    assert [httpx.Request, httpx.Response] * 2 == [type(message) for message in seen]
