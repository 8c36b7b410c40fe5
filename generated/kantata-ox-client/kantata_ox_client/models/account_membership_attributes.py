# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..models.account_permission import AccountPermission
from ..models.change_role_option import ChangeRoleOption
from ..types import UNSET, Unset


@_attrs_define
class AccountMembershipAttributes:
    """What to change. What is missing stays as it is."""

    permission: AccountPermission | Unset = UNSET
    """What a user may do on an account; `administrator` puts the user in the Account Administrators group."""
    bill_rate_in_cents: int | Unset = UNSET
    """Default billing rate, in cents; the currency is not stated."""
    cost_rate_in_cents: int | Unset = UNSET
    """Default cost rate, in cents; the currency is not stated."""
    default_role_id: int | Unset = UNSET
    """Id of the role on the account, a number here and a string in answers."""
    billability_target: int | Unset = UNSET
    """Target for billable work; the unit is not stated, a related resource counts in percent."""
    manager_id: int | Unset = UNSET
    """Id of the user who is the manager, a number here and a string in answers."""
    default_read_only: bool | Unset = UNSET
    """Whether the user can only read in projects."""
    manager_can_approve: bool | Unset = UNSET
    """Whether the manager approves time and expenses."""
    manager_can_edit_skills: bool | Unset = UNSET
    """Whether the manager edits skills."""
    should_show_alert_on_timesheet_submission: bool | Unset = UNSET
    """Whether timesheets show an alert."""
    enforce_workweek_minimum_on_timesheet_submission: bool | Unset = UNSET
    """Whether timesheets need the hours of the workweek at least."""
    enforce_workweek_maximum_on_timesheet_submission: bool | Unset = UNSET
    """Whether timesheets need the hours of the workweek at most."""
    change_role_option: ChangeRoleOption | Unset = UNSET
    """What becomes of the roles in projects with a new role; without a choice it is added."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "permission": self.permission,
                "bill_rate_in_cents": self.bill_rate_in_cents,
                "cost_rate_in_cents": self.cost_rate_in_cents,
                "default_role_id": self.default_role_id,
                "billability_target": self.billability_target,
                "manager_id": self.manager_id,
                "default_read_only": self.default_read_only,
                "manager_can_approve": self.manager_can_approve,
                "manager_can_edit_skills": self.manager_can_edit_skills,
                "should_show_alert_on_timesheet_submission": self.should_show_alert_on_timesheet_submission,
                "enforce_workweek_minimum_on_timesheet_submission": self.enforce_workweek_minimum_on_timesheet_submission,
                "enforce_workweek_maximum_on_timesheet_submission": self.enforce_workweek_maximum_on_timesheet_submission,
                "change_role_option": self.change_role_option,
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
            permission=_decoding.optional(members, "permission", _decoding.string_enum(AccountPermission)),
            bill_rate_in_cents=_decoding.optional(members, "bill_rate_in_cents", _decoding.integer),
            cost_rate_in_cents=_decoding.optional(members, "cost_rate_in_cents", _decoding.integer),
            default_role_id=_decoding.optional(members, "default_role_id", _decoding.integer),
            billability_target=_decoding.optional(members, "billability_target", _decoding.integer),
            manager_id=_decoding.optional(members, "manager_id", _decoding.integer),
            default_read_only=_decoding.optional(members, "default_read_only", _decoding.boolean),
            manager_can_approve=_decoding.optional(members, "manager_can_approve", _decoding.boolean),
            manager_can_edit_skills=_decoding.optional(members, "manager_can_edit_skills", _decoding.boolean),
            should_show_alert_on_timesheet_submission=_decoding.optional(
                members, "should_show_alert_on_timesheet_submission", _decoding.boolean
            ),
            enforce_workweek_minimum_on_timesheet_submission=_decoding.optional(
                members, "enforce_workweek_minimum_on_timesheet_submission", _decoding.boolean
            ),
            enforce_workweek_maximum_on_timesheet_submission=_decoding.optional(
                members, "enforce_workweek_maximum_on_timesheet_submission", _decoding.boolean
            ),
            change_role_option=_decoding.optional(
                members, "change_role_option", _decoding.string_enum(ChangeRoleOption)
            ),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
