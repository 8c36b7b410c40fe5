# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""Values that every part of this client shares."""

from ._runtime.types import UNSET, OpenIntEnum, OpenStrEnum, Response, Unset

__all__ = ["UNSET", "OpenIntEnum", "OpenStrEnum", "Response", "Unset"]
