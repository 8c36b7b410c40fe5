"""The content of a response, read in pieces: how much, how it is coded, and for how long."""

import asyncio
import gzip
import time
import zlib

import httpx
import httpx2
import pytest

from wireproof.runtime import reading
from wireproof.runtime.deadline import DEADLINE
from wireproof.runtime.reading import aread_content, read_content

TEXT = b'{"name": "Kites"}' * 1000
BOMB = gzip.compress(b"0" * 50_000_000)
"""50 MB in 50 kB."""


class Body(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """Chunks as they come from a connection; `pause` is called after each."""

    def __init__(self, chunks, pause=lambda: None):
        self.chunks = chunks
        self.pause = pause
        self.given = 0
        self.is_closed = False

    def __iter__(self):
        for chunk in self.chunks:
            self.given += 1
            yield chunk
            self.pause()

    async def __aiter__(self):
        for chunk in self:
            yield chunk

    def close(self):
        """The connection is free again."""
        self.is_closed = True

    async def aclose(self):
        """The async connection is free again."""
        self.close()


@pytest.fixture(params=["sync", "async"])
def mode(request):
    return request.param


def taken(mode, body, most=None, coding=()):
    """What is read of a body in a mode."""
    response = httpx2.Response(200, headers=[("Content-Encoding", one) for one in coding], stream=body)
    return read_content(response, most) if mode == "sync" else asyncio.run(aread_content(response, most))


@pytest.mark.parametrize(
    ("content", "coding"),
    [
        (TEXT, []),
        (TEXT, ["identity"]),
        (b"", []),
        (gzip.compress(TEXT, mtime=0), ["gzip"]),
        (gzip.compress(TEXT, mtime=0), ["identity, GZip", ""]),
        (zlib.compress(TEXT), ["deflate"]),
        (b"", ["gzip"]),
    ],
)
def test_a_body_is_read_to_its_end(mode, content, coding):
    """
    What was coded once, as it was asked for, is decoded; the connection is free afterwards.
    """
    body = Body([content[:100], content[100:]])

    assert (TEXT if content else b"") == taken(mode, body, len(TEXT), coding)
    assert body.is_closed


@pytest.mark.parametrize(
    "coding", [["gzip, gzip"], ["gzip", "deflate"], ["br"], ["zstd"], ["x-made-up"], ["deflate, br"]]
)
def test_another_coding_is_refused_unread(mode, coding):
    """
    Two codings multiply what a byte may become, and one that was not asked for has limits of its own.
    """
    body = Body([gzip.compress(gzip.compress(TEXT, mtime=0))])

    with pytest.raises(httpx2.DecodingError, match=f"its content coding is {', '.join(coding)}; one of gzip, deflate"):
        taken(mode, body, None, coding)

    assert (0, True) == (body.given, body.is_closed)


@pytest.mark.parametrize(("most", "pieces"), [(999, 1), (1000, 2), (2500, 3)])
def test_no_more_is_read_than_the_limit(mode, most, pieces):
    """
    The first piece that is too much ends it, and the error names the size and the setting.
    """
    body = Body([b"x" * 1000] * 9)

    with pytest.raises(httpx2.DecodingError, match=f"larger than max_response_size, which is {most} bytes"):
        taken(mode, body, most)

    assert (pieces, True) == (body.given, body.is_closed)


def test_a_body_as_large_as_the_limit_is_read(mode):
    """
    The limit itself is no limit broken.
    """
    assert 3000 == len(taken(mode, Body([b"x" * 1000] * 3), 3000))


@pytest.mark.parametrize("library", [httpx2, httpx])
def test_coded_bytes_are_decoded_a_few_at_a_time(monkeypatch, library):
    """
    One chunk that stands for 50 MB becomes some four million bytes before the size is looked at, in either library.
    """
    sizes = []
    add = reading._Limit.count
    monkeypatch.setattr(reading._Limit, "count", lambda self, piece: sizes.append(len(piece)) or add(self, piece))
    monkeypatch.setattr(reading, "http", library)
    bases = (library.SyncByteStream, library.AsyncByteStream)
    stream, slices = type("Stream", (Body, *bases), {}), type("Slices", (reading._Slices, *bases), {})
    monkeypatch.setattr(reading, "_Slices", slices)
    response = library.Response(200, headers={"Content-Encoding": "gzip"}, stream=stream([BOMB]))

    with pytest.raises(library.DecodingError, match="max_response_size"):
        read_content(response, 10_000_000)

    assert max(sizes) <= 4096 * 1032
    assert sum(sizes) <= 10_000_000 + 4096 * 1032


def test_the_time_is_looked_at_between_pieces(mode):
    """
    A transport that knows no deadline is left when the call has no time.
    """
    body = Body([b"x"] * 50, pause=lambda: time.sleep(0.02))
    before = DEADLINE.set(time.monotonic() + 0.05)

    try:
        with pytest.raises(TimeoutError):
            taken(mode, body)
    finally:
        DEADLINE.reset(before)

    assert body.given < 10
    assert body.is_closed


def test_other_tasks_run_while_a_bomb_is_decoded():
    """
    Between the slices of one chunk the event loop goes on.
    """

    async def both():
        runs = 0

        async def count():
            nonlocal runs
            while True:
                runs += 1
                await asyncio.sleep(0)

        counting = asyncio.create_task(count())
        response = httpx2.Response(200, headers={"Content-Encoding": "gzip"}, stream=Body([BOMB]))
        content = await aread_content(response, None)
        counting.cancel()
        return len(content), runs

    size, runs = asyncio.run(both())

    assert 50_000_000 == size
    assert runs >= len(BOMB) // 4096


def test_what_a_hook_has_read_is_there(mode):
    """
    A response whose content somebody read before has it still, and the limit holds for it as well.
    """
    hooked = httpx2.Response(200, headers={"Content-Encoding": "gzip"}, stream=Body([gzip.compress(TEXT, mtime=0)]))
    hooked.read() if mode == "sync" else asyncio.run(hooked.aread())
    again = (
        (lambda most: read_content(hooked, most))
        if mode == "sync"
        else (lambda most: asyncio.run(aread_content(hooked, most)))
    )

    assert TEXT == again(len(TEXT))
    with pytest.raises(httpx2.DecodingError, match="max_response_size"):
        again(len(TEXT) - 1)
