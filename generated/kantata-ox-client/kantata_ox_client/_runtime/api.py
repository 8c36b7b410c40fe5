# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""What the spec of this client decides."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict

from .decoding import (
    model,
)
from .schemes import Scheme
from .servers import Variable

if TYPE_CHECKING:
    from ..models.error_list import ErrorList

PACKAGE = "kantata_ox_client"
VERSION = "1.1.0"
USER_AGENT = "kantata-ox-client/1.1.0"
SERVER: str | None = "https://api.mavenlink.com/api/v1"
SERVERS: tuple[str, ...] = ()
VARIABLES: Mapping[str, Variable] = {}
SCHEMES: Mapping[str, Scheme] = {
    "bearerAuth": Scheme("header", "Authorization", "Bearer", "KANTATA_OX_TOKEN"),
}
TOKEN_URL: str | None = None
SECURITY: tuple[tuple[str, ...], ...] = (("bearerAuth",),)
ENVIRONMENT = "KANTATA_OX"
REQUEST_ID: tuple[str, ...] = ("x-request-id",)
ERROR_REASON: tuple[str, ...] = ("/errors/0/message", "/errors/0/field")
ErrorBody: TypeAlias = "ErrorList"


class Options(TypedDict, total=False):
    """The settings that only some APIs have."""


def read_error(body: Any) -> ErrorBody:
    """The body of an error, read as the spec describes it; `Mismatch` when it is something else."""
    from ..models.error_list import ErrorList

    return (model(ErrorList)).decode(body)
