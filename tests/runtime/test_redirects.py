"""Which redirects are followed, and what goes along."""

import httpx
import httpx2
import pytest

from wireproof.runtime.redirects import further, obstacle

HOME = "https://api.example/v1/cars?a=b"
SECRETS = {"Authorization": "s3cret", "X-Key": "s3cret", "Cookie": "key=s3cret", "If-Match": "s3cret"}
HARMLESS = {
    "Host": "api.example",
    "Accept": "application/json",
    "Accept-Encoding": "gzip, deflate",
    "User-Agent": "sample",
    "Content-Type": "application/json",
    "Content-Length": "2",
}


@pytest.fixture(params=[httpx2, httpx])
def library(request):
    return request.param


def redirect(library, method, status, location):
    """A request, and the response that leads it elsewhere."""
    request = library.Request(method, HOME, headers={**HARMLESS, **SECRETS}, content=b"{}")
    transport = library.MockTransport(lambda _: library.Response(status, headers={"Location": location}))
    with library.Client(transport=transport) as client:
        return request, client.send(request, follow_redirects=False)


@pytest.mark.parametrize(
    "location", ["/v2/cars", "https://api.example:443/", "//api.example/x", "https://user:word@api.example/"]
)
def test_all_goes_along_within_an_origin(library, location):
    """
    The same server gets the same request, and no other credentials than before.
    """
    found = further(*redirect(library, "POST", 308, location))

    assert ("POST", b"{}", b"") == (found.method, found.stream and b"".join(found.stream), found.url.userinfo)
    assert {**HARMLESS, **SECRETS} == {name.title(): value for name, value in found.headers.items()}


@pytest.mark.parametrize(
    ("location", "host"),
    [
        ("https://other.example/", "other.example"),
        ("https://api.example:444/", "api.example:444"),
        ("http://api.example/", "api.example"),
        ("//sub.api.example/x", "sub.api.example"),
    ],
)
def test_only_what_is_harmless_goes_to_another_origin(library, location, host):
    """
    Another scheme, host or port is another origin, which gets neither credentials nor fields that may be some.
    """
    found = further(*redirect(library, "PUT", 307, location))

    assert {**HARMLESS, "Host": host} == {name.title(): value for name, value in found.headers.items()}
    assert b"s3cret" not in b"".join(value for _, value in found.headers.raw)


@pytest.mark.parametrize(
    ("method", "status", "changes"),
    [
        ("GET", 301, False),
        ("GET", 302, False),
        ("GET", 303, False),
        ("HEAD", 303, False),
        ("POST", 301, True),
        ("POST", 302, True),
        ("POST", 303, True),
        ("POST", 307, False),
        ("PUT", 301, False),
        ("PUT", 302, True),
        ("DELETE", 303, True),
    ],
)
def test_a_redirect_that_changes_the_method_is_not_followed(library, method, status, changes):
    """
    What would become a GET stays where it is, and it is said why.
    """
    request, response = redirect(library, method, status, "/elsewhere")

    assert (f"following it would have changed {method} to GET" if changes else "") == obstacle(request, response)
    assert changes == (further(request, response) is None)


def test_a_response_that_leads_nowhere_is_no_redirect(library):
    """
    Without an address there is nothing to follow.
    """
    request = library.Request("POST", HOME)
    response = library.Response(304, request=request)

    assert (None, "") == (further(request, response), obstacle(request, response))


def test_what_is_no_address_is_said():
    """
    Where httpx2 can make nothing of an address, the redirect is not followed.
    """
    found = redirect(httpx2, "GET", 302, "javascript:void(0)")

    assert (None, "it leads to no address") == (further(*found), obstacle(*found))
