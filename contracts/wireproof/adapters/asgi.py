"""
Requests and responses as an ASGI application has them.

Source: ASGI 3.0, HTTP connection scope and its messages.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from wireproof.judge.wire import PCHAR
from wireproof.messages import Request, Response, lines, origin_of, uncoded

__all__ = ["request_of", "response_of"]


def request_of(scope: Mapping[str, Any], messages: Iterable[Mapping[str, Any]] = ()) -> Request:
    """The request of a scope, with the content of its `http.request` messages."""
    headers = lines(scope["headers"])
    server, port = scope.get("server") or ("localhost", None)
    named = next((value for name, value in headers if name.lower() == "host"), f"{server}:{port}" if port else server)
    path = scope.get("raw_path") or quote(scope["path"], safe=f"/{PCHAR}").encode("ascii")
    query = scope.get("query_string", b"")
    target = (path + (b"?" + query if query else b"")).decode("latin-1")
    return Request(scope["method"], origin_of(scope.get("scheme", "http"), named), target, headers, _gathered(messages))


def response_of(messages: Iterable[Mapping[str, Any]]) -> Response:
    """
    The response of the messages that an application has sent.

    Raises:
        ValueError: None begins a response, or the content is in a coding that is not known, or is not what that says.
    """
    sent = [*messages]
    start = next((one for one in sent if one["type"] == "http.response.start"), None)
    if start is None:
        raise ValueError("no message begins a response; give all that the application has sent")
    headers = lines(start.get("headers", ()))
    plain = uncoded(headers, _gathered(sent))
    if plain is None:
        raise ValueError("the content is in a coding that cannot be read; judge it before it is coded")
    return Response(start["status"], headers, plain)


def _gathered(messages: Iterable[Mapping[str, Any]]) -> bytes:
    return b"".join(one.get("body", b"") for one in messages)
