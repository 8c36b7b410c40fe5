"""
What a spec promises, as frozen values: operations, parameters, bodies and documented responses.

Source: OpenAPI 3.1.0, section 4.8.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from wireproof.document import METHODS, dereference, is_own, parameters
from wireproof.factsheet import FactSheet, read, sheet_file
from wireproof.intake import Origins
from wireproof.intake.overlay import Overlaid
from wireproof.intake.settings import EVERYTHING, ApiSettings
from wireproof.intake.skipping import Problem, Skipped
from wireproof.pointers import escape, unescape
from wireproof.schema import Schema, Shown
from wireproof.servers import Server, servers_at
from wireproof.sides import Side
from wireproof.text import Source, source_of

__all__ = [
    "CONTENTLESS",
    "Body",
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
    "is_strict_by",
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
    """Empty when the response has no body, as none to HEAD has."""
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

    @property
    def names(self) -> tuple[str, str]:
        """What a user may call it: the operationId, or method and path."""
        return self.operation_id, f"{self.method} {self.path}"

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
        return is_strict_by(self.document, self.settings)

    def __str__(self) -> str:
        return self.name

    @property
    def files(self) -> tuple[Path, ...]:
        """The file and those that it refers to."""
        others = {file for file, _ in self.origins.joined.values()} - {self.file}
        return self.file, *sorted(others)

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


def is_strict_by(document: Mapping[str, Any], settings: ApiSettings) -> bool:
    """Whether anything wrong refuses a document: because that is asked for, or because it names its sources."""
    return settings.strict or is_own(document)


def documented_responses(specs: tuple[Spec, ...]) -> list[DocumentedResponse]:
    """Every cell of the matrix: each documented response of each operation of each spec."""
    return [response for spec in specs for operation in spec.operations for response in operation.responses]


# Building -----------------------------------------------------------------------------------------------------------


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
            _response(spec, label, status, f"{pointer}/responses/{escape(status)}", has_body=method != "head")
            for status in node.get("responses", {})
            if not status.startswith("x-")
        ),
        security=_security_schemes(spec.document, node),
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


def _response(spec: Spec, label: str, status: str, pointer: str, *, has_body: bool) -> DocumentedResponse:
    document = spec.document
    pointer, node = dereference(document, pointer)
    may_have_body = has_body and status not in map(str, CONTENTLESS)
    return DocumentedResponse(
        api=spec.name,
        label=label,
        status=status,
        description=node.get("description", ""),
        headers=tuple(
            _header(document, name, f"{pointer}/headers/{escape(name)}")
            for name in node.get("headers", {})
            if name.lower() != "content-type"  # the media type says it (OpenAPI 3.1.0, section 4.8.17)
        ),
        media_types=_media_types(document, node, pointer, "response") if may_have_body else (),
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


def _security_schemes(
    document: Mapping[str, Any], operation: Mapping[str, Any]
) -> tuple[tuple[SecurityScheme, ...], ...]:
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
