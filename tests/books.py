"""A small API for tests that run the suite: one operation, two statuses, one of them with an example."""

from pathlib import Path

from wireproof.codegen import generate

BOOKS = """\
openapi: 3.1.0
info: {title: Books, version: 1.0.0}
servers: [{url: "https://books.example/v1"}]
paths:
  /books/{id}:
    get:
      operationId: getBook
      tags: [Books]
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses:
        "200":
          description: The book.
          content:
            application/json:
              schema: {type: object, required: [title], properties: {title: {type: string}}}
              examples: {book: {value: {title: Small Spaces}}}
        "404": {description: There is no such book.}
"""


def write_books(folder: Path, *names: str) -> Path:
    """The folder, with the spec in `specs`, once for each name, and the clients in `clients`."""
    (folder / "specs").mkdir(parents=True)
    for name in names or ("books",):
        (folder / f"specs/{name}.yaml").write_text(BOOKS, encoding="utf-8")
    generate(folder / "specs", folder / "clients")
    return folder
