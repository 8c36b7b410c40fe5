"""The measurement measures what is there."""

import importlib.util
from pathlib import Path

import pytest

BENCH = Path(__file__).parent / "bench.py"


def test_every_measurement_has_a_row(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """
    `make bench` prints a row for each thing that is measured; one round of it shows that it still can.
    """
    found = importlib.util.spec_from_file_location("bench", BENCH)
    assert found is not None
    assert found.loader is not None
    bench = importlib.util.module_from_spec(found)
    found.loader.exec_module(bench)
    monkeypatch.setattr(bench, "ROUNDS", 1)
    monkeypatch.setattr(bench, "WARM_UP", 0)

    bench.main()

    rows = [line.split() for line in capsys.readouterr().out.splitlines() if "µs" in line]
    assert [["judge", "a", "request"], ["judge", "a", "response"], ["read", "a", "body"]] == [row[:3] for row in rows]
