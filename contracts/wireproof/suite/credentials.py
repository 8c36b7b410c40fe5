"""What proves who is calling, whatever scheme an operation takes, and what of it a request carries."""

import binascii
import re
from base64 import b64decode
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

import httpx

from wireproof.catalog import Spec
from wireproof.codegen.credentials import schemes
from wireproof.runtime.schemes import Scheme

__all__ = ["NOWHERE", "TOKEN", "as_sent", "in_form", "settings_of"]

TOKEN = "token-for-tests-only"  # noqa: S105  # visibly fake, so that a leak is recognised

NOWHERE = "https://api.test"
"""Where an API is whose spec does not say so."""


def in_form(scheme: Scheme, secret: str) -> str:
    """A secret as a scheme takes it; HTTP basic has a user before it."""
    return f"user:{secret}" if scheme.word == "Basic" else secret


def settings_of(spec: Spec, given: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The settings by which a client has credentials for every scheme: what is given by its name, else `TOKEN`."""
    known = {name: in_form(scheme, TOKEN) for name, scheme in schemes(spec).items()} | dict(given or {})
    primary, *others = schemes(spec)
    return {"token": known[primary]} | ({"credentials": {name: known[name] for name in others}} if others else {})


def as_sent(request: httpx.Request) -> str:
    """All that a request says, also within percent-encoding and the credentials of HTTP basic."""
    text = f"{request.url} {unquote(str(request.url))} {request.headers.raw!r} {request.content!r}"
    basic = re.findall(r"Basic ([\w+/=]+)", " ".join(request.headers.values()))
    return " ".join([text, *map(_decoded, basic)])


def _decoded(credentials: str) -> str:
    try:
        return b64decode(credentials).decode()
    except (binascii.Error, UnicodeDecodeError):
        return credentials
