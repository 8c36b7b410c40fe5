"""What a client sees of its connections, over a real socket: whether a request has left, and when its time is over."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from wireproof.answers import Answer, named_answers
from wireproof.binding import Binding, bind
from wireproof.catalog import Operation, Spec, load_folder
from wireproof.strategies import simplest_request

ROOT = Path(__file__).parent.parent
CREATING = [
    (spec, operation) for spec in load_folder(ROOT / "specs") for operation in spec.operations if operation.body
]
Serve = Callable[[Callable[[httpx.Request], Answer]], str]

pytestmark = pytest.mark.parametrize(
    ("spec", "operation"), [case for case in CREATING if case[1].method == "POST"], ids=str
)


class Failover(httpx.HTTPTransport):
    """Loses what the first server answers and finds nobody at the second."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One request that arrives, and one that does not."""
        super().handle_request(request).close()
        raise httpx.ConnectError("nobody there", request=request)


class AsyncFailover(httpx.AsyncHTTPTransport):
    """The same, to await."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """One request that arrives, and one that does not."""
        await (await super().handle_async_request(request)).aclose()
        raise httpx.ConnectError("nobody there", request=request)


def success(operation: Operation) -> Answer:
    """What a server answers when all is well."""
    return next(named_answers(operation, operation.responses[0]))[1]


def arguments(binding: Binding, operation: Operation) -> dict[str, Any]:
    """The arguments of the simplest call."""
    return binding.arguments(operation, simplest_request(operation))


def call(binding: Binding, operation: Operation, client: Any, *, awaited: bool) -> None:
    """Call an operation in one of the two ways."""
    found = binding.function(operation, "asyncio" if awaited else "sync")(
        client=client, **arguments(binding, operation)
    )
    if awaited:
        asyncio.run(found)


@pytest.mark.parametrize("transport", [Failover, AsyncFailover])
def test_what_has_left_is_not_sent_again(
    spec: Spec, operation: Operation, transport: type[Failover | AsyncFailover], serve: Serve
) -> None:
    """
    An error that says there was no connection is not believed when the request has begun to leave.
    """
    arrived: list[httpx.Request] = []

    def answering(request: httpx.Request) -> Answer:
        arrived.append(request)
        return success(operation)

    binding = bind(spec, ROOT / "generated")
    httpx_args = {"transport": transport(verify=False)}
    client = binding.client(token="token-for-tests", base_url=serve(answering), httpx_args=httpx_args)

    with pytest.raises(binding.errors.NoAnswer) as lost:
        call(binding, operation, client, awaited=transport is AsyncFailover)

    assert 1 == len(arrived)
    assert lost.value.may_have_arrived


def test_the_end_of_one_call_is_not_the_end_of_the_next(spec: Spec, operation: Operation, serve: Serve) -> None:
    """
    When the time for a call is over, whatever else goes through the same client has time of its own.
    """
    binding = bind(spec, ROOT / "generated")
    url = serve(lambda _: success(operation))
    client = binding.client(token="token-for-tests", base_url=url, total_timeout=0.3)
    sync = binding.function(operation, "sync_detailed")

    with client:
        first = sync(client=client, **arguments(binding, operation))
        time.sleep(0.4)
        second = client.get_httpx_client().get(url)
        third = sync(client=client.with_options(total_timeout=None), **arguments(binding, operation))

    assert [success(operation).status] * 3 == [one.status_code for one in (first, second, third)]
