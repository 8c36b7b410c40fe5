# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, date_time, integer, null, string
from .._runtime.envelopes import included as _find
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from . import User, WorkspaceGroup


@_define
class UserGroupMembership(_Model):
    """One user in one workspace group. Any value but the id may be null."""

    id: str | Unset = UNSET
    """Id of the membership, the same as its key in the map."""
    created_at: datetime.datetime | None | Unset = UNSET
    """When the user was added, ISO 8601 with an offset; access group memberships have a plain date."""
    creator_id: int | None | str | Unset = UNSET
    """Id of the user who added the member, as a number or a string of digits."""
    user_id: int | None | str | Unset = UNSET
    """Id of the member, as a number or a string of digits."""
    workspace_group_id: int | None | str | Unset = UNSET
    """Id of the group, as a number or a string of digits."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)
    _envelope: Any = _field(default=None, init=False, repr=False, eq=False)
    _included: ClassVar[dict[str, tuple[str, str, str]]] = {
        "user": ("user_id", "users", "include=user"),
        "workspace_group": ("workspace_group_id", "workspace_groups", "include=workspace_group"),
    }

    @classmethod
    def _members(cls) -> _Members:
        return _Members(
            optional("id", string),
            optional("created_at", date_time | null),
            optional("creator_id", integer | string | null),
            optional("user_id", integer | string | null),
            optional("workspace_group_id", integer | string | null),
            rest=anything,
        )

    @property
    def user(self) -> User:
        """What `user_id` refers to, with `include=user`; else `errors.NotIncluded`."""
        from . import User

        return _find(self, "user", User)

    @property
    def workspace_group(self) -> WorkspaceGroup:
        """What `workspace_group_id` refers to, with `include=workspace_group`; else `errors.NotIncluded`."""
        from . import WorkspaceGroup

        return _find(self, "workspace_group", WorkspaceGroup)
