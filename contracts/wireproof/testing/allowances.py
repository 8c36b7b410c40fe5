"""
What a test may do although the contract says otherwise, as its marks say:

    @pytest.mark.contract(allow="reply-unused")
    @pytest.mark.contract(allow=("body-invalid", "status-undocumented"), route="createGroup")
    @pytest.mark.contract(allow="host-unknown", host="*.internal.example.com")
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from itertools import chain
from typing import Any

import pytest

from wireproof.findings import Code
from wireproof.testing.codes import MockCode
from wireproof.testing.errors import MockError

__all__ = ["Allowance", "allowances", "is_allowed"]

CODES = [str(code) for code in chain(Code, MockCode)]
USAGE = 'write @pytest.mark.contract(allow="reply-unused"), with host= or route= where it is to hold for these only'


@dataclass(frozen=True)
class Allowance:
    """Codes that are no findings: anywhere, on some hosts, or of some operations."""

    codes: frozenset[str]
    host: str = "*"
    """A host name, or a pattern with `*` for several."""
    route: str = "*"
    """An operationId, or a pattern."""

    def covers(self, code: str, host: str, route: str) -> bool:
        """Whether it holds for a code on a host in a route; either is empty where it is not known."""
        return code in self.codes and fnmatchcase(host, self.host) and fnmatchcase(route, self.route)


def is_allowed(allowed: Iterable[Allowance], code: str, host: str, route: str) -> bool:
    """Whether one of them holds."""
    return any(one.covers(code, host, route) for one in allowed)


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
    for problem in _unknown(listed):
        raise MockError(problem)
    return Allowance(frozenset(listed), **said)


def _unknown(codes: Iterable[object]) -> Iterator[str]:
    for code in codes:
        if code not in CODES:
            close = get_close_matches(str(code), CODES, n=1)
            hint = f"write {close[0]!r}" if close else f"write one of {', '.join(CODES)}"
            yield f"@pytest.mark.contract: there is no code {code!r}; {hint}"
