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
class User:
    """A person. Any value but the id may be null."""

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
    abbreviated_timezone: None | str | Unset = UNSET
    """Time zone in letters; an optional field."""
    bio: None | str | Unset = UNSET
    """What the person tells of themselves at length; an optional field."""
    city: None | str | Unset = UNSET
    """Home town; an optional field."""
    state: None | str | Unset = UNSET
    """Home state; an optional field."""
    country: None | str | Unset = UNSET
    """Home country; an optional field."""
    classification: None | str | Unset = UNSET
    """Internal or External; an optional field. Left open here."""
    last_site_activity: datetime.datetime | None | Unset = UNSET
    """Last login, ISO 8601 with an offset; an optional field, for administrators only and together with
    `on_my_account`."""
    website: None | str | Unset = UNSET
    """Web site of the person; an optional field. The vendor declares no format."""
    account_membership_id: None | str | Unset = UNSET
    """Id of the membership on the account; comes with include=account_membership."""
    custom_field_value_ids: list[str] | None | Unset = UNSET
    """Ids of the values in custom fields that the caller may see; comes with include=custom_field_values."""
    external_reference_ids: list[str] | None | Unset = UNSET
    """Ids of the references to other systems; comes with include=external_references."""
    manager_id: None | str | Unset = UNSET
    """Id of the user who is the manager; comes with include=manager."""
    role_id: None | str | Unset = UNSET
    """Id of the role on the account; comes with include=role."""
    skill_membership_ids: list[str] | None | Unset = UNSET
    """Ids of the skill memberships, each a skill with a level; comes with include=skill_memberships."""
    skill_ids: list[str] | None | Unset = UNSET
    """Ids of the skills; comes with include=skills."""
    work_sample_ids: list[str] | None | Unset = UNSET
    """Ids of the pieces in the portfolio; comes with include=work_samples."""
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
                "abbreviated_timezone": self.abbreviated_timezone,
                "bio": self.bio,
                "city": self.city,
                "state": self.state,
                "country": self.country,
                "classification": self.classification,
                "last_site_activity": self.last_site_activity,
                "website": self.website,
                "account_membership_id": self.account_membership_id,
                "custom_field_value_ids": self.custom_field_value_ids,
                "external_reference_ids": self.external_reference_ids,
                "manager_id": self.manager_id,
                "role_id": self.role_id,
                "skill_membership_ids": self.skill_membership_ids,
                "skill_ids": self.skill_ids,
                "work_sample_ids": self.work_sample_ids,
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
            abbreviated_timezone=_decoding.optional(members, "abbreviated_timezone", _decoding.string | _decoding.null),
            bio=_decoding.optional(members, "bio", _decoding.string | _decoding.null),
            city=_decoding.optional(members, "city", _decoding.string | _decoding.null),
            state=_decoding.optional(members, "state", _decoding.string | _decoding.null),
            country=_decoding.optional(members, "country", _decoding.string | _decoding.null),
            classification=_decoding.optional(members, "classification", _decoding.string | _decoding.null),
            last_site_activity=_decoding.optional(members, "last_site_activity", _decoding.date_time | _decoding.null),
            website=_decoding.optional(members, "website", _decoding.string | _decoding.null),
            account_membership_id=_decoding.optional(
                members, "account_membership_id", _decoding.string | _decoding.null
            ),
            custom_field_value_ids=_decoding.optional(
                members, "custom_field_value_ids", _decoding.array(_decoding.string) | _decoding.null
            ),
            external_reference_ids=_decoding.optional(
                members, "external_reference_ids", _decoding.array(_decoding.string) | _decoding.null
            ),
            manager_id=_decoding.optional(members, "manager_id", _decoding.string | _decoding.null),
            role_id=_decoding.optional(members, "role_id", _decoding.string | _decoding.null),
            skill_membership_ids=_decoding.optional(
                members, "skill_membership_ids", _decoding.array(_decoding.string) | _decoding.null
            ),
            skill_ids=_decoding.optional(members, "skill_ids", _decoding.array(_decoding.string) | _decoding.null),
            work_sample_ids=_decoding.optional(
                members, "work_sample_ids", _decoding.array(_decoding.string) | _decoding.null
            ),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
