"""The pinned ruff, which whatever is generated is formatted with."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["format_folder", "formatted"]

EVERY_FILE = (".", "--isolated", "--no-cache", "--no-respect-gitignore", "--line-length=120")
RUFF = (
    ("check", *EVERY_FILE, "--fix-only", "--select=E4,E7,E9,F,I", "--config", "lint.isort.combine-as-imports=true"),
    ("format", *EVERY_FILE),
)


def format_folder(folder: Path) -> Iterator[str]:
    """Format every file of a folder; what ruff says where it cannot."""
    for arguments in RUFF:
        run = subprocess.run(  # noqa: S603  # the pinned ruff, with fixed arguments
            [sys.executable, "-m", "ruff", *arguments], cwd=folder, capture_output=True, text=True, check=False
        )
        if run.returncode:
            yield run.stderr or run.stdout


def formatted(code: str) -> str:
    """Python code for a page, formatted with the pinned ruff."""
    command = [sys.executable, "-m", "ruff", "format", "-", "--isolated", "--no-cache", "--line-length=100"]
    run = subprocess.run(command, input=code, capture_output=True, text=True, check=False)  # noqa: S603  # as above
    if run.returncode:
        raise ValueError(f"ruff cannot read what it wrote for a page: {run.stderr.strip()}")
    return run.stdout
