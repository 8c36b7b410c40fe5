# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
Redirects: which ones are followed, and what goes along.

The HTTP library would change a POST or PUT to a GET (RFC 9110, section 15.4), whose success is not that of what was
asked for, and would take all header fields but Authorization and Cookie to anybody.
"""

from .addresses import Address
from .httplib import http

__all__ = ["MOST_REDIRECTS", "further", "is_repeatable", "obstacle", "origin"]

MOST_REDIRECTS = 20

_HARMLESS = frozenset({b"accept", b"accept-encoding", b"user-agent"})
"""Header fields that another origin may see, beside those about the content."""


def further(request: http.Request, response: http.Response, secrets: tuple[str, ...] = ()) -> http.Request | None:
    """
    The same request to where a response leads, without anything secret if that is another origin.

    An address that repeats the credentials of the request does so on the wire only.

    None when it leads nowhere, if the method would have to change, or if the body cannot be sent again.
    """
    found = response.next_request
    if found is None or found.method != request.method or not is_repeatable(request):
        return None
    is_home = origin(found.url) == origin(request.url)
    fields = [(name, value) for name, value in request.headers.raw if is_home or _is_harmless(name.lower())]
    host = found.headers["Host"].encode()
    found.headers = http.Headers([(b"Host", host), *(field for field in fields if field[0].lower() != b"host")])
    url = found.url.copy_with(userinfo=b"")  # which would become credentials
    found.url = Address(url, secrets) if secrets else url
    return found


def is_repeatable(request: http.Request) -> bool:
    """Whether a request can be sent again: its body is there still, or can be read once more from its beginning."""
    return bool(getattr(request.stream, "is_repeatable", True))


def obstacle(request: http.Request, response: http.Response) -> str:
    """Why a redirect is not followed; empty when nothing is in the way."""
    found = response.next_request
    if found is None:
        return "it leads to no address" if response.has_redirect_location else ""
    if found.method == request.method:
        return "" if is_repeatable(request) else "its body was read while it was sent, and cannot be read again"
    return f"following it would have changed {request.method} to {found.method}"


def origin(url: http.URL) -> tuple[str, str, int | None]:
    """Whom an address belongs to (RFC 6454, section 4)."""
    return url.scheme, url.host, url.port


def _is_harmless(name: bytes) -> bool:
    return name in _HARMLESS or name.startswith(b"content-")
