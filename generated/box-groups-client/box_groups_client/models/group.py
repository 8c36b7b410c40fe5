# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Literal

from attrs import define as _define, field as _field

from .._runtime.decoding import Const as _Const, anything, date_time, model, null, string, string_enum
from .._runtime.models import Members as _Members, Model as _Model, optional, required
from .._runtime.types import UNSET, Unset
from . import GroupAccessLevel, GroupInvitabilityLevel, GroupType

if TYPE_CHECKING:
    from . import GroupPermissions


@_define
class Group(_Model):
    """A group. Unless `fields` asks for more, `type`, `id`, `name`, `group_type` and the two times come, in a list
    without the times."""

    id: str
    """Id of the group, digits as a string."""
    type_: Literal["group"] = "group"
    """Always `group`."""
    name: str | Unset = UNSET
    """Name, unique in the enterprise."""
    group_type: GroupType | Unset = UNSET
    """Whether admins made the group or it is the built-in group of everybody."""
    created_at: datetime.datetime | Unset = UNSET
    """When the group was made. RFC 3339 with the offset of the enterprise; may have milliseconds."""
    modified_at: datetime.datetime | Unset = UNSET
    """When it last changed. RFC 3339 with the offset of the enterprise; may have milliseconds."""
    provenance: None | str | Unset = UNSET
    """Where the group comes from, at most 255 characters."""
    external_sync_identifier: None | str | Unset = UNSET
    """Id that a tool gave the group."""
    description: None | str | Unset = UNSET
    """What the group is for, at most 255 characters."""
    invitability_level: GroupInvitabilityLevel | Unset = UNSET
    """As `GroupAccessLevel`, or the old value `none`, which cannot be sent."""
    member_viewability_level: GroupAccessLevel | Unset = UNSET
    """Admins, members as well, or every user of the enterprise."""
    permissions: GroupPermissions | Unset = UNSET
    """What the caller may do with the group."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import GroupPermissions

        return _Members(
            required("id", string),
            required("type", _Const[Literal["group"]]("group"), "type_"),
            optional("name", string),
            optional("group_type", string_enum(GroupType)),
            optional("created_at", date_time),
            optional("modified_at", date_time),
            optional("provenance", string | null),
            optional("external_sync_identifier", string | null),
            optional("description", string | null),
            optional("invitability_level", string_enum(GroupInvitabilityLevel)),
            optional("member_viewability_level", string_enum(GroupAccessLevel)),
            optional("permissions", model(GroupPermissions)),
            rest=anything,
        )
