"""
What a document shows, held against the schemas beside it: examples, defaults, listed values.

Source: OpenAPI 3.1.0, sections 4.8.12, 4.8.14, 4.8.19 and 4.8.24; JSON Schema Validation 2020-12, section 9.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

import jsonschema_rs

from wireproof.document import Problems, dereference, nodes, schemas
from wireproof.errors import first_line
from wireproof.pointers import escape, unescape
from wireproof.schema import Schema
from wireproof.sides import Side

__all__ = ["Shown", "shown_examples", "undeclared"]

KNOWING = ("properties", "patternProperties", "additionalProperties", "unevaluatedProperties")
"""The keywords that say of which members they know (JSON Schema 2020-12, sections 10.3.2 and 11.3)."""
OPENING = {"additionalProperties", "unevaluatedProperties", "patternProperties"}
"""Those that say of members without a name whether they may be."""
SENT = re.compile("/(requestBody|requestBodies|parameters)(/|$)")
"""What stands inside of such is sent."""
LONGEST_REASON = 120


@dataclass(frozen=True, eq=False)
class Shown:
    """A value that stands beside a schema."""

    value: Any
    pointer: str
    schema: Schema
    sides: tuple[Side | None, ...]
    """The sides of a call that it may be of: beside a schema that is used for both, it is of either."""
    kind: str
    """What it is called in a sentence: `example`, `default`."""
    entry: str
    """The place of what shows it and nothing else: a named example may be a reference to one that others share."""

    @property
    def problems(self) -> Problems:
        """Why no side would take it; what it would say to the first one."""
        found = [list(self._refused(side)) for side in self.sides]
        if all(found):
            yield from found[0]

    def _refused(self, side: Side | None) -> Problems:
        for error in self._of(side).validator.iter_errors(self.value):
            place = "/".join([self.pointer, *(escape(str(token)) for token in error.instance_path)])
            yield (
                place,
                f"the {self.kind} does not fit its schema ({_validator_message(error)}); correct one of the two",
            )

    def _of(self, side: Side | None) -> Schema:
        one = self.schema
        return one if one.side == side else Schema(one.node, one.pointer, one.document, side)

    @property
    def misspelt(self) -> Problems:
        """Members of objects whose schemas know others, but not these, and have not said that there may be more."""
        for place, name, close in undeclared(self.schema, self.value):
            hint = f"did you mean `{close}`? Else describe it" if close else "correct the name, or describe it"
            yield f"{self.pointer}{place}", f"the schema of the {self.kind} knows no member `{name}`; {hint}"


def undeclared(schema: Schema, value: Any) -> Iterator[tuple[str, str, str]]:
    """
    The members of objects that their schemas do not know, though they know others and have not said that there may be
    more: the place of each, its name, and the declared name that may be meant, or nothing.
    """
    evaluation = schema.validator.evaluate(value)
    for place, names in _known_members(schema, value, evaluation).items():
        members = _inside(value, place).keys()
        unknown = sorted(members - names)
        nodes = _applied(schema, evaluation, place) if unknown else []
        if any(node.keys() & OPENING for node in nodes):
            continue
        declared = {name for node in nodes for name in node.get("properties", ())}
        for name in unknown:
            close = get_close_matches(name, sorted(declared - members), n=1)
            yield f"{place}/{escape(name)}", name, "".join(close)


def _known_members(schema: Schema, value: Any, evaluation: jsonschema_rs.Evaluation) -> dict[str, set[str]]:
    """By the place of an object, its members that the schema knows; of a wrong value, those of any branch."""
    found: dict[str, set[str]] = {}
    for one in evaluation.annotations() if evaluation.valid else ():
        members = one["annotations"]
        if one["schemaLocation"].rpartition("/")[2] in KNOWING and isinstance(members, list):
            found.setdefault(one["instanceLocation"], set()).update(map(str, members))
    for unit in () if evaluation.valid else evaluation.list()["details"]:
        place, node = unit["instanceLocation"], _inside(schema.standalone, unit["schemaLocation"])
        if isinstance(node, Mapping) and "properties" in node and isinstance(_inside(value, place), dict):
            found.setdefault(place, set()).update(node["properties"])
    return found


def _applied(schema: Schema, evaluation: jsonschema_rs.Evaluation, place: str) -> list[Mapping[str, Any]]:
    """The schemas that are asked about the object at a place; for a right value, those that it is valid by."""
    found = [
        _inside(schema.standalone, one["schemaLocation"])
        for one in evaluation.list()["details"]
        if one["instanceLocation"] == place and (one["valid"] or not evaluation.valid)
    ]
    return [node for node in found if isinstance(node, Mapping)]


def _inside(node: Any, pointer: str) -> Any:
    for token in pointer.split("/")[1:]:
        node = node[int(token)] if isinstance(node, list) else node[unescape(token)]
    return node


def _validator_message(error: jsonschema_rs.ValidationError) -> str:
    """What the validator says, of a long value only the end of it."""
    said = first_line(error.message)
    return said if len(said) <= LONGEST_REASON else f"...{said[-LONGEST_REASON:]}"


def shown_examples(document: Mapping[str, Any]) -> Iterator[Shown]:
    """Everything that a document shows: of parameters, bodies and headers, and what stands in schemas."""
    for pointer, node in nodes(document):
        if "schema" in node:
            side: Side = "request" if SENT.search(pointer) else "response"
            schema = Schema(node["schema"], f"{pointer}/schema", document, side)
            if "example" in node:
                yield Shown(node["example"], f"{pointer}/example", schema, (side,), "example", f"{pointer}/example")
            for entry, place, value in _named_examples(document, f"{pointer}/examples", node.get("examples")):
                yield Shown(value, place, schema, (side,), "example", entry)
    for pointer, node in schemas(document):
        schema = Schema(node, pointer, document)
        for keyword, place, value in _in_schema(pointer, node):
            kind = keyword.removesuffix("s")
            yield Shown(value, place, schema, (None, "request", "response"), kind, f"{pointer}/{keyword}")


def _named_examples(document: Mapping[str, Any], pointer: str, examples: Any) -> Iterator[tuple[str, str, Any]]:
    """The values of named examples; one that is by a reference which leads nowhere is passed over."""
    for name in examples if isinstance(examples, dict) else ():
        with suppress(LookupError, TypeError, ValueError):
            entry = f"{pointer}/{escape(name)}"
            place, example = dereference(document, entry)
            if "value" in example:
                yield entry, f"{place}/value", example["value"]


def _in_schema(pointer: str, node: Mapping[str, Any]) -> Iterator[tuple[str, Any, str]]:
    if "example" in node:
        yield "example", f"{pointer}/example", node["example"]
    examples = node.get("examples")
    for index, value in enumerate(examples if isinstance(examples, list) else ()):
        yield "examples", f"{pointer}/examples/{index}", value
    if node.get("default") is not None:  # null says that there is no default, whatever the type
        yield "default", f"{pointer}/default", node["default"]
