"""
What programs do with Box groups in several steps: look things up, put people in, take them out, read page after page.

Each story responds to one request after another and states all of them as they left; examples of the spec say the rest.
The functions under "Recipes" are there to be copied: in a program, `call.run(call.client...)` is `client...` or `await
client...`, and `for item in call.iterate(...)` is `for item in ...` or `async for item in ...`.
"""

import ast
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest
from box_groups_client import UNSET, AsyncClient, Client, Unset, errors, models
from box_groups_client.testing import BoxGroupsMock

from wireproof.naming import spoken_names
from wireproof.testing import Reply, load, stage
from wireproof.testing.stage import SyncOrAsync, calling, mocked, sent

# The stage ----------------------------------------------------------------------------------------------------------

T = TypeVar("T")
Caller = SyncOrAsync[Client | AsyncClient]
wire = partial(stage.wire, "https://api.box.com/2.0")
box, call = mocked(BoxGroupsMock), calling(Caller, Client, AsyncClient)

ZORA = {"type": "user", "id": "10000001", "login": "zora.nobody@example.com"}
NAMESAKE = {"type": "user", "id": "10000011", "login": "zora.nobody@example.com.example"}
PIM = {"type": "user", "id": "10000002", "login": "pim.placeholder@example.com"}
BO = {"type": "user", "id": "10000003", "login": "bo.madeup@example.com"}
OUTSIDER = {"type": "user", "id": "10000099", "login": "out.sider@elsewhere.example.com"}
PAPER_PLANES = {"type": "group", "id": "20000001", "name": "Paper Planes Dept.", "group_type": "managed_group"}
RETIRED_PLANES = {"type": "group", "id": "20000009", "name": "Paper Planes Dept. (old)", "group_type": "managed_group"}
KITES = {"type": "group", "id": "20000002", "name": "Kites and Strings", "group_type": "managed_group"}
JOINING = wire("POST /group_memberships", '{"user":{"id":"10000001"},"group":{"id":"20000001"}}')
ALERTS = {"email": "pim.alerts@example.com", "is_confirmed": True}
EMAIL = models.NotificationEmail(email="pim.alerts@example.com", is_confirmed=True)
REFUSED = pytest.raises(errors.Forbidden, match="access_denied_insufficient_permissions")
CUT = pytest.mark.contract(allow="query-parameter-invalid")


def page(*entries: dict[str, Any], **said: int) -> dict[str, Any]:
    """A page counted by offset, the only one unless it says otherwise."""
    return {"total_count": len(entries), "limit": 100, "offset": 0, **said, "entries": [*entries]}


def membership(id_: str, **more: Any) -> dict[str, Any]:
    """A membership in a list, as far as the story looks at it."""
    return {"type": "group_membership", "id": id_, **more}


# Recipes ------------------------------------------------------------------------------------------------------------


def first(matches: Iterable[T], wanted: str) -> T:
    """The first match; a LookupError where there is none."""
    for match in matches:
        return match
    raise LookupError(f"{wanted} is nowhere to be found")


def find_user(call: Caller, login: str) -> models.User:
    """The user with this login, among all those whose name or login begins like it."""
    users = call.iterate(call.client.users.list(filter_term=login, fields=["id", "login"]))
    return first((user for user in users if user.login == login), login)


def find_group(call: Caller, name: str) -> models.Group:
    """The group with this name, among all those whose name begins like it."""
    groups = call.iterate(call.client.groups.list(filter_term=name))
    return first((group for group in groups if group.name == name), name)


def find_membership(call: Caller, user_id: str, group_id: str) -> models.GroupMembership:
    """The membership of a user in a group, among all those of the group."""
    memberships = call.iterate(call.client.group_memberships.list_by_group(group_id))
    matches = (membership for membership in memberships if membership.user.id == user_id)
    return first(matches, f"user {user_id} in group {group_id}")


def ensure_member(call: Caller, user_id: str, group_id: str) -> models.GroupMembership:
    """The membership of a user in a group, created or found; a conflict does not say which one exists."""
    user, group = models.UserReference(user_id), models.GroupReference(group_id)
    try:
        return call.run(call.client.group_memberships.create(user=user, group=group))
    except errors.Conflict:
        return find_membership(call, user_id, group_id)


