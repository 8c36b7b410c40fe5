# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Literal

from attrs import define as _define, field as _field

from .._runtime.decoding import Const as _Const, anything, date_time, model, null, string, string_enum
from .._runtime.models import Members as _Members, Model as _Model, optional, required
from .._runtime.types import UNSET, Unset
from . import GroupMembershipRole

if TYPE_CHECKING:
    from . import ConfigurablePermissions, GroupMini, UserMini


@_define
class GroupMembership(_Model):
    """One user in one group. With `fields` sent, only `type` and `id` are sure to come; in a list, entries have
    `type`, `id`, `user`, `group` and `role`."""

    id: str
    """Id of the membership, digits as a string."""
    type_: Literal["group_membership"] = "group_membership"
    """Always `group_membership`."""
    user: UserMini | Unset = UNSET
    """A user in short form. Of an outsider, all but type and id may be null."""
    group: GroupMini | Unset = UNSET
    """A group in short form."""
    role: GroupMembershipRole | Unset = UNSET
    """Role inside the group, not in the enterprise."""
    configurable_permissions: ConfigurablePermissions | None | Unset = UNSET
    """Permissions of a group admin. For a member it is null or has everything switched off. What comes back for an
    admin who was given null is not documented."""
    created_at: datetime.datetime | Unset = UNSET
    """When the membership was made. RFC 3339 with the offset of the enterprise; may have milliseconds."""
    modified_at: datetime.datetime | Unset = UNSET
    """When it last changed. RFC 3339 with the offset of the enterprise; may have milliseconds."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import ConfigurablePermissions, GroupMini, UserMini

        return _Members(
            required("id", string),
            required("type", _Const[Literal["group_membership"]]("group_membership"), "type_"),
            optional("user", model(UserMini)),
            optional("group", model(GroupMini)),
            optional("role", string_enum(GroupMembershipRole)),
            optional("configurable_permissions", model(ConfigurablePermissions) | null),
            optional("created_at", date_time),
            optional("modified_at", date_time),
            rest=anything,
        )
