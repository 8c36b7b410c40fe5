"""
What a spec promises, as frozen values: operations, parameters, bodies and documented responses.

It also says what is wrong with a document before anybody generates or judges anything: all of it at once, each problem
with its line.

Source: OpenAPI 3.1.0, section 4.8.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Literal

from wireproof.checks import TRIPPED, Found, examine
from wireproof.document import METHODS, Problems, dereference, is_own, parameters, version_problems
from wireproof.errors import SpecError, first_line
from wireproof.factsheet import FactSheet, read, sheet_file
from wireproof.intake import Origins, opened
from wireproof.intake.annotations import without_wrong_ones
from wireproof.intake.documents import Documents, listed
from wireproof.intake.home import at_home
from wireproof.intake.names import named
from wireproof.intake.objects import with_objects
from wireproof.intake.overlay import Overlaid, overlay_of
from wireproof.intake.reach import operations_of
from wireproof.intake.selection import chosen, cut
from wireproof.intake.settings import EVERYTHING, ApiSettings
from wireproof.intake.skipping import Problem, Skipped, blame, skipped
from wireproof.schema import Schema, Shown, escape, is_json, unescape
from wireproof.servers import Server, servers_at
from wireproof.sides import Side
from wireproof.text import Source, source_of

__all__ = [
    "CONTENTLESS",
    "Body",
    "Check",
    "DocumentedResponse",
    "Example",
    "Header",
    "Location",
    "MediaType",
    "Operation",
    "Parameter",
    "SecurityScheme",
    "Spec",
    "Style",
    "documented_responses",
    "load",
    "load_each",
    "load_folder",
    "without",
]

Location = Literal["path", "query", "header", "cookie", "form"]
"""Where a parameter travels; a member of a form in the body, which `forms` makes one of."""
Style = Literal["matrix", "label", "simple", "form", "spaceDelimited", "pipeDelimited", "deepObject"]

DEFAULT_STYLES: dict[str, Style] = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
CONTENTLESS = frozenset({204, 205, 304})
"""Final statuses that end with the header section (RFC 9110, sections 6.4.1 and 15.3.6)."""

IGNORED_HEADER_PARAMETERS = {"accept", "authorization", "content-type"}
"""Header parameters with these names say nothing (OpenAPI 3.1.0, section 4.8.12.2)."""


@dataclass(frozen=True, eq=False)
class Example:
    """A named example."""

    name: str
    value: Any
    pointer: str


@dataclass(frozen=True, eq=False, repr=False)
class MediaType(Shown):
    """One content type of a body, with its schema (None: anything goes) and its named examples."""

    content_type: str
    schema: Schema | None
    examples: tuple[Example, ...]
    pointer: str
    encoding: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Of a form: how its members are written, by their names (Encoding Object)."""

    def __str__(self) -> str:
        return self.pointer


@dataclass(frozen=True, eq=False, repr=False)
class Body(Shown):
    """A request body."""

    required: bool
    description: str
    flatten: str
    """The member whose own members a caller gives (`x-flatten`); empty when they are those of the body itself."""
    media_types: tuple[MediaType, ...]
    pointer: str

    def __str__(self) -> str:
        return self.pointer


@dataclass(frozen=True, eq=False, repr=False)
class Parameter(Shown):
    """A value that travels in the path, the query, a header or a cookie, or as the member of a form."""

    name: str
    location: Location
    description: str
    required: bool
    style: Style
    explode: bool
    allow_reserved: bool
    schema: Schema
    pointer: str
    may_be_bare: bool = False
    """It may also be sent without a value (`allowEmptyValue`)."""
    content_type: str = ""
    """How the value is written as a text where it is described by `content`; empty where it has a style."""
    selects: str | None = None
    """Where in a success the objects are whose members it names (`x-selects`), as a JSON pointer into the body."""
    includes: Mapping[str, str] = field(default_factory=dict)
    """What a success has at a JSON pointer once the parameter has a value (`x-includes`), by that value."""
    is_file: bool = False
    """Of a form: its values are bytes, each a part with a name."""
    asked_at: str = ""
    """Where `selects` or `includes` is said: at the parameter, its schema, or that of its items."""

    def __str__(self) -> str:
        return self.pointer


