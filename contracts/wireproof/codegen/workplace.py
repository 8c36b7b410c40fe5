"""
The folder `.wireproof` among the clients: where a run works, and what it remembers for the next one.

Git ignores it, and it may be deleted at any time. One run at a time has it; another one waits. What a run leaves in it
that was killed, the next one clears.
"""

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields
from importlib.metadata import version
from pathlib import Path
from typing import Any

from wireproof.codegen.manifest import MANIFEST, is_pristine, read_manifest, sha256
from wireproof.errors import GenerationError, SpecError
from wireproof.factsheet import sheet_file
from wireproof.intake import open_document
from wireproof.intake.documents import Document

__all__ = ["HOME", "Note", "made_of", "remember", "reserved", "unchanged"]

HOME = ".wireproof"
TOOLS = ("jinja2", "openapi-python-client", "ruff", "wireproof")
"""The distributions whose versions count."""


@dataclass(frozen=True)
class Note:
    """What is remembered of a client."""

    made_of: str
    """The digest of everything that it was made of."""
    manifest: str
    """That of its manifest."""
    document: str
    """The path of its document, as it was given."""
    operations: int
    """How many it has."""
    left_out: tuple[str, ...]
    """A line for each operation that it lacks."""


@contextmanager
def reserved(out: Path) -> Iterator[Path]:
    """
    An empty folder for this run, on the file system of the clients; nobody else writes there meanwhile.

    Raises:
        GenerationError: `.wireproof` is a link.
        OSError: Nothing can be written there.
    """
    home = out / HOME
    with _alone(out):
        if home.is_symlink():
            raise GenerationError(f"{home}: it is a link, and none is followed; remove it")
        shutil.rmtree(home / "work", ignore_errors=True)
        (home / "work").mkdir(parents=True)
        try:
            yield home / "work"
        finally:
            shutil.rmtree(home / "work", ignore_errors=True)
            for folder in (home, out):
                with suppress(OSError):  # it is not empty
                    folder.rmdir()


@contextmanager
def _alone(out: Path) -> Iterator[None]:
    """The folder of clients is locked; the system ends that with the process, however this ends."""
    if sys.platform == "win32":
        out.mkdir(parents=True, exist_ok=True)
        yield
        return
    import fcntl  # noqa: PLC0415  # there is none on Windows

    while True:
        out.mkdir(parents=True, exist_ok=True)
        folder = os.open(out, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            if _is_still(out, folder):
                yield
                return
        finally:
            os.close(folder)


def _is_still(out: Path, folder: int) -> bool:
    """Whether the run that was waited for has not removed the folder."""
    with suppress(FileNotFoundError):
        return os.path.samestat(out.stat(), os.fstat(folder))
    return False


# What is remembered -------------------------------------------------------------------------------------------------


def made_of(document: Document) -> str:
    """
    A digest of all that a client depends on: document, fact sheet, overlay, settings, this kit and the tools' versions.

    Raises:
        SpecError: The document cannot be read.
    """
    found = open_document(document.file)
    overlay = found.overlaid.overlay if found.overlaid else None
    parts = {
        "name": [document.name, document.file.name],
        "text": sha256(document.file),  # lines, which messages have in them
        "document": found.document,
        "sheet": _text_of(sheet_file(document.file, found.document)),
        "overlay": [overlay.file.name, overlay.node] if overlay else None,
        "settings": asdict(document.settings),
        "kit": _kit(),
        "tools": [*map(version, TOOLS), *sys.version_info[:2]],
    }
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _text_of(file: Path | None) -> str | None:
    """A digest of a file that may be missing."""
    return sha256(file) if file and file.is_file() else None


def _kit() -> list[list[str]]:
    """Every module and template of Wireproof."""
    root = Path(__file__).parent.parent
    files = sorted(file for suffix in ("py", "jinja") for file in root.rglob(f"*.{suffix}"))
    return [[file.relative_to(root).as_posix(), sha256(file)] for file in files]


def remember(client: Path, note: Note) -> None:
    """Keep a note of a client, in place of the one before."""
    home = client.parent / HOME
    (home / ".gitignore").write_text("*\n", encoding="utf-8")
    fresh = home / "work" / f"{client.name}.json"
    fresh.write_text(json.dumps(asdict(note), indent=2) + "\n", encoding="utf-8")
    fresh.replace(home / fresh.name)


def unchanged(document: Document, client: Path) -> Note | None:
    """What is remembered of a client, if generating it again would change nothing."""
    note = _note(client)
    if note is None or note.document != str(document.file):
        return None
    with suppress(OSError, SpecError):  # which is said when it is generated
        manifest = client / MANIFEST
        same = (
            not client.is_symlink()
            and sha256(manifest) == note.manifest
            and is_pristine(client, read_manifest(manifest))
        )
        return note if same and made_of(document) == note.made_of else None
    return None


def _note(client: Path) -> Note | None:
    try:
        found: Any = json.loads((client.parent / HOME / f"{client.name}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict) or found.keys() != {one.name for one in fields(Note)}:
        return None
    return Note(**{**found, "left_out": tuple(found["left_out"])})
