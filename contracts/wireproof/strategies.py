"""
What Hypothesis draws: requests that a spec allows, and response bodies that it allows or does not.

Schemathesis generates every value. It is handed one schema at a time, as the JSON body of an operation made up for it:
parameters drawn as parameters come already joined by style, and the joining is what is to be judged here.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal

import httpx
import schemathesis
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from wireproof.catalog import DocumentedResponse, Location, MediaType, Operation, Parameter
from wireproof.schema import JSON_TYPES, Schema, escape, is_json
from wireproof.serialization import decode, encode

__all__ = [
    "HTML",
    "Answer",
    "DrawnRequest",
    "Flaw",
    "broken_answers",
    "broken_examples",
    "edge_requests",
    "named_answers",
    "requests",
    "simplest_request",
    "statuses",
    "unlisted_answers",
    "valid_answers",
    "values",
]

Path = tuple[str | int, ...]
"""Member names and indexes from the top of a JSON value to a place inside it."""

LOCATIONS: tuple[Location, ...] = ("path", "query", "header", "cookie")


@cache
def values(schema: Schema) -> st.SearchStrategy[Any]:
    """JSON values that a schema allows."""
    return _draw(schema.node, schema.document)


def _draw(node: Any, document: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    operation = {
        "requestBody": {"required": True, "content": {"application/json": {"schema": node}}},
        "responses": {"204": {"description": "made up"}},
    }
    made_up = {
        "openapi": "3.1.0",
        "info": {"title": "made up", "version": "0"},
        "paths": {"/": {"post": operation}},
        "components": {"schemas": document.get("components", {}).get("schemas", {})},
    }
    drawn = schemathesis.openapi.from_dict(made_up)["/"]["POST"].as_strategy(generation_mode=GenerationMode.POSITIVE)
    return drawn.map(lambda case: case.body)


# Requests -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DrawnRequest:
    """JSON values by parameter name, and the body."""

    path: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    cookie: dict[str, Any] = field(default_factory=dict)
    has_body: bool = False
    body: Any = None


@cache
def requests(operation: Operation) -> st.SearchStrategy[DrawnRequest]:
    """Requests that a spec allows and that can be told apart on the wire."""
    properties: dict[str, Any] = {location: _parameters_node(operation, location) for location in LOCATIONS}
    required: list[str] = list(LOCATIONS)
    if operation.body is not None:
        (media_type, *_) = operation.body.media_types
        properties["body"] = media_type.schema.node if media_type.schema else True
        required += ["body"] if operation.body.required else []
    node = {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    drawn = _draw(node, _document(operation)).map(_request)
    return drawn.filter(lambda request: _is_sendable(operation, request))


@cache
def simplest_request(operation: Operation) -> DrawnRequest:
    """The request that Hypothesis tries first, which is the simplest it knows; always the same one."""
    found: list[DrawnRequest] = []

    @settings(max_examples=1, database=None, deadline=None, derandomize=True, phases=[Phase.generate])
    @given(requests(operation))
    def keep(drawn: DrawnRequest) -> None:
        found.append(drawn)

    keep()
    return found[0]


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
    schema = operation.body.media_types[0].schema if operation.body else None
    for path, value in _body_edges(schema) if schema else ():
        body = _with_member(simplest.body if simplest.has_body else {}, path, value)
        if schema and schema.validator.is_valid(body):
            name = ".".join(map(str, path)) or "the body"
            yield f"{name} = {json.dumps(value, ensure_ascii=False)}", replace(simplest, has_body=True, body=body)


def _edges(schema: Schema) -> list[Any]:
    node = schema.target.node
    listed = node.get("enum", ()) if isinstance(node, dict) else ()
    values = listed or [value for kind in sorted(schema.types) for value in EDGES[kind]]
    items = [[item] for item in _edges(schema.items)] if schema.types - {"null"} == {"array"} else []
    return [value for value in [*values, *items] if schema.validator.is_valid(value)]


def _body_edges(schema: Schema, path: Path = (), seen: tuple[str, ...] = ()) -> Iterator[tuple[Path, Any]]:
    """Edges of a body and of everything that its schema names inside it."""
    yield from ((path, value) for value in _edges(schema))
    if schema.target.pointer not in seen:
        for name, inner in schema.properties.items():
            yield from _body_edges(inner, (*path, name), (*seen, schema.target.pointer))


def _with_member(body: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    members = body if isinstance(body, dict) else {}
    return {**members, path[0]: _with_member(members.get(str(path[0])), path[1:], value)}


def _request(drawn: Mapping[str, Any]) -> DrawnRequest:
    return DrawnRequest(
        **{location: drawn[location] for location in LOCATIONS}, has_body="body" in drawn, body=drawn.get("body")
    )


def _document(operation: Operation) -> Mapping[str, Any]:
    schemas = [parameter.schema for parameter in operation.parameters]
    if operation.body is not None:
        schemas += [media.schema for media in operation.body.media_types if media.schema]
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
    types = parameter.schema.types
    limits: dict[str, Any] = {"type": sorted(types - {"null"} - ({"integer"} if "number" in types else set()))}
    if "array" in types:
        limits["minItems"] = 1
    if "object" in types:
        limits["minProperties"] = 1
    return {"allOf": [parameter.schema.node, limits]}


def _is_sendable(operation: Operation, request: DrawnRequest) -> bool:
    """Whether every parameter can be told from every other value of it, and addresses the resource meant."""
    for parameter in operation.parameters:
        drawn = getattr(request, parameter.location)
        if parameter.name in drawn and not _has_wire_form(parameter, drawn[parameter.name]):
            return False
    return True


def _has_wire_form(parameter: Parameter, value: Any) -> bool:
    try:
        pairs = encode(parameter, value)
        if decode(parameter, pairs) != value:
            return False
    except ValueError:
        return False
    return parameter.location != "path" or pairs[0][1] not in ("", ".", "..")


# Responses ----------------------------------------------------------------------------------------------------------

UNREGISTERED_ERRORS = (418, 451, 507, 520, 599)
"""What a status that only `default` documents is tried with, registered or not."""


@dataclass(frozen=True)
class Answer:
    """A response to serve."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    body: Any = None
    """The JSON value that `content` was written from, or its text."""
    place: str | None = None
    """Where the flaw is, as a JSON pointer; None when it has no place or there is none."""

    @property
    def response(self) -> httpx.Response:
        """The response, new each time."""
        return httpx.Response(self.status, headers=dict(self.headers), content=self.content)


