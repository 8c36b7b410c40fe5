# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, boolean
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset


@_define
class GroupPermissions(_Model):
    """What the caller may do with the group."""

    can_invite_as_collaborator: bool | Unset = UNSET
    """Whether the caller may invite the group to content."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(optional("can_invite_as_collaborator", boolean), rest=anything)
