"""What a scripted server does to one request, and whether a client may send the request again after it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import ModuleType
from typing import Any, Literal

from wireproof.catalog import Operation
from wireproof.served import ServedResponse
from wireproof.suite.cases import IDEMPOTENT
from wireproof.suite.expectations import error_class

__all__ = ["OUTCOMES", "PATIENCE", "AttemptOutcome"]

PATIENCE = 60.0
"""The longest `Retry-After` that a client waits for, in seconds."""

Wait = tuple[float, float]
"""The shortest and the longest wait, in seconds."""


def back_off(retry: int) -> Wait:
    """The wait before the nth retry, counted from 0, when the server does not say: half a second, doubled each time."""
    longest = 0.5 * 2**retry
    return longest / 2, longest


@dataclass(frozen=True)
class AttemptOutcome:
    """One thing that can happen to a request."""

    name: str
    again: Literal["always", "idempotent", "never"]
    """After which methods the request may be sent once more."""
    status: int = 0
    retry_after: Callable[[], str] | None = None
    location: str = ""
    """Where a redirect leads."""
    failure: str = ""
    """The HTTP library's error that is raised instead of a response."""
    wait: Callable[[int], Wait] = back_off

    def __repr__(self) -> str:
        return self.name

    def allows_another(self, method: str) -> bool:
        """Whether the request may be sent once more."""
        return self.again == "always" or (self.again == "idempotent" and method in IDEMPOTENT)

    def played(self, http: ModuleType) -> ServedResponse | Exception:
        """What comes over the wire of an HTTP library."""
        if self.failure:
            error: Exception = getattr(http, self.failure)(self.name)
            return error
        headers = {"Retry-After": self.retry_after()} if self.retry_after else {}
        headers |= {"Location": self.location} if self.location else {}
        return ServedResponse(self.status, headers, b"")

    def error(self, errors: ModuleType, operation: Operation) -> Any:
        """The class that is raised when this was the last outcome."""
        if self.failure:
            return errors.ResponseTimeout if self.failure.endswith("Timeout") else errors.NoResponse
        return error_class(errors, operation, self.status)


def in_seconds(seconds: int) -> Callable[[], str]:
    """An HTTP date, that far from now."""
    return lambda: format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


def exactly(seconds: float) -> Callable[[int], Wait]:
    """The wait that the server asks for."""
    return lambda _: (seconds, seconds)


def refusal(name: str, retry_after: Callable[[], str], wait: Callable[[int], Wait] = back_off) -> AttemptOutcome:
    """429 with a `Retry-After` that can be waited for."""
    return AttemptOutcome(f"429, wait {name}", "always", status=429, retry_after=retry_after, wait=wait)


OUTCOMES = (
    AttemptOutcome("never connected", "always", failure="ConnectError"),
    AttemptOutcome("not connected in time", "always", failure="ConnectTimeout"),
    AttemptOutcome("no connection free", "always", failure="PoolTimeout"),
    AttemptOutcome("not read in time", "idempotent", failure="ReadTimeout"),
    AttemptOutcome("not written in time", "idempotent", failure="WriteTimeout"),
    AttemptOutcome("reset while reading", "idempotent", failure="ReadError"),
    AttemptOutcome("reset while writing", "idempotent", failure="WriteError"),
    AttemptOutcome("closed without a response", "idempotent", failure="RemoteProtocolError"),
    AttemptOutcome("unreadable", "never", failure="DecodingError"),
    AttemptOutcome("404", "never", status=404),
    AttemptOutcome("500", "never", status=500),
    AttemptOutcome("502", "idempotent", status=502),
    AttemptOutcome("503", "idempotent", status=503),
    AttemptOutcome("504", "idempotent", status=504),
    AttemptOutcome("503, wait 7 seconds", "idempotent", status=503, retry_after=lambda: "7", wait=exactly(7)),
    AttemptOutcome("429", "always", status=429),
    refusal("3 seconds", lambda: "3", exactly(3)),
    refusal("60 seconds", lambda: "60", exactly(PATIENCE)),
    refusal("until a date", in_seconds(30), lambda _: (27, 30)),
    refusal("until a date in the past", in_seconds(-30)),
    refusal("no time", lambda: "0"),
    refusal("for some nonsense", lambda: "a while"),
    refusal("for minus one second", lambda: "-1"),
    refusal("until an impossible date", lambda: "Fri, 31 Feb 2031 99:99:99 +99999999999999999999"),
    AttemptOutcome("429, wait a minute and a second", "never", status=429, retry_after=lambda: "61"),
    AttemptOutcome("429, wait a year", "never", status=429, retry_after=lambda: "31536000"),
    AttemptOutcome("429, wait until next week", "never", status=429, retry_after=in_seconds(7 * 86400)),
    AttemptOutcome("429, wait for ever", "never", status=429, retry_after=lambda: "9" * 400),
)
"""One of each kind."""
