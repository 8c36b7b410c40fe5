"""
An OpenAPI document as plain JSON values: walking through it, and whether it is one.

Source: OpenAPI 3.1.0, section 4.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any
from urllib.parse import unquote

import jsonschema_rs

from wireproof.errors import first_line
from wireproof.findings import Code
from wireproof.pointers import escape, resolve, unescape
from wireproof.schema import validator_of

__all__ = [
    "FACT_SHEET",
    "INSIDE",
    "METHODS",
    "NAMES",
    "OPERATION_PLACE",
    "SLOT",
    "STRUCTURE",
    "Problems",
    "check_links",
    "dereference",
    "is_own",
    "nodes",
    "nodes_at",
    "parameters",
    "schemas",
    "version_problems",
]

FACT_SHEET = "x-fact-sheet"
"""Where a document names its fact sheet, which makes it one of our own."""
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
OPERATION_PLACE = re.compile(rf"#/paths/[^/]+/({'|'.join(METHODS)})")
PARAMETER_PLACE = re.compile(r"#/paths/[^/]+(/[a-z]+)?/parameters/[0-9]+")
LINK_PLACE = re.compile(r"#/(paths/.+/responses/[^/]+|components/responses/[^/]+|components)/links/[^/]+")
NAMES = {
    *("callbacks", "content", "examples", "headers", "links", "paths", "responses"),
    *("$defs", "dependentSchemas", "patternProperties", "properties"),
}
"""Keywords whose values are mappings by name, not by keyword; in `components` all are."""
DATA = {"const", "default", "enum", "example", "examples", "value"}
"""Keywords whose values are data; `examples` is by name outside of schemas and a list inside."""
INSIDE = re.compile(
    r"(/(items|additionalProperties|unevaluatedProperties|unevaluatedItems|contains|propertyNames|not|if|then|else)"
    r"|/(allOf|anyOf|oneOf|prefixItems)/[0-9]+|/(properties|patternProperties|dependentSchemas|\$defs)/[^/]+)*"
)
"""From a schema to those inside it."""
SLOT = re.compile(r"\{([^{}]*)\}")
"""What a path has in braces."""
EXPRESSION = re.compile(
    r"\$(url|method|statusCode|(request|response)\.(header\.[!#$%&'*+.^_`|~0-9A-Za-z-]+|(query|path)\..+|body(#(/.*)?)?))"
)
"""A runtime expression (OpenAPI 3.1.0, section 4.8.20.4)."""


def is_own(document: Mapping[str, Any]) -> bool:
    """Whether a document itself says where its facts come from, which makes it strict."""
    return FACT_SHEET in document


# Walking ------------------------------------------------------------------------------------------------------------


def dereference(document: Mapping[str, Any], pointer: str) -> tuple[str, dict[str, Any]]:
    """
    The node at a pointer, or where its `$ref` leads, with the pointer of that place.

    Raises:
        LookupError, TypeError, ValueError: It leads nowhere, or back to itself.
    """
    node, seen = resolve(document, pointer), {pointer}
    while "$ref" in node:
        pointer = node["$ref"]
        if pointer in seen:
            raise LookupError(pointer)
        seen.add(pointer)
        node = resolve(document, pointer)
    return pointer, node


def nodes(node: Any, place: str = "#", *, by_name: bool = False) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a description with its place; no data, no extensions (`x-...`), no mappings by name."""
    if isinstance(node, list):
        for index, value in enumerate(node):
            yield from nodes(value, f"{place}/{index}")
    elif isinstance(node, dict):
        if not by_name:
            yield place, node
        for key, value in node.items():
            is_hidden = not by_name and key.startswith("x-")
            names = not by_name and isinstance(value, dict) and (key in NAMES or place == "#/components")
            if not is_hidden and (by_name or names or key not in DATA):
                yield from nodes(value, f"{place}/{escape(key)}", by_name=names)


