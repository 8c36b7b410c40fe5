# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""The connection to the API: where it is, who is calling, how long to wait, how often to try."""

import asyncio
import inspect
import os
import ssl
import weakref
from collections.abc import Awaitable, Callable
from typing import Any, Self

import httpx
from attrs import define, evolve, field, frozen

from ._runtime import settings as _settings
from ._runtime.pools import Pool
from ._runtime.retries import Attempts
from ._runtime.types import UNSET, Unset
from .errors import TokenError

__all__ = ["AuthenticatedClient", "Client"]

DEFAULT_TIMEOUT = httpx.Timeout(30.0, connect=5.0)
DEFAULT_MAX_RETRIES = 2
DEFAULT_MAX_RETRY_AFTER = 60.0
DEFAULT_TOTAL_TIMEOUT = 180.0
USER_AGENT = "box-groups-client/1.1.0"

Token = str | Callable[[], str] | Callable[[], Awaitable[str]]
"""A token, or what is asked for one before every request."""


@frozen
class Call:
    """What one call adds to the client's own settings."""

    method: str
    target: str
    """The path below the base URL and the query, percent-encoded."""
    headers: dict[str, str] = field(repr=False)
    cookies: list[str] = field(repr=False)
    """`name=value` pairs."""
    content: bytes | None = field(repr=False)


