"""
`make faults`: what comes of one GET and one POST when the network, the server or the body of a response is broken.

Everything goes over a real socket on 127.0.0.1. Our client is there twice, once for each HTTP library that it may be
generated for. Beside it stand the client that the generator writes by itself and Box's own SDK. `tests/test_faults.py`
holds both of our columns to the outcomes in `FAULTS`.
"""

import asyncio
import gzip
import http.client
import importlib
import itertools
import select
import shutil
import socket
import socketserver
import struct
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, field, replace
from email.message import Message
from email.utils import formatdate
from pathlib import Path
from typing import Any

from box_sdk_gen import BaseUrls, BoxClient, BoxDeveloperTokenAuth, BoxNetworkClient, BoxRetryStrategy, NetworkSession
from box_sdk_gen.managers.memberships import CreateGroupMembershipGroup, CreateGroupMembershipUser
from box_sdk_gen.networking.timeout_config import TimeoutConfig
from rich.console import Console
from rich.table import Table

from wireproof.binding import MODES, Binding, Mode, bind, imported
from wireproof.catalog import Operation, Spec
from wireproof.codegen import TEMPLATES, generate
from wireproof.drawn import DrawnRequest
from wireproof.intake.documents import documents_in
from wireproof.intake.settings import ApiSettings, HttpLibrary
from wireproof.loading import load
from wireproof.naming import function_name, resource_name
from wireproof.served import HTML, ServedResponse, example_responses

ROOT = Path(__file__).parent.parent
BOX = ROOT / "specs/box-groups.yaml"
REQUESTS = {
    "getGroupMembership": DrawnRequest(path={"group_membership_id": "30000001"}),
    "createGroupMembership": DrawnRequest(
        body={"user": {"id": "10000001"}, "group": {"id": "20000001"}}, has_body=True
    ),
}
TOKEN = "token-for-tests-only"  # visibly fake, so that a leak is recognised

TOTAL = 6.0
"""Seconds that our client may take for a call with everything in it."""
LIMIT = 10.0
"""Seconds after which nobody waits for a client any longer."""
AT_ONCE = 32
"""Calls at a time; nearly all of them wait."""


# The server ---------------------------------------------------------------------------------------------------------


class Exchange(socketserver.StreamRequestHandler):
    """One connection, on which one script runs; it ends with the script, or when the caller hangs up."""

    server: "Server"

    def handle(self) -> None:
        """Run the script."""
        next(self.server.scripts)(self)

    def read(self) -> None:
        """Read the request; one that breaks off is none."""
        line = self.rfile.readline()
        headers = http.client.parse_headers(self.rfile)
        length = int(headers.get("Content-Length", 0))
        if line and len(self.rfile.read(length)) == length:
            self.server.requests.append(headers)

    def send(self, data: bytes) -> None:
        """Write it all."""
        self.connection.sendall(data)

    def respond(self, served: ServedResponse) -> None:
        """Write a response."""
        self.send(b"".join(written(served)))

    def drip(self, data: bytes) -> None:
        """Write one byte a second."""
        for byte in data:
            self.send(bytes([byte]))
            self.pause(1)

    def pause(self, seconds: float | None = None) -> None:
        """Do nothing, for ever unless told how long, as long as the caller is there."""
        hung_up, _, _ = select.select([self.connection], [], [], seconds)
        if hung_up:
            raise ConnectionAbortedError

    def reset(self) -> None:
        """Drop the connection without a goodbye."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()


Script = Callable[[Exchange], None]


class Server(socketserver.ThreadingTCPServer):
    """
    Runs the first script on the first connection and so on, the last one on all that follow.

    Without a script it refuses connections.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, scripts: Sequence[Script], success: ServedResponse, elsewhere: str = "") -> None:
        self.scripts: Iterator[Script] = (
            itertools.chain(scripts, itertools.repeat(scripts[-1])) if scripts else iter(())
        )
        self.success = success
        """What the caller hopes for."""
        self.elsewhere = elsewhere
        """Where else there is a server."""
        self.requests: list[Message] = []
        """The header fields of every request that was read to its end."""
        self._listens = bool(scripts)
        self._connections: list[socket.socket] = []
        super().__init__(("127.0.0.1", 0), Exchange)

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def server_activate(self) -> None:
        """Listen, if there is a script."""
        if self._listens:
            super().server_activate()
            threading.Thread(target=self.serve_forever, kwargs={"poll_interval": 0.03}, daemon=True).start()

    def get_request(self) -> tuple[socket.socket, Any]:
        """The next connection, remembered so that it can be ended."""
        connection, address = super().get_request()
        self._connections.append(connection)
        return connection, address

    def handle_error(self, *_: object) -> None:
        """Say nothing; the caller has hung up."""

    def __exit__(self, *_: object) -> None:
        if self._listens:
            self.shutdown()
        for connection in self._connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self.server_close()


