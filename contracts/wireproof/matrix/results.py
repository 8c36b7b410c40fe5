"""
What a run found, as frozen values and as the JSON of `matrix.json`, whose shape `matrix.schema.json` documents.

    read(file)          the results that an earlier run, or one shard of it, has written
    as_json(results)    the text of such a file
    blank(...)          every cell of some specs, with nothing in it yet
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from wireproof.catalog import DocumentedResponse, Operation, Spec
from wireproof.errors import ResultsError
from wireproof.media import is_made
from wireproof.pointers import escape
from wireproof.schema import validator_of

__all__ = [
    "MADE",
    "VERSION",
    "Cell",
    "CellTest",
    "Failure",
    "Place",
    "Results",
    "Shard",
    "SpecFile",
    "as_block",
    "as_json",
    "blank",
    "failed_outside",
    "from_block",
    "read_results",
    "short",
]

VERSION = 1
"""Of the shape of `matrix.json`; a member may come without a new number, none goes or changes its meaning."""

MADE = "* made example: the spec shows none"
"""What the mark beside a count means."""

LONGEST_EXCERPT = 80
"""Lines of a spec that a cell shows."""


@dataclass(frozen=True)
class Place:
    """Where something stands."""

    file: str
    """Relative to where the run was started if it lies below, with slashes."""
    line: int
    """From 1."""
    pointer: str
    """A JSON pointer as a URI fragment."""


@dataclass(frozen=True)
class SpecFile:
    """One spec that was proven."""

    name: str
    file: str
    sha256: str
    """Of its bytes and those of the files that it refers to, in hexadecimal digits."""
    left_out: int = 0
    """Operations of it that were left out, so that nothing is proven of them."""


@dataclass(frozen=True)
class Shard:
    """Which part of the suite a run was."""

    index: int
    """From 1."""
    of: int
    split: str
    """A digest of who runs what, the same in all shards of one suite."""


@dataclass(frozen=True)
class Failure:
    """A test that failed."""

    test: str
    """Its id."""
    operation: str
    """`POST /things`; empty when it is about no single one."""
    place: Place | None
    """What it is about, in the spec."""
    findings: tuple[dict[str, str], ...]
    """What was found: `code`, `meaning`, `place`, `received`, `documented` or `expected`, `spec` and `next`."""
    text: str
    """What was asserted, where there is no finding."""
    case: str = ""
    """What was tried, in one line."""
    rerun: str = ""
    """The command that runs just this again."""

    @property
    def blocks(self) -> list[str]:
        """What is wrong, as text to be read: a block for each finding, or the assertion."""
        return list(map(as_block, self.findings)) or [self.text]

    @property
    def lines(self) -> list[str]:
        """The whole of it as text: the test, the case, what is wrong, and how to run it again."""
        again = f"run again: {self.rerun}" if self.rerun else ""
        return [line for line in (self.test, self.case, *self.blocks, again) if line]

    @property
    def headline(self) -> str:
        """The first line of that."""
        return (self.blocks[0].strip().splitlines() or ["failed"])[0]


@dataclass(frozen=True)
class CellTest:
    """A test that fills a cell."""

    test: str
    """Its id."""
    ran: int
    """Cases that it tried."""
    passed: int
    outcome: str
    """`passed`, `failed` or `skipped`."""


@dataclass(frozen=True)
class Cell:
    """An operation and a status that it documents."""

    api: str
    operation: str
    """`POST /things`."""
    operation_id: str
    status: str
    """`201`, `4XX` or `default`."""
    place: Place
    excerpt: str
    """The text of the spec there, and of what it refers to."""
    tests: tuple[CellTest, ...] = ()
    failures: tuple[Failure, ...] = ()
    seconds: float = 0.0
    made: bool = False
    """Whether it rests on a made example: the spec shows none."""

    @property
    def ran(self) -> int:
        """Cases that ran."""
        return sum(test.ran for test in self.tests)

    @property
    def passed(self) -> int:
        """Cases that passed."""
        return sum(test.passed for test in self.tests)

    @property
    def is_red(self) -> bool:
        """Whether something failed."""
        return bool(self.failures) or self.ran > self.passed

    @property
    def state(self) -> str:
        """`empty`, `failed` or `passed`."""
        return "failed" if self.is_red else "passed" if self.ran else "empty"

    @property
    def mark(self) -> str:
        """What stands behind its count: `*` where it rests on a made example."""
        return "*" if self.made else ""

    def __str__(self) -> str:
        return f"{self.api} {self.operation} {self.status}"


@dataclass(frozen=True)
class Results:
    """Everything of one run."""

    commit: str | None
    """The commit that was checked out, where git knows one."""
    profile: str
    chosen: bool
    """Whether only some tests were asked for, so that an empty cell says nothing."""
    shard: Shard | None
    selected: int
    """Tests that were to run."""
    ran: int
    """Tests that came to an end."""
    specs: tuple[SpecFile, ...]
    cells: tuple[Cell, ...]
    failures: tuple[Failure, ...]
    """What failed outside of the cells: requests, settings, and what is the same for all operations."""

    @property
    def empty(self) -> list[Cell]:
        """The cells in which nothing ran, if something should have."""
        return [] if self.chosen or self.shard else [cell for cell in self.cells if cell.state == "empty"]

    @property
    def red(self) -> list[Cell]:
        """The cells in which something failed."""
        return [cell for cell in self.cells if cell.is_red]

    @property
    def is_green(self) -> bool:
        """Whether all was run and nothing failed."""
        return not (self.empty or self.red or self.failures or self.ran < self.selected)

    def __str__(self) -> str:
        """How it went, in one line."""
        ran, passed = (sum(getattr(cell, name) for cell in self.cells) for name in ("ran", "passed"))
        counts = f"{len(self.cells):,} cells, {len(self.empty):,} empty, {len(self.red):,} failed"
        unfinished = f"; {self.ran:,} of {self.selected:,} tests came to an end" if self.ran < self.selected else ""
        others = f"{failed_outside(len(self.failures))}{unfinished}{_left_out(self.specs)}"
        return f"{counts}; {ran:,} cases, {passed:,} passed{others}"


def failed_outside(count: int) -> str:
    """What is said of tests that failed outside of the cells; nothing where none did."""
    return f"; {count:,} failed {'test' if count == 1 else 'tests'} outside of the cells" if count else ""


def _left_out(specs: Iterable[SpecFile]) -> str:
    match sum(spec.left_out for spec in specs):
        case 0:
            return ""
        case 1:
            return "; 1 operation was left out, unproven"
        case many:
            return f"; {many:,} operations were left out, unproven"


def short(test: str) -> str:
    """The id of a test without the folders of its file."""
    file, colons, name = test.partition("::")
    return f"{file.rpartition('/')[2]}{colons}{name}"


LINES = {"at": "place"} | {name: name for name in ("received", "documented", "expected", "spec", "next")}
"""The lines of a block that shows a finding, and the members that they are."""


def from_block(block: str) -> dict[str, str]:
    """A finding from the block that shows it; what is no such block is the meaning of `contract-broken`."""
    head, *lines = block.strip().split("\n")
    title, _, meaning = head.partition(": ")
    named = re.fullmatch(r"(?:(?P<number>WP[0-9]{3}) )?(?P<code>\S+)", title)
    details = dict(line.strip().split(maxsplit=1) for line in lines if len(line.split(maxsplit=1)) == 2)
    if not meaning or not named or not details.keys() <= LINES.keys():
        return {"code": "contract-broken", "meaning": block}
    known = {name: text for name, text in named.groupdict().items() if text}
    return {**known, "meaning": meaning, **{LINES[name]: text for name, text in details.items()}}


def as_block(finding: dict[str, str]) -> str:
    """The block that shows a finding: a headline, then a line for each of the other members."""
    lines = [f"  {shown:<10}  {finding[name]}" for shown, name in LINES.items() if name in finding]
    title = " ".join(filter(None, [finding.get("number"), finding["code"]]))
    return "\n".join([": ".join(filter(None, [title, finding.get("meaning")])), *lines])


# Cells of specs -----------------------------------------------------------------------------------------------------


def blank(specs: Sequence[Spec], root: Path) -> tuple[tuple[SpecFile, ...], tuple[Cell, ...]]:
    """The specs with their digests, and every cell of them; files are named from a folder."""
    files = tuple(
        SpecFile(
            spec.name,
            named_from(root, spec.file),
            hashlib.sha256(b"".join(map(Path.read_bytes, spec.files))).hexdigest(),
            len(spec.skipped),
        )
        for spec in specs
    )
    cells = tuple(
        _cell(spec, file.file, operation, response)
        for spec, file in zip(specs, files, strict=True)
        for operation in spec.operations
        for response in operation.responses
    )
    return files, cells


def named_from(root: Path, file: Path) -> str:
    """A file's name from a folder if it lies below that, else as it was given."""
    absolute = file.resolve()
    inside = absolute.is_relative_to(root.resolve())
    return (absolute.relative_to(root.resolve()) if inside else file).as_posix()


