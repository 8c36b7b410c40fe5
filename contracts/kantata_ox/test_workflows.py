"""
What a program does with Kantata OX from one end of a task to the other.

Each story strings operations together as a customer's program would: it looks up what it needs, changes something,
meets what stands in the way, and looks again. The recipes before them are there to be copied; `call.run(...)` in them
is nothing with a `Client` and `await` with an `AsyncClient`, and `call.iterate(...)` is `for` or `async for`. `tells`
names the statuses that a story meets, in order.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
import respx
from kantata_ox_client import UNSET, AsyncClient, Client, Unset, errors, operations
from kantata_ox_client.models import (
    AccessGroupMembership,
    AccountMembership,
    AccountPermission,
    Deletion,
    ErrorEntry,
    UserEnvelope,
    UserGroupMembership,
    UserGroupMembershipAttributes,
    UserGroupMembershipCreateMany,
    UserGroupMembershipCreateOne,
)

from wireproof.loading import load
from wireproof.naming import spoken_names
from wireproof.testing import stage
from wireproof.testing.stage import StatusCoverage, SyncOrAsync, played, sent, serve

SPEC = Path(__file__).parents[2] / "specs" / "kantata-ox.yaml"

# The stage ----------------------------------------------------------------------------------------------------------

COVERAGE = StatusCoverage("kantata")
Caller = SyncOrAsync[Client | AsyncClient]
tells, tells_each = COVERAGE.covers, COVERAGE.covers_each
wire = partial(stage.wire, "https://api.mavenlink.com/api/v1")


@pytest.fixture
def kantata(request: pytest.FixtureRequest) -> Iterator[respx.Route]:
    """The one host that a story may call."""
    with played(load(SPEC), request.param, scheme="https", host="api.mavenlink.com") as route:
        yield route


@pytest.fixture(params=[Client, AsyncClient], ids=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """Somebody with a valid token."""
    with Caller.calling(request.param(token="token-for-tests")) as caller:
        yield caller


def found_in(
    key: str, *objects: dict[str, Any], page: int = 1, per_page: int = 20, of: int | None = None, **more: Any
) -> httpx.Response:
    """The envelope around a page of objects that each have an id, out of so many; `more` adds to it or overwrites."""
    total = len(objects) if of is None else of
    meta = {"count": total, "page_count": -(-total // per_page), "page_number": page if total else 0}
    envelope = {
        "count": total,
        "meta": {**meta, "page_size": per_page},
        "results": [{"key": key, "id": one["id"]} for one in objects],
        key: by_id(*objects),
    }
    return httpx.Response(200, json={**envelope, **more})


def by_id(*objects: dict[str, Any]) -> dict[str, Any]:
    """Objects as they stand in a map."""
    return {one["id"]: one for one in objects}


def refused(status: int, *entries: dict[str, Any]) -> httpx.Response:
    """The list of what went wrong."""
    return httpx.Response(status, json={"errors": entries})


ACCESS, ACCOUNTS, GROUPS, USERS = "access_group_memberships", "account_memberships", "user_group_memberships", "users"

PIM = {
    "id": "520001",
    "full_name": "Pim Placeholder",
    "email_address": "pim.placeholder@example.com",
    "headline": "Folder of paper planes",
    "photo_path": "https://photos.example.com/pim-placeholder.png",
}
ZORA = {"id": "520002", "full_name": "Zora Nobody", "email_address": None, "headline": None, "photo_path": None}
BO = {"id": "520003", "full_name": "Bo Madeup", "email_address": None, "headline": None, "photo_path": None}

PIM_IN_PAPER_PLANES = {
    "id": "7000003",
    "access_group_id": 4100,
    "access_group_name": "Paper Planes Dept.",
    "created_at": "2031-04-03",
    "creator_id": 520099,
    "user_id": 520001,
    "user_name": "Pim Placeholder",
}
ZORA_IN_PAPER_PLANES = {**PIM_IN_PAPER_PLANES, "id": "7000001", "user_id": 520002, "user_name": "Zora Nobody"}
BO_IN_PAPER_PLANES = {**PIM_IN_PAPER_PLANES, "id": "7000002", "user_id": 520003, "user_name": "Bo Madeup"}
PIM_IN_KITES = {**PIM_IN_PAPER_PLANES, "id": "7000004", "access_group_id": 4200, "access_group_name": "Kite Dept."}
PIM_JOINS_PAPER_PLANES = wire(
    "POST /access_group_memberships", '{"access_group_membership":{"access_group_id":4100,"user_id":520001}}'
)
IN_THERE_ALREADY = {"type": "validation", "message": "Pim is in there already.", "field": "user_id"}

PIM_ON_THE_ACCOUNT = {
    "id": "810001",
    "created_at": "2030-11-04T08:15:00-08:00",
    "disabled_at": None,
    "is_administrator": False,
    "is_project_lead": True,
    "permission": "project_lead",
}

# Recipes ------------------------------------------------------------------------------------------------------------


def find_access_group(call: Caller, name: str, *, per_page: int = 200) -> int:
    """
    The id of an access group, from the memberships in it; nothing else in the API knows its name.

    Raises:
        LookupError: No group of this name has a member, or the caller sees none.
    """
    for membership in call.iterate(call.client.access_group_memberships.list(per_page=per_page)):
        if membership.access_group_name == name and membership.access_group_id:
            return int(membership.access_group_id)
    raise LookupError(f"nobody is in an access group {name}")


def ensure_member(call: Caller, access_group_id: int, user_id: int) -> AccessGroupMembership:
    """
    The membership of a user in an access group, be it new or not.

    A refusal has no code to tell its reason by, so the program looks whether the membership is there.

    Raises:
        errors.UnprocessableEntity: The user may not join the group.
    """
    access_group_memberships = call.client.access_group_memberships
    try:
        return call.run(access_group_memberships.create(access_group_id=access_group_id, user_id=user_id))
    except errors.UnprocessableEntity:
        existing = call.iterate(access_group_memberships.list(access_group_id=access_group_id, user_id=user_id))
        membership = next(existing, None)
        if membership is None:
            raise
        return membership


def ensure_gone(call: Caller, membership_id: int) -> bool:
    """Ends a membership; False when there was none, or none that the caller may see, which looks the same."""
    try:
        call.run(call.client.access_group_memberships.delete(membership_id))
    except errors.NotFound:
        return False
    return True


def move(call: Caller, membership: AccessGroupMembership, access_group_id: int) -> AccessGroupMembership:
    """
    A membership in another group instead; the user is out of the old one only when in the new one.

    Raises:
        LookupError: It did not say whose it is.
    """
    if not membership.user_id:
        raise LookupError("the membership does not say whose it is")
    access_group_memberships = call.client.access_group_memberships
    moved = call.run(access_group_memberships.create(access_group_id=access_group_id, user_id=int(membership.user_id)))
    ensure_gone(call, int(membership.id))
    return moved


def put_back(call: Caller, before: AccountMembership) -> AccountMembership:
    """
    The account membership with the permission that it had when it was read, be it one that this client knows or not.

    Raises:
        LookupError: It did not say which.
    """
    if not before.permission:
        raise LookupError("the membership does not say what the permission was")
    return call.run(call.client.account_memberships.update(int(before.id), permission=before.permission))


def enroll(call: Caller, newcomers: list[UserGroupMembershipAttributes]) -> list[UserGroupMembership]:
    """The memberships of any number of users in workspace groups, made by as few requests as may be."""
    enrolled = []
    for start in range(0, len(newcomers), 100):
        body = UserGroupMembershipCreateMany(newcomers[start : start + 100])
        enrolled += call.run(call.client.user_group_memberships.create(body=body))
    return enrolled


def culprits(
    refusal: errors.UnprocessableEntity, newcomers: list[UserGroupMembershipAttributes]
) -> list[tuple[UserGroupMembershipAttributes, str]]:
    """Who of those in one request was refused, and why."""
    problems = refusal.parsed and refusal.parsed.errors
    return [
        (newcomers[problem.index], problem.message or "")
        for problem in problems or []
        if not isinstance(problem.index, Unset)  # 0 is the first one
    ]


def day(created_at: date | datetime) -> date:
    """The day in the writer's calendar: a date has no hour, and cannot be compared to a time that has one."""
    return created_at.date() if isinstance(created_at, datetime) else created_at


