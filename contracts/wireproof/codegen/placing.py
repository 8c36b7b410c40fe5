"""
How a client that is complete takes the place of the one before: file by file, and only files that were generated.

What else is in the folder stays as it is. Before anything changes, the manifest of what comes is kept beside the
clients, so that the run after one that was killed knows the files of both.
"""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path

from wireproof.codegen.manifest import (
    MANIFEST,
    MARKERS,
    PROVENANCE,
    UNMARKED,
    files_of,
    manifest_of,
    packages,
    read_manifest,
    sha256,
)
from wireproof.codegen.workplace import HOME
from wireproof.errors import GenerationError

__all__ = ["placed", "refuse_foreign"]

Known = Mapping[str, set[str]]
"""The generated files of a client, with the digests that each may have."""


def refuse_foreign(fresh: Path, client: Path) -> None:
    """
    Make sure that nothing but generated files is in the way of a client.

    Raises:
        GenerationError: Something else is; the sentence names the first.
    """
    known, coming = _known(client), manifest_of(fresh)
    if client.is_symlink():
        raise GenerationError(f"{client}: it is a link, and none is followed or replaced; remove it first")
    if not known and client.exists() and (not client.is_dir() or any(client.iterdir())):
        raise GenerationError(f"{client}: there is no {PROVENANCE} in it, so it was not generated; move it away first")
    for name in sorted({*coming, MANIFEST, *known, *_in_packages(client, coming)}):
        if problem := _problem(client, name, known, coming):
            raise GenerationError(problem)


def _problem(client: Path, name: str, known: Known, coming: Mapping[str, str]) -> str | None:
    """What is wrong with a file that would be replaced or removed, or is among those that are."""
    above = [client / part for part in reversed(Path(name).parents[:-1])]
    file = client / name
    if link := next((one for one in (*above, file) if one.is_symlink()), None):
        return f"{link}: it is a link, and none is followed or replaced; remove it first"
    if file.is_dir():
        return f"{file}: it is a folder where a file is to be; move it away first"
    if name == MANIFEST or not file.exists() or sha256(file) in {*known.get(name, ()), coming.get(name)}:
        return None
    if name not in known:
        return f"{file}: it was not generated; move it away first"
    return f"{file}: it was edited after it was generated; keep the change elsewhere, and delete the file first"


def _in_packages(client: Path, names: Mapping[str, str]) -> Iterator[str]:
    for package in packages(names):
        if not (client / package).is_symlink():
            yield from (f"{package}/{name}" for name in files_of(client / package))


def _known(client: Path) -> Known:
    """By the manifest, and that of a run that was killed; without one, by how generated files begin."""
    manifests = [read_manifest(client / MANIFEST), read_manifest(_pending(client))]
    names = {name for manifest in manifests for name in manifest}
    if names:
        return {name: {one[name] for one in manifests if name in one} for name in names}
    if not (client / PROVENANCE).is_file():
        return {}
    return {name: {sha256(client / name)} for name in files_of(client) if _is_marked(client / name, name)}


def _is_marked(file: Path, name: str) -> bool:
    if file.is_symlink():
        return False
    return name in UNMARKED or file.name == "py.typed" or file.read_bytes().startswith(MARKERS)


def _pending(client: Path) -> Path:
    return client.parent / HOME / f"{client.name}.pending"


# Replacing ----------------------------------------------------------------------------------------------------------


def placed(staging: Sequence[Path], out: Path) -> dict[Path, bool]:
    """
    Put every client in its place, or none of them.

    Returns:
        The folder of each, and whether anything in it changed.

    Raises:
        OSError: A file cannot be written or removed.
    """
    try:
        with ExitStack() as undo:
            found = {out / fresh.name: _placed(fresh, out / fresh.name, undo) for fresh in staging}
            undo.pop_all()
            return found
    finally:
        for fresh in staging:
            _pending(out / fresh.name).unlink(missing_ok=True)


def _placed(fresh: Path, client: Path, undo: ExitStack) -> bool:
    """Replace the files that differ; what takes all of it back is added to `undo`."""
    coming = {**manifest_of(fresh), MANIFEST: sha256(fresh / MANIFEST)}
    changed = [name for name, digest in coming.items() if not _has(client / name, digest)]
    obsolete = sorted(_known(client).keys() - coming.keys())
    if changed or obsolete:
        shutil.copyfile(fresh / MANIFEST, _pending(client))
    spare = fresh.with_name(f"{fresh.name}.before")
    for name in obsolete:
        _removed(client, name, spare, undo)
    for name in changed:  # the manifest is the last
        _write(fresh / name, client, name, spare, undo)
    return bool(changed or obsolete)


def _has(file: Path, digest: str) -> bool:
    return file.is_file() and sha256(file) == digest


def _removed(client: Path, name: str, spare: Path, undo: ExitStack) -> None:
    if (client / name).exists():
        _saved(client, name, spare, undo)
        (client / name).unlink()
        _prune(client, name)


def _write(fresh: Path, client: Path, name: str, spare: Path, undo: ExitStack) -> None:
    file = client / name
    if file.exists():
        _saved(client, name, spare, undo)
    else:
        undo.callback(_prune, client, name)
        undo.callback(file.unlink, missing_ok=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh.replace(file)


def _saved(client: Path, name: str, spare: Path, undo: ExitStack) -> None:
    """Keep a copy of a file, which comes back if this run fails."""
    (spare / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(client / name, spare / name)
    undo.callback(os.replace, spare / name, client / name)
    undo.callback((client / name).parent.mkdir, parents=True, exist_ok=True)


def _prune(client: Path, name: str) -> None:
    """Remove the folders of a file that have nothing else in them, or what Python compiled alone."""
    for folder in [client / part for part in Path(name).parents]:
        if [one.name for one in folder.iterdir()] == ["__pycache__"] if folder.is_dir() else False:
            shutil.rmtree(folder / "__pycache__")
        with suppress(OSError):  # it is not empty
            folder.rmdir()
