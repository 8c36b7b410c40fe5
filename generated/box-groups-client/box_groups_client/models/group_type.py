# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class GroupType(OpenStrEnum):
    """Whether admins made the group or it is the built-in group of everybody."""

    ALL_USERS_GROUP = "all_users_group"
    MANAGED_GROUP = "managed_group"
