# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding


@_attrs_define
class AccessGroupMembershipAttributes:
    """Who joins which group."""

    access_group_id: int
    """Id of the group to join, a number here although answers use strings as keys."""
    user_id: int
    """Id of the user who joins, a number here although answers use strings as keys."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "access_group_id": self.access_group_id,
                "user_id": self.user_id,
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
            access_group_id=_decoding.required(members, "access_group_id", _decoding.integer),
            user_id=_decoding.required(members, "user_id", _decoding.integer),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
