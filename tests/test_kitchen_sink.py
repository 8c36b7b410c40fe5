"""The suite proves any spec: here one that uses everything the generator and the oracle cope with."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.processes import SUITE, run_pytest

from wireproof.codegen import generate
from wireproof.intake.documents import documents_in
from wireproof.intake.settings import HTTP_LIBRARIES, ApiSettings, HttpLibrary

ROOT = Path(__file__).parent.parent
KITCHEN_SINK = ROOT / "tests/golden/kitchen-sink.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the spec in `specs`, its client in `clients`, another generator's in `others`, an empty folder."""
    for name in ("specs", "empty", "others/kitchen-sink-client/kitchen_sink_client"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "others/kitchen-sink-client/kitchen_sink_client/__init__.py").touch()
    (tmp_path / "specs/kitchen-sink.yaml").write_bytes(KITCHEN_SINK.read_bytes())
    generate(tmp_path / "specs", tmp_path / "clients")
    return tmp_path


def suite(
    folder: Path, specs: str, clients: str, *, tests: Sequence[Path] = (SUITE,), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs the contract suite, or some files of it, in a process of its own."""
    options = ["--specs", specs, "--clients", clients, "--quiet", "-p", "no:cacheprovider"]
    return run_pytest(folder, *map(str, tests), *options, **environment)


WHERE_LIBRARIES_DIFFER = (
    *("client", "deadline", "logging", "reading", "retries", "secrets", "settings", "sharing", "tokens"),
    *("paging", "statuses"),
)
"""What the suite has on how a client connects, sends and reads; what it makes of that is the same for all."""


@pytest.mark.parametrize("library", HTTP_LIBRARIES)
def test_the_kitchen_sink_is_proven(folder: Path, library: HttpLibrary) -> None:
    """
    Every contract test passes on the generated client of a spec with everything in it, whatever it connects through.
    """
    generate(documents_in(folder / "specs", ApiSettings(http=library)), folder / "clients")
    some = [SUITE / f"test_{name}.py" for name in WHERE_LIBRARIES_DIFFER]
    tests = [SUITE] if library == HTTP_LIBRARIES[0] else some

    run = suite(folder, "specs", "clients", tests=tests, WIREPROOF_PROFILE="quick")

    assert run.returncode == 0, run.stdout


def test_a_client_older_than_its_spec_ends_the_run(folder: Path) -> None:
    """
    An operation that the client does not have is said before any test, with exit status 2 and no traceback.
    """
    spec = folder / "specs/kitchen-sink.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace("countStock", "sumStock"), encoding="utf-8")

    run = suite(folder, "specs", "clients")

    assert run.returncode == 2, run.stdout
    assert "there is no function sum_stock; generate the client again" in run.stdout + run.stderr


@pytest.mark.parametrize(
    ("specs", "clients", "profile", "named"),
    [
        ("missing", "clients", "desk", "missing: "),
        ("empty", "clients", "desk", "empty: "),
        ("specs", "missing", "desk", "missing: there is no client for specs/kitchen-sink.yaml"),
        ("specs", "empty", "desk", "empty: there is no client for specs/kitchen-sink.yaml"),
        ("specs", "others", "desk", "kitchen_sink_client is a client of another generator; generate it again"),
        ("specs", "clients", "sofa", "WIREPROOF_PROFILE: there is no profile 'sofa'"),
    ],
    ids=["missing specs", "no specs", "missing clients", "no client", "another's client", "unknown profile"],
)
def test_what_the_caller_got_wrong_ends_the_run(
    folder: Path, specs: str, clients: str, profile: str, named: str
) -> None:
    """
    A missing folder, a missing client or an unknown profile is said in one line, with exit status 2 and no traceback.
    """
    run = suite(folder, specs, clients, WIREPROOF_PROFILE=profile)

    said = [line for line in (run.stdout + run.stderr).splitlines() if line]
    assert run.returncode == 2, said
    assert len(said) == 1, said
    assert named in said[0]
