# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""The connections behind a client and its copies: opened once in each process, shared, closed once."""

import os
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from weakref import WeakSet

from .httplib import NAME, http

if TYPE_CHECKING:
    import asyncio

__all__ = ["Pool"]

HttpClient = TypeVar("HttpClient", bound=http.Client | http.AsyncClient)


class Pool(Generic[HttpClient]):
    """
    What a client and its copies connect through, safe to use from several threads.

    Connections that are awaited belong to their event loop, so that each loop has an HTTP client of its own. All belong
    to their process: one that was forked opens its own.
    """

    def __init__(self, connect: Callable[[], HttpClient], external: HttpClient | None) -> None:
        self._connect = connect
        self._external = external
        """An HTTP client supplied by the caller, who closes it."""
        self._opened: dict[asyncio.AbstractEventLoop | None, HttpClient] = {}
        self._closed = False
        self._lock = threading.Lock()
        _POOLS.add(self)

    @property
    def is_external(self) -> bool:
        """Whether all goes through an HTTP client of the caller's."""
        return self._external is not None

    def get(self, loop: "asyncio.AbstractEventLoop | None" = None) -> HttpClient:
        """The HTTP client of an event loop, or of the sync client, made when first needed; ValueError when closed."""
        with self._lock:
            client = None if self._closed else self._external or self._of(loop)
        if client is None or client.is_closed:
            raise ValueError("the client is closed; make another one")
        return client

    def _of(self, loop: "asyncio.AbstractEventLoop | None") -> HttpClient:
        if loop not in self._opened:
            for other in [other for other in self._opened if other is not None and other.is_closed()]:
                del self._opened[other]  # its event loop is closed, so its connections cannot be closed cleanly
            self._opened[loop] = self._connected()
        return self._opened[loop]

    def _connected(self) -> HttpClient:
        try:
            return self._connect()
        except (ImportError, OSError, http.InvalidURL) as error:
            raise ValueError(f"{NAME} cannot connect with these settings: {error}") from error

    def close(self) -> "list[tuple[asyncio.AbstractEventLoop | None, HttpClient]]":
        """Open nothing more. Returns the HTTP clients to close, with their loops; none that the caller supplied."""
        if self.is_external:
            return []
        with self._lock:
            self._closed = True
            opened = [*self._opened.items()]
            self._opened.clear()
            return opened

    def forget(self) -> None:
        """Begin anew in a forked process; to close connections there would disturb the parent, which uses them."""
        _OF_PARENTS.append(self._opened)
        self._opened = {}
        self._lock = threading.Lock()  # which a thread may hold that is not in this process


_POOLS: "WeakSet[Pool[Any]]" = WeakSet()
_OF_PARENTS: list[object] = []
"""What the processes before this one had opened, neither used nor let go."""


def _forget() -> None:
    for pool in list(_POOLS):
        pool.forget()


getattr(os, "register_at_fork", lambda **_: None)(after_in_child=_forget)  # where processes can fork
