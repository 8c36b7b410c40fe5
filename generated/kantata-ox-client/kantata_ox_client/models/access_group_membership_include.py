# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from .._runtime.types import OpenStrEnum


class AccessGroupMembershipInclude(OpenStrEnum):
    """Name of an association. `user` adds the map `users`; `access_group` should add `access_groups`, which no page
    documents. The service ignores names it does not know."""

    ACCESS_GROUP = "access_group"
    USER = "user"
