"""Arguments that make no sense: each is refused, by its name, before anything is sent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from wireproof.binding import Mode, body_schema
from wireproof.media import sent_types
from wireproof.naming import method_name
from wireproof.schema import Schema
from wireproof.suite import cases
from wireproof.suite.caller import Caller, Callers, Exchange, Kind
from wireproof.suite.cases import OperationCase, ParameterCase

OF_EACH_TYPE: dict[str, Any] = {
    "array": ["x"],
    "boolean": True,
    "integer": 5,
    "number": 0.5,
    "object": {"x": "x"},
    "string": "x",
}
"""A value of each JSON type but null."""


class _NotJson:
    """Of no type that JSON has."""

    def __repr__(self) -> str:
        return "<what JSON has no form for>"


NOT_JSON = _NotJson()


def wrong_values(schema: Schema) -> Iterator[Any]:
    """A value of each type that a schema does not allow, alone and as an item, and one that JSON has no form for."""
    yield NOT_JSON
    yield from (value for kind, value in OF_EACH_TYPE.items() if kind not in schema.types)
    if schema.types - {"null"} == {"array"}:
        yield from ([value] for value in wrong_values(schema.item(0)))


def assert_refused(exchange: Exchange, error: type[Exception], name: str) -> None:
    """Nothing was sent, and the error says which argument is wrong."""
    exchange.assert_raised(error)
    assert re.search(rf"(?<!\w){re.escape(name)}(?!\w)", str(exchange.error)), f"{exchange.error} does not name {name}"
    exchange.assert_sent(0)


@cases.each(text_path_case=cases.text_path_parameters, mode=cases.modes)
@pytest.mark.parametrize("value", ["", ".", ".."], ids=["empty", "dot", "two-dots"])
def test_a_path_argument_cannot_address_something_else(
    text_path_case: ParameterCase, mode: Mode, callers: Callers, value: str
) -> None:
    """
    An empty path argument, `.` or `..` is refused before anything is sent.
    """
    exchange = call_with(callers(text_path_case.spec), text_path_case, mode, value)

    assert_refused(exchange, ValueError, text_path_case.parameter.name)


@cases.each(required_case=cases.required_parameters, mode=cases.modes)
def test_a_required_argument_needs_a_value(required_case: ParameterCase, mode: Mode, callers: Callers) -> None:
    """
    An id that a response did not have, `UNSET`, is refused before anything is sent.
    """
    caller = callers(required_case.spec)

    exchange = call_with(caller, required_case, mode, caller.binding.package.UNSET)

    assert_refused(exchange, TypeError, required_case.parameter.name)


@cases.each(parameter_case=cases.parameters, mode=cases.modes)
def test_none_is_no_argument(parameter_case: ParameterCase, mode: Mode, callers: Callers) -> None:
    """
    `None` has no form in a path, query, header or cookie; it is refused rather than left out.
    """
    exchange = call_with(callers(parameter_case.spec), parameter_case, mode, None)

    assert_refused(exchange, TypeError, parameter_case.parameter.name)


@cases.each(list_case=cases.list_parameters, mode=cases.modes)
def test_an_empty_selection_does_not_select_everything(list_case: ParameterCase, mode: Mode, callers: Callers) -> None:
    """
    An empty list has no form in a request; it is refused rather than left out.
    """
    exchange = call_with(callers(list_case.spec), list_case, mode, [])

    assert_refused(exchange, ValueError, list_case.parameter.name)


@cases.each(parameter_case=cases.parameters, mode=cases.modes)
def test_an_argument_has_the_type_that_the_spec_says(
    parameter_case: ParameterCase, mode: Mode, callers: Callers
) -> None:
    """
    A string for a list, a list for a string, text for a number and whatever else is no such value is refused.
    """
    caller = callers(parameter_case.spec)

    for value in wrong_values(parameter_case.parameter.schema):
        exchange = call_with(caller, parameter_case, mode, value)

        assert_refused(exchange, TypeError, parameter_case.parameter.name)


BEYOND_A_FIELD = ("a\rb", "a\nb", "a\r\nX-Other: b", "a\0b", "j\u00e4", " a", "a ", "\ta", "a\t")
"""Text that a header field cannot carry, or not as it is (RFC 9110, section 5.5)."""


@cases.each(header_case=cases.first_header_parameters, mode=cases.modes)
def test_a_header_field_can_carry_its_argument(header_case: ParameterCase, mode: Mode, callers: Callers) -> None:
    """
    A line break, a control character, what is not ASCII and blanks around are refused before anything is sent.
    """
    for value in BEYOND_A_FIELD:
        exchange = call_with(callers(header_case.spec), header_case, mode, value)

        assert_refused(exchange, ValueError, header_case.parameter.name)


@cases.each(number_case=cases.number_parameters, mode=cases.modes)
@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")], ids=str)
def test_a_number_is_finite(number_case: ParameterCase, mode: Mode, callers: Callers, value: float) -> None:
    """
    NaN and infinity are no numbers to JSON.
    """
    exchange = call_with(callers(number_case.spec), number_case, mode, value)

    assert_refused(exchange, ValueError, number_case.parameter.name)


@dataclass
class LookAlike:
    """An object of a class that no operation takes, with the right members."""

    members: Any

    def to_dict(self) -> Any:
        """As models have it."""
        return self.members


@cases.each(body_case=cases.operations_with_a_body, mode=cases.modes)
def test_a_body_has_the_type_that_the_spec_says(body_case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    A value of another type is refused; so is an object of another class, even with the right members.
    """
    caller = callers(body_case.spec)
    for name, schema in body_arguments(caller, body_case):
        look_alike = [LookAlike({})] if schema.types == {"object"} else []
        for value in [*wrong_values(schema), *look_alike]:
            exchange = call_without_a_response(caller, body_case, mode, **{name: value})

            assert_refused(exchange, TypeError, wire_name(caller, body_case, name))


