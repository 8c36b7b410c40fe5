"""What leads from one page of a list to the next, and when to stop."""

from inspect import signature

import httpx2
import pytest

from wireproof.runtime import paging
from wireproof.runtime.decoding import integer, string
from wireproof.runtime.encoding import Query
from wireproof.runtime.envelopes import Fact
from wireproof.runtime.errors import InvalidResponse
from wireproof.runtime.paging import FollowingPages, LinkPages, MarkerPages, NumberedPages, OffsetPages, Walk, listed
from wireproof.runtime.responses import Reply
from wireproof.runtime.types import UNSET


def fact(name):
    """What a member of a page says; pages are dicts here."""
    return Fact(f"/{name}", lambda body: body.get(name, UNSET))


ITEMS = listed(fact("items"))
OFFSETS = OffsetPages(
    parameter=Query("offset", integer),
    items=ITEMS,
    limit=fact("limit"),
    total=fact("total"),
    echo=fact("offset"),
)
MARKERS = MarkerPages(parameter=Query("marker", string), items=ITEMS, next=fact("next"), total=fact("total"))
ONE, TWO, THREE, NOBODY = {"id": "a"}, {"id": "b"}, {"id": "c"}, {}
FOLLOWING = FollowingPages(
    parameter=Query("after", string), items=ITEMS, id=Fact("/id", lambda item: item.get("id", UNSET)), more=fact("more")
)
LINKS = LinkPages(items=ITEMS, next=fact("next"))
LINK_FIELDS = LinkPages(items=ITEMS)
NUMBERS = NumberedPages(parameter=Query("page", integer), items=ITEMS, pages=fact("pages"), echo=fact("page"))


def reply(content, link=None):
    request = httpx2.Request("GET", "https://api.example/")
    response = httpx2.Response(200, headers={} if link is None else {"Link": link}, request=request)
    return Reply(response=response, content=content.encode(), method="GET", path="/")


def walk(kind, pages, start=UNSET):
    """The items of these pages, and the positions that were asked for; the last page is there for ever."""
    way = Walk(kind, start)
    asked, items = [], []
    for position in way:
        page = pages[min(len(asked), len(pages) - 1)]
        asked.append(position)
        items += way.step(position, reply(f"{page} {len(asked)}", page.get("link")), page)
    return items, asked


def test_a_walk_begins_with_nothing_behind_it():
    """
    Only where it begins is up to the caller.
    """
    assert ["paging", "start"] == list(signature(Walk).parameters)


def go(way, content):
    """Walk through a list of nine numbered pages, each with another item and this content."""
    for number in way:
        way.step(number, reply(content(number)), {"items": [number], "pages": 9})


