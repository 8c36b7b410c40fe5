"""What OpenAPI 3.0 and 3.2 say, in the words of 3.1."""

from pathlib import Path
from typing import Any

import pytest

from wireproof.errors import SpecError
from wireproof.intake.settings import ApiSettings
from wireproof.intake.upgrade import upgraded
from wireproof.loading import load

OTHER = {"$ref": "#/components/schemas/Other"}
NULL = {"type": "null"}


def document(version: str, **components: Any) -> dict[str, Any]:
    return {
        "openapi": version,
        "info": {"title": "Books", "version": "1.0.0"},
        "servers": [{"url": "https://books.test"}],
        "paths": {},
        "components": components,
    }


def upgraded_schema(schema: Any, version: str = "3.0.3", **others: Any) -> Any:
    found, _ = upgraded(document(version, schemas={"Book": schema, "Other": {"type": "object"}, **others}))
    return found["components"]["schemas"]["Book"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
        ({"type": "string", "nullable": False}, {"type": "string"}),
        ({"nullable": True, "title": "Any"}, {"title": "Any"}),
        ({"type": "string", "nullable": True, "enum": ["a"]}, {"type": ["string", "null"], "enum": ["a", None]}),
        ({"type": "string", "nullable": True, "enum": ["a", None]}, {"type": ["string", "null"], "enum": ["a", None]}),
        ({"nullable": True, "enum": ["a"]}, {"enum": ["a", None]}),
        ({"nullable": True, "anyOf": [OTHER]}, {"anyOf": [OTHER, NULL]}),
        ({"nullable": True, "oneOf": [OTHER, {"type": "integer"}]}, {"oneOf": [OTHER, {"type": "integer"}, NULL]}),
        (
            {"nullable": True, "oneOf": [OTHER, {"type": "string", "nullable": True}]},
            {"oneOf": [OTHER, {"type": ["string", "null"]}]},
        ),
        (
            {"type": "object", "nullable": True, "oneOf": [OTHER]},
            {"type": ["object", "null"], "oneOf": [OTHER, NULL]},
        ),
        (
            {"nullable": True, "allOf": [OTHER], "description": "One.", "readOnly": True},
            {"anyOf": [OTHER, NULL], "description": "One.", "readOnly": True},
        ),
        (
            {"type": "object", "nullable": True, "allOf": [OTHER], "x-a": 1},
            {"anyOf": [{"type": "object", "allOf": [OTHER]}, NULL], "x-a": 1},
        ),
        ({**OTHER, "nullable": True, "maxProperties": 1, "description": "One.", "x-a": 1},
            {**OTHER, "description": "One.", "x-a": 1}),
        ({"minimum": 1, "exclusiveMinimum": True}, {"exclusiveMinimum": 1}),
        ({"maximum": 1, "exclusiveMaximum": False}, {"maximum": 1}),
        ({"exclusiveMaximum": True}, {}),
        ({"type": "string", "example": "a"}, {"type": "string", "examples": ["a"]}),
        ({"type": "string", "format": "byte"}, {"type": "string", "format": "byte"}),
        ({"type": "string", "format": "binary"}, {"type": "string", "format": "binary"}),
        ({"x-nullable": True, "x-a": {"nullable": True}}, {"x-nullable": True, "x-a": {"nullable": True}}),
        ({"default": {"nullable": True}}, {"default": {"nullable": True}}),
        ({"enum": [{"example": 1}]}, {"enum": [{"example": 1}]}),
        (
            {"properties": {"nullable": {"type": "string", "nullable": True}, "example": {"example": 1}}},
            {"properties": {"nullable": {"type": ["string", "null"]}, "example": {"examples": [1]}}},
        ),
        (
            {"items": {"nullable": True, "type": "string"}, "additionalProperties": {"not": {"example": 1}}},
            {"items": {"type": ["string", "null"]}, "additionalProperties": {"not": {"examples": [1]}}},
        ),
    ],
    ids=repr,
)  # fmt: skip
def test_a_schema_of_3_0_says_the_same_in_3_1(before: Any, after: Any) -> None:
    """
    What 3.1 writes in another way is rewritten wherever a schema stands; data, extensions and formats are left alone.
    """
    assert after == upgraded_schema(before)


def test_what_a_reference_leads_to_decides_whether_null_is_a_branch_already() -> None:
    """
    A `oneOf` takes null in exactly one branch, whichever says so.
    """
    union = {"nullable": True, "oneOf": [{"$ref": "#/components/schemas/Own"}, OTHER]}
    own = {"allOf": [{"type": "string", "nullable": True}]}

    assert union["oneOf"] == upgraded_schema(union, Own=own)["oneOf"]


