# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class UserRole(OpenStrEnum):
    """Role in the enterprise, not in a group."""

    ADMIN = "admin"
    COADMIN = "coadmin"
    USER = "user"