def _cell(spec: Spec, file: str, operation: Operation, response: DocumentedResponse) -> Cell:
    pointer = f"{operation.pointer}/responses/{escape(response.status)}"
    pointers = dict.fromkeys([pointer, response.pointer])
    return Cell(
        api=spec.name,
        operation=f"{operation.method} {operation.path}",
        operation_id=operation.operation_id,
        status=response.status,
        place=Place(file, spec.source.span(pointer)[0], pointer),
        excerpt="\n".join(spec.source.excerpt(one, LONGEST_EXCERPT) for one in pointers),
        made=is_made(response),
    )


# JSON ---------------------------------------------------------------------------------------------------------------


def as_json(results: Results) -> str:
    """The text of `matrix.json`."""
    shown = {"format": "wireproof-matrix", "version": VERSION, **asdict(results)}
    for cell, of_cell in zip(results.cells, shown["cells"], strict=True):
        of_cell |= {"ran": cell.ran, "passed": cell.passed, "failed": cell.ran - cell.passed, "state": cell.state}
    return json.dumps(shown, indent=1) + "\n"


def read_results(file: Path) -> Results:
    """
    The results in a file.

    Raises:
        ResultsError: It cannot be read, or is not what `as_json` writes.
    """
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ResultsError(f"{file}: it cannot be read ({error.strerror}); check the path") from None
    except (RecursionError, ValueError):
        raise ResultsError(f"{file}: it is not JSON; name a matrix.json that a run has written") from None
    if isinstance(found, dict) and isinstance(found.get("version"), int) and found["version"] > VERSION:
        raise ResultsError(f"{file}: its version is {found['version']}, and only {VERSION} is read; use its Wireproof")
    for problem in _validator().iter_errors(found):
        place = "".join(f"/{escape(str(token))}" for token in problem.instance_path)
        raise ResultsError(f"{file}: it is no matrix of a run, for what it has at #{place}; name a matrix.json")
    return _results(found)


