"""
Sample responses of the fact sheet, above all the unusual ones: what the spec has to accept, and what it must not.

The shapes are those of `specs/sources/box-groups.md`; every value is made up.
"""

from pathlib import Path
from typing import Any

import pytest

from wireproof.loading import load
from wireproof.testing.samples import Sample, unshown

SPEC = load(Path(__file__).parents[2] / "specs" / "box-groups.yaml")

# What responses are put together from ---------------------------------------------------------------------------------

ZORA = {"type": "user", "id": "10000001", "name": "Zora Nobody", "login": "zora.nobody@example.com"}
PIM = {"type": "user", "id": "10000002", "name": "Pim Placeholder", "login": "pim.placeholder@example.com"}
OUTSIDER = {"type": "user", "id": "9223372036854775808", "name": None, "login": None}
PAPER_PLANES = {"type": "group", "id": "20000001", "name": "Paper Planes Dept.", "group_type": "managed_group"}
EVERYBODY = {"type": "group", "id": "20000000", "name": "Everybody and Nobody", "group_type": "all_users_group"}

EVERYTHING_ON = {
    "can_run_reports": True,
    "can_instant_login": True,
    "can_create_accounts": True,
    "can_edit_accounts": True,
}
EVERYTHING_OFF = dict.fromkeys(EVERYTHING_ON, False)

MADE = {"created_at": "2031-04-01T09:30:00-07:00", "modified_at": "2031-04-01T09:30:00-07:00"}
MADE_IN_WINTER = {"created_at": "2031-01-01T09:30:00-08:00", "modified_at": "2031-04-01T09:30:00.125-07:00"}

IN_A_LIST = {"type": "group_membership", "id": "30000002", "user": ZORA, "group": PAPER_PLANES, "role": "member"}
MEMBER = {**IN_A_LIST, "configurable_permissions": None, **MADE}
ADMIN = {**MEMBER, "id": "30000001", "user": PIM, "role": "admin", "configurable_permissions": EVERYTHING_ON}
GROUP = {**PAPER_PLANES, **MADE}

USUAL_USER = {
    **ZORA,
    **MADE_IN_WINTER,
    "language": "e2",
    "timezone": "Atlantic/Azores",
    "space_amount": 1_000_000_000_000_000,
    "space_used": 0,
    "max_upload_size": 5_368_709_120,
    "status": "active",
    "job_title": "",
    "phone": "",
    "address": "",
    "avatar_url": "https://avatars.example.com/10000001",
    "notification_email": [],
}
FURTHER_MEMBERS_OF_A_USER = {
    "role": "coadmin",
    "tracking_codes": [{"type": "tracking_code", "name": "desk", "value": "12b"}],
    "can_see_managed_users": True,
    "is_sync_enabled": False,
    "is_external_collab_restricted": False,
    "is_exempt_from_device_limits": False,
    "is_exempt_from_login_verification": False,
    "is_platform_access_only": False,
    "enterprise": {"type": "enterprise", "id": "40000001", "name": "Nowhere Post Ltd."},
    "my_tags": ["kites"],
    "hostname": "https://nowhere-post.example.com/",
    "external_app_user_id": "kite-shop-7",
}
NOTHING_TO_SEE = dict.fromkeys([*USUAL_USER, *FURTHER_MEMBERS_OF_A_USER]) | {"type": "user", "id": "10000099"}


