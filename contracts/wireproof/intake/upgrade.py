"""
OpenAPI 3.0 and 3.2 as 3.1, so that all that follows knows one version.

`nullable: true` is read as its word says: null is a value, whatever else the schema says. OpenAPI 3.0.3 wants a `type`
beside it and 3.0.0 does not; in either, nobody writes it to say nothing. What stands beside a `$ref` is ignored in 3.0
and gone here. Formats stay: `byte` and `binary` mean the same to what reads them.

Of 3.2, what says nothing of the wire is left out. What does, such as the method `query`, stays and is refused where it
stands, as it is in 3.1.

Source: OpenAPI 3.0.4, sections 4.7.23 and 4.7.24; OpenAPI 3.1.0, sections 4.8.23 and 4.8.24; OpenAPI 3.2.0, section 4.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wireproof.document import is_own
from wireproof.intake.grammar import rewritten
from wireproof.pointers import resolve

__all__ = ["upgraded"]

TARGET = "3.1.0"


def upgraded(document: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """
    The document as OpenAPI 3.1, and what has another place in it: its pointer -> the one in the document given.

    One of another version is as it was.
    """
    version = re.match(r"3\.[0-9]+(?=\.[0-9])", str(document.get("openapi")))
    step = STEPS.get(version[0]) if version else None
    if step is None or (step is _Lenient and is_own(document)):  # which keeps to the letter of 3.1
        return document, {}
    upgrade = step(document)
    found: dict[str, Any] = rewritten(document, upgrade.rewrite)
    return found | {"openapi": document["openapi"] if step is _Lenient else TARGET}, upgrade.moved


ANNOTATIONS = {
    *("title", "description", "default", "deprecated", "readOnly", "writeOnly", "example", "examples"),
    *("externalDocs", "xml"),
}
"""What a schema says about a member, whatever the value is."""


@dataclass(frozen=True)
class _Lenient:
    """3.1 with the `nullable` of 3.0."""

    document: Mapping[str, Any]
    moved: dict[str, str] = field(default_factory=dict)

    def rewrite(self, kind: str, place: str, node: dict[str, Any]) -> Any:
        """What an object becomes."""
        if kind == "parameter" and node.get("in") != "query":
            node.pop("allowReserved", None)  # it is about the query only (OpenAPI 3.1.0, section 4.8.12.2)
        return self._with_null(place, node) if kind == "schema" and "nullable" in node else node

    def _with_null(self, place: str, node: dict[str, Any]) -> dict[str, Any]:
        """Null is a value of it, if `nullable` says so."""
        if node.pop("nullable") is not True:
            return node
        united = [keyword for keyword in ("anyOf", "oneOf") if isinstance(node.get(keyword), list)]
        if node.keys() & {"$ref", "allOf", "const", "not"} or len(united) > 1:
            return self._beside_null(place, node)
        if "type" in node:
            types = node["type"] if isinstance(node["type"], list) else [node["type"]]
            node["type"] = [*types, *(["null"] if "null" not in types else [])]
        if isinstance(node.get("enum"), list) and None not in node["enum"]:
            node["enum"] = [*node["enum"], None]
        for keyword in united:
            if not any(self._takes_null(branch, frozenset()) for branch in node[keyword]):
                node[keyword] = [*node[keyword], {"type": "null"}]
        return node

    def _beside_null(self, place: str, node: dict[str, Any]) -> dict[str, Any]:
        """A union of the schema and of null, for what cannot say so itself."""
        about = {key: value for key, value in node.items() if key in ANNOTATIONS or key.startswith("x-")}
        rest = {key: value for key, value in node.items() if key not in about}
        self.moved[f"{place}/anyOf/0"] = place
        if [*rest] == ["allOf"] and isinstance(rest["allOf"], list) and len(rest["allOf"]) == 1:
            rest = rest["allOf"][0]
            self.moved[f"{place}/anyOf/0"] = f"{place}/allOf/0"
        return {**about, "anyOf": [rest, {"type": "null"}]}

    def _takes_null(self, node: Any, seen: frozenset[str]) -> bool:
        """Whether null is a value of a schema, upgraded or not."""
        if not isinstance(node, dict) or node.get("nullable") is True:
            return node is not False
        reference = node.get("$ref")
        if isinstance(reference, str):
            return reference not in seen and self._takes_null(self._at(reference), seen | {reference})
        types = node.get("type", "null")
        if "null" not in (types if isinstance(types, list) else [types]) or None not in node.get("enum", [None]):
            return False
        united = [node[keyword] for keyword in ("anyOf", "oneOf") if keyword in node]
        return all(self._takes_null(one, seen) for one in node.get("allOf", ())) and all(
            any(self._takes_null(one, seen) for one in branches) for branches in united
        )

    def _at(self, reference: str) -> Any:
        try:
            return resolve(self.document, reference)
        except (LookupError, TypeError, ValueError):  # refused later, at its place
            return False


@dataclass(frozen=True)
class _Of30(_Lenient):
    """3.0."""

    def rewrite(self, kind: str, place: str, node: dict[str, Any]) -> Any:
        """What an object becomes."""
        if kind != "path" and isinstance(node.get("$ref"), str):
            kept = {"$ref", "description"} if kind == "schema" else {"$ref", "summary", "description"}
            return {key: value for key, value in node.items() if key in kept or key.startswith("x-")}
        if kind != "schema":
            return super().rewrite(kind, place, node)
        for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
            if isinstance(node.get(exclusive), bool) and node.pop(exclusive) and limit in node:
                node[exclusive] = node.pop(limit)
                self.moved[f"{place}/{exclusive}"] = f"{place}/{limit}"
        if "example" in node and "examples" not in node:
            node["examples"] = [node.pop("example")]
            self.moved[f"{place}/examples/0"] = f"{place}/example"
        return super().rewrite(kind, place, node)


SAYING_NOTHING: Mapping[str, set[str]] = {
    "document": {"$self"},
    "response": {"summary"},
    "security scheme": {"deprecated", "oauth2MetadataUrl"},
    "tag": {"summary", "parent", "kind"},
    "server": {"name"},
}
"""What 3.2 has beyond 3.1 and is about neither requests nor responses, by the kind of object."""


@dataclass(frozen=True)
class _Of32(_Lenient):
    """3.2."""

    def rewrite(self, kind: str, place: str, node: dict[str, Any]) -> Any:
        """What an object becomes."""
        node = {key: value for key, value in node.items() if key not in SAYING_NOTHING.get(kind, ())}
        if kind == "response" and "$ref" not in node:
            node.setdefault("description", "")
        if kind == "example" and "dataValue" in node:
            node["value"] = node.pop("dataValue")
            node.pop("serializedValue", None)
            self.moved[f"{place}/value"] = f"{place}/dataValue"
        return node if kind == "parameter" else super().rewrite(kind, place, node)


STEPS: Mapping[str, type[_Lenient]] = {"3.0": _Of30, "3.1": _Lenient, "3.2": _Of32}
"""What is done to a document, by its version."""
