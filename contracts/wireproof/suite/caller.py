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
from respx.models import CallList

from wireproof.binding import MODES, Binding, Mode, bind
from wireproof.catalog import Operation, Spec
from wireproof.findings import NOTHING
from wireproof.pagination import pagination
from wireproof.served import ServedResponse
from wireproof.suite.credentials import TOKEN, settings_of
from wireproof.suite.failures import Difference, Disagreement, agree, shown
from wireproof.suite.traffic import TRAFFIC, Call

__all__ = ["KINDS", "TOKEN", "WAYS", "Caller", "Callers", "Exchange", "Kind", "Way", "connect"]

Kind = Literal["method", "send"]
KINDS: tuple[Kind, ...] = ("method", "send")
"""A method of a resource, which returns the success; and `send` with the request, which returns the response."""

Server = Callable[[httpx.Request], httpx.Response]

Way = tuple[Mode, Kind]
WAYS: tuple[Way, ...] = tuple((mode, kind) for mode in MODES for kind in KINDS)
"""All that a client offers to call an operation."""

CATCHERS = {"httpx": "httpcore", "httpx2": "httpcore2"}
"""What respx has to catch, by the HTTP library."""


@dataclass(frozen=True)
class Exchange:
    """One call: what was sent, and what was returned or raised."""

    mode: Mode
    kind: Kind
    calls: Sequence[Call]
    returned: Any = None
    raised: Any = None

    @property
    def requests(self) -> Sequence[httpx.Request]:
        """Every request that was sent."""
        return [call.request for call in self.calls]

    @property
    def request(self) -> httpx.Request:
        """The one request that was sent."""
        if len(self.calls) != 1:
            raised = f"; {shown(self.raised)}" if self.raised is not None else ""
            raise Disagreement(Difference("requests sent", f"{len(self.calls)}{raised}", "1"))
        return self.calls[0].request

    @property
    def error(self) -> Any:
        """What was raised."""
        if self.raised is None:
            raise Disagreement(Difference("what the call raises", NOTHING, "an error"))
        return self.raised

    @property
    def result(self) -> Any:
        """What was returned."""
        self.assert_returned()
        return self.returned

    def assert_raised(self, kind: type[BaseException]) -> None:
        """An error of exactly this class was raised."""
        if type(self.raised) is not kind:
            received = NOTHING if self.raised is None else shown(self.raised)
            raise Disagreement(Difference("what the call raises", received, kind.__name__))

    def assert_returned(self) -> None:
        """No error was raised."""
        if self.raised is not None:
            raise Disagreement(Difference("what the call raises", shown(self.raised), NOTHING))

    def assert_sent(self, times: int) -> None:
        """The request was sent so often."""
        agree(times, len(self.calls), "requests sent")

    def look_at(self) -> "Exchange":
        """Have this exchange shown if something about it is wrong."""
        TRAFFIC.look_at(self.calls, f"{self.mode}, by {'`send`' if self.kind == 'send' else 'its method'}")
        return self


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
        *responses: ServedResponse | Exception,
        kind: Kind = "method",
        client: Any = None,
    ) -> Exchange:
        """Call an operation and serve the responses one after the other; an exception is raised in the place of one."""
        self.serve(responses)
        return self._exchange(operation, (mode, kind), arguments, client)

    def call_all(self, operation: Operation, arguments: dict[str, Any], served: ServedResponse) -> Iterator[Exchange]:
        """Call an operation in all ways and serve each the same response."""
        self.serve([served] * len(WAYS))
        by_kind = {"send": arguments, "method": self.of_method(operation, "sync", arguments)}
        for mode, kind in WAYS:
            yield self._exchange(operation, (mode, kind), by_kind[kind], None)

    def take(
        self,
        operation: Operation,
        mode: Mode,
        arguments: dict[str, Any],
        server: Server,
        most: int | None = None,
    ) -> Exchange:
        """Take items out of a list, no more than so many; those before an error are returned beside it."""
        self.serve_by(server)
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
        return Exchange(mode, "method", [*self.wire.calls], taken, raised).look_at()

    def stream(self, operation: Operation, mode: Mode, arguments: dict[str, Any], served: ServedResponse) -> bytes:
        """The body of a success, piece by piece."""
        self.serve([served])
        stream = self.client(mode).stream(self.binding.function(operation)(**arguments))
        if mode == "async":
            return self.runner.run(_streamed(stream))
        with stream as opened:
            return b"".join(opened.iter_bytes())

    def run(self, mode: Mode, result: Any) -> Any:
        """What a call of a mode comes to."""
        return self.runner.run(result) if mode == "async" else result

    def of_method(self, operation: Operation, mode: Mode, arguments: dict[str, Any]) -> dict[str, Any]:
        """Those arguments that the method takes, which decides itself how to go through pages."""
        return self.binding.of_method(self.client(mode), operation, arguments)

    @property
    def sent(self) -> Sequence[httpx.Request]:
        """The requests that were sent since responses were last served."""
        return [call.request for call in self.wire.calls]

    def serve(self, responses: Sequence[ServedResponse | Exception]) -> None:
        """Serve these responses, one for each request."""
        self.serve_by([one.response if isinstance(one, ServedResponse) else one for one in responses])

    def serve_by(self, server: Server | Sequence[httpx.Response | Exception]) -> None:
        """Serve every request by a function, or each with one of these."""
        self.wire.reset()
        self.wire.mock(side_effect=server)
        TRAFFIC.look_at(self.wire.calls)

    def _exchange(self, operation: Operation, way: Way, arguments: dict[str, Any], client: Any) -> Exchange:
        sent_before, (mode, kind) = self.wire.call_count, way
        returned = raised = None
        try:
            returned = self._called(operation, way, arguments, client or self.client(mode))
        except Exception as error:  # noqa: BLE001  # whatever is raised is what the test is about
            raised = error
        return Exchange(mode, kind, [*self.wire.calls][sent_before:], returned, raised).look_at()

    def _called(self, operation: Operation, way: Way, arguments: dict[str, Any], client: Any) -> Any:
        """What a call returns; a list in pages its first page."""
        mode, kind = way
        if kind == "send":
            return self.run(mode, client.send(self.binding.function(operation)(**arguments)))
        result = self.binding.method(client, operation)(**arguments)
        if pagination(self.binding.spec, operation) is None:
            return self.run(mode, result)
        pages = result.pages()
        return self.runner.run(_first_of(pages)) if mode == "async" else next(iter(pages))


async def _first_of(pages: AsyncIterator[Any]) -> Any:
    return await anext(pages)


async def _streamed(stream: Any) -> bytes:
    async with stream as opened:
        return b"".join([piece async for piece in opened.iter_bytes()])


async def _take(items: AsyncIterator[Any], most: int | None, taken: list[Any]) -> None:
    while most is None or len(taken) < most:
        try:
            taken.append(await anext(items))
        except StopAsyncIteration:
            return


class _Forgotten(CallList):
    """What a router would keep of all its routes for ever; a route has its own calls until it is reset."""

    def append(self, _: respx.models.Call) -> None:
        """Keep nothing."""


Callers = Callable[[Spec], Caller]


@contextmanager
def connect(clients: Path, specs: Sequence[Spec]) -> Iterator[Callers]:
    """The callers of the clients in a folder, with the wire taken over."""
    library = bind(specs[0], clients).http.__name__
    with asyncio.Runner() as runner, respx.mock(assert_all_called=False, using=CATCHERS[library]) as router:
        router.calls = _Forgotten()
        wire = router.route()
        yield cache(lambda spec: Caller(bind(spec, clients), runner, wire))
