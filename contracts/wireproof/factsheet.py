"""
A fact sheet: what is known about an API, in the tables of a Markdown file, each row with an anchor and its sources.

* A table whose first column is `mark` is a legend: it lists the keys of the sources.
* One whose first column is `row` lists the anchors of rows that the spec does not cite, and the reason.
* Every other table states facts. A row of it has an anchor for each of its facts, `<a id="listUsers.limit"></a>`, and
  names keys in the column `source`.
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from wireproof.errors import SpecError
from wireproof.extras import lacking

try:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode
except ImportError as error:
    raise lacking(__name__, error) from error

__all__ = ["Fact", "FactSheet", "read"]


@dataclass(frozen=True)
class Fact:
    """One fact: an anchor in a row of a table."""

    anchor: str
    line: int
    marks: frozenset[str]
    """The keys of the sources that it names."""


@dataclass(frozen=True)
class FactSheet:
    """What is known about an API."""

    file: Path
    marks: frozenset[str]
    """Every key that the legends list."""
    facts: Mapping[str, Fact]
    """By anchor."""
    reasons: Mapping[str, int]
    """The anchors of facts that the spec does not cite, each with the line that says why."""


def read(file: Path) -> FactSheet:
    """
    Read a fact sheet.

    Raises:
        SpecError: It is missing, or has tables without a column `source`, rows without anchor, source or reason, or
            anchors twice; it says all of them.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise SpecError(file, "the file", f"there is no fact sheet to read ({error.strerror}); write one") from None
    except UnicodeDecodeError:
        raise SpecError(file, "the file", "it is not UTF-8 text; save it as UTF-8") from None
    tables = _tables(file, text)
    marks = {row.cells[0].strip("*`") for table in tables if table[0].cells[0] == "mark" for row in table[1:]}
    reasons = [row for table in tables if table[0].cells[0] == "row" for row in table[1:]]
    facts = [table for table in tables if table[0].cells[0] not in ("mark", "row")]
    refused: dict[int, SpecError] = {}
    found, left_out = _by_anchor(facts, marks, refused), _with_a_reason(reasons, refused)
    for line, tag in sorted(_tags(text) - {(fact.line, f'<a id="{fact.anchor}">') for fact in found.values()}):
        problem = f'{tag} is in no row of a table; write it as <a id="..."></a> in a cell'
        refused.setdefault(line, SpecError(file, f"line {line}", problem))
    if refused:
        raise SpecError.together({str(error): error for _, error in sorted(refused.items())}.values())
    return FactSheet(file, frozenset(marks), found, left_out)


# Tables -------------------------------------------------------------------------------------------------------------

TAG = re.compile(r"<a\b[^>]*>")
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
QUOTED = re.compile(r"`([^`]+)`")
KEY = re.compile(r"[A-Za-z0-9_-]+")
IN_BRACKETS = re.compile(r"\[([^\]]+)\]")


@dataclass(frozen=True)
class _TableRow:
    file: Path
    line: int
    cells: tuple[str, ...]

    def refused(self, problem: str) -> SpecError:
        return SpecError(self.file, f"line {self.line}", problem)


def _tables(file: Path, text: str) -> list[list[_TableRow]]:
    """The tables of a Markdown text, each with its header row first."""
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
    tables = [table for table in tree.walk() if table.type == "table"]
    return [[_table_row(file, row) for row in table.walk() if row.type == "tr"] for table in tables]


def _tags(text: str) -> set[tuple[int, str]]:
    """Every anchor with its line, whether it is in a table or got lost on the way there."""
    return {(number, tag) for number, line in enumerate(text.splitlines(), start=1) for tag in TAG.findall(line)}


def _table_row(file: Path, row: SyntaxTreeNode) -> _TableRow:
    before, _ = row.map or (0, 0)
    return _TableRow(file, before + 1, tuple(inline.content for cell in row.children for inline in cell.children))


def _by_anchor(
    tables: list[list[_TableRow]], marks: AbstractSet[str], refused: dict[int, SpecError]
) -> dict[str, Fact]:
    """The facts of tables; what is wrong with a line of them is added to what is refused."""
    found: dict[str, Fact] = {}
    for header, *body in tables:
        if "source" not in header.cells:
            refused[header.line] = header.refused("the table has no column `source`; say where its facts come from")
            refused |= dict.fromkeys((row.line for row in body), refused[header.line])
            continue
        for row in body:
            try:
                for fact in _facts(header, row, marks):
                    if fact.anchor in found:
                        line = found[fact.anchor].line
                        raise row.refused(f"the anchor `{fact.anchor}` is also on line {line}; rename one")
                    found[fact.anchor] = fact
            except SpecError as error:
                refused[row.line] = error
    return found


def _facts(header: _TableRow, row: _TableRow, marks: AbstractSet[str]) -> Iterator[Fact]:
    anchors = ANCHOR.findall(" ".join(row.cells))
    source = row.cells[header.cells.index("source")]
    named = marks & set(KEY.findall(source))
    unknown = sorted({key for keys in IN_BRACKETS.findall(source) for key in KEY.findall(keys)} - marks)
    if not anchors:
        raise row.refused('the row has no anchor; begin it with <a id="..."></a>')
    if not named:
        raise row.refused("the row names no source that a legend lists; name one in the column `source`")
    if unknown:
        raise row.refused(f"no legend lists the source {unknown[0]}; correct it or add it there")
    return (Fact(anchor, row.line, frozenset(named)) for anchor in anchors)


def _with_a_reason(rows: list[_TableRow], refused: dict[int, SpecError]) -> dict[str, int]:
    seen: dict[str, int] = {}
    for row in rows:
        cell, *reason = row.cells
        anchors = QUOTED.findall(cell)
        if not any(reason):
            refused[row.line] = row.refused("the row has no reason; say why the spec does not cite it")
        if not anchors:
            refused[row.line] = row.refused("the row names no anchor; write each in backticks")
        for anchor in anchors:
            if anchor in seen:
                refused[row.line] = row.refused(f"`{anchor}` is also on line {seen[anchor]}; remove one")
            seen[anchor] = row.line
    return seen
