"""The values of a spec that no request can have, because nobody says how they are written: parameters and bodies."""

from collections.abc import Iterator

from wireproof.catalog import MediaType, Parameter, Spec
from wireproof.content_types import is_json
from wireproof.forms import STYLED, form_members, inner
from wireproof.media import kind_of, sent_types
from wireproof.pointers import escape
from wireproof.schema import JSON_TYPES, Schema
from wireproof.serialization import is_spread

__all__ = ["of_bodies", "of_parameters"]

Problems = Iterator[tuple[str, str]]


PRIMITIVE_TYPES = JSON_TYPES - {"array", "object"}


def of_parameters(spec: Spec) -> Problems:
    """Parameters that are written in no way that is defined, or in one that is not supported."""
    for operation in spec.operations:
        for parameter in operation.parameters:
            if parameter.allow_reserved:
                problem = "has `allowReserved`, which is not supported; leave it out"
                yield parameter.pointer, f"parameter `{parameter.name}` {problem}"
            yield from _styled(parameter, f"parameter `{parameter.name}`")


def _styled(parameter: Parameter, name: str) -> Problems:
    """A value that is written in no style that is defined for it, or in no text of its content type."""
    types = parameter.schema.types - {"null"}
    if parameter.style == "deepObject" and types != {"object"}:
        yield parameter.pointer, f"{name} has style deepObject, which is defined for objects only"
    if parameter.style in ("spaceDelimited", "pipeDelimited") and parameter.explode:
        yield parameter.pointer, f"{name}: {parameter.style} is not defined with `explode: true`; use form"
    if is_json(parameter.content_type):
        return
    if parameter.content_type and types <= {"array", "object"}:
        yield parameter.pointer, f"{name} is no text of {parameter.content_type}; describe it as application/json"
    elif not all(one.types <= PRIMITIVE_TYPES for one in _parts(parameter.schema)):
        yield parameter.pointer, f"{name} has arrays or objects inside; no style is defined for them"


def _parts(schema: Schema) -> list[Schema]:
    """What the items and members of a parameter are; nothing is said about those left open."""
    parts = [schema.items] if "array" in schema.types else []
    if "object" in schema.types:
        parts += [*schema.properties.values(), schema.additional]
    return [part for part in parts if part.node is not True and part.node is not False]


def of_bodies(spec: Spec) -> Problems:
    """Request bodies without a content type, and forms of which nobody knows how some member is written."""
    for operation in spec.operations:
        if operation.body and not operation.body.media_types:
            yield operation.body.pointer, "the request body has no content type; document one under `content`"
        elif operation.body and kind_of(sent_types(operation.body)[0]) in ("form", "multipart"):
            yield from _form(sent_types(operation.body)[0])


def _form(media_type: MediaType) -> Problems:
    """A form of which nobody knows how some member is written."""
    kind, schema = media_type.content_type, media_type.schema
    if schema is None or "object" not in schema.implied_types:
        yield media_type.pointer, f"{kind} is the members of an object; describe one"
        return
    for name, member in form_members(media_type).items():
        parts = inner(member.schema)
        if kind_of(media_type) == "multipart" and not STYLED.isdisjoint(media_type.encoding.get(name, {})):
            yield f"{media_type.pointer}/encoding/{escape(name)}", "a part has a `contentType` and no style; say that"
        elif is_spread(member):
            yield member.pointer, f"the members of `{name}` would travel without its name; write `style: deepObject`"
        elif not member.content_type:
            yield from _styled(member, f"member `{name}`")
        elif member.content_type == "text/plain" and parts.types <= {"array", "object", "null"}:
            yield member.pointer, f"`{name}` has arrays inside, which are no text; say `contentType: application/json`"
