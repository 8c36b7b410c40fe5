"""
Specs to client distributions, by the pinned generator and the templates that differ from its own.

Everything is written to a temporary folder first; what is there already changes only when every spec has succeeded.
"""

import contextlib
import io
import shutil
import tempfile
from collections.abc import Iterator
from filecmp import cmp
from pathlib import Path

from wireproof.catalog import Spec, load_folder
from wireproof.codegen.project import MARKERS, PROVENANCE, TEMPLATES, UNMARKED, HttpLibrary, build, client_name
from wireproof.codegen.support import CHECKS
from wireproof.errors import GenerationError, SpecError, WireproofError

__all__ = ["TEMPLATES", "differences", "generate"]

UPDATE = "run `make generate` and commit the result"
BY_PRODUCTS = {"__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", "dist"}
"""Folders that git ignores, wherever a tool leaves them."""


def generate(
    specs: Path, out: Path, *, templates: Path | None = TEMPLATES, http_library: HttpLibrary = "httpx2"
) -> list[Path]:
    """
    Write the client of every spec in a folder; returns the clients' folders.

    Without templates, the generator's stock clients are written. `http_library` is what the clients connect through.

    Raises:
        SpecError: A spec cannot be used.
        GenerationError: The generator refused a spec, a folder in the way was not generated, or nothing can be written
            there.
    """
    try:
        with _staged(specs, out.parent, templates, http_library) as staging:
            for client in staging.iterdir():
                _refuse_foreign(out / client.name)
            out.mkdir(parents=True, exist_ok=True)
            return _swap(staging, out)
    except OSError as error:
        raise GenerationError(f"{out}: nothing can be written there ({error.strerror}); name another folder") from error


def differences(specs: Path, out: Path, *, http_library: HttpLibrary = "httpx2") -> list[str]:
    """
    What would change in a folder if it were generated again, a line for each file.

    Raises:
        SpecError: A spec cannot be used.
        GenerationError: The generator refused a spec.
    """
    with _staged(specs, None, TEMPLATES, http_library) as staging:
        fresh, present = _files(staging), _files(out)
        return [
            *(f"{out / name}: missing; {UPDATE}" for name in sorted(fresh - present)),
            *(f"{out / name}: stray, no spec accounts for it; delete it" for name in sorted(present - fresh)),
            *(f"{out / name}: changed; {UPDATE}" for name in sorted(fresh & present) if _differ(staging, out, name)),
        ]


@contextlib.contextmanager
def _staged(specs: Path, parent: Path | None, templates: Path | None, http_library: HttpLibrary) -> Iterator[Path]:
    """A temporary folder with every client, next to where they will go so that they can be moved there."""
    loaded = load_folder(specs, CHECKS)
    if parent is not None:
        parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".wireproof-", dir=parent) as staging:
        for spec in loaded:
            _build(spec, Path(staging) / client_name(spec), templates, http_library)
        yield Path(staging)


def _build(spec: Spec, folder: Path, templates: Path | None, http_library: HttpLibrary) -> None:
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # the generator prints the temporary folder's name
            build(spec, folder, templates, http_library)
    except SpecError as error:
        raise spec.origins.located(error) from None
    except WireproofError:
        raise
    except Exception as error:  # whatever the generator trips over is one sentence for the caller
        reason = " ".join(str(error).split())
        raise GenerationError(f"{spec.file}: the generator failed ({type(error).__name__}: {reason})") from error


def _refuse_foreign(folder: Path) -> None:
    """Whatever the generator has not written stays untouched, and so does the folder that it is in."""
    if folder.exists() and not (folder / PROVENANCE).is_file():
        raise GenerationError(f"{folder}: there is no {PROVENANCE} in it, so it was not generated; move it away first")
    for name in sorted(_files(folder)):
        marked = (folder / name).read_bytes().startswith(tuple(marker.encode() for marker in MARKERS))
        if Path(name).name not in UNMARKED and not marked:
            raise GenerationError(f"{folder / name}: it was not generated; move it away first")


def _swap(staging: Path, out: Path) -> list[Path]:
    """Put every client in its place, or none of them."""
    backup, moved = staging / ".old", list[Path]()
    fresh = sorted(staging.iterdir())
    backup.mkdir()
    try:
        for client in fresh:
            target = out / client.name
            moved.append(target)
            if target.exists():
                target.rename(backup / client.name)
            client.rename(target)
    except BaseException:
        for target in moved:
            if (backup / target.name).exists():
                shutil.rmtree(target, ignore_errors=True)
                (backup / target.name).rename(target)
        raise
    return moved


def _files(folder: Path) -> set[str]:
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and not BY_PRODUCTS & set(file.relative_to(folder).parts)
    }


def _differ(one: Path, other: Path, name: str) -> bool:
    return not cmp(one / name, other / name, shallow=False)
