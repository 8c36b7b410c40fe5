"""
The fixture `contract_mock` in a test run of somebody else: `golden/mocks/customers.py`, once, in two workers of xdist.

What those tests print is in `golden/mocks/`; `UPDATE_GOLDEN=1` writes it anew.
"""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests/golden/mocks"
CUSTOMERS = "test_customers.py"


@dataclass(frozen=True)
class Run:
    """A run of pytest."""

    output: str
    status: int
    failures: Mapping[str, str]
    """What is printed of each test that did not pass."""
    passed: frozenset[str]
    coverage: Mapping[str, Any]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What `pytest` does in a folder where nothing of this repository is configured, but its plugin installed."""
    clients = os.pathsep.join(str(client) for client in (ROOT / "generated").glob("*-client"))
    return subprocess.run(  # noqa: S603  # this Python, with arguments of these tests
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:schemathesis", "--tb=short", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": clients, "COLUMNS": "120", "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The run of the customers' tests."""
    folder = tmp_path_factory.mktemp("customers")
    (folder / CUSTOMERS).write_text((GOLDEN / "customers.py").read_text(encoding="utf-8"), encoding="utf-8")
    options = ["--junitxml=junit.xml", "--contract-coverage", "--contract-json=out/coverage.json"]
    finished = run(folder, "-n2", "--contract-fail-under=99", *options)
    cases = list(ElementTree.parse(folder / "junit.xml").iter("testcase"))  # noqa: S314  # written by pytest
    wrong = {str(case.get("name")): "".join(map(_said, case)) for case in cases if case.find("*") is not None}
    return Run(
        finished.stdout,
        finished.returncode,
        wrong,
        frozenset(str(case.get("name")) for case in cases) - wrong.keys(),
        json.loads((folder / "out/coverage.json").read_text(encoding="utf-8")),
    )


def _said(one: ElementTree.Element) -> str:
    return "\n".join(line.rstrip() for line in (one.text or "").splitlines()) + "\n"


def test_what_is_right_passes(ran: Run) -> None:
    """
    With each library, in tasks and threads, with exceptions, loosened, and through to a server of the test itself.
    """
    libraries = ("httpx", "httpx2", "requests")
    repeated = ("passes_with", "passes_with_an_exception", "passes_to_a_server_of_the_test")
    once = ("with_the_client", "with_tasks", "with_threads", "loosened")

    assert {
        *(f"test_{name}[{library}]" for name in repeated for library in libraries),
        *(f"test_passes_{name}" for name in once),
    } == ran.passed


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("test_what_is_caught[httpx]", "WP402 host-unknown"),
        ("test_what_is_caught[httpx2]", "WP402 host-unknown"),
        ("test_what_is_caught[requests]", "WP402 host-unknown"),
        ("test_in_a_thread", "body-invalid"),
        ("test_in_a_task", "query-parameter-undeclared"),
        ("test_two_calls_with_one_reply", "WP404 reply-missing"),
        ("test_a_reply_too_many", "at          reply 2 (409) of createGroupMembership"),
        ("test_that_fails_by_itself", "assert 201 == 200"),
        ("test_what_its_fixture_sends", "body-invalid"),
        ("test_with_a_mark_that_says_nothing", "@pytest.mark.contract: there is no code `reply-mising`; did you mean"),
        ("test_with_a_mark_that_cannot_be_read", "@pytest.mark.contract cannot be read; write"),
        ("test_an_operation_that_is_none", "box-groups has no operation 'createGroupMembershp'; write"),
        ("test_a_client_that_is_not_installed", "petstore_client: no such package is installed"),
    ],
)
def test_what_is_wrong_fails(ran: Run, name: str, said: str) -> None:
    """
    Whether or not the code has noticed, and wherever it runs; a sentence says what is wrong.
    """
    assert said in ran.failures[name]
    assert "wireproof/testing" not in ran.failures[name]


@pytest.mark.parametrize("name", ["test_a_member_is_added", "test_a_member_is_sent"])
def test_a_misspelt_member_says_what_to_change(ran: Run, name: str) -> None:
    """
    In a mock it is refused at its line, and in a request at the end of the test; both name the member that is meant.
    """
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(ran.failures[name], encoding="utf-8")

    assert golden.read_text(encoding="utf-8") == ran.failures[name]


def test_a_test_that_fails_by_itself_tells_what_was_found_as_well(ran: Run) -> None:
    """
    Its own failure comes first; replies that it had no time to ask for are not told.
    """
    assert "- Captured contract call -" in ran.output
    assert 1 == ran.output.partition("short test summary")[0].count("reply-unused: ")


def test_coverage_is_joined_from_all_workers(ran: Run) -> None:
    """
    Operations, statuses and parameters are counted, shown, written, and too little of them fails the run.
    """
    met = ran.coverage["apis"]["box-groups"]

    assert 1 == ran.status
    assert {"201"} == {one for one, count in met["createGroupMembership"]["statuses"].items() if count}
    assert 7 == met["getGroup"]["parameters"]["path group_id"]
    assert "box-groups: 2 of 14 operations, " in ran.output
    assert "of all operations, statuses and parameters are met; 99% are asked for (--contract-fail-under)" in ran.output


def test_a_run_without_mocks_imports_nothing_of_them(tmp_path: Path) -> None:
    """
    The plugin declares its options, its mark and its fixture; the rest is imported when a test mocks.
    """
    (tmp_path / "test_nothing.py").write_text(
        "import sys\n\n\ndef test_nothing():\n"
        "    heavy = ('wireproof.testing', 'wireproof.catalog', 'yaml')\n"
        "    assert [] == [name for name in sys.modules if name.startswith(heavy)]\n",
        encoding="utf-8",
    )

    finished = run(tmp_path, "-p", "no:xdist")

    assert 0 == finished.returncode, finished.stdout
