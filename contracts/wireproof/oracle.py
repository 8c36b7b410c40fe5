"""
Judges raw HTTP by the spec alone.

In go the bytes of a request or response, out come findings; no finding means that the wire says what the spec says.
Nothing here knows a client, a generator or a sandbox, so that none of their mistakes can hide here.

Inside, every judge is a generator that yields each `Finding` and returns what it read: `ABSENT` where nothing was sent,
or where what was sent cannot be read. Until `_run` puts the file before it, a finding's `spec` is the bare pointer.

Sources: OpenAPI 3.1.0, section 4.8; RFC 3986; RFC 6265, section 4.2; RFC 9110, sections 5, 6.4 and 11.
"""

import json
import math
import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from fnmatch import fnmatchcase
from functools import cache
from types import MappingProxyType
from typing import Any, Final, TypeVar, cast
from urllib.parse import quote

import httpx
from jsonschema_rs import ValidationError, ValidationErrorKind

from wireproof.catalog import DocumentedResponse, Location, MediaType, Operation, Parameter, SecurityScheme, Spec, Style
from wireproof.findings import NOTHING, Code, Finding, masked, quoted
from wireproof.schema import Schema, escape, is_json
from wireproof.serialization import Pairs, decode, is_repeated, is_spread, percent_decode, shape_of
from wireproof.servers import Variable

__all__ = ["ABSENT", "DecodedRequest", "RequestReading", "find_operation", "judge_request", "judge_response"]

T = TypeVar("T")
Judging = Generator[Finding, None, T]
Lines = Mapping[str, list[str]]
"""Header field lines by name in lower case."""


class _Absent(Enum):
    ABSENT = "absent"


ABSENT: Final = _Absent.ABSENT
"""Stands for a body that was not sent or cannot be read; no JSON value is equal to it."""


@dataclass(frozen=True)
class DecodedRequest:
    """What a request says, as JSON values by the names that the spec declares; what cannot be read is left out."""

    path: dict[str, Any]
    query: dict[str, Any]
    headers: dict[str, Any]
    cookies: dict[str, Any]
    body: Any
    """A JSON value, the bytes of a content type that is not JSON, or `ABSENT`."""


@dataclass(frozen=True)
class RequestReading:
    """The judgement of one request."""

    findings: tuple[Finding, ...]
    """Empty: the request is what the spec says."""
    decoded: DecodedRequest | None
    """None when the request is not one of this operation at all."""


def judge_request(
    spec: Spec,
    operation: Operation,
    request: httpx.Request,
    *,
    server: str | None = None,
    servers: Mapping[str, str] = MappingProxyType({}),
) -> RequestReading:
    """
    Compare a request with what the spec says of one operation.

    It has to be on a server that the spec has for the operation; a variable may have any value that its enum allows.
    `server` is the URL that stands in for the servers of the spec as a whole, and `servers` has the URL for each server
    of a path or an operation, by its URL in the spec, that another one stands in for.
    Undeclared headers are fine, since everything between two programs may add some; undeclared query parameters and
    cookies are not. Bodies that are not JSON are judged by their content type alone.

    Raises:
        httpx.RequestNotRead: The request streams its content and nobody has read it yet.
    """
    findings, decoded = _run(spec, _request(_plan(operation), request, _places(operation, server, servers)))
    return RequestReading(findings, decoded)


def judge_response(spec: Spec, operation: Operation, response: httpx.Response) -> tuple[Finding, ...]:
    """
    Compare a response with what the spec documents for its status: headers, content type and body.

    Raises:
        httpx.ResponseNotRead: The response streams its content and nobody has read it yet.
    """
    findings, _ = _run(spec, _response(operation, response))
    return findings


