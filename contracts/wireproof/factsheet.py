"""
A fact sheet: what is known about an API, in the tables of a Markdown file, each fact with an id and its sources.

* A table whose first column is `source key` lists sources, each with its title, kind and url.
* One whose first column is `fact` and second `reason` lists the ids of facts that the spec leaves out, and why.
* Every other table states facts. A row of it has an id for each of its facts, `<a id="listUsers.limit"></a>`, and
  names keys in the column `source`.
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from wireproof.document import FACT_SHEET
from wireproof.errors import SpecError
from wireproof.extras import lacking
from wireproof.findings import Code

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

__all__ = ["Fact", "FactSheet", "Kind", "Source", "read", "sheet_file", "source_problems"]

Kind = Literal["seed", "vendor", "inference"]
"""What a source is worth, best first: the page that a spec began with, the vendor's documents, our own deduction."""


@dataclass(frozen=True)
class Source:
    """A document that states facts."""

    title: str
    kind: Kind
    url: str
    """Where it is; empty for our own deduction."""
    line: int


@dataclass(frozen=True)
class Fact:
    """One fact: an id in a row of a table."""

    name: str
    """Its id. An element of the spec that is called so rests on it."""
    line: int
    keys: tuple[str, ...]
    """The keys of its sources, in the order of the row."""


@dataclass(frozen=True)
class FactSheet:
    """What is known about an API."""

    file: Path
    sources: Mapping[str, Source]
    """By key."""
    facts: Mapping[str, Fact]
    """By id."""
    reasons: Mapping[str, int]
    """The ids of facts that the spec leaves out, each with the line that says why."""

    def kinds(self, fact: Fact) -> set[Kind]:
        """What the sources of a fact are worth."""
        return {self.sources[key].kind for key in fact.keys}

    @property
    def unused(self) -> list[str]:
        """The keys of sources that no fact names."""
        return sorted(self.sources.keys() - {key for fact in self.facts.values() for key in fact.keys})


def sheet_file(file: Path, document: Mapping[str, Any]) -> Path | None:
    """The fact sheet that a document names in `x-fact-sheet`; None where that is no path below its folder."""
    named, folder = document.get(FACT_SHEET), file.parent
    if not isinstance(named, str) or not re.fullmatch(r"[\w./ -]{1,200}", named):
        return None
    return folder / named if (folder / named).resolve().is_relative_to(folder.resolve()) else None


