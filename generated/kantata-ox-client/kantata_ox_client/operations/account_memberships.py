# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""Requests about account memberships, without sending them: what to send, and how to read the response."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from .._runtime.decoding import anything, array, boolean, date_time, integer, model, string, string_enum
from .._runtime.encoding import Body as _Body, Path as _Path, Query as _Query, merged as _merged
from .._runtime.envelopes import Envelope as _Envelope, Fact as _Fact, envelope_body, looked_up
from .._runtime.models import members as _members, optional, required
from .._runtime.paging import NumberedPages as _NumberedPages
from .._runtime.requests import EnvelopeRequest, PagedRequest
from .._runtime.responses import Responses as _Responses, json_body
from .._runtime.types import UNSET, Unset
from ..models import (
    AccountMembership,
    AccountMembershipEnvelope,
    AccountMembershipInclude,
    AccountMembershipOptionalField,
    AccountMembershipOrder,
    AccountPermission,
    ChangeRoleOption,
    ErrorList,
)

_BY_FULL_NAME = _Query("by_full_name", string)
_BY_USER_ID = _Query("by_user_id", integer)
_CAN_LOG_IN = _Query("can_log_in", boolean)
_CREATED_AFTER = _Query("created_after", date_time)
_CREATED_BEFORE = _Query("created_before", date_time)
_ONLY_ACTIVE = _Query("only_active", boolean)
_ONLY_INACTIVE = _Query("only_inactive", boolean)
_SEARCH = _Query("search", string)
_UPDATED_AFTER = _Query("updated_after", date_time)
_UPDATED_BEFORE = _Query("updated_before", date_time)
_WITH_SKILLS = _Query("with_skills", string)
_WITH_USER_IDS = _Query("with_user_ids", array(integer), explode=False)
_INCLUDE = _Query("include", array(string_enum(AccountMembershipInclude)), explode=False)
_OPTIONAL_FIELDS = _Query("optional_fields", array(string_enum(AccountMembershipOptionalField)), explode=False)
_ONLY = _Query("only", array(integer), explode=False)
_ORDER = _Query("order", string_enum(AccountMembershipOrder))
_PAGE = _Query("page", integer)
_PER_PAGE = _Query("per_page", integer)
_ERROR = json_body(model(ErrorList))
_LIST_ACCOUNT_MEMBERSHIPS = _Responses[AccountMembershipEnvelope, ErrorList](
    successes={"200": envelope_body(model(AccountMembershipEnvelope))},
    errors=dict.fromkeys(("400", "401", "403", "404", "422", "429", "503", "default"), _ERROR),
)
_LIST_ACCOUNT_MEMBERSHIPS_PAGES = _NumberedPages[AccountMembershipEnvelope, AccountMembership](
    parameter=_PAGE,
    items=looked_up(
        "account_memberships",
        _Fact("/account_memberships", lambda body: body.account_memberships),
        _Fact("/results", lambda body: body.results),
    ),
    pages=_Fact("/meta/page_count", lambda body: body.meta.page_count if body.meta else UNSET),
    echo=_Fact("/meta/page_number", lambda body: body.meta.page_number if body.meta else UNSET),
)
_ID = _Path("id", integer)
_ACCOUNT_MEMBERSHIPS_ENVELOPE = _Envelope[AccountMembershipEnvelope, AccountMembership](
    items=looked_up(
        "account_memberships",
        _Fact("/account_memberships", lambda body: body.account_memberships),
        _Fact("/results", lambda body: body.results),
    ),
    pointer="/results",
)
_UPDATE_ACCOUNT_MEMBERSHIP_BODY = _Body(
    _members(
        required(
            "account_membership",
            _members(
                optional("permission", string_enum(AccountPermission)),
                optional("bill_rate_in_cents", integer),
                optional("cost_rate_in_cents", integer),
                optional("default_role_id", integer),
                optional("billability_target", integer),
                optional("manager_id", integer),
                optional("default_read_only", boolean),
                optional("manager_can_approve", boolean),
                optional("manager_can_edit_skills", boolean),
                optional("should_show_alert_on_timesheet_submission", boolean),
                optional("enforce_workweek_minimum_on_timesheet_submission", boolean),
                optional("enforce_workweek_maximum_on_timesheet_submission", boolean),
                optional("change_role_option", string_enum(ChangeRoleOption)),
                rest=anything,
            ),
        )
    )
)