def find_operation(spec: Spec, request: httpx.Request, server: str | None = None) -> Operation | None:
    """
    The operation whose method and path template a request has; None when there is none.

    Where several templates match, the one with the first literal segment wins. The host does not matter, but the path
    of the operation's server, or of `server` in the place of the spec's, has to come first.

    Source: OpenAPI 3.1.0, section 4.8.8.2 (Path Templating Matching).
    """
    path = _target(request)[0]
    for operation in _by_specificity(spec):
        places = _places(operation, server, {})
        if operation.method == request.method and any(
            _plan(operation).pattern.fullmatch(place.below(path)) for place in places
        ):
            return operation
    return None


def _run(spec: Spec, judging: Judging[T]) -> tuple[tuple[Finding, ...], T]:
    findings: list[Finding] = []
    while True:
        try:
            finding = next(judging)
        except StopIteration as end:
            return tuple(findings), end.value
        findings.append(replace(finding, spec=f"{spec.file.name}{finding.spec}"))


# The wire, taken apart ----------------------------------------------------------------------------------------------

PCHAR = "-._~!$&'()*+,;=:@"
"""What may stand in a path segment beside letters, digits and escapes (RFC 3986, section 3.3)."""


@dataclass(frozen=True)
class _Wire:
    """A request, none of it decoded."""

    path: str
    query: Pairs
    lines: Lines
    cookies: Pairs
    content: bytes


def _wire(request: httpx.Request) -> _Wire:
    path, query = _target(request)
    lines = _lines(request.headers)
    return _Wire(
        path=path,
        query=_pairs(query.split("&")),
        lines=lines,
        cookies=_pairs(crumb.strip(" \t") for line in lines.get("cookie", ()) for crumb in line.split(";")),
        content=request.content,
    )


def _target(request: httpx.Request) -> tuple[str, str]:
    """The path and the query as they travel; every byte is one character."""
    path, _, query = request.url.raw_path.decode("latin-1").partition("?")
    return path, query


def _pairs(pieces: Iterable[str]) -> Pairs:
    parts = [piece.partition("=") for piece in pieces if piece]
    return [(name, text) for name, _, text in parts]


def _lines(headers: httpx.Headers) -> Lines:
    lines: dict[str, list[str]] = {}
    for name, value in headers.raw:
        lines.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1").strip(" \t"))
    return lines


@dataclass(frozen=True)
class _Place:
    """One server that an operation may be on."""

    url: str
    """As it is documented."""
    pointer: str
    origin: re.Pattern[str]
    base: re.Pattern[str]
    """Matches the path before every operation's path, without a slash at its end."""

    def below(self, path: str) -> str:
        """The part of a path that an operation's template describes; empty when the path is not on this server."""
        found = self.base.match(path)
        return path[found.end() :] if found else ""


def _places(operation: Operation, server: str | None, servers: Mapping[str, str]) -> tuple[_Place, ...]:
    """The servers of an operation that are absolute; without any, each will do, and paths begin at the root."""
    absolute = [one for one in operation.servers if one.is_absolute][: None if operation.has_own_servers else 1]
    if server is not None and not operation.has_own_servers:
        return (_place(server, (), "#/servers/0"),)
    found = [
        _place(servers[one.url], (), one.pointer) if one.url in servers else _place(one.url, one.variables, one.pointer)
        for one in absolute
    ]
    return tuple(found) or (_Place("/", "#/servers/0", re.compile(".*"), re.compile("(?=/)")),)


@cache
def _place(url: str, variables: tuple[Variable, ...], pointer: str) -> _Place:
    """A variable stands for a name of its own until the URL is taken apart, so that it may be in any part of it."""
    values = {variable.name: "|".join(map(re.escape, variable.allowed)) or "[^/?#]+" for variable in variables}
    unused = (str(port) for port in range(65535, 0, -1) if str(port) not in url)  # a variable may be the port, too
    stand_ins = dict(zip(unused, values, strict=False))
    for stand_in, name in stand_ins.items():
        url = url.replace(f"{{{name}}}", stand_in)
    parsed = httpx.URL(url)
    parts = [re.escape(_origin(parsed)), re.escape(parsed.raw_path.decode("ascii").rstrip("/"))]
    for stand_in, name in stand_ins.items():
        url = url.replace(stand_in, f"{{{name}}}")
        parts = [part.replace(stand_in, f"(?:{values[name]})") for part in parts]
    return _Place(url, pointer, re.compile(parts[0]), re.compile(f"{parts[1]}(?=/)"))


