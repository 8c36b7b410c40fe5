# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
The settings of a client, and what they may be.

Each check takes what attrs hands to a validator, names the setting in its error, and shows no value that may be secret.
"""

import re
import ssl
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from attrs import Attribute, field, fields, frozen

from .api import ENVIRONMENT, SCHEMES, SERVER, SERVERS, VARIABLES
from .httplib import http
from .schemes import AsyncToken, Scheme, text_defect
from .servers import filled, variable_defect

__all__ = ["Settings"]

_PRIMARY, *_OTHERS = SCHEMES
"""The scheme that `token` is for, and those that `credentials` are for."""

_FIELD_NAME = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
"""A token (RFC 9110, section 5.6.2); cookies are named alike."""

_PATH = r"([-._~!$&'()*+,;=:@/0-9A-Za-z]|%[0-9A-Fa-f]{2})*"
"""What the path of an address may have in it (RFC 3986, section 3.3)."""

_FRAMING = {"content-length", "transfer-encoding"}
"""Header fields that say where a request ends, which only the HTTP library knows."""

_SETTINGS_OF_THEIR_OWN = {"auth", "base_url", "follow_redirects", "params", "timeout", "verify"}
"""Arguments of the HTTP library that would work against what a client sends."""


def _check_of_type(*kinds: type) -> Callable[[object, "Attribute[Any]", object], None]:
    """The check for a value of one of these types."""

    def check(_: object, setting: "Attribute[Any]", value: object) -> None:
        if not isinstance(value, kinds):
            names = " or ".join(kind.__name__ for kind in kinds)
            raise _refusal(setting, f"of type {names}, not {type(value).__name__}", TypeError)

    return check


_text = _check_of_type(str)


def _check_address(instance: object, setting: "Attribute[Any]", value: str) -> None:
    """Where a server is."""
    _text(instance, setting, value)
    try:
        url = http.URL(value)
        url.host.encode("idna")
        is_address = url.scheme in ("http", "https") and url.host and (url.port or 0) <= 65535 and "%" not in url.host
    except (http.InvalidURL, UnicodeError):
        is_address = False
    if not is_address or url.userinfo or "?" in value or "#" in value:
        expected = "an address that begins with https:// or http:// and names a host, without a user or a query"
        raise _refusal(setting, expected)
    if not re.fullmatch(_PATH, value.partition("://")[2].partition("/")[2]):
        raise _refusal(setting, "an address without a blank or any other character that has to be percent-encoded")


def _check_fields(_: object, setting: "Attribute[Any]", value: object) -> None:
    if not isinstance(value, Mapping) or not all(isinstance(part, str) for item in value.items() for part in item):
        raise _refusal(setting, "a mapping of strings", TypeError)
    for name, text in value.items():
        if not re.fullmatch(_FIELD_NAME, name) or name.lower() in _FRAMING:
            raise _refusal(setting, f"without the name {name!r}, which cannot be sent")
        if not _is_sendable(text):
            raise _refusal(setting, f"printable ASCII without outer spaces, which the value of {name!r} is not")


def _check_cookies(instance: object, setting: "Attribute[Any]", value: dict[str, str]) -> None:
    _check_fields(instance, setting, value)
    if any(";" in text for text in value.values()):
        raise _refusal(setting, "without a semicolon, which begins another cookie")


def _check_certificates(instance: object, setting: "Attribute[Any]", value: object) -> None:
    _check_of_type(bool, str, ssl.SSLContext)(instance, setting, value)
    if isinstance(value, str) and not Path(value).exists():
        raise _refusal(setting, f"the path of a CA bundle, and there is no {value!r}")


def _check_http_options(instance: object, setting: "Attribute[Any]", value: dict[str, Any]) -> None:
    _check_of_type(Mapping)(instance, setting, value)
    for name in sorted(_SETTINGS_OF_THEIR_OWN & value.keys()):
        raise _refusal(setting, f"without {name!r}, which the client sets itself")


def _check_seconds(_: object, setting: "Attribute[Any]", value: Any) -> None:
    """A time, perhaps none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _refusal(setting, f"a number of seconds, not {value!r}", TypeError)
    if not 0 <= value < threading.TIMEOUT_MAX:
        raise _refusal(setting, f"between 0 and threading.TIMEOUT_MAX seconds, not {value!r}")


def _check_limit(instance: object, setting: "Attribute[Any]", value: object) -> None:
    """A time that something may take; None for any."""
    if value is not None:
        _check_seconds(instance, setting, value)
        if value == 0:
            raise _refusal(setting, "more than 0 seconds")


def _check_timeout(instance: object, setting: "Attribute[Any]", value: object) -> None:
    """The times that the steps of an attempt may take."""
    for step in value.as_dict().values() if isinstance(value, http.Timeout) else [value]:
        _check_limit(instance, setting, step)


def _check_size(instance: object, setting: "Attribute[Any]", value: object) -> None:
    """A number of bytes; None for any."""
    if value is not None:
        _check_count(instance, setting, value)


def _check_count(_: object, setting: "Attribute[Any]", value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int):
        raise _refusal(setting, f"a whole number, not {value!r}", TypeError)
    if value < 0:
        raise _refusal(setting, f"0 or more, not {value!r}")


def _is_sendable(text: str) -> bool:
    """Whether a header field can carry it; it may be empty."""
    return not text or not text_defect(text)


