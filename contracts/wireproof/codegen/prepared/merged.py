"""Two schemas of one value as one, as far as the types of Python tell schemas apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wireproof.codegen.prepared.named import name_of
from wireproof.codegen.prepared.plain import listed_types

__all__ = ["SAYING", "UNIONS", "Merging", "Node", "says", "types_of"]

SAYING = {
    *("$ref", "additionalProperties", "allOf", "anyOf", "const", "enum", "format", "items", "oneOf", "prefixItems"),
    *("properties", "required", "type"),
}
"""The keywords that types are made of; others are conditions that a value meets or not."""

UNIONS = ("anyOf", "oneOf")
DEEPEST = 12
"""How far into two schemas it is worth to look for what both take."""

Node = dict[str, Any]


def says(node: Any) -> set[str]:
    """The keywords of a schema that types are made of."""
    return SAYING.intersection(node) if isinstance(node, dict) else set()


def types_of(node: Mapping[str, Any]) -> set[str]:
    """The types that a schema itself names or lists values of; empty for any."""
    if node.get("type") is not None:
        return {*listed_types(node["type"])}
    values = [node["const"]] if "const" in node else node.get("enum", [])
    found = {KINDS.get(type(one), "") for one in values}
    if not found and node.keys() & {"properties", "additionalProperties", "required"}:
        return {"object"}
    return found or ({"array"} if node.keys() & {"items", "prefixItems"} else set())


KINDS = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    type(None): "null",
    list: "array",
    dict: "object",
}


@dataclass(frozen=True)
class Merging:
    """What two schemas both take, where references lead into these."""

    schemas: Mapping[str, Any]

    def seen(self, node: Node) -> Node:
        """A schema, or the one that it refers to."""
        seen: set[str] = set()
        while (name := name_of(node)) is not None and name in self.schemas and name not in seen:
            seen.add(name)
            node = self.schemas[name]
        return node

    def types(self, node: Node, seen: frozenset[int] = frozenset()) -> set[str]:
        """The types of a schema, by what it refers to as well; empty for any."""
        target = self.seen(node)
        if types_of(target) or id(target) in seen:
            return types_of(target)
        inner = [self.types(one, seen | {id(target)}) for keyword in UNIONS for one in target.get(keyword, ())]
        found = set[str]().union(*inner) if all(inner) else set[str]()
        for part in target.get("allOf", ()):
            found = common(found, self.types(part, seen | {id(target)})) or set()
        return found

    def branches(self, node: Node) -> list[Node]:
        """The branches of a union, those of its branches as well; a schema that is none, alone."""
        return list(self._branches(node, frozenset()))

    def _branches(self, node: Node, seen: frozenset[str]) -> Iterator[Node]:
        name, target = name_of(node) or "", self.seen(node)
        inner = [branch for keyword in UNIONS for branch in target.get(keyword, ())]
        types = listed_types(target.get("type"))
        if name in seen or ("enum" in target and None not in target["enum"]):
            yield node
        elif inner:
            for branch in inner:
                yield from self._branches(branch, seen | {name})
        elif "enum" in target and len(target["enum"]) > 1:
            yield {**target, "enum": [one for one in target["enum"] if one is not None], "type": _without_null(types)}
            yield {"type": "null"}
        elif len(types) > 1:
            yield from ({**target, "type": one} for one in types)
        else:
            yield node

    def both(self, one: Node, other: Node, depth: int = 0) -> Node | None:
        """What both take; None where nothing is both, and any value where it would take too long to say."""
        if one == other or not says(other):
            return one
        if not says(one):
            return other
        if depth > DEEPEST:
            return {}
        ours, theirs = self.branches(one), self.branches(other)
        if len(ours) > 1 or len(theirs) > 1:
            return self._of_unions(one, other, (ours, theirs), depth)
        return self._of_singles(ours[0], theirs[0], depth)

    def _of_unions(self, one: Node, other: Node, branches: tuple[list[Node], list[Node]], depth: int) -> Node | None:
        ours, theirs = branches
        found: list[Node] = []
        for our in ours:
            for their in theirs:
                both = self.both(our, their, depth + 1)
                if both is not None and both not in found:
                    found.append(both)
        if found in (ours, theirs):
            return one if found == ours else other
        return (found[0] if len(found) == 1 else {"anyOf": found}) if found else None

    def _of_singles(self, one: Node, other: Node, depth: int) -> Node | None:
        ours, theirs = self.seen(one), self.seen(other)
        types = common(self.types(ours), self.types(theirs))
        if types is None:
            return None
        if _covers(ours, theirs):
            return one
        if _covers(theirs, ours):
            return other
        if "object" in types or "allOf" in ours or "allOf" in theirs:
            return {"allOf": [one, other]}
        return self._plain(ours, theirs, types, depth)

    def _plain(self, ours: Node, theirs: Node, types: set[str], depth: int) -> Node:
        """Of two scalars or arrays."""
        found = {**ours, **theirs, **({"type": min(types)} if len(types) == 1 else {})}
        values = [[one["const"]] if "const" in one else one.get("enum") for one in (ours, theirs)]
        if values[0] is not None and values[1] is not None:
            found.pop("const", None)
            found["enum"] = [value for value in values[0] if value in values[1]] or values[1]  # the later one, if none
        if "items" in ours and "items" in theirs:
            found["items"] = self.both(ours["items"], theirs["items"], depth + 1) or {}
        return found


def common(ours: set[str], theirs: set[str]) -> set[str] | None:
    """The types of both, where none means any; None where there is none of both."""
    if not ours or not theirs:
        return ours or theirs
    found = ours & theirs
    if "number" in ours | theirs and "integer" in ours | theirs:
        found |= {"integer"}
        found -= {"number"} if {"number"} != ours & theirs else set()
    return found or None


def _covers(one: Node, other: Node) -> bool:
    """Whether the other says nothing that the one does not say as well."""
    if not types_of(one) or not says(other) <= {"type", "format"}:
        return False
    is_narrower = "number" not in types_of(one) or types_of(other) != {"integer"}
    return is_narrower and ("format" not in other or "format" in one or bool(one.keys() & {"enum", "const"}))


def _without_null(types: list[Any]) -> Any:
    left = [one for one in types if one not in ("null", None)]
    return left[0] if len(left) == 1 else left or None