def _origin(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('latin-1')}"


# What an operation expects, worked out once -------------------------------------------------------------------------


@dataclass(frozen=True, eq=False)
class _Names:
    """Who owns a name in the query or among the cookies."""

    location: Location
    parameters: tuple[Parameter, ...]
    owners: Mapping[str, Parameter]
    bracketed: tuple[Parameter, ...]
    """Parameters of style deepObject, whose pairs are named `parameter[member]`."""
    rest: Parameter | None
    """The exploded object that takes whatever nobody else declares."""
    keys: frozenset[str]
    """API keys, which security judges."""

    def owner(self, name: str) -> Parameter | None:
        """The parameter that a pair of this name belongs to."""
        if name in self.owners:
            return self.owners[name]
        return next((deep for deep in self.bracketed if name.startswith(f"{deep.name}[")), self.rest)


@dataclass(frozen=True, eq=False)
class _Plan:
    operation: Operation
    pattern: re.Pattern[str]
    """Matches the raw path below the server's; one group for each slot."""
    slots: tuple[str, ...]
    path: tuple[Parameter, ...]
    query: _Names
    headers: tuple[Parameter, ...]
    cookies: _Names


@cache
def _plan(operation: Operation) -> _Plan:
    literals, slots = re.split(r"\{[^{}]+\}", operation.path), re.findall(r"\{([^{}]+)\}", operation.path)
    return _Plan(
        operation=operation,
        pattern=re.compile("([^/]+)".join(re.escape(quote(literal, safe=f"%/{PCHAR}")) for literal in literals)),
        slots=tuple(slots),
        path=_parameters(operation, "path"),
        query=_names(operation, "query"),
        headers=_parameters(operation, "header"),
        cookies=_names(operation, "cookie"),
    )


def _parameters(operation: Operation, location: Location) -> tuple[Parameter, ...]:
    """The parameters of one location, without those that are also an API key."""
    keys = _keys(operation, location)
    return tuple(p for p in operation.parameters if p.location == location and _folded(p.name, location) not in keys)


def _keys(operation: Operation, location: Location) -> frozenset[str]:
    schemes = [scheme for alternative in operation.security for scheme in alternative]
    return frozenset(_folded(scheme.key_name, location) for scheme in schemes if scheme.key_location == location)


def _folded(name: str, location: str) -> str:
    """Header names are the same in upper and lower case; other names are not."""
    return name.lower() if location == "header" else name


def _names(operation: Operation, location: Location) -> _Names:
    parameters = _parameters(operation, location)
    spread = [parameter for parameter in parameters if is_spread(parameter)]
    return _Names(
        location=location,
        parameters=parameters,
        owners={name: parameter for parameter in spread for name in parameter.schema.properties}
        | {parameter.name: parameter for parameter in parameters if not _is_open(parameter)},
        bracketed=tuple(parameter for parameter in parameters if parameter.style == "deepObject"),
        rest=next((parameter for parameter in spread if _is_open(parameter)), None),
        keys=_keys(operation, location),
    )


def _is_open(parameter: Parameter) -> bool:
    """Whether an exploded object takes any name, even that of the parameter."""
    return is_spread(parameter) and parameter.schema.additional.node is not False


@cache
def _by_specificity(spec: Spec) -> tuple[Operation, ...]:
    """Operations in the order in which their templates are tried: literal segments before templated ones."""
    return tuple(sorted(spec.operations, key=lambda operation: [_openness(s) for s in operation.path.split("/")]))


def _openness(segment: str) -> int:
    return ("{" in segment) + (segment.startswith("{") and segment.endswith("}"))


