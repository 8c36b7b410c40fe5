"""Tokens, asked for before every request."""

import asyncio
import functools

import httpx2
import pytest

from wireproof.runtime import tokens
from wireproof.runtime.errors import TokenError
from wireproof.runtime.tokens import aauthorize, authorize, needed, refuse_async
from wireproof.runtime.types import UNSET


async def later():
    return "s3cret"


async def never():
    raise LookupError("s3cret")


async def nothing():
    return None


def failing():
    raise LookupError("s3cret")


class Later:
    """An object to call and await."""

    async def __call__(self):
        """A token."""
        return "s3cret"


class Awaited:
    """What can be awaited without being a coroutine."""

    def __await__(self):
        """A token."""
        yield
        return "s3cret"


def request():
    return httpx2.Request("GET", "https://api.example/", headers={"Authorization": "Bearer outdated"})


def authorized(mode, message, token):
    """What is returned in either mode."""
    return authorize(message, token) if mode == "sync" else asyncio.run(aauthorize(message, token))


@pytest.mark.parametrize(
    ("mode", "token"),
    [
        *(("sync", token) for token in ("s3cret", lambda: "s3cret")),
        *(("async", token) for token in ("s3cret", lambda: "s3cret", later, Later())),
    ],
)
def test_a_token_is_put_into_the_request(mode, token):
    """
    A token, or what a callable returns, replaces the one that was there; it is returned so that no message shows it.
    """
    message = request()

    assert "s3cret" == authorized(mode, message, token)
    assert ["Bearer s3cret"] == message.headers.get_list("authorization")


def test_a_token_may_stand_alone(monkeypatch):
    """
    Where the spec has another header field, and no word before the token, it is all that the field has.
    """
    monkeypatch.setattr(tokens, "AUTH_SCHEME", "")
    monkeypatch.setattr(tokens, "AUTH_HEADER", "X-Key")
    message = request()

    authorize(message, "s3cret")

    assert "s3cret" == message.headers["x-key"]


@pytest.mark.parametrize(
    ("mode", "token", "message", "cause"),
    [
        *((mode, failing, "the callable raised LookupError$", LookupError) for mode in ("sync", "async")),
        *((mode, lambda _: "a", "the callable raised TypeError$", TypeError) for mode in ("sync", "async")),
        *(
            (mode, lambda: None, "returned: token must be of type str, not NoneType", None)
            for mode in ("sync", "async")
        ),
        *((mode, lambda: "a\n", "returned: token must be a string of printable", None) for mode in ("sync", "async")),
        ("async", never, "the callable raised LookupError$", LookupError),
        ("async", nothing, "returned: token must be of type str, not NoneType", None),
        ("sync", later, "the callable is async, which needs AsyncClient", None),
        ("sync", Awaited, "the callable is async, which needs AsyncClient", None),
    ],
)
def test_without_a_token_nothing_is_sent(mode, token, message, cause):
    """
    A callable that raises, or returns what is no token, is a TokenError that does not show what it may have returned.
    """
    with pytest.raises(TokenError, match=message) as caught:
        authorized(mode, request(), token)

    assert cause is (caught.value.__cause__ and type(caught.value.__cause__))
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("token", [later, Later(), functools.partial(later)])
def test_a_sync_client_refuses_what_is_awaited(token):
    """
    An async callable is known before it is called, in whatever form.
    """
    with pytest.raises(TypeError, match="token must not be an async callable here; use AsyncClient"):
        refuse_async(token)


@pytest.mark.parametrize("token", ["a", lambda: "a", UNSET])
def test_a_sync_client_takes_what_is_called(token):
    """
    A token, a callable and nothing at all are for both kinds of client.
    """
    assert refuse_async(token) is None


def test_a_token_that_is_needed_is_asked_for():
    """
    Without a token, the error names the argument and the environment variable.
    """
    with pytest.raises(TokenError, match=r"there is no token: give the client one, token=.*SAMPLE_TOKEN$"):
        needed(None)

    assert "a" == needed("a")
