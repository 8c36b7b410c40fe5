"""What the fixture `contract_mock` is made of."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar, overload

import pytest
from _pytest._code.code import ReprFileLocation, TerminalRepr
from _pytest._io import TerminalWriter

from wireproof.allowances import Allowances
from wireproof.errors import WireproofError
from wireproof.findings import Finding, inert
from wireproof.packaged import load
from wireproof.testing.allowances import allowances
from wireproof.testing.errors import AT_THE_CALL, ContractFailure, NoReply
from wireproof.testing.interception import caught
from wireproof.testing.mock import Mock
from wireproof.testing.mocks import Counter, Mocks
from wireproof.traffic import Traffic

__all__ = ["ContractMock", "explained", "finish", "opened", "raise_found", "told"]

M = TypeVar("M", bound=Mock[Any])


class ContractMock:
    """
    Mocks the APIs of a test: `contract_mock("petstore_client")`.

    An API is named by the package of its client, by the path of a document, or by the class in `testing` of the client,
    which an editor and a type checker understand best.
    """

    def __init__(self, mocks: Mocks) -> None:
        self._mocks = mocks

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(api.spec.name for api in self._mocks.apis)})"

    @overload
    def __call__(self, api: type[M], *, server: str | None = None) -> M: ...

    @overload
    def __call__(self, api: str | Path, *, server: str | None = None) -> Any: ...

    def __call__(self, api: type[M] | str | Path, *, server: str | None = None) -> M | Any:
        """
        The mock of an API, the same one each time; `server` is the base URL that stands in for those of the spec.

        Raises:
            ClientError: There is no such client, or it has no spec in it.
            SpecError: The document cannot be used.
        """
        __tracebackhide__ = True
        kind = api if isinstance(api, type) else _class_in(str(api))
        package = kind.__module__.rpartition(".")[0] if isinstance(api, type) else api
        with AT_THE_CALL:
            return kind(self._mocks.api(load(package), server))


def _class_in(package: str) -> type[Mock[Any]]:
    """The class in `testing` of a client; the untyped one where there is none."""
    if not package.isidentifier() or not find_spec(package) or not find_spec(f"{package}.testing"):
        return Mock
    module = import_module(f"{package}.testing")
    of_module = (one for one in vars(module).values() if isinstance(one, type) and one.__module__ == module.__name__)
    return next((one for one in of_module if issubclass(one, Mock)), Mock)


@contextmanager
def opened(node: pytest.Item, listed: Allowances | None, counter: Counter | None) -> Iterator[Mocks]:
    """What a test mocks, with every request caught; it fails where a mark cannot be read, or a library is missing."""
    with ExitStack() as stack:
        try:
            mocks = Mocks(allowances(node), listed or Allowances(), counter)
            stack.enter_context(caught(mocks.respond))
        except WireproofError as error:
            raise pytest.fail.Exception(str(error), pytrace=False) from None
        yield mocks


def finish(mocks: Mocks) -> None:
    """
    End a test that has passed otherwise.

    Raises:
        ContractFailure: Something was found, or a reply was not asked for.
    """
    __tracebackhide__ = True
    mocks.find_unused()
    raise_found(mocks)


def raise_found(mocks: Mocks) -> None:
    """
    Tell what was found and is not told yet.

    Raises:
        ContractFailure: There is some.
    """
    __tracebackhide__ = True
    if findings := mocks.fresh():
        first, *others = findings
        more = f", and {len(others)} more" if others else ""
        raise ContractFailure(_text(mocks, findings), f"{first.code} at {first.place}{more}") from None


def explained(mocks: Mocks, error: Exception) -> str:
    """
    What there is to say of a test that has failed by itself; empty where nothing was found.

    Raises:
        ContractFailure: It has failed because a request had no response, which says more than where that was.
    """
    __tracebackhide__ = True
    if isinstance(error, NoReply):
        raise_found(mocks)
    findings = mocks.fresh()
    return _text(mocks, findings) if findings else ""


def _text(mocks: Mocks, findings: Sequence[Finding]) -> str:
    traffic = Traffic(mocks.calls).text("request")
    wire = "\n".join(f"  {line}" for line in traffic.splitlines())
    return "\n\n".join([wire, *map(str, findings)])


@dataclass(eq=False)
class _Told(TerminalRepr):
    """A failure as a text, with one line for the summary."""

    text: str
    reprcrash: ReprFileLocation

    def toterminal(self, tw: TerminalWriter) -> None:
        """Print it."""
        for line in self.text.splitlines():
            tw.line(line)


def told(error: BaseException) -> TerminalRepr | None:
    """How a report shows that something was found; None where the error says something else."""
    if not isinstance(error, ContractFailure):
        return None
    return _Told(inert(str(error)), ReprFileLocation("", 0, error.headline))
