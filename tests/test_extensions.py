"""The extensions that the kit reads are one table, which code, JSON Schema and checks keep to."""

import ast
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from ruamel.yaml import YAML

from wireproof import provenance
from wireproof.codegen import restrictions
from wireproof.errors import SpecError
from wireproof.extensions import EXTENSIONS
from wireproof.loading import load
from wireproof.text import read

ROOT = Path(__file__).parent.parent
KIT = ROOT / "contracts/wireproof"
SCHEMA = json.loads((ROOT / "docs/reference/extensions.schema.json").read_text(encoding="utf-8"))
SPECS = [*sorted((ROOT / "specs").glob("*.yaml")), ROOT / "tests/golden/kitchen-sink.yaml"]

OTHERS = {"x-forwarded-for", "x-gzip", "x-request-id", "x-wireproof-sides", "x-www-form-urlencoded"}
"""What HTTP has, and what the generator notes for itself in a copy of a document."""

SHELVES: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Shelves", "version": "1.0.0"},
    "x-fact-sheet": "sources/shelves.md",
    "x-error-reason": ["/message"],
    "servers": [
        {
            "url": "https://{tenant}.books.example",
            "variables": {"tenant": {"default": "main", "x-placeholder": True}},
        }
    ],
    "tags": [{"name": "Shelves", "description": "Where books stand."}],
    "paths": {
        "/shelves": {
            "get": {
                "operationId": "listShelves",
                "x-source": ["order"],
                "tags": ["Shelves"],
                "security": [],
                "x-pagination": {"style": "page", "parameter": "page", "items": "/shelves", "order": "/results"},
                "parameters": [
                    {
                        "name": "page",
                        "in": "query",
                        "schema": {"type": "integer"},
                        "example": 1,
                    },
                    {
                        "name": "include",
                        "in": "query",
                        "schema": {"type": "string"},
                        "example": "hall",
                        "x-includes": {"hall": "/halls"},
                        "x-argument": "including",
                    },
                    {
                        "name": "fields",
                        "in": "query",
                        "style": "form",
                        "explode": False,
                        "schema": {"type": "array", "items": {"type": "string"}},
                        "example": ["id"],
                        "x-selects": "/shelves",
                    },
                ],
                "responses": {"200": {"$ref": "#/components/responses/Shelves"}},
            },
            "post": {
                "operationId": "createShelf",
                "tags": ["Shelves"],
                "security": [],
                "x-method": "put_up",
                "x-envelope": {"items": "/shelves", "order": "/results"},
                "requestBody": {
                    "required": True,
                    "x-flatten": "/shelf",
                    "content": {
                        "application/json": {
                            "schema": {
                                "type": "object",
                                "required": ["shelf"],
                                "properties": {"shelf": {"type": "object", "properties": {"name": {"type": "string"}}}},
                            },
                            "examples": {"one": {"value": {"shelf": {"name": "Kites"}}}},
                        }
                    },
                },
                "responses": {
                    "200": {"$ref": "#/components/responses/Shelves"},
                    "404": {
                        "description": "No such hall.",
                        "x-empty-body": True,
                        "content": {
                            "application/json": {
                                "schema": {"type": "object", "properties": {"message": {"type": "string"}}},
                                "examples": {"none": {"value": {"message": "There is no such hall."}}},
                            }
                        },
                    },
                },
            },
        }
    },
    "components": {
        "responses": {
            "Shelves": {
                "description": "Some shelves.",
                "content": {
                    "application/json": {
                        "schema": {"$ref": "#/components/schemas/Shelves"},
                        "examples": {"none": {"value": {"results": [], "shelves": {}, "halls": {}}}},
                    }
                },
            }
        },
        "schemas": {
            "Hall": {"type": "object", "properties": {"id": {"type": "string"}}},
            "Shelf": {
                "type": "object",
                "properties": {"id": {"type": "string"}, "hall_id": {"type": "string"}},
                "x-included": {"hall": {"by": "hall_id", "in": "/halls", "ask": "include=hall"}},
            },
            "Shelves": {
                "type": "object",
                "properties": {
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "properties": {"key": {"type": "string"}, "id": {"type": "string"}},
                        },
                    },
                    "shelves": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Shelf"}},
                    "halls": {"type": "object", "additionalProperties": {"$ref": "#/components/schemas/Hall"}},
                },
            },
        },
    },
}
"""A document that says everything that can be said."""

SHEET = """
| source key | kind | title | url |
| --- | --- | --- | --- |
| seed | seed | The page that it began with | https://books.example/ |

| fact | source |
| --- | --- |
| <a id="order"></a>Shelves are in no order | seed |
"""

LIST, CREATE = ("paths", "/shelves", "get"), ("paths", "/shelves", "post")
PAGES = (*LIST, "x-pagination")
ENVELOPE = (*CREATE, "x-envelope")
SHELF = ("components", "schemas", "Shelf")
INCLUDED = (*SHELF, "x-included", "hall")
REMOVED = object()

