"""The oracle beside openapi-core: both judge the same request and the same response."""

import json
from collections.abc import Iterator
from functools import partial

import httpx
from contestants import AUTHORIZATION, BODY, BOX
from measuring import Measured, alternating
from openapi_core import OpenAPI
from openapi_core.testing import MockRequest, MockResponse

from wireproof.loading import load
from wireproof.oracle import judge_request, judge_response
from wireproof.served import example_responses

HEADERS = {"Accept": "application/json", "User-Agent": "bench/1.0", **AUTHORIZATION}
FIELDS = "user,group,role"
REPEATS = 50


def judgements(rounds: int) -> Iterator[Measured]:
    """
    One request and the response to it.

    openapi-core is handed them taken apart already; the oracle starts from the raw URL and header lines.
    """
    spec, openapi = load(BOX), OpenAPI.from_dict(dict(load(BOX).document))
    (operation,) = [one for one in spec.operations if one.operation_id == "createGroupMembership"]
    _, served = next(example_responses(operation, operation.responses[0]))
    url, content = f"{spec.server}{operation.path}", json.dumps(BODY).encode()
    headers = {**HEADERS, "Content-Type": "application/json"}
    request = httpx.Request("POST", f"{url}?fields={FIELDS}", headers=headers, content=content)
    origin, path = f"{request.url.scheme}://{request.url.host}", request.url.path
    mock = MockRequest(origin, "POST", path, args={"fields": FIELDS}, headers=HEADERS, data=content)
    mock_response = MockResponse(served.content, served.status, headers=dict(served.headers))
    if judge_request(spec, operation, request).findings or judge_response(spec, operation, served.response):
        raise SystemExit("the oracle does not accept what is measured")
    request_judges = {
        "ours": partial(judge_request, spec, operation, request),
        "openapi-core": partial(openapi.validate_request, mock),
    }
    response_judges = {
        "ours": partial(judge_response, spec, operation, served.response),
        "openapi-core": partial(openapi.validate_response, mock, mock_response),
    }
    for what, judges in (("request", request_judges), ("response", response_judges)):
        yield Measured(f"judge a {what}", alternating(judges, rounds, repeats=REPEATS))
