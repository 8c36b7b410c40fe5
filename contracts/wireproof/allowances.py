"""
What may be wrong for a while: the allow-list of `wireproof.toml`.

    [[allow]]
    code = "WP263"                     # or a word, `body-invalid`, for requests and responses alike
    operation = "getKite"              # an operationId, or a method and a path; `*` stands for any text
    place = "response body at /name"   # as the finding has it; `*` stands for any text
    until = 2027-01-31                 # the last day on which it is allowed
    why = "The server is mended in January."

`api` may name the API where several have such an operation, and `only` the commands that it is for (`["judge"]`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from wireproof.catalog import Operation
from wireproof.errors import ProjectError
from wireproof.explaining import code_named
from wireproof.findings import NOTHING, Code, Finding
from wireproof.intake.project import parsed

__all__ = ["Allowance", "Allowances", "Reader", "read_allowances"]

Reader = Literal["judge", "mock", "prove"]
"""Who honours an entry."""
READERS: tuple[Reader, ...] = ("judge", "mock", "prove")


@dataclass(frozen=True)
class Allowance:
    """One entry."""

    numbers: tuple[str, ...]
    """The numbers of the code that are meant."""
    operation: str
    place: str
    until: date
    """The last day."""
    why: str
    at: str
    """Where it stands: `wireproof.toml:12`."""
    api: str = ""
    """Empty: any."""
    only: tuple[str, ...] = READERS

    def is_of(self, api: str, names: Iterable[str]) -> bool:
        """Whether it is of an operation of an API, by any of the names that the operation has."""
        return self.api in ("", api) and any(_matches(self.operation, name) for name in names)

    def allows(self, finding: Finding) -> bool:
        """Whether it is of such a finding."""
        return finding.number in self.numbers and _matches(self.place, finding.place)


def _matches(pattern: str, text: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text, re.DOTALL) is not None


@dataclass
class Allowances:
    """The entries, and what of them a run has met and needed."""

    entries: tuple[Allowance, ...] = ()
    today: date = field(default_factory=date.today)
    met: set[int] = field(default_factory=set)
    """Entries whose operation was met, by their index."""
    used: set[int] = field(default_factory=set)
    """Entries that allowed something."""
    operations: tuple[Operation, ...] = ()
    """All that there are; none where a run is only about some, so that nothing can be said of other entries."""

    def kept(self, findings: Iterable[Finding], api: str, *names: str) -> tuple[Finding, ...]:
        """What of the findings of an operation is not allowed, by the names of the operation."""
        mine = [index for index, entry in enumerate(self.entries) if entry.is_of(api, names)]
        self.met.update(mine)
        return tuple(finding for finding in findings if not self._is_allowed(finding, mine))

    def _is_allowed(self, finding: Finding, mine: Iterable[int]) -> bool:
        found = [index for index in mine if self.entries[index].allows(finding)]
        self.used.update(found)
        return any(not self._is_over(self.entries[index]) for index in found)

    def _is_over(self, entry: Allowance) -> bool:
        return entry.until < self.today

    @property
    def state(self) -> tuple[list[int], list[int]]:
        """What was met and used; fit to be sent to another process."""
        return sorted(self.met), sorted(self.used)

    def add(self, met: Iterable[int], used: Iterable[int]) -> None:
        """Add the state of another process."""
        self.met.update(met)
        self.used.update(used)

    def leftover(self, *, is_whole: bool = True) -> tuple[Finding, ...]:
        """
        The entries that have expired, and those that allow nothing in a run that was whole.

        Nothing is said of an entry whose operation there is and was not met.
        """
        return tuple(
            finding for index, entry in enumerate(self.entries) for finding in self._of(index, entry, is_whole)
        )

    def _of(self, index: int, entry: Allowance, is_whole: bool) -> Iterator[Finding]:
        place = f"the entry of {', '.join(entry.numbers)} for `{entry.operation}`"
        if self._is_over(entry):
            yield Finding(
                Code.ALLOWANCE_EXPIRED, place, f"until {entry.until}", f"a day from {self.today} on", entry.at
            )
        elif is_whole and index not in self.used and (index in self.met or self._is_lost(entry)):
            yield Finding(Code.ALLOWANCE_UNUSED, place, NOTHING, f"a finding at {entry.place}", entry.at)

    def _is_lost(self, entry: Allowance) -> bool:
        """Whether it is of no operation that there is."""
        return bool(self.operations) and not any(entry.is_of(one.api, one.names) for one in self.operations)


# Reading ------------------------------------------------------------------------------------------------------------

TEXTS = ("code", "operation", "place", "why")
NEEDED = ("code", "operation", "place", "until", "why")
KNOWN = (*NEEDED, "api", "only")


def read_allowances(file: Path, reader: Reader) -> Allowances:
    """
    The entries of a `wireproof.toml` that are for somebody; none where there is no such file.

    Raises:
        ProjectError: It cannot be read, or an entry is not as it has to be; each problem has its line.
    """
    if not file.is_file():
        return Allowances()
    listed = parsed(file).get("allow", [])
    lines = _Lines(file)
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise ProjectError(f"{lines.of(0)}: `allow` is no list of tables; write each entry below `[[allow]]`")
    problems = [f"{lines.of(index, key)}: {said}" for index, one in enumerate(listed) for key, said in _problems(one)]
    if problems:
        raise ProjectError("\n".join(problems))
    entries = [_entry(one, lines.of(index)) for index, one in enumerate(listed)]
    return Allowances(tuple(one for one in entries if reader in one.only))


def _entry(said: Mapping[str, Any], at: str) -> Allowance:
    _, numbers = code_named(said["code"])
    texts = (said["operation"], said["place"], said["until"], said["why"])
    return Allowance(numbers, *texts, at, said.get("api", ""), tuple(said.get("only", READERS)))


def _problems(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry, each with its key."""
    for key in (key for key in said if key not in KNOWN):
        yield key, f"an entry has no `{key}`; it has {', '.join(KNOWN)}"
    for key in (key for key in NEEDED if key not in said):
        yield "", f"the entry has no `{key}`; write it"
    for key in (key for key in (*TEXTS, "api") if key in said):
        if not isinstance(said[key], str) or not said[key].strip():
            yield key, f"`{key}` is {said[key]!r}; write a text in quotes"
    until = said.get("until", date.max)
    if not isinstance(until, date) or isinstance(until, datetime):
        yield "until", f"`until` is {until!r}, which is no day; write one without quotes, as in `until = 2027-01-31`"
    only = said.get("only", [])
    if not isinstance(only, list) or any(one not in READERS for one in only):
        yield "only", f"`only` is {only!r}; list some of {', '.join(READERS)}"
    if isinstance(said.get("code"), str):
        yield from _code_problems(said["code"])


