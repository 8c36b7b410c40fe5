# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""Users: the operations as methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.resources import AsyncResource as _AsyncResource, Resource as _Resource
from .._runtime.types import UNSET
from ..operations import users as operations

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence
    from typing import Literal

    from .._runtime.pages import AsyncPages, Pages
    from .._runtime.types import Unset
    from ..models import User, UserEnvelope, UserInclude, UserOptionalField, UserOrder

__all__ = ["AsyncUsers", "Users"]


class Users(_Resource):
    """People, to find an id by name or address. Nobody is created or deleted here."""

    def list(
        self,
        *,
        account_id: int | Unset = UNSET,
        account_role_ids: Sequence[int] | Unset = UNSET,
        all_contacts: bool | Unset = UNSET,
        assignable_to_resource: int | Unset = UNSET,
        belonging_to_orgs: str | Unset = UNSET,
        by_custom_choice_value: str | Unset = UNSET,
        by_custom_currency_value: str | Unset = UNSET,
        by_custom_date_value: str | Unset = UNSET,
        by_custom_number_value: str | Unset = UNSET,
        by_custom_text_value: str | Unset = UNSET,
        by_email_address: str | Unset = UNSET,
        by_email_addresses: Sequence[str] | Unset = UNSET,
        by_full_name: str | Unset = UNSET,
        by_full_name_or_account_role: str | Unset = UNSET,
        can_be_approver_in_workspace: int | Unset = UNSET,
        can_view_reports: bool | Unset = UNSET,
        clients_only: bool | Unset = UNSET,
        consultants_only: bool | Unset = UNSET,
        contacts_on_different_account: bool | Unset = UNSET,
        created_after: datetime.datetime | Unset = UNSET,
        created_before: datetime.datetime | Unset = UNSET,
        external_reference_external_message: str | Unset = UNSET,
        external_reference_external_status: str | Unset = UNSET,
        external_reference_service_model: str | Unset = UNSET,
        external_reference_service_model_ref: int | Unset = UNSET,
        external_reference_service_model_refs: Sequence[str] | Unset = UNSET,
        external_reference_service_name: str | Unset = UNSET,
        external_reference_status: str | Unset = UNSET,
        has_external_references: bool | Unset = UNSET,
        has_value_for_custom_field_ids: Sequence[int] | Unset = UNSET,
        is_project_lead: bool | Unset = UNSET,
        managers: bool | Unset = UNSET,
        matching: str | Unset = UNSET,
        not_assigned_to: int | Unset = UNSET,
        not_following: int | Unset = UNSET,
        not_on_calendars: Sequence[int] | Unset = UNSET,
        not_participant_in: int | Unset = UNSET,
        on_my_account: bool | Unset = UNSET,
        on_my_account_or_participant_in_workspace: int | Unset = UNSET,
        only_possible_managees: bool | Unset = UNSET,
        only_possible_managers: bool | Unset = UNSET,
        participant_in: int | Unset = UNSET,
        potential_followers_for_story: int | Unset = UNSET,
        provider_leads_on_account_projects: bool | Unset = UNSET,
        search: str | Unset = UNSET,
        show_disabled: bool | Unset = UNSET,
        show_users_in_insights_groups: bool | Unset = UNSET,
        updated_after: datetime.datetime | Unset = UNSET,
        updated_before: datetime.datetime | Unset = UNSET,
        with_created_estimates: bool | Unset = UNSET,
        with_organizations: bool | Unset = UNSET,
        with_skills: str | Unset = UNSET,
        with_users: Sequence[int] | Unset = UNSET,
        without_external_reference_service_name: str | Unset = UNSET,
        without_skills: Sequence[int] | Unset = UNSET,
        without_timesheet_submission: str | Unset = UNSET,
        without_users: Sequence[int] | Unset = UNSET,
        write_access_in: int | Unset = UNSET,
        include: Sequence[
            UserInclude
            | Literal[
                "account_membership",
                "custom_field_values",
                "external_references",
                "manager",
                "role",
                "skill_memberships",
                "skills",
                "work_samples",
            ]
        ]
        | Unset = UNSET,
        optional_fields: Sequence[
            UserOptionalField
            | Literal[
                "bio",
                "website",
                "city",
                "state",
                "country",
                "abbreviated_timezone",
                "last_site_activity",
                "classification",
            ]
        ]
        | Unset = UNSET,
        order: UserOrder | Literal["alphabetical:asc", "alphabetical:desc"] | Unset = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
    ) -> Pages[User, UserEnvelope]:
        """Find users: `GET /users`.

        Users whom the caller may see, which by default means those who share projects: for administrators everybody
        in a project of the account, and outsiders in a project with one of its members; for others everybody in their
        own projects. A member without a project is missing unless `on_my_account` is true, and disabled users are
        missing unless `show_disabled` is. See https://developer.kantata.com/kantata/specification/Users

        Args:
            account_id: Users of one account; not together with `on_my_account`.
            account_role_ids: Users with one of these roles on their account, by id.
            all_contacts: Everybody among the contacts of the caller.
            assignable_to_resource: Users fit to take over one resource of a project, by the id of the resource.
            belonging_to_orgs: Users of some geographies and departments, written `geo,geo;dept,dept` with ids.
            by_custom_choice_value: Users by the choices of a custom field, written `field:choice,choice` with ids;
                `blank` stands for no choice.
            by_custom_currency_value: Users by an amount in a custom field, written `field:amount:currency`.
            by_custom_date_value: Users by a span of days in a custom field, written `field:from:to`; either end may
                be missing.
            by_custom_number_value: Users by a number in a custom field, written `field:number`.
            by_custom_text_value: Users by a text in a custom field, written `field:text`; `field` alone asks for any
                text.
            by_email_address: The user with exactly this address.
            by_email_addresses: Users with exactly these addresses, 200 at most.
            by_full_name: Users by their name or a part of it.
            by_full_name_or_account_role: Users by a word that is in their name or their default role.
            can_be_approver_in_workspace: Providers who see the finances of one project, by the id of the project.
            can_view_reports: Users whose account permission is reports viewer or more.
            clients_only: Users who are the client in some project.
            consultants_only: Users who are the provider in some project.
            contacts_on_different_account: Contacts of the caller who belong to other accounts.
            created_after: Users created after this time, ISO 8601 with an offset.
            created_before: Users created before this time, ISO 8601 with an offset.
            external_reference_external_message: Users by the exact message on a reference to another system.
            external_reference_external_status: Users by the status that their counterpart has in another system.
            external_reference_service_model: Users by the type of their counterpart in another system.
            external_reference_service_model_ref: Users by the id of their counterpart in another system.
            external_reference_service_model_refs: Users by the ids of their counterparts in another system, 200 at
                most.
            external_reference_service_name: Users by the provider of the integration with another system.
            external_reference_status: Users by the status of the integration, which the page calls successful or
                fail.
            has_external_references: Users with (true) or without (false) a reference to another system.
            has_value_for_custom_field_ids: Users with something in these custom fields, by id.
            is_project_lead: Users whose account permission is project lead or more.
            managers: Managers only. Default: `False`.
            matching: A filter that no page explains.
            not_assigned_to: Users who do not have this task.
            not_following: Users who do not follow this task.
            not_on_calendars: Users on none of these holiday calendars, by id.
            not_participant_in: Users outside of this project.
            on_my_account: Everybody on the caller's account, also those without a project.
            on_my_account_or_participant_in_workspace: Everybody on the account and in this project besides.
            only_possible_managees: Users on the account who may be given a manager.
            only_possible_managers: Users on the account who may be made managers.
            participant_in: Users in this project.
            potential_followers_for_story: Users who may follow this task.
            provider_leads_on_account_projects: Users who lead projects of the caller's account on the provider's
                side.
            search: Words to search for; best matches come first. Not together with `only`. When search is
                unavailable, a `system` error is returned.
            show_disabled: Add users whose account membership is inactive, or whom Kantata has disabled. Default:
                `False`.
            show_users_in_insights_groups: Users who may open Insights.
            updated_after: Users changed after this time, ISO 8601 with an offset.
            updated_before: Users changed before this time, ISO 8601 with an offset.
            with_created_estimates: Users who have made an estimate. Default: `False`.
            with_organizations: Users with (true) or without (false) an organization.
            with_skills: Users by skills and levels, written as a JSON-like object with `operation` and/or.
            with_users: These users, by id.
            without_external_reference_service_name: Users without a reference to this service.
            without_skills: Users who lack these skills, by id.
            without_timesheet_submission: Users who have handed in no timesheet of a project for a while, written
                `workspace_id:start:end`.
            without_users: All but these users, by id.
            write_access_in: Users in this project who may do more than read.
            include: Associations to send along.
            optional_fields: Fields that come only when asked for.
            order: What the list is sorted by. Default: alphabetical:asc.
            page: Page to send. At least 1. Default: 1.
            per_page: Users on a page. From 1 to 200. Default: 20.
        """
        return self._pages(operations.list_users, locals())

    def get_current(
        self,
        *,
        include: Sequence[
            UserInclude
            | Literal[
                "account_membership",
                "custom_field_values",
                "external_references",
                "manager",
                "role",
                "skill_memberships",
                "skills",
                "work_samples",
            ]
        ]
        | Unset = UNSET,
        optional_fields: Sequence[
            UserOptionalField
            | Literal[
                "bio",
                "website",
                "city",
                "state",
                "country",
                "abbreviated_timezone",
                "last_site_activity",
                "classification",
            ]
        ]
        | Unset = UNSET,
    ) -> User:
        """Read the caller: `GET /users/me`.

        The owner of the token, in the envelope of the list. See
        https://developer.kantata.com/kantata/specification/Users

        Args:
            include: Associations to send along.
            optional_fields: Fields that come only when asked for.
        """
        return self._one(operations.get_current_user, locals())

    def get(
        self,
        id: int,
        *,
        include: Sequence[
            UserInclude
            | Literal[
                "account_membership",
                "custom_field_values",
                "external_references",
                "manager",
                "role",
                "skill_memberships",
                "skills",
                "work_samples",
            ]
        ]
        | Unset = UNSET,
        optional_fields: Sequence[
            UserOptionalField
            | Literal[
                "bio",
                "website",
                "city",
                "state",
                "country",
                "abbreviated_timezone",
                "last_site_activity",
                "classification",
            ]
        ]
        | Unset = UNSET,
    ) -> User:
        """Read one user: `GET /users/{id}`.

        One user, in the envelope of the list. Whom the list hides by default, this should hide as well. See
        https://developer.kantata.com/kantata/specification/Users

        Args:
            id: Id of the user, a number here although responses write it as a string.
            include: Associations to send along.
            optional_fields: Fields that come only when asked for.
        """
        return self._one(operations.get_user, locals())


