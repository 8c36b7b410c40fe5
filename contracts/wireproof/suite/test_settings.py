"""Settings: those that make no sense are refused by name before there is a client, the others can be read."""

import re
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest

from wireproof.binding import Mode
from wireproof.catalog import Spec
from wireproof.naming import resource_name
from wireproof.suite import cases
from wireproof.suite.caller import Callers
from wireproof.suite.credentials import TOKEN, settings_of
from wireproof.suite.ids import slug

SECRET = "secret-for-tests-only"
"""Stands in header fields and cookies, which no error may show."""


@dataclass(frozen=True)
class Bad:
    """A setting with an invalid value, and the class of the error."""

    setting: str
    value: Any
    error: type[Exception]
    name: str = ""
    """What is wrong, where the value does not show it."""

    def __str__(self) -> str:
        return slug(f"{self.setting}={self.name or repr(self.value)}")


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

BAD = (
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
    Bad("base_url", "https://api.example/2.0 ", ValueError, "a blank at the end"),
    Bad("base_url", "https://api.example/2.0|", ValueError),
    Bad("base_url", f"https://user:{SECRET}@api.example", ValueError),
    Bad("timeout", "5", TypeError),
    Bad("timeout", True, TypeError),
    Bad("timeout", (5, 30), TypeError),
    Bad("timeout", 0, ValueError),
    Bad("timeout", -1, ValueError),
    Bad("timeout", NAN, ValueError),
    Bad("timeout", 1e10, ValueError),
    Bad("timeout", INFINITY, ValueError),
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
    Bad("max_response_size", 1.5, TypeError),
    Bad("max_response_size", "1", TypeError),
    Bad("max_response_size", True, TypeError),
    Bad("max_response_size", -1, ValueError),
    *(Bad("headers", *no_fields) for no_fields in NO_FIELDS),
    *(Bad("cookies", *no_fields) for no_fields in NO_FIELDS),
    Bad("cookies", {"key": f"{SECRET}; other=yes"}, ValueError, "another cookie behind a semicolon"),
    Bad("verify", None, TypeError),
    Bad("verify", "no-such-file.pem", ValueError),
    Bad("verify", ssl.SSLContext, TypeError, "a class"),
    Bad("retry_non_idempotent", None, TypeError),
    Bad("retry_non_idempotent", 1, TypeError),
    Bad("follow_redirects", None, TypeError),
    Bad("follow_redirects", "no", TypeError),
    Bad("http_options", [("auth", SECRET)], TypeError, "a list"),
    Bad("http_options", {"auth": ("user", SECRET)}, ValueError, "another proof of who is calling"),
    Bad("http_options", {"params": {"limit": 7}}, ValueError, "another query"),
    Bad("http_options", {"follow_redirects": True}, ValueError, "a setting with a name of its own"),
    Bad("token", None, TypeError),
    Bad("token", 5, TypeError),
    Bad("token", SECRET.encode(), TypeError, "bytes"),
    Bad("token", "", ValueError),
    Bad("token", f"{SECRET}\n", ValueError, "a newline at the end"),
    Bad("token", f"{SECRET}é", ValueError, "not ASCII"),
    Bad("http_client", "x", TypeError),
    Bad("http_client", httpx.BaseTransport(), TypeError, "a transport"),
)


def assert_refused(bad: Bad, refusal: pytest.ExceptionInfo[Exception]) -> None:
    """The error is of the right class, names the setting and shows no secret."""
    assert bad.error is refusal.type
    assert bad.setting in str(refusal.value)
    assert SECRET not in str(refusal.value)


@cases.each(spec=cases.specs, mode=cases.modes)
@pytest.mark.parametrize("bad", BAD, ids=str)
def test_a_setting_that_makes_no_sense_is_refused(spec: Spec, mode: Mode, callers: Callers, bad: Bad) -> None:
    """
    There is no client with such a setting.
    """
    with pytest.raises((TypeError, ValueError)) as refusal:
        callers(spec).binding.client(mode, **{**settings_of(spec), bad.setting: bad.value})

    assert_refused(bad, refusal)


@cases.each(spec=cases.specs, mode=cases.modes)
@pytest.mark.parametrize("bad", BAD, ids=str)
def test_a_copy_refuses_the_same(spec: Spec, mode: Mode, callers: Callers, bad: Bad) -> None:
    """
    `with_options` takes nothing that a new client would not take, and leaves the original alone.
    """
    original = callers(spec).new(mode)
    before = repr(original)

    with pytest.raises((TypeError, ValueError)) as refusal:
        original.with_options(**{bad.setting: bad.value})

    assert_refused(bad, refusal)
    assert before == repr(original)


