# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class GroupAccessLevel(OpenStrEnum):
    """Admins, members as well, or every user of the enterprise."""

    ADMINS_AND_MEMBERS = "admins_and_members"
    ADMINS_ONLY = "admins_only"
    ALL_MANAGED_USERS = "all_managed_users"
