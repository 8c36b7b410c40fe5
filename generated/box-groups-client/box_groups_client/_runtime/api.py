# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""What the spec of this client decides."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict

from .decoding import (
    model,
)
from .schemes import Scheme
from .servers import Variable

if TYPE_CHECKING:
    from ..models.client_error import ClientError

PACKAGE = "box_groups_client"
VERSION = "1.1.0"
USER_AGENT = "box-groups-client/1.1.0"
SERVER: str | None = "https://api.box.com/2.0"
SERVERS: tuple[str, ...] = ()
VARIABLES: Mapping[str, Variable] = {}
SCHEMES: Mapping[str, Scheme] = {
    "bearerAuth": Scheme("header", "Authorization", "Bearer", "BOX_GROUPS_TOKEN"),
}
TOKEN_URL: str | None = "https://api.box.com/oauth2/token"
SECURITY: tuple[tuple[str, ...], ...] = (("bearerAuth",),)
ENVIRONMENT = "BOX_GROUPS"
REQUEST_ID: tuple[str, ...] = ("box-request-id",)
ERROR_REASON: tuple[str, ...] = ("/message", "/code")
ErrorBody: TypeAlias = "ClientError"


class Options(TypedDict, total=False):
    """The settings that only some APIs have."""


def read_error(body: Any) -> ErrorBody:
    """The body of an error, read as the spec describes it; `Mismatch` when it is something else."""
    from ..models.client_error import ClientError

    return (model(ClientError)).decode(body)