def nodes_at(place: re.Pattern[str], document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping whose place matches."""
    return ((found, node) for found, node in nodes(document) if place.fullmatch(found))


def schemas(document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema that is no boolean, also those inside others."""
    for root, node in _outermost(document):
        yield from ((place, one) for place, one in nodes(node, root) if INSIDE.fullmatch(place, len(root)))


def _outermost(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The schemas that are inside no other, with their places."""
    for name, node in document.get("components", {}).get("schemas", {}).items():
        yield f"#/components/schemas/{escape(name)}", node
    for place, node in nodes(document):
        if "schema" in node:
            yield f"{place}/schema", node["schema"]


def parameters(document: Mapping[str, Any], operation: str) -> list[tuple[str, dict[str, Any]]]:
    """The parameters of the operation at a pointer, its own ones overriding those of its path, with their places."""
    found: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {}
    for owner in (operation.rpartition("/")[0], operation):
        for index in range(len(resolve(document, owner).get("parameters", ()))):
            pointer, node = dereference(document, f"{owner}/parameters/{index}")
            found[node["name"], node["in"]] = (pointer, node)
    return list(found.values())


# Checks: each yields (place, problem) -------------------------------------------------------------------------------

Problems = Iterator[tuple[str, str]]


OTHERS = {
    "swagger": "Swagger 2.0; convert it to OpenAPI 3, for example with `npx swagger2openapi OLD -o NEW`",
    "asyncapi": "AsyncAPI, which describes messages; name a file that describes an HTTP API",
    "arazzo": "Arazzo, which describes workflows; name the OpenAPI document that it refers to",
    "overlay": "an Overlay, which changes a document; name that document",
    "$schema": "a JSON Schema; put it under `components/schemas` of a document",
    "info": "no OpenAPI document as long as it does not say its version; write `openapi: 3.1.0` at the top",
}
"""What a document without the key `openapi` is, by a key that it has."""


def version_problems(document: Mapping[str, Any]) -> Problems:
    """Whether it is something else or written in another version, of which nothing else can be said."""
    version = document.get("openapi")
    if version is None:
        place, told = next(((f"#/{key}", OTHERS[key]) for key in OTHERS if key in document), ("#", ""))
        told = told or "no OpenAPI document, which has the key `openapi` at its top; name another file"
        yield "#" if place == "#/info" else place, f"it is {told}"
    elif not re.fullmatch(r"3\.1\.\d.*", str(version)):
        yield "#/openapi", f"the version is {version!r}; OpenAPI 3.0, 3.1 and 3.2 are read, write one such as `3.1.0`"


def _check_references(document: Mapping[str, Any]) -> Problems:
    circles: set[str] = set()
    for place, reference in _references(document):
        if not isinstance(reference, str) or not reference.startswith("#/"):
            yield place, f"the reference {reference!r} leaves the document; move its target under `components`"
            continue
        if _is_hidden(document, reference):
            yield place, f"the reference {reference!r} leads into data; move its target under `components`"
            continue
        problem, trail = _trail(document, reference)
        if problem and circles.isdisjoint(trail):
            yield place, f"the reference {reference!r} {problem}"
            circles.update(trail)


def _references(document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every `$ref` that is a keyword."""
    for place, node in nodes(document):
        if "$ref" in node:
            yield f"{place}/$ref", node["$ref"]


def _is_hidden(document: Mapping[str, Any], reference: str) -> bool:
    """Whether a reference leads into an example, an extension and the like, of which `nodes` knows nothing."""
    node: Any = document
    place, by_name = "#", False
    for token in unquote(reference).split("/")[1:]:
        name = unescape(token)
        node = node.get(name) if isinstance(node, dict) else None
        names = not by_name and isinstance(node, dict) and (name in NAMES or place == "#/components")
        if not by_name and (name.startswith("x-") or (name in DATA and not names)):
            return True
        place, by_name = f"{place}/{token}", names
    return False


def _trail(document: Mapping[str, Any], reference: str) -> tuple[str, list[str]]:
    """What goes wrong on the way along a reference that leads to a further one, and the way if it is a circle."""
    seen: list[str] = []
    while reference not in seen:
        seen.append(reference)
        try:
            target = resolve(document, reference)
        except (LookupError, TypeError, ValueError):
            return "leads nowhere; correct it or add its target", []
        if not isinstance(target, dict) or "$ref" not in target:
            return "", []
        reference = str(target["$ref"])
    return "leads back to itself; let one of its targets be a schema", seen


DIALECTS = {
    "https://json-schema.org/draft/2020-12/schema",
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://spec.openapis.org/oas/3.1/dialect/2024-11-10",
}
"""What schemas are read as, whether a document says so or not."""
ADDRESSED = ("$id", "$anchor", "$dynamicAnchor", "$dynamicRef", "$recursiveAnchor", "$recursiveRef", "$vocabulary")
"""Keywords by which schemas are found otherwise than by JSON pointers (JSON Schema 2020-12, section 8)."""


def _check_addresses(document: Mapping[str, Any]) -> Problems:
    dialects: list[tuple[str, Mapping[str, Any]]] = []
    dialects += [("#/jsonSchemaDialect", document)] if "jsonSchemaDialect" in document else []
    for place, node in schemas(document):
        dialects += [(f"{place}/$schema", node)] if "$schema" in node else []
        for keyword in (keyword for keyword in ADDRESSED if keyword in node):
            yield f"{place}/{keyword}", f"`{keyword}` is not read; refer to components by `$ref: '#/components/...'`"
    for place, owner in dialects:
        dialect = owner[place.rpartition("/")[2]]
        if not isinstance(dialect, str) or dialect.rstrip("#") not in DIALECTS:
            yield place, f"the dialect {dialect!r} is not read; write schemas of JSON Schema 2020-12 and leave it out"


def _check_parameter_nodes(document: Mapping[str, Any]) -> Problems:
    for place, _ in nodes_at(PARAMETER_PLACE, document):
        pointer, node = dereference(document, place)
        path, name = unescape(place.split("/")[2]), node.get("name")
        if node.get("in") == "querystring":
            yield f"{pointer}/in", _of_3_2("querystring")
        elif "in" not in node:
            yield place, f"{pointer} is not a parameter; refer to one under `components/parameters`"
        elif "schema" not in node and len(node.get("content", ())) != 1:
            yield pointer, f"parameter `{name}` has no `schema`; describe it with schema and style"
        elif node["in"] == "path" and f"{{{name}}}" not in path:
            yield pointer, f"path parameter `{name}` does not occur in {path}; correct one of the two"


def _check_operation_ids(document: Mapping[str, Any]) -> Problems:
    seen: dict[str, str] = {}
    for place, node in nodes_at(OPERATION_PLACE, document):
        name = str(node.get("operationId", ""))
        if not name:
            yield place, "the operation has no `operationId`; functions and tests are named after it"
        elif name in seen:
            yield f"{place}/operationId", f"`{name}` is also the operationId at {seen[name]}; rename one of them"
        else:
            seen[name] = place


def _check_slashes(document: Mapping[str, Any]) -> Problems:
    for path in document["paths"]:
        if not path.startswith(("/", "x-")):
            yield f"#/paths/{escape(path)}", f"a path begins with a slash; write `/{path}`"


def _check_paths(document: Mapping[str, Any]) -> Problems:
    for place, _ in nodes_at(OPERATION_PLACE, document):
        path = unescape(place.split("/")[2])
        described = {node["name"] for _, node in parameters(document, place) if node["in"] == "path"}
        before_query = re.split("[?#]", path, maxsplit=1)[0]
        for name in dict.fromkeys(SLOT.findall(before_query)):
            if name not in described:
                yield place, f"{path} has `{{{name}}}`, which no path parameter describes; add one"


def _check_twins(document: Mapping[str, Any]) -> Problems:
    """Parameters and tags that are listed twice."""
    for place, node in [("#", document), *nodes(document)]:
        listed = node.get("parameters", ())
        indexes = range(len(listed)) if isinstance(listed, list) else ()  # those of a link are a mapping
        keys = [dereference(document, f"{place}/parameters/{index}")[1] for index in indexes]
        for index, (name, where) in _repeated([(one.get("name"), one.get("in")) for one in keys]):
            yield f"{place}/parameters/{index}", f"parameter `{name}` in {where} stands here twice; remove one"
    for index, name in _repeated([tag["name"] for tag in document.get("tags", ())]):
        yield f"#/tags/{index}", f"the tag `{name}` is described twice; remove one"


def _repeated(values: list[Any]) -> Iterator[tuple[int, Any]]:
    seen = set[str]()
    for index, value in enumerate(values):
        if repr(value) in seen:
            yield index, value
        seen.add(repr(value))


def _check_structure(document: Mapping[str, Any]) -> Problems:
    """What the JSON Schemas of OpenAPI and of JSON Schema refuse; not the version, which is checked first."""
    if openapi := _openapi():
        yield from _refused(openapi, {**document, "openapi": "3.1.0"}, "#", "valid OpenAPI")
    for root, node in _outermost(document):
        yield from _refused(_json_schema(), node, root, "a valid schema")


def _refused(validator: jsonschema_rs.Draft202012Validator, node: Any, root: str, kind: str) -> Problems:
    for error in validator.iter_errors(node):
        place = "/".join([root, *(escape(str(token)) for token in error.instance_path)])
        for name in getattr(error.kind, "unexpected", ()):
            unknown = f"OpenAPI has no `{name}` here; correct the name or remove it"
            yield f"{place}/{escape(name)}", _of_3_2(name) if name in LATER else unknown
        if not hasattr(error.kind, "unexpected"):
            yield place, f"it is not {kind} ({first_line(error.message)}); correct it"


LATER = {
    *("additionalOperations", "defaultMapping", "itemEncoding", "itemSchema", "mediaTypes", "prefixEncoding", "query"),
    *("dataValue", "serializedValue", "deviceAuthorization"),
}
"""What OpenAPI 3.2 has beyond 3.1 that is about requests and responses."""


def _of_3_2(name: str) -> str:
    return f"`{name}` is a word of OpenAPI 3.2, which is read as far as it is 3.1; leave out what it describes"


@cache
def _openapi() -> jsonschema_rs.Draft202012Validator | None:
    """OpenAPI's own schema; None where it is not installed, since a document that is only judged by can do without."""
    try:
        from openapi_spec_validator.schemas import schema_v31
    except ImportError:
        return None
    return validator_of(dict(schema_v31), validate_formats=False)  # variables are no URL


@cache
def _json_schema() -> jsonschema_rs.Draft202012Validator:
    dialect = {"$ref": "https://json-schema.org/draft/2020-12/schema"}
    return validator_of(dialect, validate_formats=True)


def _check_security(document: Mapping[str, Any]) -> Problems:
    schemes = document.get("components", {}).get("securitySchemes", {})
    for place, node in [("#", document), *nodes_at(OPERATION_PLACE, document)]:
        for index, requirement in enumerate(node.get("security", ())):
            for name in sorted(requirement.keys() - schemes.keys()):
                yield f"{place}/security/{index}", f"there is no security scheme `{name}`; add it under `components`"


def check_links(document: Mapping[str, Any]) -> Problems:
    """Links that lead nowhere, or give something that is not taken there."""
    operations = {node.get("operationId"): place for place, node in nodes_at(OPERATION_PLACE, document)}
    for place, link in nodes_at(LINK_PLACE, document):
        name = link.get("operationId")
        if "$ref" in link:
            continue
        if name is None:
            yield place, "the link names its operation by reference; name it by `operationId`"
        elif name not in operations:
            yield f"{place}/operationId", f"there is no operation `{name}`; link to an operationId of this document"
        else:
            yield from _check_link_values(document, operations[name], place, link)


def _check_link_values(document: Mapping[str, Any], target: str, place: str, link: Mapping[str, Any]) -> Problems:
    known = {form for _, parameter in parameters(document, target) for form in _names_in_links(parameter)}
    for name, value in link.get("parameters", {}).items():
        if name not in known:
            yield f"{place}/parameters/{escape(name)}", f"`{link['operationId']}` has no parameter `{name}`"
        elif value.startswith("$") and not EXPRESSION.fullmatch(value):
            yield f"{place}/parameters/{escape(name)}", f"{value!r} is no runtime expression; see OpenAPI 3.1, 4.8.20.4"


def _names_in_links(parameter: Mapping[str, Any]) -> tuple[str, str]:
    return parameter["name"], f"{parameter['in']}.{parameter['name']}"


STRUCTURE = (
    (_check_references, Code.REFERENCE_BROKEN),
    (_check_addresses, Code.ADDRESS_UNSUPPORTED),
    (_check_parameter_nodes, Code.PARAMETER_UNUSABLE),
    (_check_operation_ids, Code.OPERATION_ID_CLASH),
    (_check_slashes, Code.STRUCTURE_INVALID),
    (_check_paths, Code.PATH_PARAMETER_UNDESCRIBED),
    (_check_twins, Code.DECLARED_TWICE),
    (_check_security, Code.SECURITY_SCHEME_UNKNOWN),
    (check_links, Code.LINK_BROKEN),
    (_check_structure, Code.STRUCTURE_INVALID),
)
"""The checks with their codes, the last of which says less plainly some of what those before it say."""
