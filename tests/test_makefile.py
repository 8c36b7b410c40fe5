"""The Makefile and the files work on other people's machines."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = ("awk", "bash", "git", "make", "sh")

RECORDER = """\
#!/bin/sh
echo "begins $2 $3" >> log
case "$3" in generate) sleep 0.5;; esac
echo "ends $2 $3" >> log
"""
"""Stands for Python and writes down which command was run, and until when."""


def run(folder: Path, *command: str, path: Path | None = None) -> str:
    """What a command prints."""
    environment = {"PATH": f"{path}:/usr/bin:/bin" if path else "/usr/bin:/bin", "HOME": str(folder)}
    done = subprocess.run(  # noqa: S603  # fixed commands of this file
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(autouse=True)
def tools() -> None:
    """Skip where a tool is missing."""
    missing = [tool for tool in TOOLS if shutil.which(tool, path="/usr/bin:/bin") is None]
    if missing:
        pytest.skip(f"there is no {', '.join(missing)}")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The Makefile beside a `.venv` that seems ready, whose Python only writes down what it should run."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for name in ("requirements.lock", "pyproject.toml", ".venv/.locked", ".venv/.ready"):
        (tmp_path / name).touch()
    python = tmp_path / ".venv/bin/python"
    python.write_text(RECORDER, encoding="utf-8")
    python.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize("goals", [(), ("all",), ("generate", "contracts"), ("test", "generate")], ids=" ".join)
def test_nothing_is_proven_while_it_is_generated(checkout: Path, goals: tuple[str, ...]) -> None:
    """
    With `make -j2` the suite begins when the generator has ended.
    """
    run(checkout, "make", "-j2", *goals)

    first, second, third, fourth = (checkout / "log").read_text(encoding="utf-8").splitlines()
    assert ("begins wireproof generate", "ends wireproof generate") == (first, second)
    assert (third, fourth) in [(f"begins {suite}", f"ends {suite}") for suite in ("wireproof prove", "pytest -n")]


def test_contracts_alone_generate_nothing(checkout: Path) -> None:
    """
    `make contracts` proves the clients as they are.
    """
    run(checkout, "make", "-j2", "contracts")

    assert ["begins wireproof prove", "ends wireproof prove"] == (checkout / "log").read_text(
        encoding="utf-8"
    ).splitlines()


def test_help_needs_no_tool_of_gnu(tmp_path: Path) -> None:
    """
    `make help` names every described target, where grep, sed and expand are not what Linux has.
    """
    for tool in ("expand", "gsed", "grep", "sed"):
        (tmp_path / tool).write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
        (tmp_path / tool).chmod(0o755)
    described = re.findall(r"^([a-z-]+):.*## (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    printed = run(ROOT, "make", "help", path=tmp_path)

    assert [f"{name:<18}{text}" for name, text in described] == printed.splitlines()
    assert len(described) > 10


def test_files_have_the_same_bytes_on_windows(tmp_path: Path) -> None:
    """
    A checkout with `core.autocrlf` has no CRLF, so that no generated file looks changed.
    """
    origin, name = tmp_path / "origin", "client.py"
    origin.mkdir()
    shutil.copy(ROOT / ".gitattributes", origin)
    (origin / name).write_bytes(b"one = 1\ntwo = 2\n")
    run(origin, "git", "init", "--quiet")
    run(origin, "git", "add", ".")
    run(origin, "git", "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "a")

    run(tmp_path, "git", "clone", "--quiet", "--config", "core.autocrlf=true", "origin", "clone")

    assert b"one = 1\ntwo = 2\n" == (tmp_path / "clone" / name).read_bytes()
