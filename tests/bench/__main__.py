"""
`make bench`: what our clients and our judge cost, side by side with others, as ratios that hold on any machine.

The server responds with bytes made beforehand, in a process of its own. A ratio is the CPU of ours divided by that of
the other one, the median over rounds in which both ran. `build/bench.json` has everything as well.
"""

import asyncio
import gc
import json
import os
import platform
import subprocess
import sys
import tempfile
import tracemalloc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import httpx2
from contestants import (
    BODY,
    BOX,
    CREATE,
    ROOT,
    TOKEN,
    AsyncCall,
    Calls,
    Packages,
    awaited,
    by_hand,
    connected,
    in_flight,
    models,
    ours,
    packages,
)
from judge import judgements
from measuring import Action, Measured, Times, alternating, children
from rich.console import Console
from rich.table import Table

from wireproof.loading import load
from wireproof.served import example_responses

ROUNDS = 30
ROWS = 100
"""Memberships on a page."""
HELD = 10_000
"""Memberships in memory."""


NOTES = """
CPU and wall are medians for one call, spread is the middle half of the rounds. "ours is": how many times the CPU of
that line ours takes. By hand: the HTTP library, a look at the status, and dataclasses of what is needed, unchecked."""


def example(operation_id: str) -> dict[str, Any]:
    """The first body that the spec shows for the success of an operation."""
    (operation,) = [one for one in load(BOX).operations if one.operation_id == operation_id]
    _, shown = next(example_responses(operation, operation.responses[0]))
    found: dict[str, Any] = json.loads(shown.content)
    return found


def page(entry: dict[str, Any]) -> bytes:
    """A page of memberships that are like one of them, each of its own."""
    entries = [{**entry, "id": str(30_000_000 + number)} for number in range(ROWS)]
    return json.dumps({"total_count": ROWS, "limit": ROWS, "offset": 0, "entries": entries}).encode()


