"""Tokens that change while a client is open, and those that are none."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from traceback import walk_tb
from typing import Any

import pytest

from wireproof.binding import Mode
from wireproof.catalog import Spec
from wireproof.codegen.credentials import schemes
from wireproof.served import ServedResponse
from wireproof.suite import cases
from wireproof.suite.caller import Callers, Exchange
from wireproof.suite.cases import ProtectedCase
from wireproof.suite.clock import stopped_clock
from wireproof.suite.credentials import TOKEN, as_sent, in_form

ELSEWHERE = "https://elsewhere.example/api"
UNAUTHORIZED = ServedResponse(401, {}, b"")


def call(
    case: ProtectedCase, mode: Mode, callers: Callers, token: Any, *responses: ServedResponse | Exception
) -> Exchange:
    """Call an operation with a token; the server sends these responses and succeeds from then on."""
    caller = callers(case.spec)
    arguments = caller.binding.arguments(case.operation, case.simplest)
    client = caller.binding.client(mode, **case.settings(token))
    with stopped_clock():
        return caller.call(case.operation, mode, arguments, *responses, case.success, client=client)


def carried(exchange: Exchange) -> list[str]:
    """The number at the end of the token, for every request; empty where it carries none with a number."""
    found = [re.search(rf"{TOKEN}-(\d+)", as_sent(request)) for request in exchange.requests]
    return [number[1] if number else "" for number in found]


@cases.each(protected_case=cases.some(cases.protected_operations), mode=cases.modes)
def test_a_callable_is_asked_before_every_request(protected_case: ProtectedCase, mode: Mode, callers: Callers) -> None:
    """
    A token that has changed reaches a client that is open, in the next request and in the next attempt.
    """
    tokens = protected_case.secrets

    first = call(protected_case, mode, callers, tokens.__next__, ServedResponse(429, {}, b""))
    second = call(protected_case, mode, callers, tokens.__next__)

    assert (["1", "2"], ["3"]) == (carried(first), carried(second))


@cases.each(protected_case=cases.some(cases.protected_operations))
def test_an_async_callable_is_awaited(protected_case: ProtectedCase, callers: Callers) -> None:
    """
    The async client also takes a callable to await.
    """
    tokens = protected_case.secrets

    async def token() -> str:
        return next(tokens)

    exchange = call(protected_case, "async", callers, token, ServedResponse(429, {}, b""))

    assert ["1", "2"] == carried(exchange)


@cases.each(protected_case=cases.some(cases.protected_operations), mode=cases.modes)
def test_a_refused_token_is_asked_for_once_more(protected_case: ProtectedCase, mode: Mode, callers: Callers) -> None:
    """
    After 401 the callable is asked again and the request sent again, whatever it asks for.
    """
    exchange = call(protected_case, mode, callers, protected_case.secrets.__next__, UNAUTHORIZED)

    exchange.assert_returned()
    assert ["1", "2"] == carried(exchange)


@cases.each(protected_case=cases.some(cases.protected_operations), mode=cases.modes)
def test_a_token_that_is_refused_twice_is_refused(protected_case: ProtectedCase, mode: Mode, callers: Callers) -> None:
    """
    The second 401 in a row is raised.
    """
    exchange = call(protected_case, mode, callers, protected_case.secrets.__next__, *[UNAUTHORIZED] * 9)

    assert (401, 2) == (exchange.error.status_code, exchange.error.attempts)
    assert ["1", "2"] == carried(exchange)


class Source:
    """A token source: new tokens, and which of them were refused."""

    def __init__(self, tokens: Iterator[str]) -> None:
        self.tokens = tokens
        self.refused: list[str] = []

    def __call__(self) -> str:
        """The next token."""
        return next(self.tokens)

    def refuse(self, token: str) -> None:
        """Remember it."""
        self.refused.append(token)


class AsyncSource(Source):
    """An async source of tokens, which remembers the refused ones."""

    async def __call__(self) -> str:  # type: ignore[override]  # awaited
        """The next token."""
        return super().__call__()

    async def refuse(self, token: str) -> None:  # type: ignore[override]  # awaited
        """Remember it."""
        super().refuse(token)


@cases.each(protected_case=cases.some(cases.protected_operations), mode=cases.modes)
def test_a_token_source_learns_what_was_refused(protected_case: ProtectedCase, mode: Mode, callers: Callers) -> None:
    """
    Before it is asked for another token, a token source is told which one the server refused with 401.
    """
    source = (AsyncSource if mode == "async" else Source)(protected_case.secrets)

    exchange = call(protected_case, mode, callers, source, UNAUTHORIZED)

    assert ([f"{protected_case.secret}-1"], ["1", "2"]) == (source.refused, carried(exchange))


@cases.each(protected_case=cases.some(cases.protected_operations), mode=cases.modes)
def test_the_token_that_was_refused_is_not_sent_again(
    protected_case: ProtectedCase, mode: Mode, callers: Callers
) -> None:
    """
    A callable that has nothing else to offer after 401 has its request sent once.
    """
    exchange = call(protected_case, mode, callers, lambda: protected_case.secret, *[UNAUTHORIZED] * 9)

    assert (401, 1) == (exchange.error.status_code, len(exchange.requests))


@cases.each(protected_case=cases.some(cases.protected_operations), mode=cases.modes)
def test_no_traceback_shows_a_token_that_cannot_be_sent(
    protected_case: ProtectedCase, mode: Mode, callers: Callers
) -> None:
    """
    Whatever is wrong with what a callable returned, no local variable of the client shows it.
    """
    package = str(Path(str(callers(protected_case.spec).binding.package.__file__)).parent)

    word = protected_case.scheme.word
    for bad in (f"{TOKEN}\n", f" {TOKEN}", *([f"{word} {TOKEN}"] if word else [])):
        exchange = call(protected_case, mode, callers, iter([bad]).__next__)
        frames = [frame for frame, _ in walk_tb(exchange.error.__traceback__)]
        shown = [str(frame.f_locals) for frame in frames if frame.f_code.co_filename.startswith(package)]
        assert shown
        assert [] == [text for text in shown if TOKEN in text]


@cases.each(protected_case=cases.some(cases.protected_operations), mode=cases.modes)
def test_a_request_that_was_redirected_is_not_sent_again(
    protected_case: ProtectedCase, mode: Mode, callers: Callers
) -> None:
    """
    A 401 from where a redirect leads says nothing about the token, which may have stayed behind.
    """
    caller = callers(protected_case.spec)
    settings = protected_case.settings(protected_case.secrets.__next__)
    client = caller.binding.client(mode, **settings, follow_redirects=True)
    arguments = caller.binding.arguments(protected_case.operation, protected_case.simplest)
    redirect = ServedResponse(307, {"Location": "/elsewhere"}, b"")

    exchange = caller.call(protected_case.operation, mode, arguments, redirect, *[UNAUTHORIZED] * 9, client=client)

    assert (401, 2) == (exchange.error.status_code, len(exchange.requests))


@cases.each(protected_case=cases.some(cases.protected_operations), mode=cases.modes)
def test_a_token_that_cannot_change_is_not_sent_again(
    protected_case: ProtectedCase, mode: Mode, callers: Callers
) -> None:
    """
    When the token is a string, 401 is raised at once.
    """
    exchange = call(protected_case, mode, callers, protected_case.secret, *[UNAUTHORIZED] * 9)

    assert (401, 1) == (exchange.error.status_code, len(exchange.requests))


def nothing() -> None:
    """Return no token."""


def failing() -> str:
    """Fail to find a token, and know one."""
    raise RuntimeError(TOKEN)


async def in_async_code() -> str:
    """Return a token to those who await it."""
    return TOKEN


@cases.each(protected_case=cases.some(cases.protected_operations), mode=cases.modes)
@pytest.mark.parametrize(
    "token",
    [
        pytest.param(nothing, id="None"),
        pytest.param(lambda: 5, id="a-number"),
        pytest.param(str, id="an-empty-string"),
        pytest.param(lambda: f"{TOKEN}\n", id="with-the-end-of-its-line"),
        pytest.param(lambda: f"{TOKEN}\u00e9", id="not-ascii"),
        pytest.param(failing, id="an-exception"),
    ],
)
def test_a_callable_without_a_token_sends_nothing(
    protected_case: ProtectedCase, mode: Mode, callers: Callers, token: Callable[[], Any]
) -> None:
    """
    What is no token is refused before anything is sent, with an error that shows none.
    """
    exchange = call(protected_case, mode, callers, token)

    assert ([], "TokenError") == (list(exchange.requests), type(exchange.raised).__name__)
    assert "token" in str(exchange.error)
    assert TOKEN not in str(exchange.error)


@cases.each(spec=cases.specs)
def test_an_async_callable_needs_the_async_client(spec: Spec, callers: Callers) -> None:
    """
    The sync client refuses a callable that is to be awaited, also in a copy.
    """
    binding = callers(spec).binding
    for make in (binding.package.Client, callers(spec).new("sync").with_options):
        with pytest.raises(TypeError, match="AsyncClient"):
            make(token=in_async_code)


@cases.each(protected_case=cases.some(cases.protected_operations))
def test_a_callable_that_proves_to_be_async_sends_nothing(protected_case: ProtectedCase, callers: Callers) -> None:
    """
    What a sync client cannot know before it asks is an error before anything is sent.
    """
    exchange = call(protected_case, "sync", callers, lambda: in_async_code())  # noqa: PLW0108  # an async function would be seen

    assert ([], "TokenError") == (list(exchange.requests), type(exchange.raised).__name__)
    assert "AsyncClient" in str(exchange.error)


@cases.each(protected_case=cases.some(cases.protected_operations), mode=cases.modes)
def test_the_environment_says_who_is_calling(
    protected_case: ProtectedCase, mode: Mode, callers: Callers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Without arguments, token and base URL come from variables named after the API; arguments win.
    """
    prefix = protected_case.spec.name.upper().replace("-", "_")
    for scheme in schemes(protected_case.spec).values():
        monkeypatch.setenv(scheme.variable, in_form(scheme, TOKEN))
    monkeypatch.setenv(protected_case.scheme.variable, f"{protected_case.secret}-1")
    monkeypatch.setenv(f"{prefix}_BASE_URL", ELSEWHERE)
    caller = callers(protected_case.spec)
    arguments = caller.binding.arguments(protected_case.operation, protected_case.simplest)

    there, told = protected_case.at(ELSEWHERE), protected_case.at(protected_case.server)
    told |= protected_case.settings(f"{protected_case.secret}-2")
    del there["base_url"]
    exchanges = [
        caller.call(
            protected_case.operation,
            mode,
            arguments,
            protected_case.success,
            client=caller.binding.client(mode, **settings),
        )
        for settings in (there, told)
    ]

    assert [["1"], ["2"]] == [carried(exchange) for exchange in exchanges]
    asked = [str(exchange.request.url) for exchange in exchanges]
    assert [True, True] == [
        url.startswith(f"{at}/") for url, at in zip(asked, (ELSEWHERE, protected_case.server), strict=True)
    ]


@cases.each(closed_case=cases.some(cases.closed_operations), mode=cases.modes)
def test_a_token_that_is_needed_and_missing_is_an_error(
    closed_case: ProtectedCase, mode: Mode, callers: Callers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A client without a token sends nothing where the spec wants one, and names the variable that could have it.
    """
    variable = closed_case.scheme.variable
    monkeypatch.delenv(variable, raising=False)
    caller = callers(closed_case.spec)
    arguments = caller.binding.arguments(closed_case.operation, closed_case.simplest)

    exchange = caller.call(closed_case.operation, mode, arguments, client=caller.binding.client(mode))

    assert ([], "TokenError") == (list(exchange.requests), type(exchange.raised).__name__)
    assert variable in str(exchange.error)