# Requests -----------------------------------------------------------------------------------------------------------


def _request(plan: _Plan, request: httpx.Request, places: tuple[_Place, ...]) -> Judging[DecodedRequest | None]:
    wire, operation = _wire(request), plan.operation
    below = yield from _below_server(wire, request.url, places)
    if not below:
        return None
    match = plan.pattern.fullmatch(below)
    if match is None or request.method != operation.method:
        received, documented = f"{request.method} {below}", f"{operation.method} {operation.path}"
        yield Finding(Code.OPERATION_MISMATCH, "method and path", received, documented, operation.pointer)
        return None
    yield from _security(operation, wire)
    slots = {name: [(name, text)] for name, text in zip(plan.slots, match.groups(), strict=True)}
    path = yield from _values(plan.path, slots)
    query = yield from _named_values(operation, plan.query, wire.query)
    headers = yield from _values(plan.headers, _fields(plan.headers, wire.lines))
    cookies = yield from _named_values(operation, plan.cookies, wire.cookies)
    body = yield from _request_body(operation, wire)
    return DecodedRequest(path, query, headers, cookies, body)


def _below_server(wire: _Wire, url: httpx.URL, places: tuple[_Place, ...]) -> Judging[str]:
    """The path below the server that the request went to, or else below one that has such a path."""
    origin = _origin(url)
    tried = [(place.origin.fullmatch(origin) is not None, place.below(wire.path)) for place in places]
    is_right, below = max((one for one in tried if one[1]), default=(False, ""))
    if not is_right:
        documented = ", ".join(place.url for place in places)
        yield Finding(Code.SERVER_MISMATCH, "server", f"{origin}{wire.path}", documented, places[0].pointer)
    return below


def _request_body(operation: Operation, wire: _Wire) -> Judging[Any]:
    body, content = operation.body, wire.content
    if body is None:
        yield from _no_body("request body", content, operation.pointer)
    elif content:
        return (yield from _content(body.media_types, wire.lines, content, "request body", body.pointer))
    elif body.required:
        yield Finding(Code.BODY_MISSING, "request body", NOTHING, "required: true", body.pointer)
    return ABSENT


# Responses ----------------------------------------------------------------------------------------------------------


def _response(operation: Operation, response: httpx.Response) -> Judging[None]:
    status = response.status_code
    documented = operation.documented(status)
    if documented is None:
        statuses = ", ".join(each.status for each in operation.responses)
        yield Finding(Code.STATUS_UNDOCUMENTED, "status", str(status), statuses, f"{operation.pointer}/responses")
        return
    lines, content = _lines(response.headers), response.content
    headers = _response_headers(documented)
    yield from _values(headers, _fields(headers, lines), "response ")
    if operation.method == "HEAD" or status in CONTENTLESS or not documented.media_types:
        yield from _no_body("response body", content, documented.pointer)
    elif content or _says_text(lines):
        yield from _content(documented.media_types, lines, content, "response body", documented.pointer)
    elif not documented.may_be_empty:
        types = ", ".join(media_type.content_type for media_type in documented.media_types)
        yield Finding(Code.BODY_MISSING, "response body", NOTHING, types, documented.pointer)


def _says_text(lines: Lines) -> bool:
    """Whether no bytes at all are a body: they are a text, but no JSON."""
    return any(_essence(line).startswith("text/") for line in lines.get("content-type", ()))


CONTENTLESS = frozenset({204, 304})
"""Final statuses that end with the header section (RFC 9110, section 6.4.1)."""


@cache
def _response_headers(documented: DocumentedResponse) -> tuple[Parameter, ...]:
    """Response headers are serialized as header parameters are (OpenAPI 3.1.0, section 4.8.21)."""
    return tuple(
        Parameter(
            name=header.name,
            location="header",
            description="",
            required=header.required,
            style="simple",
            explode=header.explode,
            allow_reserved=False,
            schema=header.schema,
            pointer=header.pointer,
        )
        for header in documented.headers
    )


