# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, model
from .._runtime.models import Members as _Members, Model as _Model, required

if TYPE_CHECKING:
    from . import UserGroupMembershipAttributes


@_define
class UserGroupMembershipCreateOne(_Model):
    """Wrapper around the attributes of one membership."""

    user_group_membership: UserGroupMembershipAttributes
    """Who joins which workspace group."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import UserGroupMembershipAttributes

        return _Members(required("user_group_membership", model(UserGroupMembershipAttributes)), rest=anything)
