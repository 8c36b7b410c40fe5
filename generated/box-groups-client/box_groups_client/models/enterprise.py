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
class Enterprise:
    """The enterprise that a user belongs to."""

    id: str | Unset = UNSET
    """Id of the enterprise, digits as a string."""
    type_: Literal["enterprise"] | Unset = UNSET
    """Always `enterprise`."""
    name: str | Unset = UNSET
    """Name of the enterprise."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "id": self.id,
                "type": self.type_,
                "name": self.name,
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
            id=_decoding.optional(members, "id", _decoding.string),
            type_=_decoding.optional(members, "type", _decoding.Const[Literal["enterprise"]]("enterprise")),
            name=_decoding.optional(members, "name", _decoding.string),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
