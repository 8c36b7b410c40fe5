# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, array, integer, model
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from . import Group, PageOrder


@_define
class Groups(_Model):
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
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import Group, PageOrder

        return _Members(
            optional("total_count", integer),
            optional("limit", integer),
            optional("offset", integer),
            optional("order", array(model(PageOrder))),
            optional("entries", array(model(Group))),
            rest=anything,
        )
