"""
The suite can fail: a defect is planted in a copy of a generated client, and the test that should fail does.

They stand in a table, `defects.txt`. Each is tried in a process of its own, forked from one that has read the spec,
imported the suite and drawn requests, so that it takes little more than the one test that has to notice.
"""

import compileall
import contextlib
import gc
import io
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from tests.nursery import Work, forget, forked, nursery
from tests.processes import PRELOADED_IS_FINE, suite_processes

import wireproof.suite
from wireproof.codegen import generate
from wireproof.document import METHODS
from wireproof.envelope import envelope_of
from wireproof.loading import load
from wireproof.suite import profiles

ROOT = Path(__file__).parent.parent
SUITE = Path(wireproof.suite.__file__).parent
SPECS = {
    "api-key-in-query": ROOT / "tests/cases/security/api-key-in-query.yaml",
    "arrays": ROOT / "tests/cases/arrays.yaml",
    "box-groups": ROOT / "specs/box-groups.yaml",
    "content-types": ROOT / "tests/cases/content-types.yaml",
    "forms": ROOT / "tests/cases/forms.yaml",
    "kantata-ox": ROOT / "specs/kantata-ox.yaml",
    "kitchen-sink": ROOT / "tests/golden/kitchen-sink.yaml",
    "linked-pages": ROOT / "tests/cases/linked-pages.yaml",
    "lists-of-box": ROOT / "specs/box-groups.yaml",
    "lists-of-kantata": ROOT / "specs/kantata-ox.yaml",
    "servers": ROOT / "tests/cases/security/servers.yaml",
    "small-api": ROOT / "tests/cases/small-api.yaml",
    "two-schemes": ROOT / "tests/cases/security/two-schemes.yaml",
    "uploads": ROOT / "tests/cases/uploads.yaml",
    "union-told-apart-inside": ROOT / "tests/cases/union-told-apart-inside.yaml",
    "union-told-apart-by-enum": ROOT / "tests/cases/union-told-apart-by-enum.yaml",
}
OPERATIONS = {
    "box-groups": {"createGroupMembership"},
    "kantata-ox": {"createAccessGroupMembership", "createUserGroupMembership"},
    "lists-of-box": {"listGroups", "listUsers"},
    "lists-of-kantata": {"listAccessGroupMemberships"},
}
"""The few operations that a copy keeps, so that a run is quick; of other specs it keeps all of them."""


@dataclass(frozen=True)
class Edit:
    """One replacement in one file of a client; of several places, the first one after `after`."""

    file: str
    old: str
    new: str
    after: str = ""

    def apply(self, package: Path) -> None:
        """Plant it; a place that is no longer there is an error, not a defect that nobody planted."""
        file = package / self.file
        before, found, rest = file.read_text(encoding="utf-8").partition(self.after) if self.after else ("", "", "")
        text = rest if self.after else file.read_text(encoding="utf-8")
        assert found or not self.after, f"{self.file} has no {self.after!r}"
        assert self.old in text, f"{self.file} has no {self.old!r}"
        file.write_text(before + found + text.replace(self.old, self.new, 1), encoding="utf-8")
        compiled = Path(cache_from_source(str(file)))  # which may be of the same second and size
        compiled.unlink(missing_ok=True)


@dataclass(frozen=True)
class Defect:
    """What is wrong, with which client, and which test has to notice."""

    name: str
    caught_by: str
    edits: tuple[Edit, ...]
    spec: str
    operation: str
    """Narrows the run to one operation, by (a part of) its `operationId`, which its test ids begin with."""

    def __str__(self) -> str:
        return self.name


TABLE = ROOT / "tests/defects.txt"
HEADING = re.compile(r"(test_\w+): (\S+) ?(\S*)")
EDIT = re.compile(r"    (\S+) (?:after `(.*)` )?`(.*)` -> `(.*)`")


def table(text: str) -> Iterator[Defect]:
    """The defects of a table, which says at its top how it is read."""
    (_, *sections) = re.split(r"\n\n(?=test_)", text)
    for section in sections:
        heading, *rows = re.split(r"\n  (?! )", section.rstrip())
        noticed = HEADING.fullmatch(heading)
        assert noticed, f"{TABLE.name}: a section does not begin with its test and spec: {heading!r}"
        for row in rows:
            name, *edits = row.split("\n")
            yield Defect(name, noticed[1], tuple(map(_edit, edits)), noticed[2], noticed[3])


def _edit(line: str) -> Edit:
    parts = EDIT.fullmatch(line)
    assert parts, f"{TABLE.name}: this is no replacement: {line!r}"
    file, after, old, new = (
        re.sub(r"\\(.)", lambda one: "\n" if one[1] == "n" else one[1], part or "") for part in parts.groups()
    )
    return Edit(file, old, new, after)


