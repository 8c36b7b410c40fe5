"""What is wrong with a document is said when it is read: all of it at once, each problem with its line and place."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from wireproof import provenance
from wireproof.checks import CHECKS, Check, Described, Found
from wireproof.codegen import restrictions
from wireproof.errors import SpecError
from wireproof.intake.settings import ApiSettings
from wireproof.loading import load, load_folder
from wireproof.pointers import escape
from wireproof.suite import proven
from wireproof.text import read

SPEC = """\
openapi: 3.1.0
info: {title: Books, version: 1.0.0}
x-fact-sheet: sources/books.md
servers: [{url: "https://books.example/v1"}]
tags:
  - {name: Books, description: What is read.}
paths:
  /books:
    get:
      operationId: listBooks
      tags: [Books]
      x-pagination: {style: offset, parameter: offset, items: /entries}
      security: [{bearer: []}]
      parameters:
        - {name: offset, in: query, schema: {type: integer, minimum: 0}, example: 0}
        - name: fields
          in: query
          description: Names of members, separated by commas.
          style: form
          explode: false
          schema: {type: array, items: {type: string}}
          examples: {two: {value: [id, title]}}
      responses:
        "200":
          description: Some books.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Books'}
              examples:
                books: {$ref: '#/components/examples/Books'}
    post:
      operationId: createBook
      tags: [Books]
      security: [{bearer: []}]
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Book'}
            examples:
              new: {value: {title: Dune, printed: 2026-02-28, kind: novel, tags: {shelf: A}}}
      responses:
        "201":
          description: The book.
          headers:
            etag: {schema: {type: string, minLength: 3}, example: '"1"'}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Book'}
              examples:
                book:
                  value:
                    id: 1
                    title: Dune
                    added_at: "2016-12-31T23:59:60Z"
                    owner: {kind: group, members: 2}
        default:
          description: What is wrong.
          x-empty-body: true
          content: {text/plain: {schema: {type: string}, examples: {one: {value: Sorry.}}}}
components:
  securitySchemes: {bearer: {type: http, scheme: bearer}}
  examples:
    Books: {value: {entries: [{id: 1, title: Dune}]}}
  schemas:
    Books:
      type: object
      required: [entries]
      properties:
        entries: {type: array, items: {$ref: '#/components/schemas/Book'}}
    Book:
      type: object
      required: [id, title]
      properties:
        id: {type: integer, format: int32, readOnly: true}
        title: {type: string, minLength: 1, maxLength: 90, examples: [Emma]}
        kind: {type: string, enum: [novel, poem], default: novel}
        pages: {type: integer, minimum: 1, maximum: 9999}
        printed: {type: string, format: date}
        added_at: {type: string, format: date-time}
        tags: {type: object, additionalProperties: {type: string}}
        owner: {$ref: '#/components/schemas/Owner'}
    Owner:
      oneOf: [{$ref: '#/components/schemas/Person'}, {$ref: '#/components/schemas/Group'}]
      discriminator: {propertyName: kind, mapping: {person: Person, group: Group}}
    Person:
      type: object
      required: [kind]
      properties: {kind: {type: string}, born: {type: string, format: date}}
    Group:
      type: object
      required: [kind]
      properties: {kind: {type: string}, members: {type: integer}}
"""

SHEET = """\
| source key | title | kind | url |
| --- | --- | --- | --- |
| seed | The page that it began with | seed | https://books.example/ |

