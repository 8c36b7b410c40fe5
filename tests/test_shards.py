"""Shards share the tests of a suite, and joined they say what one run would have said."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from tests.books import write_books
from tests.processes import CHANGES_THE_OUTPUT, SUITE, run_pytest

from wireproof.errors import ResultsError
from wireproof.matrix.merging import merge
from wireproof.matrix.results import Cell, CellTest, Failure, Place, Results, Shard, SpecFile, as_json
from wireproof.suite.progress import ProgressLines
from wireproof.suite.shards import DURATIONS, deal, kind, read_durations, shard_option

# Dealing ------------------------------------------------------------------------------------------------------------

TESTS = [f"suite/test_{name}.py::test_{name}[{number}]" for name in ("slow", "quick", "new") for number in range(20)]
SECONDS = {"test_slow.py::test_slow": 5.0, "test_quick.py::test_quick": 0.1}


@pytest.mark.parametrize("of", [1, 2, 7, 8, 100])
@pytest.mark.parametrize("durations", [SECONDS, {}], ids=["known", "unknown"])
def test_every_test_is_in_exactly_one_shard(of: int, durations: dict[str, float]) -> None:
    """
    However many shards there are, and whatever is known about durations, each test is dealt out once.
    """
    dealt = deal(TESTS, of, durations)

    assert len(dealt) == of
    assert sorted(TESTS) == sorted(test for tests in dealt for test in tests)


@pytest.mark.parametrize("durations", [SECONDS, {}], ids=["known", "unknown"])
def test_shards_take_about_as_long(durations: dict[str, float]) -> None:
    """
    No shard has more to do than another by more than the longest test takes.
    """
    known = {**dict.fromkeys(map(kind, TESTS), sum(SECONDS.values()) / 2), **SECONDS} if durations else {}
    loads = [sum(known.get(kind(test), 1.0) for test in tests) for tests in deal(TESTS, 8, durations)]

    assert max(loads) - min(loads) <= 5.0


def test_the_order_of_the_tests_does_not_matter() -> None:
    """
    Who gets what depends on the tests and their durations only.
    """
    assert deal(TESTS, 8, SECONDS) == deal(TESTS[::-1], 8, SECONDS)


def test_durations_are_known_for_the_suite() -> None:
    """
    The durations that come with the suite are of its own tests.
    """
    found = read_durations(DURATIONS)

    assert len(found) > 50
    assert [] == [name for name in found if not (SUITE / name.partition("::")[0]).exists()]


@pytest.mark.parametrize(
    ("option", "problem"),
    [
        ("9/8", "--shard 9/8: there are the shards 1/8 to 8/8"),
        ("0/8", "--shard 0/8: there are the shards 1/8 to 8/8"),
        ("1/0", "--shard 1/0: there are the shards 1/1 to 1/1"),
        ("2", "--shard 2: write which shard of how many, `--shard 2/8`"),
        ("a/b", "--shard a/b: write which shard of how many, `--shard 2/8`"),
        ("-1/8", "--shard -1/8: write which shard of how many, `--shard 2/8`"),
        ("", "--shard : write which shard of how many, `--shard 2/8`"),
    ],
)
def test_a_shard_that_cannot_be_is_refused(option: str, problem: str) -> None:
    """
    What `--shard` cannot mean is refused with a sentence.
    """
    with pytest.raises(ResultsError) as refused:
        shard_option(option)

    assert problem == str(refused.value)


@pytest.mark.parametrize("text", [None, "[]", "{", '{"a": "b"}', '{"a": -1}'])
def test_durations_that_are_none_are_refused(tmp_path: Path, text: str | None) -> None:
    """
    A file that holds no durations is refused with a sentence.
    """
    file = tmp_path / "durations.json"
    if text is not None:
        file.write_text(text, encoding="utf-8")

    with pytest.raises(ResultsError, match=f"^{re.escape(str(file))}: it (cannot be read|holds no durations)"):
        read_durations(file)


# Merging ------------------------------------------------------------------------------------------------------------

PLACE = Place("specs/books.yaml", 5, "#/paths/~1books/get/responses/200")
CELL = Cell("books", "GET /books", "listBooks", "200", PLACE, "")


def shard(index: int, *, of: int = 2, passed: int = 3) -> Results:
    """The results of a shard with one test in its only cell."""
    return Results(
        commit="a" * 40,
        profile="desk",
        chosen=False,
        shard=Shard(index, of, "split"),
        selected=2,
        ran=2,
        specs=(SpecFile("books", "specs/books.yaml", "0" * 64),),
        cells=(replace(CELL, tests=(CellTest(f"test_{index}", 3, passed, "passed"),), seconds=0.5),),
        failures=(),
    )


def files(*shards: Results) -> dict[Path, Results]:
    """Shards by the files that they came from."""
    return {Path(f"{name}.json"): one for name, one in zip("abcdefgh", shards, strict=False)}


def test_shards_are_joined() -> None:
    """
    Joined results have the tests, cases, failures and seconds of all shards, in any order of the files.
    """
    failure = Failure("test_x", "", None, (), "assert False")
    both = merge(files(shard(2), replace(shard(1), failures=(failure,))))

    (cell,) = both.cells
    assert ({"test_1", "test_2"}, 6, 6, 1.0) == ({one.test for one in cell.tests}, cell.ran, cell.passed, cell.seconds)
    assert (None, 4, 4, (failure,)) == (both.shard, both.selected, both.ran, both.failures)
    assert not both.is_green
    assert merge(files(shard(1), shard(2))).is_green


def test_the_order_of_the_files_does_not_matter() -> None:
    """
    Joined results are the same in whatever order the files are named.
    """
    assert merge(files(shard(1), shard(2))) == merge(files(shard(2), shard(1)))


def test_completeness_is_judged_of_the_whole() -> None:
    """
    A cell that another shard fills is not empty; one that none fills is, once the shards are joined.
    """
    bare = [replace(shard(index), cells=(CELL,)) for index in (1, 2)]

    assert [] == bare[0].empty
    assert [] == merge(files(bare[0], shard(2))).empty
    assert [CELL] == merge(files(*bare)).empty


OTHER_SPECS = (SpecFile("books", "specs/books.yaml", "1" * 64),)


@pytest.mark.parametrize(
    ("shards", "problem"),
    [
        ((shard(1), replace(shard(2), specs=OTHER_SPECS)), "a.json and b.json are of different specs"),
        ((shard(1), replace(shard(2), commit="b" * 40)), "a.json and b.json are of different commits"),
        ((shard(1), replace(shard(2), profile="ci")), "a.json and b.json ran under different profiles"),
        ((shard(1), shard(2, of=3)), "a.json and b.json are parts of different splits"),
        ((shard(1), replace(shard(2), shard=Shard(2, 2, "other"))), "a.json and b.json are parts of different splits"),
        ((shard(1, of=3), shard(1, of=3)), "a.json and b.json are both shard 1"),
        ((shard(2, of=3), shard(3, of=3)), "shard 1/3 is missing; run the suite with --shard 1/3 and merge all 3"),
        ((shard(2, of=4),), "shard 1/4, 3/4 and 4/4 is missing"),
        ((replace(shard(1), shard=None),), "a.json: it is no shard"),
    ],
    ids=["specs", "commits", "profiles", "sizes", "splits", "twice", "missing", "several missing", "no shard"],
)
def test_what_does_not_belong_together_is_refused(shards: tuple[Results, ...], problem: str) -> None:
    """
    Shards that are not those of one suite, all of them and each once, are refused with a sentence.
    """
    with pytest.raises(ResultsError) as refused:
        merge(files(*shards))

    assert str(refused.value).startswith(problem)


# From end to end ----------------------------------------------------------------------------------------------------

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A spec in `specs`, its client in `clients`, and in `fast` a profile of few cases."""
    return write_books(tmp_path_factory.mktemp("books"))


