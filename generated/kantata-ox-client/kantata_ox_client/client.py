# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""The client of Kantata OX, sync and async: a property for each resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient as _AsyncClient, SyncClient as _SyncClient

if TYPE_CHECKING:
    from .resources.access_group_memberships import AccessGroupMemberships, AsyncAccessGroupMemberships
    from .resources.account_memberships import AccountMemberships, AsyncAccountMemberships
    from .resources.user_group_memberships import AsyncUserGroupMemberships, UserGroupMemberships
    from .resources.users import AsyncUsers, Users

__all__ = ["AsyncClient", "Client"]


class Client(_SyncClient):
    """
    Calls Kantata OX. It may be shared between threads; the end of a `with` block closes its connections.
    Without a token it takes `KANTATA_OX_TOKEN` from the environment, and `KANTATA_OX_BASE_URL` as its base URL.

    Any method may raise these, besides the errors of the connection in `errors`:
        errors.BadRequest: The request could not be read.
        errors.Unauthorized: The token is missing, mistyped or revoked. Tokens do not expire by themselves.
        errors.Forbidden: The owner of the token may not do this. Account permission and access groups decide, not
            scopes.
        errors.NotFound: There is no such object, or the caller cannot see it. Filters that lists apply by default
            hide objects here as well.
        errors.UnprocessableEntity: The request was read and refused. An entry names the attribute at fault where
            there is one, and the position in a bulk request.
        errors.TooManyRequests: Too many calls. Wait a little and try again; the limits are not public.
        errors.ServiceUnavailable: Temporarily unavailable.
        errors.StatusError (any other error status): Any other response, such as 500, 502 or 504. Its body is a
            guess.
    """

    @property
    def access_group_memberships(self) -> AccessGroupMemberships:
        """One row ties one user to one access group; a user may be in many groups."""
        from .resources.access_group_memberships import AccessGroupMemberships

        return AccessGroupMemberships(self)

    @property
    def account_memberships(self) -> AccountMemberships:
        """What a user is on an account, the permission above all."""
        from .resources.account_memberships import AccountMemberships

        return AccountMemberships(self)

    @property
    def user_group_memberships(self) -> UserGroupMemberships:
        """One row ties one user to one workspace group, which has nothing to do with access groups."""
        from .resources.user_group_memberships import UserGroupMemberships

        return UserGroupMemberships(self)

    @property
    def users(self) -> Users:
        """People, to find an id by name or address. Nobody is created or deleted here."""
        from .resources.users import Users

        return Users(self)


class AsyncClient(_AsyncClient):
    """
    Calls Kantata OX, awaited. It may be shared between tasks; the end of an `async with` block closes its connections.
    Without a token it takes `KANTATA_OX_TOKEN` from the environment, and `KANTATA_OX_BASE_URL` as its base URL.
    The errors that any method may raise are listed at `Client`.
    """

    @property
    def access_group_memberships(self) -> AsyncAccessGroupMemberships:
        """One row ties one user to one access group; a user may be in many groups."""
        from .resources.access_group_memberships import AsyncAccessGroupMemberships

        return AsyncAccessGroupMemberships(self)

    @property
    def account_memberships(self) -> AsyncAccountMemberships:
        """What a user is on an account, the permission above all."""
        from .resources.account_memberships import AsyncAccountMemberships

        return AsyncAccountMemberships(self)

    @property
    def user_group_memberships(self) -> AsyncUserGroupMemberships:
        """One row ties one user to one workspace group, which has nothing to do with access groups."""
        from .resources.user_group_memberships import AsyncUserGroupMemberships

        return AsyncUserGroupMemberships(self)

    @property
    def users(self) -> AsyncUsers:
        """People, to find an id by name or address. Nobody is created or deleted here."""
        from .resources.users import AsyncUsers

        return AsyncUsers(self)
