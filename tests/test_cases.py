"""Small specs, each with one thing in it that is easily got wrong, and what their clients make of it."""

import importlib
import inspect
import json
import shutil
from collections.abc import Callable, Sequence
from inspect import signature
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.processes import SUITE, run_pytest

from wireproof.binding import Binding, imported
from wireproof.codegen import generate
from wireproof.loading import load
from wireproof.oracle import ABSENT
from wireproof.schema import Schema
from wireproof.suite.test_arguments import wrong_values

CASES = Path(__file__).parent / "cases"

PLAIN = ("-q", "-k", "not broken", "-p", "no:cacheprovider", "-n", "0")
"""In one process, which leaves nothing behind, without what takes longest."""

Client = Callable[[str], ModuleType]
Folders = tuple[Path, Path]


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Folders:
    """The folders of the cases and of their clients."""
    folder = tmp_path_factory.mktemp("cases")
    shutil.copytree(CASES, folder / "specs")
    generate(folder / "specs", folder / "clients")
    return folder / "specs", folder / "clients"


@pytest.fixture(scope="session")
def client(folders: Folders) -> Client:
    """The package generated from a case."""
    specs, clients = folders

    def package(case: str) -> ModuleType:
        return imported(load(specs / f"{case}.yaml"), clients)

    return package


RACK: dict[str, Any] = {"book": {"title": "Emma"}, "books": {"items": [], "total": 0, "kind": "books"}}
RECENT, COUNT, NEW, WRONG = (
    {"name": "n", "configuration": {"type": kind, **more}}
    for kind, more in (("recent", {}), ("count", {"seconds": 2}), ("median", {}), ("sum", {"seconds": "2"}))
)
GRAM, NEWTON = ({"at": {"unit": {"kind": kind}}} for kind in ("gram", "newton"))
CAT, EEL, COW = {"type": "cat", "lives": 9}, {"type": "eel"}, {"type": "cow", "milk": 3}


@pytest.mark.parametrize(
    ("case", "model", "value", "member", "kinds"),
    [
        ("union-told-apart-by-enum", "Thing", {"owner": {"type": "group", "id": "7"}}, "owner", "Group"),
        ("union-told-apart-by-enum", "Thing", {"owner": {"type": "user", "id": "7"}}, "owner", "User"),
        ("union-told-apart-inside", "Variable", {"value": RECENT}, "value", "Recent"),
        ("union-told-apart-inside", "Variable", {"value": COUNT}, "value", "Count"),
        ("union-told-apart-inside", "Variable", {"value": COUNT, "probe": GRAM}, "probe", "Weight"),
        ("union-with-mapping", "Zoo", {"pets": [], "star": CAT}, "star", "Cat"),
        ("union-with-mapping", "Dog", {"type": "dog", "bark": True, "friend": EEL}, "friend", "Fish"),
    ],
)
def test_a_value_is_of_the_branch_that_it_says(
    client: Client, case: str, model: str, value: Any, member: str, kinds: str
) -> None:
    """
    A discriminator, an enum or a constant decides which class an object is read as.
    """
    read = getattr(client(case).models, model).from_dict(value)

    assert kinds == type(getattr(read, member)).__name__
    assert value == read.to_dict()


