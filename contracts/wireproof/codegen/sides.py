"""Members of one side: `readOnly` ones, which no request needs, and `writeOnly` ones, which no response has to have."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from attrs import evolve
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty

from wireproof.catalog import Spec
from wireproof.codegen.views import untrusted
from wireproof.document import nodes
from wireproof.pointers import resolve
from wireproof.schema import Schema
from wireproof.sides import of_other_side

__all__ = ["declared", "is_read_only", "is_sent", "marked", "with_sides"]

MARK = "x-wireproof-sides"
"""What the parser keeps of a schema, as of any extension: the names of such members."""


def marked(spec: Spec, document: dict[str, Any]) -> None:
    """Note at every object which of its members are of one side."""
    look = partial(resolve, spec.document)
    for place, node in list(nodes(document)):
        if "properties" in node or "allOf" in node:
            read, write = (of_other_side(node, side, look) for side in ("request", "response"))
            if read or write:
                needed = Schema(node, place, spec.document).required
                node[MARK] = {"readOnly": sorted(read), "writeOnly": sorted(write), "required": sorted(needed)}


def _of(model: ModelProperty, keyword: str) -> list[str]:
    found: Mapping[str, list[str]] = (model.data.model_extra or {}).get(MARK, {})
    return found.get(keyword, [])


def is_read_only(model: ModelProperty, prop: PropertyProtocol) -> bool:
    """Whether a member is not for requests."""
    return untrusted(prop.name) in _of(model, "readOnly")


def is_sent(model: ModelProperty, prop: PropertyProtocol) -> bool:
    """Whether every request has the member."""
    return declared(model, prop) in ("required", "write_only")


def declared(model: ModelProperty, prop: PropertyProtocol) -> str:
    """The function of the runtime that declares a member."""
    name = untrusted(prop.name)
    if prop.required or name not in _of(model, "required"):
        return "required" if prop.required else "optional"
    return "read_only" if name in _of(model, "readOnly") else "write_only"


def with_sides(parsed: GeneratorData) -> None:
    """Make members of one side optional in the models that are also met on the other."""
    models = {str(model.class_info.name): model for model in parsed.models}
    endpoints = [one for collection in parsed.endpoint_collections_by_tag.values() for one in collection.endpoints]
    sent = set(_met(models, (body.prop for one in endpoints for body in one.bodies)))
    received = set(_met(models, (response.prop for one in endpoints for response in one.responses)))
    for name, model in models.items():
        others = {
            *(_of(model, "readOnly") if name in sent else ()),
            *(_of(model, "writeOnly") if name in received else ()),
        }
        required = list(model.required_properties or ())
        moved = [evolve(prop, required=False) for prop in required if untrusted(prop.name) in others]
        if moved:
            model.required_properties = [prop for prop in required if untrusted(prop.name) not in others]
            model.optional_properties = [*moved, *(model.optional_properties or ())]


def _met(models: Mapping[str, ModelProperty], props: Iterable[PropertyProtocol]) -> Iterator[str]:
    """The names of the models that are inside of these."""
    waiting, seen = list(props), set[str]()
    while waiting:
        match waiting.pop():
            case ListProperty(inner_property=inner):
                waiting.append(inner)
            case UnionProperty(inner_properties=inner):
                waiting += inner
            case ModelProperty(class_info=info) if str(info.name) not in seen and str(info.name) in models:
                seen.add(str(info.name))
                yield str(info.name)
                model = models[str(info.name)]
                waiting += [*(model.required_properties or ()), *(model.optional_properties or ())]
                waiting += [model.additional_properties] if model.additional_properties else []
