# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
The content of a response, read in pieces, so that no server decides how much memory and time that takes.

A few bytes of gzip may stand for gigabytes, and as many again for each further coding around them.
"""

from collections.abc import AsyncIterator, Iterator
from typing import Any

from .deadline import check
from .headers import loggable
from .httplib import http

__all__ = ["CODINGS", "apieces", "aread_content", "pieces", "read_content"]

CODINGS = ("gzip", "deflate")
"""The content codings that are asked for and read: those of which one byte stands for a thousand at most."""

_SLICE = 4096
"""Coded bytes that are decoded at once, to some four million at most."""


def pieces(response: http.Response, most: int | None) -> Iterator[bytes]:
    """
    The content of a response as it arrives, which is closed in the end.

    DecodingError when it is not to be read, TimeoutError when late.
    """
    try:
        if _is_coded(response):
            response.stream = _Slices(response.stream)
        limit = _Limit(most)
        for piece in response.iter_bytes():
            limit.count(piece)
            yield piece
    finally:
        response.close()


async def apieces(response: http.Response, most: int | None) -> AsyncIterator[bytes]:
    """
    The content of an async response as it arrives, which is closed in the end.

    DecodingError when it is not to be read, TimeoutError when late.
    """
    try:
        if _is_coded(response):
            response.stream = _AsyncSlices(response.stream)
        limit = _Limit(most)
        async for piece in response.aiter_bytes():
            limit.count(piece)
            yield piece
    finally:
        await response.aclose()


def read_content(response: http.Response, most: int | None) -> bytes:
    """The whole content of a response, which is closed in the end."""
    return b"".join(pieces(response, most))


async def aread_content(response: http.Response, most: int | None) -> bytes:
    """The whole content of an async response, which is closed in the end."""
    return b"".join([piece async for piece in apieces(response, most)])


def _is_coded(response: http.Response) -> bool:
    """Whether there is something to decode; DecodingError when it is coded more than once, or as nobody asked."""
    if "content-encoding" not in response.headers:
        return False
    named = response.headers.get_list("content-encoding", split_commas=True)
    codings = [coding for coding in map(str.lower, map(str.strip, named)) if coding not in ("", "identity")]
    if codings[1:] or not set(CODINGS).issuperset(codings):
        said = loggable(", ".join(codings), 100)
        raise http.DecodingError(f"its content coding is {said}; one of {', '.join(CODINGS)} can be read")
    return bool(codings)


class _Limit:
    """How much is read, and for how long."""

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._size = 0

    def count(self, piece: bytes) -> None:
        """One more piece; DecodingError when it is too much, TimeoutError when the call has no time left."""
        self._size += len(piece)
        if self._most is not None and self._size > self._most:
            raise http.DecodingError(f"it is larger than max_response_size, which is {self._most} bytes")
        check()


def _sliced(chunk: bytes) -> Iterator[bytes]:
    for start in range(0, len(chunk), _SLICE):
        yield chunk[start : start + _SLICE]


class _Slices(http.SyncByteStream):
    """A stream in small pieces."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._stream:
            yield from _sliced(chunk)

    def close(self) -> None:
        self._stream.close()


class _AsyncSlices(http.AsyncByteStream):
    """An async stream in small pieces, between which other tasks run."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        import asyncio  # noqa: PLC0415  # only who awaits pays for it

        async for chunk in self._stream:
            for piece in _sliced(chunk):
                yield piece
                await asyncio.sleep(0)

    async def aclose(self) -> None:
        await self._stream.aclose()
