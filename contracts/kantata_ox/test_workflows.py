"""
What a program does with Kantata OX from one end of a task to the other.

Each story strings operations together as a customer's program would: it looks up what it needs, changes something,
meets what stands in the way, and looks again. The recipes before them are there to be copied; `call(list_users, ...)`
in them is `list_users.sync(...)` or `await list_users.asyncio(...)` elsewhere, and `call.iterate(list_users, ...)` is
`list_users.iter_all(...)` or `list_users.aiter_all(...)`. `tells` names the statuses that a story meets, in order.
"""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
import respx
from kantata_ox_client import UNSET, AuthenticatedClient, Unset, errors
from kantata_ox_client.api.access_group_memberships import (
    create_access_group_membership,
    delete_access_group_membership,
    get_access_group_membership,
    list_access_group_memberships,
)
from kantata_ox_client.api.account_memberships import (
    get_account_membership,
    list_account_memberships,
    update_account_membership,
)
from kantata_ox_client.api.user_group_memberships import (
    create_user_group_membership,
    delete_user_group_membership,
    list_user_group_memberships,
)
from kantata_ox_client.api.users import get_current_user, get_user, list_users
from kantata_ox_client.models import (
    AccessGroupMembership,
    AccessGroupMembershipAttributes,
    AccessGroupMembershipCreate,
    AccessGroupMembershipEnvelope,
    AccessGroupMembershipInclude,
    AccountMembership,
    AccountMembershipAttributes,
    AccountMembershipInclude,
    AccountMembershipOptionalField,
    AccountMembershipUpdate,
    AccountPermission,
    Deletion,
    ErrorEntry,
    ResultReference,
    User,
    UserGroupMembership,
    UserGroupMembershipAttributes,
    UserGroupMembershipCreateMany,
    UserGroupMembershipCreateOne,
    UserGroupMembershipInclude,
    UserGroupMembershipOrder,
    UserInclude,
    UserOptionalField,
    UserOrder,
)

from wireproof.catalog import load
from wireproof.stage import Playbill, SyncOrAsync, answered, sent, serve

SPEC = Path(__file__).parents[2] / "specs" / "kantata-ox.yaml"

T = TypeVar("T")

# The stage ----------------------------------------------------------------------------------------------------------

PLAYBILL = Playbill("kantata")
tells, tells_each = PLAYBILL.tells, PLAYBILL.tells_each


@pytest.fixture
def kantata(request: pytest.FixtureRequest) -> Iterator[respx.Route]:
    """The one host that a story may call."""
    with respx.mock(assert_all_called=False) as router:
        route = router.route(scheme="https", host="api.mavenlink.com")
        yield route
        assert list(request.param) == answered(route)


@dataclass(frozen=True)
class Caller(SyncOrAsync):
    """Calls any operation, sync or async; stories and recipes do not know which."""

    client: AuthenticatedClient

    __call__ = SyncOrAsync.perform


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """Somebody with a valid token."""
    with asyncio.Runner() as runner:
        caller = Caller(runner if request.param == "async" else None, AuthenticatedClient(token="token-for-tests"))
        with caller.block(caller.client):
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


def wire(line: str, body: str = "") -> tuple[str, ...]:
    """A request as `sent` tells of it; `line` is the method, and the URL from where all of them differ."""
    method, target = line.split(" ")
    headers = ["Authorization: Bearer token-for-tests", *(["Content-Type: application/json"] if body else [])]
    return (f"{method} https://api.mavenlink.com/api/v1{target}", *headers, body)


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


def found(results: list[ResultReference] | Unset, **maps: Mapping[str, T] | Unset) -> list[T]:
    """
    What an answer is about, in order: `found(envelope.results, users=envelope.users)`.

    A map may have its objects in any order, and more of them than were found.

    Raises:
        LookupError: `results` promises an object that the answer does not have.
    """
    objects = []
    for reference in results or []:
        one = included(maps.get(reference.key or "", UNSET), reference.id)
        if one is None:
            raise LookupError(f"the answer promises {reference.id!r} of {reference.key!r} and does not have it")
        objects.append(one)
    return objects


def included(objects: Mapping[str, T] | Unset, id_: int | str | Unset | None) -> T | None:
    """What an id in the answer leads to; None when the id is unset, or the caller cannot see what it leads to."""
    return objects.get(str(id_)) if objects and id_ else None