def ensure_gone(call: Caller, membership_id: str) -> None:
    """Ends a membership, or learns that there is none; one that the caller may not see looks the same."""
    with suppress(errors.NotFound):
        call.run(call.client.group_memberships.delete(membership_id))


def complaints(error: errors.StatusError) -> list[tuple[str | Unset, str | Unset]]:
    """What `context_info` usually has inside: the name of each thing that is at fault, and the reason."""
    context = error.parsed.context_info if error.parsed else None
    return [(detail.name, detail.reason) for detail in (context.errors if context else None) or []]


def second_address(user: models.User) -> str | None:
    """Where else messages for the user go; without such an address, Box has null or an empty array in its place."""
    email = user.notification_email
    return (email.email or None) if isinstance(email, models.NotificationEmail) else None


# One membership, one group --------------------------------------------------------------------------------------------


def test_the_life_of_a_membership(box: BoxGroupsMock, call: Caller) -> None:
    """From an e-mail address and a name to a membership, to an admin, and to nothing; every id is found on the way."""
    box.reply("listUsers", json={"entries": [NAMESAKE, ZORA]})
    box.reply("listGroups", json=page(RETIRED_PLANES, PAPER_PLANES))
    box.reply("createGroupMembership", example="memberWithoutPermissions")
    box.reply("createGroupMembership", 409)
    others = membership("30000004", user=OUTSIDER), membership("30000001", user=PIM)
    box.reply("listGroupMembershipsByGroup", json=page(*others, total_count=5, limit=2))
    box.reply("listGroupMembershipsByGroup", example="shortPage")
    last = membership("30000002", user=ZORA)
    box.reply("listGroupMembershipsByGroup", json=page(last, total_count=5, limit=2, offset=4))
    box.reply("updateGroupMembership", example="becameAdmin")
    box.reply("getGroupMembership", by=lambda _: Reply(200, json=promoted.to_dict()))
    box.reply("deleteGroupMembership")
    box.reply("getGroupMembership", 404)

    zora = find_user(call, "zora.nobody@example.com")
    paper_planes = find_group(call, "Paper Planes Dept.")
    user, group = models.UserReference(zora.id), models.GroupReference(paper_planes.id)
    joined = call.run(call.client.group_memberships.create(user=user, group=group))
    with pytest.raises(errors.Conflict, match=r"\(conflict\)") as conflict:
        call.run(call.client.group_memberships.create(user=user, group=group))
    found = find_membership(call, zora.id, paper_planes.id)
    promoted = call.run(call.client.group_memberships.update(found.id, role=models.GroupMembershipRole.ADMIN))
    seen = call.run(call.client.group_memberships.get(found.id))
    nothing = call.run(call.client.group_memberships.delete(found.id))
    with pytest.raises(errors.NotFound, match=r"\(not_found\)"):
        call.run(call.client.group_memberships.get(found.id))

    assert [
        wire("GET /users?filter_term=zora.nobody%40example.com&fields=id,login&usemarker=true"),
        wire("GET /groups?filter_term=Paper%20Planes%20Dept.&offset=0"),
        *(JOINING, JOINING),
        *(wire(f"GET /groups/20000001/memberships?offset={offset}") for offset in (0, 2, 4)),
        wire("PUT /group_memberships/30000002", '{"role":"admin"}'),
        wire("GET /group_memberships/30000002"),
        wire("DELETE /group_memberships/30000002"),
        wire("GET /group_memberships/30000002"),
    ] == sent(box)
    assert models.User(id="10000001", login="zora.nobody@example.com") == zora
    managed = models.GroupType.MANAGED_GROUP
    assert models.Group(id="20000001", name="Paper Planes Dept.", group_type=managed) == paper_planes
    assert ("30000002", "member", None) == (joined.id, joined.role, joined.configurable_permissions)
    assert [("user", "invalid_parameter")] == complaints(conflict.value)
    assert (joined.id, UNSET) == (found.id, found.configurable_permissions)
    assert (UNSET, UNSET) == (found.created_at, found.modified_at)
    assert promoted == seen
    assert models.GroupMembershipRole.ADMIN == seen.role
    permissions = models.ConfigurablePermissions(
        can_run_reports=False, can_instant_login=True, can_create_accounts=True, can_edit_accounts=True
    )
    assert permissions == seen.configurable_permissions
    pacific = timezone(timedelta(hours=-7))
    assert datetime(2031, 4, 2, 10, 0, 0, 250_000, tzinfo=pacific) == seen.created_at
    assert datetime(2031, 4, 6, 8, 5, tzinfo=pacific) == seen.modified_at
    assert nothing is None


