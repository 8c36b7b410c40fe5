"""Whether two JSON values say the same: numbers as numbers, date-times as instants, everything else to the letter."""

import datetime
import re
from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import Any

from wireproof.numbers import exact
from wireproof.oracle import ABSENT
from wireproof.pointers import escape
from wireproof.suite.failures import Difference, Disagreement, shown_json

__all__ = ["assert_same", "same"]

DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
"""RFC 3339, section 5.6; the offset is not optional."""
INEXACT = re.compile(r":\d\d:60|\.\d{6}0*[1-9]")
"""What Python's times cannot hold: a leap second, and more than microseconds."""


MOST = 3
"""Differences that are told."""


def same(one: Any, other: Any) -> bool:
    """Compare two JSON values."""
    return next(_differences(one, other, ""), None) is None


def assert_same(expected: Any, received: Any, what: str) -> None:
    """Two JSON values say the same; where they do not is told by JSON pointers into `what`."""
    found = [
        Difference(f"{what} at {pointer}" if pointer else what, shown_json(other), shown_json(one))
        for pointer, one, other in islice(_differences(expected, received, ""), MOST)
    ]
    if found:
        raise Disagreement(*found)


def _differences(one: Any, other: Any, pointer: str) -> Iterator[tuple[str, Any, Any]]:
    """Where two values differ, and what each has there."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in one | other:
            yield from _differences(one.get(name, ABSENT), other.get(name, ABSENT), f"{pointer}/{escape(str(name))}")
    elif isinstance(one, list) and isinstance(other, list):
        for index, (inner, its_other) in enumerate(zip_longest(one, other, fillvalue=ABSENT)):
            yield from _differences(inner, its_other, f"{pointer}/{index}")
    elif not _equal(one, other):
        yield pointer, one, other


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return exact(one) == exact(other)
    return bool(one == other) or _same_instant(one, other)


def _same_instant(one: Any, other: Any) -> bool:
    texts = [text.upper() for text in (one, other) if isinstance(text, str) and DATE_TIME.fullmatch(text)]
    if len(texts) != 2:
        return False
    if any(INEXACT.search(text) for text in texts):
        return texts[0] == texts[1]
    first, second = map(datetime.datetime.fromisoformat, texts)
    return first == second