@pytest.fixture(scope="module")
def join(folder: Path) -> Run:
    """Merges files of that folder."""
    environment = {name: value for name, value in os.environ.items() if name not in CHANGES_THE_OUTPUT}
    command = [sys.executable, "-m", "wireproof", "matrix", "merge"]
    return lambda *arguments: subprocess.run(  # noqa: S603  # this interpreter, with fixed arguments
        [*command, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def suite(folder: Path) -> Run:
    """Runs the suite there."""
    always = ("--specs", "specs", "--clients", "clients", "--matrix", "-q", "-p", "no:cacheprovider")
    return lambda *options, **environment: run_pytest(folder, str(SUITE), *always, *options, **environment)


def test_shards_make_one_matrix(folder: Path, join: Run, suite: Run) -> None:
    """
    Three shards, one of them in two processes, prove what one run proves; joined they are green, and without one not.
    """
    options = ([], ["-n", "2"], [])
    done = [suite("--shard", f"{n}/3", "--reports", "build", *options[n - 1]) for n in (1, 2, 3)]
    assert [0, 0, 0] == [one.returncode for one in done], done[0].stdout + done[1].stdout + done[2].stdout
    shards = [f"build/matrix-{index}-of-3.json" for index in (1, 2, 3)]

    joined = join(*shards, "-o", "build")

    assert 0 == joined.returncode, joined.stdout + joined.stderr
    assert re.fullmatch(r"2 cells, 0 empty, 0 failed; (\d+) cases, \1 passed\n", joined.stdout)
    found = json.loads((folder / "build/matrix.json").read_text(encoding="utf-8"))
    tests = [test["test"] for cell in found["cells"] for test in cell["tests"]]
    assert len(tests) == len(set(tests)) > 10
    assert found["ran"] == found["selected"] == sum(json.loads((folder / one).read_text())["ran"] for one in shards)
    assert {"junit.xml", "matrix.html", "summary.md"} <= {file.name for file in (folder / "build").iterdir()}

    incomplete = join(*shards[:2], "-o", "build")
    assert (2, "shard 3/3 is missing; run the suite with --shard 3/3 and merge all 3\n") == (
        incomplete.returncode,
        incomplete.stderr,
    )
    twice = join(shards[0], shards[0], "-o", "build")
    assert (2, "build/matrix-1-of-3.json is named twice; give each shard once\n") == (twice.returncode, twice.stderr)


def test_a_cell_that_no_shard_fills_is_found(folder: Path, join: Run) -> None:
    """
    `merge` ends with exit status 1, and names the cell.
    """
    for index in (1, 2):
        (folder / f"{index}.json").write_text(as_json(replace(shard(index), cells=(CELL,))), encoding="utf-8")

    joined = join("1.json", "2.json", "-o", "merged")

    assert 1 == joined.returncode
    assert "empty: books GET /books 200\n1 cells, 1 empty, 0 failed; 0 cases, 0 passed\n" == joined.stdout


def test_many_specs_are_dealt_out_as_a_whole(tmp_path: Path) -> None:
    """
    Where there are four specs for each shard, every spec with all its tests is in one shard, and every test in one.
    """
    write_books(tmp_path, *(f"book{number}" for number in range(8)))
    always = ("--specs", "specs", "--clients", "clients", "--collect-only", "-q", "-p", "no:cacheprovider")

    whole, *shards = (
        {line for line in run_pytest(tmp_path, str(SUITE), *always, *options).stdout.splitlines() if "::" in line}
        for options in ((), ("--shard", "1/2"), ("--shard", "2/2"))
    )

    assert shards[0] | shards[1] == {test for test in whole if "test_completeness.py" not in test}
    assert not shards[0] & shards[1]
    named = [{name for test in tests for name in re.findall(r"book\d", test)} for tests in shards]
    assert [4, 4] == [len(names) for names in named]
    assert not named[0] & named[1]


def test_a_wrong_shard_ends_the_run(suite: Run) -> None:
    """
    `--shard 9/8` ends with a sentence and exit status 2, before anything runs.
    """
    done = suite("--shard", "9/8")

    assert 2 == done.returncode
    assert "--shard 9/8: there are the shards 1/8 to 8/8" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


HANDOVER = """\
from wireproof.findings import Code, Finding
from wireproof.suite.failures import Disagreement


def pytest_runtest_call(item):
    if "named_example" in item.name and "404" in item.name:
        raise Disagreement(Finding(Code.BODY_MISSING, "response body", "nothing", "a book", "books.yaml#/x"))
"""


@pytest.mark.parametrize("processes", [(), ("-n", "2")], ids=["alone", "together"])
def test_findings_are_handed_over(folder: Path, suite: Run, processes: tuple[str, ...]) -> None:
    """
    What the judge finds in a test is what the reports tell; in CI there is an annotation, also from workers.
    """
    (folder / "handing.py").write_text(HANDOVER, encoding="utf-8")

    done = suite(
        *("-k", "named_example", "-p", "handing", "--reports", "handed", *processes),
        PYTHONPATH=str(folder),
        GITHUB_ACTIONS="true",
        GITHUB_STEP_SUMMARY=str(folder / "step.md"),
    )

    assert 1 == done.returncode, done.stdout + done.stderr
    (failed,) = json.loads((folder / "handed/matrix.json").read_text(encoding="utf-8"))["cells"][1]["failures"]
    assert ["body-missing"] == [finding["code"] for finding in failed["findings"]]
    assert failed["case"].startswith("books GET /books/{id} (getBook) 404 empty: a named example is understood")
    assert "test_a_named_example_is_understood[getBook-404-" in failed["rerun"]
    annotations = [line for line in done.stdout.splitlines() if line.startswith("::error")]
    assert [
        "::error file=specs/books.yaml,line=17,title=books GET /books/{id} 404%3A 0 of 0 cases passed::body-missing"
    ] == [line.partition(": A body")[0] for line in annotations]
    assert "body-missing" in (folder / "step.md").read_text(encoding="utf-8")


# Progress -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("total", "ran", "failed", "seconds", "line"),
    [
        (0, 0, 0, 9, "contracts: looking for tests, 0:09"),
        (8000, 1234, 2, 40, "contracts: 1,234 of 8,000 tests, 2 failed, 0:40"),
        (8000, 8000, 0, 3725, "contracts: 8,000 of 8,000 tests, 0 failed, 1:02:05"),
    ],
)
def test_a_line_says_how_far_it_is(total: int, ran: int, failed: int, seconds: int, line: str) -> None:
    """
    A line of progress has the tests that ran, all there are, those that failed, and the time.
    """
    progress = ProgressLines()
    progress.total, progress.ran, progress.failed = total, ran, failed
    progress.started -= seconds

    assert line == str(progress)


def test_there_are_lines_while_one_test_takes_long(folder: Path, suite: Run) -> None:
    """
    Without a terminal a line is printed from time to time, even if nothing ends meanwhile, and each on its own.
    """
    (folder / "slow.py").write_text(
        "import time\n"
        "import wireproof.suite.progress as progress\n"
        "progress.INTERVAL = 0.2\n"
        "def pytest_runtest_call(item): time.sleep(1)\n",
        encoding="utf-8",
    )

    done = suite("-k", "test_default_timeouts", "-p", "slow", PYTHONPATH=str(folder))

    lines = [line for line in done.stdout.splitlines() if "contracts: " in line]
    assert len(lines) >= 5, done.stdout
    assert all(re.fullmatch(r"contracts: (\d of 2 tests, 0 failed|looking for tests), 0:\d\d", line) for line in lines)
