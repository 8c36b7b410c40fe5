"""
Where every element of a spec comes from, and whether every row of its fact sheet went into it.

An element says it with `x-source: [seed, R16#listUsers.limit]`: keys of the top-level `x-sources`, alone or with the
anchor of a row. `make trace` prints what this module finds out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from wireproof.catalog import Spec
from wireproof.corrections import Corrections, corrections
from wireproof.document import INSIDE, METHODS, Problems, nodes
from wireproof.errors import SpecError
from wireproof.factsheet import FactSheet, read
from wireproof.intake.documents import Documents
from wireproof.loading import load_folder
from wireproof.sources import Citation, Kind, Ledger, citation_problems, cited_at, source_place, source_problems

__all__ = ["Element", "Trace", "citations", "elements", "problems", "trace", "traces"]


@dataclass(frozen=True)
class Element:
    """A part of a spec that says where it comes from."""

    pointer: str
    citations: tuple[Citation, ...]
    """Its own; or for a property without any, those of the schema around it."""


@dataclass(frozen=True)
class Trace(Ledger):
    """One spec laid beside its fact sheet."""

    spec: Spec

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element of the spec."""
        return elements(self.spec)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """Every `x-source` of the spec, also of what is no element."""
        return citations(self.spec)

    @property
    def by_kind(self) -> dict[Kind, list[Element]]:
        """The elements by the best source that they name; those without any are in none."""
        found: dict[Kind, list[Element]] = {kind: [] for kind in get_args(Kind)}
        for element in self.elements:
            kinds = {self.sources[citation.key] for citation in element.citations}
            for kind in [kind for kind in found if kind in kinds][:1]:
                found[kind].append(element)
        return found

    @property
    def partly_inferred(self) -> list[Element]:
        """The elements that rest on better than inference, but on a fact that names inference as well."""
        better = [element for kind, some in self.by_kind.items() for element in some if kind != "inference"]
        return [element for element in better if any(map(self._names_inference, element.citations))]

    def _names_inference(self, citation: Citation) -> bool:
        marks = self.sheet.facts[citation.anchor].marks if citation.anchor else frozenset[str]()
        keys = {citation.key, *marks} & self.sources.keys()
        return any(self.sources[key] == "inference" for key in keys)

    @property
    def gaps(self) -> list[SpecError]:
        """Everything that `make trace` fails for, in the order of the spec and then of the sheet."""
        of_spec = [SpecError(self.spec.file, place, problem) for place, problem in self._gaps_of_spec()]
        located_ones = self.spec.origins.located(SpecError.together(of_spec)).singles if of_spec else ()
        return [*located_ones, *self.gaps_of_sheet()]

    def _gaps_of_spec(self) -> Iterator[tuple[str, str]]:
        for element in self.elements:
            if not element.citations:
                yield element.pointer, "it names no source; add `x-source`"
        for key in self.unused:
            yield source_place(key), "no element names this source; cite it or remove it"

    def report(self) -> Iterator[str]:
        """What a spec rests on, a line for each number, and for each element and fact that needs one."""
        kinds = self.by_kind
        facts, reasons = len(self.sheet.facts), len(self.sheet.reasons)
        yield f"{self.spec}"
        yield f"  elements            {len(self.elements):5}, {sum(map(len, kinds.values()))} with a source"
        yield f"    on the seed       {len(kinds['seed']):5}"
        yield f"    on the vendor     {len(kinds['vendor']):5}"
        yield f"    partly inferred   {len(self.partly_inferred):5}"
        yield f"    on inference only {len(kinds['inference']):5}"
        yield from (f"      {_shown(element)}" for element in kinds["inference"])
        yield f"  source keys         {len(self.sources):5}, unused: {', '.join(self.unused) or 'none'}"
        yield f"  facts               {facts:5}, {len(self.cited)} cited, {reasons} left out with a reason"
        yield f"    unaccounted for   {len(self.unaccounted):5}"
        yield from (f"      {anchor}" for anchor in self.unaccounted)


def trace(spec: Spec) -> Trace:
    """
    A spec beside its fact sheet, `sources/<name>.md` in the spec's folder.

    Raises:
        SpecError: The sheet is missing or a table in it cannot be used; a source has no title or kind; or an `x-source`
            names an unknown key, an unknown row, or a row that does not rest on that key.
    """
    found = [SpecError(spec.file, place, problem) for place, problem in problems(spec)]
    if found:
        raise spec.origins.located(SpecError.together(found))
    return Trace(_sheet(spec), _sources(spec), spec)


def _sheet(spec: Spec) -> FactSheet:
    return read(spec.file.parent / "sources" / f"{spec.name}.md")


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
    declared = spec.document.get("x-sources")
    if not isinstance(declared, dict):
        yield "#/x-sources", "the sources are missing; list keys with their title, url and kind"
        return
    for key, entry in declared.items():
        yield from ((source_place(key), problem) for problem in source_problems(entry))
    lists = True
    for pointer, node in nodes(spec.document):
        if not isinstance(node.get("x-source", []), list):
            lists = False
            yield f"{pointer}/x-source", "it must be a list, as in `x-source: [seed]`"
    sheet = _sheet(spec)
    for citation in citations(spec) if lists else ():
        yield from ((citation.pointer, problem) for problem in citation_problems(declared, sheet, citation))
    for key in sorted(declared.keys() - sheet.marks):
        yield source_place(key), f"no legend of {sheet.file} lists this key; add it there"


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
ELEMENT = re.compile(f"#/({'|'.join(PLACES)})")
PROPERTY = re.compile(f"#/(components/schemas/[^/]+|.+/schema){INSIDE.pattern}/properties/[^/]+")


def elements(spec: Spec) -> tuple[Element, ...]:
    """Every element of a spec; those by reference say where they come from at their target, but for properties."""
    own: dict[str, tuple[Citation, ...]] = {}
    found = []
    for pointer, node in nodes(spec.document):
        own[pointer] = tuple(cited_at(pointer, node))
        if PROPERTY.fullmatch(pointer):
            found.append(Element(pointer, own[pointer] or _inherited(own, pointer)))
        elif ELEMENT.fullmatch(pointer) and "$ref" not in node:
            found.append(Element(pointer, own[pointer]))
    return tuple(found)


def _inherited(own: Mapping[str, tuple[Citation, ...]], pointer: str) -> tuple[Citation, ...]:
    """The citations of the innermost element around a property that has some."""
    while pointer := pointer.rpartition("/")[0]:
        if own.get(pointer):
            return own[pointer]
    return ()


def citations(spec: Spec) -> tuple[Citation, ...]:
    """Every `x-source` of a spec, also of what is no element."""
    return tuple(citation for pointer, node in nodes(spec.document) for citation in cited_at(pointer, node))


def _sources(spec: Spec) -> dict[str, Kind]:
    return {key: entry["kind"] for key, entry in spec.document["x-sources"].items()}


def traces(documents: Documents) -> list[Trace | Corrections]:
    """
    Every spec of our own beside its fact sheet, and every overlay beside its document.

    Raises:
        SpecError: A document, a sheet or an overlay cannot be used; it says everything that is wrong with any.
    """
    specs = load_folder(documents, [problems])
    own = [trace(spec) for spec in specs if spec.is_own]
    return [*own, *(found for spec in specs if (found := corrections(spec)))]


def _shown(element: Element) -> str:
    return f"{element.pointer} ({', '.join(dict.fromkeys(citation.key for citation in element.citations))})"
