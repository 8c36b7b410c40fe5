# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""Access group memberships: the operations as methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.resources import AsyncResource as _AsyncResource, Resource as _Resource
from .._runtime.types import UNSET
from ..operations import access_group_memberships as operations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal

    from .._runtime.pages import AsyncPages, Pages
    from .._runtime.types import Unset
    from ..models import AccessGroupMembership, AccessGroupMembershipEnvelope, AccessGroupMembershipInclude, Deletion

__all__ = ["AsyncAccessGroupMemberships", "AccessGroupMemberships"]


class AccessGroupMemberships(_Resource):
    """One row ties one user to one access group; a user may be in many groups."""

    def list(
        self,
        *,
        access_group_id: int | Unset = UNSET,
        user_id: int | Unset = UNSET,
        include: Sequence[AccessGroupMembershipInclude | Literal["access_group", "user"]] | Unset = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
    ) -> Pages[AccessGroupMembership, AccessGroupMembershipEnvelope]:
        """List who is in which access group: `GET /access_group_memberships`.

        All memberships that the caller may see, or those of one group or one user. The built-in Account
        Administrators group is left out. Nothing is said about the order, and there is no parameter for it. See
        https://developer.kantata.com/tag/Access-Group-Memberships

        Args:
            access_group_id: Memberships of this group.
            user_id: Memberships of this user.
            include: Associations to send along.
            page: Page to send. At least 1. Default: 1.
            per_page: Memberships on a page. From 1 to 200. Default: 20.
        """
        return self._pages(operations.list_access_group_memberships, locals())

    def create(
        self,
        *,
        access_group_id: int,
        user_id: int,
        include: Sequence[AccessGroupMembershipInclude | Literal["access_group", "user"]] | Unset = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
    ) -> AccessGroupMembership:
        """Put a user in an access group: `POST /access_group_memberships`.

        Puts one user in one access group and returns the new membership. The built-in Account Administrators group is
        out of reach here: change the permission on the user's account membership instead. In the product, people
        enter the other built-in groups through their member details only, so expect a refusal here; that is not
        documented. Neither is what a second membership of the same user in the same group gets, a 422 most likely;
        list by `user_id` and `access_group_id` to find the first. See
        https://developer.kantata.com/kantata/specification/access-group-memberships

        Args:
            access_group_id: Id of the group to join, a number here although responses use strings as keys.
            user_id: Id of the user who joins, a number here although responses use strings as keys.
            include: Associations to send along.
            additional_properties: Members of the body that the spec does not name.
        """
        return self._one(operations.create_access_group_membership, locals())

    def get(
        self,
        id: int,
        *,
        include: Sequence[AccessGroupMembershipInclude | Literal["access_group", "user"]] | Unset = UNSET,
    ) -> AccessGroupMembership:
        """Read one membership: `GET /access_group_memberships/{id}`.

        One membership, in the envelope of the list. See https://developer.kantata.com/tag/Access-Group-Memberships

        Args:
            id: Id of the membership, not of the user or the group. A number here, although responses write it as a
                string.
            include: Associations to send along.
        """
        return self._one(operations.get_access_group_membership, locals())

    def delete(self, id: int) -> Deletion | None:
        """Take a user out of an access group: `DELETE /access_group_memberships/{id}`.

        Deletes the membership, not the user. There is no way to change a membership: delete it and create another.
        Account Administrators are out of reach here, as they are when adding. See
        https://developer.kantata.com/tag/Access-Group-Memberships

        Args:
            id: Id of the membership, not of the user or the group. A number here, although responses write it as a
                string.
        """
        return self._call(operations.delete_access_group_membership, locals())


class AsyncAccessGroupMemberships(_AsyncResource):
    """One row ties one user to one access group; a user may be in many groups."""

    def list(
        self,
        *,
        access_group_id: int | Unset = UNSET,
        user_id: int | Unset = UNSET,
        include: Sequence[AccessGroupMembershipInclude | Literal["access_group", "user"]] | Unset = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
    ) -> AsyncPages[AccessGroupMembership, AccessGroupMembershipEnvelope]:
        """List who is in which access group: `GET /access_group_memberships`.

        All memberships that the caller may see, or those of one group or one user. The built-in Account
        Administrators group is left out. Nothing is said about the order, and there is no parameter for it. See
        https://developer.kantata.com/tag/Access-Group-Memberships

        Args:
            access_group_id: Memberships of this group.
            user_id: Memberships of this user.
            include: Associations to send along.
            page: Page to send. At least 1. Default: 1.
            per_page: Memberships on a page. From 1 to 200. Default: 20.
        """
        return self._pages(operations.list_access_group_memberships, locals())

    async def create(
        self,
        *,
        access_group_id: int,
        user_id: int,
        include: Sequence[AccessGroupMembershipInclude | Literal["access_group", "user"]] | Unset = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
    ) -> AccessGroupMembership:
        """Put a user in an access group: `POST /access_group_memberships`.

        Puts one user in one access group and returns the new membership. The built-in Account Administrators group is
        out of reach here: change the permission on the user's account membership instead. In the product, people
        enter the other built-in groups through their member details only, so expect a refusal here; that is not
        documented. Neither is what a second membership of the same user in the same group gets, a 422 most likely;
        list by `user_id` and `access_group_id` to find the first. See
        https://developer.kantata.com/kantata/specification/access-group-memberships

        Args:
            access_group_id: Id of the group to join, a number here although responses use strings as keys.
            user_id: Id of the user who joins, a number here although responses use strings as keys.
            include: Associations to send along.
            additional_properties: Members of the body that the spec does not name.
        """
        return await self._one(operations.create_access_group_membership, locals())

    async def get(
        self,
        id: int,
        *,
        include: Sequence[AccessGroupMembershipInclude | Literal["access_group", "user"]] | Unset = UNSET,
    ) -> AccessGroupMembership:
        """Read one membership: `GET /access_group_memberships/{id}`.

        One membership, in the envelope of the list. See https://developer.kantata.com/tag/Access-Group-Memberships

        Args:
            id: Id of the membership, not of the user or the group. A number here, although responses write it as a
                string.
            include: Associations to send along.
        """
        return await self._one(operations.get_access_group_membership, locals())

    async def delete(self, id: int) -> Deletion | None:
        """Take a user out of an access group: `DELETE /access_group_memberships/{id}`.

        Deletes the membership, not the user. There is no way to change a membership: delete it and create another.
        Account Administrators are out of reach here, as they are when adding. See
        https://developer.kantata.com/tag/Access-Group-Memberships

        Args:
            id: Id of the membership, not of the user or the group. A number here, although responses write it as a
                string.
        """
        return await self._call(operations.delete_access_group_membership, locals())
