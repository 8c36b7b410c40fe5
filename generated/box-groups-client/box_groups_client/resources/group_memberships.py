# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""Group memberships: the operations as methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.resources import AsyncResource as _AsyncResource, Resource as _Resource
from .._runtime.types import UNSET
from ..operations import group_memberships as operations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal

    from .._runtime.pages import AsyncPages, Pages
    from .._runtime.types import Unset
    from ..models import (
        ConfigurablePermissions,
        GroupMembership,
        GroupMembershipRole,
        GroupMemberships as _GroupMembershipsModel,
        GroupReference,
        UserReference,
    )

__all__ = ["AsyncGroupMemberships", "GroupMemberships"]


class GroupMemberships(_Resource):
    """One membership ties one user to one group, with a role."""

    def create(
        self,
        *,
        user: UserReference,
        group: GroupReference,
        fields: Sequence[str] | Unset = UNSET,
        role: GroupMembershipRole | Literal["member", "admin"] | Unset = UNSET,
        configurable_permissions: ConfigurablePermissions | None | Unset = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
    ) -> GroupMembership:
        """Put a user in a group: `POST /group_memberships`.

        Makes a user a member or an admin of a group. The caller needs the permissions of an admin. Keep the id of the
        new membership: to change or remove it later you need that id, not those of the user and the group. See
        https://developer.box.com/reference/post-group-memberships

        Args:
            user: Who joins, by id.
            group: Which group is joined, by id.
            fields: Attributes to include in the response.
            role: Role in the group. Left out, the user becomes a member.
            configurable_permissions: What a group admin may do. Three things can be sent, and they differ:

                * nothing: the admin gets the usual access, by user reports all four permissions;
                * `None`: all four permissions are switched off;
                * an object: a key it names gets the value given, a key it leaves out is switched on.

                Without effect when the role is `member`.
            additional_properties: Members of the body that the spec does not name.

        Raises:
            errors.Conflict: The user is in the group already. The response is not known to name the existing
                membership; look for it among those of the group.
        """
        return self._call(operations.create_group_membership, locals())

    def get(self, group_membership_id: str, *, fields: Sequence[str] | Unset = UNSET) -> GroupMembership:
        """Read a membership: `GET /group_memberships/{group_membership_id}`.

        Tells who is in which group, and as what. Only admins, those of the group included, may ask. See
        https://developer.box.com/reference/get-group-memberships-id

        Args:
            group_membership_id: Id of the membership; neither that of its user nor that of its group.
            fields: Attributes to include in the response.
        """
        return self._call(operations.get_group_membership, locals())

    def update(
        self,
        group_membership_id: str,
        *,
        fields: Sequence[str] | Unset = UNSET,
        role: GroupMembershipRole | Literal["member", "admin"] | Unset = UNSET,
        configurable_permissions: ConfigurablePermissions | None | Unset = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
    ) -> GroupMembership:
        """Change a membership: `PUT /group_memberships/{group_membership_id}`.

        Changes the role or the permissions; user and group stay who they are. Only admins, those of the group
        included, may do it. See https://developer.box.com/reference/put-group-memberships-id

        Args:
            group_membership_id: Id of the membership; neither that of its user nor that of its group.
            fields: Attributes to include in the response.
            role: Role in the group from now on.
            configurable_permissions: What a group admin may do. Three things can be sent, and they differ:

                * nothing: the permissions stay as they are; for a member who becomes an admin, what then holds is not
                  documented;
                * `None`: all four permissions are switched off;
                * an object: it replaces all permissions; a key it names gets the value given, a key it leaves out is
                  switched on, even one that was off.

                Without effect when the role is `member`.
            additional_properties: Members of the body that the spec does not name.
        """
        return self._call(operations.update_group_membership, locals())

    def delete(self, group_membership_id: str) -> None:
        """Take a user out of a group: `DELETE /group_memberships/{group_membership_id}`.

        Ends a membership. Only admins, those of the group included, may do it. See
        https://developer.box.com/reference/delete-group-memberships-id

        Args:
            group_membership_id: Id of the membership; neither that of its user nor that of its group.
        """
        return self._call(operations.delete_group_membership, locals())

    def list_by_group(
        self, group_id: str, *, limit: int | Unset = UNSET, offset: int | Unset = UNSET
    ) -> Pages[GroupMembership, _GroupMembershipsModel]:
        """List who is in a group: `GET /groups/{group_id}/memberships`.

        Lists the memberships of a group. Members may ask as well as admins, as far as the group's
        `member_viewability_level` lets them. The server accepts no `offset` above 10000, so that a list which goes on
        ends in its error. See https://developer.box.com/reference/get-groups-id-memberships

        Args:
            group_id: Id of the group.
            limit: Most entries on a page. At most 1000.
            offset: Entries to skip. From 0 to 10000. Default: 0.
        """
        return self._pages(operations.list_group_memberships_by_group, locals())

    def list_by_user(
        self, user_id: str, *, limit: int | Unset = UNSET, offset: int | Unset = UNSET
    ) -> Pages[GroupMembership, _GroupMembershipsModel]:
        """List which groups a user is in: `GET /users/{user_id}/memberships`.

        Lists the memberships of a user; what comes are memberships, with the groups inside. The reference lets
        members ask as well; the text of the vendor's SDK says that only admins may. The server accepts no `offset`
        above 10000, so that a list which goes on ends in its error. See
        https://developer.box.com/reference/get-users-id-memberships

        Args:
            user_id: Id of the user.
            limit: Most entries on a page. At most 1000.
            offset: Entries to skip. From 0 to 10000. Default: 0.
        """
        return self._pages(operations.list_group_memberships_by_user, locals())


