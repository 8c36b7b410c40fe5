# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .. import _decoding, _encoding
from ..types import UNSET, Unset


@_attrs_define
class User:
    """A person. Any value but the id may be unset."""

    id: str | Unset = UNSET
    """Id of the user, the same as its key in the map."""
    full_name: None | str | Unset = UNSET
    """Name."""
    email_address: None | str | Unset = UNSET
    """E-mail address; the vendor declares no format."""
    headline: None | str | Unset = UNSET
    """What the person says about themselves in a few words."""
    photo_path: None | str | Unset = UNSET
    """Address of the photo; the vendor declares no format."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "id": self.id,
                "full_name": self.full_name,
                "email_address": self.email_address,
                "headline": self.headline,
                "photo_path": self.photo_path,
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
            id=_decoding.optional(members, "id", _decoding.string),
            full_name=_decoding.optional(members, "full_name", _decoding.string | _decoding.null),
            email_address=_decoding.optional(members, "email_address", _decoding.string | _decoding.null),
            headline=_decoding.optional(members, "headline", _decoding.string | _decoding.null),
            photo_path=_decoding.optional(members, "photo_path", _decoding.string | _decoding.null),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
