# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, array, integer, mapping, model
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from . import EnvelopeMeta, ResultReference, User, UserGroupMembership, WorkspaceGroup


@_define
class UserGroupMembershipEnvelope(_Model):
    """User group memberships, and what was included."""

    count: int | Unset = UNSET
    """Number of primary objects in the whole response, over all pages; after a create, as many as were created."""
    meta: EnvelopeMeta | Unset = UNSET
    """Paging facts."""
    results: list[ResultReference] | Unset = UNSET
    """References to the primary objects, in order."""
    user_group_memberships: dict[str, UserGroupMembership] | Unset = UNSET
    """Memberships by id."""
    users: dict[str, User] | Unset = UNSET
    """Users by id, found or included; empty when there was nothing to add."""
    workspace_groups: dict[str, WorkspaceGroup] | Unset = UNSET
    """Workspace groups by id. Comes with include=workspace_group; empty when there was nothing to add."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import EnvelopeMeta, ResultReference, User, UserGroupMembership, WorkspaceGroup

        return _Members(
            optional("count", integer),
            optional("meta", model(EnvelopeMeta)),
            optional("results", array(model(ResultReference))),
            optional("user_group_memberships", mapping(model(UserGroupMembership))),
            optional("users", mapping(model(User))),
            optional("workspace_groups", mapping(model(WorkspaceGroup))),
            rest=anything,
        )
