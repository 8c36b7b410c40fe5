"""What customers write runs: every operation of every client, each request judged and answered with an example."""

import asyncio
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
import respx

from wireproof.answers import named_answers
from wireproof.binding import bind
from wireproof.catalog import Spec, load_folder
from wireproof.oracle import find_operation, judge_request
from wireproof.pagination import pagination

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
    return bind(spec, ROOT / "generated").client(token="token-for-tests")


@pytest.fixture
def customer(spec: Spec) -> ModuleType:
    """What a customer of that client writes."""
    return importlib.import_module(f"{spec.name.replace('-', '_')}.customer")


@pytest.fixture
def called(spec: Spec) -> Iterator[list[str]]:
    """The operationIds that were called, each with a request that the oracle accepts, and answered with an example."""
    ids: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        operation = find_operation(spec, request)
        assert operation is not None
        assert [] == [str(finding) for finding in judge_request(spec, operation, request).findings]
        ids.append(operation.operation_id)
        _, found = next(named_answers(operation, operation.responses[0]))
        return found.response

    with respx.mock() as router:
        router.route().mock(side_effect=answer)
        yield ids


def test_a_customer_calls_every_operation(spec: Spec, client: Any, customer: ModuleType, called: list[str]) -> None:
    """
    The sync functions of all operations are called as the documentation shows, and what they send is right.
    """
    customer.call(client)

    assert {operation.operation_id for operation in spec.operations} == set(called)


def test_a_customer_awaits_every_operation(spec: Spec, client: Any, customer: ModuleType, called: list[str]) -> None:
    """
    The async functions of all operations are awaited, and what they send is right.
    """
    asyncio.run(customer.call_async(client))

    assert {operation.operation_id for operation in spec.operations} == set(called)


def test_a_customer_goes_through_every_list(spec: Spec, client: Any, customer: ModuleType, called: list[str]) -> None:
    """
    The functions that go through the pages of a list are used for every list that has them, sync and async.
    """
    lists = {operation.operation_id for operation in spec.operations if pagination(spec, operation)}

    customer.iterate(client)
    assert lists == set(called)
    called.clear()
    asyncio.run(customer.iterate_async(client))

    assert lists == set(called)


def test_a_customer_sees_whatever_came(client: Any, customer: ModuleType, called: list[str]) -> None:
    """
    The functions that return whatever came are used for two operations, one sync and one async.
    """
    asyncio.run(customer.call_detailed(client))

    assert len(set(called)) == len(called) == 2
