# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, integer, string
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset


@_define
class ErrorEntry(_Model):
    """One problem."""

    type_: str | Unset = UNSET
    """Class of the problem. `oauth`, `system` and `validation` are known; the list is not closed."""
    message: str | Unset = UNSET
    """Text for people. There are no error codes for machines."""
    field: str | Unset = UNSET
    """Attribute at fault, on validation errors; `base` means the object as a whole."""
    index: int | Unset = UNSET
    """Position of the entry at fault in a bulk request."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(
            optional("type", string, "type_"),
            optional("message", string),
            optional("field", string),
            optional("index", integer),
            rest=anything,
        )
