"""
How the parts of a spec are called in a client: resources, methods, and the functions below them.

A tag becomes a resource, and an operation its method, named after the operationId without the words of the tag;
`x-method` on the operation names it otherwise. Two that would be the same keep all words, and one that no method can be
called has `_` behind it, unless the spec is strict.
"""

import keyword
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain, count
from typing import Any
from urllib.parse import unquote

from wireproof.catalog import Operation, Spec
from wireproof.extras import lacking
from wireproof.media import kind_of, sent_types
from wireproof.pointers import resolve, unescape
from wireproof.runtime import errors as runtime_errors
from wireproof.schema import Schema

try:
    from openapi_python_client.strings import ClassName, PythonIdentifier
except ImportError as error:
    raise lacking(__name__, error) from error

__all__ = [
    "CLASSES",
    "MEMBERS",
    "alias_of",
    "argument_name",
    "attribute_names",
    "class_name",
    "class_names",
    "free_class",
    "function_name",
    "member_names",
    "method_name",
    "mock_name",
    "module_name",
    "parameter_names",
    "problems",
    "python_names",
    "resource_name",
    "spoken_names",
]

TAKEN = frozenset({"bool", "bytes", "float", "int", "object", "self", "str"})
"""What a method cannot be called, because its neighbours name their types so."""

CLIENT_MEMBERS = frozenset(
    {
        *("base_url", "close", "cookies", "follow_redirects", "headers", "http_options", "max_retries"),
        *("max_response_size", "max_retry_after", "retry_non_idempotent", "send", "stream", "timeout", "total_timeout"),
        *("verify", "with_options"),
    }
)
"""What a client has beside its resources."""


CLASSES = frozenset(
    {
        *("Any", "AsyncClient", "AsyncPages", "Client", "Literal", "Mapping", "Never", "OpenIntEnum", "OpenStrEnum"),
        *("PagedRequest", "EnvelopeRequest", "Pages", "Request", "Response", "Self", "Sequence", "UUID", "Unset"),
        *(name for name in runtime_errors.__all__ if name[0].isupper()),
    }
)
"""What the modules of a client import or define, and a model must not hide."""

MEMBERS = frozenset({"additional_properties", "admit_dict", "from_dict", "to_dict"})
"""What every model has besides the members of its schema."""

LONGEST = 100
"""How many characters of a name a class keeps: its module is a file, whose name ends at 255 bytes."""


def resource_name(operation: Operation) -> str:
    """The property of a client that has the method of an operation."""
    return str(PythonIdentifier(_normal(operation.tags[0] if operation.tags else "default"), prefix="tag"))


def function_name(operation: Operation) -> str:
    """The name of the function that makes the request of an operation."""
    return str(PythonIdentifier(_normal(operation.operation_id), prefix="field_"))


def argument_name(name: str) -> str:
    """The name of the argument for a parameter or a member of a body, unless another one has it."""
    return python_names(name)[0]


@lru_cache(4096)
def python_names(name: str) -> tuple[str, str]:
    """What a member is called as an attribute, and what it is called where another one has that name."""
    snake, kept = (PythonIdentifier(_normal(name), prefix="field_", skip_snake_case=skip) for skip in (False, True))
    return str(snake), str(kept)


def attribute_names(members: Iterable[str]) -> dict[str, str]:
    """
    What the members of one object are called as attributes: in snake case, and as they are written where two would be
    the same; `_` or a number tells apart what is still the same, or what every model has already.
    """
    members = set(members)
    times = Counter(python_names(name)[0] for name in members)
    found: dict[str, str] = {}
    for name in sorted(members):
        snake, kept = python_names(name)
        found[name] = _unused(kept if times[snake] > 1 else snake, {*MEMBERS, *found.values()})
    return found


def _unused(wanted: str, taken: Collection[str]) -> str:
    """A name that is none of those taken, with `_` or a number behind it if need be."""
    tries = chain([wanted, f"{wanted}_"], (f"{wanted}_{number}" for number in count(2)))
    return next(one for one in tries if one not in taken)


