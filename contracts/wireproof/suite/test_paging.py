"""A list that comes in pages is gone through to its end, once, and no further than it is asked for."""

import json
from collections.abc import Sequence
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireproof.binding import Mode
from wireproof.drawn import DrawnRequest
from wireproof.oracle import DecodedRequest, judge_request, judge_response
from wireproof.served import ServedResponse, example_responses
from wireproof.strategies import requests
from wireproof.suite import cases
from wireproof.suite.caller import Callers, Exchange
from wireproof.suite.cases import PagedCase
from wireproof.suite.comparison import assert_same
from wireproof.suite.expectations import error_class
from wireproof.suite.failures import agree, assert_no_findings
from wireproof.suite.pages import (
    Page,
    PagingFaultCase,
    Plan,
    Server,
    asked,
    empty_page,
    faulty_server,
    item,
    page_response,
    paging_faults,
    plans,
    positioned,
    script,
    serve,
    without_items,
)

LIMITS = {"MOST_PAGES": 10_000, "MOST_EMPTY_PAGES": 100}


@cases.each(paged_case=cases.paged, mode=cases.modes)
@given(data=st.data())
def test_every_item_comes_once_and_in_order(
    paged_case: PagedCase, mode: Mode, callers: Callers, data: st.DataObject
) -> None:
    """
    However a list is split into pages, and whatever they say of themselves, all of it comes, and no page comes twice.
    """
    pages = script(paged_case, data.draw(plans(paged_case)))

    exchange = take(callers, paged_case, mode, serving(paged_case, pages))

    exchange.assert_returned()
    assert_taken(exchange, [one for page in pages for one in page.items])
    _ = requested(paged_case, exchange)
    positions = [asked(paged_case, request)[0] for request in exchange.requests]
    agree([page.position for page in pages], positions, "the pages that were asked for")


@cases.each(paged_case=cases.paged, mode=cases.modes)
@given(data=st.data())
def test_every_page_is_asked_for_in_the_same_way(
    paged_case: PagedCase, mode: Mode, callers: Callers, data: st.DataObject
) -> None:
    """
    Filters, the size of a page and whatever else the caller wants go along with every request, and nothing but them.
    """
    drawn = paged_case.without_pages(data.draw(requests(paged_case.operation)))

    exchange = take(callers, paged_case, mode, serving(paged_case, three_pages(paged_case)), request=drawn)

    exchange.assert_returned()
    for reading in requested(paged_case, exchange):
        kept = {name: value for name, value in reading.query.items() if name != paged_case.pagination.parameter}
        assert_same({**drawn.query, **paged_case.pagination.send}, kept, "query")
        assert_same(drawn.path, reading.path, "path")
        assert_same([drawn.header, drawn.cookie], [reading.headers, reading.cookies], "headers and cookies")


@cases.each(paged_case=cases.paged, mode=cases.modes)
@pytest.mark.parametrize(("most", "asked"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2), (5, 3)])
def test_a_page_is_asked_for_when_its_first_item_is(
    paged_case: PagedCase, mode: Mode, callers: Callers, most: int, asked: int
) -> None:
    """
    Of pages with two items each, only those are asked for that somebody wants an item of.
    """
    exchange = take(callers, paged_case, mode, serving(paged_case, three_pages(paged_case)), most=most)

    assert_taken(exchange, [item(paged_case, number) for number in range(1, most + 1)])
    exchange.assert_sent(asked)


@cases.each(paged_case=cases.paged, mode=cases.modes)
def test_what_came_before_an_error_has_come(paged_case: PagedCase, mode: Mode, callers: Callers) -> None:
    """
    An error on the second page is raised when that is reached, as the class of its status.
    """
    first, *_ = three_pages(paged_case)
    refusals = (
        refusal
        for response in paged_case.operation.responses
        for _, refusal in example_responses(paged_case.operation, response)
        if 400 <= refusal.status < 429
    )
    refusal = next(refusals, ServedResponse(404, {}, b""))
    begin = serving(paged_case, [first])

    def failing(request: httpx.Request) -> httpx.Response:
        is_first = asked(paged_case, request)[0] == first.position
        return begin(request) if is_first else refusal.response

    exchange = take(callers, paged_case, mode, failing)

    errors = callers(paged_case.spec).binding.errors
    exchange.assert_raised(error_class(errors, paged_case.operation, refusal.status))
    assert_taken(exchange, first.items)


