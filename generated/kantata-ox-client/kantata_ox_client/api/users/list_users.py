# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""Find users: `GET /users`."""

import datetime
from collections.abc import AsyncGenerator, Generator

from ..._runtime import decoding as _decoding
from ..._runtime import encoding as _encoding
from ..._runtime import paging as _paging
from ..._runtime import responses as _responses
from ...client import AuthenticatedClient, Call
from ...models.error_list import ErrorList
from ...models.user import User
from ...models.user_envelope import UserEnvelope
from ...models.user_include import UserInclude
from ...models.user_optional_field import UserOptionalField
from ...models.user_order import UserOrder
from ...types import UNSET, Response, Unset

_RESPONSES = _responses.Responses[UserEnvelope, ErrorList](
    successes={
        "200": _responses.json_body(_decoding.model(UserEnvelope)),
    },
    errors={
        "400": _responses.json_body(_decoding.model(ErrorList)),
        "401": _responses.json_body(_decoding.model(ErrorList)),
        "403": _responses.json_body(_decoding.model(ErrorList)),
        "404": _responses.json_body(_decoding.model(ErrorList)),
        "422": _responses.json_body(_decoding.model(ErrorList)),
        "429": _responses.json_body(_decoding.model(ErrorList)),
        "503": _responses.json_body(_decoding.model(ErrorList)),
        "default": _responses.json_body(_decoding.model(ErrorList)),
    },
)


