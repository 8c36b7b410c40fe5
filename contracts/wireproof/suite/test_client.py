"""What a client does before it knows any operation: where it connects, how long it waits, what a copy changes."""

from dataclasses import replace
from http.cookiejar import CookieJar
from typing import Any

import httpx
import pytest

from wireproof.binding import Mode
from wireproof.codegen.credentials import alternatives, schemes
from wireproof.suite import cases
from wireproof.suite.caller import Caller, Callers, Exchange
from wireproof.suite.cases import OperationCase
from wireproof.suite.credentials import TOKEN, as_sent, in_form, settings_of
from wireproof.suite.failures import agree
from wireproof.suite.traffic import without_boundary

TIMEOUTS = {"connect": 5.0, "read": 30.0, "write": 30.0, "pool": 30.0}


def call(caller: Caller, case: OperationCase, mode: Mode, client: Any = None) -> Exchange:
    """Call an operation in the simplest way and serve its first example."""
    arguments = caller.binding.arguments(case.operation, case.simplest)
    return caller.call(case.operation, mode, arguments, case.success, client=client)


@cases.each(case=cases.operations, mode=cases.modes)
def test_the_first_server_is_the_default(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    Without a base URL, a request goes to the first server of the operation, which usually is that of the spec.
    """
    exchange = call(callers(case.spec), case, mode)

    server = f"{case.server}/"
    agree(server, str(exchange.request.url)[: len(server)], "where the request goes")


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
def test_default_timeouts(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    Without a timeout, a client waits 5 s for a connection and 30 s for anything else.
    """
    exchange = call(callers(case.spec), case, mode)

    assert TIMEOUTS == exchange.request.extensions["timeout"]


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
@pytest.mark.parametrize(
    ("setting", "value", "name", "expected"),
    [
        ("headers", {"X-Copy": "yes"}, "x-copy", "yes"),
        ("cookies", {"copy": "yes"}, "cookie", "kept=kept; copy=yes"),
        ("timeout", 7.0, "timeout", dict.fromkeys(TIMEOUTS, 7.0)),
    ],
    ids=["headers", "cookies", "timeout"],
)
def test_a_copy_leaves_the_original_alone(
    case: OperationCase, mode: Mode, callers: Callers, setting: str, value: Any, name: str, expected: Any
) -> None:
    """
    `with_options` returns a copy that differs, and changes nothing else; headers and cookies join those there are.
    """
    caller = callers(case.spec)
    settings = {"headers": {"X-Kept": "kept"}, "cookies": {"kept": "kept"}, "timeout": 9.0}
    original = caller.new(mode, **settings)
    before = call(caller, case, mode, original).request

    copied = call(caller, case, mode, original.with_options(**{setting: value})).request
    after = call(caller, case, mode, original).request

    kept_fields = [without_boundary(repr(one.headers.raw)) for one in (before, after)]
    assert (kept_fields[0], before.extensions["timeout"]) == (kept_fields[1], after.extensions["timeout"])
    kept = {"x-kept": "kept", "cookie": "kept=kept", "timeout": dict.fromkeys(TIMEOUTS, 9.0)}
    assert {**kept, name: expected} == {name: _setting(case, copied, name) for name in {**kept, name: expected}}


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
def test_a_copy_may_call_another_server_with_another_token(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    `with_options` takes every setting, those of the constructor too.
    """
    caller = callers(case.spec)
    given = {name: in_form(scheme, f"{TOKEN}-2") for name, scheme in schemes(case.spec).items()}
    moved = case.at("https://elsewhere.example/api")
    copy = caller.client(mode).with_options(**moved, **settings_of(case.spec, given))

    sent = call(caller, case, mode, copy).request

    assert str(sent.url).startswith("https://elsewhere.example/api/")
    assert any(alternatives(case.operation)) == (f"{TOKEN}-2" in as_sent(sent))


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
def test_no_cookie_of_a_server_is_kept(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    What a server sets goes along with no later request, which may carry another token.
    """
    caller = callers(case.spec)
    client = caller.new(mode)

    assert [None, None] == _cookies_sent(caller, case, mode, client)


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
def test_a_jar_of_the_callers_keeps_cookies(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    A cookie jar is used only where it is given; of two values for a name, that of the client is sent, and no other.
    """
    caller = callers(case.spec)
    client = caller.new(mode, http_options={"cookies": CookieJar()})
    named = client.with_options(cookies={"wireproof-jar": "own"})

    assert [None, "wireproof-jar=kept"] == _cookies_sent(caller, case, mode, client)
    assert ["wireproof-jar=own", "wireproof-jar=own"] == _cookies_sent(caller, case, mode, named)


def _cookies_sent(caller: Caller, case: OperationCase, mode: Mode, client: Any) -> list[Any]:
    """What two calls send to a server that sets a cookie."""
    setting = replace(case.success, headers={**case.success.headers, "Set-Cookie": "wireproof-jar=kept; Path=/"})
    arguments = caller.binding.arguments(case.operation, case.simplest)
    exchanges = [caller.call(case.operation, mode, arguments, setting, client=client) for _ in range(2)]
    return [_cookie(case, exchange.request) for exchange in exchanges]


def _cookie(case: OperationCase, request: httpx.Request) -> str | None:
    """The cookies of a request, without those that prove who is calling."""
    proofs = tuple(f"{scheme.name}=" for scheme in schemes(case.spec).values() if scheme.place == "cookie")
    pairs = request.headers.get("Cookie", "").split("; ")
    return "; ".join(pair for pair in pairs if not (proofs and pair.startswith(proofs))) or None


def _setting(case: OperationCase, request: httpx.Request, name: str) -> Any:
    if name == "cookie":
        return _cookie(case, request)
    return request.extensions["timeout"] if name == "timeout" else request.headers.get(name)
