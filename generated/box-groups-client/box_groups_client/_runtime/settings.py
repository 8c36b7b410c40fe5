# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""
What the settings of a client may be.

Each check takes what attrs hands to a validator, names the setting in its error, and shows no value that may be secret.
"""

import re
import ssl
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
from attrs import Attribute

__all__ = [
    "address",
    "certificates",
    "cookies",
    "count",
    "credential",
    "credential_or_callable",
    "credential_or_empty",
    "field_name",
    "fields",
    "httpx_args",
    "limit",
    "of_type",
    "seconds",
    "timeout",
]

_FIELD_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""A token (RFC 9110, section 5.6.2); cookies are named alike."""


_FRAMING = {"content-length", "transfer-encoding"}
"""Header fields that say where a request ends, which only httpx knows."""

_SETTINGS_OF_THEIR_OWN = {"auth", "base_url", "follow_redirects", "params", "timeout", "verify"}
"""Arguments of httpx that would work against what a client sends."""


def of_type(*kinds: type) -> Callable[[object, "Attribute[Any]", object], None]:
    """The check for a value of one of these types."""

    def check(_: object, setting: "Attribute[Any]", value: object) -> None:
        if not isinstance(value, kinds):
            names = " or ".join(kind.__name__ for kind in kinds)
            raise _refusal(setting, f"of type {names}, not {type(value).__name__}", TypeError)

    return check


_text = of_type(str)


def address(instance: object, setting: "Attribute[Any]", value: str) -> None:
    """Where a server is."""
    _text(instance, setting, value)
    try:
        url = httpx.URL(value)
        url.host.encode("idna")
        is_address = url.scheme in ("http", "https") and url.host and (url.port or 0) <= 65535 and "%" not in url.host
    except (httpx.InvalidURL, UnicodeError):
        is_address = False
    if not is_address or url.userinfo or "?" in value or "#" in value:
        expected = "an address that begins with https:// or http:// and names a host, without a user or a query"
        raise _refusal(setting, expected)


def fields(_: object, setting: "Attribute[Any]", value: object) -> None:
    """Header fields."""
    if not isinstance(value, dict) or not all(isinstance(part, str) for item in value.items() for part in item):
        raise _refusal(setting, "a dict of strings", TypeError)
    for name, text in value.items():
        if not _FIELD_NAME.fullmatch(name) or name.lower() in _FRAMING:
            raise _refusal(setting, f"without the name {name!r}, which cannot be sent")
        if not _is_sendable(text):
            raise _refusal(setting, f"printable ASCII without outer spaces, which the value of {name!r} is not")


def cookies(instance: object, setting: "Attribute[Any]", value: dict[str, str]) -> None:
    """Cookies."""
    fields(instance, setting, value)
    if any(";" in text for text in value.values()):
        raise _refusal(setting, "without a semicolon, which begins another cookie")


def field_name(instance: object, setting: "Attribute[Any]", value: str) -> None:
    """The name of a header field."""
    _text(instance, setting, value)
    if not _FIELD_NAME.fullmatch(value):
        raise _refusal(setting, f"the name of a header field, not {value!r}")


def certificates(instance: object, setting: "Attribute[Any]", value: object) -> None:
    """How certificates are checked."""
    of_type(bool, str, ssl.SSLContext)(instance, setting, value)
    if isinstance(value, str) and not Path(value).exists():
        raise _refusal(setting, f"the path of a CA bundle, and there is no {value!r}")


def httpx_args(instance: object, setting: "Attribute[Any]", value: dict[str, Any]) -> None:
    """More arguments for httpx."""
    of_type(dict)(instance, setting, value)
    for name in sorted(_SETTINGS_OF_THEIR_OWN & value.keys()):
        raise _refusal(setting, f"without {name!r}, which the client sees to itself")


def seconds(_: object, setting: "Attribute[Any]", value: Any) -> None:
    """A time, perhaps none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _refusal(setting, f"a number of seconds, not {value!r}", TypeError)
    if not 0 <= value < threading.TIMEOUT_MAX:
        raise _refusal(setting, f"0 or more seconds, and less than some centuries, not {value!r}")


def limit(instance: object, setting: "Attribute[Any]", value: object) -> None:
    """A time that something may take; None for any."""
    if value is not None:
        seconds(instance, setting, value)
        if value == 0:
            raise _refusal(setting, "more than 0 seconds")


def timeout(instance: object, setting: "Attribute[Any]", value: object) -> None:
    """The times that the steps of an attempt may take."""
    for step in value.as_dict().values() if isinstance(value, httpx.Timeout) else [value]:
        limit(instance, setting, step)


def count(_: object, setting: "Attribute[Any]", value: object) -> None:
    """How often something may happen."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise _refusal(setting, f"a whole number, not {value!r}", TypeError)
    if value < 0:
        raise _refusal(setting, f"0 or more, not {value!r}")


def credential(instance: object, setting: "Attribute[Any]", value: str) -> None:
    """What a header field can carry to prove who is calling."""
    _text(instance, setting, value)
    if not (value and _is_sendable(value)):
        raise _refusal(setting, "a string of printable ASCII characters without spaces around it")


def credential_or_empty(instance: object, setting: "Attribute[Any]", value: str) -> None:
    """The same, or nothing."""
    if value != "":
        credential(instance, setting, value)


def credential_or_callable(instance: object, setting: "Attribute[Any]", value: Any) -> None:
    """The same, or what can be asked for it."""
    if not callable(value):
        credential(instance, setting, value)


def _is_sendable(text: str) -> bool:
    """Whether a header field can carry it."""
    return text.isascii() and text.isprintable() and text == text.strip()


def _refusal(setting: "Attribute[Any]", expected: str, kind: type[Exception] = ValueError) -> Exception:
    return kind(f"{setting.alias} must be {expected}")
