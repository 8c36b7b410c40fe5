# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..models.group_access_level import GroupAccessLevel
from ..models.group_invitability_level import GroupInvitabilityLevel
from ..models.group_type import GroupType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.group_permissions import GroupPermissions


@_attrs_define
class Group:
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
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "id": self.id,
                "type": self.type_,
                "name": self.name,
                "group_type": self.group_type,
                "created_at": self.created_at,
                "modified_at": self.modified_at,
                "provenance": self.provenance,
                "external_sync_identifier": self.external_sync_identifier,
                "description": self.description,
                "invitability_level": self.invitability_level,
                "member_viewability_level": self.member_viewability_level,
                "permissions": self.permissions,
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
        from ..models.group_permissions import GroupPermissions

        members = dict(src_dict)
        return cls(
            id=_decoding.required(members, "id", _decoding.string),
            type_=_decoding.required(members, "type", _decoding.Const[Literal["group"]]("group")),
            name=_decoding.optional(members, "name", _decoding.string),
            group_type=_decoding.optional(members, "group_type", _decoding.string_enum(GroupType)),
            created_at=_decoding.optional(members, "created_at", _decoding.date_time),
            modified_at=_decoding.optional(members, "modified_at", _decoding.date_time),
            provenance=_decoding.optional(members, "provenance", _decoding.string | _decoding.null),
            external_sync_identifier=_decoding.optional(
                members, "external_sync_identifier", _decoding.string | _decoding.null
            ),
            description=_decoding.optional(members, "description", _decoding.string | _decoding.null),
            invitability_level=_decoding.optional(
                members, "invitability_level", _decoding.string_enum(GroupInvitabilityLevel)
            ),
            member_viewability_level=_decoding.optional(
                members, "member_viewability_level", _decoding.string_enum(GroupAccessLevel)
            ),
            permissions=_decoding.optional(members, "permissions", _decoding.model(GroupPermissions)),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
