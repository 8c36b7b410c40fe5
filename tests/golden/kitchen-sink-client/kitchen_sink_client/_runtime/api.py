# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
"""What the spec of this client decides."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict

from .decoding import (
    model,
)
from .schemes import Scheme
from .servers import Variable

if TYPE_CHECKING:
    from ..models.missing_thing import MissingThing
    from ..models.problem import Problem

PACKAGE = "kitchen_sink_client"
VERSION = "1.0.0"
USER_AGENT = "kitchen-sink-client/1.0.0"
SERVER: str | None = "https://kitchen-sink.example/v1"
SERVERS: tuple[str, ...] = ()
VARIABLES: Mapping[str, Variable] = {}
SCHEMES: Mapping[str, Scheme] = {
    "bearerAuth": Scheme("header", "Authorization", "Bearer", "KITCHEN_SINK_TOKEN"),
}
TOKEN_URL: str | None = None
SECURITY: tuple[tuple[str, ...], ...] = (("bearerAuth",),)
ENVIRONMENT = "KITCHEN_SINK"
REQUEST_ID: tuple[str, ...] = ()
ERROR_REASON: tuple[str, ...] = ("/title", "/from", "/x-code")
ErrorBody: TypeAlias = "MissingThing | Problem"


class Options(TypedDict, total=False):
    """The settings that only some APIs have."""


def read_error(body: Any) -> ErrorBody:
    """The body of an error, read as the spec describes it; `Mismatch` when it is something else."""
    from ..models.missing_thing import MissingThing
    from ..models.problem import Problem

    return (model(Problem) | model(MissingThing)).decode(body)
