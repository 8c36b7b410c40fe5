# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""The connection to the API: where it is, who is calling, how long to wait."""

import ssl
from typing import Any, Self

import httpx
from attrs import Attribute, define, evolve, field, frozen

__all__ = ["AuthenticatedClient", "Client"]

DEFAULT_TIMEOUT = httpx.Timeout(30.0, connect=5.0)
USER_AGENT = "box-groups-client/1.1.0"


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

    Connections are kept open and used again. The end of a `with` block closes those that this client opened, and the end
    of an `async with` block those of the async functions. The `with_...` methods leave the original alone and return a
    copy that shares the connections made so far, as long as the original keeps them open.

    Attributes:
        base_url: Where the API is; https://api.box.com/2.0 unless given.
        headers: Header fields for every request.
        cookies: Cookies for every request.
        timeout: Seconds, or an `httpx.Timeout`; by default 5 s to connect and 30 s for anything else. None waits for ever.
        verify_ssl: False, a CA bundle's path or an `ssl.SSLContext`, instead of the usual certificate checks.
        follow_redirects: Whether redirects are followed; the token stays behind when one leads to another origin.
        httpx_args: More arguments for `httpx.Client` and `httpx.AsyncClient`.
    """

    _base_url: str = field(default="https://api.box.com/2.0", kw_only=True, alias="base_url")
    _headers: dict[str, str] = field(factory=dict, kw_only=True, alias="headers", repr=False)
    _cookies: dict[str, str] = field(factory=dict, kw_only=True, alias="cookies", repr=False)
    _timeout: httpx.Timeout | float | None = field(default=DEFAULT_TIMEOUT, kw_only=True, alias="timeout")
    _verify_ssl: str | bool | ssl.SSLContext = field(default=True, kw_only=True, alias="verify_ssl")
    _follow_redirects: bool = field(default=False, kw_only=True, alias="follow_redirects")
    _httpx_args: dict[str, Any] = field(factory=dict, kw_only=True, alias="httpx_args", repr=False)
    _client: httpx.Client | None = field(default=None, init=False, repr=False, eq=False)
    _async_client: httpx.AsyncClient | None = field(default=None, init=False, repr=False, eq=False)
    _borrowed: tuple[object, ...] = field(default=(), init=False, repr=False, eq=False)
    """The httpx clients that somebody else opened and will close."""

    def with_headers(self, headers: dict[str, str]) -> Self:
        """A copy that sends these header fields as well."""
        return self._copy(headers=_merged(self._headers, headers))

    def with_cookies(self, cookies: dict[str, str]) -> Self:
        """A copy that sends these cookies as well."""
        return self._copy(cookies={**self._cookies, **cookies})

    def with_timeout(self, timeout: httpx.Timeout | float | None) -> Self:
        """A copy that waits this long."""
        return self._copy(timeout=timeout)

    def set_httpx_client(self, client: httpx.Client) -> Self:
        """Connect through this one; base URL, headers, token, cookies and timeout still come from here."""
        self._client = client
        self._borrowed += (client,)
        return self

    def set_async_httpx_client(self, async_client: httpx.AsyncClient) -> Self:
        """Connect through this one; base URL, headers, token, cookies and timeout still come from here."""
        self._async_client = async_client
        self._borrowed += (async_client,)
        return self

    def get_httpx_client(self) -> httpx.Client:
        """The `httpx.Client` that connects, made when it is first needed."""
        if self._client is None:
            self._client = httpx.Client(**self._connection_settings())
        return self._client

    def get_async_httpx_client(self) -> httpx.AsyncClient:
        """The `httpx.AsyncClient` that connects, made when it is first needed."""
        if self._async_client is None:
            self._async_client = httpx.AsyncClient(**self._connection_settings())
        return self._async_client

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._client is not None and self._client not in self._borrowed:
            self._client.close()
            self._client = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._async_client is not None and self._async_client not in self._borrowed:
            await self._async_client.aclose()
            self._async_client = None

    def send(self, call: Call) -> httpx.Response:
        """
        Send one request and read the whole answer.

        Raises:
            httpx.HTTPError: No answer arrived, or not in time.
        """
        client = self.get_httpx_client()
        return client.send(self._request(client, call))

    async def asend(self, call: Call) -> httpx.Response:
        """
        Send one request and read the whole answer.

        Raises:
            httpx.HTTPError: No answer arrived, or not in time.
        """
        client = self.get_async_httpx_client()
        return await client.send(self._request(client, call))

    def _copy(self, **changes: Any) -> Self:
        copy = evolve(self, **changes)
        copy._client, copy._async_client = self._client, self._async_client
        copy._borrowed = tuple(client for client in (self._client, self._async_client) if client is not None)
        return copy

    def _connection_settings(self) -> dict[str, Any]:
        return {"verify": self._verify_ssl, "follow_redirects": self._follow_redirects, **self._httpx_args}

    def _request(self, client: httpx.Client | httpx.AsyncClient, call: Call) -> httpx.Request:
        request = client.build_request(
            call.method,
            self._base_url.rstrip("/") + call.target,
            content=call.content,
            headers=_merged({"User-Agent": USER_AGENT}, self._headers, call.headers),
            timeout=self._timeout,
        )
        cookies = [
            *filter(None, [request.headers.get("cookie")]),
            *(f"{name}={value}" for name, value in self._cookies.items()),
            *call.cookies,
        ]
        if cookies:
            request.headers["Cookie"] = "; ".join(cookies)
        return request


def _merged(*headers: dict[str, str]) -> dict[str, str]:
    """One value for each header field, the last one; names are the same in upper and lower case."""
    fields = httpx.Headers()
    for more in headers:
        fields.update(more)
    return dict(fields)


def _sendable(_: object, attribute: "Attribute[str]", value: object) -> None:
    """Refuse what no header field can carry, without showing it."""
    if not (isinstance(value, str) and value and value.isascii() and value.isprintable() and value == value.strip()):
        raise ValueError(f"{attribute.name} must be a string of printable ASCII characters without spaces around it")


def _sendable_or_empty(instance: object, attribute: "Attribute[str]", value: object) -> None:
    if value != "":
        _sendable(instance, attribute, value)


@define
class AuthenticatedClient(Client):
    """
    Calls every operation, with a token.

    Attributes:
        token: Proves who is calling.
        prefix: The word before the token; none when empty.
        auth_header_name: The header field that carries both.

    The others are those of `Client`.
    """

    token: str = field(kw_only=True, repr=False, validator=_sendable)
    prefix: str = field(default="Bearer", kw_only=True, validator=_sendable_or_empty)
    auth_header_name: str = field(default="Authorization", kw_only=True, validator=_sendable)

    def __attrs_post_init__(self) -> None:
        if self._follow_redirects and self.auth_header_name.lower() != "authorization":
            raise ValueError(f"httpx would send {self.auth_header_name} wherever a redirect leads; do not follow them")

    def _request(self, client: httpx.Client | httpx.AsyncClient, call: Call) -> httpx.Request:
        request = super()._request(client, call)
        request.headers[self.auth_header_name] = f"{self.prefix} {self.token}" if self.prefix else self.token
        return request
