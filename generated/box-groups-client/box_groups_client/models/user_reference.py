# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, string
from .._runtime.models import Members as _Members, Model as _Model, required


@_define
class UserReference(_Model):
    """Who joins, by id."""

    id: str
    """Id of the user, digits as a string. May need 64 bits."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(required("id", string), rest=anything)
