"""
How the parts of a spec are called in a client: resources, methods, and the functions below them.

A tag becomes a resource, and an operation its method, named after the operationId without the words of the tag;
`x-method` on the operation names it otherwise. Two that would be the same keep all words, unless the spec is strict.
"""

import keyword
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from openapi_python_client.strings import ClassName, PythonIdentifier

from wireproof.catalog import Operation, Spec
from wireproof.schema import resolve

__all__ = [
    "argument_name",
    "class_name",
    "function_name",
    "method_name",
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


def resource_name(operation: Operation) -> str:
    """The property of a client that has the method of an operation."""
    return str(PythonIdentifier(_normal(operation.tags[0] if operation.tags else "default"), prefix="tag"))


def function_name(operation: Operation) -> str:
    """The name of the function that makes the request of an operation."""
    return str(PythonIdentifier(_normal(operation.operation_id), prefix="field_"))


def argument_name(name: str) -> str:
    """The name of the argument for a parameter or a member of a body, unless another one has it."""
    return python_names(name)[0]


def python_names(name: str) -> tuple[str, str]:
    """What a member is called as an attribute, and what it is called where another one has that name."""
    snake, kept = (PythonIdentifier(_normal(name), prefix="field_", skip_snake_case=skip) for skip in (False, True))
    return str(snake), str(kept)


def class_name(schema: str) -> str:
    """The class of a named schema."""
    return str(ClassName(_normal(schema), prefix="field_"))


def _normal(name: str) -> str:
    """A name with its characters as Python's identifiers have them (PEP 3131)."""
    return unicodedata.normalize("NFKC", name)


def method_name(spec: Spec, operation: Operation) -> str:
    """The name of an operation's method."""
    named = resolve(spec.document, operation.pointer).get("x-method")
    if named is not None:
        return str(named)
    function, resource = function_name(operation), resource_name(operation)
    short = _without_tag(function, resource)
    return function if (resource, short) in _ambiguous(spec) else short


@lru_cache
def _ambiguous(spec: Spec) -> frozenset[tuple[str, str]]:
    """Methods of one name in one resource; in a strict spec, `x-method` has to tell them apart."""
    named = Counter(
        (resource_name(one), _without_tag(function_name(one), resource_name(one))) for one in spec.operations
    )
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
        if not re.fullmatch(r"[a-z][a-z0-9_]*", method) or keyword.iskeyword(method) or method in TAKEN:
            yield operation.pointer, f"a method cannot be called `{method}`; name it with `x-method`"
        if (resource in CLIENT_MEMBERS or resource in functions) and (resource,) not in told:
            yield operation.pointer, f"a client has another `{resource}`; rename the tag"
        told |= {function, (resource,), (resource, method)}


def spoken_names(spec: Spec, operation: Operation) -> str:
    """How an operation is called on a client, as messages and pages name it."""
    return f"{resource_name(operation)}.{method_name(spec, operation)}"
