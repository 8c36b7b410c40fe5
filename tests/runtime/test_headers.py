"""What header fields of a response say."""

import sys
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import httpx2
import pytest

from wireproof.runtime import headers
from wireproof.runtime.headers import challenge_reason, loggable, request_id, retry_after


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("9" * 400, sys.float_info.max),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Sunday, 06-Nov-94 08:49:37 GMT", 0.0),
        ("Sun Nov  6 08:49:37 1994", 0.0),
        ("", None),
        ("1.5", 2.0),
        ("0.001", 1.0),
        ("7.0", 7.0),
        ("7.", 7.0),
        (".5", None),
        ("1.5.0", None),
        ("1e3", None),
        ("-1", None),
        ("inf", None),
        ("\N{ARABIC-INDIC DIGIT THREE}", None),
        ("soon", None),
        ("Fri, 31 Dec 2100 23:59:59 -9999", None),
        ("Fri, 31 Dec 99999 23:59:59 GMT", None),
        ("Fri, 31 Dec 99999999999999999999 23:59:59 GMT", None),
    ],
)
def test_retry_after_is_a_number_of_seconds_or_a_date(text, expected):
    """
    Seconds, rounded up, and the three forms of a date are read, a past date as no wait; anything else is nothing.
    """
    assert expected == retry_after(httpx2.Headers({"Retry-After": text.encode()}))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["5", "120", "60"], 120.0),
        (["5, 120,60"], 120.0),
        (["soon", "3"], 3.0),
        (["soon, later"], None),
        (["", "3,"], 3.0),
        (["Wed, 21 Oct 2015 07:28:00 GMT", "7"], 7.0),
        (["7, Wednesday, 21-Oct-15 07:28:00 GMT"], 7.0),
        (["Sun Nov  6 08:49:37 1994,wed, 21 oct 2015 07:28:00 gmt, 0.5"], 1.0),
    ],
)
def test_of_several_waits_the_longest_counts(texts, expected):
    """
    Whether in one field or in several, each is read on its own.
    """
    assert expected == retry_after(httpx2.Headers([("Retry-After", text) for text in texts]))


@pytest.mark.parametrize(
    "written",
    [
        lambda date: format_datetime(date, usegmt=True),
        lambda date: format_datetime(date.astimezone(timezone(timedelta(hours=2)))),
        lambda date: f"{date:%c}",
    ],
    ids=["GMT", "offset", "neither"],
)
def test_a_date_to_come_is_waited_for(written):
    """
    The wait ends at the date, which is meant in UTC where it does not say.
    """
    wait = retry_after({"retry-after": written(datetime.now(UTC) + timedelta(hours=1))})

    assert 3590 < wait <= 3600


def test_no_header_field_asks_for_no_wait():
    """
    Without Retry-After the server asks for nothing.
    """
    assert retry_after(httpx2.Headers()) is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ""),
        ({"X-REQUEST-ID": "a1"}, "a1"),
        ({"X-Trace": "t", "X-Request-Id": "a1"}, "a1 t"),
        ({"X-Trace": "t"}, "t"),
        ({"X-Request-Id": "a" * 101}, "a" * 97 + "..."),
        ({"X-Request-Id": "a\x1b[31m\t b"}, "a[31m b"),
    ],
)
def test_a_request_id_is_fit_for_a_log(fields, expected, monkeypatch):
    """
    The documented header fields that are there follow in their order, on one line of a hundred characters at most.
    """
    monkeypatch.setattr(headers, "REQUEST_ID", ("x-request-id", "x-trace"))

    assert expected == request_id(httpx2.Headers(fields))


@pytest.mark.parametrize(
    ("challenge", "expected"),
    [
        ("", ""),
        ('Basic realm="x"', ""),
        ('Bearer error="invalid_token"', "invalid_token"),
        ('Bearer error_description="It, has expired", error="invalid_token"', "It, has expired"),
        (r'Bearer error_description="The \"old\" one \\ the \new", error="a"', r'The "old" one \ the new'),
        ('Bearer error_description="", error="invalid_token"', "invalid_token"),
        ('Basic realm="x", Bearer error="a"', "a"),
        (r'Bearer realm="say error=\"no\"", error="yes"', "yes"),
        ('Bearer my_error="a"', ""),
        ('Bearer error="unclosed', ""),
        ('Bearer error="unclosed\\', ""),
        ('Bearer realm="the error=", error="a"', "a"),
    ],
)
def test_a_challenge_says_why_credentials_were_refused(challenge, expected):
    """
    The description comes before the error code; quotes and backslashes that are escaped belong to the text.
    """
    assert expected == challenge_reason(httpx2.Headers({"WWW-Authenticate": challenge}))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("  a\r\n b\u2028c\x85\xa0d\t", "a b c d"),
        ("a\x00b\x1b[2J\u202ec\u200b\ud800\x7f", "ab[2Jc"),
        ("é\N{GRINNING FACE}", "é\N{GRINNING FACE}"),
        ("x" * 10, "x" * 10),
        ("x" * 11, "x" * 7 + "..."),
        ("\x00" * 30 + "x" * 10, "x" * 10),
        ("x" * 1_000_000, "x" * 7 + "..."),
    ],
)
def test_what_a_server_says_stays_on_its_line(text, expected):
    """
    Any space is one space, what is not printed is left out, and the length counts what is left.
    """
    assert expected == loggable(text, 10)
