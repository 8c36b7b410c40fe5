# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""What the spec of a client decides: every client has a generated module in the place of this one."""

from collections.abc import Mapping
from typing import Any, TypeAlias, TypedDict

from .schemes import AsyncToken, Scheme
from .servers import Variable

__all__ = [
    "ENVIRONMENT",
    "ERROR_REASON",
    "PACKAGE",
    "REQUEST_ID",
    "SCHEMES",
    "SECURITY",
    "SERVER",
    "SERVERS",
    "TOKEN_URL",
    "USER_AGENT",
    "VARIABLES",
    "VERSION",
    "ErrorBody",
    "Options",
    "read_error",
]

PACKAGE = "sample_client"
"""The package; its logger is named after it."""

VERSION = "1.0.0"

USER_AGENT = "sample-client/1.0.0"

SERVER: str | None = "https://api.example/v1"
"""The base URL unless another one is given; its variables stand in braces."""

SERVERS: tuple[str, ...] = ("https://{region}.example/up",)
"""The servers that only some operations are on."""

VARIABLES: Mapping[str, Variable] = {"region": Variable("eu", ("eu", "us")), "tenant": Variable(None)}
"""The variables of all these servers."""

ENVIRONMENT = "SAMPLE"
"""How the environment variable begins that holds the base URL."""

SCHEMES: Mapping[str, Scheme] = {
    "bearer": Scheme("header", "Authorization", "Bearer", "SAMPLE_TOKEN"),
    "basic": Scheme("header", "Authorization", "Basic", "SAMPLE_BASIC"),
    "key": Scheme("query", "api_key", "", "SAMPLE_KEY"),
    "session": Scheme("cookie", "session", "", "SAMPLE_SESSION"),
}
"""How the caller proves who is calling; the first way is that of `token`."""

TOKEN_URL: str | None = "https://api.example/token"  # noqa: S105  # an address
"""Where tokens come from (RFC 6749, section 3.2); None where the spec does not say."""

SECURITY: tuple[tuple[str, ...], ...] = (("bearer",),)
"""What a request needs unless it says otherwise: alternatives, each the schemes that it takes."""


class Options(TypedDict, total=False):
    """The settings that only some APIs have."""

    credentials: Mapping[str, AsyncToken]
    """What proves who is calling for schemes other than that of `token`, by their names."""
    server_variables: Mapping[str, str]
    """Parts of the servers' addresses."""
    servers: Mapping[str, str]
    """Where the servers are that only some operations are on, by their addresses in the spec."""


REQUEST_ID: tuple[str, ...] = ("x-request-id",)
"""The response header fields that identify a request in the server's records."""

ERROR_REASON: tuple[str, ...] = ("/message", "/field")
"""Where an error body says why, as JSON pointers; what those after the first one found lead to stands in brackets."""

ErrorBody: TypeAlias = Any
"""The body that the spec describes for an error of any operation."""


def read_error(body: Any) -> ErrorBody:
    """The body of an error, read as the spec describes it; `Mismatch` when it is something else."""
    return body
