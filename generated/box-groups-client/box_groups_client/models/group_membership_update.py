# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..models.group_membership_role import GroupMembershipRole
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.configurable_permissions import ConfigurablePermissions


@_attrs_define
class GroupMembershipUpdate:
    """What changes in a membership. A member left out stays as it is."""

    role: GroupMembershipRole | Unset = UNSET
    """Role inside the group, not in the enterprise."""
    configurable_permissions: ConfigurablePermissions | None | Unset = UNSET
    """What a group admin may do. Three things can be sent, and they differ:

    * nothing: the permissions stay as they are; for a member who becomes an admin, what then holds is not
      documented;
    * `null`: all four permissions are switched off;
    * an object: it replaces all permissions; a key it names gets the value given, a key it leaves out is
      switched on, even one that was off.

    Without effect when the role is `member`."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "role": self.role,
                "configurable_permissions": self.configurable_permissions,
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

        members = dict(src_dict)
        return cls(
            role=_decoding.optional(members, "role", _decoding.string_enum(GroupMembershipRole)),
            configurable_permissions=_decoding.optional(
                members, "configurable_permissions", _decoding.model(ConfigurablePermissions) | _decoding.null
            ),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