def number(id_: int | str | Unset | None) -> int:
    """
    An id as requests have it, however an answer wrote it.

    Raises:
        LookupError: The answer has no id in this place.
    """
    if id_ is None or isinstance(id_, Unset):
        raise LookupError("the answer has no id in this place")
    return int(id_)


def find_user(call: Caller, email: str) -> User:
    """
    Whoever has this address, also somebody who is in no project yet.

    Raises:
        LookupError: Nobody on the account has it.
    """
    envelope = call(list_users, client=call.client, by_email_address=email, on_my_account=True)
    users = found(envelope.results, users=envelope.users)
    if not users:
        raise LookupError(f"nobody on the account has the address {email}")
    return users[0]


def memberships(envelope: AccessGroupMembershipEnvelope) -> list[AccessGroupMembership]:
    """The access group memberships that an answer is about."""
    return found(envelope.results, access_group_memberships=envelope.access_group_memberships)


def members(call: Caller, access_group_id: int, *, per_page: int = 200) -> list[AccessGroupMembership]:
    """Every membership in one access group."""
    operation = list_access_group_memberships
    return [*call.iterate(operation, client=call.client, access_group_id=access_group_id, per_page=per_page)]


def find_access_group(call: Caller, name: str, *, per_page: int = 200) -> int:
    """
    The id of an access group, from the memberships in it; nothing else in the API knows its name.

    Raises:
        LookupError: No group of this name has a member, or the caller sees none.
    """
    for membership in call.iterate(list_access_group_memberships, client=call.client, per_page=per_page):
        if membership.access_group_name == name:
            return number(membership.access_group_id)
    raise LookupError(f"nobody is in an access group {name}")


def pages(
    call: Caller, include: list[AccessGroupMembershipInclude], *, per_page: int = 200
) -> Iterator[AccessGroupMembershipEnvelope]:
    """
    Page after page of access group memberships with what is included, which the items alone do not bring.

    The last page is number `page_count`, or beyond it when the list has shrunk meanwhile. Where no answer says how many
    pages there are, the first empty one is the last.
    """
    for page in count(1):
        envelope = call(
            list_access_group_memberships, client=call.client, include=include, page=page, per_page=per_page
        )
        yield envelope
        last = envelope.meta and envelope.meta.page_count
        if not envelope.results or (last and page >= last):
            return


def included_access_groups(call: Caller, *, per_page: int = 200) -> dict[str, int]:
    """The ids of the access groups that have a member, by name, as far as a map that no page documents has names."""
    return {
        group.name: number(group.id)
        for envelope in pages(call, [AccessGroupMembershipInclude.ACCESS_GROUP], per_page=per_page)
        for group in (envelope.access_groups or {}).values()
        if group.name
    }


def join(call: Caller, access_group_id: int, user_id: int) -> AccessGroupMembership:
    """
    A new membership.

    Raises:
        errors.UnprocessableEntity: The user is in the group already, or may not join it.
    """
    attributes = AccessGroupMembershipAttributes(access_group_id=access_group_id, user_id=user_id)
    envelope = call(create_access_group_membership, client=call.client, body=AccessGroupMembershipCreate(attributes))
    [membership] = memberships(envelope)
    return membership


def find_membership(call: Caller, access_group_id: int, user_id: int) -> AccessGroupMembership | None:
    """The membership of one user in one access group; None when there is none."""
    envelope = call(list_access_group_memberships, client=call.client, access_group_id=access_group_id, user_id=user_id)
    return next(iter(memberships(envelope)), None)


def ensure_member(call: Caller, access_group_id: int, user_id: int) -> AccessGroupMembership:
    """
    The membership of a user in an access group, be it new or not.

    A refusal has no code to tell its reason by, so the program looks whether the membership is there.

    Raises:
        errors.UnprocessableEntity: The user may not join the group.
    """
    try:
        return join(call, access_group_id, user_id)
    except errors.UnprocessableEntity:
        membership = find_membership(call, access_group_id, user_id)
        if membership is None:
            raise
        return membership


def ensure_gone(call: Caller, membership_id: int) -> bool:
    """Ends a membership; False when there was none, or none that the caller may see, which looks the same."""
    try:
        call(delete_access_group_membership, membership_id, client=call.client)
    except errors.NotFound:
        return False
    return True


def move(call: Caller, membership: AccessGroupMembership, access_group_id: int) -> AccessGroupMembership:
    """A membership in another group instead; the user is out of the old one only when in the new one."""
    moved = join(call, access_group_id, number(membership.user_id))
    ensure_gone(call, number(membership.id))
    return moved


