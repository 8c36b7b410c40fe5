"""
Where every element of a spec comes from, and whether every row of its fact sheet went into it.

An element rests on the facts that are called as it is, `listUsers.limit` or `Group.name`, and on those that its
`x-source` names besides. `make trace` prints what this module finds out.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from wireproof.catalog import Spec
from wireproof.corrections import Corrections, corrections
from wireproof.document import FACT_SHEET, INSIDE, METHODS, Problems, dereference, nodes
from wireproof.errors import SpecError
from wireproof.factsheet import Fact, FactSheet, Kind, read, sheet_file
from wireproof.findings import Code
from wireproof.intake.documents import Documents
from wireproof.loading import load_folder
from wireproof.pointers import unescape
from wireproof.sources import Citation, Ledger, cited_at, is_list_of_ids

__all__ = ["CHECKS", "Element", "Trace", "citations", "elements", "problems", "trace", "traces"]


@dataclass(frozen=True)
class Element:
    """A part of a spec that facts stand behind."""

    pointer: str
    names: tuple[str, ...]
    """What facts behind it may be called: as it is, or as a place is that refers to it."""
    uses: tuple[str, ...]
    """Of these, the names as a parameter of an operation; each has a fact of its own, so that none can get lost."""
    citations: tuple[Citation, ...]
    """Its `x-source`."""


@dataclass(frozen=True)
class Trace(Ledger):
    """One spec laid beside its fact sheet."""

    spec: Spec

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element of the spec."""
        return elements(self.spec)

    @cached_property
    def named(self) -> AbstractSet[str]:
        """The ids of the facts that are called as an element is."""
        return {name for element in self.elements for name in element.names if name in self.sheet.facts}

    @cached_property
    def cited_besides(self) -> tuple[Citation, ...]:
        """Every `x-source` of the spec, entry by entry."""
        return citations(self.spec)

    @cached_property
    def cited(self) -> AbstractSet[str]:
        """The ids of the facts that something rests on."""
        return self.named | {citation.name for citation in self.cited_besides}

    def facts(self, element: Element) -> list[Fact]:
        """What stands behind an element."""
        names = dict.fromkeys([*element.names, *(citation.name for citation in element.citations)])
        return [self.sheet.facts[name] for name in names if name in self.sheet.facts]

    @property
    def by_kind(self) -> dict[Kind, list[Element]]:
        """The elements by the best of their sources; those without any are in none."""
        found: dict[Kind, list[Element]] = {kind: [] for kind in get_args(Kind)}
        for element in self.elements:
            kinds = self._kinds(element)
            for kind in [kind for kind in found if kind in kinds][:1]:
                found[kind].append(element)
        return found

    @property
    def partly_inferred(self) -> list[Element]:
        """The elements that rest on better than inference, but on inference as well."""
        better = [element for kind, some in self.by_kind.items() for element in some if kind != "inference"]
        return [element for element in better if "inference" in self._kinds(element)]

    def _kinds(self, element: Element) -> set[Kind]:
        return {kind for fact in self.facts(element) for kind in self.sheet.kinds(fact)}

    @property
    def gaps(self) -> list[SpecError]:
        """Everything that `make trace` fails for, in the order of the spec and then of the sheet."""
        code = Code.SOURCE_UNTRACED
        of_spec = [SpecError(self.spec.file, place, problem, code=code) for place, problem in self._gaps_of_spec()]
        located_ones = self.spec.origins.located(SpecError.together(of_spec)).singles if of_spec else ()
        return [*located_ones, *self.gaps_of_sheet(), *self._unused_sources()]

    def _gaps_of_spec(self) -> Problems:
        for element in self.elements:
            if not self.facts(element):
                called = element.names[0]
                yield (
                    element.pointer,
                    f"no fact is called `{called}`; add it to the sheet, or name others in `x-source`",
                )
            for name in element.uses if element.citations or self.facts(element) else ():
                if name not in self.sheet.facts:
                    yield element.pointer, f"no fact is called `{name}`; add it to the sheet"
            for citation in element.citations:
                if citation.name in element.names:
                    yield citation.pointer, f"`{citation.name}` is called as the element is; remove it"

    def _unused_sources(self) -> Iterator[SpecError]:
        for key in self.sheet.unused:
            problem = f"no fact names the source {key}; name it in a row, or remove it"
            line = f"line {self.sheet.sources[key].line}"
            yield SpecError(self.sheet.file, line, problem, code=Code.SOURCE_UNTRACED)

    def report(self) -> Iterator[str]:
        """What a spec rests on, a line for each number, and for each element and fact that needs one."""
        kinds, sheet = self.by_kind, self.sheet
        facts, reasons = len(sheet.facts), len(sheet.reasons)
        behind = {key for name in self.cited for key in sheet.facts[name].keys}
        yield f"{self.spec}"
        yield f"  elements            {len(self.elements):5}, {sum(map(len, kinds.values()))} with a source"
        yield f"    on the seed       {len(kinds['seed']):5}"
        yield f"    on the vendor     {len(kinds['vendor']):5}"
        yield f"    partly inferred   {len(self.partly_inferred):5}, counted above"
        yield f"    on inference only {len(kinds['inference']):5}"
        yield from (f"      {self._shown(element)}" for element in kinds["inference"])
        yield f"  sources             {len(sheet.sources):5}, {len(behind)} behind the spec"
        yield f"  facts               {facts:5}, {len(self.cited)} in the spec, {reasons} left out with a reason"
        yield f"    by name           {len(self.named):5}"
        besides = {citation.name for citation in self.cited_besides}
        yield f"    by `x-source`     {len(besides):5}, in {len(self.cited_besides)} entries"
        yield f"    unaccounted for   {len(self.unaccounted):5}"
        yield from (f"      {name}" for name in self.unaccounted)

    def _shown(self, element: Element) -> str:
        keys = dict.fromkeys(key for fact in self.facts(element) for key in fact.keys)
        return f"{element.pointer} ({', '.join(keys)})"


