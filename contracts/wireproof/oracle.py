"""
Judges raw HTTP by the spec alone.

In go the bytes of a request or response, out come findings; no finding means that the wire says what the spec says.
Nothing here knows a client, a generator or a sandbox, so that none of their mistakes can hide here.

Each part of the wire has a judge in the package `judge`: a generator that yields each `Finding` and returns what it
read. Until `run` puts the file before it, a finding's `spec` is the bare pointer.

Sources: OpenAPI 3.1.0, section 4.8; RFC 3986; RFC 6265, section 4.2; RFC 9110, sections 5, 6.4 and 11.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from wireproof.catalog import CONTENTLESS, DocumentedResponse, Operation, Parameter, Spec
from wireproof.content_types import is_json
from wireproof.findings import NOTHING, Code, Finding
from wireproof.judge.asked import asked_findings
from wireproof.judge.bodies import content_findings, no_body
from wireproof.judge.judging import ABSENT, Judging, run
from wireproof.judge.parameters import fields_of, named_values, parameter_values
from wireproof.judge.routes import Place, Plan, by_specificity, dot_segments, places_of, plan_of, sibling
from wireproof.judge.security import security_findings
from wireproof.judge.wire import Lines, Wire, lines_of, taken_apart
from wireproof.messages import Request, Response

__all__ = ["ABSENT", "DecodedRequest", "RequestReading", "find_operation", "judge_request", "judge_response"]


@dataclass(frozen=True)
class DecodedRequest:
    """What a request says, as JSON values by the names that the spec declares; what cannot be read is left out."""

    path: dict[str, Any]
    query: dict[str, Any]
    headers: dict[str, Any]
    cookies: dict[str, Any]
    body: Any
    """A JSON value, the members of a form, of which files are bytes, the bytes of any other body, or `ABSENT`."""


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
    request: Request,
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
    cookies are not. Bodies that are neither JSON nor forms are judged by their content type alone.
    """
    findings, decoded = run(
        spec, _judged_request(spec, plan_of(operation), request, places_of(operation, server, servers))
    )
    return RequestReading(findings, decoded)


def judge_response(
    spec: Spec, operation: Operation, response: Response, request: Request | None = None
) -> tuple[Finding, ...]:
    """
    Compare a response with what the spec documents for its status: headers, content type and body.

    With the `request` that it responds to, a success also has to have what that asked for, where a parameter says so by
    `x-selects` or `x-includes`.
    """
    _, query = run(spec, _query(operation, request)) if request and _asks(operation) else ((), {})
    findings, _ = run(spec, _response(operation, response, query), "response")
    return findings


def find_operation(spec: Spec, request: Request, server: str | None = None) -> Operation | None:
    """
    The operation whose method and path template a request has; None when there is none.

    Where several templates match, the one with the first literal segment wins. The host does not matter, but the path
    of the operation's server, or of `server` in the place of the spec's, has to come first.

    Source: OpenAPI 3.1.0, section 4.8.8.2 (Path Templating Matching).
    """
    path = request.target.partition("?")[0]
    for operation in by_specificity(spec):
        places = places_of(operation, server, {})
        if operation.method == request.method and any(
            plan_of(operation).pattern.fullmatch(place.below(path)) for place in places
        ):
            return operation
    return None


# Requests -----------------------------------------------------------------------------------------------------------


def _judged_request(
    spec: Spec, plan: Plan, request: Request, places: tuple[Place, ...]
) -> Judging[DecodedRequest | None]:
    wire, operation = taken_apart(request), plan.operation
    below = yield from _path_after_base(plan, wire, request.origin, places)
    if not below:
        return None
    match = plan.pattern.fullmatch(below)
    if match is None or request.method != operation.method:
        received, documented = f"{request.method} {below}", f"{operation.method} {operation.path}"
        yield Finding(Code.OPERATION_MISMATCH, "method and path", received, documented, operation.pointer)
        return None
    other = sibling(spec, operation, below)
    if other is not None:
        received, documented = f"{request.method} {below}", f"{operation.method} {operation.path}, not {other.path}"
        yield Finding(Code.OPERATION_MISMATCH, "method and path", received, documented, other.pointer)
        return None
    for segment in dot_segments(operation, below):
        documented = "a segment other than `.` and `..` (RFC 3986, section 5.2.4)"
        yield Finding(Code.PATH_PARAMETER_INVALID, f"path segment `{segment}`", below, documented, operation.pointer)
    yield from security_findings(operation, wire)
    slots = {name: [(name, text)] for name, text in zip(plan.slots, match.groups(), strict=True)}
    path = yield from parameter_values(plan.path, slots)
    query = yield from named_values(operation, plan.query, wire.query, wire.query_pieces)
    headers = yield from parameter_values(plan.headers, fields_of(plan.headers, wire.lines))
    cookies = yield from named_values(operation, plan.cookies, wire.cookies, wire.cookie_pieces)
    body = yield from _request_body(operation, wire)
    return DecodedRequest(path, query, headers, cookies, body)


