"""What the suite raises when a client does not keep to its spec: a `Disagreement`, which says where and how."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import zip_longest
from types import NoneType
from typing import Any

from wireproof.catalog import Operation
from wireproof.findings import NOTHING, Finding, one_line, quoted
from wireproof.oracle import ABSENT
from wireproof.suite.allowed import ALLOWED

__all__ = ["Difference", "Disagreement", "agree", "agree_on_bytes", "assert_no_findings", "shown", "shown_json"]


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was promised, where no finding of the oracle says so."""

    at: str
    """Where: `requests sent`, `response body at /user/id` (a JSON pointer), or the expression of a test."""
    received: str
    expected: str

    def block(self, promise: str, spec: str) -> str:
        """The block, in the form of those of findings: what was promised, then a line for each of the other fields."""
        details = {"at": self.at, "received": self.received, "expected": self.expected, "spec": spec}
        lines = [f"  {key:<10}  {one_line(text)}" for key, text in details.items()]
        return "\n".join([f"contract-broken: {promise}", *lines])


class Disagreement(AssertionError):  # noqa: N818  # a word of the trade: the client works, and not as the spec says
    """The client and the spec disagree; the suite reports it without a traceback."""

    def __init__(self, *blocks: Finding | Difference) -> None:
        super().__init__("; ".join(_headline(block) for block in blocks))
        self.blocks = blocks


def _headline(block: Finding | Difference) -> str:
    if isinstance(block, Finding):
        return f"{block.code} at {block.place}"
    return f"{block.at}: {block.received} instead of {block.expected}"


def assert_no_findings(operation: Operation, findings: Iterable[Finding]) -> None:
    """The oracle finds nothing of an operation but what is allowed."""
    found = ALLOWED.allowances.kept(findings, operation.api, *operation.names)
    if found:
        raise Disagreement(*found)


def agree(expected: Any, received: Any, at: str) -> None:
    """Two values are equal; `at` says what they are values of."""
    if expected != received:
        raise Disagreement(Difference(at, shown(received), shown(expected)))


def agree_on_bytes(expected: bytes, received: bytes, at: str) -> None:
    """Two contents are equal; of large ones, too, only the first byte is shown that differs, and how long they are."""
    if expected == received:
        return
    pairs = enumerate(zip_longest(expected, received))
    first = next(index for index, (promised, found) in pairs if promised != found)
    raise Disagreement(Difference(f"{at} at byte {first}", _from(received, first), _from(expected, first)))


def _from(content: bytes, first: int) -> str:
    return f"{content[first : first + 8].hex(' ') or 'no more'} of {len(content)} bytes"


def shown(value: Any) -> str:
    """A value for a reader: JSON where it is some, else what it is called; never an address in memory."""
    match value:
        case str():
            return " ".join(value.split()) if value.strip() else f'"{value}"'
        case bytes():
            return shown(value.decode(errors="replace"))
        case type():
            return "None" if value is NoneType else value.__name__
        case BaseException():
            return f"{type(value).__name__}: {shown(str(value))}"
        case _ if value is ABSENT:
            return NOTHING
        case set() | frozenset():
            return _listed(sorted(map(shown, value)))
        case list() | tuple() | dict():
            return _json(value) or _listed(map(shown, value.items() if isinstance(value, dict) else value))
        case _ if hasattr(value, "__name__"):
            return str(value.__name__)
    text = " ".join(str(value).split())
    return f"some {type(value).__name__}" if " at 0x" in text else text


def shown_json(value: Any) -> str:
    """A JSON value as JSON text; `nothing` where it is absent."""
    return NOTHING if value is ABSENT else quoted(value)


def _json(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False)
    except (RecursionError, TypeError, ValueError):
        return ""


def _listed(texts: Iterable[str]) -> str:
    return f"[{', '.join(texts)}]"
