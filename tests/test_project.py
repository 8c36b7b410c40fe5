"""`wireproof.toml`: what it says, and what is said of one that cannot be used."""

from pathlib import Path

import pytest

from wireproof.errors import ProjectError
from wireproof.intake.documents import Document
from wireproof.intake.project import read_project


def written(folder: Path, text: str) -> Path:
    """A configuration."""
    file = folder / "wireproof.toml"
    file.write_text(text, encoding="utf-8")
    return file


def document(file: Path) -> None:
    """A file where a document should be; nobody reads it here."""
    file.parent.mkdir(exist_ok=True)
    file.touch()


def test_an_empty_configuration_is_one(tmp_path: Path) -> None:
    """Documents are in `specs` and clients in `generated`, beside the file."""
    document(tmp_path / "specs/museum.yaml")

    project = read_project(written(tmp_path, ""))

    assert project.documents == (Document("museum", tmp_path / "specs/museum.yaml"),)
    assert project.clients == tmp_path / "generated"


def test_a_configuration_says_what_is_wanted_of_an_api(tmp_path: Path) -> None:
    """Paths are relative to the folder of the configuration."""
    text = """
        clients = "clients"
        [apis.museum]
        document = "vendor/openapi.json"
        operations = ["getTicketCode", "tag:Events"]
        exclude = ["DELETE /**"]
        http = "httpx"
        server = "https://museum.example"
        strict = true
        names = {"GET /museum-hours" = "listHours"}
    """

    project = read_project(written(tmp_path, text))

    [(name, file, museum)] = [(one.name, one.file, one.settings) for one in project.documents]
    assert (name, file, project.clients) == ("museum", tmp_path / "vendor/openapi.json", tmp_path / "clients")
    assert (museum.operations, museum.exclude) == (("getTicketCode", "tag:Events"), ("DELETE /**",))
    assert (museum.http, museum.server, museum.strict) == ("httpx", "https://museum.example", True)
    assert museum.names == {"GET /museum-hours": "listHours"}


def test_some_apis_of_a_project_are_named(tmp_path: Path) -> None:
    """Those of the folder, with settings or without; a name that there is not has the nearest beside it."""
    for name in ("museum", "zoo"):
        document(tmp_path / f"specs/{name}.json")
    project = read_project(written(tmp_path, '[apis.zoo]\nhttp = "httpx"'))

    assert ["httpx2", "httpx"] == [one.settings.http for one in project.documents]
    assert ["zoo"] == [one.name for one in project.of(["zoo"]).documents]
    with pytest.raises(ProjectError, match="there is no API `musuem`; did you mean `museum`"):
        project.of(["musuem"])


@pytest.mark.parametrize("name", ["my_api.yaml", "My.API.yaml", "2 my api.json"])
@pytest.mark.parametrize("api", ["my-api", "mine"])
def test_a_document_has_one_name_wherever_it_is_named(tmp_path: Path, name: str, api: str) -> None:
    """In the folder, where it is called after its file, or in the configuration, which may call it otherwise."""
    file = tmp_path / "specs" / name
    document(file)
    document(tmp_path / "specs/zoo.yaml")

    found = read_project(written(tmp_path, ""))
    named = read_project(written(tmp_path, f'[apis.{api}]\ndocument = "specs/../specs/{name}"'))

    assert ["my-api", "zoo"] == [one.name for one in found.documents]
    assert [(api, file), ("zoo", tmp_path / "specs/zoo.yaml")] == [
        (one.name, one.file.resolve()) for one in named.documents
    ]


def test_two_documents_of_one_name_are_refused(tmp_path: Path) -> None:
    """One that the configuration names, and another of the folder."""
    document(tmp_path / "specs/my_api.yaml")
    file = written(tmp_path, '[apis.my-api]\ndocument = "vendor/openapi.json"')

    with pytest.raises(ProjectError, match=r"at apis\.my-api: .*my_api\.yaml would have a client of the same name as "):
        read_project(file)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("apis = ", "it is no TOML (Invalid value (at end of document)); correct the syntax"),
        ("apis = 3", "at apis: 3 is no value for it; write a table"),
        ('spec = "x"', "at spec: there is no such setting; did you mean `specs`"),
        ("[apis]\nmuseum = 3", "at apis.museum: it must be a table; write its settings below"),
        (
            "[apis.Museum]",
            "at apis.Museum: 'Museum' is no name of an API; write lower-case words with hyphens, as in `pet-store`",
        ),
        (
            "[apis.museum]\noperation = []",
            "at apis.museum.operation: there is no such setting; did you mean `operations`",
        ),
        ("[apis.museum]\noperations = [1]", "at apis.museum.operations: [1] is no value for it; write a list of texts"),
        ("[apis.museum]\nnames = {a = 1}", "at apis.museum.names: {'a': 1} is no value for it; write a table of texts"),
        ("[apis.museum]\nstrict = 'yes'", "at apis.museum.strict: 'yes' is no value for it; write true or false"),
        (
            "[apis.museum]\nhttp = 'aiohttp'",
            "at apis.museum.http: 'aiohttp' is no value for it; write one of httpx2, httpx",
        ),
    ],
)
def test_what_is_no_setting_is_said(tmp_path: Path, text: str, problem: str) -> None:
    """With its key, and what to write instead."""
    document(tmp_path / "specs/museum.yaml")
    file = written(tmp_path, text)

    with pytest.raises(ProjectError) as refused:
        read_project(file)

    assert f"{file}: {problem}" == str(refused.value).replace(f"{tmp_path}/specs", "specs")


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    """A line for each problem."""
    file = written(tmp_path, 'spec = "x"\n[apis.museum]\nhttp = 3\nstrict = 1')

    with pytest.raises(ProjectError) as refused:
        read_project(file)

    assert len(str(refused.value).splitlines()) == 3


def test_a_configuration_that_is_missing_is_named(tmp_path: Path) -> None:
    """It was asked for."""
    with pytest.raises(ProjectError, match=r"missing\.toml: it cannot be read \(No such file or directory\)"):
        read_project(tmp_path / "missing.toml")
