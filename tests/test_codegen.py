"""
The generator writes the same client every time, says what is out of date, and refuses what it cannot do right.

Where a change to the golden files is meant, `UPDATE_GOLDEN=1 python -m pytest tests/test_codegen.py` writes them anew;
the difference then shows what the change does to every client.
"""

import ast
import datetime
import difflib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from wireproof.cli import main
from wireproof.codegen import generate
from wireproof.errors import GenerationError, SpecError
from wireproof.intake.documents import Document
from wireproof.loading import load

ROOT = Path(__file__).parent.parent
KITCHEN_SINK = ROOT / "tests/golden/kitchen-sink.yaml"
GOLDEN = ROOT / "tests/golden/kitchen-sink-client"
GOLDEN_FILES = (
    ".wireproof.json",
    "README.md",
    "pyproject.toml",
    "kitchen_sink_client/__init__.py",
    "kitchen_sink_client/client.py",
    "kitchen_sink_client/_runtime/api.py",
    "kitchen_sink_client/operations/parcels.py",
    "kitchen_sink_client/operations/shelves.py",
    "kitchen_sink_client/resources/parcels.py",
    "kitchen_sink_client/testing.py",
    "kitchen_sink_client/models/grade.py",
    "kitchen_sink_client/models/parcel.py",
    "kitchen_sink_client/models/recipe.py",
)
"""A few files of every kind that the templates change."""

RUNTIME_MARK = "# Part of every client that Wireproof generates: change it in Wireproof, not in a copy."

BOOKS = """\
openapi: 3.1.0
info: {title: Books, version: 1.0.0}
servers: [{url: https://books.test/v1}]
security: [{token: []}]
paths:
  /books:
    post:
      operationId: addBook
      tags: [Books]
      parameters:
        - {name: labels, in: query, schema: {type: array, items: {type: string}}}
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
      responses: {"201": {description: The day it came., content: {text/plain: {schema: {type: string, format: date}}}}}
  /books/{id}:
    get:
      operationId: getBook
      tags: [Books]
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
      responses: {"200": {description: The book., content: {application/json: {schema: {type: object}}}}}
  /new-books:
    get:
      operationId: listNewBooks
      tags: [Books]
      x-pagination: {style: marker, parameter: after, items: /shelf/books, next: /shelf/next}
      parameters:
        - {name: after, in: query, schema: {type: string}}
      responses:
        "200": {description: New ones., content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}
components:
  schemas:
    Page: {type: object, required: [shelf], properties: {shelf: {$ref: '#/components/schemas/Shelf'}}}
    Shelf:
      type: object
      required: [books, next]
      properties:
        books: {type: array, items: {$ref: '#/components/schemas/Book'}}
        next: {type: [string, 'null']}
    Book: {type: object, required: [title], properties: {title: {type: string}}}
  securitySchemes:
    token: {type: http, scheme: bearer}
"""

Write = Callable[..., Path]
Codegen = Callable[..., int]


@pytest.fixture
def specs(tmp_path: Path) -> Write:
    """Writes documents into a folder of specs."""

    def write(text: str = BOOKS, name: str = "books.yaml") -> Path:
        folder = tmp_path / "specs"
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def codegen() -> Codegen:
    """Runs the command in this process and returns its exit status."""

    def run(*arguments: object) -> int:
        return main([*map(str, arguments)])

    return run


@pytest.fixture(scope="session")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a client of every spec, of those made up for tests, and of one that documents successes only."""
    folder = tmp_path_factory.mktemp("clients")
    specs = tmp_path_factory.mktemp("specs")
    shutil.copytree(ROOT / "specs", specs, dirs_exist_ok=True)
    for file in (KITCHEN_SINK, *(ROOT / f"tests/cases/{name}.yaml" for name in ("forms", "names", "no-models"))):
        shutil.copy(file, specs)
    (specs / "books.yaml").write_text(BOOKS, encoding="utf-8")
    generate(specs, folder)
    return folder


@pytest.fixture(scope="session")
def kitchen_sink(clients: Path) -> Path:
    """The client of the spec made up for tests."""
    return clients / "kitchen-sink-client"


def python(*arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Runs this interpreter in a process of its own."""
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)  # noqa: S603


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Everything in a folder: the content of files, None for folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


