"""
Specs to client distributions, by the pinned generator and the templates that differ from its own.

Everything is written beside the clients first; a client that is there already changes only when the new one is
complete, and only where the two differ. What a spec has that no client can be generated for is left out, with place and
reason. The generator is imported when something has to be made: it takes longer than to see that nothing has changed.
"""

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wireproof.codegen.manifest import MANIFEST, PROVENANCE, files_of, packages, read_manifest, sha256
from wireproof.codegen.placing import placed, refuse_foreign
from wireproof.codegen.workplace import Note, made_of, remember, reserved, unchanged
from wireproof.errors import GenerationError, SpecError, WireproofError
from wireproof.intake.documents import Document, Documents, documents_of

if TYPE_CHECKING:
    from wireproof.catalog import Spec

__all__ = ["TEMPLATES", "Generated", "differences", "generate", "generate_each", "left_out"]

TEMPLATES = Path(__file__).parent / "templates"
UPDATE = "run `wireproof generate` and commit the result"


@dataclass(frozen=True)
class Generated:
    """What came of a folder of specs."""

    clients: tuple[Path, ...]
    """The folders that have a client."""
    changed: frozenset[Path]
    """Those of them in which something was written."""
    specs: "tuple[Spec, ...]"
    """What the clients that were made anew are clients of, without what was left out."""
    refused: tuple[WireproofError, ...]
    """Why other specs have none."""
    notes: tuple[Note, ...]
    """What is remembered of the clients."""

    @property
    def left_out(self) -> list[str]:
        """A line for each operation that was left out, and one that counts them; none where all are there."""
        lines = [line for note in self.notes for line in note.left_out]
        wanted = len(lines) + sum(note.operations for note in self.notes)
        end = "; mend the spec, or exclude them; `--strict` refuses it instead"
        return [*lines, f"{len(lines)} of {wanted} operations were left out{end}"] if lines else []

    @property
    def passed_over(self) -> list[str]:
        """A line for each document that shows what is not so: how often, and where first. Nothing else is lost."""
        return [
            f"{spec.file}: {len(spec.unused)} of its examples, defaults, enum values, discriminators and links are "
            f"wrong and not used; the first is at {spec.unused[0][0]}: {spec.unused[0][1]}"
            for spec in self.specs
            if spec.unused
        ]


def generate(specs: Documents, out: Path, *, templates: Path | None = TEMPLATES) -> list[Path]:
    """
    Write the client of every spec in a folder, or of some documents; returns the clients' folders.

    Without templates, the generator's stock clients are written.

    Raises:
        SpecError: A spec cannot be used; the clients of the others are written.
        GenerationError: The generator refused a spec, something that was not generated is in the way, or nothing can be
            written there.
    """
    found = generate_each(specs, out, templates=templates)
    _raise(found.refused)
    return [*found.clients]


def generate_each(specs: Documents, out: Path, *, templates: Path | None = TEMPLATES) -> Generated:
    """
    Write a client for each spec; report what cannot be generated, and what was left out, instead of raising it.

    Raises:
        SpecError: The folder is missing or holds no spec.
        GenerationError: Nothing can be written there.
    """
    documents = {f"{one.name}-client": one for one in documents_of(specs)}
    kept = {
        name: note for name, one in documents.items() if templates == TEMPLATES and (note := unchanged(one, out / name))
    }
    waiting = {name: one for name, one in documents.items() if name not in kept}
    if not waiting:
        return Generated(tuple(out / name for name in kept), frozenset(), (), (), tuple(kept.values()))
    try:
        with reserved(out) as staging:
            return _made(waiting, kept, staging, out, templates)
    except OSError as error:
        raise GenerationError(f"{out}: nothing can be written there ({error.strerror}); name another folder") from error


def _made(
    documents: Mapping[str, Document], kept: Mapping[str, Note], staging: Path, out: Path, templates: Path | None
) -> Generated:
    """Make clients, beside those that are kept as they are."""
    from wireproof.codegen.building import built  # noqa: PLC0415  # slow

    digests = {name: _digest(document) for name, document in documents.items()}
    specs, refused = built([*documents.values()], staging, templates)
    foreign = {name: error for name in specs if (error := _foreign(staging / name, out / name))}
    written = {name: spec for name, spec in specs.items() if name not in foreign}
    folders = placed([staging / name for name in written], out)
    notes = {name: _note(spec, documents[name], out / name, digests[name]) for name, spec in written.items()}
    for name, note in notes.items() if templates == TEMPLATES else ():
        remember(out / name, note)
    return Generated(
        tuple(out / name for name in sorted({*kept, *written})),
        frozenset(client for client, is_changed in folders.items() if is_changed),
        tuple(written.values()),
        (*refused, *foreign.values()),
        (*kept.values(), *notes.values()),
    )


