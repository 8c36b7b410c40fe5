"""Addresses that may have credentials in them."""

import copy
import logging
import pickle

import httpx2
import pytest

from wireproof.runtime.addresses import Address, without_secrets
from wireproof.runtime.redirects import further

SECRETS = ("s3cret%2Ffor%20tests", "s3cret/for tests")
QUERY = b"a=b&api_key=s3cret%2Ffor%20tests"


@pytest.fixture
def address():
    return Address(httpx2.URL(f"https://api.example/v1?{QUERY.decode()}"), SECRETS)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("a=b&key=s3cret", "a=b&key=[token]"),
        ("a=s3cret-s", "a=[token]-s"),
        ("key=abc&a=abcd", "key=[token]&a=abcd"),
        ("key=x%2fy", "key=[token]"),
        ("key=x/y", "key=[token]"),
        ("key=p+q", "key=[token]"),
        ("key=p%20q", "key=[token]"),
        ("key=m+n", "key=[token]"),
        ("key=m%2Bn", "key=[token]"),
        ("key=YQ==", "key=[token]"),
        ("abc", "abc"),
        ("a=&=b", "a=&=b"),
    ],
)
def test_the_text_is_without_credentials(query, expected):
    """
    They are found in each of their spellings; short ones only where they are a whole value.
    """
    url = httpx2.URL(f"https://ann:sesame@api.example/abc?{query}#abc")

    assert f"https://api.example/abc?{expected}" == without_secrets(url, ("s3cret", "abc", "x/y", "p q", "m+n", "YQ=="))


def test_no_text_shows_what_is_on_the_wire(address):
    """
    What is sent has the key; what is printed, logged or formatted has none.
    """
    request = httpx2.Request("GET", "/")
    request.url = address

    texts = [str(address), repr(address), f"{address}", f"{address!r}", repr(request)]

    assert (QUERY, b"/v1?" + QUERY) == (address.query, address.raw_path)
    assert "s3cret/for tests" == address.params["api_key"]
    assert [] == [text for text in texts if "s3cret" in text or "[token]" not in text]


@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])  # noqa: S301
def test_a_copy_is_the_same(address, again):
    """
    A request that is copied is still sent with its credentials, and still does not show them.
    """
    found = again(address)

    assert (QUERY, str(address)) == (found.query, str(found))


def test_what_is_made_of_it_is_whole(address):
    """
    A reference leads from the whole address, and a copy with other parts has the rest.
    """
    assert QUERY == address.join("").query
    assert "https://api.example/v2" == str(address.join("/v2"))
    assert QUERY == address.copy_with(path="/v2").query


@pytest.mark.parametrize("location", ["/v2?key=s3cret", "?key=s3cret", "https://other.example/?key=s3cret"])
def test_a_redirect_that_repeats_the_key_is_not_shown(location, caplog):
    """
    The server gets what it asked for, and the HTTP library's own log line has nothing of it.
    """
    sent = []

    def respond(request):
        sent.append(request.url.query)
        return httpx2.Response(307 if len(sent) == 1 else 204, headers={"Location": location})

    with caplog.at_level(logging.DEBUG), httpx2.Client(transport=httpx2.MockTransport(respond)) as client:
        request = httpx2.Request("GET", "https://api.example/v1")
        found = further(request, client.send(request, follow_redirects=False), ("s3cret",))
        caplog.clear()
        client.send(found, follow_redirects=False)

    assert b"key=s3cret" in sent
    assert "key=[token]" in caplog.text
    assert "s3cret" not in caplog.text + repr(found)
