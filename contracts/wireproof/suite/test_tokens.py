"""Tokens that change while a client is open, and those that are none."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from wireproof.answers import Answer
from wireproof.catalog import Spec
from wireproof.suite.caller import FLAVOURS, TOKEN, Callers, Exchange, Flavour
from wireproof.suite.cases import OperationCase
from wireproof.suite.clock import stopped_clock

UNAUTHORIZED = Answer(401, {}, b"")


def rotating() -> Iterator[str]:
    """A new token each time."""
    return (f"{TOKEN}-{number}" for number in itertools.count(1))


def call(case: OperationCase, flavour: Flavour, callers: Callers, token: Any, *answers: Answer | Exception) -> Exchange:
    """Call an operation with a token; the server gives these answers and succeeds from then on."""
    caller = callers(case.spec)
    arguments = caller.binding.arguments(case.operation, case.simplest)
    client = caller.binding.client(token=token)
    with stopped_clock():
        return caller.call(case.operation, FLAVOURS[flavour][0], arguments, *answers, case.success, client=client)


def carried(exchange: Exchange) -> list[str]:
    """The end of the header field that carries the token, for every request."""
    values = [" ".join(request.headers.values()) for request in exchange.requests]
    return [value.partition(f"{TOKEN}-")[2].partition(" ")[0] for value in values]


def test_a_callable_is_asked_before_every_request(case: OperationCase, flavour: Flavour, callers: Callers) -> None:
    """
    A token that has changed reaches a client that is open, in the next request and in the next attempt.
    """
    tokens = rotating()

    first = call(case, flavour, callers, tokens.__next__, Answer(429, {}, b""))
    second = call(case, flavour, callers, tokens.__next__)

    assert (["1", "2"], ["3"]) == (carried(first), carried(second))


def test_an_async_callable_is_awaited(case: OperationCase, callers: Callers) -> None:
    """
    The async functions also take a callable to await.
    """
    tokens = rotating()

    async def token() -> str:
        return next(tokens)

    exchange = call(case, "async", callers, token, Answer(429, {}, b""))

    assert ["1", "2"] == carried(exchange)


def test_a_refused_token_is_asked_for_once_more(case: OperationCase, flavour: Flavour, callers: Callers) -> None:
    """
    After 401 the callable is asked again and the request sent again, whatever it asks for.
    """
    exchange = call(case, flavour, callers, rotating().__next__, UNAUTHORIZED)

    assert exchange.raised is None
    assert ["1", "2"] == carried(exchange)


def test_a_token_that_is_refused_twice_is_refused(case: OperationCase, flavour: Flavour, callers: Callers) -> None:
    """
    The second 401 in a row is raised.
    """
    exchange = call(case, flavour, callers, rotating().__next__, *[UNAUTHORIZED] * 9)

    assert (401, 2) == (exchange.raised.status_code, exchange.raised.attempts)
    assert ["1", "2"] == carried(exchange)


def test_a_request_that_was_redirected_is_not_sent_again(
    case: OperationCase, flavour: Flavour, callers: Callers
) -> None:
    """
    A 401 from where a redirect leads says nothing about the token, which may have stayed behind.
    """
    caller = callers(case.spec)
    client = caller.binding.client(token=rotating().__next__, follow_redirects=True)
    arguments = caller.binding.arguments(case.operation, case.simplest)
    redirect = Answer(307, {"Location": "/elsewhere"}, b"")

    exchange = caller.call(
        case.operation, FLAVOURS[flavour][0], arguments, redirect, *[UNAUTHORIZED] * 9, client=client
    )

    assert (401, 2) == (exchange.raised.status_code, len(exchange.requests))


def test_a_token_that_cannot_change_is_not_sent_again(case: OperationCase, flavour: Flavour, callers: Callers) -> None:
    """
    When the token is a string, 401 is raised at once.
    """
    exchange = call(case, flavour, callers, TOKEN, *[UNAUTHORIZED] * 9)

    assert (401, 1) == (exchange.raised.status_code, len(exchange.requests))


def nothing() -> None:
    """Return no token."""


def failing() -> str:
    """Fail to find a token, and know one."""
    raise RuntimeError(TOKEN)


async def in_async_code() -> str:
    """Return a token to those who await it."""
    return TOKEN


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(nothing, id="None"),
        pytest.param(lambda: 5, id="a number"),
        pytest.param(str, id="an empty string"),
        pytest.param(lambda: f"{TOKEN}\n", id="with the end of its line"),
        pytest.param(lambda: f"{TOKEN}\u00e9", id="not ASCII"),
        pytest.param(failing, id="an exception"),
    ],
)
def test_a_callable_without_a_token_sends_nothing(
    case: OperationCase, flavour: Flavour, callers: Callers, token: Callable[[], Any]
) -> None:
    """
    What is no token is refused before anything is sent, with an error that shows none.
    """
    exchange = call(case, flavour, callers, token)

    assert ([], "TokenError") == (list(exchange.requests), type(exchange.raised).__name__)
    assert "token" in str(exchange.raised)
    assert TOKEN not in str(exchange.raised)


def test_an_async_callable_needs_the_async_functions(case: OperationCase, callers: Callers) -> None:
    """
    The sync functions refuse a callable that is to be awaited.
    """
    exchange = call(case, "sync", callers, in_async_code)

    assert ([], "TokenError") == (list(exchange.requests), type(exchange.raised).__name__)
    assert "async" in str(exchange.raised)


def test_the_environment_says_who_is_calling(spec: Spec, callers: Callers, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    `from_env` reads the token and the base URL from variables named after the spec's file; arguments win.
    """
    prefix = spec.file.stem.upper().replace("-", "_")
    monkeypatch.setenv(f"{prefix}_TOKEN", TOKEN)
    monkeypatch.setenv(f"{prefix}_BASE_URL", "https://elsewhere.example/api")
    make = callers(spec).binding.package.AuthenticatedClient

    client = make.from_env(max_retries=7)

    assert client == make(token=TOKEN, base_url="https://elsewhere.example/api", max_retries=7)
    assert make.from_env(token="other", base_url=spec.server) == make(token="other", base_url=spec.server)


def test_an_environment_without_a_token_is_an_error(
    spec: Spec, callers: Callers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    `from_env` names the variable that is missing.
    """
    variable = f"{spec.file.stem.upper().replace('-', '_')}_TOKEN"
    monkeypatch.delenv(variable, raising=False)

    with pytest.raises(ValueError, match=variable):
        callers(spec).binding.package.AuthenticatedClient.from_env()
