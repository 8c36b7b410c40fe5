"""What the kit asks of a schema it finds through references and branches alike."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wireproof.schema import JSON_TYPES, Schema, is_base64, matches, validator_of
from wireproof.strategies import values

COMPONENTS = {
    "components": {
        "schemas": {
            "Name": {"type": "string"},
            "Base": {
                "type": "object",
                "required": ["id"],
                "properties": {"id": {"type": "integer"}, "name": {"$ref": "#/components/schemas/Name"}},
                "additionalProperties": False,
            },
            "List": {"type": "array", "items": {"$ref": "#/components/schemas/Base"}},
            "Tree": {"type": "object", "properties": {"parts": {"items": {"$ref": "#/components/schemas/Tree"}}}},
            "Loop": {"properties": {"a": {}}, "anyOf": [{"$ref": "#/components/schemas/Loop"}]},
            "Odd~name": {"type": "null"},
        }
    }
}


def schema(node):
    return Schema(node, "#/here", COMPONENTS)


def ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({}, JSON_TYPES),
        (True, JSON_TYPES),
        ({"type": "string"}, {"string"}),
        ({"type": "integer"}, {"integer"}),
        ({"type": "number"}, {"number", "integer"}),
        ({"type": ["string", "null"]}, {"string", "null"}),
        ({"enum": ["a", 1, None, 1.5, True, [], {}]}, JSON_TYPES),
        ({"enum": ["a", None]}, {"string", "null"}),
        ({"const": 2.0}, {"integer", "number"}),
        ({"const": 2.5}, {"number"}),
        ({"const": True}, {"boolean"}),
        ({"type": "string", "enum": ["a", 1]}, {"string"}),
        ({"anyOf": [{"type": "string"}, {"type": "null"}]}, {"string", "null"}),
        ({"oneOf": [ref("Name"), {"type": "integer"}]}, {"string", "integer"}),
        ({"type": "string", "anyOf": [{"type": ["string", "null"]}]}, {"string"}),
        ({"allOf": [{"type": ["string", "null"]}, ref("Name")]}, {"string"}),
        ({**ref("Base"), "type": ["object", "null"]}, {"object"}),
        (ref("Odd~0name"), {"null"}),
    ],
)
def test_the_types_of_a_value_are_known(node, expected):
    """
    Keywords, branches and references narrow down which JSON types a value may have.
    """
    assert expected == schema(node).types


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({}, {}),
        (True, {}),
        ({"properties": {"a/b": {}}}, {"a/b": "#/here/properties/a~1b"}),
        (ref("Base"),
            {"id": "#/components/schemas/Base/properties/id", "name": "#/components/schemas/Base/properties/name"}),
        ({"properties": {"id": {}}, "allOf": [ref("Base")]},
            {"id": "#/here/properties/id", "name": "#/components/schemas/Base/properties/name"}),
        (ref("Loop"), {"a": "#/components/schemas/Loop/properties/a"}),
        ({"allOf": [ref("Loop"), {"allOf": [{"allOf": [{"allOf": [{"properties": {"b": {}}}]}]}]}]},
            {"a": "#/components/schemas/Loop/properties/a",
                "b": "#/here/allOf/1/allOf/0/allOf/0/allOf/0/properties/b"}),
        ({"anyOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}]},
            {"a": "#/here/anyOf/0/properties/a", "b": "#/here/anyOf/1/properties/b"}),
    ],
)  # fmt: skip
def test_properties_are_collected(node, expected):
    """
    Members of every branch count, the outermost declaration first, each with the place where it stands.
    """
    assert expected == {name: member.pointer for name, member in schema(node).properties.items()}


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({}, (True, "#/here")),
        ({"additionalProperties": {"type": "string"}}, ({"type": "string"}, "#/here/additionalProperties")),
        (ref("Base"), (False, "#/components/schemas/Base/additionalProperties")),
        ({"allOf": [{}, {"additionalProperties": False}]}, (False, "#/here/allOf/1/additionalProperties")),
    ],
)
def test_other_members_have_a_schema(node, expected):
    """
    Anything goes where `additionalProperties` is absent.
    """
    additional = schema(node).additional

    assert expected == (additional.node, additional.pointer)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({}, JSON_TYPES),
        ({"items": {"type": "string"}}, {"string"}),
        (ref("List"), {"object"}),
        ({"oneOf": [{"type": "null"}, ref("List")]}, {"object"}),
    ],
)
def test_items_have_a_schema(node, expected):
    """
    Anything goes where `items` is absent.
    """
    items = schema(node).items

    assert expected == items.types
    assert not isinstance(items.node, bool) or items.validator.is_valid("anything")


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({}, ()),
        ({"required": ["b"], "allOf": [ref("Base"), {"required": ["b", "c"]}]}, ("b", "c", "id")),
        ({"anyOf": [{"required": ["a"]}]}, ()),
    ],
)
def test_required_members_are_collected(node, expected):
    """
    What every value must have is named once, and what only some branch wants is not.
    """
    assert expected == schema(node).required


@pytest.mark.parametrize(
    ("node", "name", "pointer"),
    [
        (ref("Name"), "Name", "#/components/schemas/Name"),
        (ref("Odd~0name"), "Odd~name", "#/components/schemas/Odd~0name"),
        ({"type": "string"}, None, "#/here"),
    ],
)
def test_a_shared_schema_has_a_name(node, name, pointer):
    """
    A schema under `components/schemas`, or a reference to one, is known by its name there.
    """
    found = schema(node)

    assert (name, pointer) == (found.name, found.target.pointer)


@pytest.mark.parametrize(
    ("node", "value", "is_valid"),
    [
        (True, 1, True),
        (False, 1, False),
        (ref("List"), [{"id": 1}], True),
        (ref("List"), [{"id": 1, "more": 2}], False),
        ({"type": "string", "format": "date-time"}, "2024-01-31T00:00:00Z", True),
        ({"type": "string", "format": "date-time"}, "yesterday", False),
        (ref("Tree"), {"parts": [{"parts": []}]}, True),
        (ref("Tree"), {"parts": [{"parts": [1]}]}, False),
    ],
)
def test_values_are_validated_with_formats_and_references(node, value, is_valid):
    """
    A schema validates on its own, its references into the components included.
    """
    assert is_valid == schema(node).validator.is_valid(value)


def test_a_schema_may_contain_itself():
    """
    Recursion ends where the questions end.
    """
    tree = schema(ref("Tree"))

    assert {"object"} == tree.properties["parts"].items.properties["parts"].items.types


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ({}, JSON_TYPES),
        ({"title": "A"}, JSON_TYPES),
        ({"type": "integer", "minLength": 1}, {"integer"}),
        ({"minLength": 1}, {"string"}),
        ({"allOf": [{"pattern": "a"}]}, {"string"}),
        ({"minimum": 1, "maxLength": 1}, {"string", "integer", "number"}),
        ({"prefixItems": [{}]}, {"array"}),
        ({"additionalProperties": {}}, {"object"}),
    ],
)
def test_keywords_imply_types(node, expected):
    """
    Where any type is allowed, those count that a keyword says something about.
    """
    assert expected == schema(node).implied_types


@pytest.mark.parametrize(
    ("node", "name", "expected"),
    [
        ({}, "a", ["#/here"]),
        ({"properties": {"a": {}}, "patternProperties": {"^a$": {}, "b": {}, "(": {}}}, "a",
            ["#/here/properties/a", "#/here/patternProperties/^a$"]),
        ({"properties": {"a": {}}, "additionalProperties": {}}, "b", ["#/here/additionalProperties"]),
        ({"oneOf": [{"properties": {"id": {}}}, ref("Base")]}, "id",
            ["#/here/oneOf/0/properties/id", "#/components/schemas/Base/properties/id"]),
    ],
)  # fmt: skip
def test_every_declaration_of_a_member_counts(node, name, expected):
    """
    Those of branches, of references and by pattern; what is declared nowhere is additional.
    """
    assert expected == [one.pointer for one in schema(node).declared(name)]


@pytest.mark.parametrize(
    ("node", "index", "expected"),
    [
        ({}, 0, ["#/here"]),
        ({"prefixItems": [{}, {}], "items": {}}, 0, ["#/here/prefixItems/0"]),
        ({"prefixItems": [{}], "items": {}}, 1, ["#/here/items"]),
        ({"allOf": [{"items": {}}, ref("List")]}, 3, ["#/here/allOf/0/items", "#/components/schemas/List/items"]),
        ({"prefixItems": [{}], "allOf": [{"items": {}}]}, 0, ["#/here/prefixItems/0", "#/here/allOf/0/items"]),
    ],
)
def test_every_declaration_of_an_item_counts(node, index, expected):
    """
    The first items have schemas of their own where `prefixItems` says so, the others those of `items`.
    """
    found = schema(node)

    assert expected == [one.pointer for one in found.declared_item(index)]
    assert (expected[0] if len(expected) == 1 else found.items.pointer) == found.item(index).pointer


@pytest.mark.parametrize(
    ("text", "expected"), [("", True), ("AA==", True), ("+/+/", True), ("AA", False), ("-_-_", False), ("A A=", False)]
)
def test_bytes_in_base64_are_known(text, expected):
    """
    The alphabet and the padding are those of RFC 4648, section 4.
    """
    assert expected == is_base64(text) == schema({"format": "byte"}).validator.is_valid(text)


def test_a_schema_stands_alone_with_what_it_refers_to() -> None:
    """
    A schema of its own has the components that it comes to through references, and no others.
    """
    schemas = {
        "Shelf": {"type": "array", "items": {"$ref": "#/components/schemas/a~1book"}},
        "a/book": {"properties": {"next": {"$ref": "#/components/schemas/a~1book"}}, "required": ["next"]},
        "Lamp": {"type": "string"},
    }
    document = {"components": {"schemas": schemas, "responses": {"None": {"description": "None."}}}}
    shelf = Schema({"$ref": "#/components/schemas/Shelf/items"}, "#/a", document)
    lamp = Schema(
        {"$dynamicRef": "#/components/schemas/Lamp", "default": {"$ref": "#/components/schemas/B"}}, "#", document
    )

    assert {"schemas"} == shelf.standalone["components"].keys()
    assert {"Shelf", "a/book"} == shelf.standalone["components"]["schemas"].keys()
    assert not shelf.validator.is_valid({"next": {}})
    assert {"schemas": {"Lamp": {"type": "string"}}} == lamp.standalone["components"]
    assert {} == Schema({"type": "string"}, "#/b", document).standalone["components"]


def test_values_are_drawn_from_a_schema_and_its_components() -> None:
    """
    They are apart from each other, and neither says of a member that it belongs to a side.
    """
    pin = {"properties": {"id": {"readOnly": True}, "pin": {"writeOnly": True}}}
    document = {"components": {"schemas": {"A": pin, "B": {}}}}

    drawn, components = Schema({"$ref": "#/components/schemas/A", **pin}, "#", document, "request").drawn_from

    assert {"$ref": "#/components/schemas/A", "properties": {"id": False, "pin": {}}} == drawn
    assert {"schemas": {"A": {"properties": {"id": False, "pin": {}}}}} == components


def test_a_validator_opens_no_file(tmp_path) -> None:
    """
    A schema that refers to one is none, even where there is such a file.
    """
    file = tmp_path / "text.json"
    file.write_text('{"type": "string"}')

    with pytest.raises(ValueError, match="Retrieval is disabled"):
        validator_of({"$ref": file.as_uri()})


def test_one_place_has_one_validator() -> None:
    """
    Schemas at the same place of a document share their validator, which is large; those of other sides do not.
    """
    document = {"components": {"schemas": {"A": {"type": "string"}}}}
    reference = {"$ref": "#/components/schemas/A"}
    one, other = (Schema(reference, "#/a", document, "request").target for _ in range(2))

    assert one is not other
    assert one.validator is other.validator
    assert one.validator is not Schema(reference, "#/a", document, "response").target.validator


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"^\p{Lu}", "Ärger", True),
        (r"^\p{Lu}", "ärger", False),
        (r"^[\p{Script=Greek}\d]+$", "ω1", True),
        ("^x-", "x-a", True),
        ("^x-", "a", False),
        ("(", "(", False),
    ],
)
def test_a_pattern_is_read_as_the_judge_reads_it(pattern, text, expected):
    """
    With properties of characters, which Python does not know; what is no pattern matches nothing.
    """
    assert expected == matches(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "is_meant"),
    [
        (r"^\p{Lu}[^\p{L}]$", lambda text: text[0].isupper() and not text[1].isalpha()),
        (r"^\P{L}\\p\[\p{Script=Han}$", lambda text: not text[0].isalpha() and text[1:4] == "\\p[" and text[4] >= "⺀"),
    ],
)
@settings(deadline=None)
@given(data=st.data())
def test_what_is_drawn_has_the_properties_of_characters(pattern, is_meant, data):
    """
    Inside of brackets and outside, for members' names and for values.
    """
    text = {"type": "string", "pattern": pattern}
    node = {"type": "object", "patternProperties": {pattern: text}, "additionalProperties": False}
    drawn = data.draw(values(schema({**node, "minProperties": 1})))

    assert all(is_meant(name) and is_meant(value) for name, value in drawn.items())


@pytest.mark.parametrize(
    ("values", "is_open"),
    [
        (["a"], True),
        ([1], True),
        ([1, 2.0], True),
        ([1, 2.5], False),
        ([True, None], False),
        ([True, "a"], True),
        ([], False),
    ],
)
def test_a_list_of_strings_or_whole_numbers_may_grow(values: list[object], is_open: bool) -> None:
    """
    Of strings and integers there may be others tomorrow; fractions, booleans and null are what they are.
    """
    assert is_open is Schema({"enum": values}, "#", {}).has_enum


NUMBERS = {"integer", "number"}


@pytest.mark.parametrize(
    ("node", "types"),
    [
        *((node, {"string"}) for node in ({"maxLength": 1}, {"minLength": 1}, {"pattern": "a"})),
        *((node, {"string"}) for node in ({"contentEncoding": "base64"}, {"contentMediaType": "text/csv"})),
        *((node, NUMBERS) for node in ({"maximum": 1}, {"minimum": 1}, {"multipleOf": 2})),
        *((node, NUMBERS) for node in ({"exclusiveMaximum": 1}, {"exclusiveMinimum": 1})),
        *((node, {"array"}) for node in ({"contains": {}}, {"items": {}}, {"prefixItems": [{}]})),
        *((node, {"array"}) for node in ({"maxItems": 1}, {"minItems": 1}, {"uniqueItems": True})),
        *((node, {"object"}) for node in ({"additionalProperties": {}}, {"patternProperties": {}}, {"properties": {}})),
        *(({"const": value}, {name}) for value, name in ((None, "null"), (True, "boolean"), ("a", "string"))),
        *(({"const": value}, {name}) for value, name in (([], "array"), ({}, "object"), (2.5, "number"))),
        *(({"const": value}, NUMBERS) for value in (2, 2.0)),
    ],
    ids=lambda one: "-".join(sorted(one)) if isinstance(one, set) else str(one),
)
def test_each_keyword_is_about_values_of_some_types(node: dict[str, object], types: set[str]) -> None:
    """
    Of a schema without a type, its keywords and values say of which types its values are.
    """
    assert types == Schema(node, "#", {}).implied_types


@pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
def test_the_branches_of_a_union_are_those_of_either_keyword(keyword: str) -> None:
    """
    They stand at places of their own; `allOf` has none.
    """
    union = Schema({keyword: [{"type": "string"}, {"type": "null"}], "allOf": [{}]}, "#/a", {})

    assert [f"#/a/{keyword}/0", f"#/a/{keyword}/1"] == [branch.pointer for branch in union.branches]


def test_without_a_side_no_member_is_of_the_other() -> None:
    """
    `others` are those of requests or of responses.
    """
    node = {"properties": {"id": {"readOnly": True}, "pin": {"writeOnly": True}}}

    assert [set(), {"id"}, {"pin"}] == [Schema(node, "#", {}, side).others for side in (None, "request", "response")]


def test_members_are_those_that_every_branch_has() -> None:
    """
    What only some branches of a union declare is none of them.
    """
    node = {"allOf": [{"properties": {"a/b": {}}}], "properties": {"c": {}}, "oneOf": [{"properties": {"d": {}}}]}

    members = Schema(node, "#", {}).members

    assert {"a/b": "#/allOf/0/properties/a~1b", "c": "#/properties/c"} == {
        name: schema.pointer for name, schema in members.items()
    }


def test_a_schema_is_shown_by_its_place() -> None:
    """
    In messages and to a debugger a schema is the pointer to it, and not all that it holds.
    """
    shown: list[str] = []
    found = Schema({"type": "string"}, "#/a", {})

    found._repr_pretty_(SimpleNamespace(text=shown.append), False)

    assert "#/a" == str(found)
    assert ["<Schema #/a>"] == shown == [repr(found)]


def test_a_schema_is_equal_to_another_at_the_same_place() -> None:
    """
    Of the same document and the same side.
    """
    node: dict[str, object] = {}
    one = Schema(node, "#/a", node)
    others = [
        Schema(node, "#/b", node),
        Schema({}, "#/a", node),
        Schema(node, "#/a", {}),
        Schema(node, "#/a", node, "request"),
    ]

    assert one == Schema(node, "#/a", node)
    assert one not in [*others, "#/a"]
