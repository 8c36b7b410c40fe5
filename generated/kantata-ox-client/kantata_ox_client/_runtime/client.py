# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""The connection to an API: where it is, who is calling, how long to wait, how often to try."""

import asyncio
import os
import ssl
import weakref
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Generic, Self, TypeVar, Unpack

from attrs import evolve, fields

from .api import ENVIRONMENT, SCHEMES, USER_AGENT, Options
from .httplib import http
from .pools import Pool
from .requests import Request
from .responses import Reply, Response
from .retries import Attempts
from .schemes import AsyncToken, Token
from .settings import Settings
from .tokens import Proof, refuse_async
from .types import UNSET, Unset

__all__ = ["AsyncClient", "SyncClient"]

S = TypeVar("S")
E = TypeVar("E")
TokenT = TypeVar("TokenT", bound=AsyncToken)
HttpClientT = TypeVar("HttpClientT", bound=http.Client | http.AsyncClient)


class _Client(Generic[TokenT, HttpClientT]):
    """What both kinds of client have: settings, and connections that copies share."""

    _http_class: ClassVar[type[http.Client | http.AsyncClient]]

    def __init__(
        self,
        token: TokenT | Unset = UNSET,
        *,
        base_url: str | Unset = UNSET,
        timeout: http.Timeout | float | Unset | None = UNSET,
        total_timeout: float | Unset | None = UNSET,
        max_retries: int | Unset = UNSET,
        max_retry_after: float | Unset = UNSET,
        headers: Mapping[str, str] | Unset = UNSET,
        cookies: Mapping[str, str] | Unset = UNSET,
        verify: str | bool | ssl.SSLContext | Unset = UNSET,
        follow_redirects: bool | Unset = UNSET,
        http_options: Mapping[str, Any] | Unset = UNSET,
        http_client: HttpClientT | Unset = UNSET,
        **options: Unpack[Options],
    ) -> None:
        """
        Connections are opened when they are first needed, kept open and used again.

        Args:
            token: Proves who is calling. A callable is asked before every request, and once more after a 401; if it
                has a method `refuse`, as a `TokenSource` has, that is called with the token first. Those of an
                AsyncClient may be async. Left out: what the environment variable `..._TOKEN` holds.
            base_url: Where the API is. Left out: what `..._BASE_URL` holds, or the spec's server.
            timeout: Seconds for each step of an attempt, or the HTTP library's `Timeout`; by default 5 s to connect
                and 30 s for anything else. None sets no limit but the total timeout.
            total_timeout: Seconds for a whole call with all its attempts and waits. Default: 180. None: any time.
            max_retries: How often a call is sent again after a failure, 0 for never. Default: 2. What may have reached
                the server is sent again only with an idempotent method, or after 429.
            max_retry_after: The longest `Retry-After` that is waited for, in seconds. Default: 60. When the server asks
                for more, its response is raised at once.
            headers: Header fields for every request.
            cookies: Cookies for every request.
            verify: False, the path of CA certificates or an `ssl.SSLContext`, instead of the usual checks.
            follow_redirects: Whether redirects are followed; the token stays behind if one leads to another origin.
            http_options: More arguments for the HTTP library's client, such as `proxy` and `event_hooks`.
            http_client: Connect through this one, which the caller closes; all other settings still come from here.
            **options: What only some APIs have; the README lists it.

        Raises:
            TypeError, ValueError: A setting is invalid.
        """
        self._check(token, http_client)
        self._settings = self._accepted(_settings(_given(locals(), options)))
        self._pool: Pool[HttpClientT] = self._connect(self._settings, http_client)
        self._original: weakref.ref[Self] | None = None
        """The client whose connections these are; None when they are this one's own."""

    def with_options(
        self,
        *,
        token: TokenT | Unset = UNSET,
        base_url: str | Unset = UNSET,
        timeout: http.Timeout | float | Unset | None = UNSET,
        total_timeout: float | Unset | None = UNSET,
        max_retries: int | Unset = UNSET,
        max_retry_after: float | Unset = UNSET,
        headers: Mapping[str, str] | Unset = UNSET,
        cookies: Mapping[str, str] | Unset = UNSET,
        verify: str | bool | ssl.SSLContext | Unset = UNSET,
        follow_redirects: bool | Unset = UNSET,
        http_options: Mapping[str, Any] | Unset = UNSET,
        http_client: HttpClientT | Unset = UNSET,
        **options: Unpack[Options],
    ) -> Self:
        """
        A copy with other settings, cheap enough for a single call; headers and cookies join those that are there.

        Copies share the connections; only the original closes them. With another `verify`, `http_options` or
        `http_client`, the copy has connections of its own to close.
        """
        self._check(token, http_client)
        changes = _given(locals(), options)
        copy = object.__new__(type(self))
        copy._settings = self._accepted(_changed(self._settings, changes))
        if {"verify", "http_options"} & changes.keys() or not isinstance(http_client, Unset):
            copy._pool, copy._original = self._connect(copy._settings, http_client), None
        else:
            copy._pool, copy._original = self._pool, self._original or weakref.ref(self)
        return copy

    @classmethod
    def _check(cls, token: object, http_client: object) -> None:
        """Refuse what is no token, and what belongs to the other kind of client."""
        if token is None:
            raise TypeError(f"token must not be None; left out, it is taken from {ENVIRONMENT}_TOKEN")
        if not isinstance(http_client, Unset | cls._http_class):
            name = f"{cls._http_class.__module__}.{cls._http_class.__name__}"
            raise TypeError(f"http_client must be an instance of {name}, not of {type(http_client).__name__}")

    @classmethod
    def _accepted(cls, settings: Settings) -> Settings:
        """The same settings, if this kind of client can do with them."""
        return settings

    @classmethod
    def _connect(cls, settings: Settings, http_client: HttpClientT | Unset) -> Pool[HttpClientT]:
        verify, more, kind = settings.verify, dict(settings.http_options), cls._http_class
        opening: Any = lambda: kind(verify=_verification(verify), **more)  # noqa: E731  # of the class' own kind
        return Pool(opening, http_client or None)

    @property
    def base_url(self) -> str:
        """Where the API is."""
        return self._settings.base_url

    @property
    def timeout(self) -> http.Timeout:
        """Seconds for each step of an attempt."""
        return http.Timeout(self._settings.timeout)

    @property
    def total_timeout(self) -> float | None:
        """Seconds for a whole call with all its attempts and waits; None for any time."""
        return self._settings.total_timeout

    @property
    def max_retries(self) -> int:
        """How often a call is sent again after a failure."""
        return self._settings.max_retries

    @property
    def max_retry_after(self) -> float:
        """The longest `Retry-After` that is waited for, in seconds."""
        return self._settings.max_retry_after

    @property
    def headers(self) -> dict[str, str]:
        """Header fields for every request."""
        return dict(self._settings.headers)

    @property
    def cookies(self) -> dict[str, str]:
        """Cookies for every request."""
        return dict(self._settings.cookies)

    @property
    def verify(self) -> str | bool | ssl.SSLContext:
        """How certificates are checked."""
        return self._settings.verify

    @property
    def follow_redirects(self) -> bool:
        """Whether redirects are followed."""
        return self._settings.follow_redirects

    @property
    def http_options(self) -> dict[str, Any]:
        """More arguments for the HTTP library's client."""
        return dict(self._settings.http_options)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._settings.shown})"

    def __dir__(self) -> Iterable[str]:
        return sorted(name for name in super().__dir__() if not name.startswith("_"))

    def _to_close(self) -> list[tuple[asyncio.AbstractEventLoop | None, HttpClientT]]:
        """The HTTP clients to close; none while the original is there, which closes them."""
        return self._pool.close() if self._original is None or self._original() is None else []

    def _is_outdated(self, response: http.Response) -> bool:
        """Whether the server refused credentials that may have changed since."""
        return response.status_code == 401 and not response.history

    def _http_request(self, client: HttpClientT, request: Request[Any, Any]) -> http.Request:
        """The request, addressed and with everything but the token."""
        settings = self._settings
        address = settings.address(request.server).rstrip("/") + request.target
        headers = _merged({"User-Agent": USER_AGENT}, settings.headers, request.fields)
        content = request.body.content if request.body else None
        try:
            found = client.build_request(request.method, address, content=content, headers=headers)
            found.url = http.URL(address)  # without the query that a supplied HTTP client adds to every request
        except http.InvalidURL as error:
            raise ValueError(f"the arguments make no address: {error}") from None
        cookies = [found.headers["Cookie"]] if "Cookie" in found.headers else []
        cookies += [f"{name}={value}" for name, value in settings.cookies.items()]
        cookies += [pair for _, pairs in request.cookies for pair in pairs]
        if cookies:
            found.headers["Cookie"] = "; ".join(cookies)
        return found


