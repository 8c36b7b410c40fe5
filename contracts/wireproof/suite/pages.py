"""Servers that give a list in pages, made from what a spec says of them; some of them go on for ever."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count
from typing import Any
from urllib.parse import quote, unquote

import httpx
from hypothesis import strategies as st

from wireproof.adapters import request_of, response_of
from wireproof.catalog import Spec
from wireproof.extensions import PageStyle
from wireproof.oracle import ABSENT, judge_request, judge_response
from wireproof.pagination import Pagination
from wireproof.pointers import resolve, unescape
from wireproof.served import ServedResponse, example_responses
from wireproof.suite.cases import PagedCase, paged, put

__all__ = [
    "Page",
    "PagingFault",
    "PagingFaultCase",
    "Plan",
    "Server",
    "asked",
    "empty_page",
    "faulty_server",
    "item",
    "page_response",
    "paging_faults",
    "plans",
    "positioned",
    "script",
    "serve",
    "without_items",
]

Server = Callable[[httpx.Request], httpx.Response]


@dataclass(frozen=True)
class Page:
    """One page."""

    position: Any
    """What asks for it; `ABSENT` for the first one of those that follow markers or links."""
    items: Sequence[Any]
    facts: Mapping[str, Any] = field(default_factory=dict)
    """What it says of itself, by the members of `x-pagination`; what is `ABSENT` or not there is not said."""


def serve(case: PagedCase, page_at: Callable[[Any], Page | None]) -> Server:
    """A server that has a page at some positions, and otherwise fails."""

    def server(request: httpx.Request) -> httpx.Response:
        position, bare = asked(case, request)
        page = page_at(position) if judge_request(case.spec, case.operation, request_of(bare)).decoded else None
        return page_response(case, _addressed(page, bare.url)).response if page else httpx.Response(500)

    return server


def positioned(specs: tuple[Spec, ...]) -> Iterator[PagedCase]:
    """Every list that can begin with any of its pages, because an argument says which."""
    return (case for case in paged(specs) if case.pagination.parameter)


def asked(case: PagedCase, request: httpx.Request) -> tuple[Any, httpx.Request]:
    """Which page a request asks for, and the request as the spec knows it: without what only a link can have."""
    if case.pagination.parameter:
        decoded = judge_request(case.spec, case.operation, request_of(request)).decoded
        return decoded.query.get(case.pagination.parameter, ABSENT) if decoded else ABSENT, request
    pairs = request.url.query.decode().split("&")
    found = [unquote(pair.removeprefix(f"{OF_LINK}=")) for pair in pairs if pair.startswith(f"{OF_LINK}=")]
    others = "&".join(pair for pair in pairs if not pair.startswith(f"{OF_LINK}="))
    url = request.url.copy_with(query=others.encode() or None)
    bare = httpx.Request(request.method, url, headers=request.headers, content=request.content)
    return found[0] if found else ABSENT, bare


# Links --------------------------------------------------------------------------------------------------------------

OF_LINK = "wireproof-page"
"""The query parameter that links have besides what was asked with."""
HERE = "https://pages.example/"
"""What the links begin with that lead to the server, until it knows what was asked."""
ELSEWHERE = "https://elsewhere.example/"
OTHERS = f'<{ELSEWHERE}a,b>; rel=prev; title="a, <b>; rel=next", <{ELSEWHERE}>; anchor="/c"; rel=next'
"""Links in a header field that do not lead to the next page."""


def _addressed(page: Page, url: httpx.URL) -> Page:
    """A page whose link leads to the address that was asked, with its mark; in the header field in one of two forms."""
    following = page.facts.get("next", ABSENT)
    if not (isinstance(following, str) and following.startswith(HERE)):
        return page
    pairs = [*filter(None, [url.query.decode()]), f"{OF_LINK}={quote(following, safe='')}"]
    return replace(page, facts={**page.facts, "next": f"{url.copy_with(query=None)}?{'&'.join(pairs)}"})


def _link_field(following: Any) -> Mapping[str, str]:
    """The header field with a link, if there is one."""
    if following is ABSENT:
        return {}
    return {"Link": f'{OTHERS}, <{following}>; title=x; REL="last Next"' if following else OTHERS}


# What a page is written as ------------------------------------------------------------------------------------------


def page_response(case: PagedCase, page: Page) -> ServedResponse:
    """The success with a page: an example of the spec, with the page's items and facts in their places."""
    pagination = case.pagination
    _, shown = next(example_responses(case.operation, pagination.success))
    body, headers = shown.body, shown.headers
    if pagination.style == "link-header":
        others = {name: value for name, value in headers.items() if name.lower() != "link"}
        headers = {**others, **_link_field(page.facts.get("next", ABSENT))}
    for name, pointer in pagination.facts.items():
        body = put(body, pointer, page.facts.get(name, ABSENT))
    if pagination.order is None:
        body = put(body, pagination.items, [*page.items])
    else:
        by_id = {str(index): one for index, one in enumerate(page.items)}
        references = [{"key": _key(pagination), "id": id_} for id_ in by_id]
        body = put(body, pagination.items, dict(reversed(by_id.items())))
        body = put(body, pagination.order, page.facts.get("order", references))
    return replace(shown, headers=headers, content=json.dumps(body).encode(), body=body)


