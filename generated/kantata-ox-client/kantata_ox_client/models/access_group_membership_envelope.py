# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.access_group_map import AccessGroupMap
    from ..models.access_group_membership_map import AccessGroupMembershipMap
    from ..models.envelope_meta import EnvelopeMeta
    from ..models.result_reference import ResultReference
    from ..models.user_map import UserMap


@_attrs_define
class AccessGroupMembershipEnvelope:
    """Access group memberships, and what was included."""

    count: int | Unset = UNSET
    """Number of primary objects in the whole answer, over all pages; after a create, as many as were created."""
    meta: EnvelopeMeta | Unset = UNSET
    """Paging facts."""
    results: list[ResultReference] | Unset = UNSET
    """References to the primary objects, in order."""
    access_group_memberships: AccessGroupMembershipMap | Unset = UNSET
    """Memberships by id."""
    users: UserMap | Unset = UNSET
    """Users by id, found or included; empty when there was nothing to add."""
    access_groups: AccessGroupMap | Unset = UNSET
    """Access groups by id. Expected with include=access_group; no page documents it."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "count": self.count,
                "meta": self.meta,
                "results": self.results,
                "access_group_memberships": self.access_group_memberships,
                "users": self.users,
                "access_groups": self.access_groups,
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
        from ..models.access_group_map import AccessGroupMap
        from ..models.access_group_membership_map import AccessGroupMembershipMap
        from ..models.envelope_meta import EnvelopeMeta
        from ..models.result_reference import ResultReference
        from ..models.user_map import UserMap

        members = dict(src_dict)
        return cls(
            count=_decoding.optional(members, "count", _decoding.integer),
            meta=_decoding.optional(members, "meta", _decoding.model(EnvelopeMeta)),
            results=_decoding.optional(members, "results", _decoding.array(_decoding.model(ResultReference))),
            access_group_memberships=_decoding.optional(
                members, "access_group_memberships", _decoding.model(AccessGroupMembershipMap)
            ),
            users=_decoding.optional(members, "users", _decoding.model(UserMap)),
            access_groups=_decoding.optional(members, "access_groups", _decoding.model(AccessGroupMap)),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