# Access groups ------------------------------------------------------------------------------------------------------


@tells(200, 200, 200, 200, 422, 200, 200, 200, 200, 200, 404)
def test_somebody_is_in_an_access_group_for_a_while(kantata: respx.Route, call: Caller) -> None:
    """An address and a name are enough to add somebody to a group, to find them in it, and to take them out again."""
    serve(
        kantata,
        found_in(USERS, PIM),
        found_in(ACCESS, PIM_IN_KITES, page=1, per_page=1, of=2),
        found_in(ACCESS, ZORA_IN_PAPER_PLANES, page=2, per_page=1, of=2),
        found_in(ACCESS, PIM_IN_PAPER_PLANES),
        refused(422, IN_THERE_ALREADY),
        found_in(ACCESS, PIM_IN_PAPER_PLANES),
        found_in(ACCESS, PIM_IN_PAPER_PLANES, users=by_id(PIM)),
        found_in(ACCESS, BO_IN_PAPER_PLANES, ZORA_IN_PAPER_PLANES, page=1, per_page=2, of=3),
        found_in(ACCESS, PIM_IN_PAPER_PLANES, page=2, per_page=2, of=3),
        httpx.Response(200, json={"success": "Membership 7000003 is no more."}),
        refused(404, {"type": "system", "message": "There is no membership 7000003."}),
    )

    access_group_memberships = call.client.access_group_memberships
    users = call.client.users.list(by_email_address="pim.placeholder@example.com", on_my_account=True)
    pim = int(call.run(users.one()).id)
    paper_planes = find_access_group(call, "Paper Planes Dept.", per_page=1)
    new = call.run(access_group_memberships.create(access_group_id=paper_planes, user_id=pim))
    with pytest.raises(errors.UnprocessableEntity) as twice:
        call.run(access_group_memberships.create(access_group_id=paper_planes, user_id=pim))
    existing = call.run(access_group_memberships.list(access_group_id=paper_planes, user_id=pim).one())
    membership_id = int(new.id)
    read = call.run(access_group_memberships.get(membership_id, include=["user"]))
    everybody = [*call.iterate(access_group_memberships.list(access_group_id=paper_planes, per_page=2))]
    deletion = call.run(access_group_memberships.delete(membership_id))
    with pytest.raises(errors.NotFound) as gone:
        call.run(access_group_memberships.get(membership_id))

    assert [
        wire("GET /users?by_email_address=pim.placeholder%40example.com&on_my_account=true&page=1"),
        wire("GET /access_group_memberships?page=1&per_page=1"),
        wire("GET /access_group_memberships?page=2&per_page=1"),
        PIM_JOINS_PAPER_PLANES,
        PIM_JOINS_PAPER_PLANES,
        wire("GET /access_group_memberships?access_group_id=4100&user_id=520001&page=1"),
        wire("GET /access_group_memberships/7000003?include=user"),
        wire("GET /access_group_memberships?access_group_id=4100&page=1&per_page=2"),
        wire("GET /access_group_memberships?access_group_id=4100&page=2&per_page=2"),
        wire("DELETE /access_group_memberships/7000003"),
        wire("GET /access_group_memberships/7000003"),
    ] == sent(kantata)
    assert (520001, 4100, 7000003) == (pim, paper_planes, membership_id)
    assert new == existing
    assert ("Pim Placeholder", date(2031, 4, 3)) == (new.user_name, new.created_at)
    assert twice.value.parsed is not None
    assert [
        ErrorEntry(type_="validation", message="Pim is in there already.", field="user_id")
    ] == twice.value.parsed.errors
    assert new == read
    assert "pim.placeholder@example.com" == read.user.email_address
    assert ["Bo Madeup", "Zora Nobody", "Pim Placeholder"] == [membership.user_name for membership in everybody]
    assert Deletion(success="Membership 7000003 is no more.") == deletion
    assert gone.value.parsed is not None
    assert [ErrorEntry(type_="system", message="There is no membership 7000003.")] == gone.value.parsed.errors


