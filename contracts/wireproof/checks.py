"""
What a document must keep to, as a table of checks: every one, or only our own, which CONTRIBUTING.md speaks of.

A document is our own when it says where its facts come from (`x-fact-sheet`). All checks are asked, whatever the others
found: a document with twenty problems has twenty sentences. One check may trip over what another has refused; that
is a problem only where nobody has found any.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from typing import Any, TypeVar

from wireproof.document import (
    OPERATION_PLACE,
    STRUCTURE,
    Problems,
    check_links,
    is_own,
    nodes,
    schemas,
    version_problems,
)
from wireproof.errors import first_line
from wireproof.examples import Shown, shown_examples
from wireproof.extensions import EXTENSIONS
from wireproof.findings import Code
from wireproof.intake.grammar import kind_at
from wireproof.pointers import escape, resolve
from wireproof.schema import JSON_TYPES, Schema, validator_of

__all__ = ["CHECKS", "TRIPPED", "Check", "Described", "Found", "examine", "wrong_annotations"]

T = TypeVar("T")
U = TypeVar("U")

TRIPPED = (AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass
class Found:
    """The problems that checks have found so far, each with its place."""

    problems: dict[tuple[str, str], Code | None] = field(default_factory=dict)
    """With the code of what found each; None where that has none."""
    tripped: Exception | None = None
    """What a check died of."""

    def ask(self, check: Callable[[T], Iterable[tuple[str, str]]], subject: T, code: Code | None = None) -> None:
        """Add what a check finds, by its code."""
        for problem in self.given(check, subject):
            self.problems.setdefault(problem, code)

    def given(self, ask: Callable[[T], Iterable[U]], subject: T) -> Iterator[U]:
        """What comes of a question, up to where it trips."""
        try:
            yield from ask(subject)
        except TRIPPED as error:
            self.tripped = self.tripped or error


@dataclass(frozen=True, eq=False)
class Part:
    """An object of a document."""

    document: Mapping[str, Any]
    place: str
    node: Mapping[str, Any]

    @property
    def schema(self) -> Schema:
        """What it is as a schema."""
        return Schema(self.node, self.place, self.document)


@dataclass(frozen=True, eq=False)
class Described:
    """A document, walked through once for all checks."""

    document: Mapping[str, Any]

    @property
    def whole(self) -> "tuple[Described]":
        """All of it."""
        return (self,)

    @cached_property
    def nodes(self) -> list[Part]:
        """Every object of the description."""
        return [Part(self.document, place, node) for place, node in nodes(self.document)]

    @cached_property
    def schemas(self) -> list[Part]:
        """Every schema."""
        return [Part(self.document, place, node) for place, node in schemas(self.document)]

    @cached_property
    def operations(self) -> list[Part]:
        """Every operation."""
        return [one for one in self.nodes if OPERATION_PLACE.fullmatch(one.place)]

    @cached_property
    def shown(self) -> list[Shown]:
        """Every value that stands beside a schema."""
        return list(shown_examples(self.document))

    @property
    def is_own(self) -> bool:
        """Whether it says where its facts come from."""
        return is_own(self.document)


def examine(document: Mapping[str, Any]) -> Found:
    """What is wrong with a document."""
    found, described = Found(), Described(document)
    found.ask(version_problems, document, Code.NOT_OPENAPI)
    if found.problems:
        return found
    *checks, (last, code) = STRUCTURE
    for check, its_code in checks:
        found.ask(check, document, its_code)
    refused = {place for place, _ in found.problems}
    found.ask(lambda one: (problem for problem in last(one) if problem[0] not in refused), document, code)
    for one in CHECKS:
        for subject in found.given(one.subjects, described):
            found.ask(one.find, subject, one.code)
    return found


def wrong_annotations(document: Mapping[str, Any]) -> list[tuple[str, tuple[str, str]]]:
    """
    What of a document says something that is not so and decides nothing, by the places to take it from.

    Whatever cannot be asked because something else is wrong is passed over.
    """
    found, described = Found(), Described(document)
    wrong: list[tuple[str, tuple[str, str]]] = []
    wrong += [(LINK.sub(r"\1", place), (place, said)) for place, said in found.given(check_links, document)]
    for part in found.given(lambda _: described.schemas, None):
        wrong += _impossible_values(part, list(found.given(_listed_values, part)))
        wrong += [(f"{part.place}/discriminator", problem) for problem in found.given(_discriminators, part)]
        wrong += [(f"{part.place}/examples", problem) for problem in found.given(_listed_examples, part)]
    for one in found.given(lambda _: described.shown, None):
        wrong += [(one.entry, problem) for problem in found.given(_examples, one)]
    return wrong


LINK = re.compile("(.*/links/[^/]+).*")
"""A place in a link, and that of the link."""


def _impossible_values(part: Part, problems: list[tuple[str, str]]) -> list[tuple[str, tuple[str, str]]]:
    """The values of an enum that no value can be, the last first; none where there is no other one."""
    listed = {f"{part.place}/enum/{index}" for index, _ in enumerate(part.node.get("enum", ()))}
    places = {place for place, _ in problems} & listed
    return [(one[0], one) for one in reversed(problems) if one[0] in places] if places < listed else []


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


def _nullable(part: Part) -> Problems:
    if "nullable" in part.node:
        yield f"{part.place}/nullable", "`nullable` is a word of OpenAPI 3.0; add `null` to the types"


def _formats(part: Part) -> Problems:
    name, types = part.node.get("format"), part.node.get("type", list(JSON_TYPES))
    if name is None:
        return
    if name not in FORMATS:
        close = get_close_matches(str(name), FORMATS, n=1)
        hint = f"did you mean `{close[0]}`" if close else "take one that OpenAPI or JSON Schema lists"
        yield f"{part.place}/format", f"there is no format `{name}`; {hint}"
    elif not FORMATS[name] & {*([types] if isinstance(types, str) else types)}:
        yield f"{part.place}/format", f"the format `{name}` says nothing of {types}; correct one of the two"


def _listed_values(part: Part) -> Problems:
    values = [(f"{part.place}/enum/{index}", value) for index, value in enumerate(part.node.get("enum", ()))]
    values += [(f"{part.place}/const", part.node["const"])] if "const" in part.node else []
    if part.node.get("enum") == []:
        yield f"{part.place}/enum", "it lists no value, so that there is none; list one or remove it"
    if values:
        rules = {keyword: value for keyword, value in part.node.items() if keyword in ABOUT_VALUES}
        validator = validator_of(rules, validate_formats=True)
        for where, value in values:
            for error in validator.iter_errors(value):
                reason = first_line(error.message)
                yield where, f"this value can never occur ({reason}); correct it, or what is around it"


def _limits(part: Part) -> Problems:
    pairs = [("minimum", "maximum"), *((f"min{each}", f"max{each}") for each in LIMITS)]
    for least, most in pairs:
        if least in part.node and most in part.node and part.node[least] > part.node[most]:
            yield f"{part.place}/{least}", f"`{least}` is more than `{most}`, so that no value fits; correct one"


def _required(part: Part) -> Problems:
    if "required" not in part.node:
        return
    composed = COMPOSED.fullmatch(part.place)
    whole = composed[1] if composed else part.place
    schema = Schema(resolve(part.document, whole), whole, part.document)
    is_map = isinstance(schema.additional.node, Mapping)
    for index, name in enumerate(part.node["required"]):
        if name not in schema.properties and not is_map:
            where = f"{part.place}/required/{index}"
            yield where, f"there is no member `{name}` in `properties`; describe it, or correct the name"


def _directions(part: Part) -> Problems:
    if part.node.get("readOnly") is True and part.node.get("writeOnly") is True:
        yield part.place, "what is both `readOnly` and `writeOnly` is never sent; leave one of them out"


def _discriminators(part: Part) -> Problems:
    if "discriminator" not in part.node:
        return
    told = part.node["discriminator"]
    if not isinstance(told, Mapping) or not isinstance(told.get("propertyName"), str):
        yield f"{part.place}/discriminator", "it has no `propertyName`; name the member that tells the branches apart"
        return
    name = told["propertyName"]
    if name not in part.schema.properties:
        where = f"{part.place}/discriminator/propertyName"
        yield where, f"no branch has a member `{name}`; name the one that tells them apart"
    if not isinstance(told.get("mapping", {}), Mapping):
        yield f"{part.place}/discriminator/mapping", "it must be a mapping of values to schemas; write it so"
        return
    for value, target in told.get("mapping", {}).items():
        if not _is_schema(part.document, str(target)):
            where = f"{part.place}/discriminator/mapping/{escape(str(value))}"
            yield where, f"{target!r} is no schema of this document; name one of the branches"


def _is_schema(document: Mapping[str, Any], target: str) -> bool:
    known = document.get("components", {}).get("schemas", {})
    return target in known or any(target == f"#/components/schemas/{escape(name)}" for name in known)


def _listed_examples(part: Part) -> Problems:
    if not isinstance(part.node.get("examples", []), list):
        yield f"{part.place}/examples", "the examples of a schema are a list; write them so"


# What is shown ------------------------------------------------------------------------------------------------------

RESPONSE_PLACE = re.compile(rf"({OPERATION_PLACE.pattern}|#/components)/responses/[^/]+")


def _examples(one: Shown) -> Problems:
    yield from one.problems


def _misspelt(one: Shown) -> Problems:
    yield from one.misspelt


def _named_examples(part: Part) -> Problems:
    if RESPONSE_PLACE.fullmatch(part.place):
        for content_type, media_type in part.node.get("content", {}).items():
            if not media_type.get("examples"):
                where = f"{part.place}/content/{escape(content_type)}"
                yield where, "the response has no named example; show one under `examples`"


# Operations ---------------------------------------------------------------------------------------------------------

OPERATION_ID = re.compile(r"[a-z]+([A-Z][A-Za-z0-9]*)+")
TAG = re.compile(r"([A-Z][A-Za-z0-9]* )*[A-Z][A-Za-z0-9]*s")


def _operation_ids(part: Part) -> Problems:
    name = str(part.node.get("operationId", ""))
    if name and not OPERATION_ID.fullmatch(name):
        yield f"{part.place}/operationId", f"`{name}` is no verb and noun in camelCase; write one as `listUsers` is"


def _tags_of_operations(part: Part) -> Problems:
    known = [tag["name"] for tag in part.document.get("tags", ())]
    named = part.node.get("tags", ())
    if len(named) != 1:
        yield f"{part.place}/tags", "the operation has to have one tag, the resource that it belongs to; write one"
    for index, name in enumerate(named):
        if name not in known:
            yield f"{part.place}/tags/{index}", f"the tag `{name}` is not declared; correct it, or add it to `#/tags`"


def _tag_names(described: Described) -> Problems:
    used = {name for one in described.operations for name in one.node.get("tags", ())}
    for index, tag in enumerate(described.document.get("tags", ())):
        place, name = f"#/tags/{index}", tag["name"]
        if not TAG.fullmatch(name):
            yield f"{place}/name", f"`{name}` is no resource in plural; write one as `Group Memberships` is"
        if not tag.get("description"):
            yield place, f"the tag `{name}` has no `description`; add one"
        if name not in used:
            yield place, f"no operation has the tag `{name}`; remove it"


def _operation_security(part: Part) -> Problems:
    if "security" not in part.node:
        yield part.place, "the operation does not say which credentials it takes; add `security`, as `[]` for none"


def _lists(part: Part) -> Problems:
    if re.match("list[A-Z]", str(part.node.get("operationId"))) and "x-pagination" not in part.node:
        yield part.place, "the list does not say how to get from one page to the next; add `x-pagination`"


def _commas(part: Part) -> Problems:
    """Whatever is described as comma-separated."""
    if part.node.get("in") not in ("query", "cookie") or not re.search(
        r"\bcommas?\b", part.node.get("description", "")
    ):
        return
    types = Schema(part.node.get("schema", True), f"{part.place}/schema", part.document).types
    if not types <= {"array", "object", "null"} or (part.node.get("style"), part.node.get("explode")) != (
        "form",
        False,
    ):
        yield part.place, "a comma-separated list is an array with `style: form` and `explode: false`; write it so"


# Extensions ---------------------------------------------------------------------------------------------------------


def _extension_values(part: Part) -> Problems:
    for name in part.node.keys() & EXTENSIONS.keys():
        extension, value = EXTENSIONS[name], part.node[name]
        is_read = extension.refusal and extension.stands_on(kind_at(part.place))
        if is_read and not extension.validator.is_valid(value):
            yield f"{part.place}/{name}", f"{value!r} {extension.refusal}"


def _extension_places(part: Part) -> Problems:
    kind = kind_at(part.place)
    for name in (name for name in part.node if name.startswith("x-")):
        close = get_close_matches(name, EXTENSIONS, n=1, cutoff=0.85)
        if name not in EXTENSIONS and close:
            yield f"{part.place}/{name}", f"there is no `{name}`; did you mean `{close[0]}`"
        elif name in EXTENSIONS and not EXTENSIONS[name].stands_on(kind):
            where = " or ".join(EXTENSIONS[name].owners)
            yield f"{part.place}/{name}", f"`{name}` says nothing here; it belongs to each {where} that it is about"


@dataclass(frozen=True)
class Check:
    """One demand."""

    find: Callable[[Any], Problems]
    each: str
    """What it is asked of, one at a time: an attribute of what is described."""
    code: Code
    """What is wrong where it is not met."""
    own: bool = False
    """Whether only our own documents have to meet it."""

    def subjects(self, described: Described) -> Iterable[Any]:
        """What it is asked of in a document."""
        found: Iterable[Any] = getattr(described, self.each) if described.is_own or not self.own else ()
        return found


CHECKS = (
    Check(_listed_values, "schemas", Code.VALUE_IMPOSSIBLE),
    Check(_limits, "schemas", Code.LIMITS_CONTRADICTORY),
    Check(_discriminators, "schemas", Code.DISCRIMINATOR_USELESS),
    Check(_extension_values, "nodes", Code.EXTENSION_INVALID),
    Check(_examples, "shown", Code.EXAMPLE_INVALID),
    Check(_misspelt, "shown", Code.EXAMPLE_UNDECLARED, own=True),
    Check(_named_examples, "nodes", Code.EXAMPLE_MISSING, own=True),
    Check(_nullable, "schemas", Code.NULLABLE_OUTDATED, own=True),
    Check(_formats, "schemas", Code.FORMAT_UNKNOWN, own=True),
    Check(_required, "schemas", Code.REQUIRED_UNDESCRIBED, own=True),
    Check(_directions, "schemas", Code.NEVER_SENT, own=True),
    Check(_commas, "nodes", Code.COMMAS_UNDECLARED, own=True),
    Check(_operation_ids, "operations", Code.OPERATION_ID_STYLE, own=True),
    Check(_tags_of_operations, "operations", Code.TAG_STYLE, own=True),
    Check(_tag_names, "whole", Code.TAG_STYLE, own=True),
    Check(_operation_security, "operations", Code.SECURITY_UNSAID, own=True),
    Check(_lists, "operations", Code.PAGES_UNSAID, own=True),
    Check(_extension_places, "nodes", Code.EXTENSION_INVALID, own=True),
)
