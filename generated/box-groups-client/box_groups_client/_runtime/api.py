# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""What the spec of this client decides."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from ..models.client_error import ClientError

__all__ = ["PACKAGE", "REQUEST_ID", "ErrorBody"]

PACKAGE = "box_groups_client"

REQUEST_ID: tuple[str, ...] = ("box-request-id",)

ErrorBody: TypeAlias = "ClientError | None"
