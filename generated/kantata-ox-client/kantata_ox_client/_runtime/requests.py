# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Requests: what to send and how to read the response."""

from collections.abc import Mapping, Sequence
from typing import Any, Generic, Self, TypeVar

from attrs import evolve, field, frozen

from .api import SECURITY
from .encoding import Content, QueryPart
from .envelopes import Envelope
from .paging import Paging
from .responses import Responses

__all__ = ["EnvelopeRequest", "PagedRequest", "Request"]

S_co = TypeVar("S_co", covariant=True)
"""The body of a documented success."""
E_co = TypeVar("E_co", covariant=True)
"""The body of a documented error."""
T_co = TypeVar("T_co", covariant=True)
"""An object in an envelope, or an item of a list."""


@frozen(kw_only=True)
class Request(Generic[S_co, E_co]):
    """
    One request, which `send` of any client sends; nothing in it says where the server is and who is calling.

    It never changes, so that it may be kept and sent again.
    """

    method: str
    path: str
    """The path below the base URL, percent-encoded."""
    query: Sequence[QueryPart] = ()
    headers: Sequence[Mapping[str, str]] = field(default=(), repr=False)
    cookies: Sequence[QueryPart] = field(default=(), repr=False)
    body: Content | None = field(default=None, repr=False)
    responses: Responses[S_co, E_co] = field(repr=False)
    security: Sequence[Sequence[str]] = field(default=SECURITY, repr=False)
    """Alternatives, each the names of the schemes that it takes; none for `()`, and nothing is sent without any."""
    server: str | None = field(default=None, repr=False)
    """The spec's URL of the server that has this operation; None for the base URL."""
    reference: str | None = field(default=None, repr=False)
    """The path and query of a link in a response, from the root of the server, instead of those here."""

    @property
    def target(self) -> str:
        """The path with its query."""
        pairs = [pair for _, pairs in self.query for pair in pairs]
        return f"{self.path}?{'&'.join(pairs)}" if pairs else self.path

    @property
    def fields(self) -> dict[str, str]:
        """The header fields that this request needs."""
        found = {"Accept": self.responses.accept} if self.responses.accept else {}
        for header in self.headers:
            found |= header
        return found | ({"Content-Type": self.body.content_type} if self.body else {})


@frozen(kw_only=True)
class EnvelopeRequest(Request[S_co, E_co], Generic[T_co, S_co, E_co]):
    """A request whose response is an envelope around its objects."""

    envelope: Envelope[S_co, T_co] = field(repr=False)


@frozen(kw_only=True)
class PagedRequest(Request[S_co, E_co], Generic[T_co, S_co, E_co]):
    """A request for one page of a list."""

    paging: Paging[S_co, T_co, Any] = field(repr=False)
    position: Any
    """The position of the page; `UNSET` for the first one."""

    def at(self, position: Any) -> Self:
        """The request for another page of the same list."""
        if self.paging.parameter is None:
            return evolve(self, reference=position or None, position=position)
        name, pairs = self.paging.parameter(position)
        query = [(name, pairs) if part[0] == name else part for part in self.query]
        return evolve(self, query=query, position=position)
