"""Documents that would have us open a file or a connection, or never end: read without, or refused in a sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wireproof.errors import SpecError
from wireproof.loading import load

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


# What never ends ----------------------------------------------------------------------------------------------------

LAUGHS = "\n".join(
    ["a0: &a0 [ha, ha]", *(f"a{level}: &a{level} [*a{level - 1}, *a{level - 1}]" for level in range(1, 40))]
)
MERGES = "\n".join(
    ["a0: &a0 {a: 1, b: 2}", *(f"a{level}: &a{level} {{<<: [*a{level - 1}, *a{level - 1}]}}" for level in range(1, 40))]
)
UNIONS = "".join(
    f"    S{level}: {{{keyword}: [{{$ref: '#/components/schemas/S{level + 1}'}}, "
    f"{{$ref: '#/components/schemas/S{level + 1}'}}]}}\n"
    for level, keyword in enumerate(["oneOf", "anyOf", "allOf"] * 13)
)
CHAIN = "".join(f"    C{level}: {{$ref: '#/components/schemas/C{level + 1}'}}\n" for level in range(5_000))
PARTS = "".join(f"    P{level}: {{allOf: [{{$ref: '#/components/schemas/P{level + 1}'}}]}}\n" for level in range(1_500))


@pytest.mark.parametrize(
    ("text", "suffix", "problem"),
    [
        (f"{DOCUMENT}{CHAIN}    C5000: {{}}\n", "yaml", "what it describes is nested too deeply"),
        (f"{DOCUMENT}{PARTS}    P1500: {{}}\n", "yaml", "what it describes is nested too deeply"),
        (f"{DOCUMENT}{LAUGHS}\n", "yaml", "it comes to more than 2,000,000 values"),
        (f"{DOCUMENT}{MERGES}\n", "yaml", "a mapping merges more than 100,000 members"),
        (f"{DOCUMENT}{UNIONS}    S39: {{}}\n", "yaml", "its branches come to more than 5,000"),
        (DOCUMENT + "x-a: " + "[" * 5_000 + "]" * 5_000, "yaml", "it is nested too deeply"),
        ('{"openapi": "3.1.0", "x-a": ' + "[" * 5_000 + "]" * 5_000 + "}", "json", "it is nested too deeply"),
        ('{"openapi": "3.1.0", "x-a": ' + "[" * 300 + "]" * 300 + "}", "json", "it is nested too deeply"),
        ('{"openapi": "3.1.0", "x-a": ' + "9" * 5_000 + "}", "json", "it is not JSON (Exceeds the limit"),
        ('{"openapi": "3.1.0",\n "x-a": NaN}', "json", "it is not JSON (NaN is no number)"),
        ('{"openapi": "3.1.0",\n "openapi": "3.1.0"}', "json", "it is not JSON (the name 'openapi' occurs twice)"),
        ('{"openapi": "3.1.0",\n "info": }', "json", "it is not JSON (Expecting value)"),
    ],
    ids=[
        "references",
        "parts",
        "aliases",
        "merges",
        "unions",
        "YAML",
        "JSON",
        "deep JSON",
        "digits",
        "NaN",
        "a name twice",
        "no value",
    ],
)
@pytest.mark.timeout(60)  # all that is written out takes hours
def test_what_comes_to_too_much_is_refused_at_once(tmp_path: Path, text: str, suffix: str, problem: str) -> None:
    """
    A few lines that stand for more than anybody can read are refused before they are written out.
    """
    file = tmp_path / f"books.{suffix}"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(SpecError) as caught:
        load(file)

    assert problem in str(caught.value)


def test_a_file_may_have_64_megabytes(tmp_path: Path) -> None:
    """
    A larger one is refused before it is read.
    """
    file = tmp_path / "books.json"
    with file.open("wb") as large:
        large.truncate(64 * 2**20 + 1)

    with pytest.raises(SpecError, match="it has more than 64 MB"):
        load(file)
