"""Files in requests: read when they are sent, and sent again only from where they began."""

import asyncio
import io
import os
import tracemalloc

import httpx2
import pytest

from wireproof.runtime.client import AsyncClient, SyncClient
from wireproof.runtime.errors import NoResponse, ServiceUnavailable, Unauthorized, UnexpectedStatus
from wireproof.runtime.files import File, file_name, source_of
from wireproof.runtime.forms import Binary, Multipart, Part
from wireproof.runtime.requests import Request
from wireproof.runtime.responses import Responses, no_body

RESPONSES = Responses(successes={"204": no_body}, errors=dict.fromkeys(("401", "503"), no_body))
BODY = Binary("application/octet-stream")
WAIT = {"Retry-After": "0.001"}


class Pipe(io.RawIOBase):
    """What cannot be rewound, nor said the size of."""

    def __init__(self, content):
        self._rest = io.BytesIO(content)

    def readable(self):
        """As a file that is open for reading."""
        return True

    def readinto(self, buffer):
        """The next bytes."""
        return self._rest.readinto(buffer)


class Server(httpx2.BaseTransport, httpx2.AsyncBaseTransport):
    """Reads what it is sent as it comes, and responds with these statuses, or breaks the connection."""

    def __init__(self, *outcomes):
        self.outcomes = [*outcomes]
        self.bodies = []
        self.lengths = []

    def handle_request(self, request):
        """The next outcome, when all was read."""
        return self._outcome(request, b"".join(request.stream))

    async def handle_async_request(self, request):
        """The next outcome of an async server, when all was read."""
        return self._outcome(request, b"".join([piece async for piece in request.stream]))

    def _outcome(self, request, body):
        self.bodies.append(body)
        self.lengths.append((request.headers.get("Content-Length"), request.headers.get("Transfer-Encoding")))
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, type):
            raise outcome("lost")
        return httpx2.Response(outcome, headers={"Location": "https://api.example/v1/b"} if outcome == 307 else WAIT)


@pytest.fixture(params=[SyncClient, AsyncClient], ids=["sync", "async"])
def sent(request):
    """Sends a body to a server with the method of a resource in a mode, or raises its error."""

    def send(server, content, method="PUT", **settings):
        is_sync = request.param is SyncClient
        tokens = iter(["token", "other", "third"])
        client = request.param(lambda: next(tokens), http_options={"transport": server}, **settings)
        call = Request(method=method, path="/a", body=content, responses=RESPONSES)
        found = client._exchange(call)
        return RESPONSES.success(found if is_sync else asyncio.run(found))

    return send


@pytest.mark.parametrize(
    ("content", "length"),
    [
        (bytes, ("4", None)),
        (io.BytesIO, ("4", None)),
        (Pipe, (None, "chunked")),
    ],
    ids=["bytes", "an open file", "a pipe"],
)
def test_a_body_says_how_long_it_is_where_that_is_known(sent, content, length):
    """
    Else it is sent in chunks.
    """
    server = Server(204)

    sent(server, BODY(content(b"0123")))

    assert ([b"0123"], [length]) == (server.bodies, server.lengths)


@pytest.mark.parametrize(
    ("outcomes", "settings"),
    [
        ((httpx2.ReadError, 204), {}),
        ((503, 204), {}),
        ((401, 204), {}),
        ((307, 204), {"follow_redirects": True}),
    ],
    ids=["lost", "refused", "another token", "redirected"],
)
def test_what_can_be_rewound_is_sent_again_from_where_it_began(sent, tmp_path, outcomes, settings):
    """
    Not from the beginning of the file, should it have been read before.
    """
    path, file = tmp_path / "a", io.BytesIO(b"0123")
    path.write_bytes(b"4567")
    file.seek(1)
    server = Server(*outcomes)

    sent(server, Multipart([Part("a", is_file=True), Part("b", is_file=True)])({"a": file, "b": path}), **settings)

    assert server.bodies[0] == server.bodies[1]
    assert b"123\r\n" in server.bodies[1]
    assert b"4567\r\n" in server.bodies[1]
    assert b"0123" not in server.bodies[1]


