# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..types import UNSET, Unset


@_attrs_define
class WorkspaceGroup:
    """A group of projects and users, often a company. Any value but the id may be null."""

    id: str | Unset = UNSET
    """Id of the group, the same as its key in the map."""
    name: None | str | Unset = UNSET
    """Name."""
    company: bool | None | Unset = UNSET
    """Whether the group stands for a company."""
    contact_name: None | str | Unset = UNSET
    """Whom to talk to there."""
    email: None | str | Unset = UNSET
    """E-mail address; the vendor declares no format."""
    phone_number: None | str | Unset = UNSET
    """Telephone number."""
    address: None | str | Unset = UNSET
    """Postal address."""
    website: None | str | Unset = UNSET
    """Web site; the vendor declares no format."""
    notes: None | str | Unset = UNSET
    """Notes."""
    created_at: datetime.datetime | None | Unset = UNSET
    """When the group was created, ISO 8601 with an offset."""
    updated_at: datetime.datetime | None | Unset = UNSET
    """When the group was last changed, ISO 8601 with an offset."""
    external_reference_ids: list[str] | None | Unset = UNSET
    """Ids of the references to other systems; only with an include of the group's own operations."""
    rate_card_set_ids: list[str] | None | Unset = UNSET
    """Ids of the sets of rate cards; only with an include of the group's own operations."""
    workspace_ids: list[str] | None | Unset = UNSET
    """Ids of the projects; only with an include of the group's own operations."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "id": self.id,
                "name": self.name,
                "company": self.company,
                "contact_name": self.contact_name,
                "email": self.email,
                "phone_number": self.phone_number,
                "address": self.address,
                "website": self.website,
                "notes": self.notes,
                "created_at": self.created_at,
                "updated_at": self.updated_at,
                "external_reference_ids": self.external_reference_ids,
                "rate_card_set_ids": self.rate_card_set_ids,
                "workspace_ids": self.workspace_ids,
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
            name=_decoding.optional(members, "name", _decoding.string | _decoding.null),
            company=_decoding.optional(members, "company", _decoding.boolean | _decoding.null),
            contact_name=_decoding.optional(members, "contact_name", _decoding.string | _decoding.null),
            email=_decoding.optional(members, "email", _decoding.string | _decoding.null),
            phone_number=_decoding.optional(members, "phone_number", _decoding.string | _decoding.null),
            address=_decoding.optional(members, "address", _decoding.string | _decoding.null),
            website=_decoding.optional(members, "website", _decoding.string | _decoding.null),
            notes=_decoding.optional(members, "notes", _decoding.string | _decoding.null),
            created_at=_decoding.optional(members, "created_at", _decoding.date_time | _decoding.null),
            updated_at=_decoding.optional(members, "updated_at", _decoding.date_time | _decoding.null),
            external_reference_ids=_decoding.optional(
                members, "external_reference_ids", _decoding.array(_decoding.string) | _decoding.null
            ),
            rate_card_set_ids=_decoding.optional(
                members, "rate_card_set_ids", _decoding.array(_decoding.string) | _decoding.null
            ),
            workspace_ids=_decoding.optional(
                members, "workspace_ids", _decoding.array(_decoding.string) | _decoding.null
            ),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
