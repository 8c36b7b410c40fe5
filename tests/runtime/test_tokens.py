"""Tokens, asked for before every request, and once more when they are refused."""

import asyncio
import functools
import inspect
from base64 import b64encode

import httpx2
import pytest

from wireproof.runtime import tokens
from wireproof.runtime.api import SCHEMES
from wireproof.runtime.errors import TokenError
from wireproof.runtime.tokens import Proof, refuse_async
from wireproof.runtime.types import UNSET

SECRET = "s3cret-for-tests"
BEARER = [("bearer",)]


async def later():
    return SECRET


async def never():
    raise LookupError(SECRET)


async def nothing():
    return None


async def refused():
    raise TokenError("the server says no")


def failing():
    raise LookupError(SECRET)


def refusing():
    raise TokenError("the server says no")


class Later:
    """An object to call and await."""

    async def __call__(self):
        """A token."""
        return SECRET


class Awaited:
    """What can be awaited without being a coroutine."""

    def __await__(self):
        """A token."""
        yield
        return SECRET


class Source:
    """A token source, which has these tokens one after the other and remembers those that were refused."""

    def __init__(self, *tokens):
        self.tokens = list(tokens)
        self.refused = []

    def __call__(self):
        """The next token; the last one for ever."""
        return self.tokens.pop(0) if self.tokens[1:] else self.tokens[0]

    def refuse(self, token):
        """Remember it."""
        self.refused.append(token)


class AsyncSource(Source):
    """An async source of tokens, which remembers the refused ones."""

    async def __call__(self):
        """The next token."""
        return super().__call__()

    async def refuse(self, token):
        """Remember it."""
        super().refuse(token)


class Deaf(Source):
    """A source that cannot cope with refusals."""

    def refuse(self, token):
        """Fail."""
        raise LookupError(token)


SOURCES = [("sync", Source), ("async", Source), ("async", AsyncSource)]


def request(url="https://api.example/", **headers):
    return httpx2.Request("GET", url, headers={"Authorization": "Bearer outdated", **headers})


def put(mode, proof, message):
    """What is returned in either mode."""
    return proof.put(message) if mode == "sync" else asyncio.run(proof.aput(message))


def renewed(mode, proof):
    """Whether there are other credentials, in either mode."""
    return proof.renew() if mode == "sync" else asyncio.run(proof.arenew())


# What is asked ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "token"),
    [
        *(("sync", token) for token in (SECRET, lambda: SECRET)),
        *(("async", token) for token in (SECRET, lambda: SECRET, later, Later(), Awaited)),
    ],
)
def test_a_token_is_put_into_the_request(mode, token):
    """
    A token, or what a callable returns, replaces the one that was there; it is returned so that no message shows it.
    """
    message = request()

    assert (SECRET,) == put(mode, Proof(BEARER, {"bearer": token}), message)
    assert [f"Bearer {SECRET}"] == message.headers.get_list("authorization")


