"""
What Hypothesis draws as the caller: values that a schema allows, and requests that a spec allows.

Schemathesis generates every value. It is handed one schema at a time, as the JSON body of an operation made up for it:
parameters drawn as parameters come already joined by style, and the joining is what is to be judged here.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any, TypeVar

from wireproof.catalog import Location, MediaType, Operation, Parameter
from wireproof.drawn import DrawnRequest
from wireproof.extras import lacking
from wireproof.forms import as_text, form_member, form_members
from wireproof.intake.grammar import rewritten
from wireproof.media import concrete, kind_of, sent_types
from wireproof.schema import Schema, matches
from wireproof.serialization import decode, encode
from wireproof.sides import Side

try:
    import schemathesis
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st
    from hypothesis.errors import HypothesisException
    from schemathesis import GenerationMode
except ImportError as error:
    raise lacking(__name__, error) from error

__all__ = [
    "Path",
    "bodies",
    "edge_requests",
    "first_values",
    "pick",
    "requests",
    "simplest_field",
    "simplest_request",
    "simplest_value",
    "values",
]

T = TypeVar("T")

Path = tuple[str | int, ...]
"""Member names and indexes from the top of a JSON value to a place inside it."""

LOCATIONS: tuple[Location, ...] = ("path", "query", "header", "cookie")


@cache
def values(schema: Schema) -> st.SearchStrategy[Any]:
    """JSON values that a schema allows."""
    return _draw(schema.node, schema.document, schema.side)


def _draw(node: Any, document: Mapping[str, Any], side: Side | None) -> st.SearchStrategy[Any]:
    schema = Schema(node, "#", document, side)
    body, known = schema.drawn_from
    operation = {
        "requestBody": {"required": True, "content": {"application/json": {"schema": _drawable(body)}}},
        "responses": {"204": {"description": "made up"}},
    }
    made_up = {
        "openapi": "3.1.0",
        "info": {"title": "made up", "version": "0"},
        "paths": {"/": {"post": operation}},
        "components": rewritten(known, _as_drawn, "components"),
    }
    drawn = schemathesis.openapi.from_dict(made_up)["/"]["POST"].as_strategy(generation_mode=GenerationMode.POSITIVE)
    found = drawn.map(lambda case: _renamed(case.body, MASK, "$ref"))
    return found.filter(schema.validator.is_valid) if PROPERTY.search(json.dumps(schema.standalone)) else found


@cache
def bodies(schema: Schema) -> st.SearchStrategy[Any]:
    """
    JSON values that a schema allows, as many as a property is tried with.

    Where every run tries the same cases anyway (`derandomize`) they are drawn once, for all operations that share the
    schema. Ask for it outside of a running property: Hypothesis cannot draw inside of one.
    """
    profile = settings()
    if not profile.derandomize:
        return values(schema)
    if isinstance(schema.node, Mapping) and schema.node.keys() == {"$ref"}:
        return bodies(schema.target)
    return pick(sorted(_first(values(schema), profile.max_examples), key=lambda body: len(json.dumps(body))))


@cache
def simplest_value(schema: Schema) -> Any:
    """The value that Hypothesis tries first, which is the simplest it knows; always the same one."""
    [simplest] = _first(values(schema), 1)
    return simplest


@cache
def first_values(schema: Schema, count: int) -> Sequence[Any]:
    """The values that Hypothesis tries first, the simplest before others, always the same; none where it finds none."""
    try:
        return _first(values(schema), count)
    except HypothesisException:
        return ()


@cache
def simplest_field(parameter: Parameter) -> Any:
    """The simplest value of a header that has a form on the wire."""
    drawn = _draw(_sendable_node(parameter), parameter.schema.document, parameter.schema.side)
    [simplest] = _first(
        drawn.filter(lambda value: _has_wire_form(parameter, value) and encode(parameter, value)[0][1]), 1
    )
    return simplest


def pick(choices: Sequence[T]) -> st.SearchStrategy[T]:
    """One of the choices; unlike `sampled_from`, its repr does not show them, which may be whole documents."""
    return st.integers(0, len(choices) - 1).map(lambda index: choices[index])


def _first(strategy: st.SearchStrategy[T], count: int) -> list[T]:
    """What Hypothesis draws first, beginning with the simplest; always the same."""
    found: list[T] = []

    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.filter_too_much],  # few values of a union may be of one branch only
    )
    @given(strategy)
    def keep(drawn: T) -> None:
        found.append(drawn)

    keep()
    return found


# Patterns -----------------------------------------------------------------------------------------------------------

PROPERTY = re.compile(r"\\[pP]\{")
"""A property of characters in a pattern (ECMA-262, section 22.2.1), which no pattern of Python has."""
PART = re.compile(r"\\[pP]\{[^}]*\}|\\.|.", re.DOTALL)
FEW = 0x600
"""Where Latin, Greek, Cyrillic and Hebrew end; what begins only behind is drawn from there."""


SHOWN = {"default", "example", "examples", "externalDocs", "xml"}
"""What a schema shows to readers: nothing is drawn by it, and a `$ref` in it is data, which must not be followed."""


def _drawable(node: Any) -> Any:
    """A schema without what it shows, whose patterns list the characters that have a property; no string is bytes."""
    return rewritten(node, _as_drawn, "schema")


def _as_drawn(_: str, __: str, node: dict[str, Any]) -> dict[str, Any]:
    found = {key: value for key, value in node.items() if key not in SHOWN and not key.startswith("x-")}
    found |= {key: _renamed(node[key], "$ref", MASK) for key in ("const", "enum") if key in node}
    if found.get("format") == "binary":
        del found["format"]
    if isinstance(node.get("pattern"), str):
        found["pattern"] = _listing(node["pattern"])
    if isinstance(node.get("patternProperties"), Mapping):
        found["patternProperties"] = {_listing(name): one for name, one in found["patternProperties"].items()}
    return found


MASK = "$ref\N{WORD JOINER}"
"""The name of a member `$ref` while a value is drawn, so that no `$ref` in data is followed as a reference."""


def _renamed(value: Any, old: str, new: str) -> Any:
    """A value with another name for one member, at any depth."""
    if isinstance(value, list):
        return [_renamed(one, old, new) for one in value]
    if not isinstance(value, dict):
        return value
    return {new if name == old else name: _renamed(one, old, new) for name, one in value.items()}


def _listing(pattern: str) -> str:
    listing, is_inside = "", False
    for part in PART.findall(pattern):
        if PROPERTY.match(part):
            listing += _characters(part) if is_inside else f"[{_characters(part)}]"
        else:
            is_inside = part == "[" or (is_inside and part != "]")
            listing += part
    return listing


@cache
def _characters(part: str) -> str:
    """Characters that have a property, or do not have it, as the judge knows them."""
    is_meant = partial(matches, f"^{part}$")
    found = [code for code in range(0x20, FEW) if is_meant(chr(code))]
    found = found or [code for code in range(FEW, 0xD800) if is_meant(chr(code))]
    return "".join(f"\\u{code:04X}" for code in found[:FEW])


# Requests -----------------------------------------------------------------------------------------------------------


@cache
def requests(operation: Operation) -> st.SearchStrategy[DrawnRequest]:
    """Requests that a spec allows and that can be told apart on the wire."""
    properties: dict[str, Any] = {location: _parameters_node(operation, location) for location in LOCATIONS}
    required: list[str] = list(LOCATIONS)
    if operation.body is not None:
        media_type, *_ = sent_types(operation.body)
        properties["body"] = _body_node(media_type)
        is_needed = operation.body.required or any(one.required for one in _members_of(media_type).values())
        required += ["body"] if is_needed else []
    node = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    drawn = _draw(node, _document(operation), "request").map(_request).map(partial(_flattened, operation))
    found = st.builds(partial(_as_sent, operation), drawn, st.integers(0, 9))
    return found.filter(lambda request: _is_sendable(operation, request))


@cache
def simplest_request(operation: Operation) -> DrawnRequest:
    """
    The request that Hypothesis tries first, which is the simplest it knows; always the same one.

    A text in the path, where the empty one cannot be and the next one is any, is 1 where that may be.
    """
    [simplest] = _first(requests(operation), 1)
    in_path = {one.name: one.schema for one in operation.parameters if one.location == "path"}
    texts = [name for name, value in simplest.path.items() if isinstance(value, str)]
    ones = {name: "1" for name in texts if in_path[name].validator.is_valid("1")}
    plain = replace(simplest, path={**simplest.path, **ones})
    return plain if _is_sendable(operation, plain) else simplest


AWKWARD = "a/b?c&d=e#f%41+g h,i;jä"
"""Text that arrives changed wherever an encoding is forgotten or done twice."""

EDGES: Mapping[str, tuple[Any, ...]] = {
    "null": (None,),
    "boolean": (False, True),
    "integer": (0, -1, 2**53),
    "number": (0.5,),
    "string": ("", AWKWARD),
    "array": ([],),
    "object": ({},),
}


def edge_requests(operation: Operation) -> Iterator[tuple[str, DrawnRequest]]:
    """
    The simplest request with one value changed to each that is easily confused with another: null, empty, false, 0, ...

    Every listed value of an enum is one of them. The names say what was changed to what.
    """
    simplest = simplest_request(operation)
    for parameter in operation.parameters:
        for value in _edges(parameter.schema):
            changed = {**getattr(simplest, parameter.location), parameter.name: value}
            request = DrawnRequest(**{**vars(simplest), parameter.location: changed})
            if value not in (None, [], {}) and _is_sendable(operation, request):
                yield f"{parameter.name} = {json.dumps(value, ensure_ascii=False)}", request
    media_type = sent_types(operation.body)[0] if operation.body else None
    usual = concrete(media_type) if media_type and not _members_of(media_type) else ""
    for path, value in _body_edges(media_type) if media_type else ():
        body = _with_member(simplest.body if simplest.has_body else {}, path, value)
        request = replace(simplest, has_body=True, body=body, content_type=simplest.content_type or usual)
        if _is_valid(media_type, body) and _is_sendable(operation, request):
            name = ".".join(map(str, path)) or "the body"
            yield f"{name} = {json.dumps(as_text(value), ensure_ascii=False)}", request


def _edges(schema: Schema) -> list[Any]:
    node = schema.target.node
    listed = node.get("enum", ()) if isinstance(node, dict) else ()
    values = listed or [value for kind in sorted(schema.types) for value in EDGES[kind]]
    items = [[item] for item in _edges(schema.items)] if schema.types - {"null"} == {"array"} else []
    return [value for value in [*values, *items] if schema.validator.is_valid(value)]


FILES = (b"", bytes(range(256)), b"\r\n--\r\n")
"""Bytes that are no text, and those that look as if a part ended."""


def _body_edges(media_type: MediaType) -> Iterator[tuple[Path, Any]]:
    """Edges of a body, and of everything that its schema names inside it."""
    files = {name: one for name, one in _members_of(media_type).items() if one.is_file}
    for name, member in files.items():
        yield from (((name,), [value] if _is_list(member) else value) for value in FILES)
    kind, schema = kind_of(media_type), media_type.schema
    if kind == "binary":
        yield from (((), value) for value in FILES)
    elif schema is not None:
        found = _schema_edges(schema)
        is_form = kind in ("form", "multipart")
        yield from (edge for edge in found if not is_form or (edge[0] and edge[0][0] not in files))


def _is_valid(media_type: MediaType | None, body: Any) -> bool:
    """Whether a schema allows a body, if it is one that can be judged by a schema at all."""
    schema = media_type.schema if media_type and kind_of(media_type) != "binary" else None
    if schema is None:
        return True
    is_valid: bool = schema.validator.is_valid(as_text(body))
    return is_valid


def _schema_edges(schema: Schema, path: Path = (), seen: tuple[str, ...] = ()) -> Iterator[tuple[Path, Any]]:
    """Edges of a body and of everything that its schema names inside it."""
    yield from ((path, value) for value in _edges(schema))
    if schema.target.pointer not in seen:
        for name, inner in schema.properties.items():
            if name in schema.others:
                continue
            yield from _schema_edges(inner, (*path, name), (*seen, schema.target.pointer))


def _with_member(body: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    members = body if isinstance(body, dict) else {}
    return {**members, path[0]: _with_member(members.get(str(path[0])), path[1:], value)}


def _request(drawn: Mapping[str, Any]) -> DrawnRequest:
    return DrawnRequest(
        **{location: drawn[location] for location in LOCATIONS}, has_body="body" in drawn, body=drawn.get("body")
    )


def _as_sent(operation: Operation, request: DrawnRequest, number: int) -> DrawnRequest:
    """With bytes where a file is, and one of the content types that a caller may choose."""
    if operation.body is None or not request.has_body:
        return request
    types, body = sent_types(operation.body), request.body
    members = _members_of(types[0])
    if members and isinstance(body, dict):
        is_empty = not body and not operation.body.required  # which is sent as no body at all
        body = {name: _bytes(one) if name in members and members[name].is_file else one for name, one in body.items()}
        return replace(request, body=None if is_empty else body, has_body=not is_empty)
    content_type = concrete(types[number % len(types)])
    return replace(request, body=_bytes(body) if kind_of(types[0]) == "binary" else body, content_type=content_type)


def _bytes(text: Any) -> Any:
    """A drawn text as bytes, no fewer and no more."""
    return [_bytes(one) for one in text] if isinstance(text, list) else text.encode("latin-1", "replace")


@cache
def _members_of(media_type: MediaType) -> Mapping[str, Parameter]:
    return form_members(media_type) if kind_of(media_type) in ("form", "multipart") else {}


def _body_node(media_type: MediaType) -> Any:
    """The schema of a body without what has no form on the wire; of files and texts, what strings they are drawn as."""
    node = media_type.schema.node if media_type.schema else True
    match kind_of(media_type):
        case "binary":
            return {"type": "string"}
        case "form" | "multipart":
            others = form_member(media_type, "")
            listed = {name: _sendable_node(one) for name, one in form_members(media_type).items()}
            return {"allOf": [node, {"type": "object", "properties": listed, "additionalProperties": _rest(others)}]}
        case _:
            return node


def _rest(others: Parameter) -> Any:
    """What members are drawn as that a form does not name."""
    return {"type": ["string", "boolean"]} if others.schema.node is True else _sendable_node(others)


def _flattened(operation: Operation, request: DrawnRequest) -> DrawnRequest:
    """Without members beside the one that a caller gives the members of (`x-flatten`)."""
    if operation.body is None or not operation.body.flatten or not isinstance(request.body, dict):
        return request
    kept = {name: value for name, value in request.body.items() if name == operation.body.flatten}
    return replace(request, body=kept)


def _document(operation: Operation) -> Mapping[str, Any]:
    schemas = [parameter.schema for parameter in operation.parameters]
    if operation.body is not None:
        schemas += [media.schema for media in sent_types(operation.body) if media.schema]
    return schemas[0].document if schemas else {}


def _parameters_node(operation: Operation, location: Location) -> dict[str, Any]:
    parameters = [parameter for parameter in operation.parameters if parameter.location == location]
    return {
        "type": "object",
        "properties": {parameter.name: _sendable_node(parameter) for parameter in parameters},
        "required": [parameter.name for parameter in parameters if parameter.required],
        "additionalProperties": False,
    }


def _sendable_node(parameter: Parameter) -> dict[str, Any]:
    """The schema without what a parameter has no wire form for: null, and the empty array or object (RFC 6570)."""
    if parameter.schema.node is False:
        return {"not": {}}
    if parameter.is_file:
        of_one = {"type": "string"}
        return {"type": "array", "items": of_one, "minItems": 1} if _is_list(parameter) else of_one
    types = parameter.schema.types
    limits: dict[str, Any] = {"type": sorted(types - {"null"} - ({"integer"} if "number" in types else set()))}
    if "array" in types and (parameter.location == "form" or not parameter.content_type):
        limits["minItems"] = 1
    if "object" in types and not parameter.content_type:
        limits["minProperties"] = 1
    return {"allOf": [parameter.schema.node, limits]}


def _is_sendable(operation: Operation, request: DrawnRequest) -> bool:
    """Whether every parameter can be told from every other value of it, and addresses the resource meant."""
    for parameter in operation.parameters:
        drawn = getattr(request, parameter.location)
        if parameter.name in drawn and not _has_wire_form(parameter, drawn[parameter.name]):
            return False
    media_type = sent_types(operation.body)[0] if operation.body and request.has_body else None
    if media_type is None or kind_of(media_type) not in ("form", "multipart"):
        return True
    members = {name: (form_member(media_type, name), value) for name, value in request.body.items()}
    return all(_is_telling(media_type, name) and _has_wire_form(*member) for name, member in members.items())


def _is_telling(media_type: MediaType, name: str) -> bool:
    """Whether the name of a member is not taken for another one."""
    return name in form_members(media_type) or not re.search(r"\[|%22|%0A|%0D", name)


def _is_list(parameter: Parameter) -> bool:
    return parameter.schema.types - {"null"} == {"array"}


def _has_wire_form(parameter: Parameter, value: Any) -> bool:
    if parameter.is_file:
        return bool(value != [])
    try:
        pairs = encode(parameter, value)
        if not pairs or decode(parameter, pairs) != value:
            return False
    except ValueError:
        return False
    return parameter.location != "path" or pairs[0][1] not in ("", ".", "..")
