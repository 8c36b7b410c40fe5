"""
What a test may do although the contract says otherwise, as its marks say:

    @pytest.mark.contract(allow="reply-unused")
    @pytest.mark.contract(allow=("body-invalid", "status-undocumented"), route="createGroup")
    @pytest.mark.contract(allow="host-unknown", host="*.internal.example.com")
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import chain
from typing import Any

import pytest

from wireproof.errors import ProjectError
from wireproof.explaining import code_named
from wireproof.testing.errors import MockError

__all__ = ["Allowance", "allowances", "is_allowed"]

USAGE = 'write @pytest.mark.contract(allow="reply-unused"), with host= or route= where it is to hold for these only'


@dataclass(frozen=True)
class Allowance:
    """Codes, by word or number, that are no findings: anywhere, on some hosts, or of some operations."""

    numbers: frozenset[str]
    """Those of the codes."""
    host: str = "*"
    """A host name, or a pattern with `*` for several."""
    route: str = "*"
    """An operationId, or a pattern."""

    def covers(self, number: str, host: str, route: str) -> bool:
        """Whether it holds for a code on a host in a route; either is empty where it is not known."""
        return number in self.numbers and fnmatchcase(host, self.host) and fnmatchcase(route, self.route)


def is_allowed(allowed: Iterable[Allowance], number: str, host: str, route: str) -> bool:
    """Whether one of them holds."""
    return any(one.covers(number, host, route) for one in allowed)


def allowances(node: pytest.Item) -> tuple[Allowance, ...]:
    """
    Those of a test and of what it stands in.

    Raises:
        MockError: A mark says something else.
    """
    return tuple(_allowance(mark) for mark in node.iter_markers("contract"))


def _allowance(mark: pytest.Mark) -> Allowance:
    said: dict[str, Any] = dict(mark.kwargs)
    codes = said.pop("allow", None)
    listed = [codes] if isinstance(codes, str) else list(codes or ())
    if mark.args or not listed or not said.keys() <= {"host", "route"}:
        raise MockError(f"@pytest.mark.contract cannot be read; {USAGE}")
    return Allowance(frozenset(chain.from_iterable(map(_numbers, listed))), **said)


def _numbers(name: object) -> tuple[str, ...]:
    try:
        return code_named(str(name))[1]
    except ProjectError as error:
        raise MockError(f"@pytest.mark.contract: {error}") from None
