# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..models.account_permission import AccountPermission
from ..types import UNSET, Unset


@_attrs_define
class AccountMembership:
    """What one user is on one account. Any value but the id may be null."""

    id: str | Unset = UNSET
    """Id of the membership, the same as its key in the map."""
    bill_rate_in_cents: int | None | Unset = UNSET
    """Default billing rate, in cents; the currency is not stated. For project leads of the account only."""
    billability_target: int | None | Unset = UNSET
    """Target for billable work; the unit is not stated, a related resource counts in percent. For project leads of the
    account only."""
    can_create_workspace: bool | None | Unset = UNSET
    """Whether the user may create projects."""
    can_view_reports: bool | None | Unset = UNSET
    """Whether the user may see reports."""
    collaborator_only_license: bool | None | Unset = UNSET
    """Whether the user never is more than a collaborator in projects; on the own account only."""
    cost_rate_in_cents: int | None | Unset = UNSET
    """Default cost rate, in cents; the currency is not stated. For administrators of the account only."""
    created_at: datetime.datetime | None | Unset = UNSET
    """When the membership was created, ISO 8601 with an offset."""
    default_read_only: bool | None | Unset = UNSET
    """Whether the user can only read in projects."""
    disabled_at: datetime.datetime | None | Unset = UNSET
    """When the membership was deactivated, ISO 8601 with an offset; null while it is active."""
    is_administrator: bool | None | Unset = UNSET
    """Whether the user is an administrator."""
    is_backup_approver: bool | None | Unset = UNSET
    """Whether the user stands in as an approver for others."""
    is_owner: bool | None | Unset = UNSET
    """Whether the user owns the account."""
    is_project_lead: bool | None | Unset = UNSET
    """Whether the user is a project lead."""
    is_punch_clock_user: bool | None | Unset = UNSET
    """Whether the user is a punch clock user."""
    manager_can_approve: bool | None | Unset = UNSET
    """Whether the manager approves time and expenses."""
    manager_can_edit_skills: bool | None | Unset = UNSET
    """Whether the manager edits skills."""
    permission: AccountPermission | None | Unset = UNSET
    """What the user may do on the account."""
    should_show_alert_on_timesheet_submission: bool | None | Unset = UNSET
    """Whether timesheets show an alert."""
    updated_at: datetime.datetime | None | Unset = UNSET
    """When the membership was last changed, ISO 8601 with an offset."""
    can_log_in: bool | None | Unset = UNSET
    """Whether the user may log in; an optional field."""
    non_participant: bool | None | Unset = UNSET
    """A flag that no page explains; an optional field, on the own account only."""
    backup_approver_association_ids: list[str] | None | Unset = UNSET
    """Ids of the backup approver associations; comes with include=backup_approver_associations."""
    cost_rate_ids: list[str] | None | Unset = UNSET
    """Ids of the cost rates, one for each currency; comes with include=cost_rates."""
    default_role_id: None | str | Unset = UNSET
    """Id of the role on the account; comes with include=default_role."""
    effective_workweek_id: None | str | Unset = UNSET
    """Id of the workweek that counts today; comes with include=effective_workweek."""
    future_billable_utilization_ids: list[str] | None | Unset = UNSET
    """Ids of the targets that count from a later day on; comes with include=future_billable_utilizations."""
    managee_ids: list[str] | None | Unset = UNSET
    """Ids of the users whom this one manages; comes with include=managees."""
    manager_id: None | str | Unset = UNSET
    """Id of the user who is the manager; comes with include=manager."""
    possible_managee_ids: list[str] | None | Unset = UNSET
    """Ids of the users whom this one may be made to manage; comes with include=possible_managees."""
    possible_manager_ids: list[str] | None | Unset = UNSET
    """Ids of the users who may be made the manager; comes with include=possible_managers."""
    skill_membership_ids: list[str] | None | Unset = UNSET
    """Ids of the skill memberships, each a skill with a level; comes with include=skill_memberships."""
    user_id: None | str | Unset = UNSET
    """Id of the user. Documented to come with include=user only; ids of associations usually come anyway."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "id": self.id,
                "bill_rate_in_cents": self.bill_rate_in_cents,
                "billability_target": self.billability_target,
                "can_create_workspace": self.can_create_workspace,
                "can_view_reports": self.can_view_reports,
                "collaborator_only_license": self.collaborator_only_license,
                "cost_rate_in_cents": self.cost_rate_in_cents,
                "created_at": self.created_at,
                "default_read_only": self.default_read_only,
                "disabled_at": self.disabled_at,
                "is_administrator": self.is_administrator,
                "is_backup_approver": self.is_backup_approver,
                "is_owner": self.is_owner,
                "is_project_lead": self.is_project_lead,
                "is_punch_clock_user": self.is_punch_clock_user,
                "manager_can_approve": self.manager_can_approve,
                "manager_can_edit_skills": self.manager_can_edit_skills,
                "permission": self.permission,
                "should_show_alert_on_timesheet_submission": self.should_show_alert_on_timesheet_submission,
                "updated_at": self.updated_at,
                "can_log_in": self.can_log_in,
                "non_participant": self.non_participant,
                "backup_approver_association_ids": self.backup_approver_association_ids,
                "cost_rate_ids": self.cost_rate_ids,
                "default_role_id": self.default_role_id,
                "effective_workweek_id": self.effective_workweek_id,
                "future_billable_utilization_ids": self.future_billable_utilization_ids,
                "managee_ids": self.managee_ids,
                "manager_id": self.manager_id,
                "possible_managee_ids": self.possible_managee_ids,
                "possible_manager_ids": self.possible_manager_ids,
                "skill_membership_ids": self.skill_membership_ids,
                "user_id": self.user_id,
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
            bill_rate_in_cents=_decoding.optional(members, "bill_rate_in_cents", _decoding.integer | _decoding.null),
            billability_target=_decoding.optional(members, "billability_target", _decoding.integer | _decoding.null),
            can_create_workspace=_decoding.optional(
                members, "can_create_workspace", _decoding.boolean | _decoding.null
            ),
            can_view_reports=_decoding.optional(members, "can_view_reports", _decoding.boolean | _decoding.null),
            collaborator_only_license=_decoding.optional(
                members, "collaborator_only_license", _decoding.boolean | _decoding.null
            ),
            cost_rate_in_cents=_decoding.optional(members, "cost_rate_in_cents", _decoding.integer | _decoding.null),
            created_at=_decoding.optional(members, "created_at", _decoding.date_time | _decoding.null),
            default_read_only=_decoding.optional(members, "default_read_only", _decoding.boolean | _decoding.null),
            disabled_at=_decoding.optional(members, "disabled_at", _decoding.date_time | _decoding.null),
            is_administrator=_decoding.optional(members, "is_administrator", _decoding.boolean | _decoding.null),
            is_backup_approver=_decoding.optional(members, "is_backup_approver", _decoding.boolean | _decoding.null),
            is_owner=_decoding.optional(members, "is_owner", _decoding.boolean | _decoding.null),
            is_project_lead=_decoding.optional(members, "is_project_lead", _decoding.boolean | _decoding.null),
            is_punch_clock_user=_decoding.optional(members, "is_punch_clock_user", _decoding.boolean | _decoding.null),
            manager_can_approve=_decoding.optional(members, "manager_can_approve", _decoding.boolean | _decoding.null),
            manager_can_edit_skills=_decoding.optional(
                members, "manager_can_edit_skills", _decoding.boolean | _decoding.null
            ),
            permission=_decoding.optional(
                members, "permission", _decoding.string_enum(AccountPermission) | _decoding.null
            ),
            should_show_alert_on_timesheet_submission=_decoding.optional(
                members, "should_show_alert_on_timesheet_submission", _decoding.boolean | _decoding.null
            ),
            updated_at=_decoding.optional(members, "updated_at", _decoding.date_time | _decoding.null),
            can_log_in=_decoding.optional(members, "can_log_in", _decoding.boolean | _decoding.null),
            non_participant=_decoding.optional(members, "non_participant", _decoding.boolean | _decoding.null),
            backup_approver_association_ids=_decoding.optional(
                members, "backup_approver_association_ids", _decoding.array(_decoding.string) | _decoding.null
            ),
            cost_rate_ids=_decoding.optional(
                members, "cost_rate_ids", _decoding.array(_decoding.string) | _decoding.null
            ),
            default_role_id=_decoding.optional(members, "default_role_id", _decoding.string | _decoding.null),
            effective_workweek_id=_decoding.optional(
                members, "effective_workweek_id", _decoding.string | _decoding.null
            ),
            future_billable_utilization_ids=_decoding.optional(
                members, "future_billable_utilization_ids", _decoding.array(_decoding.string) | _decoding.null
            ),
            managee_ids=_decoding.optional(members, "managee_ids", _decoding.array(_decoding.string) | _decoding.null),
            manager_id=_decoding.optional(members, "manager_id", _decoding.string | _decoding.null),
            possible_managee_ids=_decoding.optional(
                members, "possible_managee_ids", _decoding.array(_decoding.string) | _decoding.null
            ),
            possible_manager_ids=_decoding.optional(
                members, "possible_manager_ids", _decoding.array(_decoding.string) | _decoding.null
            ),
            skill_membership_ids=_decoding.optional(
                members, "skill_membership_ids", _decoding.array(_decoding.string) | _decoding.null
            ),
            user_id=_decoding.optional(members, "user_id", _decoding.string | _decoding.null),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
