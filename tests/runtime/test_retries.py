"""What is sent again, after what delay, and when it is given up."""

import asyncio
import itertools
import logging
import math
import random
import ssl
import time
from types import SimpleNamespace

import httpx2
import pytest

from wireproof.runtime import retries
from wireproof.runtime.deadline import DEADLINE
from wireproof.runtime.errors import NoResponse, ResponseTimeout
from wireproof.runtime.retries import Attempts
from wireproof.runtime.settings import Settings
from wireproof.suite.clock import stopped_clock

URL = "https://api.example/v1/cars?a=b"
STARTED, CONNECTED = "http11.send_request_headers.started", "connection.connect_tcp.complete"
IDEMPOTENT = ("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE")
METHODS = (*IDEMPOTENT, "POST", "PATCH", "QUERY")
ELSEWHERE = (307, {"Location": "https://other.example/"})
NOT_SENT = (httpx2.ConnectError, httpx2.ConnectTimeout, httpx2.PoolTimeout)
LOST = (httpx2.ReadError, httpx2.WriteTimeout, httpx2.RemoteProtocolError, httpx2.ProxyError, ssl.SSLError)
FINAL = (
    *(httpx2.DecodingError, httpx2.UnsupportedProtocol, httpx2.InvalidURL, OSError, TimeoutError),
    *(OverflowError, UnicodeError, ExceptionGroup("several", [OSError()])),
)


@pytest.fixture(params=["sync", "async"])
def mode(request):
    return request.param


@pytest.fixture
def clock(monkeypatch):
    """No time passes but what is waited for, and the delay between attempts is the longest there is."""
    monkeypatch.setattr(random, "uniform", lambda _, most: most)
    with stopped_clock() as clock:
        yield clock


class Call:
    """One call, of a server that repeats the last of these outcomes: a status, also with header fields, or an error."""

    def __init__(self, mode, method, *outcomes, clock=None, takes=0.0, events=(), is_foreign=False, **settings):
        self.is_sync = mode == "sync"
        self.outcomes = outcomes
        self.clock, self.takes = clock, takes
        self.events = [*events]
        self.sent = []
        self.settings = Settings(**{"max_retries": 2, **settings})
        self.attempts = Attempts(method, "/cars", self.settings, is_foreign)
        self.request = httpx2.Request(method, URL)
        self.seen = []
        transport = httpx2.MockTransport(self.respond if self.is_sync else self.arespond)
        self.client = (httpx2.Client if self.is_sync else httpx2.AsyncClient)(transport=transport)

    def outcome(self, request):
        """One outcome of the server."""
        self.sent.append(request)
        self.seen.append((request.headers.get("Authorization"), request.extensions["timeout"], DEADLINE.get()))
        if self.clock:
            self.clock.now += self.takes
        outcome = self.outcomes[min(len(self.sent), len(self.outcomes)) - 1]
        if isinstance(outcome, Exception):
            raise outcome
        if isinstance(outcome, type):
            raise outcome("lost")
        status, headers = outcome if isinstance(outcome, tuple) else (outcome, {})
        return httpx2.Response(status, headers=headers)

    def respond(self, request):
        """What the connection does at first, and then the outcome."""
        while self.events:
            request.extensions["trace"](self.events.pop(0), {"return_value": self})
        return self.outcome(request)

    async def arespond(self, request):
        """What an async connection does at first, and then the outcome."""
        while self.events:
            await request.extensions["trace"](self.events.pop(0), {"return_value": self})
        return self.outcome(request)

    def authorize(self, request):
        """A token for each attempt."""
        request.headers["Authorization"] = f"token {self.attempts.count}"
        return (request.headers["Authorization"],)

    async def aauthorize(self, request):
        """A token for each attempt of an async client."""
        return self.authorize(request)

    def send(self):
        """The response."""
        if self.is_sync:
            return self.attempts.send(self.client, self.request, self.authorize)
        return asyncio.run(self.attempts.asend(self.client, self.request, self.aauthorize))

    def lost(self, kind=NoResponse):
        """The error, when there is no response."""
        with pytest.raises(kind) as caught:
            self.send()
        return caught.value

    def read(self, *_, **__):
        """What a connection's stream has."""

    write = read


# What is sent again -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "again"),
    [
        (429, METHODS),
        (502, IDEMPOTENT),
        (503, IDEMPOTENT),
        (504, IDEMPOTENT),
        (200, ()),
        (307, ()),
        (408, ()),
        (500, ()),
    ],
)
def test_a_status_is_tried_again_where_that_is_safe(clock, status, again):
    """
    After 429 the server has done nothing; after a failure of a gateway only what is idempotent is sent again.
    """
    calls = {method: Call("sync", method, status) for method in METHODS}

    assert {status} == {call.send().status_code for call in calls.values()}
    assert {method: 3 if method in again else 1 for method in METHODS} == {
        method: len(call.sent) for method, call in calls.items()
    }
    assert 2 * len(again) == len(clock.waits)


