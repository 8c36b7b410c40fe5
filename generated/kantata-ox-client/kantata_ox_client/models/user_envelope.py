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
class UserEnvelope(_Model):
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
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import AccountMembershipMap, EnvelopeMeta, IncludedMap, ResultReference, UserMap

        return _Members(
            optional("count", integer),
            optional("meta", model(EnvelopeMeta)),
            optional("results", array(model(ResultReference))),
            optional("users", model(UserMap)),
            optional("account_memberships", model(AccountMembershipMap)),
            optional("custom_field_values", model(IncludedMap)),
            optional("external_references", model(IncludedMap)),
            optional("roles", model(IncludedMap)),
            optional("skill_memberships", model(IncludedMap)),
            optional("skills", model(IncludedMap)),
            optional("work_samples", model(IncludedMap)),
            rest=anything,
        )
