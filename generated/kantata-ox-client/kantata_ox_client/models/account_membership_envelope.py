# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, array, integer, model
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from . import AccountMembershipMap, EnvelopeMeta, IncludedMap, ResultReference, UserMap


@_define
class AccountMembershipEnvelope(_Model):
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
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import AccountMembershipMap, EnvelopeMeta, IncludedMap, ResultReference, UserMap

        return _Members(
            optional("count", integer),
            optional("meta", model(EnvelopeMeta)),
            optional("results", array(model(ResultReference))),
            optional("account_memberships", model(AccountMembershipMap)),
            optional("users", model(UserMap)),
            optional("backup_approver_associations", model(IncludedMap)),
            optional("cost_rates", model(IncludedMap)),
            optional("roles", model(IncludedMap)),
            optional("workweeks", model(IncludedMap)),
            optional("billable_utilizations", model(IncludedMap)),
            optional("skill_memberships", model(IncludedMap)),
            rest=anything,
        )
