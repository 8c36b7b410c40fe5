"""
Judges bodies: their content type, their encoding and their schema.

Sources: OpenAPI 3.1.0, section 4.8.14; RFC 8259; RFC 9110, sections 6.4 and 8.3.
"""

import json
import math
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from wireproof.catalog import MediaType
from wireproof.findings import NOTHING, Code, Finding, quoted
from wireproof.judge.judging import ABSENT, Judging
from wireproof.judge.violations import violations
from wireproof.judge.wire import Lines
from wireproof.schema import is_json

__all__ = ["content_findings", "essence_of", "no_body"]


def no_body(place: str, content: bytes, pointer: str) -> Iterator[Finding]:
    """Nothing, unless there is a body after all."""
    if content:
        yield Finding(Code.BODY_UNEXPECTED, place, _beginning(content), NOTHING, pointer)


def content_findings(
    media_types: tuple[MediaType, ...], lines: Lines, content: bytes, place: str, pointer: str
) -> Judging[Any]:
    """What a body says: a JSON value, or the bytes of anything else."""
    received, documented = lines.get("content-type", []), ", ".join(each.content_type for each in media_types)
    if not received:
        yield Finding(Code.CONTENT_TYPE_MISSING, place, NOTHING, documented, pointer)
        return ABSENT
    essence = essence_of(", ".join(received))
    media_type = next((each for pattern, each in _by_precision(media_types) if fnmatchcase(essence, pattern)), None)
    if media_type is None:
        yield Finding(Code.CONTENT_TYPE_UNDOCUMENTED, place, ", ".join(received), documented, pointer)
        return ABSENT
    if not is_json(essence):
        return content
    try:
        value = _parsed(content)
    except (RecursionError, ValueError) as error:
        yield Finding(Code.BODY_NOT_JSON, place, _beginning(content), f"JSON ({error})", media_type.pointer)
        return ABSENT
    if media_type.schema is not None:
        yield from violations(Code.BODY_INVALID, place, media_type.schema, value)
    return value


def essence_of(content_type: str) -> str:
    """`application/json` from `Application/JSON; charset=utf-8`."""
    return content_type.partition(";")[0].strip(" \t").lower()


@cache
def _by_precision(media_types: tuple[MediaType, ...]) -> tuple[tuple[str, MediaType], ...]:
    """The documented types and ranges, the most specific first (OpenAPI 3.1.0, section 4.8.13)."""
    patterns = [(essence_of(media_type.content_type), media_type) for media_type in media_types]
    return tuple(sorted(patterns, key=lambda pattern: (pattern[0].count("*"), -len(pattern[0]))))


def _beginning(content: bytes) -> str:
    return quoted(content[:400].decode("utf-8", "replace"))


def _parsed(content: bytes) -> Any:
    """
    The JSON value of a body, unless a reader could take it for another one.

    Raises:
        ValueError: It is not UTF-8 or not JSON, names a member twice, has a number that no double holds or a character
            that is half of one.
        RecursionError: It is nested too deeply.

    Source: RFC 8259, sections 4, 6 and 8; RFC 7493, section 2.
    """
    value = JSON.decode(content.decode("utf-8"))
    if b"\\u" in content:
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # a lone surrogate cannot be encoded
    return value


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a member is named twice")
    return members


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is not a finite number")
    return number


JSON = json.JSONDecoder(object_pairs_hook=_members, parse_float=_finite, parse_constant=_finite)