def _digest(document: Document) -> str:
    """What a client is made of, before it is read to make it: a change meanwhile is a change."""
    try:
        return made_of(document)
    except SpecError:  # which is said when it is read
        return ""


def _note(spec: "Spec", document: Document, client: Path, digest: str) -> Note:
    lines = (
        f"{one.file or spec.file}{'' if one.line is None else f':{one.line}'}: "
        f"{one.operation} is left out: at {one.place}: {one.problem}{one.label}"
        for one in spec.skipped
    )
    return Note(digest, sha256(client / MANIFEST), str(document.file), len(spec.operations), tuple(lines))


def _foreign(fresh: Path, client: Path) -> GenerationError | None:
    """Why a client cannot be put in its place, where something else is."""
    try:
        refuse_foreign(fresh, client)
    except GenerationError as error:
        return error
    return None


def _raise(refused: Sequence[WireproofError]) -> None:
    """One error for all."""
    if len(refused) == 1:
        raise refused[0]
    if refused:
        bad = [error for error in refused if isinstance(error, SpecError)]
        raise SpecError.together(bad) if len(bad) == len(refused) else GenerationError("\n".join(map(str, refused)))


# Checking -----------------------------------------------------------------------------------------------------------


def differences(specs: Documents, out: Path, *, others: bool = False) -> list[str]:
    """
    What would change in a folder if it were generated again, a line for each file; in a client, what is neither in its
    package nor generated is left alone. So are `others`, the clients of further specs, if there may be some.

    Raises:
        SpecError: A spec cannot be used.
        GenerationError: The generator refused a spec.
    """
    documents = {f"{one.name}-client": one for one in documents_of(specs)}
    waiting = {name: one for name, one in documents.items() if not unchanged(one, out / name)}
    unexpected = {name for name in files_of(out) if name.partition("/")[0] not in documents} if not others else ()
    found = [f"{out / name}: unexpected; no spec generates it, so delete it" for name in sorted(unexpected)]
    return [*_compared(waiting, out), *found] if waiting else found


def left_out(specs: Documents, out: Path) -> list[str]:
    """What the clients in a folder lack since they were generated: a line for each operation, with the reason."""
    return [
        f"{document.file.with_name(one['file']) if 'file' in one else document.file}: at {one['place']}: "
        f"{one['operation']} is left out: {one['reason']}"
        for document in documents_of(specs)
        for one in _noted(out / f"{document.name}-client" / PROVENANCE).get("skipped", ())
    ]


def _noted(file: Path) -> Mapping[str, Any]:
    """What a client says of where it came from; nothing where it says nothing that can be read."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _compared(documents: Mapping[str, Document], out: Path) -> list[str]:
    """The differences between the clients in a folder and the same clients, generated anew."""
    from wireproof.codegen.building import built  # noqa: PLC0415  # slow

    with tempfile.TemporaryDirectory(prefix="wireproof-") as folder:
        staging = Path(folder)
        _raise(built([*documents.values()], staging, TEMPLATES)[1])
        fresh, present = {*files_of(staging)}, {*_generated(staging, out, documents)}
        return [
            *(f"{out / name}: missing; {UPDATE}" for name in sorted(fresh - present)),
            *(f"{out / name}: unexpected; no spec generates it, so delete it" for name in sorted(present - fresh)),
            *(f"{out / name}: changed; {UPDATE}" for name in sorted(fresh & present) if _differ(staging, out, name)),
        ]


def _generated(staging: Path, out: Path, clients: Iterable[str]) -> Iterable[str]:
    """The files that clients have, of those that are generated or would be, and those in their packages."""
    for client in clients:
        manifests = {
            **read_manifest(out / client / MANIFEST),
            **read_manifest(staging / client / MANIFEST),
            MANIFEST: "",
        }
        inside = packages(manifests)
        for name in files_of(out / client):
            if name in manifests or name.partition("/")[0] in inside:
                yield f"{client}/{name}"


def _differ(one: Path, other: Path, name: str) -> bool:
    return (other / name).is_symlink() or not cmp(one / name, other / name, shallow=False)
