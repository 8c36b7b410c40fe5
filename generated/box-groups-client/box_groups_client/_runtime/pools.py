# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""The httpx clients behind a client and its copies: opened once, shared, closed once."""

import asyncio
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

import httpx

__all__ = ["C", "Pool"]

C = TypeVar("C", bound=httpx.Client | httpx.AsyncClient)


class Pool(Generic[C]):
    """
    What a client and its copies connect through, safe to use from several threads.

    Connections that are awaited belong to their event loop, so that each loop has an httpx client of its own.
    """

    def __init__(self, connect: Callable[[], C], lent: C | None = None) -> None:
        self._connect = connect
        self._lent = lent
        self._opened: dict[asyncio.AbstractEventLoop | None, C] = {}
        self._closed = False
        self._lock = threading.Lock()

    def get(self, loop: asyncio.AbstractEventLoop | None = None) -> C:
        """
        The httpx client of an event loop, or of the functions that need none.

        Raises:
            ValueError: It was closed.
        """
        with self._lock:
            client = None if self._closed else self._lent or self._of(loop)
        if client is None or client.is_closed:
            raise ValueError("the client is closed; make another one")
        return client

    def _of(self, loop: asyncio.AbstractEventLoop | None) -> C:
        if loop not in self._opened:
            for other in [other for other in self._opened if other is not None and other.is_closed()]:
                del self._opened[other]  # nobody can await the end of its connections any more
            self._opened[loop] = self._connected()
        return self._opened[loop]

    def _connected(self) -> C:
        try:
            return self._connect()
        except (ImportError, OSError) as error:
            raise ValueError(f"httpx cannot connect with these settings: {error}") from error

    def close(self) -> "list[tuple[asyncio.AbstractEventLoop | None, C]]":
        """Open nothing more. Returns the httpx clients to close and their loops, which leaves out one that was lent."""
        if self._lent:
            return []
        with self._lock:
            self._closed = True
            opened = [*self._opened.items()]
            self._opened.clear()
            return opened
