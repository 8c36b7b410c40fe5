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
class AccountMembershipEnvelope:
    """Account memberships, and what was included."""

    count: int | Unset = UNSET
    """Number of primary objects in the whole answer, over all pages; after a create, as many as were created."""
    meta: EnvelopeMeta | Unset = UNSET
    """Paging facts."""
    results: list[ResultReference] | Unset = UNSET
    """References to the primary objects, in order."""
    account_memberships: AccountMembershipMap | Unset = UNSET
    """Account memberships by id, found or included."""
    users: UserMap | Unset = UNSET
    """Users by id, found or included; empty when there was nothing to add."""
    backup_approver_associations: IncludedMap | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    cost_rates: IncludedMap | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    roles: IncludedMap | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    workweeks: IncludedMap | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    billable_utilizations: IncludedMap | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    skill_memberships: IncludedMap | Unset = UNSET
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
                "account_memberships": self.account_memberships,
                "users": self.users,
                "backup_approver_associations": self.backup_approver_associations,
                "cost_rates": self.cost_rates,
                "roles": self.roles,
                "workweeks": self.workweeks,
                "billable_utilizations": self.billable_utilizations,
                "skill_memberships": self.skill_memberships,
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
            account_memberships=_decoding.optional(
                members, "account_memberships", _decoding.model(AccountMembershipMap)
            ),
            users=_decoding.optional(members, "users", _decoding.model(UserMap)),
            backup_approver_associations=_decoding.optional(
                members, "backup_approver_associations", _decoding.model(IncludedMap)
            ),
            cost_rates=_decoding.optional(members, "cost_rates", _decoding.model(IncludedMap)),
            roles=_decoding.optional(members, "roles", _decoding.model(IncludedMap)),
            workweeks=_decoding.optional(members, "workweeks", _decoding.model(IncludedMap)),
            billable_utilizations=_decoding.optional(members, "billable_utilizations", _decoding.model(IncludedMap)),
            skill_memberships=_decoding.optional(members, "skill_memberships", _decoding.model(IncludedMap)),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
