"""
`make fuzz`: a million responses that are nearly right, read by the generated clients; all they may raise is documented.

The seeds are the named responses of a spec. libFuzzer, driven through atheris, changes their bytes; in every other
mutation a hostile value replaces a JSON value, a header value or the whole body. The client reads each in both of
its ways: the one of `send`, which returns whatever came, and the one of a method, which raises, takes objects out of
their envelope and items out of the first page of a list, and follows references to what is included. A finding is

* an exception that is no `ApiError`, or for a reference that leads nowhere no `NotIncluded`,
* an error whose `str()` or `repr()` fails, is too long for a log or is not one printable line,
* a `retry_after` that is no time to wait,
* a response that takes more than a second, or for ever.

Why libFuzzer: with atheris a mutation is made and read in some 0.2 ms, and follows the client's branches to unusual
bodies; Hypothesis takes 0.85 ms to draw such edits alone. And libFuzzer ends what hangs outside of Python, and still
has the response that did it. There is an atheris for Linux on x86-64 only; elsewhere `make fuzz` says that it is
skipped.

Each spec has a process of its own and an equal share of the mutations. The exit status is 1 after a finding, and also
when the time was over before all mutations were done.
"""

import argparse
import importlib.util
import json
import math
import multiprocessing
import os
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

import httpx2
from rich.console import Console
from rich.table import Table

from wireproof.binding import Binding, bind
from wireproof.catalog import Operation, Spec
from wireproof.drawn import DrawnRequest
from wireproof.envelope import envelope
from wireproof.loading import load
from wireproof.served import ServedResponse, example_responses
from wireproof.strategies import simplest_request

ROOT = Path(__file__).parent.parent
LONGEST_RESPONSE = 16_384
LONGEST_MESSAGE = 2_000
SLOWEST = 1.0
"""Seconds of processor time for one response."""
ENDLESS = 10
"""Seconds after which libFuzzer ends a process that is still busy with one response."""
ENDED = {
    "crash": "the interpreter crashed",
    "oom": "more than 2 GB of memory",
    "timeout": f"no end within {ENDLESS} s",
}
"""What libFuzzer calls the files in which it keeps responses, and what they did to the process."""

JSON_VALUE = re.compile(rb'"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|\[\]|\{\}')
HOSTILE_JSON = (
    *(b"", b"null", b"true", b"{}", b"[]", b"[null]", b'{"":null}', b'{"a":1,"a":2}', b"NaN", b"-Infinity", b"\0"),
    *(b"0", b"-0", b"-0.0", b"5.0", b"0.5", b"1e308", b"1e999999999", b"1e-999999999", b"9007199254740993.0"),
    *(b"9" * 20, b"9" * 5_000, b"0." + b"9" * 5_000, b"1" + b"0" * 5_000 + b"e-4990"),
    *(b'""', b'"1"', b'"NaN"', b'"~1/~0"', b'"\\u0000"', b'"\\ud800"', b'"\\udc00\\ud800"'),
    *(b'"\xff"', b'"\xed\xa0\x80"', b"\xef\xbb\xbf"),
    *(b'"' + b"x" * 5_000 + b'"', b'"' + "\N{SNOWMAN}".encode() * 500 + b'"'),
    *(b'"0000-00-00"', b'"2026-02-30"', b'"9999-12-31"', '"\N{ARABIC-INDIC DIGIT TWO}026-01-01"'.encode()),
    *(b'"2026-01-01T00:00:00+99:99"', b'"2026-01-01T24:00:00Z"', b'"2026-06-30T23:59:60Z"'),
    *(b'"0001-01-01T00:00:00+23:59"', b'"9999-12-31T23:59:59-23:59"', b'"2026-01-01T00:00:00.' + b"9" * 5_000 + b'Z"'),
    *(b"[" * 5_000, b"[" * 900 + b"]" * 900, b'{"a":' * 900 + b"1" + b"}" * 900),
)
HOSTILE_FIELDS = (
    *(b"", b"text/html", b"application/problem+json", b"application/json; charset=utf-16", b"text/plain; charset=hex"),
    *(b"text/plain; charset=idna", b"application/json; charset*=utf-8''%00%ff", b";", b"/", b"\xff", b"x" * 5_000),
    *(b"0", b"120", b"-1", b"1.5", b"1e999", b"nan", b"inf", b"1_0", "\N{SUPERSCRIPT TWO}".encode()),
    *(b"9" * 400, b"9" * 5_000, b"\x1b[2J", b"a\x85b", "a\N{LINE SEPARATOR}b".encode(), b"\x7f"),
    *(b"Sun, 06 Nov 1994 08:49:37 GMT", b"Sun Nov  6 08:49:37 1994", b"Sunday, 06-Nov-94 08:49:37 GMT", b"Sun"),
    *(b"Fri, 31 Dec 9999 23:59:59 GMT", b"Fri, 31 Dec 99999 23:59:59 GMT", b"Sat, 00 Jan 0000 00:00:00 +9999"),
    *(b"Thu, 01 Jan 1970 00:00:00", b"Thu, 01 Jan 1970 99:99:99 GMT", b"1 Jan 1970 00:00:00 -99999999999999999999"),
)
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1")


