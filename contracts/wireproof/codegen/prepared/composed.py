"""
Schemas that are put together, as one schema each.

The generator's parser takes an `allOf` of objects whose members differ, and unions that nothing stands beside. Where
two parts speak of one member, both are merged. Conditions (limits, patterns, `not`, `if`) are not for types; the judge
holds every value against them.
"""

import copy
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from wireproof.codegen.prepared.merged import SAYING, UNIONS, Merging, Node, says, types_of
from wireproof.codegen.prepared.named import name_of, reference, unused
from wireproof.codegen.prepared.plain import is_schema
from wireproof.document import nodes

__all__ = ["composed"]

OF_OBJECTS = {"additionalProperties", "properties", "required", "type"}
"""What an object may say that is put together of others."""
CONDITIONS = {"format", "required", "type"}
"""What a branch may say that tells no value from those of its neighbours by its type."""
MOST = 64
"""Of how many branches a union may be, before a second one beside it is passed over."""


def composed(document: dict[str, Any]) -> None:
    """Rewrite the schemas of a document that the parser would lose something of, or refuse."""
    schemas: dict[str, Any] = document["components"]["schemas"]
    composing = _Composing(schemas)
    for name in list(schemas):
        composing.compose(schemas[name])
    for _, node in list(nodes(document)):
        if is_schema(node):
            composing.compose(node)


