"""
What a program does with Kantata OX from one end of a task to the other.

Each story strings operations together as a customer's program would: it looks up what it needs, changes something,
meets what stands in the way, and looks again; what is worth copying stands in `recipes.py`. Kantata responds with the
examples of its spec, unless a story says more about the responses.
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from kantata_ox_client import UNSET, AsyncClient, Client, Unset, errors, operations
from kantata_ox_client.models import (
    AccessGroup,
    AccessGroupMembership,
    AccountMembership,
    AccountPermission,
    Deletion,
    ErrorEntry,
    ErrorList,
    User,
    UserEnvelope,
    UserGroupMembership,
    UserGroupMembershipAttributes,
    UserGroupMembershipCreateMany,
    UserGroupMembershipCreateOne,
)
from kantata_ox_client.testing import KantataOxMock

from kantata_ox import recipes
from kantata_ox.recipes import Caller
from wireproof.naming import spoken_names
from wireproof.testing import load
from wireproof.testing.stage import calling, mocked

kantata, call = mocked(KantataOxMock), calling(Caller, Client, AsyncClient)


def sent(kantata: KantataOxMock) -> list[str]:
    """Every request as it left, with the token: method, URL behind that of the server, and body."""
    requests = [call.request for call in kantata.calls]
    assert {"Bearer token-for-tests"} == {dict(one.headers)["Authorization"] for one in requests}
    server = "https://api.mavenlink.com/api/v1"
    return [f"{one.method} {one.url.removeprefix(server)} {one.content.decode()}".rstrip() for one in requests]


Found = AccessGroup | AccessGroupMembership | AccountMembership | User | UserGroupMembership
ACCESS, ACCOUNTS = "access_group_memberships", "account_memberships"
GROUPS, USERS = "user_group_memberships", "users"


def page(key: str, *found: Found, number: int = 1, of: int = 1, **more: Any) -> dict[str, Any]:
    """The body of a page of a list, one of so many; `more` adds to it or overwrites."""
    meta, results = {"page_count": of, "page_number": number}, [{"key": key, "id": one.id} for one in found]
    return {"count": len(found), "meta": meta, "results": results, key: by_id(*found), **more}


def by_id(*objects: Found) -> dict[str, Any]:
    """Objects as they stand in a map."""
    return {str(one.id): one.to_dict() for one in objects}


def list_members(kantata: KantataOxMock, *pages: dict[str, Any]) -> None:
    """Have Kantata list who is in which access group, page by page."""
    for one in pages:
        kantata.reply("listAccessGroupMemberships", json=one)


def joining(user_id: int, workspace_group_id: int) -> UserGroupMembershipAttributes:
    """Who joins which workspace group."""
    return UserGroupMembershipAttributes(user_id=user_id, workspace_group_id=workspace_group_id)


PIM, ZORA, BO = User("520001", "Pim Placeholder"), User("520002", "Zora Nobody"), User("520003", "Bo Madeup")

PLANES, KITES = "Paper Planes Dept.", "Kite Dept."
PIM_IN_PLANES = AccessGroupMembership("7000001", 4100, PLANES, date(2031, 4, 1), 520099, 520001, "Pim Placeholder")
PIM_IN_KITES = AccessGroupMembership("7000002", 4200, KITES, date(2031, 4, 6), 520099, 520001, "Pim Placeholder")
BO_IN_PLANES = AccessGroupMembership("7000003", 4100, PLANES, date(2031, 4, 3), 520099, 520003, "Bo Madeup")
ZORA_IN_PLANES = AccessGroupMembership("7000005", 4100, PLANES, date(2031, 4, 2), 520099, 520002, "Zora Nobody")
PIM_JOINS = 'POST /access_group_memberships {"access_group_membership":{"access_group_id":4100,"user_id":520001}}'

# Access groups ------------------------------------------------------------------------------------------------------


def test_somebody_is_in_an_access_group_for_a_while(kantata: KantataOxMock, call: Caller) -> None:
    """An address and a name are enough to add somebody to a group, to find them in it, and to take them out again."""
    kantata.reply("listUsers", example="usersWithOptionalFields")
    kantata.access_group_memberships.create.replies(PIM_IN_PLANES)
    kantata.reply("createAccessGroupMembership", 422, example="alreadyMember")
    list_members(kantata, page(ACCESS, PIM_IN_KITES, of=2), page(ACCESS, ZORA_IN_PLANES, number=2, of=2))
    list_members(kantata, page(ACCESS, PIM_IN_PLANES))
    list_members(kantata, page(ACCESS, BO_IN_PLANES, ZORA_IN_PLANES, of=2), page(ACCESS, PIM_IN_PLANES, number=2, of=2))
    kantata.reply("getAccessGroupMembership", example="membershipWithUser")
    kantata.reply("deleteAccessGroupMembership")
    kantata.reply("getAccessGroupMembership", 404, example="unknownMembership")

    access_group_memberships = call.client.access_group_memberships
    users = call.client.users.list(by_email_address="pim.placeholder@example.com", on_my_account=True)
    pim = int(call.run(users.one()).id)
    paper_planes = recipes.find_access_group(call, "Paper Planes Dept.", per_page=1)
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
        "GET /users?by_email_address=pim.placeholder%40example.com&on_my_account=true&page=1",
        "GET /access_group_memberships?page=1&per_page=1",
        "GET /access_group_memberships?page=2&per_page=1",
        PIM_JOINS,
        PIM_JOINS,
        "GET /access_group_memberships?access_group_id=4100&user_id=520001&page=1",
        "GET /access_group_memberships/7000001?include=user",
        "GET /access_group_memberships?access_group_id=4100&page=1&per_page=2",
        "GET /access_group_memberships?access_group_id=4100&page=2&per_page=2",
        "DELETE /access_group_memberships/7000001",
        "GET /access_group_memberships/7000001",
    ] == sent(kantata)
    assert PIM_IN_PLANES == new == existing == read
    already = ErrorEntry("validation", "Pim Placeholder is in this group already.", "user_id")
    assert ErrorList([already]) == twice.value.parsed
    assert "pim.placeholder@example.com" == read.user.email_address
    assert [BO_IN_PLANES, ZORA_IN_PLANES, PIM_IN_PLANES] == everybody
    assert Deletion(success="Membership 7000001 is no more.") == deletion
    assert ErrorList([ErrorEntry("system", "There is no membership 7000404.")]) == gone.value.parsed


def test_somebody_without_a_project_is_found_on_the_account_only(kantata: KantataOxMock, call: Caller) -> None:
    """Without `on_my_account` the list has users who share projects, so a new user would not be found."""
    kantata.reply("listUsers", example="noUsers")
    kantata.reply("listUsers", example="usersWithOptionalFields")

    in_projects = [*call.iterate(call.client.users.list(by_email_address="pim.placeholder@example.com"))]
    users = call.client.users.list(by_email_address="pim.placeholder@example.com", on_my_account=True)
    pim = call.run(users.one())

    asked = "GET /users?by_email_address=pim.placeholder%40example.com"
    assert [f"{asked}&page=1", f"{asked}&on_my_account=true&page=1"] == sent(kantata)
    assert [] == in_projects
    assert "Pim Placeholder" == pim.full_name


def test_what_is_not_there_is_not_found(kantata: KantataOxMock, call: Caller) -> None:
    """Nothing found is a success with an empty list and no page; only who asks for the one item calls it a mistake."""
    kantata.reply("listUsers", example="noUsers")
    kantata.reply("listAccessGroupMemberships", example="noMemberships")

    with pytest.raises(LookupError) as nobody:
        call.run(call.client.users.list(by_email_address="pim+planes@example.com", on_my_account=True).one())
    with pytest.raises(LookupError, match=r"^nobody is in an access group Balloons$"):
        recipes.find_access_group(call, "Balloons")

    asked = "GET /users?by_email_address=pim%2Bplanes%40example.com&on_my_account=true"
    assert [f"{asked}&page=1", "GET /access_group_memberships?page=1&per_page=200"] == sent(kantata)
    assert f"{asked} found no item; exactly one was expected" == str(nobody.value)


def test_two_of_the_same_name_are_not_taken_for_one(kantata: KantataOxMock, call: Caller) -> None:
    """A program that needs exactly one user hears that there are several."""
    kantata.reply("listUsers", example="usersByAddress")

    with pytest.raises(LookupError) as several:
        call.run(call.client.users.list(by_full_name="o").one())

    assert ["GET /users?by_full_name=o&page=1"] == sent(kantata)
    assert "GET /users?by_full_name=o found more than one item; exactly one was expected" == str(several.value)


def test_access_groups_come_along_with_their_members(kantata: KantataOxMock, call: Caller) -> None:
    """Each membership leads to its group, whatever the page; the envelope has all groups of a page, named or not."""
    planes, kites = AccessGroup("4100", PLANES), AccessGroup("4200", KITES)
    pages = [
        page(ACCESS, PIM_IN_PLANES, PIM_IN_KITES, of=2, access_groups=by_id(kites, planes)),
        page(ACCESS, ZORA_IN_PLANES, number=2, of=2, access_groups=by_id(planes, AccessGroup("4300"))),
    ]
    list_members(kantata, *pages, *pages)

    memberships = call.client.access_group_memberships.list(include=["access_group"], per_page=2)
    who_is_where = [(one.user_name, one.access_group.name) for one in call.iterate(memberships)]
    maps = [envelope.access_groups or {} for envelope in call.iterate(memberships.pages())]
    groups = {group.name: int(group.id) for one in maps for group in one.values() if group.name}

    asked = "GET /access_group_memberships?include=access_group&page={}&per_page=2"
    assert [asked.format(1), asked.format(2)] * 2 == sent(kantata)
    assert [("Pim Placeholder", PLANES), ("Pim Placeholder", KITES), ("Zora Nobody", PLANES)] == who_is_where
    assert {KITES: 4200, PLANES: 4100} == groups


ZORA_OF_TWO, ZORA_OF_MORE = page(ACCESS, ZORA_IN_PLANES, of=2), page(ACCESS, ZORA_IN_PLANES, meta={})
PIM_OF_TWO = page(ACCESS, PIM_IN_PLANES, number=2, of=2)


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        pytest.param(ZORA_OF_TWO, PIM_OF_TWO, [ZORA_IN_PLANES, PIM_IN_PLANES], id="as announced"),
        pytest.param(ZORA_OF_TWO, page(ACCESS, number=2, of=1), [ZORA_IN_PLANES], id="shorter than announced"),
        pytest.param(ZORA_OF_TWO, page(ACCESS, number=0, of=0), [ZORA_IN_PLANES], id="emptied meanwhile"),
        pytest.param(ZORA_OF_MORE, page(ACCESS, meta={}), [ZORA_IN_PLANES], id="without a word about pages"),
    ],
)
def test_a_list_is_read_to_its_end(
    kantata: KantataOxMock, call: Caller, first: Any, second: Any, found: list[AccessGroupMembership]
) -> None:
    """However a list ends, and even when it changes while it is read, the program has seen all of it and stops."""
    list_members(kantata, first, second)

    everybody = [*call.iterate(call.client.access_group_memberships.list(access_group_id=4100, per_page=1))]

    asked = "GET /access_group_memberships?access_group_id=4100&page={}&per_page=1"
    assert [asked.format(1), asked.format(2)] == sent(kantata)
    assert found == everybody


LOOKS_AGAIN = "GET /access_group_memberships?access_group_id=4100&user_id=520001&page=1"


def test_joining_twice_is_no_problem(kantata: KantataOxMock, call: Caller) -> None:
    """A program that wants somebody in a group takes the membership that is there already for the one it asked for."""
    kantata.reply("createAccessGroupMembership", 422, example="alreadyMember")
    list_members(kantata, page(ACCESS, PIM_IN_PLANES))

    membership = recipes.ensure_member(call, 4100, 520001)

    assert [PIM_JOINS, LOOKS_AGAIN] == sent(kantata)
    assert PIM_IN_PLANES == membership


def test_any_other_refusal_is_one(kantata: KantataOxMock, call: Caller) -> None:
    """Refused and not in the group either: the program that wants somebody in a group hears of the refusal."""
    out_of_reach = ErrorList([ErrorEntry("validation", "Group 4100 is out of reach.", "access_group_id")])
    kantata.access_group_memberships.create.fails(errors.UnprocessableEntity, out_of_reach)
    kantata.reply("listAccessGroupMemberships", example="noMemberships")

    with pytest.raises(errors.UnprocessableEntity) as refusal:
        recipes.ensure_member(call, 4100, 520001)

    assert [PIM_JOINS, LOOKS_AGAIN] == sent(kantata)
    assert out_of_reach == refusal.value.parsed


@pytest.mark.parametrize(
    ("status", "body", "removed"),
    [
        pytest.param(200, {}, True, id="a sentence says so"),
        pytest.param(200, {"json": {}}, True, id="a sentence is missing"),
        pytest.param(204, {}, True, id="nothing to say"),
        pytest.param(404, {}, False, id="gone already"),
    ],
)
def test_a_membership_is_gone_whatever_kantata_says_about_it(
    kantata: KantataOxMock, call: Caller, status: int, body: dict[str, Any], removed: bool
) -> None:
    """With or without a sentence, a membership that is removed is gone, and so is one that is not there."""
    kantata.reply("deleteAccessGroupMembership", status, **body)

    was_there = recipes.ensure_gone(call, 7000003)

    assert ["DELETE /access_group_memberships/7000003"] == sent(kantata)
    assert removed is was_there


def test_managers_come_along_and_are_not_counted(kantata: KantataOxMock, call: Caller) -> None:
    """`results` alone says who was found and in which order; the map has their managers besides, in no order."""
    zora, pim = User("520002", "Zora Nobody", manager_id="520003"), User("520001", "Pim", manager_id="520002")
    bo = User("520003", "Bo Madeup", manager_id=None)
    kantata.reply("listUsers", 200, 200, json=page(USERS, zora, pim, users=by_id(pim, bo, zora)))

    users = call.client.users.list(on_my_account=True, include=["manager"], order="alphabetical:desc")
    found = [*call.iterate(users)]
    [envelope] = call.iterate(users.pages())

    assert ["GET /users?on_my_account=true&include=manager&order=alphabetical%3Adesc&page=1"] * 2 == sent(kantata)
    assert [zora, pim] == found
    assert [bo, zora] == [one.manager for one in found]
    with pytest.raises(errors.NotIncluded, match="no manager_id"):
        _ = found[0].manager.manager
    assert envelope.users
    assert (2, 3) == (envelope.count, len(envelope.users))


def test_items_have_the_order_of_the_results(kantata: KantataOxMock, call: Caller) -> None:
    """The map may have its objects in any order, and more of them; lists and creates go by `results`."""
    pim, zora, bo = (UserGroupMembership(f"93000{number}", user_id=520000 + number) for number in (1, 2, 3))
    kantata.reply("listUsers", json=page(USERS, ZORA, BO, PIM, users=by_id(PIM, BO, User("520004", "Bo Madeup"), ZORA)))
    created = page(GROUPS, zora, pim, user_group_memberships=by_id(pim, zora, bo))
    kantata.reply("createUserGroupMembership", json=created)
    body = UserGroupMembershipCreateMany([joining(520002, 2600), joining(520001, 2600)])

    users = [*call.iterate(call.client.users.list())]
    enrolled = call.run(call.client.user_group_memberships.create(body=body))

    assert [
        "GET /users?page=1",
        'POST /user_group_memberships {"user_group_memberships":[{"user_id":520002,"workspace_group_id":2600},'
        '{"user_id":520001,"workspace_group_id":2600}]}',
    ] == sent(kantata)
    assert ([ZORA, BO, PIM], [zora, pim]) == (users, enrolled)


ONLY_PIM, ROBOT = {"users": by_id(PIM)}, {"key": "robots", "id": "520001"}


@pytest.mark.parametrize(
    ("body", "pointer", "promise"),
    [
        pytest.param(ONLY_PIM, "/results/1", '"520002" of "users"', id="the map lacks one"),
        pytest.param({"users": {}}, "/results/0", '"520001" of "users"', id="the map is empty"),
        pytest.param({}, "/results/0", '"520001" of "users"', id="there is no map"),
        pytest.param({"results": [ROBOT], **ONLY_PIM}, "/results/0", '"520001" of "robots"', id="in an unknown map"),
        pytest.param({"results": [{}]}, "/results/0", "nothing of nothing", id="a reference to nothing"),
    ],
)
def test_a_result_that_does_not_come_is_not_passed_over(
    kantata: KantataOxMock, call: Caller, body: dict[str, Any], pointer: str, promise: str
) -> None:
    """A program that reads who has access would rather stop than miss somebody; the rest is in the envelope still."""
    body = {"results": [{"key": "users", "id": "520001"}, {"key": "users", "id": "520002"}], **body}
    kantata.reply("listUsers", 200, 200, json=body)

    with pytest.raises(errors.InvalidResponse) as missing:
        [*call.iterate(call.client.users.list())]
    envelope = call.run(call.client.send(operations.list_users())).parsed

    assert ["GET /users?page=1", "GET /users"] == sent(kantata)
    found = missing.value.pointer, missing.value.expected, missing.value.received
    assert (pointer, "a reference to an object in /users", promise) == found
    assert isinstance(envelope, UserEnvelope)
    assert body == envelope.to_dict()


def test_a_program_finds_out_for_whom_it_works(kantata: KantataOxMock, call: Caller) -> None:
    """Oneself comes out of an envelope as well, and one request also tells what one may do on the account."""
    kantata.reply("getCurrentUser", example="currentUserWithMembership")

    pim = call.run(call.client.users.get_current(include=["account_membership"]))
    membership = pim.account_membership

    assert ["GET /users/me?include=account_membership"] == sent(kantata)
    assert (520001, "Pim Placeholder") == (int(pim.id), pim.full_name)
    assert (False, "project_lead") == (membership.is_administrator, membership.permission)


@pytest.mark.parametrize("written", [int, str], ids=["numbers", "strings"])
def test_ids_go_out_as_numbers_however_they_came(
    kantata: KantataOxMock, call: Caller, written: type[int | str]
) -> None:
    """From one response to the next request: an id is a number in a path, a query and a body, and a string in a map."""
    before = AccessGroupMembership("7000001", written(4100), creator_id=written(520002), user_id=written(520001))
    list_members(kantata, page(ACCESS, before), page(ACCESS))
    kantata.access_group_memberships.create.replies(PIM_IN_KITES)
    kantata.access_group_memberships.delete.replies(None)
    kantata.reply("listUsers", example="usersByAddress")

    access_group_memberships = call.client.access_group_memberships
    read = call.run(access_group_memberships.list(access_group_id=4100).one())
    group_id, user_id, creator_id = (int(one or 0) for one in (read.access_group_id, read.user_id, read.creator_id))
    after = recipes.move(call, read, 4200)
    in_both = [*call.iterate(access_group_memberships.list(access_group_id=group_id, user_id=user_id))]
    envelope = call.run(call.client.send(operations.list_users(only=[creator_id, user_id]))).parsed

    assert [
        "GET /access_group_memberships?access_group_id=4100&page=1",
        'POST /access_group_memberships {"access_group_membership":{"access_group_id":4200,"user_id":520001}}',
        "DELETE /access_group_memberships/7000001",
        "GET /access_group_memberships?access_group_id=4100&user_id=520001&page=1",
        "GET /users?only=520002,520001",
    ] == sent(kantata)
    assert (before, PIM_IN_KITES, []) == (read, after, in_both)
    assert isinstance(envelope, UserEnvelope)
    assert envelope.users
    assert ["520001", "520002"] == [reference.id for reference in envelope.results or []]
    names = [envelope.users[str(one)].full_name for one in (read.creator_id, read.user_id)]
    assert ["Zora Nobody", "Pim Placeholder"] == names


@pytest.mark.parametrize("user_id", [None, UNSET], ids=["null", "not there at all"])
def test_an_id_that_is_not_there_is_not_sent(kantata: KantataOxMock, call: Caller, user_id: Unset | None) -> None:
    """Any member may be null or missing, and then a program stops before it asks for nonsense."""
    list_members(kantata, page(ACCESS, AccessGroupMembership("7000003", user_id=user_id)))

    nobody = call.run(call.client.access_group_memberships.list(access_group_id=4100).one())
    with pytest.raises(LookupError, match=r"^the membership does not say whose it is$"):
        recipes.move(call, nobody, 4200)

    assert ["GET /access_group_memberships?access_group_id=4100&page=1"] == sent(kantata)


def test_an_id_that_was_left_out_is_no_number(kantata: KantataOxMock, call: Caller) -> None:
    """`int` converts an id for requests, and raises for one that is UNSET before the next request."""
    nameless = page(ACCESS, PIM_IN_PLANES, access_group_memberships={"7000001": {}})
    kantata.reply("getAccessGroupMembership", json=nameless)

    membership = call.run(call.client.access_group_memberships.get(7000001))
    with pytest.raises(TypeError, match=r"^UNSET is not a number: the response has no such value$"):
        call.run(call.client.access_group_memberships.delete(int(membership.id)))

    assert ["GET /access_group_memberships/7000001"] == sent(kantata)


# Account Administrators ---------------------------------------------------------------------------------------------


@pytest.mark.contract(allow="body-invalid")  # a permission that the spec does not document
@pytest.mark.parametrize("before", ["project_lead", "chief_folder"])
def test_somebody_is_an_account_administrator_for_a_while(kantata: KantataOxMock, call: Caller, before: str) -> None:
    """A permission makes an administrator, and the one from before, be it known to this client or not, unmakes it."""
    then = AccountMembership("810001", is_administrator=False, permission=AccountPermission(before), user_id="520001")
    administrator = AccountPermission.ADMINISTRATOR
    now = AccountMembership("810001", is_administrator=True, permission=administrator, user_id="520001")
    kantata.reply("listAccountMemberships", json=page(ACCOUNTS, then))
    kantata.reply("updateAccountMembership", json=page(ACCOUNTS, now))
    kantata.reply("getAccountMembership", json=page(ACCOUNTS, now, users=by_id(PIM)))
    kantata.reply("updateAccountMembership", json=page(ACCOUNTS, then))

    account_memberships = call.client.account_memberships
    at_first = call.run(account_memberships.list(by_user_id=520001).one())
    membership_id = int(at_first.id)
    promoted = call.run(account_memberships.update(membership_id, permission="administrator"))
    looked_at = call.run(account_memberships.get(membership_id, include=["user"]))
    in_the_end = recipes.put_back(call, at_first)

    assert [
        "GET /account_memberships?by_user_id=520001&page=1",
        'PUT /account_memberships/810001 {"account_membership":{"permission":"administrator"}}',
        "GET /account_memberships/810001?include=user",
        f'PUT /account_memberships/810001 {{"account_membership":{{"permission":"{before}"}}}}',
    ] == sent(kantata)
    assert [then, now, now, then] == [at_first, promoted, looked_at, in_the_end]
    assert PIM == looked_at.user


def test_an_inactive_member_is_out_of_sight(kantata: KantataOxMock, call: Caller) -> None:
    """The list leaves inactive members out until they are asked for, and their membership alone cannot be looked at."""
    kantata.reply("listAccountMemberships", example="noMemberships")
    kantata.reply("listAccountMemberships", example="inactiveMembership")
    kantata.reply("getAccountMembership", 404, example="hiddenByDefault")

    account_memberships = call.client.account_memberships
    active = [*call.iterate(account_memberships.list(by_user_id=520002))]
    inactive = account_memberships.list(by_user_id=520002, only_inactive=True, optional_fields=["can_log_in"])
    membership = call.run(inactive.one())
    with pytest.raises(errors.NotFound) as hidden:
        call.run(account_memberships.get(int(membership.id)))

    assert [
        "GET /account_memberships?by_user_id=520002&page=1",
        "GET /account_memberships?by_user_id=520002&only_inactive=true&optional_fields=can_log_in&page=1",
        "GET /account_memberships/810002",
    ] == sent(kantata)
    assert ([], False) == (active, membership.can_log_in)
    assert datetime(2031, 3, 1, tzinfo=timezone(timedelta(hours=-8))) == membership.disabled_at
    assert ErrorList([ErrorEntry("system", "There is no account membership 810002.")]) == hidden.value.parsed


def test_every_permission_goes_out_as_the_word_that_kantata_has_for_it(kantata: KantataOxMock, call: Caller) -> None:
    """Eight permissions can be given, and each comes back as the same word."""
    words = ["administrator", "collaborator", "external_collaborator", "project_creator"]
    words += ["project_lead", "punch_clock", "reports_viewer", "reports_viewer_with_cost"]
    memberships = [AccountMembership("810001", permission=AccountPermission(word)) for word in words]
    kantata.account_memberships.update.replies(*memberships)

    update = call.client.account_memberships.update
    given = [call.run(update(810001, permission=AccountPermission(word))).permission for word in words]

    assert [
        f'PUT /account_memberships/810001 {{"account_membership":{{"permission":"{word}"}}}}' for word in words
    ] == sent(kantata)
    assert words == given
    assert set(words) == set(AccountPermission)


def test_a_literal_is_sent_like_its_member(kantata: KantataOxMock, call: Caller) -> None:
    """The documented word itself is as good as the member of the enum, which comes back in either case."""
    kantata.reply("updateAccountMembership", 200, 200)

    by_literal = call.run(call.client.account_memberships.update(810001, permission="administrator"))
    by_member = call.run(call.client.account_memberships.update(810001, permission=AccountPermission.ADMINISTRATOR))

    request = 'PUT /account_memberships/810001 {"account_membership":{"permission":"administrator"}}'
    assert [request, request] == sent(kantata)
    assert by_literal == by_member
    assert AccountPermission.ADMINISTRATOR is by_literal.permission


def test_an_undocumented_permission_is_not_given_by_mistake(kantata: KantataOxMock, call: Caller) -> None:
    """A plain word that is not documented is refused with all that are, and nothing is sent."""
    with pytest.raises(ValueError, match="permission") as refusal:
        call.run(call.client.account_memberships.update(810001, permission="chief_folder"))  # type: ignore[arg-type]

    assert not kantata.calls
    documented = ", ".join(repr(str(permission)) for permission in AccountPermission)
    problem = f'at /account_membership/permission, expected one of {documented}, received "chief_folder"'
    way_out = "to send that all the same, wrap it: AccountPermission('chief_folder')"
    assert f"the body: {problem}; {way_out}" == str(refusal.value)


# Workspace groups ---------------------------------------------------------------------------------------------------


def test_workspace_groups_are_filled_and_emptied(kantata: KantataOxMock, call: Caller) -> None:
    """One user joins alone and two in one request; all are listed, in any order, and two are taken out again."""
    moment = datetime(2031, 4, 5, 16, 30, tzinfo=UTC)
    pim = UserGroupMembership("930001", moment, 520099, 520001, 2600)
    zora = UserGroupMembership("930002", moment, 520099, 520002, 2600)
    bo = UserGroupMembership("930003", moment, 520099, 520003, 2700)
    kantata.reply("createUserGroupMembership", example="membershipWithIncludes")
    kantata.user_group_memberships.create.replies([zora, bo])
    listed = page(GROUPS, pim, zora, bo, user_group_memberships=by_id(bo, zora, pim))
    kantata.reply("listUserGroupMemberships", json=listed)
    kantata.reply("deleteUserGroupMembership", 204, 204)

    user_group_memberships = call.client.user_group_memberships
    alone = UserGroupMembershipCreateOne(joining(520001, 2600))
    [first] = call.run(user_group_memberships.create(body=alone, include=["user", "workspace_group"]))
    together = recipes.enroll(call, [joining(520002, 2600), joining(520003, 2700)])
    everybody = [*call.iterate(user_group_memberships.list(group_ids=[2600, 2700], order="created_at:asc"))]
    for membership in everybody[:2]:
        call.run(user_group_memberships.delete(int(membership.id)))

    assert [
        "POST /user_group_memberships?include=user,workspace_group "
        '{"user_group_membership":{"user_id":520001,"workspace_group_id":2600}}',
        'POST /user_group_memberships {"user_group_memberships":[{"user_id":520002,"workspace_group_id":2600},'
        '{"user_id":520003,"workspace_group_id":2700}]}',
        "GET /user_group_memberships?group_ids=2600,2700&order=created_at%3Aasc&page=1",
        "DELETE /user_group_memberships/930001",
        "DELETE /user_group_memberships/930002",
    ] == sent(kantata)
    assert ("Pim Placeholder", "Kite Makers") == (first.user.full_name, first.workspace_group.name)
    assert [pim, zora, bo] == [first, *together] == everybody


def test_more_than_a_hundred_join_by_the_hundred(kantata: KantataOxMock, call: Caller) -> None:
    """Kantata takes a hundred memberships at once, and a program has two hundred and one made in three requests."""
    user_ids = range(520001, 520202)
    batches = user_ids[:100], user_ids[100:200], user_ids[200:]
    for batch in batches:
        made = [UserGroupMembership(str(user_id + 410000), user_id=user_id) for user_id in batch]
        kantata.user_group_memberships.create.replies(made)

    everybody = recipes.enroll(call, [joining(user_id, 2600) for user_id in user_ids])

    sets = [",".join(f'{{"user_id":{one},"workspace_group_id":2600}}' for one in batch) for batch in batches]
    assert [f'POST /user_group_memberships {{"user_group_memberships":[{one}]}}' for one in sets] == sent(kantata)
    assert list(user_ids) == [membership.user_id for membership in everybody]


def test_a_refusal_of_many_names_the_culprits(kantata: KantataOxMock, call: Caller) -> None:
    """Each entry with a position tells whose membership was refused; one about the whole request blames nobody."""
    newcomers = [joining(520404, 2600), joining(520001, 2600), joining(520002, 2799)]
    problems = [
        ErrorEntry("validation", "Nobody is 2799.", "workspace_group_id", 2),
        ErrorEntry("validation", "User 520404 is not on this account.", "user_id", 0),
        ErrorEntry("validation", "This is not valid.", "base"),
    ]
    kantata.user_group_memberships.create.fails(errors.UnprocessableEntity, ErrorList(problems))

    with pytest.raises(errors.UnprocessableEntity) as refusal:
        recipes.enroll(call, newcomers)

    assert [
        'POST /user_group_memberships {"user_group_memberships":[{"user_id":520404,"workspace_group_id":2600},'
        '{"user_id":520001,"workspace_group_id":2600},{"user_id":520002,"workspace_group_id":2799}]}'
    ] == sent(kantata)
    nobody, missing = (newcomers[2], "Nobody is 2799."), (newcomers[0], "User 520404 is not on this account.")
    assert [nobody, missing] == recipes.culprits(refusal.value, newcomers)


def test_optional_fields_come_when_they_are_asked_for(kantata: KantataOxMock, call: Caller) -> None:
    """What was not asked for is UNSET; what was is there, and None when nobody has filled it in."""
    kantata.users.get.replies(PIM, User("520001", bio="", city=None, classification="Internal"))

    plain = call.run(call.client.users.get(520001))
    more = call.run(call.client.users.get(520001, optional_fields=["classification", "city", "bio"]))

    assert ["GET /users/520001", "GET /users/520001?optional_fields=classification,city,bio"] == sent(kantata)
    assert (UNSET, UNSET, UNSET) == (plain.classification, plain.city, plain.bio)
    assert ("Internal", None, "", UNSET) == (more.classification, more.city, more.bio, more.website)


def test_a_day_here_and_a_time_there_make_one_story(kantata: KantataOxMock, call: Caller) -> None:
    """Access groups know the day and workspace groups the moment somebody joined; by the day they can be compared."""
    late = datetime(2031, 4, 5, 23, 30, tzinfo=timezone(timedelta(hours=-7)))
    list_members(kantata, page(ACCESS, PIM_IN_PLANES, PIM_IN_KITES))
    kantata.reply("listUserGroupMemberships", json=page(GROUPS, UserGroupMembership("930001", late)))

    joined: list[AccessGroupMembership | UserGroupMembership] = [
        *call.iterate(call.client.access_group_memberships.list(user_id=520001)),
        *call.iterate(call.client.user_group_memberships.list(user_ids=[520001])),
    ]
    days = sorted((recipes.day(one.created_at), one.id) for one in joined if one.created_at)

    assert [
        "GET /access_group_memberships?user_id=520001&page=1",
        "GET /user_group_memberships?user_ids=520001&page=1",
    ] == sent(kantata)
    assert [(date(2031, 4, 1), "7000001"), (date(2031, 4, 5), "930001"), (date(2031, 4, 6), "7000002")] == days
    assert [date, date, datetime] == [type(one.created_at) for one in joined]
    assert late == joined[2].created_at


def test_every_operation_has_a_part() -> None:
    """No operation of the spec is without a story, or a recipe in one, that calls its method."""
    spec, files = load("kantata_ox_client"), (Path(__file__), Path(__file__).with_name("recipes.py"))
    told = "".join(file.read_text(encoding="utf-8") for file in files)
    methods = {spoken_names(spec, operation) for operation in spec.operations}

    assert set() == {method for method in methods if not re.search(rf"\b{re.escape(method)}\(", told)}