class FindingError(Exception):
    """The client raised what is documented, but too late, or not fit to be shown."""


@dataclass(frozen=True)
class Reader:
    """How a client reads the responses to one request, given what arrived."""

    request: Any
    errors: Any
    walk: Any
    """The class of the way through the pages of a list."""
    several: bool
    """Whether the method takes all objects out of the envelope, or the only one."""

    def response(self, reply: Any) -> object:
        """What `send` returns."""
        return self.request.responses.response(reply)

    def success(self, reply: Any) -> object:
        """What a method returns; for a list the items of one page."""
        found = self._unwrapped(reply, self.request.responses.success(reply))
        for one in found if isinstance(found, list) else [found]:
            self._follow(one)
        return found

    def _unwrapped(self, reply: Any, body: Any) -> object:
        if hasattr(self.request, "paging"):
            return self._of_page(reply, body)
        if hasattr(self.request, "envelope"):
            unwrap = self.request.envelope.all if self.several else self.request.envelope.one
            return unwrap(reply, body)
        return body

    def _of_page(self, reply: Any, body: Any) -> object:
        """The items of what is taken for the first page or, when that is refused, for the page that it says it is."""
        paging = self.request.paging
        try:
            return self._begun(self.request.position).step(paging.first, reply, body)
        except self.errors.InvalidResponse as error:
            _look_at(error)
            said = paging.echo.of(body)
            if said is None:
                raise
        return self._begun(said).step(said, reply, body)

    def _begun(self, position: Any) -> Any:
        walk = self.walk(self.request.paging, position)
        next(iter(walk))
        return walk

    def _follow(self, one: object) -> None:
        for attribute in getattr(type(one), "_included", ()):
            try:
                getattr(one, attribute)
            except self.errors.NotIncluded as error:
                _look_at(error)


@cache
def asked_for(spec: Spec) -> dict[Operation, DrawnRequest]:
    """The simplest request of each operation; all of its responses are read as responses to that one."""
    return {operation: simplest_request(operation) for operation in spec.operations}


