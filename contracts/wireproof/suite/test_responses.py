"""A response comes back as the model or error that the spec names for its status, an invalid one as a clear error."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from types import NoneType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.errors import HypothesisException
from hypothesis.strategies import SearchStrategy

from wireproof.adapters import request_of, response_of
from wireproof.binding import Mode
from wireproof.envelope import envelope, included
from wireproof.judge.places import places
from wireproof.media import json_schema
from wireproof.oracle import ABSENT, judge_response
from wireproof.pagination import pagination
from wireproof.schema import Schema
from wireproof.served import (
    CODINGS,
    ServedResponse,
    branch_responses,
    example_responses,
    invalid_responses,
    valid_responses,
    with_unknown_enum,
)
from wireproof.suite import cases, profiles
from wireproof.suite.caller import Caller, Callers, Exchange
from wireproof.suite.cases import (
    Cell,
    DefectCell,
    DefectExample,
    EnumCell,
    EnvelopeCase,
    Example,
    OperationCase,
    put,
)
from wireproof.suite.comparison import assert_same
from wireproof.suite.credentials import TOKEN
from wireproof.suite.expectations import at, error_class, outcome_of_method
from wireproof.suite.failures import Difference, Disagreement, agree, agree_on_bytes, assert_no_findings, shown
from wireproof.suite.matrix import Matrix


@cases.each(example=cases.examples)
def test_a_named_example_is_understood(example: Example, callers: Callers, matrix: Matrix) -> None:
    """
    Every named example of a spec is returned as the model that the spec names, or raised as the error for its status.
    """
    with matrix.case(example.documented):
        assert_understood(callers(example.spec), example, example.served)


@cases.each(cell=cases.cells)
def test_a_drawn_response_is_understood(cell: Cell, callers: Callers, matrix: Matrix) -> None:
    """
    Every response that a spec allows is returned as the model that it names, or raised as the error for its status.
    """

    def holds(served: ServedResponse) -> None:
        with matrix.case(cell.documented):
            assert_understood(callers(cell.spec), cell, served)

    assert_for_all(partial(valid_responses, cell.operation, cell.documented), holds, cell.repeats)


@cases.each(enum_cell=cases.enum_cells)
def test_an_undocumented_enum_value_is_kept(enum_cell: EnumCell, callers: Callers, matrix: Matrix) -> None:
    """
    An enum value that the spec does not list is kept, equals its string or number, and is written back unchanged.
    """
    caller = callers(enum_cell.spec)

    def holds(served: ServedResponse) -> None:
        with matrix.case(enum_cell.documented):
            for exchange in call_all(caller, enum_cell, served):
                if exchange.kind == "send" or not enum_cell.returns(served.status):
                    assert_holds(caller, served.body, parsed_body(exchange))

    assert_for_all(partial(with_unknown_enum, enum_cell.operation, enum_cell.documented), holds, enum_cell.repeats)


@cases.each(defect_cell=cases.defect_cells)
def test_an_invalid_response_is_a_clear_error(defect_cell: DefectCell, callers: Callers, matrix: Matrix) -> None:
    """
    A broken success raises `InvalidResponse` that says where and what; a broken error keeps its class without a body.
    """

    def holds(served: ServedResponse) -> None:
        with matrix.case(defect_cell.documented):
            assert_refused(callers(defect_cell.spec), defect_cell, served)

    draw = partial(invalid_responses, defect_cell.operation, defect_cell.documented, defect_cell.defect)
    assert_for_all(draw, holds, defect_cell.repeats)


@cases.each(union_cell=cases.union_cells)
def test_each_branch_is_read_as_its_own_class(union_cell: Cell, callers: Callers, matrix: Matrix) -> None:
    """
    Of what is one of several objects, each is there once, and is read as the class of its branch.
    """
    for served in branch_responses(union_cell.operation, union_cell.documented):
        with matrix.case(union_cell.documented):
            assert_understood(callers(union_cell.spec), union_cell, served)


@cases.each(file_cell=cases.file_cells, mode=cases.modes)
def test_a_file_is_streamed_as_it_is(file_cell: Cell, mode: Mode, callers: Callers, matrix: Matrix) -> None:
    """
    Byte for byte, in whatever coding it travels.
    """
    caller, content = callers(file_cell.spec), bytes(range(256)) * 1000
    arguments = caller.binding.arguments(file_cell.operation, file_cell.simplest)
    _, shown = next(example_responses(file_cell.operation, file_cell.documented))
    for coding in (None, *CODINGS):
        with matrix.case(file_cell.documented):
            served = replace(shown, content=content, coding=coding)

            agree_on_bytes(content, caller.stream(file_cell.operation, mode, arguments, served), "response body")


@cases.each(cell=cases.some(cases.cells))
def test_a_charset_is_taken_for_what_it_is(cell: Cell, callers: Callers) -> None:
    """
    Whatever charset a response claims, the call returns or raises an error of the API.
    """
    caller = callers(cell.spec)
    _, served = next(example_responses(cell.operation, cell.documented))
    for charset in ("hex", "idna", "no-such-charset", "utf-16", "utf-8"):
        claimed = {"Content-Type": f"{served.headers.get('Content-Type', 'text/plain')}; charset={charset}"}
        for exchange in call_all(caller, cell, replace(served, headers={**served.headers, **claimed})):
            if not isinstance(exchange.raised, NoneType | caller.binding.errors.ResponseError):
                exchange.assert_returned()


@cases.each(defect_example=cases.some(cases.defect_examples))
def test_a_page_or_an_empty_body_is_a_clear_error(
    defect_example: DefectExample, callers: Callers, matrix: Matrix
) -> None:
    """
    An HTML page, no body, a wrong content type or items in a wrong order: `InvalidResponse`; an error keeps its class.
    """
    with matrix.case(defect_example.documented):
        assert_refused(callers(defect_example.spec), defect_example, defect_example.served)


def assert_for_all(
    draw: Callable[..., SearchStrategy[ServedResponse]], holds: Callable[[ServedResponse], None], repeats: bool
) -> None:
    """A property holds for drawn responses; if not, it is tried again with some that shrink, to show a small one."""
    try:
        profiles.draws(repeats)(given(draw())(holds))()
    except AssertionError:
        if profiles.SHRINKING:
            with suppress(HypothesisException):
                settings(max_examples=profiles.CASES["ci"])(given(draw(shrinks=True))(holds))()
        raise


# What is asserted of each way to call ------------------------------------------------------------------------------


def call_all(caller: Caller, cell: Cell, served: ServedResponse) -> Iterator[Exchange]:
    """Serve a response to each way to call."""
    return caller.call_all(cell.operation, caller.binding.arguments(cell.operation, cell.simplest), served)


def assert_understood(caller: Caller, cell: Cell, served: ServedResponse) -> None:
    """The response is what the spec documents for such a request, and every way to call understands it."""
    for exchange in call_all(caller, cell, served):
        response, request = response_of(served.response), request_of(exchange.requests[0])
        assert_no_findings(cell.operation, judge_response(cell.spec, cell.operation, response, request))
        if exchange.kind == "method" and cell.returns(served.status):
            assert_returned(caller, cell, served, exchange)
            continue
        _assert_outcome(caller, cell, served, exchange)
        parsed = parsed_body(exchange)
        if served.body is None and not served.content:
            assert parsed is None
            continue
        schema = json_schema(cell.documented)
        model = caller.binding.model(schema) if schema else None
        if model is not None:
            agree(model, type(parsed), "the class that the body is read as")
        if schema:
            assert_none_misread(caller.binding.misread(parsed, served.body, schema))
        assert_holds(caller, served.body, parsed)


def assert_returned(caller: Caller, cell: OperationCase, served: ServedResponse, exchange: Exchange) -> None:
    """A method returns the body, or what stands in it as in an envelope; a page may be refused for what it says."""
    outcome = outcome_of_method(cell.spec, cell.operation, served.body)
    if outcome.refused_at is not None:
        exchange.assert_raised(caller.binding.errors.InvalidResponse)
        assert outcome.refused_at == exchange.error.pointer
    elif pagination(cell.spec, cell.operation) and exchange.raised:
        exchange.assert_raised(caller.binding.errors.InvalidResponse)
    else:
        exchange.assert_returned()
        assert_holds(caller, outcome.value, exchange.returned)
        assert_includes(caller, cell, served.body, outcome.value, exchange.returned)


def assert_includes(caller: Caller, cell: OperationCase, body: Any, value: Any, returned: Any) -> None:
    """What an object refers to is an attribute of it, or a clear error where the envelope does not have it."""
    found = envelope(cell.spec, cell.operation)
    if found is None or found.item.name is None:
        return
    pairs = zip(value, returned, strict=True) if found.holds == "many" else [(value, returned)]
    for one, typed in pairs:
        for attribute in included(cell.spec, found.item.name):
            ids, objects = one.get(attribute.by), body.get(attribute.objects) or {}
            asked = ids if attribute.several else [ids]
            if asked is None or any(id_ is None or str(id_) not in objects for id_ in asked):
                with pytest.raises(caller.binding.errors.NotIncluded, match=attribute.name):
                    getattr(typed, attribute.name)
            else:
                expected = [objects[str(id_)] for id_ in asked]
                assert_holds(caller, expected if attribute.several else expected[0], getattr(typed, attribute.name))


def assert_refused(caller: Caller, cell: Cell, served: ServedResponse) -> None:
    """The response is not what the spec documents, and every call says so: by the error class, or by a missing body."""
    assert judge_response(cell.spec, cell.operation, response_of(served.response)), "the oracle sees no defect"
    for exchange in call_all(caller, cell, served):
        if cell.returns(served.status):
            exchange.assert_raised(caller.binding.errors.InvalidResponse)
            error = exchange.error
            assert (served.status, served.content, None) == (error.status_code, error.content, error.parsed)
            assert error.expected
            assert error.received
            if served.place is not None:
                assert_place(json_schema(cell.documented), served, error.pointer)
            assert error.pointer in str(error) or not is_plain(error.pointer)
        else:
            _assert_outcome(caller, cell, served, exchange)
            assert parsed_body(exchange) is None


def assert_place(schema: Schema | None, served: ServedResponse, named: str) -> None:
    """An error names the place of the defect; where a union has no way to tell what was meant, that of any branch."""
    if schema is None or named not in places(schema, served.body):
        agree(served.place, named, "the place that the error names")


def is_plain(pointer: str) -> bool:
    """Whether a message shows it as it is: short, printable, and with single blanks."""
    return len(pointer) <= 400 and pointer.isprintable() and " ".join(pointer.split()) == pointer


def _assert_outcome(caller: Caller, cell: Cell, served: ServedResponse, exchange: Exchange) -> None:
    """A success is returned and an error raised; whatever is not the bare success carries everything that came."""
    if exchange.kind == "send":
        exchange.assert_returned()
    else:
        expected = error_class(caller.binding.errors, cell.operation, served.status)
        exchange.assert_raised(expected)
        assert exchange.request.method == exchange.error.method
        agree(str(exchange.request.url).replace(TOKEN, "[token]"), exchange.error.url, "address that the error names")
    carrier = exchange.raised or exchange.result
    agree(served.status, carrier.status_code, "status that the caller gets")
    agree(served.content, carrier.content, "body that the caller gets")
    kept = {name: carrier.headers.get(name.swapcase()) for name in served.headers}
    agree({**served.headers}, kept, "response headers that the caller gets")


def parsed_body(exchange: Exchange) -> Any:
    """The body that an error or a response carries."""
    return (exchange.result if exchange.kind == "send" else exchange.error).parsed


def assert_holds(caller: Caller, body: Any, parsed: Any) -> None:
    """The attributes hold exactly the body, and writing it back gives the same JSON."""
    assert_none_misread(caller.binding.disagreements(parsed, body))
    assert_same(body, caller.binding.written(parsed), "the body that is written back")


def assert_none_misread(differences: Iterable[tuple[str, Any, Any]]) -> None:
    """The client reads a body as it should; what it does not is given by place, what it has there and should have."""
    found = [
        Difference(f"attribute of the model at {place or 'the top'}", shown(held), shown(expected))
        for place, held, expected in differences
    ]
    if found:
        raise Disagreement(*found)


ORDERS = {
    "nothing": [],
    "one object": ["0"],
    "two, not as in the map": ["1", "0"],
    "nothing that is there": ["7"],
    "an object of another map": ["elsewhere/0"],
}
"""What the references of an envelope with two objects name; the map's own key goes without saying."""


@cases.each(envelope_case=cases.enveloped, mode=cases.modes)
def test_an_envelope_holds_what_its_references_name(envelope_case: EnvelopeCase, mode: Mode, callers: Callers) -> None:
    """
    A method returns the objects that are referred to, in that order, whatever the map has; or it says what is wrong.
    """
    caller, found = callers(envelope_case.spec), envelope_case.envelope
    _, shown = next(example_responses(envelope_case.operation, found.success))
    one = next(iter(at(shown.body, found.items).values()))
    body = put(shown.body, found.items, {"0": {**one, "id": "0"}, "1": {**one, "id": "1"}})
    bodies = [put(body, found.order, [_reference(name, found.key) for name in names]) for names in ORDERS.values()]

    for told in [*bodies, put(body, found.order, ABSENT)]:
        served = replace(shown, content=json.dumps(told).encode(), body=told)
        arguments = caller.binding.arguments(envelope_case.operation, envelope_case.simplest)
        exchange = caller.call(envelope_case.operation, mode, arguments, served)

        assert_returned(caller, envelope_case, served, exchange)


def _reference(name: str, key: str) -> dict[str, str]:
    other, _, id_ = name.rpartition("/")
    return {"key": other or key, "id": id_}