class AsyncGroupMemberships(_AsyncResource):
    """One membership ties one user to one group, with a role."""

    async def create(
        self,
        *,
        user: UserReference,
        group: GroupReference,
        fields: Sequence[str] | Unset = UNSET,
        role: GroupMembershipRole | Literal["member", "admin"] | Unset = UNSET,
        configurable_permissions: ConfigurablePermissions | None | Unset = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
    ) -> GroupMembership:
        """Put a user in a group: `POST /group_memberships`.

        Makes a user a member or an admin of a group. The caller needs the permissions of an admin. Keep the id of the
        new membership: to change or remove it later you need that id, not those of the user and the group. See
        https://developer.box.com/reference/post-group-memberships

        Args:
            user: Who joins, by id.
            group: Which group is joined, by id.
            fields: Attributes to include in the response.
            role: Role in the group. Left out, the user becomes a member.
            configurable_permissions: What a group admin may do. Three things can be sent, and they differ:

                * nothing: the admin gets the usual access, by user reports all four permissions;
                * `None`: all four permissions are switched off;
                * an object: a key it names gets the value given, a key it leaves out is switched on.

                Without effect when the role is `member`.
            additional_properties: Members of the body that the spec does not name.

        Raises:
            errors.Conflict: The user is in the group already. The response is not known to name the existing
                membership; look for it among those of the group.
        """
        return await self._call(operations.create_group_membership, locals())

    async def get(self, group_membership_id: str, *, fields: Sequence[str] | Unset = UNSET) -> GroupMembership:
        """Read a membership: `GET /group_memberships/{group_membership_id}`.

        Tells who is in which group, and as what. Only admins, those of the group included, may ask. See
        https://developer.box.com/reference/get-group-memberships-id

        Args:
            group_membership_id: Id of the membership; neither that of its user nor that of its group.
            fields: Attributes to include in the response.
        """
        return await self._call(operations.get_group_membership, locals())

    async def update(
        self,
        group_membership_id: str,
        *,
        fields: Sequence[str] | Unset = UNSET,
        role: GroupMembershipRole | Literal["member", "admin"] | Unset = UNSET,
        configurable_permissions: ConfigurablePermissions | None | Unset = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
    ) -> GroupMembership:
        """Change a membership: `PUT /group_memberships/{group_membership_id}`.

        Changes the role or the permissions; user and group stay who they are. Only admins, those of the group
        included, may do it. See https://developer.box.com/reference/put-group-memberships-id

        Args:
            group_membership_id: Id of the membership; neither that of its user nor that of its group.
            fields: Attributes to include in the response.
            role: Role in the group from now on.
            configurable_permissions: What a group admin may do. Three things can be sent, and they differ:

                * nothing: the permissions stay as they are; for a member who becomes an admin, what then holds is not
                  documented;
                * `None`: all four permissions are switched off;
                * an object: it replaces all permissions; a key it names gets the value given, a key it leaves out is
                  switched on, even one that was off.

                Without effect when the role is `member`.
            additional_properties: Members of the body that the spec does not name.
        """
        return await self._call(operations.update_group_membership, locals())

    async def delete(self, group_membership_id: str) -> None:
        """Take a user out of a group: `DELETE /group_memberships/{group_membership_id}`.

        Ends a membership. Only admins, those of the group included, may do it. See
        https://developer.box.com/reference/delete-group-memberships-id

        Args:
            group_membership_id: Id of the membership; neither that of its user nor that of its group.
        """
        return await self._call(operations.delete_group_membership, locals())

    def list_by_group(
        self, group_id: str, *, limit: int | Unset = UNSET, offset: int | Unset = UNSET
    ) -> AsyncPages[GroupMembership, _GroupMembershipsModel]:
        """List who is in a group: `GET /groups/{group_id}/memberships`.

        Lists the memberships of a group. Members may ask as well as admins, as far as the group's
        `member_viewability_level` lets them. The server accepts no `offset` above 10000, so that a list which goes on
        ends in its error. See https://developer.box.com/reference/get-groups-id-memberships

        Args:
            group_id: Id of the group.
            limit: Most entries on a page. At most 1000.
            offset: Entries to skip. From 0 to 10000. Default: 0.
        """
        return self._pages(operations.list_group_memberships_by_group, locals())

    def list_by_user(
        self, user_id: str, *, limit: int | Unset = UNSET, offset: int | Unset = UNSET
    ) -> AsyncPages[GroupMembership, _GroupMembershipsModel]:
        """List which groups a user is in: `GET /users/{user_id}/memberships`.

        Lists the memberships of a user; what comes are memberships, with the groups inside. The reference lets
        members ask as well; the text of the vendor's SDK says that only admins may. The server accepts no `offset`
        above 10000, so that a list which goes on ends in its error. See
        https://developer.box.com/reference/get-users-id-memberships

        Args:
            user_id: Id of the user.
            limit: Most entries on a page. At most 1000.
            offset: Entries to skip. From 0 to 10000. Default: 0.
        """
        return self._pages(operations.list_group_memberships_by_user, locals())
