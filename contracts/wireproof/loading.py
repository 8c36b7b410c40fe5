"""
Documents of a user as specs, each with everything that is wrong with it: at once, and each problem with its line.

Nobody generates or judges anything before.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from wireproof.catalog import Operation, Spec, is_strict_by
from wireproof.checks import TRIPPED, Found, examine
from wireproof.content_types import is_json
from wireproof.document import Problems, version_problems
from wireproof.errors import SpecError, first_line
from wireproof.factsheet import sheet_file
from wireproof.findings import Code
from wireproof.intake import open_document
from wireproof.intake.annotations import without_wrong_ones
from wireproof.intake.documents import Documents, api_name, documents_of
from wireproof.intake.home import at_home
from wireproof.intake.names import with_operation_ids
from wireproof.intake.objects import with_objects
from wireproof.intake.overlay import overlay_of
from wireproof.intake.reach import operations_of
from wireproof.intake.selection import chosen, cut
from wireproof.intake.settings import EVERYTHING, ApiSettings
from wireproof.intake.skipping import Problem, blame, skipped
from wireproof.pointers import escape, unescape
from wireproof.schema import Schema
from wireproof.servers import servers_at

__all__ = ["Check", "load", "load_each", "load_folder", "without"]

Check = tuple[Callable[[Spec], Problems], Code]
"""What a command asks of a spec beyond what every one has to keep to, and the code of what is wrong by that."""
Coded = Mapping[Problem, Code | None]
"""Problems with their codes; None where it is a kind that nobody has foreseen."""


def load_folder(documents: Documents, checks: Iterable[Check] = ()) -> tuple[Spec, ...]:
    """
    Every spec of a folder, sorted by name, or those of some documents.

    Raises:
        SpecError: The folder is missing or holds none, or some of them cannot be used; it says everything that is wrong
            with any.
    """
    specs, refused = load_each(documents, checks)
    if refused:
        raise SpecError.together(refused)
    return specs


def load_each(documents: Documents, checks: Iterable[Check] = ()) -> tuple[tuple[Spec, ...], list[SpecError]]:
    """
    The specs that can be used, and why others cannot.

    Raises:
        SpecError: The folder is missing or holds none.
    """
    specs, refused = [], []
    for document in documents_of(documents):
        try:
            specs.append(load(document.file, checks, document.settings, document.name))
        except SpecError as error:
            refused.append(error)
    return tuple(specs), refused


def load(file: Path, checks: Iterable[Check] = (), settings: ApiSettings = EVERYTHING, name: str = "") -> Spec:
    """
    Read and check one OpenAPI document, called after its file or by a name; 3.0 and 3.2 are read as 3.1.

    Operations that something is wrong with are left out (`skipped`), unless the document is strict.

    Raises:
        SpecError: It is missing, neither YAML nor JSON, or something in it is wrong by the checks of all documents, or
            by those given here, and it is strict, or all of it is concerned, or every operation; it says all problems,
            in the order of their places.
    """
    try:
        stat = file.stat()
    except OSError as error:
        problem = f"it cannot be read ({error.strerror}); check the path"
        raise SpecError(file, "the file", problem, code=Code.DOCUMENT_UNREADABLE) from None
    state = (stat.st_mtime_ns, stat.st_size, *_file_stamps(file))
    try:
        return _possible(file, tuple(checks), settings, name or api_name(file), *state)
    except RecursionError:
        problem = "what it describes is nested too deeply; flatten it"
        raise SpecError(file, "the file", problem, code=Code.DOCUMENT_UNREADABLE) from None


@lru_cache
def _possible(file: Path, checks: tuple[Check, ...], settings: ApiSettings, name: str, *state: int) -> Spec:
    """What can be had of a document; each round finds what the problems of the one before may have hidden."""
    spec = _load(file, settings, name, *state)
    while problems := _problems(spec, checks):
        spec = without(spec, problems)
    return spec


def without(spec: Spec, problems: Coded) -> Spec:
    """
    A spec without the operations that problems concern.

    Raises:
        SpecError: It is strict, or all of it is concerned, or every operation.
    """
    blamed = blame(spec.document, problems)
    if spec.is_strict or blamed.rest:
        raise _refusal(spec, problems if spec.is_strict else {one: problems[one] for one in blamed.rest})
    left = [place for place in operations_of(spec.document) if place not in blamed.operations]
    if not left:
        raise _refusal(spec, {(one.place, one.problem): one.code for one in spec.skipped} | {**problems})
    told = _refusal(spec, {one: problems[one] for one in blamed.operations.values()}).singles
    lines = {(one.place, one.problem): one.line for one in told}
    found = []
    for operation, (place, problem) in blamed.operations.items():
        file, where = spec.origins.of(place)
        one = skipped(spec.document, operation, (where, problem), lines.get((where, problem)))
        elsewhere = None if file == spec.file else file
        found.append(replace(one, file=elsewhere, code=problems[place, problem]))
    return replace(spec, document=cut(spec.document, left), skipped=(*spec.skipped, *found))


def _refusal(spec: Spec, problems: Coded, elsewhere: Iterable[SpecError] = ()) -> SpecError:
    """All of them as one error, with their lines."""
    here = [SpecError(spec.file, *problem, code=code) for problem, code in problems.items()]
    return spec.origins.located(SpecError.together([*here, *elsewhere]))


def _problems(spec: Spec, checks: Iterable[Check]) -> Coded:
    """What is wrong with a spec, by the checks of all documents and by some others."""
    known = _examined(spec)
    found, elsewhere = Found(dict(known.problems), known.tripped), []
    for check, code in checks:
        try:
            found.ask(check, spec, code)
        except SpecError as error:  # about another file, which goes with this one
            elsewhere.append(error)
    if elsewhere:
        raise _refusal(spec, found.problems, elsewhere)
    return found.problems or (_tripped(spec, checks, found.tripped) if found.tripped else {})


def _tripped(spec: Spec, checks: Iterable[Check], error: Exception) -> Coded:
    """What a check died of, by the operations that it dies of."""
    reason = f"{type(error).__name__}: {first_line(error)}"
    problem = f"something in it is not what OpenAPI 3.1 has in its place ({reason})"
    if spec.is_strict:
        raise SpecError(spec.file, "#", problem, code=Code.STRUCTURE_INVALID) from error
    places = operations_of(spec.document)
    alone = {place: replace(spec, document=cut(spec.document, [place])) for place in places} if len(places) > 1 else {}
    found = [place for place, one in alone.items() if _dies(one, checks)]
    if not found:
        raise SpecError(spec.file, "#", problem, code=Code.STRUCTURE_INVALID) from error
    return {(place, problem): Code.STRUCTURE_INVALID for place in found}


def _dies(spec: Spec, checks: Iterable[Check]) -> bool:
    found = examine(spec.document)
    for check in (_look_through, _asking_problems, *(check for check, _ in checks)):
        found.ask(check, spec)
    return found.tripped is not None


_PARTS: dict[Path, tuple[Path, ...]] = {}
"""The other files that a document was put together from when it was last read, with its fact sheet."""


def _file_stamps(file: Path) -> list[int]:
    """What tells one state of the other files of a document, and of its overlay, from another."""
    others = [*_PARTS.get(file, ()), *filter(None, [overlay_of(file)])]
    stats = [part.stat() for part in others if part.is_file()]
    return [number for stat in stats for number in (stat.st_mtime_ns, stat.st_size)]


@lru_cache
def _examined(spec: Spec) -> Found:
    """What is wrong by the checks of all documents."""
    found = examine(spec.document)
    found.ask(_described, spec)
    found.ask(_look_through, spec)
    found.ask(_asking_problems, spec, Code.EXTENSION_INVALID)
    return found


def _described(spec: Spec) -> Problems:
    """Trip over a document that says nothing of itself, or does not say where it is."""
    _ = spec.document["info"]["title"], spec.document["info"]["version"], _server(spec.document)
    return iter(())


@lru_cache
def _load(file: Path, settings: ApiSettings, name: str, *_: int) -> Spec:
    """What is wanted of a file; the numbers tell one state of it from another."""
    read = open_document(file)
    others = {part for part, _ in read.origins.joined.values()} | {sheet_file(file, read.document)}
    _PARTS[file] = tuple(sorted(part for part in others if part and part != file))
    wanted, origins = _adjusted(file, read.document, settings), read.origins
    document, unused = (wanted, ()) if is_strict_by(wanted, settings) else without_wrong_ones(with_objects(wanted))
    try:
        title, version, server = document["info"]["title"], document["info"]["version"], _server(document)
    except TRIPPED:  # which is asked again when all that is wrong is told
        title, version, server = "", "", None
    return Spec(name, file, title, version, server, document, origins, settings, overlaid=read.overlaid, unused=unused)


def _adjusted(file: Path, document: Mapping[str, Any], settings: ApiSettings) -> Mapping[str, Any]:
    """A document as settings ask for it; one that is strict only where they do, and else with names for all."""
    if settings.server:
        document = at_home(document, settings.server)
    is_strict = is_strict_by(document, settings)
    is_whole = not (settings.operations or settings.exclude or settings.names)
    if next(version_problems(document), None) or (is_strict and is_whole):
        return document
    called = document if is_strict and not settings.names else with_operation_ids(document, settings.names)
    return at_home(cut(called, chosen(file, called, settings)), None)


def _look_through(spec: Spec) -> Problems:
    """Ask every schema of an operation for its types, so that one that contains itself is found now."""
    for operation in spec.operations:
        _look_through_operation(operation)
    return iter(())


def _look_through_operation(operation: Operation) -> None:
    schemas = [parameter.schema for parameter in operation.parameters]
    media_types = list(operation.body.media_types) if operation.body else []
    for response in operation.responses:
        schemas += [header.schema for header in response.headers]
        media_types += response.media_types
    for schema in [*schemas, *(media.schema for media in media_types if media.schema)]:
        _ = schema.types


def _asking_problems(spec: Spec) -> Problems:
    """What is wrong with the parameters that say what a success has once they are sent."""
    for operation in spec.operations:
        yield from _asking_problems_of(operation)


def _asking_problems_of(operation: Operation) -> Problems:
    bodies = [
        media.schema
        for response in operation.responses
        for media in response.media_types
        if response.status[0] == "2" and media.schema and is_json(media.content_type)
    ]
    for parameter in operation.parameters:
        asked = {f"x-includes/{escape(value)}": target for value, target in parameter.includes.items()}
        asked |= {"x-selects": parameter.selects} if parameter.selects is not None else {}
        for place, target in asked.items():
            if not any(_declares(body, target) for body in bodies):
                problem = f"{target!r} leads to nothing that the schema of a success declares; write a JSON pointer"
                yield f"{parameter.asked_at}/{place}", problem


def _declares(schema: Schema, pointer: str) -> bool:
    """Whether a schema declares what a pointer into its objects leads to."""
    head, *names = pointer.split("/")
    for name in map(unescape, names):
        if name not in schema.properties:
            return False
        schema = schema.properties[name]
    return not head


def _server(document: Mapping[str, Any]) -> str | None:
    first = next(iter(servers_at(document, "#")), None)
    return first.filled if first and first.is_absolute else None