def _code_problems(name: str) -> Iterator[tuple[str, str]]:
    try:
        _, numbers = code_named(name)
    except ProjectError as error:
        yield "code", str(error)
        return
    if any(number.startswith("WP3") for number in numbers):
        yield "code", f"`{name}` is about documents, which are corrected by an overlay instead"


class _Lines:
    """Where the entries of a file stand."""

    def __init__(self, file: Path) -> None:
        self.file, self.lines = file, file.read_text(encoding="utf-8").splitlines()

    def of(self, index: int, key: str = "") -> str:
        """File and line of an entry, or of a key of it."""
        heads = [number for number, line in enumerate(self.lines, 1) if re.match(r"\s*\[\[\s*allow\s*\]\]", line)]
        if index >= len(heads):
            return f"{self.file}:{self._first(r'allow', range(1, len(self.lines) + 1), 1)}"
        ends = (heads[index + 1 :] or [len(self.lines) + 1])[0]
        return f"{self.file}:{self._first(key, range(heads[index], ends), heads[index]) if key else heads[index]}"

    def _first(self, key: str, numbers: Sequence[int], otherwise: int) -> int:
        pattern = re.compile(rf"""\s*\[*\s*["']?{re.escape(key)}["']?\s*[]=]""")
        return next((number for number in numbers if pattern.match(self.lines[number - 1])), otherwise)
