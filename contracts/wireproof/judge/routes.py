"""
Where a request goes: the server it has to be on, the operation whose path it has, and who owns the names it uses.

Source: OpenAPI 3.1.0, sections 4.8.5 and 4.8.8.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, unquote_to_bytes

from wireproof.catalog import Location, Operation, Parameter, Spec
from wireproof.judge.wire import PCHAR
from wireproof.messages import parted
from wireproof.serialization import is_spread
from wireproof.servers import Variable

__all__ = [
    "Names",
    "Place",
    "Plan",
    "by_specificity",
    "dot_segments",
    "is_here",
    "is_open",
    "origins_of",
    "places_of",
    "plan_of",
    "sibling",
]


@dataclass(frozen=True)
class Place:
    """One server that an operation may be on."""

    url: str
    """As it is documented."""
    pointer: str
    origin: re.Pattern[str]
    base: re.Pattern[str]
    """Matches the path before every operation's path, without a slash at its end."""

    def below(self, path: str) -> str:
        """The part of a path that an operation's template describes; empty when the path is not on this server."""
        found = self.base.match(path)
        return path[found.end() :] if found else ""


def places_of(operation: Operation, server: str | None, servers: Mapping[str, str]) -> tuple[Place, ...]:
    """
    The servers that an operation may be on, any of those that are listed.

    Of a relative one only the path is known; without any, each will do, and paths begin at the root.
    """
    if server is not None and not operation.has_own_servers:
        return (_server_place(server, (), "#/servers/0"),)
    found = [
        _server_place(servers[one.url], (), one.pointer)
        if one.url in servers
        else _server_place(one.url, one.variables, one.pointer)
        for one in operation.servers
    ]
    return tuple(found) or (_server_place("", (), "#/servers/0"),)


@cache
def origins_of(spec: Spec, server: str | None = None) -> frozenset[re.Pattern[str]]:
    """The origins of the servers that a spec names, or of the one in their stead; none where it does not say any."""
    places = [place for operation in spec.operations for place in places_of(operation, server, {})]
    return frozenset(place.origin for place in places if "://" in place.url)


def is_here(spec: Spec, server: str | None, origin: str) -> bool:
    """Whether a spec has a server there, or does not say where it is."""
    named = origins_of(spec, server)
    return not named or any(one.fullmatch(origin) for one in named)


@cache
def _server_place(url: str, variables: tuple[Variable, ...], pointer: str) -> Place:
    """A variable stands for a name of its own until the URL is taken apart, so that it may be in any part of it."""
    values = {variable.name: "|".join(map(re.escape, variable.allowed)) or "[^/?#]+" for variable in variables}
    unused = (str(port) for port in range(65535, 0, -1) if str(port) not in url)  # a variable may be the port, too
    stand_ins = dict(zip(unused, values, strict=False))
    for stand_in, name in stand_ins.items():
        url = url.replace(f"{{{name}}}", stand_in)
    origin, target = parted(url)
    path = quote(target, safe=f"%/{PCHAR}", encoding="latin-1").rstrip("/")
    is_below = url.startswith(("http://", "https://", "/")) or not path
    parts = [
        re.escape(origin) if origin else ".*",
        re.escape(path) if is_below else f"(?:/[^/?#]+)*?/{re.escape(re.sub(r'^/([.]{1,2}/)*', '', path))}",
    ]
    for stand_in, name in stand_ins.items():
        url = url.replace(stand_in, f"{{{name}}}")
        parts = [part.replace(stand_in, f"(?:{values[name]})") for part in parts]
    return Place(url, pointer, re.compile(parts[0]), re.compile(f"{parts[1]}(?=/)"))


@dataclass(frozen=True, eq=False)
class Names:
    """Who owns a name in the query or among the cookies."""

    location: Location
    parameters: tuple[Parameter, ...]
    owners: Mapping[str, Parameter]
    bracketed: tuple[Parameter, ...]
    """Parameters of style deepObject, whose pairs are named `parameter[member]`."""
    rest: Parameter | None
    """The exploded object that takes whatever nobody else declares."""
    keys: frozenset[str]
    """API keys, which security judges."""

    def owner(self, name: str) -> Parameter | None:
        """The parameter that a pair of this name belongs to."""
        if name in self.owners:
            return self.owners[name]
        return next((deep for deep in self.bracketed if name.startswith(f"{deep.name}[")), self.rest)


@dataclass(frozen=True, eq=False)
class Plan:
    """What an operation expects, worked out once."""

    operation: Operation
    pattern: re.Pattern[str]
    """Matches the raw path below the server's; one group for each slot."""
    slots: tuple[str, ...]
    path: tuple[Parameter, ...]
    query: Names
    headers: tuple[Parameter, ...]
    cookies: Names


