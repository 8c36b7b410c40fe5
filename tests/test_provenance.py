"""Every element of a spec rests on facts, and every fact of its fact sheet went into it or has a reason not to."""

import copy
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from wireproof.document import dereference, nodes
from wireproof.errors import SpecError
from wireproof.loading import load
from wireproof.pointers import resolve, unescape
from wireproof.provenance import Element, Trace, trace

SPECS = sorted((Path(__file__).parent.parent / "specs").glob("*.yaml"))

SPEC = """\
openapi: 3.1.0
info: {title: Books, version: 1.0.0}
x-fact-sheet: sources/books.md
tags: [{name: Books, description: What is read.}]
paths:
  /books/{id}:
    get:
      operationId: getBook
      tags: [Books]
      security: []
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
        - {$ref: '#/components/parameters/Fields'}
      responses:
        "200":
          description: The book.
          headers: {etag: {schema: {type: string}, x-source: [http.etag]}}
          content:
            application/json:
              schema: {allOf: [{$ref: '#/components/schemas/Book'}, {properties: {mark: {type: string}}}]}
              examples: {book: {value: {title: Dune, shelf: {no: 1}, mark: "*"}}}
        default: {$ref: '#/components/responses/Failure'}
components:
  parameters:
    Fields: {name: fields, in: query, schema: {type: string}}
  responses:
    Failure: {description: What is wrong.}
  schemas:
    Book:
      type: object
      properties:
        title: {type: string}
        shelf: {type: object, properties: {no: {type: integer}}}
"""

SHEET = """\
# Books

| source key | title | kind | url |
| --- | --- | --- | --- |
| seed | The page that it began with | seed | https://books.example/ |
| R1 | The reference | vendor | https://books.example/reference |
| inferred | Our own deduction | inference | |

| part | fact | source |
| --- | --- | --- |
| <a id="getBook"></a>the call | reads one | seed |
| <a id="getBook.id"></a>`id` | required | seed |
| <a id="getBook.fields"></a>`fields` | optional | [R1] |
| <a id="getBook.200"></a>200 | the book | seed, inferred |
| <a id="getBook.200.mark"></a>`mark` | what a reader wrote | [R1], inferred |
| <a id="getBook.default"></a>default | what is wrong | [R1] |
| <a id="getBook.page"></a>`page`, <a id="getBook.size"></a>`size` | undocumented | inferred |

A book is a thing.

| fact | source |
| --- | --- |
| <a id="Book.title"></a>A title. | [R1] |
| <a id="Book.shelf"></a>A shelf, <a id="Book.shelf.no"></a>which has a number. | inferred |
| <a id="http.etag"></a>Responses have an `ETag`. | [R1] |

## Not in the spec

| fact | reason |
| --- | --- |
| `getBook.page`, `getBook.size` | nobody leafs here |
"""


