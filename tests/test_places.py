"""Where a value is not what its schema says, by the branches of unions that it may be of."""

from typing import Any

import pytest

from wireproof.judge.places import places
from wireproof.schema import Schema

TEXT, NUMBER = {"type": "string"}, {"type": "integer"}


def _object(**members: Any) -> dict[str, Any]:
    """An object whose members are all required."""
    return {"type": "object", "required": [*members], "properties": members}


TAKEN, WRITTEN = _object(target=TEXT, source=TEXT, regex=TEXT), _object(target=TEXT, template=TEXT)
CAT, DOG = _object(kind={"const": "cat"}, lives=NUMBER), _object(kind={"enum": ["dog"]}, age=NUMBER)
LIST = {"type": "array", "items": {"oneOf": [TAKEN, WRITTEN]}}


@pytest.mark.parametrize(
    ("schema", "value", "expected"),
    [
        (TAKEN, {"target": 1, "source": "b"}, {"/target", "/regex"}),
        (LIST, [{"target": "a", "template": "b"}], set()),
        (LIST, [{"target": "a", "template": 1}], {"/0/template"}),
        (LIST, [{"target": "a", "template": 1, "source": 1, "regex": "c"}], {"/0/template", "/0/source"}),
        (LIST, [{"target": "a"}], {"/0/source", "/0/regex", "/0/template"}),
        (LIST, [{"target": 1, "source": "b", "regex": "c"}], {"/0/target"}),
        (LIST, [7], {"/0"}),
        ({"anyOf": [{"type": "null"}, WRITTEN]}, {"target": "a"}, {"/template"}),
        ({"anyOf": [CAT, DOG]}, {"kind": "dog", "lives": "nine"}, {"/age"}),
        ({"anyOf": [CAT, DOG]}, {"kind": "cat", "lives": "nine"}, {"/lives"}),
        ({"anyOf": [CAT, DOG]}, {"kind": "cow", "lives": 9}, {"/kind"}),
        ({"anyOf": [_object(a=_object(b=TEXT)), _object(c=TEXT)]}, {"a": {}, "c": 1}, {"/a/b", "/c"}),
        ({"anyOf": [{"type": "object", "maxProperties": 0}, _object(c=TEXT)]}, {"c": 1}, {"", "/c"}),
        ({"anyOf": [{"type": "null"}, {"oneOf": [TAKEN, WRITTEN]}]}, {"target": "a", "template": 1}, {"/template"}),
    ],
)
def test_a_place_is_one_that_a_branch_justifies(schema: Any, value: Any, expected: set[str]) -> None:
    """
    A branch of another type, with other constants or with members that are missing has no say where there is a better.
    """
    assert expected == places(Schema(schema, "#", {}), value)
