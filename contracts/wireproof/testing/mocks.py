"""
The APIs that one test mocks: where each request goes, what it is responded, and all that was found.

Nothing here catches requests; see `interception`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from threading import Lock
from typing import Protocol
from urllib.parse import urlsplit

from wireproof.allowances import Allowances
from wireproof.catalog import Operation, Spec
from wireproof.content_types import is_json
from wireproof.findings import NOTHING, Finding
from wireproof.judge.routes import is_here
from wireproof.media import sent_types
from wireproof.messages import Request, Response
from wireproof.mockcodes import MockCode
from wireproof.oracle import find_operation, judge_request
from wireproof.testing.allowances import Allowance, is_allowed
from wireproof.testing.errors import MockError, NoReply
from wireproof.testing.exchanges import NOTHING_READ, Exchange
from wireproof.testing.replies import (
    Outcome,
    Reply,
    Responder,
    default_status,
    judged,
    made,
    responding,
    undeclared_members,
)

__all__ = ["Api", "Counter", "Mocks"]


class Counter(Protocol):
    """Counts what tests meet of an API."""

    def know(self, spec: Spec) -> None:
        """Know all that there is to meet."""

    def count(self, spec: Spec, operation: Operation, exchange: Exchange[str]) -> None:
        """Count an exchange."""


@dataclass(eq=False)
class Api:
    """One API: how it will respond, and what it was asked."""

    spec: Spec
    mocks: "Mocks" = field(repr=False)
    server: str | None = None
    """What stands in for the servers of the spec."""
    outcomes: dict[str, list[Outcome]] = field(default_factory=dict)
    """What each operation does when it is called next, by operationId."""
    calls: list[Exchange[str]] = field(default_factory=list)
    _given: dict[str, int] = field(default_factory=dict)

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """By operationId."""
        return {one.operation_id: one for one in self.spec.operations}

    @property
    def host(self) -> str:
        """The name of its first server's host; empty where it has none."""
        return urlsplit(self.server or self.spec.server or "").hostname or ""

    def operation(self, name: str) -> Operation:
        """
        The operation of a name.

        Raises:
            MockError: There is none.
        """
        if name in self.operations:
            return self.operations[name]
        close = get_close_matches(name, self.operations, n=3)
        hint = f"write {' or '.join(map(repr, close))}" if close else f"it has {', '.join(self.operations)}"
        raise MockError(f"{self.spec.name} has no operation {name!r}; {hint}")

    def is_at(self, request: Request) -> bool:
        """Whether a request goes to one of its servers."""
        return is_here(self.spec, self.server, request.origin)

    # Replies --------------------------------------------------------------------------------------------------------

    def serve(self, operation: Operation, replies: Sequence[Reply], *, repeat: bool) -> None:
        """
        Have an operation respond so, one reply for each call.

        Raises:
            MockError: A reply is not what the spec documents.
        """
        responses = [made(operation, reply) for reply in replies]
        for response in dict.fromkeys(responses):
            if refused := self.wrong(operation, response):
                raise MockError.of(refused)
        for response in responses:
            self.add(operation, responding(response), str(response.status), repeat=repeat)

    def wrong(self, operation: Operation, response: Response) -> list[Finding]:
        """What is wrong with a response, without what the test allows."""
        return self.mocks.counted(judged(self.spec, operation, response), self.host, self, operation)

    def add(self, operation: Operation, respond: Responder, what: str, *, repeat: bool) -> None:
        """Have an operation do something when it is called."""
        name = operation.operation_id
        number = self._given[name] = self._given.get(name, 0) + 1
        self.outcomes.setdefault(name, []).append(Outcome(respond, f"{number} ({what})", repeat))

    def next_outcome(self, operation: Operation) -> Outcome | None:
        """What an operation does now; the last one that repeats stays."""
        outcomes = self.outcomes.setdefault(operation.operation_id, [])
        if not outcomes:
            return None
        outcome = outcomes.pop(0)
        if outcome.repeats:
            outcomes.insert(0, replace(outcome, label=""))
        return outcome

    @property
    def unused(self) -> Iterator[tuple[Operation, Finding]]:
        """The replies that nobody has asked for, each with its operation."""
        for name, outcomes in self.outcomes.items():
            operation, calls = self.operations[name], sum(call.operation == name for call in self.calls)
            asked, where = f"{calls} calls" if calls else NOTHING, f"{self.spec.file.name}{operation.pointer}"
            for place in (f"reply {outcome.label} of {name}" for outcome in outcomes if outcome.label):
                yield operation, Finding(MockCode.REPLY_UNUSED, place, asked, "a call", where)


