# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..types import UNSET, Unset


@_attrs_define
class UserMini:
    """A user in short form. Of an outsider, all but type and id may be null."""

    id: str
    """Id of the user, digits as a string. May need 64 bits."""
    type_: Literal["user"] = "user"
    """Always `user`."""
    name: None | str | Unset = UNSET
    """Name, at most 50 characters."""
    login: None | str | Unset = UNSET
    """E-mail address to log in with; apps have made-up ones."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "id": self.id,
                "type": self.type_,
                "name": self.name,
                "login": self.login,
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
            type_=_decoding.required(members, "type", _decoding.Const[Literal["user"]]("user")),
            name=_decoding.optional(members, "name", _decoding.string | _decoding.null),
            login=_decoding.optional(members, "login", _decoding.string | _decoding.null),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
