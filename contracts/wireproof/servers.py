"""
Where an API is: the servers of a document, of a path or of one operation, with their variables.

Source: OpenAPI 3.1.0, sections 4.8.5 and 4.8.6.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Server", "Variable", "server_problems", "servers_at"]

SLOT = re.compile(r"\{([^{}]*)\}")
PLACEHOLDER = re.compile(r"(\d)\1{2,}|your.*|.*[<>{}].*|x{3,}|example|placeholder|change-?me", re.IGNORECASE)
"""Defaults that are right for nobody: `999999999`, `your-tenant`, `<tenant>`, `xxx`, `example`."""


@dataclass(frozen=True)
class Variable:
    """A part of a server's URL that may differ."""

    name: str
    default: str
    allowed: tuple[str, ...]
    """Empty: any value."""
    is_placeholder: bool
    """Whether the default only shows what a value looks like (`x-placeholder`, or by its look)."""


@dataclass(frozen=True)
class Server:
    """One server."""

    url: str
    """With its variables in braces, without a slash at its end."""
    variables: tuple[Variable, ...]
    pointer: str

    @property
    def is_absolute(self) -> bool:
        """Whether the URL says scheme and host."""
        return self.url.startswith(("http://", "https://"))

    @property
    def filled(self) -> str:
        """The URL with the default of each variable."""
        defaults = {variable.name: variable.default for variable in self.variables}
        return SLOT.sub(lambda slot: defaults.get(slot[1], slot[0]), self.url)


def servers_at(node: Mapping[str, Any], pointer: str) -> tuple[Server, ...]:
    """The servers that a document, a path or an operation names itself."""
    return tuple(
        Server(
            url=server["url"].rstrip("/"),
            variables=tuple(_variable(name, variable) for name, variable in server.get("variables", {}).items()),
            pointer=f"{pointer}/servers/{index}",
        )
        for index, server in enumerate(node.get("servers", ()))
    )


def _variable(name: str, node: Mapping[str, Any]) -> Variable:
    default, allowed = node["default"], tuple(node.get("enum", ()))
    looks_made_up = not allowed and (PLACEHOLDER.fullmatch(default) is not None or default in ("", name))
    return Variable(name, default, allowed, node.get("x-placeholder", looks_made_up))


def server_problems(server: Server) -> Iterator[tuple[str, str]]:
    """What keeps a client from knowing where a server is, with the place."""
    declared = {variable.name for variable in server.variables}
    if "://" in server.url and not server.is_absolute:
        yield f"{server.pointer}/url", f"{server.url!r} is neither http nor https; name where the API is called"
    elif not server.is_absolute:
        yield f"{server.pointer}/url", f"{server.url!r} is not absolute, so the client cannot know where it is"
    for part, problem in _unusual(server.filled):
        yield f"{server.pointer}/url", f"{server.url!r} has {part}; {problem}"
    for name in SLOT.findall(server.url):
        if name not in declared:
            yield f"{server.pointer}/url", f"the variable `{name}` is not declared; add it to `variables`"
    for variable in server.variables:
        if variable.allowed and variable.default not in variable.allowed:
            place = f"{server.pointer}/variables/{variable.name}/default"
            yield place, f"{variable.default!r} is none of the values in `enum`"


def _unusual(url: str) -> Iterator[tuple[str, str]]:
    """Parts of a URL that no request to it could keep, with what to do instead."""
    authority = url.partition("://")[2].partition("/")[0]
    if "@" in authority:
        yield "a user in it", "describe credentials by `security`"
    if "?" in url or "#" in url:
        yield "a query or a fragment", "describe a query by parameters, and leave a fragment out"
