"""
What a user says of a project: the documents, what is wanted of each, and where the clients go.

It stands in `wireproof.toml`, all of which may be left out:

    specs = "specs"             # the folder of OpenAPI documents that the file does not name
    clients = "generated"       # the folder that the clients are written to

    [apis.museum]               # specs/museum.yaml (`specs/Pet Store.yaml` is `pet-store`), or
    document = "openapi.json"   # another file, beside wireproof.toml or below
    operations = ["getTicketCode", "tag:Events", "GET /museum-hours"]

and whatever else `ApiSettings` has. What may be wrong for a while is in `[[allow]]`, which `allowances` reads.
"""

import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from wireproof.errors import ProjectError
from wireproof.intake.documents import API_NAME, Document, api_name, documents_in, is_document
from wireproof.intake.settings import HTTP_LIBRARIES, ApiSettings

__all__ = ["CLIENTS", "CONFIGURATION", "Project", "documents_at", "parsed", "read_project"]

CLIENTS = Path("generated")
"""Where clients are, unless somebody says otherwise."""

CONFIGURATION = "wireproof.toml"
"""What the file is called."""


@dataclass(frozen=True)
class Project:
    """The documents of a project, and where their clients are."""

    documents: tuple[Document, ...]
    clients: Path

    def of(self, names: Sequence[str]) -> "Project":
        """
        The same with some of the APIs only, or with all of them if none is named.

        Raises:
            ProjectError: There is no API of a name; the sentence has the nearest.
        """
        known = {one.name: one for one in self.documents}
        unknown = [name for name in names if name not in known]
        if unknown:
            raise ProjectError("\n".join(f"there is no API `{name}`; {_suggestion(name, known)}" for name in unknown))
        return replace(self, documents=tuple(known[name] for name in dict.fromkeys(names) or known))


def documents_at(path: Path) -> tuple[Document, ...]:
    """
    The documents of a folder, or of the project that a configuration describes, or a single one.

    Raises:
        ProjectError: The configuration cannot be used.
        SpecError: There is no document, or there are two of one name.
    """
    if path.suffix == ".toml":
        return read_project(path).documents
    return (Document(api_name(path), path),) if is_document(path) else documents_in(path)


def read_project(file: Path) -> Project:
    """
    What a configuration says, its paths relative to the folder that it is in.

    Raises:
        ProjectError: It cannot be read, is no TOML, or says something that is no setting; it says all that is wrong.
        SpecError: There is no document, or there are two of one name.
    """
    said = parsed(file)
    _refuse(file, _problems(said))
    folder, apis = file.parent / said.get("specs", "specs"), said.get("apis", {})
    named = {name: file.parent / one["document"] for name, one in apis.items() if "document" in one}
    others = _documents_in_folder(folder, [*named.values()], is_needed=not named or "specs" in said)
    _refuse(file, [(f"apis.{name}", _twice(others[name])) for name in named if name in others])
    found = {**others, **named}
    _refuse(file, [(f"apis.{name}", _missing(name, folder, found)) for name in apis if name not in found])
    documents = [Document(name, path, _settings(apis.get(name, {}))) for name, path in sorted(found.items())]
    return Project(tuple(documents), file.parent / said.get("clients", CLIENTS))


def _documents_in_folder(folder: Path, named: Collection[Path], *, is_needed: bool) -> dict[str, Path]:
    """The documents of the folder of specs that the project does not name; it may do without if it names some."""
    found = documents_in(folder, without=named) if is_needed or folder.is_dir() else ()
    return {one.name: one.file for one in found}


def parsed(file: Path) -> dict[str, Any]:
    """
    What a configuration says, as it is written.

    Raises:
        ProjectError: It cannot be read, or is no TOML.
    """
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ProjectError(f"{file}: it cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise ProjectError(f"{file}: it is not UTF-8 text; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ProjectError(f"{file}: it is no TOML ({error}); correct the syntax") from None


def _settings(said: Mapping[str, Any]) -> ApiSettings:
    return ApiSettings.of({name: value for name, value in said.items() if name != "document"})


def _refuse(file: Path, problems: Iterable[tuple[str, str]]) -> None:
    found = [f"{file}: at {place}: {problem}" for place, problem in problems]
    if found:
        raise ProjectError("\n".join(found))


def _twice(other: Path) -> str:
    return f"{other} would have a client of the same name as this `document`; give one of the two another name"


def _missing(name: str, folder: Path, known: Iterable[str]) -> str:
    return f"{folder} has no document of this name, and no `document` names another; {_suggestion(name, known)}"


def _suggestion(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"did you mean `{close[0]}`" if close else f"there are {', '.join(known)}"


# Checking -----------------------------------------------------------------------------------------------------------


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_table_of_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_text, value.values()))


KINDS: Mapping[str, tuple[str, Callable[[Any], bool]]] = {
    **dict.fromkeys(("clients", "document", "http", "server", "specs"), ("a text in quotes", _is_text)),
    **dict.fromkeys(("exclude", "operations"), ("a list of texts", _is_list_of_texts)),
    "names": ("a table of texts", _is_table_of_texts),
    "allow": ("a list of tables, each below `[[allow]]`", lambda value: isinstance(value, list)),
    "apis": ("a table", lambda value: isinstance(value, dict)),
    "strict": ("true or false", lambda value: isinstance(value, bool)),
}
"""What a setting is written as."""

TOP = ("allow", "apis", "clients", "specs")
OF_AN_API = ("document", *(one.name for one in fields(ApiSettings)))
CHOICES: Mapping[str, tuple[str, ...]] = {"http": HTTP_LIBRARIES}


def _problems(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with a configuration, each with its key."""
    yield from _problems_of("", said, TOP)
    apis = said.get("apis", {})
    for name, one in apis.items() if isinstance(apis, dict) else ():
        place = f"apis.{name}"
        if not API_NAME.fullmatch(name):
            yield place, f"{name!r} is no name of an API; write lower-case words with hyphens, as in `pet-store`"
        if isinstance(one, dict):
            yield from _problems_of(f"{place}.", one, OF_AN_API)
        else:
            yield place, "it must be a table; write its settings below"


def _problems_of(place: str, said: Mapping[str, Any], known: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for name, value in said.items():
        if name not in known:
            yield f"{place}{name}", f"there is no such setting; {_suggestion(name, known)}"
        elif not KINDS[name][1](value):
            yield f"{place}{name}", f"{value!r} is no value for it; write {KINDS[name][0]}"
        elif value not in CHOICES.get(name, (value,)):
            yield f"{place}{name}", f"{value!r} is no value for it; write one of {', '.join(CHOICES[name])}"