def who_am_i(call: Caller) -> tuple[User, AccountMembership | None]:
    """The owner of the token, and what they are on the account."""
    envelope = call(get_current_user, client=call.client, include=[UserInclude.ACCOUNT_MEMBERSHIP])
    [me] = found(envelope.results, users=envelope.users)
    return me, included(envelope.account_memberships, me.account_membership_id)


def find_account_membership(
    call: Caller,
    user_id: int,
    *,
    inactive: bool = False,
    optional_fields: list[AccountMembershipOptionalField] | Unset = UNSET,
) -> AccountMembership | None:
    """What a user is on the account; None for an inactive member, unless inactive ones are asked for."""
    envelope = call(
        list_account_memberships,
        client=call.client,
        by_user_id=user_id,
        only_inactive=inactive or UNSET,
        optional_fields=optional_fields,
    )
    matches = found(envelope.results, account_memberships=envelope.account_memberships)
    return matches[0] if matches else None


def permit(call: Caller, membership_id: int, permission: AccountPermission) -> AccountMembership:
    """The account membership with its new permission; `administrator` is the way to the Account Administrators."""
    body = AccountMembershipUpdate(AccountMembershipAttributes(permission=permission))
    envelope = call(update_account_membership, membership_id, client=call.client, body=body)
    [membership] = found(envelope.results, account_memberships=envelope.account_memberships)
    return membership


def put_back(call: Caller, before: AccountMembership) -> AccountMembership:
    """
    The account membership with the permission that it had when it was read, be it one that this client knows or not.

    Raises:
        LookupError: It did not say which.
    """
    if not before.permission:
        raise LookupError("the answer does not say what the permission was")
    return permit(call, number(before.id), AccountPermission(before.permission))


