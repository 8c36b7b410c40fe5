"""
Judges whether a success has what its request asked for, as `x-selects` and `x-includes` of a parameter say.

    x-selects: /entries                 # each object there has the members that the parameter names
    x-includes: {user: /users}          # with the value `user`, there is something at /users
"""

from collections.abc import Iterator, Mapping
from typing import Any

from wireproof.catalog import MediaType, Operation, Parameter
from wireproof.content_types import is_json
from wireproof.findings import NOTHING, Code, Finding
from wireproof.pointers import escape, unescape
from wireproof.schema import Schema

__all__ = ["asked_findings"]


def asked_findings(
    operation: Operation, media_types: tuple[MediaType, ...], query: Mapping[str, Any], body: Any
) -> Iterator[Finding]:
    """What is not there although a query asked for it; members that the schema does not declare are not expected."""
    schema = next((each.schema for each in media_types if each.schema and is_json(each.content_type)), None)
    for parameter in operation.parameters:
        for value in _query_values(parameter, query):
            missing = [*_unselected(parameter, schema, value, body), *_not_included(parameter, value, body)]
            for place in missing:
                spot, asked = f"response body at {place}", f"`{parameter.name}={value}` asks for it"
                yield Finding(Code.ASKED_MISSING, spot, NOTHING, asked, parameter.asked_at)


def _query_values(parameter: Parameter, query: Mapping[str, Any]) -> list[str]:
    value = query.get(parameter.name, []) if parameter.location == "query" else []
    return list(map(str, dict.fromkeys(value if isinstance(value, list) else [value])))


def _not_included(parameter: Parameter, value: str, body: Any) -> Iterator[str]:
    if value in parameter.includes and not list(_found_at(body, parameter.includes[value])):
        yield parameter.includes[value]


def _unselected(parameter: Parameter, schema: Schema | None, name: str, body: Any) -> Iterator[str]:
    """The places of the member in each object that does not have it."""
    if parameter.selects is None or schema is None:
        return
    for token in parameter.selects.split("/")[1:]:
        schema = schema.properties[unescape(token)]
    for found in _found_at(body, parameter.selects):
        for place, one, kind in _objects(schema, found, parameter.selects):
            if isinstance(one, dict) and name in kind.properties and name not in one:
                yield f"{place}/{escape(name)}"


def _objects(schema: Schema, value: Any, place: str) -> Iterator[tuple[str, Any, Schema]]:
    """The objects of an array or a map, or else the object itself, each with its place and schema."""
    if isinstance(value, list):
        yield from ((f"{place}/{index}", one, schema.item(index)) for index, one in enumerate(value))
    elif isinstance(value, dict) and not schema.properties:
        yield from ((f"{place}/{escape(name)}", one, schema.additional) for name, one in value.items())
    else:
        yield place, value, schema


def _found_at(body: Any, pointer: str) -> Iterator[Any]:
    """What stands at a pointer, if anything does."""
    for token in pointer.split("/")[1:]:
        if not isinstance(body, dict) or unescape(token) not in body:
            return
        body = body[unescape(token)]
    yield body
