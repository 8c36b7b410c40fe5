"""
Sample responses of the fact sheet, above all the unusual ones: what the spec has to accept, and what it must not.

The shapes are those of `specs/sources/kantata-ox.md`; every value is made up.
"""

from pathlib import Path
from typing import Any

import pytest

from wireproof.loading import load
from wireproof.testing.samples import Sample, unshown

SPEC = load(Path(__file__).parents[2] / "specs" / "kantata-ox.yaml")

# What responses are put together from ---------------------------------------------------------------------------------


def envelope(key: str, *found: dict[str, Any], **maps: Any) -> dict[str, Any]:
    """The body of every response: the objects found in a map of their own, and maps of what came along."""
    pages = 1 if found else 0
    return {
        "count": len(found),
        "meta": {"count": len(found), "page_count": pages, "page_number": pages, "page_size": 20},
        "results": [{"key": key, "id": one["id"]} for one in found],
        key: by_id(*found),
        **maps,
    }


def by_id(*found: dict[str, Any]) -> dict[str, Any]:
    """Objects as they stand in a map."""
    return {one["id"]: one for one in found}


def access(*found: dict[str, Any], **maps: Any) -> dict[str, Any]:
    """Access group memberships in their envelope."""
    return envelope("access_group_memberships", *found, **maps)


def users(*found: dict[str, Any], **maps: Any) -> dict[str, Any]:
    """Users in their envelope."""
    return envelope("users", *found, **maps)


def groups(*found: dict[str, Any], **maps: Any) -> dict[str, Any]:
    """User group memberships in their envelope."""
    return envelope("user_group_memberships", *found, **maps)


def accounts(*found: dict[str, Any], **maps: Any) -> dict[str, Any]:
    """Account memberships in their envelope."""
    return envelope("account_memberships", *found, **maps)


def errors(*found: Any) -> dict[str, Any]:
    """The body of an error."""
    return {"errors": list(found)}


IN_PAPER_PLANES = {
    "id": "7000001",
    "access_group_id": 4100,
    "access_group_name": "Paper Planes Dept.",
    "created_at": "2031-04-01",
    "creator_id": 520099,
    "user_id": 520001,
    "user_name": "Pim Placeholder",
}
PIM = {
    "id": "520001",
    "full_name": "Pim Placeholder",
    "email_address": "pim.placeholder@example.com",
    "headline": "Folder of paper planes",
    "photo_path": "https://photos.example.com/pim-placeholder.png",
}
ZORA = {"id": "520002", "full_name": "Zora Nobody", "email_address": None, "headline": None, "photo_path": None}
OPTIONAL_FIELDS = {
    "abbreviated_timezone": "PST",
    "bio": "",
    "city": "Nowhere",
    "state": None,
    "country": "Neverland",
    "classification": "Internal",
    "last_site_activity": "2031-04-05T09:30:00-07:00",
    "website": "not even an address",
}
ASSOCIATIONS = {
    "account_membership_id": "810001",
    "manager_id": "520002",
    "role_id": "330",
    "custom_field_value_ids": ["610001", "610002"],
    "external_reference_ids": [],
    "skill_ids": ["71"],
    "skill_membership_ids": ["720001"],
    "work_sample_ids": [],
}
IN_KITE_MAKERS = {
    "id": "930001",
    "created_at": "2031-04-05T09:30:00-07:00",
    "creator_id": 520099,
    "user_id": 520001,
    "workspace_group_id": 2600,
}
KITE_MAKERS = {
    "id": "2600",
    "name": "Kite Makers",
    "company": True,
    "contact_name": "Tess Invented",
    "email": "kites@example.com",
    "phone_number": None,
    "address": "",
    "website": "https://kites.example.com",
    "notes": "",
    "created_at": "2030-01-02T10:00:00-08:00",
    "updated_at": "2030-01-02T10:00:00-08:00",
}
PROJECT_LEAD = {
    "id": "810001",
    "permission": "project_lead",
    "bill_rate_in_cents": 12500,
    "billability_target": 80,
    "can_create_workspace": True,
    "can_view_reports": False,
    "collaborator_only_license": False,
    "cost_rate_in_cents": 7000,
    "created_at": "2030-11-04T08:15:00-08:00",
    "default_read_only": False,
    "disabled_at": None,
    "is_administrator": False,
    "is_backup_approver": False,
    "is_owner": False,
    "is_project_lead": True,
    "is_punch_clock_user": False,
    "manager_can_approve": True,
    "manager_can_edit_skills": False,
    "should_show_alert_on_timesheet_submission": False,
    "updated_at": "2031-04-05T09:30:00-07:00",
}
ACCOUNT_ASSOCIATIONS = {
    "backup_approver_association_ids": ["860001"],
    "cost_rate_ids": ["840001", "840002"],
    "default_role_id": "330",
    "effective_workweek_id": "15",
    "future_billable_utilization_ids": [],
    "managee_ids": ["520003"],
    "manager_id": "520002",
    "possible_managee_ids": [],
    "possible_manager_ids": [],
    "skill_membership_ids": ["720001"],
    "user_id": "520001",
}