# Scripts ------------------------------------------------------------------------------------------------------------


def written(served: ServedResponse) -> tuple[bytes, bytes]:
    """The head and the body of a response, as they are sent."""
    fields = {"Content-Length": len(served.content), "Connection": "close", **served.headers}
    lines = [f"HTTP/1.1 {served.status} -", *(f"{name}: {value}" for name, value in fields.items())]
    return "\r\n".join([*lines, "", ""]).encode(), served.content


def replies(status: int, content: bytes = b"", /, **headers: str) -> Script:
    """A response that has nothing to do with what the caller hopes for."""

    def script(exchange: Exchange) -> None:
        exchange.read()
        exchange.respond(ServedResponse(status, named(headers), content))

    return script


def succeeds(change: Callable[[bytes], bytes] = bytes, /, **headers: str) -> Script:
    """What the caller hopes for, with another body or more header fields."""

    def script(exchange: Exchange) -> None:
        exchange.read()
        hoped_for = exchange.server.success
        exchange.respond(
            ServedResponse(hoped_for.status, {**hoped_for.headers, **named(headers)}, change(hoped_for.content))
        )

    return script


def named(headers: Mapping[str, str]) -> dict[str, str]:
    """Header fields as they are named on the wire."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


def member(text: bytes) -> Callable[[bytes], bytes]:
    """Puts a member in front of those of an object."""
    return lambda content: b"{" + text + b", " + content[1:]


def utf_16(content: bytes) -> bytes:
    """A text in UTF-16."""
    return content.decode().encode("utf-16")


def bomb(_: bytes) -> bytes:
    """150 MB of zeros in 150 kB; every block but the first, which has the header, is the same as the one before."""
    coder = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    first, block = (coder.compress(bytes(1_000_000)) + coder.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return first + block * 149 + coder.flush()


def resets_unread(exchange: Exchange) -> None:
    """The request is there, and nobody reads it."""
    with suppress(ConnectionAbortedError):
        exchange.pause()
    exchange.reset()


def resets(exchange: Exchange) -> None:
    """The request is read, and no response follows."""
    exchange.read()
    exchange.reset()


def says_nothing(exchange: Exchange) -> None:
    """The request is read, and the connection stays open."""
    exchange.read()
    exchange.pause()


def drips(exchange: Exchange) -> None:
    """All of a response at one byte a second."""
    exchange.read()
    exchange.drip(b"".join(written(exchange.server.success)))


def drips_body(exchange: Exchange) -> None:
    """The body at one byte a second."""
    exchange.read()
    head, body = written(exchange.server.success)
    exchange.send(head)
    exchange.drip(body)


def never_ends(exchange: Exchange) -> None:
    """A body that keeps coming, slowly enough to fit into memory until somebody has had enough."""
    exchange.read()
    success = exchange.server.success
    exchange.respond(replace(success, headers={**success.headers, "Content-Length": str(10**15)}))
    while True:
        exchange.send(b" " * 16_384)
        exchange.pause(0.01)


def hints_first(exchange: Exchange) -> None:
    """An interim response before the one that counts."""
    exchange.read()
    exchange.send(b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel=preload\r\n\r\n")
    exchange.respond(exchange.server.success)


def babbles(exchange: Exchange) -> None:
    """Something that is not HTTP."""
    exchange.read()
    exchange.send(b"NONSENSE/9 two hundred\r\n\r\n")


def sets_a_date(exchange: Exchange) -> None:
    """429 until two seconds from now; dates have whole seconds, so that it is more than one."""
    exchange.read()
    exchange.respond(ServedResponse(429, {"Retry-After": formatdate(time.time() + 2, usegmt=True)}, b""))


def leads_elsewhere(exchange: Exchange) -> None:
    """A redirect to another host, for which every port counts."""
    exchange.read()
    exchange.respond(ServedResponse(307, {"Location": f"{exchange.server.elsewhere}/elsewhere"}, b""))


def leads_to_a_get(exchange: Exchange) -> None:
    """A redirect that other programs would follow with a GET."""
    exchange.read()
    exchange.respond(ServedResponse(302, {"Location": f"{exchange.server.elsewhere}/elsewhere"}, b""))


leads_to_a_garbled_host = replies(302, Location="http://xn--/")
leads_to_a_script = replies(302, Location="javascript:void(0)")


# The faults ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Outcome:
    """What our client is to make of a fault."""

    name: str
    """The class of what is returned or raised."""
    requests: int = 1
    """How often the server reads the request."""
    attempts: int = 0
    """How many attempts the error tells of; unless given, as many as were read."""
    elsewhere: int = 0
    """How many requests reach the other server."""
    seconds: float = 0.0
    """How long it takes at least."""


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong, and what is to come of it."""

    name: str
    scripts: tuple[Script, ...]
    get: Outcome
    post: Outcome | None = None
    """What comes of the POST, where that differs from the GET."""
    on_httpx: Outcome | None = None
    """What is to come of it, GET or POST, on httpx; the same as on httpx2, unless given."""
    timeout: float = 2.0
    """Seconds that every client waits for the next byte."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """What the generated clients are told beside that."""
    is_heavy: bool = False
    """Whether it takes the processor for long, so that calls beside it would be measured wrongly."""

    def __str__(self) -> str:
        return self.name


def repeated(name: str) -> tuple[Outcome, Outcome]:
    """The GET is tried three times, the POST once."""
    return Outcome(name, requests=3), Outcome(name)


DONE = Outcome("GroupMembership")
DONE_AT_LAST = Outcome("GroupMembership", requests=2)
DONE_A_SECOND_LATER = Outcome("GroupMembership", requests=2, seconds=1.0)
INVALID = Outcome("InvalidResponse")
LATE = Outcome("ResponseTimeout")
UNREADABLE = Outcome("NoResponse")
UNEXPECTED = Outcome("UnexpectedStatus")
FOLLOWED = {"follow_redirects": True}

FAULTS = (
    # the network
    Fault("connection refused", (), Outcome("NoResponse", requests=0, attempts=3)),
    Fault(
        "reset before the request was read",
        (resets_unread,),
        Outcome("NoResponse", requests=0, attempts=3),
        Outcome("NoResponse", requests=0, attempts=1),
    ),
    Fault("reset after the request was read", (resets,), *repeated("NoResponse")),
    Fault("read timeout", (says_nothing,), *repeated("ResponseTimeout"), timeout=0.5),
    Fault("headers of one byte a second", (drips,), LATE),
    Fault("body of one byte a second", (drips_body,), LATE),
    Fault("endless body", (never_ends,), LATE),
    # HTTP
    Fault("garbage for a status line", (babbles,), *repeated("NoResponse")),
    Fault("103 before the response", (hints_first,), DONE),
    Fault("truncated body", (succeeds(Content_Length="100000"),), *repeated("NoResponse")),
    Fault("invalid gzip", (succeeds(Content_Encoding="gzip"),), UNREADABLE),
    Fault("gzip that becomes 150 MB", (succeeds(bomb, Content_Encoding="gzip"),), UNREADABLE, is_heavy=True),
    Fault(
        "gzip in gzip",
        (succeeds(lambda _: gzip.compress(bomb(b"")), Content_Encoding="gzip, gzip"),),
        UNREADABLE,
        is_heavy=True,
    ),
    Fault("a coding nobody asked for", (succeeds(Content_Encoding="br"),), UNREADABLE),
    # statuses
    Fault("204 where JSON is documented", (replies(204),), UNEXPECTED),
    Fault("401 with nothing", (replies(401),), Outcome("Unauthorized")),
    Fault("429 with seconds", (replies(429, Retry_After="1"), succeeds()), DONE_A_SECOND_LATER),
    Fault("429 with a date", (sets_a_date, succeeds()), DONE_A_SECOND_LATER),
    Fault("429 with garbage", (replies(429, Retry_After="soon"), succeeds()), DONE_AT_LAST),
    Fault("429 with a year", (replies(429, Retry_After="31536000"),), Outcome("TooManyRequests")),
    Fault("502 with HTML", (replies(502, HTML, Content_Type="text/html"),), *repeated("ServerError")),
    Fault("503", (replies(503),), *repeated("ServiceUnavailable")),
    Fault("520", (replies(520),), Outcome("ServerError")),
    # redirects
    Fault("redirect to another host", (leads_elsewhere,), UNEXPECTED),
    Fault(
        "redirect to another host, followed",
        (leads_elsewhere,),
        Outcome("GroupMembership", elsewhere=1),
        settings=FOLLOWED,
    ),
    Fault(
        "redirect that changes the method, followed",
        (leads_to_a_get,),
        Outcome("GroupMembership", elsewhere=1),
        UNEXPECTED,
        settings=FOLLOWED,
    ),
    # A Location that is no address: httpx fails at it even where redirects are not followed. httpx2 does not, and the
    # redirect is the response; a garbled host is an address to it, at which it fails.
    Fault("redirect to a garbled host", (leads_to_a_garbled_host,), UNEXPECTED, on_httpx=UNREADABLE),
    Fault("redirect to a script", (leads_to_a_script,), UNEXPECTED, on_httpx=UNREADABLE),
    Fault(
        "redirect to a garbled host, followed",
        (leads_to_a_garbled_host,),
        Outcome("NoResponse", requests=3),
        UNEXPECTED,
        on_httpx=UNREADABLE,
        settings=FOLLOWED,
    ),
    Fault("redirect to a script, followed", (leads_to_a_script,), UNEXPECTED, on_httpx=UNREADABLE, settings=FOLLOWED),
    # bodies
    Fault("JSON of the wrong shape", (succeeds(lambda _: b'{"id": []}'),), INVALID),
    Fault("JSON 100,000 deep", (succeeds(lambda _: b"[" * 100_000 + b"]" * 100_000),), INVALID),
    Fault("body of 50 MB", (succeeds(member(b'"filling": "%s"' % (b"x" * 50_000_000))),), DONE, is_heavy=True),
    Fault("duplicate keys", (succeeds(member(b'"id": "1"')),), DONE),
    Fault("NaN", (succeeds(member(b'"size": NaN')),), INVALID),
    Fault("invalid UTF-8", (succeeds(member(b'"name": "\xff"')),), INVALID),
    Fault("byte order mark", (succeeds(lambda content: b"\xef\xbb\xbf" + content),), DONE),
    Fault("charset UTF-16", (succeeds(utf_16, Content_Type="application/json; charset=utf-16"),), DONE),
)


@dataclass(frozen=True)
class Case:
    """A fault that one operation meets in one mode."""

    fault: Fault
    operation: Operation
    mode: Mode

    def expected(self, library: HttpLibrary) -> Outcome:
        """What our client is to make of it on an HTTP library."""
        if library == "httpx" and self.fault.on_httpx is not None:
            return self.fault.on_httpx
        return self.fault.get if self.operation.method == "GET" else self.fault.post or self.fault.get

    @property
    def call(self) -> str:
        """Which operation in which mode."""
        return f"{self.operation.method} {self.mode}"

    def __str__(self) -> str:
        return f"{self.fault}, {self.call}"


def cases(faults: Sequence[Fault]) -> list[Case]:
    """Every fault with both operations in both modes; those of one fault are far apart, as some are heavy."""
    operations = {operation.operation_id: operation for operation in load(BOX).operations}
    called = [operations[operation_id] for operation_id in REQUESTS]
    return [Case(fault, operation, mode) for operation, mode, fault in itertools.product(called, MODES, faults)]


# The clients --------------------------------------------------------------------------------------------------------

Caller = Callable[[Case, str], object]
"""Makes the call of a case to the server at a URL."""


def our_clients(folder: Path) -> dict[HttpLibrary, Binding]:
    """Our client on each HTTP library: the one under `generated/`, and one that is written into a folder."""
    return {"httpx2": bind(load(BOX), ROOT / "generated"), "httpx": bind(another(folder, "httpx"), folder / "clients")}


def ours(binding: Binding) -> Caller:
    """Our client, called through its methods."""

    def call(case: Case, url: str) -> object:
        client = binding.client(
            case.mode,
            base_url=url,
            token=TOKEN,
            timeout=case.fault.timeout,
            total_timeout=TOTAL,
            verify=False,
            **case.fault.settings,
        )
        arguments = binding.arguments(case.operation, REQUESTS[case.operation.operation_id])
        method = binding.method(client, case.operation)
        return called(case.mode, client, lambda: method(**arguments))

    return call


def stock(folder: Path) -> Caller:
    """The client that the generator writes by itself; it has a module for each operation, and one class of clients."""
    package = imported(another(folder, "stock", templates=None), folder / "clients")
    models = importlib.import_module(f"{package.__name__}.models")

    def call(case: Case, url: str) -> object:
        operation, request = case.operation, REQUESTS[case.operation.operation_id]
        client = package.AuthenticatedClient(
            base_url=url, token=TOKEN, timeout=case.fault.timeout, verify_ssl=False, **case.fault.settings
        )
        module = f"{package.__name__}.api.{resource_name(operation)}.{function_name(operation)}"
        function = getattr(importlib.import_module(module), {"sync": "sync", "async": "asyncio"}[case.mode])
        body = {"body": models.GroupMembershipCreate.from_dict(request.body)} if request.has_body else {}
        return called(case.mode, client, lambda: function(client=client, **request.path, **body))

    return call


def another(folder: Path, name: str, templates: Path | None = TEMPLATES) -> Spec:
    """The spec of a client on httpx with a name of its own, so that it can be imported beside the others."""
    spec = folder / name / f"{name}-{BOX.name}"
    spec.parent.mkdir()
    shutil.copy(BOX, spec)
    generate(documents_in(spec.parent, ApiSettings(http="httpx")), folder / "clients", templates=templates)
    return load(spec)


def called(mode: Mode, client: Any, call: Callable[[], Any]) -> object:
    """What a call with a client returns."""
    if mode == "async":
        return asyncio.run(awaited(client, call))
    with client:
        return call()


async def awaited(client: Any, call: Callable[[], Any]) -> object:
    """What an awaited call with a client returns."""
    async with client:
        return await call()


def boxsdk(case: Case, url: str) -> object:
    """Box's own SDK, told to pause a tenth of what it would, so that what it does in the end is seen."""
    milliseconds = int(case.fault.timeout * 1000)
    session = NetworkSession(
        base_urls=BaseUrls(base_url=url),
        network_client=BoxNetworkClient(),
        retry_strategy=BoxRetryStrategy(retry_base_interval=0.1),
        timeout_config=TimeoutConfig(connection_timeout_ms=milliseconds, read_timeout_ms=milliseconds),
    )
    memberships = BoxClient(auth=BoxDeveloperTokenAuth(token=TOKEN), network_session=session).memberships
    if case.operation.method == "GET":
        return memberships.get_group_membership_by_id("30000001")
    return memberships.create_group_membership(
        user=CreateGroupMembershipUser(id="10000001"), group=CreateGroupMembershipGroup(id="20000001")
    )