def test_a_second_attempt_finds_what_the_first_has_done(box: BoxGroupsMock, call: Caller) -> None:
    """Box may do what it was asked for after all, so the conflict that follows can be of the caller's own making."""
    box.reply("createGroupMembership", 503, 409)
    box.reply("listGroupMembershipsByGroup", example="twoMembers")

    with pytest.raises(errors.ServiceUnavailable):
        ensure_member(call, "10000001", "20000001")
    membership = ensure_member(call, "10000001", "20000001")

    assert [JOINING, JOINING, wire("GET /groups/20000001/memberships?offset=0")] == sent(box)
    assert "30000002" == membership.id
    assert models.UserMini(id="10000001", name="Zora Nobody", login="zora.nobody@example.com") == membership.user


def test_a_conflict_without_a_membership_to_show_for_it_is_not_hidden(box: BoxGroupsMock, call: Caller) -> None:
    """Somebody may have removed the membership in between; then the error tells of the search and of the conflict."""
    box.reply("createGroupMembership", 409)
    box.reply("listGroupMembershipsByGroup", json=page(membership("30000001", user=PIM)))

    with pytest.raises(LookupError, match="user 10000001 in group 20000001") as lost:
        ensure_member(call, "10000001", "20000001")

    assert [JOINING, wire("GET /groups/20000001/memberships?offset=0")] == sent(box)
    assert isinstance(lost.value.__context__, errors.Conflict)


@pytest.mark.contract(allow="body-missing")
@pytest.mark.parametrize(
    ("status", "reply", "outcome"),
    [
        pytest.param(204, {}, nullcontext(), id="it was there"),
        pytest.param(404, {}, nullcontext(), id="somebody else was faster"),
        pytest.param(404, {"content": ""}, nullcontext(), id="somebody else was faster, said without a body"),
        pytest.param(403, {"example": "notAllowed"}, REFUSED, id="it may not be removed"),
    ],
)
def test_a_membership_that_is_gone_already_is_no_error(
    box: BoxGroupsMock, call: Caller, status: int, reply: dict[str, Any], outcome: AbstractContextManager[Any]
) -> None:
    """To a program that wants a membership gone, not finding it is no problem; any other refusal is an error."""
    box.reply("deleteGroupMembership", status, **reply)

    with outcome:
        ensure_gone(call, "30000002")

    assert [wire("DELETE /group_memberships/30000002")] == sent(box)