# The same every time ------------------------------------------------------------------------------------------------


def test_generation_depends_on_the_spec_alone(kitchen_sink: Path, tmp_path: Path) -> None:
    """
    Another process in another folder, told of the specs by a relative path, writes the same bytes.
    """
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs/kitchen-sink.yaml").write_bytes(KITCHEN_SINK.read_bytes())

    for _ in range(2):
        run = python("-m", "wireproof", "generate", "--specs", "specs", "--clients", "out", cwd=tmp_path)

        assert run.returncode == 0, run.stderr
        assert snapshot(kitchen_sink) == snapshot(tmp_path / "out/kitchen-sink-client")


def test_nothing_generated_tells_when_or_where(clients: Path) -> None:
    """
    No file has the date of today or a path of this machine in it.
    """
    telling = [datetime.datetime.now(tz=datetime.UTC).date().isoformat(), str(ROOT), str(clients.parent), sys.prefix]

    assert [] == [
        f"{name}: {text}"
        for client in clients.glob("*-client")
        for name, content in snapshot(client).items()
        for text in telling
        if content and text.encode() in content
    ]


@pytest.mark.parametrize("name", GOLDEN_FILES)
def test_a_client_looks_like_this(kitchen_sink: Path, name: str) -> None:
    """
    The generated files are those that were looked at when they were last changed.
    """
    generated, golden = kitchen_sink / name, GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(generated.read_bytes())

    assert golden.read_text(encoding="utf-8") == generated.read_text(encoding="utf-8"), (
        "if this change is meant: UPDATE_GOLDEN=1 python -m pytest tests/test_codegen.py"
    )


def test_there_is_no_other_golden_file() -> None:
    """
    Every golden file is compared.
    """
    assert set(GOLDEN_FILES) == {name for name, content in snapshot(GOLDEN).items() if content is not None}


# What a client is made of -------------------------------------------------------------------------------------------


def test_a_client_imports_only_what_it_installs(clients: Path) -> None:
    """
    The modules of a client import the standard library, attrs, the HTTP library and one another; only what is there for
    tests imports what mocks.
    """
    imported = {
        (name.partition(".")[0], file.relative_to(clients).as_posix())
        for file in clients.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in _absolute_imports(node)
    }

    allowed = {"attrs", "httpx2"}
    assert allowed <= {name for name, _ in imported}
    others = {one for one in imported if one[0] not in {*sys.stdlib_module_names, *allowed}}
    assert {("wireproof", "testing.py")} == {(name, Path(file).name) for name, file in others}


def test_one_module_names_the_http_library(clients: Path) -> None:
    """
    Nothing but `_runtime/httplib.py` has its name in it, be it code or prose.
    """
    naming = {file.name for file in clients.rglob("*.py") if "httpx" in file.read_text(encoding="utf-8")}

    assert {"httplib.py"} == naming


def test_a_client_for_httpx_differs_where_it_names_the_library(kitchen_sink: Path, tmp_path: Path) -> None:
    """
    `--http httpx` changes that module, the requirement and the page about the client; the difference is printed.
    """
    (tmp_path / "specs").mkdir()
    (tmp_path / "specs/kitchen-sink.yaml").write_bytes(KITCHEN_SINK.read_bytes())

    run = python("-m", "wireproof", "generate", "--specs", "specs", "--clients", "out", "--http", "httpx", cwd=tmp_path)

    assert run.returncode == 0, run.stderr
    one, other = snapshot(kitchen_sink), snapshot(tmp_path / "out/kitchen-sink-client")
    changed = {name: difference(one[name], other[name]) for name in one if one[name] != other[name]}
    print(*(line for lines in changed.values() for line in lines), sep="\n")
    assert one.keys() == other.keys()
    assert {
        ".wireproof.json",
        ".wireproof.sha256",
        "README.md",
        "kitchen_sink_client/_runtime/httplib.py",
        "pyproject.toml",
    } == changed.keys()
    assert 1 == len([line for line in changed["pyproject.toml"] if line.startswith("+")])
    assert 2 == len([line for line in changed["kitchen_sink_client/_runtime/httplib.py"] if line.startswith("+")]) + 1
    assert 20 >= len([line for line in changed["README.md"] if line.startswith("+")])


