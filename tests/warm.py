"""For the process that those of the suite are forked from: loads and draws once, which is slow the first time."""

import gc
import warnings
from importlib.metadata import entry_points
from pathlib import Path

from wireproof.loading import load
from wireproof.strategies import simplest_request

for plugin in entry_points(group="pytest11"):
    plugin.load()
with warnings.catch_warnings(action="ignore"):  # that it is early to draw
    for operation in load(Path(__file__).parent / "cases/small-api.yaml").operations:
        simplest_request(operation)
gc.freeze()  # none of this is garbage, and to look through it again takes long
