"""What a client has to know of the security of a spec: how each scheme travels, and what each operation takes."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import cast

from wireproof.catalog import Operation, SecurityScheme, Spec
from wireproof.runtime.schemes import Place, Scheme

__all__ = [
    "Alternatives",
    "alternatives",
    "environment",
    "problems",
    "schemes",
    "shown_token",
    "token_url",
    "usual_alternatives",
]

Alternatives = tuple[tuple[str, ...], ...]
"""The names of the schemes that each alternative takes."""

CHALLENGED = {"digest", "hoba", "mutual", "negotiate", "scram-sha-1", "scram-sha-256"}
"""Schemes of HTTP whose credentials depend on what the server says first (RFC 9110, section 11.1)."""

SENDABLE = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
"""The name of a header field or a cookie (RFC 9110, section 5.6.2; RFC 6265, section 4.1.1)."""


def environment(spec: Spec) -> str:
    """How the environment variables of a client begin."""
    return re.sub(r"\W", "_", spec.name).upper()


def alternatives(operation: Operation) -> Alternatives:
    """
    The alternatives of an operation that a client can satisfy, in the order in which it tries them.

    One that travels as an earlier one of the same operation adds nothing; doing without any comes last.
    """
    found: dict[tuple[tuple[Place, str, str], ...], tuple[str, ...]] = {}
    for chosen in filter(_can_be_sent, operation.security):
        found.setdefault(tuple(_way(scheme) for scheme in chosen), tuple(scheme.name for scheme in chosen))
    return tuple(sorted(found.values(), key=lambda names: not names))


def usual_alternatives(spec: Spec) -> Alternatives:
    """What most operations take."""
    ((usual, _),) = Counter(map(alternatives, spec.operations)).most_common(1)
    return usual


def schemes(spec: Spec) -> dict[str, Scheme]:
    """
    The schemes that a client knows by their names, the primary one first: the first that any operation asks for.

    Where there is none, there is still what a `token` would be.
    """
    asked = [scheme for operation in spec.operations for chosen in operation.security for scheme in chosen]
    by_name = {scheme.name: scheme for scheme in asked}
    names = dict.fromkeys(name for one in spec.operations for chosen in alternatives(one) for name in chosen)
    found = {name: Scheme(*_way(by_name[name]), _environment_variable(spec, name)) for name in names}
    primary, *others = found.values() or [Scheme("header", "Authorization", "Bearer", "")]
    first = next(iter(found), "token")
    token = Scheme(primary.place, primary.name, primary.word, f"{environment(spec)}_TOKEN")
    return {first: token, **dict(zip(list(found)[1:], others, strict=True))}


def shown_token(spec: Spec) -> str:
    """What a page about a client passes as `token`, as Python code: for HTTP basic it is a pair."""
    primary = next(iter(schemes(spec).values()))
    return '("YOUR-USER", "YOUR-PASSWORD")' if primary.word == "Basic" else '"YOUR-TOKEN"'


def token_url(spec: Spec) -> str | None:
    """Where a program gets tokens by itself (OpenAPI 3.1.0, section 4.8.29), with or without a user's agreement."""
    for node in spec.document.get("components", {}).get("securitySchemes", {}).values():
        for name, flow in node.get("flows", {}).items():
            url = "tokenUrl" if name == "clientCredentials" else "refreshUrl"
            if not name.startswith("x-") and flow.get(url):
                return str(flow[url])
    return None


def problems(spec: Spec) -> Iterator[tuple[str, str]]:
    """Operations that no client can call, and schemes that it could not tell apart."""
    told = set()
    for operation in spec.operations:
        if operation.security and not alternatives(operation) and str(operation.security) not in told:
            told.add(str(operation.security))
            yield f"{operation.pointer}", "there is no `security` alternative that a client can satisfy by itself"
    seen = {f"{environment(spec)}_BASE_URL": "base_url"}
    for name, scheme in schemes(spec).items():
        other = seen.setdefault(scheme.variable, name)
        if other != name:
            both = f"`{name}` and `{other}` would have the environment variable {scheme.variable}"
            yield "#/components/securitySchemes", f"{both}; rename one"


def _environment_variable(spec: Spec, name: str) -> str:
    words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|\W", "_", name)
    return f"{environment(spec)}_{words.upper()}"


def _can_be_sent(chosen: tuple[SecurityScheme, ...]) -> bool:
    """Whether a client can send all of these together."""
    places = [_way(scheme)[:2] for scheme in chosen]
    return len(set(places)) == len(places) and all(map(_is_known, chosen))


def _is_known(scheme: SecurityScheme) -> bool:
    if scheme.type == "mutualTLS" or scheme.http_scheme in CHALLENGED:
        return False
    return scheme.key_location == "query" or SENDABLE.fullmatch(scheme.key_name or "Authorization") is not None


def _way(scheme: SecurityScheme) -> tuple[Place, str, str]:
    """Place, name and the word before the credentials."""
    if scheme.type == "apiKey":
        return cast("Place", scheme.key_location), scheme.key_name, ""
    return "header", "Authorization", scheme.http_scheme.capitalize()
