# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, array, boolean, date_time, integer, null, string, string_enum
from .._runtime.envelopes import included as _find, included_all as _find_all
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset
from . import AccountPermission

if TYPE_CHECKING:
    from . import IncludedObject, User


@_define
class AccountMembership(_Model):
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
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)
    _envelope: Any = _field(default=None, init=False, repr=False, eq=False)
    _included: ClassVar[dict[str, tuple[str, str, str]]] = {
        "backup_approver_associations": (
            "backup_approver_association_ids",
            "backup_approver_associations",
            "include=backup_approver_associations",
        ),
        "cost_rates": ("cost_rate_ids", "cost_rates", "include=cost_rates"),
        "default_role": ("default_role_id", "roles", "include=default_role"),
        "effective_workweek": ("effective_workweek_id", "workweeks", "include=effective_workweek"),
        "future_billable_utilizations": (
            "future_billable_utilization_ids",
            "billable_utilizations",
            "include=future_billable_utilizations",
        ),
        "managees": ("managee_ids", "users", "include=managees"),
        "manager": ("manager_id", "users", "include=manager"),
        "possible_managees": ("possible_managee_ids", "users", "include=possible_managees"),
        "possible_managers": ("possible_manager_ids", "users", "include=possible_managers"),
        "skill_memberships": ("skill_membership_ids", "skill_memberships", "include=skill_memberships"),
        "user": ("user_id", "users", "include=user"),
    }

    @classmethod
    def _members(cls) -> _Members:
        return _Members(
            optional("id", string),
            optional("bill_rate_in_cents", integer | null),
            optional("billability_target", integer | null),
            optional("can_create_workspace", boolean | null),
            optional("can_view_reports", boolean | null),
            optional("collaborator_only_license", boolean | null),
            optional("cost_rate_in_cents", integer | null),
            optional("created_at", date_time | null),
            optional("default_read_only", boolean | null),
            optional("disabled_at", date_time | null),
            optional("is_administrator", boolean | null),
            optional("is_backup_approver", boolean | null),
            optional("is_owner", boolean | null),
            optional("is_project_lead", boolean | null),
            optional("is_punch_clock_user", boolean | null),
            optional("manager_can_approve", boolean | null),
            optional("manager_can_edit_skills", boolean | null),
            optional("permission", string_enum(AccountPermission) | null),
            optional("should_show_alert_on_timesheet_submission", boolean | null),
            optional("updated_at", date_time | null),
            optional("can_log_in", boolean | null),
            optional("non_participant", boolean | null),
            optional("backup_approver_association_ids", array(string) | null),
            optional("cost_rate_ids", array(string) | null),
            optional("default_role_id", string | null),
            optional("effective_workweek_id", string | null),
            optional("future_billable_utilization_ids", array(string) | null),
            optional("managee_ids", array(string) | null),
            optional("manager_id", string | null),
            optional("possible_managee_ids", array(string) | null),
            optional("possible_manager_ids", array(string) | null),
            optional("skill_membership_ids", array(string) | null),
            optional("user_id", string | null),
            rest=anything,
        )

    @property
    def backup_approver_associations(self) -> list[IncludedObject]:
        """What `backup_approver_association_ids` refers to, with `include=backup_approver_associations`; else `errors.NotIncluded`."""
        from . import IncludedObject

        return _find_all(self, "backup_approver_associations", IncludedObject)

    @property
    def cost_rates(self) -> list[IncludedObject]:
        """What `cost_rate_ids` refers to, with `include=cost_rates`; else `errors.NotIncluded`."""
        from . import IncludedObject

        return _find_all(self, "cost_rates", IncludedObject)

    @property
    def default_role(self) -> IncludedObject:
        """What `default_role_id` refers to, with `include=default_role`; else `errors.NotIncluded`."""
        from . import IncludedObject

        return _find(self, "default_role", IncludedObject)

    @property
    def effective_workweek(self) -> IncludedObject:
        """What `effective_workweek_id` refers to, with `include=effective_workweek`; else `errors.NotIncluded`."""
        from . import IncludedObject

        return _find(self, "effective_workweek", IncludedObject)

    @property
    def future_billable_utilizations(self) -> list[IncludedObject]:
        """What `future_billable_utilization_ids` refers to, with `include=future_billable_utilizations`; else `errors.NotIncluded`."""
        from . import IncludedObject

        return _find_all(self, "future_billable_utilizations", IncludedObject)

    @property
    def managees(self) -> list[User]:
        """What `managee_ids` refers to, with `include=managees`; else `errors.NotIncluded`."""
        from . import User

        return _find_all(self, "managees", User)

    @property
    def manager(self) -> User:
        """What `manager_id` refers to, with `include=manager`; else `errors.NotIncluded`."""
        from . import User

        return _find(self, "manager", User)

    @property
    def possible_managees(self) -> list[User]:
        """What `possible_managee_ids` refers to, with `include=possible_managees`; else `errors.NotIncluded`."""
        from . import User

        return _find_all(self, "possible_managees", User)

    @property
    def possible_managers(self) -> list[User]:
        """What `possible_manager_ids` refers to, with `include=possible_managers`; else `errors.NotIncluded`."""
        from . import User

        return _find_all(self, "possible_managers", User)

    @property
    def skill_memberships(self) -> list[IncludedObject]:
        """What `skill_membership_ids` refers to, with `include=skill_memberships`; else `errors.NotIncluded`."""
        from . import IncludedObject

        return _find_all(self, "skill_memberships", IncludedObject)

    @property
    def user(self) -> User:
        """What `user_id` refers to, with `include=user`; else `errors.NotIncluded`."""
        from . import User

        return _find(self, "user", User)
