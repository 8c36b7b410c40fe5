"""What is wrong with some operations of a document leaves these out, with place and reason, and nothing else."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from openapi_python_client.parser.errors import GeneratorError
from tests.processes import SUITE, run_pytest

from wireproof.catalog import Spec
from wireproof.cli import main
from wireproof.codegen import generate, generate_each
from wireproof.codegen.names import distribution_version
from wireproof.codegen.prepared import prepared
from wireproof.codegen.refusals import in_files, placed
from wireproof.codegen.restrictions import CHECKS
from wireproof.errors import SpecError
from wireproof.intake.documents import documents_in
from wireproof.intake.names import derived
from wireproof.intake.settings import ApiSettings
from wireproof.loading import load

OK = {"204": {"description": "Done."}}
THING = {"$ref": "#/components/schemas/Thing"}

Document = dict[str, Any]
Write = Callable[[Document], Path]


def operation(name: str | None, **more: Any) -> Document:
    """An operation with nothing else than what is said here."""
    named = {} if name is None else {"operationId": name}
    return {**named, "tags": ["Things"], "responses": OK, **more}


def success(schema: Any, **more: Any) -> Document:
    """The responses of an operation that returns JSON."""
    return {"200": {"description": "Here.", "content": {"application/json": {"schema": schema, **more}}}}


def document(**paths: Any) -> Document:
    """A document with a good operation beside others; `a__id` is the path `/a/{id}`."""
    written = {f"/{name.replace('__id', '/{id}')}": item for name, item in paths.items()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Things", "version": "1.0.0"},
        "servers": [{"url": "https://things.test"}],
        "paths": {"/good": {"get": operation("getGood")}, **written},
        "components": {"schemas": {"Thing": {"type": "object", "properties": {"name": {"type": "string"}}}}},
    }


THINGS = document(things={"get": operation("listThings", responses=success(THING))})


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a document into a folder of its own."""

    def write(found: Document, name: str = "things.yaml") -> Path:
        file = tmp_path / "specs" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(yaml.safe_dump(found, sort_keys=False), encoding="utf-8")
        return file

    return write


def ids(spec: Spec) -> list[str]:
    """The operations of a spec by their names."""
    return [one.operation_id for one in spec.operations]


# Selecting ----------------------------------------------------------------------------------------------------------

USERS = document(
    users={"get": operation("listUsers", tags=["Users"]), "post": operation("createUser", tags=["Users"])},
    users__id={
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "get": operation("users/get", tags=["Users"]),
        "delete": operation("deleteUser", tags=["Users", "Admin"]),
    },
)


@pytest.mark.parametrize(
    ("operations", "exclude", "expected"),
    [
        ((), (), ["getGood", "listUsers", "createUser", "users/get", "deleteUser"]),
        (("listUsers",), (), ["listUsers"]),
        (("users/get", "*Good"), (), ["getGood", "users/get"]),
        (("tag:Admin",), (), ["deleteUser"]),
        (("GET /users/*",), (), ["users/get"]),
        (("get /users/{id}",), (), ["users/get"]),
        (("* /users/**",), ("DELETE **",), ["listUsers", "createUser", "users/get"]),
        ((), ("tag:Users",), ["getGood"]),
    ],
)
def test_operations_are_selected(
    write: Write, operations: tuple[str, ...], exclude: tuple[str, ...], expected: list[str]
) -> None:
    """
    By operationId, tag, or method and path, where `*` stays within a segment of the path and `**` does not.
    """
    assert expected == ids(load(write(USERS), settings=ApiSettings(operations, exclude)))


def test_a_selector_that_matches_nothing_is_refused(write: Write) -> None:
    """
    Each has a sentence with the nearest names.
    """
    with pytest.raises(SpecError) as caught:
        load(write(USERS), settings=ApiSettings(("listUser", "GET /user"), ("tag:Nobody",)))

    first, second, third = caught.value.singles
    assert "no operation is selected by `listUser`; the nearest names are `listUsers`" in first.problem
    assert "`GET /users`" in second.problem
    assert "tag:Nobody" in third.problem


