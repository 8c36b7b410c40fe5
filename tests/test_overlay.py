"""What an overlay makes of a document that somebody else wrote."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from wireproof import provenance
from wireproof.cli import main
from wireproof.codegen import generate
from wireproof.errors import SpecError
from wireproof.intake.overlay import overlaid
from wireproof.intake.settings import ApiSettings
from wireproof.loading import load, load_folder

BOOKS: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Books", "version": "1.0.0"},
    "tags": [{"name": "Books"}],
    "paths": {
        "/books": {
            "get": {
                "operationId": "listBooks",
                "tags": ["Books", "draft"],
                "x-traits": ["paged"],
                "parameters": [
                    {"name": "filter", "in": "query", "schema": {"type": "string"}},
                    {"name": "dummy", "in": "query", "schema": {"type": "string"}},
                    {"name": "order", "in": "query", "schema": {"type": "string"}},
                ],
                "responses": {"200": {"description": "Books."}},
            }
        },
        "/shelves": {"delete": {"operationId": "removeShelves", "responses": {"204": {"description": "Gone."}}}},
    },
}
HEAD = "overlay: 1.1.0\ninfo: {title: Corrections, version: 1.0.0}\n"
GET = ("paths", "/books", "get")


def beside(folder: Path, overlay: str, document: Any = BOOKS) -> Path:
    """A document with an overlay beside it."""
    file = folder / "books.yaml"
    file.write_text(yaml.safe_dump(document, sort_keys=False))
    (folder / "books.overlay.yaml").write_text(overlay)
    return file


def applied(folder: Path, actions: str, version: str = "1.1.0", document: Any = BOOKS) -> Any:
    """The document after actions, which are a list in YAML."""
    overlay = f"{HEAD.replace('1.1.0', version)}actions:\n{actions}"
    found = overlaid(beside(folder, overlay), copy.deepcopy(document))
    assert found
    return found.document


def refused(folder: Path, overlay: str) -> list[str]:
    """What is wrong with an overlay, a line for each problem, without the folder."""
    with pytest.raises(SpecError) as caught:
        load(beside(folder, overlay))
    return str(caught.value).replace(f"{folder}/", "").splitlines()


def changed(*path: str | int, to: Any) -> Any:
    """The document with another value at a place."""
    document = copy.deepcopy(BOOKS)
    node: Any = document
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = to
    return document


PARAMETERS = BOOKS["paths"]["/books"]["get"]["parameters"]
NEW = {"name": "new", "in": "query", "schema": {"type": "string"}}
GETTING = BOOKS["paths"]["/books"]["get"]
DELETING = BOOKS["paths"]["/shelves"]["delete"]


@pytest.mark.parametrize("version", ["1.0.0", "1.0.7", "1.1.0"])
@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ("- {target: $.info, update: {title: Tomes}}", changed("info", "title", to="Tomes")),
        ("- {target: $, update: {info: {title: Tomes}}}", changed("info", "title", to="Tomes")),
        ("- {target: $.info, update: {license: {name: MIT}}}", changed("info", "license", to={"name": "MIT"})),
        ("- {target: $.tags, update: {name: Shelves}}", changed("tags", to=[{"name": "Books"}, {"name": "Shelves"}])),
        ("- {target: $, update: {tags: [{name: A}]}}", changed("tags", to=[{"name": "Books"}, {"name": "A"}])),
        ("- {target: $.tags, update: [{name: A}]}", changed("tags", to=[{"name": "Books"}, {"name": "A"}])),
        (
            "- {target: $.paths.*.get.parameters, update: {name: new, in: query, schema: {type: string}}}",
            changed(*GET, "parameters", to=[*PARAMETERS, NEW]),
        ),
        (
            "- {target: \"$.paths.*.get.parameters[?@.name == 'dummy']\", remove: true}",
            changed(*GET, "parameters", to=[PARAMETERS[0], PARAMETERS[2]]),
        ),
        (
            "- {target: '$.paths.*.get.parameters[1,0]', remove: true}",
            changed(*GET, "parameters", to=[PARAMETERS[2]]),
        ),
        (
            "- {target: '$.paths.*.get.parameters[?@.name==\"filter\" && @.in].schema', update: {maxLength: 9}}",
            changed(*GET, "parameters", 0, "schema", to={"type": "string", "maxLength": 9}),
        ),
        (
            "- target: $.paths[?@.get['x-traits'][?@ == 'paged']].get\n"
            "  update: {parameters: [{name: new, in: query, schema: {type: string}}]}",
            changed(*GET, "parameters", to=[*PARAMETERS, NEW]),
        ),
        (
            "- {target: $.paths.*, update: {summary: Both.}}",
            {
                **BOOKS,
                "paths": {path: {**item, "summary": "Both."} for path, item in BOOKS["paths"].items()},
            },
        ),
        (
            "- {target: \"$.paths['/shelves']\", remove: true, update: {summary: Lost.}}",
            {
                **BOOKS,
                "paths": {"/books": BOOKS["paths"]["/books"]},
            },
        ),
        (
            "- {target: $.info, remove: true}\n- {target: $, update: {info: {title: New}}}",
            {
                **{name: value for name, value in BOOKS.items() if name != "info"},
                "info": {"title": "New"},
            },
        ),
        ("- {target: $.info, remove: false, update: {x-a: null}}", changed("info", "x-a", to=None)),
    ],
)
def test_actions_of_either_version(tmp_path, version, actions, expected):
    """
    Objects are merged, arrays are appended to, values are replaced and what is selected is removed, in the order of the
    actions.
    """
    assert applied(tmp_path, actions, version) == expected


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ("- {target: $.info.title, update: Tomes}", changed("info", "title", to="Tomes")),
        ("- {target: '$.tags[0].name', update: null}", changed("tags", 0, "name", to=None)),
        ("- {target: $.info.version, remove: true}", changed("info", to={"title": "Books"})),
        ("- {target: \"$.paths.*.get.tags[?@ == 'draft']\", remove: true}", changed(*GET, "tags", to=["Books"])),
        ("- {target: $.paths.*.get.tags, update: new}", changed(*GET, "tags", to=["Books", "draft", "new"])),
        (
            "- {target: \"$.paths['/shelves']\", copy: \"$.paths['/books']\"}",
            changed("paths", "/shelves", to={"delete": DELETING, "get": GETTING}),
        ),
        (
            "- {target: $.paths, update: {/others: {}}}\n"
            "- {target: \"$.paths['/others']\", copy: \"$.paths['/books']\"}",
            changed("paths", "/others", to={"get": GETTING}),
        ),
        (
            "- {target: $.paths, update: {/new: {}}}\n- {target: \"$.paths['/new']\", copy: \"$.paths['/books']\"}\n"
            "- {target: \"$.paths['/books']\", remove: true}",
            changed("paths", to={"/shelves": {"delete": DELETING}, "/new": {"get": GETTING}}),
        ),
        ("- {target: $.info.title, copy: $.info.version}", changed("info", "title", to="1.0.0")),
        ("- {target: $.tags, copy: $.tags}", changed("tags", to=[{"name": "Books"}, {"name": "Books"}])),
        (
            "- {target: $.info, copy: $}",
            changed(
                "info", to={**BOOKS["info"], **{k: v for k, v in BOOKS.items() if k != "info"}, "info": BOOKS["info"]}
            ),
        ),
    ],
)
def test_actions_of_version_1_1(tmp_path, actions, expected):
    """
    Values without parts can be selected as well, and `copy` merges what is elsewhere in the document.
    """
    assert applied(tmp_path, actions) == expected


def test_the_document_that_it_is_applied_to_stays_as_it_is(tmp_path):
    """
    Nothing is shared, neither with the document nor between two places that one action changes.
    """
    document = copy.deepcopy(BOOKS)
    file = beside(tmp_path, f"{HEAD}actions: [{{target: $.paths.*, update: {{x-a: {{b: []}}}}}}]")

    found = overlaid(file, document)
    found.document["paths"]["/books"]["x-a"]["b"].append(1)

    assert document == BOOKS
    assert found.document["paths"]["/shelves"]["x-a"] == {"b": []}


def test_an_alias_is_not_changed_where_nobody_selects_it(tmp_path):
    """
    What YAML writes once and refers to twice is two things.
    """
    file = beside(tmp_path, f"{HEAD}actions: [{{target: $.info.x-a, update: {{b: 2}}}}]")
    file.write_text("openapi: 3.1.0\ninfo: {title: A, version: '1', x-a: &a {b: 1}, x-c: *a}\npaths: {}\n")

    assert {"x-a": {"b": 2}, "x-c": {"b": 1}}.items() <= load(file).document["info"].items()


# What is wrong ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "place", "problem"),
    [
        (
            "{target: $.nowhere, remove: true}",
            "target",
            "`$.nowhere` selects nothing in the document; correct the path",
        ),
        ("{target: info, remove: true}", "target", "`info` is no JSONPath ("),
        ("{target: '$.a[?open(@)]', remove: true}", "target", "is no JSONPath (function 'open' is not defined"),
        ("{target: '$[', remove: true}", "target", "`$[` is no JSONPath (unexpected end of query"),
        ("{target: $, remove: true}", "target", "it selects the whole document, which cannot be removed"),
        ("{target: $.info, update: Books}", "update", "#/info is an object, and no object is merged with it"),
        ("{target: $.info, update: [1]}", "update", "#/info is an object, and no object is merged with it"),
        (
            "{target: $.info, update: {title: {en: A}}}",
            "update",
            "#/info/title is a value without parts, which an object",
        ),
        ("{target: $.info.title, update: {en: A}}", "update", "#/info/title is a value without parts, which an object"),
        (
            "{target: $, update: {tags: {a: 1}}}",
            "update",
            "#/tags is an array, which an object cannot take the place of",
        ),
        ("{target: $, update: {tags: null}}", "update", "#/tags is an array, which a value without parts cannot take"),
        ("{target: '$[*]', update: {a: 1}}", "target", "`$[*]` selects objects, arrays and other values together"),
        ("{target: $.info, copy: $.paths.*}", "copy", "`$.paths.*` selects 2 values; select the one"),
        ("{target: $.info, copy: $.nowhere}", "copy", "`$.nowhere` selects 0 values"),
        ("{target: $.info, copy: 'info'}", "copy", "`info` is no JSONPath"),
        ("{target: $.info, copy: $, update: {a: 1}}", "copy", "it stands beside `update`; write an action for each"),
        ("{target: $.info}", "", "it changes nothing; write `update` or `remove: true`"),
        ("{target: $.info, remove: 1}", "remove", "it must be `true` or `false`"),
        ("{remove: true}", "", "`target` is missing; add it"),
        ("{target: 1, remove: true}", "target", "it must be text"),
        ("{target: $.info, delete: true}", "delete", "there is no `delete` here, only target, description"),
        ("{target: $, update: {x-fact-sheet: a.md}}", "", "only the document itself can name its fact sheet"),
        ("remove", "", "it must be a mapping with the key `target`"),
    ],
)
def test_an_action_that_cannot_be_carried_out_is_a_sentence(tmp_path, action, place, problem):
    """
    It says the line of the action, the place in it, and what to do.
    """
    (line,) = refused(tmp_path, f"{HEAD}actions:\n- {action}\n")

    slash = "/" if place else ""
    assert line.startswith(f"books.overlay.yaml:4: at #/actions/0{slash}{place}: ")
    assert problem in line


@pytest.mark.parametrize(
    ("action", "problem"),
    [
        ("{target: $.info.title, update: A}", "selects values without parts, which overlay 1.0 does not change"),
        ("{target: $.info.title, remove: true}", "select the object around them, or write `overlay: 1.1.0`"),
        ("{target: $.info, copy: $.tags}", "there is no `copy` here, only target, description, update, remove"),
    ],
)
def test_what_only_1_1_has_is_refused_in_1_0(tmp_path, action, problem):
    """
    Version 1.0 changes objects and arrays alone, and copies nothing.
    """
    assert problem in refused(tmp_path, f"{HEAD.replace('1.1.0', '1.0.0')}actions:\n- {action}\n")[0]


@pytest.mark.parametrize(
    ("overlay", "expected"),
    [
        ("overlay: 2.0.0", "at #/overlay: the version is '2.0.0'; only overlays 1.0 and 1.1 are read"),
        ("overlay: 1.0", "at #/overlay: it must be text"),
        ("info: 1", "at #/info: it must be a mapping"),
        ("info: {title: A}", "at #/info: `version` is missing; add it"),
        ("info: {title: A, version: '1', licence: B}", "at #/info/licence: there is no `licence` here"),
        ("extends: other.yaml", "at #/extends: other.yaml is another document than books.yaml, beside which it lies"),
        ("extends: https://b.test/other.yaml", "at #/extends: https://b.test/other.yaml is another document"),
        ("extends: ../books.yaml", "at #/extends: ../books.yaml is another document than books.yaml"),
        ("action: []", "at #/action: there is no `action` here, only overlay, info, extends, actions"),
        ("actions: []", "at #/actions: there is no action; write one, or remove the file"),
        ("actions: {}", "at #/actions: it must be a list"),
        ("actions: [{target: $, update: {x-a: 1}}, {target: $, update: {x-a: 1}}]", "#/actions/1: it is the same"),
    ],
)
def test_an_overlay_that_is_none_is_a_sentence(tmp_path, overlay, expected):
    """
    Versions, members and types are those of the specification, and `extends` names the document beside the overlay.
    """
    whole = {**yaml.safe_load(f"{HEAD}actions: [{{target: $.info, update: {{x-a: 1}}}}]"), **yaml.safe_load(overlay)}

    (line,) = refused(tmp_path, yaml.safe_dump(whole))

    assert expected in line


@pytest.mark.parametrize("extends", ["books.yaml", "./books.yaml", "https://books.test/v1/books.yaml?raw=1"])
def test_an_overlay_names_its_document(tmp_path, extends):
    """
    By its name, a relative path, or an address that ends in the name.
    """
    file = beside(tmp_path, f"{HEAD}extends: {extends}\nactions: [{{target: $.info, update: {{x-a: 1}}}}]")

    assert load(file).document["info"]["x-a"] == 1


def test_all_that_is_wrong_with_an_overlay_is_said_at_once(tmp_path):
    """
    One run finds unknown members, broken paths and targets that are not there, in the order of lines.
    """
    overlay = (
        f"{HEAD}extends: a.yaml\nactions:\n- {{target: $., remove: true}}\n- {{target: $.a, update: 1}}\nactoins: []\n"
    )

    lines = refused(tmp_path, overlay)

    assert [line.partition(": at ")[2].partition(":")[0] for line in lines] == [
        "#/extends",
        "#/actions/0/target",
        "#/actions/1/target",
        "#/actoins",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [("[]", "at #: it is not an overlay; the top must be a mapping"), ("a: [", "it is not YAML (")],
)
def test_an_overlay_that_cannot_be_read_is_a_sentence(tmp_path, text, problem):
    """
    It names the overlay, not the document.
    """
    (line,) = refused(tmp_path, text)

    assert line.startswith("books.overlay.yaml: ")
    assert problem in line


@pytest.mark.parametrize("target", ["$..x", f"${'[0]' * 5000}"])
def test_a_path_that_leads_too_deep_is_a_sentence(tmp_path, target):
    """
    Neither a document nor a path can be so deep that there is a traceback.
    """
    deep: Any = {}
    for _ in range(400):
        deep = {"x": deep}
    file = beside(tmp_path, f"{HEAD}actions: [{{target: '{target}', update: {{a: 1}}}}]")

    with pytest.raises(SpecError, match=r"at #/actions/0/target: .*recursion"):
        overlaid(file, {**BOOKS, "x-deep": deep})


def test_a_document_has_one_overlay(tmp_path):
    """
    Of two, nobody could say which comes first.
    """
    file = beside(tmp_path, f"{HEAD}actions: [{{target: $.info, update: {{x-a: 1}}}}]")
    (tmp_path / "books.overlay.json").write_text("{}")

    with pytest.raises(
        SpecError, match=r"books\.overlay\.yaml: at the file: books\.overlay\.json is an overlay of the"
    ):
        load(file)


def test_an_overlay_of_no_document_is_a_mistake(tmp_path):
    """
    A folder with an overlay whose name fits no document is refused: it would never be applied.
    """
    beside(tmp_path, f"{HEAD}actions: [{{target: $.info, update: {{x-a: 1}}}}]")
    (tmp_path / "boks.overlay.yaml").write_text("")

    with pytest.raises(SpecError, match=r"boks\.overlay\.yaml: at the file: there is no document of this name"):
        load_folder(tmp_path)


# What it is part of -------------------------------------------------------------------------------------------------


def test_a_json_document_may_have_an_overlay_in_yaml(tmp_path):
    """
    The two need not be written in one format.
    """
    (tmp_path / "books.json").write_text(json.dumps(BOOKS))
    (tmp_path / "books.overlay.yml").write_text(f"{HEAD}actions: [{{target: $.info, update: {{x-a: 1}}}}]")

    (spec,) = load_folder(tmp_path)

    assert (spec.name, spec.document["info"]["x-a"]) == ("books", 1)


def test_an_overlay_that_changes_is_read_again(tmp_path):
    """
    The same file with another overlay is another spec, and so it is without any.
    """
    file = beside(tmp_path, f"{HEAD}actions: [{{target: $.info, update: {{title: Tomes}}}}]")
    before = load(file).title
    (tmp_path / "books.overlay.yaml").write_text(f"{HEAD}actions: [{{target: $.info, update: {{title: Volumes}}}}]")
    after = load(file).title
    (tmp_path / "books.overlay.yaml").unlink()

    assert ("Tomes", "Volumes", "Books") == (before, after, load(file).title)


@pytest.mark.parametrize(
    ("actions", "expected"),
    [
        ("- {target: $.paths.*.get, update: {tags: [7]}}", "books.overlay.yaml:4: at #/actions/0/update/tags/0: "),
        (
            "- target: $.paths.*.get\n  update:\n    operationId: 7",
            "overlay.yaml:6: at #/actions/0/update/operationId: ",
        ),
        (
            "- {target: \"$.paths['/shelves']\", copy: \"$.paths['/books']\"}",
            "books.overlay.yaml:4: at #/actions/0/copy/get/operationId: `listBooks` is also the operationId",
        ),
        (
            "- {target: '$.paths.*.get.parameters[0]', remove: true}\n- {target: '$.info', update: {x-a: 1}}",
            "books.yaml:26: at #/paths/~1books/get/parameters/2/in: ",
        ),
    ],
)
def test_a_problem_is_where_its_cause_was_written(tmp_path, actions, expected):
    """
    What an overlay brought is wrong in the overlay; what it displaced is wrong where the document has it.
    """
    wrong = {"name": "order", "in": "head", "schema": {"type": "string"}} if "[0]" in actions else PARAMETERS[2]
    file = beside(tmp_path, f"{HEAD}actions:\n{actions}\n", changed(*GET, "parameters", 2, to=wrong))

    with pytest.raises(SpecError) as caught:
        load(file, settings=ApiSettings(strict=True))

    assert expected in str(caught.value)


def test_what_is_left_out_for_an_overlay_names_the_overlay(tmp_path):
    """
    What an action broke leaves out the operations that it concerns, with file, place and line of the action.
    """
    action = "{target: \"$.paths['/books'].get\", update: {tags: [7]}}"

    (one,) = load(beside(tmp_path, f"{HEAD}actions: [{action}]")).skipped

    assert ("GET /books", "#/actions/0/update/tags/0", 3) == (one.operation, one.place, one.line)
    assert tmp_path / "books.overlay.yaml" == one.file


def test_a_client_says_which_overlay_it_was_made_with(tmp_path):
    """
    Its `.wireproof.json` names the overlay, and has another hash when anything in that changes.
    """
    found = []
    for reason in ("Plural.", "Plural, as the reference has it."):
        action = f"{{target: $.info, update: {{title: Tomes}}, description: '{reason}'}}"
        beside(tmp_path, f"{HEAD}actions: [{action}, {{target: $, update: {{servers: [{{url: https://b.test}}]}}}}]")
        generate(tmp_path, tmp_path / "out")
        found.append(json.loads((tmp_path / "out/books-client/.wireproof.json").read_text()))

    assert [one["overlay"] for one in found] == ["books.overlay.yaml"] * 2
    assert found[0]["spec_sha256"] != found[1]["spec_sha256"]


# Why ----------------------------------------------------------------------------------------------------------------

SOURCES = """\
x-sources:
  R1: {title: The reference, url: "https://books.example/reference", kind: vendor}
