"""Typed arguments as they go on the wire: bodies, and parameters in each style."""

import datetime
import math
from types import MappingProxyType

import pytest
from attrs import define

from wireproof.runtime.decoding import anything, array, boolean, date, integer, model, null, number, string, string_enum
from wireproof.runtime.encoding import Body, Content, Cookie, Header, Path, Query, merged
from wireproof.runtime.models import Members, Model, members, optional, required
from wireproof.runtime.types import UNSET, OpenStrEnum


class Colour(OpenStrEnum):
    """Two documented strings."""

    RED = "red"
    BLUE = "blue"


@define
class Point(Model):
    """An object with two members."""

    x: int
    y: int

    @classmethod
    def _members(cls):
        return Members(required("x", integer), required("y", integer))


@define
class Place(Model):
    """Another object with the same members."""

    x: int
    y: int

    @classmethod
    def _members(cls):
        return Members(required("x", integer), required("y", integer))


WORDS, POINT, MAP = array(string), model(Point), members(rest=anything)
COLOUR = string_enum(Colour)
BODY = Body(members(required("name", string), optional("colour", COLOUR), optional("at", POINT | null), rest=anything))


# Bodies -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "argument", "expected"),
    [
        (BODY, {"name": "é", "colour": UNSET, "at": None}, '{"name":"é","at":null}'),
        (BODY, {"name": "a", "colour": "red", "at": Point(1, 2)}, '{"name":"a","colour":"red","at":{"x":1,"y":2}}'),
        (BODY, {"name": "a", "colour": Colour("mauve")}, '{"name":"a","colour":"mauve"}'),
        (BODY, {"name": "a", "new": {"b": UNSET, "c": {"d": UNSET}}}, '{"name":"a","new":{"c":{}}}'),
        (Body(array(POINT)), [Point(1, 2)], '[{"x":1,"y":2}]'),
        (Body(POINT), Point(1, 2), '{"x":1,"y":2}'),
        (Body(anything), Place(1, 2), '{"x":1,"y":2}'),
        (Body(null | string), None, "null"),
        (Body(number), 10**400, f"{10**400}"),
        (Body(array(POINT)), [Point(300.0, -2.0)], '[{"x":300,"y":-2}]'),
        (Body(array(number)), [300.0, 0.5, 1e300], "[300,0.5,1e+300]"),
    ],
)
def test_a_body_is_compact_json(body, argument, expected):
    """
    A body is UTF-8 without spaces; members that are `UNSET` are left out of it, and null is not.
    """
    assert Content("application/json", expected.encode()) == body(argument)


def test_a_body_has_its_documented_content_type():
    """
    The content type is that of the spec.
    """
    assert (
        "application/merge-patch+json" == Body(anything, content_type="application/merge-patch+json")({}).content_type
    )


def test_an_optional_body_may_be_left_out():
    """
    Without an argument there is no body, where none is needed; where one is, that is a TypeError.
    """
    assert Body(POINT, required=False)(UNSET) is None
    with pytest.raises(TypeError, match=r"^the body needs a value, not UNSET$"):
        Body(POINT)(UNSET)


@pytest.mark.parametrize(
    ("body", "argument", "kind", "message"),
    [
        (
            BODY,
            {},
            TypeError,
            "the body: at /name, expected a string, received nothing, the required member is missing",
        ),
        (BODY, {"name": UNSET}, TypeError, "the body: at /name, expected a string, received nothing, the required"),
        (BODY, {"name": 1}, TypeError, "the body: at /name, expected a string, received 1"),
        (BODY, {"name": "a", "at": {"x": 1}}, TypeError, "the body: at /at/y, expected an integer, received nothing"),
        (
            BODY,
            {"name": "a", "colour": "mauve"},
            ValueError,
            "the body: at /colour, expected one of 'red', 'blue', rec",
        ),
        (BODY, {"name": "a", "new": [math.nan]}, ValueError, "the body: at /new/0, JSON has no number nan"),
        (BODY, {"name": "a", "new": object()}, TypeError, "the body: at /new, object cannot be written as JSON"),
        (BODY, {"name": "\ud800"}, ValueError, "surrogates not allowed"),
        (BODY, [], TypeError, "the body: expected an object, received an array of 0 items"),
        (Body(POINT), Place(1, 2), TypeError, "the body: expected Point, received Place"),
        (Body(POINT | null), Place(1, 2), TypeError, "the body: expected Point or null, received Place"),
        (Body(array(POINT)), [Place(1, 2)], TypeError, "the body: at /0, expected Point, received Place"),
        (BODY, {"name": "a", "at": Place(1, 2)}, TypeError, "the body: at /at, expected Point or null, received Place"),
        (Body(array(POINT)), Place(1, 2), TypeError, "the body: expected an array, received Place"),
    ],
)
def test_a_body_that_the_spec_does_not_describe_is_refused(body, argument, kind, message):
    """
    A value of another type is a TypeError, one that may not be sent a ValueError, and both say where it is.
    """
    with pytest.raises(kind) as caught:
        body(argument)

    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("additional", "named", "expected"),
    [
        (UNSET, {"a": 1, "b": UNSET}, [("a", 1), ("b", UNSET)]),
        ({"c": 1}, {"a": 2, "b": UNSET}, [("c", 1), ("a", 2)]),
        (MappingProxyType({"a": 1}), {"a": UNSET}, [("a", 1)]),
        ({"a": 1}, {"a": None}, [("a", None)]),
    ],
)
def test_members_that_the_spec_does_not_name_come_first(additional, named, expected):
    """
    A named member wins over an additional one of its name, unless it is `UNSET`.
    """
    assert expected == list(merged(additional, named).items())