def test_a_document_is_cut_to_what_is_reached(write: Write) -> None:
    """
    Components come along by reference, by discriminator and as credentials; all else is gone, whatever is wrong there.
    """
    union = {
        "oneOf": [{"$ref": "#/components/schemas/A"}],
        "discriminator": {"propertyName": "kind", "mapping": {"b": "B", "a": "#/components/schemas/A"}},
    }
    kind = {"type": "object", "properties": {"kind": {"type": "string"}}}
    links = {
        "other": {"operationId": "getOther"},
        "same": {"operationId": "getThing"},
        **{name: {"$ref": f"#/components/links/{name}"} for name in ("ToOther", "ToSame")},
    }
    found = document(
        thing={"get": operation("getThing", responses={"200": {**success(union)["200"], "links": links}})},
        other={"get": operation("getOther", security=[{"nowhere": []}])},
    )
    found["components"]["links"] = {"ToOther": {"operationId": "getOther"}, "ToSame": {"operationId": "getThing"}}
    found["components"]["schemas"] |= {"A": kind, "B": kind, "Broken": {"$ref": "#/components/schemas/None"}}
    found["components"]["securitySchemes"] = {one: {"type": "http", "scheme": "bearer"} for one in ("used", "unused")}
    found |= {"security": [{"used": []}], "tags": [{"name": "Things"}, {"name": "Unused"}], "x-kept": 1}

    cut = load(write(found), settings=ApiSettings(("getThing",))).document

    assert {"/thing"} == cut["paths"].keys()
    assert {"schemas": {"A", "B"}, "securitySchemes": {"used"}, "links": {"ToSame"}} == {
        kind: {*named} for kind, named in cut["components"].items()
    }
    assert {"same", "ToSame"} == cut["paths"]["/thing"]["get"]["responses"]["200"]["links"].keys()
    assert ([{"name": "Things"}], 1) == (cut["tags"], cut["x-kept"])


def test_what_is_referred_to_in_another_operation_stays(write: Write) -> None:
    """
    A schema that stands inside of an operation which is gone becomes a component.
    """
    place = "#/paths/~1other/get/responses/200/content/application~1json/schema"
    found = document(
        thing={"get": operation("getThing", responses=success({"$ref": place}))},
        other={"get": operation("getOther", responses=success(THING))},
    )

    spec = load(write(found), CHECKS, ApiSettings(("getThing",)))

    (response,) = spec.operations[0].responses
    assert response.media_types[0].schema is not None
    assert {"name"} == response.media_types[0].schema.properties.keys()


# Leaving out --------------------------------------------------------------------------------------------------------

BAD: dict[str, tuple[Document, str, str]] = {
    "in the operation": (
        {"get": operation("getBad", responses=success({"type": "strin"}))},
        "#/paths/~1bad/get/responses/200/content/application~1json/schema/type",
        "it is not a valid schema",
    ),
    "no operation": ({"get": None}, "#/paths/~1bad/get", "it is not valid OpenAPI"),
    "in the path": (
        {"parameters": [{"name": "a", "in": "query"}], "get": operation("getBad")},
        "#/paths/~1bad/parameters/0",
        "parameter `a` has no `schema`",
    ),
    "in a component": (
        {"get": operation("getBad", responses=success({"$ref": "#/components/schemas/Bad"}))},
        "#/components/schemas/Bad/items",
        "it is not a valid schema",
    ),
    "in what a component refers to": (
        {"get": operation("getBad", responses=success({"$ref": "#/components/schemas/Worse"}))},
        "#/components/schemas/Bad/items",
        "it is not a valid schema",
    ),
    "credentials": (
        {"get": operation("getBad", security=[{"certificate": []}])},
        "#/paths/~1bad/get",
        "there is no `security` alternative",
    ),
    "what only a generator finds": (
        {"get": operation("getBad", responses=success({"const": {"x": 0}}))},
        "#/paths/~1bad/get/responses/200/content/application~1json/schema/const",
        "no type lists arrays or objects",
    ),
    "what a check dies of": (
        {"get": operation("getBad", tags=3)},
        "#/paths/~1bad/get/tags",
        "it is not valid OpenAPI",
    ),
}