@tells(200, 200)
def test_somebody_without_a_project_is_found_on_the_account_only(kantata: respx.Route, call: Caller) -> None:
    """Without `on_my_account` the list has users who share projects, so a new user would not be found."""
    serve(kantata, found_in(USERS), found_in(USERS, PIM))

    in_projects = [*call.iterate(call.client.users.list(by_email_address="pim.placeholder@example.com"))]
    users = call.client.users.list(by_email_address="pim.placeholder@example.com", on_my_account=True)
    pim = call.run(users.one())

    assert [
        wire("GET /users?by_email_address=pim.placeholder%40example.com&page=1"),
        wire("GET /users?by_email_address=pim.placeholder%40example.com&on_my_account=true&page=1"),
    ] == sent(kantata)
    assert [] == in_projects
    assert "Pim Placeholder" == pim.full_name


@tells(200, 200)
def test_what_is_not_there_is_not_found(kantata: respx.Route, call: Caller) -> None:
    """Nothing found is a success with an empty list and no page; only who asks for the one item calls it a mistake."""
    serve(kantata, found_in(USERS), found_in(ACCESS))

    with pytest.raises(LookupError) as nobody:
        call.run(call.client.users.list(by_email_address="pim+planes@example.com", on_my_account=True).one())
    with pytest.raises(LookupError, match=r"^nobody is in an access group Balloons$"):
        find_access_group(call, "Balloons")

    assert [
        wire("GET /users?by_email_address=pim%2Bplanes%40example.com&on_my_account=true&page=1"),
        wire("GET /access_group_memberships?page=1&per_page=200"),
    ] == sent(kantata)
    assert (
        "GET /users?by_email_address=pim%2Bplanes%40example.com&on_my_account=true found no item; "
        "exactly one was expected"
    ) == str(nobody.value)


@tells(200)
def test_two_of_the_same_name_are_not_taken_for_one(kantata: respx.Route, call: Caller) -> None:
    """A program that needs exactly one user hears that there are several."""
    serve(kantata, found_in(USERS, PIM, ZORA))

    with pytest.raises(LookupError) as several:
        call.run(call.client.users.list(by_full_name="o").one())

    assert [wire("GET /users?by_full_name=o&page=1")] == sent(kantata)
    assert "GET /users?by_full_name=o found more than one item; exactly one was expected" == str(several.value)


@tells(200, 200, 200, 200)
def test_access_groups_come_along_with_their_members(kantata: respx.Route, call: Caller) -> None:
    """Each membership leads to its group, whatever the page; the envelope has all groups of a page, named or not."""
    planes, kites = {"id": "4100", "name": "Paper Planes Dept."}, {"id": "4200", "name": "Kite Dept."}
    pages = [
        found_in(ACCESS, PIM_IN_PAPER_PLANES, PIM_IN_KITES, per_page=2, of=3, access_groups=by_id(kites, planes)),
        found_in(ACCESS, ZORA_IN_PAPER_PLANES, page=2, per_page=2, of=3, access_groups=by_id(planes, {"id": "4300"})),
    ]
    serve(kantata, *pages, *pages)

    memberships = call.client.access_group_memberships.list(include=["access_group"], per_page=2)
    who_is_where = [(one.user_name, one.access_group.name) for one in call.iterate(memberships)]
    groups = {
        group.name: int(group.id)
        for envelope in call.iterate(memberships.pages())
        for group in (envelope.access_groups or {}).values()
        if group.name
    }

    assert [
        wire("GET /access_group_memberships?include=access_group&page=1&per_page=2"),
        wire("GET /access_group_memberships?include=access_group&page=2&per_page=2"),
    ] * 2 == sent(kantata)
    assert [
        ("Pim Placeholder", "Paper Planes Dept."),
        ("Pim Placeholder", "Kite Dept."),
        ("Zora Nobody", "Paper Planes Dept."),
    ] == who_is_where
    assert {"Kite Dept.": 4200, "Paper Planes Dept.": 4100} == groups


