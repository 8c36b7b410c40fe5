"""
Calls generated clients with the wire caught: what was sent, and what the caller got.

This is the suite's one contact with the HTTP library and respx.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import httpx
import pytest_httpx2  # noqa: F401  # respx catches httpx2 when this is there
import respx

from wireproof.answers import Answer
from wireproof.binding import MODES, Binding, Mode, bind
from wireproof.catalog import Operation, Spec
from wireproof.pagination import pagination
from wireproof.suite.credentials import TOKEN, settings_of

__all__ = ["KINDS", "TOKEN", "WAYS", "Caller", "Callers", "Exchange", "Kind", "Way", "connect"]

Kind = Literal["method", "send"]
KINDS: tuple[Kind, ...] = ("method", "send")
"""A method of a resource, which returns the success; and `send` with the request, which returns the response."""

Way = tuple[Mode, Kind]
WAYS: tuple[Way, ...] = tuple((mode, kind) for mode in MODES for kind in KINDS)
"""All that a client offers to call an operation."""

CATCHERS = {"httpx": "httpcore", "httpx2": "httpcore2"}
"""What respx has to catch, by the HTTP library."""


@dataclass(frozen=True)
class Exchange:
    """One call: what was sent, and what was returned or raised."""

    kind: Kind
    requests: Sequence[httpx.Request]
    returned: Any = None
    raised: Any = None

    @property
    def request(self) -> httpx.Request:
        """The one request that was sent."""
        assert len(self.requests) == 1, f"{self.kind} sent {len(self.requests)} requests; {self.raised!r} was raised"
        return self.requests[0]


@dataclass(frozen=True, eq=False)
class Caller:
    """Calls the operations of one spec through its client."""

    binding: Binding
    runner: asyncio.Runner
    wire: respx.Route
    """Where every request ends; taking the wire over takes long, so that it is done once."""

    @cache  # noqa: B019  # a caller lives as long as the run
    def client(self, mode: Mode) -> Any:
        """A client that sends every call once; connecting is expensive to prepare, so it is made once."""
        return self.new(mode, max_retries=0)

    def new(self, mode: Mode, **settings: Any) -> Any:
        """A new client, which can prove who is calling to every operation."""
        return self.binding.client(mode, **{**settings_of(self.binding.spec), **settings})

    def call(
        self,
        operation: Operation,
        mode: Mode,
        arguments: dict[str, Any],
        *answers: Answer | Exception,
        kind: Kind = "method",
        client: Any = None,
    ) -> Exchange:
        """Call an operation and serve the answers one after the other; an exception is raised in the place of one."""
        self.serve(answers)
        return self._exchange(operation, (mode, kind), arguments, client)

    def call_all(self, operation: Operation, arguments: dict[str, Any], answer: Answer) -> list[Exchange]:
        """Call an operation in all ways and serve each the same answer."""
        self.serve([answer] * len(WAYS))
        by_kind = {"send": arguments, "method": self.of_method(operation, "sync", arguments)}
        return [self._exchange(operation, (mode, kind), by_kind[kind], None) for mode, kind in WAYS]

    def take(
        self,
        operation: Operation,
        mode: Mode,
        arguments: dict[str, Any],
        server: Callable[[httpx.Request], httpx.Response],
        most: int | None = None,
    ) -> Exchange:
        """Take items out of a list, no more than so many; those before an error are returned beside it."""
        self.wire.reset()
        self.wire.mock(side_effect=server)
        taken: list[Any] = []
        raised = None
        try:
            items = self.binding.method(self.client(mode), operation)(**arguments)
            if mode == "sync":
                for item in islice(items, most):
                    taken.append(item)  # noqa: PERF402  # what came before an error is kept
            else:
                self.runner.run(_take(aiter(items), most, taken))
        except Exception as error:  # noqa: BLE001  # as below
            raised = error
        return Exchange("method", self.sent, taken, raised)

    def run(self, mode: Mode, result: Any) -> Any:
        """What a call of a mode comes to."""
        return self.runner.run(result) if mode == "async" else result

    def of_method(self, operation: Operation, mode: Mode, arguments: dict[str, Any]) -> dict[str, Any]:
        """Those arguments that the method takes, which decides itself how to go through pages."""
        return self.binding.of_method(self.client(mode), operation, arguments)

    @property
    def sent(self) -> Sequence[httpx.Request]:
        """What was sent since answers were last served."""
        return [call.request for call in self.wire.calls]

    def serve(self, answers: Sequence[Answer | Exception]) -> None:
        """Serve these answers, one to each request."""
        self.wire.reset()
        self.wire.mock(side_effect=[one.response if isinstance(one, Answer) else one for one in answers])

    def _exchange(self, operation: Operation, way: Way, arguments: dict[str, Any], client: Any) -> Exchange:
        sent_before, (mode, kind) = self.wire.call_count, way
        returned = raised = None
        try:
            returned = self._called(operation, way, arguments, client or self.client(mode))
        except Exception as error:  # noqa: BLE001  # whatever is raised is what the test is about
            raised = error
        return Exchange(kind, self.sent[sent_before:], returned, raised)

    def _called(self, operation: Operation, way: Way, arguments: dict[str, Any], client: Any) -> Any:
        """What a call returns; a list in pages its first page."""
        mode, kind = way
        if kind == "send":
            return self.run(mode, client.send(self.binding.function(operation)(**arguments)))
        result = self.binding.method(client, operation)(**arguments)
        if pagination(self.binding.spec, operation) is None:
            return self.run(mode, result)
        pages = result.pages()
        return self.runner.run(_first(pages)) if mode == "async" else next(iter(pages))


async def _first(pages: AsyncIterator[Any]) -> Any:
    return await anext(pages)


async def _take(items: AsyncIterator[Any], most: int | None, taken: list[Any]) -> None:
    while most is None or len(taken) < most:
        try:
            taken.append(await anext(items))
        except StopAsyncIteration:
            return


Callers = Callable[[Spec], Caller]


@contextmanager
def connect(clients: Path, specs: Sequence[Spec]) -> Iterator[Callers]:
    """The callers of the clients in a folder, with the wire taken over."""
    library = bind(specs[0], clients).http.__name__
    with asyncio.Runner() as runner, respx.mock(assert_all_called=False, using=CATCHERS[library]) as router:
        wire = router.route()
        yield cache(lambda spec: Caller(bind(spec, clients), runner, wire))