@pytest.mark.parametrize("additional", [None, [("a", 1)], "a"])
def test_additional_properties_are_a_mapping(additional):
    """
    Anything else is a TypeError, so is None.
    """
    with pytest.raises(TypeError, match=r"^additional_properties must be a mapping, not"):
        merged(additional, {})


# Parameters ---------------------------------------------------------------------------------------------------------

LIST, RGB = ["blue", "black"], {"R": 100, "G": 200}


@pytest.mark.parametrize(
    ("parameter", "value", "expected"),
    [
        (Path("id", string), "a/b ?é%~", "a%2Fb%20%3F%C3%A9%25~"),
        (Path("id", string), "...", "..."),
        (Path("id", integer), 0, "0"),
        (Path("id", COLOUR), Colour("mauve"), "mauve"),
        (Path("id", date), datetime.date(2024, 1, 31), "2024-01-31"),
        (Path("id", WORDS), ["a,b", ""], "a%2Cb,"),
        (Path("id", MAP, explode=True), RGB, "R=100,G=200"),
        (Path("id", WORDS, "label"), LIST, ".blue,black"),
        (Path("id", WORDS, "label", explode=True), LIST, ".blue.black"),
        (Path("id", string, "matrix"), "a", ";id=a"),
        (Path("i d", WORDS, "matrix", explode=True), ["a", ""], ";i%20d=a;i%20d"),
        (Path("id", MAP, "matrix", explode=True), RGB, ";R=100;G=200"),
        (Path("id", MAP, "matrix"), RGB, ";id=R,100,G,200"),
    ],
)
def test_a_path_parameter_is_one_segment(parameter, value, expected):
    """
    Each style writes the segment in its way, and percent-encodes what would end it.
    """
    assert expected == parameter(value)


