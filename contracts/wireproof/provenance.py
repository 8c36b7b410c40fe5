"""
Where every element of a spec comes from, and whether every row of its fact sheet went into it.

An element says it with `x-source: [seed, R16#listUsers.limit]`: keys of the top-level `x-sources`, alone or with the
anchor of a row. `make trace` prints what this module finds out.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args

from wireproof.catalog import Spec, load_folder
from wireproof.command import Parser
from wireproof.document import INSIDE, METHODS, Problems, nodes
from wireproof.errors import SpecError, WireproofError
from wireproof.factsheet import FactSheet, read
from wireproof.schema import escape

__all__ = ["Citation", "Element", "Kind", "Trace", "citations", "elements", "problems", "trace"]

Kind = Literal["seed", "vendor", "inference"]
"""What a source is worth, best first: the page that a spec began with, the vendor's documents, our own deduction."""


@dataclass(frozen=True)
class Citation:
    """An entry of `x-source`: a key, and the row that is meant."""

    key: str
    anchor: str | None
    pointer: str


@dataclass(frozen=True)
class Element:
    """A part of a spec that says where it comes from."""

    pointer: str
    citations: tuple[Citation, ...]
    """Its own; or for a property without any, those of the schema around it."""


@dataclass(frozen=True)
class Trace:
    """One spec laid beside its fact sheet."""

    spec: Spec
    sheet: FactSheet
    sources: Mapping[str, Kind]
    """The keys of `x-sources`, and what each is worth."""

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

    @cached_property
    def cited(self) -> set[str]:
        """The anchors that the spec cites."""
        return {citation.anchor for citation in self.citations if citation.anchor}

    @property
    def unaccounted(self) -> list[str]:
        """The anchors of facts that the spec does not cite for no reason."""
        return [anchor for anchor in self.sheet.facts if anchor not in self.cited | self.sheet.reasons.keys()]

    @property
    def unused(self) -> list[str]:
        """The keys that nothing names."""
        return sorted(self.sources.keys() - {citation.key for citation in self.citations})

    @property
    def gaps(self) -> list[SpecError]:
        """Everything that `make trace` fails for, in the order of the spec and then of the sheet."""
        of_spec = [SpecError(self.spec.file, place, problem) for place, problem in self._gaps_of_spec()]
        of_sheet = [SpecError(self.sheet.file, f"line {at}", problem) for at, problem in self._gaps_of_sheet()]
        located_ones = self.spec.origins.located(SpecError.together(of_spec)).singles if of_spec else ()
        return [*located_ones, *of_sheet]

    def _gaps_of_spec(self) -> Iterator[tuple[str, str]]:
        for element in self.elements:
            if not element.citations:
                yield element.pointer, "it names no source; add `x-source`"
        for key in self.unused:
            yield _at(key), "no element names this source; cite it or remove it"

    def _gaps_of_sheet(self) -> Iterator[tuple[int, str]]:
        for anchor in self.unaccounted:
            yield self.sheet.facts[anchor].line, f"no element cites `{anchor}`; cite it, or list it with the reason"
        for anchor, line in self.sheet.reasons.items():
            if anchor not in self.sheet.facts:
                yield line, f"there is no anchor `{anchor}`; correct it or remove it"
            elif anchor in self.cited:
                yield line, f"`{anchor}` is cited by now; remove it from this table"


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
    return Trace(spec, _sheet(spec), _sources(spec))


def _sheet(spec: Spec) -> FactSheet:
    return read(spec.file.parent / "sources" / f"{spec.name}.md")


def problems(spec: Spec) -> Problems:
    """
    What keeps a spec from being laid beside its fact sheet.

    Raises:
        SpecError: The sheet is missing or a table in it cannot be used.
    """
    declared = spec.document.get("x-sources")
    if not isinstance(declared, dict):
        yield "#/x-sources", "the sources are missing; list keys with their title, url and kind"
        return
    for key, entry in declared.items():
        yield from ((_at(key), problem) for problem in _source_problems(entry))
    lists = True
    for pointer, node in nodes(spec.document):
        if not isinstance(node.get("x-source", []), list):
            lists = False
            yield f"{pointer}/x-source", "it must be a list, as in `x-source: [seed]`"
    sheet = _sheet(spec)
    for citation in citations(spec) if lists else ():
        yield from ((citation.pointer, problem) for problem in _citation_problems(declared, sheet, citation))
    for key in sorted(declared.keys() - sheet.marks):
        yield _at(key), f"no legend of {sheet.file} lists this key; add it there"


