# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Tokens: what proves who is calling, asked for before every request."""

import inspect
from typing import Any

from attrs import fields

from .api import AUTH_HEADER, AUTH_SCHEME, ENVIRONMENT
from .errors import TokenError
from .httplib import http
from .settings import AsyncToken, Settings, credential

__all__ = ["aauthorize", "authorize", "needed", "refuse_async"]


def refuse_async(token: object) -> None:
    """Refuse, with a TypeError, a callable that is to be awaited, which only the async client does."""
    if inspect.iscoroutinefunction(token) or inspect.iscoroutinefunction(getattr(token, "__call__", None)):  # noqa: B004
        raise TypeError("token must not be an async callable here; use AsyncClient, which awaits it")


def needed(token: AsyncToken | None) -> AsyncToken:
    """The token that a request cannot go without; TokenError when there is none."""
    if token is None:
        raise TokenError(f"give the client one, token=..., or set the environment variable {ENVIRONMENT}_TOKEN")
    return token


def authorize(request: http.Request, token: AsyncToken) -> str:
    """Put the token into a request. Returns it; TokenError when the callable raised or returned no token."""
    given = _asked(token)
    if inspect.iscoroutine(given):
        given.close()
    return _carried(request, given)


async def aauthorize(request: http.Request, token: AsyncToken) -> str:
    """As `authorize`, but the token is awaited where it has to be."""
    given = _asked(token)
    if inspect.isawaitable(given):
        try:
            given = await given
        except Exception as error:
            raise TokenError(f"the callable raised {type(error).__name__}") from error
    return _carried(request, given)


def _asked(token: AsyncToken) -> Any:
    try:
        return token() if callable(token) else token
    except Exception as error:
        raise TokenError(f"the callable raised {type(error).__name__}") from error


def _carried(request: http.Request, token: Any) -> str:
    if inspect.isawaitable(token):
        raise TokenError("the callable is async, which needs AsyncClient")
    try:
        credential(None, fields(Settings).token, token)
    except (TypeError, ValueError) as error:
        raise TokenError(f"what the callable returned: {error}") from None
    request.headers[AUTH_HEADER] = f"{AUTH_SCHEME} {token}" if AUTH_SCHEME else token
    checked: str = token
    return checked
