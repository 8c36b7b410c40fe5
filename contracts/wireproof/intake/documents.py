"""Which documents there are: each file with the name of its API and what a user says of it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from wireproof.errors import SpecError
from wireproof.intake.overlay import unmatched
from wireproof.intake.settings import EVERYTHING, ApiSettings

__all__ = ["API_NAME", "Document", "Documents", "api_name", "documents_in", "documents_of", "is_document"]

NAME = re.compile(r"(?!\.|.*\.overlay\.).+\.(json|yaml|yml)")
"""What a document is called; not what corrects one."""

API_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""A name that a distribution and, with underscores, a package can have."""


@dataclass(frozen=True)
class Document:
    """A file that describes an API."""

    name: str
    """The API's; clients and test ids are named after it."""
    file: Path
    settings: ApiSettings = EVERYTHING


Documents = Path | Sequence[Document]
"""A folder of documents, or some of them."""


def documents_of(documents: Documents) -> tuple[Document, ...]:
    """
    The documents, one by one.

    Raises:
        SpecError: The folder is missing or holds none, or two whose APIs would have one name.
    """
    return documents_in(documents) if isinstance(documents, Path) else tuple(documents)


def is_document(path: Path) -> bool:
    """Whether a file is called as documents are."""
    return NAME.fullmatch(path.name) is not None


def api_name(file: Path) -> str:
    """
    The name of an API after its document: that of `Pet Store.v2.json` is `pet-store-v2`.

    Raises:
        SpecError: Nothing in the file's name can be one.
    """
    name = "-".join(re.findall("[a-z0-9]+", file.stem.lower())).lstrip("0123456789-")
    if not API_NAME.fullmatch(name):
        raise SpecError(file, "the file", "no API can be called after it; give the file a name with letters")
    return name


def documents_in(
    folder: Path, settings: ApiSettings = EVERYTHING, without: Collection[Path] = ()
) -> tuple[Document, ...]:
    """
    The documents of a folder (`*.yaml`, `*.yml`, `*.json`, but no `*.overlay.*`), sorted by file, without some of them.

    Raises:
        SpecError: The folder is missing or holds none, two whose APIs would have one name, or an overlay of none.
    """
    files = [file for file in sorted(folder.glob("*")) if NAME.fullmatch(file.name)]
    if not files:
        problem = "there is no *.yaml, *.yml or *.json file; name a folder that holds OpenAPI documents"
        raise SpecError(folder, "the folder", problem)
    if misplaced := [*unmatched(folder, {file.stem for file in files})]:
        raise SpecError.together(misplaced)
    named: dict[str, Path] = {}
    excluded = {file.resolve() for file in without}
    for file in (one for one in files if one.resolve() not in excluded):
        other = named.setdefault(_called(file), file)
        if other != file:
            problem = f"{other.name} would have a client of the same name; rename one of the two"
            raise SpecError(file, "the file", problem)
    return tuple(Document(name, file, settings) for name, file in named.items())


def _called(file: Path) -> str:
    """The name of its API; where there is none, that of the file, which is refused when a client is to have it."""
    try:
        return api_name(file)
    except SpecError:
        return file.stem
