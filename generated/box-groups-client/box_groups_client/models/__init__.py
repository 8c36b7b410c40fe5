# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""What travels in requests and responses."""

from .client_error import ClientError
from .client_error_context import ClientErrorContext
from .configurable_permissions import ConfigurablePermissions
from .enterprise import Enterprise
from .group import Group
from .group_access_level import GroupAccessLevel
from .group_create import GroupCreate
from .group_invitability_level import GroupInvitabilityLevel
from .group_membership import GroupMembership
from .group_membership_create import GroupMembershipCreate
from .group_membership_role import GroupMembershipRole
from .group_membership_update import GroupMembershipUpdate
from .group_memberships import GroupMemberships
from .group_mini import GroupMini
from .group_permissions import GroupPermissions
from .group_reference import GroupReference
from .group_type import GroupType
from .group_update import GroupUpdate
from .groups import Groups
from .notification_email import NotificationEmail
from .offset_page import OffsetPage
from .page_order import PageOrder
from .page_order_direction import PageOrderDirection
from .tracking_code import TrackingCode
from .user import User
from .user_mini import UserMini
from .user_reference import UserReference
from .user_role import UserRole
from .user_status import UserStatus
from .user_type import UserType
from .users import Users

__all__ = [
    "ClientError",
    "ClientErrorContext",
    "ConfigurablePermissions",
    "Enterprise",
    "Group",
    "GroupAccessLevel",
    "GroupCreate",
    "GroupInvitabilityLevel",
    "GroupMembership",
    "GroupMembershipCreate",
    "GroupMembershipRole",
    "GroupMemberships",
    "GroupMembershipUpdate",
    "GroupMini",
    "GroupPermissions",
    "GroupReference",
    "Groups",
    "GroupType",
    "GroupUpdate",
    "NotificationEmail",
    "OffsetPage",
    "PageOrder",
    "PageOrderDirection",
    "TrackingCode",
    "User",
    "UserMini",
    "UserReference",
    "UserRole",
    "Users",
    "UserStatus",
    "UserType",
]
