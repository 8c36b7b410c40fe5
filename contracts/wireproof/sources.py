"""
Where facts come from: what a source is, what `x-source` names, and what of a fact sheet nothing rests on.

In a spec, `x-source: [format.json, scope.admin]` names facts of its sheet by their ids; in an overlay also sources.
"""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from wireproof.errors import SpecError
from wireproof.factsheet import FactSheet
from wireproof.findings import Code
from wireproof.pointers import escape

__all__ = ["Citation", "Ledger", "cited_at", "is_list_of_ids", "source_place"]


@dataclass(frozen=True)
class Citation:
    """An entry of `x-source`: the id of a fact, or in an overlay the key of a source."""

    name: str
    pointer: str


@dataclass(frozen=True)
class Ledger:
    """What rests on facts, and which of them nothing rests on."""

    sheet: FactSheet

    @property
    @abstractmethod
    def cited(self) -> AbstractSet[str]:
        """The ids of the facts that something rests on."""

    @property
    @abstractmethod
    def gaps(self) -> list[SpecError]:
        """Everything that `make trace` fails for."""

    @property
    def unaccounted(self) -> list[str]:
        """The ids of the facts that nothing rests on and that no reason is given for."""
        return [name for name in self.sheet.facts if name not in self.cited | self.sheet.reasons.keys()]

    def gaps_of_sheet(self) -> Iterator[SpecError]:
        """What in the sheet is accounted for neither here nor there."""
        code = Code.SOURCE_UNTRACED
        return (SpecError(self.sheet.file, f"line {at}", problem, code=code) for at, problem in self._unsettled())

    def _unsettled(self) -> Iterator[tuple[int, str]]:
        for name in self.unaccounted:
            told = f"nothing is called `{name}`, and no `x-source` names it; name it, or list it with the reason"
            yield self.sheet.facts[name].line, told
        for name, line in self.sheet.reasons.items():
            if name not in self.sheet.facts:
                yield line, f"there is no fact `{name}`; correct it or remove it"
            elif name in self.cited:
                yield line, f"`{name}` is in the spec by now; remove it from this table"


def cited_at(pointer: str, node: Mapping[str, Any]) -> Iterator[Citation]:
    """The entries of `x-source` at a place."""
    for index, entry in enumerate(node.get("x-source", ())):
        yield Citation(str(entry), f"{pointer}/x-source/{index}")


def is_list_of_ids(node: Mapping[str, Any]) -> bool:
    """Whether the `x-source` at a place, if there is one, is a list."""
    return isinstance(node.get("x-source", []), list)


def source_place(key: str) -> str:
    """Where an overlay lists a source."""
    return f"#/x-sources/{escape(key)}"