@tells(200, 200)
@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        pytest.param(
            {"of": 2},
            found_in(ACCESS, PIM_IN_PAPER_PLANES, page=2, per_page=1, of=2),
            ["Zora Nobody", "Pim Placeholder"],
            id="as announced",
        ),
        pytest.param(
            {"of": 2}, found_in(ACCESS, page=2, per_page=1, of=1), ["Zora Nobody"], id="shorter than announced"
        ),
        pytest.param({"of": 2}, found_in(ACCESS), ["Zora Nobody"], id="emptied meanwhile"),
        pytest.param({"meta": {}}, found_in(ACCESS, meta={}), ["Zora Nobody"], id="without a word about pages"),
    ],
)
def test_a_list_is_read_to_its_end(
    kantata: respx.Route, call: Caller, first: dict[str, Any], second: httpx.Response, names: list[str]
) -> None:
    """However a list ends, and even when it changes while it is read, the program has seen all of it and stops."""
    serve(kantata, found_in(ACCESS, ZORA_IN_PAPER_PLANES, per_page=1, **first), second)

    everybody = call.iterate(call.client.access_group_memberships.list(access_group_id=4100, per_page=1))
    seen = [membership.user_name for membership in everybody]

    assert [
        wire("GET /access_group_memberships?access_group_id=4100&page=1&per_page=1"),
        wire("GET /access_group_memberships?access_group_id=4100&page=2&per_page=1"),
    ] == sent(kantata)
    assert names == seen


@tells(422, 200)
def test_joining_twice_is_no_problem(kantata: respx.Route, call: Caller) -> None:
    """A program that wants somebody in a group takes the membership that is there already for the one it asked for."""
    serve(
        kantata,
        refused(422, IN_THERE_ALREADY),
        found_in(ACCESS, PIM_IN_PAPER_PLANES),
    )

    membership = ensure_member(call, 4100, 520001)

    assert [
        PIM_JOINS_PAPER_PLANES,
        wire("GET /access_group_memberships?access_group_id=4100&user_id=520001&page=1"),
    ] == sent(kantata)
    assert ("7000003", "Pim Placeholder") == (membership.id, membership.user_name)


@tells(422, 200)
def test_any_other_refusal_is_one(kantata: respx.Route, call: Caller) -> None:
    """Refused and not in the group either: the program that wants somebody in a group hears of the refusal."""
    serve(
        kantata,
        refused(422, {"type": "validation", "message": "Group 4100 is out of reach.", "field": "access_group_id"}),
        found_in(ACCESS),
    )

    with pytest.raises(errors.UnprocessableEntity) as refusal:
        ensure_member(call, 4100, 520001)

    assert [
        PIM_JOINS_PAPER_PLANES,
        wire("GET /access_group_memberships?access_group_id=4100&user_id=520001&page=1"),
    ] == sent(kantata)
    assert refusal.value.parsed is not None
    assert ["access_group_id"] == [problem.field for problem in refusal.value.parsed.errors or []]


@tells_each(
    "body, removed",
    {
        "a sentence says so": (200, {"json": {"success": "Membership 7000003 is no more."}}, True),
        "a sentence is missing": (200, {"json": {}}, True),
        "nothing to say": (204, {}, True),
        "gone already": (404, {"json": {"errors": [{"type": "system", "message": "There is no 7000003."}]}}, False),
    },
)
def test_a_membership_is_gone_whatever_kantata_says_about_it(
    kantata: respx.Route, call: Caller, status: int, body: dict[str, Any], removed: bool
) -> None:
    """With or without a sentence, a membership that is removed is gone, and so is one that is not there."""
    serve(kantata, httpx.Response(status, **body))

    was_there = ensure_gone(call, 7000003)

    assert [wire("DELETE /access_group_memberships/7000003")] == sent(kantata)
    assert removed is was_there


# The envelope -------------------------------------------------------------------------------------------------------


@tells(200, 200)
def test_managers_come_along_and_are_not_counted(kantata: respx.Route, call: Caller) -> None:
    """`results` alone says who was found and in which order; the map has their managers besides, in no order."""
    managed = {**ZORA, "manager_id": "520003"}, {**PIM, "manager_id": "520002"}
    unmanaged = {**BO, "manager_id": None}
    page = found_in(USERS, *managed, users=by_id(managed[1], unmanaged, managed[0]))
    serve(kantata, page, page)

    users = call.client.users.list(on_my_account=True, include=["manager"], order="alphabetical:desc")
    zora, pim = call.iterate(users)
    [envelope] = call.iterate(users.pages())

    assert [wire("GET /users?on_my_account=true&include=manager&order=alphabetical%3Adesc&page=1")] * 2 == sent(kantata)
    assert ("Zora Nobody", "Pim Placeholder") == (zora.full_name, pim.full_name)
    bo = zora.manager
    assert "Bo Madeup" == bo.full_name
    assert zora == pim.manager
    with pytest.raises(errors.NotIncluded, match="no manager_id"):
        _ = bo.manager
    assert envelope.users
    assert (2, 3) == (envelope.count, len(envelope.users))


