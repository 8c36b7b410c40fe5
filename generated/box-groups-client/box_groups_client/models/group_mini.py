# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..models.group_type import GroupType
from ..types import UNSET, Unset


@_attrs_define
class GroupMini:
    """A group in short form."""

    id: str
    """Id of the group, digits as a string."""
    type_: Literal["group"] = "group"
    """Always `group`."""
    name: str | Unset = UNSET
    """Name, unique in the enterprise."""
    group_type: GroupType | Unset = UNSET
    """Whether admins made the group or it is the built-in group of everybody."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "id": self.id,
                "type": self.type_,
                "name": self.name,
                "group_type": self.group_type,
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
            id=_decoding.required(members, "id", _decoding.string),
            type_=_decoding.required(members, "type", _decoding.Const[Literal["group"]]("group")),
            name=_decoding.optional(members, "name", _decoding.string),
            group_type=_decoding.optional(members, "group_type", _decoding.string_enum(GroupType)),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
