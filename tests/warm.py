"""For the process that those of the suite are forked from: loads and draws once, which is slow the first time."""

import warnings
from pathlib import Path

import hypothesis.extra.pytestplugin  # noqa: F401  # which refuses to come after something was drawn

from wireproof.catalog import load
from wireproof.strategies import simplest_request

with warnings.catch_warnings(action="ignore"):  # that it is early to draw
    for operation in load(Path(__file__).parent / "cases/small-api.yaml").operations:
        simplest_request(operation)
