# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class UserGroupMembershipOrder(OpenStrEnum):
    """By time of creation, upwards or downwards. Default: "created_at:desc"."""

    CREATED_AT_ASC = "created_at:asc"
    CREATED_AT_DESC = "created_at:desc"
