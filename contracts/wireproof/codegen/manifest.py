"""
Which files of a client were generated, and with what in them: `.wireproof.sha256`, which `sha256sum --check` reads too.

Whatever is not in it is somebody else's.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

__all__ = [
    "BY_PRODUCTS",
    "MANIFEST",
    "MARKER",
    "MARKERS",
    "PROVENANCE",
    "UNMARKED",
    "Manifest",
    "files_of",
    "is_pristine",
    "manifest_of",
    "packages",
    "read_manifest",
    "sha256",
    "written",
]

MANIFEST = ".wireproof.sha256"
"""The file in each client."""

PROVENANCE = ".wireproof.json"
"""The file in each client that says what it was generated from; no dates, so that an empty diff means no change."""

MARKER = "# Generated from "
"""How every generated module begins."""

MARKERS = (MARKER.encode(), b"# Part of every client that Wireproof generates")
"""How generated modules and those of the runtime begin, as bytes."""

UNMARKED = {PROVENANCE, MANIFEST, ".gitignore", "LICENSE", "README.md", "pyproject.toml"}
"""Generated files that cannot begin with a marker."""

BY_PRODUCTS = {"__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".wireproof", "dist"}
"""Folders that git ignores, wherever a tool leaves them."""

Manifest = Mapping[str, str]
"""The SHA-256 of each file, as 64 hexadecimal digits, by its path in the client."""

LINE = re.compile(r"([0-9a-f]{64})  (.+)")


def sha256(file: Path) -> str:
    """
    The digest of what is in a file, as 64 hexadecimal digits.

    Raises:
        OSError: It cannot be read.
    """
    return hashlib.sha256(file.read_bytes()).hexdigest()


def files_of(folder: Path) -> Iterator[str]:
    """The paths of the files in a folder and below it, and of the links there, but for what tools leave behind."""
    for file in folder.rglob("*"):
        if (file.is_symlink() or file.is_file()) and not BY_PRODUCTS & set(file.relative_to(folder).parts):
            yield file.relative_to(folder).as_posix()


def manifest_of(folder: Path) -> dict[str, str]:
    """The manifest of what is in a folder; it has no line for itself."""
    return {name: sha256(folder / name) for name in sorted(files_of(folder)) if name != MANIFEST}


def written(manifest: Manifest) -> str:
    """The text of a manifest."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(manifest.items()))


def read_manifest(file: Path) -> dict[str, str]:
    """What a manifest says; nothing where there is none, or one that nobody can rely on."""
    try:
        found = [LINE.fullmatch(line) for line in file.read_text(encoding="utf-8").splitlines()]
    except (OSError, UnicodeDecodeError):
        return {}
    lines = [line for line in found if line and _is_inside(line[2])]
    return {line[2]: line[1] for line in lines} if len(lines) == len(found) else {}


def _is_inside(name: str) -> bool:
    return not Path(name).is_absolute() and ".." not in Path(name).parts


def packages(names: Iterable[str]) -> set[str]:
    """The folders of a client that are generated as a whole."""
    return {name.partition("/")[0] for name in names if "/" in name}


def is_pristine(client: Path, manifest: Manifest) -> bool:
    """Whether a client has every file as it was written, and no other in its package."""
    inside = {f"{package}/{name}" for package in packages(manifest) for name in files_of(client / package)}
    return inside <= manifest.keys() and all(
        (client / name).is_file() and not (client / name).is_symlink() and sha256(client / name) == digest
        for name, digest in manifest.items()
    )
