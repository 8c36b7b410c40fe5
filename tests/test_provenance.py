"""Every element of a spec names its sources, and every fact of its fact sheet went into it or has a reason not to."""

import copy
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from wireproof.errors import SpecError
from wireproof.loading import load
from wireproof.pointers import resolve, unescape
from wireproof.provenance import Trace, trace

SPECS = sorted((Path(__file__).parent.parent / "specs").glob("*.yaml"))

SPEC = """\
openapi: 3.1.0
info: {title: Books, version: 1.0.0}
x-sources:
  seed: {title: The page that it began with, url: "https://books.example/", kind: seed}
  R1: {title: The reference, url: "https://books.example/reference", kind: vendor}
  inferred: {title: Our own deduction, kind: inference}
tags: [{name: Books, description: What is read.}]
paths:
  /books/{id}:
    get:
      operationId: getBook
      tags: [Books]
      security: []
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}, x-source: [seed]}
        - {name: fields, in: query, schema: {type: string}, x-source: [R1#getBook.fields]}
      responses:
        "200":
          description: The book.
          headers: {etag: {schema: {type: string}, x-source: [R1]}}
          content:
            application/json:
              schema: {allOf: [{$ref: '#/components/schemas/Book'}, {properties: {mark: {type: string}}}]}
              examples: {book: {value: {title: Dune, shelf: {no: 1}, mark: "*"}}}
          x-source: [seed, R1#getBook.200]
      x-source: [seed]
components:
  schemas:
    Book:
      type: object
      properties:
        title: {type: string}
        shelf: {type: object, properties: {no: {type: integer}}, x-source: [inferred]}
      x-source: [R1#Book]
"""

SHEET = """\
# Books

| mark | page |
| --- | --- |
| **seed** | the page that it began with |
| R1 | the reference |
| inferred | our own deduction |

| parameter | fact | source |
| --- | --- | --- |
| <a id="getBook.fields"></a>`fields` | optional | [R1] |
| <a id="getBook.200"></a>200 | the book | [R1], inferred |
| <a id="getBook.page"></a>`page`, <a id="getBook.size"></a>`size` | undocumented | inferred |

A book is a thing.

| schema | source |
| --- | --- |
| <a id="Book"></a>Book | seed, [R1] |

## Not in the spec

| row | reason |
| --- | --- |
| `getBook.page`, `getBook.size` | nobody leafs here |
"""


@pytest.fixture
def books(tmp_path):
    """Writes the spec and its sheet, each with some of its text replaced, and returns the spec's file."""

    def books(old="", new=""):
        assert (old in SPEC) or (old in SHEET)
        file = tmp_path / "books.yaml"
        file.write_text(SPEC.replace(old, new, 1) if old in SPEC else SPEC, encoding="utf-8")
        (tmp_path / "sources").mkdir(exist_ok=True)
        sheet = SHEET.replace(old, new, 1) if old and old in SHEET else SHEET
        (tmp_path / "sources/books.md").write_text(sheet, encoding="utf-8")
        return file

    return books


# The specs ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=SPECS, ids=lambda file: file.stem)
def traced(request: pytest.FixtureRequest) -> Trace:
    """Each spec beside its fact sheet."""
    return trace(load(request.param))


def without(traced: Trace, pointer: str) -> Trace:
    """A trace of a spec without the element at a pointer."""
    document = copy.deepcopy(traced.spec.document)
    owner, _, last = pointer.rpartition("/")
    del resolve(document, owner)[int(last) if last.isdigit() else unescape(last)]
    return replace(traced, spec=replace(traced.spec, document=document))


def says(traced: Trace, text: str) -> bool:
    """Whether a gap names it."""
    return any(text in str(gap) for gap in traced.gaps)


def test_nothing_is_unaccounted_for(traced: Trace) -> None:
    """
    Every element of a spec has a source, every source is used, and every fact is cited or left out with a reason.
    """
    assert [] == list(map(str, traced.gaps))


@pytest.mark.parametrize(
    "place",
    [
        "servers/0",
        "paths/[^/]+/[a-z]+",
        "paths/.+/parameters/[0-9]+",
        "paths/.+/requestBody",
        "paths/.+/responses/[0-9]+",
        "components/responses/[^/]+",
        "components/schemas/[^/]+",
        "components/securitySchemes/[^/]+",
    ],
)
def test_an_element_without_its_source_is_named(traced: Trace, place: str) -> None:
    """
    Whatever element loses its `x-source`, the report says which; one of every kind is tried.
    """
    found = [element.pointer for element in traced.elements if re.fullmatch(f"#/{place}", element.pointer)]

    assert found
    assert says(without(traced, f"{found[-1]}/x-source"), f"at {found[-1]}: it names no source")


def test_a_documented_parameter_cannot_get_lost(traced: Trace) -> None:
    """
    Whatever parameter of whatever operation is deleted, the report names its row.
    """
    parameters = [one.pointer for one in traced.elements if re.search(r"/parameters/[0-9]+$", one.pointer)]

    assert parameters
    assert [] == [pointer for pointer in parameters if not misses_its_row(traced, pointer)]


