"""
The stage that scenarios are played on: who calls, what left for the server, and which statuses the stories meet.

    COVERAGE = StatusCoverage("server")                # `server` is the fixture that stands for the API
    server, call = mocked(ServerMock), calling(Caller, Client, AsyncClient)

    @COVERAGE.covers(503, 201)                         # the statuses, in order
    def test_a_second_attempt_succeeds(server: ServerMock, call: Caller) -> None:
        server.reply("createThing", 503, 201)
        ...
        assert [wire("https://api.example.com", "POST /things", "{}")] * 2 == sent(server)

    assert set() == COVERAGE.missing(spec, "createThing")

A scenario file brings what only its API has: its mock, and a `SyncOrAsync` with its client.
"""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, Self, TypeVar, cast

from wireproof.adapters import request_of, response_of
from wireproof.catalog import DocumentedResponse, Operation, Spec
from wireproof.extras import lacking
from wireproof.findings import Code
from wireproof.messages import Request
from wireproof.oracle import find_operation, judge_response

try:
    import httpx
    import pytest
    import pytest_httpx2  # noqa: F401  # respx catches httpx2 when this is there
    import respx

    from wireproof.testing.fixture import ContractMock
    from wireproof.testing.mock import Mock
except ImportError as error:
    raise lacking(__name__, error) from error

__all__ = [
    "StatusCoverage",
    "SyncOrAsync",
    "calling",
    "caught",
    "mocked",
    "played",
    "sent",
    "serve",
    "statuses_served",
    "wire",
]

T = TypeVar("T")
AnyClient = AbstractContextManager[Any] | AbstractAsyncContextManager[Any]
C = TypeVar("C", bound=AnyClient)
Own = TypeVar("Own", bound=AnyClient)
Story = TypeVar("Story", bound=Callable[..., None])
Mocked = TypeVar("Mocked", bound=Mock[Any])

VALID = "token-for-tests"
"""A token of callers."""


@dataclass(frozen=True)
class StatusCoverage:
    """What the stories of one file meet."""

    server: str
    """The fixture that stands for the API. It is given the statuses that the story meets, in order."""
    met: set[int] = field(default_factory=set)
    """Every status of every story told so far."""

    def covers(self, *statuses: int) -> Callable[[Story], Story]:
        """The statuses that a story meets, in order; none when nothing is sent."""
        self.met.update(statuses)
        name = " then ".join(map(str, statuses)) or "nothing sent"
        return pytest.mark.parametrize(self.server, [statuses], ids=[name], indirect=True)

    def covers_each(self, names: str, rows: Mapping[str, tuple[Any, ...]]) -> Callable[[Story], Story]:
        """The statuses of a table of stories: each row begins with one; `names` are those of the other columns."""
        self.met.update(status for status, *_ in rows.values())
        arguments = (self.server, "status", *names.split(", "))
        values = [((status,), status, *others) for status, *others in rows.values()]
        return pytest.mark.parametrize(arguments, values, ids=rows, indirect=[self.server])

    def missing(self, spec: Spec, operation_id: str) -> set[str]:
        """The responses that an operation documents and that no story has met."""
        [operation] = [operation for operation in spec.operations if operation.operation_id == operation_id]
        documented = {str(response) for response in operation.responses}
        return documented - {str(_documented(operation, status)) for status in self.met}


def _documented(operation: Operation, status: int) -> DocumentedResponse | None:
    response = operation.documented(status)
    by_default = response is not None and response.status == "default"
    return None if by_default and status < 400 else response  # a client reads `default` as an error


@dataclass(frozen=True)
class SyncOrAsync(Generic[Own]):
    """Does everything in one of the two modes of a client, so that stories do not know which."""

    runner: asyncio.Runner | None
    """The event loop of the async mode; None for the sync mode."""
    client: Own
    """Calls unless a story brings another one."""

    @classmethod
    @contextmanager
    def calling(cls, client: Own) -> Iterator[Self]:
        """Everything is done in the mode of a client, which is closed at the end."""
        with asyncio.Runner() as runner:
            caller = cls(None if isinstance(client, AbstractContextManager) else runner, client)
            with caller.block(client):
                yield caller

    def run(self, result: T | Coroutine[Any, Any, T]) -> T:
        """What a call comes to: that of an async client is awaited."""
        if self.runner is not None and isinstance(result, Coroutine):
            awaited: T = self.runner.run(result)
            return awaited
        return cast(T, result)

    def iterate(self, pages: Iterable[T] | AsyncIterable[T]) -> Iterator[T]:
        """The items of a list, each when it is asked for."""
        if isinstance(pages, Iterable):
            yield from pages
            return
        assert self.runner is not None  # only an async client returns such a list
        items = aiter(pages)
        while found := self.runner.run(_next(items)):
            yield from found

    @contextmanager
    def block(self, client: C) -> Iterator[C]:
        """`with client` or `async with client`."""
        if isinstance(client, AbstractContextManager):
            with client:
                yield client
            return
        assert self.runner is not None  # as above
        self.runner.run(client.__aenter__())
        try:
            yield client
        finally:
            self.runner.run(client.__aexit__(None, None, None))