@pytest.mark.parametrize(
    ("case", "model", "value", "pointer"),
    [
        ("union-told-apart-by-enum", "Thing", {"owner": COW}, "/owner/type"),
        ("union-told-apart-by-enum", "Thing", {"owner": {"type": "group", "id": 7}}, "/owner/id"),
        ("union-told-apart-inside", "Variable", {"value": {**COUNT, "name": 1}}, "/value/name"),
        ("union-told-apart-inside", "Variable", {"value": {**COUNT, "configuration": 1}}, "/value/configuration"),
        ("union-told-apart-inside", "Variable", {"value": NEW}, "/value/configuration/type"),
        ("union-told-apart-inside", "Variable", {"value": WRONG}, "/value/configuration/seconds"),
        ("union-told-apart-inside", "Variable", {"value": COUNT, "probe": NEWTON}, "/probe/at/unit/kind"),
        ("union-told-by-nothing", "Rule", {"extractions": [{"target": "a", "template": 1}]}, "/extractions/0/template"),
        ("union-told-by-nothing", "Rule", {"extractions": [{"target": "a", "source": "b"}]}, "/extractions/0/regex"),
        ("union-with-mapping", "Zoo", {"pets": [CAT, {"type": "cat", "lives": "nine"}]}, "/pets/1/lives"),
        ("union-with-mapping", "Zoo", {"pets": [COW]}, "/pets/0/type"),
        ("composed", "Rack", {**RACK, "animal": {"kind": "dog", "lives": 9}}, "/animal/lives"),
        ("composed", "Rack", {**RACK, "shape": {"radius": 1}}, "/shape/colour"),
        ("composed", "Rack", {**RACK, "tree": {"left": "x"}}, "/tree/left"),
        ("composed", "Rack", {**RACK, "level": None}, "/level"),
        ("composed", "Books", {"total": 1, "kind": "books"}, "/items"),
        ("composed", "Books", {**RACK["books"], "note": None}, "/note"),
        ("composed", "Books", {**RACK["books"], "by": {"name": "A"}}, "/by/id"),
        ("inside-itself", "ShowNestResponse200", {"nest": 1}, "/nest"),
    ],
)
def test_what_is_wrong_is_said_of_that_branch(client: Client, case: str, model: str, value: Any, pointer: str) -> None:
    """
    The place is inside the branch that was meant; of a kind that is new, it is what says the kind.
    """
    with pytest.raises(ValueError, match=rf"^at {pointer}:"):
        getattr(client(case).models, model).from_dict(value)


def test_a_request_is_not_asked_for_what_the_server_gives(client: Client) -> None:
    """
    No argument stands for a `readOnly` member, and a `writeOnly` one that is required has to be there.
    """
    package = client("read-only-write-only")

    taken = inspect.signature(package.operations.create_u).parameters
    sent = package.operations.create_u(name="x", password="y").body.content

    assert {"name", "password", "additional_properties"} == {*taken}
    assert {"name": "x", "password": "y"} == json.loads(sent)
    with pytest.raises(TypeError, match="password"):
        package.operations.create_u(name="x")


def test_a_response_needs_what_is_read_only_and_nothing_that_is_write_only(client: Client) -> None:
    """
    One class is used for both, so that such members may be unset in it.
    """
    package = client("read-only-write-only")

    read = package.models.U.from_dict({"id": 1, "name": "x"})

    assert (1, package.UNSET) == (read.id, read.password)
    with pytest.raises(ValueError, match=r"^at /id: .* required member is missing"):
        package.models.U.from_dict({"name": "x", "password": "y"})


def test_what_is_on_the_wire_is_what_the_spec_says(client: Client) -> None:
    """
    Values and names keep what cannot be seen, what is new and what ends a string elsewhere; none of it becomes code.
    """
    package = client("exact-on-the-wire")
    document = load(CASES / "exact-on-the-wire.yaml").document
    thing, kind = (document["components"]["schemas"][name] for name in ("Thing", "Kind"))
    shown = document["components"]["examples"]["One"]["value"]

    request = package.operations.create_thing("a\nb", kind=package.models.Kind("\u200d"), fi=1, newline=2)

    assert kind["enum"] == sorted(package.models.Kind, key=kind["enum"].index)
    assert {"only": 'a"b\\', "kind": "\u200d", "\ufb01": 1, "new\nline": 2} == json.loads(request.body.content)
    assert "/things/a%0Ab" == request.path
    assert shown == package.models.Thing.from_dict(shown).to_dict()
    assert shown.keys() <= thing["properties"].keys()


@pytest.mark.parametrize(("member", "value"), [("size", 2), ("share", 2), ("state", False), ("mixed", "two")])
def test_a_value_that_no_enum_lists_is_not_sent(client: Client, member: str, value: Any) -> None:
    """
    Whatever type the listed values have.
    """
    package = client("exact-on-the-wire")

    with pytest.raises((TypeError, ValueError), match=member):
        package.operations.create_thing("ab", kind="ab", **{member: value})