@define
class Client:
    """
    Calls operations that need no token.

    It may be shared between threads. Connections are opened when they are first needed, kept open and used again; the end
    of a `with` block closes those that this client opened, and the end of an `async with` block those of the async
    functions. Its copies, which the `with_...` methods return, share its connections and leave it to close them.

    Attributes:
        base_url: Where the API is; https://api.box.com/2.0 unless given.
        headers: Header fields for every request.
        cookies: Cookies for every request.
        timeout: Seconds for each step of an attempt, or an `httpx.Timeout`; by default 5 s to connect and 30 s for anything
            else. None sets no limit but the total timeout.
        total_timeout: Seconds for a whole call with all its attempts and waits, 180 by default. None waits for ever.
        max_retries: How often a call is sent again after a failure, 2 by default, 0 for never. What may have reached the
            server is sent again only with a method that may be repeated, or when the server says that it did nothing (429).
        max_retry_after: The longest `Retry-After` that is waited for, in seconds, 60 by default; when the server asks for
            more, its answer is raised at once.
        verify_ssl: False, a CA bundle's path or an `ssl.SSLContext`, instead of the usual certificate checks.
        follow_redirects: Whether redirects are followed; the token stays behind when one leads to another origin.
        httpx_args: More arguments for `httpx.Client` and `httpx.AsyncClient`, such as `proxy` and `event_hooks`, which have to
            be async for the async functions.

    Raises:
        TypeError, ValueError: A setting makes no sense.
    """

    _base_url: str = field(
        default="https://api.box.com/2.0", kw_only=True, alias="base_url", validator=_settings.address
    )
    _headers: dict[str, str] = field(
        factory=dict, kw_only=True, alias="headers", repr=False, validator=_settings.fields
    )
    _cookies: dict[str, str] = field(
        factory=dict, kw_only=True, alias="cookies", repr=False, validator=_settings.cookies
    )
    _timeout: httpx.Timeout | float | None = field(
        default=DEFAULT_TIMEOUT, kw_only=True, alias="timeout", validator=_settings.timeout
    )
    _total_timeout: float | None = field(
        default=DEFAULT_TOTAL_TIMEOUT, kw_only=True, alias="total_timeout", validator=_settings.limit
    )
    _max_retries: int = field(default=DEFAULT_MAX_RETRIES, kw_only=True, alias="max_retries", validator=_settings.count)
    _max_retry_after: float = field(
        default=DEFAULT_MAX_RETRY_AFTER, kw_only=True, alias="max_retry_after", validator=_settings.seconds
    )
    _verify_ssl: str | bool | ssl.SSLContext = field(
        default=True, kw_only=True, alias="verify_ssl", validator=_settings.certificates
    )
    _follow_redirects: bool = field(
        default=False, kw_only=True, alias="follow_redirects", validator=_settings.of_type(bool)
    )
    _httpx_args: dict[str, Any] = field(
        factory=dict, kw_only=True, alias="httpx_args", repr=False, validator=_settings.httpx_args
    )
    _pool: Pool[httpx.Client] = field(init=False, repr=False, eq=False)
    _async_pool: Pool[httpx.AsyncClient] = field(init=False, repr=False, eq=False)
    _original: "weakref.ref[Client] | None" = field(default=None, init=False, repr=False, eq=False)
    """The client whose connections these are; None when they are this one's own."""

    def __attrs_post_init__(self) -> None:
        verify, more = self._verify_ssl, self._httpx_args  # and not this client, which its copies would keep alive
        self._pool = Pool(lambda: httpx.Client(verify=_verification(verify), **more))
        self._async_pool = Pool(lambda: httpx.AsyncClient(verify=_verification(verify), **more))

    @classmethod
    def checked(cls, client: object) -> Self:
        """
        The client that a caller gave.

        Raises:
            TypeError: It is none, or has no token where one is needed.
        """
        if not isinstance(client, cls):
            raise TypeError(f"client must be an instance of {_name_of(cls)}, not of {_name_of(type(client))}")
        return client

    def with_headers(self, headers: dict[str, str]) -> Self:
        """A copy that sends these header fields as well."""
        return self.with_options(headers=headers)

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """A copy that sends these cookies as well."""
        _settings.cookies(self, Client.__attrs_attrs__._cookies, cookies)
        return self._copy(cookies={**self._cookies, **cookies})

    def with_timeout(self, timeout: httpx.Timeout | float | None) -> Self:
        """A copy that waits this long."""
        return self.with_options(timeout=timeout)

    def with_options(
        self,
        *,
        timeout: httpx.Timeout | float | None | Unset = UNSET,
        total_timeout: float | None | Unset = UNSET,
        max_retries: int | Unset = UNSET,
        max_retry_after: float | Unset = UNSET,
        headers: dict[str, str] | Unset = UNSET,
    ) -> Self:
        """
        A copy with other settings, cheap enough for a single call; header fields join those that are there.

        Raises:
            TypeError, ValueError: A setting makes no sense.
        """
        changes: dict[str, object] = {
            "timeout": timeout,
            "total_timeout": total_timeout,
            "max_retries": max_retries,
            "max_retry_after": max_retry_after,
        }
        if not isinstance(headers, Unset):
            _settings.fields(self, Client.__attrs_attrs__._headers, headers)
            changes["headers"] = _merged(self._headers, headers)
        return self._copy(**{name: value for name, value in changes.items() if not isinstance(value, Unset)})

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Connect through this one, and do not close it; all other settings still come from here."""
        self._pool = Pool(lambda: client, lent=client)
        return self

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Connect through this one, and do not close it; all other settings still come from here."""
        self._async_pool = Pool(lambda: async_client, lent=async_client)
        return self

    def get_httpx_client(self) -> httpx.Client:
        """
        The `httpx.Client` that connects, made when it is first needed.

        Raises:
            ValueError: This client is closed.
        """
        return self._pool.get()

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """
        The `httpx.AsyncClient` that connects from the running event loop, made when it is first needed.

        Raises:
            RuntimeError: No event loop is running.
            ValueError: This client is closed.
        """
        return self._async_pool.get(asyncio.get_running_loop())

    def close(self) -> None:
        """Close the connections that this client opened for the sync functions, as the end of a `with` block does."""
        for _, client in self._pool.close() if self._is_owner else []:
            client.close()

    async def aclose(self) -> None:
        """Close those of the async functions, as the end of an `async with` block does."""
        for loop, client in self._async_pool.close() if self._is_owner else []:
            if loop is asyncio.get_running_loop():
                await client.aclose()
            elif loop is not None and loop.is_running():
                asyncio.run_coroutine_threadsafe(client.aclose(), loop)

    def __enter__(self) -> Self:
        self._pool.get()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        self.get_async_httpx_client()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    def send(self, call: Call) -> httpx.Response:
        """
        Send a request, again where that is safe, and read the whole answer.

        Raises:
            errors.NoAnswer: No answer arrived, or none that can be read.
            errors.TokenError: The callable for the token has none.
            ValueError: This client is closed, or the arguments make no address.
        """
        client = self.get_httpx_client()
        request = self._request(client, call)
        attempts = self._attempts(call)
        response = attempts.send(client, request, self._authorize)
        return attempts.send(client, request, self._authorize) if self._is_outdated(response) else response

    async def asend(self, call: Call) -> httpx.Response:
        """As `send`, to await."""
        client = self.get_async_httpx_client()
        request = self._request(client, call)
        attempts = self._attempts(call)
        response = await attempts.asend(client, request, self._aauthorize)
        return await attempts.asend(client, request, self._aauthorize) if self._is_outdated(response) else response

    def _copy(self, **changes: Any) -> Self:
        copy = evolve(self, **changes)
        copy._pool, copy._async_pool, copy._original = self._pool, self._async_pool, self._original or weakref.ref(self)
        return copy

    @property
    def _is_owner(self) -> bool:
        """Whether nobody else is there to close the connections."""
        return self._original is None or self._original() is None

    def _attempts(self, call: Call) -> Attempts:
        return Attempts(
            call.method,
            timeout=httpx.Timeout(self._timeout),
            max_retries=self._max_retries,
            max_retry_after=self._max_retry_after,
            total_timeout=self._total_timeout,
            follow_redirects=self._follow_redirects,
        )

    def _authorize(self, request: httpx.Request) -> None:
        """Add the token, if there is one."""

    async def _aauthorize(self, request: httpx.Request) -> None:
        self._authorize(request)

    def _is_outdated(self, response: httpx.Response) -> bool:  # noqa: ARG002
        """Whether the server refused a token that may have changed since."""
        return False

    def _request(self, client: httpx.Client | httpx.AsyncClient, call: Call) -> httpx.Request:
        address = self._base_url.rstrip("/") + call.target
        try:
            request = client.build_request(
                call.method,
                address,
                content=call.content,
                headers=_merged({"User-Agent": USER_AGENT}, self._headers, call.headers),
            )
            request.url = httpx.URL(address)  # without the query that a lent httpx client adds to every request
        except httpx.InvalidURL as error:
            raise ValueError(f"the arguments make no address: {error}") from None
        cookies = [
            *filter(None, [request.headers.get("cookie")]),
            *(f"{name}={value}" for name, value in self._cookies.items()),
            *call.cookies,
        ]
        if cookies:
            request.headers["Cookie"] = "; ".join(cookies)
        return request


