"""Schemas of objects that do not say so, or not what each member is that they require."""

from typing import Any

import pytest

from wireproof.intake.objects import with_objects

MEMBERS: dict[str, Any] = {"properties": {"id": {}}}


def read(schema: dict[str, Any]) -> Any:
    """A schema of a document as it is read."""
    return with_objects({"openapi": "3.1.0", "components": {"schemas": {"Thing": schema}}})["components"]["schemas"][
        "Thing"
    ]


@pytest.mark.parametrize("around", ["allOf", "anyOf", "oneOf"])
def test_what_describes_members_is_an_object(around: str) -> None:
    """
    By itself, as a member, and as a part of something.
    """
    found = read({**MEMBERS, "properties": {"inner": MEMBERS}, around: [MEMBERS]})

    assert ("object", "object", "object") == (
        found["type"],
        found["properties"]["inner"]["type"],
        found[around][0]["type"],
    )


@pytest.mark.parametrize(
    "schema",
    [
        {**MEMBERS, "type": ["object", "null"]},
        {**MEMBERS, "enum": [None]},
        {"not": MEMBERS},
        {"if": MEMBERS, "then": MEMBERS},
        {"example": MEMBERS},
    ],
    ids=["types", "values", "not", "if", "data"],
)
def test_nothing_is_said_of_what_says_something_else(schema: dict[str, Any]) -> None:
    """
    Other types, listed values, conditions and data stay as they are.
    """
    assert schema == read(schema)


def test_a_member_of_this_name_is_no_condition() -> None:
    """
    `not` may be what a member is called.
    """
    assert "object" == read({**MEMBERS, "properties": {"not": MEMBERS}})["properties"]["not"]["type"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, {"id": {}, "address": {}}),
        ({"additionalProperties": True}, {"id": {}, "address": {}}),
        ({"additionalProperties": {"type": "string"}}, {"id": {}, "address": {"type": "string"}}),
        ({"additionalProperties": False}, {"id": {}}),
        ({"allOf": [{"properties": {"address": {"type": "string"}}}]}, {"id": {}}),
        ({"patternProperties": {"^a": {"type": "string"}}}, {"id": {}}),
    ],
)
def test_what_is_required_is_described_as_an_additional_member(more: dict[str, Any], expected: dict[str, Any]) -> None:
    """
    Where nothing else may describe it.
    """
    assert expected == read({"type": "object", **MEMBERS, "required": ["id", "address"], **more})["properties"]


def test_a_part_may_require_what_another_describes() -> None:
    """
    Nothing is added to it.
    """
    part = {"type": "object", **MEMBERS, "required": ["address"]}

    assert {"allOf": [part]} == read({"allOf": [part]})
