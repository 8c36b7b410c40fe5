"""A content type is known by its name, whatever its letters and parameters."""

import pytest

from wireproof.content_types import is_json


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
