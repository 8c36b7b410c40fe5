# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from attrs import define as _define, field as _field

from .._runtime.decoding import boolean
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset


@_define
class ConfigurablePermissions(_Model):
    """Permissions of a group admin, by name. More names than these four may come."""

    can_run_reports: bool | Unset = UNSET
    """May run reports on what the group does."""
    can_instant_login: bool | Unset = UNSET
    """May log in to the accounts of members."""
    can_create_accounts: bool | Unset = UNSET
    """May create users."""
    can_edit_accounts: bool | Unset = UNSET
    """May change the accounts of members."""
    additional_properties: dict[str, bool] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(
            optional("can_run_reports", boolean),
            optional("can_instant_login", boolean),
            optional("can_create_accounts", boolean),
            optional("can_edit_accounts", boolean),
            rest=boolean,
        )
