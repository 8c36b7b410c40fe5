# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, null, string
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset


@_define
class AccessGroup(_Model):
    """An access group. Nothing public describes it: the vendor's Ruby client also reads a time of creation, user ids
    and resource planning permissions, of unknown types. No operation lists groups; ids are found as
    `access_group_id` on listed memberships."""

    id: str | Unset = UNSET
    """Id of the group, the same as its key in the map."""
    name: None | str | Unset = UNSET
    """Name of the group; the vendor's Ruby client reads it, and no page documents it."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(optional("id", string), optional("name", string | null), rest=anything)
