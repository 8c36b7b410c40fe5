# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""Users: the operations as methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.resources import AsyncResource as _AsyncResource, Resource as _Resource
from .._runtime.types import UNSET
from ..operations import users as operations

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .._runtime.pages import AsyncPages, Pages
    from .._runtime.types import Unset
    from ..models import User, Users as _UsersModel, UserType

__all__ = ["AsyncUsers", "Users"]


class Users(_Resource):
    """Who can be put in a group. Look-up only."""

    def list(
        self,
        *,
        filter_term: str | Unset = UNSET,
        user_type: UserType | Literal["all", "managed", "external"] | Unset = UNSET,
        external_app_user_id: str | Unset = UNSET,
        fields: Sequence[str] | Unset = UNSET,
        limit: int | Unset = UNSET,
        marker: str | Unset = UNSET,
    ) -> Pages[User, _UsersModel]:
        """Find users: `GET /users`.

        Lists users of the enterprise, and outsiders by their exact login. App and caller must be allowed to see the
        users of the whole enterprise. Pages are counted by `offset`, or follow a `marker`; never both. See
        https://developer.box.com/reference/get-users

        Args:
            filter_term: Only users whose name or login starts like this, so compare the login before you trust the
                first one. An outsider is found by the complete login only, and then alone.
            user_type: Which users to look among.
            external_app_user_id: Only app users that were created with this value.
            fields: Attributes to include in the response.
            limit: Most entries on a page. At most 1000.
            marker: The `next_marker` of the page before; nothing for the first page. Only with `usemarker=true`. Not
                to be stored for long.
        """
        return self._pages(operations.list_users, locals(), usemarker=True)

    def get_current(self, *, fields: Sequence[str] | Unset = UNSET) -> User:
        """Read who is calling: `GET /users/me`.

        Reads the user whose token it is. For an app with server authentication that is its service account, or the
        user named in an `As-User` header. See https://developer.box.com/reference/get-users-me

        Args:
            fields: Attributes to include in the response.
        """
        return self._call(operations.get_current_user, locals())

    def get(self, user_id: str, *, fields: Sequence[str] | Unset = UNSET) -> User:
        """Read a user: `GET /users/{user_id}`.

        Reads one user of the enterprise, or an outsider who works on its content. Of an outsider, what the caller may
        not see is null. See https://developer.box.com/reference/get-users-id

        Args:
            user_id: Id of the user.
            fields: Attributes to include in the response.
        """
        return self._call(operations.get_user, locals())


class AsyncUsers(_AsyncResource):
    """Who can be put in a group. Look-up only."""

    def list(
        self,
        *,
        filter_term: str | Unset = UNSET,
        user_type: UserType | Literal["all", "managed", "external"] | Unset = UNSET,
        external_app_user_id: str | Unset = UNSET,
        fields: Sequence[str] | Unset = UNSET,
        limit: int | Unset = UNSET,
        marker: str | Unset = UNSET,
    ) -> AsyncPages[User, _UsersModel]:
        """Find users: `GET /users`.

        Lists users of the enterprise, and outsiders by their exact login. App and caller must be allowed to see the
        users of the whole enterprise. Pages are counted by `offset`, or follow a `marker`; never both. See
        https://developer.box.com/reference/get-users

        Args:
            filter_term: Only users whose name or login starts like this, so compare the login before you trust the
                first one. An outsider is found by the complete login only, and then alone.
            user_type: Which users to look among.
            external_app_user_id: Only app users that were created with this value.
            fields: Attributes to include in the response.
            limit: Most entries on a page. At most 1000.
            marker: The `next_marker` of the page before; nothing for the first page. Only with `usemarker=true`. Not
                to be stored for long.
        """
        return self._pages(operations.list_users, locals(), usemarker=True)

    async def get_current(self, *, fields: Sequence[str] | Unset = UNSET) -> User:
        """Read who is calling: `GET /users/me`.

        Reads the user whose token it is. For an app with server authentication that is its service account, or the
        user named in an `As-User` header. See https://developer.box.com/reference/get-users-me

        Args:
            fields: Attributes to include in the response.
        """
        return await self._call(operations.get_current_user, locals())

    async def get(self, user_id: str, *, fields: Sequence[str] | Unset = UNSET) -> User:
        """Read a user: `GET /users/{user_id}`.

        Reads one user of the enterprise, or an outsider who works on its content. Of an outsider, what the caller may
        not see is null. See https://developer.box.com/reference/get-users-id

        Args:
            user_id: Id of the user.
            fields: Attributes to include in the response.
        """
        return await self._call(operations.get_user, locals())