def test_a_group_whose_name_is_taken_is_used_instead(box: BoxGroupsMock, call: Caller) -> None:
    """The conflict says that it is the name, not whose; the group is found by it, changed, read and removed."""
    name, about = "Kites and Strings", "All things that hang on a thread"
    box.reply("createGroup", 409)
    box.reply("listGroups", json=page(KITES))
    box.reply("updateGroup", json={**KITES, "description": about, "invitability_level": "admins_only"})
    box.reply("getGroup", example="everyMember")
    box.reply("deleteGroup")

    with pytest.raises(errors.Conflict) as conflict:
        call.run(call.client.groups.create(name=name, description=about))
    found = find_group(call, name)
    level, asked = models.GroupAccessLevel.ADMINS_ONLY, ["description", "invitability_level"]
    updated = call.run(call.client.groups.update(found.id, description=about, invitability_level=level, fields=asked))
    seen = call.run(call.client.groups.get(found.id, fields=["permissions", "created_at", "modified_at"]))
    nothing = call.run(call.client.groups.delete(found.id))

    changes = '{"description":"All things that hang on a thread","invitability_level":"admins_only"}'
    assert [
        wire("POST /groups", '{"name":"Kites and Strings","description":"All things that hang on a thread"}'),
        wire("GET /groups?filter_term=Kites%20and%20Strings&offset=0"),
        wire("PUT /groups/20000002?fields=description,invitability_level", changes),
        wire("GET /groups/20000002?fields=permissions,created_at,modified_at"),
        wire("DELETE /groups/20000002"),
    ] == sent(box)
    assert [("group_tag_name", "invalid_parameter")] == complaints(conflict.value)
    assert (UNSET, UNSET) == (found.description, found.created_at)
    assert (about, models.GroupInvitabilityLevel.ADMINS_ONLY) == (updated.description, updated.invitability_level)
    assert models.GroupPermissions(can_invite_as_collaborator=True) == seen.permissions
    assert datetime(2031, 3, 2, 8, 0, tzinfo=timezone(timedelta(hours=-8))) == seen.created_at
    assert nothing is None


def test_a_new_group_can_be_looked_after_by_another_system(box: BoxGroupsMock, call: Caller) -> None:
    """What the other system calls the group goes along when it is made, and comes back when it is asked for."""
    said: dict[str, Any] = {"provenance": "Toy Directory", "external_sync_identifier": "toy-directory:kites"}
    box.reply("createGroup", json={"type": "group", "id": "20000002", **said})

    group = call.run(call.client.groups.create(name="Kites and Strings", fields=[*said], **said))

    body = '{"name":"Kites and Strings","provenance":"Toy Directory","external_sync_identifier":"toy-directory:kites"}'
    assert [wire("POST /groups?fields=provenance,external_sync_identifier", body)] == sent(box)
    assert ("Toy Directory", "toy-directory:kites") == (group.provenance, group.external_sync_identifier)
    assert group.name is UNSET


@pytest.mark.parametrize("entries", [[], [RETIRED_PLANES]], ids=["no match", "others that begin like it"])
def test_a_name_that_no_group_has_is_not_found(box: BoxGroupsMock, call: Caller, entries: list[Any]) -> None:
    """A group whose name only begins like the one looked for is another group."""
    box.reply("listGroups", json=page(*entries))

    with pytest.raises(LookupError, match=r"Paper Planes Dept\."):
        find_group(call, "Paper Planes Dept.")

    assert [wire("GET /groups?filter_term=Paper%20Planes%20Dept.&offset=0")] == sent(box)


# Page after page ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "said", "sizes", "offsets"),
    [
        pytest.param(2, {"total_count": 5, "limit": 2}, [2, 1, 1], [0, 2, 4], id="a short page in between"),
        pytest.param(2, {"total_count": 5, "limit": 2}, [2, 0, 1], [0, 2, 4], id="an empty page in between"),
        pytest.param(2, {"total_count": 5, "limit": 2}, [2, 2, 0], [0, 2, 4], id="fewer than the count says"),
        pytest.param(2, {"total_count": 6, "limit": 2}, [2, 2, 2], [0, 2, 4], id="just as many as the count says"),
        pytest.param(2000, {"total_count": 2500, "limit": 1000}, [3, 3, 2], [0, 1000, 2000], id="cut limit", marks=CUT),
        pytest.param(UNSET, {"total_count": 250, "limit": 100}, [3, 3, 3], [0, 100, 200], id="no limit asked for"),
        pytest.param(UNSET, {"total_count": 0, "limit": 100}, [0], [0], id="nobody is in the group"),
        pytest.param(2, {"limit": 2}, [2, 1, 0], [0, 2, 4], id="no count"),
        pytest.param(2, {"total_count": 4}, [2, 1, 0], [0, 2, 3], id="no limit said"),
    ],
)
def test_all_members_of_a_group_are_read(
    box: BoxGroupsMock, call: Caller, limit: int | Unset, said: dict[str, int], sizes: list[int], offsets: list[int]
) -> None:
    """The next page begins where this one ends by the limit that Box has used, until there is none by its count."""
    pages = [[f"{offset}.{place}" for place in range(size)] for size, offset in zip(sizes, offsets, strict=True)]
    for offset, ids in zip(offsets, pages, strict=True):
        box.reply("listGroupMembershipsByGroup", json={**said, "offset": offset, "entries": [*map(membership, ids)]})

    members = list(call.iterate(call.client.group_memberships.list_by_group("20000001", limit=limit)))

    asked = "" if limit is UNSET else f"limit={limit}&"
    assert [wire(f"GET /groups/20000001/memberships?{asked}offset={offset}") for offset in offsets] == sent(box)
    assert [one for ids in pages for one in ids] == [member.id for member in members]


