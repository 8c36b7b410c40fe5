"""
Where a request goes: the server it has to be on, the operation whose path it has, and who owns the names it uses.

Source: OpenAPI 3.1.0, sections 4.8.5 and 4.8.8.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

import httpx

from wireproof.catalog import Location, Operation, Parameter, Spec
from wireproof.judge.wire import PCHAR
from wireproof.serialization import is_spread
from wireproof.servers import Variable

__all__ = ["Names", "Place", "Plan", "by_specificity", "is_open", "origin_of", "places_of", "plan_of"]


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
    """The servers of an operation that are absolute; without any, each will do, and paths begin at the root."""
    absolute = [one for one in operation.servers if one.is_absolute][: None if operation.has_own_servers else 1]
    if server is not None and not operation.has_own_servers:
        return (_place(server, (), "#/servers/0"),)
    found = [
        _place(servers[one.url], (), one.pointer) if one.url in servers else _place(one.url, one.variables, one.pointer)
        for one in absolute
    ]
    return tuple(found) or (Place("/", "#/servers/0", re.compile(".*"), re.compile("(?=/)")),)


@cache
def _place(url: str, variables: tuple[Variable, ...], pointer: str) -> Place:
    """A variable stands for a name of its own until the URL is taken apart, so that it may be in any part of it."""
    values = {variable.name: "|".join(map(re.escape, variable.allowed)) or "[^/?#]+" for variable in variables}
    unused = (str(port) for port in range(65535, 0, -1) if str(port) not in url)  # a variable may be the port, too
    stand_ins = dict(zip(unused, values, strict=False))
    for stand_in, name in stand_ins.items():
        url = url.replace(f"{{{name}}}", stand_in)
    parsed = httpx.URL(url)
    parts = [re.escape(origin_of(parsed)), re.escape(parsed.raw_path.decode("ascii").rstrip("/"))]
    for stand_in, name in stand_ins.items():
        url = url.replace(stand_in, f"{{{name}}}")
        parts = [part.replace(stand_in, f"(?:{values[name]})") for part in parts]
    return Place(url, pointer, re.compile(parts[0]), re.compile(f"{parts[1]}(?=/)"))


def origin_of(url: httpx.URL) -> str:
    """Scheme, host and port."""
    return f"{url.scheme}://{url.netloc.decode('latin-1')}"


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
        query=_names(operation, "query"),
        headers=_parameters(operation, "header"),
        cookies=_names(operation, "cookie"),
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


def _names(operation: Operation, location: Location) -> Names:
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
    return tuple(sorted(spec.operations, key=lambda operation: [_openness(s) for s in operation.path.split("/")]))


def _openness(segment: str) -> int:
    return ("{" in segment) + (segment.startswith("{") and segment.endswith("}"))
