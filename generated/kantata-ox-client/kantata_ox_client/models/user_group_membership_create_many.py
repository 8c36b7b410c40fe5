# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding

if TYPE_CHECKING:
    from ..models.user_group_membership_attributes import UserGroupMembershipAttributes


@_attrs_define
class UserGroupMembershipCreateMany:
    """Wrapper around the attributes of several memberships."""

    user_group_memberships: list[UserGroupMembershipAttributes]
    """Up to 100 memberships."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "user_group_memberships": self.user_group_memberships,
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
        from ..models.user_group_membership_attributes import (
            UserGroupMembershipAttributes,
        )

        members = dict(src_dict)
        return cls(
            user_group_memberships=_decoding.required(
                members, "user_group_memberships", _decoding.array(_decoding.model(UserGroupMembershipAttributes))
            ),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
