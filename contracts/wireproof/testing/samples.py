"""Sample responses from an API's documentation, checked against the responses that a spec documents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from wireproof.catalog import DocumentedResponse, Operation, Spec, documented_responses
from wireproof.findings import Finding
from wireproof.oracle import judge_response

__all__ = ["NO_BODY", "Sample", "unshown"]

NO_BODY = object()


@dataclass(frozen=True)
class Sample:
    """A response to an operation, and what is unusual about it."""

    odd: str
    operation_id: str
    status: int
    body: Any = NO_BODY
    """A JSON value."""
    headers: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.operation_id} {self.status}: {self.odd}"

    def findings(self, spec: Spec) -> tuple[Finding, ...]:
        """The findings about the response."""
        body = {} if self.body is NO_BODY else {"json": self.body}
        return judge_response(spec, self._operation(spec), httpx.Response(self.status, headers=self.headers, **body))

    def documented(self, spec: Spec) -> DocumentedResponse | None:
        """The response that a spec documents for it."""
        return self._operation(spec).documented(self.status)

    def _operation(self, spec: Spec) -> Operation:
        [found] = [operation for operation in spec.operations if operation.operation_id == self.operation_id]
        return found


def unshown(spec: Spec, samples: Iterable[Sample]) -> set[str]:
    """The successes that a spec documents and that no sample is of."""
    documented = {str(response) for response in documented_responses((spec,)) if response.status.startswith("2")}
    return documented - {str(sample.documented(spec)) for sample in samples}