def list_account_memberships(
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
    only: Sequence[int] | Unset = UNSET,
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
) -> PagedRequest[AccountMembership, AccountMembershipEnvelope, ErrorList]:
    """`GET /account_memberships`; the arguments are those of `AccountMemberships.list`, and more."""
    return PagedRequest(
        method="GET",
        path="/account_memberships",
        query=[
            _BY_FULL_NAME(by_full_name),
            _BY_USER_ID(by_user_id),
            _CAN_LOG_IN(can_log_in),
            _CREATED_AFTER(created_after),
            _CREATED_BEFORE(created_before),
            _ONLY_ACTIVE(only_active),
            _ONLY_INACTIVE(only_inactive),
            _SEARCH(search),
            _UPDATED_AFTER(updated_after),
            _UPDATED_BEFORE(updated_before),
            _WITH_SKILLS(with_skills),
            _WITH_USER_IDS(with_user_ids),
            _INCLUDE(include),
            _OPTIONAL_FIELDS(optional_fields),
            _ONLY(only),
            _ORDER(order),
            _PAGE(page),
            _PER_PAGE(per_page),
        ],
        responses=_LIST_ACCOUNT_MEMBERSHIPS,
        paging=_LIST_ACCOUNT_MEMBERSHIPS_PAGES,
        position=page,
    )


def get_account_membership(
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
) -> EnvelopeRequest[AccountMembership, AccountMembershipEnvelope, ErrorList]:
    """`GET /account_memberships/{id}`; the arguments are those of `AccountMemberships.get`."""
    return EnvelopeRequest(
        method="GET",
        path=f"/account_memberships/{_ID(id)}",
        query=[_INCLUDE(include), _OPTIONAL_FIELDS(optional_fields)],
        responses=_LIST_ACCOUNT_MEMBERSHIPS,
        envelope=_ACCOUNT_MEMBERSHIPS_ENVELOPE,
    )


def update_account_membership(
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
) -> EnvelopeRequest[AccountMembership, AccountMembershipEnvelope, ErrorList]:
    """`PUT /account_memberships/{id}`; the arguments are those of `AccountMemberships.update`."""
    return EnvelopeRequest(
        method="PUT",
        path=f"/account_memberships/{_ID(id)}",
        query=[_INCLUDE(include), _OPTIONAL_FIELDS(optional_fields)],
        body=_UPDATE_ACCOUNT_MEMBERSHIP_BODY(
            {
                "account_membership": _merged(
                    additional_properties,
                    {
                        "permission": permission,
                        "bill_rate_in_cents": bill_rate_in_cents,
                        "cost_rate_in_cents": cost_rate_in_cents,
                        "default_role_id": default_role_id,
                        "billability_target": billability_target,
                        "manager_id": manager_id,
                        "default_read_only": default_read_only,
                        "manager_can_approve": manager_can_approve,
                        "manager_can_edit_skills": manager_can_edit_skills,
                        "should_show_alert_on_timesheet_submission": should_show_alert_on_timesheet_submission,
                        "enforce_workweek_minimum_on_timesheet_submission": enforce_workweek_minimum_on_timesheet_submission,
                        "enforce_workweek_maximum_on_timesheet_submission": enforce_workweek_maximum_on_timesheet_submission,
                        "change_role_option": change_role_option,
                    },
                )
            }
        ),
        responses=_LIST_ACCOUNT_MEMBERSHIPS,
        envelope=_ACCOUNT_MEMBERSHIPS_ENVELOPE,
    )