@cases.each(body_case=cases.operations_with_a_body, mode=cases.modes)
def test_what_a_body_needs_is_there(body_case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    Neither `None` nor `UNSET` stands in for a body or a member that is required, unless the spec allows it.
    """
    assert body_case.operation.body
    caller = callers(body_case.spec)
    required = set(body_schema(body_case.operation).required)
    for name, schema in body_arguments(caller, body_case):
        wire = wire_name(caller, body_case, name)
        is_member = caller.binding.flattens(body_case.operation)
        is_required = wire in required if is_member else body_case.operation.body.required
        missing = [caller.binding.package.UNSET] if is_required else []
        null = [] if "null" in schema.types else [None]
        for value in [*missing, *null]:
            exchange = call_without_a_response(caller, body_case, mode, **{name: value})

            assert_refused(exchange, TypeError, wire)


@cases.each(case=cases.operations, mode=cases.modes)
def test_an_argument_that_nobody_knows_is_refused(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    A keyword that is misspelled is not left out in silence; the error names the method and the known keywords.
    """
    caller = callers(case.spec)
    known = caller.binding.of_method(
        caller.client(mode), case.operation, caller.binding.arguments(case.operation, case.simplest)
    )

    exchange = call_without_a_response(caller, case, mode, misspelled="x")

    assert_refused(exchange, TypeError, "misspelled")
    assert f".{method_name(case.spec, case.operation)}()" in str(exchange.error)
    assert [] == [name for name in known if name not in str(exchange.error)]


def body_arguments(caller: Caller, case: OperationCase) -> Iterator[tuple[str, Schema]]:
    """The arguments that become the body, with what they have to satisfy."""
    assert case.operation.body
    if caller.binding.is_upload(case.operation):
        yield "content", Schema({"type": "string"}, "#", case.spec.document)
        return
    if not caller.binding.flattens(case.operation):
        yield "body", sent_types(case.operation.body)[0].schema or Schema(True, "#", case.spec.document)
        return
    for name, schema in body_schema(case.operation).properties.items():
        if caller.binding.is_argument(case.operation, name):
            yield caller.binding.member_argument(case.operation, name), schema


def wire_name(caller: Caller, case: OperationCase, argument: str) -> str:
    """What an argument is called in the body; the whole of it is called as it is."""
    names = body_schema(case.operation).properties if caller.binding.flattens(case.operation) else ()
    found = [name for name in names if caller.binding.member_argument(case.operation, name) == argument]
    return found[0] if found else argument


def call_without_a_response(caller: Caller, case: OperationCase, mode: Mode, **changes: Any) -> Exchange:
    """Call an operation in the simplest way, but for these arguments; no response is served."""
    arguments = caller.binding.arguments(case.operation, case.simplest)
    kind: Kind = "method" if "misspelled" in changes else "send"  # which takes every argument
    return caller.call(case.operation, mode, {**arguments, **changes}, kind=kind)


def call_with(caller: Caller, case: ParameterCase, mode: Mode, value: Any) -> Exchange:
    """Call an operation in the simplest way, but for the argument of one parameter; no response is served."""
    name = caller.binding.argument(case.operation, case.parameter)
    return call_without_a_response(caller, case, mode, **{name: value})
