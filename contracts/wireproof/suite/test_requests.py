"""What the client sends is what the spec says, for every request that the spec allows."""

from hypothesis import given
from hypothesis import strategies as st

from wireproof.answers import named_answers
from wireproof.oracle import ABSENT, judge_request
from wireproof.strategies import DrawnRequest, requests
from wireproof.suite.caller import FLAVOURS, Callers, Flavour
from wireproof.suite.cases import Edge, OperationCase
from wireproof.suite.comparison import same


def test_values_that_are_easily_confused_are_told_apart(edge: Edge, flavour: Flavour, callers: Callers) -> None:
    """
    Null, absent, empty, false, 0, awkward text and each value of an enum are on the wire as they were given.
    """
    assert_on_the_wire(edge, edge.request, flavour, callers)


@given(data=st.data())
def test_a_drawn_request_is_on_the_wire(
    case: OperationCase, flavour: Flavour, callers: Callers, data: st.DataObject
) -> None:
    """
    Called with typed arguments, a function sends exactly the request that was drawn, and nothing the spec forbids.
    """
    assert_on_the_wire(case, data.draw(requests(case.operation)), flavour, callers)


def assert_on_the_wire(case: OperationCase, drawn: DrawnRequest, flavour: Flavour, callers: Callers) -> None:
    """Both functions send the request, and the oracle has nothing to find."""
    caller = callers(case.spec)
    arguments = caller.binding.arguments(case.operation, drawn)
    _, answer = next(named_answers(case.operation, case.operation.responses[0]))
    for function in FLAVOURS[flavour]:
        exchange = caller.call(case.operation, function, arguments, answer)
        reading = judge_request(case.spec, case.operation, exchange.request)

        assert [] == [str(finding) for finding in reading.findings], function
        assert reading.decoded is not None
        assert same(members(drawn), vars(reading.decoded)), f"{function}: {drawn}, on the wire {reading.decoded}"


def members(drawn: DrawnRequest) -> dict[str, object]:
    """A drawn request by the names that the oracle uses."""
    return {
        "path": drawn.path,
        "query": drawn.query,
        "headers": drawn.header,
        "cookies": drawn.cookie,
        "body": drawn.body if drawn.has_body else ABSENT,
    }
