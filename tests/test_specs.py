"""Every spec, and the one made up for tests, keeps the rules that its readers and its clients rely on."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator
from openapi_spec_validator.readers import read_from_filename
from tests import format_specs

from wireproof.catalog import Header, Operation, Spec
from wireproof.document import nodes
from wireproof.loading import load
from wireproof.pagination import pagination
from wireproof.pointers import escape, resolve
from wireproof.provenance import elements
from wireproof.schema import Schema
from wireproof.sides import Side

ROOT = Path(__file__).parent.parent
SPECS = sorted((ROOT / "specs").glob("*.yaml"))
KITCHEN_SINK = ROOT / "tests/golden/kitchen-sink.yaml"


@pytest.fixture(params=[*SPECS, KITCHEN_SINK], ids=lambda file: file.stem)
def file(request: pytest.FixtureRequest) -> Path:
    """Each document."""
    found: Path = request.param
    return found


@pytest.fixture
def spec(file: Path) -> Spec:
    """Each document as the catalog reads it."""
    return load(file)


# How they are written -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", format_specs.FILES, ids=lambda file: "/".join(file.parts[-2:]))
def test_the_specs_are_formatted(file: Path) -> None:
    """
    `make format-specs` would change nothing.
    """
    text = file.read_text(encoding="utf-8")

    assert text == format_specs.formatted(text)


WRITTEN = """\
# Above the first key.
openapi: 3.1.0


paths:
    /books:
        # About the parameters.
        parameters:
            # About the first.
            - name: year
              in: query
              schema:
                  # one to ten thousand
                  type: integer
                  maximum: 10000
            - {name: since, in: query, schema: {type: string, example: '2026-02-28'},
               description: "Books after this day, a day as ISO 8601 has it, such as 2026-02-28; others are left out."}
        get: {summary: "Books: all", tags: [ "Books" ], x-note: "no"}
components:
    schemas:
        Kind: {type: string,
            description: "What a librarian calls it, be it what it may; one of a few, and never two of them at once.",
            enum: [novel, poem, drama, letter, dictionary, encyclopedia, cookbook, atlas, diary, travelogue, fable,
                law, ballad, hymn]}
        Text: {description: "Two\\nlines.", example: &dune {title: Dune, pages: 412},
            default: {<<: *dune, title: "  Dune\\nagain", since: "1965", id: 0o17}}

# Below all.
"""

FORMATTED = """\
# Above the first key.
openapi: 3.1.0

paths:
  /books:
    # About the parameters.
    parameters:
      # About the first.
      - name: year
        in: query
        schema:
          # one to ten thousand
          type: integer
          maximum: 10000
      - name: since
        in: query
        schema: {type: string, example: '2026-02-28'}
        description: Books after this day, a day as ISO 8601 has it, such as 2026-02-28; others are left out.
    get: {summary: 'Books: all', tags: [Books], x-note: 'no'}
components:
  schemas:
    Kind:
      type: string
      description: What a librarian calls it, be it what it may; one of a few, and never two of them at once.
      enum: [novel, poem, drama, letter, dictionary, encyclopedia, cookbook, atlas, diary, travelogue, fable, law,
        ballad, hymn]
    Text:
      description: |-
        Two
        lines.
      example: &dune {title: Dune, pages: 412}
      default:
        <<: *dune
        title: "  Dune\\nagain"
        since: '1965'
        id: 0o17
