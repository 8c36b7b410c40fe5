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
from wireproof.schema import resolve
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
        if operation.body is not None:
            media_type, *_ = sent_types(operation.body)
            resolve(document, operation.body.pointer)["content"] = _content(document, media_type, {})
        for response in operation.responses:
            read = read_types(response)
            resolve(document, response.pointer)["content"] = _content(document, read[0]) if read else {}


def _content(document: Mapping[str, Any], media_type: MediaType, otherwise: Any = None) -> dict[str, Any]:
    """What the parser makes a type of; it knows no bytes, of which there is nothing to know."""
    match kind_of(media_type):
        case "json" | "form":
            schema = resolve(document, f"{media_type.pointer}/schema") if media_type.schema else {}
            return {"application/json": {"schema": schema}}
        case "multipart":
            return {"application/json": {"schema": _form(document, media_type)}}
        case "text":
            return {"text/plain": {"schema": {"type": "string"}}}
        case _:
            return {} if otherwise is None else {"application/json": {"schema": otherwise}}


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