def unset(one: dict[str, Any]) -> dict[str, Any]:
    """An object of which nothing is set but its id."""
    return {name: value if name == "id" else None for name, value in one.items()}


# Accepted -----------------------------------------------------------------------------------------------------------

ACCEPTED = [
    # The envelope
    Sample("nothing matched: no page, an empty map", "listAccessGroupMemberships", 200, access()),
    Sample("nothing matched, and the includes found nothing", "listUserGroupMemberships", 200, groups(users={})),
    Sample("no member is promised", "listUsers", 200, {}),
    Sample("no meta, as in one example of the overview", "listUsers", 200, {"count": 0, "results": [], "users": {}}),
    Sample("no map although there is a result", "getUser", 200, {"results": [{"key": "users", "id": "520001"}]}),
    Sample(
        "more matched than this page has",
        "listAccountMemberships",
        200,
        {
            **accounts(PROJECT_LEAD),
            "count": 201,
            "meta": {"count": 201, "page_count": 2, "page_number": 2, "page_size": 200},
        },
    ),
    Sample("a result behind a key of tomorrow", "listUsers", 200, {"results": [{"key": "robots", "id": "1"}]}),
    Sample("members that no page lists", "listUsers", 200, {**users(PIM), "took": 0.25, "meta": {"cached": True}}),
    Sample("a map that was not asked for", "getUser", 200, users(PIM, workspaces={"9100": {"id": "9100"}})),
    # Access group memberships
    Sample("as documented", "createAccessGroupMembership", 200, access(IN_PAPER_PLANES)),
    Sample("with the user", "createAccessGroupMembership", 200, access(IN_PAPER_PLANES, users=by_id(PIM))),
    Sample(
        "with a map of access groups, which no page lists",
        "listAccessGroupMemberships",
        200,
        access(IN_PAPER_PLANES, users={}, access_groups={"4100": {"id": "4100", "name": None, "user_ids": ["520001"]}}),
    ),
    Sample(
        "ids of associations as strings",
        "getAccessGroupMembership",
        200,
        access({**IN_PAPER_PLANES, "access_group_id": "4100", "creator_id": "520099", "user_id": "520001"}),
    ),
    Sample("nothing set", "getAccessGroupMembership", 200, access(unset(IN_PAPER_PLANES))),
    Sample("thin: an id alone", "listAccessGroupMemberships", 200, access({"id": "7000001"})),
    Sample("no id inside the object", "listAccessGroupMemberships", 200, {"access_group_memberships": {"7000001": {}}}),
    Sample("a name that is empty", "getAccessGroupMembership", 200, access({**IN_PAPER_PLANES, "user_name": ""})),
    Sample("ids beyond 32 bits", "getAccessGroupMembership", 200, access({**IN_PAPER_PLANES, "user_id": 2**40})),
    Sample("declared: a sentence", "deleteAccessGroupMembership", 200, {"success": "Membership 7000001 is no more."}),
    Sample("declared, and the sentence is missing", "deleteAccessGroupMembership", 200, {}),
    Sample("in the text only: nothing to say", "deleteAccessGroupMembership", 204),
    # Users
    Sample("the default fields", "listUsers", 200, users(PIM, ZORA)),
    Sample("the optional fields", "listUsers", 200, users({**PIM, **OPTIONAL_FIELDS})),
    Sample("nothing set", "listUsers", 200, users(unset({**PIM, **OPTIONAL_FIELDS, **ASSOCIATIONS}))),
    Sample("an empty photo address", "listUsers", 200, users({**PIM, "photo_path": "", "headline": ""})),
    Sample("ids of associations without any include", "getUser", 200, users({**PIM, **ASSOCIATIONS})),
    Sample(
        "every include, found or not",
        "getUser",
        200,
        users(
            {**PIM, **ASSOCIATIONS},
            account_memberships=by_id(PROJECT_LEAD),
            custom_field_values={"610001": {"id": "610001", "value": [1, "two", None]}},
            external_references={},
            roles={"330": {"id": "330", "name": "Folder"}},
            skill_memberships={"720001": {"id": "720001", "level": 4}},
            skills={"71": {}},
            work_samples={},
        ),
    ),
    Sample(
        "the manager shares the map and is no result",
        "getUser",
        200,
        {**users({**PIM, "manager_id": "520002"}), "users": by_id(PIM, ZORA)},
    ),
    Sample(
        "extras that clients have seen",
        "getCurrentUser",
        200,
        users({**PIM, "account_id": 3001, "disabled": False, "account_permission": "punch_clock", "generic": None}),
    ),
    Sample("oneself, in the envelope of a list", "getCurrentUser", 200, users(PIM)),
    Sample("a third classification", "getCurrentUser", 200, users({**PIM, "classification": "Imaginary"})),
    # User group memberships
    Sample("created_at is a time here", "listUserGroupMemberships", 200, groups(IN_KITE_MAKERS)),
    Sample("a time in UTC", "listUserGroupMemberships", 200, groups({"id": "1", "created_at": "2031-04-05T16:30:00Z"})),
    Sample("nothing set", "listUserGroupMemberships", 200, groups(unset(IN_KITE_MAKERS))),
    Sample(
        "ids of associations as strings",
        "listUserGroupMemberships",
        200,
        groups({**IN_KITE_MAKERS, "creator_id": "520099", "user_id": "520001", "workspace_group_id": "2600"}),
    ),
    Sample("one", "createUserGroupMembership", 200, groups(IN_KITE_MAKERS)),
    Sample("several at once", "createUserGroupMembership", 200, groups(IN_KITE_MAKERS, {"id": "930002"})),
    Sample(
        "with user and workspace group",
        "createUserGroupMembership",
        200,
        groups(IN_KITE_MAKERS, users=by_id(PIM), workspace_groups=by_id(KITE_MAKERS)),
    ),
    Sample(
        "a workspace group with nothing set, and one with ids that need another include",
        "listUserGroupMemberships",
        200,
        groups(
            IN_KITE_MAKERS,
            workspace_groups={
                "2600": unset(KITE_MAKERS),
                "2700": {"external_reference_ids": [], "rate_card_set_ids": None, "workspace_ids": ["9100"]},
            },
        ),
    ),
    Sample("no content", "deleteUserGroupMembership", 204),
    # Account memberships
    Sample("the default fields", "listAccountMemberships", 200, accounts(PROJECT_LEAD)),
    Sample(
        "an inactive member",
        "listAccountMemberships",
        200,
        accounts({**PROJECT_LEAD, "disabled_at": "2031-03-01T00:00:00-08:00"}),
    ),
    Sample(
        "the optional fields",
        "listAccountMemberships",
        200,
        accounts({**PROJECT_LEAD, "can_log_in": True, "non_participant": None}),
    ),
    Sample(
        "nothing set",
        "listAccountMemberships",
        200,
        accounts(unset({**PROJECT_LEAD, **ACCOUNT_ASSOCIATIONS, "can_log_in": True, "non_participant": False})),
    ),
    Sample(
        "what the caller may not see is missing",
        "getAccountMembership",
        200,
        accounts({"id": "810001", "permission": "collaborator"}),
    ),
    Sample(
        "every include, found or not",
        "getAccountMembership",
        200,
        accounts(
            {**PROJECT_LEAD, **ACCOUNT_ASSOCIATIONS},
            users=by_id(PIM, ZORA),
            roles={"330": {"id": "330"}},
            workweeks={"15": {"id": "15", "monday_minutes": 480}},
            skill_memberships={"720001": {"id": "720001"}},
            backup_approver_associations={"860001": {"id": "860001"}},
            cost_rates={"840001": {"id": "840001", "currency": "XTS"}},
            billable_utilizations={},
        ),
    ),
    Sample(
        "an administrator now",
        "updateAccountMembership",
        200,
        accounts({**PROJECT_LEAD, "permission": "administrator", "is_administrator": True}),
    ),
    # Errors
    Sample("a token nobody knows", "getCurrentUser", 401, errors({"type": "oauth", "message": "Who is asking?"})),
    Sample("trouble with the account", "listUsers", 403, errors({"type": "system", "message": "Closed for good."})),
    Sample("a type of tomorrow", "getUser", 404, errors({"type": "weather", "message": "Too foggy to find anybody."})),
    Sample(
        "several problems, some with a field and an index",
        "createUserGroupMembership",
        422,
        errors(
            {"type": "validation", "message": "No such user.", "field": "user_id", "index": 1},
            {"type": "validation", "message": "It is not valid.", "field": "base"},
            {"message": "Not like this."},
        ),
    ),
    Sample("nothing but another message", "updateAccountMembership", 422, {"error_message": "Not like this."}),
    Sample("no problems in the list", "listUserGroupMemberships", 400, errors()),
    Sample("too many calls, in a body that is a guess", "listUsers", 429, errors({"message": "Slow down, please."})),
    Sample("out of order", "deleteUserGroupMembership", 503, errors({"type": "system", "message": "Gone fishing."})),
    Sample("a status that only `default` documents", "deleteAccessGroupMembership", 502, {"errors": []}),
]

