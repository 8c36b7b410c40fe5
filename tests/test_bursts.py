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
from wireproof.loading import load

ROOT = Path(__file__).parent.parent
BURSTS = 6
CALLS = 200
"""In a burst, all at once: twice as many as there may be connections."""
CONNECTIONS = 100
BUSY = 60
"""How many requests of a burst are being served when its calls begin to be cut off."""
SPREAD = 0.1
"""Seconds from the first call of a burst that is cut off to the last one."""
PATIENCE = 1.0
"""Seconds after which they begin to be cut off, however few requests the server has read."""
SOON = 5.0
"""Seconds that calls may take when nothing is in their way, on a busy machine as well."""

BODY = b'{"type": "group", "id": "20000001"}'
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(BODY)


@dataclass
class Server:
    """Responds at once, or later when the id in their path says so."""

    slow: int = 0
    """How many requests were read that get no response in time."""
    busy: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when a burst has begun well."""
    over: asyncio.Event = field(default_factory=asyncio.Event)
    """Set when there are no more bursts."""
    all_there: asyncio.Barrier = field(default_factory=lambda: asyncio.Barrier(CONNECTIONS))
    handlers: set["asyncio.Task[None] | None"] = field(default_factory=set)

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[str]:
        """The base URL, until every connection has ended."""
        async with await asyncio.start_server(self.connected, "127.0.0.1", 0, backlog=CALLS) as server:
            yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        await asyncio.gather(*filter(None, self.handlers))

    async def connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Read requests without bodies, and respond to them."""
        self.handlers.add(asyncio.current_task())
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while request := await reader.readuntil(b"\r\n\r\n"):
                await self.pause(request.split()[1])
                writer.write(HEAD + BODY)
                await writer.drain()
        writer.close()

    async def pause(self, path: bytes) -> None:
        """Wait until the bursts are over, or until every connection has a request."""
        match path:
            case b"/groups/slow":
                self.slow += 1
                if self.slow % BUSY == 0:
                    self.busy.set()
                await self.over.wait()
            case b"/groups/together":
                await self.all_there.wait()


async def cut_off(client: Any, limits: list[asyncio.Timeout]) -> bool:
    """Whether a call does not return before it is cut off."""
    try:
        async with asyncio.timeout(None) as limit:
            limits.append(limit)
            await client.groups.get("slow")
    except TimeoutError:
        return True
    return False


async def burst(client: Any, server: Server) -> int:
    """How many calls of a burst are cut off, one shortly after the other."""
    limits: list[asyncio.Timeout] = []
    server.busy.clear()
    calls = [asyncio.create_task(cut_off(client, limits)) for _ in range(CALLS)]
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            await server.busy.wait()
    now = asyncio.get_running_loop().time()
    for number, limit in enumerate(limits):
        limit.reschedule(now + SPREAD * number / CALLS)
    return sum(await asyncio.gather(*calls))


async def returned(client: Any, group: str, calls: int) -> list[str]:
    """The ids of what calls return that are made at the same time."""
    async with asyncio.timeout(SOON):
        groups = await asyncio.gather(*(client.groups.get(group) for _ in range(calls)))
    return [group.id for group in groups]


async def play(server: Server) -> tuple[int, list[str], list[str]]:
    """How many calls of all bursts are cut off, then what one call returns, and what one for each connection does."""
    binding = bind(load(ROOT / "specs/box-groups.yaml"), ROOT / "generated")
    async with server.listening() as url, binding.client("async", token="t", base_url=url, verify=False) as client:
        try:
            number = sum([await burst(client, server) for _ in range(BURSTS)])
            following = await returned(client, "soon", 1)
            return number, following, await returned(client, "together", CONNECTIONS)
        finally:
            server.over.set()


def test_calls_that_are_cut_off_leave_every_connection_usable() -> None:
    """
    After 1,200 calls that are cut off, one succeeds soon, and so do 100 that get their responses only together.
    """
    server = Server()

    number, following, together = asyncio.run(play(server))

    assert BURSTS * CALLS == number
    assert server.slow >= BUSY
    assert ["20000001"] == following
    assert ["20000001"] * CONNECTIONS == together