@pytest.mark.parametrize(("item", "place", "problem"), BAD.values(), ids=BAD)
def test_what_concerns_an_operation_leaves_it_out(
    write: Write, tmp_path: Path, item: Document, place: str, problem: str
) -> None:
    """
    The client has the others; its note and its page say what is missing and why, and the judge reads the same.
    """
    found = document(bad=item)
    found["components"]["schemas"] |= {
        "Bad": {"type": "array", "items": 3},
        "Worse": {"type": "array", "items": {"$ref": "#/components/schemas/Bad"}},
    }
    found["components"]["securitySchemes"] = {"certificate": {"type": "mutualTLS"}}
    file = write(found)

    generated = generate_each(file.parent, tmp_path / "out")

    (spec,), (client,) = generated.specs, generated.clients
    assert (["getGood"], ()) == (ids(spec), generated.refused)
    assert [(place, True)] == [(one.place, one.problem.startswith(problem)) for one in spec.skipped]
    assert spec.skipped[0].line is not None
    (told,) = json.loads((client / ".wireproof.json").read_text(encoding="utf-8"))["skipped"]
    assert (spec.skipped[0].operation, place, spec.skipped[0].problem) == tuple(told.values())
    assert f"| `{spec.skipped[0].operation}` |" in (client / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"info": {"title": "Things"}}, "#/info"),
        ({"openapi": "4.0.0"}, "#/openapi"),
        ({"servers": [{"url": 3}]}, "#/servers/0/url"),
        ({"paths": {"/bad": {"get": operation("getBad", responses=3)}}}, "#/paths/~1bad/get/responses"),
    ],
    ids=["description", "version", "servers", "every operation"],
)
def test_what_concerns_all_refuses_the_document(write: Write, change: Document, place: str) -> None:
    """
    There is no client of a document that cannot be read as a whole, nor of one with no operation left.
    """
    with pytest.raises(SpecError) as caught:
        load(write({**document(), **change}))

    assert place in [one.place for one in caught.value.singles]


def test_a_strict_document_is_refused_for_anything(
    write: Write, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """
    With `--strict`, every problem is told and nothing is written; without, what is left out, and the status is 3.
    """
    bad = {name: {"get": operation(name, responses=success({"type": "strin"}))} for name in ("one", "two")}
    file = write(document(**bad))
    call = ["generate", "--specs", str(file.parent), "--clients", str(tmp_path / "out")]

    strict, told = main([*call, "--strict"]), capsys.readouterr()
    assert not (tmp_path / "out").exists()
    lenient, shown = main(call), capsys.readouterr()

    assert (2, 2, "") == (strict, len(told.err.splitlines()), told.out)
    assert (3, 3) == (lenient, len(shown.err.splitlines()))
    assert shown.err.splitlines()[-1].startswith("2 of 3 operations were left out; ")


def test_a_bad_document_leaves_the_others_alone(write: Write, tmp_path: Path) -> None:
    """
    The good ones of a folder are generated, and the bad one has neither a client nor half of one.
    """
    file = write(document())
    write({"openapi": "3.1.0"}, "broken.yaml")

    generated = generate_each(file.parent, tmp_path / "out")

    assert ["things-client"] == [client.name for client in (tmp_path / "out").glob("*-client")]
    assert [file.with_name("broken.yaml")] == [one.file for one in generated.refused if isinstance(one, SpecError)]


# What the generator refuses -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "detail", "place"),
    [
        ("WARNING parsing GET /good within things. Endpoint will not be generated.", "", "#/paths/~1good/get"),
        ("Unable to parse schema /components/schemas/Thing", "no", "#/components/schemas/Thing"),
        ("", "Failure: /components/schemas/Elsewhere: /components/schemas/Thing is gone", "#/components/schemas/Thing"),
        ("Something else", None, "#"),
    ],
)
def test_what_the_generator_says_has_a_place(write: Write, header: str, detail: str | None, place: str) -> None:
    """
    Its warnings name operations and schemas in their text; of others, the whole document is concerned.
    """
    ((found, problem),) = placed(load(write(THINGS)), [GeneratorError(header=header, detail=detail)])

    assert (place, True) == (found, problem.endswith("; the generator cannot generate a client for this"))


