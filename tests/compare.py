"""
`make compare`: which mistakes on the wire are found by our judge, by openapi-core, and by Prism, Specmatic and Steady.

Each of `tests/mistakes.py` is planted in an exchange that is right; where that itself is refused, nothing is shown by
refusing the mistake. Prism is run as a proxy before a server of our own. Specmatic and Steady are run as mock servers,
which see requests only; Specmatic judges responses too, but in tests whose requests it makes up. All get the very
bytes. They need Node and the npm registry once, Specmatic also Java; what does not begin here is left out.
"""

import http.client
import http.server
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from openapi_core import OpenAPI
from openapi_core.contrib.werkzeug import WerkzeugOpenAPIRequest, WerkzeugOpenAPIResponse
from openapi_core.exceptions import OpenAPIError
from rich.console import Console
from rich.table import Table
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request as WerkzeugRequest
from werkzeug.wrappers import Response as WerkzeugResponse

sys.path.insert(0, str(Path(__file__).parent))
from mistakes import FILE, MENDED, MISTAKES, RIGHT, Mistake, Right

from wireproof.loading import load
from wireproof.oracle import judge_request, judge_response

PATIENCE = 300.0
"""Seconds for a server to be installed and to begin."""
GRACE = 10.0
"""Seconds for it to end when asked to."""
QUIET = {
    "SPECMATIC_DISABLE_TELEMETRY": "true",
    "NPM_CONFIG_UPDATE_NOTIFIER": "false",
    "NPM_CONFIG_PREFER_OFFLINE": "true",
}
"""So that nothing is sent home, and the registry is asked once."""
FOUND, MISSED, REFUSES, REQUESTS_ONLY = "found", "-", "refuses what is right", "requests only"

Judge = Callable[[str, Right], bool]
"""Whether something is found in an exchange of an operation."""


def ours() -> Judge:
    """Our judge."""
    spec = load(FILE)
    operations = {operation.operation_id: operation for operation in spec.operations}

    def judge(operation_id: str, exchange: Right) -> bool:
        operation = operations[operation_id]
        request = judge_request(spec, operation, exchange.request)
        return bool(request.findings or judge_response(spec, operation, exchange.response, exchange.request))

    return judge


def openapi_core() -> Judge:
    """openapi-core, which reads what Werkzeug reads of the bytes."""
    openapi = OpenAPI.from_file_path(str(FILE))

    def judge(_: str, exchange: Right) -> bool:
        sent = exchange.request
        path, _, query = sent.target.partition("?")
        builder = EnvironBuilder(path, sent.origin, query, sent.method, headers=[*sent.headers], data=sent.content)
        request = WerkzeugOpenAPIRequest(WerkzeugRequest(builder.get_environ()))
        response = WerkzeugResponse(exchange.received, exchange.status, dict(exchange.response_headers))
        if "Content-Type" not in exchange.response_headers:
            response.headers.pop("Content-Type", None)
        try:
            openapi.validate_request(request)
            openapi.validate_response(request, WerkzeugOpenAPIResponse(response))
        except OpenAPIError:
            return True
        return False

    return judge


# Servers ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Server:
    """A server from the npm registry, which refuses exchanges, or says what it has against them."""

    name: str
    package: str
    arguments: str
    """`{spec}`, `{port}` and, of a proxy, `{upstream}` stand for what they are here."""
    header: str = ""
    """The header of its responses that counts or lists what it has against an exchange."""
    needs: tuple[str, ...] = ("npx",)

    @property
    def is_proxy(self) -> bool:
        """Whether it sees responses."""
        return "{upstream}" in self.arguments

    def command(self, **places: object) -> list[str]:
        """What runs it."""
        return ["npx", "--yes", self.package, *(part.format(**places) for part in self.arguments.split())]

    def refuses(self, exchange: Right, status: int, headers: Mapping[str, str]) -> bool:
        """Whether its response to an exchange does so."""
        return status != exchange.status or headers.get(self.header, "0") != "0"


SERVERS = (
    Server("Prism", "@stoplight/prism-cli@5.14.2", "proxy {spec} {upstream} -p {port}", "sl-violations"),
    Server("Specmatic", "specmatic@2.55.1", "mock {spec} --host 127.0.0.1 --port {port}", needs=("npx", "java")),
    Server("Steady", "@stdy/cli@0.22.2", "{spec} -p {port}", "x-steady-error-count"),
)


def servers(stack: ExitStack) -> Iterator[tuple[str, Judge]]:
    """Those that begin here, by name; of each other one, a sentence is printed."""
    for server in SERVERS:
        lacking = [program for program in server.needs if not shutil.which(program)]
        if lacking:
            print(f"{server.name} is left out: there is no {' and no '.join(lacking)}")
        elif judge := stack.enter_context(running(server)):
            yield server.name, judge
        else:
            print(f"{server.name} is left out: `npx {server.package}` has not begun to listen")


