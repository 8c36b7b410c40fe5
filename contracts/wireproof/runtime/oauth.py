# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
Token sources for OAuth 2: they request a token, and another a minute before it expires or after it was refused.

A call that needs a token while one is requested waits for that one. Give one source to all clients that act as the same
user. Source: RFC 6749.
"""

import inspect
import os
import threading
import time
from base64 import b64encode
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote_plus
from weakref import WeakKeyDictionary

from .api import TOKEN_URL, USER_AGENT
from .errors import TokenError
from .headers import loggable
from .httplib import http
from .reasons import LONGEST_REASON, withheld

if TYPE_CHECKING:
    import asyncio

__all__ = ["AsyncClientCredentials", "AsyncRefreshToken", "ClientCredentials", "RefreshToken"]

_EARLY = 60
"""Seconds before the end of a token at which the next one is asked for."""

Authentication = Literal["body", "basic"]
"""How the token endpoint learns who asks: from form fields, or from HTTP basic (RFC 6749, section 2.3.1)."""


class _Grant:
    """What is asked for, and the token that came last; it neither sends nor waits."""

    def __init__(
        self,
        form: Mapping[str, str | None],
        client_id: str,
        client_secret: str,
        token_url: str | None,
        authentication: Authentication,
        http_options: Mapping[str, Any] | None,
    ) -> None:
        url = token_url or TOKEN_URL
        if not url:
            raise ValueError("token_url is needed: this API does not say where tokens come from")
        if authentication not in ("body", "basic"):
            raise ValueError(f"authentication must be 'body' or 'basic', not {authentication!r}")
        self._url = url
        self._form = {name: value for name, value in form.items() if value is not None}
        self._headers = {"Accept": "application/json", "User-Agent": USER_AGENT}
        if authentication == "body":
            self._form |= {"client_id": client_id, "client_secret": client_secret}
        else:
            pair = f"{quote_plus(client_id)}:{quote_plus(client_secret)}"
            self._headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
        self._options = {"timeout": 30, **(http_options or {})}
        self._secrets = [client_secret]
        self._token = ""
        self._ends = 0.0
        """When the token has to be replaced, on the monotonic clock; at once where there is none or it was refused."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}(token_url={self._url!r})"

    def _is_due(self) -> bool:
        return time.monotonic() >= self._ends

    def _forget(self, token: str) -> None:
        """Discard a token, unless it was replaced meanwhile."""
        if token == self._token:
            self._ends = 0.0

    def _keep(self, response: http.Response) -> str:
        """Keep the token of a response (section 5.1); TokenError with the reason for any other response."""
        try:
            said = response.json()
        except (ValueError, RecursionError):
            said = None
        said = said if isinstance(said, dict) else {}
        token = said.get("access_token")
        if not response.is_success or "error" in said or not isinstance(token, str) or not token:
            reason = said.get("error_description") or said.get("error") or "no access_token in it"
            shown = loggable(withheld(str(reason), (*self._secrets, *self._form.values())), LONGEST_REASON)
            del said, token, reason  # which a traceback would show
            raise TokenError(f"{self._url} returned {response.status_code}: {shown}")
        self._token, self._ends = token, time.monotonic() + _seconds(said.get("expires_in")) - _EARLY
        return str(said.get("refresh_token") or "")

    def _failed(self, error: Exception) -> TokenError:
        return TokenError(f"{self._url} gave no response: {type(error).__name__}")

    def _rotated(self, refresh_token: str) -> Any:
        """Called with the next refresh token, empty where none came; returns what may have to be awaited."""


def _seconds(expires_in: Any) -> float:
    """The seconds until a token expires; infinite where the response does not say."""
    try:
        return float(expires_in)
    except (TypeError, ValueError):
        return float("inf")


