# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Resources: the operations of a tag as methods of a client."""

import functools
import inspect
from collections.abc import Callable
from traceback import walk_tb
from typing import Any, TypeVar

from .client import AsyncClient, SyncClient
from .pages import AsyncPages, Pages
from .requests import EnvelopeRequest, PagedRequest, Request

__all__ = ["AsyncResource", "Resource"]

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R", bound=Request[Any, Any])
F = TypeVar("F", bound=Callable[..., Any])


class _Named:
    """Methods whose errors about unknown arguments name the known ones."""

    def __init_subclass__(cls) -> None:
        for name, method in list(vars(cls).items()):
            if inspect.isfunction(method) and not name.startswith("_"):
                setattr(cls, name, _listing_arguments(method))


def _listing_arguments(method: F) -> F:
    """The method, whose TypeError for unknown arguments lists the known ones."""

    @functools.wraps(method)
    def named(*args: Any, **kwargs: Any) -> Any:
        try:
            return method(*args, **kwargs)
        except TypeError as error:
            if [*walk_tb(error.__traceback__)][1:]:
                raise  # from inside
            known = ", ".join(name for name in inspect.signature(method).parameters if name != "self")
            raise TypeError(f"{error}; its arguments are {known or 'none'}") from None

    return named  # type: ignore[return-value]  # it is called in the same way


def _request_of(operation: Callable[..., R], arguments: dict[str, Any], decided: dict[str, Any]) -> R:
    """The request that a method is asked for, out of its local variables and what it decides itself."""
    return operation(**{name: value for name, value in arguments.items() if name != "self"}, **decided)


class Resource(_Named):
    """
    The operations of a tag, for a client whose methods return when the response is there.

    A method hands over the function that makes its request, and its own arguments.
    """

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    def _call(self, operation: Callable[..., Request[S, Any]], arguments: dict[str, Any]) -> S:
        """The body of the success."""
        request = _request_of(operation, arguments, {})
        return request.responses.success(self._client._exchange(request))

    def _one(self, operation: Callable[..., EnvelopeRequest[T, Any, Any]], arguments: dict[str, Any]) -> T:
        """The only object in the envelope."""
        request = _request_of(operation, arguments, {})
        reply = self._client._exchange(request)
        return request.envelope.one(reply, request.responses.success(reply))

    def _all(self, operation: Callable[..., EnvelopeRequest[T, Any, Any]], arguments: dict[str, Any]) -> list[T]:
        """The objects in the envelope."""
        request = _request_of(operation, arguments, {})
        reply = self._client._exchange(request)
        return request.envelope.all(reply, request.responses.success(reply))

    def _pages(
        self, operation: Callable[..., PagedRequest[T, S, Any]], arguments: dict[str, Any], **decided: Any
    ) -> Pages[T, S]:
        """The items of all pages; `decided` are the arguments that are not the caller's."""
        return Pages(self._client._exchange, _request_of(operation, arguments, decided))


class AsyncResource(_Named):
    """
    The operations of a tag, for a client whose methods are awaited.

    A method hands over the function that makes its request, and its own arguments.
    """

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    async def _call(self, operation: Callable[..., Request[S, Any]], arguments: dict[str, Any]) -> S:
        """The body of the success."""
        request = _request_of(operation, arguments, {})
        return request.responses.success(await self._client._exchange(request))

    async def _one(self, operation: Callable[..., EnvelopeRequest[T, Any, Any]], arguments: dict[str, Any]) -> T:
        """The only object in the envelope."""
        request = _request_of(operation, arguments, {})
        reply = await self._client._exchange(request)
        return request.envelope.one(reply, request.responses.success(reply))

    async def _all(self, operation: Callable[..., EnvelopeRequest[T, Any, Any]], arguments: dict[str, Any]) -> list[T]:
        """The objects in the envelope."""
        request = _request_of(operation, arguments, {})
        reply = await self._client._exchange(request)
        return request.envelope.all(reply, request.responses.success(reply))

    def _pages(
        self, operation: Callable[..., PagedRequest[T, S, Any]], arguments: dict[str, Any], **decided: Any
    ) -> AsyncPages[T, S]:
        """The items of all pages; `decided` are the arguments that are not the caller's."""
        return AsyncPages(self._client._exchange, _request_of(operation, arguments, decided))
