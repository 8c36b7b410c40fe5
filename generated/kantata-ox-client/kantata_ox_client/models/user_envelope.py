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
    from ..models.account_membership_map import AccountMembershipMap
    from ..models.envelope_meta import EnvelopeMeta
    from ..models.included_map import IncludedMap
    from ..models.result_reference import ResultReference
    from ..models.user_map import UserMap


@_attrs_define
class UserEnvelope:
    """Users, and what was included."""

    count: int | Unset = UNSET
    """Number of primary objects in the whole answer, over all pages; after a create, as many as were created."""
    meta: EnvelopeMeta | Unset = UNSET
    """Paging facts."""
    results: list[ResultReference] | Unset = UNSET
    """References to the primary objects, in order."""
    users: UserMap | Unset = UNSET
    """Users by id, found or included; empty when there was nothing to add."""
    account_memberships: AccountMembershipMap | Unset = UNSET
    """Account memberships by id, found or included."""
    custom_field_values: IncludedMap | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    external_references: IncludedMap | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    roles: IncludedMap | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    skill_memberships: IncludedMap | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    skills: IncludedMap | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    work_samples: IncludedMap | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "count": self.count,
                "meta": self.meta,
                "results": self.results,
                "users": self.users,
                "account_memberships": self.account_memberships,
                "custom_field_values": self.custom_field_values,
                "external_references": self.external_references,
                "roles": self.roles,
                "skill_memberships": self.skill_memberships,
                "skills": self.skills,
                "work_samples": self.work_samples,
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
        from ..models.account_membership_map import AccountMembershipMap
        from ..models.envelope_meta import EnvelopeMeta
        from ..models.included_map import IncludedMap
        from ..models.result_reference import ResultReference
        from ..models.user_map import UserMap

        members = dict(src_dict)
        return cls(
            count=_decoding.optional(members, "count", _decoding.integer),
            meta=_decoding.optional(members, "meta", _decoding.model(EnvelopeMeta)),
            results=_decoding.optional(members, "results", _decoding.array(_decoding.model(ResultReference))),
            users=_decoding.optional(members, "users", _decoding.model(UserMap)),
            account_memberships=_decoding.optional(
                members, "account_memberships", _decoding.model(AccountMembershipMap)
            ),
            custom_field_values=_decoding.optional(members, "custom_field_values", _decoding.model(IncludedMap)),
            external_references=_decoding.optional(members, "external_references", _decoding.model(IncludedMap)),
            roles=_decoding.optional(members, "roles", _decoding.model(IncludedMap)),
            skill_memberships=_decoding.optional(members, "skill_memberships", _decoding.model(IncludedMap)),
            skills=_decoding.optional(members, "skills", _decoding.model(IncludedMap)),
            work_samples=_decoding.optional(members, "work_samples", _decoding.model(IncludedMap)),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
