"""What Hypothesis draws as the server: responses that a spec allows, and responses with a defect."""

import gzip
import json
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from functools import cache, partial
from itertools import chain, islice
from typing import Any, Literal

import httpx
from hypothesis import assume
from hypothesis import strategies as st

from wireproof.branches import branch_of, deciding
from wireproof.catalog import DocumentedResponse, Example, Header, MediaType, Operation
from wireproof.content_types import essence_of, is_json
from wireproof.media import concrete, json_schema, kind_of, read_types, shows
from wireproof.pointers import escape
from wireproof.schema import JSON_TYPES, Schema
from wireproof.serialization import encode
from wireproof.showing import of_the_server, shown_bodies, shown_field
from wireproof.strategies import Path, bodies, first_values, pick, simplest_field, simplest_value, values

__all__ = [
    "CODINGS",
    "HTML",
    "DefectKind",
    "ServedResponse",
    "branch_responses",
    "defects",
    "example_responses",
    "has_enum",
    "invalid_examples",
    "invalid_responses",
    "statuses",
    "valid_responses",
    "with_unknown_enum",
]

UNREGISTERED_ERRORS = (418, 451, 507, 520, 599)
"""What a status that only `default` documents is tried with, registered or not."""


MOST_MADE = 50
"""How many bodies are made, and drawn, to find one with an enum's value, or one of each branch."""

CODINGS: Mapping[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "deflate": zlib.compress}
"""The content codings that clients ask for (RFC 9110, section 8.4.1)."""


@dataclass(frozen=True)
class ServedResponse:
    """A response to serve."""

    status: int
    headers: Mapping[str, str]
    content: bytes
    body: Any = None
    """The JSON value that `content` was written from, its text, or its bytes."""
    place: str | None = None
    """Where the defect is, as a JSON pointer; None when it has no place or there is none."""
    coding: str | None = None
    """The content coding that it travels in, one of those that clients ask for."""

    @property
    def response(self) -> httpx.Response:
        """The response, new each time."""
        if self.coding is None:
            return httpx.Response(self.status, headers=dict(self.headers), content=self.content)
        headers = {**self.headers, "Content-Encoding": self.coding}
        return httpx.Response(self.status, headers=headers, content=CODINGS[self.coding](self.content))


@cache
def statuses(operation: Operation, documented: DocumentedResponse) -> list[int]:
    """The statuses that a documented response covers."""
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
    """Interim responses are never the last one, and 204, 205 and 304 come without a body."""
    return status >= 200 and status not in (204, 205, 304)


def example_responses(operation: Operation, documented: DocumentedResponse) -> Iterator[tuple[str, ServedResponse]]:
    """
    A response for each named example, with the example's name; `empty` where there is no body to show.

    Where the spec has no example, the simplest body that Hypothesis knows is `made-up`.
    """
    status = statuses(operation, documented)[0]
    for media_type in read_types(documented):
        for example in _examples(media_type):
            yield example.name, _served(documented, media_type, status, example.value)
    if documented.may_be_empty or not documented.media_types:
        yield "empty", _coded(documented, ServedResponse(status, _fields(documented), b""))


@cache
def _examples(media_type: MediaType) -> tuple[Example, ...]:
    if not shows(media_type):
        return (Example("made-up", _simplest(media_type), media_type.pointer),)
    return shown_bodies(media_type)


def _simplest(media_type: MediaType) -> Any:
    if kind_of(media_type) == "binary":
        return b"made up"
    if media_type.schema is None:
        return {} if kind_of(media_type) == "json" else "made up"
    return simplest_value(media_type.schema)


@cache
def valid_responses(
    operation: Operation, documented: DocumentedResponse, *, shrinks: bool = False
) -> st.SearchStrategy[ServedResponse]:
    """
    Responses that a spec allows, with bodies drawn from the schema.

    A body is one of those that all operations with the schema share, which is quick, or drawn anew, so that it shrinks.
    """
    shown = [response for _, response in example_responses(operation, documented)]
    if not documented.media_types:
        return pick(shown)
    possible = st.sampled_from(statuses(operation, documented))
    return st.one_of([_drawn_responses(documented, media, possible, shrinks) for media in read_types(documented)])


def _drawn_responses(
    documented: DocumentedResponse, media_type: MediaType, possible: st.SearchStrategy[int], shrinks: bool
) -> st.SearchStrategy[ServedResponse]:
    draw = values if shrinks else bodies
    drawn = draw(media_type.schema) if media_type.schema else st.just(_simplest(media_type))
    drawn = st.binary() if kind_of(media_type) == "binary" else drawn
    return st.builds(partial(_served, documented, media_type), possible, drawn)


