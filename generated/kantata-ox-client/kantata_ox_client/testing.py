# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""
Kantata OX in your tests, held to its spec: what a mock may not say fails the test. Needs `wireproof[pytest]`.

    def test_it(contract_mock: ContractMock) -> None:
        api = contract_mock(KantataOxMock)
        api.reply("listAccessGroupMemberships")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from wireproof.testing import ContractMock, Mock, Route, Routes

if TYPE_CHECKING:
    import builtins

    from . import models

__all__ = ["ContractMock", "KantataOxMock", "OperationId"]

OperationId = Literal[
    "listAccessGroupMemberships",
    "createAccessGroupMembership",
    "getAccessGroupMembership",
    "deleteAccessGroupMembership",
    "listUsers",
    "getCurrentUser",
    "getUser",
    "listUserGroupMemberships",
    "createUserGroupMembership",
    "deleteUserGroupMembership",
    "listAccountMemberships",
    "getAccountMembership",
    "updateAccountMembership",
]
"""The operations of the spec."""


class KantataOxMock(Mock[OperationId]):
    """Kantata OX, as far as a test has it respond."""

    @property
    def access_group_memberships(self) -> AccessGroupMembershipsRoutes:
        """One row ties one user to one access group; a user may be in many groups."""
        return AccessGroupMembershipsRoutes(self)

    @property
    def account_memberships(self) -> AccountMembershipsRoutes:
        """What a user is on an account, the permission above all."""
        return AccountMembershipsRoutes(self)

    @property
    def user_group_memberships(self) -> UserGroupMembershipsRoutes:
        """One row ties one user to one workspace group, which has nothing to do with access groups."""
        return UserGroupMembershipsRoutes(self)

    @property
    def users(self) -> UsersRoutes:
        """People, to find an id by name or address. Nobody is created or deleted here."""
        return UsersRoutes(self)


class AccessGroupMembershipsRoutes(Routes):
    """One row ties one user to one access group; a user may be in many groups."""

    @property
    def list(self) -> Route[models.AccessGroupMembershipEnvelope, models.ErrorList]:
        """List who is in which access group: `GET /access_group_memberships`."""
        return self._route("listAccessGroupMemberships")

    @property
    def create(self) -> Route[models.AccessGroupMembership, models.ErrorList]:
        """Put a user in an access group: `POST /access_group_memberships`."""
        return self._route("createAccessGroupMembership")

    @property
    def get(self) -> Route[models.AccessGroupMembership, models.ErrorList]:
        """Read one membership: `GET /access_group_memberships/{id}`."""
        return self._route("getAccessGroupMembership")

    @property
    def delete(self) -> Route[models.Deletion | None, models.ErrorList]:
        """Take a user out of an access group: `DELETE /access_group_memberships/{id}`."""
        return self._route("deleteAccessGroupMembership")


class AccountMembershipsRoutes(Routes):
    """What a user is on an account, the permission above all."""

    @property
    def list(self) -> Route[models.AccountMembershipEnvelope, models.ErrorList]:
        """List the members of the account: `GET /account_memberships`."""
        return self._route("listAccountMemberships")

    @property
    def get(self) -> Route[models.AccountMembership, models.ErrorList]:
        """Read the account membership of one user: `GET /account_memberships/{id}`."""
        return self._route("getAccountMembership")

    @property
    def update(self) -> Route[models.AccountMembership, models.ErrorList]:
        """Change what a user is on the account: `PUT /account_memberships/{id}`."""
        return self._route("updateAccountMembership")


class UserGroupMembershipsRoutes(Routes):
    """One row ties one user to one workspace group, which has nothing to do with access groups."""

    @property
    def list(self) -> Route[models.UserGroupMembershipEnvelope, models.ErrorList]:
        """List who is in which workspace group: `GET /user_group_memberships`."""
        return self._route("listUserGroupMemberships")

    @property
    def create(self) -> Route[builtins.list[models.UserGroupMembership], models.ErrorList]:
        """Add one user or several to workspace groups: `POST /user_group_memberships`."""
        return self._route("createUserGroupMembership")

    @property
    def delete(self) -> Route[None, models.ErrorList]:
        """Take a user out of a workspace group: `DELETE /user_group_memberships/{id}`."""
        return self._route("deleteUserGroupMembership")


class UsersRoutes(Routes):
    """People, to find an id by name or address. Nobody is created or deleted here."""

    @property
    def list(self) -> Route[models.UserEnvelope, models.ErrorList]:
        """Find users: `GET /users`."""
        return self._route("listUsers")

    @property
    def get_current(self) -> Route[models.User, models.ErrorList]:
        """Read the caller: `GET /users/me`."""
        return self._route("getCurrentUser")

    @property
    def get(self) -> Route[models.User, models.ErrorList]:
        """Read one user: `GET /users/{id}`."""
        return self._route("getUser")
