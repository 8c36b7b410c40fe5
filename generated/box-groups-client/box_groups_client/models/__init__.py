# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""What travels in requests and responses."""

from .client_error import ClientError
from .client_error_context import ClientErrorContext
from .configurable_permissions import ConfigurablePermissions
from .group_membership import GroupMembership
from .group_membership_create import GroupMembershipCreate
from .group_membership_role import GroupMembershipRole
from .group_mini import GroupMini
from .group_reference import GroupReference
from .group_type import GroupType
from .user_mini import UserMini
from .user_reference import UserReference

__all__ = [
    "ClientError",
    "ClientErrorContext",
    "ConfigurablePermissions",
    "GroupMembership",
    "GroupMembershipCreate",
    "GroupMembershipRole",
    "GroupMini",
    "GroupReference",
    "GroupType",
    "UserMini",
    "UserReference",
]
