"""The contract tests, parametrised over every spec of a folder; nothing here names an API."""

from pathlib import Path

__all__ = ["CONFIGURATION", "FOLDER"]

FOLDER = Path(__file__).parent
"""What pytest is given to run them."""

CONFIGURATION = FOLDER / "prove.ini"
"""What it is configured by, wherever it is started."""