@tells(200, 200)
def test_items_have_the_order_of_the_results(kantata: respx.Route, call: Caller) -> None:
    """The map may have its objects in any order, and more of them; lists and creates go by `results`."""
    pim, zora, bo = ({"id": f"93000{number}", "user_id": 520000 + number} for number in (1, 2, 3))
    serve(
        kantata,
        found_in(USERS, ZORA, BO, PIM, users=by_id(PIM, BO, {**BO, "id": "520004"}, ZORA)),
        found_in(GROUPS, zora, pim, user_group_memberships=by_id(pim, zora, bo)),
    )
    body = UserGroupMembershipCreateMany(
        [UserGroupMembershipAttributes(user_id=user_id, workspace_group_id=2600) for user_id in (520002, 520001)]
    )

    users = [*call.iterate(call.client.users.list())]
    enrolled = call.run(call.client.user_group_memberships.create(body=body))

    assert [
        wire("GET /users?page=1"),
        wire(
            "POST /user_group_memberships",
            '{"user_group_memberships":[{"user_id":520002,"workspace_group_id":2600},'
            '{"user_id":520001,"workspace_group_id":2600}]}',
        ),
    ] == sent(kantata)
    assert ["Zora Nobody", "Bo Madeup", "Pim Placeholder"] == [user.full_name for user in users]
    assert [520002, 520001] == [membership.user_id for membership in enrolled]


@tells(200, 200)
@pytest.mark.parametrize(
    ("body", "pointer", "promise"),
    [
        pytest.param({"users": by_id(PIM)}, "/results/1", '"520002" of "users"', id="the map lacks one"),
        pytest.param({"users": {}}, "/results/0", '"520001" of "users"', id="the map is empty"),
        pytest.param({}, "/results/0", '"520001" of "users"', id="there is no map"),
        pytest.param(
            {"results": [{"key": "robots", "id": "520001"}], "users": by_id(PIM)},
            "/results/0",
            '"520001" of "robots"',
            id="it is in a map that nobody knows",
        ),
        pytest.param({"results": [{}]}, "/results/0", "nothing of nothing", id="a reference to nothing"),
    ],
)
def test_a_result_that_does_not_come_is_not_passed_over(
    kantata: respx.Route, call: Caller, body: dict[str, Any], pointer: str, promise: str
) -> None:
    """A program that reads who has access would rather stop than miss somebody; the rest is in the envelope still."""
    results = [{"key": "users", "id": "520001"}, {"key": "users", "id": "520002"}]
    response = httpx.Response(200, json={"results": results, **body})
    serve(kantata, response, response)

    with pytest.raises(errors.InvalidResponse) as missing:
        [*call.iterate(call.client.users.list())]
    sending = call.client.send(operations.list_users())
    envelope = call.run(sending).parsed

    assert [wire("GET /users?page=1"), wire("GET /users")] == sent(kantata)
    assert (pointer, "a reference to an object in /users", promise) == (
        missing.value.pointer,
        missing.value.expected,
        missing.value.received,
    )
    assert isinstance(envelope, UserEnvelope)
    assert {"results": results, **body} == envelope.to_dict()


@tells(200)
def test_a_program_finds_out_for_whom_it_works(kantata: respx.Route, call: Caller) -> None:
    """Oneself comes out of an envelope as well, and one request also tells what one may do on the account."""
    serve(
        kantata,
        found_in(
            USERS,
            {**ZORA, "account_membership_id": "810002"},
            account_memberships={"810002": {"id": "810002", "permission": "administrator", "is_administrator": True}},
        ),
    )

    zora = call.run(call.client.users.get_current(include=["account_membership"]))
    membership = zora.account_membership

    assert [wire("GET /users/me?include=account_membership")] == sent(kantata)
    assert (520002, "Zora Nobody") == (int(zora.id), zora.full_name)
    assert (True, "administrator") == (membership.is_administrator, membership.permission)


# Ids ----------------------------------------------------------------------------------------------------------------


@tells(200, 200, 204, 200, 200)
@pytest.mark.parametrize(
    "written",
    [
        pytest.param({"access_group_id": 4100, "creator_id": 520003, "user_id": 520001}, id="numbers"),
        pytest.param({"access_group_id": "4100", "creator_id": "520003", "user_id": "520001"}, id="strings"),
    ],
)
def test_ids_go_out_as_numbers_however_they_came(
    kantata: respx.Route, call: Caller, written: dict[str, int | str]
) -> None:
    """From one response to the next request: an id is a number in a path, a query and a body, and a string in a map."""
    serve(
        kantata,
        found_in(ACCESS, {**PIM_IN_PAPER_PLANES, **written}),
        found_in(ACCESS, PIM_IN_KITES),
        httpx.Response(204),
        found_in(ACCESS),
        found_in(USERS, BO, PIM),
    )

    access_group_memberships = call.client.access_group_memberships
    before = call.run(access_group_memberships.list(access_group_id=4100).one())
    assert before.access_group_id
    assert before.user_id
    assert before.creator_id
    group_id, user_id, creator_id = int(before.access_group_id), int(before.user_id), int(before.creator_id)
    after = move(call, before, 4200)
    in_both = [*call.iterate(access_group_memberships.list(access_group_id=group_id, user_id=user_id))]
    sending = call.client.send(operations.list_users(only=[creator_id, user_id]))
    envelope = call.run(sending).parsed

    assert [
        wire("GET /access_group_memberships?access_group_id=4100&page=1"),
        wire("POST /access_group_memberships", '{"access_group_membership":{"access_group_id":4200,"user_id":520001}}'),
        wire("DELETE /access_group_memberships/7000003"),
        wire("GET /access_group_memberships?access_group_id=4100&user_id=520001&page=1"),
        wire("GET /users?only=520003,520001"),
    ] == sent(kantata)
    assert "Kite Dept." == after.access_group_name
    assert [] == in_both
    assert isinstance(envelope, UserEnvelope)
    assert envelope.users
    bo, pim = (envelope.users[str(reference.id)] for reference in envelope.results or [])
    assert (bo, pim) == (envelope.users[str(before.creator_id)], envelope.users[str(before.user_id)])
    assert ("Bo Madeup", "Pim Placeholder") == (bo.full_name, pim.full_name)


