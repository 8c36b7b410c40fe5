# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, array, integer, model
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from . import EnvelopeMeta, ResultReference, UserGroupMembershipMap, UserMap, WorkspaceGroupMap


@_define
class UserGroupMembershipEnvelope(_Model):
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
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import EnvelopeMeta, ResultReference, UserGroupMembershipMap, UserMap, WorkspaceGroupMap

        return _Members(
            optional("count", integer),
            optional("meta", model(EnvelopeMeta)),
            optional("results", array(model(ResultReference))),
            optional("user_group_memberships", model(UserGroupMembershipMap)),
            optional("users", model(UserMap)),
            optional("workspace_groups", model(WorkspaceGroupMap)),
            rest=anything,
        )