@cases.each(itemless_case=without_items, mode=cases.modes)
def test_a_page_may_have_no_place_for_items(itemless_case: PagedCase, mode: Mode, callers: Callers) -> None:
    """
    Where the spec does not require it, a page without its items is one that has none, and ends the list.
    """
    page = empty_page(itemless_case).response

    exchange = take(callers, itemless_case, mode, lambda _: page)

    assert exchange.raised is None, repr(exchange.raised)
    assert ([], 1) == (exchange.returned, len(exchange.requests))


@cases.each(fault_case=paging_faults, mode=cases.modes)
def test_a_paging_fault_is_a_clear_error(
    fault_case: PagingFaultCase, mode: Mode, callers: Callers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Pages that come again, never end or lack what they promise are `InvalidResponse`, which names the place.
    """
    fault, binding = fault_case.fault, callers(fault_case.spec).binding
    for name in LIMITS:
        monkeypatch.setattr(binding.paging, name, 5)

    exchange = take(callers, fault_case, mode, faulty_server(fault_case))

    exchange.assert_raised(binding.errors.InvalidResponse)
    assert fault_case.pointer == exchange.error.pointer
    exchange.assert_sent(fault.pages)
    assert_taken(
        exchange, [item(fault_case, number) for index in range(fault.pages - 1) for number in fault.numbers(index)]
    )


@cases.each(paged_case=cases.paged, mode=cases.modes)
@pytest.mark.parametrize(
    "numbers",
    [[], [[], [], [1], [], [], [2]], [[1], [], [], []]],
    ids=["no-item-at-all", "three-pages-without-items-not-in-a-row", "three-at-the-end"],
)
def test_pages_without_items_are_no_fault(
    paged_case: PagedCase,
    mode: Mode,
    callers: Callers,
    monkeypatch: pytest.MonkeyPatch,
    numbers: list[list[int]],
) -> None:
    """
    Pages without items are passed over, as long as there are fewer in a row than the limit or the last ends the list.
    """
    monkeypatch.setattr(callers(paged_case.spec).binding.paging, "MOST_EMPTY_PAGES", 3)
    split = [[item(paged_case, number) for number in on_page] for on_page in numbers]
    pages = script(paged_case, Plan(split, frozenset(paged_case.pagination.facts)))

    exchange = take(callers, paged_case, mode, serving(paged_case, pages))

    exchange.assert_returned()
    assert_taken(exchange, [one for page in split for one in page])
    exchange.assert_sent(len(pages))


@cases.each(paged_case=positioned, mode=cases.modes)
def test_a_list_begins_where_it_is_told_to(paged_case: PagedCase, mode: Mode, callers: Callers) -> None:
    """
    With the position of the second page, the list begins there.
    """
    caller, (_, *rest) = callers(paged_case.spec), three_pages(paged_case)
    (parameter,) = [
        one
        for one in paged_case.operation.parameters
        if (one.location, one.name) == ("query", paged_case.pagination.parameter)
    ]
    position = {caller.binding.argument(paged_case.operation, parameter): rest[0].position}
    arguments = caller.binding.arguments(paged_case.operation, paged_case.simplest)

    exchange = caller.take(paged_case.operation, mode, {**arguments, **position}, serving(paged_case, rest))

    exchange.assert_returned()
    assert_taken(exchange, [one for page in rest for one in page.items])


@cases.each(paged_case=cases.paged, mode=cases.modes)
def test_pages_come_whole(paged_case: PagedCase, mode: Mode, callers: Callers) -> None:
    """
    `pages` gives the body of each page, with what it says beside its items.
    """
    caller, pages = callers(paged_case.spec), three_pages(paged_case)
    server, served = serving(paged_case, pages), list[httpx.Response]()

    def keeping(request: httpx.Request) -> httpx.Response:
        served.append(server(request))
        return served[-1]

    caller.serve_by(keeping)
    arguments = caller.binding.arguments(paged_case.operation, paged_case.simplest)
    listed = caller.binding.method(caller.client(mode), paged_case.operation)(**arguments).pages()

    async def gathered() -> list[Any]:
        return [page async for page in listed]

    bodies = caller.runner.run(gathered()) if mode == "async" else list(listed)

    assert_same([json.loads(page.content) for page in served], as_json(bodies), "the pages")
    agree(len(pages), len(served), "pages that were asked for")


@cases.each(paged_case=cases.paged, mode=cases.modes)
@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_only_item_is_the_only_one(paged_case: PagedCase, mode: Mode, callers: Callers, count: int) -> None:
    """
    `one` returns the item of a list that has just one, and is a LookupError for any other list.
    """
    caller, split = callers(paged_case.spec), [[item(paged_case, number)] for number in range(count)]
    caller.serve_by(serving(paged_case, script(paged_case, Plan(split, frozenset(paged_case.pagination.facts)))))
    arguments = caller.binding.arguments(paged_case.operation, paged_case.simplest)
    listed = caller.binding.method(caller.client(mode), paged_case.operation)(**arguments)

    if count == 1:
        assert_same(split[0][0], as_json(caller.run(mode, listed.one())), "the item")
    else:
        with pytest.raises(LookupError, match=paged_case.operation.path.partition("{")[0]):
            caller.run(mode, listed.one())


@cases.each(paged_case=cases.paged, mode=cases.modes)
def test_a_second_item_is_enough_to_know(paged_case: PagedCase, mode: Mode, callers: Callers) -> None:
    """
    `one` asks for no page beyond the one that has a second item.
    """
    caller = callers(paged_case.spec)
    caller.serve_by(serving(paged_case, three_pages(paged_case)))
    arguments = caller.binding.arguments(paged_case.operation, paged_case.simplest)

    with pytest.raises(LookupError):
        caller.run(mode, caller.binding.method(caller.client(mode), paged_case.operation)(**arguments).one())

    agree(1, len(caller.sent), "pages asked for")


@cases.each(paged_case=cases.paged)
def test_default_page_limits(paged_case: PagedCase, callers: Callers) -> None:
    """
    A list may have 10,000 pages, and 100 in a row without an item.
    """
    paging = callers(paged_case.spec).binding.paging

    assert LIMITS == {name: getattr(paging, name) for name in LIMITS}


@cases.each(paged_case=cases.paged, mode=cases.modes)
def test_arguments_are_checked_before_the_first_page(paged_case: PagedCase, mode: Mode, callers: Callers) -> None:
    """
    `None` is no argument here either; it is refused before anything is sent.
    """
    caller = callers(paged_case.spec)
    arguments = caller.binding.arguments(paged_case.operation, paged_case.simplest)
    for parameter in paged_case.operation.parameters:
        if parameter.name not in paged_case.pagination.driven:
            wrong = {**arguments, caller.binding.argument(paged_case.operation, parameter): None}

            exchange = caller.take(paged_case.operation, mode, wrong, serve(paged_case, lambda _: None))

            exchange.assert_raised(TypeError)
            assert parameter.name in str(exchange.error)
            exchange.assert_sent(0)


# The server, and what was taken from it -----------------------------------------------------------------------------


def three_pages(case: PagedCase) -> list[Page]:
    """A list of six items on three pages, which say all that they can."""
    split = [[item(case, number) for number in numbers] for numbers in ((1, 2), (3, 4), (5, 6))]
    return script(case, Plan(split, frozenset(case.pagination.facts)))


def serving(case: PagedCase, pages: Sequence[Page]) -> Server:
    """A server of these pages, all of which are as the spec says."""
    for page in pages:
        assert_no_findings(judge_response(case.spec, case.operation, page_response(case, page).response))
    return serve(case, lambda position: next((page for page in pages if page.position == position), None))


def take(
    callers: Callers,
    case: PagedCase,
    mode: Mode,
    server: Server,
    request: DrawnRequest | None = None,
    most: int | None = None,
) -> Exchange:
    """Take items out of a list."""
    caller = callers(case.spec)
    arguments = caller.binding.arguments(case.operation, request or case.simplest)
    return caller.take(case.operation, mode, caller.of_method(case.operation, mode, arguments), server, most)


def requested(case: PagedCase, exchange: Exchange) -> list[DecodedRequest]:
    """What the requests say; none of them is anything but what the spec says."""
    readings = [judge_request(case.spec, case.operation, asked(case, request)[1]) for request in exchange.requests]
    assert_no_findings(finding for reading in readings for finding in reading.findings)
    return [reading.decoded for reading in readings if reading.decoded]


def as_json(values: Any) -> Any:
    """What the client writes back."""
    if isinstance(values, list):
        return [as_json(one) for one in values]
    if isinstance(values, dict):
        return {name: as_json(one) for name, one in values.items()}
    return values.to_dict() if hasattr(values, "to_dict") else values


def assert_taken(exchange: Exchange, expected: Sequence[Any]) -> None:
    """These items came, in this order."""
    taken = as_json([*exchange.returned])
    assert_same([*expected], taken, "the items that came")
