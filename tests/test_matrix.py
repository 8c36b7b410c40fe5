"""The matrix is the same however many processes fill it, and an empty cell is no success."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from wireproof.codegen import generate

SUITE = Path(__file__).parent.parent / "contracts/wireproof/suite"

BOOKS = """\
openapi: 3.1.0
info: {title: Books, version: 1.0.0}
servers: [{url: "https://books.example/v1"}]
paths:
  /books/{id}:
    get:
      operationId: getBook
      tags: [Books]
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses:
        "200":
          description: The book.
          content:
            application/json:
              schema: {type: object, required: [title], properties: {title: {type: string}}}
              examples: {book: {value: {title: Small Spaces}}}
        "404": {description: There is no such book.}
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs the suite with `--matrix` on a spec with one operation and two statuses."""
    folder = tmp_path_factory.mktemp("books")
    (folder / "specs").mkdir()
    (folder / "specs/books.yaml").write_text(BOOKS, encoding="utf-8")
    generate(folder / "specs", folder / "clients")

    def run(*options: str, tests: Path = SUITE) -> subprocess.CompletedProcess[str]:
        always = ["--specs", "specs", "--clients", "clients", "--matrix", "-q", "-p", "no:cacheprovider"]
        return subprocess.run(  # noqa: S603  # this interpreter, with fixed arguments
            [sys.executable, "-m", "pytest", str(tests), *always, *options],
            cwd=folder,
            env={name: value for name, value in os.environ.items() if name != "WIREPROOF_PROFILE"},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def matrix(output: str) -> list[str]:
    """The table and the line below it, without the time that it took."""
    found = re.search(r"^books\s*\n(.*) in [0-9.]+ s$", output, re.MULTILINE | re.DOTALL)
    assert found, output
    return [line.rstrip() for line in found[1].splitlines()]


def test_several_processes_fill_one_matrix(run: Run) -> None:
    """
    With `-n 2` the matrix has the same cases as without.
    """
    alone, together = run(), run("-n", "2")

    assert (0, 0) == (alone.returncode, together.returncode), alone.stdout + together.stdout
    assert matrix(alone.stdout) == matrix(together.stdout)
    assert "2 cells, 0 empty, 0 failed" in matrix(together.stdout)[-1]


@pytest.mark.parametrize(
    ("options", "tests", "status"),
    [
        ((), "test_requests.py", 1),
        (("-n", "2"), "test_requests.py", 1),
        (("-k", "test_nobody_waits_for_ever"), "", 0),
    ],
    ids=["a part of the suite", "the same in two processes", "chosen with -k"],
)
def test_an_empty_cell_is_no_success(run: Run, options: tuple[str, ...], tests: str, status: int) -> None:
    """
    A run that leaves a cell empty fails, unless its tests were chosen on purpose; the matrix shows the cell either way.
    """
    done = run(*options, tests=SUITE / tests)

    assert status == done.returncode, done.stdout
    assert ("an empty cell is no success; run the whole suite" in done.stdout) == bool(status)
    assert ["GET /books/{id}  empty  empty", "", "2 cells, 2 empty, 0 failed; 0 cases, 0 passed,"] == matrix(
        done.stdout
    )[1:]