class _Composing:
    """Rewrites schemas where they stand, each once, and those that it is put together from first."""

    def __init__(self, schemas: dict[str, Any]) -> None:
        self.schemas = schemas
        self.merging = Merging(schemas)
        self._done: dict[int, Node] = {}

    def compose(self, node: Any) -> None:
        """Rewrite a schema, and what is inside of it."""
        if not isinstance(node, dict) or id(node) in self._done:
            return
        self._done[id(node)] = node
        self._ref_siblings(node)
        self._beside_a_union(node)
        if "allOf" in node:
            self._all_of(node)
        for keyword in ("allOf", *UNIONS, "prefixItems"):
            for inner in node.get(keyword, ()):
                self.compose(inner)
        for inner in (node.get("items"), node.get("additionalProperties"), *node.get("properties", {}).values()):
            self.compose(inner)

    def _ref_siblings(self, node: Node) -> None:
        """What stands beside a `$ref`, and beside the only branch of a union, becomes a part like that one."""
        for keyword in UNIONS:
            if len(node.get(keyword, ())) == 1:
                node.setdefault("allOf", []).extend(node.pop(keyword))
        if "$ref" in node and says(node) - {"$ref", "type", "format"}:
            rest = {key: node.pop(key) for key in says(node) - {"$ref", "allOf"}}
            node["allOf"] = [{"$ref": node.pop("$ref")}, *node.get("allOf", ()), *([rest] if rest else [])]
        elif "$ref" in node:
            node.pop("type", None)
            node.pop("format", None)

    # Unions ---------------------------------------------------------------------------------------------------------

    def _beside_a_union(self, node: Node) -> None:
        """What stands beside a union is said of each of its branches."""
        keyword = next((one for one in UNIONS if one in node), None)
        base = {key: node[key] for key in SAYING & node.keys() if key != keyword}
        if keyword is None or not base:
            return
        branches = node[keyword]
        if all(says(one) <= CONDITIONS and types_of(one) <= types_of(base) for one in branches):
            del node[keyword]
            node.pop("discriminator", None)
            return
        if base.keys() & {*UNIONS} and len(branches) * len(base[min(base.keys() & {*UNIONS})]) > MOST:
            base = {key: value for key, value in base.items() if key not in UNIONS}
        for key in SAYING & node.keys() - {keyword}:
            del node[key]
        found = [one for one in branches if self.merging.both(base, one) is not None] or branches
        if {*base} != {"type"} or not all(map(self.merging.types, found)):
            found = [self._joined(base, one) for one in found]
        node[keyword] = found
        if len(found) == len(branches):
            self._told_apart(node, dict(zip(map(name_of, branches), found, strict=True)))

    def _joined(self, base: Node, branch: Node) -> Node:
        """A branch with what is said of all; one that says so itself stays."""
        target = self.merging.seen(branch)
        if (
            says(base) <= OF_OBJECTS
            and {*base.get("properties", ())} <= self._members(target).keys()
            and {*base.get("required", ())} <= self._required(target)
        ):
            return branch
        joined = {"allOf": [copy.deepcopy(base), branch]}
        name = name_of(branch)
        if name is None:
            return joined
        named = unused(f"{name} Variant", self.schemas)
        self.schemas[named] = joined
        self.compose(joined)
        return {"$ref": reference(named)}

    @staticmethod
    def _told_apart(node: Node, instead: Mapping[str | None, Node]) -> None:
        """Have a discriminator mean what is there instead of its branches."""
        told = node.get("discriminator")
        if not isinstance(told, dict):
            return
        names = [name for name in instead if name is not None]
        mapping = told.get("mapping") or {name: reference(name) for name in names}
        told["mapping"] = {
            value: instead.get(name_of({"$ref": target}) or target, {}).get("$ref", target)
            for value, target in mapping.items()
        }

    # Objects --------------------------------------------------------------------------------------------------------

    def _all_of(self, node: Node) -> None:
        own = {key: node[key] for key in SAYING & node.keys() if key != "allOf"}
        parts = [part for part in self._parts(node["allOf"]) if says(part)]
        if not parts:
            del node["allOf"]
            return
        for part in parts:
            self.compose(self.merging.seen(part))
        if union := next((part for part in parts if len(self.merging.branches(part)) > 1), None):
            self._distribute(node, union, [own, *(part for part in parts if part is not union)])
        elif self._are_objects([own, *parts]):
            self._object(node, own, parts)
        else:
            self._single(node, [own, *parts])

    def _parts(self, branches: list[Any]) -> Iterator[Node]:
        """The parts of an `allOf`, those of parts as well; what no class is made of is written out."""
        for branch in branches:
            if not isinstance(branch, dict):
                continue
            target = self.merging.seen(branch)
            if target is not branch and not says(target) - CONDITIONS - {"format"} and "object" not in types_of(target):
                yield {key: target[key] for key in says(target)}
            elif "$ref" in branch and not says(branch) - {"$ref"}:
                yield branch
            else:
                self._ref_siblings(branch)
                self._beside_a_union(branch)
                yield from self._parts(branch.get("allOf", []))
                yield {key: value for key, value in branch.items() if key != "allOf"}

    def _are_objects(self, parts: list[Node]) -> bool:
        types = [self.merging.types(part) for part in parts]
        return all(one <= {"object"} for one in types) and any(types)

    def _distribute(self, node: Node, union: Node, others: list[Node]) -> None:
        """A union with something beside it: each branch with all of that."""
        others = [one for one in others if says(one) - {"type"} or (says(one) and not self._is_weaker(one, union))]
        branches = self.merging.branches(union)
        self._replace(node, union)
        if not others:
            return
        found = []
        for branch in branches[:MOST]:
            merged: Node | None = branch
            for other in others:
                merged = None if merged is None else self.merging.both(merged, other)
            if merged is not None and merged not in found:
                found.append(copy.deepcopy(merged))
        self._replace(node, found[0] if len(found) == 1 else {"anyOf": found} if found else {})
        self._compose_again(node)

    def _is_weaker(self, one: Node, union: Node) -> bool:
        """Whether a schema that says types only says those of a union."""
        return all(self.merging.types(branch) <= types_of(one) for branch in self.merging.branches(union))

    def _single(self, node: Node, parts: list[Node]) -> None:
        """Scalars and arrays."""
        found: Node = {}
        for part in parts:
            found = self.merging.both(found, part) or part
        self._replace(node, found)
        self._compose_again(node)

    def _compose_again(self, node: Node) -> None:
        self._done.pop(id(node), None)
        if "allOf" in node:
            self.compose(node)
        self._done[id(node)] = node

    @staticmethod
    def _replace(node: Node, other: Node) -> None:
        """Say what the other says; what is written about it stays."""
        for key in SAYING & node.keys():
            del node[key]
        node.update({key: value for key, value in other.items() if key not in node})

    def _object(self, node: Node, own: Node, parts: list[Node]) -> None:
        """An `allOf` of objects; nothing is written anew where the parser is right by itself."""
        known = [self._members(self.merging.seen(part)) for part in [*parts, own]]
        times = Counter(name for members in known for name in members)
        differing = {name for name in times if times[name] > 1 and not _is_alike(name, known)}
        needed = self._needed_of_others(parts)
        if not (differing or needed) and parts == node["allOf"] and len(parts) > 1:
            return
        pairs = list(zip(parts, known, strict=False))
        kept = [part for part, members in pairs if name_of(part) is not None and not differing & members.keys()]
        merged = self._merged([*(self._spread(part) for part in parts if part not in kept), own, needed])
        self._replace(node, {"type": "object"})
        if kept and merged:
            node["allOf"] = [*kept, {key: merged[key] for key in merged if key != "additionalProperties"}]
            node |= {key: merged[key] for key in merged if key == "additionalProperties"}
        elif kept:
            node["allOf"] = kept
            if len(kept) == 1:
                del node["type"]
        else:
            node |= merged
        for member in merged.get("properties", {}).values():
            self.compose(member)

    def _needed_of_others(self, parts: list[Node]) -> Node:
        """The members that named parts require and do not have, so that others have to."""
        named = [self.merging.seen(part) for part in parts if name_of(part) is not None]
        names = {name for part in named for name in self._required(part) - self._members(part).keys()}
        return {"required": sorted(names)} if names else {}

    def _merged(self, parts: list[Node]) -> Node:
        """Objects whose members are written out, as one."""
        members: dict[str, Node] = {}
        required: dict[str, None] = {}
        found: Node = {}
        for part in parts:
            required |= dict.fromkeys(part.get("required", ()))
            for name, member in part.get("properties", {}).items():
                both = self.merging.both(members[name], member) if name in members else member
                members[name] = member if both is None else both
            found |= {key: part[key] for key in ("additionalProperties",) if key in part}
        found |= {"properties": members} if members else {}
        return found | ({"required": list(required)} if required else {})

    def _spread(self, part: Node) -> Node:
        """An object with all of its members; those that become classes get a name, so that these are the same."""
        name, target = name_of(part), self.merging.seen(part)
        for owner in self._owners(target) if name else ():
            for member, inner in list(owner.get("properties", {}).items()):
                if _makes_class(inner):
                    named = unused(f"{name} {member}", self.schemas)
                    self.schemas[named] = inner
                    owner["properties"][member] = {"$ref": reference(named)}
        return {**target, "properties": self._members(target), "required": sorted(self._required(target))}

    def _owners(self, node: Node) -> Iterator[Node]:
        """A schema and all that it is put together from, each once; the more general ones first."""
        waiting, seen = [node], dict[int, Node]()
        while waiting:
            part = self.merging.seen(waiting.pop())
            if id(part) not in seen:
                seen[id(part)] = part
                waiting += [one for one in part.get("allOf", ()) if isinstance(one, dict)]
        yield from reversed(seen.values())

    def _members(self, node: Node) -> dict[str, Node]:
        return {name: one for part in self._owners(node) for name, one in part.get("properties", {}).items()}

    def _required(self, node: Node) -> set[str]:
        return {name for part in self._owners(node) for name in part.get("required", ())}


SCALARS = ({"string"}, {"integer"}, {"number"}, {"boolean"})


def _is_alike(name: str, known: list[dict[str, Node]]) -> bool:
    """Whether the parser merges what is said of a member: twice the same, or once more than its plain type."""
    said = [members[name] for members in known if name in members and says(members[name])]
    rich = [one for one in said if says(one) != {"type"}]
    if all(one == said[0] for one in said):
        return True
    plain = [types_of(one) for one in said]
    return len(rich) < 2 and all(one == plain[0] and one in SCALARS for one in plain)


def _makes_class(node: Node) -> bool:
    """Whether the parser makes classes of what is inside of a schema."""
    if not isinstance(node, dict) or "$ref" in node:
        return False
    inner = [node.get("items"), *(one for keyword in ("allOf", *UNIONS) for one in node.get(keyword, ()))]
    return bool(node.keys() & {"properties", "enum"}) or any(_makes_class(one) for one in inner if one)