@cache
def plan_of(operation: Operation) -> Plan:
    """The plan of an operation."""
    literals, slots = re.split(r"\{[^{}]+\}", operation.path), re.findall(r"\{([^{}]+)\}", operation.path)
    return Plan(
        operation=operation,
        pattern=re.compile("([^/]+)".join(re.escape(quote(literal, safe=f"%/{PCHAR}")) for literal in literals)),
        slots=tuple(slots),
        path=_parameters(operation, "path"),
        query=_declared_names(operation, "query"),
        headers=_parameters(operation, "header"),
        cookies=_declared_names(operation, "cookie"),
    )


def _parameters(operation: Operation, location: Location) -> tuple[Parameter, ...]:
    """The parameters of one location, without those that are also an API key."""
    keys = _keys(operation, location)
    return tuple(p for p in operation.parameters if p.location == location and _folded(p.name, location) not in keys)


def _keys(operation: Operation, location: Location) -> frozenset[str]:
    schemes = [scheme for alternative in operation.security for scheme in alternative]
    return frozenset(_folded(scheme.key_name, location) for scheme in schemes if scheme.key_location == location)


def _folded(name: str, location: str) -> str:
    """Header names are the same in upper and lower case; other names are not."""
    return name.lower() if location == "header" else name


def _declared_names(operation: Operation, location: Location) -> Names:
    parameters = _parameters(operation, location)
    spread = [parameter for parameter in parameters if is_spread(parameter)]
    return Names(
        location=location,
        parameters=parameters,
        owners={name: parameter for parameter in spread for name in parameter.schema.properties}
        | {parameter.name: parameter for parameter in parameters if not is_open(parameter)},
        bracketed=tuple(parameter for parameter in parameters if parameter.style == "deepObject"),
        rest=next((parameter for parameter in spread if is_open(parameter)), None),
        keys=_keys(operation, location),
    )


def is_open(parameter: Parameter) -> bool:
    """Whether an exploded object takes any name, even that of the parameter."""
    return is_spread(parameter) and parameter.schema.additional.node is not False


@cache
def by_specificity(spec: Spec) -> tuple[Operation, ...]:
    """Operations in the order in which their templates are tried: literal segments before templated ones."""
    return tuple(sorted(spec.operations, key=lambda operation: [_template_rank(s) for s in operation.path.split("/")]))


def _template_rank(segment: str) -> int:
    return ("{" in segment) + (segment.startswith("{") and segment.endswith("}"))


def sibling(spec: Spec, operation: Operation, below: str) -> Operation | None:
    """
    The other operation that a path below the server addresses, because its template says more of the path literally.

    `/users/me` is one of these to `/users/{id}`. Where each of two templates says more somewhere, neither is.
    """
    path = ESCAPE.sub(lambda escape: _bare(escape[0]), below)
    return next((one for one in _rivals(spec, operation) if plan_of(one).pattern.fullmatch(path)), None)


ESCAPE = re.compile("(%[0-9A-Fa-f]{2})+")
UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")


def _bare(escapes: str) -> str:
    """Escapes without those of characters that need none, which mean the same (RFC 3986, section 2.3)."""
    return "".join(chr(byte) if byte in UNRESERVED else f"%{byte:02X}" for byte in unquote_to_bytes(escapes))


def dot_segments(operation: Operation, below: str) -> list[str]:
    """The segments with a parameter in them that are `.` or `..`, which are none (RFC 3986, section 5.2.4)."""
    pairs = zip(operation.path.split("/"), below.split("/"), strict=False)
    return [name for name, text in pairs if "{" in name and ESCAPE.sub(lambda one: _bare(one[0]), text) in (".", "..")]


@cache
def _rivals(spec: Spec, operation: Operation) -> tuple[Operation, ...]:
    """The operations that win where their template and that of this one match, those that say most first."""
    return tuple(one for one in by_specificity(spec) if _wins(one, operation))


def _wins(one: Operation, other: Operation) -> bool:
    if one.method != other.method or not _share_a_server(one, other):
        return False
    ours, theirs = ([_template_rank(segment) for segment in each.path.split("/")] for each in (one, other))
    return len(ours) == len(theirs) and ours != theirs and all(a <= b for a, b in zip(ours, theirs, strict=True))


def _share_a_server(one: Operation, other: Operation) -> bool:
    ours, theirs = ({server.url for server in each.servers} for each in (one, other))
    return bool(ours & theirs) or not (ours or theirs)
