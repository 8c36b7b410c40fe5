"""Tests of the suite are chosen by names that a shell does not need quoted."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.processes import SUITE, run_pytest

from wireproof.codegen import generate
from wireproof.suite.ids import slug

SHOP = """\
openapi: 3.1.0
info: {{title: {title}, version: 1.0.0}}
servers: [{{url: "https://{title}.example/v1"}}]
paths:
  /{title}/{{id}}:
    get:
      operationId: {title}/get one's
      tags: [{title}]
      parameters:
        - {{name: id, in: path, required: true, schema: {{type: integer}}}}
        - {{name: kind, in: query, schema: {{type: string, enum: ["a b", "*", "{{", "ä", "ö", "['x']"]}}}}
      responses:
        "204": {{description: There is one.}}
        "4XX": {{description: There is none.}}
  /orders:
    post:
      operationId: createOrder
      tags: [{title}]
      responses: {{"204": {{description: It is ordered.}}, "404": {{description: There is none.}}}}
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs the suite on two specs that have an `operationId` in common."""
    folder = tmp_path_factory.mktemp("shops")
    (folder / "specs").mkdir()
    for title in ("books", "cups"):
        (folder / f"specs/{title}.yaml").write_text(SHOP.format(title=title), encoding="utf-8")
    generate(folder / "specs", folder / "clients")

    def run(*options: str, tests: Path = SUITE) -> subprocess.CompletedProcess[str]:
        always = ["--specs", "specs", "--clients", "clients", "-q", "-p", "no:cacheprovider"]
        return run_pytest(folder, str(tests), *always, *options)

    return run


def ids(output: str) -> list[str]:
    """What stands in the brackets of each test that was collected."""
    return [found or "" for found in re.findall(r"^\S*::\w+(?:\[(.*)\])?$", output, re.MULTILINE)]


def test_an_id_needs_no_quotes_and_begins_with_the_operation(run: Run) -> None:
    """
    Whatever operations, parameters and values are called, ids are plain, different and short.
    """
    found = ids(run("--collect-only").stdout)

    assert [] == [one for one in found if not re.fullmatch(r"[A-Za-z0-9._=+-]*", one)]
    assert [] == [one for one in found if len(one) > 120]
    names = {one.partition("-")[0] for one in found}
    assert {"books.createOrder", "cups.createOrder"} <= names
    assert {"books", "cups"} & names


def test_an_operation_id_selects(run: Run) -> None:
    """
    `-k` takes the `operationId`, and the name of the spec where several have such an operation.
    """
    found = ids(run("--collect-only", "-k", "createOrder").stdout)

    assert found
    assert {"books.createOrder", "cups.createOrder"} == {one.partition("-")[0] for one in found}
    assert {"cups.createOrder"} == {
        one.partition("-")[0] for one in ids(run("--collect-only", "-k", "cups.createOrder").stdout)
    }


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (("--cell", "createOrder"), r"(books|cups)\.createOrder"),
        (("--cell", "POST /orders", "404"), r"(books|cups)\.createOrder-404"),
        (("--cell", "books/get one's", "4XX"), r"books-get-ones-4XX"),
        (("--cell", "createOrder", "404", "--cell=GET /cups/{id}"), r"(.*createOrder-404|cups-get-ones)"),
    ],
    ids=["operation", "path-and-status", "range", "two"],
)
def test_a_cell_selects_its_tests(run: Run, options: tuple[str, ...], expected: str) -> None:
    """
    `--cell` takes an operation, by its `operationId` or method and path, and a status; several are added up.
    """
    found, everything = ids(run("--collect-only", *options).stdout), ids(run("--collect-only").stdout)

    assert found
    assert [one for one in everything if re.match(expected, one)] == found


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            ("--cell", "createOrders", "204"),
            '--cell: there is no operation "createOrders"; the nearest ones are createOrder, .*',
        ),
        (
            ("--cell", "post /order", "204"),
            '--cell: there is no operation "post /order"; the nearest ones are POST /orders, .*',
        ),
        (("--cell", "createOrder", "405"), "--cell: createOrder documents no 405; the nearest ones are 404, 204"),
        (
            ("--cell", "createOrder", "404", "tests"),
            "--cell takes an operation and a status; put tests before it",
        ),
    ],
    ids=["operation", "path", "status", "file"],
)
def test_a_cell_that_does_not_exist_is_refused(run: Run, options: tuple[str, ...], sentence: str) -> None:
    """
    One sentence has the nearest ones, and nothing is run.
    """
    done = run(*options)

    assert 2 == done.returncode
    assert re.fullmatch(f"Exit: {sentence}", done.stdout.strip() or done.stderr.strip()), done.stdout + done.stderr


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("getUser", "getUser"),
        ("repos/list for-org", "repos-list-for-org"),
        ("role = null", "role=null"),
        ("limit = -1", "limit=-1"),
        ("two  pages, again", "two-pages-again"),
        ('a["b"] = {}', "ab="),
        ("ä", "33e6d7"),
        ("a/ö!", "a-0cf163"),
        ("", "e3b0c4"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 53 + "-c508e7"),
    ],
)
def test_a_slug_is_plain_and_tells_texts_apart(text: str, expected: str) -> None:
    """
    What a shell knows is replaced; where letters are lost, digits that depend on the text alone stand in for them.
    """
    assert expected == slug(text)