# Measuring ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Result:
    """What came of a case."""

    seconds: float
    requests: Sequence[Message]
    elsewhere: Sequence[Message]
    """What the other server read."""
    returned: object = None
    raised: BaseException | None = None
    waiting: bool = False

    @property
    def name(self) -> str:
        """The class of what was returned or raised."""
        return type(self.returned if self.raised is None else self.raised).__name__

    def __str__(self) -> str:
        if self.waiting:
            return f"still waiting after {LIMIT:.0f} s, {len(self.requests)}x"
        what = (
            f"returns {self.name} {getattr(self.returned, 'id', '')}" if self.raised is None else f"raises {self.name}"
        )
        return f"{what}, {len(self.requests)}x, {self.seconds:.1f} s"


def measured(caller: Caller, case: Case) -> Result:
    """Make a call and wait for it, but not for ever."""
    documented = next(one for one in case.operation.responses if one.status.startswith("2"))
    _, success = next(example_responses(case.operation, documented))
    with (
        Server([succeeds()], success) as other,
        Server(case.fault.scripts, success, elsewhere=other.url) as server,
    ):
        began = time.perf_counter()
        call = started(lambda: caller(case, server.url))
        wait([call], timeout=LIMIT)
        seen = time.perf_counter() - began, tuple(server.requests), tuple(other.requests)
        if not call.done():
            return Result(*seen, waiting=True)
        if error := call.exception():
            return Result(*seen, raised=error)
        return Result(*seen, returned=call.result())


