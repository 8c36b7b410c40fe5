"""Settings that make no sense: each is refused, by its name, before there is a client."""

import ssl
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from wireproof.catalog import Spec
from wireproof.suite.caller import TOKEN, Callers

SECRET = "secret-for-tests-only"
"""Stands in header fields and cookies, which no error may show."""


@dataclass(frozen=True)
class Bad:
    """A setting with a value that makes no sense, and the class of the error."""

    setting: str
    value: Any
    error: type[Exception]
    name: str = ""
    """What is wrong, where the value does not show it."""

    def __str__(self) -> str:
        return f"{self.setting}: {self.name or repr(self.value)}"


NAN, INFINITY = float("nan"), float("inf")

NO_FIELDS = (
    (None, TypeError, ""),
    ([("X-Key", SECRET)], TypeError, "a list"),
    ({"X-Key": 5}, TypeError, "a number"),
    ({"X-Key": None}, TypeError, "a value that is None"),
    ({5: SECRET}, TypeError, "a name that is a number"),
    ({"X-Key": f"{SECRET}\n"}, ValueError, "a newline at the end"),
    ({"X-Key": f"{SECRET}\r\nX-Other: yes"}, ValueError, "another field behind a newline"),
    ({"X-Key": f" {SECRET}"}, ValueError, "a space at the beginning"),
    ({"X-Key": f"{SECRET}é"}, ValueError, "a value that is not ASCII"),
    ({"": SECRET}, ValueError, "an empty name"),
    ({"Schlüssel": SECRET}, ValueError, "a name that is not ASCII"),
    ({"X Key": SECRET}, ValueError, "a name with a space"),
    ({"Content-Length": "5"}, ValueError, "the length of the body"),
    ({"X-Key:": SECRET}, ValueError, "a name with a colon"),
    ({"X-Key\n": SECRET}, ValueError, "a name with a newline"),
)
"""What can be neither header fields nor cookies."""

IN_EVERY_CLIENT = (
    Bad("base_url", None, TypeError),
    Bad("base_url", 5, TypeError),
    Bad("base_url", b"https://api.example", TypeError),
    Bad("base_url", httpx.URL("https://api.example"), TypeError, "a URL of httpx"),
    Bad("base_url", "", ValueError),
    Bad("base_url", "api.example/v1", ValueError),
    Bad("base_url", "//api.example", ValueError),
    Bad("base_url", "/v1", ValueError),
    Bad("base_url", "https://", ValueError),
    Bad("base_url", "https:///v1", ValueError),
    Bad("base_url", " https://api.example", ValueError),
    Bad("base_url", "https://api.example\n", ValueError),
    Bad("base_url", "https://api..example", ValueError),
    Bad("base_url", "https://[::1", ValueError),
    Bad("base_url", "https://api.example:port", ValueError),
    Bad("base_url", "https://api.example:65536", ValueError),
    Bad("base_url", "ftp://api.example", ValueError),
    Bad("base_url", "https://api.example/v1?key=x", ValueError),
    Bad("base_url", "https://api.example/v1?", ValueError),
    Bad("base_url", "https://api.example/v1#top", ValueError),
    Bad("base_url", "https://api.example/v1#", ValueError),
    Bad("base_url", "https://api example", ValueError),
    Bad("base_url", f"https://user:{SECRET}@api.example", ValueError),
    Bad("timeout", "5", TypeError),
    Bad("timeout", True, TypeError),
    Bad("timeout", (5, 30), TypeError),
    Bad("timeout", 0, ValueError),
    Bad("timeout", -1, ValueError),
    Bad("timeout", NAN, ValueError),
    Bad("timeout", 1e10, ValueError),
    Bad("timeout", INFINITY, ValueError),
    Bad("timeout", httpx.Timeout(5.0, read=-1), ValueError),
    Bad("timeout", httpx.Timeout("5"), TypeError),  # type: ignore[arg-type]  # this is the mistake
    Bad("total_timeout", "x", TypeError),
    Bad("total_timeout", True, TypeError),
    Bad("total_timeout", 0, ValueError),
    Bad("total_timeout", -1, ValueError),
    Bad("total_timeout", NAN, ValueError),
    Bad("total_timeout", INFINITY, ValueError),
    Bad("max_retries", None, TypeError),
    Bad("max_retries", 1.5, TypeError),
    Bad("max_retries", True, TypeError),
    Bad("max_retries", "2", TypeError),
    Bad("max_retries", -1, ValueError),
    Bad("max_retry_after", None, TypeError),
    Bad("max_retry_after", "1", TypeError),
    Bad("max_retry_after", -1, ValueError),
    Bad("max_retry_after", NAN, ValueError),
    *(Bad("headers", *no_fields) for no_fields in NO_FIELDS),
    *(Bad("cookies", *no_fields) for no_fields in NO_FIELDS),
    Bad("cookies", {"key": f"{SECRET}; other=yes"}, ValueError, "another cookie behind a semicolon"),
    Bad("verify_ssl", None, TypeError),
    Bad("verify_ssl", "no-such-file.pem", ValueError),
    Bad("verify_ssl", ssl.SSLContext, TypeError, "a class"),
    Bad("follow_redirects", None, TypeError),
    Bad("follow_redirects", "no", TypeError),
    Bad("httpx_args", [("auth", SECRET)], TypeError, "a list"),
    Bad("httpx_args", {"auth": ("user", SECRET)}, ValueError, "another proof of who is calling"),
    Bad("httpx_args", {"params": {"limit": 7}}, ValueError, "another query"),
    Bad("httpx_args", {"follow_redirects": True}, ValueError, "a setting with a name of its own"),
)
WITH_A_TOKEN = (
    Bad("token", None, TypeError),
    Bad("token", 5, TypeError),
    Bad("token", SECRET.encode(), TypeError, "bytes"),
    Bad("token", "", ValueError),
    Bad("token", f"{SECRET}\n", ValueError, "a newline at the end"),
    Bad("token", f"{SECRET}é", ValueError, "not ASCII"),
    Bad("prefix", None, TypeError),
    Bad("prefix", "Bearer ", ValueError),
    Bad("auth_header_name", None, TypeError),
    Bad("auth_header_name", "", ValueError),
    Bad("auth_header_name", "Authorization:", ValueError),
)
IN_A_COPY = ("timeout", "total_timeout", "max_retries", "max_retry_after", "headers")
"""The settings that `with_options` takes."""
COPIED_ALONE = {"timeout": "with_timeout", "headers": "with_headers", "cookies": "with_cookies"}


