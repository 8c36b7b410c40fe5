"""Writes the results of a run, so that no reader of a file ever sees half of it."""

import os
from contextlib import suppress
from pathlib import Path

from wireproof.errors import ResultsError
from wireproof.matrix.annotations import annotations
from wireproof.matrix.junit import junit
from wireproof.matrix.page import page
from wireproof.matrix.results import Results, as_json
from wireproof.matrix.summary import summary

__all__ = ["publish", "write"]

REPORTS = {"matrix.json": as_json, "junit.xml": junit, "summary.md": summary, "matrix.html": page}
"""The files of a whole run, and what stands in each."""


def publish(results: Results, folder: Path) -> list[str]:
    """
    Write every report into a folder, and return the lines that the log of a CI run should have.

    A shard writes `matrix-2-of-8.json` only, which is to be merged. Where `GITHUB_STEP_SUMMARY` names a file, the
    summary of a whole run is added to it; the lines are annotations, and there are none outside of GitHub's actions.

    Raises:
        ResultsError: A file cannot be written.
    """
    if results.shard:
        write(folder / f"matrix-{results.shard.index}-of-{results.shard.of}.json", as_json(results))
    else:
        for name, text in REPORTS.items():
            write(folder / name, text(results))
        if step_summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            _append(Path(step_summary), summary(results))
    return annotations(results) if os.environ.get("GITHUB_ACTIONS") else []


def write(file: Path, text: str) -> None:
    """
    Put a text in the place of a file, at once; its folder is made if it is not there.

    Raises:
        ResultsError: It cannot be written.
    """
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        unfinished.replace(file)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise _unwritten(file, error) from None


def _append(file: Path, text: str) -> None:
    try:
        with file.open("a", encoding="utf-8", errors="replace", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise _unwritten(file, error) from None


def _unwritten(file: Path, error: OSError) -> ResultsError:
    return ResultsError(f"{file}: it cannot be written ({error.strerror}); name another place for it")
