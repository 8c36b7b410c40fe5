"""Each code of the table is produced by the example that explains it: an exchange, a document or an entry."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from wireproof import provenance
from wireproof.codegen import restrictions
from wireproof.errors import SpecError
from wireproof.findings import Code
from wireproof.loading import load
from wireproof.messages import Request, Response
from wireproof.oracle import find_operation, judge_request, judge_response
from wireproof.suite import proven

KITES = load(Path(__file__).parent / "golden/kites.yaml")

ON_THE_WIRE, IN_A_DOCUMENT = (
    [
        pytest.param(code, number, example, id=f"{number}-{code}")
        for code in Code
        for number, (_, example) in code.examples.items()
        if number[:3] in series and not code.name.startswith("ALLOWANCE")
    ]
    for series in (("WP1", "WP2"), ("WP3",))
)


def exchange(example: str) -> tuple[Request, Response | None]:
    """The request of an example, and the response where the example is one."""
    head, _, body = example.partition("\n\n")
    first, *fields = head.split("\n")
    call, _, status = first.partition(" -> ")
    method, target = call.split(" ")
    headers = [(name, text) for name, _, text in (field.partition(": ") for field in fields)]
    message = headers, body.replace("\n", "\r\n").encode()
    url = target if "://" in target else f"https://kites.test{target}"
    if status:
        return Request.to(method, url), Response.of(int(status), *message)
    return Request.to(method, url, *message), None


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


DOCUMENT = """
openapi: 3.1.0
info: {title: Kites, version: 1.0.0}
servers: [{url: "https://kites.test"}]
x-fact-sheet: kites.md
tags: [{name: Kites, description: What flies.}]
paths:
  /kites:
    get: {operationId: getKites, tags: [Kites], security: [], responses: {"204": {description: None.}}}
"""
"""A document that nothing is wrong with."""


def merged(whole: Any, piece: Any) -> Any:
    """A document with a piece of it changed."""
    if not isinstance(whole, dict) or not isinstance(piece, dict):
        return piece
    return whole | {key: merged(whole.get(key), value) for key, value in piece.items()}


@pytest.mark.parametrize(("code", "number", "example"), IN_A_DOCUMENT)
def test_a_document_produces_each_code(code: Code, number: str, example: str, tmp_path: Path) -> None:
    """
    What the table shows of documents and overlays is refused by its number.
    """
    file, piece = tmp_path / "kites.yaml", example if code is Code.DOCUMENT_UNREADABLE else yaml.safe_load(example)
    is_overlay = code is Code.OVERLAY_INVALID
    written = (
        piece if isinstance(piece, str) else yaml.dump(merged(yaml.safe_load(DOCUMENT), {} if is_overlay else piece))
    )
    file.write_text(written, encoding="utf-8")
    if is_overlay:
        file.with_name("kites.overlay.yaml").write_text(example, encoding="utf-8")

    (tmp_path / "kites.md").write_text("| source | kind | title | address |\n|---|---|---|---|\n", encoding="utf-8")

    with pytest.raises(SpecError) as refused:
        load(file, [*restrictions.CHECKS, *provenance.CHECKS, *proven.CHECKS, proven.DRAWING])

    assert code in [one.code for one in refused.value.singles], str(refused.value)
    assert f"[{number}]" in str(refused.value)