def _served(documented: DocumentedResponse, media_type: MediaType, status: int, body: Any) -> ServedResponse:
    kind = kind_of(media_type)
    if kind == "text" and not isinstance(body, str):  # which is not taken apart, whatever its schema says
        body = json.dumps(body)
    content = body if kind == "binary" else (json.dumps(body) if kind == "json" else body).encode()
    headers = {"Content-Type": concrete(media_type), **_fields(documented)}
    return _coded(documented, ServedResponse(status, headers, content, body))


@cache
def branch_responses(operation: Operation, documented: DocumentedResponse) -> tuple[ServedResponse, ...]:
    """A response for each branch of every union of objects in the body; beside it, there is what has to be."""
    _, shown = next(example_responses(operation, documented))
    found = [(schema, body) for schema in _json_schemas(documented) for body in _of_each_branch(schema)]
    valid = [body for schema, body in found if schema.validator.is_valid(body)]
    return tuple(_rewritten(shown, body, ()) for body in valid)


def _of_each_branch(schema: Schema, seen: tuple[str, ...] = ()) -> Iterator[Any]:
    target = schema.target
    if target.pointer in seen:
        return
    seen = (*seen, target.pointer)
    if len([branch for branch in target.branches if "object" in branch.types]) > 1:
        yield from _one_for_each(target)
    for branch in target.branches:
        yield from _of_each_branch(branch, seen)
    for value in _of_each_branch(target.items, seen):
        yield [value]
    for name, member in target.members.items():
        for value in _of_each_branch(member, seen):
            for around in first_values(target, 1):
                yield {**around, name: value} if isinstance(around, dict) else value


def _one_for_each(union: Schema) -> list[Any]:
    """A value of each branch that is an object; those that only the union tells apart are sought among its values."""
    wanted: dict[str | None, Any] = {
        branch.target.pointer: value
        for branch in union.branches
        if "object" in branch.types
        for value in first_values(branch, 1)
    }
    found = {place: value for place, value in wanted.items() if _place_of(union, value) == place}
    if len(found) < len(wanted):
        found = {_place_of(union, value): value for value in reversed(first_values(union, MOST_MADE))} | found
    return [value for place, value in found.items() if place in wanted]


def _place_of(union: Schema, value: Any) -> str | None:
    found = next((one for one in union.branches if branch_of(union, value) == branch_of(one, value)), None)
    return found.target.pointer if found and branch_of(union, value) else None


# Header fields ------------------------------------------------------------------------------------------------------


@cache
def _fields(documented: DocumentedResponse) -> Mapping[str, str]:
    """The header fields that the spec shows, and those that it requires."""
    return {header.name: text for header in of_the_server(documented) if (text := _field(header)) is not None}


def _coded(documented: DocumentedResponse, response: ServedResponse) -> ServedResponse:
    """The response in the content coding that the spec shows, if clients ask for it."""
    shown = [_field(header) for header in documented.headers if header.name.lower() == "content-encoding"]
    return replace(response, coding=next((coding for coding in shown if coding in CODINGS), None))


def _field(header: Header) -> str | None:
    """The text of a header field, as it is shown or, where it is required, made up; None where it is neither."""
    text = shown_field(header)
    return _made_up(header) if text is None and header.required else text


def _made_up(header: Header) -> str:
    if header.content_type:
        value = simplest_value(header.schema)
        return json.dumps(value) if is_json(header.content_type) else str(value)
    parameter = header.as_parameter
    return encode(parameter, simplest_field(parameter))[0][1]


# Broken responses ---------------------------------------------------------------------------------------------------

HTML = b"<!doctype html><html><body><h1>The server is having a rest</h1></body></html>"
DefectKind = Literal[
    "dropped-member", "wrong-type", "truncated", "empty", "html", "swapped-items", "wrong-content-type"
]


def invalid_examples(operation: Operation, documented: DocumentedResponse) -> dict[DefectKind, ServedResponse]:
    """Responses that a spec does not allow, with a defect that looks the same every time."""
    if not documented.media_types:
        return {}
    media_type, *_ = read_types(documented)
    _, valid = next(example_responses(operation, documented))
    found: dict[DefectKind, ServedResponse] = {}
    undocumented = [one for one in ("application/octet-stream", *WRONG_TYPES) if not _is_documented(documented, one)]
    if undocumented:
        found["wrong-content-type"] = _changed(valid, valid.content, undocumented[0])
    if kind_of(media_type) == "json" and not _is_documented(documented, "text/html"):
        found["html"] = _changed(valid, HTML, "text/html")
        if not documented.may_be_empty:
            found["empty"] = _changed(valid, b"", None)
    swapped = [one for schema in _json_schemas(documented) for one in _with_swapped_items(valid, schema)]
    if swapped:
        found["swapped-items"] = swapped[0]
    return found


