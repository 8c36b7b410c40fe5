"""
What a client makes of a body by its content type, and which one it takes where several are documented.

The oracle does not ask: to it, every documented content type is as good as the next.
"""

from collections.abc import Sequence
from typing import Literal

from wireproof.catalog import Body, DocumentedResponse, MediaType
from wireproof.content_types import FORM, MULTIPART, essence_of, is_json
from wireproof.schema import Schema

__all__ = ["Kind", "asked_for", "concrete", "is_made", "json_schema", "kind_of", "read_types", "sent_types", "shows"]

Kind = Literal["json", "multipart", "form", "text", "binary"]
"""What a body is to a caller: a typed value, the members of a form, a `str`, or `bytes`."""

FORMS: dict[str, Kind] = {MULTIPART: "multipart", FORM: "form"}
ANYTHING = ("*/*", "application/*")
"""Ranges that JSON is of as well (RFC 9110, section 12.5.1)."""

EXAMPLES = {"*": "application/octet-stream", "application": "application/octet-stream", "image": "image/png"}
EXAMPLES |= {"text": "text/plain", "audio": "audio/mpeg", "video": "video/mp4", "multipart": "multipart/mixed"}
"""A content type of each range."""


def kind_of(media_type: MediaType) -> Kind:
    """What a body of this content type is; a range is JSON where its schema describes objects or arrays."""
    name = essence_of(media_type.content_type)
    if is_json(name) or (name in ANYTHING and _describes_json(media_type)):
        return "json"
    return FORMS.get(name, "text" if name.startswith("text/") else "binary")


def read_types(documented: DocumentedResponse) -> tuple[MediaType, ...]:
    """The content types that a client reads of a response: one that is JSON, else those of text, else all."""
    return _alike(documented.media_types, ("json", "text"))


def json_schema(documented: DocumentedResponse) -> Schema | None:
    """What a client reads of a response has to satisfy; None where that is no JSON, or nothing is said about it."""
    return next((one.schema for one in read_types(documented) if kind_of(one) == "json"), None)


def shows(media_type: MediaType) -> bool:
    """Whether the document has an example of such a body; of binary ones it cannot."""
    return bool(media_type.examples) and kind_of(media_type) != "binary"


def is_made(documented: DocumentedResponse) -> bool:
    """Whether an example of the response has to be made up, because the document has none of what a client reads."""
    return not all(map(shows, read_types(documented)))


def sent_types(body: Body) -> tuple[MediaType, ...]:
    """The content types that a client may send a body as: one of JSON or of a form, or else all the others."""
    return _alike(body.media_types, ("json", "multipart", "form"))


def asked_for(media_type: MediaType) -> str:
    """The content type as a request asks for it, or says that it is."""
    is_range = "*" in essence_of(media_type.content_type)
    return "application/json" if is_range and kind_of(media_type) == "json" else media_type.content_type


def concrete(media_type: MediaType) -> str:
    """A content type that it stands for: itself, unless it is a range."""
    main, _, sub = asked_for(media_type).partition("/")
    return f"{main}/{sub}" if not sub.startswith("*") else EXAMPLES.get(main, f"{main}/x-any")


def _alike(media_types: Sequence[MediaType], preferred: Sequence[Kind]) -> tuple[MediaType, ...]:
    """The types of the first kind that is there; of the others, all."""
    for kind in preferred:
        found = [one for one in media_types if kind_of(one) == kind]
        if found:
            return tuple(found) if kind == "text" else (min(found, key=_distance),)
    return tuple(media_types)


def _distance(media_type: MediaType) -> int:
    """How far from `application/json`: a JSON of a vendor, then what may be JSON."""
    name = essence_of(media_type.content_type)
    return 2 if "*" in name else int(name != "application/json")


def _describes_json(media_type: MediaType) -> bool:
    schema = media_type.schema
    return schema is not None and schema.implied_types - {"null"} <= {"array", "object"}
