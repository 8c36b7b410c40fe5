# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any, Literal

from attrs import define as _define, field as _field

from .._runtime.decoding import Const as _Const, anything, string
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset


@_define
class TrackingCode(_Model):
    """A mark that admins put on users, with a value."""

    type_: Literal["tracking_code"] | Unset = UNSET
    """Always `tracking_code`."""
    name: str | Unset = UNSET
    """Name of the mark, the same for all users."""
    value: str | Unset = UNSET
    """Its value for this user."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(
            optional("type", _Const[Literal["tracking_code"]]("tracking_code"), "type_"),
            optional("name", string),
            optional("value", string),
            rest=anything,
        )
