# Part of every client that Wireproof generates: change it in Wireproof, not in a copy.
"""Servers of the spec: their addresses, with variables filled in."""

import re
from collections.abc import Mapping

from attrs import frozen

__all__ = ["Variable", "filled", "variable_defect"]


@frozen
class Variable:
    """A part of a server's address that may differ."""

    default: str | None
    """None: there is none that would be right for anybody."""
    allowed: tuple[str, ...] = ()
    """Empty: any value."""


def filled(url: str, known: Mapping[str, Variable], given: Mapping[str, str]) -> str:
    """The address of a server; ValueError when a variable has no value."""

    def value(found: re.Match[str]) -> str:
        name = found[1]
        text = given.get(name, known[name].default)
        if text is None:
            raise ValueError(f"server_variables must have {name!r}, which is part of the address {url}")
        return text

    return re.sub(r"\{([^{}]+)\}", value, url)


def variable_defect(known: Mapping[str, Variable], given: Mapping[str, str]) -> str:
    """What is wrong with values of variables; empty where nothing is."""
    for name, value in given.items():
        if name not in known:
            return f"may have {', '.join(map(repr, known)) or 'no member at all'}, but not {name!r}"
        if known[name].allowed and value not in known[name].allowed:
            return f"must have one of {', '.join(map(repr, known[name].allowed))} for {name!r}, not {value!r}"
        if not re.fullmatch(r"[A-Za-z0-9._~-]+", value):
            return f"must have letters, digits and ._~- only for {name!r}, not {value!r}"
    return ""
