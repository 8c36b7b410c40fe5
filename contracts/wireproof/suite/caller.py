"""
Calls generated functions with the wire caught: what was sent, and what the caller got.

This is the suite's one contact with httpx and respx.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import Any, Literal

import httpx
import respx

from wireproof.answers import Answer
from wireproof.binding import FUNCTIONS, Binding, Function, bind
from wireproof.catalog import Operation, Spec

__all__ = ["FLAVOURS", "ITERATORS", "TOKEN", "Caller", "Callers", "Exchange", "Flavour", "connect"]

TOKEN = "token-for-tests-only"  # noqa: S105  # visibly fake, so that a leak is recognised
Flavour = Literal["sync", "async"]
FLAVOURS: dict[Flavour, tuple[Function, Function]] = {
    "sync": ("sync", "sync_detailed"),
    "async": ("asyncio", "asyncio_detailed"),
}
"""The two functions of each: the one that returns the success, and the one that returns whatever came."""

ITERATORS: dict[Flavour, Function] = {"sync": "iter_all", "async": "aiter_all"}
"""The function of each that goes through all pages of a list."""


@dataclass(frozen=True)
class Exchange:
    """One call: what was sent, and what was returned or raised."""

    function: Function
    requests: Sequence[httpx.Request]
    returned: Any = None
    raised: Any = None

    @property
    def request(self) -> httpx.Request:
        """The one request that was sent."""
        assert len(self.requests) == 1, (
            f"{self.function} sent {len(self.requests)} requests; {self.raised!r} was raised"
        )
        return self.requests[0]


@dataclass(frozen=True, eq=False)
class Caller:
    """Calls the functions of one client."""

    binding: Binding
    runner: asyncio.Runner
    wire: respx.Route
    """Where every request ends; taking the wire over takes long, so that it is done once."""

    @cached_property
    def client(self) -> Any:
        """A client that sends every call once; connecting is expensive to prepare, so it is made once."""
        return self.binding.client(token=TOKEN, max_retries=0)

    def call(
        self,
        operation: Operation,
        function: Function,
        arguments: dict[str, Any],
        *answers: Answer | Exception,
        client: Any = None,
    ) -> Exchange:
        """Call one function and serve the answers one after the other; an exception is raised in the place of one."""
        self.serve(answers)
        return self._exchange(operation, function, {"client": client or self.client, **arguments})

    def call_all(self, operation: Operation, arguments: dict[str, Any], answer: Answer) -> list[Exchange]:
        """Call all four functions of an operation and serve each the same answer."""
        self.serve([answer] * len(FUNCTIONS))
        return [self._exchange(operation, function, {"client": self.client, **arguments}) for function in FUNCTIONS]

    def take(
        self,
        operation: Operation,
        flavour: Flavour,
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
            items = self.binding.function(operation, ITERATORS[flavour])(client=self.client, **arguments)
            if flavour == "sync":
                for item in islice(items, most):
                    taken.append(item)  # noqa: PERF402  # what came before an error is kept
            else:
                self.runner.run(_take(items, most, taken))
        except Exception as error:  # noqa: BLE001  # as below
            raised = error
        return Exchange(ITERATORS[flavour], self.sent, taken, raised)

    @property
    def sent(self) -> Sequence[httpx.Request]:
        """What was sent since answers were last served."""
        return [call.request for call in self.wire.calls]

    def serve(self, answers: Sequence[Answer | Exception]) -> None:
        """Serve these answers, one to each request."""
        self.wire.reset()
        self.wire.mock(side_effect=[one.response if isinstance(one, Answer) else one for one in answers])

    def _exchange(self, operation: Operation, function: Function, arguments: dict[str, Any]) -> Exchange:
        sent_before = self.wire.call_count
        returned = raised = None
        try:
            returned = self.binding.function(operation, function)(**arguments)
            if asyncio.iscoroutine(returned):
                returned = self.runner.run(returned)
        except Exception as error:  # noqa: BLE001  # whatever is raised is what the test is about
            raised = error
        return Exchange(function, self.sent[sent_before:], returned, raised)


async def _take(items: AsyncIterator[Any], most: int | None, taken: list[Any]) -> None:
    while most is None or len(taken) < most:
        try:
            taken.append(await anext(items))
        except StopAsyncIteration:
            return


Callers = Callable[[Spec], Caller]


@contextmanager
def connect(clients: Path) -> Iterator[Callers]:
    """The callers of the clients in a folder, with the wire taken over."""
    with asyncio.Runner() as runner, respx.mock(assert_all_called=False) as router:
        wire = router.route()
        yield cache(lambda spec: Caller(bind(spec, clients), runner, wire))