def difference(one: bytes | None, other: bytes | None) -> list[str]:
    """The lines that two files do not share, with a sign before each."""
    before, after = ((content or b"").decode().splitlines() for content in (one, other))
    lines = difflib.unified_diff(before, after, lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def _absolute_imports(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [str(node.module)] if isinstance(node, ast.ImportFrom) and not node.level else []


def test_every_module_says_that_it_is_generated(clients: Path) -> None:
    """
    The first line of every module names its spec and what to do instead of editing.
    """
    modules = sorted(clients.rglob("*.py"))

    assert modules
    for module in modules:
        spec = f"{module.relative_to(clients).parts[0].removesuffix('-client')}.yaml"
        first, _, _ = module.read_text(encoding="utf-8").partition("\n")
        marks = [f"# Generated from {spec}; do not edit. Change the spec and run `make generate`."]
        if module.parent.name == "_runtime" and module.name != "api.py":
            marks = [RUNTIME_MARK]
        assert first in marks, module


def test_no_function_is_long_for_another_reason_than_its_arguments(clients: Path) -> None:
    """
    In operations and resources, a definition takes as many lines as its arguments and their documentation explain.
    """
    for file in [*clients.glob("*/*/operations/*.py"), *clients.glob("*/*/resources/*.py")]:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                documented = len((ast.get_docstring(node) or "").splitlines())
                arguments = len(node.args.args) + len(node.args.kwonlyargs)
                listed = sum(isinstance(one, ast.Constant) for one in ast.walk(node.args))  # values of enums
                lines = (node.end_lineno or 0) - node.lineno
                assert documented + listed + 20 + 4 * arguments >= lines, f"{file.name}: {node.name}"


def test_the_runtime_is_copied_unchanged(clients: Path) -> None:
    """
    What every client is made of is the kit's `runtime`, byte by byte; only `api` is the client's own.
    """
    runtime = {path.name: path.read_bytes() for path in (ROOT / "contracts/wireproof/runtime").glob("*.py")}

    for folder in clients.glob("*/*/_runtime"):
        copied = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert runtime.keys() == copied.keys()
        assert ["api.py"] == [name for name, content in copied.items() if content != runtime[name]]


def test_a_client_is_typed_through_and_through(clients: Path, tmp_path: Path) -> None:
    """
    `mypy --strict` has no complaint about any client.
    """
    packages = sorted(marker.parent for marker in clients.glob("*/*/py.typed"))

    run = python("-m", "mypy", "--strict", "--config-file=", f"--cache-dir={tmp_path}", *packages, cwd=tmp_path)

    assert len(packages) == len(list(clients.glob("*-client")))
    assert run.returncode == 0, run.stdout


# Objects of any names ------------------------------------------------------------------------------------------------


def test_an_object_of_any_names_is_a_dict_unless_it_contains_itself(specs: Write, tmp_path: Path) -> None:
    """
    A schema whose members are all alike has no class; one that is among its own members needs a name, and so has one.
    """
    tree = "Tree: {type: object, additionalProperties: {$ref: '#/components/schemas/Tree'}}"
    counts = "Counts: {type: object, additionalProperties: {type: integer}}"
    members = "counts: {$ref: '#/components/schemas/Counts'}, tree: {$ref: '#/components/schemas/Tree'}"
    title = "title: {type: string}"
    spec = BOOKS.replace(f"{title}}}}}", f"{title}, {members}}}}}\n    {tree}\n    {counts}")

    (client,) = generate(specs(spec), tmp_path / "out")
    models = client / "books_client/models"

    assert "counts: dict[str, int] | Unset" in (models / "book.py").read_text(encoding="utf-8")
    assert "tree: Tree | Unset" in (models / "book.py").read_text(encoding="utf-8")
    assert "additional_properties: dict[str, Tree]" in (models / "tree.py").read_text(encoding="utf-8")
    assert not (models / "counts.py").exists()


# Lists --------------------------------------------------------------------------------------------------------------


def test_a_list_says_how_far_its_pages_go(specs: Write, tmp_path: Path) -> None:
    """
    Where the offset has a maximum, the method says that a longer list ends in an error; else nothing.
    """
    marker = "{style: marker, parameter: after, items: /shelf/books, next: /shelf/next}"
    by_offset = BOOKS.replace(marker, "{style: offset, parameter: after, items: /shelf/books}")
    limited = by_offset.replace(
        "after, in: query, schema: {type: string}", "after, in: query, schema: {type: integer, maximum: 50}"
    )

    for spec, is_limited in ((limited, True), (limited.replace(", maximum: 50", ""), False)):
        (client,) = generate(specs(spec), tmp_path / "out")
        page = " ".join((client / "books_client/resources/books.py").read_text(encoding="utf-8").split())
        assert is_limited == ("The server accepts no `after` above 50, so that a list which goes on ends" in page)


# The call in the README ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("operation_id", "shown"),
    [
        ("updateCrate", ['body=CrateUpdate(note="Plums, handle with care", from_="Orchard of Nowhere")']),
        ("sendParcel", ['kind=ParcelKind.FRAGILE, grams=500, class_="express", receiver_ids=[7, 8]']),
        (
            "createRecipe",
            [
                'author=Author(display_name="Zora Nobody", born_on=datetime.date.fromisoformat("1931-05-06"))',
                'cooked_at=datetime.datetime.fromisoformat("2031-10-02T15:45:00+02:00")',
                'based_on=UUID("00000000-0000-4000-8000-000000000200"), season=Season.AUTUMN',
            ],
        ),
    ],
    ids=["updateCrate", "sendParcel", "createRecipe"],
)
def test_the_readme_builds_the_body_that_the_spec_shows(
    specs: Write, tmp_path: Path, operation_id: str, shown: list[str]
) -> None:
    """
    The arguments that a README gives are the first example of the spec's first operation.
    """
    spec = load(KITCHEN_SINK)
    (operation,) = [one for one in spec.operations if one.operation_id == operation_id]
    paths = {operation.path: {}, **spec.document["paths"]}
    reordered = json.dumps({**spec.document, "paths": {path: spec.document["paths"][path] for path in paths}})
    (client,) = generate(specs(reordered, "kitchen-sink.yaml"), tmp_path / "out")
    page = (client / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"## The response, for any status\n.*?```python\n(.*?)```", page, re.DOTALL)
    (call,) = re.findall(r"client\.send\(\s*(operations\..*?)\s*\)\n    print", code, re.DOTALL)
    imports = "\n".join(line for line in code.splitlines() if line.startswith(("from", "import")))

    run = python("-c", f"{imports}\nprint(({call}).body.content.decode())", cwd=client)

    assert run.returncode == 0, run.stderr
    assert [] == [one for one in shown if one not in " ".join(code.split())]
    assert operation.body
    assert operation.body.media_types[0].examples[0].value == json.loads(run.stdout)


def test_the_readme_makes_up_what_the_spec_does_not_show(specs: Write, tmp_path: Path) -> None:
    """
    Without examples, a README calls the first operation with values of the right types.
    """
    kinds = {
        "word": "{type: string}",
        "day": "{type: string, format: date}",
        "time": "{type: string, format: date-time}",
        "key": "{type: string, format: uuid}",
        "count": "{type: integer}",
        "share": "{type: number}",
        "flag": "{type: boolean}",
        "words": "{type: array, items: {type: string}}",
        "side": "{type: string, enum: [left, right]}",
        "only": "{type: string, const: this}",
    }
    parameters = [f"{{name: {name}, in: query, required: true, schema: {kind}}}" for name, kind in kinds.items()]
    spec = BOOKS.replace("parameters:", f"parameters: [{', '.join(parameters)}]", 1)
    lines = [line for line in spec.splitlines() if "labels" not in line]

    (client,) = generate(specs("\n".join(lines)), tmp_path / "out")
    readme = " ".join((client / "README.md").read_text(encoding="utf-8").split())

    assert 'body=Book(title="text")' in readme
    assert (
        'word="text", day=datetime.date(2030, 12, 31), time=datetime.datetime(2030, 12, 31, tzinfo=datetime.UTC), '
        'key=UUID(int=1), count=1, share=1.5, flag=True, words=["text"], side=AddBookSide.LEFT, only="this",'
    ) in readme


# What is out of date ------------------------------------------------------------------------------------------------


def test_what_was_just_written_is_up_to_date(specs: Write, tmp_path: Path, codegen: Codegen) -> None:
    """
    The check finds nothing in fresh output, not even what Python and other tools leave behind.
    """
    folder, out = specs(), tmp_path / "out"

    assert codegen("generate", "--specs", folder, "--clients", out) == 0
    for name in ("books-client/books_client/__pycache__/types.pyc", "books-client/dist/a.whl", ".mypy_cache/x.json"):
        (out / name).parent.mkdir(parents=True)
        (out / name).touch()
    assert codegen("check", "--specs", folder, "--clients", out) == 0


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("books-client/pyproject.toml", "# edited\n", "changed"),
        ("books-client/books_client/models/book.py", None, "missing"),
        ("books-client/books_client/models/extra.py", "", "unexpected"),
        ("magazines-client/pyproject.toml", "", "unexpected"),
    ],
)
def test_the_check_names_the_file(
    specs: Write,
    tmp_path: Path,
    codegen: Codegen,
    capsys: pytest.CaptureFixture[str],
    name: str,
    content: str | None,
    complaint: str,
) -> None:
    """
    A file that was edited, deleted or added fails the check by its name, and the check changes nothing.
    """
    folder, out = specs(), tmp_path / "out"
    generate(folder, out)
    if content is None:
        (out / name).unlink()
    else:
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_text(content, encoding="utf-8")
    before = snapshot(tmp_path)

    status = codegen("check", "--specs", folder, "--clients", out)

    (line,) = capsys.readouterr().err.splitlines()
    assert status == 1
    assert line.startswith(f"{out / name}: {complaint}")
    assert before == snapshot(tmp_path)


