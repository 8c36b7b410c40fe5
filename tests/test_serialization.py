"""The style table of OpenAPI 3.1, both ways."""

import math
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireproof.catalog import Parameter
from wireproof.schema import Schema
from wireproof.serialization import ROWS, decode, encode, is_repeated, is_spread, percent_decode, shape_of, typed

LOCATIONS = {
    "simple": ("path", "header"),
    "label": ("path",),
    "matrix": ("path",),
    "form": ("query", "cookie"),
    "spaceDelimited": ("query",),
    "pipeDelimited": ("query",),
    "deepObject": ("query",),
}
TABLE = sorted((location, *row) for row in ROWS for location in LOCATIONS[row[0]])

LIST = {"type": "array", "items": {"type": "string"}}
COLOUR = {"type": "object", "additionalProperties": {"type": "integer"}}
SCHEMAS = {"primitive": {"type": "string"}, "array": LIST, "object": COLOUR}

NINES = 10**5000 - 1
EMPTY, BLUE, COLOURS = "", "blue", ["blue", "black", "brown"]
RGB = {"R": 100, "G": 200, "B": 150}


def colour(location, style, explode, schema, *, name="color", allow_reserved=False, content_type=""):
    return Parameter(
        name=name,
        location=location,
        description="",
        required=False,
        style=style,
        explode=explode,
        allow_reserved=allow_reserved,
        schema=Schema(schema, "#", {}),
        pointer="#",
        content_type=content_type,
    )


def schema_for(value):
    return LIST if isinstance(value, list) else COLOUR if isinstance(value, dict) else {"type": "string"}


def wire(parameter, pairs):
    """The pairs as they stand on the wire; exploded cookies are several cookies."""
    if parameter.location in ("path", "header"):
        return "".join(text for _, text in pairs)
    return ("; " if parameter.location == "cookie" else "&").join(f"{name}={text}" for name, text in pairs)