def test_examples_beside_schemas_stay() -> None:
    """
    Of a parameter and of a media type, 3.1 has `example` as 3.0 has it.
    """
    parameter = {"name": "a", "in": "query", "example": 1, "schema": {"type": "integer", "example": 1}}

    found, _ = upgraded(document("3.0.0", parameters={"A": parameter}))

    assert parameter | {"schema": {"type": "integer", "examples": [1]}} == found["components"]["parameters"]["A"]


def test_nothing_stands_beside_a_reference_of_3_0() -> None:
    """
    3.0 ignores what does; 3.1 has a summary and a description there.
    """
    reference = {"$ref": "#/components/responses/B", "description": "Fine.", "headers": {}}

    found, _ = upgraded(document("3.0.0", responses={"A": reference}))

    assert {"$ref": "#/components/responses/B", "description": "Fine."} == found["components"]["responses"]["A"]


def test_nullable_in_3_1_is_read_as_3_0_means_it() -> None:
    """
    The word is left over in many documents; beside a reference it counts, since everything does in 3.1.
    """
    assert {"type": ["string", "null"]} == upgraded_schema({"type": "string", "nullable": True}, "3.1.0")
    assert {"anyOf": [OTHER, NULL]} == upgraded_schema({**OTHER, "nullable": True}, "3.1.0")


@pytest.mark.parametrize(
    ("before", "after"), [("3.0.4", "3.1.0"), ("3.1.1", "3.1.1"), ("3.2.0", "3.1.0"), ("2.0", "2.0")]
)
def test_a_document_is_of_3_1_thereafter(before: str, after: str) -> None:
    """
    3.0 and 3.2 become 3.1; another version stays for what refuses it.
    """
    assert after == upgraded(document(before))[0]["openapi"]


PATHS = """\
openapi: {version}
info: {{title: Books, version: 1.0.0}}
servers: [{{url: https://books.test, name: main}}]
$self: https://books.test/openapi.yaml
tags: [{{name: Books, kind: nav}}]
paths:
  /books:
    get:
      operationId: listBooks
      tags: [Books]
      responses:
        "200":
          summary: Fine.
          content:
            application/json:
              schema: {{type: array}}
              examples: {{one: {{dataValue: [1], serializedValue: "[1]"}}}}
"""


def test_what_3_2_adds_for_readers_is_left_out(tmp_path: Path) -> None:
    """
    A document of 3.2 that uses nothing else of it is one of 3.1.
    """
    file = tmp_path / "books.yaml"
    file.write_text(PATHS.format(version="3.2.0"), encoding="utf-8")

    (operation,) = load(file).operations

    assert [1] == operation.responses[0].media_types[0].examples[0].value


GET = "#/paths/~1books/get"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("    get:", "    query: {operationId: queryBooks, responses: {}}\n    get:", "#/paths/~1books/query"),
        ("    get:", "    additionalOperations: {COPY: {}}\n    get:", "#/paths/~1books/additionalOperations"),
        ("schema: {type", "itemSchema: {type", f"{GET}/responses/200/content/application~1json/itemSchema"),
        ("      tags: [Books]", "      parameters: [{name: q, in: querystring, content: {a/b: {}}}]",
            f"{GET}/parameters/0/in"),
    ],
    ids=["query", "additionalOperations", "itemSchema", "querystring"],
)  # fmt: skip
def test_what_3_2_adds_for_the_wire_is_refused_at_its_place(tmp_path: Path, old: str, new: str, place: str) -> None:
    """
    The sentence says that it is of 3.2, and what to do without it.
    """
    file = tmp_path / "books.yaml"
    text = PATHS.format(version="3.2.0")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")

    with pytest.raises(SpecError) as caught:
        load(file)

    assert place in {one.place for one in caught.value.singles if "OpenAPI 3.2" in one.problem}, str(caught.value)


def test_a_problem_is_said_where_the_user_wrote_it(tmp_path: Path) -> None:
    """
    Line and pointer are those of the file, also of what has another place in 3.1.
    """
    file = tmp_path / "books.yaml"
    text = """\
openapi: 3.0.3
info: {title: Books, version: 1.0.0}
paths: {}
components:
  schemas:
    Book:
      nullable: true
      allOf:
        - type: integer
          example: one
    Page: {type: integer, minimum: x, exclusiveMinimum: true}
"""
    file.write_text(text, encoding="utf-8")

    with pytest.raises(SpecError) as caught:
        load(file, settings=ApiSettings(strict=True))

    schemas = "#/components/schemas"
    assert [(10, f"{schemas}/Book/allOf/0/example"), (11, f"{schemas}/Page/minimum")] == [
        (one.line, one.place) for one in caught.value.singles
    ]
