"""
Judges the values of parameters and of response headers: whether they are there, can be read, and fit their schema.

Sources: OpenAPI 3.1.0, section 4.8.12; RFC 3986; RFC 9110, section 5.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeAlias

from wireproof.catalog import Location, Operation, Parameter, Style
from wireproof.content_types import is_json
from wireproof.findings import NOTHING, Code, Finding
from wireproof.judge.judging import ABSENT, Judging
from wireproof.judge.routes import Names, is_open
from wireproof.judge.violations import violations
from wireproof.judge.wire import PCHAR, Lines
from wireproof.numbers import shortened
from wireproof.serialization import Pairs, decode, is_repeated, is_spread, percent_decode, shape_of, typed

__all__ = ["ENCODED", "KINDS", "Problem", "decoded", "fields_of", "named_values", "parameter_values", "read_value"]

KINDS: Mapping[str, str] = {
    "path": "path parameter",
    "query": "query parameter",
    "header": "header",
    "cookie": "cookie",
    "form": "form member",
}
MISSING: Mapping[Location, Code] = {
    "query": Code.QUERY_PARAMETER_MISSING,
    "header": Code.HEADER_MISSING,
    "cookie": Code.COOKIE_MISSING,
}
INVALID: Mapping[Location, Code] = {
    "path": Code.PATH_PARAMETER_INVALID,
    "query": Code.QUERY_PARAMETER_INVALID,
    "header": Code.HEADER_INVALID,
    "cookie": Code.COOKIE_INVALID,
    "form": Code.BODY_INVALID,
}
UNDECLARED: Mapping[Location, Code] = {
    "query": Code.QUERY_PARAMETER_UNDECLARED,
    "cookie": Code.COOKIE_UNDECLARED,
}
DUPLICATED: Mapping[Location, Code] = {
    "query": Code.QUERY_PARAMETER_DUPLICATED,
    "header": Code.HEADER_DUPLICATED,
    "cookie": Code.COOKIE_DUPLICATED,
    "form": Code.FORM_STYLE_MISMATCH,
}
MISTAKEN: Mapping[Location, Code] = {
    "query": Code.QUERY_PARAMETER_STYLE_MISMATCH,
    "form": Code.FORM_STYLE_MISMATCH,
}
ENCODED = "percent-encoded UTF-8 (RFC 3986, section 2)"

Problem: TypeAlias = tuple[Code, str] | None
"""A code and what is documented instead."""


def named_values(
    operation: Operation, names: Names, pairs: Pairs, pieces: frozenset[str] = frozenset()
) -> Judging[dict[str, Any]]:
    """The values of the query or the cookies; in `pieces`, what came without a `=` is a name alone."""
    owned: dict[str, Pairs] = {}
    left_out: set[str] = set()
    for raw, text in pairs:
        name = decoded(raw)
        if name in names.keys:
            continue
        owner = None if name is None else names.owner(name)
        if owner is None:
            yield _undeclared(operation, names, raw, name)
            continue
        owned.setdefault(owner.name, []).append((raw, text))
        if owner.may_be_bare and not text:
            left_out.add(owner.name)
        elif raw in pieces:
            place, documented = (
                f"{KINDS[owner.location]} `{owner.name}`",
                f"`{raw}=` before the value (RFC 6570, 3.2.8)",
            )
            yield Finding(INVALID[owner.location], place, raw, documented, owner.pointer)
            left_out.add(owner.name)
    return (yield from parameter_values([one for one in names.parameters if one.name not in left_out], owned))


def decoded(text: str) -> str | None:
    """None: it is not percent-encoded."""
    try:
        return percent_decode(text)
    except ValueError:
        return None


def _undeclared(operation: Operation, names: Names, raw: str, name: str | None) -> Finding:
    """The finding for a parameter that is not declared; its value may be a credential and is not quoted."""
    place, received = f"{KINDS[names.location]} `{raw}`", f"{raw}=***"
    if name is None:
        return Finding(Code.PERCENT_ENCODING_INVALID, place, received, ENCODED, operation.pointer)
    stem = names.owners.get(name.partition("[")[0])
    if names.location == "query" and stem:
        return Finding(Code.QUERY_PARAMETER_STYLE_MISMATCH, place, received, _layout(stem), stem.pointer)
    declared = ", ".join(parameter.name for parameter in names.parameters) or NOTHING
    return Finding(UNDECLARED[names.location], place, received, declared, operation.pointer)


def fields_of(parameters: Iterable[Parameter], lines: Lines) -> dict[str, Pairs]:
    """The header field lines of each parameter; those of a list are one list (RFC 9110, section 5.3)."""
    fields = {}
    for parameter in parameters:
        name = parameter.name.lower()
        texts = lines.get(name, [])
        if texts and (name in LISTS or (shape_of(parameter.schema) == "array" and name != SET_COOKIE)):
            texts = [", ".join(texts)]
        fields[parameter.name] = [(parameter.name, text) for text in texts]
    return fields


def parameter_values(
    parameters: Iterable[Parameter], pairs: Mapping[str, Pairs], side: str = ""
) -> Judging[dict[str, Any]]:
    """The values of parameters by their names, read from the pairs of each; `side` stands before their places."""
    values = {}
    for parameter in parameters:
        place, found = f"{side}{KINDS[parameter.location]} `{parameter.name}`", pairs.get(parameter.name, [])
        is_each = len(found) > 1 and parameter.name.lower() == SET_COOKIE and shape_of(parameter.schema) != "array"
        parts = [[pair] for pair in found] if is_each else [found]
        for part in parts:
            value = yield from _parameter_value(parameter, part, place)
            if value is not ABSENT:
                values[parameter.name] = value
    return values


SET_COOKIE = "set-cookie"
"""The one header of which each line is a value of its own (RFC 9110, section 5.3)."""

LISTS = frozenset(
    {
        *("accept", "accept-charset", "accept-encoding", "accept-language", "accept-ranges", "allow", "cache-control"),
        *("connection", "content-encoding", "content-language", "expect", "forwarded", "if-match", "if-none-match"),
        *("link", "pragma", "prefer", "preference-applied", "proxy-authenticate", "te", "trailer", "transfer-encoding"),
        *("upgrade", "vary", "via", "warning", "www-authenticate", "x-forwarded-for"),
    }
)
"""Headers that are lists by their own definition, so that several lines are one value, whatever schema that has."""


def _parameter_value(parameter: Parameter, pairs: Pairs, place: str) -> Judging[Any]:
    if not pairs:
        if parameter.required:
            yield Finding(MISSING[parameter.location], place, NOTHING, "required: true", parameter.pointer)
        return ABSENT
    value, problem = read_value(parameter, pairs)
    if problem is not None:
        code, documented = problem
        yield Finding(code, place, _raw(parameter, pairs), documented, parameter.pointer)
        return ABSENT
    yield from violations(INVALID[parameter.location], place, parameter.schema, shortened(value))
    return value


def read_value(parameter: Parameter, pairs: Pairs) -> tuple[Any, Problem]:
    """The value, or what keeps it from being read."""
    if parameter.name.lower() == SET_COOKIE and shape_of(parameter.schema) == "array":
        return [typed(text, parameter.schema.declared_item(index))[0] for index, (_, text) in enumerate(pairs)], None
    for check in CHECKS:
        if problem := check(parameter, pairs):
            return ABSENT, problem
    try:
        return decode(parameter, pairs), None
    except (RecursionError, ValueError) as error:
        return ABSENT, (INVALID[parameter.location], f"{_layout(parameter)} ({error})")


def _raw(parameter: Parameter, pairs: Pairs) -> str:
    if parameter.location in ("path", "header"):
        return ", ".join(text for _, text in pairs)
    return "&".join(f"{name}={text}" for name, text in pairs)


def _layout(parameter: Parameter) -> str:
    if parameter.content_type:
        return parameter.content_type
    return f"style: {parameter.style}, explode: {str(parameter.explode).lower()}"


# Checks before a value is decoded


def _broken_encoding(parameter: Parameter, pairs: Pairs) -> Problem:
    if parameter.location == "header":
        return None
    texts = [text for _, text in pairs]
    if parameter.location != "path":  # there, the name does not travel
        texts += [name for name, _ in pairs]
    bare = _bare_text(parameter.location, parameter.style)
    if all(bare.fullmatch(text) and decoded(text) is not None for text in texts):
        return None
    return Code.PERCENT_ENCODING_INVALID, ENCODED


def _wrong_layout(parameter: Parameter, pairs: Pairs) -> Problem:
    is_mistaken, is_whole = LAYOUTS.get(shape_of(parameter.schema)), is_json(parameter.content_type)
    if parameter.location in MISTAKEN and is_mistaken and not is_whole and is_mistaken(parameter, pairs):
        return MISTAKEN[parameter.location], _layout(parameter)
    return None


def _is_list_mistaken(parameter: Parameter, pairs: Pairs) -> bool:
    """Sent item by item but declared joined, or joined by bare commas (an item's own are encoded) but declared not."""
    if not parameter.explode and len(pairs) > 1:
        return True
    takes_commas = parameter.allow_reserved or (parameter.style == "form" and not parameter.explode)
    return not takes_commas and any("," in text for _, text in pairs)


def _is_object_mistaken(parameter: Parameter, pairs: Pairs) -> bool:
    """Sent under the parameter's own name although each member is declared to have a name of its own."""
    is_closed = is_spread(parameter) and not is_open(parameter) and parameter.name not in parameter.schema.properties
    if not is_closed and parameter.style != "deepObject":
        return False
    return any(decoded(name) == parameter.name for name, _ in pairs)


LAYOUTS: Mapping[str, Callable[[Parameter, Pairs], bool]] = {
    "array": _is_list_mistaken,
    "object": _is_object_mistaken,
}


def _repeated(parameter: Parameter, pairs: Pairs) -> Problem:
    if is_repeated(parameter) or len(dict(pairs)) == len(pairs):
        return None
    return DUPLICATED[parameter.location], "one value"


CHECKS: tuple[Callable[[Parameter, Pairs], Problem], ...] = (_broken_encoding, _wrong_layout, _repeated)


@cache
def _bare_text(location: Location, style: Style) -> re.Pattern[str]:
    """Matches what may travel without percent-encoding; cookies and forms are no part of a URI, so anything may."""
    if location in ("cookie", "form"):
        return re.compile(".*", re.DOTALL)
    return re.compile(f"[A-Za-z0-9%{re.escape(PCHAR + BARE_IN_QUERY.get(style, '/?'))}]*")


BARE_IN_QUERY: Mapping[Style, str] = {"pipeDelimited": "/?|", "deepObject": "/?[]"}
"""Besides those of a path: RFC 3986, section 3.4, and what the style table of 3.1.0 shows bare."""
