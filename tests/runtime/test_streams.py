"""Bodies that are too large for the memory: read piece by piece, and written to files."""

import asyncio
import tracemalloc

import httpx2
import pytest

from wireproof.runtime.client import AsyncClient, SyncClient
from wireproof.runtime.decoding import anything
from wireproof.runtime.errors import InvalidResponse, NoResponse, NotFound
from wireproof.runtime.requests import Request
from wireproof.runtime.responses import Responses, bytes_body, json_body
from wireproof.suite.clock import stopped_clock

PNG = {"Content-Type": "image/png"}
RESPONSES = Responses(successes={"200": bytes_body("image/png")}, errors={"404": json_body(anything)})
GET = Request(method="GET", path="/pictures/7", responses=RESPONSES)
MEGABYTE = b"x" * 1_000_000


class Pieces(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """What comes from a server; an error in it is raised."""

    def __init__(self, *pieces, pause=lambda: None):
        self.pieces = pieces
        self.pause = pause
        self.is_closed = False

    def __iter__(self):
        for piece in self.pieces:
            if isinstance(piece, Exception):
                raise piece
            yield piece
            self.pause()

    async def __aiter__(self):
        for piece in self:
            yield piece

    def close(self):
        """The connection is free again."""
        self.is_closed = True

    async def aclose(self):
        """The async connection is free again."""
        self.close()


@pytest.fixture(params=[SyncClient, AsyncClient], ids=["sync", "async"])
def stream(request):
    """Opens what a server says in a mode, and does something with it; or else reads it so many times."""

    def open_(responses, use=None, times=1, **settings):
        served = iter(responses if isinstance(responses, list) else [responses])
        transport = httpx2.MockTransport(lambda _: next(served))
        client = request.param("token", http_options={"transport": transport}, **settings)
        if request.param is SyncClient:
            with client.stream(GET) as opened:
                return use(opened) if use else b"".join(piece for _ in range(times) for piece in opened.iter_bytes())

        async def awaited():
            async with client.stream(GET) as opened:
                if use:
                    return await use(opened)
                return b"".join([piece for _ in range(times) async for piece in opened.iter_bytes()])

        return asyncio.run(awaited())

    return open_


def test_a_file_is_what_the_server_sent(stream, tmp_path):
    """
    `write_to` says how many bytes there are, and leaves nothing else behind.
    """
    file = tmp_path / "kites.png"

    size = stream(httpx2.Response(200, headers=PNG, stream=Pieces(b"\x89P", b"NG\r\n")), lambda one: one.write_to(file))

    assert (6, b"\x89PNG\r\n") == (size, file.read_bytes())
    assert [file] == [*tmp_path.iterdir()]


def test_a_body_is_never_in_memory_as_a_whole(stream, tmp_path):
    """
    Of 50 MB, a few are there at a time.
    """
    pieces = Pieces(*[MEGABYTE] * 50)
    tracemalloc.start()

    size = stream(httpx2.Response(200, headers=PNG, stream=pieces), lambda one: one.write_to(tmp_path / "kites.png"))

    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size == 50_000_000
    assert most < 10_000_000
    assert pieces.is_closed


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ({"status_code": 404, "json": {"message": "none"}}, NotFound),
        ({"status_code": 200, "html": "<html>"}, InvalidResponse),
        ({"status_code": 200, "json": {}}, InvalidResponse),
    ],
    ids=["an error", "another content type", "JSON"],
)
def test_what_the_method_would_raise_is_raised_at_once(stream, parts, error):
    """
    The block is not entered, and the connection is free.
    """
    entered, response = [], httpx2.Response(**parts)

    with pytest.raises(error):
        stream(response, entered.append)

    assert [] == entered
    assert response.is_closed


def test_an_attempt_that_fails_is_repeated(stream):
    """
    Until there is a success, a stream is sent again as any other call is.
    """
    responses = [
        httpx2.Response(503, headers={"Retry-After": "0.001"}),
        httpx2.Response(200, headers=PNG, content=b"a"),
    ]

    assert b"a" == stream(responses)


@pytest.mark.parametrize(
    ("pieces", "settings", "reason"),
    [
        ((b"a", httpx2.ReadError("gone")), {}, "ReadError: gone"),
        ((b"a", b"b" * 10), {"max_response_size": 10}, "max_response_size"),
    ],
    ids=["lost", "too large"],
)
def test_a_body_that_does_not_arrive_leaves_no_file(stream, tmp_path, pieces, settings, reason):
    """
    Neither a half one nor none at all: what was there before is there still.
    """
    file = tmp_path / "kites.png"
    file.write_bytes(b"before")

    with pytest.raises(NoResponse, match=reason):
        stream(httpx2.Response(200, headers=PNG, stream=Pieces(*pieces)), lambda one: one.write_to(file), **settings)

    assert b"before" == file.read_bytes()
    assert [file] == [*tmp_path.iterdir()]


def test_the_total_timeout_holds_for_the_whole_body(stream):
    """
    A server that sends a byte now and then does not hold a call for ever.
    """
    with stopped_clock() as clock:

        def pause():
            clock.now += 70

        with pytest.raises(NoResponse, match="total timeout of 180"):
            stream(httpx2.Response(200, headers=PNG, stream=Pieces(b"a", b"b", b"c", b"d", pause=pause)))


def test_a_stream_is_read_once_and_inside_of_its_block(stream):
    """
    What is gone is not taken for an empty body.
    """
    with pytest.raises(RuntimeError, match="read once"):
        stream(httpx2.Response(200, headers=PNG, content=b"a"), times=2)
