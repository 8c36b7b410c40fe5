"""Documents of several files: what they are as one, and where in them something is wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wireproof.errors import SpecError
from wireproof.intake.settings import ApiSettings
from wireproof.loading import load
from wireproof.pointers import resolve

Write = Callable[..., Path]

ROOT = """\
openapi: 3.1.0
info: {title: Books, version: 1.0.0}
servers: [{url: https://books.test}]
paths:
  /books: {$ref: "./paths/books.yaml"}
  /books/{id}:
    parameters: [{$ref: "parameters.json#/id"}]
    get: {$ref: "paths/book.yml#/get"}
components:
  schemas:
    Book: {$ref: schemas/Book.yaml}
    Shelf: {type: string}
"""
FILES = {
    "paths/books.yaml": """\
get:
  operationId: listBooks
  responses:
    "200":
      description: All.
      content: {application/json: {schema: {type: array, items: {$ref: ../schemas/Book.yaml}}}}
    default: {$ref: "../errors.yaml#/responses/Error"}
""",
    "paths/book.yml": """\
get:
  operationId: getBook
  responses:
    "200": {description: One., content: {application/json: {schema: {$ref: "../api.yaml#/components/schemas/Book"}}}}
    default: {$ref: "../errors.yaml#/responses/Error"}
""",
    "parameters.json": '{"id": {"name": "id", "in": "path", "required": true, "schema": {"$ref": "#/Id"}}, "Id": {}}',
    "errors.yaml": """\
responses:
  Error: {description: Wrong., content: {application/json: {schema: {$ref: "#/definitions/Shelf"}}}}
definitions:
  Shelf: {type: object}
""",
    "schemas/Book.yaml": """\
type: object
properties:
  title: {type: string}
  next: {$ref: "#"}
  author: {$ref: "Author%20of.yaml", description: Who wrote it.}
  owner: {oneOf: [{$ref: "Author%20of.yaml"}], discriminator: {propertyName: kind, mapping: {a: "Author%20of.yaml"}}}
""",
    "schemas/Author of.yaml": "type: object\nproperties: {kind: {type: string}, book: {$ref: ./Book.yaml}}\n",
}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes the files, some of them edited, and gives the document that refers to them."""

    def files(**edited: tuple[str, str]) -> Path:
        for name, text in {"api.yaml": ROOT, **FILES}.items():
            old, new = edited.get(name.rpartition("/")[2].partition(".")[0], ("", ""))
            assert old in text
            (tmp_path / "api" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / "api" / name).write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path / "api/api.yaml"

    return files


def test_several_files_are_one_document(write: Write) -> None:
    """
    A schema is one component however it is referred to, recursion included; a path or an operation stands in its place.
    """
    spec = load(write(), settings=ApiSettings(strict=True))

    schemas = spec.document["components"]["schemas"]
    assert ["listBooks", "getBook"] == [operation.operation_id for operation in spec.operations]
    assert {"Book", "Shelf", "Id", "Author_of", "Shelf2"} == schemas.keys()
    assert {"$ref": "#/components/schemas/Book"} == schemas["Book"]["properties"]["next"]
    assert {"$ref": "#/components/schemas/Author_of", "description": "Who wrote it."} == (
        schemas["Book"]["properties"]["author"]
    )
    assert {"a": "#/components/schemas/Author_of"} == schemas["Book"]["properties"]["owner"]["discriminator"]["mapping"]
    assert ["Error"] == [*spec.document["components"]["responses"]]


@pytest.mark.parametrize(
    ("edited", "file", "line", "place"),
    [
        ({"Book": ("title: {type: string", "title: {type: text")}, "schemas/Book.yaml", 3, "#/properties/title/type"),
        ({"errors": ("type: object", "enum: []")}, "errors.yaml", 4, "#/definitions/Shelf/enum"),
        ({"api": ("/books: {", "/books/{no}: {")}, "paths/books.yaml", 1, "#/get"),
        ({"book": ("operationId", "operationID")}, "paths/book.yml", 2, "#/get/operationID"),
        ({"parameters": ('"Id": {}', '"Id": {"type": 1}')}, "parameters.json", 1, "#/Id/type"),
    ],
)
def test_a_problem_names_the_file_that_it_is_in(
    write: Write, edited: dict[str, tuple[str, str]], file: str, line: int, place: str
) -> None:
    """
    Pointer and line are those of that file.
    """
    document = write(**edited)

    with pytest.raises(SpecError) as caught:
        load(document, settings=ApiSettings(strict=True))

    found = [(str(one.file.relative_to(document.parent)), one.line, one.place) for one in caught.value.singles]
    assert (file, line, place) in found


@pytest.mark.parametrize(
    ("reference", "problem"),
    [
        ("../../secret.yaml", "leads out of the folder of the document"),
        ("/etc/hostname", "leads out of the folder of the document"),
        ("link.yaml", "leads out of the folder of the document"),
        ("a%00b.yaml", "leads out of the folder of the document"),
        ("https://books.test/a.yaml", "is a URL, and none is opened"),
        ("file:///etc/hostname", "is a URL, and none is opened"),
        ("//books.test/a.yaml", "is a URL, and none is opened"),
        ("missing.yaml", "names a file that is not there"),
        ("schemas", "names a file that is not there"),
        ("Book.yaml#/nowhere", "leads nowhere"),
        ("circle.yaml", "leads back to itself"),
        ("chain.yaml#/C0", "leads to another one 100 times"),
    ],
)
def test_a_reference_that_cannot_be_followed_is_refused_at_its_place(
    write: Write, tmp_path: Path, reference: str, problem: str
) -> None:
    """
    Nothing outside of the folder is read, by whatever name, and no URL.
    """
    document = write(Book=("title: {type: string}", f'title: {{$ref: "{reference}"}}'))
    (tmp_path / "secret.yaml").write_text("type: string", encoding="utf-8")
    (document.parent / "schemas/link.yaml").symlink_to(tmp_path / "secret.yaml")
    (document.parent / "schemas/circle.yaml").write_text("$ref: circle.yaml", encoding="utf-8")
    chain = "".join(f"C{index}: {{$ref: '#/C{index + 1}'}}\n" for index in range(101))
    (document.parent / "schemas/chain.yaml").write_text(f"{chain}C101: {{type: string}}", encoding="utf-8")

    with pytest.raises(SpecError) as caught:
        load(document)

    (one,) = caught.value.singles
    assert (document.parent / "schemas/Book.yaml", 3, "#/properties/title/$ref") == (one.file, one.line, one.place)
    assert f"the reference {reference!r} {problem}" in one.problem


def test_a_part_that_cannot_be_read_is_named(write: Write) -> None:
    """
    What is wrong with the text of another file is said with its name, line and column.
    """
    document = write(errors=("responses:", "responses: ["))

    with pytest.raises(SpecError, match=r"errors\.yaml: at line [0-9]+, column [0-9]+: it is not YAML"):
        load(document)


def test_a_changed_part_is_read_again(write: Write) -> None:
    """
    What is remembered of a document ends when any of its files changes.
    """
    before = load(write())

    after = load(write(Book=("title: {type: string}", "name: {type: [string, 'null']}")))

    assert ["title", "name"] == [
        next(iter(resolve(spec.document, "#/components/schemas/Book/properties"))) for spec in (before, after)
    ]


def test_paths_written_out_in_one_another_end(write: Write) -> None:
    """
    A path that contains itself, by a callback, is refused.
    """
    document = write(book=("get:", "get:\n  callbacks: {again: {'{$url}': {$ref: ./book.yml}}}"))

    with pytest.raises(SpecError, match="leads back to itself"):
        load(document)
