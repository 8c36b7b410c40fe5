"""The judge finds each mistake that is made on the wire, and nothing in the exchanges that they are planted in."""

import pytest
from tests.mistakes import FILE, MENDED, MISTAKES, RIGHT, Mistake, Right

from wireproof.loading import load
from wireproof.oracle import find_operation, judge_request, judge_response

SPEC = load(FILE)
OPERATIONS = {operation.operation_id: operation for operation in SPEC.operations}


def found(operation_id: str, exchange: Right) -> list[str]:
    """What the judge has against an exchange, as `code: place`."""
    operation = OPERATIONS[operation_id]
    findings = judge_request(SPEC, operation, exchange.request).findings
    findings += judge_response(SPEC, operation, exchange.response, exchange.request)
    return [f"{finding.code}: {finding.place}" for finding in findings]


@pytest.mark.parametrize("operation_id", RIGHT)
def test_what_is_right_is_left_alone(operation_id: str) -> None:
    """
    So that whatever is found below is the mistake; the operation is found by method and path as well.
    """
    exchange = RIGHT[operation_id]

    assert [] == found(operation_id, exchange)
    assert OPERATIONS[operation_id] is find_operation(SPEC, exchange.request)


@pytest.mark.parametrize("mistake", [one for one in MISTAKES if one.title in MENDED], ids=str)
def test_a_mistake_mended_is_left_alone(mistake: Mistake) -> None:
    """
    So that nobody finds a mistake by refusing whatever has its parameter, its member or its charset.
    """
    assert [] == found(mistake.operation_id, mistake.right)


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_found_at_its_place(mistake: Mistake) -> None:
    """
    With the code that says what it is, and no other code.
    """
    told = found(mistake.operation_id, mistake.exchange)

    assert mistake.found in told
    assert {mistake.found.partition(":")[0]} == {one.partition(":")[0] for one in told}


def test_there_are_37_of_them() -> None:
    """
    32 in requests, 5 in responses, each under a title of its own.
    """
    assert [32, 5] == [sum(one.is_of_response is side for one in MISTAKES) for side in (False, True)]
    titles = {one.title for one in MISTAKES}
    assert len(MISTAKES) == len(titles)
    assert {*MENDED} <= titles
