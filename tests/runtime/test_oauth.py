"""Token sources for OAuth 2: what they ask the token endpoint, when, and what they make of its response."""

import asyncio
import base64
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from traceback import walk_tb
from urllib.parse import parse_qsl

import httpx2
import pytest

from wireproof.runtime import oauth
from wireproof.runtime.errors import TokenError
from wireproof.suite.clock import stopped_clock

SOURCES = {"sync": oauth.ClientCredentials, "async": oauth.AsyncClientCredentials}
REFRESHING = {"sync": oauth.RefreshToken, "async": oauth.AsyncRefreshToken}
SECRET = "made-up-client-secret"


@pytest.fixture(params=["sync", "async"])
def mode(request):
    return request.param


@pytest.fixture
def clock():
    with stopped_clock() as clock:
        yield clock


class Endpoint:
    """A token endpoint whose tokens are numbered; `said` is what it says about each of them, the last one for ever."""

    def __init__(self, *said, status=200):
        self.said = said or ({"expires_in": 3600},)
        self.status = status
        self.requests = []

    def __call__(self, request):
        """The response to one request."""
        self.requests.append(request)
        number = len(self.requests)
        said = self.said[min(number, len(self.said)) - 1]
        if isinstance(said, Exception):
            raise said
        if isinstance(said, bytes):
            return httpx2.Response(self.status, content=said)
        return httpx2.Response(self.status, json={"access_token": f"token-{number}", **said})

    @property
    def options(self):
        """What has a source ask this endpoint."""
        return {"transport": httpx2.MockTransport(self)}

    @property
    def forms(self):
        """The form fields of each request."""
        return [dict(parse_qsl(request.content.decode())) for request in self.requests]


def asked(source, mode, times=1):
    """The tokens that a source gives."""
    if mode == "sync":
        return [source() for _ in range(times)]

    async def story():
        return [await source() for _ in range(times)]

    return asyncio.run(story())


def refuse(source, mode, token):
    source.refuse(token) if mode == "sync" else asyncio.run(source.refuse(token))


def test_a_program_asks_for_itself(mode):
    """
    The form has the grant and the client, what else was given, and no scope unless there is one.
    """
    endpoint = Endpoint()
    source = SOURCES[mode]("me", SECRET, extra={"whose": "mine"}, http_options=endpoint.options)

    assert ["token-1"] * 3 == asked(source, mode, 3)

    assert [
        {"grant_type": "client_credentials", "whose": "mine", "client_id": "me", "client_secret": SECRET}
    ] == endpoint.forms
    assert "https://api.example/token" == str(endpoint.requests[0].url)
    assert "Authorization" not in endpoint.requests[0].headers


def test_a_client_may_prove_itself_by_http_basic(mode):
    """
    Then neither its name nor its secret is in the form, and both are encoded (RFC 6749, section 2.3.1).
    """
    endpoint = Endpoint()
    source = SOURCES[mode]("me:too", SECRET, scope="read", authentication="basic", http_options=endpoint.options)

    asked(source, mode)

    assert [{"grant_type": "client_credentials", "scope": "read"}] == endpoint.forms
    word, _, pair = endpoint.requests[0].headers["Authorization"].partition(" ")
    assert ("Basic", f"me%3Atoo:{SECRET}".encode()) == (word, base64.b64decode(pair))


@pytest.mark.parametrize(
    ("expires_in", "seconds", "is_kept"),
    [(3600, 3539, True), (3600, 3541, False), ("3600", 3539, True), (30, 0, False), (None, 10**9, True)],
)
def test_the_next_token_is_asked_for_a_minute_before_the_end(mode, clock, expires_in, seconds, is_kept):
    """
    A token lasts as long as the server says, and until it is refused where it does not say.
    """
    endpoint = Endpoint({} if expires_in is None else {"expires_in": expires_in})
    source = SOURCES[mode]("me", SECRET, http_options=endpoint.options)

    before = asked(source, mode)
    clock.sleep(seconds)

    assert before == ["token-1"]
    assert [f"token-{1 if is_kept else 2}"] == asked(source, mode)


def test_a_refused_token_is_not_used_again(mode):
    """
    The refusal of an older token, of which another thread has heard before, does not cost the new one.
    """
    endpoint = Endpoint()
    source = SOURCES[mode]("me", SECRET, http_options=endpoint.options)

    asked(source, mode)
    refuse(source, mode, "token-1")
    assert ["token-2"] == asked(source, mode)
    refuse(source, mode, "token-1")
    assert ["token-2"] == asked(source, mode)


def test_a_token_that_it_did_not_give_is_refused_in_vain(mode):
    """
    Before it gave any, and afterwards.
    """
    endpoint = Endpoint()
    source = SOURCES[mode]("me", SECRET, http_options=endpoint.options)

    refuse(source, mode, "another")
    assert ["token-1"] == asked(source, mode)
    refuse(source, mode, "another")
    assert ["token-1"] == asked(source, mode)


