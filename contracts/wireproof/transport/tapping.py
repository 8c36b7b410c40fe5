"""
What the transports of all libraries share: an exchange is looked at while it passes, and nothing of it is changed.

What is in memory already is judged as it is. Of what streams, each chunk is remembered once it was handed on, up to a
limit, so that nothing is read that the caller does not read, and nothing earlier or later.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeVar

from wireproof.messages import Lines, Request, Response, has_known_codings, lines, origin_of, uncoded
from wireproof.transport.monitor import Monitor, Seen

__all__ = ["AsyncTapped", "Library", "Tap", "Tapped", "exchanged", "exchanged_async"]


class Sent(Protocol):
    """A request of httpx, or of httpx2."""

    method: str
    url: Any
    headers: Any
    stream: Any

    @property
    def content(self) -> bytes:
        """Raises a RuntimeError while it streams."""


class Received(Protocol):
    """A response of httpx, or of httpx2."""

    status_code: int
    headers: Any
    stream: Any

    @property
    def content(self) -> bytes:
        """Raises a RuntimeError while it streams."""


Raw = Sequence[tuple[bytes, bytes]]
"""Header field lines as both libraries have them."""

Q = TypeVar("Q", bound=Sent)
R = TypeVar("R", bound=Received)


# Streams ------------------------------------------------------------------------------------------------------------


class Tap:
    """The content of a message: what has gone through a stream up to a limit, or what is in memory."""

    __slots__ = ("_chunks", "_done", "_is_whole", "_left", "is_coded", "size")

    def __init__(self, largest: int, *, is_coded: bool = True) -> None:
        self.size = 0
        """Bytes that are kept."""
        self.is_coded = is_coded
        """Whether it may be in a coding, as Content-Encoding says."""
        self._chunks: list[bytes] = []
        self._left = largest
        self._is_whole = False
        self._done: Callable[[], None] | None = None

    def when_done(self, done: Callable[[], None]) -> "Tap":
        """Itself; something is done the first time that it ends."""
        self._done = done
        return self

    def take(self, chunk: bytes) -> "Tap":
        """Itself, with a chunk that has gone through."""
        self._left -= len(chunk)
        if self._left >= 0:
            self._chunks.append(chunk)
            self.size += len(chunk)
        else:
            self._chunks.clear()
            self.size = 0
        return self

    def end(self, *, is_whole: bool = True) -> "Tap":
        """Itself, with an end; whole means that there is nothing after it."""
        self._is_whole = self._is_whole or is_whole
        done, self._done = self._done, None
        if done:
            done()
        return self

    @property
    def content(self) -> bytes | None:
        """All that there was; None when that is too much, or when it was not read to its end."""
        return b"".join(self._chunks) if self._is_whole and self._left >= 0 else None


class Tapped:
    """A stream that another one goes through."""

    def __init__(self, stream: Any, tap: Tap) -> None:
        self._stream, self._tap = stream, tap

    def __iter__(self) -> Iterator[bytes]:
        """Each chunk as it comes."""
        for chunk in self._stream:
            yield chunk
            self._tap.take(chunk)
        self._tap.end()

    def close(self) -> None:
        """Close the other one."""
        self._stream.close()
        self._tap.end(is_whole=False)


class AsyncTapped:
    """A stream that another one goes through, to await."""

    def __init__(self, stream: Any, tap: Tap) -> None:
        self._stream, self._tap = stream, tap

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Each chunk as it comes."""
        async for chunk in self._stream:
            yield chunk
            self._tap.take(chunk)
        self._tap.end()

    async def aclose(self) -> None:
        """Close the other one."""
        await self._stream.aclose()
        self._tap.end(is_whole=False)


# Exchanges ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Library:
    """What differs between HTTP libraries, and between their modes."""

    tapped: Callable[[Any, Tap], Any]
    """A stream of the library that another one goes through."""
    plain: Callable[[Lines, bytes], bytes]
    """What the library makes of content in a coding, by the header lines; the same where it does not know it."""


def exchanged(monitor: Monitor, library: Library, request: Q, send: Callable[[Q], R]) -> R:
    """The response that is sent for a request, both of them judged."""
    watched = _begun(monitor, library, request)
    if watched is None:
        return send(request)
    try:
        response = send(request)
    except BaseException:
        watched.failed()
        raise
    finally:
        request.stream = watched.stream
    watched.received(response)
    return response


