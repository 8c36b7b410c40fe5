# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
"""What the spec of this client decides."""

from typing import TYPE_CHECKING, Any, TypeAlias

from .decoding import model

if TYPE_CHECKING:
    from ..models.missing_thing import MissingThing
    from ..models.problem import Problem

PACKAGE = "kitchen_sink_client"
VERSION = "1.0.0"
USER_AGENT = "kitchen-sink-client/1.0.0"
SERVER: str | None = "https://kitchen-sink.example/v1"
ENVIRONMENT = "KITCHEN_SINK"
AUTH_HEADER = "Authorization"
AUTH_SCHEME = "Bearer"
REQUEST_ID: tuple[str, ...] = ()
ERROR_REASON: tuple[str, ...] = ("/title", "/from", "/x-code")
ErrorBody: TypeAlias = "MissingThing | Problem"


def read_error(body: Any) -> ErrorBody:
    """The body of an error, read as the spec describes it; `Mismatch` when it is something else."""
    from ..models.missing_thing import MissingThing
    from ..models.problem import Problem

    return (model(Problem) | model(MissingThing)).decode(body)