@contextmanager
def serving(listed: bytes) -> Iterator[str]:
    """The URL of a server in another process, until the block ends."""
    command = [sys.executable, str(Path(__file__).parent / "server.py")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
        assert server.stdin  # a pipe
        assert server.stdout  # a pipe
        server.stdin.write(json.dumps({"GET": listed.decode(), "POST": json.dumps(example("createGroupMembership"))}))
        server.stdin.write("\n")
        server.stdin.flush()
        try:
            yield f"http://127.0.0.1:{server.stdout.readline().strip()}"
        finally:
            server.kill()


# What is measured ---------------------------------------------------------------------------------------------------


def objects(clients: Packages, rounds: int) -> Iterator[Measured]:
    """From bytes to objects, and back."""
    thin, full = example("listGroupMembershipsByGroup")["entries"][0], example("createGroupMembership")
    contestants = models(clients)
    for what, content in (("of a list", page(thin)), ("with all members", page(full))):
        read = {name: partial(one.decode, content) for name, one in contestants.items()}
        yield Measured(f"decode {ROWS} memberships {what}", alternating(read, rounds, repeats=5))
        written = {name: partial(one.encode, one.decode(content)) for name, one in contestants.items()}
        yield Measured(f"encode {ROWS} memberships {what}", alternating(written, rounds, repeats=5))


def calls(clients: Packages, url: str, rounds: int) -> Iterator[Measured]:
    """Over a connection that stays open, one call after the other."""
    with ExitStack() as stack:
        contestants = connected(clients, url, stack)
        for what, repeats in (("create", 20), ("list_100", 5)):
            actions = {name: getattr(one, what) for name, one in contestants.items()}
            yield from by_library(what.replace("_", " "), alternating(actions, rounds, repeats=repeats))


def bursts(clients: Packages, url: str, rounds: int) -> Iterator[Measured]:
    """Creates that are awaited, several at a time."""
    with asyncio.Runner() as runner:
        contestants = runner.run(awaited(clients, url))
        for at_once in (1, 10, 50, 200):
            count = at_once if rounds == 1 else max(at_once, 100)
            actions = {name: burst(runner, one.create, at_once, count) for name, one in contestants.items()}
            yield from by_library(f"create, {at_once} in flight", alternating(actions, rounds, calls=count))
        for one in contestants.values():
            runner.run(one.close())


def burst(runner: asyncio.Runner, call: AsyncCall, at_once: int, count: int) -> Action:
    """So many calls in the loop of a runner."""
    return lambda: runner.run(in_flight(call, at_once, count))


def by_library(what: str, times: dict[str, Times]) -> Iterator[Measured]:
    """Our client on each HTTP library, beside all that is not ours, and beside what is on httpx."""
    others = {name: taken for name, taken in times.items() if not name.startswith("ours")}
    on_httpx = {name: taken for name, taken in others.items() if name.endswith("httpx")}
    yield Measured(what, {"ours, httpx2": times["ours, httpx2"], **others})
    yield Measured(what, {"ours, httpx": times["ours, httpx"], **on_httpx})


def starts(url: str, rounds: int) -> Iterator[Measured]:
    """What a process pays before its first response, without what Python itself takes to start."""
    folder = str(ROOT / "generated/box-groups-client")
    box = f"import sys; sys.path.insert(0, {folder!r}); from box_groups_client import Client, models"
    create = "group_memberships.create(user=models.UserReference('1'), group=models.GroupReference('2'))"
    programs = {
        "import": {"ours": box, "by hand": "import httpx2"},
        "import and first call": {
            "ours": f"{box}; Client({TOKEN!r}, base_url={url!r}).{create}",
            "by hand": f"import httpx2; httpx2.Client(base_url={url!r}).post({CREATE!r}, json={BODY!r}).json()",
        },
    }
    for what, contestants in programs.items():
        actions = {name: partial(python, code) for name, code in {**contestants, "": "pass"}.items()}
        times = alternating(actions, rounds, clock=children)
        nothing = times.pop("")
        yield Measured(f"{what}, httpx2", {name: taken.less(nothing) for name, taken in times.items()})


def python(code: str) -> None:
    """Run a program in a process of its own."""
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603


def second_clients(clients: Packages, url: str, rounds: int) -> Iterator[Measured]:
    """Another client in a process that has had one, and its first call."""

    def first_call(contestant: AbstractContextManager[Calls]) -> None:
        with contestant as client:
            client.create()

    actions = {
        "ours": lambda: first_call(ours(clients["ours, httpx2"], url)),
        "by hand": lambda: first_call(by_hand(httpx2, url)),
    }
    yield Measured("second client and its first call, httpx2", alternating(actions, rounds))


def memory(clients: Packages, count: int) -> dict[str, float]:
    """Bytes for each of so many memberships as in a list, by contestant."""
    content = page(example("listGroupMembershipsByGroup")["entries"][0])
    found = {}
    for name, one in models(clients).items():
        tracemalloc.start()
        held = [one.decode(content) for _ in range(count // ROWS)]
        found[name] = tracemalloc.get_traced_memory()[0] / count
        tracemalloc.stop()
        del held
        gc.collect()
    return found


# The table ----------------------------------------------------------------------------------------------------------


def table(measured: Sequence[Measured], held: Mapping[str, float]) -> Table:
    """A row for each contestant of each measurement."""
    found = Table("measured", "with", box=None, padding=(0, 2, 0, 0))
    for column in ("CPU", "spread", "wall", "spread", "ours is"):
        found.add_column(column, justify="right")
    for one in measured:
        for index, (name, row) in enumerate(one.rows()):
            times = [text for clock in ("cpu", "wall") for text in shown(row[clock])]
            found.add_row("" if index else one.what, name, *times, f"{row['ratio']:.2f}" if index else "-")
        found.add_section()
    for index, (name, size) in enumerate(held.items()):
        found.add_row("" if index else f"one of {HELD:,} memberships in memory", name, f"{size:.0f} B")
    return found


def shown(taken: dict[str, float]) -> tuple[str, str]:
    """A median in a unit that fits, and its spread."""
    microseconds = taken["median"]
    time = f"{microseconds:.0f} µs" if microseconds < 10_000 else f"{microseconds / 1000:.1f} ms"
    return time, f"{taken['spread']:.0%}"


def about() -> dict[str, str]:
    """Where and with what this was measured."""
    packages = ("aiohttp", "boxsdk", "httpx", "httpx2", "openapi-core", "openapi-python-client", "pydantic", "requests")
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs",
        **{name: version(name) for name in packages},
    }


def measure(rounds: int, folder: Path) -> tuple[list[Measured], dict[str, float]]:
    """All of it."""
    clients = packages(folder)
    measured = [*judgements(rounds), *objects(clients, rounds)]
    with serving(page(example("listGroupMembershipsByGroup")["entries"][0])) as url:
        measured += [
            *calls(clients, url, rounds),
            *bursts(clients, url, max(rounds // 2, 1)),
            *second_clients(clients, url, rounds),
            *starts(url, max(rounds // 3, 1)),
        ]
    return measured, memory(clients, ROWS if rounds == 1 else HELD)


def main(rounds: int, out: Path) -> None:
    """Print a table, and write it as JSON."""
    with tempfile.TemporaryDirectory() as temporary:
        measured, held = measure(rounds, Path(temporary))
    Console(highlight=False, width=120).print(table(measured, held), NOTES, sep="\n")
    rows = [{"measured": one.what, "rows": dict(one.rows())} for one in measured]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps({"about": about(), "times": rows, "memory": held}, indent=2), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS, Path(sys.argv[2]) if sys.argv[2:] else ROOT / "build/bench.json")
