"""Lists as the caller sees them: items over all pages, asked for when they are wanted."""

import asyncio
from itertools import islice

import httpx2
import pytest

from wireproof.runtime.decoding import anything, integer
from wireproof.runtime.encoding import Query
from wireproof.runtime.envelopes import Fact
from wireproof.runtime.errors import InvalidResponse, NotFound
from wireproof.runtime.pages import AsyncPages, Pages
from wireproof.runtime.paging import NumberedPages, listed
from wireproof.runtime.requests import PagedRequest
from wireproof.runtime.responses import Reply, Responses, json_body
from wireproof.runtime.types import UNSET

PAGE = Query("page", integer)
REQUEST = PagedRequest(
    method="GET",
    path="/cars",
    query=[PAGE(UNSET)],
    responses=Responses(successes={"200": json_body(anything)}, errors={"404": json_body(anything)}),
    paging=NumberedPages(
        parameter=PAGE,
        items=listed(Fact("/items", lambda body: body["items"])),
        pages=Fact("/pages", lambda body: body["pages"]),
    ),
    position=UNSET,
)


class Server:
    """Has a list of these pages, and remembers what was asked for; the items of a page are its numbers."""

    def __init__(self, *pages):
        self.pages = pages
        self.asked = []

    def exchange(self, request):
        """Respond."""
        self.asked.append(request.target)
        body = {"items": self.pages[request.position - 1], "pages": len(self.pages)}
        response = httpx2.Response(200, json=body, request=httpx2.Request("GET", "https://api.example/"))
        return Reply(response=response, content=response.content, method=request.method, path=request.path)

    async def aexchange(self, request):
        """Respond to an awaited call."""
        return self.exchange(request)


async def collected(items, most=None):
    """The first items of an async iterator."""
    found = []
    async for item in items:
        found.append(item)
        if len(found) == most:
            break
    return found


@pytest.fixture(params=["sync", "async"])
def mode(request):
    return request.param


class Story:
    """A list, to loop over in either mode."""

    def __init__(self, mode, *pages):
        self.server = Server(*pages)
        self.is_sync = mode == "sync"
        self.pages = (
            Pages(self.server.exchange, REQUEST) if self.is_sync else AsyncPages(self.server.aexchange, REQUEST)
        )

    def items(self, most=None):
        """The first items of a loop, or all of them."""
        return list(islice(self.pages, most)) if self.is_sync else asyncio.run(collected(self.pages, most))

    def bodies(self):
        """The bodies of all pages."""
        return list(self.pages.pages()) if self.is_sync else asyncio.run(collected(self.pages.pages()))

    def one(self):
        """The only item."""
        return self.pages.one() if self.is_sync else asyncio.run(self.pages.one())


def test_the_items_of_all_pages_follow_one_another(mode):
    """
    A loop goes through every page, and another loop begins anew.
    """
    story = Story(mode, [1, 2], [], [3])

    assert [1, 2, 3] == story.items()
    assert [1, 2, 3] == story.items()
    assert ["/cars?page=1", "/cars?page=2", "/cars?page=3"] * 2 == story.server.asked


def test_a_page_is_asked_for_when_it_is_wanted(mode):
    """
    Making the list asks for nothing, and its first items for the first page only.
    """
    story = Story(mode, [1, 2], [3])

    assert [] == story.server.asked
    assert [1, 2] == story.items(2)
    assert ["/cars?page=1"] == story.server.asked


def test_a_page_has_more_than_its_items(mode):
    """
    The bodies of the pages are there as the server sent them.
    """
    story = Story(mode, [1], [2])

    assert [{"items": [1], "pages": 2}, {"items": [2], "pages": 2}] == story.bodies()


@pytest.mark.parametrize(
    ("pages", "expected", "asked"),
    [
        ([[1]], 1, 1),
        ([[], [1]], 1, 2),
        ([[1], []], 1, 2),
        ([[]], "GET /cars found no item; exactly one was expected", 1),
        ([[1, 2], [3]], "GET /cars found more than one item; exactly one was expected", 1),
        ([[1], [2], [3]], "GET /cars found more than one item; exactly one was expected", 2),
    ],
)
def test_the_only_item_is_the_only_one(mode, pages, expected, asked):
    """
    As many pages are asked for as it takes to know; no item or a second one is a LookupError.
    """
    story = Story(mode, *pages)

    if isinstance(expected, int):
        assert expected == story.one()
    else:
        with pytest.raises(LookupError, match=expected):
            story.one()
    assert asked == len(story.server.asked)


def test_an_error_of_a_page_comes_after_the_items_before(mode):
    """
    What arrived is given out before a later page fails.
    """
    story = Story(mode, [1], [1], [2])

    assert [1] == story.items(1)
    with pytest.raises(InvalidResponse, match="GET /cars returned 200 OK, but at the top of the body: expected other"):
        story.items()


def test_an_error_status_is_raised_by_the_loop():
    """
    The error of an operation is that of its pages.
    """

    def missing(request):
        sent = httpx2.Request("GET", "https://api.example/")
        return Reply(response=httpx2.Response(404, request=sent), content=b"", method=request.method, path=request.path)

    with pytest.raises(NotFound):
        list(Pages(missing, REQUEST))


def test_a_list_is_shown_by_its_request(mode):
    """
    What a debugger shows is what would be asked for; nothing is asked for to show it.
    """
    story = Story(mode)

    assert f"<{'Pages' if story.is_sync else 'AsyncPages'} of GET /cars>" == repr(story.pages)
    assert [] == story.server.asked
