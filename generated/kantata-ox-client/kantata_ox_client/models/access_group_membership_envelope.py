# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, array, integer, mapping, model
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from . import AccessGroup, AccessGroupMembership, EnvelopeMeta, ResultReference, User


@_define
class AccessGroupMembershipEnvelope(_Model):
    """Access group memberships, and what was included."""

    count: int | Unset = UNSET
    """Number of primary objects in the whole response, over all pages; after a create, as many as were created."""
    meta: EnvelopeMeta | Unset = UNSET
    """Paging facts."""
    results: list[ResultReference] | Unset = UNSET
    """References to the primary objects, in order."""
    access_group_memberships: dict[str, AccessGroupMembership] | Unset = UNSET
    """Memberships by id."""
    users: dict[str, User] | Unset = UNSET
    """Users by id, found or included; empty when there was nothing to add."""
    access_groups: dict[str, AccessGroup] | Unset = UNSET
    """Access groups by id. Expected with include=access_group; no page documents it."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import AccessGroup, AccessGroupMembership, EnvelopeMeta, ResultReference, User

        return _Members(
            optional("count", integer),
            optional("meta", model(EnvelopeMeta)),
            optional("results", array(model(ResultReference))),
            optional("access_group_memberships", mapping(model(AccessGroupMembership))),
            optional("users", mapping(model(User))),
            optional("access_groups", mapping(model(AccessGroup))),
            rest=anything,
        )