@pytest.mark.parametrize(
    ("mode", "token", "message", "cause"),
    [
        *((mode, failing, "the callable raised LookupError$", LookupError) for mode in ("sync", "async")),
        *((mode, lambda _: "a", "the callable raised TypeError$", TypeError) for mode in ("sync", "async")),
        *((mode, lambda: None, "returned must be of type str, not NoneType", None) for mode in ("sync", "async")),
        *((mode, lambda: "a\n", "returned must not have a newline at its end", None) for mode in ("sync", "async")),
        *((mode, refusing, "there is no token: the server says no$", None) for mode in ("sync", "async")),
        ("async", refused, "there is no token: the server says no$", None),
        ("async", never, "the callable raised LookupError$", LookupError),
        ("async", nothing, "returned must be of type str, not NoneType", None),
        ("sync", later, "the callable is async, which needs AsyncClient", None),
        ("sync", Awaited, "the callable is async, which needs AsyncClient", None),
    ],
)
def test_without_a_token_nothing_is_sent(mode, token, message, cause):
    """
    A callable that raises, or returns what is no token, is a TokenError that does not show what it may have returned.
    """
    with pytest.raises(TokenError, match=message) as caught:
        put(mode, Proof(BEARER, {"bearer": token}), request())

    assert cause is (caught.value.__cause__ and type(caught.value.__cause__))
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize(
    "bad", [f"{SECRET}\n", f" {SECRET}", f"{SECRET}é", f"Bearer {SECRET}", [SECRET], (SECRET, "b")]
)
def test_no_traceback_shows_a_token_that_cannot_be_sent(mode, bad):
    """
    No local variable of any frame of ours shows it, neither where it is judged nor on the way there.
    """
    with pytest.raises(TokenError) as caught:
        put(mode, Proof(BEARER, {"bearer": lambda: bad}), request())

    shown, step = [], caught.value.__traceback__
    while step is not None:
        ours = "wireproof" in step.tb_frame.f_code.co_filename
        shown += [repr(value) for value in step.tb_frame.f_locals.values()] if ours else []
        step = step.tb_next
    assert shown
    assert [] == [text for text in shown if SECRET in text]


# Which credentials --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("security", "known", "carried"),
    [
        ([("bearer",), ("key",)], {"bearer": "a", "key": "b"}, {"Bearer a"}),
        ([("bearer",), ("key",)], {"key": "b"}, {"api_key=b"}),
        ([("bearer", "key"), ("key",)], {"key": "b"}, {"api_key=b"}),
        ([("bearer", "key")], {"bearer": "a", "key": "b"}, {"Bearer a", "api_key=b"}),
        ([("bearer",), ()], {"bearer": "a"}, {"Bearer a"}),
        ([("bearer",), ()], {"key": "b"}, set()),
        ([], {"bearer": "a"}, set()),
    ],
)
def test_the_first_alternative_that_can_be_satisfied_is(security, known, carried):
    """
    Every scheme of it is sent and no other one; where none is needed, credentials are sent that the client has.
    """
    message = httpx2.Request("GET", "https://api.example/")

    Proof(security, known).put(message)

    found = {message.headers.get("authorization"), message.url.query.decode()}
    assert carried == found - {None, ""}


@pytest.mark.parametrize(
    ("security", "message"),
    [
        (BEARER, r"there is no token: give the client token=\.\.\. \(environment variable SAMPLE_TOKEN\)$"),
        (
            [("bearer", "key"), ("basic",)],
            r"SAMPLE_TOKEN\) and credentials=\{'key': \.\.\.\} .*SAMPLE_KEY\), or credentials=.*SAMPLE_BASIC",
        ),
    ],
)
def test_credentials_that_are_needed_are_asked_for(security, message):
    """
    Without them, the error names the arguments and the environment variables of every alternative.
    """
    with pytest.raises(TokenError, match=message):
        Proof(security, {})


@pytest.mark.parametrize(
    ("name", "secret", "field", "value", "forms"),
    [
        (
            "basic",
            ("ann", "open:séame"),
            "authorization",
            f"Basic {b64encode('ann:open:séame'.encode()).decode()}",
            {"open:séame"},
        ),
        ("basic", "ann:sesame", "authorization", f"Basic {b64encode(b'ann:sesame').decode()}", {"sesame"}),
        ("session", "abcdef", "cookie", "a=b; session=abcdef", {"abcdef"}),
    ],
)
def test_each_scheme_travels_in_its_own_way(name, secret, field, value, forms):
    """
    Basic as user and password (RFC 7617), a key as a cookie behind those that are there; a second attempt is the same.
    """
    message, proof = request(cookie="a=b"), Proof([(name,)], {name: secret})

    secrets = [proof.put(message), proof.put(message)]

    assert value == message.headers[field]
    assert secrets[0] == secrets[1]
    assert forms <= set(secrets[0])


