# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
From typed values to what goes on the wire: JSON values, and parameters in each OpenAPI style.

Source: OpenAPI 3.1, section 4.8.12 (Style Values); RFC 6570, section 3.2.
"""

import datetime
import json
import math
from collections.abc import Mapping
from enum import Enum
from typing import Any
from urllib.parse import quote
from uuid import UUID

from .decoding import Decoder, Mismatch
from .types import Unset

__all__ = ["cookie", "header", "json_content", "json_object", "json_value", "path_segment", "query", "target"]


def json_value(value: Any) -> Any:
    """
    A typed value as JSON has it.

    Raises:
        TypeError: It has no form in JSON.
        ValueError: A date-time has no offset, or a number is NaN or infinite.
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
        case float() if not math.isfinite(value):
            raise ValueError(f"JSON has no number {value}")
        case None | bool() | int() | float() | str():
            return value
        case _ if hasattr(value, "to_dict"):
            return value.to_dict()
        case _:
            raise TypeError(f"{type(value).__name__} has no form in JSON")


def json_object(members: Mapping[str, Any], additional: Mapping[str, Any]) -> dict[str, Any]:
    """The members that are set, after those that the spec does not name."""
    found = {name: json_value(value) for name, value in additional.items()}
    found.update((name, json_value(value)) for name, value in members.items() if not isinstance(value, Unset))
    return found


def json_content(body: Any, expected: Decoder[Any], *, required: bool = False) -> bytes | None:
    """
    A request body; None when there is none.

    Raises:
        TypeError: There is no body though one is needed, or a value has not the type that the spec describes.
        ValueError: A number is NaN or infinite, a date-time has no offset, or a string has half of a surrogate pair.
    """
    if isinstance(body, Unset):
        if required:
            raise TypeError(f"the body needs a value, not {body}")
        return None
    value = _typed("the body", body, expected)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _typed(name: str, value: Any, expected: Decoder[Any]) -> Any:
    """The value as JSON has it, when an answer with it would be understood as well."""
    try:
        if hasattr(value, "to_dict") and not isinstance(value, expected.models):
            models = " or ".join(model.__name__ for model in expected.models)
            raise Mismatch(models or expected.expected, type(value).__name__)
        found = json_value(value)
        expected(found)
    except Mismatch as mismatch:
        place = f"at {mismatch.pointer}, " if mismatch.pointer else ""
        raise TypeError(f"{name}: {place}expected {mismatch.expected}, received {mismatch.received}") from None
    except TypeError as error:
        raise TypeError(f"{name}: {error}") from None
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from None
    return found


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
        ValueError: The value has no form in a path, or it is empty, `.` or `..`, and so addresses another resource.
    """
    if value is None or isinstance(value, Unset):
        raise TypeError(f"path parameter {name} needs a value, not {value!r}")
    segment = _expand(name, _typed(f"path parameter {name}", value, expected), style, explode)
    if segment in ("", ".", "..") or value in ("", ".", ".."):
        raise ValueError(f"path parameter {name} must not be {value!r}: it would address another resource")
    return segment


def query(
    name: str, value: Any, expected: Decoder[Any], *, style: str, explode: bool, required: bool = False
) -> list[str]:
    """
    A query parameter as `name=value` pairs; none when it is `UNSET` and may be.

    Raises:
        TypeError: It is None or of another type.
        ValueError: It has no form in a query; an empty list or object is one of these.
    """
    if isinstance(value, Unset) and not required:
        return []
    value = _given(name, value, expected)
    if style == "deepObject":
        return [f"{_encode(name)}%5B{_encode(key)}%5D={_encode(item)}" for key, item in value.items()]
    return _expand(name, value, style, explode).split("&")


def cookie(
    name: str, value: Any, expected: Decoder[Any], *, style: str, explode: bool, required: bool = False
) -> list[str]:
    """A cookie parameter; as `query`."""
    return query(name, value, expected, style=style, explode=explode, required=required)


def header(name: str, value: Any, expected: Decoder[Any], *, explode: bool, required: bool = False) -> dict[str, str]:
    """
    A header parameter; empty when it is `UNSET` and may be.

    Raises:
        TypeError: It is None or of another type.
        ValueError: It has no form in a header field: it is an empty list or object, has a character or outer space that a
            field cannot carry, or an item has a comma.
    """
    if isinstance(value, Unset) and not required:
        return {}
    value = _given(name, value, expected)
    items = _items(value, explode)
    if isinstance(value, list | dict) and any("," in item for item in items):
        raise ValueError(f"header {name}: an item with a comma cannot be told from two items")
    text = ",".join(items)
    if not (text.isascii() and text.isprintable() and all(item == item.strip() for item in items)):
        raise ValueError(f"header {name}: {text!r} has a character or outer space that a header field cannot carry")
    return {name: text}


def _given(name: str, value: Any, expected: Decoder[Any]) -> Any:
    """The value as JSON has it; what would be left out by mistake, and so select everything, is refused."""
    if value is None or isinstance(value, Unset):
        raise TypeError(f"parameter {name} needs a value, not {value!r}; one that is optional may be left out")
    found = _typed(f"parameter {name}", value, expected)
    if found in ([], {}):
        raise ValueError(f"parameter {name} must not be empty: it would be left out, and so select everything")
    return found


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
    return value if isinstance(value, str) else json.dumps(value)


def target(path: str, *queries: list[str]) -> str:
    """The path with its query, if there is one."""
    pairs = [pair for query in queries for pair in query]
    return f"{path}?{'&'.join(pairs)}" if pairs else path