async def _next(items: AsyncIterator[T]) -> list[T]:
    """The next item; none at the end."""
    async for item in items:
        return [item]
    return []


# Fixtures -----------------------------------------------------------------------------------------------------------


def mocked(kind: type[Mocked]) -> Any:
    """The fixture that stands for an API: its mock, which has met the statuses that a story tells, if it does."""

    @pytest.fixture
    def server(request: pytest.FixtureRequest, contract_mock: ContractMock) -> Iterator[Mocked]:
        mock = contract_mock(kind)
        yield mock
        met = [call.status for call in mock.calls]
        told = list(getattr(request, "param", met))
        assert told == met, f"told {told}, met {met}"

    return server


def calling(caller: type[SyncOrAsync[Any]], *clients: Callable[..., AnyClient]) -> Any:
    """The fixture that is a caller with a valid token, once for the sync and once for the async client."""

    @pytest.fixture(params=clients, ids=["sync", "async"])
    def call(request: pytest.FixtureRequest) -> Iterator[SyncOrAsync[Any]]:
        with caller.calling(request.param(token=VALID)) as ready:
            yield ready

    return call


# Routes of respx, and what left -------------------------------------------------------------------------------------


def caught() -> "respx.MockRouter":
    """What catches the requests of clients that connect through httpx2; a route need not be called."""
    return respx.mock(assert_all_called=False, using="httpcore2")


@contextmanager
def played(spec: Spec, statuses: Sequence[int], **address: str) -> Iterator[respx.Route]:
    """What a story calls at an address. At its end it has met these statuses, in order, with all that was asked for."""
    with caught() as router:
        route = router.route(**address)
        yield route
        assert list(statuses) == statuses_served(route), f"told {list(statuses)}, met {statuses_served(route)}"
        assert [] == _unfulfilled(spec, route), f"asked for and missing: {_unfulfilled(spec, route)}"


def serve(route: respx.Route, *responses: httpx.Response) -> None:
    """The server sends these responses, one for each request."""
    route.side_effect = [*responses, AssertionError("one more request than the story has responses")]


def statuses_served(route: respx.Route) -> list[int]:
    """The status of every response, in order."""
    return [call.response.status_code for call in route.calls]


def _unfulfilled(spec: Spec, route: respx.Route) -> list[str]:
    """What requests asked for and their responses lack, as the spec says by `x-selects` and `x-includes`."""
    calls = [(find_operation(spec, request_of(call.request)), call) for call in route.calls if call.has_response]
    findings = [
        finding
        for operation, call in calls
        if operation is not None
        for finding in judge_response(spec, operation, response_of(call.response), request_of(call.request))
    ]
    return [str(finding) for finding in findings if finding.code is Code.ASKED_MISSING]


def sent(server: respx.Route | Mock[Any]) -> list[tuple[str, ...]]:
    """Every request as it left: its first line with the whole URL, the headers that matter, and the body."""
    return [_on_the_wire(request_of(call.request)) for call in server.calls]


def wire(base_url: str, line: str, body: str = "", *, authorization: str = f"Bearer {VALID}") -> tuple[str, ...]:
    """A request as `sent` tells of it; `line` is the method, and the URL behind that of the server."""
    method, target = line.split(" ")
    content_type = ["Content-Type: application/json"] if body else []
    return (f"{method} {base_url}{target}", f"Authorization: {authorization}", *content_type, body)


def _on_the_wire(request: Request) -> tuple[str, ...]:
    fields = {name.lower(): value for name, value in request.headers}
    headers = [
        f"{name}: {fields[name.lower()]}" for name in ("Authorization", "Content-Type") if name.lower() in fields
    ]
    return (f"{request.method} {request.url}", *headers, request.content.decode())
