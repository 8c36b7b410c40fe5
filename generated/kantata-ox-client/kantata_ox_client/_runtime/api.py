# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""What the spec of this client decides."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from ..models.error_list import ErrorList

__all__ = ["PACKAGE", "REQUEST_ID", "ErrorBody"]

PACKAGE = "kantata_ox_client"

REQUEST_ID: tuple[str, ...] = ("x-request-id",)

ErrorBody: TypeAlias = "ErrorList | None"