class _Threads(_Grant):
    """A source that several threads may share."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._locks: dict[int, threading.Lock] = {}
        """One for each process, as a forked one does not have the thread that may hold it."""

    @property
    def _lock(self) -> threading.Lock:
        return self._locks.setdefault(os.getpid(), threading.Lock())

    def __call__(self) -> str:
        """A token that does not expire within a minute; TokenError if the endpoint returns none."""
        with self._lock:
            if self._is_due():
                self._rotated(self._keep(self._asked()))
            return self._token

    def refuse(self, token: str) -> None:
        """Request another token the next time."""
        with self._lock:
            self._forget(token)

    def _asked(self) -> http.Response:
        try:
            with http.Client(**self._options) as client:
                return client.post(self._url, data=self._form, headers=self._headers)
        except http.HTTPError as error:
            found = self._failed(error)
        raise found


class _Tasks(_Grant):
    """A source that several tasks may share."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()

    @property
    def _lock(self) -> "asyncio.Lock":
        import asyncio  # noqa: PLC0415  # only who awaits pays for it

        return self._locks.setdefault(asyncio.get_running_loop(), asyncio.Lock())

    async def __call__(self) -> str:
        """A token that does not expire within a minute; TokenError if the endpoint returns none."""
        async with self._lock:
            if self._is_due():
                told = self._rotated(self._keep(await self._asked()))
                if inspect.isawaitable(told):
                    await told
            return self._token

    async def refuse(self, token: str) -> None:
        """Request another token the next time."""
        async with self._lock:
            self._forget(token)

    async def _asked(self) -> http.Response:
        try:
            async with http.AsyncClient(**self._options) as client:
                return await client.post(self._url, data=self._form, headers=self._headers)
        except http.HTTPError as error:
            found = self._failed(error)
        raise found


class _ClientCredentials(_Grant):
    def __init__(
        self,
        client_id: str,
        client_secret: str,
        *,
        token_url: str | None = None,
        scope: str | None = None,
        extra: Mapping[str, str] | None = None,
        authentication: Authentication = "body",
        http_options: Mapping[str, Any] | None = None,
    ) -> None:
        """
        No token is requested until the first one is needed.

        Args:
            client_id: The client identifier.
            client_secret: The client's password.
            token_url: The token endpoint; that of the spec where it names one.
            scope: The scope of the token, words with blanks between.
            extra: More form fields, such as whose token it is.
            authentication: `"body"` or `"basic"`.
            http_options: More arguments for the HTTP library's client, such as `proxy` and `verify`.

        Raises:
            ValueError: There is no token endpoint.
        """
        form = {"grant_type": "client_credentials", "scope": scope, **(extra or {})}
        super().__init__(form, client_id, client_secret, token_url, authentication, http_options)


class _RefreshToken(_Grant):
    def __init__(
        self,
        refresh_token: str,
        client_id: str,
        client_secret: str,
        *,
        on_new_token: Callable[[str], Awaitable[None] | None],
        token_url: str | None = None,
        scope: str | None = None,
        extra: Mapping[str, str] | None = None,
        authentication: Authentication = "body",
        http_options: Mapping[str, Any] | None = None,
    ) -> None:
        """
        The refresh token that the user's consent led to, and the arguments of `ClientCredentials`.

        `on_new_token` is called with each new refresh token, which has to be stored for the next process; many
        servers accept one only once. An async source also takes an async callable.
        """
        form = {"grant_type": "refresh_token", "refresh_token": refresh_token, "scope": scope, **(extra or {})}
        super().__init__(form, client_id, client_secret, token_url, authentication, http_options)
        self._on_new_token = on_new_token

    def _rotated(self, refresh_token: str) -> Any:
        if refresh_token in ("", self._form["refresh_token"]):
            return None
        self._form["refresh_token"] = refresh_token
        return self._on_new_token(refresh_token)


class ClientCredentials(_ClientCredentials, _Threads):
    """Tokens for a program that acts for itself (RFC 6749, section 4.4)."""


class AsyncClientCredentials(_ClientCredentials, _Tasks):
    """Tokens for a program that acts for itself (RFC 6749, section 4.4), for an AsyncClient."""


class RefreshToken(_RefreshToken, _Threads):
    """Tokens for a user who has agreed once (RFC 6749, section 6)."""


class AsyncRefreshToken(_RefreshToken, _Tasks):
    """Tokens for a user who has agreed once (RFC 6749, section 6), for an AsyncClient."""
