# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""What travels in requests and responses; each class is imported when it is first used."""

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy as _lazy

if TYPE_CHECKING:
    from .access_group import AccessGroup
    from .access_group_membership import AccessGroupMembership
    from .access_group_membership_envelope import AccessGroupMembershipEnvelope
    from .access_group_membership_include import AccessGroupMembershipInclude
    from .account_membership import AccountMembership
    from .account_membership_envelope import AccountMembershipEnvelope
    from .account_membership_include import AccountMembershipInclude
    from .account_membership_optional_field import AccountMembershipOptionalField
    from .account_membership_order import AccountMembershipOrder
    from .account_permission import AccountPermission
    from .change_role_option import ChangeRoleOption
    from .deletion import Deletion
    from .envelope_meta import EnvelopeMeta
    from .error_entry import ErrorEntry
    from .error_list import ErrorList
    from .included_object import IncludedObject
    from .result_reference import ResultReference
    from .user import User
    from .user_envelope import UserEnvelope
    from .user_group_membership import UserGroupMembership
    from .user_group_membership_attributes import UserGroupMembershipAttributes
    from .user_group_membership_create_many import UserGroupMembershipCreateMany
    from .user_group_membership_create_one import UserGroupMembershipCreateOne
    from .user_group_membership_envelope import UserGroupMembershipEnvelope
    from .user_group_membership_include import UserGroupMembershipInclude
    from .user_group_membership_order import UserGroupMembershipOrder
    from .user_include import UserInclude
    from .user_optional_field import UserOptionalField
    from .user_order import UserOrder
    from .workspace_group import WorkspaceGroup

# fmt: off
__all__ = [
    "AccessGroup", "AccessGroupMembership", "AccessGroupMembershipEnvelope", "AccessGroupMembershipInclude",
    "AccountMembership", "AccountMembershipEnvelope", "AccountMembershipInclude", "AccountMembershipOptionalField",
    "AccountMembershipOrder", "AccountPermission", "ChangeRoleOption", "Deletion", "EnvelopeMeta", "ErrorEntry",
    "ErrorList", "IncludedObject", "ResultReference", "User", "UserEnvelope", "UserGroupMembership",
    "UserGroupMembershipAttributes", "UserGroupMembershipCreateMany", "UserGroupMembershipCreateOne",
    "UserGroupMembershipEnvelope", "UserGroupMembershipInclude", "UserGroupMembershipOrder", "UserInclude",
    "UserOptionalField", "UserOrder", "WorkspaceGroup",
]
_MODULES: dict[str, str] = {
    "AccessGroup": ".access_group", "AccessGroupMembership": ".access_group_membership",
    "AccessGroupMembershipEnvelope": ".access_group_membership_envelope",
    "AccessGroupMembershipInclude": ".access_group_membership_include", "AccountMembership": ".account_membership",
    "AccountMembershipEnvelope": ".account_membership_envelope",
    "AccountMembershipInclude": ".account_membership_include",
    "AccountMembershipOptionalField": ".account_membership_optional_field",
    "AccountMembershipOrder": ".account_membership_order", "AccountPermission": ".account_permission",
    "ChangeRoleOption": ".change_role_option", "Deletion": ".deletion", "EnvelopeMeta": ".envelope_meta",
    "ErrorEntry": ".error_entry", "ErrorList": ".error_list", "IncludedObject": ".included_object",
    "ResultReference": ".result_reference", "User": ".user", "UserEnvelope": ".user_envelope",
    "UserGroupMembership": ".user_group_membership",
    "UserGroupMembershipAttributes": ".user_group_membership_attributes",
    "UserGroupMembershipCreateMany": ".user_group_membership_create_many",
    "UserGroupMembershipCreateOne": ".user_group_membership_create_one",
    "UserGroupMembershipEnvelope": ".user_group_membership_envelope",
    "UserGroupMembershipInclude": ".user_group_membership_include",
    "UserGroupMembershipOrder": ".user_group_membership_order", "UserInclude": ".user_include",
    "UserOptionalField": ".user_optional_field", "UserOrder": ".user_order", "WorkspaceGroup": ".workspace_group",
}
# fmt: on
__getattr__, __dir__ = _lazy(__name__, _MODULES, __all__)
