# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""What travels in requests and responses."""

from .access_group import AccessGroup
from .access_group_map import AccessGroupMap
from .access_group_membership import AccessGroupMembership
from .access_group_membership_attributes import AccessGroupMembershipAttributes
from .access_group_membership_create import AccessGroupMembershipCreate
from .access_group_membership_envelope import AccessGroupMembershipEnvelope
from .access_group_membership_include import AccessGroupMembershipInclude
from .access_group_membership_map import AccessGroupMembershipMap
from .account_membership import AccountMembership
from .account_membership_attributes import AccountMembershipAttributes
from .account_membership_envelope import AccountMembershipEnvelope
from .account_membership_include import AccountMembershipInclude
from .account_membership_map import AccountMembershipMap
from .account_membership_optional_field import AccountMembershipOptionalField
from .account_membership_order import AccountMembershipOrder
from .account_membership_update import AccountMembershipUpdate
from .account_permission import AccountPermission
from .change_role_option import ChangeRoleOption
from .deletion import Deletion
from .envelope import Envelope
from .envelope_meta import EnvelopeMeta
from .error_entry import ErrorEntry
from .error_list import ErrorList
from .included_map import IncludedMap
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
from .user_group_membership_map import UserGroupMembershipMap
from .user_group_membership_order import UserGroupMembershipOrder
from .user_include import UserInclude
from .user_map import UserMap
from .user_optional_field import UserOptionalField
from .user_order import UserOrder
from .workspace_group import WorkspaceGroup
from .workspace_group_map import WorkspaceGroupMap

__all__ = [
    "AccessGroup",
    "AccessGroupMap",
    "AccessGroupMembership",
    "AccessGroupMembershipAttributes",
    "AccessGroupMembershipCreate",
    "AccessGroupMembershipEnvelope",
    "AccessGroupMembershipInclude",
    "AccessGroupMembershipMap",
    "AccountMembership",
    "AccountMembershipAttributes",
    "AccountMembershipEnvelope",
    "AccountMembershipInclude",
    "AccountMembershipMap",
    "AccountMembershipOptionalField",
    "AccountMembershipOrder",
    "AccountMembershipUpdate",
    "AccountPermission",
    "ChangeRoleOption",
    "Deletion",
    "Envelope",
    "EnvelopeMeta",
    "ErrorEntry",
    "ErrorList",
    "IncludedMap",
    "IncludedObject",
    "ResultReference",
    "User",
    "UserEnvelope",
    "UserGroupMembership",
    "UserGroupMembershipAttributes",
    "UserGroupMembershipCreateMany",
    "UserGroupMembershipCreateOne",
    "UserGroupMembershipEnvelope",
    "UserGroupMembershipInclude",
    "UserGroupMembershipMap",
    "UserGroupMembershipOrder",
    "UserInclude",
    "UserMap",
    "UserOptionalField",
    "UserOrder",
    "WorkspaceGroup",
    "WorkspaceGroupMap",
]
