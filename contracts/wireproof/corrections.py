"""
What an overlay corrects in somebody else's document, and why: by the `description` and the `x-source` of each action.

Its `x-sources`, at its top, list keys with title, kind and url, as a fact sheet does; a sheet is not needed.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wireproof.catalog import Spec
from wireproof.errors import SpecError
from wireproof.factsheet import FactSheet, read, source_problems
from wireproof.findings import Code
from wireproof.intake import Origins
from wireproof.intake.edits import Change
from wireproof.intake.overlay import Action, Overlay
from wireproof.sources import Citation, Ledger, cited_at, is_list_of_ids, source_place
from wireproof.text import marks

__all__ = ["Corrections", "corrections"]

Problems = Iterator[tuple[str, str]]

MOST_SHOWN = 12
"""Changes of one action that are listed."""
WIDEST = 48
"""Characters that are shown of a value."""


@dataclass(frozen=True)
class Corrections(Ledger):
    """An overlay, and what it made of a document."""

    spec: Spec
    overlay: Overlay
    changes: Sequence[Change]

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The `x-source` of every action."""
        return tuple(citation for action in self.overlay.actions for citation in cited_at(action.place, action.node))

    @cached_property
    def cited(self) -> AbstractSet[str]:
        """The ids of the facts that actions name."""
        return {citation.name for citation in self.citations} & self.sheet.facts.keys()

    @property
    def unused(self) -> list[str]:
        """The keys of the overlay's sources that no action names."""
        return sorted(_declared_sources(self.overlay).keys() - {citation.name for citation in self.citations})

    @property
    def gaps(self) -> list[SpecError]:
        """Everything that `make trace` fails for, in the order of the overlay and then of the sheet."""
        found = [*_located(self.overlay, self._gaps())]
        return found if self.spec.is_own else [*found, *self.gaps_of_sheet()]

    def _gaps(self) -> Problems:
        for action in self.overlay.actions:
            if not (action.description or action.node.get("x-source")):
                yield action.place, "the action has no reason; say it in a `description`, or name an `x-source`"
        for key in self.unused:
            yield source_place(key), "no action names this source; cite it or remove it"

    def report(self) -> Iterator[str]:
        """A line for each action with its reason, and below it the facts that it changed."""
        yield f"{self.spec}, corrected by {self.overlay.file.name}"
        lines = marks(self.overlay.file, {action.place for action in self.overlay.actions})
        for action in self.overlay.actions:
            changes = [change for change in self.changes if change.because == action.place]
            yield f"  line {lines[action.place][0]}: {_reason(action)}"
            yield from (f"    {_shown(change)}" for change in changes[:MOST_SHOWN])
            if len(changes) > MOST_SHOWN:
                yield f"    and {len(changes) - MOST_SHOWN} more"


def corrections(spec: Spec) -> Corrections | None:
    """
    What an overlay corrects in a document; None when there is no overlay.

    Raises:
        SpecError: A source has no title or kind, an `x-source` names an unknown key or row, or the fact sheet cannot be
            used.
    """
    if spec.overlaid is None:
        return None
    overlay, sheet = spec.overlaid.overlay, _sheet(spec)
    if found := _located(overlay, _problems(overlay, sheet)):
        raise SpecError.together(found)
    return Corrections(sheet, spec, overlay, spec.overlaid.changes)


def _sheet(spec: Spec) -> FactSheet:
    """The fact sheet of a document, or the one that the rules of a name give it; an empty one where it has none."""
    if spec.sheet:
        return spec.sheet
    file = spec.file.parent / "sources" / f"{spec.name}.md"
    return read(file) if file.is_file() else FactSheet(file, {}, {}, {})


def _problems(overlay: Overlay, sheet: FactSheet) -> Problems:
    declared = _declared_sources(overlay)
    if not isinstance(declared, dict):
        yield "#/x-sources", "it must be a mapping of keys to sources with their title, url and kind"
        return
    for key, entry in declared.items():
        yield from ((source_place(key), problem) for problem in source_problems(entry))
    for action in overlay.actions:
        if not is_list_of_ids(action.node):
            yield f"{action.place}/x-source", "it must be a list, as in `x-source: [R1]`"
            continue
        for citation in cited_at(action.place, action.node):
            if citation.name not in declared.keys() | sheet.facts.keys():
                problem = f"there is no source {citation.name!r}, and no such fact in {sheet.file}"
                yield citation.pointer, f"{problem}; add it to `x-sources`"


def _declared_sources(overlay: Overlay) -> Any:
    return overlay.node.get("x-sources", {})


def _located(overlay: Overlay, problems: Problems) -> tuple[SpecError, ...]:
    found = [SpecError(overlay.file, *problem, code=Code.SOURCE_UNTRACED) for problem in problems]
    return Origins(overlay.file).located(SpecError.together(found)).singles if found else ()


def _reason(action: Action) -> str:
    named = ", ".join(map(str, action.node.get("x-source", ())))
    return " ".join([*action.description.split(), *([f"[{named}]"] if named else [])]) or "no reason"


def _shown(change: Change) -> str:
    old, new = ("nothing" if one is None else _cut(one) for one in (change.old, change.new))
    return f"{change.place}: {old} -> {new}"


def _cut(text: str) -> str:
    return text if len(text) <= WIDEST else f"{text[:WIDEST]}…"
