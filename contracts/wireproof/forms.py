"""
The members of a form, as parameters of a kind of their own: how each is written as a text, or as a part.

Sources: OpenAPI 3.1.1, sections 4.8.14.4 to 4.8.15 (Encoding Object).
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from wireproof.catalog import MediaType, Parameter, Style
from wireproof.content_types import MULTIPART, is_json
from wireproof.schema import JSON_TYPES, Schema

__all__ = ["ANY_FILE", "STYLED", "as_text", "form_member", "form_members", "inner", "is_open"]

ANY_FILE = "*/*"
"""The content type of a file of which no more is said."""

STYLED = frozenset({"allowReserved", "explode", "style"})
"""Any of these, and a member is written by style and explode, whatever its content type."""


@cache
def form_members(media_type: MediaType) -> Mapping[str, Parameter]:
    """The declared members of a form that a request may have, by their names."""
    schema = media_type.schema
    declared = schema.properties if schema else {}
    return {name: form_member(media_type, name) for name in declared if schema and name not in schema.others}


@cache
def form_member(media_type: MediaType, name: str) -> Parameter:
    """A member of a form, declared or not."""
    whole = media_type.schema or Schema(True, media_type.pointer, {}, "request")
    schema, encoding = whole.properties.get(name, whole.additional), media_type.encoding.get(name, {})
    is_multipart = media_type.content_type.lower().startswith(MULTIPART)
    is_styled = not is_multipart and not STYLED.isdisjoint(encoding)
    is_known = name in whole.properties or not isinstance(schema.node, bool)
    is_file = is_multipart and is_known and _is_file(inner(schema))
    style: Style = encoding.get("style", "form") if is_styled else "form"
    node = schema.node if isinstance(schema.node, Mapping) else {}
    return Parameter(
        name=name,
        location="form",
        description=str(node.get("description", "")),
        required=name in whole.required,
        style=style,
        explode=encoding.get("explode", style == "form") if is_styled else True,
        allow_reserved=is_styled and encoding.get("allowReserved", False),
        schema=schema,
        pointer=schema.pointer,
        content_type="" if is_styled else encoding.get("contentType") or _usual_type(inner(schema), is_file=is_file),
        is_file=is_file,
    )


def is_open(media_type: MediaType, member: Parameter) -> bool:
    """Whether nothing is said about a member: it may be a text or a file, once or several times."""
    return member.name not in form_members(media_type) and isinstance(member.schema.node, bool)


def inner(schema: Schema) -> Schema:
    """What is written as one text or part: each item of an array, or else the value itself."""
    return schema.items.target if schema.types - {"null"} == {"array"} else schema.target


def as_text(value: Any) -> Any:
    """A value as a validator takes it: of a file, a character for each byte."""
    if isinstance(value, bytes):
        return value.decode("latin-1")
    if isinstance(value, dict):
        return {name: as_text(one) for name, one in value.items()}
    return [as_text(one) for one in value] if isinstance(value, list) else value


def _is_file(schema: Schema) -> bool:
    """Whether the values are bytes: those of a type of media, and those of which no type is said."""
    node: Mapping[str, Any] = schema.node if isinstance(schema.node, Mapping) else {}
    if schema.implied_types == JSON_TYPES or (schema.types - {"null"} == {"string"} and node.get("format") == "binary"):
        return True
    is_text = "contentEncoding" in node or is_json(node.get("contentMediaType", "application/json"))
    return not is_text and "string" in schema.implied_types


def _usual_type(schema: Schema, *, is_file: bool) -> str:
    """The content type of a member where `encoding` does not say one."""
    if is_file:
        node: Mapping[str, Any] = schema.node if isinstance(schema.node, Mapping) else {}
        return str(node.get("contentMediaType", ANY_FILE))
    return "application/json" if schema.types - {"null"} == {"object"} else "text/plain"
