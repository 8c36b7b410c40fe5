# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define, field as _field

from .._runtime.decoding import model
from .._runtime.models import MapModel as _MapModel, Members as _Members

if TYPE_CHECKING:
    from . import UserGroupMembership


@_define(eq=False)
class UserGroupMembershipMap(_MapModel["UserGroupMembership"]):
    """Memberships by id."""

    additional_properties: dict[str, UserGroupMembership] = _field(factory=dict)

    @classmethod
    def _members(cls) -> _Members:
        from . import UserGroupMembership

        return _Members(rest=model(UserGroupMembership))