def read(file: Path) -> FactSheet:
    """
    Read a fact sheet.

    Raises:
        SpecError: It is missing, or has sources without title or kind, tables without a column `source`, rows without
            id, source or reason, or ids twice; it says all of them.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        problem = f"there is no fact sheet to read ({error.strerror}); write one"
        raise SpecError(file, "the file", problem, code=Code.FACT_SHEET_INVALID) from None
    except UnicodeDecodeError:
        problem = "it is not UTF-8 text; save it as UTF-8"
        raise SpecError(file, "the file", problem, code=Code.FACT_SHEET_INVALID) from None
    tables: dict[str, list[_Table]] = {"sources": [], "reasons": [], "facts": []}
    for table in _tables(file, text):
        tables[_purpose(table[0].cells)].append(table)
    refused: dict[int, SpecError] = {}
    sources = _by_key(tables["sources"], refused)
    found = _by_name(tables["facts"], sources.keys(), refused)
    left_out = _with_a_reason([row for table in tables["reasons"] for row in table[1:]], refused)
    for line, tag in sorted(_tags(text) - {(fact.line, f'<a id="{fact.name}">') for fact in found.values()}):
        problem = f'{tag} is in no row of a table; write it as <a id="..."></a> in a cell'
        refused.setdefault(line, SpecError(file, f"line {line}", problem, code=Code.FACT_SHEET_INVALID))
    if refused:
        raise SpecError.together({str(error): error for _, error in sorted(refused.items())}.values())
    return FactSheet(file, sources, found, left_out)


def source_problems(entry: Any) -> Iterator[str]:
    """What is wrong with a source: it has a title, a kind, and an address unless it is our own deduction."""
    if not isinstance(entry, dict):
        yield "the source has no `title`; write it with its title, kind and url"
        return
    kind, kinds = entry.get("kind"), get_args(Kind)
    if not entry.get("title"):
        yield "the source has no `title`; say what document it is"
    if kind not in kinds:
        yield f"the `kind` of the source is {kind!r}; choose one of {', '.join(kinds)}"
    elif kind != "inference" and not str(entry.get("url")).startswith("https://"):
        yield "the source has no `url`; say where the document is, by an https address"


# Tables -------------------------------------------------------------------------------------------------------------

TAG = re.compile(r"<a\b[^>]*>")
ID = re.compile(r'<a id="([^"]+)"></a>')
QUOTED = re.compile(r"`([^`]+)`")
KEY = re.compile(r"[A-Za-z0-9_-]+")
IN_BRACKETS = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True)
class _TableRow:
    file: Path
    line: int
    cells: tuple[str, ...]

    def refused(self, problem: str) -> SpecError:
        return SpecError(self.file, f"line {self.line}", problem, code=Code.FACT_SHEET_INVALID)


_Table = list[_TableRow]
"""The header row first."""


def _tables(file: Path, text: str) -> list[_Table]:
    """The tables of a Markdown text; the parser is imported for the few documents that have such a sheet."""
    try:
        from markdown_it import MarkdownIt
        from markdown_it.tree import SyntaxTreeNode
    except ImportError as error:
        raise lacking("a fact sheet", error) from error
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
    tables = [table for table in tree.walk() if table.type == "table"]
    return [[_table_row(file, row) for row in table.walk() if row.type == "tr"] for table in tables]


def _purpose(header: tuple[str, ...]) -> str:
    """What a table is there for, by its first columns."""
    if header[0] == "source key":
        return "sources"
    return "reasons" if header == ("fact", "reason") else "facts"


def _tags(text: str) -> set[tuple[int, str]]:
    """Every id with its line, whether it is in a table or got lost on the way there."""
    return {(number, tag) for number, line in enumerate(text.splitlines(), start=1) for tag in TAG.findall(line)}


def _table_row(file: Path, row: "SyntaxTreeNode") -> _TableRow:
    before, _ = row.map or (0, 0)
    return _TableRow(file, before + 1, tuple(inline.content for cell in row.children for inline in cell.children))


def _by_key(tables: list[_Table], refused: dict[int, SpecError]) -> dict[str, Source]:
    """The sources of tables; what is wrong with a line of them is added to what is refused."""
    found: dict[str, Source] = {}
    for header, *body in tables:
        for row in body:
            entry: dict[str, Any] = dict(zip(header.cells, row.cells, strict=True))
            key = entry["source key"]
            problems = [*source_problems(entry)]
            if key in found:
                problems.append(f"the source {key} is also on line {found[key].line}; rename one")
            if problems:
                refused[row.line] = row.refused(problems[0])
            found[key] = Source(entry.get("title", ""), entry.get("kind", ""), entry.get("url", ""), row.line)
    return found


def _by_name(tables: list[_Table], known: AbstractSet[str], refused: dict[int, SpecError]) -> dict[str, Fact]:
    """The facts of tables; what is wrong with a line of them is added to what is refused."""
    found: dict[str, Fact] = {}
    for header, *body in tables:
        if "source" not in header.cells:
            refused[header.line] = header.refused("the table has no column `source`; say where its facts come from")
            refused |= dict.fromkeys((row.line for row in body), refused[header.line])
            continue
        for row in body:
            try:
                for fact in _facts(header, row, known):
                    if fact.name in found:
                        line = found[fact.name].line
                        raise row.refused(f"the id `{fact.name}` is also on line {line}; rename one")
                    found[fact.name] = fact
            except SpecError as error:
                refused[row.line] = error
    return found


def _facts(header: _TableRow, row: _TableRow, known: AbstractSet[str]) -> Iterator[Fact]:
    names = ID.findall(" ".join(row.cells))
    source = row.cells[header.cells.index("source")]
    keys = tuple(dict.fromkeys(key for key in KEY.findall(source) if key in known))
    unknown = sorted({key for listed in IN_BRACKETS.findall(source) for key in KEY.findall(listed)} - known)
    if not names:
        raise row.refused('the row has no id; begin it with <a id="..."></a>')
    if unknown:
        raise row.refused(f"no source has the key {unknown[0]}; correct it or add it to the sources")
    if not keys:
        raise row.refused("the row names no source that is listed; name one by its key in the column `source`")
    return (Fact(name, row.line, keys) for name in names)


def _with_a_reason(rows: _Table, refused: dict[int, SpecError]) -> dict[str, int]:
    seen: dict[str, int] = {}
    for row in rows:
        cell, *reason = row.cells
        names = QUOTED.findall(cell)
        if not any(reason):
            refused[row.line] = row.refused("the row has no reason; say why the spec leaves it out")
        if not names:
            refused[row.line] = row.refused("the row names no fact; write the id of each in backticks")
        for name in names:
            if name in seen:
                refused[row.line] = row.refused(f"`{name}` is also on line {seen[name]}; remove one")
            seen[name] = row.line
    return seen
