"""
Judges credentials by the security requirements of an operation.

Sources: OpenAPI 3.1.0, sections 4.8.27 and 4.8.30; RFC 9110, section 11; RFC 6750; RFC 7617.
"""

import re
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping

from wireproof.catalog import Operation, SecurityScheme
from wireproof.findings import NOTHING, Code, Finding, masked
from wireproof.judge.parameters import KINDS, decoded
from wireproof.judge.wire import Wire

__all__ = ["security_findings"]


def security_findings(operation: Operation, wire: Wire) -> Iterator[Finding]:
    """
    Nothing if one alternative is satisfied; else what is wrong with the one that comes nearest.

    Where none is needed (`{}`) but some are there, those have to be of their form all the same.
    """
    failures = [
        [failure for scheme in schemes if (failure := CREDENTIALS[scheme.type](scheme, wire))]
        for schemes in operation.security
    ]
    if not any(schemes and not found for schemes, found in zip(operation.security, failures, strict=True)):
        is_optional = () in operation.security
        nearest = min(filter(None, failures), default=[], key=_distance)
        yield from (one for one in nearest if not is_optional or one.code is Code.SECURITY_MISMATCH)


def _distance(failures: list[Finding]) -> tuple[bool, int]:
    """Credentials of the wrong form are nearer than none."""
    return all(failure.code is Code.SECURITY_MISSING for failure in failures), len(failures)


def _authorization(scheme: SecurityScheme, wire: Wire) -> Finding | None:
    place, documented = "header `Authorization`", f"{scheme.http_scheme.capitalize()} <credentials>"
    lines = wire.lines.get("authorization", [])
    if not lines:
        return Finding(Code.SECURITY_MISSING, place, NOTHING, documented, scheme.pointer)
    word, _, credentials = lines[0].partition(" ")
    is_of_form = FORMS.get(scheme.http_scheme, bool)
    if len(lines) == 1 and word.lower() == scheme.http_scheme and is_of_form(credentials.strip(" ")):
        return None
    return Finding(Code.SECURITY_MISMATCH, place, ", ".join(masked(line) for line in lines), documented, scheme.pointer)


TOKEN = re.compile(r"[A-Za-z0-9\-._~+/]+=*")
"""Credentials of one word (`token68`: RFC 9110, section 11.2; RFC 6750, section 2.1)."""

PASSWORD = re.compile(rb"[^\x00-\x1f\x7f:]*:[^\x00-\x1f\x7f]*")
"""`user:password`, neither with control characters, the user without a colon (RFC 7617, section 2)."""


def _is_password(credentials: str) -> bool:
    """Whether credentials are `user:password` in base64."""
    try:
        return PASSWORD.fullmatch(b64decode(credentials, validate=True)) is not None
    except ValueError:
        return False


FORMS: Mapping[str, Callable[[str], object]] = {"basic": _is_password, "bearer": TOKEN.fullmatch}
"""Whether the credentials after a scheme's word are some; those of other schemes are only there."""


def _api_key(scheme: SecurityScheme, wire: Wire) -> Finding | None:
    place, documented = f"{KINDS[scheme.key_location]} `{scheme.key_name}`", "one key"
    keys = {
        "header": wire.lines.get(scheme.key_name.lower(), []),
        "query": [text for name, text in wire.query if decoded(name) == scheme.key_name],
        "cookie": [text for name, text in wire.cookies if decoded(name) == scheme.key_name],
    }[scheme.key_location]
    if not keys:
        return Finding(Code.SECURITY_MISSING, place, NOTHING, documented, scheme.pointer)
    is_readable = scheme.key_location != "query" or all(decoded(key) is not None for key in keys)
    if len(keys) == 1 and keys[0] and is_readable:
        return None
    received = ", ".join("***" if key else "an empty key" for key in keys)
    return Finding(Code.SECURITY_MISMATCH, place, received, documented, scheme.pointer)


def _mutual_tls(_: SecurityScheme, __: Wire) -> None:
    """A client certificate travels below HTTP."""


CREDENTIALS: Mapping[str, Callable[[SecurityScheme, Wire], Finding | None]] = {
    "apiKey": _api_key,
    "http": _authorization,
    "mutualTLS": _mutual_tls,
    "oauth2": _authorization,
    "openIdConnect": _authorization,
}
