"""What a client tells its operators: a line for every request, and nothing that is nobody's business."""

import logging
import re

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wireproof.binding import Mode
from wireproof.served import ServedResponse
from wireproof.strategies import requests
from wireproof.suite import cases
from wireproof.suite.caller import TOKEN, Caller, Callers
from wireproof.suite.cases import OperationCase
from wireproof.suite.clock import stopped_clock


def failed(caller: Caller) -> Exception:
    """No connection."""
    error: Exception = caller.binding.http.ConnectError("secret-in-a-message")
    return error


def lines(caplog: pytest.LogCaptureFixture, package: str) -> list[tuple[int, str]]:
    """The level and the text of each line that a client logged."""
    return [(record.levelno, record.getMessage()) for record in caplog.records if record.name == package]


def expected(request: httpx.Request, outcome: str, attempt: int, request_id: str = "-") -> str:
    """The line for a request, as a pattern."""
    path = request.url.raw_path.decode().partition("?")[0]
    told = f"{request.method} {path}: {outcome} in TIME ms, attempt {attempt}, request id {request_id}"
    return re.escape(told).replace("TIME", r"\d+")


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_every_attempt_is_one_line(
    case: OperationCase, mode: Mode, callers: Callers, caplog: pytest.LogCaptureFixture, data: st.DataObject
) -> None:
    """
    Method, path, status, time, attempt and the server's request id; no query, no header, no body.
    """
    caller = callers(case.spec)
    arguments = caller.binding.arguments(case.operation, data.draw(requests(case.operation)))
    success = case.success
    ids = [value for name, value in success.headers.items() if name.lower().endswith("request-id")]
    client = caller.client(mode).with_options(max_retries=2)
    caplog.clear()

    with caplog.at_level(logging.DEBUG), stopped_clock():
        sent = caller.call(
            case.operation,
            mode,
            arguments,
            failed(caller),
            ServedResponse(429, {}, b""),
            success,
            kind="send",
            client=client,
        ).requests

    status = str(success.status)
    patterns = [
        expected(sent[0], "ConnectError", 1),
        expected(sent[1], "429", 2),
        expected(sent[2], status, 3, *ids[:1]),
    ]
    logged = lines(caplog, caller.binding.package.__name__)
    assert [logging.DEBUG] * 3 == [level for level, _ in logged]
    assert [] == [text for pattern, (_, text) in zip(patterns, logged, strict=True) if not re.fullmatch(pattern, text)]


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
def test_no_line_shows_the_token(
    case: OperationCase, mode: Mode, callers: Callers, caplog: pytest.LogCaptureFixture
) -> None:
    """
    No token is logged at any level, whether the call succeeds or fails.
    """
    caller = callers(case.spec)
    arguments = caller.binding.arguments(case.operation, case.simplest)
    client = caller.client(mode).with_options(max_retries=1)

    with caplog.at_level(logging.DEBUG), stopped_clock():
        caller.call(case.operation, mode, arguments, failed(caller), ServedResponse(401, {}, b""), client=client)

    assert caplog.records
    assert [] == [record.getMessage() for record in caplog.records if TOKEN in record.getMessage()]