def test_the_committed_clients_are_up_to_date(codegen: Codegen, capsys: pytest.CaptureFixture[str]) -> None:
    """
    What is committed under `generated/` is what the specs and the templates make.
    """
    codegen("check", "--specs", ROOT / "specs", "--clients", ROOT / "generated")

    assert capsys.readouterr().err == ""


# What is refused ----------------------------------------------------------------------------------------------------

POST, GET = "#/paths/~1books/post", "#/paths/~1books~1{id}/get"
PARAMETER, SCHEMA = f"{POST}/parameters/0", "{$ref: '#/components/schemas/Book'}"

REFUSED = {
    "not YAML": ("openapi: 3.1.0", "openapi: [", "line 3, column 1"),
    "Swagger 2.0": ("openapi: 3.1.0", "swagger: '2.0'", "#/swagger"),
    "no server": ("servers: [{url: https://books.test/v1}]\n", "", "#/servers"),
    "relative server": ("https://books.test/v1", "/v1", "#/servers"),
    "version of no distribution": ("version: 1.0.0", "version: first", "#/info/version"),
    "interim status": ('"200": {', '"102": {', f"{GET}/responses/102"),
    "success that may be empty": ('"200": {', '"200": {x-empty-body: true, ', f"{GET}/responses/200"),
    "no operation": (BOOKS[BOOKS.index("paths:") : BOOKS.index("components:")], "paths: {}\n", "#/paths"),
    "duplicate operationId": ("getBook", "addBook", f"{GET}/operationId"),
    "operationIds that differ in letter case": ("getBook", "AddBook", "`addBook`"),
    "operationIds that become one module": ("getBook", "add-book", "`addBook`"),
    "dangling reference": (SCHEMA, "{$ref: '#/components/schemas/Nook'}", f"{POST}/requestBody"),
    "form that is no object": (
        f"application/json: {{schema: {SCHEMA}}}",
        "multipart/form-data: {schema: {type: string}}",
        f"{POST}/requestBody",
    ),
    "form with arrays inside of arrays": (
        f"application/json: {{schema: {SCHEMA}}}",
        "multipart/form-data: {schema: {type: object, properties: {a: {type: array, items: {type: array}}}}}",
        "properties/a",
    ),
    "form whose objects lose their names": (
        f"application/json: {{schema: {SCHEMA}}}",
        "application/x-www-form-urlencoded: {schema: {properties: {a: {type: object}}}, encoding: {a: {style: form}}}",
        "properties/a",
    ),
    "part with a style": (
        f"application/json: {{schema: {SCHEMA}}}",
        "multipart/form-data: {schema: {properties: {a: {type: string}}}, encoding: {a: {style: form}}}",
        "encoding/a",
    ),
    "body of no content type": ("Body: {content: {", "Body: {content: {}, x-was: {", f"{POST}/requestBody"),
    "deepObject on an array": ("in: query,", "in: query, style: deepObject,", PARAMETER),
    "pipeDelimited that explodes": ("in: query,", "in: query, style: pipeDelimited, explode: true,", PARAMETER),
    "spaceDelimited that explodes": ("in: query,", "in: query, style: spaceDelimited, explode: true,", PARAMETER),
    "allowReserved": ("in: query,", "in: query, allowReserved: true,", PARAMETER),
    "Host": ("labels, in: query", "Host, in: header", f"{PARAMETER}/name"),
    "Transfer-Encoding": ("labels, in: query", "transfer-encoding, in: header", f"{PARAMETER}/name"),
    "a header of two lines": ("labels, in: query", '"a\\r\\nHost", in: header', f"{PARAMETER}/name"),
    "a cookie with a blank": ("labels, in: query", '"a b", in: cookie', f"{PARAMETER}/name"),
    "a user in a server": ("https://books.test", "https://me:secret@books.test", "#/servers/0/url"),
    "a query of a server": ("https://books.test/v1", "https://books.test/v1?a=b", "#/servers/0/url"),
    "a fragment of a server": ("url: https://books.test/v1", "url: 'https://books.test/v1#a'", "#/servers/0/url"),
    "a server of another scheme": ("https://books.test", "file:///books.test", "#/servers/0/url"),
    "a path with a query": ("/new-books:", "/new-books?a=b:", "#/paths/~1new-books?a=b"),
    "a path with a fragment": ("/new-books:", "'/new-books#a':", "#/paths/~1new-books#a"),
    "arrays in a parameter": ("items: {type: string}", "items: {type: array, items: {}}", PARAMETER),
    "pages that do not fit": ("next: /shelf/next", "next: /next", "#/paths/~1new-books/get/x-pagination/next"),
    "items of two kinds": (
        "books: {type: array, items: {$ref: '#/components/schemas/Book'}}",
        "books: {anyOf: [{type: array, items: {type: string}}, {type: array, items: {type: integer}}]}",
        "#/paths/~1new-books/get/x-pagination",
    ),
    "certificates only": ("{type: http, scheme: bearer}", "{type: mutualTLS}", POST),
    "credentials that respond to a challenge": ("scheme: bearer", "scheme: digest", POST),
    "key in no header field": ("{type: http, scheme: bearer}", "{type: apiKey, in: header, name: my key}", POST),
    "undeclared server variable": ("{url: https://books.test/v1}", "{url: 'https://{region}.test'}", "#/servers/0/url"),
    "server variable outside of its enum": (
        "{url: https://books.test/v1}",
        "{url: 'https://{a}.test', variables: {a: {default: b, enum: [c]}}}",
        "#/servers/0/variables/a/default",
    ),
    "relative server of an operation": (
        "operationId: addBook",
        "operationId: addBook\n      servers: [{url: /up}]",
        f"{POST}/servers/0/url",
    ),
    "undeclared variable of a path": (
        "  /books:\n",
        "  /books:\n    servers: [{url: 'https://{up}.test'}]\n",
        "#/paths/~1books/servers/0/url",
    ),
    "variable described in two ways": (
        "  /books:\n",
        "  /other:\n    servers: [{url: 'https://{a}.it.test', variables: {a: {default: c}}}]\n"
        "    get: {operationId: readOther, tags: [Books], responses: {'204': {description: None.}}}\n"
        "  /books:\n    servers: [{url: 'https://{a}.up.test', variables: {a: {default: b}}}]\n",
        "#/paths/~1books/servers/0/variables/a",
    ),
    "class that every client has": ("schemas:\n", "schemas:\n    Client: {type: object}\n", "`Client`"),
    "class that errors has": ("schemas:\n", "schemas:\n    NotFound: {type: object}\n", "`NotFound`"),
    "two methods of one name": ("operationId: getBook", "operationId: getBook\n      x-method: add", f"{POST}: "),
    "method that is a keyword": ("operationId: getBook", "operationId: getBook\n      x-method: import", GET),
    "method that hides a type": ("operationId: getBook", "operationId: getBook\n      x-method: str", GET),
    "tag that the client has already": ("tags: [Books]", "tags: [Headers]", POST),
    "two arguments of one name": ("name: labels, ", "name: labels, x-argument: body, ", PARAMETER),
    "parameters that Python calls the same": (
        "{name: labels, ",
        "{name: 'labels[]', in: query, schema: {type: string}}\n        - {name: labels, ",
        "#/paths/~1books/post/parameters/1: the query parameters `labels[]` and `labels`",
    ),
    "argument that is none": ("name: labels, ", "name: labels, x-argument: two words, ", PARAMETER),
    "body that wraps nothing": ("requestBody: {", "requestBody: {x-flatten: /shelf, ", f"{POST}/requestBody/x-flatten"),
    "envelope that is no mapping": (
        "operationId: getBook",
        "operationId: getBook\n      x-envelope: some",
        f"{GET}/x-envelope",
    ),
    "envelope that leads nowhere": (
        "operationId: getBook",
        "operationId: getBook\n      x-envelope: {items: /books, order: /results}",
        f"{GET}/x-envelope/items",
    ),
    "envelope around a list in pages": (
        "x-pagination: {",
        "x-envelope: {}\n      x-pagination: {",
        "new-books/get/x-envelope",
    ),
    "attribute for what no envelope holds": (
        "Book: {type: object,",
        "Book: {x-included: {author: {by: title, in: /people}}, type: object,",
        "#/components/schemas/Book/x-included",
    ),
    "reason that is no pointer": ("servers:", "x-error-reason: [message]\nservers:", "#/x-error-reason"),
    "members of one name": (
        "Book: {type: object, required: [title], properties: {",
        "Book: {type: object, required: [title], properties: {'@title': {type: string}, ",
        "#/components/schemas/Book/properties/title: the members `@title` and `title`",
    ),
    "members that Python reads alike": (
        "Book: {type: object, required: [title], properties: {",
        "Book: {type: object, required: [title], properties: {\ufb01: {type: string}, fi: {type: string}, ",
        "#/components/schemas/Book/properties/fi: the members `\ufb01` and `fi`",
    ),
    "constant that is an object": (
        "{title: {type: string}}",
        "{title: {const: {a: 1}}}",
        "/Book/properties/title/const",
    ),
    "enum of arrays": ("{title: {type: string}}", "{title: {enum: [[1]]}}", "/Book/properties/title/enum"),
    "example of another shape": (
        f"application/json: {{schema: {SCHEMA}}}",
        f"application/json: {{schema: {SCHEMA}, example: {{name: Plums}}}}",
        f"{POST}/requestBody/content/application~1json/example",
    ),
}
"""What is replaced in the spec of books, by what, and the place that the refusal has to name."""


