# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""Account memberships: the operations as methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.resources import AsyncResource as _AsyncResource, Resource as _Resource
from .._runtime.types import UNSET
from ..operations import account_memberships as operations

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal

    from .._runtime.pages import AsyncPages, Pages
    from .._runtime.types import Unset
    from ..models import (
        AccountMembership,
        AccountMembershipEnvelope,
        AccountMembershipInclude,
        AccountMembershipOptionalField,
        AccountMembershipOrder,
        AccountPermission,
        ChangeRoleOption,
    )

__all__ = ["AsyncAccountMemberships", "AccountMemberships"]


class AccountMemberships(_Resource):
    """What a user is on an account, the permission above all."""

    def list(
        self,
        *,
        by_full_name: str | Unset = UNSET,
        by_user_id: int | Unset = UNSET,
        can_log_in: bool | Unset = UNSET,
        created_after: datetime.datetime | Unset = UNSET,
        created_before: datetime.datetime | Unset = UNSET,
        only_active: bool | Unset = UNSET,
        only_inactive: bool | Unset = UNSET,
        search: str | Unset = UNSET,
        updated_after: datetime.datetime | Unset = UNSET,
        updated_before: datetime.datetime | Unset = UNSET,
        with_skills: str | Unset = UNSET,
        with_user_ids: Sequence[int] | Unset = UNSET,
        include: Sequence[
            AccountMembershipInclude
            | Literal[
                "backup_approver_associations",
                "cost_rates",
                "default_role",
                "effective_workweek",
                "future_billable_utilizations",
                "managees",
                "manager",
                "possible_managees",
                "possible_managers",
                "skill_memberships",
                "user",
            ]
        ]
        | Unset = UNSET,
        optional_fields: Sequence[AccountMembershipOptionalField | Literal["can_log_in", "non_participant"]]
        | Unset = UNSET,
        order: AccountMembershipOrder
        | Literal[
            "bill_rate:asc",
            "bill_rate:desc",
            "cost_rate:asc",
            "cost_rate:desc",
            "created_at:asc",
            "created_at:desc",
            "full_name:asc",
            "full_name:desc",
            "permission:asc",
            "permission:desc",
            "role:asc",
            "role:desc",
            "updated_at:asc",
            "updated_at:desc",
        ]
        | Unset = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
    ) -> Pages[AccountMembership, AccountMembershipEnvelope]:
        """List the members of the account: `GET /account_memberships`.

        What users are on the account. Inactive members are left out unless they are asked for. See
        https://developer.kantata.com/kantata/specification/account-memberships

        Args:
            by_full_name: Members by their name.
            by_user_id: The membership of this user.
            can_log_in: Members who may (true) or may not (false) log in.
            created_after: Memberships created after this time, ISO 8601 with an offset.
            created_before: Memberships created before this time, ISO 8601 with an offset.
            only_active: Members who are not disabled.
            only_inactive: Members who are disabled, whom the list leaves out otherwise.
            search: Words to search for; best matches come first. Not together with `only`. When search is
                unavailable, a `system` error is returned.
            updated_after: Memberships changed after this time, ISO 8601 with an offset.
            updated_before: Memberships changed before this time, ISO 8601 with an offset.
            with_skills: Members by skills and levels, written as a JSON object.
            with_user_ids: Memberships of these users, by id.
            include: Associations to send along.
            optional_fields: Fields that come only when asked for.
            order: What the list is sorted by. Default: created_at:desc.
            page: Page to send. At least 1. Default: 1.
            per_page: Memberships on a page. From 1 to 200. Default: 20.
        """
        return self._pages(operations.list_account_memberships, locals())

    def get(
        self,
        id: int,
        *,
        include: Sequence[
            AccountMembershipInclude
            | Literal[
                "backup_approver_associations",
                "cost_rates",
                "default_role",
                "effective_workweek",
                "future_billable_utilizations",
                "managees",
                "manager",
                "possible_managees",
                "possible_managers",
                "skill_memberships",
                "user",
            ]
        ]
        | Unset = UNSET,
        optional_fields: Sequence[AccountMembershipOptionalField | Literal["can_log_in", "non_participant"]]
        | Unset = UNSET,
    ) -> AccountMembership:
        """Read the account membership of one user: `GET /account_memberships/{id}`.

        One membership, in the envelope of the list. That of an inactive member returns 404. See
        https://app.mavenlink.com/oas/specification

        Args:
            id: Id of the membership, not of the user. A number here, although responses write it as a string.
            include: Associations to send along.
            optional_fields: Fields that come only when asked for.
        """
        return self._one(operations.get_account_membership, locals())

    def update(
        self,
        id: int,
        *,
        include: Sequence[
            AccountMembershipInclude
            | Literal[
                "backup_approver_associations",
                "cost_rates",
                "default_role",
                "effective_workweek",
                "future_billable_utilizations",
                "managees",
                "manager",
                "possible_managees",
                "possible_managers",
                "skill_memberships",
                "user",
            ]
        ]
        | Unset = UNSET,
        optional_fields: Sequence[AccountMembershipOptionalField | Literal["can_log_in", "non_participant"]]
        | Unset = UNSET,
        permission: AccountPermission
        | Literal[
            "administrator",
            "reports_viewer",
            "reports_viewer_with_cost",
            "project_lead",
            "project_creator",
            "punch_clock",
            "external_collaborator",
            "collaborator",
        ]
        | Unset = UNSET,
        bill_rate_in_cents: int | Unset = UNSET,
        cost_rate_in_cents: int | Unset = UNSET,
        default_role_id: int | Unset = UNSET,
        billability_target: int | Unset = UNSET,
        manager_id: int | Unset = UNSET,
        default_read_only: bool | Unset = UNSET,
        manager_can_approve: bool | Unset = UNSET,
        manager_can_edit_skills: bool | Unset = UNSET,
        should_show_alert_on_timesheet_submission: bool | Unset = UNSET,
        enforce_workweek_minimum_on_timesheet_submission: bool | Unset = UNSET,
        enforce_workweek_maximum_on_timesheet_submission: bool | Unset = UNSET,
        change_role_option: ChangeRoleOption
        | Literal["update_with_new_role", "add_another_role", "keep_existing_role"]
        | Unset = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
    ) -> AccountMembership:
        """Change what a user is on the account: `PUT /account_memberships/{id}`.

        Changes what the body names and leaves the rest. `permission` is how a user gets into the Account
        Administrators group (`administrator`) and out of it, because access group memberships leave that group alone.
        See https://app.mavenlink.com/oas/specification

        Args:
            id: Id of the membership, not of the user. A number here, although responses write it as a string.
            include: Associations to send along.
            optional_fields: Fields that come only when asked for.
            permission: What a user may do on an account; `administrator` puts the user in the Account Administrators
                group.
            bill_rate_in_cents: Default billing rate, in cents; the currency is not stated.
            cost_rate_in_cents: Default cost rate, in cents; the currency is not stated.
            default_role_id: Id of the role on the account, a number here and a string in responses.
            billability_target: Target for billable work; the unit is not stated, a related resource counts in
                percent.
            manager_id: Id of the user who is the manager, a number here and a string in responses.
            default_read_only: Whether the user can only read in projects.
            manager_can_approve: Whether the manager approves time and expenses.
            manager_can_edit_skills: Whether the manager edits skills.
            should_show_alert_on_timesheet_submission: Whether timesheets show an alert.
            enforce_workweek_minimum_on_timesheet_submission: Whether timesheets need the hours of the workweek at
                least.
            enforce_workweek_maximum_on_timesheet_submission: Whether timesheets need the hours of the workweek at
                most.
            change_role_option: What becomes of the roles in projects with a new role; without a choice it is added.
            additional_properties: Members of the body that the spec does not name.
        """
        return self._one(operations.update_account_membership, locals())


