"""What a mock raises: where a test asks for what cannot be, where a call cannot be answered, and at the end of a test."""

from collections.abc import Iterable

from wireproof.errors import WireproofError
from wireproof.findings import Finding

__all__ = ["ContractFailure", "MockError", "NoReply"]


class MockError(WireproofError):
    """A test asks a mock for what the spec does not allow; it is raised at the line that does so."""

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "MockError":
        """What findings say."""
        return cls("\n\n".join(map(str, findings)))


class NoReply(AssertionError):  # noqa: N818  # as an assertion it passes through what handles the errors of HTTP
    """A request that no mock answers; the test fails with its finding, even where this is caught."""


class ContractFailure(AssertionError):  # noqa: N818  # what a test that had findings ends with
    """All that was found in a test; `str()` has what was on the wire, and each block."""

    def __init__(self, text: str, headline: str) -> None:
        super().__init__(text)
        self.headline = headline
        """The same as one line."""
