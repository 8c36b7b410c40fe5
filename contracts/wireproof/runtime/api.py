# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""What the spec of a client decides: every client has a generated module in the place of this one."""

from typing import Any, TypeAlias

__all__ = ["PACKAGE", "REQUEST_ID", "ErrorBody"]

PACKAGE = "sample_client"
"""The client's package, after which its logger is named."""

REQUEST_ID: tuple[str, ...] = ("x-request-id",)
"""The header fields that tell one answer from all others in the server's own records."""

ErrorBody: TypeAlias = Any
"""The body that the spec describes for an error of any operation."""
