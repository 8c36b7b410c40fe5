"""
Generating again: what is unchanged is not made, what others wrote stays, and a run that is killed does no harm.
"""

import os
import re
import shutil
import signal
import threading
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from types import SimpleNamespace

import pytest

from wireproof import codegen
from wireproof.cli import main
from wireproof.codegen import TEMPLATES, building, differences, generate, placing, workplace
from wireproof.errors import GenerationError
from wireproof.intake.documents import Document
from wireproof.intake.settings import ApiSettings

BOOKS = """\
openapi: 3.1.0
info: {title: Books, version: 1.0.0}
servers: [{url: https://books.test/v1}]
paths:
  /books/{id}:
    get:
      operationId: getBook
      tags: [Books]
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses:
        "200": {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}
components:
  schemas:
    Book: {type: object, required: [title], properties: {title: {type: string}}}
"""
NOVELS = BOOKS.replace("Book:", "Novel:").replace("schemas/Book", "schemas/Novel")
"""A document with another model, so that one file goes and another comes."""

OWN = ("dist/books.whl", ".venv/bin/python", "notes.md", "tests/test_books.py")
"""What others have in the folder of a client."""


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder, but not what is remembered of it."""
    names = (file.relative_to(folder) for file in sorted(folder.rglob("*")) if file.is_file())
    return {name.as_posix(): (folder / name).read_bytes() for name in names if workplace.HOME not in name.parts}


def specs_of(text: str, folder: Path) -> Path:
    """A folder of specs with one document."""
    folder.mkdir(exist_ok=True)
    (folder / "books.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Folders with the clients of both documents, to look at and to copy."""
    folder = tmp_path_factory.mktemp("made")
    for name, text in (("books", BOOKS), ("novels", NOVELS)):
        generate(specs_of(text, folder / f"{name}-specs"), folder / name)
    return {name: folder / name for name in ("books", "novels")}


@pytest.fixture
def out(made: dict[str, Path], tmp_path: Path) -> Path:
    """A folder with a client of the books that nobody has touched, `specs` beside it."""
    specs_of(BOOKS, tmp_path / "specs")
    shutil.copytree(made["books"], tmp_path / "out")
    return tmp_path / "out"


@pytest.fixture
def specs(tmp_path: Path) -> Path:
    """The folder of specs."""
    return specs_of(BOOKS, tmp_path / "specs")


# Nothing has changed ------------------------------------------------------------------------------------------------


def test_what_is_unchanged_is_not_made_again(
    specs: Path, out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    The second run and the check say so without the generator, and touch nothing.
    """
    arguments = ["--specs", str(specs), "--clients", str(out)]
    assert main(["generate", *arguments]) == 0
    before = {file: file.stat().st_mtime_ns for file in sorted(out.rglob("*"))}
    monkeypatch.setattr(building, "built", None)
    capsys.readouterr()

    assert main(["generate", *arguments]) == 0
    assert main(["check", *arguments]) == 0

    assert capsys.readouterr().out == f"unchanged {out / 'books-client'}\n"
    assert before == {file: file.stat().st_mtime_ns for file in sorted(out.rglob("*"))}


def test_what_is_left_out_is_told_again(specs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    An unchanged client lacks the same operations: same lines, same exit status.
    """
    bad = "/bad:\n    get: {operationId: bad, responses: {'200': {$ref: '#/nowhere'}}}"
    specs_of(BOOKS.replace("components:", f"  {bad}\ncomponents:"), specs)
    told = []
    for _ in range(2):
        status = main(["generate", "--specs", str(specs), "--clients", str(tmp_path / "out")])
        written = capsys.readouterr()
        told.append((status, written.err, written.out.split()[0]))

    (status, lines, _), _ = told
    assert status == 3
    assert "GET /bad is left out" in lines
    assert told == [(3, lines, "generated"), (3, lines, "unchanged")]


CHANGES: dict[str, Callable[[Path, pytest.MonkeyPatch], object]] = {
    "the document": lambda specs, _: specs_of(NOVELS, specs),
    "an overlay": lambda specs, _: (specs / "books.overlay.yaml").write_text(
        "overlay: 1.0.0\ninfo: {title: A, version: '1'}\nactions: [{target: $.info, update: {title: Tomes}}]\n"
    ),
    "the kit": lambda _, patch: patch.setattr(workplace, "_kit", lambda: [["a.py", "another digest"]]),
    "a tool": lambda _, patch: patch.setattr(workplace, "version", lambda name: f"99 of {name}"),
    "Python": lambda _, patch: patch.setattr(workplace, "sys", SimpleNamespace(version_info=(3, 99))),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_a_client_is_made_of_counts(
    specs: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path, pytest.MonkeyPatch], object]
) -> None:
    """
    The digest of a document is the same wherever it is, and another one when anything has changed.
    """
    document = Document("books", specs / "books.yaml")
    elsewhere = shutil.copytree(specs, specs.parent / "elsewhere") / "books.yaml"
    before = workplace.made_of(document)
    assert before == workplace.made_of(Document("books", elsewhere))
    assert before != workplace.made_of(Document("books", elsewhere, ApiSettings(http="httpx")))

    change(specs, monkeypatch)

    assert before != workplace.made_of(document)


