"""What a document shows of its responses: bodies, by the names of their examples, and header fields."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from wireproof.branches import branch_of
from wireproof.catalog import DocumentedResponse, Example, Header, MediaType
from wireproof.content_types import is_json
from wireproof.document import dereference
from wireproof.pointers import resolve
from wireproof.schema import Schema
from wireproof.serialization import encode

__all__ = ["of_the_server", "shown_bodies", "shown_field"]

OF_THE_MESSAGE = ("content-encoding", "content-length", "transfer-encoding")
"""Fields that follow from the content as it travels, whatever an example shows."""


def shown_bodies(media_type: MediaType) -> tuple[Example, ...]:
    """The named examples of a body, without the members that only a request has."""
    schema = media_type.schema or Schema(True, media_type.pointer, {})
    return tuple(replace(one, value=_of_one_side(schema, one.value)) for one in media_type.examples)


def _of_one_side(schema: Schema, value: Any) -> Any:
    """A value without members of the other side, which an example for both requests and responses shows."""
    schema = branch_of(schema, value) or schema
    if isinstance(value, list):
        return [_of_one_side(schema.item(index), item) for index, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    return {
        name: _of_one_side(schema.properties.get(name, schema.additional), member)
        for name, member in value.items()
        if name not in schema.others
    }


def of_the_server(documented: DocumentedResponse) -> tuple[Header, ...]:
    """The header fields that a server decides about."""
    return tuple(header for header in documented.headers if header.name.lower() not in OF_THE_MESSAGE)


def shown_field(header: Header) -> str | None:
    """The text of a header field as the document shows it; None where it does not."""
    node: Mapping[str, Any] = resolve(header.schema.document, header.pointer)
    for content_type, media_type in node.get("content", {}).items():
        schema = Schema(media_type.get("schema", True), header.pointer, header.schema.document, "response")
        values = _shown(media_type, schema)
        return next((json.dumps(one) if is_json(content_type) else str(one) for one in values), None)
    for value in _shown(node, header.schema):
        [(_, text)] = encode(header.as_parameter, value) or [("", "")]
        return text
    return None


def _shown(node: Mapping[str, Any], schema: Schema) -> Iterator[Any]:
    """The values that a header or a media type shows: as its examples, or as its schema does."""
    document, described = schema.document, schema.target.node
    if "example" in node:
        yield node["example"]
    for example in node.get("examples", {}).values():
        _, found = dereference(document, example["$ref"]) if "$ref" in example else ("", example)
        yield found["value"]
    if isinstance(described, Mapping):
        yield from (described[keyword] for keyword in ("const", "example", "default") if keyword in described)
        yield from (value for keyword in ("examples", "enum") for value in described.get(keyword, ()))
