# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, string
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset


@_define
class ResultReference(_Model):
    """Where to find one object of the response."""

    key: str | Unset = UNSET
    """Name of the top-level map that holds the object."""
    id: str | Unset = UNSET
    """Key within that map, a decimal number written as a string."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(optional("key", string), optional("id", string), rest=anything)
