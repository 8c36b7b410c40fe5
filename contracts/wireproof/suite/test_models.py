"""The classes of a client: enums have what the spec lists, and an object that is sent can be read as well."""

from collections.abc import Iterator
from typing import Any

from wireproof.binding import Binding, body_schema
from wireproof.catalog import Operation, Spec
from wireproof.document import nodes
from wireproof.schema import Schema
from wireproof.strategies import simplest_value
from wireproof.suite.caller import Callers
from wireproof.suite.comparison import same


def test_every_listed_value_is_a_member(spec: Spec, callers: Callers) -> None:
    """
    The classes of enums have the values that the spec lists, no more and no fewer, although they keep others as well.
    """
    found, listed = callers(spec).binding.enum_values, [*enums(spec)]

    assert [] == [sorted(values) for values in found if values not in [part for parts in listed for part in parts]]
    assert [] == [sorted(part) for parts in listed if len(parts) == 1 for part in parts if part not in found]


def enums(spec: Spec) -> Iterator[list[frozenset[Any]]]:
    """The strings and the integers of every enum of a spec; one that has both, or others too, needs no class."""
    for place, node in nodes(spec.document):
        values = node.get("enum", ()) if "/servers/" not in place else ()
        kinds = [[one for one in values if type(one) is kind] for kind in (str, int)]
        others = [one for one in values if type(one) not in (str, int, type(None))]
        parts = [frozenset(kind) for kind in kinds if kind]
        if parts:
            yield [*parts, frozenset(map(str, others))] if others else parts


def test_what_is_sent_can_be_read_as_well(spec: Spec, callers: Callers) -> None:
    """
    `from_dict` of a class that only requests have reads such an object, for whoever keeps them as JSON.
    """
    binding = callers(spec).binding
    received = {schema.name for operation in spec.operations for schema in named(of_responses(operation))}
    sent = [schema for operation in spec.operations for schema in named(of_request(binding, operation))]
    models: dict[Schema, Any] = {schema: binding.model(schema) for schema in sent if schema.name not in received}
    values = {model: simplest_value(schema) for schema, model in models.items() if model}

    assert [] == [value for model, value in values.items() if not same(value, model.from_dict(value).to_dict())]


def of_responses(operation: Operation) -> list[Schema]:
    """What the bodies of an operation's responses have to satisfy."""
    media_types = [media for response in operation.responses for media in response.media_types]
    return [media.schema for media in media_types if media.schema]


def of_request(binding: Binding, operation: Operation) -> list[Schema]:
    """The same for what is an argument: the body, or each of its members."""
    if operation.body is None:
        return []
    schema = body_schema(operation)
    return [*schema.properties.values()] if binding.flattens(operation) else [schema]


def named(schemas: list[Schema]) -> list[Schema]:
    """Those schemas with a name that these are made of, each once."""
    found: dict[str, Schema] = {}
    waiting = [*schemas]
    while waiting:
        schema = waiting.pop()
        if schema.target.pointer not in found:
            found[schema.target.pointer] = schema.target
            waiting += [*schema.properties.values(), schema.items, schema.additional, *schema.target.branches]
    return [schema for schema in found.values() if schema.name]