@cache
def statuses(operation: Operation, documented: DocumentedResponse) -> list[int]:
    """Statuses that a documented response is the answer for."""
    if documented.status.isdigit():
        return [int(documented.status)]
    hundreds = _default_hundreds(operation) if documented.status == "default" else documented.status[0]
    candidates = [int(f"{first}{rest:02}") for first in hundreds for rest in range(100)]
    preferred = [*UNREGISTERED_ERRORS, *candidates]
    return list(
        dict.fromkeys(
            status
            for status in preferred
            if status in candidates and operation.documented(status) is documented and _may_be_served(status)
        )
    )


def _default_hundreds(operation: Operation) -> str:
    """`default` describes errors; successes only where no other response does."""
    return "456789" if any(response.status[0] in "123" for response in operation.responses) else "23456789"


def _may_be_served(status: int) -> bool:
    """Interim answers are never the last one, and 204, 205 and 304 come without a body."""
    return status >= 200 and status not in (204, 205, 304)


def named_answers(operation: Operation, documented: DocumentedResponse) -> Iterator[tuple[str, Answer]]:
    """An answer for each named example, with the example's name; `empty` where there is no body to show."""
    status = statuses(operation, documented)[0]
    for media_type in documented.media_types:
        for example in media_type.examples:
            yield example.name, _answer(documented, media_type, status, example.value)
    if documented.may_be_empty or not documented.media_types:
        yield "empty", Answer(status, _headers(documented), b"")


@cache
def valid_answers(operation: Operation, documented: DocumentedResponse) -> st.SearchStrategy[Answer]:
    """Answers that a spec allows, with bodies drawn from the schema."""
    if not documented.media_types:
        return st.sampled_from([answer for _, answer in named_answers(operation, documented)])
    return st.one_of([_drawn_answer(operation, documented, media_type) for media_type in documented.media_types])


@st.composite
def _drawn_answer(
    draw: st.DrawFn, operation: Operation, documented: DocumentedResponse, media_type: MediaType
) -> Answer:
    status = draw(st.sampled_from(statuses(operation, documented)))
    return _answer(documented, media_type, status, draw(values(media_type.schema)) if media_type.schema else None)


def _answer(documented: DocumentedResponse, media_type: MediaType, status: int, body: Any) -> Answer:
    content = json.dumps(body) if is_json(media_type.content_type) else body
    headers = {"Content-Type": media_type.content_type, **_headers(documented)}
    return Answer(status, headers, content.encode(), body)


def _headers(documented: DocumentedResponse) -> dict[str, str]:
    shown = {header.name: header.example for header in documented.headers if header.example is not None}
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in shown.items()}


# Broken responses ---------------------------------------------------------------------------------------------------

HTML = b"<!doctype html><html><body><h1>The server is having a rest</h1></body></html>"
Flaw = Literal["dropped-member", "wrong-type", "truncated", "empty", "html", "wrong-content-type"]


def broken_examples(operation: Operation, documented: DocumentedResponse) -> dict[Flaw, Answer]:
    """Answers that a spec does not allow, with a flaw that looks the same every time."""
    if not documented.media_types:
        return {}
    (media_type, *_) = documented.media_types
    _, valid = next(named_answers(operation, documented))
    found: dict[Flaw, Answer] = {
        "wrong-content-type": _changed(valid, valid.content, "application/octet-stream"),
    }
    if is_json(media_type.content_type):
        found["html"] = _changed(valid, HTML, "text/html")
        if not documented.may_be_empty:
            found["empty"] = _changed(valid, b"", None)
    return found