@dataclass(frozen=True, eq=False)
class Header:
    """A response header."""

    name: str
    required: bool
    explode: bool
    schema: Schema
    example: Any
    """None when the document shows none."""
    pointer: str
    content_type: str = ""
    """How the value is written as a text where it is described by `content`; empty where it has a style."""

    @property
    def as_parameter(self) -> Parameter:
        """The header parameter that is serialized in the same way (OpenAPI 3.1.0, section 4.8.21)."""
        return Parameter(
            name=self.name,
            location="header",
            description="",
            required=self.required,
            style="simple",
            explode=self.explode,
            allow_reserved=False,
            schema=self.schema,
            pointer=self.pointer,
            content_type=self.content_type,
        )


@dataclass(frozen=True, eq=False, repr=False)
class DocumentedResponse(Shown):
    """What a spec says about one status of one operation."""

    api: str
    """The name of the spec."""
    label: str
    """The operation's name in test ids."""
    status: str
    """`"201"`, a range such as `"4XX"`, or `"default"`."""
    description: str
    headers: tuple[Header, ...]
    media_types: tuple[MediaType, ...]
    """Empty when the response has no body."""
    may_be_empty: bool
    """The body may also be empty although content is documented (`x-empty-body: true`)."""
    pointer: str

    def __str__(self) -> str:
        return f"{self.label} -> {self.status}"


@dataclass(frozen=True, eq=False)
class SecurityScheme:
    """One way to prove who is calling."""

    name: str
    type: str
    """`http`, `apiKey`, `oauth2`, `openIdConnect` or `mutualTLS`."""
    http_scheme: str
    """For `http`: the word before the credentials, in lower case (`bearer`, `basic`); `bearer` for OAuth 2."""
    key_name: str
    """For `apiKey`: the name of the header, query parameter or cookie."""
    key_location: str
    """For `apiKey`: `header`, `query` or `cookie`."""
    pointer: str


@dataclass(frozen=True, eq=False, repr=False)
class Operation(Shown):
    """One method on one path."""

    api: str
    """The name of the spec."""
    operation_id: str
    method: str
    """In upper case."""
    path: str
    """The path template, relative to the server."""
    summary: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    body: Body | None
    responses: tuple[DocumentedResponse, ...]
    security: tuple[tuple[SecurityScheme, ...], ...]
    """Alternatives; every scheme of one alternative is needed. Empty: no credentials at all."""
    servers: tuple[Server, ...]
    """Where it is, the first one unless a caller says otherwise: its own, its path's or those of the spec."""
    has_own_servers: bool
    """Whether they are not those of the spec."""
    pointer: str

    def __str__(self) -> str:
        return f"{self.api} {self.method} {self.path}"

    def documented(self, status: int) -> DocumentedResponse | None:
        """The response documented for a status: the exact one, else its range, else `default`, else None."""
        by_status = {response.status: response for response in self.responses}
        for key in (str(status), f"{status // 100}XX", "default"):
            if key in by_status:
                return by_status[key]
        return None


