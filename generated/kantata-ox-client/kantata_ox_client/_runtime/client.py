# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""The connection to an API: where it is, who is calling, how long to wait, how often to try."""

import os
import ssl
import weakref
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NoReturn, Self, SupportsIndex, TypeVar, Unpack

from attrs import evolve, fields

from .api import ENVIRONMENT, SCHEMES, USER_AGENT, Options
from .connections import new_http_client
from .httplib import http
from .pools import Pool
from .reading import CODINGS
from .redirects import is_repeatable
from .responses import Reply, Response
from .retries import Attempts
from .schemes import AsyncToken, Token
from .settings import Settings
from .tokens import Proof, refuse_async
from .types import UNSET, Unset

if TYPE_CHECKING:
    import asyncio

    from .files import Source
    from .requests import Request
    from .streams import AsyncStream, Stream

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
        max_response_size: int | Unset | None = UNSET,
        retry_non_idempotent: bool | Unset = UNSET,
        headers: Mapping[str, str] | Unset = UNSET,
        cookies: Mapping[str, str] | Unset = UNSET,
        verify: str | bool | ssl.SSLContext | Unset = UNSET,
        follow_redirects: bool | Unset = UNSET,
        http_options: Mapping[str, Any] | Unset = UNSET,
        http_client: HttpClientT | Unset = UNSET,
        **options: Unpack[Options],
    ) -> None:
        """
        Connections are opened on first use, in each process, and pooled.

        Args:
            token: The credentials, or a callable that returns them. A callable is called before every request, and once
                more after a 401; if it has a method `refuse`, like a `TokenSource`, that is called with the refused
                token first. An AsyncClient also takes async ones. Default: the environment variable `..._TOKEN`.
            base_url: The base URL of the API. Default: the environment variable `..._BASE_URL`, or the spec's server.
            timeout: Seconds for each step of an attempt, or the HTTP library's `Timeout`. Default: 5 s to connect and
                30 s for anything else. None: no limit but the total timeout.
            total_timeout: Seconds for a whole call with all its attempts and delays. Default: 180. None: no limit.
            max_retries: How often a failed call is retried; 0 for never. Default: 2. A request that the server may have
                processed is retried only if its method is idempotent, or after 429.
            max_retry_after: The longest `Retry-After` that is waited for, in seconds. Default: 60. If the server asks
                for more, the error is raised at once.
            max_response_size: The largest response body that is read, in bytes after decompression. Default:
                100,000,000. None: no limit.
            retry_non_idempotent: Whether POST and PATCH are retried like any other method, although the server may have
                processed the first attempt.
            headers: Header fields for every request.
            cookies: Cookies for every request.
            verify: How certificates are verified: False, the path of CA certificates or an `ssl.SSLContext`.
            follow_redirects: Whether redirects are followed, up to 20, unless one would change the method. Credentials,
                cookies and other header fields that may be secret are not sent to another origin.
            http_options: More arguments for the HTTP library's client, such as `proxy`, `event_hooks` and `cookies`;
                cookies that a server sets are kept only with a cookie jar.
            http_client: An HTTP client to connect through, which the caller closes; all other settings still apply.
                Neither it nor a supplied transport is opened anew in a forked process.
            **options: Settings that only some APIs have; the README lists them.

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
        max_response_size: int | Unset | None = UNSET,
        retry_non_idempotent: bool | Unset = UNSET,
        headers: Mapping[str, str] | Unset = UNSET,
        cookies: Mapping[str, str] | Unset = UNSET,
        verify: str | bool | ssl.SSLContext | Unset = UNSET,
        follow_redirects: bool | Unset = UNSET,
        http_options: Mapping[str, Any] | Unset = UNSET,
        http_client: HttpClientT | Unset = UNSET,
        **options: Unpack[Options],
    ) -> Self:
        """
        A copy with other settings, cheap enough for a single call; headers and cookies are added to the existing ones.

        Copies share the connection pool; only the original closes it. With another `verify`, `http_options` or
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
        """Raise TypeError for a token that is None, and for an HTTP client of the other kind."""
        if token is None:
            raise TypeError(f"token must not be None; omit it to use the environment variable {ENVIRONMENT}_TOKEN")
        if not isinstance(http_client, Unset | cls._http_class):
            name = f"{cls._http_class.__module__}.{cls._http_class.__name__}"
            raise TypeError(f"http_client must be an instance of {name}, not of {type(http_client).__name__}")

    @classmethod
    def _accepted(cls, settings: Settings) -> Settings:
        """The settings, checked for this kind of client."""
        return settings

    @classmethod
    def _connect(cls, settings: Settings, http_client: HttpClientT | Unset) -> Pool[HttpClientT]:
        opening: Any = partial(new_http_client, cls._http_class, settings)  # of the class' own kind
        return Pool(opening, http_client or None)

    @property
    def base_url(self) -> str:
        """The base URL of the API."""
        return self._settings.base_url

    @property
    def timeout(self) -> http.Timeout:
        """Seconds for each step of an attempt."""
        return http.Timeout(self._settings.timeout)

    @property
    def total_timeout(self) -> float | None:
        """Seconds for a whole call with all its attempts and delays; None for no limit."""
        return self._settings.total_timeout

    @property
    def max_retries(self) -> int:
        """How often a failed call is retried."""
        return self._settings.max_retries

    @property
    def max_retry_after(self) -> float:
        """The longest `Retry-After` that is waited for, in seconds."""
        return self._settings.max_retry_after

    @property
    def max_response_size(self) -> int | None:
        """The largest response body that is read, in bytes after decompression; None for no limit."""
        return self._settings.max_response_size

    @property
    def retry_non_idempotent(self) -> bool:
        """Whether POST and PATCH are retried like any other method."""
        return self._settings.retry_non_idempotent

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

    def __copy__(self) -> Self:
        return self.with_options()

    def __reduce_ex__(self, protocol: SupportsIndex) -> NoReturn:
        raise TypeError(f"{type(self).__name__} has connections, which cannot be pickled or copied; use with_options()")

    def __dir__(self) -> Iterable[str]:
        return sorted(name for name in super().__dir__() if not name.startswith("_"))

    def _to_close(self) -> "list[tuple[asyncio.AbstractEventLoop | None, HttpClientT]]":
        """The HTTP clients to close; none while the original is there, which closes them."""
        return self._pool.close() if self._original is None or self._original() is None else []

    @property
    def _is_foreign(self) -> bool:
        """Whether the transport may be another than the HTTP library's own."""
        return self._pool.is_external or not self._settings.http_options.keys().isdisjoint(("transport", "mounts"))

    def _is_outdated(self, reply: Reply) -> bool:
        """Whether the server refused credentials that may have changed since."""
        return reply.status_code == 401 and not reply.redirected

    def _http_request(self, client: HttpClientT, request: "Request[Any, Any]") -> http.Request:
        """The request, addressed and with everything but the token."""
        settings, body = self._settings, request.body
        ours = {"User-Agent": USER_AGENT, "Accept-Encoding": ", ".join(CODINGS)}
        sources = [mapping.items() for mapping in (ours, settings.headers, request.fields)]
        found = http.Request(
            request.method,
            self._url(request),
            headers=_combined(client.headers.raw, *sources),
            content=body.content if body else None,
            cookies=client.cookies or None,
        )
        if body and not isinstance(body.content, bytes):
            _attach(found, body.content)
        if cookies := _cookies(found.headers.get("Cookie", ""), settings.cookies, request):
            found.headers["Cookie"] = cookies
        return found

    def _url(self, request: "Request[Any, Any]") -> http.URL:
        """Where a request goes."""
        address = self._settings.address(request.server)
        try:
            if request.reference is not None:
                return _parsed(address).copy_with(raw_path=request.reference.encode("ascii"))
            return _parsed(address.rstrip("/") + request.target)
        except http.InvalidURL as error:
            raise ValueError(f"the arguments make no valid URL: {error}") from None


