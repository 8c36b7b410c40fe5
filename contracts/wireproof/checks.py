"""
What a document must keep to, as a table of checks: every one, or only our own, which CONTRIBUTING.md speaks of.

A document is our own when it says where its facts come from (`x-sources`). All checks are asked, whatever the others
found: a document with twenty problems has twenty sentences. One check may trip over what another has refused; that
is a problem only where nobody has found any.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from operator import attrgetter
from typing import Any, TypeVar

import jsonschema_rs

from wireproof.document import (
    OPERATION_PLACE,
    STRUCTURE,
    Problems,
    nodes,
    schemas,
    version_problems,
)
from wireproof.errors import first_line
from wireproof.examples import Shown, shown
from wireproof.schema import JSON_TYPES, Schema, escape, resolve

__all__ = ["CHECKS", "NO_EXAMPLE", "TRIPPED", "Check", "Described", "Found", "examine"]

T = TypeVar("T")

TRIPPED = (AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass
class Found:
    """The problems that checks have found so far, each with its place."""

    problems: dict[tuple[str, str], None] = field(default_factory=dict)
    tripped: Exception | None = None
    """What a check died of."""

    def ask(self, check: Callable[[T], Iterable[tuple[str, str]]], subject: T) -> None:
        """Add what a check finds."""
        try:
            for problem in check(subject):
                self.problems[problem] = None
        except TRIPPED as error:
            self.tripped = self.tripped or error


@dataclass(frozen=True, eq=False)
class Described:
    """A document, walked through once for all checks."""

    document: Mapping[str, Any]

    @cached_property
    def nodes(self) -> list[tuple[str, dict[str, Any]]]:
        """Every object of the description."""
        return list(nodes(self.document))

    @cached_property
    def schemas(self) -> list[tuple[str, dict[str, Any]]]:
        """Every schema."""
        return list(schemas(self.document))

    @cached_property
    def operations(self) -> list[tuple[str, dict[str, Any]]]:
        """Every operation."""
        return [(place, node) for place, node in self.nodes if OPERATION_PLACE.fullmatch(place)]

    @cached_property
    def shown(self) -> list[Shown]:
        """Every value that stands beside a schema."""
        return list(shown(self.document))

    @property
    def is_own(self) -> bool:
        """Whether it says where its facts come from."""
        return "x-sources" in self.document


def examine(document: Mapping[str, Any]) -> Found:
    """What is wrong with a document."""
    found, described = Found(), Described(document)
    found.ask(version_problems, document)
    if found.problems:
        return found
    for check in STRUCTURE[:-1]:
        found.ask(check, document)
    refused = {place for place, _ in found.problems}
    found.ask(lambda one: (problem for problem in STRUCTURE[-1](one) if problem[0] not in refused), document)
    for one in CHECKS:
        for subject in one.subjects(described):
            found.ask(one.find, subject)
    return found


# Schemas ------------------------------------------------------------------------------------------------------------

STRING, NUMBER = frozenset({"string"}), frozenset({"integer", "number"})
FORMATS = {
    **dict.fromkeys(("byte", "binary", "password", "date", "date-time", "time", "duration", "email"), STRING),
    **dict.fromkeys(("idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uuid", "regex"), STRING),
    **dict.fromkeys(("uri", "uri-reference", "uri-template", "iri", "iri-reference"), STRING),
    **dict.fromkeys(("json-pointer", "relative-json-pointer"), STRING),
    **dict.fromkeys(("int32", "int64", "float", "double"), NUMBER),
}
"""What a format is said of (OpenAPI 3.1.0, section 4.4; JSON Schema Validation 2020-12, section 7.3)."""

LIMITS = ("Length", "Items", "Properties", "Contains")
ABOUT_VALUES = {
    *("type", "format", "pattern", "minLength", "maxLength", "multipleOf"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
}
"""Keywords that say something of a value which is no array and no object."""
COMPOSED = re.compile(
    r"(.*?)(/(allOf|anyOf|oneOf)/[0-9]+|(?<!/properties)/(not|if|then|else)|/dependentSchemas/[^/]+)+"
)
"""A part of a schema that speaks of the same object."""


def _nullable(described: Described) -> Problems:
    for place, node in described.schemas:
        if "nullable" in node:
            yield f"{place}/nullable", "`nullable` is a word of OpenAPI 3.0; add `null` to the types"


def _formats(described: Described) -> Problems:
    for place, node in described.schemas:
        name, types = node.get("format"), node.get("type", list(JSON_TYPES))
        if name is None:
            continue
        if name not in FORMATS:
            close = get_close_matches(str(name), FORMATS, n=1)
            hint = f"did you mean `{close[0]}`" if close else "take one that OpenAPI or JSON Schema lists"
            yield f"{place}/format", f"there is no format `{name}`; {hint}"
        elif not FORMATS[name] & {*([types] if isinstance(types, str) else types)}:
            yield f"{place}/format", f"the format `{name}` says nothing of {types}; correct one of the two"


def _listed_values(described: Described) -> Problems:
    for place, node in described.schemas:
        values = [(f"{place}/enum/{index}", value) for index, value in enumerate(node.get("enum", ()))]
        values += [(f"{place}/const", node["const"])] if "const" in node else []
        if node.get("enum") == []:
            yield f"{place}/enum", "it lists no value, so that there is none; list one or remove it"
        if values:
            rules = {keyword: value for keyword, value in node.items() if keyword in ABOUT_VALUES}
            validator = jsonschema_rs.Draft202012Validator(rules, validate_formats=True)
            for where, value in values:
                for error in validator.iter_errors(value):
                    yield where, f"no value is this one ({first_line(error.message)}); correct it, or what is around it"


def _limits(described: Described) -> Problems:
    for place, node in described.schemas:
        pairs = [("minimum", "maximum"), *((f"min{each}", f"max{each}") for each in LIMITS)]
        for least, most in pairs:
            if least in node and most in node and node[least] > node[most]:
                yield f"{place}/{least}", f"`{least}` is more than `{most}`, so that no value fits; correct one"


def _required(described: Described) -> Problems:
    for place, node in described.schemas:
        if "required" not in node:
            continue
        composed = COMPOSED.fullmatch(place)
        whole = composed[1] if composed else place
        schema = Schema(resolve(described.document, whole), whole, described.document)
        is_map = isinstance(schema.additional.node, Mapping)
        for index, name in enumerate(node["required"]):
            if name not in schema.properties and not is_map:
                where = f"{place}/required/{index}"
                yield where, f"there is no member `{name}` in `properties`; describe it, or correct the name"


def _directions(described: Described) -> Problems:
    for place, node in described.schemas:
        if node.get("readOnly") is True and node.get("writeOnly") is True:
            yield place, "what is both `readOnly` and `writeOnly` is never sent; leave one of them out"


def _discriminators(described: Described) -> Problems:
    for place, node in described.schemas:
        told = node.get("discriminator")
        if told is None:
            continue
        if not isinstance(told, Mapping) or not isinstance(told.get("propertyName"), str):
            yield f"{place}/discriminator", "it has no `propertyName`; name the member that tells the branches apart"
            continue
        name = told["propertyName"]
        if name not in Schema(node, place, described.document).properties:
            where = f"{place}/discriminator/propertyName"
            yield where, f"no branch has a member `{name}`; name the one that tells them apart"
        for value, target in told.get("mapping", {}).items():
            if not _is_schema(described.document, str(target)):
                where = f"{place}/discriminator/mapping/{escape(str(value))}"
                yield where, f"{target!r} is no schema of this document; name one of the branches"


def _is_schema(document: Mapping[str, Any], target: str) -> bool:
    known = document.get("components", {}).get("schemas", {})
    return target in known or any(target == f"#/components/schemas/{escape(name)}" for name in known)


# What is shown ------------------------------------------------------------------------------------------------------

NO_EXAMPLE = "the response has no named example; show one under `examples`"
RESPONSE_PLACE = re.compile(rf"({OPERATION_PLACE.pattern}|#/components)/responses/[^/]+")


def _examples(one: Shown) -> Problems:
    yield from one.problems


def _misspelt(one: Shown) -> Problems:
    yield from one.misspelt


def _named_examples(described: Described) -> Problems:
    for place, node in described.nodes:
        if RESPONSE_PLACE.fullmatch(place):
            for content_type, media_type in node.get("content", {}).items():
                if not media_type.get("examples"):
                    where = f"{place}/content/{escape(content_type)}"
                    yield where, NO_EXAMPLE


# Operations ---------------------------------------------------------------------------------------------------------

OPERATION_ID = re.compile(r"[a-z]+([A-Z][A-Za-z0-9]*)+")
TAG = re.compile(r"([A-Z][A-Za-z0-9]* )*[A-Z][A-Za-z0-9]*s")


def _operation_ids(described: Described) -> Problems:
    for place, node in described.operations:
        name = str(node.get("operationId", ""))
        if name and not OPERATION_ID.fullmatch(name):
            yield f"{place}/operationId", f"`{name}` is no verb and noun in camelCase; write one as `listUsers` is"


def _tags(described: Described) -> Problems:
    tags = [tag["name"] for tag in described.document.get("tags", ())]
    used = set()
    for place, node in described.operations:
        used |= {*node.get("tags", ())}
        if len(node.get("tags", ())) != 1:
            yield f"{place}/tags", "the operation has to have one tag, the resource that it belongs to; write one"
        for index, name in enumerate(node.get("tags", ())):
            if name not in tags:
                yield f"{place}/tags/{index}", f"the tag `{name}` is not declared; correct it, or add it to `#/tags`"
    for index, tag in enumerate(described.document.get("tags", ())):
        if not TAG.fullmatch(tag["name"]):
            where = f"#/tags/{index}/name"
            yield where, f"`{tag['name']}` is no resource in plural; write one as `Group Memberships` is"
        if not tag.get("description"):
            yield f"#/tags/{index}", f"the tag `{tag['name']}` has no `description`; add one"
        if tag["name"] not in used:
            yield f"#/tags/{index}", f"no operation has the tag `{tag['name']}`; remove it"


def _security(described: Described) -> Problems:
    for place, node in described.operations:
        if "security" not in node:
            yield place, "the operation does not say which credentials it takes; add `security`, as `[]` for none"


def _lists(described: Described) -> Problems:
    for place, node in described.operations:
        if re.match("list[A-Z]", str(node.get("operationId"))) and "x-pagination" not in node:
            yield place, "the list does not say how to get from one page to the next; add `x-pagination`"


def _commas(described: Described) -> Problems:
    """Whatever is described as comma-separated."""
    for place, node in described.nodes:
        if node.get("in") not in ("query", "cookie") or not re.search(r"\bcommas?\b", node.get("description", "")):
            continue
        types = Schema(node.get("schema", True), f"{place}/schema", described.document).types
        if not types <= {"array", "object", "null"} or (node.get("style"), node.get("explode")) != ("form", False):
            yield place, "a comma-separated list is an array with `style: form` and `explode: false`; write it so"


FLAGS = ("x-empty-body", "x-placeholder")


def _flags(described: Described) -> Problems:
    for place, node in described.nodes:
        for name in FLAGS:
            if not isinstance(node.get(name, False), bool):
                yield f"{place}/{name}", f"{node[name]!r} says neither yes nor no; write `true` or `false`"


@dataclass(frozen=True)
class Check:
    """One demand."""

    find: Callable[[Any], Problems]
    own: bool = False
    """Whether only our own documents have to meet it."""
    each: Callable[[Described], Iterable[Any]] = lambda described: (described,)
    """What it is asked of, one at a time: the whole document, or each value that is shown in it."""

    def subjects(self, described: Described) -> Iterable[Any]:
        """What it is asked of in a document."""
        return self.each(described) if described.is_own or not self.own else ()


CHECKS = (
    Check(_nullable),
    Check(_listed_values),
    Check(_limits),
    Check(_discriminators),
    Check(_flags),
    Check(_examples, each=attrgetter("shown")),
    Check(_misspelt, own=True, each=attrgetter("shown")),
    Check(_named_examples, own=True),
    Check(_formats, own=True),
    Check(_required, own=True),
    Check(_directions, own=True),
    Check(_operation_ids, own=True),
    Check(_tags, own=True),
    Check(_security, own=True),
    Check(_lists, own=True),
    Check(_commas, own=True),
)
