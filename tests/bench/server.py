"""A server on 127.0.0.1 that responds with bytes made beforehand, so that what is measured is the client."""

import asyncio
import json
import sys


def response(status: str, content: bytes) -> bytes:
    """A whole response."""
    fields = f"Content-Type: application/json\r\nContent-Length: {len(content)}\r\n"
    return f"HTTP/1.1 {status}\r\n{fields}\r\n".encode() + content


class Connection(asyncio.Protocol):
    """Responds to each request by its method, which stays open for the next one."""

    def __init__(self, responses: dict[bytes, bytes]) -> None:
        self._responses = responses
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what to write to."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Respond to complete requests."""
        self._received += data
        while (end := self._received.find(b"\r\n\r\n")) >= 0:
            head = self._received[:end].lower()
            _, _, rest = head.partition(b"content-length:")
            whole = end + 4 + int(rest.split(b"\r\n")[0] or 0)
            if len(self._received) < whole:
                return
            method, self._received = self._received.split(b" ", 1)[0], self._received[whole:]
            self._transport.write(self._responses[method])  # type: ignore[attr-defined]  # of a socket


async def main() -> None:
    """Serve what standard input says for each method, as JSON texts; print the port, and stay until killed."""
    bodies = json.loads(sys.stdin.readline())
    statuses = {"GET": "200 OK", "POST": "201 Created"}
    responses = {method.encode(): response(statuses[method], body.encode()) for method, body in bodies.items()}
    server = await asyncio.get_running_loop().create_server(lambda: Connection(responses), "127.0.0.1", 0, backlog=1000)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