@pytest.mark.parametrize("outcome", [httpx2.ReadError, 502, 503, 504])
@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_any_method_is_tried_again_on_request(clock, method, outcome):
    """
    Where a second POST does no harm, it is sent again like a GET, and so is one that was redirected.
    """
    calls = [Call("sync", method, outcome, 200, retry_non_idempotent=True)]
    calls += [Call("sync", method, ELSEWHERE, outcome, 200, retry_non_idempotent=True, follow_redirects=True)]

    assert [200, 200] == [call.send().status_code for call in calls]
    assert ([2, 3], 2) == ([len(call.sent) for call in calls], len(clock.waits))


@pytest.mark.parametrize(
    ("method", "outcomes", "attempts", "may_have_arrived"),
    [
        ("GET", NOT_SENT, 3, False),
        ("POST", NOT_SENT, 3, False),
        ("GET", LOST, 3, True),
        ("POST", LOST, 1, True),
        ("GET", FINAL, 1, True),
        ("GET", [httpx2.LocalProtocolError], 1, False),
    ],
)
def test_a_failure_is_tried_again_where_that_is_safe(mode, clock, method, outcomes, attempts, may_have_arrived):
    """
    What no server saw is sent again whatever it asks for, what was lost on its way only if that does no harm; what
    will fail in the same way is not.
    """
    calls = [Call(mode, method, outcome) for outcome in outcomes]

    errors = [call.lost() for call in calls]

    assert {(attempts, may_have_arrived)} == {(error.attempts, error.may_have_arrived) for error in errors}
    assert {attempts} == {len(call.sent) for call in calls}
    assert (attempts - 1) * len(calls) == len(clock.waits)


@pytest.mark.parametrize(
    ("outcomes", "attempts"),
    [((httpx2.ConnectError, 429, 200), 3), ((429, httpx2.ReadError), 2)],
)
def test_a_post_goes_on_as_long_as_nothing_was_done(clock, outcomes, attempts):
    """
    Refusals and connections that are not made are passed over; then comes a success, or the first real loss.
    """
    call = Call("sync", "POST", *outcomes)

    if outcomes[-1] == 200:
        assert 200 == call.send().status_code
    else:
        assert call.lost().may_have_arrived
    assert attempts == len(call.sent) == len(clock.waits) + 1


@pytest.mark.parametrize(("event", "may_have_arrived"), [(STARTED, True), ("http2.send_request_headers.failed", False)])
def test_what_has_begun_to_leave_may_have_arrived(mode, clock, event, may_have_arrived):
    """
    Once the connection writes the request, no error can say that nobody saw it.
    """
    call = Call(mode, "POST", httpx2.ConnectError, events=[event])

    error = call.lost()

    assert (may_have_arrived, 1 if may_have_arrived else 3) == (error.may_have_arrived, len(call.sent))
    assert len(call.sent) == len(clock.waits) + 1


@pytest.mark.parametrize(
    ("outcome", "events", "may_have_arrived"),
    [
        (httpx2.ConnectError, [], True),
        (httpx2.ConnectTimeout, ["connection.connect_tcp.complete"], True),
        (httpx2.PoolTimeout, [], True),
        (httpx2.LocalProtocolError, [STARTED], True),
        (httpx2.ConnectError, ["connection.connect_tcp.failed"], False),
        (httpx2.ConnectTimeout, ["connection.connect_tcp.complete", "connection.start_tls.failed"], False),
        (httpx2.ConnectError, ["connection.connect_unix_socket.failed"], False),
        (httpx2.ConnectError, ["connection.connect_tcp.failed", "connection.connect_tcp.complete", STARTED], True),
        (httpx2.ReadError, ["connection.connect_tcp.failed"], True),
    ],
)
def test_another_transport_has_to_show_that_nothing_left(mode, clock, outcome, events, may_have_arrived):
    """
    What is not the HTTP library's own may call anything a failure to connect; only its events prove that it was one.
    """
    call = Call(mode, "POST", outcome, events=events, is_foreign=True, max_retries=0)

    assert may_have_arrived is call.lost().may_have_arrived
    assert [] == clock.waits


