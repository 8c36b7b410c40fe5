# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""User group memberships: the operations as methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.resources import AsyncResource as _AsyncResource, Resource as _Resource
from .._runtime.types import UNSET
from ..operations import user_group_memberships as operations

if TYPE_CHECKING:
    import builtins
    from collections.abc import Sequence
    from typing import Literal

    from .._runtime.pages import AsyncPages, Pages
    from .._runtime.types import Unset
    from ..models import (
        UserGroupMembership,
        UserGroupMembershipCreateMany,
        UserGroupMembershipCreateOne,
        UserGroupMembershipEnvelope,
        UserGroupMembershipInclude,
        UserGroupMembershipOrder,
    )

__all__ = ["AsyncUserGroupMemberships", "UserGroupMemberships"]


class UserGroupMemberships(_Resource):
    """One row ties one user to one workspace group, which has nothing to do with access groups."""

    def list(
        self,
        *,
        group_ids: Sequence[int] | Unset = UNSET,
        user_ids: Sequence[int] | Unset = UNSET,
        include: Sequence[UserGroupMembershipInclude | Literal["user", "workspace_group"]] | Unset = UNSET,
        order: UserGroupMembershipOrder | Literal["created_at:asc", "created_at:desc"] | Unset = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
    ) -> Pages[UserGroupMembership, UserGroupMembershipEnvelope]:
        """List who is in which workspace group: `GET /user_group_memberships`.

        All memberships in workspace groups, or those of some groups or users. For Account Administrators only. See
        https://developer.kantata.com/tag/User-Group-Memberships

        Args:
            group_ids: Memberships of these workspace groups, by id.
            user_ids: Memberships of these users, by id.
            include: Associations to send along.
            order: What the list is sorted by. Default: created_at:desc.
            page: Page to send. At least 1. Default: 1.
            per_page: Memberships on a page. From 1 to 200. Default: 20.
        """
        return self._pages(operations.list_user_group_memberships, locals())

    def create(
        self,
        *,
        body: UserGroupMembershipCreateMany | UserGroupMembershipCreateOne,
        include: Sequence[UserGroupMembershipInclude | Literal["user", "workspace_group"]] | Unset = UNSET,
    ) -> builtins.list[UserGroupMembership]:
        """Add one user or several to workspace groups: `POST /user_group_memberships`.

        Puts one user in one workspace group, or does so up to 100 times at once, by the wrapper that the body has.
        Returns the new memberships either way. For Account Administrators only. See
        https://developer.kantata.com/tag/User-Group-Memberships

        Args:
            body: The membership to create, or the memberships.
            include: Associations to send along.
        """
        return self._all(operations.create_user_group_membership, locals())

    def delete(self, id: int) -> None:
        """Take a user out of a workspace group: `DELETE /user_group_memberships/{id}`.

        Deletes the membership, not the user. For Account Administrators only. See
        https://developer.kantata.com/tag/User-Group-Memberships

        Args:
            id: Id of the membership, not of the user or the group. A number here, although responses write it as a
                string.
        """
        return self._call(operations.delete_user_group_membership, locals())


class AsyncUserGroupMemberships(_AsyncResource):
    """One row ties one user to one workspace group, which has nothing to do with access groups."""

    def list(
        self,
        *,
        group_ids: Sequence[int] | Unset = UNSET,
        user_ids: Sequence[int] | Unset = UNSET,
        include: Sequence[UserGroupMembershipInclude | Literal["user", "workspace_group"]] | Unset = UNSET,
        order: UserGroupMembershipOrder | Literal["created_at:asc", "created_at:desc"] | Unset = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
    ) -> AsyncPages[UserGroupMembership, UserGroupMembershipEnvelope]:
        """List who is in which workspace group: `GET /user_group_memberships`.

        All memberships in workspace groups, or those of some groups or users. For Account Administrators only. See
        https://developer.kantata.com/tag/User-Group-Memberships

        Args:
            group_ids: Memberships of these workspace groups, by id.
            user_ids: Memberships of these users, by id.
            include: Associations to send along.
            order: What the list is sorted by. Default: created_at:desc.
            page: Page to send. At least 1. Default: 1.
            per_page: Memberships on a page. From 1 to 200. Default: 20.
        """
        return self._pages(operations.list_user_group_memberships, locals())

    async def create(
        self,
        *,
        body: UserGroupMembershipCreateMany | UserGroupMembershipCreateOne,
        include: Sequence[UserGroupMembershipInclude | Literal["user", "workspace_group"]] | Unset = UNSET,
    ) -> builtins.list[UserGroupMembership]:
        """Add one user or several to workspace groups: `POST /user_group_memberships`.

        Puts one user in one workspace group, or does so up to 100 times at once, by the wrapper that the body has.
        Returns the new memberships either way. For Account Administrators only. See
        https://developer.kantata.com/tag/User-Group-Memberships

        Args:
            body: The membership to create, or the memberships.
            include: Associations to send along.
        """
        return await self._all(operations.create_user_group_membership, locals())

    async def delete(self, id: int) -> None:
        """Take a user out of a workspace group: `DELETE /user_group_memberships/{id}`.

        Deletes the membership, not the user. For Account Administrators only. See
        https://developer.kantata.com/tag/User-Group-Memberships

        Args:
            id: Id of the membership, not of the user or the group. A number here, although responses write it as a
                string.
        """
        return await self._call(operations.delete_user_group_membership, locals())
