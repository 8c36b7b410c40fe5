"""JSON values read as typed ones and checked as arguments, with the place where they are something else."""

import copy
import datetime
import math
import pickle
from uuid import UUID

import pytest
from attrs import define

from wireproof.runtime.decoding import (
    Const,
    Decoder,
    Mismatch,
    Undocumented,
    anything,
    array,
    boolean,
    date,
    date_time,
    describe,
    integer,
    integer_enum,
    json_document,
    mapping,
    model,
    null,
    number,
    prefixed,
    string,
    string_enum,
    uuid,
)
from wireproof.runtime.models import Members, Model, json_value, optional, required, wire_value
from wireproof.runtime.types import UNSET, OpenIntEnum, OpenStrEnum, Unset


class Colour(OpenStrEnum):
    """Two documented strings."""

    RED = "red"
    BLUE = "blue"


class Size(OpenIntEnum):
    """Two documented integers."""

    SMALL = 1
    LARGE = 2


@define
class Car(Model):
    """An object with one required member."""

    size: int
    colour: Colour | Unset = UNSET

    @classmethod
    def _members(cls):
        return Members(required("size", integer), optional("colour", string_enum(Colour)))


@define
class Van(Model):
    """An object with another required member."""

    load: int

    @classmethod
    def _members(cls):
        return Members(required("load", integer))


ZERO = datetime.timezone(datetime.timedelta(0))
COLOUR, SIZE = string_enum(Colour), integer_enum(Size)
CAR, VAN = model(Car), model(Van)
LARGEST = 2**53


def offset(hours, minutes=0):
    return datetime.timezone(datetime.timedelta(hours=hours, minutes=minutes))


def refusal(decoder, value):
    """The mismatch for an argument; None when it may be sent."""
    try:
        decoder.admit(value)
    except Mismatch as mismatch:
        return mismatch
    return None


