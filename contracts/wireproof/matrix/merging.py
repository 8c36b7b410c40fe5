"""Joins the results of the shards of one suite, and judges there whether a cell was left empty."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from wireproof.errors import ResultsError
from wireproof.matrix.results import Cell, Results, Shard, read_results

__all__ = ["merge", "merge_files", "report"]

SAME = {
    "specs": "are of different specs",
    "commit": "are of different commits",
    "profile": "ran under different profiles",
}
"""What all shards share, and what is said if they do not."""


def merge_files(files: Sequence[Path]) -> Results:
    """
    One result for all shards of a suite, from the files that these have written.

    Raises:
        ResultsError: A file cannot be read, they do not belong together, or one is missing or there twice.
    """
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice:
        raise ResultsError(f"{twice} is named twice; give each shard once")
    return merge({file: read_results(file) for file in files})


def report(results: Results) -> list[str]:
    """What failed and what is empty, a line each, and a line for the whole."""
    red = [f"failed: {cell}" for cell in results.red]
    others = [f"failed: {failure.test}" for failure in results.failures]
    return [*red, *others, *(f"empty: {cell}" for cell in results.empty), str(results)]


def merge(shards: Mapping[Path, Results]) -> Results:
    """
    One result for all shards of a suite, by the files that they were read from.

    Raises:
        ResultsError: They do not belong together, or one is missing or there twice.
    """
    indices = {file: _shard(file, results) for file, results in shards.items()}
    (first_file, first), *others = shards.items()
    for file, results in others:
        for name, problem in SAME.items():
            if getattr(first, name) != getattr(results, name):
                raise ResultsError(f"{first_file} and {file} {problem}; merge what one suite has written")
        one, other = indices[first_file], indices[file]
        if (one.of, one.split) != (other.of, other.split):
            raise ResultsError(f"{first_file} and {file} are parts of different splits; give all the same durations")
    _check_complete(indices)
    ordered = sorted(shards.values(), key=lambda results: results.shard.index if results.shard else 0)
    return replace(
        first,
        chosen=any(results.chosen for results in shards.values()),
        shard=None,
        selected=sum(results.selected for results in shards.values()),
        ran=sum(results.ran for results in shards.values()),
        cells=tuple(map(_joined, zip(*(results.cells for results in ordered), strict=True))),
        failures=tuple(failure for results in ordered for failure in results.failures),
    )


def _shard(file: Path, results: Results) -> Shard:
    if results.shard is None:
        raise ResultsError(f"{file}: it is no shard; merge files that runs with --shard have written")
    return results.shard


def _check_complete(indices: Mapping[Path, Shard]) -> None:
    by_index: dict[int, Path] = {}
    for file, shard in indices.items():
        if shard.index in by_index:
            raise ResultsError(f"{by_index[shard.index]} and {file} are both shard {shard.index}; give each once")
        by_index[shard.index] = file
    of = next(iter(indices.values())).of
    missing = sorted(set(range(1, of + 1)) - by_index.keys())
    if missing:
        names = _joined_names([f"{index}/{of}" for index in missing])
        raise ResultsError(f"shard {names} is missing; run the suite with --shard {missing[0]}/{of} and merge all {of}")


def _joined_names(names: Sequence[str]) -> str:
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _joined(parts: Iterable[Cell]) -> Cell:
    first, *others = parts
    return replace(
        first,
        tests=sum((part.tests for part in others), first.tests),
        failures=sum((part.failures for part in others), first.failures),
        seconds=round(sum((part.seconds for part in others), first.seconds), 3),
    )
