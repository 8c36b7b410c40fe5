"""The programs that the README begins with are short, and strictly typed without an assert or a cast."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
MOST_LINES = 8


def _quickstarts() -> Any:
    """The script beside this file, as a module."""
    found = importlib.util.spec_from_file_location("quickstarts", Path(__file__).parent / "quickstarts.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


PROGRAMS: dict[str, str] = _quickstarts().programs()


@pytest.mark.parametrize("package", PROGRAMS)
def test_a_program_is_short(package: str) -> None:
    """
    To add a user by e-mail to a group and print both names takes at most eight lines, and nothing that helps a checker.
    """
    lines = [line for line in PROGRAMS[package].splitlines() if line]

    assert MOST_LINES >= len(lines)
    assert [] == [line for line in lines if "assert" in line or "cast" in line or "type:" in line]


def test_mypy_has_nothing_to_say(tmp_path: Path) -> None:
    """
    `mypy --strict` accepts the programs; `make pyright` shows them to pyright, which needs Node.
    """
    files = [tmp_path / f"with_{package}.py" for package in PROGRAMS]
    for file, code in zip(files, PROGRAMS.values(), strict=True):
        file.write_text(code, encoding="utf-8")
    clients = os.pathsep.join(str(folder) for folder in sorted((ROOT / "generated").glob("*-client")))
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={tmp_path}", *map(str, files)]

    run = subprocess.run(  # noqa: S603  # this interpreter, with fixed arguments
        command, env={**os.environ, "MYPYPATH": clients}, capture_output=True, text=True, check=False
    )

    assert run.returncode == 0, run.stdout
