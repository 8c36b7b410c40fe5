"""
Calls generated functions with the wire caught: what was sent, and what the caller got.

This is the suite's one contact with httpx and respx.
"""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import httpx
import respx

from wireproof.answers import Answer
from wireproof.binding import FUNCTIONS, Binding, Function
from wireproof.catalog import Operation, Spec

__all__ = ["FLAVOURS", "TOKEN", "Caller", "Callers", "Exchange", "Flavour"]

TOKEN = "token-for-tests-only"  # noqa: S105  # visibly fake, so that a leak is recognised
Flavour = Literal["sync", "async"]
FLAVOURS: dict[Flavour, tuple[Function, Function]] = {
    "sync": ("sync", "sync_detailed"),
    "async": ("asyncio", "asyncio_detailed"),
}
"""The two functions of each: the one that returns the success, and the one that returns whatever came."""


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

    @cached_property
    def client(self) -> Any:
        """A client with default settings; connecting is expensive to prepare, so it is made once."""
        return self.binding.client(token=TOKEN)

    def call(
        self, operation: Operation, function: Function, arguments: dict[str, Any], *answers: Answer, client: Any = None
    ) -> Exchange:
        """Call one function and serve the answers one after the other."""
        with _wire(answers) as route:
            return self._exchange(route, operation, function, {"client": client or self.client, **arguments})

    def call_all(self, operation: Operation, arguments: dict[str, Any], answer: Answer) -> list[Exchange]:
        """Call all four functions of an operation and serve each the same answer."""
        with _wire([answer] * len(FUNCTIONS)) as route:
            return [
                self._exchange(route, operation, function, {"client": self.client, **arguments})
                for function in FUNCTIONS
            ]

    def _exchange(
        self, route: respx.Route, operation: Operation, function: Function, arguments: dict[str, Any]
    ) -> Exchange:
        sent_before = route.call_count
        returned = raised = None
        try:
            returned = self.binding.function(operation, function)(**arguments)
            if asyncio.iscoroutine(returned):
                returned = self.runner.run(returned)
        except Exception as error:  # noqa: BLE001  # whatever is raised is what the test is about
            raised = error
        return Exchange(function, [call.request for call in route.calls[sent_before:]], returned, raised)


@contextmanager
def _wire(answers: Sequence[Answer]) -> Iterator[respx.Route]:
    with respx.mock(assert_all_called=False) as router:
        yield router.route().mock(side_effect=[answer.response for answer in answers])


Callers = Callable[[Spec], Caller]
