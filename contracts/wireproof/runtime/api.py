# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""What the spec of a client decides: every client has a generated module in the place of this one."""

from typing import Any, TypeAlias

__all__ = [
    "AUTH_HEADER",
    "AUTH_SCHEME",
    "ENVIRONMENT",
    "ERROR_REASON",
    "PACKAGE",
    "REQUEST_ID",
    "SERVER",
    "USER_AGENT",
    "VERSION",
    "ErrorBody",
    "read_error",
]

PACKAGE = "sample_client"
"""The package; its logger is named after it."""

VERSION = "1.0.0"

USER_AGENT = "sample-client/1.0.0"

SERVER: str | None = "https://api.example/v1"
"""The base URL unless another one is given."""

ENVIRONMENT = "SAMPLE"
"""How the environment variables begin that hold the token and the base URL."""

AUTH_HEADER = "Authorization"
"""The header field that carries the token."""

AUTH_SCHEME = "Bearer"
"""The word before the token; empty where there is none."""

REQUEST_ID: tuple[str, ...] = ("x-request-id",)
"""The response header fields that identify a request in the server's records."""

ERROR_REASON: tuple[str, ...] = ("/message", "/field")
"""Where an error body says why, as JSON pointers; what those after the first one found lead to stands in brackets."""

ErrorBody: TypeAlias = Any
"""The body that the spec describes for an error of any operation."""


def read_error(body: Any) -> ErrorBody:
    """The body of an error, read as the spec describes it; `Mismatch` when it is something else."""
    return body
