# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any, Literal

from attrs import define as _define, field as _field

from .._runtime.decoding import Const as _Const, anything, string
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset


@_define
class Enterprise(_Model):
    """The enterprise that a user belongs to."""

    id: str | Unset = UNSET
    """Id of the enterprise, digits as a string."""
    type_: Literal["enterprise"] | Unset = UNSET
    """Always `enterprise`."""
    name: str | Unset = UNSET
    """Name of the enterprise."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(
            optional("id", string),
            optional("type", _Const[Literal["enterprise"]]("enterprise"), "type_"),
            optional("name", string),
            rest=anything,
        )
