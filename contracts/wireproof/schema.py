"""
A JSON Schema inside an OpenAPI document, with the questions the kit asks of it.

Source: JSON Schema 2020-12; OpenAPI 3.1.0, section 4.8.24 (Schema Object).
"""

from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import Any
from urllib.parse import unquote

import jsonschema_rs

from wireproof.pointers import escape, resolve, unescape
from wireproof.sides import Side, has_others, of_other_side, of_side

__all__ = [
    "JSON_TYPES",
    "Schema",
    "Shown",
    "components",
    "is_base64",
    "matches",
    "validator_of",
]

JSON_TYPES = frozenset({"array", "boolean", "integer", "null", "number", "object", "string"})


class Shown:
    """A value that a repr shows by its place or name only, because a whole document hangs below it."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self}>"

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        """The repr for IPython and Hypothesis, which look into dataclasses by themselves."""
        printer.text(repr(self))


@dataclass(frozen=True, repr=False)
class Schema(Shown):
    """One schema and the document that its references point into."""

    node: Mapping[str, Any] | bool
    """The schema as the document has it."""
    pointer: str
    """Where it stands: a JSON pointer as a URI fragment."""
    document: Mapping[str, Any]
    """The OpenAPI document around it."""
    side: Side | None = None
    """Whether it describes what is sent or what is received, where that is decided."""

    def __str__(self) -> str:
        return self.pointer

    def __eq__(self, other: object) -> bool:
        """Whether both are at one place of one document; omitted `additionalProperties` are at that of their owner."""
        return isinstance(other, Schema) and self._place == other._place and self.pointer == other.pointer

    def __hash__(self) -> int:
        return hash(self.pointer)

    @property
    def _place(self) -> tuple[int, int, Side | None]:
        return id(self.node), id(self.document), self.side

    @cached_property
    def standalone(self) -> dict[str, Any]:
        """A JSON Schema document of its own: this schema beside the components it refers to."""
        return self._standalone(drawn=False)

    @property
    def drawn_from(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """What values are drawn from: the schema as its side sees it, and the components that it refers to."""
        node = self._standalone(drawn=True)
        return {key: value for key, value in node.items() if key != "components"}, node["components"]

    def _standalone(self, *, drawn: bool) -> dict[str, Any]:
        node = of_side(self.node, self.side, partial(resolve, self.document), drawn=drawn)
        node = {"not": {}} if node is False else {} if node is True else node
        return {**node, "components": _reached(node, components(self.document, self.side, drawn=drawn))}

    @cached_property
    def validator(self) -> jsonschema_rs.Draft202012Validator:
        """A compiled validator that also checks formats."""
        return _compiled(self, drawn=False)

    @cached_property
    def one_sided(self) -> jsonschema_rs.Draft202012Validator | None:
        """A validator that refuses members of the other side as well; None where the document has none."""
        if self.side is None or not _has_others(self.document, self.side):
            return None
        return _compiled(self, drawn=True)

    @cached_property
    def target(self) -> "Schema":
        """The schema itself, or the one its `$ref` leads to."""
        reference = self._mapping.get("$ref")
        return self if reference is None else self._at(reference).target

    @property
    def name(self) -> str | None:
        """The name under `components/schemas`, when this is one of those or refers to one."""
        head, _, name = self.target.pointer.rpartition("/")
        return unescape(name) if head == "#/components/schemas" else None

    @cached_property
    def branches(self) -> list["Schema"]:
        """What it may be one of; empty where it is no union."""
        return [*self._branches("anyOf"), *self._branches("oneOf")]

    @cached_property
    def types(self) -> frozenset[str]:
        """The JSON types that a value may have; `integer` and `number` are both named when `number` is."""
        node = self._mapping
        types = _declared_types(node)
        for keyword in ("anyOf", "oneOf"):
            if keyword in node:
                types &= frozenset().union(*(branch.types for branch in self._branches(keyword)))
        for branch in self._branches("allOf"):
            types &= branch.types
        if "$ref" in node:
            types &= self._at(node["$ref"]).types
        return types

    @cached_property
    def implied_types(self) -> frozenset[str]:
        """The types; where any is allowed, those that keywords say something about, if there are such."""
        if self.types != JSON_TYPES:
            return self.types
        keywords = {keyword for part in self._parts() for keyword in part._mapping}
        return frozenset().union(*(types for types, words in SAYING.items() if words & keywords)) or self.types

    @cached_property
    def properties(self) -> dict[str, "Schema"]:
        """The declared object members, also those that branches and references declare."""
        found: dict[str, Schema] = {}
        for part in self._parts():
            for name, node in part._mapping.get("properties", {}).items():
                found.setdefault(
                    name, Schema(node, f"{part.pointer}/properties/{escape(name)}", self.document, self.side)
                )
        return found

    @cached_property
    def members(self) -> dict[str, "Schema"]:
        """The declared object members, without those that only branches of `anyOf` and `oneOf` declare."""
        return {
            name: Schema(node, f"{part.pointer}/properties/{escape(name)}", self.document, self.side)
            for part in self._parts(keywords=("allOf",))
            for name, node in part._mapping.get("properties", {}).items()
        }

    @cached_property
    def additional(self) -> "Schema":
        """What a member that is not in `properties` has to satisfy; without `additionalProperties`, anything."""
        for part in self._parts():
            if "additionalProperties" in part._mapping:
                node = part._mapping["additionalProperties"]
                return Schema(node, f"{part.pointer}/additionalProperties", self.document, self.side)
        return Schema(True, self.pointer, self.document, self.side)

    @cached_property
    def has_enum(self) -> bool:
        """Whether it lists strings or integers, of which there may be others tomorrow; fractions are a closed list."""
        values = [value for part in self._parts() for value in part._mapping.get("enum", ())]
        numbers = [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
        is_whole = bool(numbers) and all(isinstance(value, int) or value.is_integer() for value in numbers)
        return is_whole or any(isinstance(value, str) for value in values)

    @cached_property
    def items(self) -> "Schema":
        """What every array item has to satisfy; without `items`, anything."""
        for part in self._parts():
            if "items" in part._mapping:
                return Schema(part._mapping["items"], f"{part.pointer}/items", self.document, self.side)
        return Schema(True, self.pointer, self.document, self.side)

    def declared(self, name: str) -> list["Schema"]:
        """Everything that is said about a member, by branches and references as well; without a word, anything goes."""
        return [schema for is_meant, key, schema in self._declarations if is_meant(key, name)] or [self.additional]

    @cached_property
    def _declarations(self) -> list[tuple[Callable[[str, str], bool], str, "Schema"]]:
        """What is said about members, with the name or pattern, and how to tell whether a member is meant."""
        return [
            (is_meant, key, Schema(node, f"{part.pointer}/{keyword}/{escape(key)}", self.document, self.side))
            for part in self._parts()
            for keyword, is_meant in (("properties", str.__eq__), ("patternProperties", matches))
            for key, node in part._mapping.get(keyword, {}).items()
        ]

    def declared_item(self, index: int) -> list["Schema"]:
        """Everything that is said about the item at an index; without a word, anything goes."""
        said = [first[index : index + 1] or rest for first, rest in self._item_declarations]
        return [schema for schemas in said for schema in schemas] or [self.items]

    def item(self, index: int) -> "Schema":
        """What the item at an index has to satisfy; what `items` says where several parts of the schema speak of it."""
        said = self.declared_item(index)
        return said[0] if len(said) == 1 else self.items

    @cached_property
    def _item_declarations(self) -> list[tuple[list["Schema"], list["Schema"]]]:
        """What is said about the first items, each by itself, and about the rest."""
        return [
            (
                [
                    Schema(node, f"{part.pointer}/prefixItems/{index}", self.document, self.side)
                    for index, node in enumerate(part._mapping.get("prefixItems", ()))
                ],
                [
                    Schema(node, f"{part.pointer}/items", self.document, self.side)
                    for node in [part._mapping.get("items")]
                    if node is not None
                ],
            )
            for part in self._parts()
        ]

    @cached_property
    def required(self) -> tuple[str, ...]:
        """Members that every object must have; branches of `anyOf` and `oneOf` do not count."""
        names: dict[str, None] = {}
        for part in self._parts(keywords=("allOf",)):
            names |= dict.fromkeys(part._mapping.get("required", ()))
        needed = of_side({"allOf": [self.node], "required": list(names)}, self.side, partial(resolve, self.document))
        return tuple(needed["required"])

    @cached_property
    def others(self) -> frozenset[str]:
        """The members of the other side: `readOnly` ones of what is sent, `writeOnly` ones of what is received."""
        return of_other_side(self.node, self.side, partial(resolve, self.document)) if self.side else frozenset()

    @property
    def _mapping(self) -> Mapping[str, Any]:
        return {} if isinstance(self.node, bool) else self.node

    def _at(self, reference: str) -> "Schema":
        return Schema(resolve(self.document, reference), reference, self.document, self.side)

    def _branches(self, keyword: str) -> list["Schema"]:
        return [
            Schema(node, f"{self.pointer}/{keyword}/{index}", self.document, self.side)
            for index, node in enumerate(self._mapping.get(keyword, ()))
        ]

    def _parts(self, keywords: Iterable[str] = ("allOf", "anyOf", "oneOf")) -> Iterable["Schema"]:
        """The schema and all those it is put together from, each once."""
        waiting, seen = [self], set()
        while waiting:
            part = waiting.pop(0)
            if part.pointer in seen:
                continue
            seen.add(part.pointer)
            yield part
            if "$ref" in part._mapping:
                waiting.append(part._at(part._mapping["$ref"]))
            for keyword in keywords:
                waiting.extend(part._branches(keyword))


SAYING: Mapping[frozenset[str], frozenset[str]] = {
    frozenset({"string"}): frozenset({"contentEncoding", "contentMediaType", "maxLength", "minLength", "pattern"}),
    frozenset({"integer", "number"}): frozenset(
        {"exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"}
    ),
    frozenset({"array"}): frozenset({"contains", "items", "maxItems", "minItems", "prefixItems", "uniqueItems"}),
    frozenset({"object"}): frozenset({"additionalProperties", "patternProperties", "properties"}),
}
"""The keywords that say something about values of some types only (JSON Schema Validation 2020-12, section 6)."""


def validator_of(schema: dict[str, Any], **options: Any) -> jsonschema_rs.Draft202012Validator:
    """
    A validator that opens neither files nor connections, whatever a schema refers to; formats are checked by request.

    Raises:
        ValueError: The schema is none, or refers to what is not in it.
    """
    return jsonschema_rs.Draft202012Validator(schema, offline=True, **options)


def matches(pattern: str, text: str) -> bool:
    """Whether a text matches a pattern as the judge reads it (ECMA-262 with `u`); one that is none matches nothing."""
    validator = _of_pattern(pattern)
    return validator is not None and validator.is_valid(text)


@cache
def _of_pattern(pattern: str) -> jsonschema_rs.Draft202012Validator | None:
    try:
        return validator_of({"pattern": pattern})
    except ValueError:
        return None


def is_base64(text: str) -> bool:
    """Whether a text is bytes in base64, with its padding (RFC 4648, section 4)."""
    try:
        b64decode(text, validate=True)
    except ValueError:
        return False
    return True


_OTHERS: dict[tuple[int, Side], tuple[Mapping[str, Any], bool]] = {}
"""What `_has_others` has found, beside the document that it was found for."""


def _has_others(document: Mapping[str, Any], side: Side) -> bool:
    key = id(document), side
    if key not in _OTHERS:
        _OTHERS[key] = document, has_others(document, side)
    return _OTHERS[key][1]


@cache
def _compiled(schema: Schema, *, drawn: bool) -> jsonschema_rs.Draft202012Validator:
    """One validator for each place of a document, since each holds a copy of all that it may come to."""
    standalone = schema._standalone(drawn=drawn)
    return validator_of(standalone, validate_formats=True, formats={"byte": is_base64})


def _reached(node: Any, known: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Those components that a schema refers to, also through others."""
    found: dict[str, dict[str, Any]] = {}
    waiting = list(_schema_references(node))
    while waiting:
        match [unescape(token) for token in unquote(waiting.pop()).split("/")]:
            case ["#", "components", kind, name, *_] if name in known.get(kind, {}) and name not in found.get(kind, {}):
                found.setdefault(kind, {})[name] = known[kind][name]
                waiting += _schema_references(known[kind][name])
    return found


