"""
Deals the tests of a run out to shards, so that several machines share them: `--shard 2/8`.

Every test is in exactly one shard, and every shard takes about as long, by what each kind of test takes on average.
Who gets what depends on nothing but the tests and `durations.json`; where that knows nothing, all take the same time.
A folder of many specs is dealt out by whole specs and their size, so that no shard even reads those of the others.
"""

import hashlib
import heapq
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from wireproof.errors import ResultsError
from wireproof.intake.documents import Document
from wireproof.intake.project import Project, documents_at
from wireproof.matrix.results import Shard

__all__ = ["DURATIONS", "Sharder", "deal", "documents_of", "kind", "read_durations", "shard_option"]

DURATIONS = Path(__file__).with_name("durations.json")
"""Seconds that a test takes, on average, by its kind; a run with `--reports` writes such a file."""


@dataclass(frozen=True)
class Part:
    """The second of eight, say."""

    index: int
    of: int


def shard_option(text: str) -> Part:
    """
    What `--shard` says.

    Raises:
        ResultsError: It is no part of a whole.
    """
    found = re.fullmatch("([0-9]{1,4})/([0-9]{1,4})", text, re.ASCII)
    if not found:
        raise ResultsError(f"--shard {text}: write which shard of how many, `--shard 2/8`")
    index, of = map(int, found.groups())
    if not 1 <= index <= of:
        raise ResultsError(f"--shard {text}: there are the shards 1/{max(of, 1)} to {max(of, 1)}/{max(of, 1)}")
    return Part(index, of)


def kind(test: str) -> str:
    """What tests share that differ in parameters only: `test_requests.py::test_a_drawn_request_is_on_the_wire`."""
    return test.partition("[")[0].rpartition("/")[2]


def read_durations(file: Path) -> dict[str, float]:
    """
    Seconds by kind of test.

    Raises:
        ResultsError: The file cannot be read, or holds something else.
    """
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResultsError(f"{file}: it cannot be read ({error.strerror}); check --durations-file") from None
    except ValueError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(one, int | float) and one >= 0 for one in found.values()):
        raise ResultsError(f"{file}: it holds no durations; name a durations.json that a run has written")
    return found


def deal(tests: Sequence[str], of: int, durations: Mapping[str, float]) -> list[list[str]]:
    """The tests of each shard: the longest one left goes to the shard with the least to do."""
    known = [durations[kind(test)] for test in tests if kind(test) in durations]
    usual = sum(known) / len(known) if known else 1.0
    return _dealt({test: durations.get(kind(test), usual) for test in tests}, of)


def _dealt(sizes: Mapping[str, float], of: int) -> list[list[str]]:
    dealt: list[list[str]] = [[] for _ in range(of)]
    loads = [(0.0, index) for index in range(of)]
    for name in sorted(sizes, key=lambda name: (-sizes[name], name)):
        load, index = heapq.heappop(loads)
        dealt[index].append(name)
        heapq.heappush(loads, (load + sizes[name], index))
    return dealt


def digest(dealt: Iterable[Iterable[str]]) -> str:
    """What tells one split from another."""
    return hashlib.sha256(json.dumps([list(tests) for tests in dealt]).encode()).hexdigest()[:16]


def documents_of(config: pytest.Config) -> tuple[Document, ...]:
    """
    The documents that `--specs` and `--api` name.

    Raises:
        ProjectError: The configuration cannot be used, or there is no such API.
        SpecError: There is no document.
    """
    return Project(documents_at(config.option.specs), config.option.clients).of(config.option.api).documents


SPECS_OF_A_SHARD = 4
"""From so many for each shard on, whole specs are dealt out."""


class Sharder:
    """Leaves out the tests of the other shards, and those marked `last`, which judge all of them together."""

    KEY = "wireproof_split"

    def __init__(self, part: Part, durations: Mapping[str, float], documents: Sequence[Document]) -> None:
        self.part = part
        self.durations = durations
        self.split = ""
        self.documents = documents
        files = {one.name: one.file.stat().st_size for one in self.documents}
        self.files = _dealt(files, part.of) if len(files) >= SPECS_OF_A_SHARD * part.of else None

    @property
    def mine(self) -> list[Document] | None:
        """The specs of this shard; None where specs are not dealt out as a whole."""
        mine = self.files[self.part.index - 1] if self.files else ()
        return [one for one in self.documents if one.name in mine] if self.files else None

    @property
    def shard(self) -> Shard:
        """Which part of the suite this run is; known when the tests are."""
        return Shard(self.part.index, self.part.of, self.split)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Keep the tests of this shard."""
        tests = [item.nodeid for item in items if item.get_closest_marker("last") is None]
        dealt = deal(tests, self.part.of, self.durations)
        mine = set(tests if self.files else dealt[self.part.index - 1])
        self.split = digest(self.files or dealt)
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in mine])
        items[:] = [item for item in items if item.nodeid in mine]

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Tell the process that this one works for; a shard without tests has done all that it should."""
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput[self.KEY] = self.split
        if session.exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
            session.exitstatus = pytest.ExitCode.OK

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """Hear from a process that works for this one."""
        self.split = getattr(node, "workeroutput", {}).get(self.KEY) or self.split