def broken_answers(operation: Operation, documented: DocumentedResponse) -> dict[Flaw, st.SearchStrategy[Answer]]:
    """Answers that a spec does not allow, by what is wrong with them; only the flaws that its bodies can have."""
    schema = _json_schema(documented)
    if schema is None:
        return {}
    valid = valid_answers(operation, documented)
    found: dict[Flaw, st.SearchStrategy[Answer]] = {"truncated": _truncated(valid)}
    if schema.required:
        found["dropped-member"] = _without_a_member(valid, schema)
    if schema.types != JSON_TYPES:
        found["wrong-type"] = _with_a_wrong_type(valid, schema)
    return found


def unlisted_answers(operation: Operation, documented: DocumentedResponse) -> st.SearchStrategy[Answer] | None:
    """Answers with a value that an enum does not list; None when their bodies have no enum."""
    schema = _json_schema(documented)
    if schema is None or not _has_enum(schema, ()):
        return None
    examples = st.sampled_from([answer for _, answer in named_answers(operation, documented)])
    return _with_an_unlisted_value(examples | valid_answers(operation, documented), schema)


def _json_schema(documented: DocumentedResponse) -> Schema | None:
    schemas = [media.schema for media in documented.media_types if is_json(media.content_type)]
    return schemas[0] if schemas else None


@st.composite
def _truncated(draw: st.DrawFn, valid: st.SearchStrategy[Answer]) -> Answer:
    """No beginning of an array, object or string is JSON; the beginning of a number may be."""
    answer = draw(valid)
    longest = len(answer.content) - 1 if isinstance(answer.body, dict | list | str) else 0
    return _changed(answer, answer.content[: draw(st.integers(min(1, longest), longest))])


@st.composite
def _without_a_member(draw: st.DrawFn, valid: st.SearchStrategy[Answer], schema: Schema) -> Answer:
    answer = draw(valid)
    dropped = draw(st.sampled_from(schema.required))
    assume(isinstance(answer.body, dict) and dropped in answer.body)
    return _rewritten(answer, {name: answer.body[name] for name in answer.body if name != dropped}, (dropped,))


@st.composite
def _with_a_wrong_type(draw: st.DrawFn, valid: st.SearchStrategy[Answer], schema: Schema) -> Answer:
    answer = draw(valid)
    wrong = [
        (path, value)
        for path, inner in _places(schema, answer.body)
        for kind, value in SAMPLES.items()
        if kind not in inner.types
    ]
    path, value = draw(st.sampled_from(wrong))
    body = _replaced(answer.body, path, value)
    assume(not schema.validator.is_valid(body))
    return _rewritten(answer, body, path)


@st.composite
def _with_an_unlisted_value(draw: st.DrawFn, valid: st.SearchStrategy[Answer], schema: Schema) -> Answer:
    answer = draw(valid)
    places = _enum_places(schema, answer.body)
    assume(places)
    path, value = draw(st.sampled_from(places))
    return _rewritten(answer, _replaced(answer.body, path, value), path)


def _changed(answer: Answer, content: bytes, content_type: str | None = "application/json") -> Answer:
    headers = {name: value for name, value in answer.headers.items() if name != "Content-Type"}
    return Answer(answer.status, {**headers, **({"Content-Type": content_type} if content_type else {})}, content)


def _rewritten(answer: Answer, body: Any, path: Path) -> Answer:
    place = "".join(f"/{escape(str(token))}" for token in path)
    return Answer(answer.status, answer.headers, json.dumps(body).encode(), body, place)


def _enum_places(schema: Schema, body: Any) -> list[tuple[Path, Any]]:
    """Where a body has an enum's value, with one of the same type that the enum does not list."""
    return [
        (path, "a value of tomorrow" if "string" in inner.types else 987_654_321)
        for path, inner in _places(schema, body)
        if inner.has_enum and not isinstance(_at(body, path), bool | None)
    ]


def _has_enum(schema: Schema, seen: tuple[str, ...]) -> bool:
    pointer = schema.target.pointer
    inner = [*schema.properties.values(), schema.items, schema.additional]
    return schema.has_enum or (pointer not in seen and any(_has_enum(one, (*seen, pointer)) for one in inner))


SAMPLES: Mapping[str, Any] = {
    "null": None,
    "boolean": True,
    "number": 0.5,
    "string": "wrong",
    "array": ["wrong"],
    "object": {"wrong": "wrong"},
}


def _places(
    schema: Schema, value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Schema]]:
    """Every value inside a value that the schema says something about."""
    yield path, schema
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _places(schema.items, item, (*path, index))
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from _places(schema.properties.get(name, schema.additional), member, (*path, name))


def _at(value: Any, path: Path) -> Any:
    return _at(value[path[0]], path[1:]) if path else value


def _replaced(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    copy = value.copy()
    copy[path[0]] = _replaced(copy[path[0]], path[1:], new)
    return copy
