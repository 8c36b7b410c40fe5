"""What a schema says of requests and of responses, without the words that only OpenAPI knows."""

from typing import Any

import pytest

from wireproof.schema import Schema
from wireproof.sides import Side, of_side

WHOLE = {"id": 1, "name": "A", "password": "b"}
USER = {
    "type": "object",
    "required": ["id", "name", "password"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "name": {"type": "string"},
        "password": {"$ref": "#/components/schemas/Secret"},
    },
}
SCHEMAS = {
    "Secret": {"allOf": [{"type": "string"}, {"writeOnly": True}]},
    "User": USER,
    "Named": {"allOf": [{"$ref": "#/components/schemas/User"}, {"required": ["id", "password"]}]},
    "Team": {
        "type": "object",
        "properties": {"users": {"type": "array", "items": {"$ref": "#/components/schemas/Named"}}},
    },
    "Cat": {"type": "object", "required": ["type"], "properties": {"type": {"type": "string"}}},
    "Dog": {"type": "object", "required": ["type"], "properties": {"type": {"type": "string"}}},
    "Ray": {"required": ["type"], "properties": {"type": {"allOf": [{"enum": ["ray", "manta"]}]}}},
    "Eel": {"type": "object", "required": ["type"], "properties": {"type": {"const": "eel"}}},
    "Squid": {"allOf": [{"required": ["type"], "properties": {"type": {"const": "squid"}}}]},
}
REFERENCES = {name: {"$ref": f"#/components/schemas/{name}"} for name in SCHEMAS}
MAPPED = {"propertyName": "type", "mapping": {"cat": "#/components/schemas/Cat", "tom": "Cat"}}
RAY_MAPPED = {"propertyName": "type", "mapping": {"ray": "#/components/schemas/Ray"}}


def schema(node: Any, side: Side | None) -> Schema:
    """A schema beside all of these."""
    return Schema(node, "#/components/schemas/It", {"components": {"schemas": SCHEMAS}}, side)


@pytest.mark.parametrize("node", [USER, REFERENCES["User"], REFERENCES["Named"]], ids=["itself", "$ref", "allOf"])
@pytest.mark.parametrize(
    ("side", "sufficient"),
    [("request", {"name": "A", "password": "b"}), ("response", {"id": 1, "name": "A"})],
)
def test_what_belongs_to_the_other_side_is_not_required(node: Any, side: Side, sufficient: dict[str, Any]) -> None:
    """
    A request needs no `readOnly` member and a response no `writeOnly` one; whatever else is required still is.
    """
    judged = schema(node, side)

    assert judged.validator.is_valid(sufficient)
    assert sorted(sufficient) == sorted(judged.required)
    assert judged.validator.is_valid({"id": 1, "name": "A", "password": "b"})
    assert not schema(node, None).validator.is_valid(sufficient)
    assert not any(judged.validator.is_valid({**sufficient, name: True}) for name in sufficient)


def refused(judged: Schema, value: Any) -> list[str]:
    """What only the one-sided validator has against a value."""
    others = judged.one_sided.iter_errors(value) if judged.one_sided else ()
    return [
        one.message
        for one in others
        if one.message not in {each.message for each in judged.validator.iter_errors(value)}
    ]


@pytest.mark.parametrize(
    ("side", "node", "one_sided", "two_sided"),
    [
        ("request", USER, {"name": "A"}, {"name": "A", "id": 1}),
        ("response", USER, {"id": 1}, {"id": 1, "password": "b"}),
        ("request", REFERENCES["Named"], {"name": "A"}, {"id": 1}),
        ("response", {"items": REFERENCES["User"]}, [{"id": 1}, 5], [{"id": 1}, {"password": "b"}]),
        (
            "response",
            {"anyOf": [REFERENCES["User"], {"required": ["a"]}]},
            {"password": "b", "a": 1},
            WHOLE,
        ),
        (
            "response",
            {"anyOf": [REFERENCES["User"], {"required": ["a"], "properties": {"a": {}}}]},
            {"password": "b", "a": 1},
            WHOLE,
        ),
    ],
    ids=["request", "response", "allOf", "items", "a branch without sides", "a branch with other members"],
)
def test_what_belongs_to_the_other_side_can_be_told(
    side: Side, node: Any, one_sided: Any, two_sided: dict[str, Any]
) -> None:
    """
    A validator of its own refuses members of the other side, wherever a schema knows that they belong there.
    """
    judged = schema(node, side)

    assert judged.one_sided is not None
    assert [] == refused(judged, one_sided)
    assert [] != refused(judged, two_sided)


def test_a_document_without_sides_needs_no_such_validator() -> None:
    """
    Neither does a schema that is of no side.
    """
    document = {"components": {"schemas": {"Cat": SCHEMAS["Cat"]}}}

    assert Schema(USER, "#", document, "request").one_sided is None
    assert schema(USER, None).one_sided is None


def test_what_is_drawn_has_no_sides() -> None:
    """
    Members of the other side are forbidden in it, and no other is marked; what is judged keeps its marks.
    """
    node = {"properties": {"id": {"readOnly": True}, "pin": {"writeOnly": True}}}

    assert {"properties": {"id": {}, "pin": False}} == of_side(node, "response", lambda _: {}, drawn=True)
    assert node == of_side(node, "response", lambda _: {})


def test_a_document_may_have_members_of_one_side_only() -> None:
    """
    Then the other side needs no such validator.
    """
    document = {"components": {"schemas": {"Pin": {"properties": {"pin": {"writeOnly": True}}}}}}

    assert Schema({}, "#", document, "request").one_sided is None
    assert Schema({}, "#", document, "response").one_sided is not None


