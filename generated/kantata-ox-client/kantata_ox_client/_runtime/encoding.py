# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
From typed arguments to what goes on the wire: JSON bodies, and parameters in each OpenAPI style.

Each class here describes one place in a request, and is called with the argument for it.

Source: OpenAPI 3.1, section 4.8.12 (Style Values); RFC 6570, section 3.2.
"""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from attrs import frozen

from .decoding import Decoder, Mismatch, Undocumented
from .models import Unwritable, wire_value
from .types import Unset

if TYPE_CHECKING:
    from .files import Source

__all__ = [
    "JSON",
    "Body",
    "Content",
    "Cookie",
    "Header",
    "Path",
    "Query",
    "QueryPart",
    "merged",
    "percent_encoded",
    "text_of",
    "typed",
    "typed_body",
]

QueryPart = tuple[str, list[str]]
"""The name of a parameter, and its `name=value` pairs, percent-encoded; none where it is left out."""


JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""How JSON is written."""


@frozen
class Content:
    """A request body as it is sent."""

    content_type: str
    content: "bytes | Source"
    """Its bytes, or where they are read from when it is sent."""


@frozen
class Body:
    """A JSON request body."""

    decoder: Decoder[Any]
    content_type: str = "application/json"
    required: bool = True

    def __call__(self, body: Any) -> Content | None:
        """
        The body; None when there is none. The members of a plain dict may be `UNSET`, and so are left out.

        TypeError for a needed body that is not there and a value of another type than the spec's; ValueError for NaN,
        infinity, a date-time without offset, half of a surrogate pair and an undocumented enum value.
        """
        if isinstance(body, Unset):
            if self.required:
                raise TypeError(f"the body needs a value, not {body}")
            return None
        return Content(self.content_type, JSON.encode(typed_body(body, self.decoder)).encode())


def typed_body(body: Any, expected: Decoder[Any]) -> Any:
    """A body that is one argument, as JSON has it."""
    return typed("the body", _set(body) if isinstance(body, dict) else body, expected)


def _set(members: dict[str, Any]) -> dict[str, Any]:
    """The members that are not `UNSET`, also those of an object inside."""
    return {
        name: _set(value) if isinstance(value, dict) else value
        for name, value in members.items()
        if not isinstance(value, Unset)
    }


def merged(additional_properties: Mapping[str, Any] | Unset, members: dict[str, Any]) -> dict[str, Any]:
    """The members of a body after those that the spec does not name, which win over none and come as a mapping."""
    if isinstance(additional_properties, Unset):
        return members
    if not isinstance(additional_properties, Mapping):
        raise TypeError(f"additional_properties must be a mapping, not {type(additional_properties).__name__}")
    return {**additional_properties, **_set(members)}


def typed(name: str, value: Any, expected: Decoder[Any]) -> Any:
    """The value as JSON has it, when the spec describes such a value."""
    try:
        found = wire_value(value)
        expected.admit(found)
    except Mismatch as mismatch:
        kind = ValueError if isinstance(mismatch, Undocumented) else TypeError
        wrong = f"expected {mismatch.expected}, received {mismatch.received}"
        raise kind(_placed(name, mismatch.pointer, wrong)) from None
    except Unwritable as error:
        raise error.kind(_placed(name, error.pointer, error.reason)) from None
    return found


def _placed(name: str, pointer: str, wrong: str) -> str:
    """What is wrong with an argument, and where in it."""
    return f"{name}: at {pointer}, {wrong}" if pointer else f"{name}: {wrong}"


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


@frozen
class Path:
    """A path parameter."""

    name: str
    decoder: Decoder[Any]
    style: str = "simple"
    explode: bool = False

    def __call__(self, value: Any) -> str:
        """
        The segment of the path, percent-encoded.

        TypeError for no value or one of another type; ValueError for one that has no form in a path, is undocumented,
        or is empty, `.` or `..` and so addresses another resource.
        """
        if value is None or isinstance(value, Unset):
            raise TypeError(f"path parameter {self.name} needs a value, not {value!r}")
        found = typed(f"path parameter {self.name}", value, self.decoder)
        segment = _expand(self.name, found, self.style, self.explode)
        if segment in ("", ".", "..") or value in ("", ".", ".."):
            raise ValueError(f"path parameter {self.name} must not be {value!r}: it would address another resource")
        return segment


