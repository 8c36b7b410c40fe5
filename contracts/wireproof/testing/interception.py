"""
Where requests are caught: the connections of httpx and httpx2 by respx, and the adapters of requests by responses.

A library that is not installed is left alone. What a test mocks by respx itself goes there.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from typing import Any
from unittest import mock

from wireproof.adapters import request_of
from wireproof.extras import lacking
from wireproof.messages import Request, Response
from wireproof.testing.errors import MockError

__all__ = ["Handler", "caught"]

Handler = Callable[[Request], Response | None]
"""Responds to a request; None lets it pass to where it goes."""


@contextmanager
def caught(handler: Handler) -> Iterator[None]:
    """
    Every request of this process goes to a handler, from whichever thread or task.

    Raises:
        ExtraError: What catches them is not installed.
    """
    with ExitStack() as stack:
        try:
            for library, catch in CATCHERS.items():
                if find_spec(library):
                    stack.enter_context(catch(handler))
        except ImportError as error:
            raise lacking("contract_mock", error) from None
        yield


@contextmanager
def _by_respx(using: str, handler: Handler) -> Iterator[None]:
    import httpx  # noqa: PLC0415  # only where a test mocks
    import respx  # noqa: PLC0415  # as above
    from respx.mocks import Mocker  # noqa: PLC0415  # as above

    def respond(request: httpx.Request) -> httpx.Response | httpx.Request | None:
        others = [route for one in Mocker.registry[using].routers if one is not router for route in one.routes]
        if any(route.pattern.match(request) for route in others):
            return None  # which is how respx is told to ask the next router
        response = handler(request_of(request))
        if response is None:
            return request  # which is how respx is told to let it pass
        return httpx.Response(response.status, headers=[*response.headers], content=response.content)

    with respx.MockRouter(assert_all_called=False, using=using) as router:
        router.route().mock(side_effect=respond)
        yield


@contextmanager
def _httpx(handler: Handler) -> Iterator[None]:
    with _by_respx("httpcore", handler):
        yield


@contextmanager
def _httpx2(handler: Handler) -> Iterator[None]:
    import pytest_httpx2  # noqa: F401, PLC0415  # respx catches httpx2 when this is there

    with _by_respx("httpcore2", handler):
        yield


# requests -----------------------------------------------------------------------------------------------------------

NEEDS_RESPONSES = "requests is used, which is mocked by `responses`, and that is not installed; pip install responses"


@contextmanager
def _requests(handler: Handler) -> Iterator[None]:
    if not find_spec("responses"):
        with mock.patch("requests.adapters.HTTPAdapter.send", side_effect=MockError(NEEDS_RESPONSES)):
            yield
        return
    import responses  # noqa: PLC0415  # as above

    with responses.RequestsMock(assert_all_requests_are_fired=False) as router:
        router.add(_everything(handler))
        yield


def _everything(handler: Handler) -> Any:
    """A rule of `responses` for every request."""
    import responses  # noqa: PLC0415  # as above

    class Everything(responses.CallbackResponse):
        passthrough = False

        def matches(self, request: Any) -> tuple[bool, str]:
            request.reply = handler(request_of(request))
            self.passthrough = request.reply is None
            return True, ""

    def respond(request: Any) -> tuple[int, list[tuple[str, str]], bytes]:
        return request.reply.status, [*request.reply.headers], request.reply.content

    return Everything("GET", re.compile(""), respond, content_type=None)


CATCHERS: dict[str, Callable[[Handler], Any]] = {"httpx": _httpx, "httpx2": _httpx2, "requests": _requests}