@pytest.mark.parametrize(
    ("parameter", "value", "kind", "message"),
    [
        (Path("id", string), None, TypeError, "path parameter id needs a value, not None"),
        (Path("id", string), UNSET, TypeError, "path parameter id needs a value, not UNSET"),
        (Path("id", string), 1, TypeError, "path parameter id: expected a string, received 1"),
        (Path("id", COLOUR), "mauve", ValueError, "path parameter id: expected one of 'red', 'blue'"),
        (Path("id", string), "", ValueError, "path parameter id must not be '': it would address another resource"),
        (Path("id", string), "..", ValueError, "must not be '..'"),
        (Path("id", WORDS), ["."], ValueError, "must not be ['.']"),
        (Path("id", WORDS), [], ValueError, "must not be []"),
        (Path("id", WORDS, "label", explode=True), ["", ""], ValueError, "must not be ['', '']"),
        (Path("id", WORDS, "label", explode=True), ["a.b"], ValueError, "'a.b' has a '.', which separates values"),
        (Path("id", string, "matrix"), "", ValueError, "must not be ''"),
        (Path("id", WORDS, "matrix"), [], ValueError, "must not be []"),
        (Path("id", array(WORDS)), [["a"]], ValueError, "['a']: a parameter cannot hold an array"),
    ],
)
def test_a_segment_that_leads_elsewhere_is_refused(parameter, value, kind, message):
    """
    A path parameter is there, has its type, and is nothing that a server would take for another path.
    """
    with pytest.raises(kind) as caught:
        parameter(value)

    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("parameter", "value", "expected"),
    [
        (Query("q", string), UNSET, []),
        (Query("q", string), "", ["q="]),
        (Query("q[]", string), "a&b=c+d", ["q%5B%5D=a%26b%3Dc%2Bd"]),
        (Query("q", boolean), False, ["q=false"]),
        (Query("q", number), 1e16, ["q=1e%2B16"]),
        (Query("q", null), None, TypeError),
        (Query("q", WORDS), LIST, ["q=blue", "q=black"]),
        (Query("q", WORDS), tuple(LIST), ["q=blue", "q=black"]),
        (Query("q", WORDS, explode=False), ["a,b", "c"], ["q=a%2Cb,c"]),
        (Query("q", POINT), Point(1, 2), ["x=1", "y=2"]),
        (Query("q", POINT, explode=False), Point(1, 2), ["q=x,1,y,2"]),
        (Query("q", WORDS, "spaceDelimited", explode=False), LIST, ["q=blue%20black"]),
        (Query("q", WORDS, "pipeDelimited", explode=False), LIST, ["q=blue%7Cblack"]),
        (Query("q", WORDS, "pipeDelimited"), ["a|b", "c"], ["q=a%7Cb", "q=c"]),
        (Query("q", MAP, "deepObject"), {"a b": "c", "[": None}, ["q%5Ba%20b%5D=c", "q%5B%5B%5D=null"]),
        (Cookie("q", WORDS), LIST, ["q=blue", "q=black"]),
        (Query("q", string, required=True), UNSET, TypeError),
        (Query("q", integer), True, TypeError),
        (Query("q", POINT), Place(1, 2), TypeError),
        (Query("q", WORDS), [], ValueError),
        (Query("q", MAP, "deepObject"), {}, ValueError),
        (Query("q", COLOUR), "mauve", ValueError),
        (Query("q", number), math.inf, ValueError),
        (Query("q", WORDS, "spaceDelimited", explode=False), ["a b"], ValueError),
        (Query("q", WORDS, "pipeDelimited", explode=False), ["a|b"], ValueError),
        (Query("q", MAP, "pipeDelimited", explode=False), {"a|b": 1}, ValueError),
        (Query("q", MAP), {"a": {"b": 1}}, ValueError),
        (Query("q", MAP, "deepObject"), {"a": [1]}, ValueError),
    ],
)
def test_a_query_parameter_has_its_pairs(parameter, value, expected):
    """
    Each style writes its pairs, and only `UNSET` writes none; what would be left out or misread by mistake is refused.
    """
    if isinstance(expected, list):
        assert (parameter.name, expected) == parameter(value)
    else:
        with pytest.raises(expected):
            parameter(value)


@pytest.mark.parametrize(
    ("parameter", "value", "expected"),
    [
        (Header("X-A", string), UNSET, {}),
        (Header("X-A", string), "a, b%=", {"X-A": "a, b%="}),
        (Header("X-A", string), "", {"X-A": ""}),
        (Header("X-A", WORDS), LIST, {"X-A": "blue,black"}),
        (Header("X-A", MAP), RGB, {"X-A": "R,100,G,200"}),
        (Header("X-A", MAP, explode=True), RGB, {"X-A": "R=100,G=200"}),
        (Header("X-A", string, required=True), UNSET, TypeError),
        (Header("X-A", string), None, TypeError),
        (Header("X-A", string), " a", ValueError),
        (Header("X-A", WORDS), ["a", "b "], ValueError),
        (Header("X-A", string), "a\r\nX-B: c", ValueError),
        (Header("X-A", string), "é", ValueError),
        (Header("X-A", WORDS), ["a,b"], ValueError),
        (Header("X-A", MAP, explode=True), {"a": "b,c"}, ValueError),
        (Header("X-A", WORDS), [], ValueError),
        (Header("X-A", array(WORDS)), [["a"]], ValueError),
    ],
)
def test_a_header_parameter_is_written_as_it_is(parameter, value, expected):
    """
    A header field is not percent-encoded, so that what it cannot carry, or would not separate, is refused.
    """
    if isinstance(expected, dict):
        assert expected == parameter(value)
    else:
        with pytest.raises(expected, match=r"X-A|inside another one"):
            parameter(value)


def test_an_integer_is_written_as_one():
    """
    300.0 is an integer to JSON Schema, and 300 is what every server reads.
    """
    assert Path("id", integer)(300.0) == "300"
    assert Query("ids", array(integer), explode=False)([300.0, 7]) == ("ids", ["ids=300,7"])
    assert Header("X-Id", integer)(300.0) == {"X-Id": "300"}