def test_threads_wait_for_the_same_token():
    """
    Eight threads that need a token at once ask for one.
    """
    endpoint, together = Endpoint(), threading.Barrier(8)
    source = oauth.ClientCredentials("me", SECRET, http_options=endpoint.options)

    def begin(_):
        together.wait()
        return source()

    with ThreadPoolExecutor(8) as threads:
        assert ["token-1"] * 8 == list(threads.map(begin, range(8)))
    assert 1 == len(endpoint.requests)


def test_tasks_wait_for_the_same_token():
    """
    So do eight tasks, in each event loop.
    """
    endpoint = Endpoint()
    source = oauth.AsyncClientCredentials("me", SECRET, http_options=endpoint.options)

    async def story():
        return await asyncio.gather(*(source() for _ in range(8)))

    assert ["token-1"] * 8 == asyncio.run(story())
    assert ["token-1"] * 8 == asyncio.run(story())
    assert 1 == len(endpoint.requests)


def test_a_forked_process_does_not_wait_for_a_thread_of_its_parent():
    """
    A lock that another thread held during the fork is none in the child.
    """
    source = oauth.ClientCredentials("me", SECRET, http_options=Endpoint().options)

    with source._lock:
        child = os.fork()
        if not child:
            os._exit(0 if source() == "token-1" else 1)
        assert 0 == os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_new_refresh_token_is_kept_and_used(mode):
    """
    `on_new_token` gets each new refresh token before an access token is used; one that is sent again is not reported.
    """
    kept, endpoint = [], Endpoint({"refresh_token": "second"}, {"refresh_token": "second"}, {})
    keep = kept.append
    if mode == "async":

        async def keep(token):
            kept.append(token)

    source = REFRESHING[mode]("first", "me", SECRET, on_new_token=keep, http_options=endpoint.options)

    for number in (1, 2, 3):
        assert [f"token-{number}"] == asked(source, mode)
        refuse(source, mode, f"token-{number}")

    assert ["second"] == kept
    assert ["first", "second", "second"] == [form["refresh_token"] for form in endpoint.forms]
    assert {"refresh_token"} == {form["grant_type"] for form in endpoint.forms}


def test_a_plain_function_may_keep_the_token_of_an_async_source():
    """
    What keeps a refresh token need not be async.
    """
    kept, endpoint = [], Endpoint({"refresh_token": "second"})
    source = oauth.AsyncRefreshToken("first", "me", SECRET, on_new_token=kept.append, http_options=endpoint.options)

    assert ["token-1"] == asked(source, "async")
    assert ["second"] == kept


@pytest.mark.parametrize(
    ("said", "status", "reason"),
    [
        ({"error": "invalid_client"}, 400, "returned 400: invalid_client"),
        ({"error": "invalid_grant", "error_description": f"no\n{SECRET}"}, 400, r"returned 400: no \[token\]$"),
        ({"access_token": ""}, 200, "returned 200: no access_token in it"),
        ({"access_token": 7}, 200, "returned 200: no access_token in it"),
        (b"<html>", 502, "returned 502: no access_token in it"),
        (b"[" * 100_000, 200, "returned 200: no access_token in it"),
        (b"[]", 200, "returned 200: no access_token in it"),
        (httpx2.ConnectError(SECRET), 200, "gave no response: ConnectError$"),
    ],
)
@pytest.mark.parametrize("authentication", ["body", "basic"])
def test_no_token_is_an_error_with_its_reason(mode, authentication, said, status, reason):
    """
    In the words of the token endpoint, on one line, and without a secret, also in what a traceback shows.
    """
    endpoint = Endpoint(said, status=status)
    source = SOURCES[mode]("me", SECRET, authentication=authentication, http_options=endpoint.options)

    with pytest.raises(TokenError, match=reason) as caught:
        asked(source, mode)

    ours = [frame for frame, _ in walk_tb(caught.tb) if frame.f_code.co_filename == oauth.__file__]
    shown = [repr(value) for frame in ours for value in frame.f_locals.values()]
    assert ours
    assert [] == [text for text in (str(caught.value), repr(source), *shown) if SECRET in text]


@pytest.mark.parametrize("kind", [oauth.ClientCredentials, oauth.AsyncClientCredentials])
def test_what_cannot_be_asked_is_refused_at_once(kind, monkeypatch):
    """
    There has to be a token endpoint, and a way to prove who asks.
    """
    with pytest.raises(ValueError, match="authentication must be 'body' or 'basic', not 'header'"):
        kind("me", SECRET, authentication="header")
    monkeypatch.setattr(oauth, "TOKEN_URL", None)
    assert "https://elsewhere.example/token" in repr(kind("me", SECRET, token_url="https://elsewhere.example/token"))
    with pytest.raises(ValueError, match="token_url is needed"):
        kind("me", SECRET)
