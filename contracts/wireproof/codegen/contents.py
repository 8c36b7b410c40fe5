"""Bodies as the generator's parser is handed them: of each, the one content type that a client takes."""

from collections.abc import Mapping
from typing import Any

from wireproof.catalog import MediaType, Spec
from wireproof.media import kind_of, read_types, sent_types
from wireproof.schema import resolve

__all__ = ["choose_content"]


def choose_content(spec: Spec, document: dict[str, Any]) -> None:
    """Leave each body of a copy of the spec's document no content type but one that the parser knows."""
    for operation in spec.operations:
        if operation.body is not None:
            media_type, *_ = sent_types(operation.body)
            resolve(document, operation.body.pointer)["content"] = _content(document, media_type, {})
        for response in operation.responses:
            read = read_types(response)
            resolve(document, response.pointer)["content"] = _content(document, read[0]) if read else {}


def _content(document: Mapping[str, Any], media_type: MediaType, otherwise: Any = None) -> dict[str, Any]:
    """What the parser makes a type of; it knows no bytes, of which there is nothing to know."""
    match kind_of(media_type):
        case "json":
            schema = resolve(document, f"{media_type.pointer}/schema") if media_type.schema else {}
            return {"application/json": {"schema": schema}}
        case "text":
            return {"text/plain": {"schema": {"type": "string"}}}
        case _:
            return {} if otherwise is None else {"application/json": {"schema": otherwise}}
