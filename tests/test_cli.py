"""The command `wireproof`, from the terminal."""

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from wireproof.cli import main

OPERATION = {"tags": ["Kites"], "responses": {"204": {"description": "Done."}}}
KITES: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Kites", "version": "1.0.0"},
    "servers": [{"url": "https://kites.test"}],
    "paths": {
        "/kites": {"get": {**OPERATION, "operationId": "flyKites"}, "post": OPERATION},
        "/strings": {"get": {**OPERATION, "operationId": "getStrings", "security": [{"none": []}]}},
    },
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a document, in which the commands are given."""
    (tmp_path / "kites.json").write_text(json.dumps(KITES), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_document_leads_to_a_client_of_what_was_chosen(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    `init` writes a configuration with all operations to choose from, which `generate` and `check` then go by.
    """
    statuses = [main(["init", "kites.json", "-o", "flyKites"]), main(["generate"]), main(["check"])]

    assert [0, 0, 0] == statuses, capsys.readouterr().err
    written = (folder / "wireproof.toml").read_text(encoding="utf-8")
    assert {"kites": {"document": "kites.json", "operations": ["flyKites"]}} == tomllib.loads(written)["apis"]
    assert '# "postKites",  # POST /kites' in written
    note = json.loads((folder / "generated/kites-client/.wireproof.json").read_text(encoding="utf-8"))
    assert 1 == note["operations"]


@pytest.mark.usefixtures("folder")
def test_the_list_says_what_stands_in_the_way(capsys: pytest.CaptureFixture[str]) -> None:
    """
    Of each operation: that it can be had, that it was not selected, or why no client has it.
    """
    status = main(["list", "kites.json", "--exclude", "POST /**"])

    *rows, total = capsys.readouterr().out.splitlines()
    states = {row.split()[0]: row.split("  ")[-1].strip() for row in rows}
    assert (0, "ok", "not selected") == (status, states["flyKites"], states["postKites"])
    assert "none" in states["getStrings"]
    assert "kites: 3 operations, 2 selected, 1 can be generated" == total


def test_what_a_document_says_stays_in_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A path with a line break sets nothing in the configuration, and moves no cursor.
    """
    paths = {"/a\n[apis.evil]\n\x1b[2J": {"get": OPERATION}, "/kites": KITES["paths"]["/kites"]}
    (folder / "kites.json").write_text(json.dumps({**KITES, "paths": paths}), encoding="utf-8")

    main(["init", "kites.json"])
    main(["list", "kites.json"])

    assert ["kites"] == [*tomllib.loads((folder / "wireproof.toml").read_text(encoding="utf-8"))["apis"]]
    assert "\x1b" not in "".join(capsys.readouterr())


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (["generat"], "wireproof: No such command 'generat'. Did you mean 'generate'?; see `wireproof --help`"),
        (["list", "--http", "x"], "wireproof list: No such option: --http"),
        (["generate", "kites.json", "--http", "x"], "--http x: there is no such library; choose one of httpx2, httpx"),
        (
            ["init", "missing.json"],
            "missing.json: at the file: it cannot be read (No such file or directory); check the path",
        ),
        (
            ["init", "kites.json", "-o", "flyKite"],
            "kites.json: at the selection: no operation is selected by `flyKite`",
        ),
        (["prove", "kite", "--specs", "."], "there is no API `kite`; did you mean `kites`"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_a_wrong_call_is_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], call: list[str], sentence: str
) -> None:
    """
    With exit status 2, and nothing written.
    """
    status = main(call)

    written = capsys.readouterr()
    assert (2, "", 1) == (status, written.out, len(written.err.splitlines()))
    assert written.err.startswith(sentence)
    assert ["kites.json"] == [file.name for file in folder.iterdir()]


@pytest.mark.usefixtures("folder")
def test_a_check_says_what_the_clients_lack(capsys: pytest.CaptureFixture[str]) -> None:
    """
    As `generate` does, with the same exit status; a file that is not what it was comes first.
    """
    statuses = [main(["generate", "kites.json"]), main(["check", "kites.json"])]
    told = capsys.readouterr().err.splitlines()[-1]
    Path("generated/kites-client/README.md").write_text("mine", encoding="utf-8")

    assert [3, 3, 1] == [*statuses, main(["check", "kites.json"])]
    assert told.startswith("kites.json: at #/paths/~1strings/get")
    assert "GET /strings is left out: " in told


OTHERS = "[pytest]\naddopts = --no-such-option\npython_files = *.txt\n"
"""A configuration with which nothing of the suite would run."""


def test_the_suite_is_not_disturbed_by_the_configuration_of_a_folder(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """
    Nor is the command that runs what failed again.
    """
    main(["generate", "kites.json", "-o", "flyKites"])
    (folder / "pytest.ini").write_text(OTHERS, encoding="utf-8")
    operations = folder / "generated/kites-client/kites_client/operations/kites.py"
    operations.write_text(operations.read_text(encoding="utf-8").replace('"204"', '"205"'), encoding="utf-8")
    capfd.readouterr()

    status = main(["prove", "kites.json", "-n", "0", "-k", "named_example"])

    [command, *_] = re.findall(r"^run again: (.*)$", written := capfd.readouterr().out, re.MULTILINE) or [""]
    assert (1, True) == (status, bool(command)), written
    again = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602  # our own
    assert (1, True) == (again.returncode, "1 failed" in again.stdout), again.stderr


def test_a_configuration_is_not_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    It may be somebody's work.
    """
    (folder / "wireproof.toml").write_text("# mine\n", encoding="utf-8")

    assert 2 == main(["init", "kites.json"])
    assert "it is there already" in capsys.readouterr().err
    assert "# mine\n" == (folder / "wireproof.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["init", "list", "generate", "check", "prove", "trace", "matrix merge"])
def test_the_help_of_a_command_has_an_example(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """
    Below its options.
    """
    assert 0 == main([*command.split(), "--help"])
    assert f"Example: wireproof {command}" in " ".join(capsys.readouterr().out.split())
