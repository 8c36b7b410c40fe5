# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class GroupMembershipRole(OpenStrEnum):
    """Role inside the group, not in the enterprise."""

    ADMIN = "admin"
    MEMBER = "member"