# Refused ------------------------------------------------------------------------------------------------------------

REFUSED = [
    ("body", Sample("a bare list", "listUsers", 200, [PIM])),
    ("body", Sample("no body where one belongs", "getUser", 200)),
    ("body", Sample("a body where none belongs", "deleteUserGroupMembership", 204, {"success": "Done."})),
    ("body at /results", Sample("results by id", "listUsers", 200, {"results": {"520001": PIM}})),
    ("body at /results", Sample("results are null", "listAccountMemberships", 200, {"results": None})),
    ("body at /results/0", Sample("a result is an id", "listUsers", 200, {"results": ["520001"]})),
    (
        "body at /results/0/id",
        Sample(
            "the id of a result is a number",
            "createAccessGroupMembership",
            200,
            {"results": [{"key": "access_group_memberships", "id": 7000001}]},
        ),
    ),
    (
        "body at /results/0/key",
        Sample("a result without a key", "getUser", 200, {"results": [{"key": None, "id": "520001"}]}),
    ),
    ("body at /count", Sample("the count is a text", "listUsers", 200, {"count": "1"})),
    ("body at /meta/page_count", Sample("half a page", "listUsers", 200, {"meta": {"page_count": 0.5}})),
    ("body at /meta", Sample("meta is a list", "listUserGroupMemberships", 200, {"meta": []})),
    ("body at /users", Sample("the map is a list", "getCurrentUser", 200, {"users": [PIM]})),
    ("body at /users/520001", Sample("a user is null", "getUser", 200, {"users": {"520001": None}})),
    ("body at /users/520001/id", Sample("the id is a number", "listUsers", 200, {"users": {"520001": {"id": 520001}}})),
    (
        "body at /users/520001/full_name",
        Sample("a name in parts", "getUser", 200, users({**PIM, "full_name": ["Pim"]})),
    ),
    (
        "body at /users/520001/last_site_activity",
        Sample("a time without an offset", "getUser", 200, users({**PIM, "last_site_activity": "2031-04-05T09:30:00"})),
    ),
    (
        "body at /users/520001/skill_ids/0",
        Sample("ids as numbers in a list", "listUsers", 200, users({**PIM, "skill_ids": [71]})),
    ),
    (
        "body at /roles/330",
        Sample("an included object is a name", "listUsers", 200, users(PIM, roles={"330": "Folder"})),
    ),
    (
        "body at /access_group_memberships/7000001/created_at",
        Sample(
            "a time where a plain date belongs",
            "getAccessGroupMembership",
            200,
            access({**IN_PAPER_PLANES, "created_at": "2031-04-01T09:30:00-07:00"}),
        ),
    ),
    (
        "body at /access_group_memberships/7000001/access_group_id",
        Sample(
            "an id that is half a number",
            "listAccessGroupMemberships",
            200,
            access({**IN_PAPER_PLANES, "access_group_id": 4100.5}),
        ),
    ),
    (
        "body at /user_group_memberships/930001/created_at",
        Sample(
            "a plain date where a time belongs",
            "createUserGroupMembership",
            200,
            groups({**IN_KITE_MAKERS, "created_at": "2031-04-05"}),
        ),
    ),
    (
        "body at /account_memberships/810001/bill_rate_in_cents",
        Sample(
            "a rate in words",
            "updateAccountMembership",
            200,
            accounts({**PROJECT_LEAD, "bill_rate_in_cents": "125.00"}),
        ),
    ),
    (
        "body at /account_memberships/810001/permission",
        Sample(
            "a permission that no update can give",
            "updateAccountMembership",
            200,
            accounts({**PROJECT_LEAD, "permission": "chief_folder"}),
        ),
    ),
    (
        "body at /account_memberships/810001/is_owner",
        Sample("yes instead of true", "getAccountMembership", 200, accounts({**PROJECT_LEAD, "is_owner": "yes"})),
    ),
    ("body at /success", Sample("true instead of a sentence", "deleteAccessGroupMembership", 200, {"success": True})),
    ("body at /errors", Sample("one problem without its list", "listUsers", 400, {"errors": {"type": "system"}})),
    ("body at /errors/0", Sample("problems as plain strings", "getUser", 422, errors("Not like this."))),
    ("body at /errors/0/message", Sample("a message that is null", "getUser", 500, errors({"message": None}))),
]


@pytest.mark.parametrize("sample", ACCEPTED, ids=str)
def test_a_response_of_the_fact_sheet_is_accepted(sample: Sample) -> None:
    """
    Each response that the fact sheet has, however unusual, is accepted by the one documented for its status.
    """
    assert [] == [str(finding) for finding in sample.findings(SPEC)]


@pytest.mark.parametrize(("place", "sample"), REFUSED, ids=str)
def test_a_response_of_another_shape_is_refused(place: str, sample: Sample) -> None:
    """
    What no source tells of is not accepted, for the one place where it is wrong.
    """
    assert [f"response {place}"] == [finding.place for finding in sample.findings(SPEC)]


def test_every_success_has_a_sample() -> None:
    """
    Of every operation, each success that the spec documents occurs among the accepted responses.
    """
    assert set() == unshown(SPEC, ACCEPTED)
