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
from .envelope_meta import EnvelopeMeta
from .error_entry import ErrorEntry
from .error_list import ErrorList
from .result_reference import ResultReference
from .user import User
from .user_map import UserMap

__all__ = [
    "AccessGroup",
    "AccessGroupMap",
    "AccessGroupMembership",
    "AccessGroupMembershipAttributes",
    "AccessGroupMembershipCreate",
    "AccessGroupMembershipEnvelope",
    "AccessGroupMembershipInclude",
    "AccessGroupMembershipMap",
    "EnvelopeMeta",
    "ErrorEntry",
    "ErrorList",
    "ResultReference",
    "User",
    "UserMap",
]