@tells(200)
@pytest.mark.parametrize(
    "membership", [pytest.param({"user_id": None}, id="null"), pytest.param({}, id="not there at all")]
)
def test_an_id_that_is_not_there_is_not_sent(kantata: respx.Route, call: Caller, membership: dict[str, Any]) -> None:
    """Any member may be null or missing, and then a program stops before it asks for nonsense."""
    serve(kantata, found_in(ACCESS, {"id": "7000003", **membership}))

    nobody = call.run(call.client.access_group_memberships.list(access_group_id=4100).one())
    with pytest.raises(LookupError, match=r"^the membership does not say whose it is$"):
        move(call, nobody, 4200)

    assert [wire("GET /access_group_memberships?access_group_id=4100&page=1")] == sent(kantata)


@tells(200)
def test_an_id_that_was_left_out_is_no_number(kantata: respx.Route, call: Caller) -> None:
    """`int` converts an id for requests, and raises for one that is UNSET before the next request."""
    serve(kantata, found_in(ACCESS, {"id": "7000003"}, access_group_memberships={"7000003": {}}))

    membership = call.run(call.client.access_group_memberships.get(7000003))
    with pytest.raises(TypeError, match=r"^UNSET is not a number: the response has no such value$"):
        call.run(call.client.access_group_memberships.delete(int(membership.id)))

    assert [wire("GET /access_group_memberships/7000003")] == sent(kantata)


# Account Administrators ---------------------------------------------------------------------------------------------


@tells(200, 200, 200, 200)
@pytest.mark.parametrize("before", ["project_lead", "chief_folder"])
def test_somebody_is_an_account_administrator_for_a_while(kantata: respx.Route, call: Caller, before: str) -> None:
    """A permission makes an administrator, and the one from before, be it known to this client or not, unmakes it."""
    then = {**PIM_ON_THE_ACCOUNT, "permission": before}
    now = {**PIM_ON_THE_ACCOUNT, "permission": "administrator", "is_administrator": True, "is_project_lead": False}
    serve(
        kantata,
        found_in(ACCOUNTS, then),
        found_in(ACCOUNTS, now),
        found_in(ACCOUNTS, {**now, "user_id": "520001"}, users=by_id(PIM)),
        found_in(ACCOUNTS, then),
    )

    account_memberships = call.client.account_memberships
    at_first = call.run(account_memberships.list(by_user_id=520001).one())
    membership_id = int(at_first.id)
    promoted = call.run(account_memberships.update(membership_id, permission="administrator"))
    looked_at = call.run(account_memberships.get(membership_id, include=["user"]))
    in_the_end = put_back(call, at_first)

    assert [
        wire("GET /account_memberships?by_user_id=520001&page=1"),
        wire("PUT /account_memberships/810001", '{"account_membership":{"permission":"administrator"}}'),
        wire("GET /account_memberships/810001?include=user"),
        wire("PUT /account_memberships/810001", f'{{"account_membership":{{"permission":"{before}"}}}}'),
    ] == sent(kantata)
    assert (False, before) == (at_first.is_administrator, at_first.permission)
    assert (True, "administrator") == (promoted.is_administrator, promoted.permission)
    assert (True, "520001") == (looked_at.is_administrator, looked_at.user_id)
    assert "Pim Placeholder" == looked_at.user.full_name
    assert at_first == in_the_end


@tells(200, 200, 404)
def test_an_inactive_member_is_out_of_sight(kantata: respx.Route, call: Caller) -> None:
    """The list leaves inactive members out until they are asked for, and their membership alone cannot be looked at."""
    inactive = {**PIM_ON_THE_ACCOUNT, "disabled_at": "2031-03-01T00:00:00-08:00", "can_log_in": False}
    serve(
        kantata,
        found_in(ACCOUNTS),
        found_in(ACCOUNTS, inactive),
        refused(404, {"type": "system", "message": "There is no account membership 810001."}),
    )

    account_memberships = call.client.account_memberships
    active = [*call.iterate(account_memberships.list(by_user_id=520001))]
    membership = call.run(
        account_memberships.list(by_user_id=520001, only_inactive=True, optional_fields=["can_log_in"]).one()
    )
    with pytest.raises(errors.NotFound) as hidden:
        call.run(account_memberships.get(int(membership.id)))

    assert [
        wire("GET /account_memberships?by_user_id=520001&page=1"),
        wire("GET /account_memberships?by_user_id=520001&only_inactive=true&optional_fields=can_log_in&page=1"),
        wire("GET /account_memberships/810001"),
    ] == sent(kantata)
    assert [] == active
    assert False is membership.can_log_in
    assert datetime(2031, 3, 1, tzinfo=timezone(timedelta(hours=-8))) == membership.disabled_at
    assert hidden.value.parsed is not None
    assert [ErrorEntry(type_="system", message="There is no account membership 810001.")] == hidden.value.parsed.errors


