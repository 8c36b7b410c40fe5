"""Each code of the table is produced by the example that explains it."""

from pathlib import Path

import httpx
import pytest

from wireproof.catalog import load
from wireproof.findings import Code
from wireproof.oracle import find_operation, judge_request, judge_response

KITES = load(Path(__file__).parent / "golden/kites.yaml")

EXAMPLES = [
    pytest.param(code, number, example, id=f"{number}-{code}")
    for code in Code
    for number, (_, example) in code.examples.items()
]
ON_THE_WIRE = [one for one in EXAMPLES if str(one.values[1])[2] in "12"]
IN_A_DOCUMENT = [one for one in EXAMPLES if str(one.values[1]) in ("WP302", *(f"WP3{n}" for n in range(3, 60)))]


def exchange(example: str) -> tuple[httpx.Request, httpx.Response | None]:
    """The request of an example, and the response where the example is one."""
    head, _, body = example.partition("\n\n")
    first, *fields = head.split("\n")
    call, _, status = first.partition(" -> ")
    method, target = call.split(" ")
    headers = [(name, text) for name, _, text in (field.partition(": ") for field in fields)]
    content = body.replace("\n", "\r\n").encode()
    url = target if "://" in target else f"https://kites.test{target}"
    request = httpx.Request(method, "https://kites.test" if status else url, headers=[] if status else headers)
    request.url = httpx.URL(url)
    if status:
        return request, httpx.Response(int(status), headers=headers, content=content)
    return httpx.Request(method, url, headers=headers, content=content), None


@pytest.mark.parametrize(("code", "number", "example"), ON_THE_WIRE)
def test_an_exchange_produces_each_code(code: Code, number: str, example: str) -> None:
    """
    What the table shows of requests and responses is found, and nothing else is.
    """
    request, response = exchange(example)
    operation = find_operation(KITES, request) or KITES.operations[0]

    findings = (
        judge_request(KITES, operation, request).findings
        if response is None
        else judge_response(KITES, operation, response, request)
    )

    assert [(code, number)] == [(finding.code, finding.number) for finding in findings]