def misses_its_row(traced: Trace, pointer: str) -> bool:
    """Whether the row that an element cites is named when the element is deleted."""
    anchors = [one.anchor for one in traced.citations if one.pointer.startswith(f"{pointer}/x-source/") and one.anchor]
    left = without(traced, pointer)
    return any(says(left, f"no element cites `{anchor}`") for anchor in anchors)


# How a spec is traced -----------------------------------------------------------------------------------------------


def test_elements_are_counted_by_their_best_source(books):
    """
    The seed comes before the vendor's documents, these before inference; a property may inherit its schema's sources.
    """
    found = trace(load(books()))

    assert {"seed": 4, "vendor": 4, "inference": 2} == {kind: len(some) for kind, some in found.by_kind.items()}
    assert ["200", "mark"] == [one.pointer.rpartition("/")[2] for one in found.partly_inferred]
    assert ["shelf", "no"] == [one.pointer.rpartition("/")[2] for one in found.by_kind["inference"]]
    assert [] == found.gaps


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        (", x-source: [seed]}", "}", "at #/paths/~1books~1{id}/get/parameters/0:", "it names no source"),
        (", x-source: [R1]}", "}", "at #/paths/~1books~1{id}/get/responses/200/headers/etag:", "it names no source"),
        ("      x-source: [seed]\ncomp", "comp", "at #/paths/~1books~1{id}/get:", "it names no source"),
        ("      x-source: [R1#Book]\n", "", "at #/components/schemas/Book/properties/title:", "it names no source"),
        ("[inferred]", "[R1]", "at #/x-sources/inferred:", "no element names this source; cite it or remove it"),
        ("R1#Book", "R1", "at line 19:", "no element cites `Book`; cite it, or list it with the reason"),
        ("`getBook.page`, ", "", "at line 13:", "no element cites `getBook.page`"),
        ("`getBook.page`, ", "`getBook.pages`, ", "at line 25:", "there is no anchor `getBook.pages`"),
        ("`getBook.page`, ", "`getBook.page`, `Book`, ", "at line 25:", "`Book` is cited by now; remove it from this"),
    ],
)  # fmt: skip
def test_a_gap_is_named(books, old, new, place, problem):
    """
    What has no source, is never used, is not cited for no reason or has a stale reason is said with file and place.
    """
    found = list(map(str, trace(load(books(old, new))).gaps))

    assert [gap for gap in found if f"{place} {problem}" in gap]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("R1#getBook.fields", "R1#getBook.field", "books.yaml: at #/paths/~1books~1{id}/get/parameters/1/x-source/0: "
            "SHEET has no anchor 'getBook.field'; correct it or add the row"),
        ("R1#Book", "inferred#Book", "books.yaml: at #/components/schemas/Book/x-source/0: `Book` (SHEET, line 19) "
            "rests on R1, seed, not on inferred"),
        ("R1#Book", "R2", "books.yaml: at #/components/schemas/Book/x-source/0: there is no source 'R2'; add it"),
        ("title: The reference, ", "", "books.yaml: at #/x-sources/R1: the source has no `title`; say what document"),
        (", kind: vendor", "", "books.yaml: at #/x-sources/R1: the `kind` of the source is None; choose one of seed"),
        ("{title: The reference, url: \"https://books.example/reference\", kind: vendor}", "The reference",
            "books.yaml: at #/x-sources/R1: the source has no `title`"),
        ("x-sources:", "x-notes:", "books.yaml: at #/x-sources: the sources are missing; list keys with"),
        ("| R1 | the reference |\n", "", "SHEET: at line 10: the row names no source that a legend lists"),
        ("| inferred | our own deduction |\n", "", "SHEET: at line 12: the row names no source that a legend lists"),
        ("| schema | source |", "| schema | where |", "SHEET: at line 17: the table has no column `source`"),
        ("<a id=\"Book\"></a>", "", "SHEET: at line 19: the row has no anchor; begin it with <a id=\"...\"></a>"),
        ("id=\"Book\"", "id=\"getBook.fields\"", "SHEET: at line 19: the anchor `getBook.fields` is also on line 11"),
        ("R1#Book", "R1#", "books.yaml: at #/components/schemas/Book/x-source/0: SHEET has no anchor ''; correct it"),
        ("x-source: [inferred]", "x-source: {inferred: yes}",
            "books.yaml: at #/components/schemas/Book/properties/shelf/x-source: it must be a list, as in"),
        (", kind: vendor}", ", kind: vendor}\n  R7: {title: Unused, url: \"https://books.example/7\", kind: vendor}",
            "books.yaml: at #/x-sources/R7: no legend of SHEET lists this key; add it there"),
        (", url: \"https://books.example/reference\"", "", "books.yaml: at #/x-sources/R1: the source has no `url`"),
        ("| optional | [R1] |", "| optional | [R1] [R9] |", "SHEET: at line 11: no legend lists the source R9"),
        ("A book is", "<a id=\"Thing\"></a>A book is", "SHEET: at line 15: <a id=\"Thing\"> is in no row of a table"),
        ("</a>Book", "</a>Book <a id='It'></a>", "SHEET: at line 19: <a id='It'> is in no row of a table; write it as"),
        ("[R1], inferred |", "[R1], inferred | <a id=\"x\"></a> |", "SHEET: at line 12: <a id=\"x\"> is in no row"),
        ("`getBook.page`, `getBook.size`", "getBook.page", "SHEET: at line 25: the row names no anchor; write each in"),
        ("`getBook.size` |", "`getBook.page` |", "SHEET: at line 25: `getBook.page` is also on line 25; remove one"),
        ("nobody leafs here", "", "SHEET: at line 25: the row has no reason; say why the spec does not cite it"),
    ],
)  # fmt: skip
def test_bad_input_is_refused_in_one_sentence(books, old, new, message):
    """
    An unknown key or anchor, a source without title or kind, and a table that cannot be used are named by their place.
    """
    file = books(old, new)

    with pytest.raises(SpecError) as caught:
        trace(load(file))

    said = str(caught.value).replace(str(file.parent / "sources/books.md"), "SHEET")
    said = re.sub(r"(books\.yaml):[0-9]+:", r"\1:", said)
    lines = [line.removeprefix(f"{file.parent}/") for line in said.splitlines()]
    assert lines[0].startswith(message)
    assert all(re.match("(SHEET|books.yaml): at ", line) for line in lines)
    assert len(lines) == 1 or "names no source" in message  # a key that no legend lists is missed in several rows