@pytest.mark.parametrize(
    ("kind", "pages", "asked"),
    [
        (OFFSETS, [{"items": [1, 2], "limit": 2, "total": 3}, {"items": [3], "limit": 2, "total": 3}], [0, 2]),
        (OFFSETS, [{"items": [1], "limit": 2, "total": 3}, {"items": [3], "limit": 2, "total": 3}], [0, 2]),
        (OFFSETS, [{"items": [1, 2], "limit": 2, "total": 2}], [0]),
        (OFFSETS, [{"items": [], "limit": 2, "total": 3}, {"items": [3], "limit": 2, "total": 3}], [0, 2]),
        (OFFSETS, [{"items": [], "limit": 2, "total": 0}], [0]),
        (OFFSETS, [{"items": [], "limit": 0, "total": 0}], [0]),
        (OFFSETS, [{"items": [1, 2]}, {"items": [3]}, {"items": []}], [0, 2, 3]),
        (OFFSETS, [{"items": [1], "limit": 2}, {"items": []}], [0, 2]),
        (OFFSETS, [{"items": [1], "total": 2}, {"items": [2], "total": 2}], [0, 1]),
        (OFFSETS, [{"items": [1], "total": 9}, {"items": [], "total": 9}], [0, 1]),
        (OFFSETS, [{"items": None, "offset": 7}], [0]),
        (MARKERS, [{"items": [1], "next": "a"}, {"items": [2], "next": "b"}, {"items": [3]}], [UNSET, "a", "b"]),
        (MARKERS, [{"items": [1], "next": "a", "total": 2}, {"items": [2], "next": "", "total": 2}], [UNSET, "a"]),
        (MARKERS, [{"items": [], "next": "a"}, {"items": [2], "next": None}], [UNSET, "a"]),
        (MARKERS, [{"items": [1], "total": 1}], [UNSET]),
        (MARKERS, [{"items": [1]}], [UNSET]),
        (FOLLOWING, [{"items": [ONE, TWO], "more": True}, {"items": [THREE], "more": False}], [UNSET, "b"]),
        (FOLLOWING, [{"items": [ONE]}, {"items": [TWO]}, {"items": []}], [UNSET, "a", "b"]),
        (FOLLOWING, [{"items": [NOBODY], "more": False}], [UNSET]),
        (FOLLOWING, [{"items": None, "more": False}], [UNSET]),
        (LINKS, [{"items": [1], "next": "?a"}, {"items": [], "next": "/b"}, {"items": [3]}], [UNSET, "/?a", "/b"]),
        (LINKS, [{"items": [1], "next": "?a"}, {"items": [2], "next": None}], [UNSET, "/?a"]),
        (LINKS, [{"items": [1], "next": ""}], [UNSET]),
        (LINK_FIELDS, [{"items": [1], "link": "<?a>; rel=next"}, {"items": [2]}], [UNSET, "/?a"]),
        (LINK_FIELDS, [{"items": [1], "link": "<?a>; rel=next"}, {"items": [2], "link": "<>; rel=up"}], [UNSET, "/?a"]),
        (NUMBERS, [{"items": [1], "pages": 2}, {"items": [2], "pages": 2}], [1, 2]),
        (NUMBERS, [{"items": [], "pages": 2}, {"items": [2], "pages": 2}], [1, 2]),
        (NUMBERS, [{"items": [], "pages": 0}], [1]),
        (NUMBERS, [{"items": [1]}, {"items": [2]}, {"items": []}], [1, 2, 3]),
    ],
)
def test_a_list_is_walked_to_its_end(kind, pages, asked):
    """
    Each kind of paging asks for the next page by what this one says, and stops where the list does.
    """
    assert ([item for page in pages for item in page["items"] or []], asked) == walk(kind, pages)


@pytest.mark.parametrize(
    ("kind", "start", "pages", "asked"),
    [
        (OFFSETS, 4, [{"items": [1], "limit": 1, "total": 6}, {"items": [2], "limit": 1, "total": 6}], [4, 5]),
        (OFFSETS, 9, [{"items": [], "limit": 1, "total": 6}], [9]),
        (OFFSETS, 0, [{"items": []}], [0]),
        (MARKERS, "m", [{"items": [1], "total": 9}], ["m"]),
        (FOLLOWING, "m", [{"items": [ONE], "more": True}, {"items": [TWO], "more": False}], ["m", "a"]),
        (NUMBERS, 3, [{"items": [1], "pages": 4}, {"items": [2], "pages": 4}], [3, 4]),
        (NUMBERS, 5, [{"items": [], "pages": 4}], [5]),
    ],
)
def test_a_walk_begins_where_the_caller_says(kind, start, pages, asked):
    """
    Any position may be the first one, beyond the end of the list as well.
    """
    assert asked == walk(kind, pages, start)[1]


