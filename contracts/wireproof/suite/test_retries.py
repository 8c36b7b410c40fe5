"""What is sent again, how long is waited before, and when it is given up; by a scripted server and a stopped clock."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireproof.binding import Mode
from wireproof.served import ServedResponse
from wireproof.suite import cases
from wireproof.suite.attempts import OUTCOMES, PATIENCE, AttemptOutcome
from wireproof.suite.caller import Caller, Callers, Exchange
from wireproof.suite.cases import OperationCase
from wireproof.suite.clock import Clock, stopped_clock
from wireproof.suite.failures import Difference, Disagreement, agree
from wireproof.suite.ids import slug


def play(
    caller: Caller, case: OperationCase, mode: Mode, outcomes: list[AttemptOutcome], client: Any = None, **options: Any
) -> Exchange:
    """Call an operation; the server takes these outcomes and succeeds from then on."""
    arguments = caller.binding.arguments(case.operation, case.simplest)
    played = [*(outcome.played(caller.binding.http) for outcome in outcomes), case.success]
    client = (client or caller.client(mode)).with_options(**options)
    return caller.call(case.operation, mode, arguments, *played, client=client)


def attempts(case: OperationCase, outcomes: list[AttemptOutcome], max_retries: int) -> int:
    """How often a request is sent until it succeeds or must not be sent again."""
    for retry, outcome in enumerate(outcomes):
        if retry == max_retries or not outcome.allows_another(case.operation.method):
            return retry + 1
    return len(outcomes) + 1


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
@given(outcomes=st.lists(st.sampled_from(OUTCOMES), max_size=5), max_retries=st.integers(0, 4))
def test_a_call_is_sent_again_where_that_is_safe(
    case: OperationCase, mode: Mode, callers: Callers, outcomes: list[AttemptOutcome], max_retries: int
) -> None:
    """
    Whatever the server does in whatever order, the request is sent as often as the rules say, always the same.
    """
    caller = callers(case.spec)
    expected = attempts(case, outcomes, max_retries)

    with stopped_clock() as clock:
        exchange = play(caller, case, mode, outcomes, max_retries=max_retries, total_timeout=None)

    exchange.assert_sent(expected)
    assert 1 == len({(request.method, str(request.url), request.content) for request in exchange.requests})
    assert_waited(outcomes, clock, expected - 1)
    assert_ended(caller, case, exchange, [*outcomes, None][expected - 1], expected)


def assert_waited(outcomes: list[AttemptOutcome], clock: Clock, times: int) -> None:
    """Before each retry, the wait was what the server asked for, or a back-off that grows."""
    for retry, (outcome, waited) in enumerate(zip(outcomes, clock.waits, strict=False)):
        shortest, longest = outcome.wait(retry)
        if not shortest <= waited <= longest:
            at = f"the wait before retry {retry + 1}, after {outcome}"
            raise Disagreement(Difference(at, f"{waited} s", f"from {shortest} s to {longest} s"))
    agree(times, len(clock.waits), "waits")


def assert_ended(
    caller: Caller, case: OperationCase, exchange: Exchange, last: AttemptOutcome | None, sent: int
) -> None:
    """The call returned, or raised the error of the last outcome, which says how often the request was sent."""
    if last is None:
        exchange.assert_returned()
        return
    exchange.assert_raised(last.error(caller.binding.errors, case.operation))
    assert sent == exchange.error.attempts
    assert (f"after {sent} attempts" in str(exchange.error)) == (sent > 1)


@cases.each(unsafe_case=cases.some(cases.unsafe_operations), mode=cases.modes)
def test_what_may_be_done_already_is_not_done_twice(unsafe_case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    A request that creates is sent again only when the server never saw it or says that it did nothing.
    """
    assert_repeated({"always"}, unsafe_case, mode, callers)


@cases.each(unsafe_case=cases.some(cases.unsafe_operations), mode=cases.modes)
@pytest.mark.parametrize("given", ["transport", "mounts", "http_client"])
def test_another_transport_is_not_believed_that_nothing_left(
    unsafe_case: OperationCase, mode: Mode, callers: Callers, given: str
) -> None:
    """
    What calls a server that reads the request and hangs up a failure to connect has a request that creates sent once.
    """
    caller = callers(unsafe_case.spec)
    http, arrived = caller.binding.http, []

    def lost(request: Any) -> None:
        arrived.append(request.method)
        raise http.ConnectError("Server disconnected")

    async def alost(request: Any) -> None:
        lost(request)

    kind = http.Client if mode == "sync" else http.AsyncClient
    transport = http.MockTransport(lost if mode == "sync" else alost)
    settings = {"transport": transport} if given != "mounts" else {"mounts": {"all://": transport}}
    options = {"http_client": kind(**settings)} if given == "http_client" else {"http_options": settings}
    client = caller.new(mode, **options)

    with stopped_clock():
        exchange = play(caller, unsafe_case, mode, [], client=client)

    assert [unsafe_case.operation.method.upper()] == arrived
    assert exchange.error.may_have_arrived


