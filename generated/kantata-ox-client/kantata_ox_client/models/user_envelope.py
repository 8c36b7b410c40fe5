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
class UserEnvelope(_Model):
    """Users, and what was included."""

    count: int | Unset = UNSET
    """Number of primary objects in the whole response, over all pages; after a create, as many as were created."""
    meta: EnvelopeMeta | Unset = UNSET
    """Paging facts."""
    results: list[ResultReference] | Unset = UNSET
    """References to the primary objects, in order."""
    users: dict[str, User] | Unset = UNSET
    """Users by id, found or included; empty when there was nothing to add."""
    account_memberships: dict[str, AccountMembership] | Unset = UNSET
    """Account memberships by id, found or included."""
    custom_field_values: dict[str, IncludedObject] | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    external_references: dict[str, IncludedObject] | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    roles: dict[str, IncludedObject] | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    skill_memberships: dict[str, IncludedObject] | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    skills: dict[str, IncludedObject] | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    work_samples: dict[str, IncludedObject] | Unset = UNSET
    """Included objects of another kind, by id; empty when there was nothing to add."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import AccountMembership, EnvelopeMeta, IncludedObject, ResultReference, User

        return _Members(
            optional("count", integer),
            optional("meta", model(EnvelopeMeta)),
            optional("results", array(model(ResultReference))),
            optional("users", mapping(model(User))),
            optional("account_memberships", mapping(model(AccountMembership))),
            optional("custom_field_values", mapping(model(IncludedObject))),
            optional("external_references", mapping(model(IncludedObject))),
            optional("roles", mapping(model(IncludedObject))),
            optional("skill_memberships", mapping(model(IncludedObject))),
            optional("skills", mapping(model(IncludedObject))),
            optional("work_samples", mapping(model(IncludedObject))),
            rest=anything,
        )
