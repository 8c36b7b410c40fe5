# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..types import UNSET, Unset


@_attrs_define
class ConfigurablePermissions:
    """Permissions of a group admin, by name. More names than these four may come."""

    can_run_reports: bool | Unset = UNSET
    """May run reports on what the group does."""
    can_instant_login: bool | Unset = UNSET
    """May log in to the accounts of members."""
    can_create_accounts: bool | Unset = UNSET
    """May create users."""
    can_edit_accounts: bool | Unset = UNSET
    """May change the accounts of members."""
    additional_properties: dict[str, bool] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "can_run_reports": self.can_run_reports,
                "can_instant_login": self.can_instant_login,
                "can_create_accounts": self.can_create_accounts,
                "can_edit_accounts": self.can_edit_accounts,
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
            can_run_reports=_decoding.optional(members, "can_run_reports", _decoding.boolean),
            can_instant_login=_decoding.optional(members, "can_instant_login", _decoding.boolean),
            can_create_accounts=_decoding.optional(members, "can_create_accounts", _decoding.boolean),
            can_edit_accounts=_decoding.optional(members, "can_edit_accounts", _decoding.boolean),
            additional_properties=_decoding.rest(members, _decoding.boolean),
        )
