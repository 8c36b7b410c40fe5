# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..types import UNSET, Unset


@_attrs_define
class TrackingCode:
    """A mark that admins put on users, with a value."""

    type_: Literal["tracking_code"] | Unset = UNSET
    """Always `tracking_code`."""
    name: str | Unset = UNSET
    """Name of the mark, the same for all users."""
    value: str | Unset = UNSET
    """Its value for this user."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "type": self.type_,
                "name": self.name,
                "value": self.value,
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
            type_=_decoding.optional(members, "type", _decoding.Const[Literal["tracking_code"]]("tracking_code")),
            name=_decoding.optional(members, "name", _decoding.string),
            value=_decoding.optional(members, "value", _decoding.string),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