def _refusal(setting: "Attribute[Any]", expected: str, kind: type[Exception] = ValueError) -> Exception:
    return kind(f"{setting.alias} must be {expected}")


def _check_secret(name: str, scheme: Scheme, value: Any) -> None:
    """What proves who is calling, unless it is a callable to be asked."""
    if not callable(value) and (defect := scheme.defect(value)):
        raise (ValueError if isinstance(value, str | tuple) else TypeError)(f"{name} {defect}")


def _check_token(_: object, setting: "Attribute[Any]", value: Any) -> None:
    if value is not None:
        _check_secret(str(setting.alias), SCHEMES[_PRIMARY], value)


def _check_credentials(instance: object, setting: "Attribute[Any]", value: Mapping[str, Any]) -> None:
    _check_of_type(Mapping)(instance, setting, value)
    for name, secret in value.items():
        if name not in _OTHERS:
            raise _refusal(setting, f"by the names {', '.join(map(repr, _OTHERS))}; there is no {name!r}")
        _check_secret(f"{setting.alias}[{name!r}]", SCHEMES[name], secret)


def _check_servers(instance: object, setting: "Attribute[Any]", value: Mapping[str, str]) -> None:
    _check_of_type(Mapping)(instance, setting, value)
    for server, address in value.items():
        if server not in SERVERS:
            raise _refusal(setting, f"by the addresses {', '.join(map(repr, SERVERS))}; there is no {server!r}")
        _check_address(instance, setting, address)


def _check_variables(_: object, setting: "Attribute[Any]", value: Any) -> None:
    if not isinstance(value, Mapping) or not all(isinstance(part, str) for item in value.items() for part in item):
        raise _refusal(setting, "a mapping of strings", TypeError)
    if defect := variable_defect(VARIABLES, value):
        raise ValueError(f"{setting.alias} {defect}")


@frozen(kw_only=True)
class Settings:
    """The settings of a client, with their defaults."""

    token: AsyncToken | None = field(default=None, repr=False, validator=_check_token)
    credentials: Mapping[str, AsyncToken] = field(factory=dict, repr=False, validator=_check_credentials)
    server_variables: Mapping[str, str] = field(factory=dict, validator=_check_variables)
    servers: Mapping[str, str] = field(factory=dict, validator=_check_servers)
    base_url: str = field(validator=_check_address)
    timeout: Any = field(default=http.Timeout(30.0, connect=5.0), validator=_check_timeout)
    """Seconds for each step of an attempt, the HTTP library's `Timeout`, or None."""
    total_timeout: float | None = field(default=180.0, validator=_check_limit)
    max_retries: int = field(default=2, validator=_check_count)
    max_retry_after: float = field(default=60.0, validator=_check_seconds)
    max_response_size: int | None = field(default=100_000_000, validator=_check_size)
    retry_non_idempotent: bool = field(default=False, validator=_check_of_type(bool))
    headers: Mapping[str, str] = field(factory=dict, repr=False, validator=_check_fields)
    cookies: Mapping[str, str] = field(factory=dict, repr=False, validator=_check_cookies)
    verify: str | bool | ssl.SSLContext = field(default=True, validator=_check_certificates)
    follow_redirects: bool = field(default=False, validator=_check_of_type(bool))
    http_options: Mapping[str, Any] = field(factory=dict, repr=False, validator=_check_http_options)

    @base_url.default
    def home(self) -> str:
        """The address of the spec's first server."""
        if SERVER is None:
            raise ValueError(f"base_url is needed: give it, or set the environment variable {ENVIRONMENT}_BASE_URL")
        _check_variables(self, fields(Settings).server_variables, self.server_variables)
        try:
            return filled(SERVER, VARIABLES, self.server_variables)
        except ValueError as error:
            raise ValueError(f"{error}; or set the environment variable {ENVIRONMENT}_BASE_URL") from None

    @property
    def is_at_home(self) -> bool:
        """Whether the base URL is that of the spec."""
        try:
            return self.base_url == self.home()
        except ValueError:
            return False

    @property
    def known(self) -> Mapping[str, AsyncToken]:
        """The credentials by the names of their schemes."""
        return {**({} if self.token is None else {_PRIMARY: self.token}), **self.credentials}

    def address(self, server: str | None) -> str:
        """Where a request goes, by the server that the spec has for it; ValueError when its address is not known."""
        if server is None:
            return self.base_url
        if server in self.servers:
            return self.servers[server]
        if not self.is_at_home:
            raise ValueError(f"servers must have {server!r}, because base_url is not the spec's")
        return filled(server, VARIABLES, self.server_variables)

    @property
    def shown(self) -> str:
        """The settings by the names that the constructor takes, without a secret."""
        limits = ("timeout", "total_timeout", "max_retries", "max_retry_after", "max_response_size")
        plain = ["base_url", *limits, "retry_non_idempotent", "verify", "follow_redirects"]
        plain += [name for name in ("server_variables", "servers") if getattr(self, name)]
        hidden = [name for name in ("credentials", "headers", "cookies", "http_options") if getattr(self, name)]
        parts = [f"{name}={getattr(self, name)!r}" for name in plain]
        parts += [f"{name}={sorted(getattr(self, name))!r}" for name in hidden]
        return ", ".join([*(["token=..."] if self.token is not None else []), *parts])