@pytest.mark.parametrize(
    ("location", "style", "explode", "value", "expected"),
    [
        ("path", "matrix", False, EMPTY, ";color"),
        ("path", "matrix", False, BLUE, ";color=blue"),
        ("path", "matrix", False, COLOURS, ";color=blue,black,brown"),
        ("path", "matrix", False, RGB, ";color=R,100,G,200,B,150"),
        ("path", "matrix", True, EMPTY, ";color"),
        ("path", "matrix", True, BLUE, ";color=blue"),
        ("path", "matrix", True, COLOURS, ";color=blue;color=black;color=brown"),
        ("path", "matrix", True, RGB, ";R=100;G=200;B=150"),
        ("path", "label", False, EMPTY, "."),
        ("path", "label", False, BLUE, ".blue"),
        ("path", "label", False, COLOURS, ".blue,black,brown"),
        ("path", "label", False, RGB, ".R,100,G,200,B,150"),
        ("path", "label", True, EMPTY, "."),
        ("path", "label", True, BLUE, ".blue"),
        ("path", "label", True, COLOURS, ".blue.black.brown"),
        ("path", "label", True, RGB, ".R=100.G=200.B=150"),
        ("path", "simple", False, EMPTY, ""),
        ("path", "simple", False, BLUE, "blue"),
        ("path", "simple", False, COLOURS, "blue,black,brown"),
        ("path", "simple", False, RGB, "R,100,G,200,B,150"),
        ("path", "simple", True, BLUE, "blue"),
        ("path", "simple", True, COLOURS, "blue,black,brown"),
        ("path", "simple", True, RGB, "R=100,G=200,B=150"),
        ("header", "simple", False, EMPTY, ""),
        ("header", "simple", False, BLUE, "blue"),
        ("header", "simple", False, COLOURS, "blue,black,brown"),
        ("header", "simple", False, RGB, "R,100,G,200,B,150"),
        ("header", "simple", True, BLUE, "blue"),
        ("header", "simple", True, COLOURS, "blue,black,brown"),
        ("header", "simple", True, RGB, "R=100,G=200,B=150"),
        ("query", "form", False, EMPTY, "color="),
        ("query", "form", False, BLUE, "color=blue"),
        ("query", "form", False, COLOURS, "color=blue,black,brown"),
        ("query", "form", False, RGB, "color=R,100,G,200,B,150"),
        ("query", "form", True, EMPTY, "color="),
        ("query", "form", True, BLUE, "color=blue"),
        ("query", "form", True, COLOURS, "color=blue&color=black&color=brown"),
        ("query", "form", True, RGB, "R=100&G=200&B=150"),
        ("cookie", "form", False, EMPTY, "color="),
        ("cookie", "form", False, BLUE, "color=blue"),
        ("cookie", "form", False, COLOURS, "color=blue,black,brown"),
        ("cookie", "form", False, RGB, "color=R,100,G,200,B,150"),
        ("cookie", "form", True, BLUE, "color=blue"),
        ("cookie", "form", True, COLOURS, "color=blue; color=black; color=brown"),
        ("cookie", "form", True, RGB, "R=100; G=200; B=150"),
        ("form", "form", False, COLOURS, "color=blue,black,brown"),
        ("form", "form", True, COLOURS, "color=blue&color=black&color=brown"),
        ("form", "form", True, RGB, "R=100&G=200&B=150"),
        ("query", "spaceDelimited", False, COLOURS, "color=blue%20black%20brown"),
        ("query", "spaceDelimited", False, RGB, "color=R%20100%20G%20200%20B%20150"),
        ("query", "pipeDelimited", False, COLOURS, "color=blue%7Cblack%7Cbrown"),
        ("query", "pipeDelimited", False, RGB, "color=R%7C100%7CG%7C200%7CB%7C150"),
        ("query", "deepObject", False, RGB, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        ("query", "deepObject", True, RGB, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
    ],
)
def test_every_row_of_the_style_table_holds_both_ways(location, style, explode, value, expected):
    """
    Each value is written as the specification's own table shows it, and read back as the same value.
    """
    parameter = colour(location, style, explode, schema_for(value))

    pairs = encode(parameter, value)

    assert expected == wire(parameter, pairs)
    assert value == decode(parameter, pairs)


@pytest.mark.parametrize(("location", "style", "explode", "shape"), TABLE)
def test_an_empty_list_or_object_is_not_sent(location, style, explode, shape):
    """
    RFC 6570 gives an empty list or object no expansion, so there is no pair for it.
    """
    parameter = colour(location, style, explode, SCHEMAS[shape])

    sent = encode(parameter, {"primitive": BLUE, "array": [], "object": {}}[shape])

    assert (shape == "primitive") == bool(sent)


@pytest.mark.parametrize(
    ("location", "style", "explode", "pairs", "expected"),
    [
        ("query", "pipeDelimited", False, [("color", "blue|black")], ["blue", "black"]),
        ("query", "pipeDelimited", False, [("color", "blue%7cblack%7Cbrown")], COLOURS),
        ("query", "deepObject", True, [("color[R]", "100"), ("color%5bG%5d", "200")], {"R": 100, "G": 200}),
        ("query", "deepObject", True, [("color[a[b]]", "1")], {"a[b]": 1}),
        ("query", "form", False, [("color", "a+b")], ["a+b"]),
        ("query", "form", False, [("color", "a%2Cb,c")], ["a,b", "c"]),
        ("query", "form", False, [("color", ",")], ["", ""]),
        ("query", "form", False, [("color", "a%7cb,c")], ["a|b", "c"]),
        ("header", "simple", False, [("color", "X ,\tX")], ["X", "X"]),
        ("query", "form", True, [("R", "1"), ("%47", "2")], {"R": 1, "G": 2}),
        ("header", "simple", False, [("color", "blue , black")], ["blue", "black"]),
        ("header", "simple", True, [("color", "R=1, G=2")], {"R": 1, "G": 2}),
        ("path", "matrix", False, [("color", ";color=")], [""]),
        ("path", "matrix", True, [("color", ";col%6Fr=a;color")], ["a", ""]),
        ("path", "matrix", True, [("color", ";R=1")], {"R": 1}),
        ("path", "simple", False, [("color", "caf%C3%A9%2F")], ["café/"]),
    ],
)
def test_other_spellings_of_the_same_value_are_read(location, style, explode, pairs, expected):
    """
    Decoding also takes what a correct sender may write in another way, and nothing of it is read as a space or a form.
    """
    parameter = colour(location, style, explode, schema_for(expected))

    decoded = decode(parameter, pairs)

    assert expected == decoded


# Types --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schema", "text", "expected"),
    [
        ({"type": "integer"}, "12", 12),
        ({"type": "integer"}, "-0", 0),
        ({"type": "integer"}, "1e3", 1000),
        ({"type": "integer"}, "1.5", "1.5"),
        ({"type": "integer"}, "012", "012"),
        ({"type": "integer"}, "+1", "+1"),
        ({"type": "integer"}, "\N{ARABIC-INDIC DIGIT ONE}", "\N{ARABIC-INDIC DIGIT ONE}"),
        ({"type": "integer"}, "", ""),
        pytest.param({"type": "integer"}, "9" * 5000, NINES, id="an integer of 5000 digits"),
        pytest.param({"type": ["string", "integer"]}, f"-{'9' * 5000}", -NINES, id="a negative integer, or a string"),
        pytest.param({"type": ["integer", "null"]}, "9" * 20_001, "9" * 20_001, id="more digits than are read"),
        ({"type": "number"}, "1.25", 1.25),
        ({"type": "number"}, "1e3", 1000.0),
        ({"type": "number"}, "1e999", "1e999"),
        ({"type": "number"}, "NaN", "NaN"),
        ({"type": "boolean"}, "true", True),
        ({"type": "boolean"}, "false", False),
        ({"type": "boolean"}, "True", "True"),
        ({"type": ["null", "integer"]}, "null", None),
        ({"type": "integer"}, "null", "null"),
        ({"type": "string"}, "12", "12"),
        ({"type": "string"}, "null", "null"),
        ({"type": ["string", "integer"]}, "5", 5),
        ({"type": ["string", "integer"], "maximum": 4}, "5", "5"),
        ({"type": ["string", "null"]}, "null", None),
        ({"anyOf": [{"type": "string"}, {"type": "boolean"}]}, "true", True),
        ({"enum": ["1", 2]}, "1", "1"),
        ({"enum": ["1", 2]}, "2", 2),
        pytest.param({"type": ["null", "integer"]}, "9" * 5000, NINES, id="an integer of 5000 digits, or null"),
        ({"type": "string"}, '"a"', '"a"'),
        ({"type": "integer"}, " 5", " 5"),
        ({}, "[1]", "[1]"),
        ({}, "5", 5),
        (True, "five", "five"),
        ({"maxLength": 3}, "12345", "12345"),
        ({"pattern": "^[a-z]+$"}, "5", "5"),
        ({"minimum": 5}, "7", 7),
        ({"minLength": 2, "minimum": 5}, "17", 17),
        ({"allOf": [{"minLength": 1}]}, "5", "5"),
        ({"type": ["integer", "string"], "maxLength": 3}, "12345", 12345),
    ],
)
def test_text_becomes_the_type_that_the_schema_admits(schema, text, expected):
    """
    A JSON literal is read as its own type where the schema admits that; everything else stays text.
    """
    parameter = colour("query", "form", False, schema)

    decoded = decode(parameter, [("color", text)])

    assert expected == decoded
    assert isinstance(expected, bool | str | None) == isinstance(decoded, bool | str | None)


@pytest.mark.parametrize(
    ("text", "nodes", "readings"),
    [
        ("a", [{"type": "string"}], ["a"]),
        ("5", [{"type": "string"}], ["5"]),
        ("5", [{"type": ["string", "integer"]}], [5, "5"]),
        ("5", [{"type": ["string", "integer"]}, {"type": "string"}], ["5", 5]),
        ("5", [{"minItems": 1}], ["5"]),
        ("a", [{"type": ["string", "null"]}], ["a"]),
    ],
)
def test_a_text_may_be_read_in_several_ways(text, nodes, readings):
    """
    The first is the one that all that is said about it admits; what fits nothing that is admitted stays text.
    """
    assert readings == typed(text, [Schema(node, "#", {}) for node in nodes])


def test_lists_repeat_their_name_and_objects_lend_it_to_their_members():
    """
    In the query and among cookies, where they are exploded in style `form`.
    """
    rows = {row: colour(*row[:3], SCHEMAS[row[3]]) for row in TABLE if row[0] in ("query", "cookie")}

    assert {("query", "form", True, "array"), ("cookie", "form", True, "array")} == {
        *filter(lambda row: is_repeated(rows[row]), rows)
    }
    assert {("query", "form", True, "object"), ("cookie", "form", True, "object")} == {
        *filter(lambda row: is_spread(rows[row]), rows)
    }


def test_a_name_is_percent_encoded():
    """
    Whatever is reserved in it.
    """
    assert [("a%2Fb%26", "1")] == encode(colour("query", "form", True, {}, name="a/b&"), "1")


@pytest.mark.parametrize("text", ["five", "", "true"])
def test_a_text_that_only_numbers_are_said_about_is_a_number(text):
    """
    Without a type, `minimum` speaks of numbers, and what is none cannot be read.
    """
    with pytest.raises(ValueError, match="is no integer or number"):
        decode(colour("query", "form", True, {"minimum": 5}), [("color", text)])


@pytest.mark.parametrize("number", [10**4299, 10**5000, -(10**19_000) + 7], ids=["4300", "5001", "19000"])
def test_an_integer_of_any_length_travels(number):
    """
    Integers beyond the 4,300 digits that Python converts are written and read like any other one.
    """
    parameter = colour("query", "form", True, {"type": "integer"})

    decoded = decode(parameter, encode(parameter, number))

    assert decoded == number


STRINGS_AND_NUMBERS = {"prefixItems": [{"type": "string"}, {"type": "integer"}], "items": {"type": "boolean"}}
PAIR = {"type": "array", **STRINGS_AND_NUMBERS}
KINDS = {
    "type": "object",
    "oneOf": [
        {"properties": {"kind": {"const": "number"}, "value": {"type": "integer"}}},
        {"properties": {"kind": {"const": "text"}, "value": {"type": "string"}}},
    ],
}
MERGED = {
    "type": "object",
    "allOf": [
        {"properties": {"code": {"type": ["string", "integer"]}, "size": {}}},
        {"properties": {"code": {"type": "string"}, "size": {"type": "integer"}}},
    ],
}
PATTERNS = {"type": "object", "patternProperties": {"^t": {"type": "string"}, "^n": {"type": "number"}, "(?<": {}}}
LISTS = {
    "type": "array",
    "oneOf": [{"items": {"type": "integer"}, "maxItems": 1}, {"items": {"type": "string"}, "minItems": 2}],
}


@pytest.mark.parametrize(
    ("style", "explode", "schema", "value"),
    [
        ("form", False, PAIR, ["1", 2, True]),
        ("form", False, STRINGS_AND_NUMBERS, ["1", 2, True]),
        ("form", True, {"allOf": [{"type": "array"}, STRINGS_AND_NUMBERS]}, ["1", 2]),
        ("form", True, LISTS, [1]),
        ("form", True, LISTS, ["1", "2"]),
        ("deepObject", True, KINDS, {"kind": "number", "value": 5}),
        ("deepObject", True, KINDS, {"kind": "text", "value": "5"}),
        ("form", True, KINDS, {"value": "5", "kind": "text"}),
        ("deepObject", True, MERGED, {"code": "5", "size": 5}),
        ("form", False, MERGED, {"code": "5", "size": 5}),
        ("deepObject", True, PATTERNS, {"t1": "5", "n1": 5}),
        ("deepObject", True, {"properties": {"t": {"type": "string"}}}, {"t": "5"}),
    ],
)
def test_items_and_members_are_read_by_all_that_is_said_about_them(style, explode, schema, value):
    """
    Each item by its place, each member by every branch that declares it, and where they differ as the whole admits.
    """
    parameter = colour("query", style, explode, schema)

    decoded = decode(parameter, encode(parameter, value))

    assert value == decoded


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "array"}, "array"),
        ({"type": ["array", "null"]}, "array"),
        ({"anyOf": [{"type": "string"}, {"type": "array"}]}, "array"),
        ({"type": "object"}, "object"),
        ({"type": ["integer", "null"]}, "primitive"),
        ({}, "primitive"),
        (True, "primitive"),
    ],
)
def test_the_schema_decides_the_shape(schema, expected):
    """
    A list is read where one is admitted, then an object; where everything is, the text itself.
    """
    assert expected == shape_of(Schema(schema, "#", {}))


