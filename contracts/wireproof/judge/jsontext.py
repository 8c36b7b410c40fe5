"""JSON texts that say one thing only."""

import json
import math
from typing import Any

from wireproof.numbers import integer, shortened

__all__ = ["json_value"]


def json_value(text: str) -> Any:
    """
    The JSON value of a text, unless a reader could take it for another one.

    Raises:
        ValueError: It is not JSON, names a member twice, has a number that no double holds or a character
            that is half of one.
        RecursionError: It is nested too deeply.

    Source: RFC 8259, sections 4, 6 and 8; RFC 7493, section 2.
    """
    value = JSON.decode(text)
    if "\\u" in text:
        json.dumps(shortened(value), ensure_ascii=False).encode("utf-8")  # a lone surrogate cannot be encoded
    return value


def _unique_members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a member is named twice")
    return members


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is not a finite number")
    return number


JSON = json.JSONDecoder(
    object_pairs_hook=_unique_members, parse_int=integer, parse_float=_finite, parse_constant=_finite
)
