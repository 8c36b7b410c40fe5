# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class UserGroupMembershipInclude(OpenStrEnum):
    """Name of an association. Each adds a map of its own to the response."""

    USER = "user"
    WORKSPACE_GROUP = "workspace_group"