def test_a_format_of_integers_is_a_range() -> None:
    """
    The closer bound counts, be it that of the format or one that the schema sets itself.
    """
    node = {"type": "integer", "format": "int32", "minimum": 0, "maximum": 10**12}
    judged = Schema(node, "#", {})

    assert [False, True, True, False] == [judged.validator.is_valid(one) for one in (-1, 0, 2**31 - 1, 2**31)]


@pytest.mark.parametrize(("name", "low", "high"), [("int32", -(2**31), 2**31 - 1), ("int64", -(2**63), 2**63 - 1)])
def test_a_format_is_a_range_wherever_it_stands(name: str, low: int, high: int) -> None:
    """
    Inside every keyword whose value is a schema or has some.
    """
    said = {"type": "integer", "format": name}
    bounded = {**said, "minimum": low, "maximum": high}

    def around(inner: Any) -> dict[str, Any]:
        single = ("items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems", "contains")
        return {
            **{keyword: {"a": inner} for keyword in ("properties", "patternProperties", "$defs", "dependentSchemas")},
            **{keyword: [inner] for keyword in ("allOf", "anyOf", "oneOf", "prefixItems")},
            **dict.fromkeys((*single, "if", "then", "else"), inner),
        }

    assert {**around(bounded), "components": {}} == Schema(around(said), "#", {}).standalone


def test_a_branch_without_a_name_is_of_any_kind() -> None:
    """
    A discriminator says nothing of it, as long as no branch says which values its member has.
    """
    kinds = [SCHEMAS["Cat"], {"type": "string"}]
    union = Schema({"oneOf": kinds, "discriminator": {"propertyName": "type"}}, "#", {})

    assert union.validator.is_valid({"type": "cow"})


def test_a_member_deep_inside_is_of_a_side_too() -> None:
    """
    Items of arrays, and what references lead to.
    """
    teams = {"users": [{"name": "A", "password": "b"}]}

    assert schema(REFERENCES["Team"], "request").validator.is_valid(teams)
    assert not schema(REFERENCES["Team"], "response").validator.is_valid(teams)


@pytest.mark.parametrize(
    ("kinds", "discriminator", "valid", "invalid"),
    [
        (["Cat", "Dog"], {"propertyName": "type"}, ["Cat", "Dog"], ["cat", "cow"]),
        (["Cat", "Eel"], {"propertyName": "type"}, ["eel", "Cat", "cow"], []),
        (["Cat", "Ray"], {"propertyName": "type"}, ["ray", "manta", "Cat", "cow"], []),
        (["Cat", "Squid"], {"propertyName": "type"}, ["squid", "Cat", "cow"], []),
        (["Cat", "Ray"], RAY_MAPPED, ["ray", "manta", "Cat", "cow"], []),
        (["Cat", "Dog"], MAPPED, ["cat", "tom", "Dog", "cow"], []),
        (["Cat", "Eel"], MAPPED, ["cat", "tom", "eel"], ["Cat", "cow"]),
    ],
    ids=[
        *("names", "open type", "several values", "a value of a part", "one of several mapped"),
        *("open type beside a mapping", "mapping"),
    ],
)
@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_a_discriminator_says_which_kinds_there_are(
    keyword: str, kinds: list[str], discriminator: Any, valid: list[str], invalid: list[str]
) -> None:
    """
    A kind that is mapped, or named where nothing is, is of its branch alone; any other is of the open type or of none.
    """
    union = schema({keyword: [REFERENCES[kind] for kind in kinds], "discriminator": discriminator}, "response")

    assert valid == [kind for kind in [*valid, *invalid] if union.validator.is_valid({"type": kind})]


def test_a_kind_that_is_mapped_to_no_branch_stays_with_the_one_that_has_it() -> None:
    """
    A branch that stands in the union itself has no name that a mapping could refer to.
    """
    kinds = [SCHEMAS["Eel"], REFERENCES["Ray"]]
    mapping = {"eel": "#/components/schemas/Eel", "ray": "#/components/schemas/Ray"}
    union = schema({"oneOf": kinds, "discriminator": {"propertyName": "type", "mapping": mapping}}, "response")

    assert [True, True, False] == [union.validator.is_valid({"type": kind}) for kind in ("eel", "ray", "cow")]


def test_a_branch_that_says_its_kind_itself_is_left_as_it_is() -> None:
    """
    Whether a mapping has its values or not.
    """
    branches = [REFERENCES["Eel"], REFERENCES["Ray"]]
    union = {"oneOf": branches, "discriminator": RAY_MAPPED}

    assert branches == schema(union, "response").standalone["oneOf"]


def test_a_mapping_decides_where_all_branches_have_one_enum() -> None:
    """
    What it gives to another branch is no value of this one, though its enum lists it.
    """
    kinds: Any = {"enum": ["cat", "dog", "eel"]}
    branches: Any = {
        name: {"properties": {"type": kinds, "lives": {"type": lives}}}
        for name, lives in (("Cat", "integer"), ("Dog", "string"))
    }
    names = {name.lower(): f"#/components/schemas/{name}" for name in branches}
    union = Schema(
        {
            "oneOf": [{"$ref": target} for target in names.values()],
            "discriminator": {"propertyName": "type", "mapping": names},
        },
        "#",
        {"components": {"schemas": branches}},
    )

    said = [[{"type": {"enum": values}}] for values in (["cat", "eel"], ["dog", "eel"])]
    assert said == [[one["properties"] for one in branch["allOf"][1:]] for branch in union.standalone["oneOf"]]
    assert union.validator.is_valid({"type": "dog", "lives": "one"})
    assert union.validator.is_valid({"type": "cat"})
    assert not union.validator.is_valid({"type": "dog", "lives": 9})
