# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""Requests about users, without sending them: what to send, and how to read the response."""

import datetime
from collections.abc import Sequence
from typing import Literal

from .._runtime.decoding import array, boolean, date_time, integer, model, string, string_enum
from .._runtime.encoding import Path as _Path, Query as _Query
from .._runtime.envelopes import Envelope as _Envelope, Fact as _Fact, envelope_body, looked_up
from .._runtime.paging import NumberedPages as _NumberedPages
from .._runtime.requests import EnvelopeRequest, PagedRequest
from .._runtime.responses import Responses as _Responses, json_body
from .._runtime.types import UNSET, Unset
from ..models import ErrorList, User, UserEnvelope, UserInclude, UserOptionalField, UserOrder

_ACCOUNT_ID = _Query("account_id", integer)
_ACCOUNT_ROLE_IDS = _Query("account_role_ids", array(integer), explode=False)
_ALL_CONTACTS = _Query("all_contacts", boolean)
_ASSIGNABLE_TO_RESOURCE = _Query("assignable_to_resource", integer)
_BELONGING_TO_ORGS = _Query("belonging_to_orgs", string)
_BY_CUSTOM_CHOICE_VALUE = _Query("by_custom_choice_value", string)
_BY_CUSTOM_CURRENCY_VALUE = _Query("by_custom_currency_value", string)
_BY_CUSTOM_DATE_VALUE = _Query("by_custom_date_value", string)
_BY_CUSTOM_NUMBER_VALUE = _Query("by_custom_number_value", string)
_BY_CUSTOM_TEXT_VALUE = _Query("by_custom_text_value", string)
_BY_EMAIL_ADDRESS = _Query("by_email_address", string)
_BY_EMAIL_ADDRESSES = _Query("by_email_addresses", array(string), explode=False)
_BY_FULL_NAME = _Query("by_full_name", string)
_BY_FULL_NAME_OR_ACCOUNT_ROLE = _Query("by_full_name_or_account_role", string)
_CAN_BE_APPROVER_IN_WORKSPACE = _Query("can_be_approver_in_workspace", integer)
_CAN_VIEW_REPORTS = _Query("can_view_reports", boolean)
_CLIENTS_ONLY = _Query("clients_only", boolean)
_CONSULTANTS_ONLY = _Query("consultants_only", boolean)
_CONTACTS_ON_DIFFERENT_ACCOUNT = _Query("contacts_on_different_account", boolean)
_CREATED_AFTER = _Query("created_after", date_time)
_CREATED_BEFORE = _Query("created_before", date_time)
_EXTERNAL_REFERENCE_EXTERNAL_MESSAGE = _Query("external_reference_external_message", string)
_EXTERNAL_REFERENCE_EXTERNAL_STATUS = _Query("external_reference_external_status", string)
_EXTERNAL_REFERENCE_SERVICE_MODEL = _Query("external_reference_service_model", string)
_EXTERNAL_REFERENCE_SERVICE_MODEL_REF = _Query("external_reference_service_model_ref", integer)
_EXTERNAL_REFERENCE_SERVICE_MODEL_REFS = _Query("external_reference_service_model_refs", array(string), explode=False)
_EXTERNAL_REFERENCE_SERVICE_NAME = _Query("external_reference_service_name", string)
_EXTERNAL_REFERENCE_STATUS = _Query("external_reference_status", string)
_HAS_EXTERNAL_REFERENCES = _Query("has_external_references", boolean)
_HAS_VALUE_FOR_CUSTOM_FIELD_IDS = _Query("has_value_for_custom_field_ids", array(integer), explode=False)
_IS_PROJECT_LEAD = _Query("is_project_lead", boolean)
_MANAGERS = _Query("managers", boolean)
_MATCHING = _Query("matching", string)
_NOT_ASSIGNED_TO = _Query("not_assigned_to", integer)
_NOT_FOLLOWING = _Query("not_following", integer)
_NOT_ON_CALENDARS = _Query("not_on_calendars", array(integer), explode=False)
_NOT_PARTICIPANT_IN = _Query("not_participant_in", integer)
_ON_MY_ACCOUNT = _Query("on_my_account", boolean)
_ON_MY_ACCOUNT_OR_PARTICIPANT_IN_WORKSPACE = _Query("on_my_account_or_participant_in_workspace", integer)
_ONLY_POSSIBLE_MANAGEES = _Query("only_possible_managees", boolean)
_ONLY_POSSIBLE_MANAGERS = _Query("only_possible_managers", boolean)
_PARTICIPANT_IN = _Query("participant_in", integer)
_POTENTIAL_FOLLOWERS_FOR_STORY = _Query("potential_followers_for_story", integer)
_PROVIDER_LEADS_ON_ACCOUNT_PROJECTS = _Query("provider_leads_on_account_projects", boolean)
_SEARCH = _Query("search", string)
_SHOW_DISABLED = _Query("show_disabled", boolean)
_SHOW_USERS_IN_INSIGHTS_GROUPS = _Query("show_users_in_insights_groups", boolean)
_UPDATED_AFTER = _Query("updated_after", date_time)
_UPDATED_BEFORE = _Query("updated_before", date_time)
_WITH_CREATED_ESTIMATES = _Query("with_created_estimates", boolean)
_WITH_ORGANIZATIONS = _Query("with_organizations", boolean)
_WITH_SKILLS = _Query("with_skills", string)
_WITH_USERS = _Query("with_users", array(integer), explode=False)
_WITHOUT_EXTERNAL_REFERENCE_SERVICE_NAME = _Query("without_external_reference_service_name", string)
_WITHOUT_SKILLS = _Query("without_skills", array(integer), explode=False)
_WITHOUT_TIMESHEET_SUBMISSION = _Query("without_timesheet_submission", string)
_WITHOUT_USERS = _Query("without_users", array(integer), explode=False)
_WRITE_ACCESS_IN = _Query("write_access_in", integer)
_INCLUDE = _Query("include", array(string_enum(UserInclude)), explode=False)
_OPTIONAL_FIELDS = _Query("optional_fields", array(string_enum(UserOptionalField)), explode=False)
_ONLY = _Query("only", array(integer), explode=False)
_ORDER = _Query("order", string_enum(UserOrder))
_PAGE = _Query("page", integer)
_PER_PAGE = _Query("per_page", integer)
_ERROR = json_body(model(ErrorList))
_LIST_USERS = _Responses[UserEnvelope, ErrorList](
    successes={"200": envelope_body(model(UserEnvelope))},
    errors=dict.fromkeys(("400", "401", "403", "404", "422", "429", "503", "default"), _ERROR),
)
_LIST_USERS_PAGES = _NumberedPages[UserEnvelope, User](
    parameter=_PAGE,
    items=looked_up("users", _Fact("/users", lambda body: body.users), _Fact("/results", lambda body: body.results)),
    pages=_Fact("/meta/page_count", lambda body: body.meta.page_count if body.meta else UNSET),
    echo=_Fact("/meta/page_number", lambda body: body.meta.page_number if body.meta else UNSET),
)
_USERS_ENVELOPE = _Envelope[UserEnvelope, User](
    items=looked_up("users", _Fact("/users", lambda body: body.users), _Fact("/results", lambda body: body.results)),
    pointer="/results",
)
_ID = _Path("id", integer)