def test_members_are_read_by_their_own_schemas():
    """
    Each declared member has its own type, and the others that of additionalProperties.
    """
    schema = {
        "type": "object",
        "properties": {"name": {"type": "string"}, "size": {"type": "integer"}},
        "additionalProperties": {"type": "boolean"},
    }
    parameter = colour("query", "form", True, schema)

    decoded = decode(parameter, [("name", "1"), ("size", "2"), ("new", "true")])

    assert {"name": "1", "size": 2, "new": True} == decoded


# Percent-encoding ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("allow_reserved", "explode", "value", "expected"),
    [
        (False, True, "a b/?,é+&=#%~-._", "color=a%20b%2F%3F%2C%C3%A9%2B%26%3D%23%25~-._"),
        (True, True, ":/?#[]@!$&'()*+,;= %", "color=:/?%23%5B%5D@!$%26'()*%2B,;=%20%25"),
        (True, False, ["a,b", "c:d"], "color=a%2Cb,c:d"),
        (True, True, ["a,b"], "color=a,b"),
        (True, True, {"k=k": 1}, "k%3Dk=1"),
    ],
)
def test_only_unreserved_characters_stay_bare(allow_reserved, explode, value, expected):
    """
    Everything else is percent-encoded; `allowReserved` spares what can stand in a query and is no delimiter in use.
    """
    parameter = colour("query", "form", explode, schema_for(value), allow_reserved=allow_reserved)

    pairs = encode(parameter, value)

    assert expected == wire(parameter, pairs)
    assert value == decode(parameter, pairs)


