"""Objects of a spec as classes: read, checked and written by the list of their members."""

import datetime
import enum
import math
from types import MappingProxyType
from typing import Any
from uuid import UUID

import pytest
from attrs import define, field

from wireproof.runtime.decoding import (
    Decoder,
    Mismatch,
    anything,
    array,
    date,
    integer,
    model,
    null,
    string,
    string_enum,
)
from wireproof.runtime.models import (
    Members,
    Model,
    Unwritable,
    json_value,
    members,
    optional,
    read_only,
    required,
    wire_value,
    write_only,
)
from wireproof.runtime.types import UNSET, OpenStrEnum, Unset


class Colour(OpenStrEnum):
    """One documented string."""

    RED = "red"


@define
class Part(Model):
    """An object that forbids what the spec does not name."""

    id: int

    @classmethod
    def _members(cls):
        return Members(required("id", integer))


@define
class Car(Model):
    """An object with members of all kinds, and others."""

    name: str
    from_: datetime.date | Unset | None = UNSET
    colour: Colour | Unset = UNSET
    parts: list[Part] | Unset = UNSET
    additional_properties: dict[str, Any] = field(factory=dict)

    @classmethod
    def _members(cls):
        return Members(
            required("name", string),
            optional("from", date | null, "from_"),
            optional("colour", string_enum(Colour)),
            optional("parts/all", array(model(Part)), "parts"),
            rest=anything,
        )


@define
class Sizes(Model):
    """An object without members of its own, all the others of which are integers."""

    additional_properties: dict[str, int] = field(factory=dict)

    @classmethod
    def _members(cls):
        return Members(rest=integer)


DAY = datetime.date(2024, 1, 31)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"name": "a"}, Car("a")),
        ({"name": "a", "from": None}, Car("a", None)),
        ({"name": "a", "from": "2024-01-31", "colour": "mauve"}, Car("a", DAY, Colour("mauve"))),
        ({"name": "a", "parts/all": [{"id": 1}]}, Car("a", parts=[Part(1)])),
        ({"new": {"a": [1]}, "name": "a"}, Car("a", additional_properties={"new": {"a": [1]}})),
        ({"a": 1, "b": 2}, Sizes({"a": 1, "b": 2})),
        ({"id": 1}, Part(1)),
    ],
)
def test_a_model_is_read_and_written_back(document, expected):
    """
    What is read from a JSON object is written as the same one; the members that the spec does not name come first.
    """
    read = type(expected).from_dict(document)

    assert expected == read
    assert document == read.to_dict()
    assert list(document) == list(read.to_dict())


def test_reading_leaves_the_document_alone():
    """
    The dict that a model is read from may be read again.
    """
    document = {"name": "a", "new": 1}

    assert Car.from_dict(document) == Car.from_dict(document)
    assert {"name": "a", "new": 1} == document


def test_what_a_closed_object_does_not_name_is_dropped():
    """
    A response may have more members than an object that the spec closes; they are passed over.
    """
    assert Part(1) == Part.from_dict({"id": 1, "new": 2})


@pytest.mark.parametrize(
    ("kind", "document", "message"),
    [
        (Car, {}, "at /name: expected a string, received nothing, the required member is missing"),
        (Car, {"name": "a", "from": "1"}, r"at /from: expected a date \(RFC 3339\) or null, received \"1\""),
        (Car, {"name": "a", "parts/all": [{"id": 1}, {}]}, "at /parts~1all/1/id: expected an integer"),
        (Sizes, {"a": 1, "~b/": "x"}, 'at /~0b~1: expected an integer, received "x"'),
    ],
)
def test_a_broken_document_is_refused_with_its_place(kind, document, message):
    """
    Reading an object and checking one that is to be sent say the same, by names of the document and not of attributes.
    """
    with pytest.raises(Mismatch, match=message):
        kind.from_dict(document)
    with pytest.raises(Mismatch, match=message):
        kind.admit_dict(document)


def test_an_undocumented_value_inside_is_refused_only_when_sent():
    """
    The members of an object are read as they are, and checked as arguments.
    """
    document = {"name": "a", "colour": "mauve"}

    assert Colour("mauve") == Car.from_dict(document).colour
    with pytest.raises(Mismatch, match=r"at /colour: .*wrap it"):
        Car.admit_dict(document)


def test_the_members_of_a_class_are_asked_for_once():
    """
    However many objects are read, checked and written, their class lists its members a single time.
    """
    asked = []

    class Counted(Part):
        """Counts."""

        @classmethod
        def _members(cls):
            asked.append(cls)
            return Part._members()

    Counted.admit_dict(Counted.from_dict({"id": 1}).to_dict())

    assert [Counted] == asked


@pytest.mark.parametrize("name", ["x = found.__class__", "a\nb", "'\"", "found", "__class__", "id"])
def test_no_name_of_a_spec_becomes_code(name):
    """
    However a member is called, it is data.
    """

    @define
    class Named(Model):
        """One member."""

        held: str
        additional_properties: dict[str, Any] = field(factory=dict)

        @classmethod
        def _members(cls):
            return Members(required(name, string, "held"), rest=anything)

    assert Named("x", {"new": 1}) == Named.from_dict({name: "x", "new": 1})
    with pytest.raises(Mismatch, match="the required member is missing"):
        Named.from_dict({})


def test_a_class_of_a_customer_is_read_with_what_it_adds():
    """
    A subclass may have attributes that no JSON has; each object gets its own.
    """

    @define
    class Watched(Part):
        """With a list."""

        seen: list[str] = field(factory=list)
        count: int = 0

    first, second = Watched.from_dict({"id": 1}), Watched.from_dict({"id": 2})
    first.seen.append("a")

    assert (Watched(1, ["a"]), Watched(2)) == (first, second)


