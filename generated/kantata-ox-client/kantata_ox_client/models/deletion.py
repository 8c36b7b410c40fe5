# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, string
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset


@_define
class Deletion(_Model):
    """What a delete returns, when it returns anything."""

    success: str | Unset = UNSET
    """A sentence for people that names what was deleted."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(optional("success", string), rest=anything)
