"""A server of our own, for tests that go over a real socket, and what tests are called."""

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

import httpx
import pytest

from wireproof.served import ServedResponse

Handler = Callable[[httpx.Request], ServedResponse]


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes that are no text are called by their length: gzip puts the time in them, and workers must agree on ids."""
    return (
        f"{len(val)} bytes" if isinstance(val, bytes) and not (val.isascii() and val.decode().isprintable()) else None
    )


@contextmanager
def served(handler: Handler) -> Iterator[str]:
    """The base URL of a server with this handler."""

    class Handler(http.server.BaseHTTPRequestHandler):
        """Hands requests over."""

        protocol_version = "HTTP/1.1"  # so that connections are used again

        def handle(self) -> None:
            """Take it as the end when the other side has gone."""
            with suppress(ConnectionError):
                super().handle()

        def parse_request(self) -> bool:
            """Respond to any method in the same way."""
            parsed = super().parse_request()
            setattr(self, f"do_{self.command}", self.reply)
            return parsed

        def reply(self) -> None:
            """Read one request and write the response."""
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            request = httpx.Request(self.command, f"{url}{self.path}", headers=dict(self.headers), content=content)
            response = handler(request)
            self.send_response(response.status)
            for name, value in {**response.headers, "Content-Length": str(len(response.content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(response.content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield url
        server.shutdown()
        thread.join()


@pytest.fixture
def serve() -> Iterator[Callable[[Handler], str]]:
    """Serve a handler on 127.0.0.1 until the test is over; returns its base URL."""
    with ExitStack() as servers:
        yield lambda handler: servers.enter_context(served(handler))