class SyncClient(_Client[Token, http.Client]):
    """A client whose methods return when the response is there."""

    _http_class = http.Client

    @classmethod
    def _accepted(cls, settings: Settings) -> Settings:
        for token in settings.known.values():
            refuse_async(token)
        return settings

    def send(self, request: Request[S, E]) -> Response[S | E]:
        """
        The response to a request of `operations`, for any status.

        Raises:
            errors.InvalidResponse: A documented success whose body is not what the spec says.
            errors.NoResponse: No response arrived, or none that can be read.
            errors.TokenError: The token callable raised, or returned no token.
            ValueError: This client is closed, or the arguments make no address.
        """
        return request.responses.response(self._exchange(request))

    def close(self) -> None:
        """Close the connections, as the end of a `with` block does; a copy leaves that to its original."""
        for _, client in self._to_close():
            client.close()

    def __enter__(self) -> Self:
        self._pool.get()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _exchange(self, request: Request[Any, Any]) -> Reply:
        """Send a request, again where that is safe, and read the whole response."""
        proof = Proof(request.security, self._settings.known)
        client = self._pool.get()
        sent = self._http_request(client, request)
        attempts = Attempts(request.method, self._settings)
        response = attempts.send(client, sent, proof.put)
        if self._is_outdated(response) and proof.renew():
            response = attempts.send(client, sent, proof.put)
        return Reply(request.method, request.path, response, attempts.count, attempts.secrets)