@lru_cache
def parameter_names(spec: Spec, operation: Operation) -> dict[tuple[str, str], str]:
    """
    What the parameters of an operation are called as arguments, by location and name, unless `x-argument` says it.

    Those in two locations that would be the same have the location behind their name; `_` or a number tells apart what
    is still the same.
    """
    parameters = [(one.location, one.name) for one in operation.parameters]
    times = Counter(python_names(name)[0] for _, name in parameters)
    places = Counter(wanted for _, wanted in {(location, python_names(name)[0]) for location, name in parameters})
    said = {
        (one.location, one.name): _argument_name(resolve(spec.document, one.pointer)) for one in operation.parameters
    }
    found: dict[tuple[str, str], str] = {}
    for location, name in parameters:
        snake, kept = python_names(name)
        wanted = kept if times[snake] > places[snake] else snake
        wanted = f"{wanted.rstrip('_')}_{location}" if places[snake] > 1 or snake in ("client", "url") else wanted
        found[location, name] = said[location, name] or _unused(wanted, {*_of_body(operation), *found.values()})
    return found


def member_names(spec: Spec, operation: Operation, members: Mapping[str, Schema]) -> dict[str, str]:
    """
    What the members of a body are called as arguments, unless `x-argument` says it.

    One that a parameter is called as has `_body` behind its name; a strict document has to name one of the two.
    """
    taken = set() if spec.is_strict else {*parameter_names(spec, operation).values()}
    found: dict[str, str] = {}
    for name, wanted in attribute_names(members).items():
        told = f"{wanted.rstrip('_')}_body" if wanted in taken else wanted
        said = _argument_name(members[name].node)
        found[name] = said or _unused(told, {*_of_body(operation), *taken, *found.values()})
    return found


def _argument_name(node: Any) -> str:
    """The name that `x-argument` says; empty where it is not there."""
    return str(node.get("x-argument") or "") if isinstance(node, Mapping) else ""


def _of_body(operation: Operation) -> set[str]:
    """What no other argument of an operation is called: what a body is, and what a method names besides."""
    if operation.body is None:
        return {"operations"}
    is_upload = any(kind_of(one) in ("binary", "text") for one in sent_types(operation.body)[:1])
    return {"operations", "body", *MEMBERS, *(("content", "content_type") if is_upload else ())}


@cache
def class_name(schema: str) -> str:
    """The class of a named schema, if no other one has that name."""
    return str(ClassName(_normal(schema), prefix="field_"))


@cache
def module_name(kind: str) -> str:
    """The module of a class."""
    return str(PythonIdentifier(kind, prefix="field_"))


def free_class(wanted: str, is_taken: Callable[[str], bool]) -> str:
    """A name for a class that is not taken: with `Model` or a number behind it if need be."""
    base = wanted[:LONGEST]
    tries = chain([base, f"{base}Model"] if wanted in CLASSES else [base], (f"{base}{number}" for number in count(2)))
    return next(one for one in tries if one not in CLASSES and not is_taken(one))


@lru_cache
def class_names(spec: Spec) -> Mapping[str, str]:
    """
    The class of each named schema, no two of which are the same, nor one that every client has.

    The first of several has the name, the others a number behind it; `Model` stands behind what a client has already.
    What only stands for another schema is called as that one.
    """
    schemas = spec.document.get("components", {}).get("schemas", {})
    aliases = {name: end for name in schemas if (end := _end(name, schemas)) != name}
    found, modules = dict[str, str](), dict[str, str]()
    for name in (one for one in schemas if one not in aliases):
        if _is_class(class_name(name)) and modules.setdefault(module_name(class_name(name)), name) == name:
            found[name] = class_name(name)
    for name in (one for one in schemas if one not in aliases and one not in found):
        found[name] = free_class(class_name(name), lambda one: module_name(one) in modules)
        modules[module_name(found[name])] = name
    return found | {name: found[end] for name, end in aliases.items() if end in found}


def _is_class(name: str) -> bool:
    return name not in CLASSES and len(name) <= LONGEST


def _end(name: str, schemas: Mapping[str, Any]) -> str:
    """The schema that a name stands for in the end."""
    seen = {name}
    while (target := alias_of(schemas.get(name))) is not None and target not in seen:
        seen.add(target)
        name = target
    return name


ANNOTATIONS = {"deprecated", "description", "example", "examples", "externalDocs", "title"}