class AsyncUsers(_AsyncResource):
    """People, to find an id by name or address. Nobody is created or deleted here."""

    def list(
        self,
        *,
        account_id: int | Unset = UNSET,
        account_role_ids: Sequence[int] | Unset = UNSET,
        all_contacts: bool | Unset = UNSET,
        assignable_to_resource: int | Unset = UNSET,
        belonging_to_orgs: str | Unset = UNSET,
        by_custom_choice_value: str | Unset = UNSET,
        by_custom_currency_value: str | Unset = UNSET,
        by_custom_date_value: str | Unset = UNSET,
        by_custom_number_value: str | Unset = UNSET,
        by_custom_text_value: str | Unset = UNSET,
        by_email_address: str | Unset = UNSET,
        by_email_addresses: Sequence[str] | Unset = UNSET,
        by_full_name: str | Unset = UNSET,
        by_full_name_or_account_role: str | Unset = UNSET,
        can_be_approver_in_workspace: int | Unset = UNSET,
        can_view_reports: bool | Unset = UNSET,
        clients_only: bool | Unset = UNSET,
        consultants_only: bool | Unset = UNSET,
        contacts_on_different_account: bool | Unset = UNSET,
        created_after: datetime.datetime | Unset = UNSET,
        created_before: datetime.datetime | Unset = UNSET,
        external_reference_external_message: str | Unset = UNSET,
        external_reference_external_status: str | Unset = UNSET,
        external_reference_service_model: str | Unset = UNSET,
        external_reference_service_model_ref: int | Unset = UNSET,
        external_reference_service_model_refs: Sequence[str] | Unset = UNSET,
        external_reference_service_name: str | Unset = UNSET,
        external_reference_status: str | Unset = UNSET,
        has_external_references: bool | Unset = UNSET,
        has_value_for_custom_field_ids: Sequence[int] | Unset = UNSET,
        is_project_lead: bool | Unset = UNSET,
        managers: bool | Unset = UNSET,
        matching: str | Unset = UNSET,
        not_assigned_to: int | Unset = UNSET,
        not_following: int | Unset = UNSET,
        not_on_calendars: Sequence[int] | Unset = UNSET,
        not_participant_in: int | Unset = UNSET,
        on_my_account: bool | Unset = UNSET,
        on_my_account_or_participant_in_workspace: int | Unset = UNSET,
        only_possible_managees: bool | Unset = UNSET,
        only_possible_managers: bool | Unset = UNSET,
        participant_in: int | Unset = UNSET,
        potential_followers_for_story: int | Unset = UNSET,
        provider_leads_on_account_projects: bool | Unset = UNSET,
        search: str | Unset = UNSET,
        show_disabled: bool | Unset = UNSET,
        show_users_in_insights_groups: bool | Unset = UNSET,
        updated_after: datetime.datetime | Unset = UNSET,
        updated_before: datetime.datetime | Unset = UNSET,
        with_created_estimates: bool | Unset = UNSET,
        with_organizations: bool | Unset = UNSET,
        with_skills: str | Unset = UNSET,
        with_users: Sequence[int] | Unset = UNSET,
        without_external_reference_service_name: str | Unset = UNSET,
        without_skills: Sequence[int] | Unset = UNSET,
        without_timesheet_submission: str | Unset = UNSET,
        without_users: Sequence[int] | Unset = UNSET,
        write_access_in: int | Unset = UNSET,
        include: Sequence[
            UserInclude
            | Literal[
                "account_membership",
                "custom_field_values",
                "external_references",
                "manager",
                "role",
                "skill_memberships",
                "skills",
                "work_samples",
            ]
        ]
        | Unset = UNSET,
        optional_fields: Sequence[
            UserOptionalField
            | Literal[
                "bio",
                "website",
                "city",
                "state",
                "country",
                "abbreviated_timezone",
                "last_site_activity",
                "classification",
            ]
        ]
        | Unset = UNSET,
        order: UserOrder | Literal["alphabetical:asc", "alphabetical:desc"] | Unset = UNSET,
        page: int | Unset = UNSET,
        per_page: int | Unset = UNSET,
    ) -> AsyncPages[User, UserEnvelope]:
        """Find users: `GET /users`.

        Users whom the caller may see, which by default means those who share projects: for administrators everybody
        in a project of the account, and outsiders in a project with one of its members; for others everybody in their
        own projects. A member without a project is missing unless `on_my_account` is true, and disabled users are
        missing unless `show_disabled` is. See https://developer.kantata.com/kantata/specification/Users

        Args:
            account_id: Users of one account; not together with `on_my_account`.
            account_role_ids: Users with one of these roles on their account, by id.
            all_contacts: Everybody among the contacts of the caller.
            assignable_to_resource: Users fit to take over one resource of a project, by the id of the resource.
            belonging_to_orgs: Users of some geographies and departments, written `geo,geo;dept,dept` with ids.
            by_custom_choice_value: Users by the choices of a custom field, written `field:choice,choice` with ids;
                `blank` stands for no choice.
            by_custom_currency_value: Users by an amount in a custom field, written `field:amount:currency`.
            by_custom_date_value: Users by a span of days in a custom field, written `field:from:to`; either end may
                be missing.
            by_custom_number_value: Users by a number in a custom field, written `field:number`.
            by_custom_text_value: Users by a text in a custom field, written `field:text`; `field` alone asks for any
                text.
            by_email_address: The user with exactly this address.
            by_email_addresses: Users with exactly these addresses, 200 at most.
            by_full_name: Users by their name or a part of it.
            by_full_name_or_account_role: Users by a word that is in their name or their default role.
            can_be_approver_in_workspace: Providers who see the finances of one project, by the id of the project.
            can_view_reports: Users whose account permission is reports viewer or more.
            clients_only: Users who are the client in some project.
            consultants_only: Users who are the provider in some project.
            contacts_on_different_account: Contacts of the caller who belong to other accounts.
            created_after: Users created after this time, ISO 8601 with an offset.
            created_before: Users created before this time, ISO 8601 with an offset.
            external_reference_external_message: Users by the exact message on a reference to another system.
            external_reference_external_status: Users by the status that their counterpart has in another system.
            external_reference_service_model: Users by the type of their counterpart in another system.
            external_reference_service_model_ref: Users by the id of their counterpart in another system.
            external_reference_service_model_refs: Users by the ids of their counterparts in another system, 200 at
                most.
            external_reference_service_name: Users by the provider of the integration with another system.
            external_reference_status: Users by the status of the integration, which the page calls successful or
                fail.
            has_external_references: Users with (true) or without (false) a reference to another system.
            has_value_for_custom_field_ids: Users with something in these custom fields, by id.
            is_project_lead: Users whose account permission is project lead or more.
            managers: Managers only. Default: `False`.
            matching: A filter that no page explains.
            not_assigned_to: Users who do not have this task.
            not_following: Users who do not follow this task.
            not_on_calendars: Users on none of these holiday calendars, by id.
            not_participant_in: Users outside of this project.
            on_my_account: Everybody on the caller's account, also those without a project.
            on_my_account_or_participant_in_workspace: Everybody on the account and in this project besides.
            only_possible_managees: Users on the account who may be given a manager.
            only_possible_managers: Users on the account who may be made managers.
            participant_in: Users in this project.
            potential_followers_for_story: Users who may follow this task.
            provider_leads_on_account_projects: Users who lead projects of the caller's account on the provider's
                side.
            search: Words to search for; best matches come first. Not together with `only`. When search is
                unavailable, a `system` error is returned.
            show_disabled: Add users whose account membership is inactive, or whom Kantata has disabled. Default:
                `False`.
            show_users_in_insights_groups: Users who may open Insights.
            updated_after: Users changed after this time, ISO 8601 with an offset.
            updated_before: Users changed before this time, ISO 8601 with an offset.
            with_created_estimates: Users who have made an estimate. Default: `False`.
            with_organizations: Users with (true) or without (false) an organization.
            with_skills: Users by skills and levels, written as a JSON-like object with `operation` and/or.
            with_users: These users, by id.
            without_external_reference_service_name: Users without a reference to this service.
            without_skills: Users who lack these skills, by id.
            without_timesheet_submission: Users who have handed in no timesheet of a project for a while, written
                `workspace_id:start:end`.
            without_users: All but these users, by id.
            write_access_in: Users in this project who may do more than read.
            include: Associations to send along.
            optional_fields: Fields that come only when asked for.
            order: What the list is sorted by. Default: alphabetical:asc.
            page: Page to send. At least 1. Default: 1.
            per_page: Users on a page. From 1 to 200. Default: 20.
        """
        return self._pages(operations.list_users, locals())

    async def get_current(
        self,
        *,
        include: Sequence[
            UserInclude
            | Literal[
                "account_membership",
                "custom_field_values",
                "external_references",
                "manager",
                "role",
                "skill_memberships",
                "skills",
                "work_samples",
            ]
        ]
        | Unset = UNSET,
        optional_fields: Sequence[
            UserOptionalField
            | Literal[
                "bio",
                "website",
                "city",
                "state",
                "country",
                "abbreviated_timezone",
                "last_site_activity",
                "classification",
            ]
        ]
        | Unset = UNSET,
    ) -> User:
        """Read the caller: `GET /users/me`.

        The owner of the token, in the envelope of the list. See
        https://developer.kantata.com/kantata/specification/Users

        Args:
            include: Associations to send along.
            optional_fields: Fields that come only when asked for.
        """
        return await self._one(operations.get_current_user, locals())

    async def get(
        self,
        id: int,
        *,
        include: Sequence[
            UserInclude
            | Literal[
                "account_membership",
                "custom_field_values",
                "external_references",
                "manager",
                "role",
                "skill_memberships",
                "skills",
                "work_samples",
            ]
        ]
        | Unset = UNSET,
        optional_fields: Sequence[
            UserOptionalField
            | Literal[
                "bio",
                "website",
                "city",
                "state",
                "country",
                "abbreviated_timezone",
                "last_site_activity",
                "classification",
            ]
        ]
        | Unset = UNSET,
    ) -> User:
        """Read one user: `GET /users/{id}`.

        One user, in the envelope of the list. Whom the list hides by default, this should hide as well. See
        https://developer.kantata.com/kantata/specification/Users

        Args:
            id: Id of the user, a number here although responses write it as a string.
            include: Associations to send along.
            optional_fields: Fields that come only when asked for.
        """
        return await self._one(operations.get_user, locals())
