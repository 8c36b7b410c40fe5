"""
Numbers as JSON has them: exact, and of any length.

Python converts integers from and to text only up to 4,300 digits, and the validator no further.

Source: RFC 8259, section 6, which sets no limit.
"""

from decimal import Decimal
from typing import Any

__all__ = ["exact", "integer", "integer_text", "shortened"]

PYTHON_DIGITS = 4_300
MOST_DIGITS = 20_000
"""More take the better part of a second."""

KEPT = 10**4_000
STAND_IN = 10**4_200


def exact(number: float) -> float | Decimal:
    """What a JSON number says, which a float may not hold: 1e+23 is a one and 23 zeros, and neither more nor less."""
    return Decimal(repr(number)) if isinstance(number, float) else number


def integer(text: str) -> int:
    """
    The integer that decimal digits are.

    Raises:
        ValueError: There are more than 20,000 digits.
    """
    if len(text) <= PYTHON_DIGITS:
        return int(text)
    if len(text) > MOST_DIGITS:
        raise ValueError(f"an integer of more than {MOST_DIGITS} digits")
    return int(Decimal(text))


def integer_text(number: int) -> str:
    """The decimal digits of an integer."""
    return str(number) if abs(number) < STAND_IN else f"{Decimal(number):f}"


def shortened(value: Any) -> Any:
    """A JSON value with each integer that is too long replaced by a shorter one of the same sign and last digits."""
    match value:
        case int() if abs(value) >= STAND_IN:
            stand_in = STAND_IN + abs(value) % KEPT
            return stand_in if value == abs(value) else -stand_in
        case list():
            return [shortened(one) for one in value]
        case dict():
            return {name: shortened(one) for name, one in value.items()}
        case _:
            return value
