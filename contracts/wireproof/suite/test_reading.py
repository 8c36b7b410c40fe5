"""How much of a response is read, how it may be coded, and for how long it may come."""

import gzip
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from wireproof.binding import Mode
from wireproof.content_types import is_json
from wireproof.suite import cases
from wireproof.suite.caller import Callers, Exchange
from wireproof.suite.cases import OperationCase

LARGEST = 1_000_000
"""Bytes that are read in these tests."""


def call(case: OperationCase, mode: Mode, callers: Callers, content: bytes, *codings: str) -> Exchange:
    """Serve the success with other bytes, which are said to be coded so."""
    caller = callers(case.spec)
    client = caller.new(mode, max_response_size=LARGEST)
    headers = {**case.success.headers, **({"Content-Encoding": ", ".join(codings)} if codings else {})}
    served = replace(case.success, content=content, headers=headers, coding=None)
    arguments = caller.binding.arguments(case.operation, case.simplest)
    return caller.call(case.operation, mode, arguments, served, client=client)


@cases.each(read_case=cases.read_operations, mode=cases.modes)
def test_a_compressed_response_is_read(read_case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    A response that is compressed as it was asked for is read as if it were not.
    """
    exchange = call(read_case, mode, callers, gzip.compress(read_case.success.content), "gzip")

    assert "gzip, deflate" == exchange.request.headers["Accept-Encoding"]
    exchange.assert_returned()


@cases.each(read_case=cases.read_operations, mode=cases.modes)
@pytest.mark.parametrize("codings", [("gzip", "gzip"), ("x-made-up",)], ids="+".join)
def test_a_coding_that_was_not_asked_for_is_refused(
    read_case: OperationCase, mode: Mode, callers: Callers, codings: tuple[str, ...]
) -> None:
    """
    What is compressed twice, or in another way, may become anything, and is not read.
    """
    exchange = call(read_case, mode, callers, gzip.compress(gzip.compress(read_case.success.content)), *codings)

    exchange.assert_raised(callers(read_case.spec).binding.errors.NoResponse)
    assert f"its content coding is {', '.join(codings)}; " in str(exchange.error)
    assert exchange.error.may_have_arrived


@cases.each(read_case=cases.read_operations, mode=cases.modes)
@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_a_response_that_is_too_large_is_refused(
    read_case: OperationCase, mode: Mode, callers: Callers, coding: str
) -> None:
    """
    What is larger than `max_response_size` when it is decompressed is an error that names the setting, and no retry.
    """
    filling = b" " * LARGEST + read_case.success.content
    content = gzip.compress(filling) if coding == "gzip" else filling

    exchange = call(read_case, mode, callers, content, coding)

    exchange.assert_sent(1)
    exchange.assert_raised(callers(read_case.spec).binding.errors.NoResponse)
    assert f"larger than max_response_size, which is {LARGEST} bytes" in str(exchange.error)
    assert exchange.error.may_have_arrived


@cases.each(read_case=cases.read_operations, mode=cases.modes)
def test_json_is_utf_8(read_case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    A JSON body in another encoding (RFC 8259, section 8.1) is no text with odd characters, but a clear error.
    """
    exchange = call(read_case, mode, callers, b'["J\xe4nner", "' + b"J\xe4nner" * 20 + b'"]')

    if is_json(read_case.success.headers["Content-Type"]):
        assert type(exchange.raised) is callers(read_case.spec).binding.errors.InvalidResponse
        assert ("", "JSON") == (exchange.raised.pointer, exchange.raised.expected)
        assert "\\ufffdnner" in exchange.raised.received or "\ufffdnner" in exchange.raised.received
    else:
        assert exchange.raised is None


@cases.each(read_case=cases.read_operations)
def test_a_body_that_drips_ends_with_the_total_timeout(read_case: OperationCase, callers: Callers) -> None:
    """
    Over a transport that knows no total timeout, the time is looked at whenever a piece of the body arrives.
    """
    caller = callers(read_case.spec)
    http = caller.binding.http

    class Dripping(http.SyncByteStream):  # type: ignore[misc,name-defined]  # of the client's own HTTP library
        def __iter__(self) -> Iterator[bytes]:
            for _ in range(200):
                time.sleep(0.01)
                yield b" "

    def respond(_: Any) -> Any:
        return http.Response(200, headers=read_case.success.headers, stream=Dripping())

    options = {"transport": http.MockTransport(respond)}
    began = time.monotonic()
    with caller.new("sync", total_timeout=0.1, http_options=options) as client:
        arguments = caller.binding.arguments(read_case.operation, read_case.simplest)
        exchange = caller.call(read_case.operation, "sync", arguments, client=client)

    exchange.assert_raised(caller.binding.errors.ResponseTimeout)
    assert time.monotonic() - began < 1.0
