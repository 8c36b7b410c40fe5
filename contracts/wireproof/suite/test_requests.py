"""What the client sends is what the spec says, for every request that the spec allows."""

import io
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

import httpx
from hypothesis import given
from hypothesis import strategies as st

from wireproof.binding import MODES, Mode
from wireproof.content_types import essence_of
from wireproof.drawn import DrawnRequest
from wireproof.oracle import ABSENT, judge_request
from wireproof.pagination import pagination
from wireproof.served import example_responses
from wireproof.strategies import requests
from wireproof.suite import cases
from wireproof.suite.caller import KINDS, Callers, Kind
from wireproof.suite.cases import Boundary, OperationCase
from wireproof.suite.comparison import assert_same
from wireproof.suite.failures import agree, assert_no_findings
from wireproof.suite.traffic import without_boundary


@cases.each(boundary=cases.boundaries, mode=cases.modes)
def test_values_that_are_easily_confused_are_told_apart(boundary: Boundary, mode: Mode, callers: Callers) -> None:
    """
    Null, absent, empty, false, 0, awkward text and each value of an enum are on the wire as they were given.
    """
    assert_on_the_wire(boundary, boundary.request, mode, callers)


@cases.each(case=cases.operations)
@given(data=st.data())
def test_a_drawn_request_is_on_the_wire(case: OperationCase, callers: Callers, data: st.DataObject) -> None:
    """
    Called with typed arguments, a method sends exactly the request that was drawn, and nothing the spec forbids.
    """
    drawn = data.draw(requests(case.operation))

    for mode in MODES:
        assert_on_the_wire(case, drawn, mode, callers)


@cases.each(file_case=cases.some(cases.operations_with_files), mode=cases.modes)
def test_a_file_may_be_open_or_a_path(file_case: OperationCase, mode: Mode, callers: Callers, tmp_path: Path) -> None:
    """
    What is read while it is sent is the same as what is given as bytes, and is of a documented content type.
    """
    caller, content = callers(file_case.spec), bytes(range(256)) * 300
    shown = caller.binding.arguments(file_case.operation, file_case.simplest)
    path = tmp_path / "file"
    path.write_bytes(content)
    for name, is_list in caller.binding.file_arguments(file_case.operation).items():
        for file in (content, path, io.BytesIO(content)):
            given = {**shown, name: [file] if is_list else file}
            request = caller.call(file_case.operation, mode, given, file_case.success, kind="send").request

            assert_no_findings(judge_request(file_case.spec, file_case.operation, request).findings)
            assert content in request.content
            assert str(len(request.content)) == request.headers.get("Content-Length")


def assert_on_the_wire(case: OperationCase, drawn: DrawnRequest, mode: Mode, callers: Callers) -> None:
    """The method and `send` send the request, and the oracle has nothing to find."""
    caller = callers(case.spec)
    arguments = caller.binding.arguments(case.operation, drawn)
    _, served = next(example_responses(case.operation, case.operation.responses[0]))
    for kind in KINDS:
        given = arguments if kind == "send" else caller.of_method(case.operation, mode, arguments)
        exchange = caller.call(case.operation, mode, given, served, kind=kind)
        reading = judge_request(case.spec, case.operation, exchange.request)

        assert_no_findings(reading.findings)
        assert reading.decoded is not None
        expected = by_oracle_names(as_sent(case, drawn, kind))
        if caller.binding.is_upload(case.operation) and isinstance(expected["body"], str):
            expected["body"] = expected["body"].encode()
        assert_same(expected, vars(reading.decoded), "what the request says")


def as_sent(case: OperationCase, drawn: DrawnRequest, kind: Kind) -> DrawnRequest:
    """What a call asks for: the method of a list in pages decides itself about some parameters."""
    paged = pagination(case.spec, case.operation)
    if paged is None or kind == "send":
        return drawn
    kept = {name: value for name, value in drawn.query.items() if name not in (*paged.send, *paged.omit)}
    first = {"offset": 0, "page": 1}.get(paged.style)
    begin = {} if first is None else {str(paged.parameter): first}
    return replace(drawn, query={**begin, **kept, **paged.send})


def by_oracle_names(drawn: DrawnRequest) -> dict[str, object]:
    """A drawn request by the names that the oracle uses."""
    return {
        "path": drawn.path,
        "query": drawn.query,
        "headers": drawn.header,
        "cookies": drawn.cookie,
        "body": drawn.body if drawn.has_body else ABSENT,
    }


@cases.each(case=cases.operations, mode=cases.modes)
def test_a_request_asks_for_what_is_documented(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    `Accept` names nothing but documented content types, and one of those of each response with a body.
    """
    caller = callers(case.spec)
    arguments = caller.binding.arguments(case.operation, case.simplest)
    documented = [[one.content_type for one in each.media_types] for each in case.operation.responses]
    wanted = [content_types for content_types in documented if content_types]

    request = caller.call(case.operation, mode, arguments, case.success, kind="send").request

    asked = [one.strip() for one in request.headers.get("Accept", "").split(",")] if wanted else []
    assert [] == [one for one in asked if not any(is_among(one, content_types) for content_types in wanted)]
    assert [] == [content_types for content_types in wanted if not any(is_among(one, content_types) for one in asked)]


@cases.each(case=cases.operations, mode=cases.modes)
def test_an_undocumented_value_has_to_be_marked_as_wanted(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    An enum value that the spec does not list is refused with those that it lists, unless it is an instance of the enum.
    """
    caller = callers(case.spec)
    shown = caller.binding.arguments(case.operation, case.simplest)
    for name, enum in caller.binding.enums(case.operation).items():
        undocumented = "value-of-tomorrow" if issubclass(enum.members, str) else 987_654_321
        plain, wanted = (
            caller.call(case.operation, mode, {**shown, name: enum.shaped(value)}, case.success, kind="send")
            for value in (undocumented, enum.members(undocumented))
        )

        plain.look_at().assert_sent(0)
        plain.assert_raised(ValueError)
        assert [] == [one for one in enum.members if repr(one.value) not in str(plain.raised)]
        wanted.look_at()
        wanted.assert_returned()
        assert str(undocumented) in on_the_wire(wanted.request)


@cases.each(case=cases.operations, mode=cases.modes)
def test_a_documented_value_may_be_written_as_it_is(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    `"admin"` is sent like `Role.ADMIN`.
    """
    caller = callers(case.spec)
    shown = caller.binding.arguments(case.operation, case.simplest)
    for name, enum in caller.binding.enums(case.operation).items():
        for member in enum.members:
            sent = [
                on_the_wire(caller.call(case.operation, mode, given, case.success, kind="send").request)
                for given in ({**shown, name: enum.shaped(one)} for one in (member, member.value))
            ]

            agree(sent[0], sent[1], f"the request with `{name}` written as it is")


def is_among(content_type: str, documented: list[str]) -> bool:
    """Whether a content type is one of those that are documented, or of a range."""
    name, *patterns = (essence_of(one) for one in (content_type, *documented))
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def on_the_wire(request: httpx.Request) -> str:
    """All that a request says."""
    return without_boundary(f"{request.url} {request.headers.raw!r} {request.content!r}")