# Parameters and headers ---------------------------------------------------------------------------------------------

KINDS: Mapping[str, str] = {
    "path": "path parameter",
    "query": "query parameter",
    "header": "header",
    "cookie": "cookie",
}
MISSING: Mapping[Location, Code] = {
    "query": Code.QUERY_PARAMETER_MISSING,
    "header": Code.HEADER_MISSING,
    "cookie": Code.COOKIE_MISSING,
}
INVALID: Mapping[Location, Code] = {
    "path": Code.PATH_PARAMETER_INVALID,
    "query": Code.QUERY_PARAMETER_INVALID,
    "header": Code.HEADER_INVALID,
    "cookie": Code.COOKIE_INVALID,
}
UNDECLARED: Mapping[Location, Code] = {
    "query": Code.QUERY_PARAMETER_UNDECLARED,
    "cookie": Code.COOKIE_UNDECLARED,
}
DUPLICATED: Mapping[Location, Code] = {
    "query": Code.QUERY_PARAMETER_DUPLICATED,
    "header": Code.HEADER_DUPLICATED,
    "cookie": Code.COOKIE_DUPLICATED,
}
ENCODED = "percent-encoded UTF-8 (RFC 3986, section 2)"

Problem = tuple[Code, str] | None
"""A code and what is documented instead."""


def _named_values(operation: Operation, names: _Names, pairs: Pairs) -> Judging[dict[str, Any]]:
    """The values of the query or the cookies."""
    owned: dict[str, Pairs] = {}
    for raw, text in pairs:
        name = _decoded(raw)
        if name in names.keys:
            continue
        owner = None if name is None else names.owner(name)
        if owner is None:
            yield _stranger(operation, names, raw, name)
        else:
            owned.setdefault(owner.name, []).append((raw, text))
    return (yield from _values(names.parameters, owned))


def _decoded(text: str) -> str | None:
    """None: it is not percent-encoded."""
    try:
        return percent_decode(text)
    except ValueError:
        return None


def _stranger(operation: Operation, names: _Names, raw: str, name: str | None) -> Finding:
    """What a name means that belongs to nobody; its value could be a credential and is not quoted."""
    place, received = f"{KINDS[names.location]} `{raw}`", f"{raw}=***"
    if name is None:
        return Finding(Code.PERCENT_ENCODING_INVALID, place, received, ENCODED, operation.pointer)
    stem = names.owners.get(name.partition("[")[0])
    if names.location == "query" and stem:
        return Finding(Code.QUERY_PARAMETER_STYLE_MISMATCH, place, received, _layout(stem), stem.pointer)
    declared = ", ".join(parameter.name for parameter in names.parameters) or NOTHING
    return Finding(UNDECLARED[names.location], place, received, declared, operation.pointer)


def _fields(parameters: Iterable[Parameter], lines: Lines) -> dict[str, Pairs]:
    """The header field lines of each parameter; those of a list are one list (RFC 9110, section 5.3)."""
    fields = {}
    for parameter in parameters:
        texts = lines.get(parameter.name.lower(), [])
        if shape_of(parameter.schema) == "array":
            texts = [",".join(texts)] if texts else []
        fields[parameter.name] = [(parameter.name, text) for text in texts]
    return fields


def _values(parameters: Iterable[Parameter], pairs: Mapping[str, Pairs], side: str = "") -> Judging[dict[str, Any]]:
    values = {}
    for parameter in parameters:
        place = f"{side}{KINDS[parameter.location]} `{parameter.name}`"
        value = yield from _value(parameter, pairs.get(parameter.name, []), place)
        if value is not ABSENT:
            values[parameter.name] = value
    return values


