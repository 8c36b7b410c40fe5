"""
Whatever is cut off in the middle, all connections of a client can be used afterwards.

Calls that are cancelled while they wait for a connection are what httpx 0.28 loses connections over: after these
bursts, dozens of the 100 in its pool or all of them count as being opened for ever. httpx2 loses none.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wireproof.binding import bind
from wireproof.catalog import load

ROOT = Path(__file__).parent.parent
BURSTS = 6
CALLS = 200
"""In a burst, all at once: twice as many as there may be connections."""
CONNECTIONS = 100
SHORTEST, LONGEST = 0.02, 0.3
"""Seconds after which the first and the last call of a burst are cut off; the others are in between."""
SOON = 5.0
"""Seconds that calls may take when nothing is in their way, on a busy machine as well."""

BODY = b'{"type": "group", "id": "20000001"}'
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY)


@dataclass
class Server:
    """Answers requests at once, or later when the id in their path says so."""

    requests: int = 0
    handlers: set["asyncio.Task[None] | None"] = field(default_factory=set)
    all_there: asyncio.Barrier = field(default_factory=lambda: asyncio.Barrier(CONNECTIONS))

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[str]:
        """The base URL, until every connection has ended."""
        async with await asyncio.start_server(self.connected, "127.0.0.1", 0, backlog=CALLS) as server:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        await asyncio.gather(*filter(None, self.handlers))

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read requests without bodies, and answer them."""
        self.handlers.add(asyncio.current_task())
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while request := await reader.readuntil(b"\r\n\r\n"):
                self.requests += 1
                await self.pause(request.split()[1])
                writer.write(HEAD + BODY)
                await writer.drain()
        writer.close()

    async def pause(self, path: bytes) -> None:
        """Wait: for a few calls short enough to be done in time, or until all connections have a request."""
        match path:
            case b"/groups/slow":
                await asyncio.sleep(LONGEST * (1 + self.requests % 5) / 4)
            case b"/groups/together":
                await self.all_there.wait()


async def is_cut_off(client: Any, number: int) -> bool:
    """Whether a call, one of a burst, does not return in its time."""
    try:
        async with asyncio.timeout(SHORTEST + (LONGEST - SHORTEST) * number / CALLS):
            await client.groups.get("slow")
    except TimeoutError:
        return True
    return False


async def returned(client: Any, group: str, calls: int) -> list[str]:
    """The ids of what calls return that are made at the same time."""
    async with asyncio.timeout(SOON):
        groups = await asyncio.gather(*(client.groups.get(group) for _ in range(calls)))
    return [group.id for group in groups]


async def play(server: Server) -> tuple[int, list[str], list[str]]:
    """How many calls of all bursts are cut off, then what one call returns, and what one for each connection does."""
    binding = bind(load(ROOT / "specs/box-groups.yaml"), ROOT / "generated")
    async with server.listening() as url, binding.client("async", token="t", base_url=url, verify=False) as client:
        ended = [await asyncio.gather(*(is_cut_off(client, number) for number in range(CALLS))) for _ in range(BURSTS)]
        following = await returned(client, "soon", 1)
        return sum(map(sum, ended)), following, await returned(client, "together", CONNECTIONS)


def test_calls_that_are_cut_off_leave_every_connection_usable() -> None:
    """
    After 1,200 calls, most of them cut off, one succeeds soon, and so do 100 that the server answers only together.
    """
    server = Server()

    cut_off, following, together = asyncio.run(play(server))

    assert cut_off > BURSTS * CALLS / 2
    assert server.requests > CONNECTIONS + 1
    assert ["20000001"] == following
    assert ["20000001"] * CONNECTIONS == together