class AsyncClient(_Client[AsyncToken, http.AsyncClient]):
    """A client whose methods are awaited."""

    _http_class = http.AsyncClient

    async def send(self, request: Request[S, E]) -> Response[S | E]:
        """
        The response to a request of `operations`, for any status.

        Raises:
            ApiError: As `Client.send`.
        """
        return request.responses.response(await self._exchange(request))

    async def close(self) -> None:
        """Close the connections, as the end of an `async with` block does; a copy leaves that to its original."""
        for loop, client in self._to_close():
            if loop is asyncio.get_running_loop():
                await client.aclose()
            elif loop is not None and loop.is_running():
                asyncio.run_coroutine_threadsafe(client.aclose(), loop)

    async def __aenter__(self) -> Self:
        self._pool.get(asyncio.get_running_loop())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _exchange(self, request: Request[Any, Any]) -> Reply:
        """Send a request, again where that is safe, and read the whole response."""
        proof = Proof(request.security, self._settings.known)
        client = self._pool.get(asyncio.get_running_loop())
        sent = self._http_request(client, request)
        attempts = Attempts(request.method, self._settings)
        response = await attempts.asend(client, sent, proof.aput)
        if self._is_outdated(response) and await proof.arenew():
            response = await attempts.asend(client, sent, proof.aput)
        return Reply(request.method, request.path, response, attempts.count, attempts.secrets)


def _given(arguments: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """The settings among the arguments of a function, without those that were left out."""
    for name in options.keys() - Options.__annotations__.keys():
        raise TypeError(f"there is no setting {name!r}")
    settings = {one.name: arguments.get(one.name, UNSET) for one in fields(Settings)}
    settings |= options
    return {name: value for name, value in settings.items() if not isinstance(value, Unset)}


def _settings(given: dict[str, Any]) -> Settings:
    """The settings that were given, or that the environment has, or the default ones."""
    primary, *others = SCHEMES
    names = {"token": SCHEMES[primary].variable, "base_url": f"{ENVIRONMENT}_BASE_URL"}
    found: dict[str, Any] = {setting: os.environ[name] for setting, name in names.items() if os.environ.get(name)}
    known = {name: text for name in others if (text := os.environ.get(SCHEMES[name].variable))}
    settings = Settings(**found | given)
    return evolve(settings, credentials={**known, **settings.credentials})


def _changed(settings: Settings, changes: Mapping[str, Any]) -> Settings:
    """The settings with some changed; those that are mappings join those that are there."""
    checked = evolve(settings, **changes)
    joined: dict[str, Any] = {name: {**getattr(settings, name), **getattr(checked, name)} for name in _JOINED}
    changed = evolve(checked, headers=_merged(settings.headers, checked.headers), **joined)
    if "server_variables" in changes and "base_url" not in changes and settings.is_at_home:
        return evolve(changed, base_url=changed.home())
    return changed


_JOINED = ("cookies", "credentials", "server_variables", "servers")


def _verification(verify: str | bool | ssl.SSLContext) -> bool | ssl.SSLContext:
    """How certificates are checked, as the HTTP library wants to be told; a path is that of a CA file or folder."""
    if not isinstance(verify, str):
        return verify
    is_folder = os.path.isdir(verify)
    return ssl.create_default_context(capath=verify if is_folder else None, cafile=None if is_folder else verify)


def _merged(*headers: Mapping[str, str]) -> dict[str, str]:
    """One value for each header field, the last one; names are the same in upper and lower case."""
    fields = http.Headers()
    for more in headers:
        fields.update(dict(more))
    return dict(fields)
