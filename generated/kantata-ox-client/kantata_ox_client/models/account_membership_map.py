# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define, field as _field

from .._runtime.decoding import model
from .._runtime.models import MapModel as _MapModel, Members as _Members

if TYPE_CHECKING:
    from . import AccountMembership


@_define(eq=False)
class AccountMembershipMap(_MapModel["AccountMembership"]):
    """Account memberships by id, found or included."""

    additional_properties: dict[str, AccountMembership] = _field(factory=dict)

    @classmethod
    def _members(cls) -> _Members:
        from . import AccountMembership

        return _Members(rest=model(AccountMembership))
