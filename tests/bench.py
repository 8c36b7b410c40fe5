"""
`make bench`: how long one judgement takes, side by side with openapi-core, and how long a client takes to read a page.

Both judges see the same request, response and spec, by turns within one run. openapi-core is handed them taken apart
already; the oracle starts from the raw URL and header lines.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import httpx
from openapi_core import OpenAPI
from openapi_core.testing import MockRequest, MockResponse
from rich.console import Console
from rich.table import Table

from wireproof.answers import named_answers
from wireproof.binding import bind
from wireproof.catalog import Operation, Spec, load
from wireproof.oracle import judge_request, judge_response

ROOT = Path(__file__).parent.parent
ROUNDS = 2000
WARM_UP = 50
ROWS = 100

HEADERS = {"Accept": "application/json", "Authorization": "Bearer token-for-tests-only", "User-Agent": "bench/1.0"}
FIELDS = "user,group,role"


def microseconds(*actions: Callable[[], object]) -> list[float]:
    """The median time of each action; they take turns, so that a busy machine slows all of them."""
    times: list[list[int]] = [[] for _ in actions]
    for _ in range(ROUNDS + WARM_UP):
        for action, taken in zip(actions, times, strict=True):
            started = time.perf_counter_ns()
            action()
            taken.append(time.perf_counter_ns() - started)
    return [median(taken[WARM_UP:]) / 1000 for taken in times]


def operation(api: str, operation_id: str) -> tuple[Spec, Operation]:
    """A spec and one of its operations."""
    spec = load(ROOT / f"specs/{api}.yaml")
    (found,) = [one for one in spec.operations if one.operation_id == operation_id]
    return spec, found


def judgements(spec: Spec, operation: Operation) -> dict[str, list[float]]:
    """The oracle and openapi-core on one request and on the answer to it."""
    body = json.dumps(operation.body.media_types[0].examples[-1].value if operation.body else None).encode()
    _, answer = next(named_answers(operation, operation.responses[0]))
    request = httpx.Request(
        operation.method,
        f"{spec.server}{operation.path}?fields={FIELDS}",
        headers={**HEADERS, "Content-Type": "application/json"},
        content=body,
    )
    openapi = OpenAPI.from_dict(dict(spec.document))
    other_request = MockRequest(
        f"{request.url.scheme}://{request.url.host}",
        request.method,
        request.url.path,
        args={"fields": FIELDS},
        headers=HEADERS,
        data=body,
    )
    other_answer = MockResponse(answer.content, answer.status, headers=dict(answer.headers))
    response = answer.response
    if judge_request(spec, operation, request).findings or judge_response(spec, operation, response):
        raise SystemExit("the oracle does not accept what is measured")
    return {
        "request": microseconds(
            lambda: judge_request(spec, operation, request), lambda: openapi.validate_request(other_request)
        ),
        "response": microseconds(
            lambda: judge_response(spec, operation, response),
            lambda: openapi.validate_response(other_request, other_answer),
        ),
    }


def reading(spec: Spec, operation: Operation) -> list[float]:
    """A client's `from_dict` on a body with many rows."""
    (media_type,) = operation.responses[0].media_types
    shown: dict[str, Any] = media_type.examples[0].value
    row, *_ = shown["access_group_memberships"].values()
    body = {**shown, "access_group_memberships": {str(number): row for number in range(ROWS)}}
    model: Any = bind(spec, ROOT / "generated").model(media_type.schema) if media_type.schema else None
    return microseconds(lambda: model.from_dict(body))


def main() -> None:
    """Print a row for each measurement."""
    box, create = operation("box-groups", "createGroupMembership")
    kantata, listing = operation("kantata-ox", "listAccessGroupMemberships")
    table = Table("median of one call", title=f"{ROUNDS} rounds", title_justify="left", box=None, padding=(0, 2, 0, 0))
    for column in ("wireproof", "openapi-core", "ratio"):
        table.add_column(column, justify="right")
    for name, (ours, theirs) in judgements(box, create).items():
        table.add_row(
            f"judge a {name} ({create.operation_id})",
            f"{ours:.0f} µs",
            f"{theirs:.0f} µs",
            f"{theirs / ours:.1f}",
        )
    (ours,) = reading(kantata, listing)
    table.add_row(f"read a body of {ROWS} rows into models", f"{ours:.0f} µs", "-", "-")
    Console(highlight=False).print(table)


if __name__ == "__main__":
    main()