def alias_of(node: Any) -> str | None:
    """The named schema that a schema stands for, and says no more than; None where it is one of its own."""
    if not isinstance(node, Mapping):
        return None
    said = {key for key in node if key not in ANNOTATIONS and not key.startswith("x-")}
    if said == {"$ref"}:
        head, _, name = unquote(str(node["$ref"])).rpartition("/")
        return unescape(name) if head == "#/components/schemas" else None
    is_one = said <= {"allOf", "type"} and node.get("type", "object") == "object" and len(node.get("allOf", ())) == 1
    return alias_of(node["allOf"][0]) if is_one else None


def _normal(name: str) -> str:
    """A name with its characters as Python's identifiers have them (PEP 3131)."""
    return unicodedata.normalize("NFKC", name)


def method_name(spec: Spec, operation: Operation) -> str:
    """The name of an operation's method."""
    said = _said_method(spec, operation)
    short = _short_name(spec, operation)
    return said or (function_name(operation) if (resource_name(operation), short) in _ambiguous(spec) else short)


def _said_method(spec: Spec, operation: Operation) -> str:
    """The name that `x-method` says; empty where it is not there."""
    return str(resolve(spec.document, operation.pointer).get("x-method", ""))


def _short_name(spec: Spec, operation: Operation) -> str:
    """A function without the words of its resource, and with `_` behind what no method can be called (PEP 8)."""
    short = _without_tag(function_name(operation), resource_name(operation))
    return f"{short}_" if _is_taken(short) and not spec.is_strict else short


def _is_taken(method: str) -> bool:
    """Whether a method cannot have a name because Python or its neighbours need it."""
    return keyword.iskeyword(method) or method in TAKEN


@lru_cache
def _ambiguous(spec: Spec) -> frozenset[tuple[str, str]]:
    """Methods of one name in one resource; in a strict spec, `x-method` has to tell them apart."""
    named = Counter((resource_name(one), _said_method(spec, one) or _short_name(spec, one)) for one in spec.operations)
    return frozenset() if spec.is_strict else frozenset(name for name, times in named.items() if times > 1)


def _without_tag(function: str, resource: str) -> str:
    """The words of a function without those of its resource, in singular or plural; all of them if none is left."""
    words, tag = function.split("_"), resource.split("_")
    for start in range(len(words) - len(tag) + 1):
        if all(_forms(word) & _forms(other) for word, other in zip(words[start:], tag, strict=False)):
            rest = words[:start] + words[start + len(tag) :]
            return "_".join(rest) if rest else function
    return function


ENDINGS = (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", ""), ("s", ""))
"""What a plural ends with, and what its singular has instead."""


def _forms(word: str) -> set[str]:
    """A word, and what it may be the plural of."""
    return {word, *(word.removesuffix(plural) + singular for plural, singular in ENDINGS if word.endswith(plural))}


def mock_name(spec: Spec) -> str:
    """The class that stands for an API in tests: `PetStoreMock`."""
    return f"{''.join(word.capitalize() for word in spec.name.split('-'))}Mock"


def problems(spec: Spec) -> Iterator[tuple[str, str]]:
    """Names that cannot be, or that several operations share, with the place of the first."""
    operations = {operation.operation_id: operation for operation in reversed(spec.operations)}
    functions = Counter(map(function_name, operations.values()))
    methods = Counter((resource_name(one), method_name(spec, one)) for one in operations.values())
    told: set[str | tuple[str, ...]] = set()
    for operation in reversed(operations.values()):
        function, resource, method = function_name(operation), resource_name(operation), method_name(spec, operation)
        if functions[function] > 1 and function not in told:
            both = f"`{operation.operation_id}` and another operationId become the function `{function}`"
            yield operation.pointer, f"{both}; rename one"
        elif functions[function] == 1 and methods[resource, method] > 1 and (resource, method) not in told:
            yield operation.pointer, f"two operations become the method `{resource}.{method}`; name one with `x-method`"
        if not re.fullmatch(r"[a-z][a-z0-9_]*", method) or _is_taken(method):
            yield operation.pointer, f"a method cannot be called `{method}`; name it with `x-method`"
        if (resource in CLIENT_MEMBERS or resource in functions) and (resource,) not in told:
            yield operation.pointer, f"a client has another `{resource}`; rename the tag"
        told |= {function, (resource,), (resource, method)}


def spoken_names(spec: Spec, operation: Operation) -> str:
    """How an operation is called on a client, as messages and pages name it."""
    return f"{resource_name(operation)}.{method_name(spec, operation)}"