def assert_refused(bad: Bad, refusal: pytest.ExceptionInfo[Exception]) -> None:
    """The error is of the right class, names the setting and shows no secret."""
    assert bad.error is refusal.type
    assert bad.setting in str(refusal.value)
    assert SECRET not in str(refusal.value)


@pytest.mark.parametrize("bad", [*IN_EVERY_CLIENT, *WITH_A_TOKEN], ids=str)
def test_a_setting_that_makes_no_sense_is_refused(spec: Spec, callers: Callers, bad: Bad) -> None:
    """
    There is no client with such a setting.
    """
    with pytest.raises((TypeError, ValueError)) as refusal:
        callers(spec).binding.client(**{"token": TOKEN, bad.setting: bad.value})

    assert_refused(bad, refusal)


@pytest.mark.parametrize("bad", IN_EVERY_CLIENT, ids=str)
def test_a_client_without_a_token_refuses_the_same(spec: Spec, callers: Callers, bad: Bad) -> None:
    """
    The settings that both kinds of client have are judged alike.
    """
    with pytest.raises((TypeError, ValueError)) as refusal:
        callers(spec).binding.package.Client(**{bad.setting: bad.value})

    assert_refused(bad, refusal)


@pytest.mark.parametrize("bad", [bad for bad in IN_EVERY_CLIENT if bad.setting in IN_A_COPY], ids=str)
def test_a_copy_refuses_the_same(spec: Spec, callers: Callers, bad: Bad) -> None:
    """
    `with_options` takes nothing that a new client would not take, and leaves the original alone.
    """
    original, untouched = (callers(spec).binding.client(token=TOKEN) for _ in range(2))

    with pytest.raises((TypeError, ValueError)) as refusal:
        original.with_options(**{bad.setting: bad.value})

    assert_refused(bad, refusal)
    assert untouched == original


@pytest.mark.parametrize("bad", [bad for bad in IN_EVERY_CLIENT if bad.setting in COPIED_ALONE], ids=str)
def test_a_copy_with_one_setting_refuses_the_same(spec: Spec, callers: Callers, bad: Bad) -> None:
    """
    Nor do `with_timeout`, `with_headers` and `with_cookies`.
    """
    original = callers(spec).binding.client(token=TOKEN)

    with pytest.raises((TypeError, ValueError)) as refusal:
        getattr(original, COPIED_ALONE[bad.setting])(bad.value)

    assert_refused(bad, refusal)


@pytest.mark.parametrize("make", ["client", "with_options"])
def test_a_setting_that_nobody_knows_is_refused(spec: Spec, callers: Callers, make: str) -> None:
    """
    A setting that is misspelled is not left out in silence.
    """
    binding = callers(spec).binding
    makers = {"client": binding.client, "with_options": binding.client(token=TOKEN).with_options}

    with pytest.raises(TypeError, match="misspelled"):
        makers[make](misspelled="x")
