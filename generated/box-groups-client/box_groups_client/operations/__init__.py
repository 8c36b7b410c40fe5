# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""Requests without sending them: a pure function for each operation, which `send` of a client takes."""

from typing import TYPE_CHECKING

from .._runtime.lazy import lazy as _lazy

if TYPE_CHECKING:
    from .group_memberships import (
        create_group_membership,
        delete_group_membership,
        get_group_membership,
        list_group_memberships_by_group,
        list_group_memberships_by_user,
        update_group_membership,
    )
    from .groups import create_group, delete_group, get_group, list_groups, update_group
    from .users import get_current_user, get_user, list_users

# fmt: off
__all__ = [
    "create_group", "create_group_membership", "delete_group", "delete_group_membership", "get_current_user",
    "get_group", "get_group_membership", "get_user", "list_group_memberships_by_group",
    "list_group_memberships_by_user", "list_groups", "list_users", "update_group", "update_group_membership",
]
_MODULES: dict[str, str] = {
    "create_group": ".groups", "create_group_membership": ".group_memberships", "delete_group": ".groups",
    "delete_group_membership": ".group_memberships", "get_current_user": ".users", "get_group": ".groups",
    "get_group_membership": ".group_memberships", "get_user": ".users",
    "list_group_memberships_by_group": ".group_memberships", "list_group_memberships_by_user": ".group_memberships",
    "list_groups": ".groups", "list_users": ".users", "update_group": ".groups",
    "update_group_membership": ".group_memberships",
}
# fmt: on
__getattr__, __dir__ = _lazy(__name__, _MODULES, __all__)
