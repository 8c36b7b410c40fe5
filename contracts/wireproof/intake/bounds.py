"""What a document may come to when its references are followed: a few lines can stand for more than anybody reads."""

from collections.abc import Mapping
from typing import Any

from wireproof.pointers import escape, resolve

__all__ = ["MOST_REFERENCES", "branch_problems"]

MOST_BRANCHES = 5_000
"""Branches of a schema, those of its branches included."""

MOST_REFERENCES = 100
"""References that lead to nothing but another one."""

UNITED = ("allOf", "anyOf", "oneOf")


def branch_problems(document: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The components that come to too many branches, each with its place."""
    components = document.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    known: dict[int, int] = {}
    problem = f"its branches come to more than {MOST_BRANCHES:,} with those inside; describe fewer alternatives"
    return [
        (f"#/components/schemas/{escape(name)}", problem)
        for name, node in (schemas.items() if isinstance(schemas, dict) else ())
        if _branches(node, document, known) > MOST_BRANCHES
    ]


def _branches(node: Any, document: Mapping[str, Any], known: dict[int, int]) -> int:
    """The number of branches, each node looked at once; what is being counted is one."""
    if not isinstance(node, dict):
        return 1
    if id(node) not in known:
        known[id(node)] = 1
        inner = [one for keyword in UNITED for one in _list(node.get(keyword))]
        inner += [_referenced(document, node["$ref"])] if isinstance(node.get("$ref"), str) else []
        known[id(node)] = sum(_branches(one, document, known) for one in inner) or 1
    return known[id(node)]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _referenced(document: Mapping[str, Any], reference: str) -> Any:
    try:
        return resolve(document, reference)
    except (LookupError, TypeError, ValueError):  # refused later, at its place
        return None
