"""What Hypothesis draws as the server: answers that a spec allows, and answers that it does not, by their flaw."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any, Literal

import httpx
from hypothesis import assume
from hypothesis import strategies as st

from wireproof.branches import branch_of, deciding
from wireproof.catalog import DocumentedResponse, MediaType, Operation
from wireproof.schema import JSON_TYPES, Schema, escape, is_json
from wireproof.strategies import Path, bodies, pick, values

__all__ = [
    "HTML",
    "Answer",
    "Flaw",
    "broken_answers",
    "broken_examples",
    "flaws",
    "has_enum",
    "named_answers",
    "statuses",
    "unlisted_answers",
    "valid_answers",
]

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
def valid_answers(
    operation: Operation, documented: DocumentedResponse, *, shrinks: bool = False
) -> st.SearchStrategy[Answer]:
    """
    Answers that a spec allows, with bodies drawn from the schema.

    A body is one of those that all operations with the schema share, which is quick, or drawn anew, so that it shrinks.
    """
    if not documented.media_types:
        return pick([answer for _, answer in named_answers(operation, documented)])
    possible = st.sampled_from(statuses(operation, documented))
    return st.one_of([_drawn_answers(documented, media, possible, shrinks) for media in documented.media_types])


def _drawn_answers(
    documented: DocumentedResponse, media_type: MediaType, possible: st.SearchStrategy[int], shrinks: bool
) -> st.SearchStrategy[Answer]:
    draw = values if shrinks else bodies
    drawn = draw(media_type.schema) if media_type.schema else st.none()
    return st.builds(partial(_answer, documented, media_type), possible, drawn)


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


def flaws(documented: DocumentedResponse) -> list[Flaw]:
    """The flaws that the bodies of a documented response can have, of those that look different every time."""
    return [flaw for schema in _json_schemas(documented) for flaw, (possible, _) in FLAWS.items() if possible(schema)]


def broken_answers(
    operation: Operation, documented: DocumentedResponse, flaw: Flaw, *, shrinks: bool = False
) -> st.SearchStrategy[Answer]:
    """Answers that a spec does not allow because of one of the `flaws`."""
    [schema] = _json_schemas(documented)
    _, broken = FLAWS[flaw]
    return broken(valid_answers(operation, documented, shrinks=shrinks), schema)


def has_enum(documented: DocumentedResponse) -> bool:
    """Whether the bodies of a documented response have an enum somewhere."""
    return any(_has_enum(schema, ()) for schema in _json_schemas(documented))


def unlisted_answers(
    operation: Operation, documented: DocumentedResponse, *, shrinks: bool = False
) -> st.SearchStrategy[Answer]:
    """Answers with a value that an enum does not list."""
    [schema] = _json_schemas(documented)
    shown = [answer for _, answer in named_answers(operation, documented) if _enum_places(schema, answer.body)]
    return _with_an_unlisted_value(valid_answers(operation, documented, shrinks=shrinks), schema, shown)


def _json_schemas(documented: DocumentedResponse) -> list[Schema]:
    """The schema of the JSON body; none where there is no such body or nothing is said about it."""
    return [media.schema for media in documented.media_types if media.schema and is_json(media.content_type)][:1]


@st.composite
def _truncated(draw: st.DrawFn, valid: st.SearchStrategy[Answer], _: Schema) -> Answer:
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


FLAWS: Mapping[
    Flaw,
    tuple[Callable[[Schema], object], Callable[[st.SearchStrategy[Answer], Schema], st.SearchStrategy[Answer]]],
] = {
    "truncated": (lambda _: True, _truncated),
    "dropped-member": (lambda schema: schema.required, _without_a_member),
    "wrong-type": (lambda schema: schema.types != JSON_TYPES, _with_a_wrong_type),
}
"""Which schemas allow bodies to have a flaw, and the strategy that gives it to valid answers."""


@st.composite
def _with_an_unlisted_value(
    draw: st.DrawFn, valid: st.SearchStrategy[Answer], schema: Schema, shown: list[Answer]
) -> Answer:
    """Deep inside, an enum that may be left out is seldom drawn; then an example with one steps in."""
    answer = draw(valid)
    if shown and not _enum_places(schema, answer.body):
        answer = draw(pick(shown))
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
    """
    Where a body has an enum's value, with one of the same type that the enum does not list.

    A value that says what an object is has none of tomorrow: it would be another object.
    """
    places = list(_places(schema, body))
    decisive = {(*path, name) for path, inner in places for name in deciding(inner)}
    return [
        (path, "a value of tomorrow" if "string" in inner.types else 987_654_321)
        for path, inner in places
        if inner.has_enum and path not in decisive and not isinstance(_at(body, path), bool | None)
    ]


def _has_enum(schema: Schema, seen: tuple[str, ...]) -> bool:
    pointer = schema.target.pointer
    members = [one for name, one in schema.properties.items() if name not in deciding(schema)]
    inner = [*members, schema.items, schema.additional]
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
    schema = branch_of(schema, value) or schema
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