@contextmanager
def running(server: Server) -> Iterator[Judge | None]:
    """A server as a judge; none if it does not begin."""
    planted = [RIGHT["removeKite"]]
    port = free_port()

    def judge(_: str, exchange: Right) -> bool:
        planted[0] = exchange
        return server.refuses(exchange, *raw_exchange(port, exchange))

    with upstream(planted) as address, process(server.command(spec=FILE, port=port, upstream=address)) as started:
        yield judge if begins(started, port) else None


@contextmanager
def process(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """It, and whatever it starts, in a folder that reports may be left in; all of it ends."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, (Path(folder) / "log").open("wb") as log:
        started = subprocess.Popen(  # noqa: S603  # as asked
            command, cwd=folder, env=os.environ | QUIET, stdout=log, stderr=log, start_new_session=True
        )
        try:
            yield started
        finally:
            for sign in (signal.SIGTERM, signal.SIGKILL):
                with suppress(ProcessLookupError, subprocess.TimeoutExpired):
                    os.killpg(started.pid, sign)
                    started.wait(GRACE)


@contextmanager
def upstream(planted: list[Right]) -> Iterator[str]:
    """The address of a server that responds as the exchange says that is planted."""

    class Upstream(http.server.BaseHTTPRequestHandler):
        """Responds as the row says."""

        def reply(self) -> None:
            """Write it byte by byte."""
            fields = [f"{name}: {value}\r\n" for name, value in planted[0].response_headers.items()]
            is_bare = planted[0].status == 204 and not planted[0].received
            length = "" if is_bare else f"Content-Length: {len(planted[0].received)}\r\n"
            head = f"HTTP/1.1 {planted[0].status} X\r\n{''.join(fields)}{length}Connection: close\r\n\r\n"
            self.wfile.write(head.encode() + planted[0].received)

        do_GET = do_POST = do_PUT = do_DELETE = reply  # noqa: N815  # the names of the base class

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Upstream) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


def free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def begins(started: subprocess.Popen[bytes], port: int) -> bool:
    """Whether a process listens before it ends, and in time."""
    ends = time.monotonic() + PATIENCE
    while started.poll() is None and time.monotonic() < ends:
        with suppress(OSError), socket.create_connection(("localhost", port), timeout=1):
            return True
        time.sleep(0.2)
    return False


def raw_exchange(port: int, exchange: Right) -> tuple[int, Mapping[str, str]]:
    """Send the bytes of a request as they are; the status of the response, and its headers by small names."""
    sent = exchange.request
    length = [("Content-Length", str(len(sent.content)))] if sent.content else []
    fields = [("Host", f"127.0.0.1:{port}"), ("Connection", "close"), *sent.headers, *length]
    head = f"{sent.method} {sent.target.removeprefix('/v1')} HTTP/1.1\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in fields) + "\r\n"
    with socket.create_connection(("localhost", port), timeout=30) as connection:
        connection.sendall(head.encode("latin-1") + sent.content)
        response = http.client.HTTPResponse(connection, method=sent.method)
        response.begin()
        return response.status, {name.lower(): value for name, value in response.getheaders()}


# The table ----------------------------------------------------------------------------------------------------------


def cell(name: str, judge: Judge, mistake: Mistake) -> str:
    """What one makes of a mistake."""
    if mistake.is_of_response and any(server.name == name and not server.is_proxy for server in SERVERS):
        return REQUESTS_ONLY
    if judge(mistake.operation_id, mistake.right):
        return REFUSES
    return FOUND if judge(mistake.operation_id, mistake.exchange) else MISSED


def total(cells: tuple[str, ...]) -> str:
    """How many are found."""
    return REQUESTS_ONLY if {*cells} == {REQUESTS_ONLY} else str(cells.count(FOUND))


def main() -> None:
    """Print a row for each mistake, and how many each one finds."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))  # the servers end as well
    with ExitStack() as stack:
        judges: dict[str, Judge] = {"ours": ours(), "openapi-core": openapi_core(), **dict(servers(stack))}
        rows = [(one, [cell(name, judge, one) for name, judge in judges.items()]) for one in MISTAKES]
        right = [*RIGHT.items(), *((one.operation_id, one.right) for one in MISTAKES if one.title in MENDED)]
        refused = [sum(judge(*one) for one in right) for judge in judges.values()]
    table = Table("mistake", *judges, box=None, padding=(0, 2, 0, 0))
    for mistake, cells in rows:
        table.add_row(str(mistake), *cells)
    table.add_section()
    for place, side in (("requests", False), ("responses", True)):
        columns = [*zip(*(cells for mistake, cells in rows if mistake.is_of_response is side), strict=True)]
        table.add_row(f"of {len(columns[0])} in {place}", *map(total, columns))
    table.add_row(f"right, of {len(right)}, refused", *map(str, refused))
    Console(highlight=False, width=110).print(table)


if __name__ == "__main__":
    main()
