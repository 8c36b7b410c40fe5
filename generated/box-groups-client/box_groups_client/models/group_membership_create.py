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
    from ..models.group_reference import GroupReference
    from ..models.user_reference import UserReference


@_attrs_define
class GroupMembershipCreate:
    """A membership to create."""

    user: UserReference
    """Who joins, by id."""
    group: GroupReference
    """Which group is joined, by id."""
    role: GroupMembershipRole | Unset = UNSET
    """Role inside the group, not in the enterprise."""
    configurable_permissions: ConfigurablePermissions | None | Unset = UNSET
    """What a group admin may do. Three things can be sent, and they differ:

    * nothing: the admin gets the usual access, by user reports all four permissions;
    * `null`: all four permissions are switched off;
    * an object: a key it names gets the value given, a key it leaves out is switched on.

    Without effect when the role is `member`."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "user": self.user,
                "group": self.group,
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
        from ..models.group_reference import GroupReference
        from ..models.user_reference import UserReference

        members = dict(src_dict)
        return cls(
            user=_decoding.required(members, "user", _decoding.model(UserReference)),
            group=_decoding.required(members, "group", _decoding.model(GroupReference)),
            role=_decoding.optional(members, "role", _decoding.string_enum(GroupMembershipRole)),
            configurable_permissions=_decoding.optional(
                members, "configurable_permissions", _decoding.model(ConfigurablePermissions) | _decoding.null
            ),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