actions:
- target: $.info
  description: The name
    of the reference.
  update: {title: Tomes, x-a: {b: [1]}}
  x-source: [R1]
- target: $.paths['/books'].get.parameters[?@.name == 'dummy']
  remove: true
  x-source: [R1]
"""


def traced(folder: Path, overlay: str, capsys: Any) -> tuple[int, str, str]:
    """Exit status, and what `make trace` prints."""
    beside(folder, overlay)
    status = main(["trace", "--specs", str(folder)])
    printed = capsys.readouterr()
    return status, printed.out.replace(f"{folder}/", ""), printed.err.replace(f"{folder}/", "")


def test_the_trace_says_what_was_corrected_and_why(tmp_path, capsys):
    """
    It lists the actions of an overlay with their reasons, and below each the facts of the document that are others now.
    """
    status, out, err = traced(tmp_path, f"{HEAD}{SOURCES}", capsys)

    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "books, corrected by books.overlay.yaml",
        "  line 6: The name of the reference. [R1]",
        '    #/info/title: "Books" -> "Tomes"',
        '    #/info/x-a: nothing -> {"b": [1]}',
        "  line 11: [R1]",
        '    #/paths/~1books/get/parameters/1: {"name": "dummy", "in": "query", "schema": {"typ… -> nothing',
    ]


@pytest.mark.parametrize(
    ("before", "after", "status", "problem"),
    [
        (
            "  x-source: [R1]\n",
            "",
            1,
            "overlay.yaml:10: at #/actions/1: the action has no reason; say it in a `description`",
        ),
        ("[R1]", "[]", 1, "at #/x-sources/R1: no action names this source; cite it or remove it"),
        ("[R1]", "[R2]", 2, "at #/actions/0/x-source/0: there is no source 'R2', and no such fact in"),
        ("[R1]", "R1", 2, "at #/actions/0/x-source: it must be a list, as in `x-source: [R1]`"),
        ("[R1]", "[Book]", 2, "there is no source 'Book', and no such fact in sources/books.md; add it to `x-sources`"),
        (", kind: vendor", "", 2, "at #/x-sources/R1: the `kind` of the source is None"),
        ("x-sources:", "x-sources: []\nx-b:", 2, "at #/x-sources: it must be a mapping of keys to sources"),
    ],
)
def test_a_correction_without_a_reason_is_a_problem(tmp_path, capsys, before, after, status, problem):
    """
    An action has a description or a source, and sources are listed and cited as in a spec.
    """
    found, _, err = traced(tmp_path, HEAD + SOURCES.replace(before, after), capsys)

    assert (status, True) == (found, problem in err), err


def test_an_overlay_does_not_make_a_document_ours(tmp_path):
    """
    With `x-sources` in an overlay, what is asked of our own specs alone is still not asked of the document.
    """
    spec = load(beside(tmp_path, f"{HEAD}{SOURCES}"))

    assert not spec.is_own
    assert load_folder(tmp_path, provenance.CHECKS) == (spec,)