def test_each_attempt_through_another_transport_has_to_show_it(clock):
    """
    That one attempt did not connect says nothing about the next.
    """
    call = Call("sync", "POST", httpx2.ConnectError, events=["connection.connect_tcp.failed"], is_foreign=True)

    assert call.lost().may_have_arrived
    assert (2, 1) == (len(call.sent), len(clock.waits))


def test_one_attempt_that_may_have_arrived_is_remembered(clock):
    """
    A later attempt that nobody saw does not make up for the one before.
    """
    call = Call("sync", "GET", httpx2.ReadError, httpx2.ConnectError)

    assert call.lost().may_have_arrived
    assert 2 == len(clock.waits)


@pytest.mark.parametrize("chain", ["__cause__", "__context__"])
def test_a_certificate_that_fails_is_not_tried_again(mode, clock, chain):
    """
    A server that cannot prove who it is will not be able to a second later; nothing has reached it.
    """
    lost, between = httpx2.ConnectError("lost"), OSError()
    setattr(lost, chain, between)
    setattr(between, chain, ssl.SSLCertVerificationError("expired"))
    call = Call(mode, "GET", lost)

    assert not call.lost().may_have_arrived
    assert (1, []) == (len(call.sent), clock.waits)


def test_an_attempt_that_was_refused_is_forgotten(clock):
    """
    What left with an attempt that got a response does not count for the one after it, which nobody saw.
    """
    call = Call("sync", "POST", 429, httpx2.ConnectError, events=[STARTED])

    assert not call.lost().may_have_arrived
    assert 2 == len(clock.waits)


@pytest.mark.parametrize(("method", "attempts"), [("GET", 4), ("POST", 2)])
@pytest.mark.parametrize("last", [429, httpx2.ConnectError])
def test_what_was_redirected_has_reached_a_server(clock, method, attempts, last):
    """
    A server may process a request before it redirects, so that only an idempotent request is sent again.
    """
    call = Call("sync", method, ELSEWHERE, last, ELSEWHERE, last, max_retries=1, follow_redirects=True)

    if last == 429:
        assert 429 == call.send().status_code
    else:
        assert call.lost().may_have_arrived
    assert attempts == len(call.sent) == 2 * len(clock.waits) + 2
    assert {"api.example": True, "other.example": False} == {
        request.url.host: "authorization" in request.headers for request in call.sent
    }


def test_redirects_have_an_end(mode, clock):
    """
    Twenty redirects are followed in an attempt, and the next one ends the call: a server has seen the request.
    """
    call = Call(mode, "POST", ELSEWHERE, follow_redirects=True)

    error = call.lost()

    assert (21, 1, True) == (len(call.sent), error.attempts, error.may_have_arrived)
    assert str(error).endswith("TooManyRedirects: more than 20")
    assert [] == clock.waits


def test_each_attempt_may_follow_redirects(mode, clock):
    """
    What an attempt has followed does not count for the next one, which begins where the first one did.
    """
    call = Call(mode, "GET", *([ELSEWHERE] * 15 + [503]) * 2, 200, follow_redirects=True)

    reply = call.send()

    assert (200, 3, False) == (reply.status_code, reply.attempts, reply.redirected)
    assert ["api.example"] * 3 == [request.url.host for request in call.sent[::16]]
    assert 2 == len(clock.waits)


@pytest.mark.parametrize(("follow", "said"), [(True, "following it would have changed POST to GET"), (False, "")])
def test_a_redirect_that_would_change_the_method_is_the_response(mode, follow, said):
    """
    What the caller gets is the redirect itself, with a reason if redirects are followed otherwise.
    """
    reply = Call(mode, "POST", (303, {"Location": "/"}), 200, follow_redirects=follow).send()

    assert (303, said, False) == (reply.status_code, reply.obstacle, reply.redirected)


@pytest.mark.parametrize("max_retries", [0, 5])
def test_a_call_is_sent_again_as_often_as_it_may(mode, clock, max_retries):
    """
    There is one attempt more than retries, each with a token of its own, and the last one's is remembered.
    """
    call = Call(mode, "GET", 503, max_retries=max_retries)

    call.send()

    assert [f"token {attempt}" for attempt in range(max_retries + 1)] == [token for token, _, _ in call.seen]
    assert (f"token {max_retries}",) == call.attempts.secrets
    assert max_retries == len(clock.waits)


# What is waited for -------------------------------------------------------------------------------------------------


def test_each_delay_is_twice_the_one_before(mode, clock):
    """
    Delays begin at half a second, and none is longer than half a minute.
    """
    Call(mode, "GET", 503, max_retries=8, total_timeout=None).send()

    assert [0.5, 1, 2, 4, 8, 16, 30, 30] == clock.waits


