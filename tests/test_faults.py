"""
Whatever breaks, our client ends in time and as documented, on either HTTP library: the table of `make faults`, held.
"""

import importlib.util
import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import Any

import pytest

from wireproof.binding import Binding


def _script(name: str) -> Any:
    """A script beside this file, as a module."""
    found = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


faults = _script("faults")
CASES = faults.cases(faults.FAULTS)
MARGIN = 2.0
"""Seconds beyond the budget that are forgiven, because all the other cases run on the same processor."""

Results = Callable[[Any], Any]


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Binding]:
    """Our client on each HTTP library."""
    found: dict[str, Binding] = faults.our_clients(tmp_path_factory.mktemp("clients"))
    return found


@pytest.fixture(scope="module")
def running(clients: dict[str, Binding]) -> Iterator[dict[tuple[str, str], "Future[Any]"]]:
    """
    What comes of a case on an HTTP library; all that only wait run at the same time, and what computes comes after.
    """
    callers = {library: faults.ours(client) for library, client in clients.items()}
    listed = [(library, case) for case in CASES for library in callers]
    for library, case in listed:
        if case.fault.name == "401 with nothing":  # what a client imports at its first call is not part of any other
            faults.measured(callers[library], case)
    with ThreadPoolExecutor(faults.AT_ONCE) as pool, ThreadPoolExecutor(1) as alone:
        found = {
            (library, str(case)): pool.submit(faults.measured, callers[library], case)
            for library, case in listed
            if not case.fault.is_heavy
        }
        wait(found.values())
        yield found | {
            (library, str(case)): alone.submit(faults.measured, callers[library], case)
            for library, case in listed
            if case.fault.is_heavy
        }


@pytest.fixture(scope="module", params=["httpx2", "httpx"])
def library(request: pytest.FixtureRequest) -> str:
    """An HTTP library that our client is generated for."""
    found: str = request.param
    return found


@pytest.fixture
def results(library: str, running: dict[tuple[str, str], "Future[Any]"]) -> Results:
    """What came of a case on that library."""
    return lambda case: running[library, str(case)].result()


@pytest.fixture
def errors(library: str, clients: dict[str, Binding]) -> Any:
    """The errors of the client for that library."""
    return clients[library].errors


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_fault_has_the_outcome_of_the_table(case: Any, library: str, results: Results) -> None:
    """
    What is returned or raised, how often the request is read, here and elsewhere, and after how many attempts.
    """
    expected, result = case.expected(library), results(case)

    assert expected.name == result.name, repr(result.raised)
    assert (expected.requests, expected.elsewhere) == (len(result.requests), len(result.elsewhere))
    assert result.seconds >= expected.seconds
    if result.raised:
        assert (expected.attempts or expected.requests) == result.raised.attempts
    else:
        assert result.returned.id == "30000001"


def test_nothing_outlives_its_budget(results: Results) -> None:
    """
    No call takes longer than its total timeout, however slowly the bytes come.
    """
    seconds = {str(case): results(case).seconds for case in CASES}

    assert {} == {case: taken for case, taken in seconds.items() if taken > faults.TOTAL + MARGIN}


def test_only_documented_exceptions_are_raised(results: Results, errors: Any) -> None:
    """
    Whatever is raised is one of the client's own errors.
    """
    raised = {str(case): results(case).raised for case in CASES}

    assert {} == {
        case: error for case, error in raised.items() if error is not None and not isinstance(error, errors.ApiError)
    }


def test_a_post_that_was_read_arrives_once(results: Results) -> None:
    """
    Only 429, which says that nothing was done, makes a POST arrive twice, and a redirect that leads back.
    """
    read = {str(case): len(results(case).requests) for case in CASES if case.operation.method == "POST"}

    assert {} == {
        case: times for case, times in read.items() if times > 1 and not case.startswith(("429", "redirects"))
    }


def test_only_a_refused_connection_is_sure_not_to_have_arrived(results: Results, errors: Any) -> None:
    """
    `may_have_arrived` is False when there was no connection, and True whenever there was one.
    """
    lost = [case for case in CASES if isinstance(results(case).raised, errors.NoResponse)]

    assert {str(case) for case in lost if not case.fault.scripts} == {
        str(case) for case in lost if not results(case).raised.may_have_arrived
    }


def test_the_token_stays_with_its_host(library: str, results: Results) -> None:
    """
    A redirect that is followed arrives without the token that the first server was shown.
    """
    followed = [results(case) for case in CASES if case.expected(library).elsewhere]

    assert {f"Bearer {faults.TOKEN}"} == {headers["Authorization"] for one in followed for headers in one.requests}
    assert {None} == {headers["Authorization"] for one in followed for headers in one.elsewhere}


def test_every_client_has_a_column(
    clients: dict[str, Binding], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    `make faults` counts what four clients send; to a server that returns 503, Box's SDK sends a POST five times.
    """
    monkeypatch.setattr(faults, "FAULTS", [fault for fault in faults.FAULTS if fault.name == "503"])

    faults.main(faults.columns(clients, tmp_path))

    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("503")]
    assert [
        ["3x", "3x", "1x", "5x"],
        ["3x", "3x", "1x", "-"],
        ["1x", "1x", "1x", "5x"],
        ["1x", "1x", "1x", "-"],
    ] == [re.findall(r"\dx|-", row) for row in rows]
