"""What the settings of a client may be."""

import ssl
import threading

import httpx2
import pytest
from attrs.exceptions import FrozenInstanceError

from wireproof.runtime.settings import Settings

HUGE, NAN = threading.TIMEOUT_MAX, float("nan")
WITHOUT = "an address without a blank or any other character that has to be percent-encoded"
UMLAUT = "\N{LATIN SMALL LETTER A WITH DIAERESIS}"


def test_the_defaults_are_those_of_the_documentation():
    """
    Without a word, a client calls the server of the spec, waits three minutes at most and tries three times.
    """
    settings = Settings()

    assert ("https://api.example/v1", None) == (settings.base_url, settings.token)
    assert httpx2.Timeout(connect=5, read=30, write=30, pool=30) == settings.timeout
    assert (180, 2, 60) == (settings.total_timeout, settings.max_retries, settings.max_retry_after)
    assert 100_000_000 == settings.max_response_size
    assert (True, False, False) == (settings.verify, settings.follow_redirects, settings.retry_non_idempotent)
    assert ({}, {}, {}) == (settings.headers, settings.cookies, settings.http_options)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("token", ["a-b", str, lambda: "a"]),
        (
            "base_url",
            [
                "http://localhost:65535/v1/",
                "http://[::1]:8080",
                "HTTPS://API.example",
                "http://a/%7E~/b;c=d:@",
                f"https://{UMLAUT}.example",
            ],
        ),
        ("timeout", [None, 0.001, 1, HUGE - 1, httpx2.Timeout(None), httpx2.Timeout(1, read=None)]),
        ("total_timeout", [None, 0.001, 1]),
        ("max_retries", [0, 10**30]),
        ("max_retry_after", [0, 0.5]),
        ("max_response_size", [None, 0, 10**30]),
        ("headers", [{}, {"X-A": "a,; b", "!#$%&'*+.^_`|~0aZ-": ""}]),
        ("cookies", [{}, {"a": ""}]),
        ("verify", [True, False, ".", __file__, ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)]),
        ("follow_redirects", [True, False]),
        ("retry_non_idempotent", [True, False]),
        ("http_options", [{}, {"proxy": None}]),
    ],
)
def test_a_valid_setting_is_kept(name, values):
    """
    What may be set is there afterwards, unchanged.
    """
    assert values == [getattr(Settings(**{name: value}), name) for value in values]


