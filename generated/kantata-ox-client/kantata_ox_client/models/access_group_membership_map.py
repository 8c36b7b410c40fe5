# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define, field as _field

from .._runtime.decoding import model
from .._runtime.models import MapModel as _MapModel, Members as _Members

if TYPE_CHECKING:
    from . import AccessGroupMembership


@_define(eq=False)
class AccessGroupMembershipMap(_MapModel["AccessGroupMembership"]):
    """Memberships by id."""

    additional_properties: dict[str, AccessGroupMembership] = _field(factory=dict)

    @classmethod
    def _members(cls) -> _Members:
        from . import AccessGroupMembership

        return _Members(rest=model(AccessGroupMembership))