def _value(parameter: Parameter, pairs: Pairs, place: str) -> Judging[Any]:
    if not pairs:
        if parameter.required:
            yield Finding(MISSING[parameter.location], place, NOTHING, "required: true", parameter.pointer)
        return ABSENT
    value, problem = _read(parameter, pairs)
    if problem is not None:
        code, documented = problem
        yield Finding(code, place, _raw(parameter, pairs), documented, parameter.pointer)
        return ABSENT
    yield from _violations(INVALID[parameter.location], place, parameter.schema, value)
    return value


def _read(parameter: Parameter, pairs: Pairs) -> tuple[Any, Problem]:
    """The value, or what keeps it from being read."""
    for check in CHECKS:
        if problem := check(parameter, pairs):
            return ABSENT, problem
    try:
        return decode(parameter, pairs), None
    except ValueError as error:
        return ABSENT, (INVALID[parameter.location], f"{_layout(parameter)} ({error})")


def _raw(parameter: Parameter, pairs: Pairs) -> str:
    if parameter.location in ("path", "header"):
        return ", ".join(text for _, text in pairs)
    return "&".join(f"{name}={text}" for name, text in pairs)


def _layout(parameter: Parameter) -> str:
    return f"style: {parameter.style}, explode: {str(parameter.explode).lower()}"


# Checks before a value is decoded


def _broken_encoding(parameter: Parameter, pairs: Pairs) -> Problem:
    if parameter.location == "header":
        return None
    texts = [text for _, text in pairs]
    if parameter.location != "path":  # there, the name does not travel
        texts += [name for name, _ in pairs]
    bare = _bare_text(parameter.location, parameter.style)
    if all(bare.fullmatch(text) and _decoded(text) is not None for text in texts):
        return None
    return Code.PERCENT_ENCODING_INVALID, ENCODED


def _wrong_layout(parameter: Parameter, pairs: Pairs) -> Problem:
    is_mistaken = LAYOUTS.get(shape_of(parameter.schema))
    if parameter.location == "query" and is_mistaken and is_mistaken(parameter, pairs):
        return Code.QUERY_PARAMETER_STYLE_MISMATCH, _layout(parameter)
    return None


def _is_list_mistaken(parameter: Parameter, pairs: Pairs) -> bool:
    """Sent item by item but declared joined, or joined by bare commas (an item's own are encoded) but declared not."""
    if not parameter.explode and len(pairs) > 1:
        return True
    takes_commas = parameter.allow_reserved or (parameter.style == "form" and not parameter.explode)
    return not takes_commas and any("," in text for _, text in pairs)


def _is_object_mistaken(parameter: Parameter, pairs: Pairs) -> bool:
    """Sent under the parameter's own name although each member is declared to have a name of its own."""
    is_closed = is_spread(parameter) and not _is_open(parameter) and parameter.name not in parameter.schema.properties
    if not is_closed and parameter.style != "deepObject":
        return False
    return any(_decoded(name) == parameter.name for name, _ in pairs)


LAYOUTS: Mapping[str, Callable[[Parameter, Pairs], bool]] = {
    "array": _is_list_mistaken,
    "object": _is_object_mistaken,
}


def _repeated(parameter: Parameter, pairs: Pairs) -> Problem:
    if is_repeated(parameter) or len(dict(pairs)) == len(pairs):
        return None
    return DUPLICATED[parameter.location], "one value"


CHECKS: tuple[Callable[[Parameter, Pairs], Problem], ...] = (_broken_encoding, _wrong_layout, _repeated)


@cache
def _bare_text(location: Location, style: Style) -> re.Pattern[str]:
    """Matches what may travel without percent-encoding; a cookie is no part of a URI, so anything may."""
    if location == "cookie":
        return re.compile(".*", re.DOTALL)
    return re.compile(f"[A-Za-z0-9%{re.escape(PCHAR + BARE_IN_QUERY.get(style, '/?'))}]*")


BARE_IN_QUERY: Mapping[Style, str] = {"pipeDelimited": "/?|", "deepObject": "/?[]"}
"""Besides those of a path: RFC 3986, section 3.4, and what the style table of 3.1.0 shows bare."""


