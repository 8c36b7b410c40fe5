"""
A request or response as it travels: split where RFC 3986, 6265 and 9110 split it, and nothing of it decoded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import httpx

from wireproof.serialization import Pairs

__all__ = ["PCHAR", "Lines", "Wire", "lines_of", "taken_apart", "target_of"]

Lines = Mapping[str, list[str]]
"""Header field lines by name in lower case."""


PCHAR = "-._~!$&'()*+,;=:@"
"""What may stand in a path segment beside letters, digits and escapes (RFC 3986, section 3.3)."""


@dataclass(frozen=True)
class Wire:
    """A request, none of it decoded."""

    path: str
    query: Pairs
    lines: Lines
    cookies: Pairs
    bare: frozenset[str]
    """Names in the query or among the cookies that came without a `=`."""
    content: bytes


def taken_apart(request: httpx.Request) -> Wire:
    """The parts of a request, none of them decoded."""
    path, query = target_of(request)
    lines = lines_of(request.headers)
    pieces = query.split("&")
    pairs = [pair.strip(" \t") for line in lines.get("cookie", ()) for pair in line.split(";")]
    return Wire(
        path=path,
        query=_pairs(pieces),
        lines=lines,
        cookies=_pairs(pairs),
        bare=frozenset(piece for piece in [*pieces, *pairs] if "=" not in piece),
        content=request.content,
    )


def target_of(request: httpx.Request) -> tuple[str, str]:
    """The path and the query as they travel; every byte is one character."""
    path, _, query = request.url.raw_path.decode("latin-1").partition("?")
    return path, query


def _pairs(pieces: Iterable[str]) -> Pairs:
    parts = [piece.partition("=") for piece in pieces if piece]
    return [(name, text) for name, _, text in parts]


def lines_of(headers: httpx.Headers) -> Lines:
    """The field lines of a message by their names."""
    lines: dict[str, list[str]] = {}
    for name, value in headers.raw:
        lines.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1").strip(" \t"))
    return lines