def generated_before(out: Path) -> None:
    """An earlier client of the books, as far as the command can tell."""
    (out / "books-client").mkdir(parents=True)
    for name in (".wireproof.json", "README.md"):
        (out / "books-client" / name).write_text("as it was\n", encoding="utf-8")


@pytest.mark.parametrize(("old", "new", "place"), REFUSED.values(), ids=REFUSED)
def test_a_spec_is_refused_with_the_place(
    specs: Write,
    tmp_path: Path,
    codegen: Codegen,
    capsys: pytest.CaptureFixture[str],
    old: str,
    new: str,
    place: str,
) -> None:
    """
    What no right client can be generated for is said with file and place, and that client is left as it was.
    """
    assert old in BOOKS
    folder, out = specs(BOOKS.replace(old, new, 1)), tmp_path / "out"
    generated_before(out)
    before = snapshot(tmp_path)

    status = codegen("generate", "--specs", folder, "--clients", out, "--strict")

    written = capsys.readouterr()
    assert (status, "") == (2, written.out)
    lines = written.err.splitlines()
    assert all(re.match(rf"{re.escape(str(folder / 'books.yaml'))}(:[0-9]+)?: ", line) for line in lines)
    assert any(place in line for line in lines)
    assert len(lines) == (2 if "envelope: {items: /books, order" in new else 1)  # there, two pointers lead nowhere
    assert " object at 0x" not in written.err
    assert before == snapshot(tmp_path)