def trace(spec: Spec) -> Trace:
    """
    A spec beside its fact sheet.

    Raises:
        SpecError: The sheet is missing or a table in it cannot be used, or an `x-source` names what is no fact.
    """
    found = [SpecError(spec.file, *problem, code=code) for check, code in CHECKS for problem in check(spec)]
    if found:
        raise spec.origins.located(SpecError.together(found))
    return Trace(_sheet(spec), spec)


def _sheet(spec: Spec) -> FactSheet:
    """The fact sheet of a spec that names one; an error that says so when it is not there."""
    return spec.sheet or read(sheet_file(spec.file, spec.document) or spec.file)


def problems(spec: Spec) -> Problems:
    """
    What keeps a spec from being laid beside its fact sheet.

    Somebody else's document has none, as long as an overlay says what is corrected in it.

    Raises:
        SpecError: The sheet is missing or a table in it cannot be used, or an overlay names its sources wrongly.
    """
    corrected = corrections(spec)
    if corrected and not spec.is_own:
        return
    if sheet_file(spec.file, spec.document) is None:
        place = f"#/{FACT_SHEET}" if spec.is_own else "#"
        yield place, f"no fact sheet below its folder is named; write one as in `x-fact-sheet: sources/{spec.name}.md`"
        return
    sheet = _sheet(spec)
    for pointer, node in nodes(spec.document):
        if not is_list_of_ids(node):
            yield f"{pointer}/x-source", "it must be a list, as in `x-source: [listUsers.limit]`"
        else:
            yield from _unknown(sheet, pointer, node)


CHECKS = ((problems, Code.SOURCE_UNTRACED),)


def _unknown(sheet: FactSheet, pointer: str, node: Mapping[str, Any]) -> Problems:
    for citation in cited_at(pointer, node):
        if citation.name not in sheet.facts:
            yield citation.pointer, f"{sheet.file} has no fact {citation.name!r}; correct it or add the row"


def traces(documents: Documents) -> list[Trace | Corrections]:
    """
    Every spec of our own beside its fact sheet, and every overlay beside its document.

    Raises:
        SpecError: A document, a sheet or an overlay cannot be used; it says everything that is wrong with any.
    """
    specs = load_folder(documents, CHECKS)
    own = [trace(spec) for spec in specs if spec.is_own]
    return [*own, *(found for spec in specs if (found := corrections(spec)))]


# The spec -----------------------------------------------------------------------------------------------------------

