"""The allow-list of `wireproof.toml`: what it allows, for how long, and what is wrong with its entries."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from wireproof.allowances import Allowances, read_allowances
from wireproof.errors import ProjectError
from wireproof.findings import Code, Finding
from wireproof.leftover import LeftoverReporter
from wireproof.loading import load
from wireproof.suite.allowed import ALLOWED
from wireproof.suite.failures import Disagreement, assert_no_findings

KITES = load(Path(__file__).parent / "golden/kites.yaml")
KITE = next(one for one in KITES.operations if one.operation_id == "getKite")

ENTRY = {
    "code": '"WP263"',
    "operation": '"getKite"',
    "place": '"response body at /name"',
    "until": "2027-01-31",
    "why": '"It is mended in January."',
}

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a `wireproof.toml` with an entry, some of whose values are others."""

    def written(**changed: str | None) -> Path:
        file = tmp_path / "wireproof.toml"
        lines = [f"{key} = {value}" for key, value in {**ENTRY, **changed}.items() if value is not None]
        file.write_text("\n".join(['specs = "specs"', "", "[[allow]]", *lines, ""]), encoding="utf-8")
        return file

    return written


def finding(place: str = "response body at /name", code: Code = Code.BODY_INVALID) -> Finding:
    return Finding(code, place, "7", 'type: "string"', "kites.yaml#/", side="response")


def allowed(write: Write, today: date = date(2027, 1, 31), **changed: str) -> Allowances:
    found = read_allowances(write(**changed), "judge")
    found.today = today
    return found


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"code": '"body-invalid"'},
        {"operation": '"GET /kites/{id}"'},
        {"operation": '"GET /*"'},
        {"place": '"response body at /*"'},
        {"api": '"kites"'},
        {"only": '["judge", "mock"]'},
    ],
    ids=str,
)
def test_what_an_entry_says_is_allowed(write: Write, changed: dict[str, str]) -> None:
    """
    By number or word, operationId or method and path, to the end of the last day.
    """
    allowances = allowed(write, **changed)

    assert () == allowances.kept([finding()], "kites", "getKite", "GET /kites/{id}")
    assert () == allowances.leftover()


@pytest.mark.parametrize(
    "changed",
    [
        {"code": '"WP163"'},
        {"operation": '"listKites"'},
        {"place": '"response body"'},
        {"api": '"birds"'},
        {"only": '["prove"]'},
    ],
    ids=str,
)
def test_anything_else_is_kept(write: Write, changed: dict[str, str]) -> None:
    """
    Another side, operation, place, API or command is not what the entry is about.
    """
    assert (finding(),) == allowed(write, **changed).kept([finding()], "kites", "getKite", "GET /kites/{id}")


def test_an_entry_that_has_expired_allows_nothing_and_is_a_finding(write: Write) -> None:
    """
    From the day after on, what it allowed is found again, and so is the entry, with its line.
    """
    allowances = allowed(write, date(2027, 2, 1))

    assert (finding(),) == allowances.kept([finding()], "kites", "getKite")
    (expired,) = allowances.leftover()
    assert (Code.ALLOWANCE_EXPIRED, "WP380", "until 2027-01-31") == (expired.code, expired.number, expired.received)
    assert expired.spec.endswith("wireproof.toml:3")


def test_an_entry_that_matches_nothing_is_a_finding(write: Write) -> None:
    """
    It is one where its operation was met, in a run that was whole.
    """
    allowances = allowed(write)

    assert () == allowances.leftover()
    allowances.kept([], "kites", "getKite")
    assert () == allowances.leftover(is_whole=False)
    assert [Code.ALLOWANCE_UNUSED] == [one.code for one in allowances.leftover()]


@pytest.mark.parametrize(("operation", "expected"), [("getKites", ["WP381"]), ("getKite", [])])
def test_an_entry_for_no_operation_is_a_finding(write: Write, operation: str, expected: list[str]) -> None:
    """
    Where all operations are known, an entry that is of none of them is misspelt; others may have had no chance.
    """
    allowances = allowed(write, operation=f'"{operation}"')
    allowances.operations = KITES.operations

    assert expected == [one.number for one in allowances.leftover()]


