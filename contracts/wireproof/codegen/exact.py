"""
What a spec puts on the wire, kept to the letter: values of enums, constants, and the names of members.

The generator's own parser makes text of these that is safe in a double-quoted string, and so leaves out what cannot be
seen and what its Python does not know yet. Here they stay what they are, and become literals of Python only at the end.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, ClassVar
from unittest import mock

from openapi_python_client import strings
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.enum_property import EnumProperty, ValueType
from openapi_python_client.parser.properties.protocol import Value
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonCode

__all__ = ["literal", "parsed_exactly"]

LATIN = "\u0250"
"""Behind the letters of Europe begins what is escaped, since not every Python agrees on what can be printed."""


def literal(value: Any) -> str:
    """The expression for a string, a number, a boolean or a tuple of them; the same on every Python."""
    value = value.get_untrusted_value() if isinstance(value, UntrustedString) else value
    return "".join(one if one < LATIN else one.encode("ascii", "backslashreplace").decode() for one in repr(value))


@contextmanager
def parsed_exactly() -> Iterator[None]:
    """While the generator parses, it keeps what goes on the wire, and names are as Python reads them (NFKC)."""
    sanitize, build = strings.sanitize, ConstProperty.build

    def constant(**given: Any) -> Any:
        found = build(**given)
        is_number = isinstance(found, ConstProperty) and isinstance(found.value.raw_value, float)
        return _NumberProperty(**{name: getattr(found, name) for name in FIELDS}) if is_number else found

    with ExitStack() as stack:
        for owner, name, ours in (
            (strings, "sanitize", lambda text: sanitize(unicodedata.normalize("NFKC", text))),
            (EnumProperty, "values_from_list", _by_member_name),
            (ConstProperty, "build", constant),
            (ConstProperty, "_convert_value", _enum_value),
        ):
            stack.enter_context(mock.patch.object(owner, name, staticmethod(ours)))
        stack.enter_context(mock.patch.object(_NumberProperty, "being_parsed", True))
        yield


FIELDS = ("value", "python_name", "name", "required", "default", "description", "example")


class _NumberProperty(ConstProperty):
    """A constant that `Literal` cannot have."""

    being_parsed: ClassVar[bool] = False
    """Whether the parser looks at types, by which it tells the branches of a union apart."""

    def get_type_string(self, no_optional: bool = False, json: bool = False) -> PythonCode:
        if self.being_parsed:
            return super().get_type_string(no_optional=no_optional, json=json)
        return PythonCode("float" if no_optional or self.required else "float | Unset")


def _enum_value(value: Any) -> Value | None:
    return value if value is None or isinstance(value, Value) else Value(PythonCode(literal(value)), value)


def _by_member_name(values: Sequence[ValueType], _: object, var_names: Sequence[str]) -> dict[str, ValueType]:
    """The values of an enum by the names of its members, no two of which are the same."""
    named: dict[str, ValueType] = {}
    wanted = var_names if len(var_names) == len(values) else [_member_name(*one) for one in enumerate(values)]
    for index, (value, name) in enumerate(zip(values, wanted, strict=True)):
        base = unicodedata.normalize("NFKC", strings.snake_case(str(name)).upper())
        base = base if base.isidentifier() else f"VALUE_{index}"
        names = (f"{base}_{number}" if number > 1 else base for number in range(1, len(values) + 2))
        named[next(one for one in names if one not in named)] = value
    return named


def _member_name(index: int, value: ValueType) -> str:
    if isinstance(value, int):
        return f"VALUE_NEGATIVE_{-value}" if value < 0 else f"VALUE_{value}"
    return value if value[:1].isalpha() else f"VALUE_{index}"
