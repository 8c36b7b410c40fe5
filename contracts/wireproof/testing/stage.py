"""
The stage that scenarios are played on: who calls, what left for the server, and which statuses the stories meet.

    COVERAGE = StatusCoverage()
    server, call = mocked(ServerMock, COVERAGE), calling(Caller, Client, AsyncClient)

    def test_a_second_attempt_succeeds(server: ServerMock, call: Caller) -> None:
        server.reply("createThing", 503, 201)
        ...
        assert [wire("https://api.example.com", "POST /things", "{}")] * 2 == sent(server)

    assert set() == COVERAGE.missing(spec, "createThing")

A scenario file brings what only its API has: its mock, and a `SyncOrAsync` with its client.
"""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine, Iterable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from inspect import signature
from types import ModuleType
from typing import Any, Generic, Self, TypeVar, cast

from wireproof.adapters import request_of
from wireproof.catalog import DocumentedResponse, Operation, Spec
from wireproof.extras import lacking
from wireproof.messages import Request

try:
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
    "each",
    "mocked",
    "sent",
    "wire",
]

T = TypeVar("T")
AnyClient = AbstractContextManager[Any] | AbstractAsyncContextManager[Any]
C = TypeVar("C", bound=AnyClient)
Own = TypeVar("Own", bound=AnyClient)
Mocked = TypeVar("Mocked", bound=Mock[Any])

VALID = "token-for-tests"
"""A token of callers."""


@dataclass(frozen=True)
class StatusCoverage:
    """What the stories of one file meet."""

    met: set[int] = field(default_factory=set)
    """Every status so far."""
    stories: set[str] = field(default_factory=set)
    """Every story so far, by the name of its function."""

    def is_whole(self, module: ModuleType) -> bool:
        """Whether this process has told every story of a file: every test that somebody calls in."""
        tests = {name: one for name, one in vars(module).items() if name.startswith("test_")}
        return {name for name, one in tests.items() if "call" in signature(one).parameters} <= self.stories

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


def mocked(kind: type[Mocked], coverage: StatusCoverage | None = None) -> Any:
    """The fixture that stands for an API: its mock; the statuses that a story meets are kept."""

    @pytest.fixture
    def server(request: pytest.FixtureRequest, contract_mock: ContractMock) -> Iterator[Mocked]:
        mock = contract_mock(kind)
        yield mock
        if coverage:
            coverage.stories.add(request.function.__name__)
            coverage.met.update(call.status for call in mock.calls if call.status)

    return server


def calling(caller: type[SyncOrAsync[Any]], *clients: Callable[..., AnyClient]) -> Any:
    """The fixture that is a caller with a valid token, once for the sync and once for the async client."""

    @pytest.fixture(params=clients, ids=["sync", "async"])
    def call(request: pytest.FixtureRequest) -> Iterator[SyncOrAsync[Any]]:
        with caller.calling(request.param(token=VALID)) as ready:
            yield ready

    return call


def each(names: str, rows: Mapping[str, tuple[Any, ...]]) -> pytest.MarkDecorator:
    """A story for each row of a table, which has the values of these names; the keys are the ids."""
    return pytest.mark.parametrize(names, rows.values(), ids=rows)


# Routes of respx, and what left -------------------------------------------------------------------------------------


def caught() -> "respx.MockRouter":
    """What catches the requests of clients that connect through httpx2; a route need not be called."""
    return respx.mock(assert_all_called=False, using="httpcore2")


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
