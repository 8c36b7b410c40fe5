"""The classes of a client: enums have what the spec lists, and an object that is sent can be read as well."""

from collections.abc import Mapping
from dataclasses import replace
from inspect import Parameter, signature
from typing import Any

from attrs import fields

from wireproof.binding import Binding, body_schema
from wireproof.catalog import Operation, Spec
from wireproof.document import nodes
from wireproof.media import json_schema, sent_types
from wireproof.schema import Schema
from wireproof.strategies import first_values
from wireproof.suite import cases
from wireproof.suite.caller import Callers
from wireproof.suite.comparison import same

MORE = "additional_properties"


@cases.each(spec=cases.specs)
def test_every_listed_value_is_a_member(spec: Spec, callers: Callers) -> None:
    """
    The classes of enums have the values that the spec lists, no more and no fewer, although they keep others as well.
    """
    found = callers(spec).binding.enum_values
    known = [part for _, node in nodes(spec.document) for part in primitive_values(node)]
    used = [
        part
        for operation in spec.operations
        for schema in reached(described(operation))
        for part in primitive_values(schema.node)
    ]

    assert [] == [sorted(values) for values in found if values not in known]
    assert [] == [sorted(values) for values in used if values not in found]


def primitive_values(node: Any) -> list[frozenset[Any]]:
    """The strings and the integers among the values of an enum, if it has any."""
    values = node.get("enum", ()) if isinstance(node, Mapping) else ()
    return [frozenset(found) for kind in (str, int) if (found := [one for one in values if type(one) is kind])]


@cases.each(spec=cases.specs)
def test_what_is_sent_can_be_read_as_well(spec: Spec, callers: Callers) -> None:
    """
    `from_dict` of a class that only requests have reads such an object, which a program may keep as JSON.
    """
    binding = callers(spec).binding
    received = {schema.name for operation in spec.operations for schema in with_names(of_responses(operation))}
    sent = [schema for operation in spec.operations for schema in with_names(of_request(binding, operation))]
    models: dict[Schema, Any] = {schema: binding.model(schema) for schema in sent if schema.name not in received}
    drawn = {model: first_values(replace(schema, side="response"), 1) for schema, model in models.items() if model}
    values = {model: value for model, found in drawn.items() for value in found}

    assert [] == [value for model, value in values.items() if not same(value, model.from_dict(value).to_dict())]


@cases.each(spec=cases.specs)
def test_what_a_spec_does_not_name_is_given_by_name(spec: Spec, callers: Callers) -> None:
    """
    `additional_properties` is no place among the members, of which there may be more tomorrow; what a client keeps for
    itself is none at all.
    """
    models = callers(spec).binding.models
    private = [one.name for model in models for one in fields(model) if one.init and one.name.startswith("_")]
    signatures = {model.__name__: signature(model).parameters for model in models}
    found = {name: known[MORE].kind for name, known in signatures.items() if MORE in known}

    assert dict.fromkeys(found, Parameter.KEYWORD_ONLY) == found
    assert [] == private


def of_responses(operation: Operation) -> list[Schema]:
    """What the bodies of an operation's responses have to satisfy."""
    return [schema for response in operation.responses if (schema := json_schema(response))]


def of_request(binding: Binding, operation: Operation) -> list[Schema]:
    """What the arguments for the body of an operation have to satisfy: the body, or each of its members."""
    if operation.body is None:
        return []
    schema = body_schema(operation)
    return [*schema.properties.values()] if binding.flattens(operation) else [schema]


def described(operation: Operation) -> list[Schema]:
    """What arguments and the bodies of responses have to satisfy."""
    bodies = [media.schema for media in sent_types(operation.body) if media.schema] if operation.body else []
    return [*(parameter.schema for parameter in operation.parameters), *bodies, *of_responses(operation)]


def reached(schemas: list[Schema]) -> list[Schema]:
    """These and all that they are made of, each once."""
    found: dict[str, Schema] = {}
    waiting = [*schemas]
    while waiting:
        schema = waiting.pop()
        if schema.target.pointer not in found:
            found[schema.target.pointer] = schema.target
            waiting += [*schema.properties.values(), schema.items, schema.additional, *schema.target.branches]
    return [*found.values()]


def with_names(schemas: list[Schema]) -> list[Schema]:
    """Those of all these that have a name."""
    return [schema for schema in reached(schemas) if schema.name]
