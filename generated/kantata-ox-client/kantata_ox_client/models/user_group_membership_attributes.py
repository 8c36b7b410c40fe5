# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, integer
from .._runtime.models import Members as _Members, Model as _Model, required


@_define
class UserGroupMembershipAttributes(_Model):
    """Who joins which workspace group."""

    user_id: int
    """Id of the user who joins, a number here although responses use strings as keys."""
    workspace_group_id: int
    """Id of the group to join, a number here although responses use strings as keys."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(required("user_id", integer), required("workspace_group_id", integer), rest=anything)
