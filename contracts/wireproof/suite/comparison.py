"""Whether two JSON values say the same: numbers as numbers, date-times as instants, everything else to the letter."""

import datetime
import re
from typing import Any

from wireproof.schema import exact

__all__ = ["same"]

DATE_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)")
"""RFC 3339, section 5.6; the offset is not optional."""
INEXACT = re.compile(r":\d\d:60|\.\d{6}0*[1-9]")
"""What Python's times cannot hold: a leap second, and more than microseconds."""


def same(one: Any, other: Any) -> bool:
    """Compare two JSON values."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
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
