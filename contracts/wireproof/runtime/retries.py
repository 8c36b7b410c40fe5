# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
Retry policy: what is retried, after what delay, and when to give up.

A request that the server may already have processed is retried only if its method is idempotent (RFC 9110, section
9.2.2).
"""

import asyncio
import logging
import math
import random
import ssl
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from .api import PACKAGE
from .deadline import CONNECTED, DEADLINE, ahold, hold
from .errors import NoResponse, ResponseTimeout
from .headers import request_id, retry_after
from .httplib import http
from .reasons import after, shown, withheld
from .settings import Settings

__all__ = ["LOGGER", "Attempts"]

LOGGER = logging.getLogger(PACKAGE)

_IDEMPOTENT = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PUT", "TRACE"})
_REFUSED = frozenset({429})
"""Statuses of a server that did nothing."""
_FAILED = frozenset({429, 502, 503, 504})
"""Statuses of a server that may do better the next time."""
_NOT_SENT = (http.ConnectError, http.ConnectTimeout, http.PoolTimeout, http.LocalProtocolError)
_LOST = (http.NetworkError, http.ProxyError, http.RemoteProtocolError, http.TimeoutException, ssl.SSLError)
_FAILURES = (http.HTTPError, OSError, http.InvalidURL, ExceptionGroup, OverflowError, UnicodeError)
"""What the HTTP library raises; the last four when a redirect leads to what is no address."""
_SHORTEST_TIMEOUT = 0.001
"""Seconds; a socket takes zero for a wait of no time, and less for a mistake."""
_GRACE = 0.25
"""Seconds past the deadline before an async call is cancelled, should the connection not time out by itself."""
_BACK_OFF = 0.5
"""Seconds before the first retry at most; each further delay may be twice as long."""
_LONGEST_BACK_OFF = 30.0

Authorize = Callable[[http.Request], tuple[str, ...]]
AsyncAuthorize = Callable[[http.Request], Awaitable[tuple[str, ...]]]


class Attempts:
    """The attempts of one call."""

    def __init__(self, method: str, settings: Settings) -> None:
        self.count = 0
        """How often the request was sent."""
        self.secrets: tuple[str, ...] = ()
        """The credentials that the last attempt carried."""
        self._settings = settings
        self._idempotent = method in _IDEMPOTENT
        self._sending_started = False
        """Whether the request headers of this attempt have started to be written."""
        self._may_have_arrived = False
        """Whether an attempt that has no response may have arrived."""
        self._retries = 0
        self._timeout: dict[str, float | None] = http.Timeout(settings.timeout).as_dict()
        total = settings.total_timeout
        self._deadline = math.inf if total is None else time.monotonic() + total
        self._wait = 0.0
        self._started = 0.0

    def send(self, client: http.Client, request: http.Request, authorize: Authorize) -> http.Response:
        """The response to the last attempt, read to its end, or NoResponse; each attempt begins with `authorize`."""
        request.extensions["trace"] = self._watch
        before = DEADLINE.set(self._deadline)
        try:
            while True:
                self.secrets = authorize(request)
                with self._attempt(request, client):
                    response = client.send(request, auth=None, follow_redirects=self._settings.follow_redirects)
                    if not self._retries_after(request, response):
                        return response
                time.sleep(self._wait)
        except _FAILURES as error:
            raise self._no_response(request, error) from error
        finally:
            DEADLINE.reset(before)

    async def asend(self, client: http.AsyncClient, request: http.Request, authorize: AsyncAuthorize) -> http.Response:
        """As `send`, awaited."""
        request.extensions["trace"] = self._awatch
        before = DEADLINE.set(self._deadline)
        left = self._deadline - time.monotonic() + _GRACE
        try:
            async with asyncio.timeout(None if left == math.inf else left):
                while True:
                    self.secrets = await authorize(request)
                    with self._attempt(request, client):
                        follow = self._settings.follow_redirects
                        response = await client.send(request, auth=None, follow_redirects=follow)
                        if not self._retries_after(request, response):
                            return response
                    await asyncio.sleep(self._wait)
        except _FAILURES as error:
            raise self._no_response(request, error) from error
        finally:
            DEADLINE.reset(before)

    @contextmanager
    def _attempt(self, request: http.Request, client: http.Client | http.AsyncClient) -> Iterator[None]:
        """One more attempt, counted, within the time that is left; a loss that may be retried is passed over."""
        left = max(self._deadline - time.monotonic(), _SHORTEST_TIMEOUT)
        timeout = {step: min(left, math.inf if limit is None else limit) for step, limit in self._timeout.items()}
        request.extensions["timeout"] = {step: None if limit == math.inf else limit for step, limit in timeout.items()}
        self.count += 1
        self._sending_started = False
        self._started = time.perf_counter()
        try:
            with _closed_meanwhile(client, request):
                yield
        except BaseException as error:  # of which one is that the total timeout has cancelled the attempt
            self._may_have_arrived |= self._sending_started or not _was_not_sent(error, request)
            self._log(request, type(error).__name__, "-")
            harmless = self._idempotent or not self._may_have_arrived
            if not (isinstance(error, _LOST) and harmless and self._has_time_for(self._back_off())):
                raise

    def _retries_after(self, request: http.Request, response: http.Response) -> bool:
        """Whether to send again after this response, and in time."""
        self._log(request, str(response.status_code), withheld(request_id(response.headers), self.secrets) or "-")
        if response.status_code not in (_FAILED if self._idempotent else _REFUSED):
            return False
        if response.history and not self._idempotent:  # whoever sent us elsewhere may have done something first
            return False
        asked = retry_after(response.headers) or 0.0
        return asked <= self._settings.max_retry_after and self._has_time_for(asked or self._back_off())

    def _back_off(self) -> float:
        """The delay before the next retry when the server does not say: longer each time, with jitter."""
        longest = min(_BACK_OFF * 2.0**self._retries, _LONGEST_BACK_OFF)
        return longest * random.uniform(0.5, 1.0)  # noqa: S311  # nothing here is a secret

    def _has_time_for(self, wait: float) -> bool:
        if self._retries >= self._settings.max_retries or time.monotonic() + wait >= self._deadline:
            return False
        self._retries += 1
        self._wait = wait
        return True

    def _watch(self, event: str, info: dict[str, Any]) -> None:
        """Called by the HTTP library, as its `trace` extension, with what happens to the connection."""
        self._sending_started |= event.endswith("send_request_headers.started")
        if event.endswith(CONNECTED):
            hold(info["return_value"])

    async def _awatch(self, event: str, info: dict[str, Any]) -> None:
        """As `_watch`, for an async connection."""
        self._sending_started |= event.endswith("send_request_headers.started")
        if event.endswith(CONNECTED):
            ahold(info["return_value"])

    def _no_response(self, request: http.Request, error: Exception) -> NoResponse:
        reason = f"{type(error).__name__}: {error}".rstrip(": ")
        if isinstance(error, TimeoutError):
            reason = f"the total timeout of {self._settings.total_timeout} s is over"
        url = shown(request.url, self.secrets)
        kind = ResponseTimeout if isinstance(error, TimeoutError | http.TimeoutException) else NoResponse
        return kind(
            f"{request.method} {url} got no response{after(self.count)}: {withheld(reason, self.secrets)}",
            request=http.Request(request.method, url),  # without the header fields, of which one has the token
            attempts=self.count,
            may_have_arrived=self._may_have_arrived,
        )

    def _log(self, request: http.Request, outcome: str, id_: str) -> None:
        path = request.url.raw_path.partition(b"?")[0].decode()
        milliseconds = (time.perf_counter() - self._started) * 1000
        template = "%s %s: %s in %.0f ms, attempt %d, request id %s"
        LOGGER.debug(template, request.method, path, outcome, milliseconds, self.count, id_)


@contextmanager
def _closed_meanwhile(client: http.Client | http.AsyncClient, request: http.Request) -> Iterator[None]:
    """Say in the HTTP library's own terms that the client was closed between two attempts, for `RuntimeError`."""
    try:
        yield
    except RuntimeError as error:
        if client.is_closed:
            raise http.LocalProtocolError("the client was closed meanwhile", request=request) from error
        raise


def _was_not_sent(error: BaseException, request: http.Request) -> bool:
    """Whether no server saw the request, as far as an error can tell; one that was redirected reached one before."""
    return isinstance(error, _NOT_SENT) and getattr(error, "_request", None) is request
