"""A content type is known by its name, whatever its letters and parameters."""

import pytest

from wireproof.content_types import essence_of, is_json


@pytest.mark.parametrize("content_type", ["text/X", " text/x", "TEXT/x\t; charset=utf-8", "text/x;a=b"])
def test_the_essence_of_a_content_type_is_its_name(content_type: str) -> None:
    """
    In lower case, without parameters and blanks, and with every letter.
    """
    assert "text/x" == essence_of(content_type)


@pytest.mark.parametrize(
    ("content_type", "expected"),
    [
        ("application/json", True),
        ("Application/JSON ; charset=utf-8", True),
        ("application/problem+json", True),
        ("text/json-lines", False),
        ("application/*", False),
        ("", False),
    ],
)
def test_json_has_two_kinds_of_content_type(content_type: str, expected: bool) -> None:
    """
    A content type is JSON by its name or by its suffix.
    """
    assert expected == is_json(content_type)
