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
    from ..models.envelope_meta import EnvelopeMeta
    from ..models.result_reference import ResultReference
    from ..models.user_group_membership_map import UserGroupMembershipMap
    from ..models.user_map import UserMap
    from ..models.workspace_group_map import WorkspaceGroupMap


@_attrs_define
class UserGroupMembershipEnvelope:
    """User group memberships, and what was included."""

    count: int | Unset = UNSET
    """Number of primary objects in the whole answer, over all pages; after a create, as many as were created."""
    meta: EnvelopeMeta | Unset = UNSET
    """Paging facts."""
    results: list[ResultReference] | Unset = UNSET
    """References to the primary objects, in order."""
    user_group_memberships: UserGroupMembershipMap | Unset = UNSET
    """Memberships by id."""
    users: UserMap | Unset = UNSET
    """Users by id, found or included; empty when there was nothing to add."""
    workspace_groups: WorkspaceGroupMap | Unset = UNSET
    """Workspace groups by id. Comes with include=workspace_group; empty when there was nothing to add."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "count": self.count,
                "meta": self.meta,
                "results": self.results,
                "user_group_memberships": self.user_group_memberships,
                "users": self.users,
                "workspace_groups": self.workspace_groups,
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
        from ..models.envelope_meta import EnvelopeMeta
        from ..models.result_reference import ResultReference
        from ..models.user_group_membership_map import UserGroupMembershipMap
        from ..models.user_map import UserMap
        from ..models.workspace_group_map import WorkspaceGroupMap

        members = dict(src_dict)
        return cls(
            count=_decoding.optional(members, "count", _decoding.integer),
            meta=_decoding.optional(members, "meta", _decoding.model(EnvelopeMeta)),
            results=_decoding.optional(members, "results", _decoding.array(_decoding.model(ResultReference))),
            user_group_memberships=_decoding.optional(
                members, "user_group_memberships", _decoding.model(UserGroupMembershipMap)
            ),
            users=_decoding.optional(members, "users", _decoding.model(UserMap)),
            workspace_groups=_decoding.optional(members, "workspace_groups", _decoding.model(WorkspaceGroupMap)),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
