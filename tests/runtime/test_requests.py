"""What to send, before anything is sent."""

from inspect import Parameter, signature

import pytest
from attrs.exceptions import FrozenInstanceError

from wireproof.runtime.decoding import anything, integer
from wireproof.runtime.encoding import Content, Query
from wireproof.runtime.envelopes import Envelope
from wireproof.runtime.paging import LinkPages, MarkerPages, NumberedPages, OffsetPages, Paging
from wireproof.runtime.requests import EnvelopeRequest, PagedRequest, Request
from wireproof.runtime.responses import Reply, Responses, json_body
from wireproof.runtime.settings import Settings
from wireproof.runtime.types import UNSET

NOTHING = Responses(successes={}, errors={}, accept="")
JSON = Responses(successes={"200": json_body(anything)}, errors={})
PAGING = NumberedPages(parameter=Query("page", integer), items=lambda _, body: body)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ((), "/cars"),
        ([("a", []), ("b", [])], "/cars"),
        ([("a", ["a=1", "a=2"]), ("b", []), ("c", ["c="])], "/cars?a=1&a=2&c="),
    ],
)
def test_a_target_is_the_path_with_its_query(query, expected):
    """
    The pairs of all parameters follow in their order; without any there is no question mark.
    """
    assert expected == Request(method="GET", path="/cars", query=query, responses=NOTHING).target


@pytest.mark.parametrize(
    ("responses", "headers", "body", "expected"),
    [
        (NOTHING, (), None, {}),
        (JSON, [{"X-A": "1"}, {}], None, {"Accept": "application/json", "X-A": "1"}),
        (JSON, [], Content("text/plain", b""), {"Accept": "application/json", "Content-Type": "text/plain"}),
    ],
)
def test_a_request_needs_its_header_fields(responses, headers, body, expected):
    """
    Beside its parameters, a request says what it accepts and what its body is.
    """
    assert expected == Request(method="POST", path="/", headers=headers, body=body, responses=responses).fields


@pytest.mark.parametrize(("position", "target"), [(3, "/cars?a=1&page=3&b=2"), (UNSET, "/cars?a=1&b=2")])
def test_another_page_is_another_request(position, target):
    """
    The parameter for the page changes where it stands, and the request that was there stays as it is.
    """
    query = [("a", ["a=1"]), ("page", ["page=1"]), ("b", ["b=2"])]
    request = PagedRequest(method="GET", path="/cars", query=query, responses=JSON, paging=PAGING, position=1)

    page = request.at(position)

    assert (target, position) == (page.target, page.position)
    assert ("/cars?a=1&page=1&b=2", 1) == (request.target, request.position)
    assert f"PagedRequest(method='GET', path='/cars', query={query}, position=1)" == repr(request)


@pytest.mark.parametrize(("position", "reference"), [("/cars?page=2", "/cars?page=2"), (UNSET, None)])
def test_a_page_may_have_an_address(position, reference):
    """
    Then that is where the request goes; the first page has only that of the operation.
    """
    paging = LinkPages(items=lambda _, body: body)
    request = PagedRequest(method="GET", path="/cars", responses=JSON, paging=paging, position="/cars?page=9")

    page = request.at(position)

    assert ("/cars", reference, position) == (page.target, page.reference, page.position)


def test_a_request_never_changes_and_shows_no_secrets():
    """
    A request may be kept and sent again, and what may be private is not in its repr.
    """
    secret = {"X-A": "s3cret"}
    request = Request(method="GET", path="/", headers=[secret], body=Content("", b"s3cret"), responses=NOTHING)

    with pytest.raises(FrozenInstanceError):
        request.path = "/other"

    assert "Request(method='GET', path='/', query=())" == repr(request)


KINDS = [
    Envelope,
    EnvelopeRequest,
    LinkPages,
    MarkerPages,
    NumberedPages,
    OffsetPages,
    PagedRequest,
    Paging,
    Reply,
    Request,
]


@pytest.mark.parametrize("kind", [*KINDS, Responses, Settings])
def test_what_has_many_parts_is_made_of_them_by_name(kind):
    """
    So that parts may be added between others.
    """
    assert {Parameter.KEYWORD_ONLY} == {one.kind for one in signature(kind).parameters.values()}
