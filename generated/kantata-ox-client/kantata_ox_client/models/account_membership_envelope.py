# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, array, integer, mapping, model
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from . import AccountMembership, EnvelopeMeta, IncludedObject, ResultReference, User


@_define
class AccountMembershipEnvelope(_Model):
    """Account memberships, and what was included."""

    count: int | Unset = UNSET
    """Number of primary objects in the whole response, over all pages; after a create, as many as were created."""
    meta: EnvelopeMeta | Unset = UNSET
    """Paging facts."""
    results: list[ResultReference] | Unset = UNSET
    """References to the primary objects, in order."""
    account_memberships: dict[str, AccountMembership] | Unset = UNSET
    """Account memberships by id, found or included."""
    users: dict[str, User] | Unset = UNSET
    """Users by id, found or included; empty when there was nothing to add."""
    backup_approver_associations: dict[str, IncludedObject] | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    cost_rates: dict[str, IncludedObject] | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    roles: dict[str, IncludedObject] | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    workweeks: dict[str, IncludedObject] | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    billable_utilizations: dict[str, IncludedObject] | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    skill_memberships: dict[str, IncludedObject] | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import AccountMembership, EnvelopeMeta, IncludedObject, ResultReference, User

        return _Members(
            optional("count", integer),
            optional("meta", model(EnvelopeMeta)),
            optional("results", array(model(ResultReference))),
            optional("account_memberships", mapping(model(AccountMembership))),
            optional("users", mapping(model(User))),
            optional("backup_approver_associations", mapping(model(IncludedObject))),
            optional("cost_rates", mapping(model(IncludedObject))),
            optional("roles", mapping(model(IncludedObject))),
            optional("workweeks", mapping(model(IncludedObject))),
            optional("billable_utilizations", mapping(model(IncludedObject))),
            optional("skill_memberships", mapping(model(IncludedObject))),
            rest=anything,
        )
