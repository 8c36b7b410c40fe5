"""The contract tests, parametrised over every spec of a folder; nothing here names an API."""

from pathlib import Path

__all__ = ["FOLDER", "PLUGIN"]

FOLDER = Path(__file__).parent
"""What pytest is given to run them."""

PLUGIN = "wireproof.suite.plugin"
"""What has to be named to pytest by `-p`, so that nobody else's tests wait for it."""