def _schema_references(node: Any) -> Iterator[str]:
    """Whatever may be a reference in a schema."""
    if isinstance(node, Mapping):
        yield from (node[keyword] for keyword in ("$ref", "$dynamicRef") if isinstance(node.get(keyword), str))
        node = list(node.values())
    if isinstance(node, list):
        for inner in node:
            yield from _schema_references(inner)


_COMPONENTS: dict[tuple[int, Side | None, bool], tuple[Mapping[str, Any], dict[str, Any]]] = {}
"""What `components` has found, beside the document that it was found for."""


def components(document: Mapping[str, Any], side: Side | None, *, drawn: bool) -> dict[str, Any]:
    """The components of a document with the schemas that a side sees; see `of_side`."""
    key = id(document), side, drawn
    if key not in _COMPONENTS:
        found = dict(document.get("components", {}))
        schemas = found.get("schemas", {})
        look = partial(resolve, document)
        found["schemas"] = {name: of_side(node, side, look, drawn=drawn) for name, node in schemas.items()}
        _COMPONENTS[key] = document, found
    return _COMPONENTS[key][1]


def _declared_types(node: Mapping[str, Any]) -> frozenset[str]:
    declared = node.get("type")
    types = JSON_TYPES if declared is None else frozenset([declared] if isinstance(declared, str) else declared)
    if "number" in types:
        types |= {"integer"}
    values = [node["const"]] if "const" in node else node.get("enum")
    return types if values is None else types & frozenset().union(*map(_types_of_value, values))


def _types_of_value(value: object) -> frozenset[str]:
    match value:
        case None:
            return frozenset({"null"})
        case bool():
            return frozenset({"boolean"})
        case int():
            return frozenset({"integer", "number"})
        case float():
            return frozenset({"integer", "number"}) if value.is_integer() else frozenset({"number"})
        case str():
            return frozenset({"string"})
        case list():
            return frozenset({"array"})
        case _:
            return frozenset({"object"})