@pytest.mark.parametrize(
    ("kind", "pages", "pointer", "expected", "received"),
    [
        (OFFSETS, [{"items": [1, 2], "limit": 1, "total": 9}], "/limit", "2 or more, for there are as many items", "1"),
        (OFFSETS, [{"items": [], "limit": 0, "total": 9}], "/limit", "1 or more, because there is more to come", "0"),
        (OFFSETS, [{"items": [1], "limit": 0}], "/limit", "1 or more, because there is more to come", "0"),
        (OFFSETS, [{"items": [1], "limit": -1, "total": 9}], "/limit", "1 or more, because there is more", "-1"),
        (OFFSETS, [{"items": [1], "offset": 7}], "/offset", "0, as was asked for", "7"),
        (OFFSETS, [{"items": [1], "total": 9}], "", "other items than on the pages before", "the same"),
        (MARKERS, [{"items": [1], "total": 9}], "/next", "a marker, because there are 9 items", "none"),
        (MARKERS, [{"items": [1], "next": "a"}, {"items": [2], "next": "a"}], "/next", "a marker that was not", '"a"'),
        (FOLLOWING, [{"items": [], "more": True}], "/more", "false, because there is no item to go on from", "true"),
        (FOLLOWING, [{"items": [NOBODY], "more": True}], "", "a last item whose /id was not there before", "none"),
        (
            FOLLOWING,
            [{"items": [TWO, ONE], "more": True}, {"items": [THREE, ONE], "more": True}],
            "",
            "a last item whose /id was not there before",
            '"a"',
        ),
        (LINKS, [{"items": [1], "next": "?a"}, {"items": [2], "next": "?a"}], "/next", "a link that was not", '"/?a"'),
        (LINKS, [{"items": [1], "next": "//b.test/"}], "/next", "a link to the next page on", "a link to elsewhere"),
        (
            LINK_FIELDS,
            [{"items": [1], "link": "<//b.test>; rel=next"}],
            "",
            "a link to the next",
            "a link to elsewhere",
        ),
        (LINK_FIELDS, [{"items": [1], "link": "<?a>, x"}], "", "a header field Link as RFC", "no link at character 5"),
        (NUMBERS, [{"items": [1], "page": 2}], "/page", "1, as was asked for", "2"),
        (NUMBERS, [{"items": [1], "pages": 9}], "", "other items than on the pages before", "the same"),
    ],
)
def test_pages_that_contradict_themselves_are_refused(kind, pages, pointer, expected, received):
    """
    A page that comes again, leads back or says what cannot be is an invalid response, and not an endless loop.
    """
    with pytest.raises(InvalidResponse) as caught:
        walk(kind, pages)

    assert (pointer, received) == (caught.value.pointer, caught.value.received)
    assert caught.value.expected.startswith(expected)


def test_a_page_that_comes_back_later_is_refused():
    """
    Alternating pages are noticed by their content, whatever they say of themselves.
    """
    way = Walk(NUMBERS, UNSET)

    with pytest.raises(InvalidResponse, match="expected other items than on the pages before, received the same"):
        go(way, lambda number: "ab"[number % 2])

    assert {1, 2, 3} == way.asked


def test_a_list_without_an_end_is_refused(monkeypatch):
    """
    So many pages are read and no more, even if every one of them has other items.
    """
    monkeypatch.setattr(paging, "MOST_PAGES", 5)
    way = Walk(NUMBERS, UNSET)

    with pytest.raises(InvalidResponse, match="the end of the list after 5 pages at most, received one more"):
        go(way, str)

    assert 6 == len(way.asked)


@pytest.mark.parametrize(("empty", "is_refused"), [(4, False), (5, True)])
def test_a_list_of_empty_pages_is_refused(empty, is_refused, monkeypatch):
    """
    So many pages in a row may be empty, and an item begins the count anew; the last page of a list may be one of them.
    """
    monkeypatch.setattr(paging, "MOST_EMPTY_PAGES", 5)
    nothing, something = {"items": [], "pages": 20}, {"items": [1], "pages": 20}
    pages = [*[nothing] * 4, something, *[nothing] * empty, {"items": [2], "pages": 0}]

    if is_refused:
        with pytest.raises(InvalidResponse, match="an item on one of 5 pages in a row, received none, and there is"):
            walk(NUMBERS, pages)
    else:
        assert [1, 2] == walk(NUMBERS, pages)[0]
    assert 5 == len(walk(NUMBERS, [*[nothing] * 4, {"items": [], "pages": 0}])[1])