class SyncClient(_Client[Token, http.Client]):
    """A client whose methods block until the response is there."""

    _http_class = http.Client

    @classmethod
    def _accepted(cls, settings: Settings) -> Settings:
        for token in settings.known.values():
            refuse_async(token)
        return settings

    def send(self, request: "Request[S, E]") -> Response[S | E]:
        """
        The response to a request of `operations`, for any status.

        Raises:
            errors.InvalidResponse: A documented success whose body does not match the spec.
            errors.NoResponse: No response arrived, or it could not be read.
            errors.TokenError: The token callable raised, or returned no token.
            ValueError: The client is closed, or the arguments make no valid URL.
        """
        return request.responses.response(self._exchange(request))

    def stream(self, request: "Request[Any, Any]") -> "Stream":
        """
        The response to a request of `operations`, with a body that is streamed and never held in memory.

            with client.stream(operations.get_picture("7")) as picture:
                picture.write_to("kites.png")

        It is sent at the beginning of the `with` block, which raises what the method would. `total_timeout` and
        `max_response_size` hold for the whole body.
        """
        from .streams import Stream  # noqa: PLC0415  # only who streams pays for it

        return Stream(self._exchange, request)

    def close(self) -> None:
        """Close the connections, as the end of a `with` block does; a copy leaves that to its original."""
        for _, client in self._to_close():
            client.close()

    def __enter__(self) -> Self:
        self._pool.get()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _exchange(self, request: "Request[Any, Any]", *, is_streamed: bool = False) -> Reply:
        """Send a request, again where that is safe, and read the whole response, or the body of a success later."""
        proof = Proof(request.security, self._settings.known)
        client = self._pool.get()
        sent = self._http_request(client, request)
        attempts = Attempts(request.method, request.path, self._settings, self._is_foreign, is_streamed=is_streamed)
        reply = attempts.send(client, sent, proof.put)
        if self._is_outdated(reply) and is_repeatable(sent) and proof.renew():
            reply = attempts.send(client, sent, proof.put)
        return reply


