"""The oracle has nothing against what is right; some hundred exchanges, where `make valid-exchanges` has 20,000."""

import importlib.util
import json
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import strategies as st

from wireproof.catalog import Operation, Spec
from wireproof.loading import load

FILE = Path(__file__).parent / "valid_exchanges.py"

found = importlib.util.spec_from_file_location("valid_exchanges", FILE)
assert found is not None
assert found.loader is not None
valid_exchanges = sys.modules["valid_exchanges"] = importlib.util.module_from_spec(found)
found.loader.exec_module(valid_exchanges)

SPECS = {file.stem: load(file) for file in valid_exchanges.OURS}


def judged(spec: Spec, operation: Operation, count: int) -> tuple[list[str], Any]:
    """What the oracle has against some exchanges of an operation, and how many those were."""
    tally = valid_exchanges.Tally()
    alarms = valid_exchanges.false_alarms(spec, operation, count, 1, tally)
    return [str(alarm) for alarm in alarms], tally


@pytest.mark.parametrize("name", SPECS)
def test_what_is_right_is_left_alone(name: str) -> None:
    """
    Requests as Schemathesis draws and `requests` writes them, and documented responses, have no finding.
    """
    judgements = [judged(SPECS[name], operation, 8) for operation in SPECS[name].operations]

    assert [] == [alarm for alarms, _ in judgements for alarm in alarms]
    assert [] == [tally for _, tally in judgements if not tally.exchanges or tally.unreadable]


OBJECT = {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}}
LIST = {"type": "array", "items": {"enum": ["a", "b"]}, "maxItems": 1}


@pytest.mark.parametrize(("reason", "schema"), [*zip(valid_exchanges.NOT_RIGHT, [OBJECT, LIST], strict=True)])
def test_what_is_left_out_is_not_right(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reason: str, schema: dict[str, Any]
) -> None:
    """
    Each thing that Schemathesis writes in another way is a finding where it is not left out, and none where it is.
    """
    parameter = {"name": "a", "in": "query", "explode": False, "schema": schema}
    operation = {"operationId": "getA", "parameters": [parameter], "responses": {"204": {"description": "Nothing."}}}
    document = {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}, "paths": {"/a": {"get": operation}}}
    (tmp_path / "a.yaml").write_text(json.dumps(document))
    spec = load(tmp_path / "a.yaml")

    without, _ = judged(spec, spec.operations[0], 30)
    monkeypatch.delitem(valid_exchanges.NOT_RIGHT, reason)
    alarms, _ = judged(spec, spec.operations[0], 30)

    assert [] == without
    assert alarms


def test_a_wrong_response_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    The finding, the operation and the message it is about are shown.
    """
    wrong = httpx.Response(418, json={})
    monkeypatch.setattr(valid_exchanges, "drawn_responses", lambda _: st.just(wrong))
    spec = SPECS["kitchen-sink"]
    operation = next(one for one in spec.operations if one.documented(418) is not None)

    alarms, tally = judged(spec, operation, 2)

    assert tally.exchanges
    assert alarms[0].startswith(f"{operation}: 418 [")
    assert "content-type-" in alarms[0] or "body-" in alarms[0]
