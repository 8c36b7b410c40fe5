"""
A request as it is drawn: JSON values by name, before a client has made anything of them.

It stands apart from `strategies`, so that to call a client needs no Hypothesis.
"""

from dataclasses import dataclass, field
from typing import Any

__all__ = ["DrawnRequest"]


@dataclass(frozen=True)
class DrawnRequest:
    """JSON values by parameter name, and the body."""

    path: dict[str, Any] = field(default_factory=dict)
    query: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    cookie: dict[str, Any] = field(default_factory=dict)
    has_body: bool = False
    body: Any = None
    """A JSON value, the members of a form, of which files are bytes, a text, or bytes."""
    content_type: str = ""
    """What the body is, one of those that a caller may choose."""
