# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, integer
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset


@_define
class EnvelopeMeta(_Model):
    """Paging facts."""

    count: int | Unset = UNSET
    """The same number as the `count` beside `meta`."""
    page_count: int | Unset = UNSET
    """Number of pages; 0 when nothing matched."""
    page_number: int | Unset = UNSET
    """Page at hand, counted from 1; 0 when nothing matched."""
    page_size: int | Unset = UNSET
    """Objects per page, 1 to 200; usually 20, even for a single object."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(
            optional("count", integer),
            optional("page_count", integer),
            optional("page_number", integer),
            optional("page_size", integer),
            rest=anything,
        )