| fact | source |
| --- | --- |
| <a id="listBooks"></a>Books can be listed. | seed |
"""

LIST, CREATE = "#/paths/~1books/get", "#/paths/~1books/post"
NEW = f"{CREATE}/requestBody/content/application~1json/examples/new/value"
CREATED = f"{CREATE}/responses/201/content/application~1json/examples/book/value"
SCHEMAS = "#/components/schemas"
BOOK = f"{SCHEMAS}/Book/properties"

Write = Callable[..., Path]


@pytest.fixture
def books(tmp_path: Path) -> Write:
    """Writes the document, each first text of a pair replaced by the second, and its fact sheet."""

    def books(*pairs: tuple[str, str]) -> Path:
        text = SPEC
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / "specs/sources").mkdir(parents=True, exist_ok=True)
        (tmp_path / "specs/sources/books.md").write_text(SHEET, encoding="utf-8")
        file = tmp_path / "specs/books.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return books


def line_of(text: str, old: str) -> int:
    """The line on which a text begins."""
    return text[: text.index(old)].count("\n") + 1


def test_a_good_document_is_accepted(books: Write) -> None:
    """
    Nothing is wrong with the document that the tests break: maps, unions, and a leap second are fine.
    """
    assert "books" == load(books()).name


OWN = [
    # of operations
    ("tags: [Books]\n      x-pag", "x-pag", f"{LIST}/tags", "the operation has to have one tag"),
    ("tags: [Books]\n      x-pag", "tags: [Books, Books]\n      x-pag", f"{LIST}/tags", "the operation has to have"),
    ("tags: [Books]\n      x-pag", "tags: [Book]\n      x-pag", f"{LIST}/tags/0", "the tag `Book` is not declared"),
    ("description: What is read.", "x-a: 1", "#/tags/0", "the tag `Books` has no `description`; add one"),
    ("read.}", "read.}\n  - {name: Shelves, description: A.}", "#/tags/1", "no operation has the tag `Shelves`"),
    ("listBooks", "list books", f"{LIST}/operationId", "`list books` is no verb and noun in camelCase"),
    ("listBooks", "list-books", f"{LIST}/operationId", "`list-books` is no verb and noun in camelCase"),
    ("listBooks", "books", f"{LIST}/operationId", "`books` is no verb and noun in camelCase"),
    ("      security: [{bearer: []}]\n      param", "      param", LIST, "the operation does not say which"),
    ("      x-pagination: {style: offset, parameter: offset, items: /entries}\n", "", LIST, "the list does not say"),
    ("explode: false", "explode: true", f"{LIST}/parameters/1", "a comma-separated list is an array"),
    ("type: array, items: {type: string}}\n          examples: {two: {value: [id, title]}}",
        "type: string}\n          examples: {two: {value: 'id,title'}}",
        f"{LIST}/parameters/1", "a comma-separated list is an array"),
    ("text/plain: {schema: {type: string}, examples: {one: {value: Sorry.}}}", "text/plain: {schema: {type: string}}",
        f"{CREATE}/responses/default/content/text~1plain", "the response has no named example"),
    ("examples: {one: {value: Sorry.}}", "example: Sorry.",
        f"{CREATE}/responses/default/content/text~1plain", "the response has no named example"),
    # of extensions
    ("  /books:\n", "  /books:\n    x-pagination: false\n", "#/paths/~1books/x-pagination",
        "`x-pagination` says nothing here; it belongs to each operation that it is about"),
    ("      x-pagination:", "      x-metod: all\n      x-pagination:", f"{LIST}/x-metod",
        "there is no `x-metod`; did you mean `x-method`"),
    # of schemas
    ("format: date}", "format: dat}", f"{BOOK}/printed/format", "there is no format `dat`; did you mean `date`"),
    ("format: int32", "format: date", f"{BOOK}/id/format", "the format `date` says nothing of integer"),
    ("required: [entries]", "required: [entries]\n      not: {required: [x]}", f"{SCHEMAS}/Books/not/required/0",
        "there is no member `x` in `properties`; describe it, or correct the name"),
    ("readOnly: true", "readOnly: true, writeOnly: true", f"{BOOK}/id", "what is both `readOnly` and `writeOnly`"),
    # misspelt members of what is shown
    ("{title: Dune, printed", "{title: Dune, pritned", f"{NEW}/pritned",
        "the schema of the example knows no member `pritned`; did you mean `printed`? Else describe it"),
    ("{id: 1, title: Dune}", "{id: 1, title: Dune, x: 1}", "#/components/examples/Books/value/entries/0/x",
        "the schema of the example knows no member `x`; correct the name, or describe it"),
    ("members: 2", "born: 2026-02-28", f"{CREATED}/owner/born", "the schema of the example knows no member `born`"),
    ("minLength: 1,", "nullable: true,", f"{BOOK}/title/nullable", "`nullable` is a word of OpenAPI 3.0; add `null`"),
]  # fmt: skip
"""Edits, each with the place and the beginning of the sentence, that our own documents alone are refused for."""

EVERY = [
    # of what is shown
    ("example: 0", "example: first", f"{LIST}/parameters/0/example", 'the example does not fit its schema ("first" is'),
    ("example: 0", "example: -1", f"{LIST}/parameters/0/example", "the example does not fit its schema (-1 is less"),
    ("value: [id, title]", "value: [id, 1]", f"{LIST}/parameters/1/examples/two/value/1", "the example does not fit"),
    ("title: Dune, printed", "title: [Dune], printed", f"{NEW}/title", "the example does not fit its schema"),
    ("{title: Dune, printed", "{printed", NEW, 'the example does not fit its schema ("title" is a required property)'),
    ("2026-02-28", "2026-02-30", f"{NEW}/printed", "the example does not fit its schema ("),
    ("2016-12-31T23", "2016-12-31T25", f"{CREATED}/added_at", "the example does not fit its schema"),
    ("tags: {shelf: A}", "tags: {shelf: 1}", f"{NEW}/tags/shelf", "the example does not fit its schema (1 is not"),
    ("kind: novel, tags", "kind: play, tags", f"{NEW}/kind", "the example does not fit its schema"),
    ("kind: group, members: 2", "kind: grop, members: 2", f"{CREATED}/owner", "the example does not fit its schema"),
    ("""example: '"1"'""", "example: x", f"{CREATE}/responses/201/headers/etag/example", "the example does not fit"),
    ("entries: [{id: 1", "entries: [{id: one", "#/components/examples/Books/value/entries/0/id", "the example does"),
    ("value: Sorry.", "value: 1", f"{CREATE}/responses/default/content/text~1plain/examples/one/value", "the example"),
    ("examples: [Emma]", "examples: [Emma, '']", f"{BOOK}/title/examples/1", "the example does not fit its schema"),
    ("examples: [Emma]", "example: 1", f"{BOOK}/title/example", "the example does not fit its schema"),
    ("default: novel", "default: play", f"{BOOK}/kind/default", "the default does not fit its schema"),
    # of schemas
    ("enum: [novel, poem]", "enum: [novel, 1]", f"{BOOK}/kind/enum/1", "this value can never occur (1 is not of type"),
    ("format: date}", "format: date, enum: [2026-02-30]}", f"{BOOK}/printed/enum/0", "this value can never occur"),
    ("format: date-time}", "format: date-time, const: soon}", f"{BOOK}/added_at/const", "this value can never occur"),
    ("enum: [novel, poem], default: novel", "enum: []", f"{BOOK}/kind/enum", "it lists no value"),
    ("maximum: 9999", "maximum: 0", f"{BOOK}/pages/minimum", "`minimum` is more than `maximum`"),
    ("type: integer, minimum: 1", "type: intger, minimum: 1", f"{BOOK}/pages/type", "it is not a valid schema"),
    ("required: [id, title]", "required: [id, id]", f"{SCHEMAS}/Book/required", "it is not a valid schema"),
    ("minimum: 1,", "minimum: 1, exclusiveMinimum: true,", f"{BOOK}/pages/exclusiveMinimum", "it is not a valid"),
    ("minLength: 1,", "pattern: (,", f"{BOOK}/title/pattern", "it is not a valid schema"),
    ("propertyName: kind,", "propertyName: sort,", f"{SCHEMAS}/Owner/discriminator/propertyName", "no branch has a"),
    ("propertyName: kind,", "", f"{SCHEMAS}/Owner/discriminator", "it has no `propertyName`; name the member"),
    ("mapping: {person: Person, group: Group}", "mapping: [Person]", f"{SCHEMAS}/Owner/discriminator/mapping", "it m"),
    ("group: Group", "group: Groop", f"{SCHEMAS}/Owner/discriminator/mapping/group", "'Groop' is no schema of this"),
    # of the rest
    ("read.}", "read.}\n  - {name: Books, description: A.}", "#/tags/1", "the tag `Books` is described twice"),
    ("x-empty-body: true", "x-empty-body: maybe", f"{CREATE}/responses/default/x-empty-body", "'maybe' says neither"),
    ("in: query, schema", "in: query, requird: true, schema", f"{LIST}/parameters/0/requird", "OpenAPI has no"),
    ("- name: fields", "- name: offset", f"{LIST}/parameters/1", "parameter `offset` in query stands here twice"),
    ("  /books:", "  /books/{id}:", LIST.replace("books", "books~1{id}"), "/books/{id} has `{id}`, which"),
    ("{bearer: []}", "{baerer: []}", f"{LIST}/security/0", "there is no security scheme `baerer`"),
    ("schemas/Books'", "schemas/Bucks'", f"{LIST}/responses/200/content/application~1json/schema/$ref", "the refer"),
    ("createBook", "listBooks", f"{CREATE}/operationId", "`listBooks` is also the operationId at"),
]  # fmt: skip
"""Edits of a document, and what any document is refused for: place and problem."""


@pytest.mark.parametrize(("old", "new", "place", "problem"), [*OWN, *EVERY])
def test_a_problem_is_said_with_its_place(books: Write, old: str, new: str, place: str, problem: str) -> None:
    """
    One sentence names file, line, place and problem, and what to do; others may follow from it.
    """
    file = books((old, new))

    with pytest.raises(SpecError) as caught:
        load(file)

    said = {one.place: one for one in caught.value.singles}
    assert place in said, str(caught.value)
    assert said[place].problem.startswith(problem)
    assert re.search(r"; |: the schema|did you mean", str(said[place]))
    assert re.match(rf"{re.escape(str(file))}:[0-9]+: at ", str(said[place]))
    assert len(str(said[place]).splitlines()) == 1


@pytest.mark.parametrize(("old", "new"), [row[:2] for row in OWN])
def test_others_need_not_do_as_our_own_documents(books: Write, old: str, new: str) -> None:
    """
    A document that names no fact sheet is not ours, and is read without tags, security and the like.
    """
    assert "books" == load(books((old, new), ("x-fact-sheet", "x-notes")), settings=ApiSettings(strict=True)).name


@pytest.mark.parametrize(("old", "new", "place", "problem"), EVERY)
def test_others_have_to_be_right(books: Write, old: str, new: str, place: str, problem: str) -> None:
    """
    Problems of the first kind refuse every document, also one without `x-sources`.
    """
    with pytest.raises(SpecError) as caught:
        load(books((old, new), ("x-fact-sheet", "x-notes")), settings=ApiSettings(strict=True))

    assert (place, True) in [(one.place, one.problem.startswith(problem)) for one in caught.value.singles]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.find.__name__)
def test_every_check_is_tried(books: Write, check: Check) -> None:
    """
    Each row of the table finds something in one of the documents above, and nothing in the good one.
    """
    found = [bool(list(problems_of(check, books((old, new))))) for old, new, *_ in (OWN if check.own else EVERY)]

    assert any(found)
    assert not list(problems_of(check, books()))


def problems_of(check: Check, file: Path) -> Iterator[tuple[str, str]]:
    """What one check finds in a document that may be broken for it."""
    described = Described(read(file))
    for subject in check.subjects(described):
        yield from Found().given(check.find, subject)


# Several problems ---------------------------------------------------------------------------------------------------

TWENTY = [
    ("tags: [Books]\n      x-pag", "tags: [Book]\n      x-pag", "#/tags/0"),
    ("      security: [{bearer: []}]\n      param", "      param", LIST),
    ("listBooks", "list books", f"{LIST}/operationId"),
    ("", "", f"{LIST}/tags/0"),
    ("in: query, schema", "in: query, requird: true, schema", f"{LIST}/parameters/0/requird"),
    ("example: 0", "example: first", f"{LIST}/parameters/0/example"),
    ("explode: false", "explode: true", f"{LIST}/parameters/1"),
    ("value: [id, title]", "value: [id, 1]", f"{LIST}/parameters/1/examples/two/value/1"),
    ("tags: [Books]\n      security: [{bearer", "security: [{baerer", f"{CREATE}/tags"),
    ("", "", f"{CREATE}/security/0"),
    ("title: Dune, printed", "titel: Dune, printed", NEW),
    ("", "", f"{NEW}/titel"),
    ("kind: novel, tags", "kind: play, tags", f"{NEW}/kind"),
    ("""example: '"1"'""", "example: x", f"{CREATE}/responses/201/headers/etag/example"),
    ("2016-12-31T23", "2016-12-31T25", f"{CREATED}/added_at"),
    ("x-empty-body: true", "x-empty-body: maybe", f"{CREATE}/responses/default/x-empty-body"),
    ("examples: {one: {value: Sorry.}}", "example: Sorry.", f"{CREATE}/responses/default/content/text~1plain"),
    ("minLength: 1,", "nullable: true,", f"{BOOK}/title/nullable"),
    ("enum: [novel, poem]", "enum: [novel, 1]", f"{BOOK}/kind/enum/1"),
    ("format: date}", "format: dat}", f"{BOOK}/printed/format"),
]
"""Edits, each with the place of the problem that it makes, in the order of the document; some make two."""


def twenty(books: Write) -> Path:
    """A document with twenty problems."""
    return books(*((old, new) for old, new, _ in TWENTY if old))


COMMANDS = {
    "generate": ["wireproof", "generate", "--specs", "specs", "--clients", "clients"],
    "check": ["wireproof", "check", "--specs", "specs", "--clients", "clients"],
    "trace": ["wireproof", "trace", "--specs", "specs"],
    "prove": ["wireproof", "prove", "--specs", "specs", "--clients", "clients", "-n", "0"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_all_twenty(books: Write, command: str) -> None:
    """
    Twenty problems are twenty lines, in the order of their places; the exit status is 2, and nothing is written.
    """
    folder = twenty(books).parent.parent
    before = sorted(folder.rglob("*"))

    done = run(folder, *COMMANDS[command])

    said = [line for line in done.stderr.splitlines() if ": at #" in line]
    lines, places = zip(
        *(re.findall(r"^(?:Exit: )?specs/books\.yaml:([0-9]+): at (#\S*): ", line)[0] for line in said), strict=True
    )
    assert [place for _, _, place in TWENTY] == list(places)
    assert sorted(map(int, lines)) == list(map(int, lines))
    assert 2 == done.returncode
    assert "Traceback" not in done.stderr + done.stdout
    assert before == [one for one in sorted(folder.rglob("*")) if ".pytest_cache" not in one.parts]


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a module in a folder."""
    return subprocess.run(  # noqa: S603  # this interpreter, with fixed arguments
        [sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False
    )


def test_what_a_command_asks_beyond_that_is_said_along(books: Write) -> None:
    """
    What no client can be generated for, and citations that lead nowhere, stand among the other problems.
    """
    file = books(("name: offset, in", "name: offset, allowReserved: true, in"), ("example: 0", "example: first"))
    file.write_text(
        file.read_text(encoding="utf-8").replace("in: query,", "in: query, x-source: [nowhere],", 1), encoding="utf-8"
    )

    generated = run(file.parent.parent, *COMMANDS["generate"]).stderr.splitlines()
    traced = run(file.parent.parent, *COMMANDS["trace"]).stderr.splitlines()

    assert ["parameters/0:", "parameters/0/example:"] == [re.findall(r"parameters/\S*", line)[0] for line in generated]
    assert ["x-source/0:", "parameters/0/example:"] == [
        re.findall(r"(?:x-source/0|parameters/0/example):", line)[0] for line in traced
    ]


def test_every_document_of_a_folder_has_its_say(books: Write) -> None:
    """
    Those of one file follow on those of the other, in the order of their names.
    """
    file = books(("example: 0", "example: first"), ("format: date}", "format: dat}"))
    (file.parent / "another.yaml").write_text("openapi: [", encoding="utf-8")

    with pytest.raises(SpecError) as caught:
        load_folder(file.parent)

    assert ["another", "books", "books"] == [one.file.stem for one in caught.value.singles]


def test_a_line_is_that_of_the_place(books: Write) -> None:
    """
    It is where the key or the item stands; of what is missing, where it would belong.
    """
    file = books(("example: 0", "example: first"), ("[novel, poem]", "[novel, 1]"), ("title: Books, ", ""))
    text = file.read_text(encoding="utf-8")

    with pytest.raises(SpecError) as caught:
        load(file)

    assert {
        "#/info": line_of(text, "info:"),
        f"{LIST}/parameters/0/example": line_of(text, "example: first"),
        f"{BOOK}/kind/enum/1": line_of(text, "enum: [novel, 1]"),
    } == {one.place: one.line for one in caught.value.singles}


JUNK = (None, 1, "x", [], {}, True, {"$ref": "#/nowhere"}, {"$ref": 1}, ["a", None])


@pytest.mark.parametrize("seed", range(40))
def test_whatever_stands_somewhere_ends_in_sentences(books: Write, seed: int) -> None:
    """
    A document in which something stands in another's place is read or refused; nothing dies of it, or goes on for ever.
    """
    random = Random(seed)  # noqa: S311  # the same every time
    file = books()
    document = read(file)
    for _ in range(random.choice([1, 1, 3])):
        owner, key, place = random.choice(list(members(document)))
        owner[key] = random.choice([*JUNK, {"$ref": place}])
    file.write_text(json.dumps(document), encoding="utf-8")

    with suppress(SpecError):
        load(file, [*restrictions.CHECKS, *provenance.CHECKS, *proven.CHECKS])

    document.pop("x-fact-sheet", None)
    file.write_text(json.dumps(document), encoding="utf-8")

    with suppress(SpecError):  # what is not strict is cut, named and looked through again
        load(file, [*restrictions.CHECKS, *proven.CHECKS])


def members(node: Any, place: str = "#") -> Iterator[tuple[Any, Any, str]]:
    """Every member and item below a node, as its owner, its key, and its place."""
    for key in list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ():
        inner = f"{place}/{escape(str(key))}"
        yield node, key, inner
        yield from members(node[key], inner)
