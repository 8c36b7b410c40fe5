"""
Requests and responses as a WSGI application has them.

Source: PEP 3333.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from wireproof.judge.wire import PCHAR
from wireproof.messages import Fields, Request, Response, lines, origin_of, uncoded

__all__ = ["request_of", "response_of"]

RAW_TARGETS = ("RAW_URI", "REQUEST_URI")
"""Where servers that keep it put the target as it came; PEP 3333 has the path only decoded."""


def request_of(environ: Mapping[str, Any], content: bytes = b"") -> Request:
    """The request of an environment, with the content that was read from `wsgi.input`."""
    authority = environ.get("HTTP_HOST") or f"{environ['SERVER_NAME']}:{environ['SERVER_PORT']}"
    origin = origin_of(environ.get("wsgi.url_scheme", "http"), authority)
    return Request(environ["REQUEST_METHOD"], origin, _target(environ), tuple(_field_lines(environ)), content)


def _target(environ: Mapping[str, Any]) -> str:
    raw = next((environ[name] for name in RAW_TARGETS if environ.get(name, "").startswith("/")), None)
    if raw is not None:
        return str(raw)
    path = f"{environ.get('SCRIPT_NAME', '')}{environ.get('PATH_INFO', '')}" or "/"
    query = environ.get("QUERY_STRING", "")
    return quote(path, safe=f"/{PCHAR}", encoding="latin-1") + (f"?{query}" if query else "")


def _field_lines(environ: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """The header field lines, several of one name joined by the server."""
    for key, value in environ.items():
        name = key.removeprefix("HTTP_")
        if (name != key or key in ("CONTENT_TYPE", "CONTENT_LENGTH")) and value:
            yield name.replace("_", "-").title(), value


def response_of(status: str, headers: Fields, content: bytes) -> Response:
    """
    The response of what an application gave to `start_response`, and of its joined content.

    Raises:
        ValueError: The content is in a coding that is not known, or is not what that says.
    """
    plain = uncoded(headers, content)
    if plain is None:
        raise ValueError("the content is in a coding that cannot be read; judge it before it is coded")
    return Response(int(status.split(" ", 1)[0]), lines(headers), plain)
