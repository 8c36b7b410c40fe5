"""Schemas of objects that do not say so."""

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
