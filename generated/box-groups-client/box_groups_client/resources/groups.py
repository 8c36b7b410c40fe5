# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""Groups: the operations as methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.resources import AsyncResource as _AsyncResource, Resource as _Resource
from .._runtime.types import UNSET
from ..operations import groups as operations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal

    from .._runtime.pages import AsyncPages, Pages
    from .._runtime.types import Unset
    from ..models import Group, GroupAccessLevel, Groups as _GroupsModel

__all__ = ["AsyncGroups", "Groups"]


class Groups(_Resource):
    """Groups of users in one enterprise."""

    def list(
        self,
        *,
        filter_term: str | Unset = UNSET,
        fields: Sequence[str] | Unset = UNSET,
        limit: int | Unset = UNSET,
        offset: int | Unset = UNSET,
    ) -> Pages[Group, _GroupsModel]:
        """List groups: `GET /groups`.

        Lists the groups of the enterprise. The caller needs the permissions of an admin. The server accepts no
        `offset` above 10000, so that a list which goes on ends in its error. See
        https://developer.box.com/reference/get-groups

        Args:
            filter_term: Only groups whose name starts like this.
            fields: Attributes to include in the response.
            limit: Most entries on a page. At most 1000.
            offset: Entries to skip. From 0 to 10000. Default: 0.
        """
        return self._pages(operations.list_groups, locals())

    def create(
        self,
        *,
        name: str,
        fields: Sequence[str] | Unset = UNSET,
        provenance: str | Unset = UNSET,
        external_sync_identifier: str | Unset = UNSET,
        description: str | Unset = UNSET,
        invitability_level: GroupAccessLevel
        | Literal["admins_only", "admins_and_members", "all_managed_users"]
        | Unset = UNSET,
        member_viewability_level: GroupAccessLevel
        | Literal["admins_only", "admins_and_members", "all_managed_users"]
        | Unset = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
    ) -> Group:
        """Create a group: `POST /groups`.

        Makes a group. The caller needs the permissions of an admin. See
        https://developer.box.com/reference/post-groups

        Args:
            name: Name, unique in the enterprise.
            fields: Attributes to include in the response.
            provenance: Where the group comes from, such as the name of another system. Once set, admins can no longer
                edit name and members in the web app. At most 255 characters.
            external_sync_identifier: Any id that a tool needs to find its group again.
            description: What the group is for. At most 255 characters.
            invitability_level: Who may invite the group to content.
            member_viewability_level: Who may see the members.
            additional_properties: Members of the body that the spec does not name.
        """
        return self._call(operations.create_group, locals())

    def get(self, group_id: str, *, fields: Sequence[str] | Unset = UNSET) -> Group:
        """Read a group: `GET /groups/{group_id}`.

        Reads one group. Its members may ask as well as admins. See https://developer.box.com/reference/get-groups-id

        Args:
            group_id: Id of the group.
            fields: Attributes to include in the response.
        """
        return self._call(operations.get_group, locals())

    def update(
        self,
        group_id: str,
        *,
        fields: Sequence[str] | Unset = UNSET,
        name: str | Unset = UNSET,
        provenance: str | Unset = UNSET,
        external_sync_identifier: str | Unset = UNSET,
        description: str | Unset = UNSET,
        invitability_level: GroupAccessLevel
        | Literal["admins_only", "admins_and_members", "all_managed_users"]
        | Unset = UNSET,
        member_viewability_level: GroupAccessLevel
        | Literal["admins_only", "admins_and_members", "all_managed_users"]
        | Unset = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
    ) -> Group:
        """Change a group: `PUT /groups/{group_id}`.

        Changes what the body names; the rest stays. Only admins, those of the group included, may do it. See
        https://developer.box.com/reference/put-groups-id

        Args:
            group_id: Id of the group.
            fields: Attributes to include in the response.
            name: Name, unique in the enterprise.
            provenance: Where the group comes from, such as the name of another system. Once set, admins can no longer
                edit name and members in the web app. At most 255 characters.
            external_sync_identifier: Any id that a tool needs to find its group again.
            description: What the group is for. At most 255 characters.
            invitability_level: Who may invite the group to content.
            member_viewability_level: Who may see the members.
            additional_properties: Members of the body that the spec does not name.
        """
        return self._call(operations.update_group, locals())

    def delete(self, group_id: str) -> None:
        """Remove a group: `DELETE /groups/{group_id}`.

        Removes a group; there is no way back. The caller needs the permissions of an admin. See
        https://developer.box.com/reference/delete-groups-id

        Args:
            group_id: Id of the group.
        """
        return self._call(operations.delete_group, locals())


