# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Responses whose body is too large to be held in memory."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Self

from .httplib import http
from .requests import Request
from .responses import Reply

__all__ = ["AsyncStream", "Stream"]


class _Streamed:
    """What both kinds of stream know of their response."""

    _reply: Reply | None = None
    _is_read: bool = False

    def __init__(self, exchange: Callable[..., Any], request: Request[Any, Any]) -> None:
        self._exchange = exchange
        self._request = request

    @property
    def status_code(self) -> int:
        """The status, that of a success."""
        return self._opened.status_code

    @property
    def headers(self) -> http.Headers:
        """The header fields; names are looked up in any letter case."""
        return self._opened.headers

    @property
    def _opened(self) -> Reply:
        if self._reply is None:
            raise RuntimeError("a stream can be read only inside its `with` block")
        return self._reply

    def _read(self) -> Reply:
        """The response, the first time that somebody reads its body."""
        reply = self._opened
        if self._is_read:
            raise RuntimeError("a stream can be read only once")
        self._is_read = True
        return reply


class Stream(_Streamed):
    """A success whose body is read once, piece by piece, inside of a `with` block."""

    def iter_bytes(self) -> Iterator[bytes]:
        """
        The body as it arrives, after decompression.

        Raises:
            errors.NoResponse: The rest does not arrive, not in time, or is larger than `max_response_size`.
        """
        reply = self._read()
        yield from [reply.content] if reply.rest is None else reply.rest

    def write_to(self, path: str | os.PathLike[str]) -> int:
        """
        Write the body to a file, and return its size in bytes; until all is there, it is called `....part`.

        Raises:
            errors.NoResponse: The body does not arrive as a whole; no file is left behind.
            OSError: The file cannot be written.
        """
        part = f"{os.fspath(path)}.part"
        try:
            with open(part, "wb") as file:
                size = sum(map(file.write, self.iter_bytes()))
            os.replace(part, path)
        except BaseException:
            _remove(part)
            raise
        return size

    def __enter__(self) -> Self:
        self._reply = reply = self._exchange(self._request, is_streamed=True)
        try:
            self._request.responses.success(reply)
        except BaseException:
            reply.response.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._opened.response.close()
        self._reply = None


class AsyncStream(_Streamed):
    """A success whose body is read once, piece by piece, inside of an `async with` block."""

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """
        The body as it arrives, after decompression.

        Raises:
            errors.NoResponse: The rest does not arrive, not in time, or is larger than `max_response_size`.
        """
        reply = self._read()
        if reply.rest is None:
            yield reply.content
        else:
            async for piece in reply.rest:
                yield piece

    async def write_to(self, path: str | os.PathLike[str]) -> int:
        """
        Write the body to a file, and return its size in bytes; until all is there, it is called `....part`.

        Files are written in a thread, so that the event loop is not blocked.

        Raises:
            errors.NoResponse: The body does not arrive as a whole; no file is left behind.
            OSError: The file cannot be written.
        """
        part, size = f"{os.fspath(path)}.part", 0
        try:
            with await _in_a_thread(open, part, "wb") as file:
                async for piece in self.iter_bytes():
                    size += await _in_a_thread(file.write, piece)
            await _in_a_thread(os.replace, part, path)
        except BaseException:
            _remove(part)
            raise
        return size

    async def __aenter__(self) -> Self:
        self._reply = reply = await self._exchange(self._request, is_streamed=True)
        try:
            self._request.responses.success(reply)
        except BaseException:
            await reply.response.aclose()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._opened.response.aclose()
        self._reply = None


def _in_a_thread(call: Callable[..., Any], *arguments: Any) -> Awaitable[Any]:
    import asyncio  # noqa: PLC0415  # only who awaits pays for it

    return asyncio.to_thread(call, *arguments)


def _remove(part: str) -> None:
    if os.path.exists(part):
        os.remove(part)
