"""What GitHub runs: whose code, for how long, and what it keeps."""

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))

PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def read(file: Path) -> dict[str, Any]:
    """A workflow as it is read."""
    found: dict[str, Any] = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_actions_are_pinned(file: Path) -> None:
    """
    Every action is the one of a commit, and a comment says which version that is; each is pinned to one commit.
    """
    used = re.findall(r"uses: (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)

    assert used
    assert [] == [action for action in used if not PINNED.fullmatch(action)]
    assert len({action.partition("@")[0] for action in used}) == len(set(used))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_no_job_runs_for_ever(file: Path) -> None:
    """
    Every job has a limit of time, no more rights than to read, and a run of a pull request gives way to the next.
    """
    workflow = read(file)

    assert {"contents": "read"} == workflow["permissions"]
    assert "pull_request" in workflow["concurrency"]["cancel-in-progress"]
    assert [] == [name for name, job in workflow["jobs"].items() if not 0 < job.get("timeout-minutes", 0) <= 300]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_what_is_called_is_there(file: Path) -> None:
    """
    Each target that a workflow makes is in the Makefile.
    """
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    steps = [step for job in read(file)["jobs"].values() for step in job["steps"]]
    made = [step["run"].removeprefix("make ") for step in steps if step.get("run", "").startswith("make ")]

    assert made
    assert {goal for goals in made for goal in re.sub(r"\w+=.*", "", goals).split()} <= targets


def test_all_shards_are_run_and_merged() -> None:
    """
    The nightly run has every shard of eight, and a job that joins them.
    """
    jobs = read(ROOT / ".github/workflows/contracts.yml")["jobs"]

    assert [*range(1, 9)] == jobs["deep"]["strategy"]["matrix"]["shard"]
    assert any("SHARD=${{ matrix.shard }}/8" in step.get("run", "") for step in jobs["deep"]["steps"])
    assert any("merge shards/matrix-*-of-8.json" in step.get("run", "") for step in jobs["deep-matrix"]["steps"])