class Reading:
    """
    How the client of a spec reads responses that are written as bytes.

    One byte chooses the operation and two the status; a line for each header field follows, and then the body.
    """

    def __init__(self, spec: Spec, clients: Path) -> None:
        binding = bind(spec, clients)
        self.spec = spec
        self.errors: Any = binding.errors
        self.readers = [self._reader(binding, *asked) for asked in asked_for(spec).items()]
        self.requests = [httpx2.Request(one.method, f"https://127.0.0.1{one.path}") for one in spec.operations]
        self._reply: Any = sys.modules[type(self.readers[0].request.responses).__module__].Reply
        documented = {
            header.name for one in spec.operations for response in one.responses for header in response.headers
        }
        self.fields = ("Content-Type", "Retry-After", *sorted(documented - {"Content-Type", "Retry-After"}))

    @staticmethod
    def _reader(binding: Binding, operation: Operation, drawn: DrawnRequest) -> Reader:
        request = binding.function(operation)(**binding.arguments(operation, drawn))
        found = envelope(binding.spec, operation)
        several = found is not None and found.holds == "many"
        return Reader(request, binding.errors, binding.paging.Walk, several)

    def seeds(self, *statuses: str) -> list[bytes]:
        """The named responses with a status that begins with one of these digits."""
        return [
            self._packed(number, served)
            for number, operation in enumerate(self.spec.operations)
            for documented in operation.responses
            for _, served in example_responses(operation, documented)
            if str(served.status).startswith(statuses)
        ]

    def _packed(self, number: int, served: ServedResponse) -> bytes:
        values = [served.headers.get(name, "").encode() for name in self.fields]
        return bytes([number]) + (served.status - 100).to_bytes(2, "big") + b"\n".join([*values, served.content])

    def response(self, data: bytes) -> tuple[int, httpx2.Response]:
        """The operation's number and the response to it; any bytes are a response, and any status has three digits."""
        choice, lines = data[:3].ljust(3, b"\0"), data[3:].split(b"\n", len(self.fields))
        number = choice[0] % len(self.requests)
        values = [line.translate(None, b"\0\r\v\f").strip() for line in lines]  # no other gets through h11
        return number, httpx2.Response(
            100 + int.from_bytes(choice[1:], "big") % 900,
            headers=[(name.encode(), value) for name, value in zip(self.fields, values, strict=False) if value],
            content=lines[-1] if len(lines) > len(self.fields) else b"",
            request=self.requests[number],
        )

    def sabotaged(self, data: bytes, chance: random.Random) -> bytes:
        """The response with a hostile JSON value, header value or body, or in another encoding."""
        *values, body = data[3:].split(b"\n", len(self.fields))
        places = [match.span() for match in JSON_VALUE.finditer(body)]
        match chance.choices(("value", "header", "encoding", "body"), (12, 6, 1, 1))[0]:
            case "value" if places:
                start, end = chance.choice(places)
                body = body[:start] + chance.choice(HOSTILE_JSON) + body[end:]
            case "header" if values:
                values[chance.randrange(len(values))] = chance.choice(HOSTILE_FIELDS)
            case "encoding":
                body = body.decode(errors="replace").encode(chance.choice(ENCODINGS), errors="replace")
            case _:
                body = chance.choice(HOSTILE_JSON)
        return data[:3] + b"\n".join([*values, body])

    def read(self, data: bytes) -> str:
        """
        Read a response in both ways; what came of the second one: `returned`, or the name of the documented error.

        Raises:
            FindingError: It took too long, or the error is not fit to be shown.
            Exception: Whatever else the client raises.
        """
        number, response = self.response(data)
        reply = self._reply(
            response=response, content=response.content, method=response.request.method, path=response.request.url.path
        )
        started = time.thread_time()
        self._outcome(self.readers[number].response, reply)
        outcome = self._outcome(self.readers[number].success, reply)
        if time.thread_time() - started > SLOWEST:
            raise FindingError(f"more than {SLOWEST:g} s of processor time")
        return outcome

    def _outcome(self, read: Callable[[Any], object], reply: object) -> str:
        try:
            read(reply)
        except self.errors.ApiError as error:
            _look_at(error)
            return type(error).__name__
        return "returned"

    def finding(self, error: Exception, data: bytes) -> str:
        """What is wrong with how a response was read, with the shortest response found in a moment that shows it."""
        complaint, until = complaint_of(error), time.monotonic() + ENDLESS / 4

        def shows(other: bytes) -> bool:
            if time.monotonic() > until:
                return False
            try:
                self.read(other)
            except Exception as raised:  # noqa: BLE001  # whatever is raised is compared
                return complaint == complaint_of(raised)
            return False

        return self.described(complaint, shortest(data, shows))

    def described(self, complaint: str, data: bytes) -> str:
        """A complaint with the response that caused it."""
        number, response = self.response(data)
        return (
            f"{complaint}, reading the response to {self.spec.operations[number]}: "
            f"httpx2.Response({response.status_code}, headers={response.headers.raw}, content={response.content!r})"
        )


