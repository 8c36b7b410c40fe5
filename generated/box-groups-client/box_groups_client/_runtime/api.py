# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""What the spec of this client decides."""

from typing import TYPE_CHECKING, Any, TypeAlias

from .decoding import model

if TYPE_CHECKING:
    from ..models.client_error import ClientError

PACKAGE = "box_groups_client"
VERSION = "1.1.0"
USER_AGENT = "box-groups-client/1.1.0"
SERVER: str | None = "https://api.box.com/2.0"
ENVIRONMENT = "BOX_GROUPS"
AUTH_HEADER = "Authorization"
AUTH_SCHEME = "Bearer"
REQUEST_ID: tuple[str, ...] = ("box-request-id",)
ERROR_REASON: tuple[str, ...] = ("/message", "/code")
ErrorBody: TypeAlias = "ClientError"


def read_error(body: Any) -> ErrorBody:
    """The body of an error, read as the spec describes it; `Mismatch` when it is something else."""
    from ..models.client_error import ClientError

    return (model(ClientError)).decode(body)