UNUSED = "| R7 | Unused | vendor | https://books.example/7 |"


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
    Every element of a spec has a source, every source is used, and every fact is in it or left out with a reason.
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
    Whatever element loses the facts behind it, the report says which; one of every kind is tried.
    """
    found = [element for element in traced.elements if re.fullmatch(f"#/{place}", element.pointer)]

    assert found
    assert says(unknowing(traced, found[-1]), f"at {found[-1].pointer}: no fact is called `{found[-1].names[0]}`")


def unknowing(traced: Trace, element: Element) -> Trace:
    """The same when its sheet does not have the facts behind an element."""
    behind = {fact.name for fact in traced.facts(element)}
    facts = {name: fact for name, fact in traced.sheet.facts.items() if name not in behind}
    return replace(traced, sheet=replace(traced.sheet, facts=facts))


def test_a_documented_parameter_cannot_get_lost(traced: Trace) -> None:
    """
    Whatever parameter of whatever operation is deleted, the report names its row.
    """
    parameters = [one for one, _ in nodes(traced.spec.document) if re.fullmatch("#/paths/.+/parameters/[0-9]+", one)]

    assert parameters
    assert [] == [pointer for pointer in parameters if not misses_its_row(traced, pointer)]


def misses_its_row(traced: Trace, pointer: str) -> bool:
    """Whether a fact that is called like a parameter is named when the parameter is deleted."""
    called = dereference(traced.spec.document, pointer)[1]["name"]
    return any(
        gap.problem.startswith("nothing is called") and f".{called}`" in gap.problem
        for gap in without(traced, pointer).gaps
    )


# How a spec is traced -----------------------------------------------------------------------------------------------


def test_elements_are_counted_by_their_best_source(books):
    """
    The seed comes before the vendor's documents, these before inference.
    """
    found = trace(load(books()))

    assert {"seed": 4, "vendor": 5, "inference": 2} == {kind: len(some) for kind, some in found.by_kind.items()}
    assert ["200", "Book", "mark"] == [one.pointer.rpartition("/")[2] for one in found.partly_inferred]
    assert ["shelf", "no"] == [one.pointer.rpartition("/")[2] for one in found.by_kind["inference"]]
    assert [] == found.gaps


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ('id="getBook"', 'id="getBooks"', "at #/paths/~1books~1{id}/get:", "no fact is called `getBook`; add it to"),
        ('id="getBook.id"', 'id="getBook.no"', "get/parameters/0:", "no fact is called `getBook.id`"),
        ('id="getBook.fields"', 'id="Fields"', "at #/components/parameters/Fields:", "no fact is called"),
        (", x-source: [http.etag]", "", "get/responses/200/headers/etag:", "no fact is called `getBook.200.etag`"),
        ('id="Book.title"', 'id="title"', "at #/components/schemas/Book/properties/title:", "no fact is called `Book."),
        ('id="getBook.default"', 'id="x"', "at #/components/responses/Failure:", "no fact is called `Failure`"),
        ("shelf: {type", "shelf: {x-source: [Book.shelf], type", "shelf/x-source/0:", "`Book.shelf` is called as the"),
        ("| inference | |\n", f"| inference | |\n{UNUSED}\n", "at line 8:", "no fact names the source R7; name it in"),
        (", x-source: [http.etag]", "", "at line 25:", "nothing is called `http.etag`, and no `x-source` names it;"),
        ("`getBook.page`, ", "", "at line 17:", "nothing is called `getBook.page`"),
        ("`getBook.page`, ", "`getBook.pages`, ", "at line 31:", "there is no fact `getBook.pages`"),
        ("`getBook.page`, ", "`getBook.page`, `getBook`, ", "at line 31:", "`getBook` is in the spec by now; remove"),
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
        ("[http.etag]", "[http.tag]", "books.yaml: at #/paths/~1books~1{id}/get/responses/200/headers/etag/x-source/0: "
            "SHEET has no fact 'http.tag'; correct it or add the row"),
        ("[http.etag]", "http.etag", "books.yaml: at #/paths/~1books~1{id}/get/responses/200/headers/etag/x-source: "
            "it must be a list, as in"),
        ("x-fact-sheet: sources/books.md\n", "", "books.yaml: at #: no fact sheet below its folder is named; write"),
        ("sources/books.md", "../books.md", "books.yaml: at #/x-fact-sheet: no fact sheet below its folder is named"),
        ("sources/books.md", "[]", "books.yaml: at #/x-fact-sheet: no fact sheet below its folder is named"),
        ("| The reference |", "| |", "SHEET: at line 6: the source has no `title`; say what document it is"),
        ("| vendor |", "| |", "SHEET: at line 6: the `kind` of the source is ''; choose one of seed, vendor,"),
        ("https://books.example/reference", "", "SHEET: at line 6: the source has no `url`; say where the document is"),
        ("| inference | |\n", f"| inference | |\n{UNUSED}\n".replace("R7", "R1"), "SHEET: at line 8: the source R1 is"),
        ("| source key |", "| key |", "SHEET: at line 3: the table has no column `source`"),
        ("| fact | source |", "| fact | where |", "SHEET: at line 9: the table has no column `source`"),
        ("<a id=\"http.etag\"></a>", "", "SHEET: at line 25: the row has no id; begin it with <a id=\"...\"></a>"),
        ("id=\"Book.title\"", "id=\"getBook\"", "SHEET: at line 23: the id `getBook` is also on line 11; rename one"),
        ("| optional | [R1] |", "| optional | |", "SHEET: at line 13: the row names no source that is listed"),
        ("| optional | [R1] |", "| optional | [R1] [R9] |", "SHEET: at line 13: no source has the key R9; correct it"),
        ("A book is", "<a id=\"Thing\"></a>A book is", "SHEET: at line 19: <a id=\"Thing\"> is in no row of a table"),
        ("</a>A title", "</a><a id='It'></a>A title", "SHEET: at line 23: <a id='It'> is in no row of a table; write"),
        ("[R1], inferred |", "[R1], inferred | <a id=\"x\"></a> |", "SHEET: at line 15: <a id=\"x\"> is in no row"),
        ("`getBook.page`, `getBook.size`", "getBook.page", "SHEET: at line 31: the row names no fact; write the id of"),
        ("`getBook.size` |", "`getBook.page` |", "SHEET: at line 31: `getBook.page` is also on line 31; remove one"),
        ("nobody leafs here", "", "SHEET: at line 31: the row has no reason; say why the spec leaves"),
    ],
)  # fmt: skip
def test_bad_input_is_refused_in_one_sentence(books, old, new, message):
    """
    An unknown fact or key, a source without title or kind, and a table that cannot be used are named by their place.
    """
    file = books(old, new)

    with pytest.raises(SpecError) as caught:
        trace(load(file))

    said = str(caught.value).replace(str(file.parent / "sources/books.md"), "SHEET")
    said = re.sub(r"(books\.yaml):[0-9]+:", r"\1:", said)
    lines = [line.removeprefix(f"{file.parent}/") for line in said.splitlines()]
    assert lines[0].startswith(message)
    assert all(re.match("(SHEET|books.yaml): at ", line) for line in lines)
    assert len(lines) == 1 or "no column" in message  # by which keys are listed, and missed in all rows


def test_everything_wrong_with_a_sheet_is_said_at_once(books):
    """
    Each row that cannot be used has its sentence, in the order of the lines.
    """
    file = books()
    sheet = file.parent / "sources/books.md"
    for old, new in [
        ("| optional | [R1] |", "| optional | |"),
        ('<a id="Book.title"></a>', ""),
        ("nobody leafs", ""),
    ]:
        sheet.write_text(sheet.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    sheet.write_text(sheet.read_text(encoding="utf-8").replace(" here |", "|"), encoding="utf-8")

    with pytest.raises(SpecError) as caught:
        trace(load(file))

    assert [
        ("line 13", "the row names no source that is listed; name one by its key in the column `source`"),
        ("line 23", 'the row has no id; begin it with <a id="..."></a>'),
        ("line 31", "the row has no reason; say why the spec leaves it out"),
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
        "  elements               11, 11 with a source",
        "    on the seed           4",
        "    on the vendor         5",
        "    partly inferred       3, counted above",
        "    on inference only     2",
        "      #/components/schemas/Book/properties/shelf (inferred)",
        "      #/components/schemas/Book/properties/shelf/properties/no (inferred)",
        "  sources                 3, 3 behind the spec",
        "  facts                  12, 10 in the spec, 2 left out with a reason",
        "    by name               9",
        "    by `x-source`         1, in 1 entries",
        "    unaccounted for       0",
    ] == done.stdout.splitlines()


@pytest.mark.parametrize(
    ("old", "new", "status", "message"),
    [
        ("getBook.page`, `getBook.size", "getBook.page", 1, "nothing is called `getBook.size`"),
        ('id="getBook"', 'id="getBook.page"', 2, "the id `getBook.page` is also on line"),
        ("[http.etag]", "[http.etag, R2]", 2, "books.md has no fact 'R2'"),
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
