# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""The client of Box Groups, sync and async: a property for each resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient as _AsyncClient, SyncClient as _SyncClient

if TYPE_CHECKING:
    from .resources.group_memberships import AsyncGroupMemberships, GroupMemberships
    from .resources.groups import AsyncGroups, Groups
    from .resources.users import AsyncUsers, Users

__all__ = ["AsyncClient", "Client"]


class Client(_SyncClient):
    """
    Calls Box Groups. It may be shared between threads; the end of a `with` block closes its connections.
    Without a token it takes `BOX_GROUPS_TOKEN` from the environment, and `BOX_GROUPS_BASE_URL` as its base URL.

    Any method may raise these, besides the errors of the connection in `errors`:
        errors.BadRequest: Something needed is missing or wrong; `context_info` says what.
        errors.Unauthorized: The token is missing or not accepted. For an expired or invalid token the body is empty
            and the reason stands in WWW-Authenticate.
        errors.Forbidden: The user, the scopes of the token or a policy do not allow it; `code` says which. A JWT
            app also needs "App + Enterprise Access".
        errors.NotFound: There is no such user, group or membership, or the caller cannot see it.
        errors.Conflict: The enterprise has a group of that name already. The response does not name the existing
            one; look for it by `filter_term`.
        errors.TooManyRequests: Too many calls. About 1000 a minute and user are allowed, with further limits
            unpublished. Retry with exponential backoff.
        errors.ServerError (500): Internal error; retry with exponential backoff.
        errors.ServiceUnavailable: Temporarily unavailable. What was asked for may still happen afterwards, so that
            a second attempt to create something meets a 409 of its own making.
        errors.StatusError (any other error status): Any other response that is not a success.
    """

    @property
    def group_memberships(self) -> GroupMemberships:
        """One membership ties one user to one group, with a role."""
        from .resources.group_memberships import GroupMemberships

        return GroupMemberships(self)

    @property
    def groups(self) -> Groups:
        """Groups of users in one enterprise."""
        from .resources.groups import Groups

        return Groups(self)

    @property
    def users(self) -> Users:
        """Who can be put in a group. Look-up only."""
        from .resources.users import Users

        return Users(self)


class AsyncClient(_AsyncClient):
    """
    Calls Box Groups, awaited. It may be shared between tasks; the end of an `async with` block closes its connections.
    Without a token it takes `BOX_GROUPS_TOKEN` from the environment, and `BOX_GROUPS_BASE_URL` as its base URL.
    The errors that any method may raise are listed at `Client`.
    """

    @property
    def group_memberships(self) -> AsyncGroupMemberships:
        """One membership ties one user to one group, with a role."""
        from .resources.group_memberships import AsyncGroupMemberships

        return AsyncGroupMemberships(self)

    @property
    def groups(self) -> AsyncGroups:
        """Groups of users in one enterprise."""
        from .resources.groups import AsyncGroups

        return AsyncGroups(self)

    @property
    def users(self) -> AsyncUsers:
        """Who can be put in a group. Look-up only."""
        from .resources.users import AsyncUsers

        return AsyncUsers(self)
