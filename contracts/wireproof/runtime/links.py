# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Links from one page to the next: what the header field `Link` says, and where an address in a response leads."""

import re

from .httplib import http
from .redirects import origin
from .responses import Reply

__all__ = ["following", "next_link"]

_PARAMETER = r"""\s*;\s*([^\s=;,"<>]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*+)"|([^\s;,"]*+)))?"""
_LINK = re.compile(rf"[\s,]*+<([^<>]*+)>((?:{_PARAMETER})*+)\s*+(?:,|$)")
_END = re.compile(r"[\s,]*+$")


def next_link(text: str) -> str | None:
    """
    The address of the next page in the value of a field `Link`; None where there is none (RFC 8288, section 3).

    A relation is known in any letter case, and may be one of several; links from elsewhere (`anchor`) are passed over.

    Raises:
        ValueError: It cannot be read.
    """
    place = 0
    while not _END.match(text, place):
        link = _LINK.match(text, place)
        if link is None:
            raise ValueError(f"no link at character {place}")
        said: dict[str, str] = {}
        for name, quoted, token in re.findall(_PARAMETER, link[2]):
            said.setdefault(name.lower(), quoted or token)  # only the first one counts
        if "next" in said.get("rel", "").lower().split() and "anchor" not in said:
            return link[1].strip()
        place = link.end()
    return None


def following(reply: Reply, reference: str) -> str | None:
    """
    The path and the query that a reference in a response leads to (RFC 3986, section 5).

    None where that is another origin than the one that was asked, or no address at all.
    """
    try:
        found = reply.response.url.join(reference)
        is_home = origin(found) == origin(reply.home or reply.response.url)
    except (http.InvalidURL, ValueError):
        return None
    return found.raw_path.decode("ascii") if is_home else None
