"""Numbers are exact, and integers of more digits than Python or the validator take are read and judged all the same."""

from decimal import Decimal
from typing import Any

import pytest

from wireproof.numbers import exact, integer, integer_text, shortened

LONG = 3 * 10**5000 + 7 * 10**4000 + 5 * 10**3999
SHORT = 10**4200 + 5 * 10**3999


@pytest.mark.parametrize("digits", [1, 4_300, 4_301, 20_000])
def test_an_integer_is_read_and_written(digits: int) -> None:
    """
    Up to 20,000 digits, with a sign or without.
    """
    text = "9" * digits

    assert 10**digits - 1 == integer(text)
    assert [text, f"-{text}"] == [integer_text(10**digits - 1), integer_text(1 - 10**digits)]


def test_an_integer_of_too_many_digits_is_refused() -> None:
    """
    Reading it would take too long.
    """
    with pytest.raises(ValueError, match="an integer of more than 20000 digits"):
        integer("9" * 20_001)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (LONG, SHORT),
        (-LONG, -SHORT),
        (10**4200 - 1, 10**4200 - 1),
        ([LONG, True], [SHORT, True]),
        ({"a": {"b": [-LONG]}}, {"a": {"b": [-SHORT]}}),
        ("a", "a"),
    ],
    ids=["long", "negative", "not so long", "in a list", "deep inside", "a text"],
)
def test_what_is_too_long_for_the_validator_is_shortened(value: Any, expected: Any) -> None:
    """
    To one of the same sign and the same last digits.
    """
    assert expected == shortened(value)


def test_a_fraction_is_exactly_what_is_written() -> None:
    """
    Numbers of a spec are compared as decimal ones.
    """
    assert [Decimal("0.1"), 3, Decimal("2.0")] == [exact(number) for number in (0.1, 3, 2.0)]
    assert [Decimal, int] == [type(exact(number)) for number in (2.0, 3)]
