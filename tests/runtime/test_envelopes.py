"""Objects in maps by id, the references to them, and what was included."""

from typing import Any, ClassVar

import httpx2
import pytest
from attrs import define, field

from wireproof.runtime import errors
from wireproof.runtime.decoding import Mismatch, anything, array, mapping, model, null, string
from wireproof.runtime.envelopes import Envelope, Fact, envelope_body, included, included_all, looked_up
from wireproof.runtime.models import Members, Model, optional
from wireproof.runtime.responses import Reply
from wireproof.runtime.types import UNSET


@define
class Reference(Model):
    """Names an object in a map."""

    key: Any = UNSET
    id: Any = UNSET

    @classmethod
    def _members(cls):
        return Members(optional("key", string), optional("id", string))


@define
class User(Model):
    """An object that others refer to."""

    name: Any = UNSET

    @classmethod
    def _members(cls):
        return Members(optional("name", string))


@define
class Car(Model):
    """An object that refers to others."""

    owner_id: Any = UNSET
    driver_ids: Any = UNSET
    _envelope: Any = field(default=None, init=False, repr=False, eq=False)
    _included: ClassVar = {
        "owner": ("owner_id", "users", "include=owner"),
        "drivers": ("driver_ids", "users", ""),
    }

    @classmethod
    def _members(cls):
        return Members(optional("owner_id", anything), optional("driver_ids", anything))


@define
class Body(Model):
    """An envelope."""

    results: Any = UNSET
    cars: Any = UNSET
    users: Any = UNSET

    @classmethod
    def _members(cls):
        return Members(
            optional("results", array(model(Reference)) | null),
            optional("cars", mapping(model(Car)) | null),
            optional("users", mapping(model(User)) | null),
        )


READ = envelope_body(model(Body))
ENVELOPE = Envelope(
    items=looked_up("cars", Fact("/cars", lambda body: body.cars), Fact("/results", lambda body: body.results)),
    pointer="/results",
)
CARS = {"1": {"owner_id": "7"}, "2": {"owner_id": "8"}}
USERS = {"7": {"name": "Ann"}, "8": {"name": "Bob"}}


def reference(id_, key="cars"):
    return {"key": key, "id": id_}


def reply(document):
    response = httpx2.Response(200, json=document, request=httpx2.Request("GET", "https://api.example/"))
    return Reply(response=response, content=response.content, method="GET", path="/")


def car(users=USERS, **members):
    """A car as a response with these users has it."""
    document = {"results": [reference("1")], "cars": {"1": members}, **({} if users is UNSET else {"users": users})}
    return READ(reply(document)).cars["1"]


@pytest.mark.parametrize(
    ("document", "owners"),
    [
        ({"results": [reference("2"), reference("1")], "cars": CARS}, ["8", "7"]),
        ({"results": [reference("1"), reference("1")], "cars": CARS}, ["7", "7"]),
        ({"results": [reference("1")], "cars": CARS}, ["7"]),
        ({"results": [], "cars": CARS}, []),
        ({"results": None, "cars": {}}, []),
        ({"results": [], "cars": None}, []),
        ({}, []),
    ],
)
def test_objects_follow_in_the_order_of_the_references(document, owners):
    """
    Every reference is looked up in the map; without references or map there are no objects.
    """
    response = reply(document)

    assert owners == [one.owner_id for one in ENVELOPE.all(response, READ(response))]


@pytest.mark.parametrize("take", [ENVELOPE.all, ENVELOPE.one])
@pytest.mark.parametrize(
    ("document", "pointer", "expected", "received"),
    [
        ({"cars": CARS}, "/results", "an array", "nothing, the order of the items is missing"),
        ({"results": [reference("3")], "cars": CARS}, "/results/0", "an object in /cars", '"3" of "cars"'),
        ({"results": [reference("1"), reference("7", "users")], "cars": CARS}, "/results/1", "", '"7" of "users"'),
        ({"results": [reference("1")]}, "/results/0", "an object in /cars", '"1" of "cars"'),
        ({"results": [{}], "cars": CARS}, "/results/0", "an object in /cars", "nothing of nothing"),
    ],
)
def test_a_reference_that_leads_nowhere_is_refused(take, document, pointer, expected, received):
    """
    A success whose references are missing or dangling is an invalid response, and says which one it is.
    """
    response = reply(document)

    with pytest.raises(errors.InvalidResponse) as caught:
        take(response, READ(response))

    assert (pointer, received) == (caught.value.pointer, caught.value.received)
    assert expected in caught.value.expected