@pytest.mark.parametrize(
    ("case", "model", "more"),
    [
        (
            "composed",
            "Rack",
            {"animal": {"kind": "dog", "lives": "one"}, "price": {"net": 1.5}, "tree": {"left": {"right": 1}}},
        ),
        ("composed", "Rack", {"shape": {"colour": "red", "side": 2.5}, "level": "low"}),
        ("composed", "Rack", {"books": {**RACK["books"], "kind": "books", "by": {"name": "A", "id": 1}, "note": "b"}}),
        ("names", "Inner", {"to_dict": 1, "+1": 2, "-1": 3, "class": "c", "more": {"a": 1}}),
        (
            "names",
            "VerifyV2Box",
            {"id": "a", "inner": {}, "fooBar": 1, "foo_bar": "b", "foo-bar": True, "other": {"size": 1}},
        ),
        ("inside-itself", "ShowNestResponse200", {"nest": ["a", ["b", ["c"]]]}),
    ],
)
def test_what_is_put_together_is_written_as_it_was_read(
    client: Client, case: str, model: str, more: dict[str, Any]
) -> None:
    """
    Whatever a document composes of parts, contains in itself or calls alike has a class that reads and writes it.
    """
    value = {**(RACK if model == "Rack" else {}), **more}

    read = getattr(client(case).models, model).from_dict(value)

    assert value == read.to_dict()
    assert not getattr(read, "additional_properties", {})


def test_a_method_that_would_be_called_as_a_word_of_python_has_an_underscore(client: Client) -> None:
    """
    So has one whose name its neighbours need; the mock calls it the same.
    """
    package = client("names")
    testing = importlib.import_module(f"{package.__name__}.testing")

    for resource in (package.Client(base_url="https://names.test").boxes, testing.BoxesRoutes):
        assert {"replace", "import_", "bytes_", "box_bytes"} == {one for one in dir(resource) if one[0] != "_"}


def test_names_that_clash_are_told_apart(client: Client) -> None:
    """
    By the location, as they are written, by `Model`, `_` or a number; what needs no other name keeps its own.
    """
    package = client("names")

    arguments = [*signature(package.operations.replace_box).parameters]

    assert {"id_path", "id_query", "from_", "filtera", "filtera_", "id", "from_body", "body_", "fooBar"} <= {*arguments}
    assert {"VerifyV2Box", "VerifyV2Box2", "ResponseModel", "InnerMore", "InnerMore2"} <= {*package.models.__all__}


BODIES = (
    *("arrays", "composed", "enum-mixed-and-null", "exact-on-the-wire", "names", "nullable-object-with-allof"),
    *("read-only-write-only", "union-told-apart-by-enum", "union-told-apart-inside", "union-told-by-nothing", "words"),
)
KINDS = ("content-types", "forms", "uploads")
SECURITY = (
    *("api-key-in-query", "basic-and-cookie", "first-alternative-unsupported", "key-in-a-header"),
    *("optional-or-two-schemes", "two-schemes", "servers"),
)


@pytest.mark.parametrize(
    ("names", "files"),
    [
        (BODIES, ("requests", "responses")),
        (KINDS, ("arguments", "requests", "responses")),
        (("response-headers", "statuses"), ("models", "requests", "responses", "statuses")),
        (("linked-pages",), ("paging", "requests")),
        (("small-api",), ("arguments", "deadline", "models", "paging", "reading", "responses", "settings")),
        ([f"security/{name}" for name in SECURITY], ("client", "logging", "reading", "secrets", "tokens")),
    ],
    ids=[
        "bodies",
        "kinds of bodies",
        "statuses and header fields",
        "pages with links",
        "an API with nothing else",
        "security",
    ],
)
def test_the_cases_with_most_in_them_are_proven(names: Sequence[str], files: Sequence[str], tmp_path: Path) -> None:
    """
    What the contract suite says of calls holds for what the kitchen sink does not have.
    """
    specs, clients = tmp_path / "specs", tmp_path / "clients"
    specs.mkdir()
    for name in names:
        shutil.copy(CASES / f"{name}.yaml", specs)
    generate(specs, clients)
    tests = [SUITE / f"test_{name}.py" for name in files]

    options = ("--specs", "specs", "--clients", "clients", *PLAIN)

    run = run_pytest(tmp_path, *map(str, tests), *options, WIREPROOF_PROFILE="quick")

    assert run.returncode == 0, run.stdout