def test_a_delay_has_jitter(monkeypatch):
    """
    Between half of a delay and all of it, chance decides, so that clients do not come back together.
    """
    asked = []
    monkeypatch.setattr(random, "uniform", lambda *limits: asked.append(limits) or 0.6)

    with stopped_clock() as clock:
        Call("sync", "GET", 503).send()

    assert {(0.5, 1.0)} == set(asked)
    assert [0.3, 0.6] == clock.waits


@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        ("7", [7, 7]),
        ("60", [60, 60]),
        ("61", []),
        ("0", [0.5, 1]),
        ("soon", [0.5, 1]),
        ("Wed, 21 Oct 2015 07:28:00 GMT", [0.5, 1]),
        ("Fri, 31 Dec 9999 23:59:59 GMT", []),
    ],
)
def test_the_server_may_say_how_long_to_wait(clock, asked, waits):
    """
    Retry-After is waited for up to a limit, beyond which the response is the result; a wait of no time is a delay.
    """
    assert 503 == Call("sync", "PUT", (503, {"Retry-After": asked})).send().status_code
    assert waits == clock.waits


# How long it may take -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("timeout", "total", "takes", "expected"),
    [
        (7, 100, 0, [(7, 7), (7, 7)]),
        (httpx2.Timeout(30, connect=5), 10, 0, [(5, 10), (5, 9.5)]),
        (httpx2.Timeout(30, connect=5), 10, 6, [(5, 10), (3.5, 3.5)]),
        (None, 10, 3, [(10, 10), (6.5, 6.5)]),
        (None, None, 1000, [(None, None), (None, None)]),
        (httpx2.Timeout(None, read=4), None, 0, [(None, 4), (None, 4)]),
    ],
)
def test_a_step_takes_no_longer_than_the_call_may(clock, timeout, total, takes, expected):
    """
    What is left of the total timeout after attempts and delays limits each step, and the connection knows its end.
    """
    begin = clock.now
    call = Call("sync", "GET", 503, 200, timeout=timeout, total_timeout=total, takes=takes, clock=clock)

    call.send()

    limits = [(limit["connect"], limit["read"]) for _, limit, _ in call.seen]
    assert [pytest.approx(one) if None not in one else one for one in expected] == limits
    assert {math.inf if total is None else begin + total} == {deadline for _, _, deadline in call.seen}
    assert math.inf == DEADLINE.get()


@pytest.mark.parametrize(
    ("total", "takes", "waits"),
    [(180, 0, [0.5, 1]), (0.5, 0, []), (0.6, 0, [0.5]), (1.5, 0, [0.5]), (10, 9.5, []), (10, 4.7, [0.5])],
)
def test_no_delay_is_begun_that_leaves_no_time(clock, total, takes, waits):
    """
    When the delay would last to the end of the call, what there is now is the result.
    """
    call = Call("sync", "GET", 503, total_timeout=total, takes=takes, clock=clock)

    assert 503 == call.send().status_code
    assert waits == clock.waits


def test_an_attempt_that_begins_too_late_still_has_a_timeout(mode, clock):
    """
    A socket would take no time for no limit, so that the shortest timeout is a millisecond.
    """
    call = Call(mode, "GET", 200, total_timeout=10)
    clock.now += 10.1

    call.send()

    assert {0.001} == set(call.seen[0][1].values())


def test_a_call_that_hangs_is_cancelled(monkeypatch):
    """
    An async call ends soon after its time is over, whatever the connection does.
    """
    monkeypatch.setattr(retries, "_GRACE", 0.0)
    call = Call("async", "POST", 200, total_timeout=0.01)

    async def hang(_):
        await asyncio.Event().wait()

    call.client = httpx2.AsyncClient(transport=httpx2.MockTransport(hang))

    error = call.lost(ResponseTimeout)

    assert "got no response: the total timeout of 0.01 s is over" in str(error)
    assert error.may_have_arrived


@pytest.mark.parametrize("uptime", [253.40248349639538, 1019.3, 1_000_000.7])
@pytest.mark.parametrize(("total", "expected"), [(10, 10.25), (None, None)])
def test_a_call_is_cancelled_shortly_after_its_time(monkeypatch, uptime, total, expected):
    """
    The connection has a quarter of a second to notice by itself; a call without an end is not cancelled.
    """
    limits, timeout = [], asyncio.timeout
    monkeypatch.setattr(asyncio, "timeout", lambda limit: limits.append(limit) or timeout(limit))
    monkeypatch.setattr(time, "monotonic", lambda: uptime)

    with stopped_clock() as clock:
        Call("async", "GET", 200, total_timeout=total).send()

    assert [expected] == limits
    assert [] == clock.waits


