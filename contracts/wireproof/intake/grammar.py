"""
Where in an OpenAPI document which kind of object stands, as a table, and a walk along it.

Source: OpenAPI 3.1.0, section 4.8; JSON Schema 2020-12, section 10.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from wireproof.pointers import escape

__all__ = ["GRAMMAR", "Rewrite", "described_children", "rewritten"]

ANY = "*"
"""Every member of an object that is no extension."""

_DESCRIBED = {"schema": "schema", "content": "{media type}", "examples": "{example}"}

GRAMMAR: Mapping[str, Mapping[str, str]] = {
    "document": {
        "paths": "paths",
        "webhooks": "{path}",
        "components": "components",
        "tags": "[tag]",
        "servers": "[server]",
    },
    "components": {
        "schemas": "{schema}",
        "responses": "{response}",
        "parameters": "{parameter}",
        "examples": "{example}",
        "requestBodies": "{body}",
        "headers": "{header}",
        "securitySchemes": "{security scheme}",
        "links": "{link}",
        "callbacks": "{callback}",
        "pathItems": "{path}",
    },
    "paths": {ANY: "path"},
    "path": {
        **dict.fromkeys(("get", "put", "post", "delete", "options", "head", "patch", "trace"), "operation"),
        "parameters": "[parameter]",
        "servers": "[server]",
    },
    "operation": {
        "parameters": "[parameter]",
        "servers": "[server]",
        "requestBody": "body",
        "responses": "responses",
        "callbacks": "{callback}",
    },
    "callback": {ANY: "path"},
    "parameter": _DESCRIBED,
    "header": _DESCRIBED,
    "body": {"content": "{media type}"},
    "responses": {ANY: "response"},
    "response": {"headers": "{header}", "content": "{media type}", "links": "{link}"},
    "media type": {"schema": "schema", "examples": "{example}", "encoding": "{encoding}"},
    "encoding": {"headers": "{header}"},
    "schema": {
        **dict.fromkeys(("properties", "patternProperties", "dependentSchemas", "$defs"), "{schema}"),
        **dict.fromkeys(("allOf", "anyOf", "oneOf", "prefixItems"), "[schema]"),
        **dict.fromkeys(("items", "contains", "additionalProperties", "propertyNames", "not", "if"), "schema"),
        **dict.fromkeys(("then", "else", "unevaluatedItems", "unevaluatedProperties"), "schema"),
    },
}
"""By the kind of an object, the kinds in its members: one, `[...]` a list of them, `{...}` a mapping by names."""

Rewrite = Callable[[str, str, dict[str, Any]], Any]
"""Kind and place of an object and a copy that may be changed -> what it becomes."""


def described_children(node: Any, kind: str) -> Iterator[tuple[Any, Any, str]]:
    """The described members of an object, or the items of a list: key, value and kind."""
    inner = kind.strip("[]{}")
    if kind[0] == "[":
        yield from ((index, one, inner) for index, one in enumerate(node if isinstance(node, list) else ()))
    elif not isinstance(node, dict):
        return
    elif kind[0] == "{":
        yield from ((name, one, inner) for name, one in node.items())
    else:
        kinds = GRAMMAR.get(kind, {})
        for name, one in node.items():
            found = kinds.get(name) or (kinds.get(ANY) if not name.startswith("x-") else None)
            if found:
                yield name, one, found


def rewritten(node: Any, rewrite: Rewrite, kind: str = "document", place: str = "#") -> Any:
    """A copy in which each object of a description is what `rewrite` makes of it, the inner ones first."""
    if not isinstance(node, dict | list):
        return node
    copied: Any = node.copy()
    for key, one, inner in described_children(node, kind):
        copied[key] = rewritten(one, rewrite, inner, f"{place}/{escape(str(key))}")
    return rewrite(kind, place, copied) if isinstance(node, dict) and kind[0] not in "[{" else copied
