"""
A request and a response as they travel: what the judges read, whichever library sent or received it.

`adapters` makes these of what HTTP libraries and servers have.

    Request.to("POST", "https://api.example.com/pets?dry=1", {"Content-Type": "application/json"}, b'{"name": "Rex"}')

Sources: RFC 3986, section 3; RFC 9110, sections 5, 6 and 8.4.
"""

import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Self, TypeAlias

__all__ = [
    "Exchange",
    "Fields",
    "Lines",
    "Request",
    "Response",
    "has_known_codings",
    "lines",
    "origin_of",
    "parted",
    "uncoded",
]

Lines: TypeAlias = tuple[tuple[str, str], ...]
"""Header field lines in the order in which they travel: a name and a value, every byte of them one character."""

Fields: TypeAlias = Mapping[str, str] | Mapping[bytes, bytes] | Iterable[tuple[bytes | str, bytes | str]]
"""What header field lines can be made of."""


@dataclass(frozen=True, slots=True)
class Request:
    """A request, none of it decoded."""

    method: str
    """As it travels, in upper case nearly always."""
    origin: str
    """Scheme, host and port, as `origin_of` writes them: `https://api.example.com`, `http://localhost:8000`."""
    target: str
    """Path and query exactly as they travel, every byte one character."""
    headers: Lines = ()
    content: bytes = b""

    @classmethod
    def to(cls, method: str, url: str, headers: Fields = (), content: bytes = b"") -> Self:
        """The request to a URL, which is not decoded, encoded or corrected; a fragment does not travel."""
        return cls(method, *parted(url), lines(headers), content)

    @property
    def url(self) -> str:
        """Where it goes, as it travels."""
        return f"{self.origin}{self.target}"


@dataclass(frozen=True, slots=True)
class Response:
    """A response, its content without the codings (gzip, say) that it may have travelled in."""

    status: int
    headers: Lines = ()
    content: bytes = b""

    @classmethod
    def of(cls, status: int, headers: Fields = (), content: bytes = b"") -> Self:
        """The response with header fields as a library or a server has them."""
        return cls(status, lines(headers), content)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and the response to it; None when none came."""

    request: Request
    response: Response | None = None


# Header fields ------------------------------------------------------------------------------------------------------


def lines(fields: Fields) -> Lines:
    """Header field lines of a mapping, or of pairs of bytes or strings."""
    pairs: Iterable[tuple[bytes | str, bytes | str]] = fields.items() if isinstance(fields, Mapping) else fields
    return tuple([(_text(name), _text(value)) for name, value in pairs])


def _text(one: bytes | str) -> str:
    return one.decode("latin-1") if isinstance(one, bytes) else one


# URLs ---------------------------------------------------------------------------------------------------------------

URL = re.compile(r"(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^#]*)")
DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def parted(url: str) -> tuple[str, str]:
    """Origin and target of a URL; the origin of a relative one is empty."""
    found = URL.match(url)
    scheme, authority, target = found.groups() if found else (None, None, url)
    raw = (target or "").encode("utf-8", "surrogatepass").decode("latin-1")
    return origin_of(scheme, authority), raw if raw.startswith(("/", "*")) else f"/{raw}"


def origin_of(scheme: str | None, authority: str | None) -> str:
    """Scheme, host and port in lower case, without a user and without a port that goes without saying."""
    if not scheme or authority is None:
        return ""
    scheme, host = scheme.lower(), authority.rpartition("@")[2].lower()
    host = host.removesuffix(DEFAULT_PORTS.get(scheme, ":")).removesuffix(":")
    return f"{scheme}://{host if host.isascii() else _in_ascii(host)}"


def _in_ascii(host: str) -> str:
    """A host name as it is looked up; one that is none stays as it is."""
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


# Content codings ----------------------------------------------------------------------------------------------------


MOST_BYTES = 64 * 2**20
"""What a coding may hide; a few bytes can stand for gigabytes."""


def uncoded(headers: Fields, content: bytes) -> bytes | None:
    """
    Content without the codings that its Content-Encoding names.

    None where one is not known, is not that, or hides more than 64 MB.
    """
    if not has_known_codings(headers):
        return None
    try:
        for coding in reversed(_codings(headers)):
            content = CODINGS[coding](content)
    except zlib.error:
        return None
    return content


def has_known_codings(headers: Fields) -> bool:
    """Whether the codings that a Content-Encoding names are among those that `uncoded` undoes."""
    return CODINGS.keys() >= {*_codings(headers)}


def _codings(headers: Fields) -> list[str]:
    named = ",".join(value for name, value in lines(headers) if name.lower() == "content-encoding")
    return [coding.strip(" \t") for coding in named.lower().split(",")]


def _inflated(content: bytes) -> bytes:
    """`deflate` is zlib's format; some servers leave its header out (RFC 9110, section 8.4.1.2)."""
    try:
        return _decompressed(content, zlib.MAX_WBITS)
    except zlib.error:
        return _decompressed(content, -zlib.MAX_WBITS)


def _gunzipped(content: bytes) -> bytes:
    return _decompressed(content, zlib.MAX_WBITS | 16) if content else content


def _decompressed(content: bytes, format_bits: int) -> bytes:
    reader = zlib.decompressobj(format_bits)
    found = reader.decompress(content, MOST_BYTES + 1)  # with room, so that the end is read as well
    if not reader.eof or len(found) > MOST_BYTES:
        raise zlib.error("cut off, or too large")
    return found


CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "deflate": _inflated,
    "gzip": _gunzipped,
    "identity": bytes,
    "x-gzip": _gunzipped,
}
