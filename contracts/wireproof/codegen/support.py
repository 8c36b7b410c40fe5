"""
What a client can be generated for, as a table of checks.

The oracle judges more than this; a spec outside of it is refused with the place, before anything is written.
"""

import re
from collections.abc import Callable, Iterator

from packaging.version import InvalidVersion, Version

from wireproof.catalog import MediaType, Parameter, Spec, documented_responses
from wireproof.codegen.credentials import problems as credential_problems
from wireproof.document import SLOT, nodes, schemas
from wireproof.envelope import problems as envelope_problems
from wireproof.forms import STYLED, form_members, inner
from wireproof.media import kind_of, sent_types
from wireproof.naming import MEMBERS, alias_of, class_name, class_names, python_names
from wireproof.naming import problems as naming_problems
from wireproof.pagination import problems as pagination_problems
from wireproof.schema import JSON_TYPES, Schema, escape, is_json
from wireproof.serialization import is_spread
from wireproof.servers import Variable, server_problems

__all__ = ["CHECKS", "distribution_version", "request_id_headers"]

Problems = Iterator[tuple[str, str]]

FILE_NAME = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
PRIMITIVE_TYPES = JSON_TYPES - {"array", "object"}


def _file_name(spec: Spec) -> Problems:
    if not FILE_NAME.fullmatch(spec.name):
        yield "the file", "the client is named after it; use small letters and digits, with hyphens between words"


def _operations(spec: Spec) -> Problems:
    if not spec.operations:
        yield "#/paths", "there is no operation to call; document one"


def _names(spec: Spec) -> Problems:
    yield from naming_problems(spec)


def _envelopes(spec: Spec) -> Problems:
    yield from envelope_problems(spec)


def _flattened(spec: Spec) -> Problems:
    """A body that wraps one object: the member is there, required, alone, and an object with members of its own."""
    for operation in spec.operations:
        body = operation.body
        if body is None or not body.flatten:
            continue
        (media_type, *_) = sent_types(body)
        schema, place = media_type.schema, f"{body.pointer}/x-flatten"
        if kind_of(media_type) != "json":
            yield place, "only JSON can be an object around another one; leave it out"
        elif not body.required or schema is None or {*schema.properties} != {body.flatten}:
            yield place, f"the body has to be required, and an object with `{body.flatten}` as its only member"
        elif body.flatten not in schema.required or schema.properties[body.flatten].types != {"object"}:
            yield place, f"`{body.flatten}` has to be required, and an object with members of its own"


def _parameters(spec: Spec) -> Problems:
    for operation in spec.operations:
        for parameter in operation.parameters:
            if parameter.allow_reserved:
                problem = "has `allowReserved`, which is not supported; leave it out"
                yield parameter.pointer, f"parameter `{parameter.name}` {problem}"
            yield from _styled(parameter, f"parameter `{parameter.name}`")


def _styled(parameter: Parameter, name: str) -> Problems:
    """A value that is written in no style that is defined for it, or in no text of its content type."""
    types = parameter.schema.types - {"null"}
    if parameter.style == "deepObject" and types != {"object"}:
        yield parameter.pointer, f"{name} has style deepObject, which is defined for objects only"
    if parameter.style in ("spaceDelimited", "pipeDelimited") and parameter.explode:
        yield parameter.pointer, f"{name}: {parameter.style} is not defined with `explode: true`; use form"
    if is_json(parameter.content_type):
        return
    if parameter.content_type and types <= {"array", "object"}:
        yield parameter.pointer, f"{name} is no text of {parameter.content_type}; describe it as application/json"
    elif not all(one.types <= PRIMITIVE_TYPES for one in _parts(parameter.schema)):
        yield parameter.pointer, f"{name} has arrays or objects inside; no style is defined for them"