@dataclass(eq=False)
class Mocks:
    """All that one test mocks."""

    allowed: tuple[Allowance, ...] = ()
    """What the test may have."""
    listed: Allowances = field(default_factory=Allowances)
    """What every test may have for a while."""
    counter: Counter | None = None
    apis: list[Api] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    """What was found so far, each once."""
    calls: list[Exchange[str]] = field(default_factory=list)
    """Every request, those to unknown hosts and operations as well."""
    _told: int = 0
    _lock: Lock = field(default_factory=Lock, repr=False)

    def api(self, spec: Spec, server: str | None = None) -> Api:
        """The API of a spec, the same one each time."""
        known = next((one for one in self.apis if one.spec is spec and one.server == server), None)
        if known is None:
            known = Api(spec, self, server)
            self.apis.append(known)
            if self.counter:
                self.counter.know(spec)
        return known

    def allows(self, number: str, host: str, route: str = "") -> bool:
        """Whether the test may have a finding of this code."""
        return is_allowed(self.allowed, number, host, route)

    def counted(
        self, findings: Iterable[Finding], host: str, api: Api | None = None, operation: Operation | None = None
    ) -> list[Finding]:
        """Those of findings that the test may not have."""
        name = operation.operation_id if operation else ""
        found = [one for one in findings if not self.allows(one.number, host, name)]
        if api is None or operation is None:
            return found
        return [*self.listed.kept(found, api.spec.name, name, f"{operation.method} {operation.path}")]

    def find(
        self, findings: Iterable[Finding], host: str, api: Api | None = None, operation: Operation | None = None
    ) -> None:
        """Keep findings, each once, unless the test may have them."""
        with self._lock:
            counted = self.counted(findings, host, api, operation)
            self.findings += [one for one in dict.fromkeys(counted) if one not in self.findings]

    def find_unused(self) -> None:
        """Find the replies that nobody has asked for."""
        for api in self.apis:
            for operation, finding in api.unused:
                self.find([finding], api.host, api, operation)

    def fresh(self) -> list[Finding]:
        """What was found since this was last asked."""
        with self._lock:
            told, self._told = self._told, len(self.findings)
            return self.findings[told:]

    # Requests -------------------------------------------------------------------------------------------------------

    def respond(self, request: Request) -> Response | None:
        """
        What a request is responded; None lets it pass.

        Raises:
            NoReply: No mock has a response to it.
        """
        host = urlsplit(request.origin).hostname or ""
        here = [api for api in self.apis if api.is_at(request)]
        if not here:
            self._unknown_host(request, host)
            return None
        for api in here:
            operation = find_operation(api.spec, request, api.server)
            if operation is not None:
                return self._called(api, operation, request, host)
        return self._unknown(here[0], request, host)

    def _unknown_host(self, request: Request, host: str) -> None:
        """A request to a host that is not mocked passes only where the test says so."""
        if self.allows(MockCode.HOST_UNKNOWN.number("request"), host):
            return
        names = ", ".join(api.server or api.spec.server or api.spec.name for api in self.apis) or NOTHING
        files = ", ".join(f"{api.spec.file.name}#/servers" for api in self.apis) or NOTHING
        received = f"{request.method} {request.url.partition('?')[0]}"
        raise self._refusal(host, request, Finding(MockCode.HOST_UNKNOWN, "host", received, names, files))

    def _unknown(self, api: Api, request: Request, host: str) -> Response:
        """A server that does not know a path says 404."""
        if self.allows(MockCode.OPERATION_UNKNOWN.number("request"), host):
            return Response(404)
        asked = f"{request.method} {request.target.partition('?')[0]}"
        known = {f"{one.method} {one.path}": one for one in api.spec.operations}
        close = get_close_matches(asked, known, n=2, cutoff=0.3)
        nearest = ", ".join(f"{one} ({known[one].operation_id})" for one in close) or f"one of {len(known)} operations"
        finding = Finding(MockCode.OPERATION_UNKNOWN, "method and path", asked, nearest, f"{api.spec.file.name}#/paths")
        raise self._refusal(host, request, finding)

    def _refusal(self, host: str, request: Request, finding: Finding) -> NoReply:
        """What is raised in the place of a response; the test is told in any case."""
        self.calls.append(Exchange("", request))
        self.find([finding], host)
        return NoReply(str(finding))

    def _called(self, api: Api, operation: Operation, request: Request, host: str) -> Response:
        name = operation.operation_id
        reading = judge_request(api.spec, operation, request, server=api.server)
        self.find([*reading.findings, *_undeclared(api.spec, operation, request)], host, api, operation)
        exchange = Exchange(name, request, read=reading.decoded or NOTHING_READ)
        with self._lock:
            outcome = api.next_outcome(operation)
        if outcome is None:
            if not self.allows(MockCode.REPLY_MISSING.number("request"), host, name):
                raise self._refusal(host, request, _without_reply(api, operation))
            outcome = Outcome(responding(made(operation, Reply(default_status(operation)))), "")
        try:
            response = outcome.respond(exchange)
        except BaseException:
            self._keep(api, operation, exchange)
            raise
        self.find(judged(api.spec, operation, response, request), host, api, operation)
        self._keep(api, operation, replace(exchange, response=response))
        return response

    def _keep(self, api: Api, operation: Operation, exchange: Exchange[str]) -> None:
        with self._lock:
            api.calls.append(exchange)
            self.calls.append(exchange)
            if self.counter:
                self.counter.count(api.spec, operation, exchange)


def _undeclared(spec: Spec, operation: Operation, request: Request) -> Iterator[Finding]:
    """The members of a JSON body that its schema does not declare."""
    types = [value for name, value in request.headers if name.lower() == "content-type"]
    if operation.body and any(map(is_json, types)):
        schemas = [one.schema for one in sent_types(operation.body) if is_json(one.content_type)]
        for schema in schemas[:1]:
            yield from undeclared_members(spec, schema, request.content, "request")


def _without_reply(api: Api, operation: Operation) -> Finding:
    calls = sum(call.operation == operation.operation_id for call in api.calls)
    received, documented = f"call {calls + 1} of {operation.operation_id}", f"{calls} replies" if calls else NOTHING
    pointer = f"{api.spec.file.name}{operation.pointer}"
    return Finding(MockCode.REPLY_MISSING, "request", received, documented, pointer)