def test_processes_that_share_the_work_share_what_they_used(write: Write) -> None:
    """
    An entry that one of them needed is not unused because another did not.
    """
    one, other = allowed(write), allowed(write)
    one.kept([], "kites", "getKite")
    other.kept([finding()], "kites", "getKite")

    one.add(*other.state)

    assert () == one.leftover()


@pytest.mark.parametrize("code", [Code.ALLOWANCE_EXPIRED, Code.ALLOWANCE_UNUSED])
def test_the_example_of_each_code_produces_it(code: Code, tmp_path: Path) -> None:
    """
    What the table shows of entries is found.
    """
    file = tmp_path / "wireproof.toml"
    ((_, example),) = code.examples.values()
    file.write_text(example, encoding="utf-8")
    allowances = read_allowances(file, "judge")

    allowances.kept([], "kites", "getKite")

    assert [code] == [one.code for one in allowances.leftover()]


@pytest.mark.parametrize(
    ("changed", "line", "problem"),
    [
        ({"why": None}, 3, "the entry has no `why`; write it"),
        ({"until": '"2027-01-31"'}, 7, "`until` is '2027-01-31', which is no day; write one without quotes, as in"),
        ({"until": "2027-01-31T00:00:00Z"}, 7, "`until` is datetime.datetime(2027, 1, 31"),
        ({"code": '"WP299"'}, 4, "there is no code `WP299`; did you mean"),
        ({"code": '"WP304"'}, 4, "`WP304` is about documents, which are corrected by an overlay instead"),
        ({"place": "7"}, 6, "`place` is 7; write a text in quotes"),
        ({"only": '["proof"]'}, 9, "`only` is ['proof']; list some of judge, mock, prove"),
        ({"untill": "1"}, 9, "an entry has no `untill`; it has code, operation, place, until, why, api, only"),
    ],
    ids=str,
)
def test_an_entry_that_cannot_be_read_is_told_with_its_line(
    write: Write, changed: dict[str, str], line: int, problem: str
) -> None:
    """
    File and line of the entry or its key, what is wrong, and what to write.
    """
    file = write(**changed)

    with pytest.raises(ProjectError) as refused:
        read_allowances(file, "judge")

    assert str(refused.value).startswith(f"{file}:{line}: {problem}")


def test_no_file_allows_nothing(tmp_path: Path) -> None:
    """
    A project without a configuration has no allow-list.
    """
    assert () == read_allowances(tmp_path / "wireproof.toml", "judge").entries


# The suite ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def suite(write: Write, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Allowances]:
    """Has the suite go by an entry."""

    def read(**changed: str) -> Allowances:
        monkeypatch.setattr(ALLOWED, "allowances", Allowances())
        ALLOWED.read(write(**changed).parent / "specs")
        return ALLOWED.allowances

    return read


def test_the_suite_takes_what_is_allowed(suite: Callable[..., Allowances]) -> None:
    """
    What the list beside the specs allows fails no test; anything else does.
    """
    suite(until="2999-01-01")

    assert_no_findings(KITE, [finding()])
    with pytest.raises(Disagreement):
        assert_no_findings(KITE, [finding("response body at /color")])


@pytest.mark.parametrize(
    ("until", "is_partial", "expected"),
    [("2999-01-01", False, ["WP381"]), ("2999-01-01", True, []), ("2024-01-01", True, ["WP380"])],
)
def test_a_run_fails_for_what_is_left_over(
    suite: Callable[..., Allowances], until: str, is_partial: bool, expected: list[str]
) -> None:
    """
    An entry that has expired is told in every run; one that nothing needed only where the whole suite ran.
    """
    suite(until=until)
    assert_no_findings(KITE, [])
    config = SimpleNamespace(option=SimpleNamespace(keyword="x" if is_partial else ""), args=[])
    reporter = LeftoverReporter(cast("Any", config), "suite", lambda: ALLOWED.allowances)
    session = SimpleNamespace(config=config, exitstatus=pytest.ExitCode.OK)

    reporter.pytest_sessionfinish(cast("Any", session))

    assert expected == [one.number for one in reporter.leftover]
    assert (pytest.ExitCode.TESTS_FAILED if expected else pytest.ExitCode.OK) == session.exitstatus