def test_an_error_of_a_decoder_is_not_taken_for_a_missing_member():
    """
    A KeyError that comes from elsewhere passes as it is.
    """

    @define
    class Wrong(Part):
        """Its decoder is broken."""

        @classmethod
        def _members(cls):
            return Members(required("id", Decoder("a thing", lambda _: {}["nowhere"])))

    with pytest.raises(KeyError, match="nowhere"):
        Wrong.from_dict({"id": 1})


def test_an_object_is_read_from_any_mapping():
    """
    What reads like a dict will do.
    """
    assert Part(1) == Part.from_dict(MappingProxyType({"id": 1}))


def test_a_model_without_members_is_none():
    """
    A class that lists no members cannot be read.
    """
    with pytest.raises(NotImplementedError):
        Model.from_dict({})


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "expected an object, received an array of 0 items"),
        ({}, "at /id: expected an integer, received nothing"),
        ({"id": "x"}, "at /id: expected an integer"),
        ({"id": 1, "new": "x"}, "at /new: expected an integer"),
    ],
)
def test_an_object_without_a_class_is_checked_by_its_members(value, message):
    """
    The body of a request is an object whose members are the arguments.
    """
    decoder = members(required("id", integer), rest=integer)

    with pytest.raises(Mismatch, match=message):
        decoder.admit(value)

    assert {"id": 1} == decoder.decode({"id": 1})


# Values as JSON has them --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (True, True),
        (10**400, 10**400),
        (0.5, 0.5),
        (Colour("mauve"), "mauve"),
        (DAY, "2024-01-31"),
        (datetime.datetime(2024, 1, 31, 12, 30, tzinfo=datetime.UTC), "2024-01-31T12:30:00+00:00"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ([Part(1), (DAY,)], [{"id": 1}, ["2024-01-31"]]),
        ({"a": Car("b", colour=Colour.RED)}, {"a": {"name": "b", "colour": "red"}}),
        (UNSET, UNSET),
    ],
)
def test_a_value_has_a_form_in_json(value, expected):
    """
    Every type of an argument or attribute is written as JSON has it, deep inside as well.
    """
    found = json_value(value)

    assert expected == found
    assert type(expected) is type(found)


def test_on_the_wire_an_enum_value_keeps_its_class():
    """
    By its class a decoder knows that an undocumented value is wanted, deep inside as well.
    """
    found = wire_value(Car("a", colour=Colour("mauve"), additional_properties={"b": [Colour.RED]}))

    assert {"name": "a", "colour": "mauve", "b": ["red"]} == found
    assert {Colour} == {type(found["colour"]), type(found["b"][0])}


@pytest.mark.parametrize(
    ("value", "kind", "message"),
    [
        (math.nan, ValueError, "^JSON has no number nan"),
        ([1, -math.inf], ValueError, "^at /1, JSON has no number -inf"),
        (datetime.datetime(2024, 1, 31), ValueError, "^2024-01-31T00:00:00: a date-time needs an offset"),
        ({1, 2}, TypeError, "^set cannot be written as JSON"),
        (datetime.time(12), TypeError, "^time cannot be written as JSON"),
        (b"bytes", TypeError, "^bytes cannot be written as JSON"),
        ([{"a": object()}], TypeError, "^at /0/a, object cannot be written as JSON"),
        (Car("a", additional_properties={"b": [Part(object())]}), TypeError, "^at /b/0/id, object cannot be written"),
        (Sizes({"a": math.nan}), ValueError, "^at /a, JSON has no number nan"),
    ],
)
def test_what_has_no_form_in_json_is_refused(value, kind, message):
    """
    The error is a TypeError or a ValueError to any caller, remembers which it should be, and says where the value is.
    """
    with pytest.raises(Unwritable, match=message) as caught:
        json_value(value)

    assert isinstance(caught.value, TypeError)
    assert isinstance(caught.value, ValueError)
    assert kind is caught.value.kind


def test_the_place_of_an_unwritable_value_is_a_json_pointer():
    """
    `~` and `/` in a name are escaped, as in the pointer of a mismatch.
    """
    with pytest.raises(Unwritable) as caught:
        json_value({"a/b": {"m~n": math.nan}})

    assert "/a~1b/m~0n" == caught.value.pointer


def test_an_enum_of_any_kind_is_its_value():
    """
    Enums that are no strings or numbers are written as their values, too, and stay what they are for a decoder.
    """
    mixed = list(enum.Enum("Mixed", {"ONE": 1, "X": "x"}))

    assert [1, "x"] == json_value(mixed)
    assert mixed == wire_value(mixed)


def test_a_member_of_one_side_is_needed_there_alone() -> None:
    """
    What only the server gives is demanded of what is received, and what is never given back of what is sent.
    """

    @define
    class User(Model):
        id: int | Unset = UNSET
        password: str | Unset = UNSET

        @classmethod
        def _members(cls):
            return Members(read_only("id", integer), write_only("password", string))

    User.admit_dict({"password": "x"})

    assert User(id=1) == User.from_dict({"id": 1})
    with pytest.raises(Mismatch, match="at /id"):
        User.from_dict({"password": "x"})
    with pytest.raises(Mismatch, match="at /password"):
        User.admit_dict({"id": 1})


@pytest.mark.parametrize("kind", [required, optional, read_only, write_only])
def test_a_member_of_any_kind_may_have_an_attribute_of_another_name(kind):
    """
    Without one, it has that of the member.
    """
    assert ["a_b", "a"] == [kind("a-b", integer, "a_b").attribute, kind("a", integer).attribute]