DEFECTS = tuple(table(TABLE.read_text(encoding="utf-8")))

# Running the suite on them ------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def folder_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A folder with a spec and the client generated from it, by the name of the spec."""
    folder = tmp_path_factory.mktemp("clean")
    return cache(lambda spec: _clean_client(spec, folder / spec))


@pytest.fixture(scope="session")
def warm(folder_of: Callable[[str], Path]) -> Iterator[Callable[[str, Work], Any]]:
    """Does work in a process of its own, forked from one that is warm for a spec."""
    with nursery() as ask:
        warmed = cache(lambda spec: ask(partial(_warm_up, folder_of(spec))))

        def forked_for(spec: str, work: Work) -> Any:
            warmed(spec)
            return ask(partial(forked, work))

        yield forked_for


def _warm_up(folder: Path) -> None:
    """Have everything in memory that does not depend on the client: the spec, the suite and what requests it draws."""
    with mock.patch.dict(os.environ, WIREPROOF_PROFILE="desk"):
        assert set() == failed_tests(folder, "-k", "test_a_drawn_request_is_on_the_wire")
    for client in folder.glob("clients/*/*_client"):
        forget(client.name)
    gc.freeze()  # none of this is garbage, and to look through it again in each process takes long


def _clean_client(spec: str, folder: Path) -> Path:
    """A folder with the operations of one spec that defects are planted in, and the client generated from it."""
    _write_spec(spec, folder / "specs")
    generate(folder / "specs", folder / "clients")
    compileall.compile_dir(folder / "clients", quiet=1)  # once for all copies
    return folder


def _write_spec(spec: str, folder: Path) -> None:
    folder.mkdir(parents=True)
    file = folder / f"{spec}.yaml"
    document = json.loads(json.dumps(load(SPECS[spec]).document))
    if spec in OPERATIONS:
        kept = {path: _kept(item, OPERATIONS[spec]) for path, item in document["paths"].items()}
        document["paths"] = {path: item for path, item in kept.items() if item}
        operations = [one for item in kept.values() for one in item.values()]
        tags = {tag for operation in operations for tag in operation["tags"]}
        document["tags"] = [tag for tag in document["tags"] if tag["name"] in tags]
        for operation in operations:
            for response in operation["responses"].values():
                response.pop("links", None)  # to operations that are left out
        document["components"].pop("links", None)
        file.write_text(json.dumps(document), encoding="utf-8")
        for name in document["components"]["schemas"].keys() - _in_envelopes(file):
            document["components"]["schemas"][name].pop("x-included", None)  # from envelopes that are left out
    file.write_text(json.dumps(document), encoding="utf-8")


def _kept(item: Mapping[str, Any], operations: Collection[str]) -> dict[str, Any]:
    return {method: one for method, one in item.items() if method in METHODS and one["operationId"] in operations}


def _in_envelopes(file: Path) -> set[str | None]:
    """The schemas of the objects that the envelopes of a spec hold."""
    spec = load(file)
    envelopes = [envelope_of(spec, operation) for operation in spec.operations]
    return {envelope.item.name for envelope in envelopes if envelope}


def _try(defect: Defect, clean: Path, folder: Path) -> set[str]:
    """The names of the tests that fail because of a defect, of those that are there for it."""
    _plant(defect, clean, folder)
    selection = " and ".join(filter(None, [defect.caught_by, defect.operation]))
    only = f"python_functions={defect.caught_by}"  # to collect the others would take most of the time of a run
    tests = _file_of(defect.caught_by)
    return failed_tests(clean, "-k", selection, "-o", only, tests=tests, clients=folder)


def _plant(defect: Defect, clean: Path, folder: Path) -> None:
    shutil.copytree(clean / "clients", folder / "clients")
    (package,) = (folder / "clients").glob("*/*_client")
    for edit in defect.edits:
        edit.apply(package)
    for file in {package / edit.file for edit in defect.edits}:
        compile(file.read_text(encoding="utf-8"), file, "exec")  # what is no Python would fail every test


def _file_of(test: str) -> Path:
    """The file that has a test of the suite."""
    (file,) = [file for file in SUITE.glob("test_*.py") if f"def {test}(" in file.read_text(encoding="utf-8")]
    return file


def failed_tests(folder: Path, *options: str, tests: Path = SUITE, clients: Path | None = None) -> set[str]:
    """Run the suite, or one file of it, on the specs and clients of a folder; the names of the tests that failed."""
    status, output = run_suite(folder, *options, tests=tests, clients=clients)
    assert status in (0, 1), output
    assert not re.search(r"^ERROR", output, re.MULTILINE), output
    return set(re.findall(r"^FAILED \S*::(\w+)", output, re.MULTILINE))