# What others wrote --------------------------------------------------------------------------------------------------


def test_what_was_not_generated_stays(specs: Path, out: Path, made: dict[str, Path]) -> None:
    """
    A wheel, an environment, notes, and a link out of the folder are there afterwards; what was generated has changed.
    """
    client = out / "books-client"
    for name in OWN:
        (client / name).parent.mkdir(parents=True, exist_ok=True)
        (client / name).write_text("mine", encoding="utf-8")
    (client / "data").symlink_to(specs)
    (client / "books_client/models/__pycache__").mkdir()

    generate(specs_of(NOVELS, specs), out)

    found = contents(out)
    assert {b"mine"} == {found.pop(f"books-client/{name}") for name in OWN}
    assert found == contents(made["novels"])
    assert (client / "data").is_symlink()
    assert differences(specs, out) == []


def edited(client: Path) -> Path:
    """Somebody has changed a page."""
    (client / "README.md").write_text("my words", encoding="utf-8")
    return client / "README.md"


def edited_and_obsolete(client: Path) -> Path:
    """Somebody has changed a module that the next client does not have."""
    with (client / "books_client/models/book.py").open("a", encoding="utf-8") as file:
        file.write("# mine\n")
    return client / "books_client/models/book.py"


def added(client: Path) -> Path:
    """Somebody has put a module into the package."""
    (client / "books_client/thesis.py").write_text("irreplaceable", encoding="utf-8")
    return client / "books_client/thesis.py"


def moved(client: Path, name: str = "") -> Path:
    """Somebody keeps the client, or a part of it, elsewhere."""
    part = client / name
    elsewhere = client.parent.parent / "elsewhere"
    part.rename(elsewhere)
    part.symlink_to(elsewhere)
    return part


REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "an edited page": (edited, "it was edited after it was generated"),
    "an edited module": (edited_and_obsolete, "it was edited after it was generated"),
    "a module of somebody's": (added, "it was not generated"),
    "a client that is a link": (moved, "it is a link"),
    "a package that is a link": (lambda client: moved(client, "books_client"), "it is a link"),
    "a file that is a link": (lambda client: moved(client, "LICENSE"), "it is a link"),
}


@pytest.mark.parametrize(("touch", "said"), REFUSED.values(), ids=REFUSED)
def test_what_would_be_lost_is_named(
    specs: Path, out: Path, tmp_path: Path, touch: Callable[[Path], Path], said: str
) -> None:
    """
    Where a file of somebody's would be replaced or removed, nothing changes at all.
    """
    named = touch(out / "books-client")
    specs_of(NOVELS, specs)
    before = contents(tmp_path)

    with pytest.raises(GenerationError, match=re.escape(f"{named}: {said}")):
        generate(specs, out)

    assert before == contents(tmp_path)


def test_an_edited_file_is_written_anew_once_it_is_deleted(specs: Path, out: Path, made: dict[str, Path]) -> None:
    """
    What the sentence says to do helps.
    """
    edited(out / "books-client").unlink()

    generate(specs, out)

    assert contents(made["books"]) == contents(out)


