"""What a client sees of its connections, over a real socket: whether a request has left, and when its time is over."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest

from wireproof.binding import Binding, Mode, bind
from wireproof.catalog import Operation, Spec
from wireproof.loading import load_folder
from wireproof.served import ServedResponse, example_responses
from wireproof.strategies import simplest_request

ROOT = Path(__file__).parent.parent
CREATING = [
    (spec, operation) for spec in load_folder(ROOT / "specs") for operation in spec.operations if operation.body
]
Serve = Callable[[Callable[[httpx.Request], ServedResponse]], str]

pytestmark = pytest.mark.parametrize(
    ("spec", "operation"), [case for case in CREATING if case[1].method == "POST"], ids=str
)


class Failover(httpx2.HTTPTransport):
    """Loses the response of the first server and finds nobody at the second."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """One request that arrives, and one that does not."""
        super().handle_request(request).close()
        raise httpx2.ConnectError("nobody there", request=request)


class AsyncFailover(httpx2.AsyncHTTPTransport):
    """Loses the response of the first server and finds nobody at the second, async."""

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """One request that arrives, and one that does not."""
        await (await super().handle_async_request(request)).aclose()
        raise httpx2.ConnectError("nobody there", request=request)


def success(operation: Operation) -> ServedResponse:
    """The response when all is well."""
    return next(example_responses(operation, operation.responses[0]))[1]


def call(binding: Binding, operation: Operation, mode: Mode, client: Any) -> None:
    """Call the method of an operation as simply as it can be."""
    method, drawn = binding.method(client, operation), binding.arguments(operation, simplest_request(operation))
    found = method(**binding.of_method(client, operation, drawn))
    if mode == "async":
        asyncio.run(found)


@pytest.mark.parametrize(("mode", "transport"), [("sync", Failover), ("async", AsyncFailover)])
def test_what_has_left_is_not_sent_again(
    spec: Spec, operation: Operation, mode: Mode, transport: type[Failover | AsyncFailover], serve: Serve
) -> None:
    """
    An error that says there was no connection is not believed when the request has begun to leave.
    """
    arrived: list[httpx.Request] = []

    def handler(request: httpx.Request) -> ServedResponse:
        arrived.append(request)
        return success(operation)

    binding = bind(spec, ROOT / "generated")
    http_options = {"transport": transport(verify=False)}
    client = binding.client(mode, token="token-for-tests", base_url=serve(handler), http_options=http_options)

    with pytest.raises(binding.errors.NoResponse) as lost:
        call(binding, operation, mode, client)

    assert 1 == len(arrived)
    assert lost.value.may_have_arrived


def test_the_end_of_one_call_is_not_the_end_of_the_next(spec: Spec, operation: Operation, serve: Serve) -> None:
    """
    When the time for a call is over, whatever else goes through the same client has time of its own.
    """
    binding = bind(spec, ROOT / "generated")
    url = serve(lambda _: success(operation))
    request = binding.function(operation)(**binding.arguments(operation, simplest_request(operation)))

    with binding.client("sync", token="token-for-tests", base_url=url, total_timeout=0.3) as client:
        first = client.send(request)
        time.sleep(0.4)
        second = binding.connection(client).get(url)
        third = client.with_options(total_timeout=None).send(request)

    assert [success(operation).status] * 3 == [one.status_code for one in (first, second, third)]