@pytest.mark.parametrize("last", [{"next_marker": None}, {"next_marker": ""}, {}], ids=["null", "empty", "nothing"])
def test_users_are_read_marker_after_marker(box: BoxGroupsMock, call: Caller, last: dict[str, str | None]) -> None:
    """Each marker leads to the next page, even from a page without entries, until there is none; nothing is counted."""
    box.reply("listUsers", json={"limit": 2, "next_marker": "a+/b==", "entries": [ZORA, PIM]})
    box.reply("listUsers", json={"limit": 2, "next_marker": "bWFkZS11cC1tYXJrZXI", "prev_marker": None, "entries": []})
    box.reply("listUsers", json={"limit": 2, "entries": [BO], **last})

    users = list(call.iterate(call.client.users.list(fields=["id", "login"], limit=2)))

    assert [
        wire("GET /users?fields=id,login&limit=2&usemarker=true"),
        wire("GET /users?fields=id,login&limit=2&usemarker=true&marker=a%2B%2Fb%3D%3D"),
        wire("GET /users?fields=id,login&limit=2&usemarker=true&marker=bWFkZS11cC1tYXJrZXI"),
    ] == sent(box)
    assert ["10000001", "10000002", "10000003"] == [user.id for user in users]


# One user -----------------------------------------------------------------------------------------------------------


def test_an_app_learns_whose_token_it_has(box: BoxGroupsMock, call: Caller) -> None:
    """An app that proves itself by its server calls as its service account, in the enterprise that it works for."""
    box.reply("getCurrentUser", example="serviceAccount")

    me = call.run(call.client.users.get_current(fields=["name", "login", "is_platform_access_only", "enterprise"]))

    assert [wire("GET /users/me?fields=name,login,is_platform_access_only,enterprise")] == sent(box)
    login, enterprise = "kite.shop.robot@example.com", models.Enterprise("40000001", "enterprise", "Nowhere Post Ltd.")
    robot = models.User("10000007", name="Kite Shop", login=login, is_platform_access_only=True, enterprise=enterprise)
    assert robot == me


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1e+15", 1_000_000_000_000_000),
        ("1.2e+31", 12_000_000_000_000_000_000_000_000_000_000),
        ("9.007199254740993e+15", 9_007_199_254_740_993),
        ("5.36870912E9", 5_368_709_120),
        ("2048.0", 2_048),
        ("9007199254740993", 9_007_199_254_740_993),
        ("99999999999999999999999", 99_999_999_999_999_999_999_999),
    ],
)
def test_numbers_of_bytes_are_integers_however_box_writes_them(
    box: BoxGroupsMock, call: Caller, written: str, number: int
) -> None:
    """An exponent, a fraction of nothing or more than 64 bits: the caller counts with an int."""
    box.reply("getCurrentUser", content=f'{{"type": "user", "id": "10000002", "space_amount": {written}}}')

    me = call.run(call.client.users.get_current())

    assert [wire("GET /users/me")] == sent(box)
    assert (number, int) == (me.space_amount, type(me.space_amount))