@cache
def _validator() -> Any:
    schema = Path(__file__).with_name("matrix.schema.json").read_text(encoding="utf-8")
    return validator_of(json.loads(schema))


def _results(found: dict[str, Any]) -> Results:
    shard = found["shard"]
    return Results(
        **{name: found[name] for name in ("commit", "profile", "chosen", "selected", "ran")},
        shard=shard and Shard(**_known(Shard, shard)),
        specs=tuple(SpecFile(**_known(SpecFile, spec)) for spec in found["specs"]),
        cells=tuple(_cell_of(cell) for cell in found["cells"]),
        failures=tuple(map(_failure, found["failures"])),
    )


def _cell_of(found: dict[str, Any]) -> Cell:
    return replace(
        Cell(**_known(Cell, found)),
        place=Place(**_known(Place, found["place"])),
        tests=tuple(CellTest(**_known(CellTest, test)) for test in found["tests"]),
        failures=tuple(map(_failure, found["failures"])),
    )


def _failure(found: dict[str, Any]) -> Failure:
    place = found["place"]
    return replace(
        Failure(**_known(Failure, found)),
        place=place and Place(**_known(Place, place)),
        findings=tuple(found["findings"]),
    )


def _known(kind: Any, found: dict[str, Any]) -> dict[str, Any]:
    """The members that this version knows."""
    return {name: found[name] for name in kind.__dataclass_fields__ if name in found}