@frozen
class Query:
    """A query parameter."""

    name: str
    decoder: Decoder[Any]
    style: str = "form"
    explode: bool = True
    required: bool = False

    def __call__(self, value: Any) -> QueryPart:
        """
        Its pairs; none when it is `UNSET` and may be.

        TypeError for None and another type; ValueError for an empty list or object and for what is undocumented.
        """
        if isinstance(value, Unset) and not self.required:
            return self.name, []
        value = _given(self.name, value, self.decoder)
        if self.style == "deepObject":
            stem = percent_encoded(self.name)
            return self.name, [
                f"{stem}%5B{percent_encoded(key)}%5D={percent_encoded(one)}" for key, one in value.items()
            ]
        return self.name, _expand(self.name, value, self.style, self.explode).split("&")


class Cookie(Query):
    """A cookie parameter; as a query parameter."""


@frozen
class Header:
    """A header parameter."""

    name: str
    decoder: Decoder[Any]
    explode: bool = False
    required: bool = False

    def __call__(self, value: Any) -> dict[str, str]:
        """
        The header field; none when it is `UNSET` and may be.

        TypeError for None and another type; ValueError for an empty list or object, a character or outer space that no
        field carries, an item with a comma, and what is undocumented.
        """
        if isinstance(value, Unset) and not self.required:
            return {}
        value = _given(self.name, value, self.decoder)
        items = _item_texts(value, self.explode)
        if isinstance(value, list | dict) and any("," in item for item in items):
            raise ValueError(f"header {self.name}: an item with a comma cannot be told from two items")
        text = ",".join(items)
        if not (text.isascii() and text.isprintable() and all(item == item.strip() for item in items)):
            raise ValueError(
                f"header {self.name}: {text!r} has a character or outer space that no header field carries"
            )
        return {self.name: text}


def _given(name: str, value: Any, expected: Decoder[Any]) -> Any:
    """The value as JSON has it; what would be left out by mistake, and so select everything, is refused."""
    if value is None or isinstance(value, Unset):
        raise TypeError(f"parameter {name} needs a value, not {value!r}; one that is optional may be left out")
    found = typed(f"parameter {name}", value, expected)
    if found in ([], {}):
        raise ValueError(f"parameter {name} must not be empty: it would be left out, and so select everything")
    return found


def _expand(name: str, value: Any, style: str, explode: bool) -> str:
    first, between, named = _OPERATORS[style]
    items = _item_texts(value, explode, style)
    if isinstance(value, list | dict) and not items:
        return ""
    label = percent_encoded(name)
    if explode and isinstance(value, dict):
        return first + between.join(items)
    if explode and isinstance(value, list):
        return first + between.join(_labelled(label, item, style) if named else item for item in items)
    joined = _JOINTS.get(style, ",").join(items)
    return first + (_labelled(label, joined, style) if named else joined)


def _labelled(label: str, text: str, style: str) -> str:
    return label if style == "matrix" and not text else f"{label}={text}"


def _item_texts(value: Any, explode: bool, style: str | None = None) -> list[str]:
    """The texts of a value's parts; a header (no style) is not percent-encoded."""
    write = text_of if style is None else percent_encoded
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
    text = text_of(part)
    if ambiguous and ambiguous in text:
        raise ValueError(f"{text!r} has a {ambiguous!r}, which separates values here and cannot be sent inside one")
    written: str = write(part)
    return written


def percent_encoded(value: Any) -> str:
    """The text of a value with only unreserved characters left as they are (RFC 3986, section 2.3)."""
    return quote(text_of(value), safe="")


def text_of(value: Any) -> str:
    """A value as a text; ValueError for an array or object."""
    if isinstance(value, list | dict):
        raise ValueError(f"{value!r}: a parameter cannot hold an array or object inside another one")
    return value if isinstance(value, str) else json.dumps(value)
