"""
What an envelope around objects is made of, as a spec says it:

    x-envelope: {items: /users, order: /results}                                # on an operation
    x-included: {manager: {by: manager_id, in: /users, ask: include=manager}}   # on the schema of an object

`items` leads to a map by id in the body of the success, `order` to an array of references, each with the `key` of the
map and an `id` in it. A client takes the only object out of the envelope, or with `holds: many` a list of them.
`x-included` gives an object an attribute for what a member refers to by id: an object in another map of the same
envelope, or several when the member is an array.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from wireproof.catalog import DocumentedResponse, Operation, Spec
from wireproof.errors import SpecError
from wireproof.findings import Code
from wireproof.media import kind_of, read_types
from wireproof.pagination import order_problems, pagination
from wireproof.pointers import escape, resolve, unescape
from wireproof.schema import Schema

__all__ = ["Envelope", "Included", "envelope", "envelope_of", "included", "problems"]

Problems = Iterator[tuple[str, str]]

HOLDS = ("one", "many")
MEMBERS = ("items", "order", "holds")
INCLUDED_MEMBERS = ("by", "in", "ask")


@dataclass(frozen=True, eq=False)
class Envelope:
    """Where the objects of a success are."""

    items: str
    """The map by id, as a JSON pointer into the body."""
    order: str
    """The references to its objects."""
    holds: Literal["one", "many"]
    success: DocumentedResponse

    @property
    def key(self) -> str:
        """What references call the map."""
        return unescape(self.items.rpartition("/")[2])

    @property
    def schema(self) -> Schema:
        """What the body has to satisfy."""
        (media_type,) = read_types(self.success)
        return media_type.schema or Schema(True, media_type.pointer, {})

    @property
    def item(self) -> Schema:
        """What an object has to satisfy."""
        return _declared(self.schema, self.items).additional


@dataclass(frozen=True)
class Included:
    """An attribute of an object that another object of the same envelope is the value of."""

    name: str
    by: str
    """The member that has the id, or the ids."""
    objects: str
    """The member of the envelope with the map that the object is in."""
    ask: str
    """What makes the server include it; may be empty."""
    several: bool
    kind: str
    """The schema of the object."""


def envelope(spec: Spec, operation: Operation) -> Envelope | None:
    """
    The `x-envelope` of an operation; None without one.

    Raises:
        SpecError: It does not fit the operation.
    """
    for place, problem in _envelope_problems(spec, operation):
        raise SpecError(spec.file, place, problem, code=Code.EXTENSION_INVALID)
    node = resolve(spec.document, operation.pointer).get("x-envelope")
    if node is None:
        return None
    return Envelope(node["items"], node["order"], node.get("holds", "one"), _successes(operation)[0])


def envelope_of(spec: Spec, operation: Operation) -> Envelope | None:
    """The envelope around the objects of an operation, be it one of its own or that of a list in pages."""
    paged = pagination(spec, operation)
    if paged and paged.order is not None:
        return Envelope(paged.items, paged.order, "many", paged.success)
    return envelope(spec, operation)


def included(spec: Spec, name: str) -> tuple[Included, ...]:
    """
    The attributes of a schema that other objects of an envelope are the values of.

    Raises:
        SpecError: The `x-included` of the schema does not fit it, or its envelopes.
    """
    for place, problem in _included_problems(spec, name):
        raise SpecError(spec.file, place, problem, code=Code.EXTENSION_INVALID)
    schema, node, envelopes = _schema(spec, name), _included_node(spec, name), _envelopes(spec, name)
    found = []
    for attribute, one in node.items():
        target = _declared(envelopes[0].schema, one["in"])
        found.append(
            Included(
                name=attribute,
                by=one["by"],
                objects=unescape(one["in"][1:]),
                ask=one.get("ask", ""),
                several="array" in schema.properties[one["by"]].types,
                kind=str(target.additional.name),
            )
        )
    return tuple(found)


def at(schema: Schema, pointer: str) -> Schema | None:
    """What is declared where a pointer into a body leads; None when nothing is."""
    head, *tokens = pointer.split("/")
    for token in tokens:
        if schema.types - {"null"} != {"object"} or unescape(token) not in schema.properties:
            return None
        schema = schema.properties[unescape(token)]
    return None if head else schema


def _declared(schema: Schema, pointer: str) -> Schema:
    """What is declared at a place that the checks have found."""
    return at(schema, pointer) or Schema(True, schema.pointer, schema.document)


# Checks: each yields (place, problem) -------------------------------------------------------------------------------


def problems(spec: Spec) -> Problems:
    """What is wrong with the envelopes of a spec, and with what they include."""
    for operation in spec.operations:
        found = list(_envelope_problems(spec, operation))
        yield from found
        if found:
            return
    for name in spec.document.get("components", {}).get("schemas", {}):
        yield from _included_problems(spec, name)


def _successes(operation: Operation) -> list[DocumentedResponse]:
    return [response for response in operation.responses if response.status[0] in "23"]


def _envelope_problems(spec: Spec, operation: Operation) -> Problems:
    owner = resolve(spec.document, operation.pointer)
    node, place = owner.get("x-envelope"), f"{operation.pointer}/x-envelope"
    if node is None:
        return
    if "x-pagination" in owner:
        yield place, "a list in pages says in `x-pagination` where its items are; leave this out"
        return
    yield from _member_problems(node, place, MEMBERS, ("items", "order"))
    if not isinstance(node, Mapping) or not all(isinstance(node.get(name), str) for name in ("items", "order")):
        return
    if node.get("holds", "one") not in HOLDS:
        yield f"{place}/holds", f"it must be one of {', '.join(HOLDS)}"
    successes = _successes(operation)
    bodies = [media.schema for one in successes for media in read_types(one) if kind_of(media) == "json"]
    if len(successes) != 1 or len(bodies) != 1 or bodies[0] is None:
        yield place, "an envelope is the JSON body of the only success; document exactly one, with a schema"
        return
    yield from _pointer_problems(bodies[0], node, place)


def _member_problems(node: Any, place: str, known: tuple[str, ...], needed: tuple[str, ...]) -> Problems:
    if not isinstance(node, Mapping):
        yield place, f"it must be a mapping with {', '.join(f'`{name}`' for name in needed)}"
        return
    for name in node.keys() - set(known):
        yield f"{place}/{escape(str(name))}", f"there is no such member, only {', '.join(known)}"
    for name in needed:
        if not isinstance(node.get(name), str):
            yield place, f"it needs `{name}`, as text"
    for name in node.keys() & {*known} - {*needed}:
        if not isinstance(node[name], str):
            yield f"{place}/{escape(name)}", "it must be text"


def _pointer_problems(body: Schema, node: Mapping[str, Any], place: str) -> Problems:
    items, order = at(body, node["items"]), at(body, node["order"])
    for name, found in (("items", items), ("order", order)):
        if found is None:
            where = f"{node[name]!r} leads to nothing that the schema of the success declares"
            yield f"{place}/{name}", f"{where}; write a JSON pointer to a member"
    if items and not _is_map(items):
        yield f"{place}/items", "it has to lead to a map: an object with a schema in `additionalProperties` alone"
    if order:
        yield from order_problems(order, f"{place}/order")


def _is_map(schema: Schema) -> bool:
    has_schema = schema.additional.node not in (True, False)
    return schema.types - {"null"} == {"object"} and not schema.properties and has_schema


def _schema(spec: Spec, name: str) -> Schema:
    pointer = f"#/components/schemas/{escape(name)}"
    return Schema(spec.document["components"]["schemas"][name], pointer, spec.document)


def _included_node(spec: Spec, name: str) -> Any:
    node = spec.document["components"]["schemas"][name]
    return node.get("x-included", {}) if isinstance(node, Mapping) else {}


def _envelopes(spec: Spec, name: str) -> list[Envelope]:
    """The envelopes that hold objects of a schema."""
    found = [envelope_of(spec, operation) for operation in spec.operations]
    return [one for one in found if one and one.item.name == name]


def _included_problems(spec: Spec, name: str) -> Problems:
    node, place = _included_node(spec, name), f"#/components/schemas/{escape(name)}/x-included"
    if not node:
        return
    if not isinstance(node, Mapping):
        yield place, "it must be a mapping of attributes"
        return
    schema, envelopes = _schema(spec, name), _envelopes(spec, name)
    if not envelopes:
        yield place, f"no operation has an envelope that holds a `{name}`"
        return
    for attribute, one in node.items():
        at_ = f"{place}/{escape(attribute)}"
        found = list(_member_problems(one, at_, INCLUDED_MEMBERS, ("by", "in")))
        yield from found or _attribute_problems(schema, envelopes, attribute, one, at_)


def _attribute_problems(
    schema: Schema, envelopes: list[Envelope], attribute: str, node: Mapping[str, Any], place: str
) -> Problems:
    if attribute in schema.properties:
        yield place, f"the schema has a member `{attribute}` already; give the attribute another name"
    if node["by"] not in schema.properties:
        yield f"{place}/by", f"the schema declares no member `{node['by']}`"
    for one in envelopes:
        target = at(one.schema, node["in"])
        if target is None or not _is_map(target) or node["in"].count("/") != 1 or target.additional.name is None:
            where = f"{node['in']!r} leads to no map of a named schema at the top of {one.success.label}'s envelope"
            yield f"{place}/in", where
            return
