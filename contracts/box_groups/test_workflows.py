"""
What programs do with Box groups in several steps: look things up, put people in, take them out, read page after page.

Each story responds to one request after another and states all of them as they left. The functions under "Recipes" are
there to be copied: in a program, `call.run(call.client...)` is `client...` or `await client...`, and
`for item in call.iterate(...)` is `for item in ...` or `async for item in ...`.
"""

import ast
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
import respx
from box_groups_client import UNSET, AsyncClient, Client, Unset, errors
from box_groups_client.models import (
    ConfigurablePermissions,
    Enterprise,
    Group,
    GroupAccessLevel,
    GroupInvitabilityLevel,
    GroupMembership,
    GroupMembershipRole,
    GroupMini,
    GroupPermissions,
    GroupReference,
    GroupType,
    NotificationEmail,
    User,
    UserMini,
    UserReference,
)

from wireproof.loading import load
from wireproof.naming import spoken_names
from wireproof.testing import stage
from wireproof.testing.stage import StatusCoverage, SyncOrAsync, played, sent, serve

SPEC = Path(__file__).parents[2] / "specs" / "box-groups.yaml"

T = TypeVar("T")

# The stage ----------------------------------------------------------------------------------------------------------

COVERAGE = StatusCoverage("box")
Caller = SyncOrAsync[Client | AsyncClient]
tells, tells_each = COVERAGE.covers, COVERAGE.covers_each
wire = partial(stage.wire, "https://api.box.com/2.0")


@pytest.fixture
def box(request: pytest.FixtureRequest) -> Iterator[respx.Route]:
    """The one host that a story may call."""
    with played(load(SPEC), request.param, scheme="https", host="api.box.com") as route:
        yield route


