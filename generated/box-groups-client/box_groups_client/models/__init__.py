# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""What travels in requests and responses; each class is imported when it is first used."""

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy as _lazy

if TYPE_CHECKING:
    from .client_error import ClientError
    from .client_error_context import ClientErrorContext
    from .client_error_detail import ClientErrorDetail
    from .configurable_permissions import ConfigurablePermissions
    from .enterprise import Enterprise
    from .group import Group
    from .group_access_level import GroupAccessLevel
    from .group_invitability_level import GroupInvitabilityLevel
    from .group_membership import GroupMembership
    from .group_membership_role import GroupMembershipRole
    from .group_memberships import GroupMemberships
    from .group_mini import GroupMini
    from .group_permissions import GroupPermissions
    from .group_reference import GroupReference
    from .group_type import GroupType
    from .groups import Groups
    from .notification_email import NotificationEmail
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

# fmt: off
__all__ = [
    "ClientError", "ClientErrorContext", "ClientErrorDetail", "ConfigurablePermissions", "Enterprise", "Group",
    "GroupAccessLevel", "GroupInvitabilityLevel", "GroupMembership", "GroupMembershipRole", "GroupMemberships",
    "GroupMini", "GroupPermissions", "GroupReference", "GroupType", "Groups", "NotificationEmail", "PageOrder",
    "PageOrderDirection", "TrackingCode", "User", "UserMini", "UserReference", "UserRole", "UserStatus", "UserType",
    "Users",
]
_MODULES: dict[str, str] = {
    "ClientError": ".client_error", "ClientErrorContext": ".client_error_context",
    "ClientErrorDetail": ".client_error_detail", "ConfigurablePermissions": ".configurable_permissions",
    "Enterprise": ".enterprise", "Group": ".group", "GroupAccessLevel": ".group_access_level",
    "GroupInvitabilityLevel": ".group_invitability_level", "GroupMembership": ".group_membership",
    "GroupMembershipRole": ".group_membership_role", "GroupMemberships": ".group_memberships",
    "GroupMini": ".group_mini", "GroupPermissions": ".group_permissions", "GroupReference": ".group_reference",
    "GroupType": ".group_type", "Groups": ".groups", "NotificationEmail": ".notification_email",
    "PageOrder": ".page_order", "PageOrderDirection": ".page_order_direction", "TrackingCode": ".tracking_code",
    "User": ".user", "UserMini": ".user_mini", "UserReference": ".user_reference", "UserRole": ".user_role",
    "UserStatus": ".user_status", "UserType": ".user_type", "Users": ".users",
}
# fmt: on
__getattr__, __dir__ = _lazy(__name__, _MODULES, __all__)
