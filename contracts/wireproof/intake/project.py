"""
What a user says of a project: the documents, what is wanted of each, and where the clients go.

It stands in `wireproof.toml`, all of which may be left out:

    specs = "specs"             # the folder of OpenAPI documents that the file does not name
    clients = "generated"       # the folder that the clients are written to

    [apis.museum]               # specs/museum.yaml, or
    document = "openapi.json"   # another file, beside wireproof.toml or below
    operations = ["getTicketCode", "tag:Events", "GET /museum-hours"]

and whatever else `ApiSettings` has.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from wireproof.errors import ProjectError
from wireproof.intake.settings import ApiSettings

__all__ = ["CONFIGURATION", "Project", "read_project"]

CONFIGURATION = "wireproof.toml"
"""What the file is called."""

API_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
"""A name that a distribution and, with underscores, a package can have."""


@dataclass(frozen=True)
class Project:
    """The documents of a project, and where their clients are."""

    specs: Path
    """The folder of documents that need no settings."""
    clients: Path
    """The folder of the clients."""
    apis: Mapping[str, ApiSettings] = field(default_factory=dict)
    """What is said of single APIs, by their names."""


def read_project(file: Path) -> Project:
    """
    What a configuration says, its paths relative to the folder that it is in.

    Raises:
        ProjectError: It cannot be read, is no TOML, or says something that is no setting; it says all that is wrong.
    """
    said = _parsed(file)
    problems = [*_problems(said)]
    if problems:
        raise ProjectError("\n".join(f"{file}: at {place}: {problem}" for place, problem in problems))
    return Project(
        specs=file.parent / said.get("specs", "specs"),
        clients=file.parent / said.get("clients", "generated"),
        apis={name: _settings(file.parent, one) for name, one in said.get("apis", {}).items()},
    )


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ProjectError(f"{file}: it cannot be read ({error.strerror}); check the path") from None
    except UnicodeDecodeError:
        raise ProjectError(f"{file}: it is not UTF-8 text; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ProjectError(f"{file}: it is no TOML ({error}); correct the syntax") from None


def _settings(folder: Path, said: Mapping[str, Any]) -> ApiSettings:
    found = {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}
    if "document" in found:
        found["document"] = folder / found["document"]
    return ApiSettings(**found)


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
    "apis": ("a table", lambda value: isinstance(value, dict)),
    "strict": ("true or false", lambda value: isinstance(value, bool)),
}
"""What a setting is written as."""

TOP = ("apis", "clients", "specs")
OF_AN_API = tuple(one.name for one in fields(ApiSettings))
CHOICES: Mapping[str, tuple[str, ...]] = {"http": ("httpx2", "httpx")}


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
            close = get_close_matches(name, known, n=1)
            hint = f"did you mean `{close[0]}`" if close else f"there are {', '.join(known)}"
            yield f"{place}{name}", f"there is no such setting; {hint}"
        elif not KINDS[name][1](value):
            yield f"{place}{name}", f"{value!r} is no value for it; write {KINDS[name][0]}"
        elif value not in CHOICES.get(name, (value,)):
            yield f"{place}{name}", f"{value!r} is no value for it; write one of {', '.join(CHOICES[name])}"