@pytest.fixture(params=[Client, AsyncClient], ids=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """Somebody with a valid token."""
    with Caller.calling(request.param(token="token-for-tests")) as caller:
        yield caller


def ok(body: dict[str, Any]) -> httpx.Response:
    """A response with a body to read."""
    return httpx.Response(200, json=body)


def page(*entries: dict[str, Any], **said: int) -> httpx.Response:
    """A page counted by offset, the only one unless it says otherwise."""
    return ok({"total_count": len(entries), "limit": 100, "offset": 0, **said, "entries": [*entries]})


def marked(*entries: dict[str, Any], **said: str | None) -> httpx.Response:
    """A page with a marker for the next one, the last one unless it says otherwise."""
    return ok({"limit": 100, "next_marker": None, **said, "entries": [*entries]})


def refusal(status: int, code: str, **more: Any) -> httpx.Response:
    """An error with the body that Box usually sends."""
    return httpx.Response(status, json={"type": "error", "status": status, "code": code, "message": "No", **more})


ZORA = {"type": "user", "id": "10000001", "name": "Zora Nobody", "login": "zora.nobody@example.com"}
NAMESAKE = {"type": "user", "id": "10000011", "name": "Zora Nobody", "login": "zora.nobody@example.com.example"}
PIM = {"type": "user", "id": "10000002", "name": "Pim Placeholder", "login": "pim.placeholder@example.com"}
BO = {"type": "user", "id": "10000003", "name": "Bo Madeup", "login": "bo.madeup@example.com"}
OUTSIDER = {"type": "user", "id": "10000099", "name": None, "login": None}
PAPER_PLANES = {"type": "group", "id": "20000001", "name": "Paper Planes Dept.", "group_type": "managed_group"}
RETIRED_PLANES = {"type": "group", "id": "20000009", "name": "Paper Planes Dept. (old)", "group_type": "managed_group"}
KITES = {"type": "group", "id": "20000002", "name": "Kites and Strings", "group_type": "managed_group"}


def listed_user(user: dict[str, Any]) -> dict[str, Any]:
    """A user in a list, when id and login are asked for."""
    return {name: user[name] for name in ("type", "id", "login")}


def listed_membership(id_: str, user: dict[str, Any], group: dict[str, Any], role: str) -> dict[str, Any]:
    """A membership in a list, which has these five members only."""
    return {"type": "group_membership", "id": id_, "user": user, "group": group, "role": role}


ZORA_IS_MEMBER = listed_membership("30000002", ZORA, PAPER_PLANES, "member")
ZORA_IS_ADMIN = {**ZORA_IS_MEMBER, "role": "admin"}
PIM_IS_ADMIN = listed_membership("30000001", PIM, PAPER_PLANES, "admin")
BO_IS_MEMBER = listed_membership("30000003", BO, PAPER_PLANES, "member")
OUTSIDER_IS_MEMBER = listed_membership("30000004", OUTSIDER, PAPER_PLANES, "member")

MADE = {"created_at": "2031-04-02T10:00:00.250-07:00", "modified_at": "2031-04-02T10:00:00.250-07:00"}
MADE_AND_CHANGED = {**MADE, "modified_at": "2031-04-06T08:05:00-07:00"}
EVERYTHING_ON = {
    "can_run_reports": True,
    "can_instant_login": True,
    "can_create_accounts": True,
    "can_edit_accounts": True,
}
ALREADY_MEMBER = refusal(
    409,
    "conflict",
    context_info={"errors": [{"reason": "invalid_parameter", "name": "user", "message": "Already a member."}]},
)

PACIFIC = timezone(timedelta(hours=-7))
ZORA_JOINS = '{"user":{"id":"10000001"},"group":{"id":"20000001"}}'

# Recipes ------------------------------------------------------------------------------------------------------------


def first(matches: Iterable[T], wanted: str) -> T:
    """
    The first match.

    Raises:
        LookupError: There is none.
    """
    for match in matches:
        return match
    raise LookupError(f"{wanted} is nowhere to be found")


def find_user(call: Caller, login: str) -> User:
    """The user with this login, among all those whose name or login begins like it."""
    users = call.iterate(call.client.users.list(filter_term=login, fields=["id", "login"]))
    return first((user for user in users if user.login == login), login)


def find_group(call: Caller, name: str) -> Group:
    """The group with this name, among all those whose name begins like it."""
    groups = call.iterate(call.client.groups.list(filter_term=name))
    return first((group for group in groups if group.name == name), name)


def find_membership(call: Caller, user_id: str, group_id: str) -> GroupMembership:
    """The membership of a user in a group, among all those of the group."""
    memberships = call.iterate(call.client.group_memberships.list_by_group(group_id))
    matches = (membership for membership in memberships if membership.user.id == user_id)
    return first(matches, f"user {user_id} in group {group_id}")


def ensure_member(call: Caller, user_id: str, group_id: str) -> GroupMembership:
    """The membership of a user in a group, created or found; a conflict does not say which one exists."""
    user, group = UserReference(user_id), GroupReference(group_id)
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


def second_address(user: User) -> str | None:
    """Where else messages for the user go; without such an address, Box has null or an empty array in its place."""
    email = user.notification_email
    return (email.email or None) if isinstance(email, NotificationEmail) else None


# One membership -----------------------------------------------------------------------------------------------------


@tells(200, 200, 201, 409, 200, 200, 200, 200, 200, 204, 404)
def test_the_life_of_a_membership(box: respx.Route, call: Caller) -> None:
    """From an e-mail address and a name to a membership, to an admin, and to nothing; every id is found on the way."""
    serve(
        box,
        marked(listed_user(NAMESAKE), listed_user(ZORA)),
        page(RETIRED_PLANES, PAPER_PLANES),
        httpx.Response(201, json={**ZORA_IS_MEMBER, "configurable_permissions": None, **MADE}),
        ALREADY_MEMBER,
        page(OUTSIDER_IS_MEMBER, PIM_IS_ADMIN, total_count=5, limit=2, offset=0),
        page(BO_IS_MEMBER, total_count=5, limit=2, offset=2),
        page(ZORA_IS_MEMBER, total_count=5, limit=2, offset=4),
        ok({**ZORA_IS_ADMIN, "configurable_permissions": EVERYTHING_ON, **MADE_AND_CHANGED}),
        ok({**ZORA_IS_ADMIN, "configurable_permissions": EVERYTHING_ON, **MADE_AND_CHANGED}),
        httpx.Response(204),
        refusal(404, "not_found"),
    )

    zora = find_user(call, "zora.nobody@example.com")
    paper_planes = find_group(call, "Paper Planes Dept.")
    user, group = UserReference(zora.id), GroupReference(paper_planes.id)
    joined = call.run(call.client.group_memberships.create(user=user, group=group))
    with pytest.raises(errors.Conflict) as conflict:
        call.run(call.client.group_memberships.create(user=user, group=group))
    found = find_membership(call, zora.id, paper_planes.id)
    promoted = call.run(call.client.group_memberships.update(found.id, role=GroupMembershipRole.ADMIN))
    seen = call.run(call.client.group_memberships.get(found.id))
    nothing = call.run(call.client.group_memberships.delete(found.id))
    with pytest.raises(errors.NotFound) as gone:
        call.run(call.client.group_memberships.get(found.id))

    assert [
        wire("GET /users?filter_term=zora.nobody%40example.com&fields=id,login&usemarker=true"),
        wire("GET /groups?filter_term=Paper%20Planes%20Dept.&offset=0"),
        wire("POST /group_memberships", ZORA_JOINS),
        wire("POST /group_memberships", ZORA_JOINS),
        wire("GET /groups/20000001/memberships?offset=0"),
        wire("GET /groups/20000001/memberships?offset=2"),
        wire("GET /groups/20000001/memberships?offset=4"),
        wire("PUT /group_memberships/30000002", '{"role":"admin"}'),
        wire("GET /group_memberships/30000002"),
        wire("DELETE /group_memberships/30000002"),
        wire("GET /group_memberships/30000002"),
    ] == sent(box)
    assert User(id="10000001", login="zora.nobody@example.com") == zora
    assert Group(id="20000001", name="Paper Planes Dept.", group_type=GroupType.MANAGED_GROUP) == paper_planes
    assert ("30000002", GroupMembershipRole.MEMBER, None) == (joined.id, joined.role, joined.configurable_permissions)
    assert conflict.value.parsed
    assert "conflict" == conflict.value.parsed.code
    assert [("user", "invalid_parameter")] == complaints(conflict.value)
    assert joined.id == found.id
    assert (UNSET, UNSET, UNSET) == (found.configurable_permissions, found.created_at, found.modified_at)
    assert promoted == seen
    assert GroupMembershipRole.ADMIN == seen.role
    assert (
        ConfigurablePermissions(
            can_run_reports=True, can_instant_login=True, can_create_accounts=True, can_edit_accounts=True
        )
        == seen.configurable_permissions
    )
    assert datetime(2031, 4, 2, 10, 0, 0, 250_000, tzinfo=PACIFIC) == seen.created_at
    assert datetime(2031, 4, 6, 8, 5, tzinfo=PACIFIC) == seen.modified_at
    assert nothing is None
    assert gone.value.parsed
    assert "not_found" == gone.value.parsed.code


@tells(503, 409, 200)
def test_a_second_attempt_finds_what_the_first_has_done(box: respx.Route, call: Caller) -> None:
    """Box may do what it was asked for after all, so the conflict that follows can be of the caller's own making."""
    serve(box, refusal(503, "unavailable"), ALREADY_MEMBER, page(PIM_IS_ADMIN, ZORA_IS_MEMBER))

    with pytest.raises(errors.ServiceUnavailable):
        ensure_member(call, "10000001", "20000001")
    membership = ensure_member(call, "10000001", "20000001")

    assert [
        wire("POST /group_memberships", ZORA_JOINS),
        wire("POST /group_memberships", ZORA_JOINS),
        wire("GET /groups/20000001/memberships?offset=0"),
    ] == sent(box)
    assert "30000002" == membership.id
    assert UserMini(id="10000001", name="Zora Nobody", login="zora.nobody@example.com") == membership.user


@tells(409, 200)
def test_a_conflict_without_a_membership_to_show_for_it_is_not_hidden(box: respx.Route, call: Caller) -> None:
    """Somebody may have removed the membership in between; then the error tells of the search and of the conflict."""
    serve(box, ALREADY_MEMBER, page(PIM_IS_ADMIN))

    with pytest.raises(LookupError, match="user 10000001 in group 20000001") as lost:
        ensure_member(call, "10000001", "20000001")

    assert [
        wire("POST /group_memberships", ZORA_JOINS),
        wire("GET /groups/20000001/memberships?offset=0"),
    ] == sent(box)
    assert isinstance(lost.value.__context__, errors.Conflict)


@tells_each(
    "response",
    {
        "it was there": (204, {}),
        "somebody else was faster": (404, {"json": {"type": "error", "status": 404, "code": "not_found"}}),
        "somebody else was faster, said without a body": (404, {}),
    },
)
def test_a_membership_that_is_gone_already_is_no_error(
    box: respx.Route, call: Caller, status: int, response: dict[str, Any]
) -> None:
    """To a program that wants a membership gone, not finding it is no problem."""
    serve(box, httpx.Response(status, **response))

    ensure_gone(call, "30000002")

    assert [wire("DELETE /group_memberships/30000002")] == sent(box)


@tells(403)
def test_a_membership_that_may_not_be_removed_is_not_gone(box: respx.Route, call: Caller) -> None:
    """Only not finding it counts as gone; any other refusal is an error."""
    serve(box, refusal(403, "access_denied_insufficient_permissions"))

    with pytest.raises(errors.Forbidden) as refused:
        ensure_gone(call, "30000002")

    assert [wire("DELETE /group_memberships/30000002")] == sent(box)
    assert refused.value.parsed
    assert "access_denied_insufficient_permissions" == refused.value.parsed.code


# One group ----------------------------------------------------------------------------------------------------------


@tells(409, 200, 200, 200, 204)
def test_a_group_whose_name_is_taken_is_used_instead(box: respx.Route, call: Caller) -> None:
    """The conflict says that it is the name, not whose; the group is found by it, changed, read and removed."""
    name, description = "Kites and Strings", "All things that hang on a thread"
    taken = {"reason": "invalid_parameter", "name": "group_tag_name", "message": "The name is taken."}
    changed = {
        "type": "group",
        "id": "20000002",
        "description": "All things that hang on a thread",
        "invitability_level": "admins_only",
    }
    serve(
        box,
        refusal(409, "conflict", context_info={"errors": [taken]}),
        page(KITES),
        ok(changed),
        ok({"type": "group", "id": "20000002", "permissions": {"can_invite_as_collaborator": True}, **MADE}),
        httpx.Response(204),
    )

    with pytest.raises(errors.Conflict) as conflict:
        call.run(call.client.groups.create(name=name, description=description))
    found = find_group(call, name)
    updated = call.run(
        call.client.groups.update(
            found.id,
            description=description,
            invitability_level=GroupAccessLevel.ADMINS_ONLY,
            fields=["description", "invitability_level"],
        )
    )
    seen = call.run(call.client.groups.get(found.id, fields=["permissions", "created_at", "modified_at"]))
    nothing = call.run(call.client.groups.delete(found.id))

    assert [
        wire("POST /groups", '{"name":"Kites and Strings","description":"All things that hang on a thread"}'),
        wire("GET /groups?filter_term=Kites%20and%20Strings&offset=0"),
        wire(
            "PUT /groups/20000002?fields=description,invitability_level",
            '{"description":"All things that hang on a thread","invitability_level":"admins_only"}',
        ),
        wire("GET /groups/20000002?fields=permissions,created_at,modified_at"),
        wire("DELETE /groups/20000002"),
    ] == sent(box)
    assert [("group_tag_name", "invalid_parameter")] == complaints(conflict.value)
    assert (UNSET, UNSET) == (found.description, found.created_at)
    assert "All things that hang on a thread" == updated.description
    assert GroupInvitabilityLevel.ADMINS_ONLY == updated.invitability_level
    assert GroupPermissions(can_invite_as_collaborator=True) == seen.permissions
    assert datetime(2031, 4, 2, 10, 0, 0, 250_000, tzinfo=PACIFIC) == seen.created_at
    assert nothing is None


@tells(201)
def test_a_new_group_can_be_looked_after_by_another_system(box: respx.Route, call: Caller) -> None:
    """What the other system calls the group goes along when it is made, and comes back when it is asked for."""
    serve(
        box,
        httpx.Response(
            201,
            json={
                "type": "group",
                "id": "20000002",
                "provenance": "Toy Directory",
                "external_sync_identifier": "toy-directory:kites",
            },
        ),
    )

    group = call.run(
        call.client.groups.create(
            name="Kites and Strings",
            provenance="Toy Directory",
            external_sync_identifier="toy-directory:kites",
            fields=["provenance", "external_sync_identifier"],
        )
    )

    assert [
        wire(
            "POST /groups?fields=provenance,external_sync_identifier",
            '{"name":"Kites and Strings",'
            '"provenance":"Toy Directory","external_sync_identifier":"toy-directory:kites"}',
        )
    ] == sent(box)
    assert ("Toy Directory", "toy-directory:kites") == (group.provenance, group.external_sync_identifier)
    assert group.name is UNSET


@tells(200)
@pytest.mark.parametrize("entries", [[], [RETIRED_PLANES]], ids=["no match", "others that begin like it"])
def test_a_name_that_no_group_has_is_not_found(box: respx.Route, call: Caller, entries: list[dict[str, Any]]) -> None:
    """A group whose name only begins like the one looked for is another group."""
    serve(box, page(*entries))

    with pytest.raises(LookupError, match=r"Paper Planes Dept\."):
        find_group(call, "Paper Planes Dept.")

    assert [wire("GET /groups?filter_term=Paper%20Planes%20Dept.&offset=0")] == sent(box)


# Page after page ----------------------------------------------------------------------------------------------------


@tells(200, 200, 200)
@pytest.mark.parametrize(
    ("limit", "said", "sizes", "offsets"),
    [
        pytest.param(2, {"total_count": 5, "limit": 2}, [2, 1, 1], [0, 2, 4], id="a short page in between"),
        pytest.param(2, {"total_count": 5, "limit": 2}, [2, 0, 1], [0, 2, 4], id="an empty page in between"),
        pytest.param(2, {"total_count": 5, "limit": 2}, [2, 2, 0], [0, 2, 4], id="fewer than the count says"),
        pytest.param(2, {"total_count": 6, "limit": 2}, [2, 2, 2], [0, 2, 4], id="just as many as the count says"),
        pytest.param(2000, {"total_count": 2500, "limit": 1000}, [3, 3, 2], [0, 1000, 2000], id="a limit that was cut"),
        pytest.param(UNSET, {"total_count": 250, "limit": 100}, [3, 3, 3], [0, 100, 200], id="no limit asked for"),
        pytest.param(2, {"limit": 2}, [2, 1, 0], [0, 2, 4], id="no count"),
        pytest.param(2, {"total_count": 4}, [2, 1, 0], [0, 2, 3], id="no limit said"),
    ],
)
def test_all_members_of_a_group_are_read(
    box: respx.Route, call: Caller, limit: int | Unset, said: dict[str, int], sizes: list[int], offsets: list[int]
) -> None:
    """The next page begins where this one ends by the limit that Box has used, until there is none by its count."""
    ids = iter(range(30000001, 30000100))
    pages = [[{"type": "group_membership", "id": str(next(ids))} for _ in range(size)] for size in sizes]
    serve(box, *(ok({**said, "offset": offset, "entries": page}) for page, offset in zip(pages, offsets, strict=True)))

    members = list(call.iterate(call.client.group_memberships.list_by_group("20000001", limit=limit)))

    asked = "" if limit is UNSET else f"limit={limit}&"
    assert [wire(f"GET /groups/20000001/memberships?{asked}offset={offset}") for offset in offsets] == sent(box)
    assert [str(30000001 + index) for index in range(sum(sizes))] == [member.id for member in members]


@tells(200)
def test_nobody_is_in_a_group(box: respx.Route, call: Caller) -> None:
    """An empty first page is the only one."""
    serve(box, page())

    members = list(call.iterate(call.client.group_memberships.list_by_group("20000001")))

    assert [wire("GET /groups/20000001/memberships?offset=0")] == sent(box)
    assert [] == members


@tells(200, 200, 200)
@pytest.mark.parametrize(
    "last",
    [
        pytest.param({"next_marker": None}, id="null"),
        pytest.param({"next_marker": ""}, id="an empty string"),
        pytest.param({}, id="nothing"),
    ],
)
def test_users_are_read_marker_after_marker(box: respx.Route, call: Caller, last: dict[str, str | None]) -> None:
    """Each marker leads to the next page, even from a page without entries, until there is none; nothing is counted."""
    serve(
        box,
        ok({"limit": 2, "next_marker": "a+/b==", "entries": [listed_user(ZORA), listed_user(PIM)]}),
        ok({"limit": 2, "next_marker": "bWFkZS11cC1tYXJrZXI", "prev_marker": None, "entries": []}),
        ok({"limit": 2, "entries": [listed_user(BO)], **last}),
    )

    users = list(call.iterate(call.client.users.list(fields=["id", "login"], limit=2)))

    assert [
        wire("GET /users?fields=id,login&limit=2&usemarker=true"),
        wire("GET /users?fields=id,login&limit=2&usemarker=true&marker=a%2B%2Fb%3D%3D"),
        wire("GET /users?fields=id,login&limit=2&usemarker=true&marker=bWFkZS11cC1tYXJrZXI"),
    ] == sent(box)
    assert ["10000001", "10000002", "10000003"] == [user.id for user in users]


# One user -----------------------------------------------------------------------------------------------------------


def pim(*members: str) -> httpx.Response:
    """Pim, with further members as Box writes them, to the letter."""
    body = ", ".join(['"type": "user"', '"id": "10000002"', *members])
    return httpx.Response(200, headers={"Content-Type": "application/json"}, content=f"{{{body}}}")


@tells(200)
def test_an_app_learns_whose_token_it_has(box: respx.Route, call: Caller) -> None:
    """An app that proves itself by its server calls as its service account, in the enterprise that it works for."""
    enterprise = {"type": "enterprise", "id": "40000001", "name": "Nowhere Post Ltd."}
    robot = {"type": "user", "id": "10000007", "name": "Kite Shop", "login": "kite.shop.robot@example.com"}
    serve(box, ok({**robot, "is_platform_access_only": True, "enterprise": enterprise}))

    fields = ["name", "login", "is_platform_access_only", "enterprise"]
    me = call.run(call.client.users.get_current(fields=fields))

    assert [wire("GET /users/me?fields=name,login,is_platform_access_only,enterprise")] == sent(box)
    assert (
        User(
            id="10000007",
            name="Kite Shop",
            login="kite.shop.robot@example.com",
            is_platform_access_only=True,
            enterprise=Enterprise(id="40000001", type_="enterprise", name="Nowhere Post Ltd."),
        )
        == me
    )


@tells(200)
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
    box: respx.Route, call: Caller, written: str, number: int
) -> None:
    """An exponent, a fraction of nothing or more than 64 bits: the caller counts with an int."""
    serve(box, pim(f'"space_amount": {written}'))

    me = call.run(call.client.users.get_current())

    assert [wire("GET /users/me")] == sent(box)
    assert (number, int) == (me.space_amount, type(me.space_amount))


