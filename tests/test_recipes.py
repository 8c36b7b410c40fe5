"""What pages show that needs a server, or another package: tokens that renew themselves, and tests with respx."""

import asyncio
import json
import re
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partialmethod
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx
import pytest
from markdown_it import MarkdownIt

from wireproof.binding import Binding, bind
from wireproof.loading import load
from wireproof.oracle import find_operation, judge_request
from wireproof.served import ServedResponse, example_responses

ROOT = Path(__file__).parent.parent
BOX = load(ROOT / "specs/box-groups.yaml")
(GET_CURRENT_USER,) = [operation for operation in BOX.operations if operation.operation_id == "getCurrentUser"]
TOKEN_ENDPOINT = "https://api.box.com/oauth2/token"
CREDENTIALS = {
    "grant_type": "client_credentials",
    "client_id": "YOUR-CLIENT-ID",
    "client_secret": "YOUR-CLIENT-SECRET",
    "box_subject_type": "enterprise",
    "box_subject_id": "YOUR-ENTERPRISE-ID",
}
"""The form fields of a request for a token; see `specs/sources/box-groups.md`, the token request form."""

AWAITED = {"Client": "AsyncClient"}
"""What the README says is different for the async client."""

LASTS = {"expires_in": 3600}
EXPIRES_SOON = {"expires_in": 30}
THREADS = 8


@dataclass
class Box:
    """A server with Box's two addresses: it hands out tokens, and serves callers that have one."""

    lifetimes: Iterator[dict[str, Any]]
    """What is said about each token, in order."""
    refusals: int = 0
    """How many requests are refused with 401 before the first success."""
    url: str = ""
    token_requests: list[httpx.Request] = field(default_factory=list)
    requests: list[httpx.Request] = field(default_factory=list)

    def respond(self, request: httpx.Request) -> ServedResponse:
        """Hand out the next token, or the user whose token it is."""
        if request.url.path == "/oauth2/token":
            self.token_requests.append(request)
            token = {
                "access_token": f"token-{len(self.token_requests)}",
                "token_type": "bearer",
                **next(self.lifetimes),
            }
            return ServedResponse(200, {"Content-Type": "application/json"}, json.dumps(token).encode())
        self.requests.append(request)
        if len(self.requests) <= self.refusals:
            return ServedResponse(401, {}, b"")
        return next(example_responses(GET_CURRENT_USER, GET_CURRENT_USER.responses[0]))[1]

    @property
    def carried(self) -> list[str]:
        """The tokens that came, one with each request."""
        return [request.headers["Authorization"] for request in self.requests]


@pytest.fixture
def binding() -> Binding:
    """Box's client."""
    return bind(BOX, ROOT / "generated")


@pytest.fixture
def start(
    serve: Callable[[Callable[[httpx.Request], ServedResponse]], str], binding: Binding, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Box]:
    """Starts a server, where all new clients connect to."""

    def start(*lifetimes: dict[str, Any], refusals: int = 0) -> Box:
        box = Box(iter(lifetimes), refusals)
        box.url = serve(box.respond)
        for client in (binding.package.Client, binding.package.AsyncClient):
            monkeypatch.setattr(client, "__init__", partialmethod(client.__init__, base_url=box.url))
        oauth = sys.modules[binding.package.ClientCredentials.__module__]
        monkeypatch.setattr(oauth, "TOKEN_URL", f"{box.url}/oauth2/token")
        return box

    return start


def recipe() -> str:
    """The block of the README that is about tokens that renew themselves."""
    blocks = MarkdownIt().parse((ROOT / "README.md").read_text(encoding="utf-8"))
    (code,) = [block.content for block in blocks if block.type == "fence" and "ClientCredentials" in block.content]
    return code


def followed(code: str) -> dict[str, Any]:
    """The names that the code defines."""
    names: dict[str, Any] = {"__name__": "__main__"}
    exec(code, names)  # noqa: S102  # code from our own page
    return names


def call(start: Callable[..., Box], *lifetimes: dict[str, Any], calls: int, refusals: int = 0) -> Box:
    """Follow the recipe and call an operation with its client, several times."""
    box = start(*lifetimes, refusals=refusals)
    names = followed(recipe())
    with names["client"] as client:
        for _ in range(calls):
            assert client.users.get_current().id
    return box


def test_tokens_come_from_where_the_spec_says(binding: Binding) -> None:
    """
    A source that is not told where else asks the token endpoint of the spec.
    """
    assert f"ClientCredentials(token_url='{TOKEN_ENDPOINT}')" == repr(binding.package.ClientCredentials("me", "secret"))


