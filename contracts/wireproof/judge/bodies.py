"""
Judges bodies: their content type, their encoding and their schema.

Sources: OpenAPI 3.1.0, section 4.8.14; RFC 8259; RFC 9110, sections 6.4 and 8.3.
"""

import re
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from wireproof.catalog import MediaType
from wireproof.content_types import FORM, MULTIPART, essence_of, is_json
from wireproof.findings import NOTHING, Code, Finding, quoted
from wireproof.judge.forms import form_value
from wireproof.judge.jsontext import json_value
from wireproof.judge.judging import ABSENT, Judging
from wireproof.judge.multipart import multipart_value
from wireproof.judge.violations import violations
from wireproof.judge.wire import Lines
from wireproof.numbers import shortened
from wireproof.schema import Schema
from wireproof.serialization import typed

__all__ = ["content_findings", "no_body"]


def no_body(place: str, content: bytes, pointer: str, why: str = "") -> Iterator[Finding]:
    """Nothing, unless there is a body after all; why HTTP has none there, whatever the document says."""
    if content:
        documented, further = (f"{NOTHING}, since {why}", "send no body") if why else (NOTHING, "")
        yield Finding(Code.BODY_UNEXPECTED, place, _beginning(content), documented, pointer, further)


def content_findings(
    media_types: tuple[MediaType, ...], lines: Lines, content: bytes, place: str, pointer: str
) -> Judging[Any]:
    """What a body says: a JSON value, the members of a form, or the bytes of anything else."""
    received, documented = lines.get("content-type", []), ", ".join(each.content_type for each in media_types)
    if not received:
        yield Finding(Code.CONTENT_TYPE_MISSING, place, NOTHING, documented, pointer)
        return ABSENT
    essence = essence_of(", ".join(received))
    media_type = next((each for pattern, each in _by_precision(media_types) if fnmatchcase(essence, pattern)), None)
    if media_type is None:
        yield Finding(Code.CONTENT_TYPE_UNDOCUMENTED, place, ", ".join(received), documented, pointer)
        return ABSENT
    charset = _charset(received[0])
    if charset:
        yield from _charset_findings(charset, content, is_json(essence), place, media_type.pointer)
    if essence.startswith("text/"):
        yield from _text_findings(media_type.schema, _decoded_text(content, charset or "utf-8"), place)
    if essence == FORM == essence_of(media_type.content_type):
        return (yield from form_value(media_type, content, place))
    if essence == MULTIPART == essence_of(media_type.content_type):
        return (yield from multipart_value(media_type, received[0], content, place))
    if not is_json(essence):
        return content
    try:
        value = json_value(content.decode("utf-8"))
    except (RecursionError, ValueError) as error:
        yield Finding(Code.BODY_NOT_JSON, place, _beginning(content), f"JSON ({error})", media_type.pointer)
        return ABSENT
    if media_type.schema is not None:
        yield from violations(
            Code.BODY_INVALID, place, media_type.schema, shortened(value) if LONG.search(content) else value
        )
    return value


LONG = re.compile(rb"[0-9]{4000}")
"""An integer that the validator may not take."""


# Texts


CHARSET = re.compile(r""";[ \t]*charset=(?:"([^"]*)"|([^ \t;"]+))""", re.IGNORECASE)


def _charset(content_type: str) -> str:
    """What a Content-Type names as `charset`, in lower case; empty when it names none."""
    found = CHARSET.search(content_type)
    return (found[1] or found[2] or "").lower() if found else ""


def _decoded_text(content: bytes, charset: str) -> str | None:
    """
    The text that bytes are in a charset; None when they are none.

    UTF-8 can be read as UTF-16 by those who do not look at it, which would have a byte order mark, which is no UTF-8,
    or a zero byte in each of its ASCII characters (RFC 2781, section 3.2). As UTF-32 it cannot be read.
    """
    is_wide = charset.startswith(("utf-16", "utf16"))
    if is_wide and content and b"\0" not in content and _decoded_text(content, "utf-8") is not None:
        return None
    try:
        return content.decode(charset)
    except (LookupError, ValueError):
        return None


def _charset_findings(charset: str, content: bytes, is_json_text: bool, place: str, pointer: str) -> Iterator[Finding]:
    """JSON is UTF-8 whatever its Content-Type says, so what that says has to mean the same (RFC 8259, section 11)."""
    text, unmarked = _decoded_text(content, charset), _decoded_text(content, "utf-8")
    if text is None or (is_json_text and unmarked is not None and text != unmarked):
        received = f"charset={charset} over {_beginning(content)}"
        yield Finding(Code.CHARSET_MISMATCH, place, received, "bytes in that charset", pointer)


def _text_findings(schema: Schema | None, text: str | None, place: str) -> Iterator[Finding]:
    """What a text is by its schema: a string, or the number or boolean that it says; lists and objects are not read."""
    if schema is None or text is None or not schema.implied_types - {"array", "object"}:
        return
    try:
        value = typed(text, [schema])[0]
    except ValueError as error:
        yield Finding(Code.BODY_INVALID, place, quoted(text), str(error), schema.pointer)
        return
    yield from violations(Code.BODY_INVALID, place, schema, shortened(value))


# Content types


@cache
def _by_precision(media_types: tuple[MediaType, ...]) -> tuple[tuple[str, MediaType], ...]:
    """The documented types and ranges, the most specific first (OpenAPI 3.1.0, section 4.8.13)."""
    patterns = [(essence_of(media_type.content_type), media_type) for media_type in media_types]
    return tuple(sorted(patterns, key=lambda pattern: (pattern[0].count("*"), -len(pattern[0]))))


def _beginning(content: bytes) -> str:
    return quoted(content[:400].decode("utf-8", "replace"))