class AsyncClient(_Client[AsyncToken, http.AsyncClient]):
    """A client whose methods are awaited."""

    _http_class = http.AsyncClient

    async def send(self, request: "Request[S, E]") -> Response[S | E]:
        """
        The response to a request of `operations`, for any status.

        Raises:
            errors.InvalidResponse: A documented success whose body does not match the spec.
            errors.NoResponse: No response arrived, or it could not be read.
            errors.TokenError: The token callable raised, or returned no token.
            ValueError: The client is closed, or the arguments make no valid URL.
        """
        return request.responses.response(await self._exchange(request))

    def stream(self, request: "Request[Any, Any]") -> "AsyncStream":
        """
        The response to a request of `operations`, with a body that is streamed and never held in memory.

            async with client.stream(operations.get_picture("7")) as picture:
                await picture.write_to("kites.png")

        It is sent at the beginning of the `async with` block, which raises what the method would. `total_timeout` and
        `max_response_size` hold for the whole body.
        """
        from .streams import AsyncStream  # noqa: PLC0415  # only who streams pays for it

        return AsyncStream(self._exchange, request)

    async def close(self) -> None:
        """Close the connections, as the end of an `async with` block does; a copy leaves that to its original."""
        import asyncio  # noqa: PLC0415  # only who awaits pays for it

        for loop, client in self._to_close():
            if loop is asyncio.get_running_loop():
                await client.aclose()
            elif loop is not None and loop.is_running():
                asyncio.run_coroutine_threadsafe(client.aclose(), loop)

    async def __aenter__(self) -> Self:
        self._pool.get(_loop())
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def _exchange(self, request: "Request[Any, Any]", *, is_streamed: bool = False) -> Reply:
        """Send a request, again where that is safe, and read the whole response, or the body of a success later."""
        proof = Proof(request.security, self._settings.known)
        client = self._pool.get(_loop())
        sent = self._http_request(client, request)
        attempts = Attempts(request.method, request.path, self._settings, self._is_foreign, is_streamed=is_streamed)
        reply = await attempts.asend(client, sent, proof.aput)
        if self._is_outdated(reply) and is_repeatable(sent) and await proof.arenew():
            reply = await attempts.asend(client, sent, proof.aput)
        return reply


def _attach(request: http.Request, source: "Source") -> None:
    """Stream the body of a request, with a Content-Length where the length is known."""
    request.stream = source
    size = source.size
    if size is not None:
        del request.headers["Transfer-Encoding"]
        request.headers["Content-Length"] = str(size)


_parsed = lru_cache(maxsize=256)(http.URL)
"""An address, which never changes once it is parsed."""


def _loop() -> "asyncio.AbstractEventLoop":
    import asyncio  # noqa: PLC0415  # only who awaits pays for it

    return asyncio.get_running_loop()


def _given(arguments: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """The settings among the arguments of a function, without those that were left out."""
    for name in options.keys() - Options.__annotations__.keys():
        raise TypeError(f"unknown setting {name!r}")
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


def _cookies(of_jar: str, of_settings: Mapping[str, str], request: "Request[Any, Any]") -> str:
    """All cookies as one field. For each name the request's own count, or else what the setting has, or the jar."""
    pairs = [*{pair.partition("=")[0]: pair for pair in reversed(of_jar.split("; ")) if pair}.values()][::-1]
    for more in (
        [f"{name}={value}" for name, value in of_settings.items()],
        [pair for _, parameter in request.cookies for pair in parameter],
    ):
        names = {pair.partition("=")[0] for pair in more}
        pairs = [pair for pair in pairs if pair.partition("=")[0] not in names] + more
    return "; ".join(pairs)


def _combined(usual: Iterable[tuple[bytes, bytes]], *more: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    """One value for each header field, the last one, as bytes."""
    found = {name.lower(): (name, value) for name, value in usual}
    for fields_ in more:
        for name, value in fields_:
            field = name.encode("ascii"), value.encode("ascii")
            found[field[0].lower()] = field
    return [*found.values()]


def _merged(*headers: Mapping[str, str]) -> dict[str, str]:
    """One value for each header field, the last one; names are the same in upper and lower case."""
    fields = http.Headers()
    for more in headers:
        fields.update(dict(more))
    return dict(fields)