FITS = {"start": ["a", 1, None, {}], "closed": [1, None], "tail": ["2031-04-01", 1, 2], "one": [True, 1]}
FITS |= {
    "seen": [{"x": 1}, 2, "c"],
    "colour": ["red", {"name": "rot"}, 3],
    "loose": [1, "a"],
    "free": [None],
    "empty": [],
}
FITS |= {"either": [1, "a"], "pairs": [[True, "a"], ["a", True], 1], "deep": [[0.5, 1, "m"], []]}
MISFITS = {
    "start": ([1, "a"], "/0"),
    "closed": ([1, 2], "/1"),
    "tail": (["2031-04-01", 1, "2"], "/2"),
    "seen": ([{"x": "a"}], "/0/x"),
    "colour": (["red", {}], "/1/name"),
    "one": ([1], "/0"),
    "either": (["a", "b"], "/1"),
    "pairs": ([[True, "a"], [True, "a"]], "/1/0"),
    "deep": ([[1, 2], [1, "2"]], "/1/1"),
}


@pytest.mark.parametrize("member", FITS)
def test_each_of_the_first_items_is_what_it_is_described_as(client: Client, member: str) -> None:
    """
    What is not described may be anything; what is wrong is refused with its place, in a response and as an argument.
    """
    package = client("arrays")
    right, (wrong, place) = {"start": ["a"], member: FITS[member]}, MISFITS.get(member, (7, ""))

    read = package.models.Track.from_dict(right)

    assert right == read.to_dict()
    given = {name: getattr(read, name) for name in right}
    assert right == json.loads(package.operations.create_track(**given).body.content)
    with pytest.raises(ValueError, match=rf"^at /{member}{place}: "):
        package.models.Track.from_dict({"start": ["a"], member: wrong})
    with pytest.raises(TypeError, match=f"{member}.*{place}"):
        package.operations.create_track(**{**given, member: wrong})


def test_what_is_wrong_in_a_union_without_names_is_said_of_the_branch_whose_constants_fit(client: Client) -> None:
    """
    That `kind` says b decides, although the first branch is one that has no `y` to be wrong.
    """
    package = client("union-pointer")
    http = importlib.import_module(f"{package.__name__}._runtime.httplib").http
    read = package.operations.get_a().responses.successes["200"]

    found = [read(http.Response(200, json={"kind": kind, member: 1})).to_dict() for kind, member in ("ax", "by")]

    assert [{"kind": "a", "x": 1}, {"kind": "b", "y": 1}] == found
    with pytest.raises(ValueError, match=r"^at /y: expected an integer"):
        read(http.Response(200, json={"kind": "b", "y": "no"}))
    with pytest.raises(ValueError, match=r'^at /kind: expected "a" or "b"'):
        read(http.Response(200, json={"kind": "c"}))


def test_what_a_typed_value_does_not_have_is_said_in_words(client: Client, folders: Folders) -> None:
    """
    No message of the suite has an address of memory in it.
    """
    binding = Binding(load(folders[0] / "union-pointer.yaml"), client("union-pointer"))

    assert [("/x", ABSENT, 1)] == [*binding.disagreements({"x": ABSENT}, {"x": 1})]
    assert "object at 0x" not in "".join(map(repr, wrong_values(Schema(True, "#", {}))))