class AsyncGroups(_AsyncResource):
    """Groups of users in one enterprise."""

    def list(
        self,
        *,
        filter_term: str | Unset = UNSET,
        fields: Sequence[str] | Unset = UNSET,
        limit: int | Unset = UNSET,
        offset: int | Unset = UNSET,
    ) -> AsyncPages[Group, _GroupsModel]:
        """List groups: `GET /groups`.

        Lists the groups of the enterprise. The caller needs the permissions of an admin. The server accepts no
        `offset` above 10000, so that a list which goes on ends in its error. See
        https://developer.box.com/reference/get-groups

        Args:
            filter_term: Only groups whose name starts like this.
            fields: Attributes to include in the response.
            limit: Most entries on a page. At most 1000.
            offset: Entries to skip. From 0 to 10000. Default: 0.
        """
        return self._pages(operations.list_groups, locals())

    async def create(
        self,
        *,
        name: str,
        fields: Sequence[str] | Unset = UNSET,
        provenance: str | Unset = UNSET,
        external_sync_identifier: str | Unset = UNSET,
        description: str | Unset = UNSET,
        invitability_level: GroupAccessLevel
        | Literal["admins_only", "admins_and_members", "all_managed_users"]
        | Unset = UNSET,
        member_viewability_level: GroupAccessLevel
        | Literal["admins_only", "admins_and_members", "all_managed_users"]
        | Unset = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
    ) -> Group:
        """Create a group: `POST /groups`.

        Makes a group. The caller needs the permissions of an admin. See
        https://developer.box.com/reference/post-groups

        Args:
            name: Name, unique in the enterprise.
            fields: Attributes to include in the response.
            provenance: Where the group comes from, such as the name of another system. Once set, admins can no longer
                edit name and members in the web app. At most 255 characters.
            external_sync_identifier: Any id that a tool needs to find its group again.
            description: What the group is for. At most 255 characters.
            invitability_level: Who may invite the group to content.
            member_viewability_level: Who may see the members.
            additional_properties: Members of the body that the spec does not name.
        """
        return await self._call(operations.create_group, locals())

    async def get(self, group_id: str, *, fields: Sequence[str] | Unset = UNSET) -> Group:
        """Read a group: `GET /groups/{group_id}`.

        Reads one group. Its members may ask as well as admins. See https://developer.box.com/reference/get-groups-id

        Args:
            group_id: Id of the group.
            fields: Attributes to include in the response.
        """
        return await self._call(operations.get_group, locals())

    async def update(
        self,
        group_id: str,
        *,
        fields: Sequence[str] | Unset = UNSET,
        name: str | Unset = UNSET,
        provenance: str | Unset = UNSET,
        external_sync_identifier: str | Unset = UNSET,
        description: str | Unset = UNSET,
        invitability_level: GroupAccessLevel
        | Literal["admins_only", "admins_and_members", "all_managed_users"]
        | Unset = UNSET,
        member_viewability_level: GroupAccessLevel
        | Literal["admins_only", "admins_and_members", "all_managed_users"]
        | Unset = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
    ) -> Group:
        """Change a group: `PUT /groups/{group_id}`.

        Changes what the body names; the rest stays. Only admins, those of the group included, may do it. See
        https://developer.box.com/reference/put-groups-id

        Args:
            group_id: Id of the group.
            fields: Attributes to include in the response.
            name: Name, unique in the enterprise.
            provenance: Where the group comes from, such as the name of another system. Once set, admins can no longer
                edit name and members in the web app. At most 255 characters.
            external_sync_identifier: Any id that a tool needs to find its group again.
            description: What the group is for. At most 255 characters.
            invitability_level: Who may invite the group to content.
            member_viewability_level: Who may see the members.
            additional_properties: Members of the body that the spec does not name.
        """
        return await self._call(operations.update_group, locals())

    async def delete(self, group_id: str) -> None:
        """Remove a group: `DELETE /groups/{group_id}`.

        Removes a group; there is no way back. The caller needs the permissions of an admin. See
        https://developer.box.com/reference/delete-groups-id

        Args:
            group_id: Id of the group.
        """
        return await self._call(operations.delete_group, locals())