def list_users(
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
            "bio", "website", "city", "state", "country", "abbreviated_timezone", "last_site_activity", "classification"
        ]
    ]
    | Unset = UNSET,
    only: Sequence[int] | Unset = UNSET,
    order: UserOrder | Literal["alphabetical:asc", "alphabetical:desc"] | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> PagedRequest[User, UserEnvelope, ErrorList]:
    """`GET /users`; the arguments are those of `Users.list`, and more."""
    return PagedRequest(
        method="GET",
        path="/users",
        query=[
            _ACCOUNT_ID(account_id),
            _ACCOUNT_ROLE_IDS(account_role_ids),
            _ALL_CONTACTS(all_contacts),
            _ASSIGNABLE_TO_RESOURCE(assignable_to_resource),
            _BELONGING_TO_ORGS(belonging_to_orgs),
            _BY_CUSTOM_CHOICE_VALUE(by_custom_choice_value),
            _BY_CUSTOM_CURRENCY_VALUE(by_custom_currency_value),
            _BY_CUSTOM_DATE_VALUE(by_custom_date_value),
            _BY_CUSTOM_NUMBER_VALUE(by_custom_number_value),
            _BY_CUSTOM_TEXT_VALUE(by_custom_text_value),
            _BY_EMAIL_ADDRESS(by_email_address),
            _BY_EMAIL_ADDRESSES(by_email_addresses),
            _BY_FULL_NAME(by_full_name),
            _BY_FULL_NAME_OR_ACCOUNT_ROLE(by_full_name_or_account_role),
            _CAN_BE_APPROVER_IN_WORKSPACE(can_be_approver_in_workspace),
            _CAN_VIEW_REPORTS(can_view_reports),
            _CLIENTS_ONLY(clients_only),
            _CONSULTANTS_ONLY(consultants_only),
            _CONTACTS_ON_DIFFERENT_ACCOUNT(contacts_on_different_account),
            _CREATED_AFTER(created_after),
            _CREATED_BEFORE(created_before),
            _EXTERNAL_REFERENCE_EXTERNAL_MESSAGE(external_reference_external_message),
            _EXTERNAL_REFERENCE_EXTERNAL_STATUS(external_reference_external_status),
            _EXTERNAL_REFERENCE_SERVICE_MODEL(external_reference_service_model),
            _EXTERNAL_REFERENCE_SERVICE_MODEL_REF(external_reference_service_model_ref),
            _EXTERNAL_REFERENCE_SERVICE_MODEL_REFS(external_reference_service_model_refs),
            _EXTERNAL_REFERENCE_SERVICE_NAME(external_reference_service_name),
            _EXTERNAL_REFERENCE_STATUS(external_reference_status),
            _HAS_EXTERNAL_REFERENCES(has_external_references),
            _HAS_VALUE_FOR_CUSTOM_FIELD_IDS(has_value_for_custom_field_ids),
            _IS_PROJECT_LEAD(is_project_lead),
            _MANAGERS(managers),
            _MATCHING(matching),
            _NOT_ASSIGNED_TO(not_assigned_to),
            _NOT_FOLLOWING(not_following),
            _NOT_ON_CALENDARS(not_on_calendars),
            _NOT_PARTICIPANT_IN(not_participant_in),
            _ON_MY_ACCOUNT(on_my_account),
            _ON_MY_ACCOUNT_OR_PARTICIPANT_IN_WORKSPACE(on_my_account_or_participant_in_workspace),
            _ONLY_POSSIBLE_MANAGEES(only_possible_managees),
            _ONLY_POSSIBLE_MANAGERS(only_possible_managers),
            _PARTICIPANT_IN(participant_in),
            _POTENTIAL_FOLLOWERS_FOR_STORY(potential_followers_for_story),
            _PROVIDER_LEADS_ON_ACCOUNT_PROJECTS(provider_leads_on_account_projects),
            _SEARCH(search),
            _SHOW_DISABLED(show_disabled),
            _SHOW_USERS_IN_INSIGHTS_GROUPS(show_users_in_insights_groups),
            _UPDATED_AFTER(updated_after),
            _UPDATED_BEFORE(updated_before),
            _WITH_CREATED_ESTIMATES(with_created_estimates),
            _WITH_ORGANIZATIONS(with_organizations),
            _WITH_SKILLS(with_skills),
            _WITH_USERS(with_users),
            _WITHOUT_EXTERNAL_REFERENCE_SERVICE_NAME(without_external_reference_service_name),
            _WITHOUT_SKILLS(without_skills),
            _WITHOUT_TIMESHEET_SUBMISSION(without_timesheet_submission),
            _WITHOUT_USERS(without_users),
            _WRITE_ACCESS_IN(write_access_in),
            _INCLUDE(include),
            _OPTIONAL_FIELDS(optional_fields),
            _ONLY(only),
            _ORDER(order),
            _PAGE(page),
            _PER_PAGE(per_page),
        ],
        responses=_LIST_USERS,
        paging=_LIST_USERS_PAGES,
        position=page,
    )


def get_current_user(
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
            "bio", "website", "city", "state", "country", "abbreviated_timezone", "last_site_activity", "classification"
        ]
    ]
    | Unset = UNSET,
) -> EnvelopeRequest[User, UserEnvelope, ErrorList]:
    """`GET /users/me`; the arguments are those of `Users.get_current`."""
    return EnvelopeRequest(
        method="GET",
        path="/users/me",
        query=[_INCLUDE(include), _OPTIONAL_FIELDS(optional_fields)],
        responses=_LIST_USERS,
        envelope=_USERS_ENVELOPE,
    )


def get_user(
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
            "bio", "website", "city", "state", "country", "abbreviated_timezone", "last_site_activity", "classification"
        ]
    ]
    | Unset = UNSET,
) -> EnvelopeRequest[User, UserEnvelope, ErrorList]:
    """`GET /users/{id}`; the arguments are those of `Users.get`."""
    return EnvelopeRequest(
        method="GET",
        path=f"/users/{_ID(id)}",
        query=[_INCLUDE(include), _OPTIONAL_FIELDS(optional_fields)],
        responses=_LIST_USERS,
        envelope=_USERS_ENVELOPE,
    )
