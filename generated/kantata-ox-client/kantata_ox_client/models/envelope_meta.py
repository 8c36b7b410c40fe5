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
class EnvelopeMeta:
    """Paging facts."""

    count: int | Unset = UNSET
    """The same number as the `count` beside `meta`."""
    page_count: int | Unset = UNSET
    """Number of pages; 0 when nothing matched."""
    page_number: int | Unset = UNSET
    """Page at hand, counted from 1; 0 when nothing matched."""
    page_size: int | Unset = UNSET
    """Objects per page, 1 to 200; usually 20, even for a single object."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "count": self.count,
                "page_count": self.page_count,
                "page_number": self.page_number,
                "page_size": self.page_size,
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
            count=_decoding.optional(members, "count", _decoding.integer),
            page_count=_decoding.optional(members, "page_count", _decoding.integer),
            page_number=_decoding.optional(members, "page_number", _decoding.integer),
            page_size=_decoding.optional(members, "page_size", _decoding.integer),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
