"""A union: a discriminator decides, else the enums and constants that tell its branches apart."""

from typing import Any

import pytest
from attrs import define, field

from wireproof.runtime.decoding import (
    Const,
    Mismatch,
    Undocumented,
    anything,
    date,
    integer,
    null,
    string,
    string_enum,
)
from wireproof.runtime.models import Members, Model, optional, required, wire_value
from wireproof.runtime.types import UNSET, OpenStrEnum, Unset
from wireproof.runtime.unions import branch, one_of, one_value_of


class Swims(OpenStrEnum):
    """What a fish may be."""

    FISH = "fish"
    EEL = "eel"


class Runs(OpenStrEnum):
    """What a dog may be."""

    DOG = "dog"


@define
class Cat(Model):
    """Told apart by a constant."""

    lives: int
    type: str = "cat"

    @classmethod
    def _members(cls):
        return Members(required("type", Const("cat")), required("lives", integer))


@define
class Dog(Model):
    """Told apart by an enum."""

    type: Runs
    id: int | Unset = UNSET

    @classmethod
    def _members(cls):
        return Members(required("type", string_enum(Runs)), optional("id", integer))


@define
class Fish(Model):
    """Told apart by an enum of two."""

    type: Swims
    id: int | Unset = UNSET

    @classmethod
    def _members(cls):
        return Members(required("type", string_enum(Swims)), optional("id", integer))


@define
class Other(Model):
    """The open type, which keeps what is new."""

    type: str
    additional_properties: dict[str, Any] = field(factory=dict)

    @classmethod
    def _members(cls):
        return Members(required("type", string), rest=anything)


@define
class Stone(Model):
    """No pet."""

    type: str

    @classmethod
    def _members(cls):
        return Members(required("type", string))


CAT, DOG = branch(Cat, {"type": ("cat",)}), branch(Dog, {"type": ("dog",)})
FISH, OTHER = branch(Fish, {"type": ("fish", "eel")}), branch(Other)
DECIDED, TOLD = one_of(CAT, DOG, FISH, null, by="type"), one_of(CAT, DOG, FISH, null)
OPEN_DECIDED, OPEN_TOLD = one_of(OTHER, CAT, DOG, by="type"), one_of(OTHER, CAT, DOG)
INSIDE = one_of(
    branch(Cat, {"of": {"coat": {"kind": ("fur",)}}}), branch(Dog, {"of": {"coat": {"kind": ("hair", "wool")}}})
)
LOOSE = one_of(branch(Cat, {"type": ("cat",)}), branch(Dog, {"type": ("dog",)}), string)


@pytest.mark.parametrize("union", [DECIDED, TOLD, OPEN_DECIDED, OPEN_TOLD, LOOSE])
@pytest.mark.parametrize(
    ("value", "kind"), [({"type": "cat", "lives": 9}, Cat), ({"type": "dog", "id": 1}, Dog)], ids=["cat", "dog"]
)
def test_a_value_is_of_the_branch_whose_constants_fit(union: Any, value: Any, kind: type) -> None:
    """
    Wherever the branch stands, and whatever else would take the value.
    """
    read = union.decode(value)
    union.admit(value)

    assert type(read) is kind
    assert value == read.to_dict()


@pytest.mark.parametrize(
    ("union", "value", "pointer", "expected"),
    [
        (DECIDED, {"type": "cat", "lives": "nine"}, "/lives", "an integer"),
        (TOLD, {"type": "cat", "lives": "nine"}, "/lives", "an integer"),
        (OPEN_DECIDED, {"type": "cat", "lives": "nine"}, "/lives", "an integer"),
        (TOLD, {"type": "eel", "id": "x"}, "/id", "an integer"),
        (DECIDED, {"type": "cow"}, "/type", '"cat" or "dog" or "fish" or "eel"'),
        (TOLD, {"type": "cow", "id": 1}, "/type", '"cat" or "dog" or "fish" or "eel"'),
        (DECIDED, {"type": ["cat"]}, "/type", '"cat" or "dog" or "fish" or "eel"'),
        (DECIDED, {"lives": 9}, "/type", '"cat" or a string'),
        (OPEN_DECIDED, {"type": 1}, "/type", "a string"),
        (one_of(CAT, branch(Cat, {"type": ("tom",)})), {"type": "cow"}, "/type", '"cat" or "tom"'),
        (OPEN_TOLD, {"type": True}, "/type", "a string"),
        (INSIDE, {"of": {"coat": {"kind": "silk"}}}, "/of/coat/kind", '"fur" or "hair" or "wool"'),
        (INSIDE, {"type": "cat", "lives": "nine", "of": {"coat": {"kind": "fur"}}}, "/lives", "an integer"),
        (INSIDE, {"type": "dog", "id": "x", "of": {"coat": {"kind": "wool"}}}, "/id", "an integer"),
        (one_of(branch(Cat, {"a": (1,), "b": (1,)}), branch(Dog, {"b": (2,)})), {"b": 3}, "/b", "1 or 2"),
        (DECIDED, 1, "", "null or an object"),
        (LOOSE, 1, "", "a string or an object"),
    ],
)
def test_a_mismatch_is_that_of_the_branch_that_was_meant(union: Any, value: Any, pointer: str, expected: str) -> None:
    """
    A kind that is new and has no open type to be is no value of the union, and the place is what would say the kind.
    """
    with pytest.raises(Mismatch) as failure:
        union.decode(value)

    assert (pointer, expected) == (failure.value.pointer, failure.value.expected)


