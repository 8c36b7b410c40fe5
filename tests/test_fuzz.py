"""The fuzzer finds what it is there to find; a few thousand mutations, where `make fuzz` has a million."""

import importlib.util
import math
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from wireproof.loading import load

ROOT = Path(__file__).parent.parent
FUZZ = ROOT / "tests/fuzz.py"
SPECS = ["box-groups", "kantata-ox"]

found = importlib.util.spec_from_file_location("fuzz", FUZZ)
assert found is not None
assert found.loader is not None
fuzz = sys.modules["fuzz"] = importlib.util.module_from_spec(found)  # dataclasses look their module up
found.loader.exec_module(fuzz)

with_atheris = pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="atheris exists for Linux on x86-64 only"
)


@pytest.fixture
def reading() -> object:
    """How a client reads, on its own for each test."""
    return fuzz.Reading(load(ROOT / "specs/box-groups.yaml"), ROOT / "generated")


@pytest.mark.parametrize("api", SPECS)
def test_hostile_responses_raise_documented_errors_only(api: str) -> None:
    """
    Whatever a hostile value does to a response, the client returns it or raises an `ApiError` that fits into a log.
    """
    reading = fuzz.Reading(load(ROOT / f"specs/{api}.yaml"), ROOT / "generated")
    chance = random.Random(4)  # noqa: S311  # nothing here is a secret
    seeds = reading.seeds(*"123456789")

    outcomes = set()
    for _ in range(2_000):
        data = reading.sabotaged(chance.choice(seeds), chance)
        try:
            outcomes.add(reading.read(data))
        except Exception as error:  # noqa: BLE001  # whatever is raised is a finding
            pytest.fail(reading.finding(error, data))

    assert {"returned", "InvalidResponse", "BadRequest", "StatusError"} <= outcomes


def test_every_documented_response_is_a_seed(reading: fuzz.Reading) -> None:
    """
    The seeds are the named responses as they are: each is read, successes are returned and errors raised.
    """
    assert {"returned"} == {reading.read(seed) for seed in reading.seeds(*"123")}
    assert "returned" not in {reading.read(seed) for seed in reading.seeds(*"456789")}
    assert {reading.response(seed)[0] for seed in reading.seeds(*"123")} == set(range(len(reading.spec.operations)))


def crash(_: object) -> None:
    raise KeyError("planted")


def dawdle(_: object) -> None:
    until = time.thread_time() + fuzz.SLOWEST
    while time.thread_time() < until:
        pass


@dataclass(repr=False)
class UnfitError(Exception):
    """Stands for an `ApiError` that says too much, or to wait for ever."""

    text: str
    retry_after: float | None = None
    shown: str = ""

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.shown or f"UnfitError({self.text!r})"

    def __call__(self, _: object) -> None:
        """Read a response, badly."""
        raise self


@pytest.mark.parametrize(
    ("read", "complaint"),
    [
        (crash, "KeyError in test_fuzz.py, line "),
        (dawdle, "more than 0.1 s of processor time"),
        (UnfitError("x" * 2_001), "str() of UnfitError over 2,000 characters"),
        (UnfitError("\\" * 1_999), "repr() of UnfitError over 2,000 characters"),
        (UnfitError("a\nb"), "str() of UnfitError is not one printable line"),
        (UnfitError("\x1b[2J"), "str() of UnfitError is not one printable line"),
        (UnfitError("a", shown="a\u2028b"), "repr() of UnfitError is not one printable line"),
        (UnfitError("wait", retry_after=math.nan), "nan as the retry_after of UnfitError"),
        (UnfitError("wait", retry_after=math.inf), "inf as the retry_after of UnfitError"),
        (UnfitError("wait", retry_after=-1.0), "-1.0 as the retry_after of UnfitError"),
    ],
    ids=[
        *("crash", "slow", "long message", "long repr", "two lines", "a control character", "two lines in repr"),
        *("no number", "for ever", "back in time"),
    ],
)
def test_what_a_client_must_not_do_is_a_finding(
    reading: fuzz.Reading, read: Callable[[object], None], complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A crash, a slow response and an error that is not fit to be shown are each complained about.
    """
    reading.errors = SimpleNamespace(ApiError=UnfitError)
    reading.readers = [SimpleNamespace(response=read, success=lambda _: None)] * len(reading.spec.operations)
    monkeypatch.setattr(fuzz, "SLOWEST", 0.1)

    with pytest.raises(Exception) as raised:  # noqa: PT011  # which one it is, is what the complaint says
        reading.read(b"")

    assert fuzz.complaint_of(raised.value).startswith(complaint)


@pytest.mark.parametrize(
    "step",
    [
        *("_runtime.paging.Walk.step", "_runtime.envelopes.Envelope.one", "_runtime.envelopes.Envelope.all"),
        *("models.AccessGroupMembership.user", "models.User.manager"),
    ],
)
def test_a_response_is_read_to_its_last_reference(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Pages, envelopes and references to what is included are read as a method and its caller do; a crash there shows.
    """
    reading = fuzz.Reading(load(ROOT / "specs/kantata-ox.yaml"), ROOT / "generated")
    monkeypatch.setattr(f"kantata_ox_client.{step}", property(crash))

    with pytest.raises(KeyError, match="planted"):
        assert [reading.read(seed) for seed in reading.seeds(*"123")]


def test_a_finding_shows_the_shortest_response() -> None:
    """
    What the complaint does not need is cut away.
    """
    assert b"ac" == fuzz.shortest(b"0123456789abcdef" * 50, lambda cut: 0 <= cut.find(b"a") < cut.rfind(b"c"))


@with_atheris
def test_a_planted_crash_is_found(tmp_path: Path) -> None:
    """
    Where a client does not expect a missing member, the run says so once, with the response, and its exit status is 1.
    """
    specs, clients = tmp_path / "specs", tmp_path / "clients"
    shutil.copytree(ROOT / "specs", specs, ignore=shutil.ignore_patterns("kantata-ox*"))
    shutil.copytree(ROOT / "generated/box-groups-client", clients / "box-groups-client")
    models = clients / "box-groups-client/box_groups_client/_runtime/models.py"
    guard = "        members.refuse_missing(source, members.received)\n"
    assert guard in models.read_text()
    models.write_text(models.read_text().replace(guard, ""))

    run = make_fuzz("--runs", "20000", "--specs", str(specs), "--clients", str(clients))

    (complaint,) = [line for line in run.stdout.splitlines() if "httpx2.Response(" in line]
    assert 1 == run.returncode
    assert complaint.startswith("box-groups: KeyError in <read for ")


@with_atheris
def test_a_run_that_ends_early_is_not_a_full_one() -> None:
    """
    When the time is over before the mutations are done, the run says how many were, and its exit status is 1.
    """
    run = make_fuzz("--seconds", "0")

    assert 1 == run.returncode
    assert run.stdout.splitlines()[-1].startswith("the time was over after 0 of 1,000,000 mutations")


def make_fuzz(*options: str) -> subprocess.CompletedProcess[str]:
    """Runs the fuzzer as `make fuzz` does."""
    return subprocess.run(  # noqa: S603  # this interpreter, with fixed arguments
        [sys.executable, str(FUZZ), "--seed", "4", *options], capture_output=True, text=True, check=False
    )
