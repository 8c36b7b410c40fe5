"""Documents that would have us open a file or a connection, or never end: read without, or refused in a sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

CANARY = "canary"
DOCUMENT = """\
openapi: 3.1.0
info: {title: Books, version: 1.0.0}
servers: [{url: "https://books.test"}]
paths:
  /books:
    get:
      operationId: getBook
      tags: [Books]
      responses:
        "200":
          description: One.
          content: {application/json: {schema: {$ref: "#/components/schemas/Book"}}}
components:
  schemas:
    Book:
      type: object
      properties: {title: {type: string}, next: {$ref: "#/components/schemas/Book"}}
"""
BOOK = "#/components/schemas/Book"
REFUSED = {
    "a branch": "allOf: [{$ref: TARGET}]",
    "a definition": f"definitions: {{A: {{$ref: TARGET}}}}\n      allOf: [{{$ref: '{BOOK}/definitions/A'}}]",
    "an unknown keyword": "whatever: {$ref: TARGET}",
    "a pattern": "patternProperties: {a: {$ref: TARGET}}",
    "a dependent schema": "dependentSchemas: {a: {$ref: TARGET}}",
    "a dependency": "dependencies: {a: {$ref: TARGET}}",
    "the schema of content": "contentSchema: {$ref: TARGET}",
    "a reference into an extension": f"x-a: {{$ref: TARGET}}\n      allOf: [{{$ref: '{BOOK}/x-a'}}]",
    "a reference into an example": f"example: {{$ref: TARGET}}\n      allOf: [{{$ref: '{BOOK}/example'}}]",
    "a constant": "additionalProperties: {const: {$ref: TARGET}}",
    "a dialect": "$schema: TARGET",
    "an address": "$id: TARGET",
    "an address inside": f"allOf: [{{$id: TARGET, properties: {{a: {{$ref: '{BOOK}'}}}}}}]",
    "a dynamic reference": "$dynamicRef: TARGET",
    "a recursive reference": "$recursiveRef: TARGET",
    "an anchor": "$anchor: TARGET",
    "a mapping": "discriminator: {propertyName: title, mapping: {a: TARGET}}",
    "the dialect of all": "\njsonSchemaDialect: TARGET",
    "a webhook": "\nwebhooks: {a: {$ref: TARGET}}",
}
"""What is refused, by what would have something opened; below the schema, or at the top after a line break."""
IGNORED = """\
      default: {$ref: TARGET}
      example: {$ref: TARGET}
      examples: [{$ref: TARGET}]
      x-a: {$ref: TARGET, $id: TARGET}
      externalDocs: {url: TARGET}
      xml: {namespace: TARGET}
externalDocs: {url: TARGET}
x-b: {allOf: [{$ref: TARGET}]}
"""
"""What is for readers only."""


def test_nothing_in_a_document_opens_anything(tmp_path: Path) -> None:
    """
    Wherever a document names a file outside of its folder or a URL, reading, generating and drawing open none of them.
    """
    canary = tmp_path / f"{CANARY}.json"
    canary.write_text('{"type": "object", "title": "opened"}', encoding="utf-8")
    os.utime(canary, (0, canary.stat().st_mtime))
    targets = {"file": canary.as_uri(), "http": f"http://127.0.0.1:9/{CANARY}"}
    texts = {
        f"{kind}, {name}": f"{DOCUMENT}      {line}\n".replace("TARGET", f"'{target}'")
        for name, target in targets.items()
        for kind, line in REFUSED.items()
    }
    texts |= {name: (DOCUMENT + IGNORED).replace("TARGET", f"'{target}'") for name, target in targets.items()}
    (tmp_path / "specs").mkdir()
    for name, text in texts.items():
        (tmp_path / f"specs/{name}.yaml").write_text(text, encoding="utf-8")

    found = used([tmp_path / f"specs/{name}.yaml" for name in texts])

    assert {} == {name: opened for name, (_, *opened) in found.items() if opened}
    assert canary.stat().st_atime == 0
    assert {*targets} == {name for name, (refused, *_) in found.items() if not refused}


def used(files: list[Path]) -> dict[str, list[str]]:
    """By the name of a document, why it is refused, and what was opened."""
    command = [sys.executable, str(Path(__file__).with_name("hostile.py")), CANARY, *map(str, files)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  # ourselves
    assert run.returncode == 0, run.stderr
    found: dict[str, list[str]] = json.loads(run.stdout)
    return found
