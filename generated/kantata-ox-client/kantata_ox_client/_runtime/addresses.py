# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Addresses that may have credentials in them, which only the server gets to see."""

from urllib.parse import unquote, unquote_plus

from .httplib import http
from .reasons import withheld

__all__ = ["Address", "without_secrets"]


class Address(http.URL):
    """
    An address whose text, which the HTTP library logs and puts into messages, is without the credentials.

    What goes on the wire (`query`, `params`, `raw_path`) and what is made of it (`join`, `copy_with`) has them.
    """

    def __init__(self, url: http.URL, secrets: tuple[str, ...]) -> None:
        super().__init__(url)
        self._shown = without_secrets(url, secrets)

    def __str__(self) -> str:
        return self._shown

    def __repr__(self) -> str:
        return f"URL({self._shown!r})"

    def join(self, url: http.URL | str) -> http.URL:
        """Where a reference in a response leads, which begins at the whole address (RFC 3986, section 5)."""
        return http.URL(self).join(url)


def without_secrets(url: http.URL, secrets: tuple[str, ...]) -> str:
    """The text of an address without the credentials in it."""
    whole = str(url.copy_with(userinfo=b"", fragment=None))
    path, mark, query = whole.partition("?")
    return f"{path}{mark}{'&'.join(_pair_shown(pair, secrets) for pair in query.split('&'))}"


def _pair_shown(pair: str, secrets: tuple[str, ...]) -> str:
    """A pair of the query; the value of a key is known by where it stands, however short and however it is escaped."""
    name, _, value = pair.partition("=")
    is_secret = {value, unquote(value), unquote_plus(value)} & {*secrets}
    return f"{name}=[token]" if is_secret else withheld(pair, secrets)