def test_names_are_percent_encoded_too():
    """
    A parameter's name is encoded as its value is.
    """
    parameter = colour("query", "form", True, LIST, name="sort[by]")

    assert [("sort%5Bby%5D", "a")] == encode(parameter, ["a"])


def test_an_equals_sign_is_ambiguous_only_where_it_separates():
    """
    A header's member names may hold `=` as long as commas are all that separates.
    """
    parameter = colour("header", "simple", False, COLOUR)

    assert "a=b,1" == wire(parameter, encode(parameter, {"a=b": 1}))


@pytest.mark.parametrize(("text", "reason"), [("%", "`%`"), ("a%2", "`%2`"), ("%zz!", "`%zz`"), ("%ff", "UTF-8")])
def test_broken_percent_encoding_is_refused(text, reason):
    """
    A `%` without two hexadecimal digits and bytes that are not UTF-8 stand for no text.
    """
    with pytest.raises(ValueError, match=reason):
        percent_decode(text)


# Described by content -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("location", "content_type", "value", "expected"),
    [
        ("query", "application/json", {"a/b": ["é", 1]}, "color=%7B%22a%2Fb%22%3A%5B%22%5Cu00e9%22%2C1%5D%7D"),
        ("path", "application/json", "a/b", "%22a%2Fb%22"),
        ("header", "application/json", {"a": [1, None]}, '{"a":[1,null]}'),
        ("header", "text/plain", "a, b/c", "a, b/c"),
        ("cookie", "text/plain", "a/b c", "color=a%2Fb%20c"),
        ("query", "application/json", [1, 2], "color=%5B1%2C2%5D"),
        ("form", "application/json", [{"a": 1}, 2], "color=%7B%22a%22%3A1%7D&color=2"),
        ("form", "text/plain", ["a/b", "c"], "color=a%2Fb&color=c"),
        ("form", "text/plain", "a b", "color=a%20b"),
    ],
)
def test_what_is_described_by_content_is_a_text_of_it(location, content_type, value, expected):
    """
    JSON is compact, and all that is reserved is percent-encoded but in a header; in a form, each item is a text.
    """
    schema = {} if content_type == "application/json" and location != "form" else schema_for(value)
    parameter = colour(location, "form", True, schema, content_type=content_type)

    pairs = encode(parameter, value)

    assert expected == wire(parameter, pairs)
    assert value == decode(parameter, pairs)