OF_THE_LIBRARY = {"connection", "content-length", "cookie", "host", "transfer-encoding"}
"""Header fields that the HTTP library writes, from the URL, the body and its connection."""
TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""What a field or a cookie may be called (RFC 9110, section 5.6.2; RFC 6265, section 4.1.1)."""


def _field_names(spec: Spec) -> Problems:
    """Header and cookie parameters that no request can have, or that only the HTTP library may write."""
    for operation in spec.operations:
        for parameter in operation.parameters:
            name = parameter.name
            if parameter.location in ("header", "cookie") and not TOKEN.fullmatch(name):
                problem = f"no {parameter.location} can be called {name!r} (RFC 9110, section 5.6.2); correct the name"
                yield f"{parameter.pointer}/name", problem
            elif parameter.location == "header" and name.lower() in OF_THE_LIBRARY:
                problem = f"the header `{name}` is written by the HTTP library; leave the parameter out"
                yield f"{parameter.pointer}/name", problem


def _paths(spec: Spec) -> Problems:
    for path in spec.document["paths"]:
        if re.search(r"[?#]", SLOT.sub("", path)):
            problem = "a path ends before `?` and `#`; describe a query by parameters, and leave a fragment out"
            yield f"#/paths/{escape(path)}", problem


def _parameter_names(spec: Spec) -> Problems:
    """Two parameters in one place that Python would call the same; where nobody minds, one has another name."""
    for operation in spec.operations if spec.is_strict else ():
        called: dict[tuple[str, ...], str] = {}
        for parameter in operation.parameters:
            other = called.setdefault((parameter.location, *python_names(parameter.name)), parameter.name)
            if other != parameter.name:
                both = f"the {parameter.location} parameters `{other}` and `{parameter.name}`"
                yield parameter.pointer, f"{both} would have one name in Python; leave one out"


def _parts(schema: Schema) -> list[Schema]:
    """What the items and members of a parameter are; nothing is said about those left open."""
    parts = [schema.items] if "array" in schema.types else []
    if "object" in schema.types:
        parts += [*schema.properties.values(), schema.additional]
    return [part for part in parts if part.node is not True and part.node is not False]


def _bodies(spec: Spec) -> Problems:
    for operation in spec.operations:
        if operation.body and not operation.body.media_types:
            yield operation.body.pointer, "the request body has no content type; document one under `content`"
        elif operation.body and kind_of(sent_types(operation.body)[0]) in ("form", "multipart"):
            yield from _form(sent_types(operation.body)[0])


def _form(media_type: MediaType) -> Problems:
    """A form of which nobody knows how some member is written."""
    kind, schema = media_type.content_type, media_type.schema
    if schema is None or "object" not in schema.implied_types:
        yield media_type.pointer, f"{kind} is the members of an object; describe one"
        return
    for name, member in form_members(media_type).items():
        parts = inner(member.schema)
        if kind_of(media_type) == "multipart" and not STYLED.isdisjoint(media_type.encoding.get(name, {})):
            yield f"{media_type.pointer}/encoding/{escape(name)}", "a part has a `contentType` and no style; say that"
        elif is_spread(member):
            yield member.pointer, f"the members of `{name}` would travel without its name; write `style: deepObject`"
        elif not member.content_type:
            yield from _styled(member, f"member `{name}`")
        elif member.content_type == "text/plain" and parts.types <= {"array", "object", "null"}:
            yield member.pointer, f"`{name}` has arrays inside, which are no text; say `contentType: application/json`"


def _statuses(spec: Spec) -> Problems:
    for operation in spec.operations:
        for response in operation.responses:
            if response.status.startswith("1"):
                yield response.pointer, f"the response {response.status} is never the last one; leave it out"
            if response.may_be_empty and response.status[0] in "23":
                yield response.pointer, "`x-empty-body` is for errors; a success either has a body or none"


def _description(spec: Spec) -> Problems:
    if not spec.is_strict:  # without a server a client has to be told, and its distribution gets another version
        return
    asked = {operation.servers[0].pointer for operation in spec.operations if operation.servers}
    if spec.server is None and "#/servers/0" not in asked:  # which says the same of that one
        yield "#/servers", "there is no absolute server URL, so the client cannot know where the API is; add one"
    if distribution_version(spec.version) != spec.version:
        yield "#/info/version", f"{spec.version!r} cannot be the version of a Python distribution (PEP 440); use 1.0.0"


def distribution_version(version: str) -> str:
    """The version of a client: that of its spec, or the numbers in that where it is none for Python (PEP 440)."""
    try:
        Version(version)
    except InvalidVersion:
        return ".".join(str(int(number)) for number in re.findall("[0-9]+", version)) or "0"
    return version


def _servers(spec: Spec) -> Problems:
    """Those that a client asks: the spec's first one, and the first ones of paths and operations."""
    first = {operation.servers[0].pointer: operation.servers[0] for operation in spec.operations if operation.servers}
    known: dict[str, Variable] = {}
    if not spec.is_strict and spec.server is None and spec.servers:
        first.pop(spec.servers[0].pointer, None)  # a client has to be told where it is
    for server in first.values():
        yield from server_problems(server)
        for variable in server.variables:
            if known.setdefault(variable.name, variable) != variable:
                place = f"{server.pointer}/variables/{escape(variable.name)}"
                yield place, f"another server describes `{variable.name}` otherwise; rename one of the two"


def _security(spec: Spec) -> Problems:
    yield from credential_problems(spec)


def _members(spec: Spec) -> Problems:
    """Two members of an object that Python would call the same, and those that every model has."""
    for place, node in nodes(spec.document) if spec.is_strict else ():
        if "properties" not in node and "allOf" not in node:
            continue
        members = Schema(node, place, spec.document).members
        called: dict[tuple[str, str], str] = {}
        for name, member in members.items():
            other = called.setdefault(python_names(name), name)
            if other != name:
                yield member.pointer, f"the members `{other}` and `{name}` would have one name in Python; leave one out"
            if python_names(name)[0] in MEMBERS:
                yield member.pointer, f"a member cannot be called `{name}` in a client, as every model has that already"


def _classes(spec: Spec) -> Problems:
    """Schemas that would have the class of another one, or of every client."""
    for name, kind in class_names(spec).items() if spec.is_strict else ():
        if kind != class_name(name) and alias_of(spec.document["components"]["schemas"][name]) is None:
            place = f"#/components/schemas/{escape(name)}"
            yield place, f"the schema becomes the class `{class_name(name)}`, and so does another one; rename it"


def _pages(spec: Spec) -> Problems:
    for operation in spec.operations:
        yield from pagination_problems(spec, operation)


def _constants(spec: Spec) -> Problems:
    for place, node in schemas(spec.document):
        for keyword, values in (("const", [node.get("const")]), ("enum", node.get("enum", ()))):
            if any(isinstance(one, list | dict) for one in values):
                yield f"{place}/{keyword}", "no type lists arrays or objects; describe the members, or leave it out"


CHECKS: tuple[Callable[[Spec], Problems], ...] = (
    _description,
    _statuses,
    _file_name,
    _operations,
    _names,
    _parameters,
    _parameter_names,
    _field_names,
    _paths,
    _bodies,
    _servers,
    _security,
    _members,
    _classes,
    _constants,
    _pages,
    _envelopes,
    _flattened,
)


def request_id_headers(spec: Spec) -> list[str]:
    """The response headers of a spec that hold the id of a request, in lower case."""
    names = {header.name.lower() for response in documented_responses((spec,)) for header in response.headers}
    return sorted(name for name in names if name.endswith("request-id"))
