"""Clients of documents, complete, in a folder of their own: what needs the generator, which is slow to import."""

import contextlib
import io
import shutil
from collections.abc import Sequence
from pathlib import Path

from wireproof.catalog import Spec
from wireproof.codegen.manifest import MANIFEST, manifest_of, written
from wireproof.codegen.names import client_name
from wireproof.codegen.parsing import readable
from wireproof.codegen.project import build
from wireproof.codegen.refusals import failing_alone, tripped
from wireproof.codegen.restrictions import CHECKS
from wireproof.errors import GenerationError, SpecError, WireproofError
from wireproof.findings import Code
from wireproof.intake.documents import Document
from wireproof.loading import load_each, without

__all__ = ["built"]


def built(
    documents: Sequence[Document], folder: Path, templates: Path | None
) -> tuple[dict[str, Spec], list[WireproofError]]:
    """
    Write the clients of documents into a folder; what each is a client of, by its name, and why others are not there.

    Without templates, they are the generator's stock clients.
    """
    loaded, unusable = load_each(documents, CHECKS)
    found, refused = dict[str, Spec](), list[WireproofError](unusable)
    for spec in loaded:
        client = folder / client_name(spec)
        try:
            found[client.name] = _build(spec, client, templates)
        except WireproofError as error:
            shutil.rmtree(client, ignore_errors=True)
            refused.append(error)
        else:
            (client / MANIFEST).write_text(written(manifest_of(client)), encoding="utf-8")
    return found, refused


def _build(spec: Spec, folder: Path, templates: Path | None) -> Spec:
    """Write a client; what the generator refuses is left out, as long as something remains that it takes."""
    while True:
        try:
            with contextlib.redirect_stdout(io.StringIO()):  # the generator prints the temporary folder's name
                build(spec, folder, templates)
        except SpecError as error:
            spec = without(spec, {(one.place, one.problem): Code.CLIENT_IMPOSSIBLE for one in error.singles})
        except Exception as error:  # noqa: BLE001  # whatever the generator trips over is one sentence for the caller
            spec = _without_those(spec, error)
        else:
            return spec
        shutil.rmtree(folder, ignore_errors=True)


def _without_those(spec: Spec, error: Exception) -> Spec:
    """Without the operations that the generator cannot read even when there is no other."""
    if found := list(failing_alone(spec, readable)):
        return without(spec, dict.fromkeys(found, Code.CLIENT_IMPOSSIBLE))
    if isinstance(error, WireproofError):
        raise error
    raise GenerationError(f"{spec.file}: {tripped(error)}") from error
