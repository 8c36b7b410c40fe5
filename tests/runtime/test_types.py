"""The value that is absent, and enums that keep what nobody documented."""

import copy
import pickle

import pytest

from wireproof.runtime.types import UNSET, OpenIntEnum, OpenStrEnum, Unset


class Colour(OpenStrEnum):
    """Two documented strings."""

    RED = "red"
    BLUE = "blue"


class Size(OpenIntEnum):
    """Two documented integers."""

    SMALL = 1
    LARGE = 2


def pickled(value):
    """The value as another process receives it."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301  # pickled here


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, pickled, lambda value: type(value)("unset")],
    ids=["copy", "deepcopy", "pickle", "call"],
)
def test_unset_is_always_the_same(copied):
    """
    There is one `UNSET` only, so that it may be compared with `is` wherever it comes from.
    """
    assert UNSET is copied(UNSET)
    assert [UNSET] == list(Unset)


@pytest.mark.parametrize("shown", [str, repr, "{}".format])
def test_unset_is_false_and_called_by_its_name(shown):
    """
    `UNSET` is false, is no other false value, and is shown in the way that it is written.
    """
    assert not UNSET
    assert UNSET not in (None, False, 0, "")
    assert "UNSET" == shown(UNSET)


@pytest.mark.parametrize("name", ["name", "value", "full_name", "__len__"])
def test_nothing_can_be_read_from_what_is_absent(name):
    """
    Any attribute of `UNSET` is an AttributeError that says so, those of an enum member included.
    """
    with pytest.raises(AttributeError, match=f"UNSET has no '{name}'"):
        getattr(UNSET, name)

    assert not hasattr(UNSET, name)


@pytest.mark.parametrize(
    "use",
    [float, len, iter, lambda value: value + 1, lambda value: value < 1, lambda value: [1][value]],
    ids=["float", "len", "iter", "sum", "order", "index"],
)
def test_what_is_absent_is_no_number(use):
    """
    Arithmetic with `UNSET`, or a loop over it, raises a TypeError.
    """
    with pytest.raises(TypeError):
        use(UNSET)

    with pytest.raises(TypeError, match="UNSET is not a number"):
        int(UNSET)


@pytest.mark.parametrize(
    ("members", "value", "name", "shown"),
    [
        (Colour, "red", "RED", "red"),
        (Colour, "mauve", "mauve", "mauve"),
        (Colour, "", "", ""),
        (Size, 2, "LARGE", "2"),
        (Size, -7, "-7", "-7"),
        (Size, 10**30, str(10**30), str(10**30)),
    ],
)
def test_an_open_enum_keeps_any_value_of_its_kind(members, value, name, shown):
    """
    Documented or not, a member equals its value, is shown as it, hashes as it and survives pickling and copying.
    """
    member = members(value)

    assert (name, value, shown) == (member.name, member.value, str(member))
    assert value == member
    assert hash(value) == hash(member)
    assert isinstance(member, members)
    for copied in (pickled(member), copy.deepcopy(member)):
        assert (members, value) == (type(copied), copied)


@pytest.mark.parametrize(("members", "value"), [(Colour, 1), (Colour, None), (Size, "1"), (Size, 1.5), (Size, False)])
def test_an_open_enum_keeps_no_value_of_another_kind(members, value):
    """
    A string enum takes strings only, and an integer enum no boolean that is no documented number.
    """
    with pytest.raises(ValueError, match="is not a valid"):
        members(value)


def test_an_undocumented_value_does_not_become_documented():
    """
    A list of an open enum has the documented values, whatever has been read before.
    """
    Colour("mauve")

    assert ["red", "blue"] == list(Colour)
