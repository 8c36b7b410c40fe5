"""Arguments that make no sense: each is refused, by its name, before anything is sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from wireproof.schema import Schema
from wireproof.suite.caller import FLAVOURS, TOKEN, Caller, Callers, Exchange, Flavour
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


def wrong_values(schema: Schema) -> Iterator[Any]:
    """A value of each type that a schema does not allow, alone and as an item, and one that JSON has no form for."""
    yield object()
    yield from (value for kind, value in OF_EACH_TYPE.items() if kind not in schema.types)
    if schema.types - {"null"} == {"array"}:
        yield from ([value] for value in wrong_values(schema.items))


def assert_refused(exchange: Exchange, error: type[Exception], name: str) -> None:
    """Nothing was sent, and the error says which argument is wrong."""
    assert error is type(exchange.raised), repr(exchange.raised)
    assert name in str(exchange.raised)
    assert [] == list(exchange.requests)


@pytest.mark.parametrize("value", ["", ".", ".."])
def test_a_path_argument_cannot_address_something_else(
    text_path_case: ParameterCase, flavour: Flavour, callers: Callers, value: str
) -> None:
    """
    An empty path argument, `.` or `..` is refused before anything is sent.
    """
    exchange = call_with(callers(text_path_case.spec), text_path_case, flavour, value)

    assert_refused(exchange, ValueError, text_path_case.parameter.name)


def test_a_required_argument_needs_a_value(required_case: ParameterCase, flavour: Flavour, callers: Callers) -> None:
    """
    An id that an answer did not have, `UNSET`, is refused before anything is sent.
    """
    caller = callers(required_case.spec)

    exchange = call_with(caller, required_case, flavour, caller.binding.package.UNSET)

    assert_refused(exchange, TypeError, required_case.parameter.name)


def test_none_is_no_argument(parameter_case: ParameterCase, flavour: Flavour, callers: Callers) -> None:
    """
    `None` has no form in a path, query, header or cookie; it is refused rather than left out.
    """
    exchange = call_with(callers(parameter_case.spec), parameter_case, flavour, None)

    assert_refused(exchange, TypeError, parameter_case.parameter.name)


def test_an_empty_selection_does_not_select_everything(
    list_case: ParameterCase, flavour: Flavour, callers: Callers
) -> None:
    """
    An empty list has no form in a request; it is refused rather than left out.
    """
    exchange = call_with(callers(list_case.spec), list_case, flavour, [])

    assert_refused(exchange, ValueError, list_case.parameter.name)


def test_an_argument_has_the_type_that_the_spec_says(
    parameter_case: ParameterCase, flavour: Flavour, callers: Callers
) -> None:
    """
    A string for a list, a list for a string, text for a number and whatever else is no such value is refused.
    """
    caller = callers(parameter_case.spec)

    for value in wrong_values(parameter_case.parameter.schema):
        exchange = call_with(caller, parameter_case, flavour, value)

        assert_refused(exchange, TypeError, parameter_case.parameter.name)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")], ids=str)
def test_a_number_is_finite(number_case: ParameterCase, flavour: Flavour, callers: Callers, value: float) -> None:
    """
    NaN and infinity are no numbers to JSON.
    """
    exchange = call_with(callers(number_case.spec), number_case, flavour, value)

    assert_refused(exchange, ValueError, number_case.parameter.name)


@dataclass
class LookAlike:
    """An object of a class that no operation takes, with the right members."""

    members: Any

    def to_dict(self) -> Any:
        """As models have it."""
        return self.members


def test_a_body_has_the_type_that_the_spec_says(body_case: OperationCase, flavour: Flavour, callers: Callers) -> None:
    """
    A value of another type is refused; so is an object of another class, even with the right members.
    """
    caller = callers(body_case.spec)
    schema = body_schema(body_case)
    look_alike = [LookAlike(body_case.simplest.body)] if schema.types == {"object"} else []

    for value in [*wrong_values(schema), *look_alike]:
        exchange = call_without_an_answer(caller, body_case, flavour, body=value)

        assert_refused(exchange, TypeError, "body")


def test_a_body_that_is_needed_is_there(body_case: OperationCase, flavour: Flavour, callers: Callers) -> None:
    """
    Neither `None` nor `UNSET` stands in for a body, unless the spec allows it.
    """
    assert body_case.operation.body
    caller = callers(body_case.spec)
    missing = [caller.binding.package.UNSET] if body_case.operation.body.required else []
    null = [] if "null" in body_schema(body_case).types else [None]

    for value in [*missing, *null]:
        exchange = call_without_an_answer(caller, body_case, flavour, body=value)

        assert_refused(exchange, TypeError, "body")


def test_an_argument_that_nobody_knows_is_refused(case: OperationCase, flavour: Flavour, callers: Callers) -> None:
    """
    A keyword that is misspelled is not left out in silence.
    """
    exchange = call_without_an_answer(callers(case.spec), case, flavour, misspelled="x")

    assert_refused(exchange, TypeError, "misspelled")


@pytest.mark.parametrize("client", [None, "x", TOKEN.encode()], ids=["None", "str", "bytes"])
def test_a_client_is_needed(case: OperationCase, flavour: Flavour, callers: Callers, client: Any) -> None:
    """
    What is no client is refused, and not shown.
    """
    exchange = call_without_an_answer(callers(case.spec), case, flavour, client=client)

    assert_refused(exchange, TypeError, "client")
    assert TOKEN not in str(exchange.raised)


def test_a_client_with_a_token_is_needed(protected_case: OperationCase, flavour: Flavour, callers: Callers) -> None:
    """
    A client that has no token is refused where the spec wants one, rather than by the server.
    """
    caller = callers(protected_case.spec)

    exchange = call_without_an_answer(caller, protected_case, flavour, client=caller.binding.package.Client())

    assert_refused(exchange, TypeError, "client")


def body_schema(case: OperationCase) -> Schema:
    """What the body of an operation has to satisfy."""
    assert case.operation.body
    return case.operation.body.media_types[0].schema or Schema(True, "#", case.spec.document)


def call_without_an_answer(caller: Caller, case: OperationCase, flavour: Flavour, **changes: Any) -> Exchange:
    """Call an operation in the simplest way, but for these arguments; no answer is served."""
    arguments = caller.binding.arguments(case.operation, case.simplest)
    return caller.call(case.operation, FLAVOURS[flavour][0], {**arguments, **changes})


def call_with(caller: Caller, case: ParameterCase, flavour: Flavour, value: Any) -> Exchange:
    """Call an operation in the simplest way, but for the argument of one parameter; no answer is served."""
    name = caller.binding.argument(case.operation, case.parameter)
    return call_without_an_answer(caller, case, flavour, **{name: value})
