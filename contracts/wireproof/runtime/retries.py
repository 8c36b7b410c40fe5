# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
One call, sent as often as it takes: what is sent again, after which wait, and when it is given up.

httpx-retries goes round; this module decides. What the server may have done already is sent again only where twice does
no more than once (idempotent methods: RFC 9110, section 9.2.2).
"""

import asyncio
import logging
import math
import ssl
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

import httpx
from attrs import frozen
from httpx_retries import Retry, RetryTransport

from .api import PACKAGE, REQUEST_ID
from .deadline import CONNECTED, DEADLINE, ahold, hold
from .errors import NoAnswer, NotInTime, after

__all__ = ["LOGGER", "Attempts", "retry_after"]

LOGGER = logging.getLogger(PACKAGE)

_IDEMPOTENT = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PUT", "TRACE"})
_REFUSED = frozenset({429})
"""Statuses of a server that did nothing."""
_FAILED = frozenset({429, 502, 503, 504})
"""Statuses of a server that may do better the next time."""
_NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.LocalProtocolError)
_LOST = (httpx.NetworkError, httpx.ProxyError, httpx.RemoteProtocolError, httpx.TimeoutException, ssl.SSLError)
_FAILURES = (httpx.HTTPError, OSError, httpx.InvalidURL, ExceptionGroup, OverflowError, UnicodeError)
"""What httpx raises; the last four when a redirect leads to what is no address."""
_SHORTEST_TIMEOUT = 0.001
"""Seconds; a socket takes zero for a wait of no time, and less for a mistake."""
_GRACE = 0.25
"""Seconds after which a call that is awaited is cancelled, if its connection has not seen by then that its time is over."""
_LONGESTREQUEST_ID = 100


class Attempts(Retry):
    """The attempts of one call."""

    response: httpx.Response
    """The last answer."""

    def __init__(
        self,
        method: str,
        *,
        timeout: httpx.Timeout,
        max_retries: int,
        max_retry_after: float,
        total_timeout: float | None,
        follow_redirects: bool,
    ) -> None:
        super().__init__(
            total=max_retries, allowed_methods=[method], backoff_factor=0.5, backoff_jitter=0.5, max_backoff_wait=30.0
        )
        self.count = 0
        self.follow_redirects = follow_redirects
        self._idempotent = method in _IDEMPOTENT
        self._is_on_its_way = False
        """Whether this attempt has begun to leave."""
        self._may_have_arrived = False
        """Whether one that has no answer may have arrived."""
        self._timeout: dict[str, float | None] = timeout.as_dict()
        self._total_timeout = total_timeout
        self._deadline = math.inf if total_timeout is None else time.monotonic() + total_timeout
        self._max_retry_after = max_retry_after
        self._wait = 0.0

    def send(
        self, client: httpx.Client, request: httpx.Request, authorize: Callable[[httpx.Request], None]
    ) -> httpx.Response:
        """
        The answer to the last attempt, read to its end; each attempt begins with `authorize`.

        Raises:
            NoAnswer: There is none.
        """
        request.extensions["trace"] = self._watch
        before = DEADLINE.set(self._deadline)
        try:
            return RetryTransport(_Wire(client, self, authorize), self).handle_request(request)
        except _FAILURES as error:
            raise self._no_answer(request, error) from error
        finally:
            DEADLINE.reset(before)

    async def asend(
        self, client: httpx.AsyncClient, request: httpx.Request, authorize: Callable[[httpx.Request], Awaitable[None]]
    ) -> httpx.Response:
        """As `send`, to await."""
        request.extensions["trace"] = self._awatch
        before = DEADLINE.set(self._deadline)
        left = self._deadline - time.monotonic() + _GRACE
        try:
            async with asyncio.timeout(None if left == math.inf else left):
                return await RetryTransport(_AsyncWire(client, self, authorize), self).handle_async_request(request)
        except _FAILURES as error:
            raise self._no_answer(request, error) from error
        finally:
            DEADLINE.reset(before)

    @contextmanager
    def attempt(self, request: httpx.Request) -> Iterator[None]:
        """One more attempt, which leaves its answer in `response`."""
        request.extensions.pop("retry", None)  # it is nobody else's
        left = max(self._deadline - time.monotonic(), _SHORTEST_TIMEOUT)
        timeout = {step: min(left, math.inf if limit is None else limit) for step, limit in self._timeout.items()}
        request.extensions["timeout"] = {step: None if limit == math.inf else limit for step, limit in timeout.items()}
        self.count += 1
        self._is_on_its_way = False
        started = time.perf_counter()
        try:
            yield
        except BaseException as error:  # of which one is that the total timeout has cancelled the attempt
            self._may_have_arrived |= self._is_on_its_way or not _is_harmless(error, request)
            self._log(request, type(error).__name__, "-", started)
            raise
        self.response.extensions["attempts"] = self.count
        request_id = " ".join(self.response.headers[name] for name in REQUEST_ID if name in self.response.headers)
        self._log(request, str(self.response.status_code), _tame(request_id) or "-", started)

    def increment(self) -> Self:
        """The same, for the next attempt."""
        self.attempts_made += 1
        return self

    def is_retryable_exception(self, exception: Exception) -> bool:
        """Whether to send again after no answer came, and in time."""
        harmless = self._idempotent or not self._may_have_arrived
        return isinstance(exception, _LOST) and harmless and self._has_time_for(self.backoff_strategy())

    def is_retryable_status_code(self, status_code: int) -> bool:
        """Whether to send again after this answer, and in time."""
        if status_code not in (_FAILED if self._idempotent else _REFUSED):
            return False
        if self.response.history and not self._idempotent:  # whoever sent us elsewhere may have done something first
            return False
        asked = retry_after(self.response.headers) or 0.0
        return asked <= self._max_retry_after and self._has_time_for(asked or self.backoff_strategy())

    def sleep(self, response: httpx.Response | Exception) -> None:  # noqa: ARG002
        """Wait for the next attempt."""
        time.sleep(self._wait)

    async def asleep(self, response: httpx.Response | Exception) -> None:  # noqa: ARG002
        """Wait for the next attempt."""
        await asyncio.sleep(self._wait)

    def _watch(self, event: str, info: dict[str, Any]) -> None:
        """
        See what the connection does: when the request begins to leave, and when there is a new connection.

        httpcore calls this (its `trace` extension).
        """
        self._is_on_its_way |= event.endswith("send_request_headers.started")
        if event.endswith(CONNECTED):
            hold(info["return_value"])

    async def _awatch(self, event: str, info: dict[str, Any]) -> None:
        """As `_watch`."""
        self._is_on_its_way |= event.endswith("send_request_headers.started")
        if event.endswith(CONNECTED):
            ahold(info["return_value"])

    def _has_time_for(self, wait: float) -> bool:
        self._wait = wait
        return time.monotonic() + wait < self._deadline

    def _no_answer(self, request: httpx.Request, error: Exception) -> NoAnswer:
        reason = f"{type(error).__name__}: {error}".rstrip(": ")
        if isinstance(error, TimeoutError):
            reason = f"the total timeout of {self._total_timeout} s is over"
        kind = NotInTime if isinstance(error, TimeoutError | httpx.TimeoutException) else NoAnswer
        return kind(
            f"{request.method} {request.url.copy_with(userinfo=b'')} got no answer{after(self.count)}: {reason}",
            request=httpx.Request(request.method, request.url),  # without the header fields, of which one has the token
            attempts=self.count,
            may_have_arrived=self._may_have_arrived,
        )

    def _log(self, request: httpx.Request, outcome: str, request_id: str, started: float) -> None:
        path = request.url.raw_path.partition(b"?")[0].decode()
        milliseconds = (time.perf_counter() - started) * 1000
        LOGGER.debug(
            "%s %s: %s in %.0f ms, attempt %d, request id %s",
            request.method,
            path,
            outcome,
            milliseconds,
            self.count,
            request_id,
        )


@frozen
class _Wire(httpx.BaseTransport):
    """An httpx client, as httpx-retries sees it: with its proxies, hooks and redirects, and the body read."""

    client: httpx.Client
    attempts: Attempts
    authorize: Callable[[httpx.Request], None]

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """One attempt."""
        self.authorize(request)
        with self.attempts.attempt(request), _closed_meanwhile(self.client, request):
            self.attempts.response = self.client.send(
                request, auth=None, follow_redirects=self.attempts.follow_redirects
            )
        return self.attempts.response


@frozen
class _AsyncWire(httpx.AsyncBaseTransport):
    """The same, to await."""

    client: httpx.AsyncClient
    attempts: Attempts
    authorize: Callable[[httpx.Request], Awaitable[None]]

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """One attempt."""
        await self.authorize(request)
        with self.attempts.attempt(request), _closed_meanwhile(self.client, request):
            self.attempts.response = await self.client.send(
                request, auth=None, follow_redirects=self.attempts.follow_redirects
            )
        return self.attempts.response


@contextmanager
def _closed_meanwhile(client: httpx.Client | httpx.AsyncClient, request: httpx.Request) -> Iterator[None]:
    """Say in httpx's own terms that the client was closed between two attempts; it says so with any `RuntimeError`."""
    try:
        yield
    except RuntimeError as error:
        if client.is_closed:
            raise httpx.LocalProtocolError("the client was closed meanwhile", request=request) from error
        raise


def retry_after(headers: httpx.Headers) -> float | None:
    """Seconds that the server asks to wait (RFC 9110, section 10.2.3); None when it does not say, or not in a way to read."""
    try:
        return min(_READER.parse_retry_after(headers.get("retry-after", "")), sys.float_info.max)
    except (OverflowError, ValueError):
        return None


_READER = Retry()


def _is_harmless(error: BaseException, request: httpx.Request) -> bool:
    """Whether no server saw the request, as far as an error can tell; a request that was redirected reached one before."""
    return isinstance(error, _NOT_SENT) and getattr(error, "_request", None) is request


def _tame(text: str) -> str:
    """What a server sent, as far as it may stand in a log."""
    return "".join(character for character in text[:_LONGESTREQUEST_ID] if character.isprintable())