def test_a_file_that_is_no_python_has_a_place(write: Write, tmp_path: Path) -> None:
    """
    The module of a model leads to its schema, a line of an operation's module to the operation.
    """
    module = tmp_path / "things_client/operations/things.py"
    module.parent.mkdir(parents=True)
    module.write_text("def get_good():\n    (\n", encoding="utf-8")
    said = "Failed to parse things_client/{}: expected `)`"
    lines = [said.format("models/thing_item.py:3:1"), said.format("operations/things.py:2:5")]

    found = in_files(load(write(THINGS)), tmp_path, GeneratorError(detail="\n".join(lines)))

    assert ["#/components/schemas/Thing", "#/paths/~1good/get"] == [place for place, _ in found]


def test_what_the_generator_trips_over_is_found_by_trying_each_alone(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    An error without a place leaves out the operations that it comes with when there is no other.
    """

    def trip(spec: Spec) -> dict[str, Any]:
        if "getBad" in ids(spec):
            raise KeyError("bad")
        return prepared(spec)

    monkeypatch.setattr("wireproof.codegen.parsing.prepared", trip)
    file = write(document(bad={"get": operation("getBad")}, fine={"get": operation("getFine")}))

    (spec,) = generate_each(file.parent, tmp_path / "out").specs

    assert ["getGood", "getFine"] == ids(spec)
    assert ["the generator failed (KeyError: 'bad')"] == [one.problem for one in spec.skipped]


def test_a_reference_into_an_operation_leads_to_a_component(write: Write) -> None:
    """
    Also where that operation stays, so that values are held against what stands there.
    """
    there = "#/paths/~1this/get/responses/200/content/application~1json/schema"
    this = {"get": operation("getThis", responses=success({"type": "object"}))}
    other = {"get": operation("getOther", responses=success({"$ref": there}))}

    spec = load(write(document(this=this, other=other)))

    (media_type,) = spec.operations[-1].responses[0].media_types
    assert media_type.schema is not None
    assert media_type.schema.target.pointer.startswith("#/components/schemas/")
    assert not media_type.schema.validator.is_valid("no thing")


def test_the_suite_proves_what_a_client_has(write: Write, tmp_path: Path) -> None:
    """
    What was left out, was not selected, or cannot be drawn has no tests, and the run ends with how many those are.
    """
    drawn = {"name": "q", "in": "query", "required": True, "schema": {"type": "string", "pattern": "^(?<=a*)x$"}}
    file = write(
        document(
            bad={"get": operation("getBad", responses=success({"const": {"x": 0}}))},
            odd={"get": operation("getOdd", parameters=[drawn])},
            other={"get": operation("getOther")},
        )
    )
    generate(documents_in(file.parent, ApiSettings(exclude=("getOther",))), tmp_path / "clients")

    run = run_pytest(
        tmp_path,
        *(str(SUITE), "--specs", "specs", "--clients", "clients", "--collect-only", "-q", "--matrix"),
        *("-n", "0", "-p", "no:cacheprovider"),
    )

    assert "getGood" in run.stdout, run.stdout + run.stderr
    assert [] == [name for name in ("getBad", "getOdd", "getOther") if name in run.stdout]
    assert "2 operations were left out, unproven" in run.stdout


# Names --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("GET", "/users", "getUsers"),
        ("GET", "/users/{user_id}", "getUsersByUserId"),
        ("DELETE", "/v1/users/{id}/photos", "deleteV1UsersByIdPhotos"),
        ("PUT", "/a-b.c/{x}:run", "putABCByXRun"),
        ("POST", "/", "post"),
    ],
)
def test_a_name_is_derived_from_method_and_path(method: str, path: str, name: str) -> None:
    """
    It has the words of the path, with `By` before what is in braces.
    """
    assert name == derived(method, path)


def test_every_operation_has_a_name_of_its_own(write: Write, tmp_path: Path) -> None:
    """
    Missing ids, those that clash, and those that are no names are derived; a user may say others.
    """
    found = document(
        a={"get": operation(None), "post": operation("same"), "put": operation("Same")},
        b={"get": operation("users/list"), "post": operation("3"), "put": operation("things"), "patch": operation("x")},
    )
    settings = ApiSettings(names={"PATCH /b": "change"})

    (client,) = generate(documents_in(write(found).parent, settings), tmp_path / "out")

    names = ["getGood", "getA", "Same", "postA", "users/list", "putB", "postB", "change"]
    assert {*names} == {*ids(load(write(found), CHECKS, settings))}
    assert {"names": {"PATCH /b": "change"}} == json.loads((client / ".wireproof.json").read_text())["settings"]


@pytest.mark.parametrize(
    ("version", "expected"),
    [("1.0.0", "1.0.0"), ("v3.6", "v3.6"), ("2024-01-01", "2024.1.1"), ("", "0"), ("beta", "0")],
)
def test_any_version_becomes_that_of_a_distribution(version: str, expected: str) -> None:
    """
    One that Python does not know (PEP 440) is made of its numbers.
    """
    assert expected == distribution_version(version)


@pytest.mark.parametrize(
    ("servers", "settings", "expected"),
    [
        ([], ApiSettings(), None),
        ([{"url": "/v1"}], ApiSettings(), None),
        ([], ApiSettings(server="https://here.test"), "https://here.test"),
    ],
    ids=["none", "relative", "given"],
)
def test_a_document_need_not_say_where_it_is(
    write: Write, servers: list[Document], settings: ApiSettings, expected: str | None
) -> None:
    """
    Without an absolute server, a client has to be told its `base_url`; settings may say it once for all.
    """
    spec = load(write({**document(), "servers": servers}), CHECKS, settings)

    assert (["getGood"], expected) == (ids(spec), spec.server)


def test_what_is_shown_wrongly_is_passed_over(write: Write) -> None:
    """
    An example, a default or a discriminator that is not so decides nothing; the operation is there, and it is told.
    """
    wrong = {"type": "integer", "default": "many", "examples": {"one": 1}}
    told = {"oneOf": [THING, {"type": "integer"}], "discriminator": {"propertyName": "kind"}}
    shown = {"right": {"value": {"name": "a"}}, "wrong": {"value": {"name": 1}}}
    spec = load(
        write(
            document(
                a={"get": operation("getA", responses=success(THING, examples=shown))},
                b={
                    "get": operation(
                        "getB", responses=success({"type": "object", "properties": {"n": wrong, "t": told}})
                    )
                },
            )
        )
    )

    (media_type,) = spec.operations[1].responses[0].media_types

    assert [one.name for one in media_type.examples] == ["right"]
    assert not spec.skipped
    assert {place.rpartition("/")[2] for place, _ in spec.unused} == {"default", "examples", "propertyName", "name"}


def test_a_strict_document_has_no_wrong_example(write: Write) -> None:
    """
    It is refused for each.
    """
    file = write(document(a={"get": operation("getA", responses=success(THING, example={"name": 1}))}))

    with pytest.raises(SpecError, match="the example does not fit its schema"):
        load(file, settings=ApiSettings(strict=True))
