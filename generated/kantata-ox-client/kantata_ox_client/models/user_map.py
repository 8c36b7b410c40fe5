# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define, field as _field

from .._runtime.decoding import model
from .._runtime.models import MapModel as _MapModel, Members as _Members

if TYPE_CHECKING:
    from . import User


@_define(eq=False)
class UserMap(_MapModel["User"]):
    """Users by id, found or included; empty when there was nothing to add."""

    additional_properties: dict[str, User] = _field(factory=dict)

    @classmethod
    def _members(cls) -> _Members:
        from . import User

        return _Members(rest=model(User))
