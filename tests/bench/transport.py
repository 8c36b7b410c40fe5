"""What a transport costs that judges, beside the one that it sends through: each call timed on its own."""

from collections.abc import Iterator
from functools import partial

import httpx2
from contestants import AUTHORIZATION, BODY, BOX, CREATE
from measuring import Measured, alternating

from wireproof.loading import load
from wireproof.transport import Monitor
from wireproof.transport.httpx2 import ContractTransport

__all__ = ["watched"]

CALLS = 20
"""Calls for each round of the others; the medians are over all of them, and no call is a mean of several."""


def watched(url: str, rounds: int) -> Iterator[Measured]:
    """A create, judged in the background; what judging itself takes is measured as "judge a request"."""
    monitor = Monitor(load(BOX), server=url)
    judging = ContractTransport(httpx2.HTTPTransport(), monitor)
    with (
        httpx2.Client(base_url=url, headers=AUTHORIZATION, transport=judging) as ours,
        httpx2.Client(base_url=url, headers=AUTHORIZATION) as theirs,
    ):
        actions = {
            "ours": partial(ours.post, CREATE, json=BODY),
            "httpx2": partial(theirs.post, CREATE, json=BODY),
        }
        yield Measured("create through a transport that judges", alternating(actions, rounds * CALLS))
    if not monitor.settle() or monitor.counts.findings or not monitor.counts.judged:
        raise SystemExit(f"the traffic that is measured is not judged as right: {monitor.counts}")