def _with_swapped_items(valid: ServedResponse, schema: Schema) -> Iterator[ServedResponse]:
    """Bodies with the first two items of an array in the wrong order, where each of them has a schema of its own."""
    around = valid.body if isinstance(valid.body, dict) else {}
    for name, inner in ({None: schema} | schema.properties).items():
        items = [inner.item(index) for index in (0, 1)]
        if isinstance(inner.target.node, Mapping) and "prefixItems" in inner.target.node and items[1].node is not False:
            values = [value for item in items for value in first_values(item, 1)]
            right, wrong = (one if name is None else {**around, name: one} for one in (values, values[::-1]))
            if schema.validator.is_valid(right) and not schema.validator.is_valid(wrong):
                yield replace(valid, content=json.dumps(wrong).encode(), body=wrong, place=None)


WRONG_TYPES = ("image/x-undocumented", "text/x-undocumented")


def _is_documented(documented: DocumentedResponse, content_type: str) -> bool:
    """Whether a content type is one of those that are documented, or of a range."""
    patterns = (essence_of(one.content_type) for one in documented.media_types)
    return any(fnmatchcase(content_type, pattern) for pattern in patterns)


def defects(documented: DocumentedResponse) -> list[DefectKind]:
    """The defects that the bodies of a documented response can have, of those that look different every time."""
    return [
        defect for schema in _json_schemas(documented) for defect, (possible, _) in DEFECTS.items() if possible(schema)
    ]


def invalid_responses(
    operation: Operation, documented: DocumentedResponse, defect: DefectKind, *, shrinks: bool = False
) -> st.SearchStrategy[ServedResponse]:
    """Responses that a spec does not allow because of one of the `defects`."""
    [schema] = _json_schemas(documented)
    _, broken = DEFECTS[defect]
    return broken(valid_responses(operation, documented, shrinks=shrinks), schema)


def has_enum(operation: Operation, documented: DocumentedResponse) -> bool:
    """Whether the bodies of a documented response have an enum somewhere, in one that is shown or can be made."""
    found = any(_has_enum(schema, ()) for schema in _json_schemas(documented))
    return found and bool(_showing_an_enum(operation, documented))


def with_unknown_enum(
    operation: Operation, documented: DocumentedResponse, *, shrinks: bool = False
) -> st.SearchStrategy[ServedResponse]:
    """Responses with a value that an enum does not list."""
    [schema] = _json_schemas(documented)
    shown = _showing_an_enum(operation, documented)
    return _with_an_undocumented_value(valid_responses(operation, documented, shrinks=shrinks), schema, shown)


@cache
def _showing_an_enum(operation: Operation, documented: DocumentedResponse) -> Sequence[ServedResponse]:
    """The examples with a value that an enum lists, or a body that is made, or drawn; none where there is none."""
    [schema] = _json_schemas(documented)
    examples = [response for _, response in example_responses(operation, documented)]
    shown = [response for response in examples if _enum_places(schema, response.body)]
    made = chain(islice(_with_enums(schema), MOST_MADE), _first_values(schema))
    bodies = (body for body in made if schema.validator.is_valid(body) and _enum_places(schema, body))
    return shown or [_rewritten(examples[0], body, ()) for body in islice(bodies, 1)]


def _first_values(schema: Schema) -> Iterator[Any]:
    """Bodies as they are drawn, when they are asked for."""
    yield from first_values(schema, MOST_MADE)


def _json_schemas(documented: DocumentedResponse) -> list[Schema]:
    """The schema of the JSON body; none where there is no such body or nothing is said about it."""
    schema = json_schema(documented)
    return [schema] if schema else []


@st.composite
def _truncated(draw: st.DrawFn, valid: st.SearchStrategy[ServedResponse], _: Schema) -> ServedResponse:
    """No beginning of an array, object or string is JSON; the beginning of a number may be."""
    response = draw(valid)
    longest = len(response.content) - 1 if isinstance(response.body, dict | list | str) else 0
    return _changed(response, response.content[: draw(st.integers(min(1, longest), longest))])


@st.composite
def _without_a_member(draw: st.DrawFn, valid: st.SearchStrategy[ServedResponse], schema: Schema) -> ServedResponse:
    response = draw(valid)
    dropped = draw(st.sampled_from(schema.required))
    assume(isinstance(response.body, dict) and dropped in response.body)
    return _rewritten(response, {name: response.body[name] for name in response.body if name != dropped}, (dropped,))


