"""
What a schema says of one side of a call, as plain JSON Schema, which knows neither sides nor discriminators.

A request needs no `readOnly` member and a response no `writeOnly` one, so that neither is in `required` there. One that
is sent all the same is no violation of the schema, but it belongs to the other side: it is never drawn, and a finding
of its own. A discriminator restricts its member in each branch to the values that mean the branch, and a format of
integers is a range.

Source: OpenAPI 3.1.1, sections 4.8.24 (Schema Object) and 4.8.25 (Discriminator Object); JSON Schema Validation
2020-12, section 9.4.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

__all__ = ["OTHERS", "RANGES", "Side", "has_others", "of_other_side", "of_side"]

Side = Literal["request", "response"]

OTHERS: Mapping[Side, str] = {"request": "readOnly", "response": "writeOnly"}
"""The keyword for members that belong to the other side."""

RANGES: Mapping[str, tuple[int, int]] = {"int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1)}
"""The smallest and the largest integer of a format (OpenAPI 3.1.0, section 4.4)."""

UNITED = ("allOf", "anyOf", "oneOf")
MAPS = ("properties", "patternProperties", "$defs", "dependentSchemas")
LISTS = (*UNITED, "prefixItems")
SINGLE = (
    "items",
    "additionalProperties",
    "unevaluatedProperties",
    "unevaluatedItems",
    "if",
    "then",
    "else",
    "contains",
)

Resolve = Callable[[str], Any]
"""What stands where a reference points."""


def of_side(node: Any, side: Side | None, resolve: Resolve, *, drawn: bool = False) -> Any:
    """A copy of a schema for a side, or for neither; with `drawn`, members of the other side are forbidden in it."""
    return _Copying(OTHERS[side] if side else "", resolve, drawn).copy(node, frozenset())


def has_others(node: Any, side: Side) -> bool:
    """Whether something anywhere inside a document says that it belongs to the other side."""
    if isinstance(node, list):
        return any(has_others(one, side) for one in node)
    if not isinstance(node, Mapping):
        return False
    return node.get(OTHERS[side]) is True or any(has_others(one, side) for one in node.values())


def of_other_side(node: Any, side: Side, resolve: Resolve) -> frozenset[str]:
    """The members of an object that belong to the other side."""
    return _Copying(OTHERS[side], resolve, drawn=False).others(node)


@dataclass(frozen=True)
class _Copying:
    other: str
    resolve: Resolve
    drawn: bool

    def copy(self, node: Any, others: frozenset[str]) -> Any:
        """`others` are the members that an enclosing `allOf`, `anyOf` or `oneOf` knows to belong to the other side."""
        if not isinstance(node, Mapping):
            return node
        found = dict(node)
        others |= self.others(node)
        if "required" in found:
            found["required"] = [name for name in found["required"] if name not in others]
        found |= _range(found)
        for keyword in (one for one in MAPS if isinstance(found.get(one), Mapping)):
            found[keyword] = {name: self.copy(member, frozenset()) for name, member in found[keyword].items()}
        if self.drawn:  # what is drawn is called a request, whichever side it is for
            found = {keyword: value for keyword, value in found.items() if keyword not in OTHERS.values()}
        if self.drawn and "properties" in found:
            found["properties"] |= dict.fromkeys(others & found["properties"].keys(), False)
        for keyword in (one for one in LISTS if one in found):
            found[keyword] = [self.copy(branch, others) for branch in found[keyword]]
        for keyword in (one for one in SINGLE if one in found):
            found[keyword] = self.copy(found[keyword], frozenset())
        return found | self._told_apart(node, found)

    def others(self, node: Any) -> frozenset[str]:
        """The members that are known to belong to the other side."""
        members = (
            (name, one) for part in self._parts(node, UNITED) for name, one in part.get("properties", {}).items()
        )
        return frozenset(name for name, member in members if self._belongs_elsewhere(member))

    def _parts(self, node: Any, keywords: tuple[str, ...]) -> Iterator[Mapping[str, Any]]:
        """The schema and all those it is put together from, each once."""
        waiting, seen = [node], set()
        while waiting:
            part = waiting.pop()
            if isinstance(part, Mapping) and id(part) not in seen:
                seen.add(id(part))
                yield part
                waiting += [branch for keyword in keywords for branch in part.get(keyword, ())]
                waiting += [self.resolve(part["$ref"])] if "$ref" in part else []

    def _belongs_elsewhere(self, member: Any) -> bool:
        return any(part.get(self.other) is True for part in self._parts(member, ("allOf",)))

    # Discriminators -------------------------------------------------------------------------------------------------

    def _told_apart(self, node: Mapping[str, Any], copied: Mapping[str, Any]) -> dict[str, Any]:
        """The branches, each with what the discriminator says of it."""
        if "discriminator" not in node:
            return {}
        member = node["discriminator"]["propertyName"]
        return {
            keyword: [
                {"allOf": [branch, {"properties": {member: said}}]} if said else branch
                for branch, said in zip(copied[keyword], self._kinds(node, keyword, member), strict=True)
            ]
            for keyword in ("anyOf", "oneOf")
            if keyword in node
        }

    def _kinds(self, node: Mapping[str, Any], keyword: str, member: str) -> list[dict[str, Any] | None]:
        """
        What the discriminator says of each branch.

        A branch that restricts the member itself needs no more, unless `mapping` gives some of these values to others,
        as where all branches have one enum. Another has the values that `mapping` gives it; without any it is the open
        type, which takes what means no other branch, or, where all are such, its own name.
        """
        targets = {
            value: target.rpartition("/")[2] for value, target in node["discriminator"].get("mapping", {}).items()
        }
        names = [branch.get("$ref", "").rpartition("/")[2] for branch in node[keyword]]
        own = [self._restricted(branch, member) for branch in node[keyword]]
        mapped = [[value for value, target in targets.items() if target == name] for name in names]
        known = [value for values in [*own, *mapped] for value in values]
        said: list[dict[str, Any] | None] = []
        for name, restricted, values in zip(names, own, mapped, strict=True):
            elsewhere = [value for value, target in targets.items() if target != name]
            left = [value for value in restricted if value not in elsewhere]
            if restricted:
                kept = [*values, *(value for value in left if value not in values)]
                said.append({"enum": kept} if kept and left != restricted else None)
            elif values or not known:
                said.append({"enum": values or [name]} if name else None)
            else:
                said.append({"not": {"enum": known}})
        return said

    def _restricted(self, branch: Any, member: str) -> list[Any]:
        """The values that a branch itself allows a member to have; empty for any."""
        for part in self._parts(branch, ("allOf",)):
            for one in self._parts(part.get("properties", {}).get(member), ("allOf",)):
                if "const" in one or "enum" in one:
                    return list(one.get("enum", [one.get("const")]))
        return []


def _range(node: Mapping[str, Any]) -> dict[str, Any]:
    """The bounds of a format of integers, where the schema does not set closer ones."""
    found = RANGES.get(str(node.get("format")))
    if found is None:
        return {}
    low, high = found
    return {"minimum": max(low, node.get("minimum", low)), "maximum": min(high, node.get("maximum", high))}