@pytest.mark.parametrize(
    ("said", "held", "address"),
    [
        pytest.param({"notification_email": ALERTS}, EMAIL, "pim.alerts@example.com", id="an object"),
        pytest.param({"notification_email": {}}, models.NotificationEmail(), None, id="an empty object"),
        pytest.param({"notification_email": None}, None, None, id="null"),
        pytest.param({"notification_email": []}, [], None, id="an empty array"),
        pytest.param({}, UNSET, None, id="nothing"),
    ],
)
def test_a_second_address_may_be_missing_in_several_ways(
    box: BoxGroupsMock, call: Caller, said: dict[str, Any], held: object, address: str | None
) -> None:
    """Each way keeps a type of its own, so a caller who wants the address asks for that one type."""
    box.reply("getCurrentUser", json={**PIM, **said})

    me = call.run(call.client.users.get_current())

    assert [wire("GET /users/me")] == sent(box)
    assert (held, type(held)) == (me.notification_email, type(me.notification_email))
    assert address == second_address(me)


def test_a_caller_learns_which_groups_they_are_in(box: BoxGroupsMock, call: Caller) -> None:
    """The list of a user has memberships, with the role and the group in few words inside."""
    for offset, said in (0, {"role": "admin", "group": PAPER_PLANES}), (2, {"role": "member", "group": KITES}):
        found = page(membership("30000001", **said), total_count=3, limit=2, offset=offset)
        box.reply("listGroupMembershipsByUser", json=found)
    box.reply("getCurrentUser")

    me = call.run(call.client.users.get_current())
    memberships = list(call.iterate(call.client.group_memberships.list_by_user(me.id)))

    assert [
        wire("GET /users/me"),
        wire("GET /users/10000002/memberships?offset=0"),
        wire("GET /users/10000002/memberships?offset=2"),
    ] == sent(box)
    planes = models.GroupMini("20000001", name="Paper Planes Dept.", group_type=models.GroupType.MANAGED_GROUP)
    kites = models.GroupMini("20000002", name="Kites and Strings", group_type=models.GroupType.MANAGED_GROUP)
    assert [("admin", planes), ("member", kites)] == [(each.role, each.group) for each in memberships]


def test_an_outsider_is_found_and_shows_next_to_nothing(box: BoxGroupsMock, call: Caller) -> None:
    """With the complete login Box finds outsiders as well; what it hides is None, what was not asked for is UNSET."""
    box.reply("listUsers", json={"entries": [OUTSIDER]})
    box.reply("getUser", example="outsider")

    login = "out.sider@elsewhere.example.com"
    found = call.run(call.client.users.list(filter_term=login, user_type="all", fields=["id", "login"]).one())
    seen = call.run(call.client.users.get(found.id))

    assert [
        wire("GET /users?filter_term=out.sider%40elsewhere.example.com&user_type=all&fields=id,login&usemarker=true"),
        wire("GET /users/10000099"),
    ] == sent(box)
    assert ("10000099", UNSET, UNSET) == (found.id, found.name, found.status)
    assert (None, None, None, None) == (seen.name, seen.login, seen.status, seen.space_used)
    assert second_address(seen) is None


@pytest.mark.parametrize(
    ("users", "said"),
    [pytest.param([], "no item", id="none"), pytest.param([ZORA, NAMESAKE], "more than one item", id="two")],
)
def test_who_asks_for_one_user_is_not_given_any(box: BoxGroupsMock, call: Caller, users: list[Any], said: str) -> None:
    """Where exactly one match is wanted, none and several are a LookupError, which says what was looked for."""
    box.reply("listUsers", json={"entries": users})

    with pytest.raises(LookupError) as lost:
        call.run(call.client.users.list(filter_term="Zora Nobody").one())

    sought = "GET /users?filter_term=Zora%20Nobody&usemarker=true"
    assert [wire(sought)] == sent(box)
    assert f"{sought} found {said}; exactly one was expected" == str(lost.value)


def test_every_operation_has_a_part() -> None:
    """No operation of the spec is without a story: its method is called here."""
    spec, program = load("box_groups_client"), ast.parse(Path(__file__).read_text())
    called = {ast.unparse(node.func) for node in ast.walk(program) if isinstance(node, ast.Call)}

    assert set() == {f"call.client.{spoken_names(spec, operation)}" for operation in spec.operations} - called