# Below all.
"""


def test_what_fits_on_a_line_stands_on_one() -> None:
    """
    Comments, blank lines, anchors and the order of keys stay, and so do the values; formatted again, nothing changes.
    """
    written = format_specs.formatted(WRITTEN)

    assert written.splitlines() == FORMATTED.splitlines()
    assert format_specs.formatted(written) == written
    assert yaml.safe_load(written) == yaml.safe_load(WRITTEN)


def test_a_comment_behind_something_is_refused() -> None:
    """
    It could not stay there when lines are joined, so that it has to be moved above first.
    """
    with pytest.raises(ValueError, match="line 2: a comment stands behind something; move it to the line above"):
        format_specs.formatted("openapi: 3.1.0\ninfo: {title: Books}  # all of them\n")


# What every document keeps to ---------------------------------------------------------------------------------------


def examples(spec: Spec) -> Iterator[tuple[str, Schema, Any]]:
    """Everything that a document shows for a schema: of bodies, headers and parameters."""
    for pointer, node in nodes(spec.document):
        if pointer.endswith("/properties") or "schema" not in node:
            continue
        side: Side = "request" if "/requestBod" in pointer or node.get("in") else "response"
        schema = Schema(node["schema"], f"{pointer}/schema", spec.document, side)
        if "example" in node:
            yield f"{pointer}/example", schema, node["example"]
        for name, example in node.get("examples", {}).items():
            target = resolve(spec.document, example["$ref"]) if "$ref" in example else example
            yield f"{pointer}/examples/{escape(name)}", schema, target["value"]


def test_a_spec_is_valid_openapi(file: Path) -> None:
    """
    The validator of the OpenAPI community accepts the document.
    """
    document, address = read_from_filename(str(file))

    assert [] == [error.message for error in OpenAPIV31SpecValidator(document, address).iter_errors()]


def test_examples_are_what_their_schemas_say(spec: Spec) -> None:
    """
    Every example of a body, a response header or a parameter is valid by its schema, formats included.
    """
    assert [] == [
        f"{place}: at {error.instance_path}: {error.message}"
        for place, schema, value in examples(spec)
        for error in schema.validator.iter_errors(value)
    ]


def test_responses_have_named_examples(spec: Spec) -> None:
    """
    Every content of every documented response shows at least one example with a name.
    """
    media_types = [
        media_type
        for operation in spec.operations
        for response in operation.responses
        for media_type in response.media_types
    ]

    assert [] == [
        media_type.pointer
        for media_type in media_types
        if not resolve(spec.document, media_type.pointer).get("examples")
    ]


def test_the_walk_misses_no_element(spec: Spec) -> None:
    """
    Whatever the catalog reads is among the elements that facts have to stand behind, and so is every schema.
    """
    described = [
        one.pointer
        for operation in spec.operations
        for one in [operation, *operation.parameters, operation.body, *operation.responses, *_headers(operation)]
        if one is not None
    ]
    schemas = [
        f"#/components/schemas/{escape(name)}" for name in spec.document.get("components", {}).get("schemas", {})
    ]

    assert set() == {*described, *schemas} - {element.pointer for element in elements(spec)}


def _headers(operation: Operation) -> list[Header]:
    return [header for response in operation.responses for header in response.headers]


@pytest.mark.parametrize("place", ["parameters/0/example", "requestBody/content", "responses/200/content", "headers"])
def test_the_walk_finds_every_kind_of_example(place: str) -> None:
    """
    The document made up for tests shows something for parameters, request bodies, responses and their headers.
    """
    pointers = [pointer for pointer, _, _ in examples(load(KITCHEN_SINK))]

    assert any(f"/{place}" in pointer for pointer in pointers)


def test_security_is_written_on_every_operation(spec: Spec) -> None:
    """
    Every operation says for itself which credentials it takes.
    """
    operations = [operation.pointer for operation in spec.operations]

    assert operations
    assert [] == [pointer for pointer in operations if "security" not in resolve(spec.document, pointer)]


VERBS = {"create": {"post"}, "delete": {"delete"}, "get": {"get"}, "list": {"get"}, "update": {"patch", "put"}}
"""The verbs that an operationId begins with, and the methods of each; CONTRIBUTING lists them."""


@pytest.mark.parametrize("file", SPECS, ids=lambda file: file.stem)
def test_operations_are_named_after_what_they_do(spec: Spec) -> None:
    """
    An operationId is a verb of the list and the resource: `listUsers`, `getUser`, `listGroupMembershipsByUser`.
    """
    names = {operation.operation_id: rf"({accepted(operation)})" for operation in spec.operations}

    assert {} == {name: pattern for name, pattern in names.items() if not re.fullmatch(pattern, name)}


def accepted(operation: Operation) -> str:
    """The names that an operation may have, as a pattern; a list may say by what, a single resource which."""
    resource = operation.tags[0].replace(" ", "")
    which = {
        verb: f"{resource}(By[A-Z][a-z]+)?" if verb == "list" else f"([A-Z][a-z]+)?{resource.removesuffix('s')}"
        for verb, methods in VERBS.items()
        if operation.method.lower() in methods
    }
    return "|".join(f"{verb}{noun}" for verb, noun in which.items())


@pytest.mark.parametrize("file", SPECS, ids=lambda file: file.stem)
def test_lists_say_how_they_come_in_pages(spec: Spec) -> None:
    """
    Every list says how to get from one page to the next.
    """
    lists = [operation for operation in spec.operations if operation.operation_id.startswith("list")]

    assert lists
    assert [] == [str(operation) for operation in lists if pagination(spec, operation) is None]


@pytest.mark.parametrize("file", SPECS, ids=lambda file: file.stem)
def test_links_lead_on_from_what_creates_or_lists(spec: Spec) -> None:
    """
    Whatever creates or lists something says what can be done with its id.
    """
    makers = [operation for operation in spec.operations if re.match("create|list", operation.operation_id)]
    linked = {
        response.label
        for operation in makers
        for response in operation.responses
        if resolve(spec.document, response.pointer).get("links")
    }

    assert makers
    assert [] == [operation.pointer for operation in makers if str(operation) not in linked]


@pytest.mark.parametrize("file", SPECS, ids=lambda file: file.stem)
def test_tags_are_resources_in_plural(spec: Spec) -> None:
    """
    Every operation has one tag, a resource in plural and in title case, and every tag is described and used.
    """
    described = [tag["name"] for tag in spec.document["tags"] if tag.get("description")]

    assert [] == [str(operation) for operation in spec.operations if len(operation.tags) != 1]
    assert sorted(described) == sorted({tag for operation in spec.operations for tag in operation.tags})
    assert [] == [tag for tag in described if not re.fullmatch(r"([A-Z][a-z]+ )*[A-Z][a-z]+s", tag)]


def test_comma_separated_lists_are_arrays(spec: Spec) -> None:
    """
    Whatever is comma-separated in a query or cookie is an array or object with the style form that does not explode.
    """
    parameters = [
        (parameter, resolve(spec.document, parameter.pointer))
        for operation in spec.operations
        for parameter in operation.parameters
        if parameter.location in ("query", "cookie") and re.search(r"\bcommas?\b", parameter.description)
    ]
    found = {
        parameter.pointer: (parameter.schema.types <= {"array", "object"}, node.get("style"), node.get("explode"))
        for parameter, node in parameters
    }

    assert parameters or spec.file != KITCHEN_SINK
    assert dict.fromkeys(found, (True, "form", False)) == found


@pytest.mark.parametrize("file", SPECS, ids=lambda file: file.stem)
def test_the_changelog_knows_every_version(file: Path) -> None:
    """
    The changelog has a line about the version that each spec has now.
    """
    spec = load(file)
    lines = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if re.search(rf"\b{spec.name}\b.*\b{re.escape(spec.version)}\b", line)], (
        f"say in CHANGELOG.md what is new in {spec.name} {spec.version}"
    )
