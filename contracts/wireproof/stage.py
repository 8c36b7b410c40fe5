"""
The stage that scenarios are played on: who calls, what left for the server, and which statuses the stories meet.

    PLAYBILL = Playbill("server")                     # `server` is the fixture that stands for the API

    @PLAYBILL.tells(503, 201)                         # the statuses, in order
    def test_a_second_attempt_succeeds(server: respx.Route, call: Caller) -> None: ...

    assert set() == PLAYBILL.untold(spec, "createThing")

A scenario file brings what only its API has: its server, which holds every story to the statuses that it tells, and its
`Caller`, a `SyncOrAsync` with the types of one operation.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, ParamSpec, Protocol, TypeVar

import httpx
import pytest
import respx

from wireproof.catalog import DocumentedResponse, Operation, Spec

__all__ = ["Connectable", "ListModule", "OperationModule", "Playbill", "SyncOrAsync", "answered", "sent", "serve"]

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Story = TypeVar("Story", bound=Callable[..., None])


@dataclass(frozen=True)
class Playbill:
    """What the stories of one file meet."""

    server: str
    """The fixture that stands for the API. It is given the statuses that the story meets, in order."""
    met: set[int] = field(default_factory=set)
    """Every status of every story told so far."""

    def tells(self, *statuses: int) -> Callable[[Story], Story]:
        """The statuses that a story meets, in order; none when nothing is sent."""
        self.met.update(statuses)
        name = " then ".join(map(str, statuses)) or "nothing sent"
        return pytest.mark.parametrize(self.server, [statuses], ids=[name], indirect=True)

    def tells_each(self, names: str, rows: Mapping[str, tuple[Any, ...]]) -> Callable[[Story], Story]:
        """As `tells`, for a table: each row begins with the status that it meets, and `names` are those of the rest."""
        self.met.update(status for status, *_ in rows.values())
        arguments = (self.server, "status", *names.split(", "))
        values = [((status,), status, *others) for status, *others in rows.values()]
        return pytest.mark.parametrize(arguments, values, ids=rows, indirect=[self.server])

    def untold(self, spec: Spec, operation_id: str) -> set[str]:
        """The responses that an operation documents and that no story has met."""
        [operation] = [operation for operation in spec.operations if operation.operation_id == operation_id]
        documented = {str(response) for response in operation.responses}
        return documented - {str(_documented(operation, status)) for status in self.met}


def _documented(operation: Operation, status: int) -> DocumentedResponse | None:
    response = operation.documented(status)
    by_default = response is not None and response.status == "default"
    return None if by_default and status < 400 else response  # a client reads `default` as an error


class Connectable(AbstractContextManager[Any], AbstractAsyncContextManager[Any], Protocol):
    """A generated client, as far as the stage handles it."""

    def get_httpx_client(self) -> httpx.Client:
        """What it connects through."""

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """What it connects through when it is async."""


C = TypeVar("C", bound=Connectable)


class OperationModule(Protocol[P, T_co]):
    """The module of an operation in a generated client."""

    @property
    def sync(self) -> Callable[P, T_co]:
        """Returns the success."""

    @property
    def asyncio(self) -> Callable[P, Coroutine[Any, Any, T_co]]:
        """Returns the success to those who await it."""


class ListModule(Protocol[P, T_co]):
    """The module of a list in pages."""

    @property
    def iter_all(self) -> Callable[P, Iterator[T_co]]:
        """Goes through the items of all pages."""

    @property
    def aiter_all(self) -> Callable[P, AsyncIterator[T_co]]:
        """The same for those who await each item."""


@dataclass(frozen=True)
class SyncOrAsync:
    """Does everything in one of the two ways that a client offers, so that stories do not know which."""

    runner: asyncio.Runner | None
    """The loop of the async way; None for the sync way."""

    def run(
        self,
        sync: Callable[P, T],
        asynchronous: Callable[P, Coroutine[Any, Any, T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """What the function of this way returns."""
        return self.runner.run(asynchronous(*args, **kwargs)) if self.runner else sync(*args, **kwargs)

    def perform(self, operation: OperationModule[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What an operation returns, or an exception."""
        return self.run(operation.sync, operation.asyncio, *args, **kwargs)

    def iterate(self, operation: ListModule[P, T], *args: P.args, **kwargs: P.kwargs) -> Iterator[T]:
        """The items of all pages of a list, each when it is asked for."""
        if self.runner is None:
            yield from operation.iter_all(*args, **kwargs)
            return
        items = operation.aiter_all(*args, **kwargs)
        while found := self.runner.run(_next(items)):
            yield from found

    @contextmanager
    def block(self, client: C) -> Iterator[C]:
        """`with client` or `async with client`."""
        if self.runner is None:
            with client:
                yield client
            return
        self.runner.run(client.__aenter__())
        try:
            yield client
        finally:
            self.runner.run(client.__aexit__(None, None, None))

    def connections(self, client: Connectable) -> httpx.Client | httpx.AsyncClient:
        """What the client connects through at the moment."""
        return self.runner.run(_awaiting(client)) if self.runner else client.get_httpx_client()


async def _awaiting(client: Connectable) -> httpx.AsyncClient:
    """What a client connects through from the running event loop."""
    return client.get_async_httpx_client()


async def _next(items: AsyncIterator[T]) -> list[T]:
    """The next item; none at the end."""
    async for item in items:
        return [item]
    return []


def serve(route: respx.Route, *answers: httpx.Response) -> None:
    """The server gives these answers, one to each request."""
    route.side_effect = [*answers, AssertionError("one more request than the story has answers")]


def answered(route: respx.Route) -> list[int]:
    """The status of every answer, in order."""
    return [call.response.status_code for call in route.calls]


def sent(route: respx.Route) -> list[tuple[str, ...]]:
    """Every request as it left: its first line with the whole URL, the headers that matter, and the body."""
    return [_on_the_wire(call.request) for call in route.calls]


def _on_the_wire(request: httpx.Request) -> tuple[str, ...]:
    url = f"{request.url.scheme}://{request.url.netloc.decode()}{request.url.raw_path.decode()}"
    matter = [name for name in ("Authorization", "Content-Type") if name in request.headers]
    headers = [f"{name}: {request.headers[name]}" for name in matter]
    return (f"{request.method} {url}", *headers, request.content.decode())
