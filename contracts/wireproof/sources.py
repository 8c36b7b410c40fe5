"""
Where facts come from: `x-sources` lists documents by keys, `x-source: [seed, R16#listUsers.limit]` names them.

Behind a hash sign stands the anchor of a row in the fact sheet.
"""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, get_args

from wireproof.errors import SpecError
from wireproof.factsheet import FactSheet
from wireproof.pointers import escape

__all__ = ["Citation", "Kind", "Ledger", "citation_problems", "cited_at", "source_place", "source_problems"]

Kind = Literal["seed", "vendor", "inference"]
"""What a source is worth, best first: the page that a spec began with, the vendor's documents, our own deduction."""


@dataclass(frozen=True)
class Citation:
    """An entry of `x-source`: a key, and the row that is meant."""

    key: str
    anchor: str | None
    pointer: str


@dataclass(frozen=True)
class Ledger:
    """What cites sources and facts, and what of them nobody cites."""

    sheet: FactSheet
    sources: Mapping[str, Kind]
    """The keys of `x-sources`, and what each is worth."""

    @property
    @abstractmethod
    def citations(self) -> tuple[Citation, ...]:
        """Every `x-source`."""

    @property
    @abstractmethod
    def gaps(self) -> list[SpecError]:
        """Everything that `make trace` fails for."""

    @cached_property
    def cited(self) -> set[str]:
        """The anchors that are cited."""
        return {citation.anchor for citation in self.citations if citation.anchor}

    @property
    def unaccounted(self) -> list[str]:
        """The anchors of facts that are not cited for no reason."""
        return [anchor for anchor in self.sheet.facts if anchor not in self.cited | self.sheet.reasons.keys()]

    @property
    def unused(self) -> list[str]:
        """The keys that nothing names."""
        return sorted(self.sources.keys() - {citation.key for citation in self.citations})

    def gaps_of_sheet(self) -> Iterator[SpecError]:
        """What in the sheet is accounted for neither here nor there."""
        return (SpecError(self.sheet.file, f"line {at}", problem) for at, problem in self._unsettled())

    def _unsettled(self) -> Iterator[tuple[int, str]]:
        for anchor in self.unaccounted:
            yield self.sheet.facts[anchor].line, f"no element cites `{anchor}`; cite it, or list it with the reason"
        for anchor, line in self.sheet.reasons.items():
            if anchor not in self.sheet.facts:
                yield line, f"there is no anchor `{anchor}`; correct it or remove it"
            elif anchor in self.cited:
                yield line, f"`{anchor}` is cited by now; remove it from this table"


def cited_at(pointer: str, node: Mapping[str, Any]) -> Iterator[Citation]:
    """The entries of `x-source` at a place."""
    for index, entry in enumerate(node.get("x-source", ())):
        key, hash_sign, anchor = str(entry).partition("#")
        yield Citation(key, anchor if hash_sign else None, f"{pointer}/x-source/{index}")


def source_place(key: str) -> str:
    """Where a source is listed."""
    return f"#/x-sources/{escape(key)}"


def citation_problems(declared: Mapping[str, Any], sheet: FactSheet, citation: Citation) -> Iterator[str]:
    """What is wrong with an entry of `x-source`."""
    fact = sheet.facts.get(citation.anchor) if citation.anchor else None
    if citation.key not in declared:
        yield f"there is no source {citation.key!r}; add it to `x-sources`"
    elif citation.anchor is not None and fact is None:
        yield f"{sheet.file} has no anchor {citation.anchor!r}; correct it or add the row"
    elif fact is not None and citation.key not in fact.marks:
        named = ", ".join(sorted(fact.marks))
        yield f"`{citation.anchor}` ({sheet.file}, line {fact.line}) rests on {named}, not on {citation.key}"


def source_problems(entry: Any) -> Iterator[str]:
    """What is wrong with an entry of `x-sources`."""
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
