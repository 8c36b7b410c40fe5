# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from ..types import OpenStrEnum


class AccessGroupMembershipInclude(OpenStrEnum):
    """Name of an association. Each adds a map of its own to the answer. The service ignores names it does not know."""

    ACCESS_GROUP = "access_group"
    USER = "user"
