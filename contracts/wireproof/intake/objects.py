"""
Schemas of objects that do not say so, or not what each member is that they require.

By JSON Schema, `properties` says nothing of what is no object, so that a text would be right there too. Nobody who
writes a document without `type` means that; so a document that is not strict is read as if it said `type: object`. A
member that is required and described nowhere is there, and what additional members may be; it is read as if it said so.

Source: JSON Schema Core 2020-12, sections 10.3.2.1 (properties) and 10.3.2.3 (additionalProperties).
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


PART = re.compile(r"/(allOf|anyOf|oneOf)/\d+\Z")
"""What others may describe the members of."""

OF_MEMBERS = {"$ref", "allOf", "anyOf", "oneOf", "patternProperties", "unevaluatedProperties"}
"""Keywords that may describe members as well."""


def with_objects(document: Mapping[str, Any]) -> dict[str, Any]:
    """A copy in which each schema that describes members is that of an object, and describes those it requires."""
    copied: dict[str, Any] = rewritten(dict(document), _as_object)
    return copied


def _as_object(kind: str, place: str, node: dict[str, Any]) -> dict[str, Any]:
    if kind != "schema" or not isinstance(node.get("properties"), Mapping) or CONDITION.search(place):
        return node
    found = {"type": "object", **node} if OF_A_VALUE.isdisjoint(node) else node
    missing = () if PART.search(place) or not OF_MEMBERS.isdisjoint(node) else _undescribed(node)
    rest = node.get("additionalProperties", True)
    if not missing or rest is False:
        return found
    return {**found, "properties": {**node["properties"], **{name: {} if rest is True else rest for name in missing}}}


def _undescribed(node: dict[str, Any]) -> list[str]:
    required = node.get("required")
    return [name for name in required if name not in node["properties"]] if isinstance(required, list) else []
