# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..types import UNSET, Unset


@_attrs_define
class ErrorEntry:
    """One problem."""

    type_: str | Unset = UNSET
    """Class of the problem. `oauth`, `system` and `validation` are known; the list is not closed."""
    message: str | Unset = UNSET
    """Text for people. There are no error codes for machines."""
    field: str | Unset = UNSET
    """Attribute at fault, on validation errors; `base` means the object as a whole."""
    index: int | Unset = UNSET
    """Position of the entry at fault in a bulk request."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "type": self.type_,
                "message": self.message,
                "field": self.field,
                "index": self.index,
            },
            self.additional_properties,
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """
        Read a JSON object.

        Raises:
            ValueError: A member is missing or is not what the spec says; the message has its JSON pointer.
        """
        members = dict(src_dict)
        return cls(
            type_=_decoding.optional(members, "type", _decoding.string),
            message=_decoding.optional(members, "message", _decoding.string),
            field=_decoding.optional(members, "field", _decoding.string),
            index=_decoding.optional(members, "index", _decoding.integer),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