@dataclass(frozen=True, eq=False, repr=False)
class Spec(Shown):
    """One OpenAPI document."""

    name: str
    """The API's; clients and test ids are named after it."""
    file: Path
    title: str
    version: str
    server: str | None
    """The first server as an absolute URL, its variables filled with their defaults; None when there is none."""
    document: Mapping[str, Any]
    """The document as plain JSON values, every key a string."""
    origins: Origins
    """Where a user wrote what stands in the document."""
    settings: ApiSettings = EVERYTHING
    """How it was loaded."""
    skipped: tuple[Skipped, ...] = ()
    """The operations that were wanted and are left out."""
    overlaid: Overlaid | None = None
    """What the overlay beside it made of it; None when there is none."""
    unused: tuple[Problem, ...] = ()
    """Examples, defaults and discriminators that are wrong, so that it is read without them."""

    @property
    def is_own(self) -> bool:
        """Whether the document itself says where its facts come from; an overlay beside it cannot say that for it."""
        return is_own(self.document)

    @property
    def is_strict(self) -> bool:
        """Whether anything wrong refuses it: because that is asked for, or because it says where its facts are from."""
        return _is_strict(self.document, self.settings)

    def __str__(self) -> str:
        return self.name

    @cached_property
    def sheet(self) -> FactSheet | None:
        """
        The fact sheet that the document names; None when it names none, or none is there, which is for `trace` to say.

        Raises:
            SpecError: It cannot be used.
        """
        file = sheet_file(self.file, self.document)
        return read(file) if file and file.is_file() else None

    @cached_property
    def source(self) -> Source:
        """Its text as it is on the disk now, to be quoted."""
        return source_of(self.file)

    @cached_property
    def servers(self) -> tuple[Server, ...]:
        """Every server of the whole document."""
        return servers_at(self.document, "#")

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation, in the order of the document."""
        return tuple(
            _operation(self, path, method)
            for path, item in self.document.get("paths", {}).items()
            for method in METHODS
            if method in item
        )


Check = Callable[[Spec], Problems]
"""What a command asks of a spec beyond what every one has to keep to."""


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
    for document in listed(documents):
        try:
            specs.append(load(document.file, checks, document.settings, document.name))
        except SpecError as error:
            refused.append(error)
    return tuple(specs), refused


def documented_responses(specs: tuple[Spec, ...]) -> list[DocumentedResponse]:
    """Every cell of the matrix: each documented response of each operation of each spec."""
    return [response for spec in specs for operation in spec.operations for response in operation.responses]


def load(file: Path, checks: Iterable[Check] = (), settings: ApiSettings = EVERYTHING, name: str = "") -> Spec:
    """
    Read and check one OpenAPI document, called as its file is or by a name; 3.0 and 3.2 are read as 3.1.

    Operations that something is wrong with are left out (`skipped`), unless the document is strict.

    Raises:
        SpecError: It is missing, neither YAML nor JSON, or something in it is wrong by the checks of all documents, or
            by those given here, and it is strict, or all of it is concerned, or every operation; it says all problems,
            in the order of their places.
    """
    try:
        stat = file.stat()
    except OSError as error:
        raise SpecError(file, "the file", f"it cannot be read ({error.strerror}); check the path") from None
    state = (stat.st_mtime_ns, stat.st_size, *_parts(file))
    try:
        return _possible(file, tuple(checks), settings, name or file.stem, *state)
    except RecursionError:
        raise SpecError(file, "the file", "what it describes is nested too deeply; flatten it") from None


@lru_cache
def _possible(file: Path, checks: tuple[Check, ...], settings: ApiSettings, name: str, *state: int) -> Spec:
    """What can be had of a document; each round finds what the problems of the one before may have hidden."""
    spec = _load(file, settings, name, *state)
    while problems := _problems(spec, checks):
        spec = without(spec, problems)
    return spec


def without(spec: Spec, problems: Iterable[Problem]) -> Spec:
    """
    A spec without the operations that problems concern, each a place and what is wrong there.

    Raises:
        SpecError: It is strict, or all of it is concerned, or every operation.
    """
    problems = list(dict.fromkeys(problems))
    blamed = blame(spec.document, problems)
    if spec.is_strict or blamed.rest:
        raise _refusal(spec, problems if spec.is_strict else blamed.rest)
    left = [place for place in operations_of(spec.document) if place not in blamed.operations]
    if not left:
        raise _refusal(spec, [*((one.place, one.problem) for one in spec.skipped), *problems])
    lines = {(one.place, one.problem): one.line for one in _refusal(spec, blamed.operations.values()).singles}
    found = []
    for operation, (place, problem) in blamed.operations.items():
        file, where = spec.origins.of(place)
        one = skipped(spec.document, operation, (where, problem), lines.get((where, problem)))
        found.append(one if file == spec.file else replace(one, file=file))
    return replace(spec, document=cut(spec.document, left), skipped=(*spec.skipped, *found))


def _refusal(spec: Spec, problems: Iterable[Problem], elsewhere: Iterable[SpecError] = ()) -> SpecError:
    """All of them as one error, with their lines."""
    here = [SpecError(spec.file, place, problem) for place, problem in problems]
    return spec.origins.located(SpecError.together([*here, *elsewhere]))


def _problems(spec: Spec, checks: Iterable[Check]) -> list[Problem]:
    """What is wrong with a spec, by the checks of all documents and by some others."""
    known = _examined(spec)
    found, elsewhere = Found(dict(known.problems), known.tripped), []
    for check in checks:
        try:
            found.ask(check, spec)
        except SpecError as error:  # about another file, which goes with this one
            elsewhere.append(error)
    if elsewhere:
        raise _refusal(spec, found.problems, elsewhere)
    return [*found.problems] or (_tripped(spec, checks, found.tripped) if found.tripped else [])


def _tripped(spec: Spec, checks: Iterable[Check], error: Exception) -> list[Problem]:
    """What a check died of, by the operations that it dies of."""
    reason = f"{type(error).__name__}: {first_line(error)}"
    problem = f"something in it is not what OpenAPI 3.1 has in its place ({reason})"
    if spec.is_strict:
        raise SpecError(spec.file, "#", problem) from error
    places = operations_of(spec.document)
    alone = {place: replace(spec, document=cut(spec.document, [place])) for place in places} if len(places) > 1 else {}
    found = [place for place, one in alone.items() if _dies(one, checks)]
    if not found:
        raise SpecError(spec.file, "#", problem) from error
    return [(place, problem) for place in found]


def _dies(spec: Spec, checks: Iterable[Check]) -> bool:
    found = examine(spec.document)
    for check in (_look_through, _asking_problems, *checks):
        found.ask(check, spec)
    return found.tripped is not None


_PARTS: dict[Path, tuple[Path, ...]] = {}
"""The other files that a document was put together from when it was last read, with its fact sheet."""


def _parts(file: Path) -> list[int]:
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
    found.ask(_asking_problems, spec)
    return found


def _described(spec: Spec) -> Problems:
    """Trip over a document that says nothing of itself, or does not say where it is."""
    _ = spec.document["info"]["title"], spec.document["info"]["version"], _server(spec.document)
    return iter(())


@lru_cache
def _load(file: Path, settings: ApiSettings, name: str, *_: int) -> Spec:
    """What is wanted of a file; the numbers tell one state of it from another."""
    read_in = opened(file)
    others = {part for part, _ in read_in.origins.joined.values()} | {sheet_file(file, read_in.document)}
    _PARTS[file] = tuple(sorted(part for part in others if part and part != file))
    wanted, origins = _wanted(file, read_in.document, settings), read_in.origins
    document, unused = (wanted, ()) if _is_strict(wanted, settings) else without_wrong_ones(with_objects(wanted))
    try:
        title, version, server = document["info"]["title"], document["info"]["version"], _server(document)
    except TRIPPED:  # which is asked again when all that is wrong is told
        title, version, server = "", "", None
    return Spec(
        name, file, title, version, server, document, origins, settings, overlaid=read_in.overlaid, unused=unused
    )


def _wanted(file: Path, document: Mapping[str, Any], settings: ApiSettings) -> Mapping[str, Any]:
    """A document as settings ask for it; one that is strict only where they do, and else with names for all."""
    if settings.server:
        document = at_home(document, settings.server)
    is_strict = _is_strict(document, settings)
    is_whole = not (settings.operations or settings.exclude or settings.names)
    if next(version_problems(document), None) or (is_strict and is_whole):
        return document
    called = document if is_strict and not settings.names else named(document, settings.names)
    return at_home(cut(called, chosen(file, called, settings)), None)


def _is_strict(document: Mapping[str, Any], settings: ApiSettings) -> bool:
    return settings.strict or is_own(document)


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


# Building -----------------------------------------------------------------------------------------------------------


def _server(document: Mapping[str, Any]) -> str | None:
    first = next(iter(servers_at(document, "#")), None)
    return first.filled if first and first.is_absolute else None


def _operation(spec: Spec, path: str, method: str) -> Operation:
    node = spec.document["paths"][path][method]
    pointer = f"#/paths/{escape(path)}/{method}"
    label = f"{spec.name} {method.upper()} {path}"
    own = servers_at(node, pointer) or servers_at(spec.document["paths"][path], pointer.rpartition("/")[0])
    return Operation(
        api=spec.name,
        operation_id=node["operationId"],
        method=method.upper(),
        path=path,
        summary=node.get("summary", ""),
        description=node.get("description", ""),
        tags=tuple(node.get("tags", ())),
        parameters=tuple(
            _parameter(spec.document, place, parameter)
            for place, parameter in parameters(spec.document, pointer)
            if not (parameter["in"] == "header" and parameter["name"].lower() in IGNORED_HEADER_PARAMETERS)
        ),
        body=_body(spec.document, node, pointer),
        responses=tuple(
            _response(spec.document, spec.name, label, status, f"{pointer}/responses/{escape(status)}")
            for status in node.get("responses", {})
            if not status.startswith("x-")
        ),
        security=_security(spec.document, node),
        servers=own or spec.servers,
        has_own_servers=bool(own),
        pointer=pointer,
    )


def _parameter(document: Mapping[str, Any], pointer: str, node: Mapping[str, Any]) -> Parameter:
    style = node.get("style", DEFAULT_STYLES[node["in"]])
    content_type = next(iter(node.get("content", ())), "")
    owner, place = node, pointer
    if content_type:
        owner, place = node["content"][content_type], f"{pointer}/content/{escape(content_type)}"
    schema = Schema(owner.get("schema", True), f"{place}/schema", document, "request")
    asked_at, asked = _asked(node, pointer, schema)
    return Parameter(
        name=node["name"],
        location=node["in"],
        description=node.get("description", ""),
        required=node.get("required", False),
        style=style,
        explode=node.get("explode", style == "form" and not content_type),
        allow_reserved=node.get("allowReserved", False),
        schema=schema,
        pointer=pointer,
        may_be_bare=node.get("allowEmptyValue", False),
        content_type=content_type,
        selects=asked.get("x-selects"),
        includes=asked.get("x-includes", {}),
        asked_at=asked_at,
    )


def _asked(node: Mapping[str, Any], pointer: str, schema: Schema) -> tuple[str, Mapping[str, Any]]:
    """Where it stands what a success has once a parameter is sent, with the mapping around it."""
    targets = (schema.target, schema.target.items.target)
    owners = [(pointer, node), *((one.pointer, one.node) for one in targets if isinstance(one.node, Mapping))]
    found = ((place, owner) for place, owner in owners if "x-selects" in owner or "x-includes" in owner)
    return next(found, ("", {}))


def _body(document: Mapping[str, Any], operation: Mapping[str, Any], pointer: str) -> Body | None:
    if "requestBody" not in operation:
        return None
    pointer, node = dereference(document, f"{pointer}/requestBody")
    return Body(
        required=node.get("required", False),
        description=node.get("description", ""),
        flatten=unescape(str(node.get("x-flatten", "")).removeprefix("/")),
        media_types=_media_types(document, node, pointer, "request"),
        pointer=pointer,
    )


def _response(document: Mapping[str, Any], api: str, label: str, status: str, pointer: str) -> DocumentedResponse:
    pointer, node = dereference(document, pointer)
    return DocumentedResponse(
        api=api,
        label=label,
        status=status,
        description=node.get("description", ""),
        headers=tuple(
            _header(document, name, f"{pointer}/headers/{escape(name)}")
            for name in node.get("headers", {})
            if name.lower() != "content-type"  # the media type says it (OpenAPI 3.1.0, section 4.8.17)
        ),
        media_types=() if status in map(str, CONTENTLESS) else _media_types(document, node, pointer, "response"),
        may_be_empty=node.get("x-empty-body", False),
        pointer=pointer,
    )


def _media_types(
    document: Mapping[str, Any], owner: Mapping[str, Any], pointer: str, side: Side
) -> tuple[MediaType, ...]:
    return tuple(
        _media_type(document, content_type, node, f"{pointer}/content/{escape(content_type)}", side)
        for content_type, node in owner.get("content", {}).items()
    )


def _media_type(
    document: Mapping[str, Any], content_type: str, node: Mapping[str, Any], pointer: str, side: Side
) -> MediaType:
    examples = [_example(document, name, f"{pointer}/examples/{escape(name)}") for name in node.get("examples", {})]
    if "example" in node:
        examples.append(Example("example", node["example"], f"{pointer}/example"))
    return MediaType(
        content_type=content_type,
        schema=Schema(node["schema"], f"{pointer}/schema", document, side) if "schema" in node else None,
        examples=tuple(examples),
        pointer=pointer,
        encoding=node.get("encoding", {}),
    )


def _example(document: Mapping[str, Any], name: str, pointer: str) -> Example:
    pointer, node = dereference(document, pointer)
    return Example(name, node.get("value"), f"{pointer}/value")


def _header(document: Mapping[str, Any], name: str, pointer: str) -> Header:
    pointer, node = dereference(document, pointer)
    content_type = next(iter(node.get("content", ())), "")
    owner, place = node, pointer
    if content_type:
        owner, place = node["content"][content_type], f"{pointer}/content/{escape(content_type)}"
    return Header(
        name=name,
        required=node.get("required", False),
        explode=node.get("explode", False),
        schema=Schema(owner.get("schema", True), f"{place}/schema", document, "response"),
        example=node.get("example"),
        pointer=pointer,
        content_type=content_type,
    )


def _security(document: Mapping[str, Any], operation: Mapping[str, Any]) -> tuple[tuple[SecurityScheme, ...], ...]:
    requirements = operation.get("security", document.get("security", ()))
    return tuple(tuple(_scheme(document, name) for name in requirement) for requirement in requirements)


def _scheme(document: Mapping[str, Any], name: str) -> SecurityScheme:
    pointer, node = dereference(document, f"#/components/securitySchemes/{escape(name)}")
    carries_token = node["type"] in ("oauth2", "openIdConnect")
    return SecurityScheme(
        name=name,
        type=node["type"],
        http_scheme="bearer" if carries_token else node.get("scheme", "").lower(),
        key_name=node.get("name", ""),
        key_location=node.get("in", ""),
        pointer=pointer,
    )
