"""
`make compare`: which mistakes on the wire are found by our judge, by openapi-core, and by Prism.

Each of `tests/mistakes.py` is planted in an exchange that is right; where that itself is refused, nothing is shown by
refusing the mistake. Prism is run as a proxy before a server of our own, and gets the very bytes; it needs Node, and
the npm registry once. Without Node it is left out.
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
from mistakes import FILE, MISTAKES, RIGHT, Right

from wireproof.loading import load
from wireproof.oracle import judge_request, judge_response

PRISM = "@stoplight/prism-cli@5.14.2"
PATIENCE = 300.0
"""Seconds for Prism to be installed and to begin."""

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


# Prism --------------------------------------------------------------------------------------------------------------


@contextmanager
def prism() -> Iterator[Judge]:
    """Prism as a proxy, which says in a header what it has against an exchange, or responds itself."""
    planted: list[Right] = [RIGHT["removeKite"]]

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

    with ExitStack() as stack:
        server = stack.enter_context(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Upstream))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        stack.callback(server.shutdown)
        port = free_port()
        command = ["npx", "--yes", PRISM, "proxy", str(FILE), f"http://127.0.0.1:{server.server_port}", "-p", f"{port}"]
        log = stack.enter_context(tempfile.TemporaryFile())
        process = stack.enter_context(
            subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)  # noqa: S603  # as asked
        )
        stack.callback(os.killpg, process.pid, signal.SIGTERM)
        wait_for(port)

        def judge(_: str, exchange: Right) -> bool:
            planted[0] = exchange
            status, headers = raw_exchange(port, exchange)
            has_violations = any(name.lower() == "sl-violations" for name in headers)
            return has_violations or status != exchange.status

        yield judge


def free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def wait_for(port: int) -> None:
    """Until somebody listens."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.2)
    raise SystemExit(f"Prism has not begun within {PATIENCE:.0f} seconds")


def raw_exchange(port: int, exchange: Right) -> tuple[int, Mapping[str, str]]:
    """Send the bytes of a request as they are; the status and the headers of the response."""
    sent = exchange.request
    length = [("Content-Length", str(len(sent.content)))] if sent.content else []
    fields = [("Host", f"127.0.0.1:{port}"), ("Connection", "close"), *sent.headers, *length]
    head = f"{sent.method} {sent.target.removeprefix('/v1')} HTTP/1.1\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in fields) + "\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(head.encode("latin-1") + sent.content)
        response = http.client.HTTPResponse(connection, method=sent.method)
        response.begin()
        return response.status, dict(response.getheaders())


# The table ----------------------------------------------------------------------------------------------------------


def main() -> None:
    """Print a row for each mistake, and how many each one finds."""
    with ExitStack() as stack:
        judges: dict[str, Judge] = {"ours": ours(), "openapi-core": openapi_core()}
        if shutil.which("npx"):
            judges["Prism"] = stack.enter_context(prism())
        alarms = {name: {one for one in RIGHT if judge(one, RIGHT[one])} for name, judge in judges.items()}
        table = Table("mistake", *judges, box=None, padding=(0, 2, 0, 0))
        totals = dict.fromkeys(judges, 0)
        for mistake in MISTAKES:
            cells = []
            for name, judge in judges.items():
                is_told = mistake.operation_id not in alarms[name]
                is_found = is_told and judge(mistake.operation_id, mistake.exchange)
                totals[name] += is_found
                cells.append("found" if is_found else "-" if is_told else "refuses what is right")
            table.add_row(str(mistake), *cells)
    table.add_section()
    table.add_row(f"of {len(MISTAKES)}", *map(str, totals.values()))
    table.add_row(f"right, of {len(RIGHT)}, refused", *(str(len(one)) for one in alarms.values()))
    Console(highlight=False, width=100).print(table)


if __name__ == "__main__":
    main()
