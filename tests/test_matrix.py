"""The matrix is the same however many processes fill it, and an empty cell is no success."""

import ast
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import pytest
from rich.console import Console
from tests.books import BOOKS, write_books
from tests.processes import SUITE, run_pytest

from wireproof.loading import load
from wireproof.suite.matrix import Matrix, tables

OTHERS = """\
import httpx
import respx


@respx.mock
def test_others():
    respx.get("https://others.example/").respond(204)

    assert 204 == httpx.get("https://others.example/").status_code
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spec with one operation and two statuses in `specs`, and its client in `clients`."""
    return write_books(tmp_path_factory.mktemp("books"))


@pytest.fixture(scope="module")
def run(folder: Path) -> Run:
    """Runs the suite with `--matrix`."""

    def run(*options: str, tests: Path = SUITE) -> subprocess.CompletedProcess[str]:
        always = ["--specs", "specs", "--clients", "clients", "--matrix", "-q", "-p", "no:cacheprovider"]
        return run_pytest(folder, str(tests), *always, *options, PYTHONPATH=str(folder), WIREPROOF_PROFILE="quick")

    return run


@contextmanager
def broken(folder: Path) -> Iterator[None]:
    """The client expects a title by another name."""
    client = folder / "clients/books-client/books_client/models/get_book_response_200.py"
    text = client.read_text(encoding="utf-8")
    client.write_text(text.replace('required("title", string)', 'required("titel", string, "title")'), encoding="utf-8")
    try:
        yield
    finally:
        client.write_text(text, encoding="utf-8")


def matrix(output: str) -> list[str]:
    """The table and the line below it, without the time that it took."""
    found = re.search(r"^books\s*\n(.*) in [0-9.]+ s$", output, re.MULTILINE | re.DOTALL)
    assert found, output
    return [line.rstrip() for line in found[1].splitlines()]


@pytest.mark.parametrize("processes", [(), ("-n", "2")], ids=["alone", "together"])
def test_a_failed_case_shows_in_its_cell(folder: Path, run: Run, processes: tuple[str, ...]) -> None:
    """
    A cell in which a case failed says how many passed of how many ran, in one process and in two.
    """
    with broken(folder):
        done = run(*processes)

    assert 1 == done.returncode
    table = matrix(done.stdout)
    assert re.search(r"GET /books/\{id\}\s+[0-9]+/[0-9]+\s+[0-9]+$", table[1]), table
    assert "2 cells, 0 empty, 1 failed" in table[-1]