@pytest.mark.parametrize(
    ("document", "received"),
    [({}, "0"), ({"results": [reference("1"), reference("2")], "cars": CARS}, "2")],
)
def test_the_only_object_is_the_only_one(document, received):
    """
    Where one object is asked for, none or two of them are an invalid response.
    """
    response = reply(document)

    with pytest.raises(errors.InvalidResponse) as caught:
        ENVELOPE.one(response, READ(response))

    assert ("/results", "exactly one reference", received) == (
        *(caught.value.pointer, caught.value.expected),
        caught.value.received,
    )
    only = reply({"results": [reference("2")], "cars": CARS})
    assert "8" == ENVELOPE.one(only, READ(only)).owner_id


def test_a_broken_envelope_is_a_mismatch():
    """
    An envelope is read like any body.
    """
    with pytest.raises(Mismatch, match="at /cars/1: expected an object, received null"):
        READ(reply({"cars": {"1": None}}))


@pytest.mark.parametrize("id_", ["7", 7])
def test_what_was_included_is_found_by_its_id(id_):
    """
    The id may be a number or a string; the map has strings.
    """
    assert User("Ann") == included(car(owner_id=id_), "owner", User)
    assert [User("Bob"), User("Ann")] == included_all(car(driver_ids=["8", id_]), "drivers", User)


def test_an_empty_list_of_ids_refers_to_nothing():
    """
    A list without ids is a list without objects, whether any were included or not.
    """
    assert [] == included_all(car(driver_ids=[]), "drivers", User)
    assert [] == included_all(Car(driver_ids=[]), "drivers", User)


@pytest.mark.parametrize(
    ("owner", "message"),
    [
        (car(), "Car.owner: there is no owner_id, so that it refers to nothing"),
        (car(owner_id=None), "Car.owner: there is no owner_id, so that it refers to nothing"),
        (car(owner_id="9"), 'Car.owner: "9" is not among the users of the response; ask for it with include=owner'),
        (car(UNSET, owner_id="7"), 'Car.owner: "7" is not among the users of the response; ask for it with'),
        (car(None, owner_id="7"), 'Car.owner: "7" is not among the users of the response; ask for it with'),
        (Car(owner_id="7"), 'Car.owner: "7" is not among the users of the response; ask for it with include=owner'),
    ],
)
def test_what_was_not_included_is_missed(owner, message):
    """
    No id, an unknown one, no map, null for a map and an object that is in no response: each is a LookupError.
    """
    with pytest.raises(errors.NotIncluded, match=message):
        included(owner, "owner", User)


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        (UNSET, "Car.drivers: there is no driver_ids"),
        (None, "Car.drivers: there is no driver_ids"),
        (["7", None], "Car.drivers: there is no driver_ids"),
        (["7", "9"], 'Car.drivers: "9" is not among the users of the response$'),
    ],
)
def test_a_list_is_missed_if_one_object_of_it_is(ids, message):
    """
    A list has all its objects or is missed as a whole; without a way to ask for them none is named.
    """
    members = {} if ids is UNSET else {"driver_ids": ids}

    with pytest.raises(LookupError, match=message):
        included_all(car(**members), "drivers", User)


def test_an_object_of_another_kind_is_not_what_was_included():
    """
    What the map has under the id counts only if it is of the promised class.
    """
    with pytest.raises(errors.NotIncluded):
        included(car(owner_id="7"), "owner", Car)


def test_where_an_object_was_found_is_no_part_of_it():
    """
    Equal objects of different responses are equal, and their repr does not show the responses.
    """
    assert car(owner_id="7") == car({}, owner_id="7") == Car("7")
    assert "Car(owner_id='7', driver_ids=UNSET)" == repr(car(owner_id="7"))


@pytest.mark.parametrize(("said", "expected"), [("a", "a"), (0, 0), ("", ""), (UNSET, None), (None, None)])
def test_a_fact_that_is_not_said_is_none(said, expected):
    """
    `UNSET` and null are the same here: the body says nothing.
    """
    assert expected == Fact("/a", lambda body: body).of(said)