def _citation_problems(declared: Mapping[str, Any], sheet: FactSheet, citation: Citation) -> Iterator[str]:
    fact = sheet.facts.get(citation.anchor) if citation.anchor else None
    if citation.key not in declared:
        yield f"there is no source {citation.key!r}; add it to `x-sources`"
    elif citation.anchor is not None and fact is None:
        yield f"{sheet.file} has no anchor {citation.anchor!r}; correct it or add the row"
    elif fact is not None and citation.key not in fact.marks:
        named = ", ".join(sorted(fact.marks))
        yield f"`{citation.anchor}` ({sheet.file}, line {fact.line}) rests on {named}, not on {citation.key}"


def _source_problems(entry: Any) -> Iterator[str]:
    if not isinstance(entry, dict):
        yield "the source has no `title`; write it with its title, url and kind"
        return
    kind, kinds = entry.get("kind"), get_args(Kind)
    if not entry.get("title"):
        yield "the source has no `title`; say what document it is"
    if kind not in kinds:
        yield f"the `kind` of the source is {kind!r}; choose one of {', '.join(kinds)}"
    elif kind != "inference" and not str(entry.get("url")).startswith("https://"):
        yield "the source has no `url`; say where the document is, by an https address"


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
        own[pointer] = tuple(_own_citations(pointer, node))
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
    return tuple(citation for pointer, node in nodes(spec.document) for citation in _own_citations(pointer, node))


def _own_citations(pointer: str, node: Mapping[str, Any]) -> Iterator[Citation]:
    for index, entry in enumerate(node.get("x-source", ())):
        key, hash_sign, anchor = str(entry).partition("#")
        yield Citation(key, anchor if hash_sign else None, f"{pointer}/x-source/{index}")


def _sources(spec: Spec) -> dict[str, Kind]:
    return {key: entry["kind"] for key, entry in spec.document["x-sources"].items()}


def _at(key: str) -> str:
    return f"#/x-sources/{escape(key)}"


# The command --------------------------------------------------------------------------------------------------------


def main() -> int:
    """Exit status 0: all is traced; 1: something is not; 2: the call, a spec or a fact sheet is wrong."""
    parser = Parser(prog="python -m wireproof.provenance", description="Lay every spec beside its fact sheet.")
    parser.add_argument("--specs", type=Path, required=True, help="the folder with the OpenAPI documents")
    folder: Path = parser.parse_args().specs
    try:
        traces = [trace(spec) for spec in load_folder(folder, [problems])]
    except WireproofError as error:
        print(error, file=sys.stderr)
        return 2
    gaps = [gap for found in traces for gap in found.gaps]
    with suppress(BrokenPipeError):  # whoever reads may have seen enough
        print("\n".join(line for found in traces for line in _report(found)), flush=True)
    for gap in gaps:
        print(gap, file=sys.stderr)
    return 1 if gaps else 0


def _report(found: Trace) -> Iterator[str]:
    kinds = found.by_kind
    facts, reasons = len(found.sheet.facts), len(found.sheet.reasons)
    yield f"{found.spec}"
    yield f"  elements            {len(found.elements):5}, {sum(map(len, kinds.values()))} with a source"
    yield f"    on the seed       {len(kinds['seed']):5}"
    yield f"    on the vendor     {len(kinds['vendor']):5}"
    yield f"    partly inferred   {len(found.partly_inferred):5}"
    yield f"    on inference only {len(kinds['inference']):5}"
    yield from (f"      {_shown(element)}" for element in kinds["inference"])
    yield f"  source keys         {len(found.sources):5}, unused: {', '.join(found.unused) or 'none'}"
    yield f"  facts               {facts:5}, {len(found.cited)} cited, {reasons} left out with a reason"
    yield f"    unaccounted for   {len(found.unaccounted):5}"
    yield from (f"      {anchor}" for anchor in found.unaccounted)


def _shown(element: Element) -> str:
    return f"{element.pointer} ({', '.join(dict.fromkeys(citation.key for citation in element.citations))})"


if __name__ == "__main__":
    raise SystemExit(main())
