"""What the settings of a client may be."""

import ssl
import threading

import httpx2
import pytest
from attrs.exceptions import FrozenInstanceError

from wireproof.runtime.settings import DEFAULT_TIMEOUT, Settings

HUGE = threading.TIMEOUT_MAX


def test_the_defaults_are_those_of_the_documentation():
    """
    Without a word, a client calls the server of the spec, waits three minutes at most and tries three times.
    """
    settings = Settings()

    assert ("https://api.example/v1", None) == (settings.base_url, settings.token)
    assert httpx2.Timeout(connect=5, read=30, write=30, pool=30) == settings.timeout == DEFAULT_TIMEOUT
    assert (180, 2, 60) == (settings.total_timeout, settings.max_retries, settings.max_retry_after)
    assert (True, False) == (settings.verify, settings.follow_redirects)
    assert ({}, {}, {}) == (settings.headers, settings.cookies, settings.http_options)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("token", token) for token in ("a b", str, lambda: "a")),
        *(
            ("base_url", f"http://{host}")
            for host in ("localhost:65535/v1/", "[::1]:8080", "b\N{LATIN SMALL LETTER U}")
        ),
        *(
            ("base_url", url)
            for url in ("HTTPS://API.example", "https://\N{LATIN SMALL LETTER A WITH DIAERESIS}.example")
        ),
        *(
            ("timeout", limit)
            for limit in (None, 0.001, 1, HUGE - 1, httpx2.Timeout(None), httpx2.Timeout(1, read=None))
        ),
        *(("total_timeout", limit) for limit in (None, 0.001, 1)),
        *(("max_retries", count) for count in (0, 10**30)),
        *(("max_retry_after", limit) for limit in (0, 0.5)),
        *(("headers", {name: "a,; b"}) for name in ("X-A", "!#$%&'*+.^_`|~0aZ-")),
        ("cookies", {"a": ""}),
        *(("verify", verify) for verify in (True, False, ".", __file__, ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT))),
        ("http_options", {"proxy": None}),
    ],
)
def test_a_valid_setting_is_kept(name, value):
    """
    What may be set is there afterwards, unchanged.
    """
    assert value is getattr(Settings(**{name: value}), name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("token", token) for token in ("", " a", "a\n", "\N{LATIN SMALL LETTER E WITH ACUTE}", "a\x7f")),
        *(("base_url", url) for url in ("", "api.example", "ftp://a", "https://", "https:///v1", "http://a b", "//a")),
        *(("base_url", url) for url in ("https://u:p@a", "https://a?", "https://a?b", "https://a#b", "http://a:65536")),
        *(("base_url", url) for url in ("http://a%2eb", "http://a..b", f"http://{'a' * 64}.b", "http://a:b")),
        *(("timeout", limit) for limit in (0, -1, float("nan"), HUGE, httpx2.Timeout(0), httpx2.Timeout(1, pool=-1))),
        *(("total_timeout", limit) for limit in (0, -1, float("inf"))),
        ("max_retries", -1),
        *(("max_retry_after", limit) for limit in (-0.5, float("nan"), HUGE)),
        *(
            ("headers", {name: "a"})
            for name in ("", "X A", "X:", "\N{LATIN SMALL LETTER E WITH ACUTE}", "Content-Length")
        ),
        *(("headers", {"X-A": text}) for text in (" a", "a\r\nX-B: c", "\N{LATIN SMALL LETTER E WITH ACUTE}")),
        ("headers", {"transfer-ENCODING": "chunked"}),
        *(("cookies", {name: text}) for name, text in (("a", "b; c=d"), ("a b", "c"), ("a=b", "c"), ("a", "b\n"))),
        ("verify", "no/such/file"),
        *(("http_options", {name: None}) for name in ("auth", "base_url", "timeout", "verify", "params")),
    ],
)
def test_a_value_that_cannot_be_is_refused(name, value):
    """
    What cannot be sent, cannot be waited for or would work against the client is a ValueError that names the setting.
    """
    with pytest.raises(ValueError, match=f"^{name} must be "):
        Settings(**{name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("token", 5),
        ("token", b"bytes"),
        ("base_url", None),
        ("base_url", httpx2.URL("https://a")),
        *(("timeout", limit) for limit in ("1", True, (1, 2))),
        ("total_timeout", "1"),
        *(("max_retries", count) for count in (None, True, 1.0, "1")),
        *(("max_retry_after", limit) for limit in (None, True)),
        *(("headers", fields) for fields in (None, [("a", "b")], {"a": 1}, {1: "a"}, {"a": None})),
        ("cookies", {"a": 1}),
        *(("verify", verify) for verify in (None, 1)),
        ("follow_redirects", 1),
        ("http_options", [("proxy", None)]),
    ],
)
def test_a_value_of_another_type_is_refused(name, value):
    """
    Another type is a TypeError that names the setting.
    """
    with pytest.raises(TypeError, match=f"^{name} must be "):
        Settings(**{name: value})


@pytest.mark.parametrize(
    "invalid", [{"token": "s3cret\n"}, {"headers": {"X-A": "s3cret\n"}}, {"cookies": {"a": "s3cret;"}}]
)
def test_a_refusal_does_not_show_what_may_be_secret(invalid):
    """
    The message tells what is wrong and not what was given.
    """
    with pytest.raises(ValueError, match="must be") as caught:
        Settings(**invalid)

    assert "s3cret" not in str(caught.value)


def test_settings_are_shown_without_secrets():
    """
    The token is shown as dots, and of header fields, cookies and options only the names; nothing can be changed.
    """
    settings = Settings(
        token="s3cret", timeout=1, headers={"B": "s3cret", "A": ""}, cookies={"c": "s3cret"}, http_options={"proxy": 1}
    )

    assert (
        "token=..., base_url='https://api.example/v1', timeout=1, total_timeout=180.0, max_retries=2, "
        "max_retry_after=60.0, verify=True, follow_redirects=False, headers=['A', 'B'], cookies=['c'], "
        "http_options=['proxy']"
    ) == settings.shown
    assert Settings().shown.startswith("base_url=")
    assert Settings().shown.endswith("follow_redirects=False")
    assert "s3cret" not in repr(settings)
    with pytest.raises(FrozenInstanceError):
        settings.token = "other"