def _key(pagination: Pagination) -> str:
    """What references call the map that the items are in."""
    return unescape(pagination.items.rpartition("/")[2])


def item(case: PagedCase, number: int) -> Any:
    """An item like the first that the examples show, with a number that tells it from others."""
    return case.item(number)


# Lists that end -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Plan:
    """A list, and how its server tells of it."""

    split: Sequence[Sequence[Any]]
    """The items of each page."""
    said: frozenset[str]
    """The facts that the pages say."""
    surplus: int = 0
    """By how much the server counts too many."""
    ending: Any = ABSENT
    """What the last page has for a marker."""

    def page(self, position: Any, items: Sequence[Any], **facts: Any) -> Page:
        """A page that says what is said."""
        return Page(position, items, {name: value for name, value in facts.items() if name in self.said})


@st.composite
def plans(draw: st.DrawFn, case: PagedCase) -> Plan:
    """Lists in pages as a spec allows them."""
    numbers = count(1)
    sizes = draw(st.lists(st.integers(0, 3), max_size=5))
    optional, endings = _choices(case)
    return Plan(
        split=[[item(case, next(numbers)) for _ in range(size)] for size in sizes],
        said=frozenset(name for name in case.pagination.facts if name not in optional or draw(st.booleans())),
        surplus=draw(st.integers(0, 3)),
        ending=draw(st.sampled_from(endings)),
    )


@cache
def _choices(case: PagedCase) -> tuple[list[str], list[Any]]:
    """The facts that a page may leave unsaid, and what it may have instead of a marker."""

    def is_allowed(**facts: Any) -> bool:
        page = Page(ABSENT, [], {**dict.fromkeys(case.pagination.facts, 1), "next": HERE, "more": False, **facts})
        return not judge_response(case.spec, case.operation, response_of(page_response(case, page).response))

    optional = [name for name in case.pagination.facts if name != "next" and is_allowed(**{name: ABSENT})]
    return optional, [value for value in (ABSENT, None, "") if is_allowed(next=value)]


def script(case: PagedCase, plan: Plan) -> list[Page]:
    """The pages of a list, in the order in which they have to be asked for."""
    return SCRIPTS[case.pagination.style](plan, case.pagination)


def _by_offset(plan: Plan, _: Pagination) -> list[Page]:
    """A page takes up its whole limit, however few items it has; where no limit is said, it takes up its items."""
    limit = max([1, *map(len, plan.split)])
    contents, end = dict[int, Sequence[Any]](), 0
    for items in plan.split:
        contents[end] = items
        end += limit if "limit" in plan.said else len(items)
    total = plan.surplus + max([0, *(start + len(items) for start, items in contents.items() if items)])
    pages, start, is_last = list[Page](), 0, False
    while not is_last:
        items = contents.get(start, [])
        pages.append(plan.page(start, items, limit=limit, total=total, echo=start))
        start += limit if "limit" in plan.said else len(items)
        is_last = ("total" in plan.said and start >= total) or not (items or {"limit", "total"} <= plan.said)
    return pages


def _by_marker(plan: Plan, _: Pagination) -> list[Page]:
    """Each page has the marker of the next one."""
    split = plan.split or [[]]
    markers = [f"a+/b== {number}" for number in range(1, len(split))]
    pages = zip([ABSENT, *markers], split, [*markers, plan.ending], strict=True)
    return [plan.page(position, items, next=following) for position, items, following in pages]