@pytest.mark.parametrize("text", ["é", " padded", "two\r\nlines"])
def test_a_text_that_no_header_can_carry_is_refused(text):
    """
    Described by content, as by a style.
    """
    with pytest.raises(ValueError, match="cannot be represented in a header"):
        encode(colour("header", "simple", False, {}, content_type="text/plain"), text)


# What has no text ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("location", "style", "explode", "value", "culprit"),
    [
        ("path", "label", True, ["a.b"], "'a.b'"),
        ("path", "label", True, {"a.b": 1}, "'a.b'"),
        ("path", "label", True, {"a": 1.5}, "'1.5'"),
        ("query", "spaceDelimited", False, ["a b"], "'a b'"),
        ("query", "pipeDelimited", False, ["a|b"], r"'a\|b'"),
        ("query", "pipeDelimited", False, {"a|b": 1}, r"'a\|b'"),
        ("header", "simple", False, ["a,b"], "'a,b'"),
        ("header", "simple", True, {"a=b": 1}, "'a=b'"),
        ("header", "simple", True, {"a": "b,c"}, "'b,c'"),
        ("header", "simple", False, " padded", "' padded'"),
        ("header", "simple", False, "two\r\nlines", r"'two\\r\\nlines'"),
        ("header", "simple", False, "é", "'é'"),
        ("query", "form", True, None, "None"),
        ("query", "form", False, [["nested"]], r"\['nested'\]"),
        ("query", "form", True, {"a": {"b": 1}}, "'b'"),
        ("query", "form", True, math.nan, "nan"),
        ("query", "form", True, math.inf, "inf"),
        ("query", "form", True, "\ud800", "surrogates"),
        ("query", "deepObject", True, ["a"], "deepObject with explode true for type array"),
        ("query", "spaceDelimited", True, ["a"], "spaceDelimited with explode true for type array"),
        ("query", "pipeDelimited", False, "a", "pipeDelimited with explode false for type primitive"),
    ],
)
def test_a_value_without_a_wire_form_is_refused(location, style, explode, value, culprit):
    """
    What could not be told apart when it is read, or has no form at all, is not written, and the error names it.
    """
    parameter = colour(location, style, explode, schema_for(value))

    with pytest.raises(ValueError, match=culprit):
        encode(parameter, value)