def _verification(verify_ssl: str | bool | ssl.SSLContext) -> bool | ssl.SSLContext:
    """How certificates are checked, as httpx wants to be told; the path of a CA bundle is one of a file or a folder."""
    if not isinstance(verify_ssl, str):
        return verify_ssl
    if os.path.isdir(verify_ssl):
        return ssl.create_default_context(capath=verify_ssl)
    return ssl.create_default_context(cafile=verify_ssl)


def _name_of(kind: type) -> str:
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"


def _merged(*headers: dict[str, str]) -> dict[str, str]:
    """One value for each header field, the last one; names are the same in upper and lower case."""
    fields = httpx.Headers()
    for more in headers:
        fields.update(more)
    return dict(fields)


@define
class AuthenticatedClient(Client):
    """
    Calls every operation, with a token.

    Attributes:
        token: Proves who is calling. A callable is asked before every request, so that a new token reaches open clients;
            when the server answers 401, it is asked once more and the request sent again. For the async functions it may be
            async. Threads that share the client share the callable.
        prefix: The word before the token; none when empty.
        auth_header_name: The header field that carries both.

    The others are those of `Client`.
    """

    token: Token = field(kw_only=True, repr=False, validator=_settings.credential_or_callable)
    prefix: str = field(default="Bearer", kw_only=True, validator=_settings.credential_or_empty)
    auth_header_name: str = field(default="Authorization", kw_only=True, validator=_settings.field_name)

    @classmethod
    def from_env(cls, **settings: Any) -> Self:
        """
        A client with the token that `BOX_GROUPS_TOKEN` holds and the base URL of `BOX_GROUPS_BASE_URL`, if that is set.

        Args:
            settings: Those of the class; they win over the environment.

        Raises:
            ValueError: There is no token.
        """
        names = {"token": "BOX_GROUPS_TOKEN", "base_url": "BOX_GROUPS_BASE_URL"}
        found = {setting: os.environ[name] for setting, name in names.items() if os.environ.get(name)}
        if "token" not in found | settings:
            raise ValueError(f"there is no token: set the environment variable {names['token']}")
        return cls(**found | settings)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self._follow_redirects and self.auth_header_name.lower() != "authorization":
            raise ValueError(f"httpx would send {self.auth_header_name} wherever a redirect leads; do not follow them")

    def _authorize(self, request: httpx.Request) -> None:
        given = self._ask()
        if inspect.iscoroutine(given):
            given.close()
        self._carry(request, given)

    async def _aauthorize(self, request: httpx.Request) -> None:
        given = self._ask()
        if inspect.isawaitable(given):
            try:
                given = await given
            except Exception as error:
                raise TokenError(f"the callable raised {type(error).__name__}") from error
        self._carry(request, given)

    def _ask(self) -> Any:
        try:
            return self.token() if callable(self.token) else self.token
        except Exception as error:
            raise TokenError(f"the callable raised {type(error).__name__}") from error

    def _carry(self, request: httpx.Request, token: Any) -> None:
        """
        Put the token into the request.

        Raises:
            TokenError: It is none; it is not shown.
        """
        if inspect.isawaitable(token):
            raise TokenError("the callable is async, which needs the async functions")
        try:
            _settings.credential(self, AuthenticatedClient.__attrs_attrs__.token, token)
        except (TypeError, ValueError) as error:
            raise TokenError(f"what the callable returned: {error}") from None
        request.headers[self.auth_header_name] = f"{self.prefix} {token}" if self.prefix else token

    def _is_outdated(self, response: httpx.Response) -> bool:
        return response.status_code == 401 and callable(self.token) and not response.history
