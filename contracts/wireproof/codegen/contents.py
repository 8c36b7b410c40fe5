"""
Bodies as the generator's parser is handed them: of each, the one content type that a client takes.

The members of a form are arguments, as those of an object are. A file in it is what the parser knows as one; anywhere
else, a string is a string, whatever its format (OpenAPI 3.1, section 4.4).
"""

import copy
from collections.abc import Mapping
from typing import Any

from wireproof.catalog import MediaType, Parameter, Spec
from wireproof.document import nodes
from wireproof.forms import form_member, form_members
from wireproof.media import kind_of, read_types, sent_types
from wireproof.pointers import resolve
from wireproof.serialization import shape_of

__all__ = ["choose_content"]


def choose_content(spec: Spec, document: dict[str, Any]) -> None:
    """Leave each body of a copy of the spec's document no content type but one that the parser knows."""
    for _, node in nodes(document):
        if node.get("format") == "binary":
            del node["format"]
    for operation in spec.operations:
        for parameter in operation.parameters:
            node = resolve(document, parameter.pointer)
            if "content" in node:
                node["schema"] = node.pop("content")[parameter.content_type].get("schema", {})
    for pointer, media_type in _bodies(spec).items():
        resolve(document, pointer)["content"] = _content(document, media_type) or UNSPECIFIED
    for pointer, read in _responses(spec).items():
        resolve(document, pointer)["content"] = _content(document, read)


UNSPECIFIED: dict[str, Any] = {"application/json": {"schema": {}}}
"""A body without a schema, for the parser."""


def _bodies(spec: Spec) -> dict[str, MediaType]:
    """What each request body is sent as, by its place, which several operations may share."""
    bodies = [operation.body for operation in spec.operations if operation.body]
    return {body.pointer: sent_types(body)[0] for body in bodies}


def _responses(spec: Spec) -> dict[str, MediaType]:
    """What each response with a body is read as, by its place, which one to HEAD may share."""
    responses = [response for operation in spec.operations for response in operation.responses]
    return {response.pointer: read_types(response)[0] for response in responses if response.media_types}


def _content(document: Mapping[str, Any], media_type: MediaType) -> dict[str, Any]:
    """What the parser makes a type of; of texts and bytes there is nothing to know."""
    match kind_of(media_type):
        case "json" | "form":
            schema = resolve(document, f"{media_type.pointer}/schema") if media_type.schema else {}
            return {"application/json": {"schema": schema}}
        case "multipart":
            return {"application/json": {"schema": _form(document, media_type)}}
        case _:
            return {}


def _form(document: Mapping[str, Any], media_type: MediaType) -> dict[str, Any]:
    """The members of a form with files as an object of its own."""
    members = form_members(media_type)
    others = form_member(media_type, "")
    return {
        "type": "object",
        "properties": {name: _member(document, member) for name, member in members.items()},
        "required": [name for name, member in members.items() if member.required],
        "additionalProperties": False if others.schema.node is False else _member(document, others),
    }


FILE = {"type": "string", "format": "binary"}


def _member(document: Mapping[str, Any], member: Parameter) -> Any:
    if member.is_file:
        return {"type": "array", "items": FILE} if shape_of(member.schema) == "array" else FILE
    return True if member.schema.node is True else copy.deepcopy(resolve(document, member.pointer))
