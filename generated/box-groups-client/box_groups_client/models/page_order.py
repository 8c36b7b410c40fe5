# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, string, string_enum
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset
from . import PageOrderDirection


@_define
class PageOrder(_Model):
    """One attribute that the entries are sorted by, and the direction."""

    by: str | Unset = UNSET
    """The attribute."""
    direction: PageOrderDirection | Unset = UNSET
    """Ascending or descending."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(optional("by", string), optional("direction", string_enum(PageOrderDirection)), rest=anything)
