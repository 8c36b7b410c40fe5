"""What customers write runs: every operation of every client, each request judged and given an example response."""

import asyncio
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import httpx2
import pytest

from wireproof.binding import bind
from wireproof.catalog import Spec
from wireproof.loading import load_folder
from wireproof.oracle import find_operation, judge_request
from wireproof.pagination import pagination
from wireproof.served import example_responses
from wireproof.testing.stage import caught

ROOT = Path(__file__).parent.parent
SPECS = load_folder(ROOT / "specs")


@pytest.fixture(params=SPECS, ids=str)
def spec(request: pytest.FixtureRequest) -> Spec:
    """Each spec."""
    found: Spec = request.param
    return found


@pytest.fixture
def client(spec: Spec) -> Any:
    """The client of the spec."""
    return bind(spec, ROOT / "generated").client("sync", token="token-for-tests")


@pytest.fixture
def async_client(spec: Spec) -> Any:
    """The one whose methods are awaited."""
    return bind(spec, ROOT / "generated").client("async", token="token-for-tests")


@pytest.fixture
def customer(spec: Spec) -> ModuleType:
    """What a customer of that client writes."""
    return importlib.import_module(f"{spec.name.replace('-', '_')}.customer")


@pytest.fixture
def called(spec: Spec) -> Iterator[list[str]]:
    """The operationIds that were called, each with a request that the oracle accepts, and given an example response."""
    ids: list[str] = []

    def respond(request: httpx.Request) -> httpx.Response:
        operation = find_operation(spec, request)
        assert operation is not None
        assert [] == [str(finding) for finding in judge_request(spec, operation, request).findings]
        ids.append(operation.operation_id)
        _, found = next(example_responses(operation, operation.responses[0]))
        return found.response

    with caught() as router:
        router.route().mock(side_effect=respond)
        yield ids


def test_a_customer_calls_every_operation(spec: Spec, client: Any, customer: ModuleType, called: list[str]) -> None:
    """
    The methods for all operations are called as the documentation shows, and what they send is right.
    """
    customer.call(client)

    assert {operation.operation_id for operation in spec.operations} == set(called)


def test_a_customer_awaits_every_operation(
    spec: Spec, async_client: Any, customer: ModuleType, called: list[str]
) -> None:
    """
    The methods for all operations are awaited, and what they send is right.
    """
    asyncio.run(customer.call_async(async_client))

    assert {operation.operation_id for operation in spec.operations} == set(called)


def test_a_customer_goes_through_every_list(
    spec: Spec, client: Any, async_client: Any, customer: ModuleType, called: list[str]
) -> None:
    """
    The items of every list that comes in pages are gone through to its end, sync and async.
    """
    lists = {operation.operation_id for operation in spec.operations if pagination(spec, operation)}

    customer.iterate(client)
    assert lists == set(called)
    called.clear()
    asyncio.run(customer.iterate_async(async_client))

    assert lists == set(called)


def test_a_customer_sees_whatever_came(client: Any, async_client: Any, customer: ModuleType, called: list[str]) -> None:
    """
    Requests of two operations are sent as they are, one sync and one async, for the response whatever its status.
    """
    asyncio.run(customer.call_detailed(client, async_client))

    assert len(set(called)) == len(called) == 2


def test_a_customer_sets_options(client: Any, async_client: Any, customer: ModuleType, called: list[str]) -> None:
    """
    Clients with other settings, their copies and blocks are used, sync and async, and what they send is right.
    """
    customer.call_with_options(client)
    asyncio.run(customer.call_with_options_async(async_client))

    assert 4 == len(called)


ENDINGS: dict[str, list[httpx.Response | Exception]] = {
    "BadRequest": [httpx.Response(400)],
    "Unauthorized": [httpx.Response(401)],
    "Forbidden": [httpx.Response(403)],
    "NotFound": [httpx.Response(404)],
    "Conflict": [httpx.Response(409)],
    "UnprocessableEntity": [httpx.Response(422)],
    "TooManyRequests": [httpx.Response(429, headers={"Retry-After": "3600"})],
    "ServiceUnavailable": [httpx.Response(503)],
    "ServerError": [httpx.Response(500), httpx.Response(502)],
    "StatusError": [httpx.Response(418), httpx.Response(999)],
    "UnexpectedStatus": [httpx.Response(299), httpx.Response(302)],
    "InvalidResponse": [httpx.Response(200, html="<p>Welcome back!</p>")],
    "ResponseTimeout": [httpx2.ReadTimeout("late"), httpx2.ConnectTimeout("late")],
    "NoResponse": [httpx2.ConnectError("refused"), httpx2.ReadError("reset"), httpx2.DecodingError("garbled")],
}
"""What a server does, by the class of error that it becomes."""


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_customer_tells_errors_apart(client: Any, customer: ModuleType, ending: str) -> None:
    """
    Each class of error has an `except` of its own, which meets what belongs there.
    """
    for outcome in ENDINGS[ending]:
        with caught() as router:
            router.route().mock(side_effect=[outcome])

            assert ending == customer.what_happened(client.with_options(max_retries=0))


def test_a_customer_sees_that_nothing_was_sent(
    spec: Spec, client: Any, customer: ModuleType, called: list[str]
) -> None:
    """
    A token that cannot be had and a client that is closed have an `except` of their own, too; without them all is well.
    """
    well = customer.what_happened(client)
    without_token = customer.what_happened(bind(spec, ROOT / "generated").client("sync", token=iter(()).__next__))
    with client:
        pass
    closed = customer.what_happened(client)

    assert ("", "TokenError", "ValueError") == (well, without_token, closed)
    assert 1 == len(called)
