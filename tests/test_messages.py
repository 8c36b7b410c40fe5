"""The neutral request and response, and the adapters that make them of what libraries and servers have."""

import asyncio
import gzip
import io
import zlib
from collections.abc import Callable
from typing import Any

import httpx
import httpx2
import pytest
import requests
from urllib3 import HTTPHeaderDict, HTTPResponse

from wireproof import messages
from wireproof.adapters import asgi, request_of, response_of, wsgi
from wireproof.messages import Request, Response, lines, origin_of, parted, uncoded

URL = "https://api.example.com/pets/a%2Fb?tag=x%20y&tag=z"
SENT = Request("POST", "https://api.example.com", "/pets/a%2Fb?tag=x%20y&tag=z", (("X-Key", "k"),), b'{"a": 1}')


def without_added(message: Request | Response) -> tuple[Any, ...]:
    """A message without the header fields that libraries and servers add."""
    added = {"accept", "accept-encoding", "connection", "content-length", "host", "transfer-encoding", "user-agent"}
    kept = [(name.lower(), value) for name, value in message.headers if name.lower() not in added]
    start = (message.method, message.url) if isinstance(message, Request) else (message.status,)
    return (*start, kept, message.content)


# URLs ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "origin", "target"),
    [
        ("https://API.example.com:443/a?b#c", "https://api.example.com", "/a?b"),
        ("HTTP://a.test:80", "http://a.test", "/"),
        ("http://a.test:443?x=1", "http://a.test:443", "/?x=1"),
        ("https://user:secret@a.test/", "https://a.test", "/"),
        ("http://[::1]:8000/a//b/", "http://[::1]:8000", "/a//b/"),
        ("https://b\u00fccher.test/\u00e4", "https://xn--bcher-kva.test", "/\xc3\xa4"),
        ("https://a.test:/x", "https://a.test", "/x"),
        ("/only/a/path", "", "/only/a/path"),
        ("https://a.test/%2e/../x", "https://a.test", "/%2e/../x"),
        ("https://.\u00fc..test/", "https://.\u00fc..test", "/"),
    ],
)
def test_a_url_is_parted_and_its_target_left_as_it_is(url: str, origin: str, target: str) -> None:
    """
    The origin is written in one way, without credentials; nothing of the target is corrected.
    """
    assert (origin, target) == parted(url)


def test_an_origin_needs_scheme_and_host() -> None:
    """
    Without both it is empty.
    """
    assert ["", ""] == [origin_of(None, "a.test"), origin_of("https", None)]


@pytest.mark.parametrize("fields", [{"A": "b"}, {b"A": b"b"}, [("A", "b")], [(b"A", b"b")], (("A", b"b"),)])
def test_header_fields_may_be_bytes_or_text(fields: Any) -> None:
    """
    A mapping or pairs, of either.
    """
    assert (("A", "b"),) == lines(fields)


# Libraries ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("library", [httpx, httpx2, requests], ids=lambda library: str(library.__name__))
def test_a_request_is_the_same_from_each_library(library: Any) -> None:
    """
    Method, target, header lines and content, exactly as they travel.
    """
    content = {"data" if library is requests else "content": SENT.content}
    request = library.Request("POST", URL, headers={"X-Key": "k"}, **content)

    found = request_of(request.prepare() if library is requests else request)

    assert without_added(SENT) == without_added(found)


def received_by_requests(status: int, headers: list[tuple[str, str]], content: bytes) -> requests.Response:
    """What requests makes of a response."""
    raw = HTTPResponse(io.BytesIO(content), HTTPHeaderDict(headers), status, preload_content=False)
    return requests.adapters.HTTPAdapter().build_response(requests.Request("GET", URL).prepare(), raw)


RECEIVERS: dict[str, Callable[[int, list[tuple[str, str]], bytes], object]] = {
    "httpx": lambda status, headers, content: httpx.Response(status, headers=headers, content=content),
    "httpx2": lambda status, headers, content: httpx2.Response(status, headers=headers, content=content),
    "requests": received_by_requests,
}


@pytest.mark.parametrize("receive", RECEIVERS.values(), ids=RECEIVERS)
def test_a_response_is_the_same_from_each_library(receive: Callable[..., object]) -> None:
    """
    Each header line stands on its own, and the content is without codings.
    """
    headers = [("Set-Cookie", "a=1"), ("Set-Cookie", "b=2"), ("Content-Encoding", "gzip")]

    found = response_of(receive(201, headers, gzip.compress(b"{}")))

    assert (201, [(name.lower(), value) for name, value in headers], b"{}") == without_added(found)


def test_what_streams_has_to_be_read_first() -> None:
    """
    Nobody else reads it: the content would be gone for the one who sends or receives it.
    """
    with pytest.raises(httpx.RequestNotRead):
        request_of(httpx.Request("POST", URL, content=iter([b"a"])))
    with pytest.raises(httpx.ResponseNotRead):
        response_of(httpx.Response(200, content=iter([b"a"])))
    with pytest.raises(TypeError, match="read once only"):
        request_of(requests.Request("POST", URL, data=iter([b"a"])).prepare())