@pytest.mark.parametrize(
    ("decoder", "value", "expected"),
    [
        (anything, {"a": [None]}, {"a": [None]}),
        (integer, 5.0, 5),
        (integer, -0.0, 0),
        (integer, 10**400, 10**400),
        (number, 1, 1),
        (boolean, False, False),
        (null, None, None),
        (date, "2024-02-29", datetime.date(2024, 2, 29)),
        (uuid, "6BA7B810-9dad-11d1-80b4-00c04fd430c8", UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")),
        (Const("car"), "car", "car"),
        (Const(None), None, None),
        (COLOUR, "red", Colour.RED),
        (COLOUR, "mauve", Colour("mauve")),
        (SIZE, 1.0, Size.SMALL),
        (SIZE, 7, Size(7)),
        (CAR, {"size": 1, "colour": "mauve", "new": 1}, Car(1, Colour("mauve"))),
        (array(CAR), [{"size": 1}, {"size": 2}], [Car(1), Car(2)]),
        (mapping(CAR), {"a": {"size": 1}, "b": {"size": 2}}, {"a": Car(1), "b": Car(2)}),
        (mapping(CAR), {}, {}),
        (CAR | VAN, {"load": 1}, Van(1)),
    ],
)
def test_a_value_of_the_described_kind_is_read(decoder, value, expected):
    """
    What the spec describes becomes a value of the type for it, and enum values of tomorrow keep their enum.
    """
    decoded = decoder.decode(value)

    assert expected == decoded
    assert type(expected) is type(decoded)


@pytest.mark.parametrize(
    ("decoder", "value", "expected", "received"),
    [
        (string, 1, "a string", "1"),
        (integer, True, "an integer", "true"),
        (integer, 1.5, "an integer", "1.5"),
        (integer, math.inf, "an integer", "Infinity"),
        (number, True, "a number", "true"),
        (boolean, 0, "a boolean", "0"),
        (null, False, "null", "false"),
        (date, "2023-02-29", "a date (RFC 3339)", '"2023-02-29"'),
        (date, "20240229", "a date (RFC 3339)", '"20240229"'),
        (date, "2024-02-29T00:00:00Z", "a date (RFC 3339)", '"2024-02-29T00:00:00Z"'),
        (uuid, "6ba7b8109dad11d180b400c04fd430c8", "a UUID (RFC 9562)", '"6ba7b8109dad11d180b400c04fd430c8"'),
        (Const(1), True, "1", "true"),
        (Const(False), 0, "false", "0"),
        (Const("car"), "Car", '"car"', '"Car"'),
        (SIZE, True, "an integer", "true"),
        (CAR, [], "an object", "an array of 0 items"),
        (array(string), {"a": 1, "b": 2}, "an array", "an object with 2 members"),
        (mapping(string), ["a"], "an object", "an array of 1 items"),
        (integer | string | null, [1], "an integer or a string or null", "an array of 1 items"),
    ],
)
def test_a_value_of_another_kind_is_a_mismatch(decoder, value, expected, received):
    """
    Reading says what was expected and what came instead; checking an argument says the same.
    """
    with pytest.raises(Mismatch) as read:
        decoder.decode(value)

    for mismatch in (read.value, refusal(decoder, value)):
        assert ("", expected, received) == (mismatch.pointer, mismatch.expected, mismatch.received)


# Times --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-01-31T12:30:15Z", datetime.datetime(2024, 1, 31, 12, 30, 15, tzinfo=ZERO)),
        ("2024-01-31t12:30:15z", datetime.datetime(2024, 1, 31, 12, 30, 15, tzinfo=ZERO)),
        ("2024-01-31T12:30:15-00:00", datetime.datetime(2024, 1, 31, 12, 30, 15, tzinfo=ZERO)),
        ("2024-01-31T12:30:15-08:30", datetime.datetime(2024, 1, 31, 12, 30, 15, tzinfo=offset(-8, -30))),
        ("2024-01-31T12:30:15+23:59", datetime.datetime(2024, 1, 31, 12, 30, 15, tzinfo=offset(23, 59))),
        ("2024-01-31T12:30:15.5Z", datetime.datetime(2024, 1, 31, 12, 30, 15, 500_000, tzinfo=ZERO)),
        ("2024-01-31T12:30:15.1234560Z", datetime.datetime(2024, 1, 31, 12, 30, 15, 123_456, tzinfo=ZERO)),
    ],
)
def test_a_date_time_keeps_its_offset(text, expected):
    """
    Letters may be small, and the offset stays what it is.
    """
    decoded = date_time.decode(text)

    assert (datetime.datetime, expected, expected.utcoffset()) == (type(decoded), decoded, decoded.utcoffset())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-01-31T12:30:15.1234567Z", datetime.datetime(2024, 1, 31, 12, 30, 15, 123_456, tzinfo=ZERO)),
        ("2024-01-31T12:30:15.12345600000001Z", datetime.datetime(2024, 1, 31, 12, 30, 15, 123_456, tzinfo=ZERO)),
        ("2016-12-31T23:59:60Z", datetime.datetime(2016, 12, 31, 23, 59, 59, 999_999, tzinfo=ZERO)),
        ("2016-12-31t23:59:60.5z", datetime.datetime(2016, 12, 31, 23, 59, 59, 999_999, tzinfo=ZERO)),
        ("1990-12-31T15:59:60-08:00", datetime.datetime(1990, 12, 31, 15, 59, 59, 999_999, tzinfo=offset(-8))),
        ("9999-12-31T23:59:60Z", datetime.datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=ZERO)),
        ("0001-01-01T05:29:60+05:30", datetime.datetime(1, 1, 1, 5, 29, 59, 999_999, tzinfo=offset(5, 30))),
    ],
)
def test_a_date_time_that_is_not_exact_keeps_what_was_written(text, expected):
    """
    A leap second is the last microsecond before it ends, and digits after the sixth are cut off; sent again, also by a
    copy, is what came.
    """
    decoded = date_time.decode(text)

    copies = [decoded, copy.copy(decoded), copy.deepcopy(decoded), pickle.loads(pickle.dumps(decoded))]  # noqa: S301
    for one in copies:
        assert (expected, hash(expected), expected.utcoffset()) == (one, hash(one), one.utcoffset())
        assert [text, text] == [json_value(one), wire_value([one])[0]]
    assert decoded.isoformat() == expected.isoformat()


def test_what_is_calculated_from_a_date_time_is_written_as_what_it_is():
    """
    The text that came belongs to the time that came.
    """
    later = date_time.decode("2016-12-31T23:59:60Z") + datetime.timedelta(microseconds=1)

    assert ["2017-01-01T00:00:00+00:00"] * 2 == [json_value(later), json_value(copy.copy(later))]


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-31T12:30:15",
        "2024-01-31 12:30:15Z",
        "2024-01-31T12:30Z",
        "2024-01-31T12:30:15.Z",
        "2024-01-31T12:30:15,5Z",
        "2024-01-31T12:30:15+0100",
        "2024-01-31T12:30:15+24:00",
        "2024-01-31T12:30:15Z\n",
        "2024-02-30T12:30:15Z",
        "2016-12-31T22:59:60Z",
        "2016-12-31T23:59:60-08:00",
        "2016-12-31T23:59:61Z",
        "2016-02-30T23:59:60Z",
        "2016-12-31T23:60:60Z",
        "2024-01-31T12:30:15.1234567+24:00",
        "0000-01-01T00:00:00Z",
        "\N{ARABIC-INDIC DIGIT TWO}024-01-31T12:30:15Z",
    ],
)
def test_what_is_no_date_time_is_refused(text):
    """
    A time without offset or seconds, another spelling and a moment that no calendar has are mismatches; so is a leap
    second elsewhere than at the end of a day (UTC).
    """
    with pytest.raises(Mismatch, match="expected a date-time with its offset"):
        date_time.decode(text)


