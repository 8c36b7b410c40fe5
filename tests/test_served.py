"""What the suite serves: header fields in every way that a spec describes them, and a body for each branch."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from wireproof.adapters import response_of
from wireproof.catalog import Spec
from wireproof.loading import load
from wireproof.oracle import judge_response
from wireproof.served import branch_responses, example_responses, has_enum, with_unknown_enum
from wireproof.strategies import first_values

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="module")
def fields() -> Spec:
    """The spec with every way to describe a header field."""
    return load(CASES / "response-headers.yaml")


def test_a_header_field_is_served_as_it_is_shown(fields: Spec) -> None:
    """
    By its own examples or those of its schema, in its style; what is required and not shown is made up.
    """
    (operation,) = fields.operations
    ((_, success),) = example_responses(operation, operation.responses[0])

    shown = {
        "Example": "true",
        "Examples": "abc",
        "Of-Components": "word",
        "Schema-Example": "5",
        "Schema-Examples": "7",
        "Default": "9",
        "Enum": "calm",
        "Const": "always",
        "Reference": "0.5",
        "Array": "1,2",
        "Object": "a,1,b,two",
        "Exploded": "a=1",
        "Json": "[1, 2]",
    }
    assert shown == {name: success.headers[f"X-{name}"] for name in shown}
    assert [] == [name for name in ("Nothing", "Text", "List", "When") if not success.headers[f"X-{name}"]]
    assert () == judge_response(fields, operation, response_of(success.response))


def test_what_follows_from_the_content_is_served_as_it_is(fields: Spec) -> None:
    """
    A coding that clients ask for is that of the content; another one, and a length that is shown, are left out.
    """
    (operation,) = fields.operations
    ((_, success),), ((_, refusal),) = (example_responses(operation, one) for one in operation.responses)

    assert ("gzip", b"true") == (success.response.headers["Content-Encoding"], success.response.content)
    assert "5" != success.response.headers["Content-Length"]
    assert "Content-Encoding" not in refusal.response.headers


def test_where_a_spec_has_no_example_a_body_is_made_up() -> None:
    """
    Its name says so, and it is what the spec allows; it may be that of a union with a name.
    """
    spec = load(CASES / "statuses.yaml")
    operation = spec.operations[0]
    ((name, served),) = example_responses(operation, operation.responses[0])

    assert "made-up" == name
    assert served.body["state"] in ("open", "shut")
    assert () == judge_response(spec, operation, response_of(served.response))


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("statuses", [["open"], ["shut"]]),
        ("union-told-apart-by-enum", [["user"], ["group"], ["user"], ["group"]]),
    ],
)
def test_there_is_a_response_for_each_branch(case: str, expected: list[list[str]]) -> None:
    """
    Whether the branches say themselves what they are, or only their discriminator does.
    """
    spec = load(CASES / f"{case}.yaml")
    operation = spec.operations[0]
    bodies = [served.body for served in branch_responses(operation, operation.responses[0])]

    objects = [body.get("kinds") or [body.get("owner", body)] for body in bodies]
    assert sorted(expected) == sorted([one.get("state") or one["type"] for one in found] for found in objects)


def test_what_nothing_can_be_drawn_for_is_left_out() -> None:
    """
    Where no value is of one branch only, nothing around it is made either, nor an enum's value beside it.
    """
    (operation,) = load(CASES / "union-told-by-nothing.yaml").operations
    (documented,) = operation.responses

    bodies = [served.body for served in branch_responses(operation, documented)]

    assert {"extractions"} == {name for body in bodies for name in body}
    assert not has_enum(operation, documented)


def test_a_drawn_response_has_what_only_responses_have() -> None:
    """
    Its `readOnly` members are there, required or not; a `writeOnly` one never is.
    """
    spec = load(CASES / "small-api.yaml")
    (response,) = [one for operation in spec.operations for one in operation.responses if one.status == "201"]
    (media_type,) = response.media_types
    assert media_type.schema

    names = {name for body in first_values(media_type.schema, 30) for name in body}

    assert {"id", "made"} <= names
    assert "secret" not in names


def test_an_example_of_both_sides_is_served_as_that_of_a_response() -> None:
    """
    What is `writeOnly` in it is left out, since no server sends that.
    """
    (operation,) = load(CASES / "read-only-write-only.yaml").operations
    ((_, served),) = example_responses(operation, operation.responses[0])

    assert {"id": 1, "name": "x"} == served.body == json.loads(served.content)


@pytest.mark.parametrize(
    ("schema", "place"),
    [
        ({"required": ["id"], "properties": {"post": {"properties": {"state": {"enum": ["on"]}}}}}, "/post/state"),
        ({"properties": {"list": {"type": "array", "items": {"type": "string", "enum": ["on"]}}}}, "/list/0"),
        ({"additionalProperties": {"type": "integer", "enum": [1]}}, "/another"),
    ],
)
def test_a_body_with_an_enum_is_made_where_none_is_shown_or_drawn(
    tmp_path: Path, schema: dict[str, Any], place: str
) -> None:
    """
    Each draw has a value of tomorrow, although the members around it may be left out and most draws do so.
    """
    shape = {"type": "object", **schema}
    media = {"application/json": {"schema": shape, "example": {"id": "7"} if "required" in schema else {}}}
    operation = {
        "operationId": "getPost",
        "tags": ["Posts"],
        "responses": {"200": {"description": "Y", "content": media}},
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Posts", "version": "1.0.0"},
        "paths": {"/posts": {"get": operation}},
    }
    (tmp_path / "posts.json").write_text(json.dumps(document), encoding="utf-8")
    (found,) = load(tmp_path / "posts.json").operations
    places = []

    @settings(max_examples=5, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(with_unknown_enum(found, found.responses[0]))
    def drawn(response: Any) -> None:
        places.append(response.place)

    drawn()
    assert place in places