def test_a_response_to_head_has_no_body(client: Client) -> None:
    """
    Whatever its document says of it, in content that it shares with the responses to others, which keep theirs.
    """
    package = client("statuses")
    http = importlib.import_module(f"{package.__name__}._runtime.httplib").http
    head, post = package.operations.head_door().responses, package.operations.move_door().responses

    assert [None, None] == [head.successes["200"](http.Response(200)), head.errors["404"](http.Response(404))]
    assert "gone" == post.errors["404"](http.Response(404, json={"why": "gone"})).why
    assert "HeadDoorResponse404" not in package.models.__all__


@pytest.mark.parametrize(
    ("case", "model", "value"),
    [
        ("union-told-by-nothing", "Rule", {"extractions": [{"target": "a", "template": "b", "$Template": {}}]}),
        ("composed", "Rack", {**RACK, "books": {**RACK["books"], "by": {"id": 1, "name": "A", "$Name": []}}}),
        ("composed", "Rack", {**RACK, "shape": {"colour": "red", "side": 2.5, "Side": "b"}}),
    ],
)
def test_a_member_spelled_like_a_declared_one_is_another(
    client: Client, folders: Folders, case: str, model: str, value: dict[str, Any]
) -> None:
    """
    Also in an object whose schema has no name, or is put together from parts: it is what no member is declared for.
    """
    binding = Binding(load(folders[0] / f"{case}.yaml"), client(case))

    read = getattr(client(case).models, model).from_dict(value)

    assert [] == [*binding.disagreements(read, value)]


@pytest.mark.parametrize(
    ("operation", "arguments", "accept", "content_type"),
    [
        ("get_picture", {"id": "7"}, "image/png, image/jpeg, application/problem+json", None),
        (
            "tell_of_picture",
            {"id": "7", "title": "Kites"},
            "application/json, application/problem+json, application/xml",
            "application/vnd.pictures+json; version=1",
        ),
        ("list_pictures", {}, "text/csv, text/plain, */*, application/json, text/html", None),
    ],
)
def test_json_is_taken_where_there_is_a_choice(
    client: Client, operation: str, arguments: dict[str, str], accept: str, content_type: str | None
) -> None:
    """
    Of each body one JSON is asked for, or else all texts, or all there is; and one JSON is sent.
    """
    request = getattr(client("content-types").operations, operation)(**arguments)

    assert accept == request.fields["Accept"]
    assert content_type == request.fields.get("Content-Type")


def test_the_members_of_a_form_are_arguments(client: Client) -> None:
    """
    Also where the form may be left out; what has one value is none, and files and texts are sent as they are.
    """
    forms, uploads = (client(name).operations for name in ("forms", "uploads"))

    taken = {
        function.__name__: [*inspect.signature(function).parameters]
        for function in (forms.update_kite, forms.add_tail, uploads.replace_content, uploads.put_note)
    }

    assert {
        "update_kite": ["id", "name", "made"],
        "add_tail": ["id", "length", "additional_properties"],
        "replace_content": ["id", "content", "content_type"],
        "put_note": ["id", "content"],
    } == taken
    assert "kind" not in inspect.signature(uploads.create_picture).parameters
    assert forms.update_kite("7").body is None
    assert b"colour=7&length=1.5" == forms.add_tail("7", length=1.5, additional_properties={"colour": 7}).body.content


def test_a_form_that_is_one_of_several_objects_is_sent_as_the_members_of_the_one_that_is_given(client: Client) -> None:
    """
    Each is written as the encoding says; a plain dict is taken as well, and what is none of the objects is refused.
    """
    package = client("forms")
    send, password = package.operations.create_token, package.models.Password(grant_type="password", user="a b")
    password.scope, password.additional_properties = ["read", "write"], {"realm": "x"}

    assert b"realm=x&grant_type=password&user=a%20b&scope=read%20write" == send(body=password).body.content
    plain = {"grant_type": "refresh", "token": "t", "more": package.UNSET}
    assert b"grant_type=refresh&token=t" == package.operations.change_token(body=plain).body.content
    assert package.operations.change_token().body is None
    for wrong in ({"grant_type": "refresh", "token": 7}, "grant_type=refresh", package.UNSET):
        with pytest.raises(TypeError, match=r"^the body"):
            send(body=wrong)