# Enums --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decoder", "value"),
    [
        (COLOUR, Colour.BLUE),
        (COLOUR, Colour("mauve")),
        (SIZE, Size(7)),
        (CAR, {"size": 1, "colour": Colour("mauve")}),
        (COLOUR | null, Colour("mauve")),
    ],
)
def test_a_documented_or_marked_value_is_admitted(decoder, value):
    """
    A request may carry a documented value, and any other that is an instance of the enum.
    """
    assert refusal(decoder, value) is None


@pytest.mark.parametrize(
    ("decoder", "value", "pointer", "message"),
    [
        (COLOUR, "mauve", "", "expected one of 'red', 'blue', received \"mauve\"; .* wrap it: Colour\\('mauve'\\)"),
        (SIZE, 7, "", "expected one of 1, 2, received 7; .* wrap it: Size\\(7\\)"),
        (CAR, {"size": 1, "colour": "mauve"}, "/colour", "wrap it: Colour"),
        (array(array(COLOUR)), [["red"], ["red", "mauve"]], "/1/1", "wrap it: Colour"),
        (COLOUR | SIZE, 7, "", "wrap it: Size"),
        (null | COLOUR, "mauve", "", "wrap it: Colour"),
        (array(integer) | COLOUR | array(string), "mauve", "", "wrap it: Colour"),
    ],
)
def test_an_undocumented_value_is_admitted_only_when_marked(decoder, value, pointer, message):
    """
    A plain value that is not documented is refused, with the documented ones and the way to send it all the same.
    """
    with pytest.raises(Undocumented, match=message) as caught:
        decoder.admit(value)

    assert pointer == caught.value.pointer
    assert decoder.decode(value)


def test_a_value_of_another_enum_is_not_marked():
    """
    Only an instance of the enum itself is taken for what the caller wants.
    """
    other = string_enum(OpenStrEnum("Other", {"GREEN": "green"}))

    assert isinstance(refusal(other, Colour("mauve")), Undocumented)


# Places -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "pointer"),
    [((), ""), (("a", 0), "/a/0"), (("a/b", "m~n"), "/a~1b/m~0n"), (("~1",), "/~01"), (("", " "), "// ")],
)
def test_a_place_is_a_json_pointer(path, pointer):
    """
    `~` and `/` are escaped (RFC 6901), the empty name is one, and the whole body has the empty pointer.
    """
    mismatch = Mismatch("a string", "null")
    for token in reversed(path):
        mismatch = mismatch.inside(token)

    assert pointer == mismatch.pointer
    assert f"at {pointer or 'the top'}: expected a string, received null" == str(mismatch)


@pytest.mark.parametrize(
    ("value", "pointer"),
    [
        ([], None),
        (["red"], None),
        (["red", "a", "2031-04-01", "2031-04-02"], None),
        ([1], "/0"),
        (["red", 1], "/1"),
        (["red", "a", "2031-04-01", "b"], "/3"),
        ("red", ""),
    ],
)
def test_the_first_items_are_read_each_in_its_way(value, pointer):
    """
    Those behind are read alike, and there may be fewer; what is sent is held to the same.
    """
    decoder = prefixed(date, string_enum(Colour), string)

    if pointer is None:
        read = decoder.decode(value)
        assert value == [str(one) for one in read]
        assert len(value) < 3 or isinstance(read[2], datetime.date)
        decoder.admit(value)
    else:
        for check in (decoder.decode, decoder.admit):
            with pytest.raises(Mismatch) as caught:
                check(value)
            assert pointer == caught.value.pointer


