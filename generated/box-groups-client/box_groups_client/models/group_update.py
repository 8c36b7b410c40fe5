# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..models.group_access_level import GroupAccessLevel
from ..types import UNSET, Unset


@_attrs_define
class GroupUpdate:
    """What changes in a group; what is left out stays as it is."""

    name: str | Unset = UNSET
    """Name, unique in the enterprise."""
    provenance: str | Unset = UNSET
    """Where the group comes from, such as the name of another system. Once set, admins can no longer edit name and
    members in the web app."""
    external_sync_identifier: str | Unset = UNSET
    """Any id that a tool needs to find its group again."""
    description: str | Unset = UNSET
    """What the group is for."""
    invitability_level: GroupAccessLevel | Unset = UNSET
    """Admins, members as well, or every user of the enterprise."""
    member_viewability_level: GroupAccessLevel | Unset = UNSET
    """Admins, members as well, or every user of the enterprise."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "name": self.name,
                "provenance": self.provenance,
                "external_sync_identifier": self.external_sync_identifier,
                "description": self.description,
                "invitability_level": self.invitability_level,
                "member_viewability_level": self.member_viewability_level,
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
        members = dict(src_dict)
        return cls(
            name=_decoding.optional(members, "name", _decoding.string),
            provenance=_decoding.optional(members, "provenance", _decoding.string),
            external_sync_identifier=_decoding.optional(members, "external_sync_identifier", _decoding.string),
            description=_decoding.optional(members, "description", _decoding.string),
            invitability_level=_decoding.optional(
                members, "invitability_level", _decoding.string_enum(GroupAccessLevel)
            ),
            member_viewability_level=_decoding.optional(
                members, "member_viewability_level", _decoding.string_enum(GroupAccessLevel)
            ),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
