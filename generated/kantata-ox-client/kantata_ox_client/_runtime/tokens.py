# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
Tokens: what proves who is calling, asked for before every request.

No local variable here holds a secret while something may be raised, so that no traceback shows one.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote

from attrs import field, frozen

from .addresses import Address
from .api import SCHEMES
from .errors import TokenError
from .httplib import http
from .schemes import AsyncToken, Scheme

__all__ = ["Proof", "refuse_async"]


def refuse_async(token: object) -> None:
    """Refuse, with a TypeError, a callable that is to be awaited, which only the async client does."""
    for one in (token, getattr(token, "__call__", None), getattr(token, "refuse", None)):  # noqa: B004
        if inspect.iscoroutinefunction(one):
            raise TypeError("token must not be an async callable here; use AsyncClient, which awaits it")


@frozen
class _Source:
    """Where the credentials of one scheme come from."""

    scheme: Scheme
    given: AsyncToken = field(repr=False)

    def ask(self) -> "_Asked":
        """What is said to be the next credentials, or will be once it is awaited."""
        with _failures():
            return _Asked(self.given() if callable(self.given) else self.given)


@frozen
class _Asked:
    """What a source said."""

    secret: Any = field(repr=False)

    async def awaited(self) -> "_Asked":
        """The credentials, awaited where the source is async."""
        with _failures():
            return _Asked(await self.secret) if inspect.isawaitable(self.secret) else self

    def checked(self, scheme: Scheme) -> "_Asked":
        """The credentials, if they can be sent; a TokenError that does not show them if not."""
        if inspect.isawaitable(self.secret):
            if inspect.iscoroutine(self.secret):
                self.secret.close()
            raise TokenError("the callable is async, which needs AsyncClient")
        if defect := scheme.defect(self.secret):
            raise TokenError(f"the return value of the callable {defect}")
        return self

    def refused(self, refuse: Callable[[Any], Any]) -> "_Asked":
        """What a source says to the refusal of this."""
        with _failures():
            return _Asked(refuse(self.secret))


@contextmanager
def _failures() -> Iterator[None]:
    """Raise a TokenError for what a source raises, one that shows nothing of it."""
    try:
        yield
    except TokenError:
        raise
    except Exception as error:
        raise TokenError(f"the callable raised {type(error).__name__}") from error


def _needed(names: Sequence[str]) -> str:
    """What an alternative needs, and where it may come from."""
    primary = next(iter(SCHEMES))
    given = {name: "token=..." if name == primary else f"credentials={{{name!r}: ...}}" for name in names}
    return " and ".join(f"{text} (environment variable {SCHEMES[name].variable})" for name, text in given.items())


class Proof:
    """The credentials of one call: of the first alternative that the client has all of, put into every attempt."""

    def __init__(self, security: Sequence[Sequence[str]], known: Mapping[str, AsyncToken]) -> None:
        found = next((names for names in security if known.keys() >= set(names)), None)
        if found is None and security:
            raise TokenError(f"give the client {', or '.join(map(_needed, security))}")
        self._sources = [_Source(SCHEMES[name], known[name]) for name in found or ()]
        self._last: list[_Asked] = []
        """What the last attempt carried."""
        self._next: list[_Asked] = []
        """What was asked for after a refusal, and not sent yet."""
        self._bare: tuple[http.URL, str] | None = None
        """URL and cookies of the request without credentials."""

    def put(self, request: http.Request) -> tuple[str, ...]:
        """Put the credentials into a request. Returns them, in all their forms; TokenError when there are none."""
        asked = self._next or self._ask()
        return self._carry(request, asked)

    async def aput(self, request: http.Request) -> tuple[str, ...]:
        """Put the credentials into a request. Returns them, in all their forms; TokenError if there are none."""
        asked = self._next or await self._aask()
        return self._carry(request, asked)

    def renew(self) -> bool:
        """Whether there are others than those that were refused; each source is told of them, and asked again."""
        for said, refuse in self._refusals():
            said.refused(refuse)
        self._next = self._ask() if self._may_change else []
        return self._has_changed

    async def arenew(self) -> bool:
        """Whether there are others than those that were refused; each async source is told of them, and asked again."""
        for said, refuse in self._refusals():
            await said.refused(refuse).awaited()
        self._next = await self._aask() if self._may_change else []
        return self._has_changed

    def _ask(self) -> list[_Asked]:
        return [source.ask().checked(source.scheme) for source in self._sources]

    async def _aask(self) -> list[_Asked]:
        return [(await source.ask().awaited()).checked(source.scheme) for source in self._sources]

    @property
    def _may_change(self) -> bool:
        return any(callable(source.given) for source in self._sources)

    @property
    def _has_changed(self) -> bool:
        return bool(self._next) and self._next != self._last

    def _refusals(self) -> list[tuple[_Asked, Callable[[Any], Any]]]:
        """The credentials that were refused, and what wants to know."""
        pairs = zip(self._sources, self._last, strict=True)
        return [(said, refuse) for source, said in pairs if (refuse := getattr(source.given, "refuse", None))]

    def _carry(self, request: http.Request, asked: list[_Asked]) -> tuple[str, ...]:
        """Replace the credentials of the attempt before."""
        self._last, self._next = asked, []
        url, cookies = self._bare = self._bare or (request.url, request.headers.get("Cookie", ""))
        secrets: list[str] = []
        for source, said in zip(self._sources, asked, strict=True):
            scheme, forms = source.scheme, source.scheme.forms(said.secret)
            if scheme.place == "header":
                request.headers[scheme.name] = f"{scheme.word} {forms[0]}".strip()
            elif scheme.place == "cookie":
                cookies = request.headers["Cookie"] = "; ".join(filter(None, [cookies, f"{scheme.name}={forms[0]}"]))
            else:
                name = quote(scheme.name, safe="").encode()
                others = [pair for pair in url.query.split(b"&") if pair and pair.partition(b"=")[0] != name]
                url = url.copy_with(query=b"&".join([*others, name + b"=" + forms[0].encode()]))
                request.url = Address(url, (*secrets, *forms))
            secrets += forms
        return tuple(secrets)