@tells(*[200] * 8)
def test_every_permission_goes_out_as_the_word_that_kantata_has_for_it(kantata: respx.Route, call: Caller) -> None:
    """Eight permissions can be given, and each comes back as the same word."""
    words = [
        "administrator",
        "collaborator",
        "external_collaborator",
        "project_creator",
        "project_lead",
        "punch_clock",
        "reports_viewer",
        "reports_viewer_with_cost",
    ]
    serve(kantata, *(found_in(ACCOUNTS, {**PIM_ON_THE_ACCOUNT, "permission": word}) for word in words))

    given = [
        call.run(call.client.account_memberships.update(810001, permission=AccountPermission(word))).permission
        for word in words
    ]

    assert [
        wire("PUT /account_memberships/810001", f'{{"account_membership":{{"permission":"{word}"}}}}') for word in words
    ] == sent(kantata)
    assert words == given
    assert set(words) == set(AccountPermission)


@tells(200, 200)
def test_a_literal_is_sent_like_its_member(kantata: respx.Route, call: Caller) -> None:
    """The documented word itself is as good as the member of the enum, which comes back in either case."""
    administrator = {**PIM_ON_THE_ACCOUNT, "permission": "administrator"}
    serve(kantata, found_in(ACCOUNTS, administrator), found_in(ACCOUNTS, administrator))

    by_literal = call.run(call.client.account_memberships.update(810001, permission="administrator"))
    by_member = call.run(call.client.account_memberships.update(810001, permission=AccountPermission.ADMINISTRATOR))

    assert [
        wire("PUT /account_memberships/810001", '{"account_membership":{"permission":"administrator"}}')
    ] * 2 == sent(kantata)
    assert by_literal == by_member
    assert AccountPermission.ADMINISTRATOR is by_literal.permission


@tells()
def test_an_undocumented_permission_is_not_given_by_mistake(kantata: respx.Route, call: Caller) -> None:
    """A plain word that is not documented is refused with all that are, and nothing is sent."""
    with pytest.raises(ValueError, match="permission") as refusal:
        call.run(call.client.account_memberships.update(810001, permission="chief_folder"))  # type: ignore[arg-type]

    assert [] == sent(kantata)
    documented = ", ".join(repr(str(permission)) for permission in AccountPermission)
    assert (
        f'the body: at /account_membership/permission, expected one of {documented}, received "chief_folder"; '
        "to send that all the same, wrap it: AccountPermission('chief_folder')"
    ) == str(refusal.value)


# Workspace groups ---------------------------------------------------------------------------------------------------


@tells(200, 200, 200, 204, 204)
def test_workspace_groups_are_filled_and_emptied(kantata: respx.Route, call: Caller) -> None:
    """One user joins alone and two in one request; all are listed, in any order, and two are taken out again."""
    pim = {"id": "930001", "created_at": "2031-04-05T09:30:00-07:00", "user_id": 520001, "workspace_group_id": 2600}
    zora = {**pim, "id": "930002", "created_at": "2031-04-05T16:31:00Z", "user_id": 520002}
    bo = {**zora, "id": "930003", "user_id": 520003, "workspace_group_id": 2700}
    kites = {"id": "2600", "name": "Kite Makers", "company": True}
    serve(
        kantata,
        found_in(GROUPS, pim, users=by_id(PIM), workspace_groups=by_id(kites)),
        found_in(GROUPS, zora, bo),
        found_in(GROUPS, pim, zora, bo, user_group_memberships=by_id(bo, zora, pim)),
        httpx.Response(204),
        httpx.Response(204),
    )

    user_group_memberships = call.client.user_group_memberships
    [first] = call.run(
        user_group_memberships.create(
            body=UserGroupMembershipCreateOne(UserGroupMembershipAttributes(user_id=520001, workspace_group_id=2600)),
            include=["user", "workspace_group"],
        )
    )
    together = enroll(
        call,
        [
            UserGroupMembershipAttributes(user_id=520002, workspace_group_id=2600),
            UserGroupMembershipAttributes(user_id=520003, workspace_group_id=2700),
        ],
    )
    everybody = [*call.iterate(user_group_memberships.list(group_ids=[2600, 2700], order="created_at:asc"))]
    for membership in everybody[:2]:
        call.run(user_group_memberships.delete(int(membership.id)))

    assert [
        wire(
            "POST /user_group_memberships?include=user,workspace_group",
            '{"user_group_membership":{"user_id":520001,"workspace_group_id":2600}}',
        ),
        wire(
            "POST /user_group_memberships",
            '{"user_group_memberships":[{"user_id":520002,"workspace_group_id":2600},'
            '{"user_id":520003,"workspace_group_id":2700}]}',
        ),
        wire("GET /user_group_memberships?group_ids=2600,2700&order=created_at%3Aasc&page=1"),
        wire("DELETE /user_group_memberships/930001"),
        wire("DELETE /user_group_memberships/930002"),
    ] == sent(kantata)
    assert ("Pim Placeholder", "Kite Makers") == (first.user.full_name, first.workspace_group.name)
    assert [first, *together] == everybody