AUTHORITY = """\
-----BEGIN CERTIFICATE-----
MIIBnTCCAUOgAwIBAgIURUgFt1URlL48tLFwZP3WyZuNvBQwCgYIKoZIzj0EAwIw
IzEhMB8GA1UEAwwYQXV0aG9yaXR5IGZvciB0ZXN0cyBvbmx5MCAXDTI2MTEyNjE2
MzQxN1oYDzIxMjYxMTAyMTYzNDE3WjAjMSEwHwYDVQQDDBhBdXRob3JpdHkgZm9y
IHRlc3RzIG9ubHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASfVUV0oPM1xzED
OAncON+pGfJH9ZPgVG/oZCAD2iuVSRvosrxtQitDgyLBjbjvCEDSXMmkDE/Qpjxm
3z20gpRto1MwUTAdBgNVHQ4EFgQUdJGHrQJgWfzLWxiF9H9Jd5Ypie0wHwYDVR0j
BBgwFoAUdJGHrQJgWfzLWxiF9H9Jd5Ypie0wDwYDVR0TAQH/BAUwAwEB/zAKBggq
hkjOPQQDAgNIADBFAiEA/qtGXncW/ODktjqiLxvlryw19WHR2s1F4meeJG68ysMC
IEwVeiTr2/cAQYdfqyyQRpxyMzSfxNkCPu1GKu6lwSuZ
-----END CERTIFICATE-----
"""
"""Nobody has its key."""


@cases.each(spec=cases.specs, mode=cases.modes)
def test_a_list_of_authorities_is_the_one_that_counts(spec: Spec, mode: Mode, callers: Callers, tmp_path: Path) -> None:
    """
    With `verify` as the path of a file, a certificate is believed that an authority in it has signed, and no other.
    """
    caller, file = callers(spec), tmp_path / "authorities.pem"
    file.write_text(AUTHORITY, encoding="ascii")
    client = caller.new(mode, verify=str(file))

    connection = caller.binding.connection(client, caller.runner.get_loop() if mode == "async" else None)

    assert str(file) == client.verify
    subjects = [str(one["subject"]) for one in caller.binding.authorities(connection)]
    assert ["Authority for tests only" in subject for subject in subjects] == [True]


@cases.each(spec=cases.specs, mode=cases.modes)
@pytest.mark.parametrize(("setting", "kind"), [("read", -1), ("connect", "5")])
def test_each_step_of_a_timeout_is_looked_at(
    spec: Spec, mode: Mode, callers: Callers, setting: str, kind: object
) -> None:
    """
    A timeout of the HTTP library is judged like a number.
    """
    binding = callers(spec).binding
    timeout = binding.http.Timeout(5.0, **{setting: kind})

    with pytest.raises((TypeError, ValueError), match="timeout"):
        callers(spec).new(mode, timeout=timeout)


@cases.each(spec=cases.specs, mode=cases.modes)
@pytest.mark.parametrize("make", ["client", "with_options"])
def test_a_setting_that_nobody_knows_is_refused(spec: Spec, mode: Mode, callers: Callers, make: str) -> None:
    """
    A setting that is misspelled is not left out in silence.
    """
    binding = callers(spec).binding
    makers = {
        "client": lambda **settings: binding.client(mode, **settings),
        "with_options": callers(spec).new(mode).with_options,
    }

    with pytest.raises(TypeError, match="misspelled"):
        makers[make](misspelled="x")


@cases.each(spec=cases.specs, mode=cases.modes)
def test_the_other_client_of_the_http_library_is_refused(spec: Spec, mode: Mode, callers: Callers) -> None:
    """
    An async client cannot connect through a sync one, nor the other way round.
    """
    binding = callers(spec).binding
    other = {"sync": binding.http.AsyncClient, "async": binding.http.Client}[mode]

    with pytest.raises(TypeError, match="http_client"):
        callers(spec).new(mode, http_client=other(verify=False))


READ = {
    "base_url": "https://elsewhere.example/api",
    "total_timeout": 77.0,
    "max_retries": 7,
    "max_retry_after": 7.0,
    "max_response_size": 7_000_000,
    "headers": {"X-Key": SECRET},
    "cookies": {"key": SECRET},
    "verify": False,
    "follow_redirects": True,
    "retry_non_idempotent": True,
    "http_options": {"trust_env": False},
}
"""A value of each setting that can be read, beside `timeout`."""


@cases.each(spec=cases.specs, mode=cases.modes)
def test_settings_can_be_read_and_are_shown_by_their_names(spec: Spec, mode: Mode, callers: Callers) -> None:
    """
    Each setting is an attribute; `repr` names them all as the constructor does, and shows no secret.
    """
    binding = callers(spec).binding
    made = callers(spec).new(mode, timeout=7.0, **READ)
    copied = callers(spec).new(mode).with_options(timeout=7.0, **READ)

    for client in (made, copied):
        found = {name: getattr(client, name) for name in READ}
        assert {**READ, "headers": {"x-key": SECRET}} == {
            **found,
            "headers": dict(binding.http.Headers(found["headers"])),
        }
        assert binding.http.Timeout(7.0) == client.timeout
        assert [] == [name for name in ("token", "timeout", *READ) if f"{name}=" not in repr(client)]
        assert not {TOKEN, SECRET} & set(re.findall(r"[\w-]+", repr(client)))


@cases.each(spec=cases.specs, mode=cases.modes)
def test_what_an_editor_offers_is_what_a_client_is_for(spec: Spec, mode: Mode, callers: Callers) -> None:
    """
    `dir` has resources, settings and what to do with a client; nothing that is private.
    """
    offered = dir(callers(spec).new(mode))

    resources = {resource_name(operation) for operation in spec.operations}
    assert resources | {"timeout", *READ, "close", "send", "stream", "with_options"} == set(offered)
