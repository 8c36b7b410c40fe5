"""A server of our own, for tests that go over a real socket."""

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress

import httpx
import pytest

from wireproof.served import ServedResponse

Answering = Callable[[httpx.Request], ServedResponse]


@contextmanager
def served(answering: Answering) -> Iterator[str]:
    """The base URL under which requests are answered."""

    class Handler(http.server.BaseHTTPRequestHandler):
        """Hands requests over."""

        protocol_version = "HTTP/1.1"  # so that connections are used again

        def handle(self) -> None:
            """Take it as the end when the other side has gone."""
            with suppress(ConnectionError):
                super().handle()

        def parse_request(self) -> bool:
            """Answer any method in the same way."""
            parsed = super().parse_request()
            setattr(self, f"do_{self.command}", self.reply)
            return parsed

        def reply(self) -> None:
            """Read one request and write the answer."""
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            request = httpx.Request(self.command, f"{url}{self.path}", headers=dict(self.headers), content=content)
            answer = answering(request)
            self.send_response(answer.status)
            for name, value in {**answer.headers, "Content-Length": str(len(answer.content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.content)

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
def serve() -> Iterator[Callable[[Answering], str]]:
    """Answers every request to a base URL on 127.0.0.1, which it returns, until the test is over."""
    with ExitStack() as servers:
        yield lambda answering: servers.enter_context(served(answering))