@tells(200)
@pytest.mark.parametrize(
    ("written", "held", "address"),
    [
        pytest.param(
            ['"notification_email": {"email": "pim.alerts@example.com", "is_confirmed": true}'],
            NotificationEmail(email="pim.alerts@example.com", is_confirmed=True),
            "pim.alerts@example.com",
            id="an object",
        ),
        pytest.param(['"notification_email": {}'], NotificationEmail(), None, id="an empty object"),
        pytest.param(['"notification_email": null'], None, None, id="null"),
        pytest.param(['"notification_email": []'], [], None, id="an empty array"),
        pytest.param([], UNSET, None, id="nothing"),
    ],
)
def test_a_second_address_may_be_missing_in_several_ways(
    box: respx.Route, call: Caller, written: list[str], held: object, address: str | None
) -> None:
    """Each way keeps a type of its own, so a caller who wants the address asks for that one type."""
    serve(box, pim(*written))

    me = call.run(call.client.users.get_current())

    assert [wire("GET /users/me")] == sent(box)
    assert (held, type(held)) == (me.notification_email, type(me.notification_email))
    assert address == second_address(me)


@tells(200, 200, 200)
def test_a_caller_learns_which_groups_they_are_in(box: respx.Route, call: Caller) -> None:
    """The list of a user has memberships, with the role and the group in few words inside."""
    serve(
        box,
        pim(),
        page(PIM_IS_ADMIN, total_count=3, limit=2, offset=0),
        page(listed_membership("30000005", PIM, KITES, "member"), total_count=3, limit=2, offset=2),
    )

    me = call.run(call.client.users.get_current())
    memberships = list(call.iterate(call.client.group_memberships.list_by_user(me.id)))

    assert [
        wire("GET /users/me"),
        wire("GET /users/10000002/memberships?offset=0"),
        wire("GET /users/10000002/memberships?offset=2"),
    ] == sent(box)
    assert [
        (
            GroupMembershipRole.ADMIN,
            GroupMini("20000001", name="Paper Planes Dept.", group_type=GroupType.MANAGED_GROUP),
        ),
        (
            GroupMembershipRole.MEMBER,
            GroupMini("20000002", name="Kites and Strings", group_type=GroupType.MANAGED_GROUP),
        ),
    ] == [(membership.role, membership.group) for membership in memberships]