def test_neutral_messages_stay_as_they_are() -> None:
    """
    They need no adapter.
    """
    received = Response.of(200)

    assert SENT is request_of(SENT)
    assert received is response_of(received)


def test_an_unknown_class_is_named() -> None:
    """
    With the libraries that are known.
    """
    with pytest.raises(TypeError, match=r"builtins.dict is no message of httpx, httpx2, requests"):
        request_of({})
    with pytest.raises(TypeError, match=r"builtins.int is no message of"):
        response_of(1)


def test_a_subclass_is_known() -> None:
    """
    By the class above it.
    """

    class Mine(httpx.Request):
        """One of somebody's own."""

    sent = Mine("POST", URL, headers={"X-Key": "k"}, content=SENT.content)

    assert without_added(SENT) == without_added(request_of(sent))


# Servers ------------------------------------------------------------------------------------------------------------

APP = httpx.Request("POST", URL, headers={"X-Key": "k"}, content=SENT.content)


def test_a_wsgi_environment_is_a_request() -> None:
    """
    The environment has the path decoded; what a server keeps of the target goes before that.
    """
    seen: list[Request] = []

    def app(environ: dict[str, Any], start: Callable[[str, list[tuple[str, str]]], object]) -> list[bytes]:
        content = environ["wsgi.input"].read()
        seen.append(wsgi.request_of({**environ, "RAW_URI": SENT.target}, content))
        seen.append(wsgi.request_of({**environ, "SCRIPT_NAME": "/v2"}, content))
        start("200 OK", [])
        return [b""]

    httpx.WSGITransport(app).handle_request(APP)  # type: ignore[arg-type]  # a callable like any application

    exact, decoded = seen
    assert without_added(SENT) == without_added(exact)
    assert "/v2/pets/a/b?tag=x%20y&tag=z" == decoded.target


def test_an_asgi_scope_is_a_request() -> None:
    """
    With the content of the messages that came with it.
    """
    seen: list[Request] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(asgi.request_of({**scope, "raw_path": b"/pets/a%2Fb"}, [await receive()]))
        seen.append(asgi.request_of({**scope, "raw_path": None, "headers": [], "server": ("a.test", 8000)}))
        await send({"type": "http.response.start", "status": 204})
        await send({"type": "http.response.body"})

    async def call() -> None:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app)) as client:
            await client.post(URL, headers={"X-Key": "k"}, content=SENT.content)

    asyncio.run(call())

    exact, decoded = seen
    assert without_added(SENT) == without_added(exact)
    assert "https://a.test:8000/pets/a/b?tag=x%20y&tag=z" == decoded.url


def test_what_an_application_sends_is_a_response() -> None:
    """
    Through WSGI as through ASGI, without the coding that it is sent in.
    """
    content, headers = gzip.compress(b"[]"), [("Content-Encoding", "gzip")]
    messages = [
        {"type": "http.response.start", "status": 200, "headers": [(b"Content-Encoding", b"gzip")]},
        {"type": "http.response.body", "body": content[:5], "more_body": True},
        {"type": "http.response.body", "body": content[5:]},
    ]

    assert Response(200, (("Content-Encoding", "gzip"),), b"[]") == wsgi.response_of("200 OK", headers, content)
    assert Response(200, (("Content-Encoding", "gzip"),), b"[]") == asgi.response_of(messages)


def test_a_response_that_cannot_be_read_is_refused() -> None:
    """
    It is in an unknown coding, or has no beginning.
    """
    start = {"type": "http.response.start", "status": 200, "headers": [(b"content-encoding", b"br")]}

    with pytest.raises(ValueError, match="before it is coded"):
        wsgi.response_of("200 OK", {"Content-Encoding": "br"}, b"x")
    with pytest.raises(ValueError, match="before it is coded"):
        asgi.response_of([start])
    with pytest.raises(ValueError, match="begins a response"):
        asgi.response_of([])


@pytest.mark.parametrize(
    ("coding", "content", "expected"),
    [
        ("gzip", gzip.compress(b"a"), b"a"),
        ("GZIP , deflate", zlib.compress(gzip.compress(b"a")), b"a"),
        ("deflate", zlib.compress(b"a"), b"a"),
        ("deflate", zlib.compress(b"a", wbits=-15), b"a"),
        ("identity", b"a", b"a"),
        ("gzip", b"", b""),
        ("gzip", b"no gzip", None),
        ("gzip", gzip.compress(b"a")[:-1], None),
        ("br", b"a", None),
    ],
)
def test_content_codings_are_undone(coding: str, content: bytes, expected: bytes | None) -> None:
    """
    Those that the standard library knows; what is not what it says to be is nothing.
    """
    assert expected == uncoded({"Content-Encoding": coding}, content)


@pytest.mark.parametrize("coded", [gzip.compress, zlib.compress])
def test_a_coding_hides_so_much_and_no_more(coded: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A few bytes that stand for very many are not written out.
    """
    monkeypatch.setattr(messages, "MOST_BYTES", 1000)
    headers = {"Content-Encoding": "gzip" if coded is gzip.compress else "deflate"}

    assert bytes(1000) == uncoded(headers, coded(bytes(1000)))
    assert uncoded(headers, coded(bytes(1001))) is None
