"""What a mock raises: at a line that asks for what cannot be, at a call without response, and at the end of a test."""

from collections.abc import Iterable
from types import TracebackType

from wireproof.errors import WireproofError
from wireproof.findings import Finding

__all__ = ["AT_THE_CALL", "ContractFailure", "MockError", "NoReply"]


class MockError(WireproofError):
    """A test asks a mock for what the spec does not allow; it is raised at the line that does so."""

    __module__ = "wireproof.testing"

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "MockError":
        """What findings say."""
        return cls("\n\n".join(map(str, findings)))


class _AtTheCall:
    """A block whose errors pytest shows at the line of the test that has called it, and nothing below that."""

    def __enter__(self) -> None:
        """Begin it."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        """Raise an error of Wireproof anew."""
        __tracebackhide__ = True
        if isinstance(error, WireproofError):
            raise error.with_traceback(None) from None


AT_THE_CALL = _AtTheCall()


class NoReply(AssertionError):  # noqa: N818  # as an assertion it passes through what handles the errors of HTTP
    """A request that no mock responds; the test fails with its finding, even where this is caught."""


class ContractFailure(AssertionError):  # noqa: N818  # what a test that had findings ends with
    """All that was found in a test; `str()` has what was on the wire, and each block."""

    def __init__(self, text: str, headline: str) -> None:
        super().__init__(text)
        self.headline = headline
        """What was found first, in one line."""