def complaint_of(error: Exception) -> str:
    """What is wrong, the same for each response that shows the same."""
    if isinstance(error, FindingError):
        return str(error)
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(place.filename).name}, line {place.lineno}"


def _look_at(error: Any) -> None:
    for show in (str, repr):
        shown = show(error)
        if len(shown) > LONGEST_MESSAGE:
            raise FindingError(f"{show.__name__}() of {type(error).__name__} over {LONGEST_MESSAGE:,} characters")
        if not shown.isprintable():
            raise FindingError(f"{show.__name__}() of {type(error).__name__} is not one printable line")
    wait: float | None = getattr(error, "retry_after", None)
    if wait is not None and not 0 <= wait < math.inf:
        raise FindingError(f"{wait!r} as the retry_after of {type(error).__name__}")


def shortest(data: bytes, shows: Callable[[bytes], bool]) -> bytes:
    """What is left when nothing more can be cut out of some bytes without losing what they show."""
    size = len(data) // 2
    while size:
        cuts = (data[:start] + data[start + size :] for start in range(0, len(data), size))
        cut = next(filter(shows, cuts), None)
        data, size = (data, size // 2) if cut is None else (cut, size)
    return data


@dataclass
class Report:
    """What came of the mutations of one spec's responses."""

    mutations: int = 0
    seconds: float = 0.0
    outcomes: dict[str, int] = field(default_factory=dict)
    finding: str | None = None


@dataclass(frozen=True)
class Task:
    """The share of one spec."""

    spec: Spec
    clients: Path
    folder: Path
    runs: int
    seconds: float
    seed: int

    @property
    def reading(self) -> Reading:
        """How the client reads."""
        return Reading(self.spec, self.clients)

    @property
    def log(self) -> Path:
        """What libFuzzer says meanwhile."""
        return self.folder / "log"

    @property
    def report(self) -> Report:
        """What the process wrote at its end; or what ended it, with the response that libFuzzer kept."""
        if self.file.exists():
            return Report(**json.loads(self.file.read_text()))
        for kept in self.folder.glob("*-*"):
            return Report(finding=self.reading.described(ENDED[kept.name.partition("-")[0]], kept.read_bytes()))
        *_, last = self.log.read_text(errors="replace").split("\n\n")[0].splitlines() or [""]
        return Report(finding=f"nothing was read: {last}")

    @property
    def file(self) -> Path:
        """Where the report is."""
        return self.folder / "report.json"

    def run(self) -> NoReturn:
        """Let libFuzzer loose, in a process of its own: it never returns."""
        import atheris  # noqa: PLC0415  # it is not there on every machine

        with self.log.open("wb") as log:
            os.dup2(log.fileno(), sys.stderr.fileno())
        with atheris.instrument_imports():
            fuzzing = Fuzzing(self, self.reading, atheris)
        corpus = self.folder / "corpus"
        corpus.mkdir()
        for number, data in enumerate([*fuzzing.successes, *fuzzing.failures]):
            (corpus / str(number)).write_bytes(data)
        options = [f"-seed={self.seed}", f"-max_len={LONGEST_RESPONSE}", "-keep_seed=1"]
        options += [f"-timeout={ENDLESS}", f"-artifact_prefix={self.folder}/"]
        atheris.Setup([sys.argv[0], *options, str(corpus)], fuzzing.read, custom_mutator=fuzzing.mutate)
        atheris.Fuzz()
        raise AssertionError("libFuzzer came back")


class Fuzzing:
    """What libFuzzer calls: it has a response made, and then has it read, over and over."""

    def __init__(self, task: Task, reading: Reading, atheris: Any) -> None:
        self.task = task
        self.reading = reading
        self.successes = reading.seeds(*"123")
        self.failures = reading.seeds(*"456789")
        self._unchanged = {b"", *self.successes, *self.failures}  # libFuzzer begins with no bytes at all
        self._atheris = atheris  # its Mutate is another one once Fuzz has begun
        self._outcomes: Counter[str] = Counter()
        self._started = time.monotonic()

    def mutate(self, data: bytes, longest: int, number: int) -> bytes:
        """Change a response that libFuzzer finds promising, or a valid one; successes have more to go wrong."""
        chance = random.Random(number)  # noqa: S311  # nothing here is a secret
        start = chance.choice([data, chance.choice(self.successes), chance.choice(self.failures)])
        if chance.random() < 0.5:
            return self.reading.sabotaged(start, chance)[:longest]
        return bytes(self._atheris.Mutate(start, longest))

    def read(self, data: bytes) -> None:
        """Read a response, and end the process when there is no more to do."""
        try:
            outcome = self.reading.read(data)
        except Exception as error:  # noqa: BLE001  # whatever is raised is a finding
            self._end(self.reading.finding(error, data))
        if data not in self._unchanged:
            self._outcomes[outcome] += 1
        if self._outcomes.total() >= self.task.runs or self._seconds > self.task.seconds:
            self._end()

    @property
    def _seconds(self) -> float:
        return time.monotonic() - self._started

    def _end(self, finding: str | None = None) -> NoReturn:
        report = Report(self._outcomes.total(), self._seconds, dict(self._outcomes), finding)
        self.task.file.write_text(json.dumps(asdict(report)))
        os._exit(0)


def tasks(specs: Path, clients: Path, folder: Path, runs: int, seconds: float, seed: int) -> Iterator[Task]:
    """One for each spec, with a folder of its own."""
    files = sorted(specs.glob("*.yaml"))
    for file in files:
        (folder / file.stem).mkdir()
        spec = load(file)
        asked_for(spec)  # before there is anything to instrument: it imports a lot
        yield Task(spec, clients, folder / file.stem, -(-runs // len(files)), seconds, seed)


def reports(tasks: list[Task]) -> dict[str, Report]:
    """What came of each, by the spec's name; they run side by side."""
    processes = [multiprocessing.get_context("fork").Process(target=task.run) for task in tasks]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return {task.spec.name: task.report for task in tasks}


def table(reports: dict[str, Report]) -> Table:
    """A column for each spec: how many mutations, how long they took and how they were read."""
    shown = Table("", box=None, padding=(0, 2, 0, 0))
    for name in reports:
        shown.add_column(name, justify="right")
    shown.add_row("mutations", *(f"{report.mutations:,}" for report in reports.values()))
    shown.add_row("seconds", *(f"{report.seconds:.0f}" for report in reports.values()))
    totals = sum((Counter(report.outcomes) for report in reports.values()), Counter[str]())
    for outcome, _ in totals.most_common():
        shown.add_row(outcome, *(f"{report.outcomes.get(outcome, 0):,}" for report in reports.values()))
    return shown


def main(runs: int, seconds: float, seed: int, specs: Path, clients: Path) -> int:
    """Fuzz every client, print what came of it and return the exit status."""
    if importlib.util.find_spec("atheris") is None:
        print("fuzz is skipped: there is no atheris here; it exists for Linux on x86-64")
        return 0
    with TemporaryDirectory() as folder:
        found = reports([*tasks(specs, clients, Path(folder), runs, seconds, seed)])
    done = sum(report.mutations for report in found.values())
    findings = [f"{name}: {report.finding}" for name, report in found.items() if report.finding]
    Console(highlight=False).print(table(found))
    if findings:
        print(*findings, sep="\n")
    elif done < runs:
        print(f"the time was over after {done:,} of {runs:,} mutations; nothing but documented errors so far")
    else:
        print(f"{done:,} mutations, nothing but documented errors")
    return 1 if findings or done < runs else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Read mutated responses with the generated clients.")
    parser.add_argument("--runs", type=int, default=1_000_000, help="mutations, of all specs together")
    parser.add_argument("--seconds", type=float, default=600, help="when to stop at the latest")
    parser.add_argument("--seed", type=int, default=0, help="repeats a run; 0 makes each run another one")
    parser.add_argument("--specs", type=Path, default=ROOT / "specs", help="the folder of the specs")
    parser.add_argument("--clients", type=Path, default=ROOT / "generated", help="the folder of their clients")
    sys.exit(main(**vars(parser.parse_args())))
