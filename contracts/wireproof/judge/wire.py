"""
A request or response as it travels: split where RFC 3986, 6265 and 9110 split it, and nothing of it decoded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wireproof import messages
from wireproof.messages import Request
from wireproof.serialization import Pairs

__all__ = ["PCHAR", "Lines", "Wire", "lines_of", "taken_apart"]

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
    query_pieces: frozenset[str]
    """The query as it came, between `&`; what is a name alone came without a `=`."""
    cookie_pieces: frozenset[str]
    """Likewise the cookies, between `;`."""
    content: bytes


def taken_apart(request: Request) -> Wire:
    """The parts of a request, none of them decoded."""
    path, _, query = request.target.partition("?")
    lines = lines_of(request.headers)
    pieces = query.split("&")
    pairs = [pair.strip(" \t") for line in lines.get("cookie", ()) for pair in line.split(";")]
    return Wire(
        path=path,
        query=_pairs(pieces),
        lines=lines,
        cookies=_pairs(pairs),
        query_pieces=frozenset(pieces),
        cookie_pieces=frozenset(pairs),
        content=request.content,
    )


def _pairs(pieces: Iterable[str]) -> Pairs:
    parts = [piece.partition("=") for piece in pieces if piece]
    return [(name, text) for name, _, text in parts]


def lines_of(headers: messages.Lines) -> Lines:
    """The field lines of a message by their names."""
    lines: dict[str, list[str]] = {}
    for name, value in headers:
        lines.setdefault(name.lower(), []).append(value.strip(" \t"))
    return lines