@pytest.mark.parametrize(
    ("outcome", "error", "settings"),
    [
        (httpx2.ReadError, NoResponse, {}),
        (503, ServiceUnavailable, {}),
        (401, Unauthorized, {}),
        (307, UnexpectedStatus, {"follow_redirects": True}),
    ],
    ids=["lost", "refused", "another token", "redirected"],
)
def test_what_cannot_be_rewound_is_sent_once(sent, outcome, error, settings):
    """
    Half of a file is never taken for the whole of it.
    """
    server = Server(outcome, 204)

    with pytest.raises(error) as caught:
        sent(server, BODY(Pipe(b"0123")), **settings)

    assert [b"0123"] == server.bodies
    assert (outcome == 307) == ("cannot be read again" in str(caught.value))


def test_what_nobody_has_read_may_be_tried_again(sent):
    """
    Where there is no connection yet, nothing is lost.
    """
    failures = [httpx2.ConnectError("no")]

    class Down(Server):
        def handle_request(self, request):
            if failures:
                raise failures.pop()
            return super().handle_request(request)

        async def handle_async_request(self, request):
            if failures:
                raise failures.pop()
            return await super().handle_async_request(request)

    server = Down(204)

    sent(server, BODY(Pipe(b"0123")))

    assert [b"0123"] == server.bodies


def test_what_was_read_is_not_sent_by_another_request(sent):
    """
    A request that is kept needs its file opened anew.
    """
    content = BODY(Pipe(b"0123"))
    sent(Server(204), content)

    with pytest.raises(ValueError, match="was read already"):
        sent(Server(204), content)


def test_a_file_is_never_in_memory_as_a_whole(tmp_path):
    """
    Of 50 MB, a few are there at a time.
    """
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    source = BODY(path).content
    tracemalloc.start()

    size = sum(map(len, source))

    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert 50_000_000 == size == source.size
    assert most < 1_000_000


def test_a_file_that_is_not_there_is_an_error_of_the_system(sent, tmp_path):
    """
    Before anything is sent.
    """
    server = Server(204)

    with pytest.raises(FileNotFoundError):
        sent(server, BODY(tmp_path / "none"))

    assert [] == server.bodies


def test_a_file_is_called_what_it_is_called(tmp_path):
    """
    As the caller says, or as the file is named, without its folder; what has no name is called like the argument.
    """
    path = tmp_path / "kite.png"
    path.write_bytes(b"")
    with path.open("rb") as file, os.fdopen(os.dup(file.fileno()), "rb") as numbered:
        names = [file_name(one, "photo") for one in (path, file, File(path), File(file, "b"), b"", numbered)]

    assert ["kite.png", "kite.png", "kite.png", "b", "photo", "photo"] == names


def test_several_pieces_are_one_body():
    """
    Its size is known when that of each is.
    """
    assert (5, b"01234") == (source_of(b"01", io.BytesIO(b"234")).size, b"".join(source_of(b"01", io.BytesIO(b"234"))))
    assert source_of(b"01", Pipe(b"234")).size is None


class Counting(Pipe):
    """One that counts what was read, as the responses of some HTTP libraries do."""

    def tell(self):
        """How much that is."""
        return self._rest.tell()


class Lost(Pipe):
    """One that only seems to know where it stands."""

    def seekable(self):
        """As a file."""
        return True

    def tell(self):
        """It is not one."""
        raise OSError("no file")


@pytest.mark.parametrize("kind", [Pipe, Counting, Lost])
def test_what_does_not_know_where_it_began_is_sent_once(kind):
    """
    It cannot be rewound, whatever it says of where it stands.
    """
    source = source_of(kind(b"012"))

    assert (None, True) == (source.size, source.is_repeatable)
    assert (b"012", False) == (b"".join(source), source.is_repeatable)
