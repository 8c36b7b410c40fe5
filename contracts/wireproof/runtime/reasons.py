# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Why the server refused a request, in its own words, as far as they may stand in a message."""

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from .api import ERROR_REASON
from .headers import challenge_reason, loggable

__all__ = ["LONGEST_REASON", "after", "reason", "withheld"]

LONGEST_REASON = 300
"""Characters."""

_USUAL = (
    *("/message", "/detail", "/error_description", "/error/message", "/errors/0/message", "/errors/0/detail"),
    *("/title", "/errors/0", "/error"),
)
"""Where the reason stands when the spec does not say where."""

_LARGEST_BODY = 1_000_000
"""Bytes; nobody explains a refusal at greater length."""

_SECRET_LENGTH = 6
"""Characters; what is shorter is no secret that could be told from other text."""


def reason(content: bytes, headers: Mapping[str, str], secrets: tuple[str, ...] = ()) -> str:
    """What the body, or else WWW-Authenticate, says, without the credentials; empty where neither says anything."""
    found = list(_reasons(_document(content)))
    text = f"{found[0]} ({', '.join(found[1:])})" if found[1:] else "".join(found) or challenge_reason(headers)
    return loggable(withheld(text, secrets), LONGEST_REASON)


def withheld(text: str, secrets: tuple[str, ...]) -> str:
    """A text without the credentials of the request, which a server may repeat."""
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, "[token]") if len(secret) >= _SECRET_LENGTH else text
    return text


def _document(content: bytes) -> Any:
    try:
        return json.loads(content) if len(content) <= _LARGEST_BODY else None
    except (ValueError, RecursionError):
        return None


def _reasons(document: Any) -> Iterator[str]:
    """What the pointers of the spec lead to, or the first of the usual ones that leads anywhere."""
    return _texts(document, ERROR_REASON) if ERROR_REASON else islice(_texts(document, _USUAL), 1)


def _texts(document: Any, pointers: tuple[str, ...]) -> Iterator[str]:
    for pointer in pointers:
        value = _at_pointer(document, pointer.split("/")[1:])
        if isinstance(value, str) and value.strip():
            yield value
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield str(value)


def _at_pointer(document: Any, tokens: list[str]) -> Any:
    for token in tokens:
        name = token.replace("~1", "/").replace("~0", "~")
        if isinstance(document, list) and name.isdecimal() and int(name) < len(document):
            document = document[int(name)]
        elif isinstance(document, dict):
            document = document.get(name)
        else:
            return None
    return document


def after(attempts: int) -> str:
    """What a message adds when there was more than one attempt."""
    return f" after {attempts} attempts" if attempts > 1 else ""