def run_suite(
    folder: Path, *options: str, tests: Path = SUITE, clients: Path | None = None, shrinking: float = 0
) -> tuple[int, str]:
    """The exit status of the suite on the specs and clients of a folder, or those of another, and all that it says."""
    profiles.SHRINKING = shrinking  # in a process of its own
    folders = ["--specs", str(folder / "specs"), "--clients", str((clients or folder) / "clients")]
    settings = ["-q", "--tb=no", "-rfE", "-p", "no:cacheprovider", "-c", str(ROOT / "pyproject.toml")]
    output = io.StringIO()
    in_ci = mock.patch.dict(os.environ, CI="true")  # where pytest shows differences in full, which must not take long
    with in_ci, contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        status = pytest.main([str(tests), *folders, *settings, *PRELOADED_IS_FINE, *options])
    return int(status), output.getvalue()


@pytest.mark.parametrize("defect", DEFECTS, ids=str)
def test_a_planted_defect_fails_the_suite(
    defect: Defect, warm: Callable[[str, Work], Any], folder_of: Callable[[str], Path], tmp_path: Path
) -> None:
    """
    Every defect is noticed by the test that is there for it.
    """
    assert {defect.caught_by} == warm(defect.spec, partial(_try, defect, folder_of(defect.spec), tmp_path))


@pytest.mark.parametrize("spec", OPERATIONS)
def test_without_a_defect_the_same_tests_are_green(
    spec: str, warm: Callable[[str, Work], Any], folder_of: Callable[[str], Path]
) -> None:
    """
    On a clean client nothing fails in such a process, so that what fails on a planted one fails because of the defect.
    """
    names = {defect.caught_by for defect in DEFECTS if defect.spec == spec}
    only = f"python_functions={' '.join(sorted(names))}"

    assert set() == warm(spec, partial(failed_tests, folder_of(spec), "-o", only))


def test_a_client_of_the_stock_generator_is_refused(tmp_path: Path) -> None:
    """
    A client written with the generator's own templates has no methods to call; one sentence says so before any test.
    """
    _write_spec("box-groups", tmp_path / "specs")
    generate(tmp_path / "specs", tmp_path / "clients", templates=None)

    with suite_processes() as pool:
        status, output = pool.submit(run_suite, tmp_path).result()

    assert status == 2, output
    client = re.escape(str(tmp_path / "clients/box-groups-client"))
    assert re.fullmatch(rf"Exit: {client}: .*; generate it again", output.strip()), output


# What is said of them -----------------------------------------------------------------------------------------------

FAILURES = ROOT / "tests/golden/failures"
TOLD = {
    "comma array exploded": "createGroupMembership",
    "Authorization missing": "createGroupMembership",
    "unknown property lost in the round trip": "createGroupMembership-201",
    "error class of its status lost": "createGroupMembership-409-alreadyMember",
    "POST repeated after 503": "createGroupMembership-sync",
    "next offset after the entries instead of the limit": "listGroups-sync",
    "piece of a stream lost": "getPicture-200-sync",
}
"""A test that fails because of a defect, by what stands in the brackets of its id."""


@pytest.mark.parametrize("name", TOLD)
def test_a_failure_can_be_read(name: str, tmp_path: Path) -> None:
    """
    What is printed is the case, what was on the wire, what is wrong with it, and the command to run that again.
    """
    [defect] = [defect for defect in DEFECTS if defect.name == name]
    clean, golden = _clean_client(defect.spec, tmp_path / "clean"), FAILURES / f"{name.replace(' ', '-')}.txt"

    with suite_processes() as pool:
        told = pool.submit(_told, defect, clean, tmp_path / "planted", TOLD[name]).result()

    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == told, "if this change is meant, set UPDATE_GOLDEN=1"


def _told(defect: Defect, clean: Path, folder: Path, test_id: str) -> str:
    """What is printed of one test, as if it had been run in the folder."""
    _plant(defect, clean, folder)
    shutil.copytree(clean / "specs", folder / "specs")
    os.chdir(folder)
    os.environ.pop("WIREPROOF_PROFILE", None)
    test = Path(f"{_file_of(defect.caught_by)}::{defect.caught_by}[{test_id}]")
    status, output = run_suite(folder, "--tb=auto", tests=test, shrinking=300)
    assert status == 1, output
    [told] = re.findall(r"^_+ test_.* _+\n(.*?)^=+ short test summary", output, re.MULTILINE | re.DOTALL)
    return str(told).replace(sys.executable, "python").replace(f"{ROOT}/", "")
