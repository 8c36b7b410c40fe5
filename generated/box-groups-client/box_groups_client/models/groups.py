# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.group import Group
    from ..models.page_order import PageOrder


@_attrs_define
class Groups:
    """A page of groups."""

    total_count: int | Unset = UNSET
    """How many entries there are on all pages; may say more than there are."""
    limit: int | Unset = UNSET
    """The limit that was used, which is not always the one that was sent."""
    offset: int | Unset = UNSET
    """How many entries come before the page."""
    order: list[PageOrder] | Unset = UNSET
    """What the entries are sorted by."""
    entries: list[Group] | Unset = UNSET
    """Groups in short form. Empty when nothing matches; a page may be short without being the last."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "total_count": self.total_count,
                "limit": self.limit,
                "offset": self.offset,
                "order": self.order,
                "entries": self.entries,
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
        from ..models.group import Group
        from ..models.page_order import PageOrder

        members = dict(src_dict)
        return cls(
            total_count=_decoding.optional(members, "total_count", _decoding.integer),
            limit=_decoding.optional(members, "limit", _decoding.integer),
            offset=_decoding.optional(members, "offset", _decoding.integer),
            order=_decoding.optional(members, "order", _decoding.array(_decoding.model(PageOrder))),
            entries=_decoding.optional(members, "entries", _decoding.array(_decoding.model(Group))),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
