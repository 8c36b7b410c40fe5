# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..models.group_membership_role import GroupMembershipRole
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.configurable_permissions import ConfigurablePermissions
    from ..models.group_mini import GroupMini
    from ..models.user_mini import UserMini


@_attrs_define
class GroupMembership:
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
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "id": self.id,
                "type": self.type_,
                "user": self.user,
                "group": self.group,
                "role": self.role,
                "configurable_permissions": self.configurable_permissions,
                "created_at": self.created_at,
                "modified_at": self.modified_at,
            },
            self.additional_properties,
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """
        Read a JSON object.

        Raises:
            ValueError: A member is missing or is not what the spec says; the message has its JSON pointer.
        """
        from ..models.configurable_permissions import ConfigurablePermissions
        from ..models.group_mini import GroupMini
        from ..models.user_mini import UserMini

        members = dict(src_dict)
        return cls(
            id=_decoding.required(members, "id", _decoding.string),
            type_=_decoding.required(members, "type", _decoding.Const[Literal["group_membership"]]("group_membership")),
            user=_decoding.optional(members, "user", _decoding.model(UserMini)),
            group=_decoding.optional(members, "group", _decoding.model(GroupMini)),
            role=_decoding.optional(members, "role", _decoding.string_enum(GroupMembershipRole)),
            configurable_permissions=_decoding.optional(
                members, "configurable_permissions", _decoding.model(ConfigurablePermissions) | _decoding.null
            ),
            created_at=_decoding.optional(members, "created_at", _decoding.date_time),
            modified_at=_decoding.optional(members, "modified_at", _decoding.date_time),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
