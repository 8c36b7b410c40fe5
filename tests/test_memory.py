"""The processes that prove stay small, however many cases they try."""

import gc
from pathlib import Path

from respx.models import Call

from wireproof.loading import load_folder
from wireproof.served import example_responses
from wireproof.strategies import simplest_request
from wireproof.suite.caller import WAYS, connect

ROOT = Path(__file__).parent.parent


def exchanges() -> list[Call]:
    """Those that this process holds, of whichever test."""
    gc.collect()
    return [one for one in gc.get_objects() if type(one) is Call]


def test_no_exchange_is_kept() -> None:
    """
    Requests and responses are forgotten when the next response is served.
    """
    specs = load_folder(ROOT / "specs")
    spec = specs[0]
    operation = spec.operations[0]
    _, served = next(example_responses(operation, operation.responses[0]))

    before = exchanges()
    with connect(ROOT / "generated", specs) as callers:
        caller = callers(spec)
        arguments = caller.binding.arguments(operation, simplest_request(operation))
        for _ in range(20):
            list(caller.call_all(operation, arguments, served))
        kept = [one for one in exchanges() if all(one is not other for other in before)]

    assert len(kept) == len(WAYS)