@pytest.mark.parametrize("name", ["Books", "my books", "my.books", "2books"])
def test_a_spec_is_refused_by_its_name(
    specs: Write, tmp_path: Path, codegen: Codegen, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """
    A name that cannot become that of a package is refused; so is a file without letters, beside which others are fine.
    """
    file, out = specs(BOOKS, "7.yaml") / "7.yaml", tmp_path / "out"
    shutil.copy(file, file.with_name("My.Books.yaml"))

    with pytest.raises(SpecError, match=f"at the file: no client can be called '{name}'"):
        generate([Document(name, file)], out)
    assert 2 == codegen("generate", "--specs", file.parent, "--clients", out)
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{file}: at the file: no client can be called '7'")
    assert ["my-books-client"] == [one.name for one in out.glob("*-client")]


def test_the_unmodified_spec_is_not_refused(specs: Write, tmp_path: Path, codegen: Codegen) -> None:
    """
    The spec that the refused ones are made from is fine, so that each is refused for its own defect.
    """
    assert codegen("generate", "--specs", specs(), "--clients", tmp_path / "out") == 0


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--specs", "missing", "--clients", "out"], "missing: "),
        (["--specs", "out", "--clients", "out"], "out: "),
        (["--specs", "edited/books-client/LICENSE", "--clients", "out"], "edited/books-client/LICENSE: "),
        (["--specs", "specs", "--clients", "out", "--chekc"], "--chekc"),
        (["--config", "specs.toml"], "specs.toml: it cannot be read"),
        (["--specs", "specs", "--clients", "foreign"], "foreign/books-client: "),
        (["--specs", "specs", "--clients", "edited"], "edited/books-client/books_client/thesis.py: "),
        (["--specs", "specs", "--clients", "specs/books.yaml"], "specs/books.yaml: "),
        (["--specs", "specs", "--clients", "specs/books.yaml/out"], "specs/books.yaml/out: "),
    ],
    ids=[
        "missing folder",
        "folder without specs",
        "file for a folder",
        "unknown option",
        "missing configuration",
        "somebody's folder in the way",
        "somebody's file in a client",
        "file in the way",
        "file above",
    ],
)
def test_a_call_is_refused_in_one_line(
    specs: Write,
    tmp_path: Path,
    codegen: Codegen,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    named: str,
) -> None:
    """
    What the caller got wrong is said in one line that names it, and nothing is written.
    """
    specs()
    generated_before(tmp_path / "out")
    (tmp_path / "foreign/books-client").mkdir(parents=True)
    (tmp_path / "foreign/books-client/thesis.txt").write_text("irreplaceable", encoding="utf-8")
    generate(tmp_path / "specs", tmp_path / "edited")
    (tmp_path / "edited/books-client/books_client/thesis.py").write_text("irreplaceable", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = snapshot(tmp_path)

    status = codegen("generate", *arguments)

    written = capsys.readouterr()
    assert (status, "") == (2, written.out)
    (line,) = written.err.splitlines()
    assert named in line
    assert before == snapshot(tmp_path)


def test_all_clients_are_replaced_or_none(specs: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    When one client cannot be put in its place, those before it are back where they were.
    """
    specs(BOOKS, "a.yaml")
    folder, out = specs(BOOKS, "b.yaml"), tmp_path / "out"
    for name in ("a-client", "b-client"):
        (out / name).mkdir(parents=True)
        (out / name / ".wireproof.json").write_text("as it was\n", encoding="utf-8")
    before, replace = snapshot(out), Path.replace

    def fail_at_the_second(self: Path, target: Path) -> Path:
        if target == out / "b-client/b_client/models/book.py":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_at_the_second)
    with pytest.raises(GenerationError, match=r"nothing can be written there \(No space left on device\)"):
        generate(folder, out)

    assert before == snapshot(out)
    assert not list(tmp_path.glob(".wireproof-*"))


def test_the_command_ends_without_a_traceback(tmp_path: Path) -> None:
    """
    Run as a program, the command says its sentence and ends with exit status 2.
    """
    run = python("-m", "wireproof", "generate", "--specs", "missing", "--clients", "out", cwd=tmp_path)

    assert run.returncode == 2
    problem = "there is no *.yaml, *.yml or *.json file; name a folder that holds OpenAPI documents"
    assert run.stderr == f"missing: at the folder: {problem}\n"
