# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..types import UNSET, Unset


@_attrs_define
class AccessGroupMembership:
    """One user in one access group. Any value but the id may be null."""

    id: str | Unset = UNSET
    """Id of the membership, the same as its key in the map."""
    access_group_id: int | None | str | Unset = UNSET
    """Id of the group, as a number or a string of digits."""
    access_group_name: None | str | Unset = UNSET
    """Name of the group."""
    created_at: datetime.date | None | Unset = UNSET
    """Day the user was added, YYYY-MM-DD. A plain date, unlike the times on other resources."""
    creator_id: int | None | str | Unset = UNSET
    """Id of the user who added the member, as a number or a string of digits."""
    user_id: int | None | str | Unset = UNSET
    """Id of the member, as a number or a string of digits."""
    user_name: None | str | Unset = UNSET
    """Name of the member."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "id": self.id,
                "access_group_id": self.access_group_id,
                "access_group_name": self.access_group_name,
                "created_at": self.created_at,
                "creator_id": self.creator_id,
                "user_id": self.user_id,
                "user_name": self.user_name,
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
            id=_decoding.optional(members, "id", _decoding.string),
            access_group_id=_decoding.optional(
                members, "access_group_id", _decoding.integer | _decoding.string | _decoding.null
            ),
            access_group_name=_decoding.optional(members, "access_group_name", _decoding.string | _decoding.null),
            created_at=_decoding.optional(members, "created_at", _decoding.date | _decoding.null),
            creator_id=_decoding.optional(members, "creator_id", _decoding.integer | _decoding.string | _decoding.null),
            user_id=_decoding.optional(members, "user_id", _decoding.integer | _decoding.string | _decoding.null),
            user_name=_decoding.optional(members, "user_name", _decoding.string | _decoding.null),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
