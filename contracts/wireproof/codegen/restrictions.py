"""
What a client can be generated for, as a table of checks.

The oracle judges more than this; a spec outside of it is refused with the place, before anything is written.
"""

from collections.abc import Callable, Iterator

from wireproof.catalog import Spec
from wireproof.codegen import credentials, names, styles
from wireproof.codegen.names import distribution_version
from wireproof.document import schemas
from wireproof.envelope import problems as envelope_problems
from wireproof.findings import Code
from wireproof.media import kind_of, sent_types
from wireproof.naming import problems as naming_problems
from wireproof.pagination import problems as pagination_problems
from wireproof.pointers import escape
from wireproof.servers import Variable, server_problems

__all__ = ["CHECKS"]

Problems = Iterator[tuple[str, str]]


def _operations(spec: Spec) -> Problems:
    if not spec.operations:
        yield "#/paths", "there is no operation to call; document one"


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


def _statuses(spec: Spec) -> Problems:
    for operation in spec.operations:
        for response in operation.responses:
            if response.status.startswith("1"):
                yield response.pointer, f"the response {response.status} is never the last one; leave it out"
            if response.may_be_empty and response.status[0] in "23":
                yield response.pointer, "`x-empty-body` is for errors; a success either has a body or none"


def _server(spec: Spec) -> Problems:
    asked = {operation.servers[0].pointer for operation in spec.operations if operation.servers}
    if spec.is_strict and spec.server is None and "#/servers/0" not in asked:  # which says the same of that one
        yield "#/servers", "there is no absolute server URL, so the client cannot know where the API is; add one"


def _version(spec: Spec) -> Problems:
    if spec.is_strict and distribution_version(spec.version) != spec.version:  # the distribution gets another one
        yield "#/info/version", f"{spec.version!r} cannot be the version of a Python distribution (PEP 440); use 1.0.0"


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


def _pages(spec: Spec) -> Problems:
    for operation in spec.operations:
        yield from pagination_problems(spec, operation)


def _constants(spec: Spec) -> Problems:
    for place, node in schemas(spec.document):
        for keyword, values in (("const", [node.get("const")]), ("enum", node.get("enum", ()))):
            if any(isinstance(one, list | dict) for one in values):
                yield f"{place}/{keyword}", "no type lists arrays or objects; describe the members, or leave it out"


CHECKS: tuple[tuple[Callable[[Spec], Problems], Code], ...] = (
    (_server, Code.SERVER_UNUSABLE),
    (_version, Code.NAME_UNUSABLE),
    (_statuses, Code.CLIENT_IMPOSSIBLE),
    (names.of_file, Code.NAME_UNUSABLE),
    (_operations, Code.CLIENT_IMPOSSIBLE),
    (naming_problems, Code.NAME_UNUSABLE),
    (styles.of_parameters, Code.CLIENT_IMPOSSIBLE),
    (names.of_parameters, Code.NAME_UNUSABLE),
    (names.of_fields, Code.NAME_UNUSABLE),
    (names.of_paths, Code.NAME_UNUSABLE),
    (styles.of_bodies, Code.CLIENT_IMPOSSIBLE),
    (_servers, Code.SERVER_UNUSABLE),
    (credentials.problems, Code.SECURITY_UNUSABLE),
    (names.of_members, Code.NAME_UNUSABLE),
    (names.of_classes, Code.NAME_UNUSABLE),
    (_constants, Code.CLIENT_IMPOSSIBLE),
    (_pages, Code.EXTENSION_INVALID),
    (envelope_problems, Code.EXTENSION_INVALID),
    (_flattened, Code.EXTENSION_INVALID),
)
"""The checks with their codes."""
