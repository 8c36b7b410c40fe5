"""
What a client can be generated for, as a table of checks.

The oracle judges more than this; a spec outside of it is refused with the place, before anything is written.
"""

from collections import Counter
from collections.abc import Callable, Iterator

from openapi_python_client.strings import PythonIdentifier

from wireproof.catalog import MediaType, Operation, SecurityScheme, Spec
from wireproof.errors import SpecError
from wireproof.schema import JSON_TYPES, Schema

__all__ = ["Credentials", "check_support", "credentials"]

Problems = Iterator[tuple[str, str]]

PRIMITIVE_TYPES = JSON_TYPES - {"array", "object"}


def check_support(spec: Spec) -> None:
    """
    Refuse a spec that no right client can be generated for.

    Raises:
        SpecError: It uses something that is not supported.
    """
    for check in CHECKS:
        for place, problem in check(spec):
            raise SpecError(spec.file, place, problem)


def _module_names(spec: Spec) -> Problems:
    names = Counter(module_name(operation) for operation in spec.operations)
    for operation in spec.operations:
        if names[module_name(operation)] > 1:
            yield operation.pointer, f"`{operation.operation_id}` differs from another operationId in letter case only"


def _parameters(spec: Spec) -> Problems:
    for operation in spec.operations:
        for parameter in operation.parameters:
            name = f"parameter `{parameter.name}`"
            types = parameter.schema.types - {"null"}
            if parameter.allow_reserved:
                yield parameter.pointer, f"{name} has `allowReserved`, which is not supported; leave it out"
            if parameter.style == "deepObject" and types != {"object"}:
                yield parameter.pointer, f"{name} has style deepObject, which is defined for objects only"
            if parameter.style in ("spaceDelimited", "pipeDelimited") and parameter.explode:
                yield parameter.pointer, f"{name}: {parameter.style} is not defined with `explode: true`; use form"
            if not all(part.types <= PRIMITIVE_TYPES for part in _parts(parameter.schema)):
                yield parameter.pointer, f"{name} has arrays or objects inside; no style is defined for them"


def _parts(schema: Schema) -> list[Schema]:
    """What the items and members of a parameter are; nothing is said about those left open."""
    parts = [schema.items] if "array" in schema.types else []
    if "object" in schema.types:
        parts += [*schema.properties.values(), schema.additional]
    return [part for part in parts if part.node is not True and part.node is not False]


def _bodies(spec: Spec) -> Problems:
    for operation in spec.operations:
        if operation.body and (reason := _unreadable(operation.body.media_types, json_only=True)):
            yield operation.body.pointer, f"the request body {reason}"
        for response in operation.responses:
            if response.media_types and (reason := _unreadable(response.media_types, json_only=False)):
                yield response.pointer, f"the response {response.status} {reason}"


def _unreadable(media_types: tuple[MediaType, ...], *, json_only: bool) -> str | None:
    kinds = "application/json" if json_only else "application/json or text/plain"
    if len(media_types) != 1:
        return f"has {len(media_types)} content types; document exactly one, {kinds}"
    (media_type,) = media_types
    name = media_type.content_type.partition(";")[0].strip().lower()
    if not (is_json(name) or (name.startswith("text/") and not json_only)):
        return f"has content type {media_type.content_type}, which is not supported; use {kinds}"
    if media_type.schema is None:
        return f"has no schema for {media_type.content_type}; add one"
    return None


def _security(spec: Spec) -> Problems:
    expected = credentials(spec)
    for operation in spec.operations:
        alternatives = [tuple(_credentials(scheme) for scheme in schemes) for schemes in operation.security]
        if alternatives and not any(set(alternative) <= {expected} for alternative in alternatives):
            yield operation.pointer, f"the client sends {expected}, which none of its `security` alternatives accepts"


def _binary(spec: Spec) -> Problems:
    for name, node in spec.document.get("components", {}).get("schemas", {}).items():
        if isinstance(node, dict) and node.get("format") == "binary":
            yield f"#/components/schemas/{name}", "binary strings are not supported; JSON has no bytes"


CHECKS: tuple[Callable[[Spec], Problems], ...] = (_module_names, _parameters, _bodies, _security, _binary)


def module_name(operation: Operation) -> str:
    """The name of the module that an operation becomes."""
    return str(PythonIdentifier(operation.operation_id, prefix="field_"))


def is_json(content_type: str) -> bool:
    """Whether a content type is JSON (RFC 6839, section 3.1 for `+json`)."""
    return content_type == "application/json" or content_type.endswith("+json")


# Credentials --------------------------------------------------------------------------------------------------------

Credentials = tuple[str, str]
"""The header field that carries the token, and the word before the token."""


def credentials(spec: Spec) -> Credentials:
    """How the client of a spec proves who is calling: as the first scheme that any operation asks for."""
    for operation in spec.operations:
        for scheme in (scheme for alternative in operation.security for scheme in alternative):
            return _credentials(scheme) or ("Authorization", "Bearer")
    return ("Authorization", "Bearer")


def _credentials(scheme: SecurityScheme) -> Credentials | None:
    if scheme.type == "apiKey":
        return (scheme.key_name, "") if scheme.key_location == "header" else None
    return ("Authorization", scheme.http_scheme.capitalize()) if scheme.http_scheme else None