@st.composite
def _with_a_wrong_type(draw: st.DrawFn, valid: st.SearchStrategy[ServedResponse], schema: Schema) -> ServedResponse:
    response = draw(valid)
    wrong = [
        (path, value)
        for path, inner in _places(schema, response.body)
        for kind, value in SAMPLES.items()
        if kind not in inner.types
    ]
    path, value = draw(st.sampled_from(wrong))
    body = _replaced(response.body, path, value)
    assume(not schema.validator.is_valid(body))
    return _rewritten(response, body, path)


DEFECTS: Mapping[
    DefectKind,
    tuple[
        Callable[[Schema], object],
        Callable[[st.SearchStrategy[ServedResponse], Schema], st.SearchStrategy[ServedResponse]],
    ],
] = {
    "truncated": (lambda _: True, _truncated),
    "dropped-member": (lambda schema: schema.required, _without_a_member),
    "wrong-type": (lambda schema: schema.types != JSON_TYPES, _with_a_wrong_type),
}
"""Which schemas allow bodies to have a defect, and the strategy that gives it to valid responses."""


@st.composite
def _with_an_undocumented_value(
    draw: st.DrawFn, valid: st.SearchStrategy[ServedResponse], schema: Schema, shown: Sequence[ServedResponse]
) -> ServedResponse:
    """Deep inside, an enum that may be left out is seldom drawn; then an example with one steps in."""
    response = draw(valid)
    if shown and not _enum_places(schema, response.body):
        response = draw(pick(shown))
    places = _enum_places(schema, response.body)
    assume(places)
    path, value = draw(st.sampled_from(places))
    return _rewritten(response, _replaced(response.body, path, value), path)


def _changed(response: ServedResponse, content: bytes, content_type: str | None = "application/json") -> ServedResponse:
    headers = {name: value for name, value in response.headers.items() if name != "Content-Type"}
    headers |= {"Content-Type": content_type} if content_type else {}
    return ServedResponse(response.status, headers, content, coding=response.coding)


def _rewritten(response: ServedResponse, body: Any, path: Path) -> ServedResponse:
    place = "".join(f"/{escape(str(token))}" for token in path)
    return replace(response, content=json.dumps(body).encode(), body=body, place=place)


def _enum_places(schema: Schema, body: Any) -> list[tuple[Path, Any]]:
    """
    Where a body has an enum's value, with one of the same type that the enum does not list.

    A value that says what an object is has none of tomorrow: it would be another object.
    """
    places = list(_places(schema, body))
    decisive = {(*path, *told) for path, inner in places for told in deciding(inner)}
    return [
        (path, "a value of tomorrow" if "string" in inner.types else 987_654_321)
        for path, inner in places
        if inner.has_enum and path not in decisive and not isinstance(_value_at(body, path), bool | None)
    ]


def _has_enum(schema: Schema, seen: tuple[str, ...], decisive: Collection[Path] = ()) -> bool:
    """Whether there is an enum other than at the decisive places, which say what an object is."""
    pointer = schema.target.pointer
    return schema.has_enum or (
        pointer not in seen
        and any(_has_enum(inner, (*seen, pointer), told) for _, inner, told in _inside(schema, decisive))
    )


def _with_enums(schema: Schema, seen: tuple[str, ...] = (), decisive: Collection[Path] = ()) -> Iterator[Any]:
    """A value for each enum that `_has_enum` sees, with what there has to be around; not all of them are valid."""
    pointer = schema.target.pointer
    if schema.has_enum:
        yield from first_values(schema, 1)
    if pointer in seen:
        return
    for name, inner, told in _inside(schema, decisive):
        for value in _with_enums(inner, (*seen, pointer), told):
            for around in first_values(schema, 1):
                yield {**around, name: value} if isinstance(name, str) and isinstance(around, dict) else [value]


def _inside(schema: Schema, decisive: Collection[Path]) -> Iterator[tuple[str | None, Schema, set[Path]]]:
    """What is inside, with the name of a member, but for the decisive places; and which are decisive there."""
    places = {*decisive, *deciding(schema)}
    for name, inner in schema.properties.items():
        if (name,) not in places:
            yield name, inner, {path[1:] for path in places if path[0] == name}
    yield None, schema.items, set()
    yield "another", schema.additional, set()


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
    schema = branch_of(schema, value) or schema
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _places(schema.item(index), item, (*path, index))
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from _places(schema.properties.get(name, schema.additional), member, (*path, name))


def _value_at(value: Any, path: Path) -> Any:
    return _value_at(value[path[0]], path[1:]) if path else value


def _replaced(value: Any, path: Path, new: Any) -> Any:
    if not path:
        return new
    copy = value.copy()
    copy[path[0]] = _replaced(copy[path[0]], path[1:], new)
    return copy