METHOD = f"({'|'.join(METHODS)})"
OPERATION = f"paths/[^/]+/{METHOD}"
RESPONSE = f"({OPERATION}|components)/responses/[^/]+"
PLACES = (
    "servers/[0-9]+",
    OPERATION,
    f"paths/[^/]+/({METHOD}/)?parameters/[0-9]+|components/parameters/[^/]+",
    f"{OPERATION}/requestBody|components/requestBodies/[^/]+",
    RESPONSE,
    f"({RESPONSE}|components)/headers/[^/]+",
    "components/schemas/[^/]+",
    "components/securitySchemes/[^/]+",
)
"""Where the elements stand, but for properties."""
PROPERTY = f"(components/schemas/[^/]+|.+/schema){INSIDE.pattern}/properties/[^/]+"
ELEMENT = re.compile(f"#/({'|'.join(PLACES)}|{PROPERTY})")
IS_PROPERTY = re.compile(f"#/{PROPERTY}")
PARAMETER = re.compile(r"#/paths/.+/parameters/[0-9]+")


def elements(spec: Spec) -> tuple[Element, ...]:
    """Every element of a spec; what is only a reference, but for properties, is the element that it leads to."""
    naming, found = _Naming(spec.document), []
    for pointer, node in nodes(spec.document):
        if ELEMENT.fullmatch(pointer) and ("$ref" not in node or IS_PROPERTY.fullmatch(pointer)):
            names = naming.names(pointer)
            uses = tuple(name for name in names if name in naming.uses and "/parameters/" in pointer)
            found.append(Element(pointer, names, uses, tuple(cited_at(pointer, node))))
    return tuple(found)


def citations(spec: Spec) -> tuple[Citation, ...]:
    """Every `x-source` of a spec, entry by entry."""
    return tuple(citation for pointer, node in nodes(spec.document) for citation in cited_at(pointer, node))


class _Naming:
    """What the elements of a document are called."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.referring: dict[str, list[str]] = defaultdict(list)
        """Component -> the elements that refer to it."""
        self.uses = set[str]()
        """The names of parameters of operations."""
        for pointer, node in nodes(document):
            if PARAMETER.fullmatch(pointer):
                self.uses.update(self._own(pointer))
            if "$ref" in node:
                self.referring[node["$ref"]].append(_element_around(pointer))

    def names(self, pointer: str) -> tuple[str, ...]:
        """What an element is called, and what the places are called that refer to it."""
        return tuple(dict.fromkeys(name for place in self._places(pointer) for name in self._own(place)))

    def _places(self, pointer: str) -> list[str]:
        """An element, and all that refer to it, through components."""
        found = [pointer]
        for place in found:
            found += [other for other in self.referring[place] if other not in found]
        return found

    def _own(self, pointer: str) -> tuple[str, ...]:
        """What stands at a place is called so; a parameter of a path has a name for each operation there."""
        top, *tokens = map(unescape, pointer.split("/")[1:])
        match top, tokens:
            case "servers", _:
                return ("server",)
            case "paths", [path, "parameters", *_]:
                owners = [one for method, one in self.document["paths"][path].items() if method in METHODS]
                return tuple(
                    ".".join([str(one.get("operationId")), *self._below(pointer, tokens[1:])]) for one in owners
                )
            case "paths", [path, method, *below]:
                operation = self.document["paths"][path][method]
                return (".".join([str(operation.get("operationId")), *self._below(pointer, below)]),)
            case "components", [_, name, *below]:
                return (".".join([name, *self._below(pointer, below)]),)
        return ()

    def _below(self, pointer: str, tokens: list[str]) -> Iterator[str]:
        """The names on the way down from an operation or a component."""
        waiting = iter(tokens)
        for token in waiting:
            match token:
                case "requestBody":
                    yield "body"
                case "parameters":
                    index = next(waiting)
                    place = f"{pointer[: pointer.index('/parameters/')]}/parameters/{index}"
                    yield str(dereference(self.document, place)[1].get("name"))
                case "headers" | "properties" | "responses":
                    yield next(waiting)
                case "content":
                    next(waiting)


def _element_around(pointer: str) -> str:
    """The innermost element that a place is in."""
    while "/" in pointer and not ELEMENT.fullmatch(pointer):
        pointer = pointer.rpartition("/")[0]
    return pointer