@pytest.mark.parametrize("query", ["", "?a=%20"])
def test_a_key_in_the_query_stands_there_once(query):
    """
    It is percent-encoded and joins what is there, also in the second attempt; neither of its forms is shown.
    """
    message, proof = request(f"https://api.example/{query}"), Proof([("key",)], {"key": "a&b/c"})

    assert ("a%26b%2Fc", "a&b/c") == proof.put(message) == proof.put(message)
    assert f"/{query + '&' if query else '?'}api_key=a%26b%2Fc" == message.url.raw_path.decode()
    assert f"https://api.example/{query + '&' if query else '?'}api_key=[token]" == str(message.url)


def test_a_key_that_a_link_repeats_stands_there_once():
    """
    A server may write the whole address of the request into its link to the next page, with the key in it.
    """
    message, proof = request("https://api.example/?api_key=old&page=2"), Proof([("key",)], {"key": "new"})

    proof.put(message)

    assert "/?page=2&api_key=new" == message.url.raw_path.decode()


# Refusals -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("mode", "kind"), SOURCES)
def test_a_source_learns_of_the_refusal(mode, kind):
    """
    It is told which token was refused, then asked once for another one, which the next attempt carries.
    """
    source, message = kind("one", "two", "three"), request()
    proof = Proof(BEARER, {"bearer": source})
    put(mode, proof, message)

    assert renewed(mode, proof)
    put(mode, proof, message)
    assert (["one"], ["three"], "Bearer two") == (source.refused, source.tokens, message.headers["authorization"])


@pytest.mark.parametrize("token", [SECRET, lambda: SECRET, Source(SECRET)])
@pytest.mark.parametrize("mode", ["sync", "async"])
def test_the_same_token_is_no_reason_to_send_again(mode, token):
    """
    A string, and a callable that returns what was refused, have nothing better.
    """
    proof = Proof(BEARER, {"bearer": token})
    put(mode, proof, request())

    assert not renewed(mode, proof)


def test_one_of_several_credentials_may_be_new():
    """
    Where two schemes were refused together and one has changed, the server may be content.
    """
    proof = Proof([("bearer", "key")], {"bearer": Source("one", "two"), "key": "fixed"})
    proof.put(request())

    assert proof.renew()


@pytest.mark.parametrize("mode", ["sync", "async"])
def test_a_source_that_fails_to_be_told_is_no_source(mode):
    """
    What `refuse` raises is the cause of a TokenError that does not show the token.
    """
    proof = Proof(BEARER, {"bearer": Deaf(SECRET)})
    put(mode, proof, request())

    with pytest.raises(TokenError, match=r"the callable raised LookupError$") as caught:
        renewed(mode, proof)

    assert SECRET not in str(caught.value)


# What belongs to the other kind of client ----------------------------------------------------------------------------


class AsyncRefusal(Source):
    """A source that is called, but tells of refusals when it is awaited."""

    async def refuse(self, token):
        """Remember it."""


@pytest.mark.parametrize("token", [later, Later(), functools.partial(later), AsyncSource("a"), AsyncRefusal("a")])
def test_a_sync_client_refuses_what_is_awaited(token):
    """
    An async callable is known before it is called, in whatever form.
    """
    with pytest.raises(TypeError, match="token must not be an async callable here; use AsyncClient"):
        refuse_async(token)


@pytest.mark.parametrize("token", ["a", lambda: "a", UNSET, Source("a")])
def test_a_sync_client_takes_what_is_called(token):
    """
    A token, a callable and nothing at all are for both kinds of client.
    """
    assert refuse_async(token) is None
    assert not inspect.iscoroutinefunction(token)


def test_where_a_token_comes_from_does_not_show_it():
    """
    Neither a source nor what it said has the token in its repr.
    """
    source = tokens._Source(next(iter(SCHEMES.values())), "s3cret")

    assert "s3cret" not in repr(source)
    assert "s3cret" not in repr(source.ask())
