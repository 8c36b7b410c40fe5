# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding

if TYPE_CHECKING:
    from ..models.access_group_membership_attributes import (
        AccessGroupMembershipAttributes,
    )


@_attrs_define
class AccessGroupMembershipCreate:
    """Wrapper that the service expects around the attributes."""

    access_group_membership: AccessGroupMembershipAttributes
    """Who joins which group."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "access_group_membership": self.access_group_membership,
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
        from ..models.access_group_membership_attributes import (
            AccessGroupMembershipAttributes,
        )

        members = dict(src_dict)
        return cls(
            access_group_membership=_decoding.required(
                members, "access_group_membership", _decoding.model(AccessGroupMembershipAttributes)
            ),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
