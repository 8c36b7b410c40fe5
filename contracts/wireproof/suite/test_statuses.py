"""An undocumented status is a response like any other."""

from wireproof.binding import Mode
from wireproof.served import HTML, ServedResponse
from wireproof.suite import cases
from wireproof.suite.caller import Callers
from wireproof.suite.cases import UndocumentedStatus
from wireproof.suite.expectations import error_class


@cases.each(case=cases.some(cases.undocumented_statuses), mode=cases.modes)
def test_an_undocumented_status_is_a_response(case: UndocumentedStatus, mode: Mode, callers: Callers) -> None:
    """
    A status from 100 to 999 that the spec does not name is raised or, by `send`, returned, with everything that came.
    """
    caller, operation, status = (
        callers(case.spec),
        case.operation,
        case.status,
    )
    arguments = caller.binding.arguments(operation, case.simplest)
    page = ServedResponse(status, {"Content-Type": "text/html"}, HTML)

    failed = caller.call(operation, mode, arguments, page)
    response = caller.call(operation, mode, arguments, page, kind="send").result

    failed.assert_raised(error_class(caller.binding.errors, operation, status))
    error = failed.error
    assert str(status) in str(error)
    assert (status, HTML, None) == (error.status_code, error.content, error.parsed)
    assert (status, HTML, None) == (response.status_code, response.content, response.parsed)


@cases.each(case=cases.some(cases.undocumented_successes), mode=cases.modes)
def test_an_unexpected_success_is_not_read_as_an_error(case: UndocumentedStatus, mode: Mode, callers: Callers) -> None:
    """
    A status below 400 that only `default` covers carries no body that was read as if it were an error.
    """
    caller, operation = callers(case.spec), case.operation
    arguments = caller.binding.arguments(operation, case.simplest)
    served = ServedResponse(case.status, {"Content-Type": "application/json"}, b"{}")

    failed = caller.call(operation, mode, arguments, served)
    response = caller.call(operation, mode, arguments, served, kind="send").result

    failed.assert_raised(caller.binding.errors.UnexpectedStatus)
    assert (None, None) == (failed.error.parsed, response.parsed)


@cases.each(case=cases.some(cases.undocumented_redirects), mode=cases.modes)
def test_a_redirect_does_not_change_what_was_asked_for(case: UndocumentedStatus, mode: Mode, callers: Callers) -> None:
    """
    A redirect that would change the request to a GET, whose success says nothing of it, is not followed but raised.
    """
    caller, operation = callers(case.spec), case.operation
    arguments = caller.binding.arguments(operation, case.simplest)
    redirect = ServedResponse(case.status, {"Location": "/elsewhere"}, b"")

    for client in (caller.new(mode, follow_redirects=follow) for follow in (True, False)):
        exchange = caller.call(operation, mode, arguments, redirect, case.success, client=client)

        assert exchange.request.method == operation.method
        exchange.assert_raised(error_class(caller.binding.errors, operation, case.status))
        why = f": following it would have changed {operation.method} to GET"
        assert client.follow_redirects == str(exchange.error).endswith(why)