@cases.each(idempotent_case=cases.some(cases.idempotent_operations), mode=cases.modes)
def test_what_may_be_repeated_is_repeated(idempotent_case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    A request that does no more when it arrives twice is sent again after every failure that may pass.
    """
    assert_repeated({"always", "idempotent"}, idempotent_case, mode, callers)


@cases.each(unsafe_case=cases.some(cases.unsafe_operations), mode=cases.modes)
def test_a_request_that_creates_is_repeated_if_asked_for(
    unsafe_case: OperationCase, mode: Mode, callers: Callers
) -> None:
    """
    With `retry_non_idempotent`, a request is sent again after every failure that may pass.
    """
    assert_repeated({"always", "idempotent"}, unsafe_case, mode, callers, retry_non_idempotent=True)


def assert_repeated(again: set[str], case: OperationCase, mode: Mode, callers: Callers, **options: Any) -> None:
    """A request is sent once more after these outcomes and no others, each after its own wait."""
    for outcome in OUTCOMES:
        with stopped_clock() as clock:
            exchange = play(callers(case.spec), case, mode, [outcome], max_retries=2, **options)
        sent = len(exchange.requests)
        agree(2 if outcome.again in again else 1, sent, f"requests sent, the first of which ends so: {outcome}")
        assert_waited([outcome], clock, sent - 1)


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
def test_two_retries_are_the_default(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    A client that was told nothing sends a request three times.
    """
    caller = callers(case.spec)
    arguments = caller.binding.arguments(case.operation, case.simplest)
    client = caller.new(mode)

    with stopped_clock():
        exchange = caller.call(case.operation, mode, arguments, *[ServedResponse(429, {}, b"")] * 9, client=client)

    exchange.assert_sent(3)


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
def test_a_longer_wait_is_left_to_the_caller(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    When the server asks for more patience than the client has, its response is raised at once and says how long.
    """
    asked = AttemptOutcome("429, wait a minute and a half", "never", status=429, retry_after=lambda: "90")
    caller = callers(case.spec)

    with stopped_clock() as clock:
        impatient = play(caller, case, mode, [asked], max_retries=2)
        patient = play(caller, case, mode, [asked], max_retries=2, max_retry_after=90.0)

    assert 90.0 > PATIENCE
    assert (90.0, 1) == (impatient.look_at().error.retry_after, len(impatient.requests))
    patient.look_at().assert_returned()
    patient.assert_sent(2)
    assert [90.0] == clock.waits


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
def test_nothing_is_waited_for_beyond_the_total_timeout(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    When the wait would outlast the time for the whole call, the response is raised at once.
    """
    asked = AttemptOutcome("429, wait 20 seconds", "always", status=429, retry_after=lambda: "20")

    with stopped_clock() as clock:
        exchange = play(callers(case.spec), case, mode, [asked] * 5, max_retries=9, total_timeout=50.0)

    assert [20.0, 20.0] == clock.waits
    assert (429, 3) == (exchange.error.status_code, exchange.error.attempts)


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
@pytest.mark.parametrize("given", ["http_options", "http_client"])
@pytest.mark.parametrize("failure", ["HTTPStatusError", "ConnectError"])
def test_the_error_of_a_hook_passes_through(
    case: OperationCase, mode: Mode, callers: Callers, given: str, failure: str
) -> None:
    """
    What a caller's event hook raises is raised as it is, and nothing is sent again, whatever the error looks like.
    """
    caller = callers(case.spec)
    http = caller.binding.http

    def hook(response: Any) -> None:
        if failure == "ConnectError":
            raise http.ConnectError("of the hook")
        response.raise_for_status()

    async def ahook(response: Any) -> None:
        hook(response)

    hooks = {"event_hooks": {"response": [hook if mode == "sync" else ahook]}}
    kind = http.Client if mode == "sync" else http.AsyncClient
    options = {"http_options": hooks} if given == "http_options" else {"http_client": kind(**hooks)}
    client = caller.new(mode, **options)

    with stopped_clock():
        exchange = play(caller, case, mode, [AttemptOutcome("503", "never", status=503)], client=client)

    exchange.assert_raised(getattr(http, failure))
    exchange.assert_sent(1)


def _id_of(outcome: AttemptOutcome) -> str:
    return slug(outcome.name)


REDIRECT = AttemptOutcome("307", "never", status=307, location="/elsewhere")


@cases.each(unsafe_case=cases.some(cases.unsafe_operations), mode=cases.modes)
@pytest.mark.parametrize("outcome", [outcome for outcome in OUTCOMES if outcome.again == "always"], ids=_id_of)
def test_a_redirected_request_is_not_sent_twice(
    unsafe_case: OperationCase, mode: Mode, callers: Callers, outcome: AttemptOutcome
) -> None:
    """
    The server that redirects a POST has seen it, so that it is not sent again, whatever happens after the redirect.
    """
    caller = callers(unsafe_case.spec)
    client = caller.new(mode, follow_redirects=True)

    with stopped_clock():
        exchange = play(caller, unsafe_case, mode, [REDIRECT, outcome], client=client)

    exchange.assert_sent(2)
    assert 1 == exchange.error.attempts
    assert getattr(exchange.raised, "may_have_arrived", True)


@cases.each(case=cases.some(cases.operations), mode=cases.modes)
def test_a_request_that_nobody_saw_may_be_sent_again(case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    The error for a call without a response says whether a server may have acted on it.
    """
    by_failure = {outcome.failure: outcome for outcome in OUTCOMES if outcome.failure}
    caller = callers(case.spec)

    found = {
        failure: play(caller, case, mode, [outcome], max_retries=0).error.may_have_arrived
        for failure, outcome in by_failure.items()
    }

    assert {failure: outcome.again != "always" for failure, outcome in by_failure.items()} == found