@pytest.mark.parametrize(
    ("event", "is_new"),
    [
        (CONNECTED, True),
        ("connection.connect_unix_socket.complete", True),
        ("proxy.start_tls.complete", True),
        ("connection.connect_tcp.failed", False),
    ],
)
def test_a_new_connection_keeps_to_the_deadline(mode, clock, event, is_new):
    """
    Every stream that the HTTP library opens is made to look at the time that is left, as soon as it is there.
    """
    call = Call(mode, "GET", 200, events=["connection.connect_tcp.started", event, STARTED])

    call.send()

    assert [] == clock.waits
    assert [is_new, is_new] == [name in vars(call) for name in ("read", "write")]


# What is said -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "kind", "reason"),
    [
        (httpx2.ConnectError, NoResponse, " after 3 attempts: ConnectError: lost"),
        (httpx2.DecodingError, NoResponse, ": DecodingError: lost"),
        (httpx2.ReadTimeout(""), ResponseTimeout, " after 3 attempts: ReadTimeout"),
        (TimeoutError(), ResponseTimeout, ": the total timeout of 180.0 s is over"),
        (UnicodeError("label too long"), NoResponse, ": UnicodeError: label too long"),
    ],
)
def test_an_error_says_what_was_lost(clock, outcome, kind, reason):
    """
    The request without its password, the attempts, and the HTTP library's error, which is the cause; no header fields.
    """
    call = Call("sync", "GET", outcome)
    call.request.url = httpx2.URL(URL, username="user", password="s3cret")

    error = call.lost()

    assert f"GET https://api.example/v1/cars?a=b got no response{reason}" == str(error)
    assert kind is type(error)
    assert isinstance(error.__cause__, outcome if isinstance(outcome, type) else type(outcome))
    assert "authorization" not in error.request.headers
    assert len(call.sent) == len(clock.waits) + 1


def test_no_error_behind_the_error_has_the_token(mode, clock):
    """
    What an error was raised from, or while, or together with, has the request without its header fields, too.
    """
    request = httpx2.Request("GET", URL, headers={"Authorization": "s3cret"})
    cause, context, member, lost = (httpx2.DecodingError(name, request=request) for name in "abcd")
    group = ExceptionGroup("several", [member])
    group.__context__, lost.__cause__, lost.__context__, cause.__cause__ = context, cause, group, lost

    error = Call(mode, "GET", lost).lost()

    assert lost is error.__cause__
    assert [] == [one for one in (cause, context, member, lost) if "authorization" in one.request.headers]
    assert [] == clock.waits


@pytest.mark.parametrize("outcome", [KeyError("mine"), RuntimeError("mine")])
def test_a_mistake_is_not_taken_for_a_failure(mode, outcome):
    """
    What no connection raises comes through as it is.
    """
    call = Call(mode, "GET", outcome)

    with pytest.raises(type(outcome), match="mine"):
        call.send()

    assert 1 == len(call.sent)
    assert math.inf == DEADLINE.get()


def test_a_client_that_was_closed_meanwhile_is_told(mode, clock):
    """
    When somebody closes the connections between two attempts, the next one fails as one that nobody saw.
    """
    call = Call(mode, "GET", 503)
    close = call.client.close if call.is_sync else lambda: asyncio.run(call.client.aclose())

    def closing(seconds):
        clock.sleep(seconds)
        close()

    async def aclosing(seconds):
        clock.sleep(seconds)
        await call.client.aclose()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.sleep", closing)
        patch.setattr("asyncio.sleep", aclosing)
        error = call.lost()

    assert str(error).endswith("after 2 attempts: LocalProtocolError: the client was closed meanwhile")
    assert not error.may_have_arrived


def test_each_attempt_is_logged(clock, caplog, monkeypatch):
    """
    The log has every attempt with its outcome and its time, and neither the query nor a secret.
    """
    passed = itertools.count(0, 0.25)
    timer = SimpleNamespace(perf_counter=lambda: next(passed), monotonic=clock.read, sleep=clock.sleep)
    monkeypatch.setattr(retries, "time", timer)

    with caplog.at_level(logging.DEBUG, logger="sample_client"):
        Call("sync", "GET", httpx2.ReadError, (503, {"X-Request-Id": "a1\n"})).send()

    assert [
        "GET /v1/cars: ReadError in 250 ms, attempt 1, request id -",
        "GET /v1/cars: 503 in 250 ms, attempt 2, request id a1",
        "GET /v1/cars: 503 in 250 ms, attempt 3, request id a1",
    ] == [record.getMessage() for record in caplog.records if record.name == "sample_client"]
