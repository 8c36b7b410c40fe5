# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""
From typed values to what goes on the wire: JSON values, and parameters in each OpenAPI style.

Source: OpenAPI 3.1, section 4.8.12 (Style Values); RFC 6570, section 3.2.
"""

import datetime
import json
from collections.abc import Mapping
from enum import Enum
from typing import Any
from urllib.parse import quote
from uuid import UUID

from ._decoding import Decoder, Mismatch
from .types import Unset


def json_value(value: Any) -> Any:
    """
    A typed value as JSON has it.

    Raises:
        ValueError: A date-time has no offset.
    """
    match value:
        case Unset():
            return value
        case Enum():
            return value.value
        case datetime.datetime() if value.utcoffset() is None:
            raise ValueError(f"{value.isoformat()}: a date-time needs an offset (RFC 3339); set its tzinfo")
        case datetime.date():  # a datetime.datetime is one, too
            return value.isoformat()
        case UUID():
            return str(value)
        case list() | tuple():
            return [json_value(item) for item in value]
        case dict():
            return {key: json_value(item) for key, item in value.items()}
        case _ if hasattr(value, "to_dict"):
            return value.to_dict()
        case _:
            return value


def json_object(members: Mapping[str, Any], additional: Mapping[str, Any]) -> dict[str, Any]:
    """The members that are set, after those that the spec does not name."""
    found = {name: json_value(value) for name, value in additional.items()}
    found.update((name, json_value(value)) for name, value in members.items() if not isinstance(value, Unset))
    return found


def json_content(body: Any, expected: Decoder[Any]) -> bytes | None:
    """
    A request body, or None when it is `UNSET`.

    Raises:
        TypeError: A value has not the type that the spec describes.
        ValueError: A number is NaN or infinite, or a string has half of a surrogate pair.
    """
    if isinstance(body, Unset):
        return None
    value = _typed("the body", json_value(body), expected)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def _typed(name: str, value: Any, expected: Decoder[Any]) -> Any:
    """The JSON value, when an answer with it would be understood as well."""
    try:
        expected(value)
    except Mismatch as mismatch:
        raise TypeError(f"{name}: {mismatch}") from None
    return value


# Parameters ---------------------------------------------------------------------------------------------------------

_OPERATORS = {  # style: (what comes first, what stands between exploded values, whether the name is written)
    "simple": ("", ",", False),
    "label": (".", ".", False),
    "matrix": (";", ";", True),
    "form": ("", "&", True),
    "spaceDelimited": ("", "&", True),
    "pipeDelimited": ("", "&", True),
}
_JOINTS = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}  # between values that are not exploded; else a comma
_AMBIGUOUS = {("label", True): ".", ("spaceDelimited", False): " ", ("pipeDelimited", False): "|"}


def path_segment(name: str, value: Any, expected: Decoder[Any], *, style: str, explode: bool) -> str:
    """
    A path parameter.

    Raises:
        TypeError: There is no value, or one of another type.
        ValueError: The result would be empty, `.` or `..`, and so address another resource.
    """
    if value is None or isinstance(value, Unset):
        raise TypeError(f"path parameter {name} needs a value, not {value!r}")
    segment = _expand(name, _typed(f"path parameter {name}", json_value(value), expected), style, explode)
    if segment in ("", ".", "..") or value in ("", ".", ".."):
        raise ValueError(f"path parameter {name} must not be {value!r}: it would address another resource")
    return segment


def query(name: str, value: Any, expected: Decoder[Any], *, style: str, explode: bool) -> list[str]:
    """
    A query parameter as `name=value` pairs; none when it is `UNSET`.

    Raises:
        TypeError: It is None or of another type.
        ValueError: It is an empty list or object, which has no form of its own.
    """
    if _absent(name, value := json_value(value), expected):
        return []
    if style == "deepObject":
        return [f"{_encode(name)}%5B{_encode(key)}%5D={_encode(item)}" for key, item in value.items()]
    return _expand(name, value, style, explode).split("&")


def cookie(name: str, value: Any, expected: Decoder[Any], *, style: str, explode: bool) -> list[str]:
    """A cookie parameter; as `query`."""
    return query(name, value, expected, style=style, explode=explode)


def header(name: str, value: Any, expected: Decoder[Any], *, explode: bool) -> dict[str, str]:
    """
    A header parameter; empty when it is `UNSET`.

    Raises:
        TypeError: It is None or of another type.
        ValueError: It is an empty list or object, the value has a character or outer space that a header field cannot
            carry, or an item has a comma.
    """
    if _absent(name, value := json_value(value), expected):
        return {}
    items = _items(value, explode)
    if isinstance(value, list | dict) and any("," in item for item in items):
        raise ValueError(f"header {name}: an item with a comma cannot be told from two items")
    text = ",".join(items)
    if not (text.isascii() and text.isprintable() and all(item == item.strip() for item in items)):
        raise ValueError(f"header {name}: {text!r} has a character or outer space that a header field cannot carry")
    return {name: text}


def _absent(name: str, value: Any, expected: Decoder[Any]) -> bool:
    """Whether nothing is sent; what would be left out by mistake, and so select everything, is refused."""
    if value is None:
        raise TypeError(f"parameter {name} needs a value, not None; leave it out to send none")
    if value in ([], {}):
        raise ValueError(f"parameter {name} must not be empty: it would be left out, and so select everything")
    if isinstance(value, Unset):
        return True
    _typed(f"parameter {name}", value, expected)
    return False


def _expand(name: str, value: Any, style: str, explode: bool) -> str:
    first, between, named = _OPERATORS[style]
    items = _items(value, explode, style)
    if isinstance(value, list | dict) and not items:
        return ""
    label = _encode(name)
    if explode and isinstance(value, dict):
        return first + between.join(items)
    if explode and isinstance(value, list):
        return first + between.join(_named(label, item, style) if named else item for item in items)
    joined = _JOINTS.get(style, ",").join(items)
    return first + (_named(label, joined, style) if named else joined)


def _named(label: str, text: str, style: str) -> str:
    return label if style == "matrix" and not text else f"{label}={text}"


def _items(value: Any, explode: bool, style: str | None = None) -> list[str]:
    """The texts of a value's parts; a header (no style) is not percent-encoded."""
    write = _text if style is None else _encode
    ambiguous = _AMBIGUOUS.get((style or "", explode))
    match value:
        case list():
            parts = value
        case dict() if explode:
            return [
                f"{_checked(write, key, ambiguous)}={_checked(write, item, ambiguous)}" for key, item in value.items()
            ]
        case dict():
            parts = [part for pair in value.items() for part in pair]
        case _:
            return [write(value)]
    return [_checked(write, part, ambiguous) for part in parts]


def _checked(write: Any, part: Any, ambiguous: str | None) -> str:
    text = _text(part)
    if ambiguous and ambiguous in text:
        raise ValueError(f"{text!r} has a {ambiguous!r}, which separates values here and cannot be sent inside one")
    written: str = write(part)
    return written


def _encode(value: Any) -> str:
    return quote(_text(value), safe="")


def _text(value: Any) -> str:
    if isinstance(value, list | dict):
        raise ValueError(f"{value!r}: a parameter cannot hold an array or object inside another one")
    return value if isinstance(value, str) else json.dumps(value, allow_nan=False)


def target(path: str, *queries: list[str]) -> str:
    """The path with its query, if there is one."""
    pairs = [pair for query in queries for pair in query]
    return f"{path}?{'&'.join(pairs)}" if pairs else path
