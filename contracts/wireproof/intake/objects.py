"""
Schemas of objects that do not say so.

By JSON Schema, `properties` says nothing of what is no object, so that a text would be right there too. Nobody who
writes a document without `type` means that; so a document that is not strict is read as if it said `type: object`.

Source: JSON Schema Core 2020-12, section 10.3.2.1 (properties).
"""

import re
from collections.abc import Mapping
from typing import Any

from wireproof.intake.grammar import rewritten

__all__ = ["with_objects"]

OF_A_VALUE = {"$ref", "const", "enum", "type"}
"""Keywords beside which nothing has to be said."""

CONDITION = re.compile(r"(?<!/properties)/(not|if|then|else)(/|\Z)")
"""Inside of what only asks something of a value."""


def with_objects(document: Mapping[str, Any]) -> dict[str, Any]:
    """A copy in which each schema that describes members is that of an object, apart from conditions."""
    copied: dict[str, Any] = rewritten(dict(document), _as_object)
    return copied


def _as_object(kind: str, place: str, node: dict[str, Any]) -> dict[str, Any]:
    is_meant = kind == "schema" and "properties" in node and OF_A_VALUE.isdisjoint(node)
    return {"type": "object", **node} if is_meant and not CONDITION.search(place) else node