def test_a_client_of_no_manifest_is_known_by_its_marks(specs: Path, out: Path, made: dict[str, Path]) -> None:
    """
    A client that an earlier version wrote is replaced, obsolete files included.
    """
    (out / "books-client/.wireproof.sha256").unlink()

    generate(specs_of(NOVELS, specs), out)

    assert contents(made["novels"]) == contents(out)


def test_a_folder_that_git_ignores_gets_the_same_client(specs: Path, tmp_path: Path, made: dict[str, Path]) -> None:
    """
    The formatter does not skip what git does.
    """
    (tmp_path / ".gitignore").write_text("*\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()

    generate(specs, tmp_path / "out")

    assert contents(made["books"]) == contents(tmp_path / "out")


# Runs that are killed, and two at once ------------------------------------------------------------------------------

STAGES = {
    "building": (building, "_build", 0),
    "about to place": (placing, "_placed", 0),
    "removing files": (placing, "_prune", 0),
    "placing files": (placing, "_written", 3),
    "placing the manifest": (placing, "_written", -1),
    "remembering": (codegen, "remember", 0),
}
"""The function at whose call a run is killed, and how many calls come before; -1: the last one."""


def killed(specs: Path, out: Path, module: object, function: str, calls: int) -> None:
    """Generate, and end as `kill -9` ends a process."""
    original, seen = getattr(module, function), []

    def deadly(*arguments: object) -> object:
        seen.append(arguments)
        if len(seen) > calls >= 0 or (calls < 0 and ".wireproof.sha256" in arguments):
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*arguments)

    setattr(module, function, deadly)
    generate(specs, out)


@pytest.mark.parametrize(("name", "is_first"), [*((name, False) for name in STAGES), ("placing files", True)])
def test_the_run_after_one_that_was_killed_ends_it(
    specs: Path, out: Path, made: dict[str, Path], name: str, is_first: bool
) -> None:
    """
    Wherever it was killed, the next run writes the client, keeps what is not generated, and leaves no other trace.
    """
    specs_of(NOVELS, specs)
    if is_first:
        shutil.rmtree(out)
    else:
        (out / "books-client/notes.md").write_text("mine", encoding="utf-8")
    run = get_context("fork").Process(target=killed, args=(specs, out, *STAGES[name]))
    run.start()
    run.join()
    assert run.exitcode == -signal.SIGKILL

    generate(specs, out)

    found = contents(out)
    assert is_first or found.pop("books-client/notes.md") == b"mine"
    assert contents(made["novels"]) == found
    assert {".gitignore", "books-client.json"} == {file.name for file in (out / workplace.HOME).iterdir()}


def test_a_second_run_waits_for_the_first(specs: Path, tmp_path: Path, made: dict[str, Path]) -> None:
    """
    One run at a time works on a folder.
    """
    out = tmp_path / "out"
    second = threading.Thread(target=generate, args=(specs, out))

    with workplace.reserved(out) as staging:
        second.start()
        second.join(0.3)
        assert [] == [*staging.iterdir()]
        assert not (out / "books-client").exists()
    second.join()

    assert contents(made["books"]) == contents(out)


# Templates that fail ------------------------------------------------------------------------------------------------

BROKEN = {
    "a value of the wrong type": ("{{ 1 + spec.title }}", r"TypeError: .*; template client\.py\.jinja:1\)"),
    "a name that is none": (
        "{{ nobody.home }}",
        r"UndefinedError: 'nobody' is undefined; template client\.py\.jinja:1\)",
    ),
    "no template": ("{% if %}", r"TemplateSyntaxError: .*; template client\.py\.jinja:1\)"),
    "no Python": ("def (:\n", r"ruff cannot read what was generated.*client\.py:2:\d+: "),
}


@pytest.mark.parametrize(("text", "said"), BROKEN.values(), ids=BROKEN)
def test_a_template_that_fails_is_named_with_its_line(specs: Path, tmp_path: Path, text: str, said: str) -> None:
    """
    A broken template is reported with its name and line; ruff reports generated code that is no Python.
    """
    templates = shutil.copytree(TEMPLATES, tmp_path / "templates")
    template = templates / "client.py.jinja"
    template.write_text(text + template.read_text(encoding="utf-8"), encoding="utf-8")

    with pytest.raises(GenerationError, match=said):
        generate(specs, tmp_path / "out", templates=templates)

    assert not (tmp_path / "out").exists()