WRONG: list[tuple[tuple[str | int, ...], Any]] = [
    # values
    (("x-fact-sheet",), 5),
    (("x-fact-sheet",), "https://books.example/facts.md"),
    ((*LIST, "x-source"), "order"),
    (("x-error-reason",), "/message"),
    (("x-error-reason", 0), "message"),
    (("servers", 0, "variables", "tenant", "x-placeholder"), "yes"),
    (PAGES, True),
    ((*PAGES, "style"), "cursor"),
    ((*PAGES, "style"), REMOVED),
    ((*PAGES, "style"), "marker"),
    ((*PAGES, "parameter"), REMOVED),
    ((*PAGES, "parameter"), 5),
    ((*PAGES, "items"), REMOVED),
    ((*PAGES, "items"), "shelves"),
    ((*PAGES, "next"), "/next"),
    ((*PAGES, "send"), ["page"]),
    ((*PAGES, "omit"), "fields"),
    ((*LIST, "parameters", 1, "x-includes"), ["hall"]),
    ((*LIST, "parameters", 1, "x-includes", "hall"), "halls"),
    ((*LIST, "parameters", 1, "x-argument"), 5),
    ((*LIST, "parameters", 2, "x-selects"), 5),
    ((*LIST, "parameters", 2, "x-selects"), "shelves"),
    ((*CREATE, "x-method"), 5),
    (ENVELOPE, "/shelves"),
    ((*ENVELOPE, "order"), REMOVED),
    ((*ENVELOPE, "items"), 5),
    ((*ENVELOPE, "holds"), "several"),
    ((*ENVELOPE, "next"), "/next"),
    ((*CREATE, "requestBody", "x-flatten"), "shelf"),
    ((*CREATE, "responses", "404", "x-empty-body"), "true"),
    ((*SHELF, "x-included"), "hall"),
    (INCLUDED, "hall_id"),
    ((*INCLUDED, "by"), REMOVED),
    ((*INCLUDED, "in"), 5),
    ((*INCLUDED, "ask"), 5),
    ((*INCLUDED, "from"), "/halls"),
    # places
    (("x-pagination",), False),
    (("paths", "/shelves", "x-pagination"), {"style": "link-header", "items": ""}),
    (("paths", "/shelves", "x-envelope"), {"items": "/shelves", "order": "/results"}),
    (("info", "x-error-reason"), ["/message"]),
    ((*LIST, "x-selects"), "/shelves"),
    ((*LIST, "x-fact-sheet"), "sources/shelves.md"),
    (("x-sources",), {"R1": {"title": "Reference of shelves", "kind": "inference"}}),
    ((*CREATE, "x-flatten"), "/shelf"),
    ((*CREATE, "x-empty-body"), True),
    (("tags", 0, "x-method"), "put_up"),
    (("servers", 0, "x-placeholder"), True),
    ((*CREATE, "requestBody", "content", "application/json", "x-flatten"), "/shelf"),
]
"""Changes of the document, each wrong by itself: where, and what stands there instead."""


def changed(path: tuple[str | int, ...], value: Any) -> Any:
    """The document with another value in one place."""
    document = json.loads(json.dumps(SHELVES))
    *way, last = path
    node = document
    for step in way:
        node = node[step]
    if value is REMOVED:
        del node[last]
    else:
        node[last] = value
    return document


@pytest.fixture
def refusals(tmp_path: Path) -> Callable[[Any], list[str]]:
    """The places where the kit refuses a document, whatever command reads it."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/shelves.md").write_text(SHEET, encoding="utf-8")

    def refusals(document: Any) -> list[str]:
        file = tmp_path / "shelves.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        try:
            load(file, [*restrictions.CHECKS, *provenance.CHECKS])
        except SpecError as error:
            return [one.place for one in error.singles]
        return []

    return refusals


def test_the_code_reads_what_the_table_has() -> None:
    """
    Each extension that the kit asks a document for is in the table, and each of the table is asked for somewhere.
    """
    asked = {
        node.value
        for file in KIT.rglob("*.py")
        if file.name != "extensions.py" and "suite" not in file.parts
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and re.fullmatch(r"x-[a-z]+(-[a-z]+)*", str(node.value))
    }

    assert asked - OTHERS == set(EXTENSIONS)


@pytest.mark.parametrize("name", EXTENSIONS)
def test_what_is_shown_is_right(name: str) -> None:
    """
    The example of an extension is one of its values.
    """
    shown = YAML(typ="safe", pure=True).load(EXTENSIONS[name].example)

    assert [name] == list(shown)
    EXTENSIONS[name].validator.validate(shown[name])


@pytest.mark.parametrize("file", SPECS, ids=lambda file: file.stem)
def test_our_documents_are_right(file: Path) -> None:
    """
    Nothing in our specs, and in the document with everything in it, is refused by the schema for editors.
    """
    jsonschema_rs.validate(SCHEMA, read(file))


def test_the_document_with_everything_is_right(refusals: Callable[[Any], list[str]]) -> None:
    """
    What the wrong ones are made of is refused neither by the schema nor by the kit, and has every extension.
    """
    jsonschema_rs.validate(SCHEMA, SHELVES)
    assert [] == refusals(SHELVES)
    assert [] == [name for name in EXTENSIONS if f'"{name}"' not in json.dumps(SHELVES) and name != "x-sources"]


@pytest.mark.parametrize(
    ("path", "value"), WRONG, ids=lambda one: "/".join(map(str, one)) if isinstance(one, tuple) else None
)
def test_the_kit_refuses_what_the_schema_refuses(
    path: tuple[str | int, ...], value: Any, refusals: Callable[[Any], list[str]]
) -> None:
    """
    A value or a place that an editor marks as wrong is refused when the document is read, with a place at or above it.
    """
    document = changed(path, value)

    assert not jsonschema_rs.is_valid(SCHEMA, document)
    assert refusals(document)