@tells(200, 200)
def test_an_outsider_is_found_and_shows_next_to_nothing(box: respx.Route, call: Caller) -> None:
    """With the complete login Box finds outsiders as well; what it hides is None, what was not asked for is UNSET."""
    serve(
        box,
        marked(listed_user({**OUTSIDER, "login": "out.sider@elsewhere.example.com"})),
        ok({**OUTSIDER, "status": None, "space_used": None, "notification_email": None}),
    )

    found = call.run(
        call.client.users.list(
            filter_term="out.sider@elsewhere.example.com", user_type="all", fields=["id", "login"]
        ).one()
    )
    seen = call.run(call.client.users.get(found.id))

    assert [
        wire("GET /users?filter_term=out.sider%40elsewhere.example.com&user_type=all&fields=id,login&usemarker=true"),
        wire("GET /users/10000099"),
    ] == sent(box)
    assert ("10000099", UNSET, UNSET) == (found.id, found.name, found.status)
    assert (None, None, None, None) == (seen.name, seen.login, seen.status, seen.space_used)
    assert second_address(seen) is None


@tells(200)
@pytest.mark.parametrize(
    ("users", "number"),
    [pytest.param([], "no item", id="none"), pytest.param([ZORA, NAMESAKE], "more than one item", id="two")],
)
def test_who_asks_for_one_user_is_not_given_any(
    box: respx.Route, call: Caller, users: list[dict[str, Any]], number: str
) -> None:
    """Where exactly one match is wanted, none and several are a LookupError, which says what was looked for."""
    serve(box, marked(*users))

    with pytest.raises(LookupError) as lost:
        call.run(call.client.users.list(filter_term="Zora Nobody").one())

    assert [wire("GET /users?filter_term=Zora%20Nobody&usemarker=true")] == sent(box)
    sought = "GET /users?filter_term=Zora%20Nobody&usemarker=true"
    assert f"{sought} found {number}; exactly one was expected" == str(lost.value)


# The end ------------------------------------------------------------------------------------------------------------


def test_every_operation_has_a_part() -> None:
    """No operation of the spec is without a story: its method is called here."""
    spec, program = load(SPEC), ast.parse(Path(__file__).read_text())
    called = {ast.unparse(node.func) for node in ast.walk(program) if isinstance(node, ast.Call)}

    methods = {f"call.client.{spoken_names(spec, operation)}" for operation in spec.operations}

    assert set() == methods - called