@pytest.mark.parametrize(
    ("location", "style", "explode", "schema", "pairs", "reason"),
    [
        ("path", "label", False, LIST, [("color", "blue")], "starts with `.`"),
        ("path", "matrix", False, LIST, [("color", "color=blue")], "starts with `;`"),
        ("path", "matrix", True, LIST, [("color", ";colour=blue")], "`;color=`"),
        ("path", "simple", True, COLOUR, [("color", "R=1,G")], "`G`"),
        ("query", "form", False, COLOUR, [("color", "R,100,G")], "alternate"),
        ("query", "form", False, COLOUR, [("color", "R,1,R,2")], "twice"),
        ("query", "form", True, COLOUR, [("R", "1"), ("%52", "2")], "twice"),
        ("query", "form", False, LIST, [("color", "a"), ("color", "b")], "2 came"),
        ("query", "form", False, LIST, [], "0 came"),
        ("query", "deepObject", True, COLOUR, [("colour[R]", "1")], r"`colour\[R\]`"),
        ("query", "deepObject", True, LIST, [("color", "1")], "deepObject"),
        ("query", "form", True, LIST, [("color", "%zz")], "`%zz`"),
    ],
)
def test_pairs_of_another_style_are_refused(location, style, explode, schema, pairs, reason):
    """
    Text that the declared style cannot have written is refused with the reason.
    """
    parameter = colour(location, style, explode, schema)

    with pytest.raises(ValueError, match=reason):
        decode(parameter, pairs)


