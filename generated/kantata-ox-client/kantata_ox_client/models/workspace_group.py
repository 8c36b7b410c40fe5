# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from typing import Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, array, boolean, date_time, null, string
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset


@_define
class WorkspaceGroup(_Model):
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
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(
            optional("id", string),
            optional("name", string | null),
            optional("company", boolean | null),
            optional("contact_name", string | null),
            optional("email", string | null),
            optional("phone_number", string | null),
            optional("address", string | null),
            optional("website", string | null),
            optional("notes", string | null),
            optional("created_at", date_time | null),
            optional("updated_at", date_time | null),
            optional("external_reference_ids", array(string) | null),
            optional("rate_card_set_ids", array(string) | null),
            optional("workspace_ids", array(string) | null),
            rest=anything,
        )