# Schemas ------------------------------------------------------------------------------------------------------------


def _violations(code: Code, place: str, schema: Schema, value: Any) -> Iterator[Finding]:
    try:
        errors = list(schema.validator.iter_errors(value))
    except (RecursionError, ValueError) as error:  # nested deeper than the validator goes
        yield Finding(code, place, quoted(value), f"a value that can be validated ({error})", schema.pointer)
        return
    found: dict[tuple[str, str], Finding] = {}  # branches of an `allOf` may ask for the same
    for violation in errors:
        documented, pointer = _keyword(schema, violation)
        for tokens, received in _spots(violation):
            spot = f"{place} at {_joined('', tokens)}" if tokens else place
            found.setdefault((spot, documented), Finding(code, spot, received, documented, pointer))
    yield from found.values()


def _spots(error: ValidationError) -> list[tuple[list[str | int], str]]:
    """Where a validation error is, and what was there: members that are missing or too many are spots of their own."""
    path, instance, kinds = error.instance_path, cast("Any", error.instance), ValidationErrorKind
    match error.kind:
        case kinds.Required(property=name):
            return [([*path, name], NOTHING)]
        case kinds.AdditionalProperties(unexpected=names) | kinds.UnevaluatedProperties(unexpected=names):
            return [([*path, name], quoted(instance[name])) for name in names]
        case _:
            return [(path, quoted(instance))]


def _keyword(schema: Schema, error: ValidationError) -> tuple[str, str]:
    """
    The violated keyword with its value, and where it stands.

    The validator's path starts at the schema, or at the document where a `$ref` has led it to the components. Where it
    has gone astray (`$dynamicRef`), its own words and the whole schema have to do.
    """
    path, node = error.schema_path, schema.standalone
    try:
        for token in path:
            node = node[int(token)] if isinstance(node, list) else node[str(token)]
    except (LookupError, TypeError, ValueError):
        return error.message, schema.pointer
    return f"{path[-1]}: {quoted(node)}", _joined("#" if path[0] == "components" else schema.pointer, path)


def _joined(pointer: str, tokens: Iterable[str | int]) -> str:
    return "/".join([pointer, *(escape(str(token)) for token in tokens)])


# Bodies -------------------------------------------------------------------------------------------------------------


def _no_body(place: str, content: bytes, pointer: str) -> Iterator[Finding]:
    if content:
        yield Finding(Code.BODY_UNEXPECTED, place, _beginning(content), NOTHING, pointer)


def _content(
    media_types: tuple[MediaType, ...], lines: Lines, content: bytes, place: str, pointer: str
) -> Judging[Any]:
    received, documented = lines.get("content-type", []), ", ".join(each.content_type for each in media_types)
    if not received:
        yield Finding(Code.CONTENT_TYPE_MISSING, place, NOTHING, documented, pointer)
        return ABSENT
    essence = _essence(", ".join(received))
    media_type = next((each for pattern, each in _by_precision(media_types) if fnmatchcase(essence, pattern)), None)
    if media_type is None:
        yield Finding(Code.CONTENT_TYPE_UNDOCUMENTED, place, ", ".join(received), documented, pointer)
        return ABSENT
    if not is_json(essence):
        return content
    try:
        value = _parsed(content)
    except (RecursionError, ValueError) as error:
        yield Finding(Code.BODY_NOT_JSON, place, _beginning(content), f"JSON ({error})", media_type.pointer)
        return ABSENT
    if media_type.schema is not None:
        yield from _violations(Code.BODY_INVALID, place, media_type.schema, value)
    return value


def _essence(content_type: str) -> str:
    """`application/json` from `Application/JSON; charset=utf-8`."""
    return content_type.partition(";")[0].strip(" \t").lower()


@cache
def _by_precision(media_types: tuple[MediaType, ...]) -> tuple[tuple[str, MediaType], ...]:
    """The documented types and ranges, the most specific first (OpenAPI 3.1.0, section 4.8.13)."""
    patterns = [(_essence(media_type.content_type), media_type) for media_type in media_types]
    return tuple(sorted(patterns, key=lambda pattern: (pattern[0].count("*"), -len(pattern[0]))))


