# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""
Box Groups in your tests, held to its spec: what a mock may not say fails the test. Needs `wireproof[pytest]`.

    def test_it(contract_mock: ContractMock) -> None:
        api = contract_mock(BoxGroupsMock)
        api.reply("createGroupMembership")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from wireproof.testing import ContractMock, Mock, Route, Routes

if TYPE_CHECKING:
    from . import models

__all__ = ["BoxGroupsMock", "ContractMock", "OperationId"]

OperationId = Literal[
    "createGroupMembership",
    "getGroupMembership",
    "updateGroupMembership",
    "deleteGroupMembership",
    "listGroupMembershipsByGroup",
    "listGroupMembershipsByUser",
    "listGroups",
    "createGroup",
    "getGroup",
    "updateGroup",
    "deleteGroup",
    "listUsers",
    "getCurrentUser",
    "getUser",
]
"""The operations of the spec."""


class BoxGroupsMock(Mock[OperationId]):
    """Box Groups, as far as a test has it respond."""

    @property
    def group_memberships(self) -> GroupMembershipsRoutes:
        """One membership ties one user to one group, with a role."""
        return GroupMembershipsRoutes(self)

    @property
    def groups(self) -> GroupsRoutes:
        """Groups of users in one enterprise."""
        return GroupsRoutes(self)

    @property
    def users(self) -> UsersRoutes:
        """Who can be put in a group. Look-up only."""
        return UsersRoutes(self)


class GroupMembershipsRoutes(Routes):
    """One membership ties one user to one group, with a role."""

    @property
    def create(self) -> Route[models.GroupMembership, models.ClientError]:
        """Put a user in a group: `POST /group_memberships`."""
        return self._route("createGroupMembership")

    @property
    def get(self) -> Route[models.GroupMembership, models.ClientError]:
        """Read a membership: `GET /group_memberships/{group_membership_id}`."""
        return self._route("getGroupMembership")

    @property
    def update(self) -> Route[models.GroupMembership, models.ClientError]:
        """Change a membership: `PUT /group_memberships/{group_membership_id}`."""
        return self._route("updateGroupMembership")

    @property
    def delete(self) -> Route[None, models.ClientError]:
        """Take a user out of a group: `DELETE /group_memberships/{group_membership_id}`."""
        return self._route("deleteGroupMembership")

    @property
    def list_by_group(self) -> Route[models.GroupMemberships, models.ClientError]:
        """List who is in a group: `GET /groups/{group_id}/memberships`."""
        return self._route("listGroupMembershipsByGroup")

    @property
    def list_by_user(self) -> Route[models.GroupMemberships, models.ClientError]:
        """List which groups a user is in: `GET /users/{user_id}/memberships`."""
        return self._route("listGroupMembershipsByUser")


class GroupsRoutes(Routes):
    """Groups of users in one enterprise."""

    @property
    def list(self) -> Route[models.Groups, models.ClientError]:
        """List groups: `GET /groups`."""
        return self._route("listGroups")

    @property
    def create(self) -> Route[models.Group, models.ClientError]:
        """Create a group: `POST /groups`."""
        return self._route("createGroup")

    @property
    def get(self) -> Route[models.Group, models.ClientError]:
        """Read a group: `GET /groups/{group_id}`."""
        return self._route("getGroup")

    @property
    def update(self) -> Route[models.Group, models.ClientError]:
        """Change a group: `PUT /groups/{group_id}`."""
        return self._route("updateGroup")

    @property
    def delete(self) -> Route[None, models.ClientError]:
        """Remove a group: `DELETE /groups/{group_id}`."""
        return self._route("deleteGroup")


class UsersRoutes(Routes):
    """Who can be put in a group. Look-up only."""

    @property
    def list(self) -> Route[models.Users, models.ClientError]:
        """Find users: `GET /users`."""
        return self._route("listUsers")

    @property
    def get_current(self) -> Route[models.User, models.ClientError]:
        """Read who is calling: `GET /users/me`."""
        return self._route("getCurrentUser")

    @property
    def get(self) -> Route[models.User, models.ClientError]:
        """Read a user: `GET /users/{user_id}`."""
        return self._route("getUser")
