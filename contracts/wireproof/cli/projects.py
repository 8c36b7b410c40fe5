"""The project that the options of a command describe, beside a configuration or instead of one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from wireproof.errors import ProjectError
from wireproof.intake.documents import Document, api_name, is_document
from wireproof.intake.project import CLIENTS, CONFIGURATION, Project, documents_at, read_project
from wireproof.intake.settings import HTTP_LIBRARIES

__all__ = ["Flags", "place_of", "project_of"]


@dataclass(frozen=True)
class Flags:
    """What a command was given; None is what it was not."""

    config: Path | None = None
    specs: Path | None = None
    clients: Path | None = None
    operations: Sequence[str] | None = None
    exclude: Sequence[str] | None = None
    http: str | None = None
    strict: bool = False

    @property
    def changes(self) -> dict[str, Any]:
        """The settings of every API that they change."""
        lists = {"operations": self.operations, "exclude": self.exclude}
        found: dict[str, Any] = {name: tuple(value) for name, value in lists.items() if value}
        return {**found, **({"http": self.http} if self.http else {}), **({"strict": True} if self.strict else {})}


def project_of(apis: Sequence[str] | None, flags: Flags) -> Project:
    """
    The documents that a command works on, and the folder of their clients.

    Raises:
        ProjectError: The configuration cannot be used, or an option is wrong.
        SpecError: There is no document.
    """
    if flags.http and flags.http not in HTTP_LIBRARIES:
        raise ProjectError(f"--http {flags.http}: there is no such library; choose one of {', '.join(HTTP_LIBRARIES)}")
    project = _documents_by_file(apis or ()) or _configured(flags).of(apis or ())
    changed = tuple(replace(one, settings=replace(one.settings, **flags.changes)) for one in project.documents)
    return Project(changed, flags.clients or project.clients)


def _documents_by_file(apis: Sequence[str]) -> Project | None:
    """The documents that are named by their files, if all are."""
    files = [Path(one) for one in apis if is_document(Path(one))]
    if not files or len(files) < len(apis):
        return None
    return Project(tuple(Document(api_name(file), file) for file in files), CLIENTS)


def place_of(flags: Flags) -> Path:
    """The configuration or the folder that says which documents there are."""
    usual = Path(CONFIGURATION)
    return flags.config or flags.specs or (usual if usual.is_file() else Path("specs"))


def _configured(flags: Flags) -> Project:
    place = place_of(flags)
    return read_project(place) if place.suffix == ".toml" else Project(documents_at(place), CLIENTS)
