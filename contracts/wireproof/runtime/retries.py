# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
Retry policy: what is retried, after what delay, and when to give up.

A request that the server may already have processed is retried only if its method is idempotent (RFC 9110, section
9.2.2), or if the caller says that any may be.
"""

import logging
import math
import random
import ssl
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from typing import Any

from .addresses import without_secrets
from .api import PACKAGE
from .deadline import CONNECTED, DEADLINE, ahold, hold
from .errors import NoResponse, ResponseTimeout
from .headers import request_id, retry_after
from .hooks import is_of_hook
from .httplib import http
from .reading import apieces, aread_content, pieces, read_content
from .reasons import after, withheld
from .redirects import MOST_REDIRECTS, further, is_repeatable, obstacle
from .responses import Reply, is_json, media_type_of
from .settings import Settings

__all__ = ["LOGGER", "AsyncAuthorize", "Attempts", "Authorize"]

LOGGER = logging.getLogger(PACKAGE)

_IDEMPOTENT = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PUT", "TRACE"})
_REFUSED = frozenset({429})
"""Statuses of a server that did nothing."""
_FAILED = frozenset({429, 502, 503, 504})
"""Statuses of a server that may do better the next time."""
_NOT_SENT = (http.ConnectError, http.ConnectTimeout, http.PoolTimeout, http.LocalProtocolError)
_SENDING = frozenset({"http11.send_request_headers.started", "http2.send_request_headers.started"})
"""The events of the `trace` extension with which a request begins to leave."""
_NOT_CONNECTED = ("connect_tcp.failed", "connect_unix_socket.failed", "start_tls.failed")
"""How the events of the `trace` extension end after which there is no connection."""
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

    def __init__(
        self, method: str, path: str, settings: Settings, is_foreign: bool = False, *, is_streamed: bool = False
    ) -> None:
        self.count = 0
        """How often the request was sent."""
        self.secrets: tuple[str, ...] = ()
        """The credentials that the last attempt carried."""
        self._method = method
        self._path = path
        self._settings = settings
        self._idempotent = settings.retry_non_idempotent or method in _IDEMPOTENT
        self._is_streamed = is_streamed
        """Whether the body of a success stays with the server until somebody wants it."""
        self._is_foreign = is_foreign
        """Whether it goes through a transport that may call anything a connection error."""
        self._sending_started = False
        """Whether the request headers of this attempt have started to be written."""
        self._redirects = 0
        """How many redirects this attempt has followed."""
        self._connecting_failed = False
        """Whether this attempt was seen to end before that."""
        self._may_have_arrived = False
        """Whether an attempt that has no response may have arrived."""
        self._is_of_hook = False
        """Whether a hook of the caller's raised what ended this attempt, which then passes through as it is."""
        self._retries = 0
        self._timeout: dict[str, float | None] = http.Timeout(settings.timeout).as_dict()
        total = settings.total_timeout
        self._deadline = math.inf if total is None else time.monotonic() + total
        self._wait = 0.0
        self._started = 0.0

    def send(self, client: http.Client, request: http.Request, authorize: Authorize) -> Reply:
        """The response to the last attempt, read to its end, or NoResponse; each attempt begins with `authorize`."""
        request.extensions["trace"] = self._watch
        before = DEADLINE.set(self._deadline)
        try:
            while True:
                self.secrets = authorize(request)
                self._begin(request)
                try:
                    reply = self._sent(client, request)
                    if not self._retries_after(request, reply):
                        return reply
                except BaseException as error:  # noqa: BLE001  # raised again, unless it is a loss
                    self._pass_over(error, client, request)
                time.sleep(self._wait)
        except _FAILURES as error:
            raise self._no_response(request, error) from error
        finally:
            DEADLINE.reset(before)

    async def asend(self, client: http.AsyncClient, request: http.Request, authorize: AsyncAuthorize) -> Reply:
        """The response to the last attempt, read to its end, or NoResponse; each attempt begins with `authorize`."""
        import asyncio  # noqa: PLC0415  # only who awaits pays for it

        request.extensions["trace"] = self._awatch
        before = DEADLINE.set(self._deadline)
        left = self._deadline - time.monotonic() + _GRACE
        try:
            async with asyncio.timeout(None if left == math.inf else left):
                while True:
                    self.secrets = await authorize(request)
                    self._begin(request)
                    try:
                        reply = await self._asent(client, request)
                        if not self._retries_after(request, reply):
                            return reply
                    except BaseException as error:  # noqa: BLE001  # raised again, unless it is a loss
                        self._pass_over(error, client, request)
                    await asyncio.sleep(self._wait)
        except _FAILURES as error:
            raise self._no_response(request, error) from error
        finally:
            DEADLINE.reset(before)

    def _begin(self, request: http.Request) -> None:
        """Count one more attempt, and give it the time that is left."""
        left = max(self._deadline - time.monotonic(), _SHORTEST_TIMEOUT)
        timeout = {step: left if limit is None else min(left, limit) for step, limit in self._timeout.items()}
        request.extensions["timeout"] = timeout if left < math.inf else self._timeout
        self.count += 1
        self._sending_started = self._connecting_failed = False
        self._redirects = 0
        self._home = request.url
        self._started = time.perf_counter()

    def _pass_over(self, error: BaseException, client: http.Client | http.AsyncClient, request: http.Request) -> None:
        """Do nothing about a loss after which the request may be sent again; raise any other error."""
        if isinstance(error, RuntimeError) and client.is_closed:
            error = http.LocalProtocolError("the client was closed meanwhile", request=request)
        self._may_have_arrived |= not self._was_not_sent(error)
        self._log(request, type(error).__name__)
        self._is_of_hook = isinstance(error, Exception) and is_of_hook(error, client, request)
        is_lost = isinstance(error, _LOST) and not self._is_of_hook and not _is_about_certificates(error)
        harmless = self._idempotent or not self._may_have_arrived
        if not (is_lost and harmless and is_repeatable(request) and self._has_time_for(self._back_off())):
            raise error

    def _was_not_sent(self, error: BaseException) -> bool:
        """Whether no server saw the request, as far as can be told."""
        if self._sending_started or (self._is_foreign and not self._connecting_failed):
            return False
        return isinstance(error, _NOT_SENT)

    def _sent(self, client: http.Client, request: http.Request) -> Reply:
        """The response to one attempt, wherever it is redirected to."""
        found: http.Request | None = request
        while found:
            request = found
            response = client.send(request, auth=None, follow_redirects=False, stream=True)
            if self._leaves_open(response):
                return self._reply(request, response, b"", self._received(request, response))
            content = read_content(response, self._settings.max_response_size)
            found = self._further(request, response)
        return self._reply(request, response, content)

    async def _asent(self, client: http.AsyncClient, request: http.Request) -> Reply:
        """The response to one attempt of an async client, wherever it is redirected to."""
        found: http.Request | None = request
        while found:
            request = found
            response = await client.send(request, auth=None, follow_redirects=False, stream=True)
            if self._leaves_open(response):
                return self._reply(request, response, b"", self._areceived(request, response))
            content = await aread_content(response, self._settings.max_response_size)
            found = self._further(request, response)
        return self._reply(request, response, content)

    def _leaves_open(self, response: http.Response) -> bool:
        """Whether the body is read when it is wanted; one that is JSON is read at once, and so is that of an error."""
        return self._is_streamed and response.is_success and not is_json(media_type_of(response.headers))

    def _received(self, request: http.Request, response: http.Response) -> Iterator[bytes]:
        """The body as it arrives, within the time that the call has; NoResponse when it does not."""
        found = pieces(response, self._settings.max_response_size)
        piece: bytes | None = b""
        while piece is not None:
            before = DEADLINE.set(self._deadline)
            try:
                piece = next(found, None)
            except _FAILURES as error:
                raise self._no_response(request, error) from error
            finally:
                DEADLINE.reset(before)
            if piece:
                yield piece

    async def _areceived(self, request: http.Request, response: http.Response) -> AsyncIterator[bytes]:
        """The body of an async response as it arrives, within the time that the call has; else NoResponse."""
        found = apieces(response, self._settings.max_response_size)
        piece: bytes | None = b""
        while piece is not None:
            before = DEADLINE.set(self._deadline)
            try:
                piece = await anext(found, None)
            except _FAILURES as error:
                raise self._no_response(request, error) from error
            finally:
                DEADLINE.reset(before)
            if piece:
                yield piece

    def _further(self, request: http.Request, response: http.Response) -> http.Request | None:
        """The request that follows a redirect; the server that redirects has seen the one before."""
        found = further(request, response, self.secrets) if self._settings.follow_redirects else None
        if found is not None:
            self._redirects += 1
            self._sending_started = True
        if self._redirects > MOST_REDIRECTS:
            raise http.TooManyRedirects(f"more than {MOST_REDIRECTS}", request=request)
        return found

    def _reply(self, request: http.Request, response: http.Response, content: bytes, rest: Any = None) -> Reply:
        return Reply(
            response=response,
            content=content,
            method=self._method,
            path=self._path,
            attempts=self.count,
            home=self._home,
            redirected=self._redirects > 0,
            obstacle=obstacle(request, response) if self._settings.follow_redirects else "",
            secrets=self.secrets,
            rest=rest,
        )

    def _retries_after(self, request: http.Request, reply: Reply) -> bool:
        """Whether to send again after this response, and in time."""
        self._log(request, str(reply.status_code), reply.headers)
        if reply.status_code not in (_FAILED if self._idempotent else _REFUSED):
            return False
        if not is_repeatable(request):
            return False
        if reply.redirected and not self._idempotent:  # the server may have processed it before it redirected
            return False
        asked = retry_after(reply.headers) or 0.0
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
        self._note(event)
        if event.endswith(CONNECTED):
            hold(info["return_value"])

    async def _awatch(self, event: str, info: dict[str, Any]) -> None:
        """Called by the HTTP library, as its `trace` extension, with what happens to an async connection."""
        self._note(event)
        if event.endswith(CONNECTED):
            ahold(info["return_value"])

    def _note(self, event: str) -> None:
        if event in _SENDING:
            self._sending_started = True
        elif event.endswith(_NOT_CONNECTED):
            self._connecting_failed = True

    def _no_response(self, request: http.Request, error: Exception) -> NoResponse:
        if self._is_of_hook:
            raise error
        reason = f"{type(error).__name__}: {error}".rstrip(": ")
        if isinstance(error, TimeoutError):
            reason = f"the total timeout of {self._settings.total_timeout} s is over"
        url = without_secrets(request.url, self.secrets)
        bare = http.Request(request.method, url)  # without the header fields, of which one has the token
        _replace_requests(error, bare)
        kind = ResponseTimeout if isinstance(error, TimeoutError | http.TimeoutException) else NoResponse
        return kind(
            f"{request.method} {url} got no response{after(self.count)}: {withheld(reason, self.secrets)}",
            request=bare,
            attempts=self.count,
            may_have_arrived=self._may_have_arrived,
        )

    def _log(self, request: http.Request, outcome: str, headers: Mapping[str, str] | None = None) -> None:
        if not LOGGER.isEnabledFor(logging.DEBUG):
            return
        id_ = withheld(request_id(headers or {}), self.secrets) or "-"
        path = request.url.raw_path.partition(b"?")[0].decode()
        milliseconds = (time.perf_counter() - self._started) * 1000
        template = "%s %s: %s in %.0f ms, attempt %d, request id %s"
        LOGGER.debug(template, request.method, path, outcome, milliseconds, self.count, id_)


def _replace_requests(error: BaseException, request: http.Request) -> None:
    """Leave no other request in an error of the HTTP library, nor in those behind it."""
    found = [error]
    for one in found:  # which grows meanwhile
        if isinstance(one, http.HTTPError):
            one.request = request
        behind = (one.__cause__, one.__context__, *getattr(one, "exceptions", ()))
        found += [other for other in behind if other is not None and other not in found]


def _is_about_certificates(error: BaseException | None) -> bool:
    """Whether the server could not prove who it is, which it will not do a second later either."""
    while error and not isinstance(error, ssl.SSLCertVerificationError):
        error = error.__cause__ or error.__context__
    return error is not None
