"""Over real sockets, plain and with TLS: connections of a process that forks, and of a server nobody vouches for."""

import asyncio
import datetime
import gc
import http.server
import ipaddress
import json
import os
import signal
import ssl
import sys
import threading
import traceback
import warnings
from contextlib import contextmanager
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from wireproof.binding import MODES, bind
from wireproof.loading import load

ROOT = Path(__file__).parent.parent
BINDING = bind(load(ROOT / "specs/box-groups.yaml"), ROOT / "generated")

forking = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes do not fork here")
with_threads = pytest.mark.filterwarnings("ignore:.*use of fork:DeprecationWarning")  # those of the server


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A file with a certificate for 127.0.0.1 and its key."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.datetime.now(datetime.UTC)
    host = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1))
    signed = made.add_extension(host, critical=True).sign(key, hashes.SHA256())
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + signed.public_bytes(Encoding.PEM))
    return file


class Handler(http.server.BaseHTTPRequestHandler):
    """Responses with the id that was asked for, and remembers the connection."""

    protocol_version = "HTTP/1.1"  # so that connections are used again

    def do_GET(self):
        """A group."""
        group = self.path.rpartition("/")[2]
        self.server.connections.setdefault(group, []).append(self.client_address[1])
        body = json.dumps({"type": "group", "id": group}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture(params=["http", "https"])
def server(request, certificate):
    """A server of each kind."""
    with serving(request.param, certificate) as server:
        yield server


@contextmanager
def serving(scheme, certificate):
    """On 127.0.0.1; `connections` has the ports that each id was asked for from."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.connections, server.url = {}, f"{scheme}://127.0.0.1:{server.server_port}"
        server.daemon_threads = True
        if scheme == "https":
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@contextmanager
def runner(mode):
    """What a call of a mode comes to; async ones in one event loop of this process."""
    with asyncio.Runner() as loop:
        yield (lambda result: result) if mode == "sync" else loop.run


def in_a_child(work):
    """Fork, do the work in the child, collect its garbage; whether there was neither an error nor a warning."""
    pid = os.fork()
    if pid == 0:  # pragma: no cover  # where nobody measures
        signal.alarm(20)  # rather than wait for ever
        failed = []
        sys.unraisablehook = failed.append
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                work()
                gc.collect()
        except BaseException:  # noqa: BLE001  # the child must end here
            traceback.print_exc()
            failed.append(None)
        os._exit(len(failed))
    return os.waitpid(pid, 0)[1] == 0


@forking
@with_threads
@pytest.mark.parametrize("mode", MODES)
def test_a_forked_process_leaves_the_connections_of_its_parent_alone(mode, server, certificate):
    """
    Children call, close and collect their garbage; what the parent has open is used on, and by the parent only.
    """
    kept = {"limits": BINDING.http.Limits(keepalive_expiry=60)}  # for longer than the children take on a busy machine
    settings = {"base_url": server.url, "verify": str(certificate), "http_options": kept}
    client = BINDING.client(mode, token="token-for-tests", max_retries=0, **settings)
    copy = client.with_options(total_timeout=5)

    def child(name):
        with runner(mode) as run:
            assert [name, name] == [run(one.groups.get(name)).id for one in (client, copy)]
            run(client.close()) if mode == "async" else client.close()

    with runner(mode) as run:
        assert "1" == run(client.groups.get("1")).id
        assert [True, True] == [in_a_child(lambda name=name: child(name)) for name in ("2", "3")]
        assert "1" == run(copy.groups.get("1")).id
        run(client.close()) if mode == "async" else client.close()

    assert {"1": 1, "2": 1, "3": 1} == {name: len(set(ports)) for name, ports in server.connections.items()}
    assert 3 == len({port for ports in server.connections.values() for port in ports})


@forking
@with_threads
def test_a_child_does_not_wait_for_a_thread_that_it_does_not_have():
    """
    A thread of the parent that is about to open connections when the process forks keeps no child from opening some.
    """
    client = BINDING.client("sync", token="token-for-tests")

    with client._pool._lock:
        assert in_a_child(lambda: BINDING.connection(client))


@pytest.mark.parametrize("mode", MODES)
def test_a_server_that_nobody_vouches_for_is_asked_once(mode, certificate):
    """
    A certificate that fails will do so a second later as well; nothing was sent, not even with a POST.
    """
    attempts = []

    with serving("https", certificate) as server, runner(mode) as run:
        client = BINDING.client(mode, token="token-for-tests", base_url=server.url)
        for call in (lambda: client.groups.get("1"), lambda: client.groups.create(name="Kites")):
            with pytest.raises(BINDING.errors.NoResponse, match="certificate verify failed") as caught:
                run(call())
            attempts.append((caught.value.attempts, caught.value.may_have_arrived))
        run(client.close()) if mode == "async" else client.close()

    assert [(1, False)] * 2 == attempts
    assert {} == server.connections
