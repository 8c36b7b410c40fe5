"""What a client does before it knows any operation: where it connects, how long it waits, what a copy changes."""

from typing import Any

import httpx
import pytest

from wireproof.suite.caller import FLAVOURS, TOKEN, Caller, Callers, Exchange, Flavour
from wireproof.suite.cases import OperationCase

TIMEOUTS = {"connect": 5.0, "read": 30.0, "write": 30.0, "pool": 30.0}


def call(caller: Caller, case: OperationCase, flavour: Flavour, client: Any = None) -> Exchange:
    """Call an operation in the simplest way and serve its first example."""
    arguments = caller.binding.arguments(case.operation, case.simplest)
    return caller.call(case.operation, FLAVOURS[flavour][0], arguments, case.success, client=client)


def test_the_first_server_is_the_default(case: OperationCase, flavour: Flavour, callers: Callers) -> None:
    """
    Without a base URL, a request goes to the first server of the spec.
    """
    exchange = call(callers(case.spec), case, flavour)

    assert str(exchange.request.url).startswith(f"{case.spec.server}/")


def test_nobody_waits_for_ever(case: OperationCase, flavour: Flavour, callers: Callers) -> None:
    """
    Without a timeout, a client waits 5 s for a connection and 30 s for anything else.
    """
    exchange = call(callers(case.spec), case, flavour)

    assert TIMEOUTS == exchange.request.extensions["timeout"]


@pytest.mark.parametrize(
    ("method", "argument", "name", "expected"),
    [
        ("with_headers", {"X-Copy": "yes"}, "x-copy", "yes"),
        ("with_cookies", {"copy": "yes"}, "cookie", "kept=kept; copy=yes"),
        ("with_timeout", 7.0, "timeout", dict.fromkeys(TIMEOUTS, 7.0)),
    ],
)
def test_a_copy_leaves_the_original_alone(
    case: OperationCase, flavour: Flavour, callers: Callers, method: str, argument: Any, name: str, expected: Any
) -> None:
    """
    `with_headers`, `with_cookies` and `with_timeout` return a copy that differs, and change nothing else.
    """
    caller = callers(case.spec)
    settings = {"headers": {"X-Kept": "kept"}, "cookies": {"kept": "kept"}, "timeout": 9.0}
    original = caller.binding.client(token=TOKEN, **settings)
    before = call(caller, case, flavour, original).request

    copied = call(caller, case, flavour, getattr(original, method)(argument)).request
    after = call(caller, case, flavour, original).request

    assert (before.headers, before.extensions["timeout"]) == (after.headers, after.extensions["timeout"])
    kept = {"x-kept": "kept", "cookie": "kept=kept", "timeout": dict.fromkeys(TIMEOUTS, 9.0)}
    assert {**kept, name: expected} == {name: _setting(copied, name) for name in {**kept, name: expected}}


def _setting(request: httpx.Request, name: str) -> Any:
    return request.extensions["timeout"] if name == "timeout" else request.headers.get(name)