def enroll(call: Caller, newcomers: list[UserGroupMembershipAttributes]) -> list[UserGroupMembership]:
    """The memberships of any number of users in workspace groups, made by as few requests as may be."""
    enrolled = []
    for start in range(0, len(newcomers), 100):
        body = UserGroupMembershipCreateMany(newcomers[start : start + 100])
        envelope = call(create_user_group_membership, client=call.client, body=body)
        enrolled += found(envelope.results, user_group_memberships=envelope.user_group_memberships)
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
    """The day on the calendar of whoever wrote it: a date has no hour, and cannot be compared to a time that has."""
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

    pim = number(find_user(call, "pim.placeholder@example.com").id)
    paper_planes = find_access_group(call, "Paper Planes Dept.", per_page=1)
    new = join(call, paper_planes, pim)
    with pytest.raises(errors.UnprocessableEntity) as twice:
        join(call, paper_planes, pim)
    existing = find_membership(call, paper_planes, pim)
    membership_id = number(new.id)
    include = [AccessGroupMembershipInclude.USER]
    looked_at = call(get_access_group_membership, membership_id, client=call.client, include=include)
    everybody = members(call, paper_planes, per_page=2)
    deletion = call(delete_access_group_membership, membership_id, client=call.client)
    with pytest.raises(errors.NotFound) as gone:
        call(get_access_group_membership, membership_id, client=call.client)

    assert [
        wire("GET /users?by_email_address=pim.placeholder%40example.com&on_my_account=true"),
        wire("GET /access_group_memberships?page=1&per_page=1"),
        wire("GET /access_group_memberships?page=2&per_page=1"),
        PIM_JOINS_PAPER_PLANES,
        PIM_JOINS_PAPER_PLANES,
        wire("GET /access_group_memberships?access_group_id=4100&user_id=520001"),
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
    [read] = memberships(looked_at)
    assert new == read
    user = included(looked_at.users, read.user_id)
    assert user is not None
    assert "pim.placeholder@example.com" == user.email_address
    assert ["Bo Madeup", "Zora Nobody", "Pim Placeholder"] == [membership.user_name for membership in everybody]
    assert Deletion(success="Membership 7000003 is no more.") == deletion
    assert gone.value.parsed is not None
    assert [ErrorEntry(type_="system", message="There is no membership 7000003.")] == gone.value.parsed.errors


@tells(200, 200)
def test_somebody_without_a_project_is_found_on_the_account_only(kantata: respx.Route, call: Caller) -> None:
    """Without `on_my_account` the list has those who share projects, so whoever is new would not be found."""
    serve(kantata, found_in(USERS), found_in(USERS, PIM))

    in_projects = call(list_users, client=call.client, by_email_address="pim.placeholder@example.com")
    pim = find_user(call, "pim.placeholder@example.com")

    assert [
        wire("GET /users?by_email_address=pim.placeholder%40example.com"),
        wire("GET /users?by_email_address=pim.placeholder%40example.com&on_my_account=true"),
    ] == sent(kantata)
    assert [] == found(in_projects.results, users=in_projects.users)
    assert "Pim Placeholder" == pim.full_name


@tells(200, 200)
def test_what_is_not_there_is_not_found(kantata: respx.Route, call: Caller) -> None:
    """Nothing found is a success with an empty list and no page; only the program can call it a mistake."""
    serve(kantata, found_in(USERS), found_in(ACCESS))

    with pytest.raises(LookupError, match=r"^nobody on the account has the address pim\+planes@example.com$"):
        find_user(call, "pim+planes@example.com")
    with pytest.raises(LookupError, match=r"^nobody is in an access group Balloons$"):
        find_access_group(call, "Balloons")

    assert [
        wire("GET /users?by_email_address=pim%2Bplanes%40example.com&on_my_account=true"),
        wire("GET /access_group_memberships?page=1&per_page=200"),
    ] == sent(kantata)


@tells(200, 200)
def test_access_groups_come_along_with_their_members(kantata: respx.Route, call: Caller) -> None:
    """The included groups say the same as the memberships, but Kantata documents no member of theirs."""
    planes, kites = {"id": "4100", "name": "Paper Planes Dept."}, {"id": "4200", "name": "Kite Dept."}
    serve(
        kantata,
        found_in(ACCESS, PIM_IN_PAPER_PLANES, PIM_IN_KITES, per_page=2, of=3, access_groups=by_id(kites, planes)),
        found_in(ACCESS, ZORA_IN_PAPER_PLANES, page=2, per_page=2, of=3, access_groups=by_id(planes, {"id": "4300"})),
    )

    groups = included_access_groups(call, per_page=2)

    assert [
        wire("GET /access_group_memberships?include=access_group&page=1&per_page=2"),
        wire("GET /access_group_memberships?include=access_group&page=2&per_page=2"),
    ] == sent(kantata)
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

    everybody = members(call, 4100, per_page=1)

    assert [
        wire("GET /access_group_memberships?access_group_id=4100&page=1&per_page=1"),
        wire("GET /access_group_memberships?access_group_id=4100&page=2&per_page=1"),
    ] == sent(kantata)
    assert names == [membership.user_name for membership in everybody]


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
        wire("GET /access_group_memberships?access_group_id=4100&user_id=520001"),
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
        wire("GET /access_group_memberships?access_group_id=4100&user_id=520001"),
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


@tells(200)
def test_managers_come_along_and_are_not_counted(kantata: respx.Route, call: Caller) -> None:
    """`results` alone says who was found and in which order; the map has their managers besides, in no order."""
    managed = {**ZORA, "manager_id": "520003"}, {**PIM, "manager_id": "520002"}
    unmanaged = {**BO, "manager_id": None}
    serve(kantata, found_in(USERS, *managed, users=by_id(managed[1], unmanaged, managed[0])))

    envelope = call(
        list_users,
        client=call.client,
        on_my_account=True,
        include=[UserInclude.MANAGER],
        order=UserOrder("alphabetical:desc"),
    )

    assert [wire("GET /users?on_my_account=true&include=manager&order=alphabetical%3Adesc")] == sent(kantata)
    zora, pim = found(envelope.results, users=envelope.users)
    assert ("Zora Nobody", "Pim Placeholder") == (zora.full_name, pim.full_name)
    bo = included(envelope.users, zora.manager_id)
    assert bo is not None
    assert "Bo Madeup" == bo.full_name
    assert zora == included(envelope.users, pim.manager_id)
    assert included(envelope.users, bo.manager_id) is None
    assert envelope.users
    assert (2, 3) == (envelope.count, len(envelope.users))


@tells(200)
@pytest.mark.parametrize(
    ("answer", "promise"),
    [
        pytest.param({"users": by_id(PIM)}, "'520002' of 'users'", id="the map lacks one"),
        pytest.param({"users": {}}, "'520001' of 'users'", id="the map is empty"),
        pytest.param({}, "'520001' of 'users'", id="there is no map"),
        pytest.param(
            {"results": [{"key": "robots", "id": "520001"}], "users": by_id(PIM)},
            "'520001' of 'robots'",
            id="it is in a map that nobody knows",
        ),
        pytest.param({"results": [{}]}, "UNSET of UNSET", id="a reference to nothing"),
    ],
)
def test_a_result_that_does_not_come_is_not_passed_over(
    kantata: respx.Route, call: Caller, answer: dict[str, Any], promise: str
) -> None:
    """A program that reads who has access would rather stop than miss somebody; the rest is in the envelope still."""
    results = [{"key": "users", "id": "520001"}, {"key": "users", "id": "520002"}]
    serve(kantata, httpx.Response(200, json={"results": results, **answer}))

    envelope = call(list_users, client=call.client)
    with pytest.raises(LookupError) as missing:
        found(envelope.results, users=envelope.users)

    assert [wire("GET /users")] == sent(kantata)
    assert f"the answer promises {promise} and does not have it" == str(missing.value)


@tells(200)
def test_a_program_finds_out_for_whom_it_works(kantata: respx.Route, call: Caller) -> None:
    """Oneself comes in an envelope as well, and one request also tells what one may do on the account."""
    serve(
        kantata,
        found_in(
            USERS,
            {**ZORA, "account_membership_id": "810002"},
            account_memberships={"810002": {"id": "810002", "permission": "administrator", "is_administrator": True}},
        ),
    )

    zora, membership = who_am_i(call)

    assert [wire("GET /users/me?include=account_membership")] == sent(kantata)
    assert (520002, "Zora Nobody") == (number(zora.id), zora.full_name)
    assert membership is not None
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
    """From one answer into the next request: an id is a number in a path, a query and a body, and a string in a map."""
    serve(
        kantata,
        found_in(ACCESS, {**PIM_IN_PAPER_PLANES, **written}),
        found_in(ACCESS, PIM_IN_KITES),
        httpx.Response(204),
        found_in(ACCESS),
        found_in(USERS, BO, PIM),
    )

    [before] = members(call, 4100)
    after = move(call, before, 4200)
    in_both = find_membership(call, number(before.access_group_id), number(before.user_id))
    envelope = call(list_users, client=call.client, only=[number(before.creator_id), number(before.user_id)])

    assert [
        wire("GET /access_group_memberships?access_group_id=4100&page=1&per_page=200"),
        wire("POST /access_group_memberships", '{"access_group_membership":{"access_group_id":4200,"user_id":520001}}'),
        wire("DELETE /access_group_memberships/7000003"),
        wire("GET /access_group_memberships?access_group_id=4100&user_id=520001"),
        wire("GET /users?only=520003,520001"),
    ] == sent(kantata)
    assert "Kite Dept." == after.access_group_name
    assert in_both is None
    bo, pim = found(envelope.results, users=envelope.users)
    assert (bo, pim) == (included(envelope.users, before.creator_id), included(envelope.users, before.user_id))
    assert ("Bo Madeup", "Pim Placeholder") == (bo.full_name, pim.full_name)


@tells(200)
@pytest.mark.parametrize(
    "membership", [pytest.param({"user_id": None}, id="null"), pytest.param({}, id="not there at all")]
)
def test_an_id_that_is_not_there_is_not_sent(kantata: respx.Route, call: Caller, membership: dict[str, Any]) -> None:
    """Any member may be null or missing, and then a program stops before it asks for nonsense."""
    serve(kantata, found_in(ACCESS, {"id": "7000003", **membership}))

    [nobody] = members(call, 4100)
    with pytest.raises(LookupError, match=r"^the answer has no id in this place$"):
        move(call, nobody, 4200)

    assert [wire("GET /access_group_memberships?access_group_id=4100&page=1&per_page=200")] == sent(kantata)


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

    at_first = find_account_membership(call, 520001)
    assert at_first is not None
    membership_id = number(at_first.id)
    promoted = permit(call, membership_id, AccountPermission.ADMINISTRATOR)
    include = [AccountMembershipInclude.USER]
    looked_at = call(get_account_membership, membership_id, client=call.client, include=include)
    in_the_end = put_back(call, at_first)

    assert [
        wire("GET /account_memberships?by_user_id=520001"),
        wire("PUT /account_memberships/810001", '{"account_membership":{"permission":"administrator"}}'),
        wire("GET /account_memberships/810001?include=user"),
        wire("PUT /account_memberships/810001", f'{{"account_membership":{{"permission":"{before}"}}}}'),
    ] == sent(kantata)
    assert (False, before) == (at_first.is_administrator, at_first.permission)
    assert (True, "administrator") == (promoted.is_administrator, promoted.permission)
    [read] = found(looked_at.results, account_memberships=looked_at.account_memberships)
    assert (True, "520001") == (read.is_administrator, read.user_id)
    assert looked_at.users
    assert ["Pim Placeholder"] == [user.full_name for user in looked_at.users.values()]
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

    active = find_account_membership(call, 520001)
    can_log_in = [AccountMembershipOptionalField.CAN_LOG_IN]
    membership = find_account_membership(call, 520001, inactive=True, optional_fields=can_log_in)
    assert membership is not None
    with pytest.raises(errors.NotFound) as hidden:
        call(get_account_membership, number(membership.id), client=call.client)

    assert [
        wire("GET /account_memberships?by_user_id=520001"),
        wire("GET /account_memberships?by_user_id=520001&only_inactive=true&optional_fields=can_log_in"),
        wire("GET /account_memberships/810001"),
    ] == sent(kantata)
    assert active is None
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

    given = [permit(call, 810001, AccountPermission(word)).permission for word in words]

    assert [
        wire("PUT /account_memberships/810001", f'{{"account_membership":{{"permission":"{word}"}}}}') for word in words
    ] == sent(kantata)
    assert words == given
    assert set(words) == set(AccountPermission)


# Workspace groups ---------------------------------------------------------------------------------------------------


@tells(200, 200, 200, 204, 204)
def test_workspace_groups_are_filled_and_emptied(kantata: respx.Route, call: Caller) -> None:
    """One user joins alone and two in one request; all are listed, whoever came first, and two are taken out again."""
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

    alone = call(
        create_user_group_membership,
        client=call.client,
        body=UserGroupMembershipCreateOne(UserGroupMembershipAttributes(user_id=520001, workspace_group_id=2600)),
        include=[UserGroupMembershipInclude.USER, UserGroupMembershipInclude.WORKSPACE_GROUP],
    )
    together = enroll(
        call,
        [
            UserGroupMembershipAttributes(user_id=520002, workspace_group_id=2600),
            UserGroupMembershipAttributes(user_id=520003, workspace_group_id=2700),
        ],
    )
    envelope = call(
        list_user_group_memberships,
        client=call.client,
        group_ids=[2600, 2700],
        order=UserGroupMembershipOrder("created_at:asc"),
    )
    everybody = found(envelope.results, user_group_memberships=envelope.user_group_memberships)
    for membership in everybody[:2]:
        call(delete_user_group_membership, number(membership.id), client=call.client)

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
        wire("GET /user_group_memberships?group_ids=2600,2700&order=created_at%3Aasc"),
        wire("DELETE /user_group_memberships/930001"),
        wire("DELETE /user_group_memberships/930002"),
    ] == sent(kantata)
    [first] = found(alone.results, user_group_memberships=alone.user_group_memberships)
    user, group = included(alone.users, first.user_id), included(alone.workspace_groups, first.workspace_group_id)
    assert user is not None
    assert group is not None
    assert ("Pim Placeholder", "Kite Makers") == (user.full_name, group.name)
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
            {"type": "validation", "message": "This makes no sense.", "field": "base"},
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

    plain = call(get_user, 520001, client=call.client)
    more = call(
        get_user,
        520001,
        client=call.client,
        optional_fields=[UserOptionalField.CLASSIFICATION, UserOptionalField.CITY, UserOptionalField.BIO],
    )

    assert [
        wire("GET /users/520001"),
        wire("GET /users/520001?optional_fields=classification,city,bio"),
    ] == sent(kantata)
    [pim] = found(plain.results, users=plain.users)
    assert (UNSET, UNSET, UNSET) == (pim.classification, pim.city, pim.bio)
    [pim] = found(more.results, users=more.users)
    assert ("Internal", None, "") == (pim.classification, pim.city, pim.bio)
    assert UNSET is pim.website


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

    access = call(list_access_group_memberships, client=call.client, user_id=520001)
    groups = call(list_user_group_memberships, client=call.client, user_ids=[520001])
    joined: list[AccessGroupMembership | UserGroupMembership] = [
        *memberships(access),
        *found(groups.results, user_group_memberships=groups.user_group_memberships),
    ]
    days = sorted((day(one.created_at), one.id) for one in joined if one.created_at)

    assert [
        wire("GET /access_group_memberships?user_id=520001"),
        wire("GET /user_group_memberships?user_ids=520001"),
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
    """No operation of the spec is without a story; nothing is imported here that is not used."""
    operations = {operation.operation_id for operation in load(SPEC).operations}
    modules = {name.replace("_", "") for name in globals()}

    assert set() == {operation for operation in operations if operation.lower() not in modules}
