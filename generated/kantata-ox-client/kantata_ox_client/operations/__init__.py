# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""Requests without sending them: a pure function for each operation, which `send` of a client takes."""

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy as _lazy

if TYPE_CHECKING:
    from .access_group_memberships import (
        create_access_group_membership,
        delete_access_group_membership,
        get_access_group_membership,
        list_access_group_memberships,
    )
    from .account_memberships import get_account_membership, list_account_memberships, update_account_membership
    from .user_group_memberships import (
        create_user_group_membership,
        delete_user_group_membership,
        list_user_group_memberships,
    )
    from .users import get_current_user, get_user, list_users

# fmt: off
__all__ = [
    "create_access_group_membership", "create_user_group_membership", "delete_access_group_membership",
    "delete_user_group_membership", "get_access_group_membership", "get_account_membership", "get_current_user",
    "get_user", "list_access_group_memberships", "list_account_memberships", "list_user_group_memberships",
    "list_users", "update_account_membership",
]
_MODULES: dict[str, str] = {
    "create_access_group_membership": ".access_group_memberships",
    "create_user_group_membership": ".user_group_memberships",
    "delete_access_group_membership": ".access_group_memberships",
    "delete_user_group_membership": ".user_group_memberships",
    "get_access_group_membership": ".access_group_memberships", "get_account_membership": ".account_memberships",
    "get_current_user": ".users", "get_user": ".users", "list_access_group_memberships": ".access_group_memberships",
    "list_account_memberships": ".account_memberships", "list_user_group_memberships": ".user_group_memberships",
    "list_users": ".users", "update_account_membership": ".account_memberships",
}
# fmt: on
__getattr__, __dir__ = _lazy(__name__, _MODULES, __all__)
