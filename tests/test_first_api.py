"""The page about a first API is true: its files are written, its commands run, and they print what it says."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.format_specs import formatted

from wireproof.cli import main

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/first-api.md"
FENCES = [token for token in MarkdownIt().parse(PAGE.read_text(encoding="utf-8")) if token.type == "fence"]


def is_file(fence: Token) -> bool:
    """Whether a block is a file, whose path stands behind its language."""
    return " " in fence.info


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder: one with the settings of this one, in which the commands of this Python are found first."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WIREPROOF_PROFILE", "quick")
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


def run(commands: str) -> None:
    """Run the commands of a block, ours without a process of their own."""
    for command, *arguments in map(shlex.split, commands.splitlines()):
        if command == "wireproof":
            assert 0 == main(arguments)
        else:
            subprocess.run([command, *arguments], check=True)  # noqa: S603  # commands of our own page


def prints(shown: str, printed: str) -> bool:
    """Whether lines are printed in this order; `...` stands for anything, and columns may be of any width."""
    pattern = r"\s+".join(".*" if word == "..." else re.escape(word) for word in shown.split())
    return re.search(pattern, printed, re.DOTALL) is not None


def test_the_page_does_what_it_says(checkout: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """
    The commands of the page, run in its order after its files are written, print what it shows.
    """
    for fence in FENCES:
        if is_file(fence):
            file = checkout / fence.info.split()[1]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(fence.content, encoding="utf-8")
        elif fence.info == "sh":
            run(fence.content)
        else:
            printed = capfd.readouterr().out
            assert prints(fence.content, printed), printed


@pytest.mark.parametrize(
    "fence", [fence for fence in FENCES if fence.info.startswith("yaml")], ids=lambda one: one.info
)
def test_what_is_shown_is_formatted(fence: Token) -> None:
    """
    `make format-specs` would change nothing in a spec and in examples of the page.
    """
    assert fence.content == formatted(fence.content)


def test_every_block_is_one_of_these() -> None:
    """
    A block is a file, commands, or what they print; each file is named in the text as well.
    """
    text = re.sub(r"^```.*?^```$", "", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)

    assert [] == [fence.info for fence in FENCES if not is_file(fence) and fence.info not in ("sh", "text")]
    assert [] == [fence.info for fence in FENCES if is_file(fence) and f"`{fence.info.split()[1]}`" not in text]
