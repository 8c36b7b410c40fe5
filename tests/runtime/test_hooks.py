"""Errors of a caller's event hooks, which pass through a call as they are."""

import asyncio
import functools
import operator

import httpx2
import pytest

from wireproof.runtime.errors import NoResponse, ResponseTimeout
from wireproof.runtime.retries import Attempts
from wireproof.runtime.settings import Settings
from wireproof.suite.clock import stopped_clock

URL = "https://api.example/v1/cars"
ERRORS = (
    OSError("mine"),
    TimeoutError("mine"),
    httpx2.ConnectError("mine"),
    httpx2.ReadTimeout("mine"),
    KeyError("mine"),
)


@pytest.fixture(params=["sync", "async"])
def mode(request):
    return request.param


@pytest.fixture
def clock():
    with stopped_clock() as clock:
        yield clock


class Broken(httpx2.SyncByteStream, httpx2.AsyncByteStream):
    """A body that breaks off."""

    def __init__(self, error):
        self.error = error

    def __iter__(self):
        yield b"["
        raise self.error

    async def __aiter__(self):
        yield b"["
        raise self.error


class Sent:
    """What comes of a GET through an HTTP client with this hook, which is made async where it has to be."""

    def __init__(self, mode, hook, kind="response", status=404, stream=None, lost=None, **settings):
        self.requests = []

        def respond(request):
            self.requests.append(request)
            if lost:
                raise lost
            if len(self.requests) == 1 and settings.get("follow_redirects"):
                return httpx2.Response(307, headers={"Location": "/elsewhere"})
            return httpx2.Response(status, stream=stream or httpx2.ByteStream(b""))

        async def ahook(message):
            if hook == httpx2.Response.read:
                await message.aread()
            else:
                hook(message)

        request, attempts = httpx2.Request("GET", URL), Attempts("GET", "/cars", Settings(**settings))
        hooks = {kind: [hook if mode == "sync" else ahook]}
        options = {"transport": httpx2.MockTransport(respond), "event_hooks": hooks}
        self.error = None
        try:
            if mode == "sync":
                attempts.send(httpx2.Client(**options), request, lambda _: "")
            else:
                asyncio.run(attempts.asend(httpx2.AsyncClient(**options), request, no_token))
        except Exception as error:  # noqa: BLE001  # which one it is is the point
            self.error = error


async def no_token(_):
    """No token."""
    return ""


def raising(error):
    """A hook."""

    def hook(_):
        raise error

    return hook


class Callable:
    """An object that is a hook, and has a method that is."""

    def __init__(self, error):
        self.error = error

    def __call__(self, _):
        """Raise it."""
        raise self.error

    def method(self, _):
        """Raise it, too."""
        raise self.error


@pytest.mark.parametrize("kind", ["request", "response"])
@pytest.mark.parametrize("error", ERRORS, ids=repr)
def test_the_error_of_a_hook_is_the_callers(mode, clock, kind, error):
    """
    What a hook raises is raised as it is, however much it looks like one of a connection, and nothing is sent again.
    """
    sent = Sent(mode, raising(error), kind)

    assert error is sent.error
    assert error.__cause__ is None
    assert (1 if kind == "response" else 0) == len(sent.requests)
    assert [] == clock.waits


@pytest.mark.parametrize(
    "hook",
    [
        httpx2.Response.raise_for_status,
        lambda response: response.raise_for_status(),
        operator.methodcaller("raise_for_status"),
    ],
    ids=["method", "function", "not Python's"],
)
def test_a_hook_may_raise_for_a_status(mode, clock, hook):
    """
    `raise_for_status` as a hook is how many have all errors raised in the HTTP library's way.
    """
    sent = Sent(mode, hook, status=503)

    assert httpx2.HTTPStatusError is type(sent.error)
    assert (1, []) == (len(sent.requests), clock.waits)


@pytest.mark.parametrize(
    "shape", [Callable, lambda error: Callable(error).method, lambda error: functools.partial(raising(error))]
)
def test_a_hook_is_whatever_can_be_called(clock, shape):
    """
    An object or a method is known for a hook as well as a function.
    """
    error = OSError("mine")

    assert error is Sent("sync", shape(error)).error
    assert [] == clock.waits


@pytest.mark.parametrize("settings", [{}, {"follow_redirects": True}], ids=["straight", "redirected"])
@pytest.mark.parametrize(("error", "kind"), [(httpx2.ReadError("lost"), NoResponse), (TimeoutError(), ResponseTimeout)])
def test_a_hook_that_reads_is_not_to_blame_for_what_breaks_off(mode, clock, error, kind, settings):
    """
    A hook that logs bodies makes no difference to a connection that is lost.
    """
    sent = Sent(mode, httpx2.Response.read, stream=Broken(error), **settings)

    assert kind is type(sent.error)
    assert error is sent.error.__cause__
    assert clock.waits or kind is ResponseTimeout or settings


def test_what_breaks_off_elsewhere_is_the_hooks(clock):
    """
    A hook that reads another response, of a server of its own, has an error of its own.
    """
    error = httpx2.ReadError("lost")
    other = httpx2.Response(200, stream=Broken(error), request=httpx2.Request("GET", "https://elsewhere.example"))

    assert error is Sent("sync", lambda _: other.read()).error
    assert error is Sent("sync", lambda _: httpx2.Response(200, stream=Broken(error)).read()).error
    assert [] == clock.waits


def test_a_hook_that_does_nothing_changes_nothing(mode, clock):
    """
    The error of the transport is still taken for one.
    """
    for kind in ("request", "response"):
        sent = Sent(mode, lambda _: None, kind, stream=Broken(httpx2.ReadError("lost")))
        unsent = Sent(mode, lambda _: None, kind, lost=httpx2.ConnectError("no route"))

        assert [NoResponse] * 2 == [type(sent.error), type(unsent.error)]
        assert 4 == len(clock.waits)
        clock.waits.clear()


def test_a_hook_that_takes_too_long_is_cut_off():
    """
    The end of the total timeout is not an error of the hook that it meets.
    """

    async def hook(_):
        await asyncio.Event().wait()

    async def send():
        transport = httpx2.MockTransport(lambda _: httpx2.Response(200))
        client = httpx2.AsyncClient(transport=transport, event_hooks={"request": [hook]})
        attempts = Attempts("GET", "/cars", Settings(total_timeout=0.01))
        return await attempts.asend(client, httpx2.Request("GET", URL), no_token)

    with pytest.raises(ResponseTimeout):
        asyncio.run(send())