def test_everything_wrong_with_a_sheet_is_said_at_once(books):
    """
    Each row that cannot be used has its sentence, in the order of the lines.
    """
    file = books()
    sheet = file.parent / "sources/books.md"
    for old, new in [("| optional | [R1] |", "| optional | |"), ('<a id="Book"></a>', ""), ("nobody leafs", "")]:
        sheet.write_text(sheet.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(" here |", "|"), encoding="utf-8")

    with pytest.raises(SpecError) as caught:
        trace(load(file))

    assert [
        ("line 11", "the row names no source that a legend lists; name one in the column `source`"),
        ("line 19", 'the row has no anchor; begin it with <a id="..."></a>'),
        ("line 25", "the row has no reason; say why the spec does not cite it"),
    ] == [(one.place, one.problem) for one in caught.value.singles]


def test_a_missing_fact_sheet_is_refused(books):
    """
    Without a fact sheet there is nothing to trace a spec to.
    """
    file = books()
    (file.parent / "sources/books.md").unlink()

    with pytest.raises(SpecError, match=r"books\.md: at the file: there is no fact sheet to read"):
        trace(load(file))


# The command --------------------------------------------------------------------------------------------------------


def run(*arguments: Any) -> subprocess.CompletedProcess[str]:
    """Run the command behind `make trace`."""
    command = [sys.executable, "-m", "wireproof", "trace", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # our own command


def test_the_command_prints_the_counts(books):
    """
    Exit status 0, with the elements by source, those on inference only, the keys and the facts.
    """
    done = run("--specs", books().parent)

    assert (0, "") == (done.returncode, done.stderr)
    assert [
        "books",
        "  elements               10, 10 with a source",
        "    on the seed           4",
        "    on the vendor         4",
        "    partly inferred       2",
        "    on inference only     2",
        "      #/components/schemas/Book/properties/shelf (inferred)",
        "      #/components/schemas/Book/properties/shelf/properties/no (inferred)",
        "  source keys             3, unused: none",
        "  facts                   5, 3 cited, 2 left out with a reason",
        "    unaccounted for       0",
    ] == done.stdout.splitlines()


@pytest.mark.parametrize(
    ("old", "new", "status", "message"),
    [
        ("R1#Book", "R1", 1, "no element cites `Book`"),
        (", x-source: [seed]}", "}", 1, "it names no source; add `x-source`"),
        ("R1#Book", "R2", 2, "there is no source 'R2'"),
    ],
)
def test_the_command_fails_by_name(books, old, new, status, message):
    """
    A gap is exit status 1, a spec or sheet that cannot be used 2; either is one sentence on stderr.
    """
    done = run("--specs", books(old, new).parent)

    assert (status, 1) == (done.returncode, len(done.stderr.splitlines()))
    assert message in done.stderr


def test_a_wrong_call_is_one_sentence():
    """
    A wrong flag or folder is exit status 2 and one sentence.
    """
    for arguments, message in ((["--spec"], "--specs"), (["--specs", "nowhere"], "name a folder that holds OpenAPI")):
        done = run(*arguments)

        assert (2, 1) == (done.returncode, len(done.stderr.splitlines()))
        assert message in done.stderr
