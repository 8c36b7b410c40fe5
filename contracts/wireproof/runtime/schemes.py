# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Security schemes: how what proves who is calling travels, and what it may be."""

from base64 import b64encode
from collections.abc import Awaitable, Callable
from typing import Any, Literal, Protocol
from urllib.parse import quote

from attrs import frozen

__all__ = ["AsyncToken", "AsyncTokenSource", "Place", "Scheme", "Secret", "Token", "TokenSource", "text_defect"]

Secret = str | tuple[str, str]
"""What proves who is calling; for HTTP basic, the user and the password, as a pair or as `user:password`."""

Token = Secret | Callable[[], Secret]
"""Credentials, or a callable that is asked for them before every request."""

AsyncToken = Secret | Callable[[], Secret] | Callable[[], Awaitable[Secret]]
"""Credentials, or a callable, sync or async, that is asked for them before every request."""


Place = Literal["header", "query", "cookie"]

_LONGEST_KEY = 8_000
"""How long an address may be everywhere (RFC 9110, section 4.1), and so a key in it."""


class TokenSource(Protocol):
    """A callable for tokens that also learns which of them the server refused."""

    def __call__(self) -> str:
        """The token for the next request."""

    def refuse(self, token: str) -> None:
        """Called with a token that the server refused with 401; the next call should return another one."""


class AsyncTokenSource(Protocol):
    """An async callable for tokens that also learns which of them the server refused."""

    async def __call__(self) -> str:
        """The token for the next request."""

    async def refuse(self, token: str) -> None:
        """Called with a token that the server refused with 401; the next call should return another one."""


@frozen
class Scheme:
    """One way to prove who is calling."""

    place: Place
    name: str
    """The header field, query parameter or cookie."""
    word: str
    """What stands before the credentials; empty where nothing does."""
    variable: str
    """The environment variable that may have the credentials."""

    def defect(self, secret: Any) -> str:
        """What is wrong with credentials, without them; empty where nothing is."""
        if self.word == "Basic":
            return _pair_defect(secret)
        if not isinstance(secret, str):
            return f"must be of type str, not {type(secret).__name__}"
        if self.word and secret.lower().startswith(f"{self.word.lower()} "):
            return f'must not begin with "{self.word}", which the client puts before it'
        if self.word and " " in secret.strip():
            return "must not have a blank inside"
        if self.place == "cookie" and ";" in secret:
            return "must not have a semicolon inside, which begins another cookie"
        if self.place == "query" and len(secret) > _LONGEST_KEY:
            return f"must not be longer than {_LONGEST_KEY:,} characters, which no address has room for"
        return text_defect(secret)

    def forms(self, secret: Secret) -> tuple[str, ...]:
        """Sound credentials in all forms that may be seen somewhere; the first one is how they travel."""
        text = secret if isinstance(secret, str) else ":".join(secret)
        if self.word == "Basic":
            return b64encode(text.encode()).decode(), text, text.partition(":")[2]
        return (quote(text, safe=""), text) if self.place == "query" else (text,)


def text_defect(text: str) -> str:
    """Why a header field cannot carry a text (RFC 9110, section 5.5); empty where it can."""
    if not text:
        return "must not be empty"
    for place, part in (("at its start", text[0]), ("at its end", text[-1]), ("inside", text[1:-1])):
        if found := _bad(part, blank=place != "inside"):
            return f"must not have {found} {place}"
    return ""


def _bad(part: str, *, blank: bool) -> str:
    if "\n" in part or "\r" in part:
        return "a newline"
    if blank and part.isspace():
        return "a blank"
    return "" if part.isascii() and part.isprintable() else "a character that is not printable ASCII"


def _pair_defect(secret: Any) -> str:
    """RFC 7617, section 2: no colon in the user, no control character at all."""
    pair = tuple(secret.split(":", 1)) if isinstance(secret, str) else secret
    if not (isinstance(pair, tuple) and len(pair) == 2 and all(isinstance(part, str) for part in pair)):
        return "must be a pair of user and password, or both with a colon between them"
    if ":" in pair[0]:
        return "must not have a colon in the user"
    return "" if "".join(pair).isprintable() else "must not have a newline, or another control character, inside"
