"""Statuses that a spec does not name are answers like any other."""

from wireproof.answers import HTML, Answer
from wireproof.binding import Mode
from wireproof.suite.caller import Callers
from wireproof.suite.cases import OperationCase, StrayStatus
from wireproof.suite.expectations import error_class


def test_a_status_that_is_not_named_is_an_answer(stray_status: StrayStatus, mode: Mode, callers: Callers) -> None:
    """
    A status from 100 to 999 that the spec does not name is raised or, by `send`, returned, with everything that came.
    """
    caller, operation, status = callers(stray_status.spec), stray_status.operation, stray_status.status
    arguments = caller.binding.arguments(operation, stray_status.simplest)
    page = Answer(status, {"Content-Type": "text/html"}, HTML)

    error = caller.call(operation, mode, arguments, page).raised
    response = caller.call(operation, mode, arguments, page, kind="send").returned

    assert type(error) is error_class(caller.binding.errors, operation, status), repr(error)
    assert str(status) in str(error)
    assert (status, HTML, None) == (error.status_code, error.content, error.parsed)
    assert (status, HTML, None) == (response.status_code, response.content, response.parsed)


def test_an_unexpected_success_is_not_read_as_an_error(
    stray_success: StrayStatus, mode: Mode, callers: Callers
) -> None:
    """
    A status below 400 that only `default` covers carries no body that was read as if it were an error.
    """
    caller, operation = callers(stray_success.spec), stray_success.operation
    arguments = caller.binding.arguments(operation, stray_success.simplest)
    answer = Answer(stray_success.status, {"Content-Type": "application/json"}, b"{}")

    error = caller.call(operation, mode, arguments, answer).raised
    response = caller.call(operation, mode, arguments, answer, kind="send").returned

    assert type(error) is caller.binding.errors.UnexpectedStatus
    assert (None, None) == (error.parsed, response.parsed)


def test_a_redirect_does_not_change_what_was_asked_for(body_case: OperationCase, mode: Mode, callers: Callers) -> None:
    """
    A redirect that would turn the request into a GET, whose success says nothing of it, is not followed but raised.
    """
    caller, operation = callers(body_case.spec), body_case.operation
    arguments = caller.binding.arguments(operation, body_case.simplest)
    redirect = Answer(302, {"Location": "/elsewhere"}, b"")

    for client in (caller.new(mode, follow_redirects=follow) for follow in (True, False)):
        exchange = caller.call(operation, mode, arguments, redirect, body_case.success, client=client)

        assert exchange.request.method == operation.method
        assert type(exchange.raised) is error_class(caller.binding.errors, operation, 302)
        why = f": following it would have turned {operation.method} into GET"
        assert client.follow_redirects == str(exchange.raised).endswith(why)