def refusal(name, value):
    """What is said of an invalid setting."""
    try:
        Settings(**{name: value})
    except (TypeError, ValueError) as error:
        return type(error), str(error)
    return None


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("credentials", [{"bearer": "a"}, {"other": "a"}], "by the names 'basic', 'key', 'session'"),
        ("base_url", ["", "api.example", "//a", "ftp://a", "https://", "https:///v1"], "an address that begins with"),
        ("base_url", ["http://a b", "http://a:b", "http://a:65536", "http://a..b", "http://a%2eb"], "an address that"),
        (
            "base_url",
            [f"http://a/2.0{end}" for end in (" ", "\u00a0", "/ ", "|", "%", "%2", "%zz", UMLAUT, '"', "[")],
            WITHOUT,
        ),
        ("base_url", [f"http://{'a' * 64}.b"], "an address that begins with https:// or http:// and names a host"),
        ("base_url", ["https://u:p@a", "https://a?", "https://a?b", "https://a#b"], "an address that begins with"),
        ("timeout", [0, httpx2.Timeout(0)], "more than 0 seconds"),
        ("timeout", [-1, NAN, HUGE, httpx2.Timeout(1, pool=-1)], "between 0 and threading.TIMEOUT_MAX seconds"),
        ("total_timeout", [0], "more than 0 seconds"),
        ("total_timeout", [-1, float("inf")], "between 0 and"),
        ("max_retries", [-1], "0 or more, not -1"),
        ("max_retry_after", [-0.5, NAN, HUGE], "between 0 and"),
        ("max_response_size", [-1], "0 or more, not -1"),
        (
            "headers",
            [{name: "a"} for name in ("", "X A", "X:", UMLAUT, "Content-Length", "TRANSFER-encoding")],
            "without",
        ),
        ("headers", [{"X-A": text} for text in (" a", "a\r\nX-B: c", UMLAUT)], "printable ASCII without outer spaces"),
        ("cookies", [{"a": "b; c=d"}], "without a semicolon, which begins another cookie"),
        ("cookies", [{"a b": "c"}, {"a=b": "c"}], "without the name"),
        ("cookies", [{"a": "b\n"}], "printable ASCII"),
        ("verify", ["no/such/file"], "the path of a CA bundle, and there is no 'no/such/file'"),
        ("http_options", [{name: None} for name in ("auth", "base_url", "timeout", "verify", "params")], "without"),
    ],
)
def test_a_value_that_cannot_be_is_refused(name, values, expected):
    """
    What cannot be sent, cannot be waited for or would work against the client is a ValueError that names the setting.
    """
    refusals = [refusal(name, value) for value in values]

    assert [ValueError] * len(values) == [kind for kind, _ in refusals]
    assert [] == [message for _, message in refusals if not message.startswith(f"{name} must be {expected}")]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("token", "a\n", "token must not have a newline at its end"),
        ("token", "Bearer a", 'token must not begin with "Bearer", which the client puts before it'),
        ("credentials", {"key": "a\n"}, "credentials['key'] must not have a newline at its end"),
        ("credentials", {"basic": ("a:b", "c")}, "credentials['basic'] must not have a colon in the user"),
    ],
)
def test_what_proves_who_is_calling_is_judged_by_its_scheme(name, value, message):
    """
    The sentence says what is wrong.
    """
    assert (ValueError, message) == refusal(name, value)


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("token", [5, b"bytes"], "of type str, not"),
        ("base_url", [None, httpx2.URL("https://a")], "of type str, not"),
        ("timeout", ["1", True, (1, 2)], "a number of seconds, not"),
        ("total_timeout", ["1"], "a number of seconds, not '1'"),
        ("max_retries", [None, True, 1.0, "1"], "a whole number, not"),
        ("max_retry_after", [None, True], "a number of seconds, not"),
        ("max_response_size", [True, 1.0, "1"], "a whole number, not"),
        ("headers", [None, [("a", "b")], {"a": 1}, {1: "a"}, {"a": None}], "a mapping of strings"),
        ("cookies", [{"a": 1}], "a mapping of strings"),
        ("verify", [None, 1], "of type bool or str or SSLContext, not"),
        ("follow_redirects", [1], "of type bool, not int"),
        ("retry_non_idempotent", [1], "of type bool, not int"),
        ("http_options", [[("proxy", None)]], "of type Mapping, not list"),
    ],
)
def test_a_value_of_another_type_is_refused(name, values, expected):
    """
    Another type is a TypeError that names the setting and the type that it should have.
    """
    refusals = [refusal(name, value) for value in values]

    assert [TypeError] * len(values) == [kind for kind, _ in refusals]
    assert [] == [message for _, message in refusals if not message.startswith(f"{name} must be {expected}")]


@pytest.mark.parametrize(
    "invalid", [{"token": "s3cret\n"}, {"headers": {"X-A": "s3cret\n"}}, {"cookies": {"a": "s3cret;"}}]
)
def test_a_refusal_does_not_show_what_may_be_secret(invalid):
    """
    The message tells what is wrong and not what was given.
    """
    with pytest.raises(ValueError, match=r"must (be|not)") as caught:
        Settings(**invalid)

    assert "s3cret" not in str(caught.value)


def test_settings_are_shown_without_secrets():
    """
    The token is shown as dots, and of header fields, cookies and options only the names; nothing can be changed.
    """
    settings = Settings(
        token="s3cret",
        timeout=1,
        headers={"B": "s3cret", "A": ""},
        cookies={"c": "s3cret"},
        http_options={"proxy": "s3cret"},
    )

    assert (
        "token=..., base_url='https://api.example/v1', timeout=1, total_timeout=180.0, max_retries=2, "
        "max_retry_after=60.0, max_response_size=100000000, retry_non_idempotent=False, verify=True, "
        "follow_redirects=False, headers=['A', 'B'], cookies=['c'], http_options=['proxy']"
    ) == settings.shown
    assert Settings().shown.startswith("base_url=")
    assert Settings().shown.endswith("follow_redirects=False")
    assert "s3cret" not in repr(settings)
    with pytest.raises(FrozenInstanceError):
        settings.token = "other"
