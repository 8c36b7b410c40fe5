"""The token goes to the server and nowhere else."""

import json
import logging
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

import pytest

from wireproof.binding import Mode
from wireproof.catalog import Spec
from wireproof.served import HTML, ServedResponse
from wireproof.suite import cases
from wireproof.suite.caller import Caller, Callers
from wireproof.suite.cases import OperationCase, ProtectedCase
from wireproof.suite.credentials import TOKEN, as_sent

PAGE = ServedResponse(200, {"Content-Type": "text/html"}, HTML)
REDIRECT = ServedResponse(307, {"Location": "https://elsewhere.example/"}, b"")


def arguments(caller: Caller, case: OperationCase) -> dict[str, Any]:
    """The arguments of the simplest call."""
    return caller.binding.arguments(case.operation, case.simplest)


@cases.each(spec=cases.specs, mode=cases.modes)
def test_a_client_does_not_show_its_token(spec: Spec, mode: Mode, callers: Callers) -> None:
    """
    Neither a client, nor a copy of it, nor one with the token among its headers shows the token.
    """
    client = callers(spec).new(mode)

    shown = [repr(client), str(client), f"{client}", repr(client.with_options(headers={"Authorization": TOKEN}))]

    assert [] == [text for text in shown if TOKEN in text]


@cases.each(protected_case=cases.some(cases.protected_operations), mode=cases.modes)
def test_a_reason_does_not_show_the_token(protected_case: ProtectedCase, mode: Mode, callers: Callers) -> None:
    """
    A server that repeats the token in its reason, in the body or in WWW-Authenticate, does not bring it into a message.
    """
    caller = callers(protected_case.spec)
    body = json.dumps({"message": f"No token {TOKEN} here.", "title": TOKEN, "errors": [{"message": TOKEN}]}).encode()
    challenge = {"WWW-Authenticate": f'Bearer error_description="what is {TOKEN}?"'}
    echoes = (ServedResponse(418, {"Content-Type": "application/json"}, body), ServedResponse(401, challenge, b""))

    for echo in echoes:
        error = caller.call(protected_case.operation, mode, arguments(caller, protected_case), echo).raised

        assert "[token]" in str(error)
        assert [] == [text for text in (str(error), repr(error)) if TOKEN in text]


@cases.each(protected_case=cases.some(cases.protected_operations), mode=cases.modes)
@pytest.mark.parametrize("status", [200, 201, 302, 401, 520])
def test_an_error_does_not_show_the_token(
    protected_case: ProtectedCase, mode: Mode, callers: Callers, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    """
    No error, log record or traceback shows the token, not even a traceback with the client's local variables.
    """
    caller = callers(protected_case.spec)
    page = ServedResponse(status, {"Content-Type": "text/html"}, HTML)

    with caplog.at_level(logging.DEBUG):
        exchange = caller.call(protected_case.operation, mode, arguments(caller, protected_case), page)
    error = exchange.raised

    assert TOKEN in as_sent(exchange.request), "the token was not sent at all"
    assert error is not None or protected_case.operation.documented(status)
    shown = [repr(error), str(error), repr(vars(error) if hasattr(error, "__dict__") else ""), caplog.text]
    assert [] == [text for text in [*shown, *_traceback(caller, error)] if TOKEN in text]


@cases.each(protected_case=cases.some(cases.protected_operations), mode=cases.modes)
@pytest.mark.parametrize("failure", ["ConnectTimeout", "ReadError", "DecodingError"])
def test_an_error_without_a_response_does_not_show_the_token(
    protected_case: ProtectedCase, mode: Mode, callers: Callers, failure: str
) -> None:
    """
    When no response arrives, neither the error nor what caused it has the token, in its request or a local variable.
    """
    caller = callers(protected_case.spec)
    lost = getattr(caller.binding.http, failure)("lost")

    exchange = caller.call(protected_case.operation, mode, arguments(caller, protected_case), lost)

    assert TOKEN in as_sent(exchange.request), "the token was not sent at all"
    assert isinstance(exchange.raised, caller.binding.errors.NoResponse)
    assert lost in _behind(exchange.raised)
    shown = [text for error in _behind(exchange.raised) for text in (*_of(error), *_traceback(caller, error))]
    assert [] == [text for text in shown if TOKEN in text]


@cases.each(open_case=cases.open_operations, mode=cases.modes)
def test_a_token_goes_where_it_is_needed_only(open_case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    An operation without security is called without a token, whether the client has one or not.
    """
    caller = callers(open_case.spec)

    for client in (caller.client(mode), caller.binding.client(mode)):
        sent = caller.call(
            open_case.operation, mode, arguments(caller, open_case), open_case.success, client=client
        ).request

        assert TOKEN not in as_sent(sent)


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
def test_a_redirect_is_not_followed(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    A redirect is a response; nothing is sent to where it leads.
    """
    caller = callers(case.spec)

    exchange = caller.call(case.operation, mode, arguments(caller, case), REDIRECT, PAGE)

    assert [case.server] == [str(request.url)[: len(case.server)] for request in exchange.requests]


@cases.each(protected_case=cases.some(cases.protected_operations), mode=cases.modes)
def test_the_token_stays_behind_when_a_redirect_is_followed(
    protected_case: ProtectedCase, mode: Mode, callers: Callers
) -> None:
    """
    A client that was told to follow redirects sends no other host its token, nor its header fields and cookies.
    """
    caller = callers(protected_case.spec)
    secrets = {"headers": {"X-Key": TOKEN}, "cookies": {"key": TOKEN}}
    client = caller.new(mode, follow_redirects=True, **secrets)

    first, second = caller.call(
        protected_case.operation, mode, arguments(caller, protected_case), REDIRECT, PAGE, client=client
    ).requests

    assert as_sent(first).count(TOKEN) >= 3
    assert TOKEN not in as_sent(second)
    assert (first.method, first.content) == (second.method, second.content)
    assert first.headers["User-Agent"] == second.headers["User-Agent"]


def _behind(error: BaseException | None) -> list[BaseException]:
    """An error, its cause and its context, theirs and so on; the interpreter lets no circle come about."""
    return [] if error is None else [error, *_behind(error.__cause__), *_behind(error.__context__)]


def _of(error: BaseException) -> list[str]:
    """All that an error says and has, with the header fields of its messages."""
    headers = [repr(one.headers.raw) for one in vars(error).values() if hasattr(one, "headers")]
    return [repr(error), str(error), repr(vars(error)), *headers]


def _traceback(caller: Caller, error: BaseException | None) -> list[str]:
    """The traceback as it is usually printed, and with local variables for the frames of the client."""
    if error is None:
        return []
    package = str(Path(str(caller.binding.package.__file__)).parent)
    shown = traceback.format_exception(error)
    step: TracebackType | None = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename.startswith(package):
            shown.append(repr(step.tb_frame.f_locals))
        step = step.tb_next
    return shown