async def exchanged_async(monitor: Monitor, library: Library, request: Q, send: Callable[[Q], Awaitable[R]]) -> R:
    """The response that is sent for a request, both of them judged, to await."""
    watched = _begun(monitor, library, request)
    if watched is None:
        return await send(request)
    try:
        response = await send(request)
    except BaseException:
        watched.failed()
        raise
    finally:
        request.stream = watched.stream
    watched.received(response)
    return response


def _begun(monitor: Monitor, library: Library, request: Sent) -> "_Watched | None":
    """What watches an exchange; None where it is left alone, be it by chance or because it cannot be watched."""
    try:
        watched = _Watched(monitor, library, request) if monitor.samples() else None
    except Exception:  # noqa: BLE001  # whatever it is, the traffic goes on
        monitor.crashed()
        return None
    if watched:
        watched.begin(request)
    return watched


class _Watched:
    """One exchange on its way."""

    def __init__(self, monitor: Monitor, library: Library, request: Sent) -> None:
        self.stream = request.stream
        """That of the request, as the caller has it."""
        self._monitor, self._library = monitor, library
        self._method, self._url, self._headers = request.method, request.url, request.headers.raw
        self._is_checked = False
        self._sent = Tap(monitor.largest)
        content = _in_memory(request)
        if content is None:
            request.stream = library.tapped(request.stream, self._sent)
        else:
            self._sent.take(content).end()

    def begin(self, request: Sent) -> None:
        """Judge the request if that has to be before it is sent."""
        if self._monitor.raises and request.stream is self.stream:
            self._is_checked = True
            self._monitor.check(partial(self._seen, is_request_judged=True))

    def failed(self) -> None:
        """Judge the request alone, since no response came."""
        if not self._monitor.raises:
            self._monitor.take(partial(self._seen, is_request_judged=True), self._sent.size)

    def received(self, response: Received) -> None:
        """Judge the exchange: now if the response is in memory, else once it has been read."""
        try:
            content, status, headers = _in_memory(response), response.status_code, response.headers.raw
            tap = Tap(self._monitor.largest, is_coded=content is None)
            if content is None:
                tap.when_done(partial(self._ended, status, headers, tap))
                response.stream = self._library.tapped(response.stream, tap)
                return
            tap.take(content).end()
        except Exception:  # noqa: BLE001  # whatever it is, the traffic goes on
            self._monitor.crashed()
            return
        self._ended(status, headers, tap)

    def _ended(self, status: int, headers: Raw, received: Tap) -> None:
        read = partial(self._seen, status, headers, received, is_request_judged=not self._is_checked)
        self._monitor.take(read, self._sent.size + received.size)

    # Off the path of the traffic, unless findings are raised

    def _seen(
        self, status: int = 0, headers: Raw = (), received: Tap | None = None, *, is_request_judged: bool
    ) -> Seen:
        """What of the exchange can be judged."""
        url, request_lines, response_lines = self._url, lines(self._headers), lines(headers)
        sent = self._plain(request_lines, self._sent) if is_request_judged else None
        content = self._plain(response_lines, received) if received else None
        origin = origin_of(url.scheme, url.netloc.decode("latin-1"))
        request = Request(self._method, origin, url.raw_path.decode("latin-1"), request_lines, sent or b"")
        return Seen(request, sent is not None, None if content is None else Response(status, response_lines, content))

    def _plain(self, headers: Lines, tap: Tap) -> bytes | None:
        """Content without codings; None, and counted, where it cannot be read."""
        content = found = tap.content
        if content is not None and tap.is_coded:
            found = uncoded(headers, content)
            if not has_known_codings(headers) and (read := self._library.plain(headers, content)) != content:
                found = read  # by a package that the HTTP library uses for it
        if found is None:
            self._monitor.unread()
        return found


def _in_memory(message: Sent | Received) -> bytes | None:
    """The content of a message that does not stream, or has been read."""
    try:
        return message.content
    except RuntimeError:  # RequestNotRead, ResponseNotRead
        return None