def test_a_made_example_has_a_mark(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    The table marks the count of a cell whose spec shows no example.
    """
    spec = folder / "bare.yaml"
    spec.write_text(BOOKS.replace("examples: {book: {value: {title: Small Spaces}}}", ""), encoding="utf-8")
    found = Matrix(is_partial=False)
    found.expect(load(spec).operations[0].responses)
    for documented in found.cells.values():
        with found.case(documented):
            pass

    [table] = tables(found)
    Console(width=80).print(table)

    assert re.search(r"^GET /books/\{id\} +1\* +1 *$", capsys.readouterr().out, re.MULTILINE)


def test_who_comes_after_the_suite_finds_the_wire_as_it_was(folder: Path, run: Run) -> None:
    """
    Tests of others that run behind the suite, in the same process, mock what they call as if it had never been there.
    """
    others = folder / "test_others.py"
    others.write_text(OTHERS, encoding="utf-8")

    done = run(str(others), "-k", "test_default_timeouts or test_others")

    assert 0 == done.returncode, done.stdout
    assert "3 passed" in done.stdout


def test_several_processes_fill_one_matrix(run: Run) -> None:
    """
    With `-n 2` the matrix has the same cases as without.
    """
    alone, together = run(), run("-n", "2")

    assert (0, 0) == (alone.returncode, together.returncode), alone.stdout + together.stdout
    assert matrix(alone.stdout) == matrix(together.stdout)
    assert "2 cells, 0 empty, 0 failed" in matrix(together.stdout)[-1]


def test_an_empty_cell_is_no_success(run: Run) -> None:
    """
    A run that leaves a cell empty fails, and the matrix shows the cell.
    """
    done = run(tests=SUITE / "test_requests.py")

    assert 1 == done.returncode, done.stdout
    assert "an empty cell is no success; run the whole suite" in done.stdout
    assert ["GET /books/{id}  empty  empty", "", "2 cells, 2 empty, 0 failed; 0 cases, 0 passed,"] == matrix(
        done.stdout
    )[1:]


@pytest.mark.parametrize(
    ("options", "tests", "statuses"),
    [
        (("-k", "test_default_timeouts"), SUITE, []),
        (("-k", "drawn_response"), SUITE, ["200", "404"]),
        (("--cell", "GET /books/{id}", "404", "-n", "1"), SUITE, ["404"]),
        (("-m", "last"), SUITE, []),
        ((), f"{SUITE}/test_responses.py::test_a_drawn_response_is_understood[getBook-200]", ["200"]),
    ],
    ids=["nothing in a cell", "-k", "--cell in a worker", "-m", "an id"],
)
def test_a_part_of_the_suite_speaks_only_of_what_it_ran(
    run: Run, options: tuple[str, ...], tests: Path, statuses: list[str]
) -> None:
    """
    Where tests were left out on purpose, no cell is called empty, and only those are shown in which a case ran.
    """
    done = run(*options, tests=tests)

    assert 0 == done.returncode, done.stdout
    assert "empty" not in done.stdout
    shown = re.findall(r"^operation +(.*)\n(GET .*)$", done.stdout, re.MULTILINE)
    assert [statuses] * bool(statuses) == [header.split() for header, _ in shown]
    assert [len(statuses)] * bool(statuses) == [len(row.split()) - len(["GET", "/books/{id}"]) for _, row in shown]
    assert f"{len(statuses)} of 2 cells ran, 0 failed; " in done.stdout


# What fails ---------------------------------------------------------------------------------------------------------

FAILURE = re.compile(r"^books GET /books/\{id\} .*?^run again: (.*?)$", re.MULTILINE | re.DOTALL)


def test_a_failure_says_how_to_run_it_again(folder: Path, run: Run) -> None:
    """
    Its command, in a shell in the same folder, fails in the same way and runs nothing else.
    """
    with broken(folder):
        first = FAILURE.search(run("-k", "named_example and getBook-200").stdout)
        assert first
        again = subprocess.run(  # noqa: S602  # a command of our own, which is for a shell
            first[1], cwd=folder, capture_output=True, text=True, check=False, shell=True
        )

    assert 1 == again.returncode
    assert "1 failed" in again.stdout
    assert first[0] == getattr(FAILURE.search(again.stdout), "group", lambda: again.stdout)()


def test_other_reports_get_what_a_failure_says(folder: Path, run: Run) -> None:
    """
    Each test report has its cell, and that of a failure the case, the findings and the command, from any process.
    """
    with broken(folder):
        done = run("-k", "named_example", "-n", "1", "--junitxml", "junit.xml")

    printed = FAILURE.search(done.stdout)
    assert printed
    cases = ElementTree.parse(folder / "junit.xml").iter("testcase")  # noqa: S314  # written just now
    failed, passed = sorted(
        ({one.get("name"): one.get("value") for one in case.iter("property")} for case in cases), key=len, reverse=True
    )
    assert {"cell": "['getBook', '404']"} == passed
    assert ("['getBook', '200']", printed[1]) == (failed["cell"], failed["rerun"])
    assert printed[0].startswith(f"{failed['case']}\n")
    assert ast.literal_eval(failed["findings"])[0] in printed[0]


FAILING = """\
def test_works():
    pass


def test_fails():
    raise ValueError


def test_fails_as_well(no_such_fixture):
    pass
"""


@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        (FAILING, (), "; 2 failed tests outside of the cells"),
        (FAILING, ("-n", "1"), "; 2 failed tests outside of the cells"),
        ("raise ValueError", ("-n", "1"), "; 1 failed test outside of the cells"),
        ("", (), ""),
    ],
    ids=["alone", "together", "a file that cannot be collected", "none"],
)
def test_what_fails_without_a_case_is_counted(
    folder: Path, run: Run, text: str, options: tuple[str, ...], said: str
) -> None:
    """
    The last line does not look like a success where the run is none.
    """
    others = folder / "test_failing.py"
    others.write_text(text, encoding="utf-8")

    done = run(str(others), "-k", "named_example or works or fails", *options)

    assert re.search(rf" 0 failed; (\d+) cases, \1 passed{said}, in [0-9.]+ s$", done.stdout, re.MULTILINE), done.stdout
    assert bool(said) == done.returncode


BUG = """\
from wireproof.suite.matrix import Matrix


def case(self, documented):
    raise RuntimeError("a bug of the suite")


Matrix.case = case
"""


def test_a_bug_of_the_suite_keeps_its_traceback(folder: Path, run: Run) -> None:
    """
    What is no disagreement between client and spec is shown as it always is, with the case and the command below it.
    """
    (folder / "bug.py").write_text(BUG, encoding="utf-8")

    done = run("-k", "named_example and getBook-200", "-p", "bug")

    assert 1 == done.returncode
    assert re.search(r"^E +RuntimeError: a bug of the suite$", done.stdout, re.MULTILINE), done.stdout
    assert "contract-broken" not in done.stdout
    assert FAILURE.search(done.stdout)
