"""What leads from one page to the next where pages have addresses."""

import time
from contextlib import suppress

import httpx2
import pytest

from wireproof.runtime.links import following, next_link
from wireproof.runtime.responses import Reply

ASKED = httpx2.URL("https://api.example/v1/cars?page=1")


def reply(url=ASKED, home=None):
    response = httpx2.Response(200, request=httpx2.Request("GET", url))
    return Reply(response=response, content=b"", method="GET", path="/cars", home=home)


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("", None),
        (" , ,", None),
        ("</2>; rel=next", "/2"),
        ('</2>; rel="next"', "/2"),
        ("<>;rel=next", ""),
        ("< /2 > ; rel = next", "/2"),
        ('</2>; REL="Next"', "/2"),
        ('</2>; rel="last NEXT first"', "/2"),
        ('</9>; rel="last", </2>; rel="next"', "/2"),
        ("</1>; rel=prev,</2>; rel=next,</3>; rel=next", "/2"),
        ('<?a=1,2&b=;>; title="x, </3>; rel=next"; rel="next"', "?a=1,2&b=;"),
        (r'</1>; title="a \", </3>; rel=next, b"; rel=prev, </2>; rel=next', "/2"),
        ("</2>; rel=next; rel=prev", "/2"),
        ("</2>; rel=prev; rel=next", None),
        ("</2>; rel=nextpage", None),
        ("</2>; rev=next", None),
        ("</2>", None),
        ("</2>; flag; rel=next; title*=UTF-8''a%2Cb", "/2"),
        ('</2>; rel=next; anchor="/other"', None),
        ('</1>; rel=next; anchor="/other", </2>; rel=next', "/2"),
        (", </2>; rel=next,", "/2"),
    ],
)
def test_the_next_page_is_in_the_header_field(field, expected):
    """
    The first link whose first `rel` has the word `next` leads there, in any letter case, among any others.
    """
    assert next_link(field) == expected


@pytest.mark.parametrize("field", ["next", "</2", "</2> rel=next", '</2>; rel="next', "</1>; rel=prev; </2>; rel=next"])
def test_a_field_that_cannot_be_read_is_no_end_of_a_list(field):
    """
    A link that cannot be read is an error, so that the list is not taken for complete.
    """
    with pytest.raises(ValueError, match="no link at character"):
        next_link(field)


@pytest.mark.parametrize("part", ["<", "<>", "<>;", '<>;a="', "<>;a=\\\\", "<a ", ", ", "<>;a"])
def test_a_long_field_is_read_in_no_time(part):
    """
    A server cannot keep a client busy with a field of a hundred thousand characters.
    """
    started = time.process_time()

    with suppress(ValueError):
        next_link(part * (100_000 // len(part)))

    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("https://api.example/v1/cars?page=2", "/v1/cars?page=2"),
        ("https://API.example:443/v1/cars?page=2", "/v1/cars?page=2"),
        ("https://user:secret@api.example/v1/cars", "/v1/cars"),
        ("//api.example/cars?after=a%2Fb", "/cars?after=a%2Fb"),
        ("/cars", "/cars"),
        ("?page=2", "/v1/cars?page=2"),
        ("../v2/cars?page=2#top", "/v2/cars?page=2"),
        ("https://api.example//elsewhere.example/cars", "//elsewhere.example/cars"),
        ("", "/v1/cars?page=1"),
    ],
)
def test_a_reference_begins_at_what_was_asked(reference, expected):
    """
    Whatever form it has, the path and the query that it leads to are what is asked next.
    """
    assert following(reply(), reference) == expected


@pytest.mark.parametrize(
    "reference",
    [
        "https://elsewhere.example/v1/cars",
        "https://api.example.elsewhere.example/v1/cars",
        "https://api.example@elsewhere.example/v1/cars",
        "//elsewhere.example/v1/cars",
        "http://api.example/v1/cars",
        "https://api.example:8443/v1/cars",
        "https://[2",
        "https://api.example:port/",
        "mailto:a@api.example",
        "javascript:1",
    ],
)
def test_a_reference_to_elsewhere_leads_nowhere(reference):
    """
    Another scheme, host or port is another server, which gets no credentials of this one.
    """
    assert following(reply(), reference) is None


def test_a_page_from_where_a_redirect_led_leads_nowhere_else():
    """
    A reference in it begins at that other server, which is not the one that was asked.
    """
    abroad = reply(httpx2.URL("https://mirror.example/v1/cars"), home=ASKED)

    assert following(abroad, "?page=2") is None
    assert following(abroad, "https://api.example/v1/cars?page=2") == "/v1/cars?page=2"
