# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
Files as parts of requests: read from wherever they are when they are sent, and never held in memory as a whole.

A body that is read while it is sent can be sent again only when everything in it can be read again from where it began.
"""

import io
import os
from collections.abc import AsyncIterator, Iterator, Sequence
from typing import IO, Any, TypeAlias

from attrs import frozen

from .httplib import http

__all__ = ["File", "Source", "Upload", "file_name", "is_upload", "source_of"]

_CHUNK = 65_536
"""Bytes that are read at once."""


@frozen
class File:
    """A file to send: what is in it, what it is called, and what it is."""

    content: bytes | IO[bytes] | os.PathLike[str]
    """Bytes, a file that is open for reading in binary mode, or the path of one."""
    name: str | None = None
    """The file name that is sent. Default: that of the path or the open file, or else the argument's name."""
    content_type: str | None = None
    """Default: the one that the spec says, or `application/octet-stream`."""


Upload: TypeAlias = File | bytes | IO[bytes] | os.PathLike[str]
"""The types that an upload may have."""


def is_upload(value: object) -> bool:
    """Whether a value can be uploaded as a file; text is none, nor is a file in text mode."""
    content = value.content if isinstance(value, File) else value
    is_open = hasattr(content, "read") and not isinstance(content, io.TextIOBase)
    return is_open or isinstance(content, bytes | bytearray | memoryview | os.PathLike)


def file_name(value: Any, otherwise: str) -> str:
    """The file name of an upload; `otherwise` where it has none."""
    if isinstance(value, File) and value.name is not None:
        return value.name
    content = value.content if isinstance(value, File) else value
    path = content if isinstance(content, os.PathLike) else getattr(content, "name", None)
    return os.path.basename(os.fspath(path)) if isinstance(path, str | os.PathLike) else otherwise


class _Piece:
    """One run of bytes of a body."""

    def __init__(self, content: Any) -> None:
        self._content = content
        self._start = _position(content)
        self._is_begun = False

    @property
    def is_in_memory(self) -> bool:
        """Whether its bytes are in memory."""
        return isinstance(self._content, bytes)

    @property
    def size(self) -> int | None:
        """The number of bytes; None where it is not known in advance."""
        if self.is_in_memory:
            return len(self._content)
        if isinstance(self._content, os.PathLike):
            return os.stat(self._content).st_size
        if self._start is None:
            return None
        end: int = self._content.seek(0, os.SEEK_END)
        self._content.seek(self._start)
        return end - self._start

    @property
    def is_repeatable(self) -> bool:
        """Whether all of it can be read from its beginning, for the first time or once more."""
        return not self._is_begun or self._start is not None

    def chunks(self) -> Iterator[bytes]:
        """The bytes, from where they began when the body was made."""
        if self.is_in_memory:
            yield self._content
        elif isinstance(self._content, os.PathLike):
            with open(self._content, "rb") as file:
                yield from iter(lambda: file.read(_CHUNK), b"")
        else:
            if self._is_begun and self._start is None:
                raise ValueError("a file that cannot be rewound was read already; open it anew")
            if self._start is not None:
                self._content.seek(self._start)
            self._is_begun = True
            yield from iter(lambda: self._content.read(_CHUNK), b"")


def _position(content: Any) -> int | None:
    """Where an open file stands; None where it cannot go back to."""
    if isinstance(content, bytes | os.PathLike):
        return 0
    try:
        return int(content.tell()) if content.seekable() else None
    except (AttributeError, OSError):
        return None


class Source(http.SyncByteStream, http.AsyncByteStream):
    """A body that is read while it is sent, out of several pieces."""

    def __init__(self, contents: Sequence[Any]) -> None:
        self._pieces = [_Piece(one) for one in contents]

    @property
    def size(self) -> int | None:
        """The number of bytes; None where it is not known in advance."""
        sizes = [one.size for one in self._pieces]
        return None if None in sizes else sum(size or 0 for size in sizes)

    @property
    def is_repeatable(self) -> bool:
        """Whether all of it can be sent, for the first time or once more."""
        return all(one.is_repeatable for one in self._pieces)

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._pieces:
            yield from piece.chunks()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        import asyncio  # noqa: PLC0415  # only who awaits pays for it

        for piece in self._pieces:
            chunks = piece.chunks()
            if piece.is_in_memory:
                yield next(chunks)
                continue
            while (chunk := await asyncio.to_thread(next, chunks, None)) is not None:
                yield chunk


def source_of(*contents: Any) -> Source:
    """A body of bytes and files, one after the other."""
    unwrapped = (one.content if isinstance(one, File) else one for one in contents)
    return Source([bytes(one) if isinstance(one, bytearray | memoryview) else one for one in unwrapped])