def started(call: Callable[[], object]) -> "Future[object]":
    """A call in a thread of its own, which ends with the process if it does not end before."""
    future: Future[object] = Future()

    def run() -> None:
        try:
            future.set_result(call())
        except BaseException as error:  # noqa: BLE001  # whatever is raised is what the table is about
            future.set_exception(error)

    threading.Thread(target=run, daemon=True).start()
    return future


# The table ----------------------------------------------------------------------------------------------------------

NOTES = f"""
3x: the server read the request three times.
httpx2, httpx: our client, generated for that HTTP library. stock: the client that the generator writes by itself.
Every client waits 2 s for the next byte, 0.5 s at "read timeout". Ours may take {TOTAL:.0f} s for a call; the others
have no such limit. Box's SDK has no async mode; it was told to pause a tenth of what it would."""


def cell(caller: Caller, case: Case) -> str:
    """What came of a case; Box's SDK has no async mode."""
    return "-" if caller is boxsdk and case.mode == "async" else str(measured(caller, case))


def columns(clients: Mapping[HttpLibrary, Binding], folder: Path) -> dict[str, Caller]:
    """What is called in each column, by its name."""
    return {**{library: ours(client) for library, client in clients.items()}, "stock": stock(folder), "boxsdk": boxsdk}


def main(callers: Mapping[str, Caller]) -> None:
    """Print a row for each case and a column for each client."""
    table = Table("fault", "call", *callers, box=None, padding=(0, 2, 0, 0))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        rows = [(case, [pool.submit(cell, caller, case) for caller in callers.values()]) for case in cases(FAULTS)]
        for case, cells in sorted(rows, key=lambda row: FAULTS.index(row[0].fault)):
            table.add_row(str(case.fault), case.call, *(cell.result() for cell in cells))
    Console(highlight=False, width=230).print(table, NOTES, sep="")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temporary:
        main(columns(our_clients(Path(temporary)), Path(temporary)))
