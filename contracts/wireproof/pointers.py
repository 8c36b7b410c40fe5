"""
JSON pointers as URI fragments: how they are written, and what they lead to.

Source: RFC 6901.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

__all__ = ["escape", "resolve", "unescape"]


def escape(token: str) -> str:
    """A reference token as it stands in a JSON pointer (RFC 6901, section 3)."""
    return token.replace("~", "~0").replace("/", "~1")


def unescape(token: str) -> str:
    """The opposite of `escape`."""
    return token.replace("~1", "/").replace("~0", "~")


def resolve(document: Mapping[str, Any], reference: str) -> Any:
    """
    What stands where a local reference (`#/components/schemas/User`) points.

    Raises:
        LookupError, TypeError, ValueError: It leads nowhere.
    """
    try:
        return _at(document, reference)
    except (LookupError, TypeError, ValueError):  # a member may be called `/my%20books`, and a reference be written so
        return _at(document, unquote(reference))


def _at(document: Mapping[str, Any], pointer: str) -> Any:
    node: Any = document
    for token in pointer.split("/")[1:]:
        node = node[_index(token)] if isinstance(node, list) else node[unescape(token)]
    return node


def _index(token: str) -> int:
    if not token.isdecimal():  # `int` takes a sign, blanks and underscores; RFC 6901, section 4, does not
        raise ValueError(f"{token!r} is no array index")
    return int(token)