def page(*entries: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A page counted by offset, as the samples have it: without `order`."""
    return {"total_count": len(entries), "limit": 100, "offset": 0, "entries": [*entries], **more}


def error(status: int, code: str, **more: Any) -> dict[str, Any]:
    """The body that Box usually sends with an error."""
    usual = {"message": "Made up", "help_url": "https://help.example.com/errors", "request_id": "madeup"}
    return {"type": "error", "status": status, "code": code, **usual, **more}


def because(reason: str, name: str) -> dict[str, Any]:
    """What `context_info` usually has inside."""
    return {"errors": [{"reason": reason, "name": name, "message": f"Something is the matter with {name}."}]}


# The samples --------------------------------------------------------------------------------------------------------

EXPIRED = 'Bearer realm="Service", error="invalid_token", error_description="This token has had its day."'

ACCEPTED = [
    # Memberships
    Sample("an admin with everything", "createGroupMembership", 201, ADMIN),
    Sample("a member, permissions null", "createGroupMembership", 201, MEMBER),
    Sample(
        "a member, four times false, no times and no group_type",
        "createGroupMembership",
        201,
        {
            **IN_A_LIST,
            "group": {"type": "group", "id": "20000001", "name": "Paper Planes Dept."},
            "configurable_permissions": EVERYTHING_OFF,
        },
    ),
    Sample("type and id only", "createGroupMembership", 201, {"type": "group_membership", "id": "30000002"}),
    Sample("an outsider with a wide id", "createGroupMembership", 201, {**MEMBER, "user": OUTSIDER}),
    Sample("two offsets and milliseconds", "getGroupMembership", 200, {**ADMIN, **MADE_IN_WINTER}),
    Sample("permissions null", "getGroupMembership", 200, MEMBER),
    Sample(
        "asked for user and created_at",
        "getGroupMembership",
        200,
        {"type": "group_membership", "id": "30000002", "user": ZORA, "created_at": MADE["created_at"]},
    ),
    Sample(
        "the small form stays, as the seed has it",
        "getGroupMembership",
        200,
        {"type": "group_membership", "id": "30000002", "user": ZORA, "group": PAPER_PLANES, "role": "member", **MADE},
    ),
    Sample("members of tomorrow", "getGroupMembership", 200, {**ADMIN, "hangar": {"gates": [1, 2], "roof": None}}),
    Sample(
        "a permission of tomorrow",
        "updateGroupMembership",
        200,
        {**ADMIN, "configurable_permissions": {**EVERYTHING_ON, "can_fold_planes": False}},
    ),
    Sample("permissions null", "updateGroupMembership", 200, MEMBER),
    Sample("no body", "deleteGroupMembership", 204),
    Sample(
        "entries of five members each, no order",
        "listGroupMembershipsByGroup",
        200,
        page(IN_A_LIST, {**IN_A_LIST, "id": "30000001", "user": PIM, "role": "admin"}),
    ),
    Sample("nobody", "listGroupMembershipsByGroup", 200, page()),
    Sample(
        "the count says more than there is, and the page is short",
        "listGroupMembershipsByGroup",
        200,
        page(IN_A_LIST, total_count=7, limit=2, offset=4),
    ),
    Sample("a limit that was cut", "listGroupMembershipsByGroup", 200, page(IN_A_LIST, limit=1000)),
    Sample("entries of five members each", "listGroupMembershipsByUser", 200, page(IN_A_LIST)),
    Sample("nowhere", "listGroupMembershipsByUser", 200, page()),
    Sample(
        "with the order that no sample has",
        "listGroupMembershipsByUser",
        200,
        page(IN_A_LIST, order=[{"by": "name", "direction": "ASC"}, {"by": "id", "direction": "DESC"}]),
    ),
    Sample("an empty object", "listGroupMembershipsByUser", 200, {}),
    # Groups
    Sample("entries of four members each", "listGroups", 200, page(PAPER_PLANES, EVERYBODY)),
    Sample("no match", "listGroups", 200, page()),
    Sample(
        "asked for permissions",
        "listGroups",
        200,
        page({"type": "group", "id": "20000001", "permissions": {"can_invite_as_collaborator": True}}),
    ),
    Sample("asked for description", "listGroups", 200, page({"type": "group", "id": "20000001", "description": ""})),
    Sample("mini and two times", "createGroup", 201, GROUP),
    Sample("type and id only", "createGroup", 201, {"type": "group", "id": "20000001"}),
    Sample("mini and two times", "getGroup", 200, GROUP),
    Sample(
        "everything asked for",
        "getGroup",
        200,
        {
            **GROUP,
            "provenance": "Toy Directory",
            "external_sync_identifier": "toy-directory:kites",
            "description": "All things that hang on a thread",
            "invitability_level": "admins_and_members",
            "member_viewability_level": "all_managed_users",
            "permissions": {"can_invite_as_collaborator": False},
        },
    ),
    Sample(
        "null where nothing is set",
        "getGroup",
        200,
        {**GROUP, "provenance": None, "external_sync_identifier": None, "description": None},
    ),
    Sample("the old level none", "getGroup", 200, {**GROUP, "invitability_level": "none"}),
    Sample(
        "members that no page lists",
        "getGroup",
        200,
        {**GROUP, "is_read_only": False, "email_alias": None, "has_sync_early_access": False},
    ),
    Sample("mini and two times", "updateGroup", 200, {**GROUP, "name": "Paper Boats Dept."}),
    Sample("no body", "deleteGroup", 204),
    # Users
    Sample("by offset, empty texts and an empty array", "listUsers", 200, page(USUAL_USER)),
    Sample("no match", "listUsers", 200, page()),
    Sample("an outsider alone", "listUsers", 200, page(NOTHING_TO_SEE)),
    Sample(
        "by marker, without count, offset and order",
        "listUsers",
        200,
        {"limit": 1, "next_marker": "bWFkZS11cA", "prev_marker": None, "entries": [{"type": "user", "id": "10000001"}]},
    ),
    Sample("the last marker is null", "listUsers", 200, {"limit": 1, "next_marker": None, "entries": [ZORA]}),
    Sample("the last marker is empty", "listUsers", 200, {"limit": 1, "next_marker": "", "entries": []}),
    Sample("the previous marker is a text", "listUsers", 200, {"prev_marker": "dXAtbWFkZQ", "entries": [PIM]}),
    Sample("mini", "listUsers", 200, page(ZORA)),
    Sample("empty texts", "getUser", 200, USUAL_USER),
    Sample("everything asked for", "getUser", 200, {**USUAL_USER, **FURTHER_MEMBERS_OF_A_USER}),
    Sample("null but for type and id", "getUser", 200, NOTHING_TO_SEE),
    Sample("type and id only", "getUser", 200, {"type": "user", "id": "10000001"}),
    Sample("no tags and no codes", "getUser", 200, {**USUAL_USER, "my_tags": [], "tracking_codes": []}),
    Sample("no second address, null", "getUser", 200, {**USUAL_USER, "notification_email": None}),
    Sample(
        "a second address",
        "getUser",
        200,
        {**USUAL_USER, "notification_email": {"email": "zora.alerts@example.com", "is_confirmed": False}},
    ),
    Sample("a number with an exponent", "getCurrentUser", 200, {**USUAL_USER, "space_amount": 1.2e31}),
    Sample("whole numbers with a point", "getCurrentUser", 200, {**USUAL_USER, "space_used": 2048.0}),
    Sample(
        "a service account",
        "getCurrentUser",
        200,
        {"type": "user", "id": "10000007", "login": "AutomationUser_7_madeup@example.com", "name": "Kite Shop"},
    ),
    # Errors
    Sample("a code for one parameter", "listGroups", 400, error(400, "invalid_limit")),
    Sample("no code", "listUsers", 400, {"type": "error", "status": 400, "message": "That is too far down"}),
    Sample("no token", "getCurrentUser", 401, error(401, "unauthorized")),
    Sample("no body, the reason is a header", "getCurrentUser", 401, headers={"WWW-Authenticate": EXPIRED}),
    Sample("a code that is on no list", "createGroupMembership", 403, error(403, "forbidden_by_policy")),
    Sample("context is null", "deleteGroup", 403, error(403, "insufficient_scope", context_info=None)),
    Sample(
        "a member of the path is wrong",
        "getGroupMembership",
        404,
        error(404, "not_found", context_info=because("invalid_parameter", "group_membership_id")),
    ),
    Sample("a code that is a guess", "createGroupMembership", 409, error(409, "conflict")),
    Sample(
        "the name is taken",
        "createGroup",
        409,
        error(409, "conflict", context_info=because("invalid_parameter", "group_tag_name")),
    ),
    Sample(
        "the name is taken, as the pages have it",
        "updateGroup",
        409,
        error(409, "invalid_parameter"),
    ),
    Sample("the pause is a header", "listUsers", 429, error(429, "rate_limit_exceeded"), {"Retry-After": "100"}),
    Sample("the code of the published list", "getUser", 429, error(429, "too_many_requests"), {"Retry-After": "1"}),
    Sample("an empty object", "updateGroup", 500, {}),
    Sample("no type and no status", "deleteGroupMembership", 500, {"message": "Made up"}),
    Sample("no pause", "createGroup", 503, error(503, "unavailable")),
    Sample("a pause", "createGroup", 503, error(503, "unavailable"), {"Retry-After": "60"}),
    Sample("documented by no page", "listGroups", 502, error(502, "bad_gateway")),
]

REFUSED = [
    ("body at /id", Sample("the id is a number", "createGroupMembership", 201, {**MEMBER, "id": 30000002})),
    ("body at /id", Sample("the id is null", "getGroupMembership", 200, {**MEMBER, "id": None})),
    ("body at /id", Sample("no id", "getGroup", 200, {"type": "group", "name": "Paper Planes Dept."})),
    ("body at /type", Sample("a group", "getUser", 200, {**PAPER_PLANES})),
    ("body at /role", Sample("a role in the enterprise", "updateGroupMembership", 200, {**MEMBER, "role": "coadmin"})),
    (
        "body at /configurable_permissions",
        Sample(
            "a permission is null",
            "getGroupMembership",
            200,
            {**ADMIN, "configurable_permissions": {**EVERYTHING_ON, "can_run_reports": None}},
        ),
    ),
    ("body at /created_at", Sample("a date alone", "createGroup", 201, {**GROUP, "created_at": "2031-04-01"})),
    ("body at /name", Sample("the name is null", "getGroup", 200, {**GROUP, "name": None})),
    (
        "body at /member_viewability_level",
        Sample("none is old for the other level only", "getGroup", 200, {**GROUP, "member_viewability_level": "none"}),
    ),
    ("body", Sample("a list without its page", "listGroups", 200, [PAPER_PLANES])),
    ("body at /entries", Sample("entries by id", "listGroups", 200, {"entries": {"20000001": PAPER_PLANES}})),
    ("body at /entries", Sample("entries are null", "listGroupMembershipsByUser", 200, {"entries": None})),
    ("body at /entries/0", Sample("an entry is an id", "listGroupMembershipsByGroup", 200, {"entries": ["30000002"]})),
    ("body at /entries/0/type", Sample("an entry has no type", "listUsers", 200, page({"id": "10000001"}))),
    ("body at /total_count", Sample("the count is a text", "listUsers", 200, page(total_count="0"))),
    ("body at /next_marker", Sample("the marker is a number", "listUsers", 200, {"next_marker": 7, "entries": []})),
    ("body at /space_used", Sample("half a byte", "getCurrentUser", 200, {**USUAL_USER, "space_used": 0.5})),
    (
        "body at /notification_email",
        Sample(
            "an array that is not empty", "getUser", 200, {**USUAL_USER, "notification_email": ["zora@example.com"]}
        ),
    ),
    ("body", Sample("a body where none belongs", "deleteGroup", 204, {})),
    ("body", Sample("no body where one belongs", "getGroup", 200)),
    ("body", Sample("a list of errors", "createGroup", 409, [error(409, "conflict")])),
    ("body at /status", Sample("the status is a text", "listGroups", 500, {"status": "500"})),
    ("body at /type", Sample("an error by another name", "listGroups", 500, {**error(500, "oops"), "type": "fault"})),
    ("header `Retry-After`", Sample("no pause", "listUsers", 429, error(429, "rate_limit_exceeded"))),
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
    What no source tells of is not accepted, and the only place named is the one where it is wrong.
    """
    assert {f"response {place}"} == {finding.place for finding in sample.findings(SPEC)}


def test_every_success_has_a_sample() -> None:
    """
    Of every operation, each success that the spec documents occurs among the accepted responses.
    """
    assert set() == unshown(SPEC, ACCEPTED)
