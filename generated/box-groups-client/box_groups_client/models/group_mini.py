# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any, Literal

from attrs import define as _define, field as _field

from .._runtime.decoding import Const as _Const, anything, string, string_enum
from .._runtime.models import Members as _Members, Model as _Model, optional, required
from .._runtime.types import UNSET, Unset
from . import GroupType


@_define
class GroupMini(_Model):
    """A group in short form."""

    id: str
    """Id of the group, digits as a string."""
    type_: Literal["group"] = "group"
    """Always `group`."""
    name: str | Unset = UNSET
    """Name, unique in the enterprise."""
    group_type: GroupType | Unset = UNSET
    """Whether admins made the group or it is the built-in group of everybody."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(
            required("id", string),
            required("type", _Const[Literal["group"]]("group"), "type_"),
            optional("name", string),
            optional("group_type", string_enum(GroupType)),
            rest=anything,
        )