def _path_after_base(plan: Plan, wire: Wire, origin: str, places: tuple[Place, ...]) -> Judging[str]:
    """The path below the server that the request went to, or else below one that has such a path."""
    belows = [(place.origin.fullmatch(origin) is not None, place.below(wire.path)) for place in places]
    tried = [(is_right, plan.pattern.fullmatch(below) is not None, below) for is_right, below in belows if below]
    is_right, _, below = max(tried, default=(False, False, ""))
    if not is_right:
        documented = ", ".join(place.url for place in places)
        yield Finding(Code.SERVER_MISMATCH, "server", f"{origin}{wire.path}", documented, places[0].pointer)
    return below


@cache
def _asks(operation: Operation) -> bool:
    """Whether a parameter says what a success has once it is sent."""
    return any(parameter.selects is not None or parameter.includes for parameter in operation.parameters)


def _query(operation: Operation, request: Request) -> Judging[dict[str, Any]]:
    wire = taken_apart(request)
    return (yield from named_values(operation, plan_of(operation).query, wire.query, wire.query_pieces))


def _request_body(operation: Operation, wire: Wire) -> Judging[Any]:
    body, content = operation.body, wire.content
    if body is None:
        yield from no_body("request body", content, operation.pointer)
    elif content or _is_no_json(wire.lines):
        return (yield from content_findings(body.media_types, wire.lines, content, "request body", body.pointer))
    elif body.required:
        yield Finding(Code.BODY_MISSING, "request body", NOTHING, "required: true", body.pointer)
    return ABSENT


# Responses ----------------------------------------------------------------------------------------------------------


def _response(operation: Operation, response: Response, query: Mapping[str, Any]) -> Judging[None]:
    status = response.status
    documented = operation.documented(status)
    if documented is None:
        statuses = ", ".join(each.status for each in operation.responses)
        yield Finding(Code.STATUS_UNDOCUMENTED, "status", str(status), statuses, f"{operation.pointer}/responses")
        return
    lines, content = lines_of(response.headers), response.content
    headers = _response_headers(documented)
    yield from parameter_values(headers, fields_of(headers, lines), "response ")
    if status in CONTENTLESS or not documented.media_types:
        yield from no_body("response body", content, documented.pointer, _why_there_is_no_body(operation, status))
    elif content or _is_no_json(lines):
        media_types = documented.media_types
        body = yield from content_findings(media_types, lines, content, "response body", documented.pointer)
        if query and body is not ABSENT and 200 <= status < 300:
            yield from asked_findings(operation, media_types, query, body)
    elif not documented.may_be_empty:
        types = ", ".join(media_type.content_type for media_type in documented.media_types)
        yield Finding(Code.BODY_MISSING, "response body", NOTHING, types, documented.pointer)


def _why_there_is_no_body(operation: Operation, status: int) -> str:
    """What HTTP says of it (RFC 9110, sections 9.3.2, 15.3.5, 15.3.6 and 15.4.5); empty where it may have one."""
    if operation.method == "HEAD":
        return "a response to HEAD has no body"
    return f"a response with {status} has no body" if status in CONTENTLESS else ""


def _is_no_json(lines: Lines) -> bool:
    """Whether no bytes at all are a body: they are a text or a file, but no JSON."""
    return any(not is_json(line) for line in lines.get("content-type", ()))


@cache
def _response_headers(documented: DocumentedResponse) -> tuple[Parameter, ...]:
    """As parameters, which the same judge reads."""
    return tuple(header.as_parameter for header in documented.headers)
