# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..models.page_order_direction import PageOrderDirection
from ..types import UNSET, Unset


@_attrs_define
class PageOrder:
    """One attribute that the entries are sorted by, and the direction."""

    by: str | Unset = UNSET
    """The attribute."""
    direction: PageOrderDirection | Unset = UNSET
    """Ascending or descending."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "by": self.by,
                "direction": self.direction,
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
            by=_decoding.optional(members, "by", _decoding.string),
            direction=_decoding.optional(members, "direction", _decoding.string_enum(PageOrderDirection)),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
