"""Parameters that are JSON: how they are written, and when they are refused or left out."""

import pytest

from wireproof.runtime.contents import JsonCookie, JsonHeader, JsonPath, JsonQuery
from wireproof.runtime.decoding import array, integer, null, string
from wireproof.runtime.models import members, optional, required
from wireproof.runtime.types import UNSET

FILTER = members(required("a/b", array(integer)), optional("c", string | null))
VALUE = {"a/b": [1, 2], "c": None}
ENCODED = "%7B%22a%2Fb%22%3A%5B1%2C2%5D%2C%22c%22%3Anull%7D"
KINDS = [JsonPath, JsonQuery, JsonCookie, JsonHeader]


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (JsonPath, ENCODED),
        (JsonQuery, ("a b", [f"a%20b={ENCODED}"])),
        (JsonCookie, ("a b", [f"a%20b={ENCODED}"])),
        (JsonHeader, {"a b": '{"a/b":[1,2],"c":null}'}),
    ],
)
def test_a_parameter_may_be_json(kind, expected):
    """
    It has no blanks between its parts, and is percent-encoded but in a header.
    """
    assert expected == kind("a b", FILTER)(VALUE)


@pytest.mark.parametrize("kind", KINDS)
def test_json_in_a_parameter_is_ascii(kind):
    """
    Other characters are escaped as JSON escapes them.
    """
    assert "u00e9" in str(kind("a", string)("é"))
    assert "é" not in str(kind("a", string)("é"))


@pytest.mark.parametrize(("kind", "nothing"), [(JsonQuery, ("a", [])), (JsonCookie, ("a", [])), (JsonHeader, {})])
def test_json_that_is_optional_may_be_left_out(kind, nothing):
    """
    One that is required may not.
    """
    assert nothing == kind("a", FILTER)(UNSET)
    with pytest.raises(TypeError, match=r"^parameter a needs a value, not UNSET"):
        kind("a", FILTER, required=True)(UNSET)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "^parameter a needs a value, not None"),
        ([1], "^parameter a: expected an object, received"),
        ({"a/b": ["1"]}, "^parameter a: at /a~1b/0, expected an integer, received"),
    ],
)
def test_what_the_spec_does_not_describe_is_no_json_of_it(kind, value, reason):
    """
    None is refused as well, which would be left out by mistake.
    """
    with pytest.raises(TypeError, match=reason):
        kind("a", FILTER)(value)


@pytest.mark.parametrize("value", [None, UNSET])
def test_a_path_needs_its_json(value):
    """
    It cannot be left out.
    """
    with pytest.raises(TypeError, match=r"^parameter a needs a value"):
        JsonPath("a", string | null)(value)