def test_a_token_is_fetched_once_and_carried_by_every_request(start: Callable[..., Box]) -> None:
    """
    One proper request for a token, and calls that the spec has nothing against.
    """
    box = call(start, LASTS, calls=3)

    (request,) = box.token_requests
    assert "POST" == request.method
    assert "application/x-www-form-urlencoded" == request.headers["Content-Type"].partition(";")[0]
    assert CREDENTIALS == dict(parse_qsl(request.content.decode(), strict_parsing=True))
    assert "Authorization" not in request.headers
    assert ["Bearer token-1"] * 3 == box.carried
    for sent in box.requests:
        assert find_operation(BOX, sent, box.url) is GET_CURRENT_USER
        assert () == tuple(judge_request(BOX, GET_CURRENT_USER, sent, server=box.url).findings)


def test_a_token_that_is_about_to_expire_is_replaced(start: Callable[..., Box]) -> None:
    """
    Half a minute before its end a token is not used again, and the next one is asked for with the same credentials.
    """
    box = call(start, EXPIRES_SOON, LASTS, calls=3)

    assert ["Bearer token-1", "Bearer token-2", "Bearer token-2"] == box.carried
    assert [CREDENTIALS] * 2 == [dict(parse_qsl(request.content.decode())) for request in box.token_requests]


def test_a_refused_token_is_tried_once_more(start: Callable[..., Box], binding: Binding) -> None:
    """
    After 401 another token is asked for, and the request is sent with that once more; a second 401 is raised.
    """
    box = call(start, LASTS, LASTS, calls=1, refusals=1)
    assert ["Bearer token-1", "Bearer token-2"] == box.carried

    with pytest.raises(binding.errors.Unauthorized):
        call(start, LASTS, LASTS, calls=1, refusals=2)


def test_threads_that_begin_together_fetch_one_token(start: Callable[..., Box]) -> None:
    """
    Threads that share the client share its token, from the first call on.
    """
    box = start(LASTS, *[LASTS] * THREADS)
    names = followed(recipe())
    together = threading.Barrier(THREADS)

    def begin(_: int) -> None:
        together.wait()
        names["client"].users.get_current()

    with names["client"], ThreadPoolExecutor(THREADS) as threads:
        list(threads.map(begin, range(THREADS)))

    assert 1 == len(box.token_requests)
    assert ["Bearer token-1"] * THREADS == box.carried


def test_no_token_is_an_error_with_its_reason(start: Callable[..., Box], binding: Binding) -> None:
    """
    A refusal is a `TokenError` in the words of the token endpoint, and nothing is sent to the API.
    """
    box = start({"error": "invalid_client"})
    names = followed(recipe())

    with names["client"] as client, pytest.raises(binding.errors.TokenError) as refusal:
        client.users.get_current()

    assert "returned 200: invalid_client" in str(refusal.value)
    assert [] == box.requests


def test_the_recipe_can_be_awaited(start: Callable[..., Box]) -> None:
    """
    With the changes that the README names, it serves the async client: calls at the same time fetch one token.
    """
    code = recipe()
    for old, new in AWAITED.items():
        code = re.sub(rf"\b{old}", new, code)
    box = start(EXPIRES_SOON, *[LASTS] * THREADS)

    async def story() -> None:
        names = followed(code)
        async with names["client"] as client:
            await client.users.get_current()
            await asyncio.gather(*(client.users.get_current() for _ in range(THREADS)))

    asyncio.run(story())

    assert [CREDENTIALS] * 2 == [dict(parse_qsl(request.content.decode())) for request in box.token_requests]
    assert ["Bearer token-1", *["Bearer token-2"] * THREADS] == box.carried


PAGES = [ROOT / "README.md", *sorted(ROOT.glob("generated/*/README.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_a_test_with_respx_runs_as_it_is_shown(page: Path) -> None:
    """
    The test that a page shows for a mocked API passes, after the imports above it.
    """
    blocks = [one.content for one in MarkdownIt().parse(page.read_text(encoding="utf-8")) if one.type == "fence"]
    (block,) = [block for block in blocks if "import respx" in block]
    above = [line for code in blocks for line in code.splitlines() if re.match(r"from \w+_client", line)]
    names: dict[str, Any] = {}

    exec("\n".join([*above, block]), names)  # noqa: S102  # code from our own pages
    tests = [value for name, value in names.items() if name.startswith("test_")]

    assert 1 == len(tests)
    tests[0]()