def _call(
    *,
    account_id: int | Unset = UNSET,
    account_role_ids: list[int] | Unset = UNSET,
    all_contacts: bool | Unset = UNSET,
    assignable_to_resource: int | Unset = UNSET,
    belonging_to_orgs: str | Unset = UNSET,
    by_custom_choice_value: str | Unset = UNSET,
    by_custom_currency_value: str | Unset = UNSET,
    by_custom_date_value: str | Unset = UNSET,
    by_custom_number_value: str | Unset = UNSET,
    by_custom_text_value: str | Unset = UNSET,
    by_email_address: str | Unset = UNSET,
    by_email_addresses: list[str] | Unset = UNSET,
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
    external_reference_service_model_refs: list[str] | Unset = UNSET,
    external_reference_service_name: str | Unset = UNSET,
    external_reference_status: str | Unset = UNSET,
    has_external_references: bool | Unset = UNSET,
    has_value_for_custom_field_ids: list[int] | Unset = UNSET,
    is_project_lead: bool | Unset = UNSET,
    managers: bool | Unset = UNSET,
    matching: str | Unset = UNSET,
    not_assigned_to: int | Unset = UNSET,
    not_following: int | Unset = UNSET,
    not_on_calendars: list[int] | Unset = UNSET,
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
    with_users: list[int] | Unset = UNSET,
    without_external_reference_service_name: str | Unset = UNSET,
    without_skills: list[int] | Unset = UNSET,
    without_timesheet_submission: str | Unset = UNSET,
    without_users: list[int] | Unset = UNSET,
    write_access_in: int | Unset = UNSET,
    include: list[UserInclude] | Unset = UNSET,
    optional_fields: list[UserOptionalField] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: UserOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Call:
    return Call(
        method="GET",
        target=_encoding.target(
            "/users",
            _encoding.query("account_id", account_id, _decoding.integer, style="form", explode=True),
            _encoding.query(
                "account_role_ids", account_role_ids, _decoding.array(_decoding.integer), style="form", explode=False
            ),
            _encoding.query("all_contacts", all_contacts, _decoding.boolean, style="form", explode=True),
            _encoding.query(
                "assignable_to_resource", assignable_to_resource, _decoding.integer, style="form", explode=True
            ),
            _encoding.query("belonging_to_orgs", belonging_to_orgs, _decoding.string, style="form", explode=True),
            _encoding.query(
                "by_custom_choice_value", by_custom_choice_value, _decoding.string, style="form", explode=True
            ),
            _encoding.query(
                "by_custom_currency_value", by_custom_currency_value, _decoding.string, style="form", explode=True
            ),
            _encoding.query("by_custom_date_value", by_custom_date_value, _decoding.string, style="form", explode=True),
            _encoding.query(
                "by_custom_number_value", by_custom_number_value, _decoding.string, style="form", explode=True
            ),
            _encoding.query("by_custom_text_value", by_custom_text_value, _decoding.string, style="form", explode=True),
            _encoding.query("by_email_address", by_email_address, _decoding.string, style="form", explode=True),
            _encoding.query(
                "by_email_addresses", by_email_addresses, _decoding.array(_decoding.string), style="form", explode=False
            ),
            _encoding.query("by_full_name", by_full_name, _decoding.string, style="form", explode=True),
            _encoding.query(
                "by_full_name_or_account_role",
                by_full_name_or_account_role,
                _decoding.string,
                style="form",
                explode=True,
            ),
            _encoding.query(
                "can_be_approver_in_workspace",
                can_be_approver_in_workspace,
                _decoding.integer,
                style="form",
                explode=True,
            ),
            _encoding.query("can_view_reports", can_view_reports, _decoding.boolean, style="form", explode=True),
            _encoding.query("clients_only", clients_only, _decoding.boolean, style="form", explode=True),
            _encoding.query("consultants_only", consultants_only, _decoding.boolean, style="form", explode=True),
            _encoding.query(
                "contacts_on_different_account",
                contacts_on_different_account,
                _decoding.boolean,
                style="form",
                explode=True,
            ),
            _encoding.query("created_after", created_after, _decoding.date_time, style="form", explode=True),
            _encoding.query("created_before", created_before, _decoding.date_time, style="form", explode=True),
            _encoding.query(
                "external_reference_external_message",
                external_reference_external_message,
                _decoding.string,
                style="form",
                explode=True,
            ),
            _encoding.query(
                "external_reference_external_status",
                external_reference_external_status,
                _decoding.string,
                style="form",
                explode=True,
            ),
            _encoding.query(
                "external_reference_service_model",
                external_reference_service_model,
                _decoding.string,
                style="form",
                explode=True,
            ),
            _encoding.query(
                "external_reference_service_model_ref",
                external_reference_service_model_ref,
                _decoding.integer,
                style="form",
                explode=True,
            ),
            _encoding.query(
                "external_reference_service_model_refs",
                external_reference_service_model_refs,
                _decoding.array(_decoding.string),
                style="form",
                explode=False,
            ),
            _encoding.query(
                "external_reference_service_name",
                external_reference_service_name,
                _decoding.string,
                style="form",
                explode=True,
            ),
            _encoding.query(
                "external_reference_status", external_reference_status, _decoding.string, style="form", explode=True
            ),
            _encoding.query(
                "has_external_references", has_external_references, _decoding.boolean, style="form", explode=True
            ),
            _encoding.query(
                "has_value_for_custom_field_ids",
                has_value_for_custom_field_ids,
                _decoding.array(_decoding.integer),
                style="form",
                explode=False,
            ),
            _encoding.query("is_project_lead", is_project_lead, _decoding.boolean, style="form", explode=True),
            _encoding.query("managers", managers, _decoding.boolean, style="form", explode=True),
            _encoding.query("matching", matching, _decoding.string, style="form", explode=True),
            _encoding.query("not_assigned_to", not_assigned_to, _decoding.integer, style="form", explode=True),
            _encoding.query("not_following", not_following, _decoding.integer, style="form", explode=True),
            _encoding.query(
                "not_on_calendars", not_on_calendars, _decoding.array(_decoding.integer), style="form", explode=False
            ),
            _encoding.query("not_participant_in", not_participant_in, _decoding.integer, style="form", explode=True),
            _encoding.query("on_my_account", on_my_account, _decoding.boolean, style="form", explode=True),
            _encoding.query(
                "on_my_account_or_participant_in_workspace",
                on_my_account_or_participant_in_workspace,
                _decoding.integer,
                style="form",
                explode=True,
            ),
            _encoding.query(
                "only_possible_managees", only_possible_managees, _decoding.boolean, style="form", explode=True
            ),
            _encoding.query(
                "only_possible_managers", only_possible_managers, _decoding.boolean, style="form", explode=True
            ),
            _encoding.query("participant_in", participant_in, _decoding.integer, style="form", explode=True),
            _encoding.query(
                "potential_followers_for_story",
                potential_followers_for_story,
                _decoding.integer,
                style="form",
                explode=True,
            ),
            _encoding.query(
                "provider_leads_on_account_projects",
                provider_leads_on_account_projects,
                _decoding.boolean,
                style="form",
                explode=True,
            ),
            _encoding.query("search", search, _decoding.string, style="form", explode=True),
            _encoding.query("show_disabled", show_disabled, _decoding.boolean, style="form", explode=True),
            _encoding.query(
                "show_users_in_insights_groups",
                show_users_in_insights_groups,
                _decoding.boolean,
                style="form",
                explode=True,
            ),
            _encoding.query("updated_after", updated_after, _decoding.date_time, style="form", explode=True),
            _encoding.query("updated_before", updated_before, _decoding.date_time, style="form", explode=True),
            _encoding.query(
                "with_created_estimates", with_created_estimates, _decoding.boolean, style="form", explode=True
            ),
            _encoding.query("with_organizations", with_organizations, _decoding.boolean, style="form", explode=True),
            _encoding.query("with_skills", with_skills, _decoding.string, style="form", explode=True),
            _encoding.query("with_users", with_users, _decoding.array(_decoding.integer), style="form", explode=False),
            _encoding.query(
                "without_external_reference_service_name",
                without_external_reference_service_name,
                _decoding.string,
                style="form",
                explode=True,
            ),
            _encoding.query(
                "without_skills", without_skills, _decoding.array(_decoding.integer), style="form", explode=False
            ),
            _encoding.query(
                "without_timesheet_submission",
                without_timesheet_submission,
                _decoding.string,
                style="form",
                explode=True,
            ),
            _encoding.query(
                "without_users", without_users, _decoding.array(_decoding.integer), style="form", explode=False
            ),
            _encoding.query("write_access_in", write_access_in, _decoding.integer, style="form", explode=True),
            _encoding.query(
                "include", include, _decoding.array(_decoding.string_enum(UserInclude)), style="form", explode=False
            ),
            _encoding.query(
                "optional_fields",
                optional_fields,
                _decoding.array(_decoding.string_enum(UserOptionalField)),
                style="form",
                explode=False,
            ),
            _encoding.query("only", only, _decoding.array(_decoding.integer), style="form", explode=False),
            _encoding.query("order", order, _decoding.string_enum(UserOrder), style="form", explode=True),
            _encoding.query("page", page, _decoding.integer, style="form", explode=True),
            _encoding.query("per_page", per_page, _decoding.integer, style="form", explode=True),
        ),
        headers={"Accept": "application/json"},
        cookies=[],
        content=None,
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    account_id: int | Unset = UNSET,
    account_role_ids: list[int] | Unset = UNSET,
    all_contacts: bool | Unset = UNSET,
    assignable_to_resource: int | Unset = UNSET,
    belonging_to_orgs: str | Unset = UNSET,
    by_custom_choice_value: str | Unset = UNSET,
    by_custom_currency_value: str | Unset = UNSET,
    by_custom_date_value: str | Unset = UNSET,
    by_custom_number_value: str | Unset = UNSET,
    by_custom_text_value: str | Unset = UNSET,
    by_email_address: str | Unset = UNSET,
    by_email_addresses: list[str] | Unset = UNSET,
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
    external_reference_service_model_refs: list[str] | Unset = UNSET,
    external_reference_service_name: str | Unset = UNSET,
    external_reference_status: str | Unset = UNSET,
    has_external_references: bool | Unset = UNSET,
    has_value_for_custom_field_ids: list[int] | Unset = UNSET,
    is_project_lead: bool | Unset = UNSET,
    managers: bool | Unset = UNSET,
    matching: str | Unset = UNSET,
    not_assigned_to: int | Unset = UNSET,
    not_following: int | Unset = UNSET,
    not_on_calendars: list[int] | Unset = UNSET,
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
    with_users: list[int] | Unset = UNSET,
    without_external_reference_service_name: str | Unset = UNSET,
    without_skills: list[int] | Unset = UNSET,
    without_timesheet_submission: str | Unset = UNSET,
    without_users: list[int] | Unset = UNSET,
    write_access_in: int | Unset = UNSET,
    include: list[UserInclude] | Unset = UNSET,
    optional_fields: list[UserOptionalField] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: UserOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Response[ErrorList | UserEnvelope]:
    """
    Find users

    Users whom the caller may see, which by default means those who share projects: for administrators everybody in
    a project of the account, and outsiders in a project with one of its members; for others everybody in their own
    projects. A member without a project is missing unless `on_my_account` is true, and disabled users are missing
    unless `show_disabled` is.

    Args:
        account_id: Users of one account; not together with `on_my_account`.
        account_role_ids: Users with one of these roles on their account, comma-separated ids. Ids, with commas
            between them; numbers here, although answers write ids as strings.
        all_contacts: Everybody among the contacts of the caller.
        assignable_to_resource: Users fit to take over one resource of a project, by the id of the resource.
        belonging_to_orgs: Users of some geographies and departments, written `geo,geo;dept,dept` with ids.
        by_custom_choice_value: Users by the choices of a custom field, written `field:choice,choice` with ids;
            `blank` stands for no choice.
        by_custom_currency_value: Users by an amount in a custom field, written `field:amount:currency`.
        by_custom_date_value: Users by a span of days in a custom field, written `field:from:to`; either end may be
            missing.
        by_custom_number_value: Users by a number in a custom field, written `field:number`.
        by_custom_text_value: Users by a text in a custom field, written `field:text`; `field` alone asks for any
            text.
        by_email_address: The user with exactly this address.
        by_email_addresses: Users with exactly these addresses, comma-separated, 200 at most.
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
        external_reference_service_model_refs: Users by the ids of their counterparts in another system, comma-
            separated, 200 at most.
        external_reference_service_name: Users by the provider of the integration with another system.
        external_reference_status: Users by the status of the integration, which the page calls successful or fail.
        has_external_references: Users with (true) or without (false) a reference to another system.
        has_value_for_custom_field_ids: Users with something in these custom fields, comma-separated ids. Ids, with
            commas between them; numbers here, although answers write ids as strings.
        is_project_lead: Users whose account permission is project lead or more.
        managers: Managers only. Default: false.
        matching: A filter that no page explains.
        not_assigned_to: Users who do not have this task.
        not_following: Users who do not follow this task.
        not_on_calendars: Users on none of these holiday calendars, comma-separated ids. Ids, with commas between
            them; numbers here, although answers write ids as strings.
        not_participant_in: Users outside of this project.
        on_my_account: Everybody on the caller's account, also those without a project.
        on_my_account_or_participant_in_workspace: Everybody on the account and in this project besides.
        only_possible_managees: Users on the account who may be given a manager.
        only_possible_managers: Users on the account who may be made managers.
        participant_in: Users in this project.
        potential_followers_for_story: Users who may follow this task.
        provider_leads_on_account_projects: Users who lead projects of the caller's account on the provider's side.
        search: Words to search for; best matches come first. Not together with `only`. When search is out of order,
            a `system` error comes back.
        show_disabled: Add users whose account membership is inactive, or whom Kantata has disabled. Default: false.
        show_users_in_insights_groups: Users who may open Insights.
        updated_after: Users changed after this time, ISO 8601 with an offset.
        updated_before: Users changed before this time, ISO 8601 with an offset.
        with_created_estimates: Users who have made an estimate. Default: false.
        with_organizations: Users with (true) or without (false) an organization.
        with_skills: Users by skills and levels, written as a JSON-like object with `operation` and/or.
        with_users: These users, comma-separated ids. Ids, with commas between them; numbers here, although answers
            write ids as strings.
        without_external_reference_service_name: Users without a reference to this service.
        without_skills: Users who lack these skills, comma-separated ids. Ids, with commas between them; numbers
            here, although answers write ids as strings.
        without_timesheet_submission: Users who have handed in no timesheet of a project for a while, written
            `workspace_id:start:end`.
        without_users: All but these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        write_access_in: Users in this project who may do more than read.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.
        only: These users by id, comma-separated; unknown ids are left out, default filters still apply, and pages
            do not. Ids, with commas between them; numbers here, although answers write ids as strings.
        order: What the list is sorted by. By name, upwards or downwards. The service takes the default for what it
            does not know. Default: "alphabetical:asc".
        page: Page to send. Counted from 1. Default: 1.
        per_page: Users on a page. Objects per page, 20 unless said otherwise. The service cuts what is above 200
            and takes 20 for what is below 1, without a word. Default: 20.

    Returns:
        Whatever the server answered, errors too; `parsed` is what the spec documents for the status.

    Raises:
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _RESPONSES.detailed(
        AuthenticatedClient.checked(client).send(
            _call(
                account_id=account_id,
                account_role_ids=account_role_ids,
                all_contacts=all_contacts,
                assignable_to_resource=assignable_to_resource,
                belonging_to_orgs=belonging_to_orgs,
                by_custom_choice_value=by_custom_choice_value,
                by_custom_currency_value=by_custom_currency_value,
                by_custom_date_value=by_custom_date_value,
                by_custom_number_value=by_custom_number_value,
                by_custom_text_value=by_custom_text_value,
                by_email_address=by_email_address,
                by_email_addresses=by_email_addresses,
                by_full_name=by_full_name,
                by_full_name_or_account_role=by_full_name_or_account_role,
                can_be_approver_in_workspace=can_be_approver_in_workspace,
                can_view_reports=can_view_reports,
                clients_only=clients_only,
                consultants_only=consultants_only,
                contacts_on_different_account=contacts_on_different_account,
                created_after=created_after,
                created_before=created_before,
                external_reference_external_message=external_reference_external_message,
                external_reference_external_status=external_reference_external_status,
                external_reference_service_model=external_reference_service_model,
                external_reference_service_model_ref=external_reference_service_model_ref,
                external_reference_service_model_refs=external_reference_service_model_refs,
                external_reference_service_name=external_reference_service_name,
                external_reference_status=external_reference_status,
                has_external_references=has_external_references,
                has_value_for_custom_field_ids=has_value_for_custom_field_ids,
                is_project_lead=is_project_lead,
                managers=managers,
                matching=matching,
                not_assigned_to=not_assigned_to,
                not_following=not_following,
                not_on_calendars=not_on_calendars,
                not_participant_in=not_participant_in,
                on_my_account=on_my_account,
                on_my_account_or_participant_in_workspace=on_my_account_or_participant_in_workspace,
                only_possible_managees=only_possible_managees,
                only_possible_managers=only_possible_managers,
                participant_in=participant_in,
                potential_followers_for_story=potential_followers_for_story,
                provider_leads_on_account_projects=provider_leads_on_account_projects,
                search=search,
                show_disabled=show_disabled,
                show_users_in_insights_groups=show_users_in_insights_groups,
                updated_after=updated_after,
                updated_before=updated_before,
                with_created_estimates=with_created_estimates,
                with_organizations=with_organizations,
                with_skills=with_skills,
                with_users=with_users,
                without_external_reference_service_name=without_external_reference_service_name,
                without_skills=without_skills,
                without_timesheet_submission=without_timesheet_submission,
                without_users=without_users,
                write_access_in=write_access_in,
                include=include,
                optional_fields=optional_fields,
                only=only,
                order=order,
                page=page,
                per_page=per_page,
            )
        )
    )


def sync(
    *,
    client: AuthenticatedClient,
    account_id: int | Unset = UNSET,
    account_role_ids: list[int] | Unset = UNSET,
    all_contacts: bool | Unset = UNSET,
    assignable_to_resource: int | Unset = UNSET,
    belonging_to_orgs: str | Unset = UNSET,
    by_custom_choice_value: str | Unset = UNSET,
    by_custom_currency_value: str | Unset = UNSET,
    by_custom_date_value: str | Unset = UNSET,
    by_custom_number_value: str | Unset = UNSET,
    by_custom_text_value: str | Unset = UNSET,
    by_email_address: str | Unset = UNSET,
    by_email_addresses: list[str] | Unset = UNSET,
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
    external_reference_service_model_refs: list[str] | Unset = UNSET,
    external_reference_service_name: str | Unset = UNSET,
    external_reference_status: str | Unset = UNSET,
    has_external_references: bool | Unset = UNSET,
    has_value_for_custom_field_ids: list[int] | Unset = UNSET,
    is_project_lead: bool | Unset = UNSET,
    managers: bool | Unset = UNSET,
    matching: str | Unset = UNSET,
    not_assigned_to: int | Unset = UNSET,
    not_following: int | Unset = UNSET,
    not_on_calendars: list[int] | Unset = UNSET,
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
    with_users: list[int] | Unset = UNSET,
    without_external_reference_service_name: str | Unset = UNSET,
    without_skills: list[int] | Unset = UNSET,
    without_timesheet_submission: str | Unset = UNSET,
    without_users: list[int] | Unset = UNSET,
    write_access_in: int | Unset = UNSET,
    include: list[UserInclude] | Unset = UNSET,
    optional_fields: list[UserOptionalField] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: UserOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> UserEnvelope:
    """
    Find users

    Users whom the caller may see, which by default means those who share projects: for administrators everybody in
    a project of the account, and outsiders in a project with one of its members; for others everybody in their own
    projects. A member without a project is missing unless `on_my_account` is true, and disabled users are missing
    unless `show_disabled` is.

    Args:
        account_id: Users of one account; not together with `on_my_account`.
        account_role_ids: Users with one of these roles on their account, comma-separated ids. Ids, with commas
            between them; numbers here, although answers write ids as strings.
        all_contacts: Everybody among the contacts of the caller.
        assignable_to_resource: Users fit to take over one resource of a project, by the id of the resource.
        belonging_to_orgs: Users of some geographies and departments, written `geo,geo;dept,dept` with ids.
        by_custom_choice_value: Users by the choices of a custom field, written `field:choice,choice` with ids;
            `blank` stands for no choice.
        by_custom_currency_value: Users by an amount in a custom field, written `field:amount:currency`.
        by_custom_date_value: Users by a span of days in a custom field, written `field:from:to`; either end may be
            missing.
        by_custom_number_value: Users by a number in a custom field, written `field:number`.
        by_custom_text_value: Users by a text in a custom field, written `field:text`; `field` alone asks for any
            text.
        by_email_address: The user with exactly this address.
        by_email_addresses: Users with exactly these addresses, comma-separated, 200 at most.
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
        external_reference_service_model_refs: Users by the ids of their counterparts in another system, comma-
            separated, 200 at most.
        external_reference_service_name: Users by the provider of the integration with another system.
        external_reference_status: Users by the status of the integration, which the page calls successful or fail.
        has_external_references: Users with (true) or without (false) a reference to another system.
        has_value_for_custom_field_ids: Users with something in these custom fields, comma-separated ids. Ids, with
            commas between them; numbers here, although answers write ids as strings.
        is_project_lead: Users whose account permission is project lead or more.
        managers: Managers only. Default: false.
        matching: A filter that no page explains.
        not_assigned_to: Users who do not have this task.
        not_following: Users who do not follow this task.
        not_on_calendars: Users on none of these holiday calendars, comma-separated ids. Ids, with commas between
            them; numbers here, although answers write ids as strings.
        not_participant_in: Users outside of this project.
        on_my_account: Everybody on the caller's account, also those without a project.
        on_my_account_or_participant_in_workspace: Everybody on the account and in this project besides.
        only_possible_managees: Users on the account who may be given a manager.
        only_possible_managers: Users on the account who may be made managers.
        participant_in: Users in this project.
        potential_followers_for_story: Users who may follow this task.
        provider_leads_on_account_projects: Users who lead projects of the caller's account on the provider's side.
        search: Words to search for; best matches come first. Not together with `only`. When search is out of order,
            a `system` error comes back.
        show_disabled: Add users whose account membership is inactive, or whom Kantata has disabled. Default: false.
        show_users_in_insights_groups: Users who may open Insights.
        updated_after: Users changed after this time, ISO 8601 with an offset.
        updated_before: Users changed before this time, ISO 8601 with an offset.
        with_created_estimates: Users who have made an estimate. Default: false.
        with_organizations: Users with (true) or without (false) an organization.
        with_skills: Users by skills and levels, written as a JSON-like object with `operation` and/or.
        with_users: These users, comma-separated ids. Ids, with commas between them; numbers here, although answers
            write ids as strings.
        without_external_reference_service_name: Users without a reference to this service.
        without_skills: Users who lack these skills, comma-separated ids. Ids, with commas between them; numbers
            here, although answers write ids as strings.
        without_timesheet_submission: Users who have handed in no timesheet of a project for a while, written
            `workspace_id:start:end`.
        without_users: All but these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        write_access_in: Users in this project who may do more than read.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.
        only: These users by id, comma-separated; unknown ids are left out, default filters still apply, and pages
            do not. Ids, with commas between them; numbers here, although answers write ids as strings.
        order: What the list is sorted by. By name, upwards or downwards. The service takes the default for what it
            does not know. Default: "alphabetical:asc".
        page: Page to send. Counted from 1. Default: 1.
        per_page: Users on a page. Objects per page, 20 unless said otherwise. The service cuts what is above 200
            and takes 20 for what is below 1, without a word. Default: 20.

    Returns:
        A page of users.

    Raises:
        errors.BadRequest: 400. The request could not be read.
        errors.Unauthorized: 401. The token is missing, mistyped or revoked. Tokens do not expire by themselves.
        errors.Forbidden: 403. The owner of the token may not do this. Account permission and access groups decide,
            not scopes.
        errors.NotFound: 404. There is no such object, or the caller cannot see it. Filters that lists apply by
            default hide objects here as well.
        errors.UnprocessableEntity: 422. The request was read and refused. An entry names the attribute at fault
            where there is one, and the position in a bulk request.
        errors.TooManyRequests: 429. Too many calls. Wait a little and try again; the limits are not public.
        errors.ServiceUnavailable: 503. The service is out of order for the moment.
        errors.StatusError: any other error status. Any other answer, such as 500, 502 or 504. Its body is a guess.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _RESPONSES.success(
        AuthenticatedClient.checked(client).send(
            _call(
                account_id=account_id,
                account_role_ids=account_role_ids,
                all_contacts=all_contacts,
                assignable_to_resource=assignable_to_resource,
                belonging_to_orgs=belonging_to_orgs,
                by_custom_choice_value=by_custom_choice_value,
                by_custom_currency_value=by_custom_currency_value,
                by_custom_date_value=by_custom_date_value,
                by_custom_number_value=by_custom_number_value,
                by_custom_text_value=by_custom_text_value,
                by_email_address=by_email_address,
                by_email_addresses=by_email_addresses,
                by_full_name=by_full_name,
                by_full_name_or_account_role=by_full_name_or_account_role,
                can_be_approver_in_workspace=can_be_approver_in_workspace,
                can_view_reports=can_view_reports,
                clients_only=clients_only,
                consultants_only=consultants_only,
                contacts_on_different_account=contacts_on_different_account,
                created_after=created_after,
                created_before=created_before,
                external_reference_external_message=external_reference_external_message,
                external_reference_external_status=external_reference_external_status,
                external_reference_service_model=external_reference_service_model,
                external_reference_service_model_ref=external_reference_service_model_ref,
                external_reference_service_model_refs=external_reference_service_model_refs,
                external_reference_service_name=external_reference_service_name,
                external_reference_status=external_reference_status,
                has_external_references=has_external_references,
                has_value_for_custom_field_ids=has_value_for_custom_field_ids,
                is_project_lead=is_project_lead,
                managers=managers,
                matching=matching,
                not_assigned_to=not_assigned_to,
                not_following=not_following,
                not_on_calendars=not_on_calendars,
                not_participant_in=not_participant_in,
                on_my_account=on_my_account,
                on_my_account_or_participant_in_workspace=on_my_account_or_participant_in_workspace,
                only_possible_managees=only_possible_managees,
                only_possible_managers=only_possible_managers,
                participant_in=participant_in,
                potential_followers_for_story=potential_followers_for_story,
                provider_leads_on_account_projects=provider_leads_on_account_projects,
                search=search,
                show_disabled=show_disabled,
                show_users_in_insights_groups=show_users_in_insights_groups,
                updated_after=updated_after,
                updated_before=updated_before,
                with_created_estimates=with_created_estimates,
                with_organizations=with_organizations,
                with_skills=with_skills,
                with_users=with_users,
                without_external_reference_service_name=without_external_reference_service_name,
                without_skills=without_skills,
                without_timesheet_submission=without_timesheet_submission,
                without_users=without_users,
                write_access_in=write_access_in,
                include=include,
                optional_fields=optional_fields,
                only=only,
                order=order,
                page=page,
                per_page=per_page,
            )
        )
    )


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    account_id: int | Unset = UNSET,
    account_role_ids: list[int] | Unset = UNSET,
    all_contacts: bool | Unset = UNSET,
    assignable_to_resource: int | Unset = UNSET,
    belonging_to_orgs: str | Unset = UNSET,
    by_custom_choice_value: str | Unset = UNSET,
    by_custom_currency_value: str | Unset = UNSET,
    by_custom_date_value: str | Unset = UNSET,
    by_custom_number_value: str | Unset = UNSET,
    by_custom_text_value: str | Unset = UNSET,
    by_email_address: str | Unset = UNSET,
    by_email_addresses: list[str] | Unset = UNSET,
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
    external_reference_service_model_refs: list[str] | Unset = UNSET,
    external_reference_service_name: str | Unset = UNSET,
    external_reference_status: str | Unset = UNSET,
    has_external_references: bool | Unset = UNSET,
    has_value_for_custom_field_ids: list[int] | Unset = UNSET,
    is_project_lead: bool | Unset = UNSET,
    managers: bool | Unset = UNSET,
    matching: str | Unset = UNSET,
    not_assigned_to: int | Unset = UNSET,
    not_following: int | Unset = UNSET,
    not_on_calendars: list[int] | Unset = UNSET,
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
    with_users: list[int] | Unset = UNSET,
    without_external_reference_service_name: str | Unset = UNSET,
    without_skills: list[int] | Unset = UNSET,
    without_timesheet_submission: str | Unset = UNSET,
    without_users: list[int] | Unset = UNSET,
    write_access_in: int | Unset = UNSET,
    include: list[UserInclude] | Unset = UNSET,
    optional_fields: list[UserOptionalField] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: UserOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Response[ErrorList | UserEnvelope]:
    """
    Find users

    Users whom the caller may see, which by default means those who share projects: for administrators everybody in
    a project of the account, and outsiders in a project with one of its members; for others everybody in their own
    projects. A member without a project is missing unless `on_my_account` is true, and disabled users are missing
    unless `show_disabled` is.

    Args:
        account_id: Users of one account; not together with `on_my_account`.
        account_role_ids: Users with one of these roles on their account, comma-separated ids. Ids, with commas
            between them; numbers here, although answers write ids as strings.
        all_contacts: Everybody among the contacts of the caller.
        assignable_to_resource: Users fit to take over one resource of a project, by the id of the resource.
        belonging_to_orgs: Users of some geographies and departments, written `geo,geo;dept,dept` with ids.
        by_custom_choice_value: Users by the choices of a custom field, written `field:choice,choice` with ids;
            `blank` stands for no choice.
        by_custom_currency_value: Users by an amount in a custom field, written `field:amount:currency`.
        by_custom_date_value: Users by a span of days in a custom field, written `field:from:to`; either end may be
            missing.
        by_custom_number_value: Users by a number in a custom field, written `field:number`.
        by_custom_text_value: Users by a text in a custom field, written `field:text`; `field` alone asks for any
            text.
        by_email_address: The user with exactly this address.
        by_email_addresses: Users with exactly these addresses, comma-separated, 200 at most.
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
        external_reference_service_model_refs: Users by the ids of their counterparts in another system, comma-
            separated, 200 at most.
        external_reference_service_name: Users by the provider of the integration with another system.
        external_reference_status: Users by the status of the integration, which the page calls successful or fail.
        has_external_references: Users with (true) or without (false) a reference to another system.
        has_value_for_custom_field_ids: Users with something in these custom fields, comma-separated ids. Ids, with
            commas between them; numbers here, although answers write ids as strings.
        is_project_lead: Users whose account permission is project lead or more.
        managers: Managers only. Default: false.
        matching: A filter that no page explains.
        not_assigned_to: Users who do not have this task.
        not_following: Users who do not follow this task.
        not_on_calendars: Users on none of these holiday calendars, comma-separated ids. Ids, with commas between
            them; numbers here, although answers write ids as strings.
        not_participant_in: Users outside of this project.
        on_my_account: Everybody on the caller's account, also those without a project.
        on_my_account_or_participant_in_workspace: Everybody on the account and in this project besides.
        only_possible_managees: Users on the account who may be given a manager.
        only_possible_managers: Users on the account who may be made managers.
        participant_in: Users in this project.
        potential_followers_for_story: Users who may follow this task.
        provider_leads_on_account_projects: Users who lead projects of the caller's account on the provider's side.
        search: Words to search for; best matches come first. Not together with `only`. When search is out of order,
            a `system` error comes back.
        show_disabled: Add users whose account membership is inactive, or whom Kantata has disabled. Default: false.
        show_users_in_insights_groups: Users who may open Insights.
        updated_after: Users changed after this time, ISO 8601 with an offset.
        updated_before: Users changed before this time, ISO 8601 with an offset.
        with_created_estimates: Users who have made an estimate. Default: false.
        with_organizations: Users with (true) or without (false) an organization.
        with_skills: Users by skills and levels, written as a JSON-like object with `operation` and/or.
        with_users: These users, comma-separated ids. Ids, with commas between them; numbers here, although answers
            write ids as strings.
        without_external_reference_service_name: Users without a reference to this service.
        without_skills: Users who lack these skills, comma-separated ids. Ids, with commas between them; numbers
            here, although answers write ids as strings.
        without_timesheet_submission: Users who have handed in no timesheet of a project for a while, written
            `workspace_id:start:end`.
        without_users: All but these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        write_access_in: Users in this project who may do more than read.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.
        only: These users by id, comma-separated; unknown ids are left out, default filters still apply, and pages
            do not. Ids, with commas between them; numbers here, although answers write ids as strings.
        order: What the list is sorted by. By name, upwards or downwards. The service takes the default for what it
            does not know. Default: "alphabetical:asc".
        page: Page to send. Counted from 1. Default: 1.
        per_page: Users on a page. Objects per page, 20 unless said otherwise. The service cuts what is above 200
            and takes 20 for what is below 1, without a word. Default: 20.

    Returns:
        Whatever the server answered, errors too; `parsed` is what the spec documents for the status.

    Raises:
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _RESPONSES.detailed(
        await AuthenticatedClient.checked(client).asend(
            _call(
                account_id=account_id,
                account_role_ids=account_role_ids,
                all_contacts=all_contacts,
                assignable_to_resource=assignable_to_resource,
                belonging_to_orgs=belonging_to_orgs,
                by_custom_choice_value=by_custom_choice_value,
                by_custom_currency_value=by_custom_currency_value,
                by_custom_date_value=by_custom_date_value,
                by_custom_number_value=by_custom_number_value,
                by_custom_text_value=by_custom_text_value,
                by_email_address=by_email_address,
                by_email_addresses=by_email_addresses,
                by_full_name=by_full_name,
                by_full_name_or_account_role=by_full_name_or_account_role,
                can_be_approver_in_workspace=can_be_approver_in_workspace,
                can_view_reports=can_view_reports,
                clients_only=clients_only,
                consultants_only=consultants_only,
                contacts_on_different_account=contacts_on_different_account,
                created_after=created_after,
                created_before=created_before,
                external_reference_external_message=external_reference_external_message,
                external_reference_external_status=external_reference_external_status,
                external_reference_service_model=external_reference_service_model,
                external_reference_service_model_ref=external_reference_service_model_ref,
                external_reference_service_model_refs=external_reference_service_model_refs,
                external_reference_service_name=external_reference_service_name,
                external_reference_status=external_reference_status,
                has_external_references=has_external_references,
                has_value_for_custom_field_ids=has_value_for_custom_field_ids,
                is_project_lead=is_project_lead,
                managers=managers,
                matching=matching,
                not_assigned_to=not_assigned_to,
                not_following=not_following,
                not_on_calendars=not_on_calendars,
                not_participant_in=not_participant_in,
                on_my_account=on_my_account,
                on_my_account_or_participant_in_workspace=on_my_account_or_participant_in_workspace,
                only_possible_managees=only_possible_managees,
                only_possible_managers=only_possible_managers,
                participant_in=participant_in,
                potential_followers_for_story=potential_followers_for_story,
                provider_leads_on_account_projects=provider_leads_on_account_projects,
                search=search,
                show_disabled=show_disabled,
                show_users_in_insights_groups=show_users_in_insights_groups,
                updated_after=updated_after,
                updated_before=updated_before,
                with_created_estimates=with_created_estimates,
                with_organizations=with_organizations,
                with_skills=with_skills,
                with_users=with_users,
                without_external_reference_service_name=without_external_reference_service_name,
                without_skills=without_skills,
                without_timesheet_submission=without_timesheet_submission,
                without_users=without_users,
                write_access_in=write_access_in,
                include=include,
                optional_fields=optional_fields,
                only=only,
                order=order,
                page=page,
                per_page=per_page,
            )
        )
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    account_id: int | Unset = UNSET,
    account_role_ids: list[int] | Unset = UNSET,
    all_contacts: bool | Unset = UNSET,
    assignable_to_resource: int | Unset = UNSET,
    belonging_to_orgs: str | Unset = UNSET,
    by_custom_choice_value: str | Unset = UNSET,
    by_custom_currency_value: str | Unset = UNSET,
    by_custom_date_value: str | Unset = UNSET,
    by_custom_number_value: str | Unset = UNSET,
    by_custom_text_value: str | Unset = UNSET,
    by_email_address: str | Unset = UNSET,
    by_email_addresses: list[str] | Unset = UNSET,
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
    external_reference_service_model_refs: list[str] | Unset = UNSET,
    external_reference_service_name: str | Unset = UNSET,
    external_reference_status: str | Unset = UNSET,
    has_external_references: bool | Unset = UNSET,
    has_value_for_custom_field_ids: list[int] | Unset = UNSET,
    is_project_lead: bool | Unset = UNSET,
    managers: bool | Unset = UNSET,
    matching: str | Unset = UNSET,
    not_assigned_to: int | Unset = UNSET,
    not_following: int | Unset = UNSET,
    not_on_calendars: list[int] | Unset = UNSET,
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
    with_users: list[int] | Unset = UNSET,
    without_external_reference_service_name: str | Unset = UNSET,
    without_skills: list[int] | Unset = UNSET,
    without_timesheet_submission: str | Unset = UNSET,
    without_users: list[int] | Unset = UNSET,
    write_access_in: int | Unset = UNSET,
    include: list[UserInclude] | Unset = UNSET,
    optional_fields: list[UserOptionalField] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: UserOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> UserEnvelope:
    """
    Find users

    Users whom the caller may see, which by default means those who share projects: for administrators everybody in
    a project of the account, and outsiders in a project with one of its members; for others everybody in their own
    projects. A member without a project is missing unless `on_my_account` is true, and disabled users are missing
    unless `show_disabled` is.

    Args:
        account_id: Users of one account; not together with `on_my_account`.
        account_role_ids: Users with one of these roles on their account, comma-separated ids. Ids, with commas
            between them; numbers here, although answers write ids as strings.
        all_contacts: Everybody among the contacts of the caller.
        assignable_to_resource: Users fit to take over one resource of a project, by the id of the resource.
        belonging_to_orgs: Users of some geographies and departments, written `geo,geo;dept,dept` with ids.
        by_custom_choice_value: Users by the choices of a custom field, written `field:choice,choice` with ids;
            `blank` stands for no choice.
        by_custom_currency_value: Users by an amount in a custom field, written `field:amount:currency`.
        by_custom_date_value: Users by a span of days in a custom field, written `field:from:to`; either end may be
            missing.
        by_custom_number_value: Users by a number in a custom field, written `field:number`.
        by_custom_text_value: Users by a text in a custom field, written `field:text`; `field` alone asks for any
            text.
        by_email_address: The user with exactly this address.
        by_email_addresses: Users with exactly these addresses, comma-separated, 200 at most.
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
        external_reference_service_model_refs: Users by the ids of their counterparts in another system, comma-
            separated, 200 at most.
        external_reference_service_name: Users by the provider of the integration with another system.
        external_reference_status: Users by the status of the integration, which the page calls successful or fail.
        has_external_references: Users with (true) or without (false) a reference to another system.
        has_value_for_custom_field_ids: Users with something in these custom fields, comma-separated ids. Ids, with
            commas between them; numbers here, although answers write ids as strings.
        is_project_lead: Users whose account permission is project lead or more.
        managers: Managers only. Default: false.
        matching: A filter that no page explains.
        not_assigned_to: Users who do not have this task.
        not_following: Users who do not follow this task.
        not_on_calendars: Users on none of these holiday calendars, comma-separated ids. Ids, with commas between
            them; numbers here, although answers write ids as strings.
        not_participant_in: Users outside of this project.
        on_my_account: Everybody on the caller's account, also those without a project.
        on_my_account_or_participant_in_workspace: Everybody on the account and in this project besides.
        only_possible_managees: Users on the account who may be given a manager.
        only_possible_managers: Users on the account who may be made managers.
        participant_in: Users in this project.
        potential_followers_for_story: Users who may follow this task.
        provider_leads_on_account_projects: Users who lead projects of the caller's account on the provider's side.
        search: Words to search for; best matches come first. Not together with `only`. When search is out of order,
            a `system` error comes back.
        show_disabled: Add users whose account membership is inactive, or whom Kantata has disabled. Default: false.
        show_users_in_insights_groups: Users who may open Insights.
        updated_after: Users changed after this time, ISO 8601 with an offset.
        updated_before: Users changed before this time, ISO 8601 with an offset.
        with_created_estimates: Users who have made an estimate. Default: false.
        with_organizations: Users with (true) or without (false) an organization.
        with_skills: Users by skills and levels, written as a JSON-like object with `operation` and/or.
        with_users: These users, comma-separated ids. Ids, with commas between them; numbers here, although answers
            write ids as strings.
        without_external_reference_service_name: Users without a reference to this service.
        without_skills: Users who lack these skills, comma-separated ids. Ids, with commas between them; numbers
            here, although answers write ids as strings.
        without_timesheet_submission: Users who have handed in no timesheet of a project for a while, written
            `workspace_id:start:end`.
        without_users: All but these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        write_access_in: Users in this project who may do more than read.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.
        only: These users by id, comma-separated; unknown ids are left out, default filters still apply, and pages
            do not. Ids, with commas between them; numbers here, although answers write ids as strings.
        order: What the list is sorted by. By name, upwards or downwards. The service takes the default for what it
            does not know. Default: "alphabetical:asc".
        page: Page to send. Counted from 1. Default: 1.
        per_page: Users on a page. Objects per page, 20 unless said otherwise. The service cuts what is above 200
            and takes 20 for what is below 1, without a word. Default: 20.

    Returns:
        A page of users.

    Raises:
        errors.BadRequest: 400. The request could not be read.
        errors.Unauthorized: 401. The token is missing, mistyped or revoked. Tokens do not expire by themselves.
        errors.Forbidden: 403. The owner of the token may not do this. Account permission and access groups decide,
            not scopes.
        errors.NotFound: 404. There is no such object, or the caller cannot see it. Filters that lists apply by
            default hide objects here as well.
        errors.UnprocessableEntity: 422. The request was read and refused. An entry names the attribute at fault
            where there is one, and the position in a bulk request.
        errors.TooManyRequests: 429. Too many calls. Wait a little and try again; the limits are not public.
        errors.ServiceUnavailable: 503. The service is out of order for the moment.
        errors.StatusError: any other error status. Any other answer, such as 500, 502 or 504. Its body is a guess.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _RESPONSES.success(
        await AuthenticatedClient.checked(client).asend(
            _call(
                account_id=account_id,
                account_role_ids=account_role_ids,
                all_contacts=all_contacts,
                assignable_to_resource=assignable_to_resource,
                belonging_to_orgs=belonging_to_orgs,
                by_custom_choice_value=by_custom_choice_value,
                by_custom_currency_value=by_custom_currency_value,
                by_custom_date_value=by_custom_date_value,
                by_custom_number_value=by_custom_number_value,
                by_custom_text_value=by_custom_text_value,
                by_email_address=by_email_address,
                by_email_addresses=by_email_addresses,
                by_full_name=by_full_name,
                by_full_name_or_account_role=by_full_name_or_account_role,
                can_be_approver_in_workspace=can_be_approver_in_workspace,
                can_view_reports=can_view_reports,
                clients_only=clients_only,
                consultants_only=consultants_only,
                contacts_on_different_account=contacts_on_different_account,
                created_after=created_after,
                created_before=created_before,
                external_reference_external_message=external_reference_external_message,
                external_reference_external_status=external_reference_external_status,
                external_reference_service_model=external_reference_service_model,
                external_reference_service_model_ref=external_reference_service_model_ref,
                external_reference_service_model_refs=external_reference_service_model_refs,
                external_reference_service_name=external_reference_service_name,
                external_reference_status=external_reference_status,
                has_external_references=has_external_references,
                has_value_for_custom_field_ids=has_value_for_custom_field_ids,
                is_project_lead=is_project_lead,
                managers=managers,
                matching=matching,
                not_assigned_to=not_assigned_to,
                not_following=not_following,
                not_on_calendars=not_on_calendars,
                not_participant_in=not_participant_in,
                on_my_account=on_my_account,
                on_my_account_or_participant_in_workspace=on_my_account_or_participant_in_workspace,
                only_possible_managees=only_possible_managees,
                only_possible_managers=only_possible_managers,
                participant_in=participant_in,
                potential_followers_for_story=potential_followers_for_story,
                provider_leads_on_account_projects=provider_leads_on_account_projects,
                search=search,
                show_disabled=show_disabled,
                show_users_in_insights_groups=show_users_in_insights_groups,
                updated_after=updated_after,
                updated_before=updated_before,
                with_created_estimates=with_created_estimates,
                with_organizations=with_organizations,
                with_skills=with_skills,
                with_users=with_users,
                without_external_reference_service_name=without_external_reference_service_name,
                without_skills=without_skills,
                without_timesheet_submission=without_timesheet_submission,
                without_users=without_users,
                write_access_in=write_access_in,
                include=include,
                optional_fields=optional_fields,
                only=only,
                order=order,
                page=page,
                per_page=per_page,
            )
        )
    )


_PAGES = _paging.NumberedPages[UserEnvelope, User](
    read=_RESPONSES.success,
    items=_paging.looked_up(
        "users", _paging.Fact("/users", lambda page: page.users), _paging.Fact("/results", lambda page: page.results)
    ),
    pages=_paging.Fact("/meta/page_count", lambda page: page.meta.page_count if page.meta else UNSET),
    echo=_paging.Fact("/meta/page_number", lambda page: page.meta.page_number if page.meta else UNSET),
)


def iter_all(
    *,
    client: AuthenticatedClient,
    account_id: int | Unset = UNSET,
    account_role_ids: list[int] | Unset = UNSET,
    all_contacts: bool | Unset = UNSET,
    assignable_to_resource: int | Unset = UNSET,
    belonging_to_orgs: str | Unset = UNSET,
    by_custom_choice_value: str | Unset = UNSET,
    by_custom_currency_value: str | Unset = UNSET,
    by_custom_date_value: str | Unset = UNSET,
    by_custom_number_value: str | Unset = UNSET,
    by_custom_text_value: str | Unset = UNSET,
    by_email_address: str | Unset = UNSET,
    by_email_addresses: list[str] | Unset = UNSET,
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
    external_reference_service_model_refs: list[str] | Unset = UNSET,
    external_reference_service_name: str | Unset = UNSET,
    external_reference_status: str | Unset = UNSET,
    has_external_references: bool | Unset = UNSET,
    has_value_for_custom_field_ids: list[int] | Unset = UNSET,
    is_project_lead: bool | Unset = UNSET,
    managers: bool | Unset = UNSET,
    matching: str | Unset = UNSET,
    not_assigned_to: int | Unset = UNSET,
    not_following: int | Unset = UNSET,
    not_on_calendars: list[int] | Unset = UNSET,
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
    with_users: list[int] | Unset = UNSET,
    without_external_reference_service_name: str | Unset = UNSET,
    without_skills: list[int] | Unset = UNSET,
    without_timesheet_submission: str | Unset = UNSET,
    without_users: list[int] | Unset = UNSET,
    write_access_in: int | Unset = UNSET,
    include: list[UserInclude] | Unset = UNSET,
    optional_fields: list[UserOptionalField] | Unset = UNSET,
    order: UserOrder | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Generator[User, None, None]:
    """
    Find users, page after page

    Users whom the caller may see, which by default means those who share projects: for administrators everybody in
    a project of the account, and outsiders in a project with one of its members; for others everybody in their own
    projects. A member without a project is missing unless `on_my_account` is true, and disabled users are missing
    unless `show_disabled` is.

    A page is asked for when its first item is. Pages that come again or never end are an `errors.InvalidResponse`.

    Args:
        account_id: Users of one account; not together with `on_my_account`.
        account_role_ids: Users with one of these roles on their account, comma-separated ids. Ids, with commas
            between them; numbers here, although answers write ids as strings.
        all_contacts: Everybody among the contacts of the caller.
        assignable_to_resource: Users fit to take over one resource of a project, by the id of the resource.
        belonging_to_orgs: Users of some geographies and departments, written `geo,geo;dept,dept` with ids.
        by_custom_choice_value: Users by the choices of a custom field, written `field:choice,choice` with ids;
            `blank` stands for no choice.
        by_custom_currency_value: Users by an amount in a custom field, written `field:amount:currency`.
        by_custom_date_value: Users by a span of days in a custom field, written `field:from:to`; either end may be
            missing.
        by_custom_number_value: Users by a number in a custom field, written `field:number`.
        by_custom_text_value: Users by a text in a custom field, written `field:text`; `field` alone asks for any
            text.
        by_email_address: The user with exactly this address.
        by_email_addresses: Users with exactly these addresses, comma-separated, 200 at most.
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
        external_reference_service_model_refs: Users by the ids of their counterparts in another system, comma-
            separated, 200 at most.
        external_reference_service_name: Users by the provider of the integration with another system.
        external_reference_status: Users by the status of the integration, which the page calls successful or fail.
        has_external_references: Users with (true) or without (false) a reference to another system.
        has_value_for_custom_field_ids: Users with something in these custom fields, comma-separated ids. Ids, with
            commas between them; numbers here, although answers write ids as strings.
        is_project_lead: Users whose account permission is project lead or more.
        managers: Managers only. Default: false.
        matching: A filter that no page explains.
        not_assigned_to: Users who do not have this task.
        not_following: Users who do not follow this task.
        not_on_calendars: Users on none of these holiday calendars, comma-separated ids. Ids, with commas between
            them; numbers here, although answers write ids as strings.
        not_participant_in: Users outside of this project.
        on_my_account: Everybody on the caller's account, also those without a project.
        on_my_account_or_participant_in_workspace: Everybody on the account and in this project besides.
        only_possible_managees: Users on the account who may be given a manager.
        only_possible_managers: Users on the account who may be made managers.
        participant_in: Users in this project.
        potential_followers_for_story: Users who may follow this task.
        provider_leads_on_account_projects: Users who lead projects of the caller's account on the provider's side.
        search: Words to search for; best matches come first. Not together with `only`. When search is out of order,
            a `system` error comes back.
        show_disabled: Add users whose account membership is inactive, or whom Kantata has disabled. Default: false.
        show_users_in_insights_groups: Users who may open Insights.
        updated_after: Users changed after this time, ISO 8601 with an offset.
        updated_before: Users changed before this time, ISO 8601 with an offset.
        with_created_estimates: Users who have made an estimate. Default: false.
        with_organizations: Users with (true) or without (false) an organization.
        with_skills: Users by skills and levels, written as a JSON-like object with `operation` and/or.
        with_users: These users, comma-separated ids. Ids, with commas between them; numbers here, although answers
            write ids as strings.
        without_external_reference_service_name: Users without a reference to this service.
        without_skills: Users who lack these skills, comma-separated ids. Ids, with commas between them; numbers
            here, although answers write ids as strings.
        without_timesheet_submission: Users who have handed in no timesheet of a project for a while, written
            `workspace_id:start:end`.
        without_users: All but these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        write_access_in: Users in this project who may do more than read.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.
        order: What the list is sorted by. By name, upwards or downwards. The service takes the default for what it
            does not know. Default: "alphabetical:asc".
        per_page: Users on a page. Objects per page, 20 unless said otherwise. The service cuts what is above 200
            and takes 20 for what is below 1, without a word. Default: 20.

    Yields:
        Every item of the list, in the order of the server, and nothing of what pages hold beside them.

    Raises:
        errors.BadRequest: 400. The request could not be read.
        errors.Unauthorized: 401. The token is missing, mistyped or revoked. Tokens do not expire by themselves.
        errors.Forbidden: 403. The owner of the token may not do this. Account permission and access groups decide,
            not scopes.
        errors.NotFound: 404. There is no such object, or the caller cannot see it. Filters that lists apply by
            default hide objects here as well.
        errors.UnprocessableEntity: 422. The request was read and refused. An entry names the attribute at fault
            where there is one, and the position in a bulk request.
        errors.TooManyRequests: 429. Too many calls. Wait a little and try again; the limits are not public.
        errors.ServiceUnavailable: 503. The service is out of order for the moment.
        errors.StatusError: any other error status. Any other answer, such as 500, 502 or 504. Its body is a guess.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _PAGES.iterate(
        lambda page: AuthenticatedClient.checked(client).send(
            _call(
                account_id=account_id,
                account_role_ids=account_role_ids,
                all_contacts=all_contacts,
                assignable_to_resource=assignable_to_resource,
                belonging_to_orgs=belonging_to_orgs,
                by_custom_choice_value=by_custom_choice_value,
                by_custom_currency_value=by_custom_currency_value,
                by_custom_date_value=by_custom_date_value,
                by_custom_number_value=by_custom_number_value,
                by_custom_text_value=by_custom_text_value,
                by_email_address=by_email_address,
                by_email_addresses=by_email_addresses,
                by_full_name=by_full_name,
                by_full_name_or_account_role=by_full_name_or_account_role,
                can_be_approver_in_workspace=can_be_approver_in_workspace,
                can_view_reports=can_view_reports,
                clients_only=clients_only,
                consultants_only=consultants_only,
                contacts_on_different_account=contacts_on_different_account,
                created_after=created_after,
                created_before=created_before,
                external_reference_external_message=external_reference_external_message,
                external_reference_external_status=external_reference_external_status,
                external_reference_service_model=external_reference_service_model,
                external_reference_service_model_ref=external_reference_service_model_ref,
                external_reference_service_model_refs=external_reference_service_model_refs,
                external_reference_service_name=external_reference_service_name,
                external_reference_status=external_reference_status,
                has_external_references=has_external_references,
                has_value_for_custom_field_ids=has_value_for_custom_field_ids,
                is_project_lead=is_project_lead,
                managers=managers,
                matching=matching,
                not_assigned_to=not_assigned_to,
                not_following=not_following,
                not_on_calendars=not_on_calendars,
                not_participant_in=not_participant_in,
                on_my_account=on_my_account,
                on_my_account_or_participant_in_workspace=on_my_account_or_participant_in_workspace,
                only_possible_managees=only_possible_managees,
                only_possible_managers=only_possible_managers,
                participant_in=participant_in,
                potential_followers_for_story=potential_followers_for_story,
                provider_leads_on_account_projects=provider_leads_on_account_projects,
                search=search,
                show_disabled=show_disabled,
                show_users_in_insights_groups=show_users_in_insights_groups,
                updated_after=updated_after,
                updated_before=updated_before,
                with_created_estimates=with_created_estimates,
                with_organizations=with_organizations,
                with_skills=with_skills,
                with_users=with_users,
                without_external_reference_service_name=without_external_reference_service_name,
                without_skills=without_skills,
                without_timesheet_submission=without_timesheet_submission,
                without_users=without_users,
                write_access_in=write_access_in,
                include=include,
                optional_fields=optional_fields,
                order=order,
                per_page=per_page,
                page=page,
            )
        )
    )


def aiter_all(
    *,
    client: AuthenticatedClient,
    account_id: int | Unset = UNSET,
    account_role_ids: list[int] | Unset = UNSET,
    all_contacts: bool | Unset = UNSET,
    assignable_to_resource: int | Unset = UNSET,
    belonging_to_orgs: str | Unset = UNSET,
    by_custom_choice_value: str | Unset = UNSET,
    by_custom_currency_value: str | Unset = UNSET,
    by_custom_date_value: str | Unset = UNSET,
    by_custom_number_value: str | Unset = UNSET,
    by_custom_text_value: str | Unset = UNSET,
    by_email_address: str | Unset = UNSET,
    by_email_addresses: list[str] | Unset = UNSET,
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
    external_reference_service_model_refs: list[str] | Unset = UNSET,
    external_reference_service_name: str | Unset = UNSET,
    external_reference_status: str | Unset = UNSET,
    has_external_references: bool | Unset = UNSET,
    has_value_for_custom_field_ids: list[int] | Unset = UNSET,
    is_project_lead: bool | Unset = UNSET,
    managers: bool | Unset = UNSET,
    matching: str | Unset = UNSET,
    not_assigned_to: int | Unset = UNSET,
    not_following: int | Unset = UNSET,
    not_on_calendars: list[int] | Unset = UNSET,
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
    with_users: list[int] | Unset = UNSET,
    without_external_reference_service_name: str | Unset = UNSET,
    without_skills: list[int] | Unset = UNSET,
    without_timesheet_submission: str | Unset = UNSET,
    without_users: list[int] | Unset = UNSET,
    write_access_in: int | Unset = UNSET,
    include: list[UserInclude] | Unset = UNSET,
    optional_fields: list[UserOptionalField] | Unset = UNSET,
    order: UserOrder | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> AsyncGenerator[User, None]:
    """
    Find users, page after page

    Users whom the caller may see, which by default means those who share projects: for administrators everybody in
    a project of the account, and outsiders in a project with one of its members; for others everybody in their own
    projects. A member without a project is missing unless `on_my_account` is true, and disabled users are missing
    unless `show_disabled` is.

    A page is asked for when its first item is. Pages that come again or never end are an `errors.InvalidResponse`.

    Args:
        account_id: Users of one account; not together with `on_my_account`.
        account_role_ids: Users with one of these roles on their account, comma-separated ids. Ids, with commas
            between them; numbers here, although answers write ids as strings.
        all_contacts: Everybody among the contacts of the caller.
        assignable_to_resource: Users fit to take over one resource of a project, by the id of the resource.
        belonging_to_orgs: Users of some geographies and departments, written `geo,geo;dept,dept` with ids.
        by_custom_choice_value: Users by the choices of a custom field, written `field:choice,choice` with ids;
            `blank` stands for no choice.
        by_custom_currency_value: Users by an amount in a custom field, written `field:amount:currency`.
        by_custom_date_value: Users by a span of days in a custom field, written `field:from:to`; either end may be
            missing.
        by_custom_number_value: Users by a number in a custom field, written `field:number`.
        by_custom_text_value: Users by a text in a custom field, written `field:text`; `field` alone asks for any
            text.
        by_email_address: The user with exactly this address.
        by_email_addresses: Users with exactly these addresses, comma-separated, 200 at most.
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
        external_reference_service_model_refs: Users by the ids of their counterparts in another system, comma-
            separated, 200 at most.
        external_reference_service_name: Users by the provider of the integration with another system.
        external_reference_status: Users by the status of the integration, which the page calls successful or fail.
        has_external_references: Users with (true) or without (false) a reference to another system.
        has_value_for_custom_field_ids: Users with something in these custom fields, comma-separated ids. Ids, with
            commas between them; numbers here, although answers write ids as strings.
        is_project_lead: Users whose account permission is project lead or more.
        managers: Managers only. Default: false.
        matching: A filter that no page explains.
        not_assigned_to: Users who do not have this task.
        not_following: Users who do not follow this task.
        not_on_calendars: Users on none of these holiday calendars, comma-separated ids. Ids, with commas between
            them; numbers here, although answers write ids as strings.
        not_participant_in: Users outside of this project.
        on_my_account: Everybody on the caller's account, also those without a project.
        on_my_account_or_participant_in_workspace: Everybody on the account and in this project besides.
        only_possible_managees: Users on the account who may be given a manager.
        only_possible_managers: Users on the account who may be made managers.
        participant_in: Users in this project.
        potential_followers_for_story: Users who may follow this task.
        provider_leads_on_account_projects: Users who lead projects of the caller's account on the provider's side.
        search: Words to search for; best matches come first. Not together with `only`. When search is out of order,
            a `system` error comes back.
        show_disabled: Add users whose account membership is inactive, or whom Kantata has disabled. Default: false.
        show_users_in_insights_groups: Users who may open Insights.
        updated_after: Users changed after this time, ISO 8601 with an offset.
        updated_before: Users changed before this time, ISO 8601 with an offset.
        with_created_estimates: Users who have made an estimate. Default: false.
        with_organizations: Users with (true) or without (false) an organization.
        with_skills: Users by skills and levels, written as a JSON-like object with `operation` and/or.
        with_users: These users, comma-separated ids. Ids, with commas between them; numbers here, although answers
            write ids as strings.
        without_external_reference_service_name: Users without a reference to this service.
        without_skills: Users who lack these skills, comma-separated ids. Ids, with commas between them; numbers
            here, although answers write ids as strings.
        without_timesheet_submission: Users who have handed in no timesheet of a project for a while, written
            `workspace_id:start:end`.
        without_users: All but these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        write_access_in: Users in this project who may do more than read.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.
        order: What the list is sorted by. By name, upwards or downwards. The service takes the default for what it
            does not know. Default: "alphabetical:asc".
        per_page: Users on a page. Objects per page, 20 unless said otherwise. The service cuts what is above 200
            and takes 20 for what is below 1, without a word. Default: 20.

    Yields:
        Every item of the list, in the order of the server, and nothing of what pages hold beside them.

    Raises:
        errors.BadRequest: 400. The request could not be read.
        errors.Unauthorized: 401. The token is missing, mistyped or revoked. Tokens do not expire by themselves.
        errors.Forbidden: 403. The owner of the token may not do this. Account permission and access groups decide,
            not scopes.
        errors.NotFound: 404. There is no such object, or the caller cannot see it. Filters that lists apply by
            default hide objects here as well.
        errors.UnprocessableEntity: 422. The request was read and refused. An entry names the attribute at fault
            where there is one, and the position in a bulk request.
        errors.TooManyRequests: 429. Too many calls. Wait a little and try again; the limits are not public.
        errors.ServiceUnavailable: 503. The service is out of order for the moment.
        errors.StatusError: any other error status. Any other answer, such as 500, 502 or 504. Its body is a guess.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _PAGES.aiterate(
        lambda page: AuthenticatedClient.checked(client).asend(
            _call(
                account_id=account_id,
                account_role_ids=account_role_ids,
                all_contacts=all_contacts,
                assignable_to_resource=assignable_to_resource,
                belonging_to_orgs=belonging_to_orgs,
                by_custom_choice_value=by_custom_choice_value,
                by_custom_currency_value=by_custom_currency_value,
                by_custom_date_value=by_custom_date_value,
                by_custom_number_value=by_custom_number_value,
                by_custom_text_value=by_custom_text_value,
                by_email_address=by_email_address,
                by_email_addresses=by_email_addresses,
                by_full_name=by_full_name,
                by_full_name_or_account_role=by_full_name_or_account_role,
                can_be_approver_in_workspace=can_be_approver_in_workspace,
                can_view_reports=can_view_reports,
                clients_only=clients_only,
                consultants_only=consultants_only,
                contacts_on_different_account=contacts_on_different_account,
                created_after=created_after,
                created_before=created_before,
                external_reference_external_message=external_reference_external_message,
                external_reference_external_status=external_reference_external_status,
                external_reference_service_model=external_reference_service_model,
                external_reference_service_model_ref=external_reference_service_model_ref,
                external_reference_service_model_refs=external_reference_service_model_refs,
                external_reference_service_name=external_reference_service_name,
                external_reference_status=external_reference_status,
                has_external_references=has_external_references,
                has_value_for_custom_field_ids=has_value_for_custom_field_ids,
                is_project_lead=is_project_lead,
                managers=managers,
                matching=matching,
                not_assigned_to=not_assigned_to,
                not_following=not_following,
                not_on_calendars=not_on_calendars,
                not_participant_in=not_participant_in,
                on_my_account=on_my_account,
                on_my_account_or_participant_in_workspace=on_my_account_or_participant_in_workspace,
                only_possible_managees=only_possible_managees,
                only_possible_managers=only_possible_managers,
                participant_in=participant_in,
                potential_followers_for_story=potential_followers_for_story,
                provider_leads_on_account_projects=provider_leads_on_account_projects,
                search=search,
                show_disabled=show_disabled,
                show_users_in_insights_groups=show_users_in_insights_groups,
                updated_after=updated_after,
                updated_before=updated_before,
                with_created_estimates=with_created_estimates,
                with_organizations=with_organizations,
                with_skills=with_skills,
                with_users=with_users,
                without_external_reference_service_name=without_external_reference_service_name,
                without_skills=without_skills,
                without_timesheet_submission=without_timesheet_submission,
                without_users=without_users,
                write_access_in=write_access_in,
                include=include,
                optional_fields=optional_fields,
                order=order,
                per_page=per_page,
                page=page,
            )
        )
    )