def _by_item(plan: Plan, pagination: Pagination) -> list[Page]:
    """The last item of a page asks for the next one; where no page says that it is the last, that has no items."""
    split = [*filter(None, plan.split), *([] if "more" in plan.said else [[]])] or [[]]
    ids = [resolve(items[-1], f"#{pagination.id}") for items in split[:-1]]
    is_more = [True] * len(ids) + [False]
    pages = zip([ABSENT, *ids], split, is_more, strict=True)
    return [plan.page(position, items, more=more) for position, items, more in pages]


def _by_link(plan: Plan, _: Pagination) -> list[Page]:
    """Each page has the address of the next one; `said` are facts of bodies, and a header field is none of them."""
    split = plan.split or [[]]
    links = [HERE + quote(f"a+/b== {number}", safe="") for number in range(1, len(split))]
    pages = zip([ABSENT, *links], split, [*links, plan.ending], strict=True)
    return [Page(position, items, {"next": following}) for position, items, following in pages]


def _by_number(plan: Plan, _: Pagination) -> list[Page]:
    """The last page has the number that all of them say; where none is said, it is the first one without items."""
    split = [*plan.split, *[[]] * plan.surplus] if "pages" in plan.said else [*filter(None, plan.split), []]
    pages = [plan.page(number, items, pages=len(split), echo=number) for number, items in enumerate(split, start=1)]
    return pages or [plan.page(1, [], pages=0, echo=0)]


SCRIPTS: Mapping[PageStyle, Callable[[Plan, Pagination], list[Page]]] = {
    "offset": _by_offset,
    "marker": _by_marker,
    "after": _by_item,
    "page": _by_number,
    "link": _by_link,
    "link-header": _by_link,
}


# Lists that do not --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PagingFault:
    """A server that would keep a client for ever, or does not have what it promises."""

    name: str
    place: str
    """What gives it away: a member of `x-pagination`, and a place below where that leads; empty for the whole page."""
    pages: int
    """The page on which it does, with limits of 5."""
    needs: Callable[[Pagination], bool]
    """Whether somebody who goes through such pages can fall into it."""
    facts: Callable[[Pagination, int], Mapping[str, Any]] = lambda *_: {}
    """What a page says instead of the truth, by how many came before it."""
    numbers: Callable[[int], Sequence[int]] = lambda index: [index]
    """The items of a page, by how many came before it."""


def _says(fact: str) -> Callable[[Pagination], bool]:
    return lambda pagination: fact in pagination.facts


def _has_order(pagination: Pagination) -> bool:
    return pagination.order is not None


def _is_endless_without_items(pagination: Pagination) -> bool:
    needed = {"offset": {"limit", "total"}, "page": {"pages"}}.get(pagination.style, set())
    return pagination.style != "after" and needed <= {*pagination.facts}


def _has_plain_bodies(pagination: Pagination) -> bool:
    """Whether nothing in a body has to differ from page to page."""
    return "next" not in pagination.facts


def _is_linked(pagination: Pagination) -> bool:
    return pagination.style in ("link", "link-header")


def _is_marked(pagination: Pagination) -> bool:
    return pagination.style == "marker"


def _counts_and_marks(pagination: Pagination) -> bool:
    return {"next", "total"} <= pagination.facts.keys()