@pytest.mark.parametrize("union", [OPEN_DECIDED, OPEN_TOLD])
def test_a_new_kind_is_kept_as_the_open_type(union: Any) -> None:
    """
    The branch that nothing tells apart takes what is new.
    """
    value = {"type": "cow", "milk": 3}

    assert Other("cow", additional_properties={"milk": 3}) == union.decode(value)


def test_only_a_discriminator_keeps_what_says_its_kind_from_the_open_type() -> None:
    """
    A constant is as little as any other member that is not what its branch says.
    """
    value = {"type": "cat", "lives": "nine"}

    assert Other("cat", additional_properties={"lives": "nine"}) == OPEN_TOLD.decode(value)
    with pytest.raises(Mismatch, match=r"at /lives"):
        OPEN_DECIDED.decode(value)


def test_an_undocumented_value_is_let_through_where_one_branch_takes_it() -> None:
    """
    With a single branch to be, an enum value of tomorrow is kept as everywhere else.
    """
    assert Dog(Runs("wolf")) == one_of(CAT, DOG).decode({"type": "wolf"})


def test_a_value_that_several_open_enums_take_is_of_the_first_that_lists_it() -> None:
    """
    A string that none of them lists is of the strictest branch that takes it.
    """
    union = one_of(one_value_of(string_enum(Runs), "dog"), one_value_of(string_enum(Swims), "fish", "eel"), date)

    assert Swims.EEL is union.decode("eel")
    assert Runs("wolf") == union.decode("wolf")
    assert date.decode("2031-01-01") == union.decode("2031-01-01")
    with pytest.raises(Mismatch, match="received an object"):
        union.decode({})
    with pytest.raises(Undocumented, match="one of 'dog'"):
        union.admit("wolf")


def test_what_a_class_says_is_believed_of_a_request() -> None:
    """
    An object of a class is of that branch, so that its errors are those of the branch; another class is refused.
    """
    DECIDED.admit(wire_value(Fish(Swims("shark"))))

    with pytest.raises(Mismatch, match=r"at /lives: expected an integer") as wrong:
        TOLD.admit(wire_value(Cat("nine")))  # type: ignore[arg-type]  # on purpose
    with pytest.raises(Mismatch, match=r"expected Cat or Dog or Fish or null, received Stone"):
        TOLD.admit(wire_value(Stone("cat")))

    assert not isinstance(wrong.value, Undocumented)
    with pytest.raises(Mismatch, match=r"at /lives"):
        one_of(CAT, anything).admit(wire_value(Cat("nine")))  # type: ignore[arg-type]  # on purpose


@pytest.mark.parametrize("union", [DECIDED, TOLD])
def test_a_plain_dict_of_a_request_goes_by_the_same_rules(union: Any) -> None:
    """
    A kind that the spec does not name is as undocumented as an enum value.
    """
    union.admit({"type": "eel", "id": 1})

    with pytest.raises(Undocumented, match=r"at /type: .*received \"cow\""):
        union.admit({"type": "cow", "id": 1})
    with pytest.raises(Mismatch, match=r"at /lives"):
        union.admit({"type": "cat", "lives": "nine"})


def test_one_is_not_true() -> None:
    """
    A constant is compared as JSON compares values.
    """
    union = one_of(one_value_of(Const(1), 1), one_value_of(Const(True), True))

    assert union.decode(True) is True
    assert union.decode(1) is not True
    for told, kind in ((1, Other), (True, Cat)):
        numbered = one_of(branch(Cat, {"number": (told,)}), OTHER)
        assert isinstance(numbered.decode({"type": "cat", "lives": 9, "number": True}), kind)