@pytest.mark.parametrize(
    ("decoder", "value", "pointer", "expected"),
    [
        (array(array(integer)), [[1], [2, "3"]], "/1/1", "an integer"),
        (array(CAR), [{"size": 1}, {"size": None}], "/1/size", "an integer"),
        (array(CAR), [{}], "/0/size", "an integer"),
        (mapping(array(integer)), {"a": [], "b/c": [1, "x"]}, "/b~1c/1", "an integer"),
        (CAR | array(CAR), [{"size": 1}, {"size": "x"}], "/1/size", "an integer"),
        (CAR | VAN, {"size": "x"}, "/size", "an integer"),
        (array(integer) | array(array(integer)), [["x"]], "/0/0", "an integer"),
        (array(string) | array(integer), [None], "/0", "a string"),
        (array(string | array(integer)), [["x"]], "/0/0", "an integer"),
        (array(string) | array(integer), [1, 2, None], "/2", "an integer"),
        (prefixed(anything, string, integer) | prefixed(anything, integer, string), [1, 2], "/1", "a string"),
        (string | array(string), 1, "", "a string or an array"),
    ],
)
def test_the_deepest_mismatch_is_reported(decoder, value, pointer, expected):
    """
    Of several ways to read a value, the one that leads furthest says what is wrong, the first one of equals; where none
    leads anywhere, all of them are named.
    """
    with pytest.raises(Mismatch) as caught:
        decoder.decode(value)

    assert (pointer, expected) == (caught.value.pointer, caught.value.expected)


def test_a_decoder_checks_as_it_reads_unless_told_otherwise():
    """
    Without a check of its own, a decoder admits what it can read.
    """
    assert "1" == Decoder("a thing", str).admit(1)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (UNSET, "nothing"),
        (None, "null"),
        (True, "true"),
        ([[], []], "an array of 2 items"),
        ("é\x1b", '"\\u00e9\\u001b"'),
        ("x" * 78, f'"{"x" * 78}"'),
        ("x" * 79, f'"{"x" * 76}...'),
        (datetime.date(2024, 1, 31), '"2024-01-31"'),
    ],
)
def test_a_value_is_described_in_a_few_words(value, expected):
    """
    A message never shows more than 80 characters of a value, none of them a control character.
    """
    assert expected == describe(value)


# Documents ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b" 1 ", 1),
        (b'"\\u00e9"', "é"),
        ('"é"'.encode("utf-16"), "é"),
        (b"\xef\xbb\xbf{}", {}),
        (b'{"a": 1, "a": 2}', {"a": 2}),
        (b"1e308", 1e308),
        (b"1e-400", 0.0),
    ],
)
def test_a_json_document_is_parsed(content, expected):
    """
    Any encoding of Unicode will do, the last one of equal names counts, and a number too small is zero.
    """
    assert expected == json_document(content)


@pytest.mark.parametrize(
    ("content", "received"),
    [
        (b"", "an empty body"),
        (b"x" * 77, f"'{'x' * 77}'"),
        (b"x" * 78, f"'{'x' * 77}'..."),
        (b"NaN", "'NaN'"),
        (b"[-Infinity]", "'[-Infinity]'"),
        (b"1e400", "'1e400'"),
        (b'"\xff"', "'\"\N{REPLACEMENT CHARACTER}\"'"),
        pytest.param(b"9" * 5000, f"'{'9' * 77}'...", id="an integer of 5000 digits"),
        pytest.param(b"[" * 200_000, f"'{'[' * 77}'...", id="an endless nest"),
    ],
)
def test_what_is_no_json_is_refused(content, received):
    """
    Neither text nor the numbers that JSON lacks are a document, and the mismatch shows how it begins.
    """
    with pytest.raises(Mismatch) as caught:
        json_document(content)

    assert ("JSON", received) == (caught.value.expected, caught.value.received)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"9007199254740993", LARGEST + 1),
        (b"9007199254740993.0", LARGEST + 1),
        (b"-9007199254740993.000", -LARGEST - 1),
        (b"1.2e+31", 12 * 10**30),
        (b"1e300", 10**300),
    ],
)
def test_a_large_integer_loses_no_digit(content, expected):
    """
    However an integer is written, it is read exactly, beyond what a float can hold as well.
    """
    assert expected == integer.decode(json_document(content))


@pytest.mark.parametrize(
    "content",
    [
        b"1.5",
        b"-0.25",
        b"9007199254740992.5",
    ],
)
def test_a_number_with_a_fraction_is_no_integer(content):
    """
    What is written with a fraction other than zero is refused, however large it is.
    """
    with pytest.raises(Mismatch, match="expected an integer"):
        integer.decode(json_document(content))


def test_a_number_is_an_ordinary_float():
    """
    Where any number will do, a large one is a float like the others, and those that a float holds exactly always are.
    """
    large, exact = number.decode(json_document(b"1e300")), json_document(b"9007199254740991.0")

    assert (float, 1e300) == (type(large), large)
    assert (float, LARGEST - 1) == (type(exact), exact)
