"""The measurement measures what is there."""

import json
import subprocess
import sys
from pathlib import Path

BENCH = Path(__file__).parent / "bench"


def test_every_measurement_has_times_and_a_ratio(tmp_path: Path) -> None:
    """
    `make bench` measures ours and others at each thing; one round of it shows that all of them still do the work.
    """
    out = tmp_path / "build/bench.json"

    run = subprocess.run(  # noqa: S603
        [sys.executable, BENCH, "1", out], capture_output=True, text=True, check=False, cwd=tmp_path
    )

    assert run.returncode == 0, run.stderr
    found = json.loads(out.read_text(encoding="utf-8"))
    assert [
        *("judge a request", "judge a response"),
        *("decode 100 memberships of a list", "encode 100 memberships of a list"),
        *("decode 100 memberships with all members", "encode 100 memberships with all members"),
        *("create", "create", "list 100", "list 100", "create through a transport that judges"),
        *(f"create, {at_once} in flight" for at_once in (1, 1, 10, 10, 50, 50, 200, 200)),
        *("second client and its first call, httpx2", "import the judge, beside what it needs", "import, httpx2"),
        "import and first call, httpx2",
    ] == [one["measured"] for one in found["times"]]
    for one in found["times"]:
        ours, *others = one["rows"].values()
        assert ours["ratio"] == 1.0
        assert others
        assert all(other["ratio"] > 0 and other["cpu"]["median"] > 0 for other in others)
    assert found["memory"].keys() == {"ours", "stock", "pydantic", "dataclasses", "boxsdk"}