@tells(200, 200, 200)
def test_more_than_a_hundred_join_by_the_hundred(kantata: respx.Route, call: Caller) -> None:
    """Kantata takes a hundred memberships at once, and a program has two hundred and one made in three requests."""
    user_ids = range(520001, 520202)
    batches = user_ids[:100], user_ids[100:200], user_ids[200:]
    made = [[{"id": str(user_id + 410000), "user_id": user_id} for user_id in batch] for batch in batches]
    on_the_wire = [
        ",".join(f'{{"user_id":{user_id},"workspace_group_id":2600}}' for user_id in batch) for batch in batches
    ]
    serve(kantata, *(found_in(GROUPS, *batch) for batch in made))

    everybody = enroll(
        call, [UserGroupMembershipAttributes(user_id=user_id, workspace_group_id=2600) for user_id in user_ids]
    )

    assert [
        wire("POST /user_group_memberships", f'{{"user_group_memberships":[{newcomers}]}}') for newcomers in on_the_wire
    ] == sent(kantata)
    assert list(user_ids) == [membership.user_id for membership in everybody]


@tells(422)
def test_a_refusal_of_many_names_the_culprits(kantata: respx.Route, call: Caller) -> None:
    """Each entry with a position tells whose membership was refused; one about the whole request blames nobody."""
    newcomers = [
        UserGroupMembershipAttributes(user_id=520404, workspace_group_id=2600),
        UserGroupMembershipAttributes(user_id=520001, workspace_group_id=2600),
        UserGroupMembershipAttributes(user_id=520002, workspace_group_id=2799),
    ]
    serve(
        kantata,
        refused(
            422,
            {"type": "validation", "message": "Nobody is 2799.", "field": "workspace_group_id", "index": 2},
            {"type": "validation", "message": "User 520404 is not on this account.", "field": "user_id", "index": 0},
            {"type": "validation", "message": "This is not valid.", "field": "base"},
        ),
    )

    with pytest.raises(errors.UnprocessableEntity) as refusal:
        enroll(call, newcomers)

    assert [
        wire(
            "POST /user_group_memberships",
            '{"user_group_memberships":[{"user_id":520404,"workspace_group_id":2600},'
            '{"user_id":520001,"workspace_group_id":2600},{"user_id":520002,"workspace_group_id":2799}]}',
        )
    ] == sent(kantata)
    assert [
        (newcomers[2], "Nobody is 2799."),
        (newcomers[0], "User 520404 is not on this account."),
    ] == culprits(refusal.value, newcomers)


# Fields -------------------------------------------------------------------------------------------------------------


@tells(200, 200)
def test_optional_fields_come_when_they_are_asked_for(kantata: respx.Route, call: Caller) -> None:
    """What was not asked for is UNSET; what was is there, and None when nobody has filled it in."""
    serve(
        kantata,
        found_in(USERS, PIM),
        found_in(USERS, {**PIM, "classification": "Internal", "city": None, "bio": ""}),
    )

    plain = call.run(call.client.users.get(520001))
    more = call.run(call.client.users.get(520001, optional_fields=["classification", "city", "bio"]))

    assert [
        wire("GET /users/520001"),
        wire("GET /users/520001?optional_fields=classification,city,bio"),
    ] == sent(kantata)
    assert (UNSET, UNSET, UNSET) == (plain.classification, plain.city, plain.bio)
    assert ("Internal", None, "") == (more.classification, more.city, more.bio)
    assert UNSET is more.website


@tells(200, 200)
def test_a_day_here_and_a_time_there_make_one_story(kantata: respx.Route, call: Caller) -> None:
    """Access groups know the day and workspace groups the moment somebody joined; by the day they can be compared."""
    serve(
        kantata,
        found_in(ACCESS, PIM_IN_PAPER_PLANES, {**PIM_IN_KITES, "created_at": "2031-04-06"}),
        found_in(
            GROUPS,
            {"id": "930001", "user_id": 520001, "workspace_group_id": 2600, "created_at": "2031-04-05T23:30:00-07:00"},
        ),
    )

    joined: list[AccessGroupMembership | UserGroupMembership] = [
        *call.iterate(call.client.access_group_memberships.list(user_id=520001)),
        *call.iterate(call.client.user_group_memberships.list(user_ids=[520001])),
    ]
    days = sorted((day(one.created_at), one.id) for one in joined if one.created_at)

    assert [
        wire("GET /access_group_memberships?user_id=520001&page=1"),
        wire("GET /user_group_memberships?user_ids=520001&page=1"),
    ] == sent(kantata)
    assert [
        (date(2031, 4, 3), "7000003"),
        (date(2031, 4, 5), "930001"),
        (date(2031, 4, 6), "7000004"),
    ] == days
    assert [date, date, datetime] == [type(one.created_at) for one in joined]
    assert datetime(2031, 4, 5, 23, 30, tzinfo=timezone(timedelta(hours=-7))) == joined[2].created_at


# The end ------------------------------------------------------------------------------------------------------------


def test_every_operation_has_a_part() -> None:
    """No operation of the spec is without a story, or a recipe in one, that calls its method."""
    spec, told = load(SPEC), Path(__file__).read_text(encoding="utf-8")
    methods = {spoken_names(spec, operation) for operation in spec.operations}

    assert set() == {method for method in methods if not re.search(rf"\b{re.escape(method)}\(", told)}