# Properties ---------------------------------------------------------------------------------------------------------

AMBIGUOUS = {("label", True): ".", ("spaceDelimited", False): " ", ("pipeDelimited", False): "|"}
"""Characters that an item of a style cannot hold, by style and explode."""

VISIBLE = "".join(sorted(set(string.printable) - set(string.whitespace)))


def values(shape, items):
    return {
        "primitive": items,
        "array": st.lists(items, min_size=1),
        "object": st.dictionaries(items, items, min_size=1),
    }[shape]


def texts(location, style, explode):
    if location == "header":
        return st.text(alphabet=sorted(set(VISIBLE) - set(",=")))
    return st.text(st.characters(codec="utf-8", exclude_characters=AMBIGUOUS.get((style, explode), "")))


def schema_of(shape, kind):
    return {
        "primitive": {"type": kind},
        "array": {"type": "array", "items": {"type": kind}},
        "object": {"type": "object", "additionalProperties": {"type": kind}},
    }[shape]


def rows(style):
    return st.sampled_from([row for row in TABLE if row[1] == style])


@pytest.mark.parametrize("style", LOCATIONS)
@given(data=st.data())
def test_what_is_written_is_read_back(style, data):
    """
    Without the ambiguous delimiter of its style, every text survives the wire unchanged.
    """
    location, _, explode, shape = data.draw(rows(style))
    parameter = colour(location, style, explode, schema_of(shape, "string"))
    value = data.draw(values(shape, texts(location, style, explode)))

    assert value == decode(parameter, encode(parameter, value))


@pytest.mark.parametrize("style", LOCATIONS)
@given(data=st.data())
def test_a_value_is_refused_or_read_back(style, data):
    """
    Whatever the characters and numbers, a value is never written so that it would be read as another one.
    """
    location, _, explode, shape = data.draw(rows(style))
    numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    kind, items = data.draw(st.sampled_from([("string", st.text()), ("number", numbers), ("boolean", st.booleans())]))
    objects = st.dictionaries(st.text(), items, min_size=1)
    parameter = colour(location, style, explode, schema_of(shape, kind))
    value = data.draw(objects if shape == "object" else values(shape, items))

    try:
        pairs = encode(parameter, value)
    except ValueError:
        return

    assert value == decode(parameter, pairs)


@pytest.mark.parametrize("style", LOCATIONS)
@given(data=st.data())
def test_no_text_breaks_the_reader(style, data):
    """
    Any pairs at all are either read or refused with a ValueError.
    """
    location, _, explode, shape = data.draw(rows(style))
    parameter = colour(location, style, explode, schema_of(shape, "string"))
    names = st.sampled_from(["color", "color[R]", "R", "%zz"]) | st.text()
    pairs = data.draw(st.lists(st.tuples(names, st.text() | st.sampled_from([".a.b", ";color=a", "R=1,G=2", "%ff"]))))

    try:
        decoded = decode(parameter, pairs)
    except ValueError:
        return

    assert isinstance(decoded, {"primitive": str, "array": list, "object": dict}[shape])


def test_more_digits_than_can_be_converted_stay_text() -> None:
    """
    A number of 30,000 digits is left to the validator, which says that it is none.
    """
    digits = "9" * 30_000

    assert digits == decode(colour("query", "form", True, {"type": "integer"}), [("color", digits)])


def test_a_value_without_a_type_is_of_those_that_are_listed() -> None:
    """
    Where integers are listed a fraction is read as a number, for the validator to refuse it.
    """
    assert 2.5 == decode(colour("query", "form", True, {"enum": [1]}), [("color", "2.5")])


@pytest.mark.parametrize(("style", "text"), [("label", ".a.b"), ("simple", "a,b"), ("matrix", ";color=a;b")])
def test_a_primitive_is_not_taken_apart(style: str, text: str) -> None:
    """
    What separates items is a part of a value that has none, exploded or not.
    """
    read = [decode(colour("path", style, explode, {"type": "string"}), [("color", text)]) for explode in (True, False)]

    assert [text.removeprefix(";color=").removeprefix(".")] * 2 == read
