# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Lists that come in pages, as the caller sees them: items over all pages, asked for when they are wanted."""

from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing
from typing import Any, Generic, TypeVar

from .paging import Walk
from .requests import PagedRequest
from .responses import Reply

__all__ = ["AsyncPages", "Pages"]

T = TypeVar("T")
"""An item."""
P = TypeVar("P")
"""The body of a page."""


class Pages(Generic[T, P]):
    """
    The items of a list, over all its pages, in the server's order.

    A page is asked for when its first item is wanted; each loop begins anew. Repeated or endless pages raise
    `InvalidResponse`.
    """

    __slots__ = ("_exchange", "_request")

    def __init__(self, exchange: Callable[[PagedRequest[T, P, Any]], Reply], request: PagedRequest[T, P, Any]) -> None:
        self._exchange = exchange
        self._request = request

    def __iter__(self) -> Iterator[T]:
        for _, items in self._walk():
            yield from items

    def pages(self) -> Iterator[P]:
        """Each page as the spec describes it, with what it says beside its items."""
        return (body for body, _ in self._walk())

    def one(self) -> T:
        """
        The only item of the list.

        Raises:
            LookupError: There is none, or more than one.
        """
        return _only([item for _, item in zip(range(2), self, strict=False)], self._request)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._request.method} {self._request.target}>"

    def _walk(self) -> Iterator[tuple[P, list[T]]]:
        walk = Walk(self._request.paging, self._request.position)
        for position in walk:
            request = self._request.at(position)
            reply = self._exchange(request)
            body = request.responses.success(reply)
            yield body, walk.step(position, reply, body)


class AsyncPages(Generic[T, P]):
    """
    The items of a list, over all its pages, in the server's order: to be used with `async for`.

    A page is asked for when its first item is wanted; each loop begins anew. Repeated or endless pages raise
    `InvalidResponse`.
    """

    __slots__ = ("_exchange", "_request")

    def __init__(
        self, exchange: Callable[[PagedRequest[T, P, Any]], Awaitable[Reply]], request: PagedRequest[T, P, Any]
    ) -> None:
        self._exchange = exchange
        self._request = request

    async def __aiter__(self) -> AsyncIterator[T]:
        async for _, items in self._walk():
            for item in items:
                yield item

    async def pages(self) -> AsyncIterator[P]:
        """Each page as the spec describes it, with what it says beside its items."""
        async for body, _ in self._walk():
            yield body

    async def one(self) -> T:
        """
        The only item of the list.

        Raises:
            LookupError: There is none, or more than one.
        """
        found: list[T] = []
        async with aclosing(self._walk()) as walked:
            async for _, items in walked:
                found += items
                if len(found) > 1:
                    break
        return _only(found, self._request)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._request.method} {self._request.target}>"

    async def _walk(self) -> AsyncGenerator[tuple[P, list[T]], None]:
        walk = Walk(self._request.paging, self._request.position)
        for position in walk:
            request = self._request.at(position)
            reply = await self._exchange(request)
            body = request.responses.success(reply)
            yield body, walk.step(position, reply, body)


def _only(found: list[T], request: PagedRequest[T, Any, Any]) -> T:
    if len(found) != 1:
        number = "no item" if not found else "more than one item"
        raise LookupError(f"{request.method} {request.target} found {number}; exactly one was expected")
    return found[0]
