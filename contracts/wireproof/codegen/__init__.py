"""
Specs to client distributions, by the pinned generator and the templates that differ from its own.

Everything is written to a temporary folder first; a client that is there already changes only when the new one is
complete. What a spec has that no client can be generated for is left out, with place and reason.
"""

import contextlib
import io
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path

from wireproof.catalog import Spec, load_each, without
from wireproof.codegen.project import (
    MARKERS,
    PROVENANCE,
    TEMPLATES,
    UNMARKED,
    build,
    client_name,
    readable,
)
from wireproof.codegen.refusals import failing_alone
from wireproof.codegen.support import CHECKS
from wireproof.errors import GenerationError, SpecError, WireproofError
from wireproof.intake.documents import Documents

__all__ = ["TEMPLATES", "Generated", "differences", "generate", "generate_each"]

UPDATE = "run `make generate` and commit the result"
BY_PRODUCTS = {"__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", "dist"}
"""Folders that git ignores, wherever a tool leaves them."""


@dataclass(frozen=True)
class Generated:
    """What came of a folder of specs."""

    clients: tuple[Path, ...]
    """The folders that were written."""
    specs: tuple[Spec, ...]
    """What they are clients of, without what was left out."""
    refused: tuple[WireproofError, ...]
    """Why other specs have none."""

    @property
    def left_out(self) -> list[str]:
        """A line for each operation that was left out, and one that counts them; none where all are there."""
        lines = [
            f"{one.file or spec.file}{'' if one.line is None else f':{one.line}'}: "
            f"{one.operation} is left out: {one.problem}"
            for spec in self.specs
            for one in spec.skipped
        ]
        wanted = len(lines) + sum(len(spec.operations) for spec in self.specs)
        end = "; mend the spec, or exclude them; `--strict` refuses it instead"
        return [*lines, f"{len(lines)} of {wanted} operations were left out{end}"] if lines else []

    @property
    def passed_over(self) -> list[str]:
        """A line for each document that shows what is not so: how often, and where first. Nothing else is lost."""
        return [
            f"{spec.file}: {len(spec.unused)} of its examples, defaults and discriminators are wrong and not used; "
            f"the first is at {spec.unused[0][0]}: {spec.unused[0][1]}"
            for spec in self.specs
            if spec.unused
        ]


def generate(specs: Documents, out: Path, *, templates: Path | None = TEMPLATES) -> list[Path]:
    """
    Write the client of every spec in a folder, or of some documents; returns the clients' folders.

    Without templates, the generator's stock clients are written.

    Raises:
        SpecError: A spec cannot be used; the clients of the others are written.
        GenerationError: The generator refused a spec, a folder in the way was not generated, or nothing can be written
            there.
    """
    found = generate_each(specs, out, templates=templates)
    _raise(found.refused)
    return [*found.clients]


def generate_each(specs: Documents, out: Path, *, templates: Path | None = TEMPLATES) -> Generated:
    """
    The same, but what cannot be generated is told and not raised, and so is what was left out of what can.

    Raises:
        SpecError: The folder is missing or holds no spec.
        GenerationError: Nothing can be written there.
    """
    try:
        with _staged(specs, out.parent, templates) as (staging, built, refused):
            foreign = [error for client in staging.iterdir() if (error := _foreign(staging, out, client.name))]
            clients = [out / client.name for client in staging.iterdir()]
            if clients:
                out.mkdir(parents=True, exist_ok=True)
                clients = _swap(staging, out)
            written = [spec for spec in built if out / client_name(spec) in clients]
            return Generated(tuple(clients), tuple(written), (*refused, *foreign))
    except OSError as error:
        raise GenerationError(f"{out}: nothing can be written there ({error.strerror}); name another folder") from error


def _raise(refused: Sequence[WireproofError]) -> None:
    """One error for all."""
    if len(refused) == 1:
        raise refused[0]
    if refused:
        bad = [error for error in refused if isinstance(error, SpecError)]
        raise SpecError.together(bad) if len(bad) == len(refused) else GenerationError("\n".join(map(str, refused)))


def differences(specs: Documents, out: Path) -> list[str]:
    """
    What would change in a folder if it were generated again, a line for each file.

    Raises:
        SpecError: A spec cannot be used.
        GenerationError: The generator refused a spec.
    """
    with _staged(specs, None, TEMPLATES) as (staging, _, refused):
        _raise(refused)
        fresh, present = _files(staging), _files(out)
        return [
            *(f"{out / name}: missing; {UPDATE}" for name in sorted(fresh - present)),
            *(f"{out / name}: stray, no spec accounts for it; delete it" for name in sorted(present - fresh)),
            *(f"{out / name}: changed; {UPDATE}" for name in sorted(fresh & present) if _differ(staging, out, name)),
        ]


@contextlib.contextmanager
def _staged(
    specs: Documents, parent: Path | None, templates: Path | None
) -> Iterator[tuple[Path, list[Spec], list[WireproofError]]]:
    """
    A temporary folder with every client, next to where they will go so that they can be moved there; with what they are
    clients of, and why others are not there.
    """
    loaded, unusable = load_each(specs, CHECKS)
    refused: list[WireproofError] = [*unusable]
    if parent is not None:
        parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".wireproof-", dir=parent) as staging:
        built = []
        for spec in loaded:
            try:
                built.append(_build(spec, Path(staging) / client_name(spec), templates))
            except WireproofError as error:
                shutil.rmtree(Path(staging) / client_name(spec), ignore_errors=True)
                refused.append(error)
        yield Path(staging), built, refused


def _build(spec: Spec, folder: Path, templates: Path | None) -> Spec:
    """Write a client; what the generator refuses is left out, as long as something remains that it takes."""
    while True:
        try:
            with contextlib.redirect_stdout(io.StringIO()):  # the generator prints the temporary folder's name
                build(spec, folder, templates)
        except SpecError as error:
            spec = without(spec, [(one.place, one.problem) for one in error.singles])
        except Exception as error:  # noqa: BLE001  # whatever the generator trips over is one sentence for the caller
            spec = _without_those(spec, error)
        else:
            return spec
        shutil.rmtree(folder, ignore_errors=True)


def _without_those(spec: Spec, error: Exception) -> Spec:
    """Without the operations that the generator cannot read even when there is no other."""
    if found := list(failing_alone(spec, readable)):
        return without(spec, found)
    if isinstance(error, WireproofError):
        raise error
    reason = " ".join(str(error).split())
    raise GenerationError(f"{spec.file}: the generator failed ({type(error).__name__}: {reason})") from error


def _foreign(staging: Path, out: Path, name: str) -> GenerationError | None:
    """Why a client cannot be put in its place, where something else is; it is dropped then."""
    try:
        _refuse_foreign(out / name)
    except GenerationError as error:
        shutil.rmtree(staging / name)
        return error
    return None


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
