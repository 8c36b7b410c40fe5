"""What a test had on the wire, as text: requests after `>`, responses after `<`, credentials masked, long texts cut."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Literal, Protocol

from wireproof.adapters import request_of, response_of
from wireproof.findings import masked, printable
from wireproof.messages import Lines, Response

__all__ = ["TRAFFIC", "Call", "Side", "Traffic", "without_boundary"]

LONGEST = 1_000
"""Characters of a body, or of a line before it, that are shown."""
UNREADABLE = 1 / 4
"""The share of characters that cannot be printed, above which a body is not shown."""
MOST_CALLS = 8
"""Requests that are shown."""

ADDED = frozenset({"accept", "accept-encoding", "connection", "content-length", "host", "user-agent"})
"""Header fields that HTTP libraries add to every message; they are left out."""

Side = Literal["request", "response"]


class Call(Protocol):
    """One request and what came back, as messages of a library or neutral ones."""

    @property
    def request(self) -> Any:
        """What was sent."""

    @property
    def optional_response(self) -> Any:
        """None when none came."""


@dataclass
class Traffic:
    """The calls that a test is looking at."""

    calls: Sequence[Call] = ()
    way: str = ""
    """How they were made: in which mode, by a method or by `send`; empty when that is not known."""

    def look_at(self, calls: Sequence[Call] = (), way: str = "") -> None:
        """Look at these calls from now on."""
        self.calls, self.way = calls, way

    def text(self, side: Side) -> str:
        """The calls; of a single one, all that is on one side."""
        if not self.calls:
            return "nothing was sent"
        whole = side if len(self.calls) == 1 else None
        lines = [line for call in self.calls[:MOST_CALLS] for line in _lines(call, whole)]
        left_out = len(self.calls) - MOST_CALLS
        return "\n".join([*lines, *([f"and {left_out} more"] if left_out > 0 else [])])


TRAFFIC = Traffic()
"""What the running test is looking at; a caller keeps it, and what reports a failure shows it."""


def without_boundary(text: str) -> str:
    """What a request says, with the same boundary between the parts of a body each time (RFC 2046, section 5.1.1)."""
    found = re.search(r"boundary=([0-9A-Za-z]+)", text)
    return text.replace(found[1], "boundary") if found else text


def _lines(call: Call, whole: Side | None) -> Iterator[str]:
    request = request_of(call.request)
    response = None if call.optional_response is None else response_of(call.optional_response)
    yield _cut(f"> {request.method} {request.url}")
    if whole == "request":
        yield from _message(">", request.headers, request.content)
    yield f"< {_status_line(response)}"
    if whole == "response" and response is not None:
        yield from _message("<", response.headers, response.content)


def _status_line(response: Response | None) -> str:
    if response is None:
        return "no response"
    named = response.status in {status.value for status in HTTPStatus}
    return f"{response.status} {HTTPStatus(response.status).phrase if named else ''}".strip()


def _message(sign: str, headers: Lines, content: bytes) -> Iterator[str]:
    for name, value in headers:
        if name.lower() not in ADDED:
            yield _cut(f"{sign} {name}: {masked(value) if name.lower() == 'authorization' else value}")
    if content:
        yield sign
        yield from (f"{sign} {line}" for line in _shown_body(content))


def _shown_body(content: bytes) -> Iterator[str]:
    text = content.decode(errors="replace")
    lines = [printable(line) for line in text[:LONGEST].splitlines()]
    if UNREADABLE * sum(map(len, lines)) < sum(line.count("\N{REPLACEMENT CHARACTER}") for line in lines):
        yield f"({len(content)} bytes that are not text)"
        return
    yield from lines
    if len(text) > LONGEST:
        yield f"(and {len(text) - LONGEST} characters more)"


def _cut(line: str) -> str:
    return printable(line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…")
