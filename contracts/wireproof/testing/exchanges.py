"""What a test's calls were: each request, read as the spec describes it, and what was responded."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from wireproof.messages import Request, Response
from wireproof.oracle import ABSENT, DecodedRequest

__all__ = ["NOTHING_READ", "Exchange"]

O_co = TypeVar("O_co", bound=str, covariant=True)

NOTHING_READ = DecodedRequest({}, {}, {}, {}, ABSENT)


@dataclass(frozen=True)
class Exchange(Generic[O_co]):
    """One call of an operation."""

    operation: O_co
    """The operationId."""
    request: Request
    response: Response | None = None
    """None where an exception was raised instead, and for what makes the response."""
    read: DecodedRequest = field(default=NOTHING_READ, repr=False)

    @property
    def path(self) -> Mapping[str, Any]:
        """The path parameters as JSON values, by their names in the spec."""
        return self.read.path

    @property
    def query(self) -> Mapping[str, Any]:
        """The query parameters that were sent."""
        return self.read.query

    @property
    def headers(self) -> Mapping[str, Any]:
        """The header parameters of the spec that were sent."""
        return self.read.headers

    @property
    def cookies(self) -> Mapping[str, Any]:
        """The cookie parameters that were sent."""
        return self.read.cookies

    @property
    def body(self) -> Any:
        """The body as a JSON value, a form by the names of its members, any other one as bytes; None without a body."""
        return None if self.read.body is ABSENT else self.read.body

    @property
    def status(self) -> int | None:
        """The status of the response; None where there is none."""
        return None if self.response is None else self.response.status

    @property
    def optional_response(self) -> Response | None:
        """The response, by the name that others look for."""
        return self.response
