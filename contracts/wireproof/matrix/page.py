"""
Results as a page: one file without a script, a font or a connection, for a browser, a screen reader or a printer.

Each cell of the table is a link to what stands below: its cases, what failed in it, and the text of the spec. Only the
one that was opened is shown; on paper, or where style sheets are off, all are.
"""

import html
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from wireproof.matrix.results import MADE, Cell, Failure, Place, Results, short
from wireproof.matrix.table import columns, rows

__all__ = ["page"]

HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>"""


def page(results: Results) -> str:
    """The HTML document; whatever a spec or a server said is text in it."""
    return "\n".join(_page(results)) + "\n"


def _page(results: Results) -> Iterator[str]:
    how = "passed" if results.is_green else "failed"
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    yield HEAD.format(title=f"Contracts {how}", style=style)
    yield f'<header><h1 id="top">Contracts: <span class="{how}">{how}</span></h1>'
    yield f"<p>{_escaped(str(results))}</p>"
    yield f"<p>{_escaped(', '.join(_about(results)))}</p></header>"
    yield "<main>"
    numbers = {id(cell): number for number, cell in enumerate(results.cells, 1)}
    for api, cells in groupby(results.cells, key=lambda cell: cell.api):
        yield from _table(api, list(cells), numbers)
    if results.failures:
        yield '<section id="others"><h2>Outside of the cells</h2>'
        for failure in results.failures:
            yield from _failure(failure, failure.operation or "The client", _where(failure.place))
        yield "</section>"
    for cell in results.cells:
        yield from _cell(cell, numbers[id(cell)])
    yield "</main>\n</body>\n</html>"


def _about(results: Results) -> Iterator[str]:
    if results.commit:
        yield f"commit {results.commit}"
    if results.shard:
        yield f"shard {results.shard.index} of {results.shard.of}"
    if results.chosen:
        yield "only some of the tests"
    yield f"profile {results.profile}"
    yield "cells show how many cases passed; each opens its cases, what failed, and the text of the spec"


def _table(api: str, cells: list[Cell], numbers: dict[int, int]) -> Iterator[str]:
    statuses = columns(cells)
    yield f'<section><h2>{_escaped(api)}</h2><div class="wide" tabindex="0" role="region" aria-label="{_escaped(api)}">'
    yield '<table><thead><tr><th scope="col">operation</th>'
    yield "".join(f'<th scope="col" class="number">{_escaped(status)}</th>' for status in statuses)
    yield "</tr></thead><tbody>"
    for operation, by_status in rows(cells):
        yield f'<tr><th scope="row">{_escaped(operation)}</th>'
        yield "".join(_link(by_status.get(status), numbers) for status in statuses)
        yield "</tr>"
    yield "</tbody></table></div>"
    if any(cell.made for cell in cells):
        yield f"<p>{_escaped(MADE)}</p>"
    yield "</section>"


def _link(cell: Cell | None, numbers: dict[int, int]) -> str:
    if cell is None:
        return '<td class="number none">-</td>'
    count = f"✗ {cell.passed}/{cell.ran}" if cell.is_red else f"{cell.passed}"
    shown = "empty" if cell.state == "empty" else f"{count}{cell.mark}"
    label = _escaped(f"{cell.operation} {cell.status}: {_cell_text(cell)}")
    link = f'href="#cell-{numbers[id(cell)]}" aria-label="{label}"'
    return f'<td class="number"><a class="{cell.state}" {link}>{shown}</a></td>'


def _cell_text(cell: Cell) -> str:
    if not (cell.ran or cell.is_red):
        return "no case ran"
    return f"{cell.passed:,} of {cell.ran:,} cases passed{', on a made example' if cell.made else ''}"


def _cell(cell: Cell, number: int) -> Iterator[str]:
    title = f"cell-{number}-title"
    yield f'<section class="cell" id="cell-{number}" tabindex="-1" aria-labelledby="{title}">'
    name = _escaped(f"{cell.operation} → {cell.status}")
    yield f'<h2 id="{title}">{name} <span class="{cell.state}">{cell.state}</span></h2>'
    operation = f"{_escaped(cell.api)}, {_escaped(cell.operation_id)}"
    yield f'<p>{operation}: {_cell_text(cell)}. <a href="#top">Back to the table</a></p>'
    for failure in cell.failures:
        yield from _failure(failure, "What failed")
    yield f"<h3>Spec</h3>{_where(cell.place)}<pre>{_escaped(cell.excerpt)}</pre>"
    if cell.tests:
        yield '<h3>Cases</h3><table><thead><tr><th scope="col">test</th><th scope="col" class="number">passed</th>'
        yield '<th scope="col" class="number">ran</th></tr></thead><tbody>'
        for test in cell.tests:
            yield (
                f'<tr class="{_escaped(test.outcome)}"><td>{_escaped(short(test.test))}</td>'
                f'<td class="number">{test.passed}</td><td class="number">{test.ran}</td></tr>'
            )
        yield "</tbody></table>"
    yield "</section>"


def _failure(failure: Failure, title: str, where: str = "") -> Iterator[str]:
    yield f'<article class="failure"><h3>{_escaped(title)}</h3>{where}'
    yield f"<p>{_escaped(failure.case)}</p>"
    yield from (f"<pre>{_escaped(block)}</pre>" for block in failure.blocks)
    yield f"<p><code>{_escaped(failure.test)}</code></p>"
    yield f"<p>Run again: <code>{_escaped(failure.rerun)}</code></p></article>" if failure.rerun else "</article>"


def _where(place: Place | None) -> str:
    return f"<p>{_escaped(place.file)}, line {place.line}: <code>{_escaped(place.pointer)}</code></p>" if place else ""


def _escaped(text: str) -> str:
    return html.escape(text)
