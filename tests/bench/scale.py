"""
`make bench-suite`: what it takes to prove an API, by how many operations it has.

The specs are made up: resources with five operations each, which share schemas, errors and parameters, as those of
large APIs do. CPU is that of the whole run, of all its processes.
"""

import json
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

from measuring import children
from rich.console import Console
from rich.table import Table

from wireproof.codegen import generate

SUITE = Path(__file__).parent.parent.parent / "contracts/wireproof/suite"
SIZES = (10, 50, 200)
"""Operations."""


def ref(kind: str, name: str) -> dict[str, str]:
    """A reference to a component."""
    return {"$ref": f"#/components/{kind}/{name}"}


def body(schema: dict[str, Any], example: Any) -> dict[str, Any]:
    """JSON content with a named example."""
    return {"application/json": {"schema": schema, "examples": {"one": {"value": example}}}}


ITEM = {
    "id": "1",
    "name": "Kite",
    "kind": "small",
    "owner": {"id": "2", "name": "Pim"},
    "made_at": "2026-01-02T03:04:05Z",
}
COMPONENTS: dict[str, Any] = {
    "schemas": {
        "Owner": {
            "type": "object",
            "required": ["id"],
            "properties": {"id": {"type": "string"}, "name": {"type": ["string", "null"]}},
        },
        "Kind": {"type": "string", "enum": ["small", "large"]},
        "Item": {
            "type": "object",
            "required": ["id", "name", "owner"],
            "properties": {
                "id": {"type": "string"},
                "name": {"type": "string"},
                "kind": ref("schemas", "Kind"),
                "owner": ref("schemas", "Owner"),
                "made_at": {"type": "string", "format": "date-time"},
                "parts": {"type": "array", "items": ref("schemas", "Owner")},
            },
        },
        "Page": {
            "type": "object",
            "required": ["items"],
            "properties": {
                "items": {"type": "array", "items": ref("schemas", "Item")},
                "next": {"type": ["string", "null"]},
            },
        },
        "Draft": {
            "type": "object",
            "required": ["name"],
            "properties": {"name": {"type": "string"}, "kind": ref("schemas", "Kind"), "note": {"type": "string"}},
        },
        "Problem": {
            "type": "object",
            "required": ["message"],
            "properties": {"message": {"type": "string"}, "code": {"type": "integer"}},
        },
    },
    "responses": {
        name: {"description": name, "content": body(ref("schemas", "Problem"), {"message": name, "code": 1})}
        for name in ("BadRequest", "Unauthorized", "NotFound", "TooMany", "Broken")
    },
    "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
}
ERRORS = {
    status: ref("responses", name)
    for status, name in zip(("400", "401", "404", "429", "5XX"), COMPONENTS["responses"], strict=True)
}
ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
FIELDS = {"name": "fields", "in": "query", "explode": False, "schema": {"type": "array", "items": {"type": "string"}}}
LISTED = {"description": "A page.", "content": body(ref("schemas", "Page"), {"items": [ITEM], "next": None})}
FOUND = {"description": "The item.", "content": body(ref("schemas", "Item"), ITEM)}
DRAFT = {"required": True, "content": {"application/json": {"schema": ref("schemas", "Draft")}}}
PAGES = {"style": "marker", "parameter": "marker", "next": "/next", "items": "/items"}
MARKER = {"name": "marker", "in": "query", "schema": {"type": "string"}}


def resource(name: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Path, method and operation of the five that a resource has."""
    listed = {"parameters": [MARKER, FIELDS], "x-pagination": PAGES, "responses": {"200": LISTED, **ERRORS}}
    created = {"requestBody": DRAFT, "responses": {"201": FOUND, **ERRORS}}
    found = {"parameters": [ID, FIELDS], "responses": {"200": FOUND, **ERRORS}}
    updated = {"parameters": [ID], "requestBody": DRAFT, "responses": {"200": FOUND, **ERRORS}}
    deleted = {"parameters": [ID], "responses": {"204": {"description": "Gone."}, **ERRORS}}
    listing = [(f"/{name}s", "get", "list", listed), (f"/{name}s", "post", "create", created)]
    single = [("get", "get", found), ("put", "update", updated), ("delete", "delete", deleted)]
    both = [*listing, *((f"/{name}s/{{id}}", method, verb, one) for method, verb, one in single)]
    return [
        (path, method, {"operationId": f"{verb}{name.title()}", "tags": [f"{name.title()}s"], **one})
        for path, method, verb, one in both
    ]


def spec(size: int) -> dict[str, Any]:
    """An API of so many operations."""
    operations = (one for number in range(size) for one in resource(f"item{number}"))
    paths: dict[str, Any] = {}
    for path, method, operation in islice(operations, size):
        paths.setdefault(path, {})[method] = operation
    return {
        "openapi": "3.1.0",
        "info": {"title": f"Made up {size}", "version": "1.0.0"},
        "servers": [{"url": "https://made-up.example/v1"}],
        "security": [{"bearer": []}],
        "paths": paths,
        "components": COMPONENTS,
    }


def prove(size: int, folder: Path) -> list[str]:
    """A row: operations, seconds to generate, seconds and CPU seconds of the suite, and CPU seconds an operation."""
    (folder / "specs").mkdir(parents=True)
    (folder / f"specs/made-up-{size}.yaml").write_text(json.dumps(spec(size)), encoding="utf-8")
    began = time.perf_counter()
    generate(folder / "specs", folder / "clients")
    generated, used = time.perf_counter() - began, children()
    began = time.perf_counter()
    options = ["--specs", "specs", "--clients", "clients", "-q", "-n", "auto", "-p", "no:cacheprovider"]
    done = subprocess.run(  # noqa: S603  # this interpreter, with fixed arguments
        [sys.executable, "-m", "pytest", "-p", "wireproof.suite.plugin", SUITE, *options],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    wall, cpu = time.perf_counter() - began, children() - used
    if done.returncode:
        sys.exit(done.stdout[-3000:] + done.stderr[-1000:])
    return [f"{size}", f"{generated:.1f}", f"{wall:.1f}", f"{cpu:.1f}", f"{cpu / size:.2f}"]


def main(sizes: list[int]) -> None:
    """Print a table."""
    table = Table("operations", "generated in s", "proven in s", "CPU s", "CPU s an operation")
    with tempfile.TemporaryDirectory() as temporary:
        for size in sizes:
            table.add_row(*prove(size, Path(temporary) / str(size)))
    Console(width=100).print(table)


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [*SIZES])