class AsyncAccountMemberships(_AsyncResource):
    """What a user is on an account, the permission above all."""

    def list(
        self,
        *,
        by_full_name: str | Unset = UNSET,
        by_user_id: int | Unset = UNSET,
        can_log_in: bool | Unset = UNSET,
        created_after: datetime.datetime | Unset = UNSET,
        created_before: datetime.datetime | Unset = UNSET,
        only_active: bool | Unset = UNSET,
        only_inactive: bool | Unset = UNSET,
        search: str | Unset = UNSET,
        updated_after: datetime.datetime | Unset = UNSET,
        updated_before: datetime.datetime | Unset = UNSET,
        with_skills: str | Unset = UNSET,
        with_user_ids: Sequence[int] | Unset = UNSET,
        include: Sequence[
            AccountMembershipInclude
            | Literal[
                "backup_approver_associations",
                "cost_rates",
                "default_role",
                "effective_workweek",
                "future_billable_utilizations",
                "managees",
                "manager",
                "possible_managees",
                "possible_managers",
                "skill_memberships",
                "user",
            ]
        ]
        | Unset = UNSET,
        optional_fields: Sequence[AccountMembershipOptionalField | Literal["can_log_in", "non_participant"]]
        | Unset = UNSET,
        order: AccountMembershipOrder
        | Literal[
            "bill_rate:asc",
            "bill_rate:desc",
            "cost_rate:asc",
            "cost_rate:desc",
            "created_at:asc",
            "created_at:desc",
            "full_name:asc",
            "full_name:desc",
            "permission:asc",
            "permission:desc",
            "role:asc",
            "role:desc",
            "updated_at:asc",
            "updated_at:desc",
        ]
        | Unset = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
    ) -> AsyncPages[AccountMembership, AccountMembershipEnvelope]:
        """List the members of the account: `GET /account_memberships`.

        What users are on the account. Inactive members are left out unless they are asked for. See
        https://developer.kantata.com/kantata/specification/account-memberships

        Args:
            by_full_name: Members by their name.
            by_user_id: The membership of this user.
            can_log_in: Members who may (true) or may not (false) log in.
            created_after: Memberships created after this time, ISO 8601 with an offset.
            created_before: Memberships created before this time, ISO 8601 with an offset.
            only_active: Members who are not disabled.
            only_inactive: Members who are disabled, whom the list leaves out otherwise.
            search: Words to search for; best matches come first. Not together with `only`. When search is
                unavailable, a `system` error is returned.
            updated_after: Memberships changed after this time, ISO 8601 with an offset.
            updated_before: Memberships changed before this time, ISO 8601 with an offset.
            with_skills: Members by skills and levels, written as a JSON object.
            with_user_ids: Memberships of these users, by id.
            include: Associations to send along.
            optional_fields: Fields that come only when asked for.
            order: What the list is sorted by. Default: created_at:desc.
            page: Page to send. At least 1. Default: 1.
            per_page: Memberships on a page. From 1 to 200. Default: 20.
        """
        return self._pages(operations.list_account_memberships, locals())

    async def get(
        self,
        id: int,
        *,
        include: Sequence[
            AccountMembershipInclude
            | Literal[
                "backup_approver_associations",
                "cost_rates",
                "default_role",
                "effective_workweek",
                "future_billable_utilizations",
                "managees",
                "manager",
                "possible_managees",
                "possible_managers",
                "skill_memberships",
                "user",
            ]
        ]
        | Unset = UNSET,
        optional_fields: Sequence[AccountMembershipOptionalField | Literal["can_log_in", "non_participant"]]
        | Unset = UNSET,
    ) -> AccountMembership:
        """Read the account membership of one user: `GET /account_memberships/{id}`.

        One membership, in the envelope of the list. That of an inactive member returns 404. See
        https://app.mavenlink.com/oas/specification

        Args:
            id: Id of the membership, not of the user. A number here, although responses write it as a string.
            include: Associations to send along.
            optional_fields: Fields that come only when asked for.
        """
        return await self._one(operations.get_account_membership, locals())

    async def update(
        self,
        id: int,
        *,
        include: Sequence[
            AccountMembershipInclude
            | Literal[
                "backup_approver_associations",
                "cost_rates",
                "default_role",
                "effective_workweek",
                "future_billable_utilizations",
                "managees",
                "manager",
                "possible_managees",
                "possible_managers",
                "skill_memberships",
                "user",
            ]
        ]
        | Unset = UNSET,
        optional_fields: Sequence[AccountMembershipOptionalField | Literal["can_log_in", "non_participant"]]
        | Unset = UNSET,
        permission: AccountPermission
        | Literal[
            "administrator",
            "reports_viewer",
            "reports_viewer_with_cost",
            "project_lead",
            "project_creator",
            "punch_clock",
            "external_collaborator",
            "collaborator",
        ]
        | Unset = UNSET,
        bill_rate_in_cents: int | Unset = UNSET,
        cost_rate_in_cents: int | Unset = UNSET,
        default_role_id: int | Unset = UNSET,
        billability_target: int | Unset = UNSET,
        manager_id: int | Unset = UNSET,
        default_read_only: bool | Unset = UNSET,
        manager_can_approve: bool | Unset = UNSET,
        manager_can_edit_skills: bool | Unset = UNSET,
        should_show_alert_on_timesheet_submission: bool | Unset = UNSET,
        enforce_workweek_minimum_on_timesheet_submission: bool | Unset = UNSET,
        enforce_workweek_maximum_on_timesheet_submission: bool | Unset = UNSET,
        change_role_option: ChangeRoleOption
        | Literal["update_with_new_role", "add_another_role", "keep_existing_role"]
        | Unset = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
    ) -> AccountMembership:
        """Change what a user is on the account: `PUT /account_memberships/{id}`.

        Changes what the body names and leaves the rest. `permission` is how a user gets into the Account
        Administrators group (`administrator`) and out of it, because access group memberships leave that group alone.
        See https://app.mavenlink.com/oas/specification

        Args:
            id: Id of the membership, not of the user. A number here, although responses write it as a string.
            include: Associations to send along.
            optional_fields: Fields that come only when asked for.
            permission: What a user may do on an account; `administrator` puts the user in the Account Administrators
                group.
            bill_rate_in_cents: Default billing rate, in cents; the currency is not stated.
            cost_rate_in_cents: Default cost rate, in cents; the currency is not stated.
            default_role_id: Id of the role on the account, a number here and a string in responses.
            billability_target: Target for billable work; the unit is not stated, a related resource counts in
                percent.
            manager_id: Id of the user who is the manager, a number here and a string in responses.
            default_read_only: Whether the user can only read in projects.
            manager_can_approve: Whether the manager approves time and expenses.
            manager_can_edit_skills: Whether the manager edits skills.
            should_show_alert_on_timesheet_submission: Whether timesheets show an alert.
            enforce_workweek_minimum_on_timesheet_submission: Whether timesheets need the hours of the workweek at
                least.
            enforce_workweek_maximum_on_timesheet_submission: Whether timesheets need the hours of the workweek at
                most.
            change_role_option: What becomes of the roles in projects with a new role; without a choice it is added.
            additional_properties: Members of the body that the spec does not name.
        """
        return await self._one(operations.update_account_membership, locals())