def _beginning(content: bytes) -> str:
    return quoted(content[:400].decode("utf-8", "replace"))


def _parsed(content: bytes) -> Any:
    """
    The JSON value of a body, unless a reader could take it for another one.

    Raises:
        ValueError: It is not UTF-8 or not JSON, names a member twice, has a number that no double holds or a character
            that is half of one.
        RecursionError: It is nested too deeply.

    Source: RFC 8259, sections 4, 6 and 8; RFC 7493, section 2.
    """
    value = JSON.decode(content.decode("utf-8"))
    if b"\\u" in content:
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # a lone surrogate cannot be encoded
    return value


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError("a member is named twice")
    return members


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is not a finite number")
    return number


JSON = json.JSONDecoder(object_pairs_hook=_members, parse_float=_finite, parse_constant=_finite)


# Security -----------------------------------------------------------------------------------------------------------


def _security(operation: Operation, wire: _Wire) -> Iterator[Finding]:
    """Nothing if one alternative is satisfied; else what is wrong with the one that comes nearest."""
    failures = [
        [failure for scheme in schemes if (failure := CREDENTIALS[scheme.type](scheme, wire))]
        for schemes in operation.security
    ]
    if all(failures):
        yield from min(failures, default=[], key=_distance)


def _distance(failures: list[Finding]) -> tuple[bool, int]:
    """Credentials of the wrong form are nearer than none."""
    return all(failure.code is Code.SECURITY_MISSING for failure in failures), len(failures)


def _authorization(scheme: SecurityScheme, wire: _Wire) -> Finding | None:
    place, documented = "header `Authorization`", f"{scheme.http_scheme.capitalize()} <credentials>"
    lines = wire.lines.get("authorization", [])
    if not lines:
        return Finding(Code.SECURITY_MISSING, place, NOTHING, documented, scheme.pointer)
    word, _, credentials = lines[0].partition(" ")
    form = TOKEN if scheme.http_scheme in ("basic", "bearer") else ANYTHING
    if len(lines) == 1 and word.lower() == scheme.http_scheme and form.fullmatch(credentials.strip(" ")):
        return None
    return Finding(Code.SECURITY_MISMATCH, place, ", ".join(masked(line) for line in lines), documented, scheme.pointer)


TOKEN = re.compile(r"[A-Za-z0-9\-._~+/]+=*")
"""Credentials of one word (`token68`: RFC 9110, section 11.2; RFC 6750, section 2.1; RFC 7617, section 2)."""

ANYTHING = re.compile(r".+")


def _api_key(scheme: SecurityScheme, wire: _Wire) -> Finding | None:
    place, documented = f"{KINDS[scheme.key_location]} `{scheme.key_name}`", "one key"
    keys = {
        "header": wire.lines.get(scheme.key_name.lower(), []),
        "query": [text for name, text in wire.query if _decoded(name) == scheme.key_name],
        "cookie": [text for name, text in wire.cookies if _decoded(name) == scheme.key_name],
    }[scheme.key_location]
    if not keys:
        return Finding(Code.SECURITY_MISSING, place, NOTHING, documented, scheme.pointer)
    if len(keys) == 1 and keys[0]:
        return None
    received = ", ".join("***" if key else "an empty key" for key in keys)
    return Finding(Code.SECURITY_MISMATCH, place, received, documented, scheme.pointer)


def _unseen(_: SecurityScheme, __: _Wire) -> None:
    """A client certificate travels below HTTP."""


CREDENTIALS: Mapping[str, Callable[[SecurityScheme, _Wire], Finding | None]] = {
    "apiKey": _api_key,
    "http": _authorization,
    "mutualTLS": _unseen,
    "oauth2": _authorization,
    "openIdConnect": _authorization,
}
