"""
Judges recorded exchanges, and says which of them no longer fit.

Credentials are not judged, since recorders leave them out, and neither is a body that was not recorded.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wireproof.allowances import Allowances, read_allowances
from wireproof.catalog import Operation, Spec
from wireproof.content_types import is_json
from wireproof.errors import RecordingError, printable
from wireproof.findings import Code, Finding, Side, one_line
from wireproof.oracle import judge_request, judge_response
from wireproof.recordings.formats import Recording, files_at, line_of, recordings_in
from wireproof.recordings.hosts import Hosts, hosts_of
from wireproof.recordings.secrets import Secrets

__all__ = ["Judge", "Misfit", "Tally"]

SIDES: tuple[Side, ...] = ("request", "response")

CREDENTIALS = frozenset({Code.SECURITY_MISSING, Code.SECURITY_MISMATCH})
"""What recordings do not show."""

OF_CUT_JSON = frozenset({Code.BODY_MISSING, Code.BODY_NOT_JSON, Code.CHARSET_MISMATCH})
"""What JSON has that was cut."""

OF_BODIES = OF_CUT_JSON | {
    *(Code.ASKED_MISSING, Code.BODY_INVALID, Code.BODY_UNEXPECTED, Code.FORM_STYLE_MISMATCH, Code.PART_INVALID),
    Code.SIDE_MISMATCH,
}
"""What is found in a body by reading it."""


@dataclass(frozen=True)
class Misfit:
    """A recording that does not fit."""

    title: str
    """File, line and entry, what was called and returned, and by which operation."""
    findings: tuple[Finding, ...]

    def __str__(self) -> str:
        return "\n\n".join([self.title, *map(str, self.findings)])


@dataclass
class Tally:
    """How many recordings there were."""

    files: int = 0
    fit: int = 0
    misfit: int = 0
    elsewhere: int = 0
    """Of hosts that no spec names."""
    without_body: int = 0
    """Whose body was not recorded whole, so that the rest was judged."""
    hosts: dict[str, str] = field(default_factory=dict)
    """The hosts that no spec names, and where each occurs first."""

    def __str__(self) -> str:
        total = self.fit + self.misfit
        files = f"{self.files:,} {'file' if self.files == 1 else 'files'}"
        do = "does" if self.misfit == 1 else "do"
        parts = [f"{total:,} recordings in {files}: {self.fit:,} fit, {self.misfit:,} {do} not"]
        parts += [f"{self.without_body:,} without a whole body"] if self.without_body else []
        parts += [f"{self.elsewhere:,} of hosts that no spec names"] if self.elsewhere else []
        return "; ".join(parts)


@dataclass
class Judge:
    """Judges files of recordings, and counts them."""

    hosts: Hosts
    allowances: Allowances = field(default_factory=Allowances)
    tally: Tally = field(default_factory=Tally)
    problems: list[str] = field(default_factory=list)
    """Why files could not be read."""

    @classmethod
    def of(cls, place: Path | None, clients: Iterable[str], configuration: Path, *, is_all: bool) -> "Judge":
        """
        One with the specs of a place and of clients, and the allow-list of a configuration.

        `is_all` says that there are no other specs, so that an entry for none of their operations is left over.

        Raises:
            ClientError, ProjectError, SpecError: Some of them cannot be used, or there is no spec; see `hosts_of`.
        """
        hosts, allowances = hosts_of(place, clients), read_allowances(configuration, "judge")
        allowances.operations = tuple(one for spec in hosts.specs for one in spec.operations) if is_all else ()
        return cls(hosts, allowances)

    def found(self, paths: Sequence[Path]) -> Iterator[Misfit | Finding]:
        """What does not fit of files and folders, and the entries of the allow-list that are left over then."""
        for path in paths:
            yield from self._of(path)
        yield from self.allowances.leftover(is_whole=all(path.is_dir() for path in paths))

    def _of(self, path: Path) -> Iterator[Misfit]:
        try:
            files = files_at(path)
        except RecordingError as error:
            self.problems.append(printable(str(error)))
            return
        for file in files:
            try:
                yield from self.misfits(file)
            except RecordingError as error:
                self.problems.append(printable(str(error)))

    def misfits(self, file: Path) -> Iterator[Misfit]:
        """
        The recordings of a file that do not fit.

        Raises:
            RecordingError: It cannot be read, or is no recording.
        """
        self.tally.files += 1
        for recording in recordings_in(file):
            spec, operation = self.hosts.find(recording.request)
            if spec is None:
                self.tally.elsewhere += 1
                self.tally.hosts.setdefault(recording.request.origin, f"{file}: entry {recording.entry}")
            elif findings := self._findings(recording, spec, operation):
                secrets = Secrets(recording.request, recording.response, spec)
                yield Misfit(_title(recording, secrets, spec, operation), tuple(map(secrets.masked, findings)))

    def _findings(self, recording: Recording, spec: Spec, operation: Operation | None) -> tuple[Finding, ...]:
        """What is found of a recording and not allowed."""
        found, is_whole = _judged(recording, spec, operation)
        names = operation.names if operation else (f"{recording.request.method} {_path(recording)}",)
        findings = self.allowances.kept(found, spec.name, *names)
        self.tally.without_body += not is_whole
        self.tally.misfit += bool(findings)
        self.tally.fit += not findings
        return findings

    @property
    def unknown_hosts(self) -> list[str]:
        """A sentence for each host that no spec names."""
        problem = "no spec names this host; name its spec by --specs or --client, or pass over such hosts"
        return [f"{printable(where)}: {one_line(origin)}: {problem}" for origin, where in self.tally.hosts.items()]


def _judged(recording: Recording, spec: Spec, operation: Operation | None) -> tuple[tuple[Finding, ...], bool]:
    """What is found, and whether all bodies could be judged."""
    request, response = recording.request, recording.response
    if operation is None:
        received, spot = f"{request.method} {_path(recording)}", f"{spec.file.name}#/paths"
        return (Finding(Code.OPERATION_MISMATCH, "method and path", received, "an operation of the API", spot),), True
    found = judge_request(spec, operation, request).findings
    if response is not None:
        found += judge_response(spec, operation, response, request)
    left_out = {side: _unjudged(recording, side) for side in SIDES}
    kept = tuple(one for one in found if one.code not in left_out[one.side])
    is_whole = not recording.unknown and len(kept) == len([one for one in found if one.code not in CREDENTIALS])
    return kept, is_whole


def _unjudged(recording: Recording, side: Side) -> frozenset[Code]:
    """What is no finding, because it was not recorded."""
    message = recording.request if side == "request" else recording.response
    if side in recording.unknown:
        return CREDENTIALS | OF_BODIES
    if side in recording.cut and message:
        kinds = [value for name, value in message.headers if name.lower() == "content-type"]
        return CREDENTIALS | (OF_CUT_JSON if any(map(is_json, kinds)) else OF_BODIES)
    return CREDENTIALS


def _path(recording: Recording) -> str:
    return recording.request.target.partition("?")[0]


def _title(recording: Recording, secrets: Secrets, spec: Spec, operation: Operation | None) -> str:
    line = line_of(recording)
    where = f"{recording.file}:{line}" if line else f"{recording.file}"
    status = f" -> {recording.response.status}" if recording.response else ""
    named = f"{spec.name} {operation.operation_id}" if operation else spec.name
    called = one_line(f"{recording.request.method} {secrets.url}")
    return f"{printable(where)}: entry {recording.entry}: {called}{status} ({named})"