PAGING_FAULTS = (
    PagingFault("ever new items", "", 6, lambda _: True),
    PagingFault("the same items again", "", 3, lambda _: True, numbers=lambda index: [min(index, 1)]),
    PagingFault("no items and more to come", "", 5, _is_endless_without_items, numbers=lambda _: []),
    PagingFault(
        "alternating pages", "", 3, _has_plain_bodies, lambda *_: {"echo": ABSENT}, numbers=lambda index: [index % 2]
    ),
    PagingFault(
        "more items than its limit", "limit", 1, _says("limit"), lambda *_: {"limit": 1}, numbers=lambda _: [0, 1]
    ),
    PagingFault("a link that came before", "next", 3, _is_linked, lambda _, index: {"next": HERE + "ab"[index % 2]}),
    PagingFault("a link to another server", "next", 1, _is_linked, lambda *_: {"next": f"{ELSEWHERE}2"}),
    PagingFault("a link to nowhere", "next", 1, _is_linked, lambda *_: {"next": "https://[2"}),
    PagingFault("a marker that came before", "next", 3, _is_marked, lambda _, index: {"next": "ab"[index % 2]}),
    PagingFault("a total and no markers", "next", 1, _counts_and_marks, lambda *_: {"next": ABSENT, "total": 10**6}),
    PagingFault("more to come after no item", "more", 1, _says("more"), lambda *_: {"more": True}, lambda _: []),
    PagingFault("another page than was asked for", "echo", 1, _says("echo"), lambda *_: {"echo": 7}),
    PagingFault("a limit of nothing", "limit", 1, _says("limit"), lambda *_: {"limit": 0}),
    PagingFault("a limit below nothing", "limit", 1, _says("limit"), lambda *_: {"limit": -2}),
    PagingFault("no references", "order", 1, _has_order, lambda *_: {"order": ABSENT}),
    PagingFault(
        "a reference to nothing", "order/0", 1, _has_order, lambda one, _: {"order": [{"key": _key(one), "id": "7"}]}
    ),
    PagingFault(
        "a reference elsewhere", "order/0", 1, _has_order, lambda *_: {"order": [{"key": "elsewhere", "id": "0"}]}
    ),
)


@dataclass(frozen=True, repr=False)
class PagingFaultCase(PagedCase):
    """A list whose server has a fault."""

    fault: PagingFault

    @property
    def details(self) -> tuple[str, ...]:
        """The fault."""
        return (self.fault.name,)

    @property
    def pointer(self) -> str:
        """Where in the body the fault shows."""
        member, slash, rest = self.fault.place.partition("/")
        places = {"": "", "next": "", "order": self.pagination.order or "", **self.pagination.facts}
        return places[member] + slash + rest


def paging_faults(specs: tuple[Spec, ...]) -> Iterator[PagingFaultCase]:
    """Every fault of every list."""
    for case in paged(specs):
        for fault in PAGING_FAULTS:
            if fault.needs(case.pagination) and _is_possible(case, fault):
                yield PagingFaultCase(case.spec, case.operation, case.pagination, fault)


def _is_possible(case: PagedCase, fault: PagingFault) -> bool:
    """Whether a page may leave out what the fault leaves out, so that it is nothing else that gives it away."""
    optional, endings = _choices(case)
    left_out = {name for name, value in fault.facts(case.pagination, 0).items() if value is ABSENT}
    may_be = {*optional, *(["next"] if ABSENT in endings else [])}
    return left_out & case.pagination.facts.keys() <= may_be


MORE: Mapping[PageStyle, Callable[[Any], Mapping[str, Any]]] = {
    "offset": lambda start: {"limit": 2, "total": 10**9, "echo": start},
    "marker": lambda marker: {"next": f"after {marker}"},
    "after": lambda _: {"more": True},
    "page": lambda number: {"pages": 10**9, "echo": number},
    "link": lambda link: {"next": f"{HERE if link is ABSENT else link}x"},
    "link-header": lambda link: {"next": f"{HERE if link is ABSENT else link}x"},
}
"""What a page says that is not the last, by what asked for it."""


def without_items(specs: tuple[Spec, ...]) -> Iterator[PagedCase]:
    """Every list whose pages may leave out where the items would be."""
    for case in paged(specs):
        if not case.pagination.items:
            continue
        if not judge_response(case.spec, case.operation, response_of(empty_page(case).response)):
            yield case


def empty_page(case: PagedCase) -> ServedResponse:
    """A page that says nothing and has no place for items."""
    found = page_response(case, Page(ABSENT, []))
    body = put(found.body, case.pagination.items, ABSENT)
    if case.pagination.order is not None:
        body = put(body, case.pagination.order, ABSENT)
    return replace(found, content=json.dumps(body).encode(), body=body)


def faulty_server(case: PagingFaultCase) -> Server:
    """A server with this fault; it responds with 500 if the client keeps paging."""
    indexes, fault = count(), case.fault

    def page_at(position: Any) -> Page | None:
        index = next(indexes)
        if index > fault.pages + 3:
            return None
        found = [item(case, number) for number in fault.numbers(index)]
        said = {**MORE[case.pagination.style](position), **fault.facts(case.pagination, index)}
        return Page(position, found, said)

    return serve(case, page_at)
