"""
What a program lives through when it adds people to Box groups.

Each story plays one situation to its end: what the caller has, what leaves for the server, what the server returns, and
what the caller holds afterwards. `tells` names the statuses that a story meets, and no documented one may be missing.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Literal

import httpx
import pytest
import respx
from box_groups_client import UNSET, AsyncClient, Client, Request, Response, Unset, errors, operations
from box_groups_client.models import (
    ClientError,
    ClientErrorContext,
    ClientErrorDetail,
    ConfigurablePermissions,
    GroupMembership,
    GroupMembershipRole,
    GroupMini,
    GroupReference,
    GroupType,
    UserMini,
    UserReference,
)

from wireproof.binding import Binding
from wireproof.loading import load
from wireproof.testing.stage import StatusCoverage, SyncOrAsync, played, sent

SPEC = Path(__file__).parents[2] / "specs" / "box-groups.yaml"
OPERATION_ID = "createGroupMembership"

# The stage ----------------------------------------------------------------------------------------------------------

COVERAGE = StatusCoverage("box")
tells, tells_each = COVERAGE.covers, COVERAGE.covers_each


@pytest.fixture
def box(request: pytest.FixtureRequest) -> Iterator[respx.Route]:
    """The one address that a story may call."""
    with played(load(SPEC), request.param, method="POST", url="https://api.box.com/2.0/group_memberships") as route:
        yield route


@dataclass(frozen=True)
class Caller(SyncOrAsync[Client | AsyncClient]):
    """Calls Box, sync or async; stories do not know which."""

    def join(self, user: UserReference, *, client: Client | AsyncClient | None = None) -> GroupMembership:
        """The membership of a user in the group of these stories, or an exception."""
        memberships = (client or self.client).group_memberships
        return self.run(memberships.create(user=user, group=PAPER_PLANES))

    def send(
        self, request: Request[GroupMembership, ClientError], *, client: Client | AsyncClient | None = None
    ) -> Response[ClientError | GroupMembership]:
        """The response to a request, for any status."""
        response = (client or self.client).send(request)
        return self.run(response)

    def another(self) -> Client | AsyncClient:
        """One more client, with connections of its own."""
        return type(self.client)(token="token-for-tests")

    def connections(self, client: Client | AsyncClient) -> Any:
        """What a client connects through."""
        return Binding.connection(client, self.runner.get_loop() if self.runner else None)


@pytest.fixture(params=[Client, AsyncClient], ids=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """Somebody with a valid token, unless the story brings its own client."""
    with Caller.calling(request.param(token="token-for-tests")) as caller:
        yield caller


def client_error(status: int, code: str, message: str, **more: Any) -> dict[str, Any]:
    """The body that Box usually sends with an error."""
    return {"type": "error", "status": status, "code": code, "message": message, **more}


ZORA = UserReference(id="10000001")
PIM = UserReference(id="10000002")
PAPER_PLANES = GroupReference(id="20000001")

ZORA_JOINS = operations.create_group_membership(user=ZORA, group=PAPER_PLANES)

POST = (
    "POST https://api.box.com/2.0/group_memberships",
    "Authorization: Bearer token-for-tests",
    "Content-Type: application/json",
)
ZORA_JOINS_ON_THE_WIRE = (*POST, '{"user":{"id":"10000001"},"group":{"id":"20000001"}}')
PIM_JOINS_ON_THE_WIRE = (*POST, '{"user":{"id":"10000002"},"group":{"id":"20000001"}}')

# Welcome ------------------------------------------------------------------------------------------------------------


@tells(201)
def test_a_user_becomes_a_member_of_a_group(box: respx.Route, call: Caller) -> None:
    """Naming a user and a group is enough; the response says who joined what, as what and when."""
    box.respond(
        201,
        json={
            "id": "30000002",
            "type": "group_membership",
            "user": {"id": "10000001", "type": "user", "name": "Zora Nobody", "login": "zora.nobody@example.com"},
            "group": {
                "id": "20000001",
                "type": "group",
                "name": "Paper Planes Dept.",
                "group_type": "managed_group",
            },
            "role": "member",
            "configurable_permissions": None,
            "created_at": "2031-04-02T10:00:00.250-07:00",
            "modified_at": "2031-04-02T10:00:00.250-07:00",
        },
    )

    membership = call.join(ZORA)

    joined = datetime(2031, 4, 2, 10, 0, 0, 250_000, tzinfo=timezone(timedelta(hours=-7)))
    assert [ZORA_JOINS_ON_THE_WIRE] == sent(box)
    assert (
        GroupMembership(
            id="30000002",
            user=UserMini(id="10000001", name="Zora Nobody", login="zora.nobody@example.com"),
            group=GroupMini(id="20000001", name="Paper Planes Dept.", group_type=GroupType.MANAGED_GROUP),
            role=GroupMembershipRole.MEMBER,
            configurable_permissions=None,
            created_at=joined,
            modified_at=joined,
        )
        == membership
    )


@tells(201)
def test_an_admin_starts_with_some_permissions_off(box: respx.Route, call: Caller) -> None:
    """Only the permissions that the caller names are sent; the response has all of them."""
    box.respond(
        201,
        json={
            "id": "30000001",
            "type": "group_membership",
            "role": "admin",
            "configurable_permissions": {
                "can_run_reports": False,
                "can_instant_login": False,
                "can_create_accounts": True,
                "can_edit_accounts": True,
            },
        },
    )

    membership = call.run(
        call.client.group_memberships.create(
            user=PIM,
            group=PAPER_PLANES,
            role=GroupMembershipRole.ADMIN,
            configurable_permissions=ConfigurablePermissions(can_run_reports=False, can_instant_login=False),
        )
    )

    assert [
        (
            "POST https://api.box.com/2.0/group_memberships",
            "Authorization: Bearer token-for-tests",
            "Content-Type: application/json",
            '{"user":{"id":"10000002"},"group":{"id":"20000001"},"role":"admin",'
            '"configurable_permissions":{"can_run_reports":false,"can_instant_login":false}}',
        )
    ] == sent(box)
    assert GroupMembershipRole.ADMIN == membership.role
    assert (
        ConfigurablePermissions(
            can_run_reports=False, can_instant_login=False, can_create_accounts=True, can_edit_accounts=True
        )
        == membership.configurable_permissions
    )


@tells(201)
@pytest.mark.parametrize(
    ("permissions", "on_the_wire"),
    [
        pytest.param(
            UNSET,
            '{"user":{"id":"10000002"},"group":{"id":"20000001"},"role":"admin"}',
            id="nothing said, usual access",
        ),
        pytest.param(
            None,
            '{"user":{"id":"10000002"},"group":{"id":"20000001"},"role":"admin","configurable_permissions":null}',
            id="null, everything off",
        ),
        pytest.param(
            ConfigurablePermissions(),
            '{"user":{"id":"10000002"},"group":{"id":"20000001"},"role":"admin","configurable_permissions":{}}',
            id="an empty object, everything on",
        ),
        pytest.param(
            ConfigurablePermissions(additional_properties={"can_fold_planes": True}),
            '{"user":{"id":"10000002"},"group":{"id":"20000001"},"role":"admin",'
            '"configurable_permissions":{"can_fold_planes":true}}',
            id="a permission that is not documented",
        ),
    ],
)
def test_saying_nothing_about_permissions_differs_from_clearing_them(
    box: respx.Route, call: Caller, permissions: ConfigurablePermissions | Unset | None, on_the_wire: str
) -> None:
    """Absent, null and empty mean three things to Box, and each leaves as it was said."""
    box.respond(201, json={"id": "30000001", "type": "group_membership"})

    membership = call.run(
        call.client.group_memberships.create(
            user=PIM, group=PAPER_PLANES, role="admin", configurable_permissions=permissions
        )
    )

    assert [(*POST, on_the_wire)] == sent(box)
    assert "30000001" == membership.id


@tells(201)
def test_asking_for_a_few_fields_brings_a_thin_response(box: respx.Route, call: Caller) -> None:
    """The names of the fields stand in the query between literal commas, and what was not asked for is unset."""
    box.respond(
        201,
        json={
            "id": "30000004",
            "type": "group_membership",
            "user": {"id": "10000001", "type": "user"},
            "created_at": "2031-04-03T11:15:00-07:00",
        },
    )

    membership = call.run(
        call.client.group_memberships.create(user=ZORA, group=PAPER_PLANES, fields=["user", "created_at"])
    )

    assert [
        (
            "POST https://api.box.com/2.0/group_memberships?fields=user,created_at",
            "Authorization: Bearer token-for-tests",
            "Content-Type: application/json",
            '{"user":{"id":"10000001"},"group":{"id":"20000001"}}',
        )
    ] == sent(box)
    assert UserMini(id="10000001") == membership.user
    assert datetime(2031, 4, 3, 11, 15, tzinfo=timezone(timedelta(hours=-7))) == membership.created_at
    assert (UNSET, UNSET, UNSET, UNSET) == (
        membership.group,
        membership.role,
        membership.configurable_permissions,
        membership.modified_at,
    )


@tells(201)
def test_an_outsider_has_neither_name_nor_login(box: respx.Route, call: Caller) -> None:
    """A value that Box hides is None, unlike one that it left out."""
    box.respond(
        201,
        json={
            "id": "30000005",
            "type": "group_membership",
            "user": {"id": "10000001", "type": "user", "name": None, "login": None},
        },
    )

    membership = call.join(ZORA)

    assert [ZORA_JOINS_ON_THE_WIRE] == sent(box)
    assert UserMini(id="10000001", name=None, login=None) == membership.user


@tells(201, 201)
def test_a_role_that_box_invents_later_can_be_given_to_the_next_user(box: respx.Route, call: Caller) -> None:
    """A role that this client does not know is kept as it came and goes out again unchanged."""
    box.respond(201, json={"id": "30000006", "type": "group_membership", "role": "pilot"})

    role = call.join(ZORA).role
    call.run(call.client.group_memberships.create(user=PIM, group=PAPER_PLANES, role=role))

    assert "pilot" == role
    assert isinstance(role, GroupMembershipRole)
    assert [
        ZORA_JOINS_ON_THE_WIRE,
        (*POST, '{"user":{"id":"10000002"},"group":{"id":"20000001"},"role":"pilot"}'),
    ] == sent(box)


@tells(201)
@pytest.mark.parametrize(
    ("role", "on_the_wire"),
    [
        pytest.param(GroupMembershipRole.ADMIN, "admin", id="a member of the enum"),
        pytest.param("admin", "admin", id="its literal"),
        pytest.param(GroupMembershipRole("pilot"), "pilot", id="an undocumented one, wrapped"),
    ],
)
def test_a_role_is_sent_by_its_literal_as_well(
    box: respx.Route, call: Caller, role: GroupMembershipRole | Literal["admin"], on_the_wire: str
) -> None:
    """The literal of a role does what the role does; any other word is sent if it is wrapped in the enum."""
    box.respond(201, json={"id": "30000001", "type": "group_membership", "role": on_the_wire})

    membership = call.run(call.client.group_memberships.create(user=PIM, group=PAPER_PLANES, role=role))

    assert [(*POST, f'{{"user":{{"id":"10000002"}},"group":{{"id":"20000001"}},"role":"{on_the_wire}"}}')] == sent(box)
    assert on_the_wire == membership.role


@tells()
def test_a_role_that_is_not_documented_is_not_sent(box: respx.Route, call: Caller) -> None:
    """The type checker refuses it, and so does the method, which names the documented roles and the way past them."""
    with pytest.raises(ValueError, match="'admin', 'member'") as refused:
        call.run(
            call.client.group_memberships.create(
                user=PIM,
                group=PAPER_PLANES,
                role="owner",  # type: ignore[arg-type]
            )
        )

    assert [] == sent(box)
    assert (
        "the body: at /role, expected one of 'admin', 'member', received \"owner\"; "
        "to send that all the same, wrap it: GroupMembershipRole('owner')"
    ) == str(refused.value)


@tells(201)
def test_members_that_box_adds_later_are_kept(box: respx.Route, call: Caller) -> None:
    """What this client does not know stands in `additional_properties`, and `to_dict` gives the whole response back."""
    response = {
        "id": "30000007",
        "type": "group_membership",
        "user": {"id": "10000001", "type": "user", "shoe_size": 38.5},
        "configurable_permissions": {"can_run_reports": True, "can_fold_planes": False},
        "hangar": {"gates": [1, 2], "roof": None},
    }
    box.respond(201, json=response)

    membership = call.join(ZORA)

    assert [ZORA_JOINS_ON_THE_WIRE] == sent(box)
    assert (
        GroupMembership(
            id="30000007",
            user=UserMini(id="10000001", additional_properties={"shoe_size": 38.5}),
            configurable_permissions=ConfigurablePermissions(
                can_run_reports=True, additional_properties={"can_fold_planes": False}
            ),
            additional_properties={"hangar": {"gates": [1, 2], "roof": None}},
        )
        == membership
    )
    assert {"gates": [1, 2], "roof": None} == membership.additional_properties["hangar"]
    assert response == membership.to_dict()


@tells(201)
def test_a_member_that_is_not_documented_can_be_sent_as_well(box: respx.Route, call: Caller) -> None:
    """A caller who knows more than this client adds it by name, and it leaves in front of the rest."""
    leaves_at = datetime(2031, 12, 31, 18, 0, tzinfo=UTC)
    box.respond(201, json={"id": "30000008", "type": "group_membership"})

    membership = call.run(
        call.client.group_memberships.create(
            user=ZORA, group=PAPER_PLANES, additional_properties={"leaves_at": leaves_at}
        )
    )

    assert [
        (*POST, '{"leaves_at":"2031-12-31T18:00:00+00:00","user":{"id":"10000001"},"group":{"id":"20000001"}}')
    ] == sent(box)
    assert GroupMembership(id="30000008") == membership


@tells()
def test_a_time_without_its_offset_is_not_sent(box: respx.Route, call: Caller) -> None:
    """Six o'clock is no moment until somebody says where, so nothing leaves."""
    leaves_at = datetime(2031, 12, 31, 18, 0)

    with pytest.raises(ValueError, match="needs an offset") as refused:
        call.run(
            call.client.group_memberships.create(
                user=ZORA, group=PAPER_PLANES, additional_properties={"leaves_at": leaves_at}
            )
        )

    assert [] == sent(box)
    complaint = "at /leaves_at, 2031-12-31T18:00:00: a date-time needs an offset (RFC 3339); set its tzinfo"
    assert f"the body: {complaint}" == str(refused.value)


# One client, many calls ---------------------------------------------------------------------------------------------


@tells(201, 201)
def test_a_client_that_was_closed_sends_nothing_more(box: respx.Route, call: Caller) -> None:
    """The end of a block closes its client's connections, even those made before, and there are no others."""
    client = call.another()
    box.respond(201, json={"id": "30000009", "type": "group_membership"})

    call.join(ZORA, client=client)
    connections = call.connections(client)
    with call.block(client):
        call.join(PIM, client=client)
    with pytest.raises(ValueError, match="closed"):
        call.join(ZORA, client=client)

    assert [ZORA_JOINS_ON_THE_WIRE, PIM_JOINS_ON_THE_WIRE] == sent(box)
    assert connections.is_closed


@tells(201, 201, 201)
def test_a_patient_copy_leaves_the_connections_of_its_original_open(box: respx.Route, call: Caller) -> None:
    """A copy calls through the connections that its original has made, and the end of its block is not theirs."""
    client = call.another()
    box.respond(201, json={"id": "30000009", "type": "group_membership"})

    call.join(ZORA, client=client)
    with call.block(client.with_options(timeout=120)) as patient:
        call.join(PIM, client=patient)
        shared = call.connections(patient)
    still_open = not shared.is_closed
    with call.block(client):
        call.join(ZORA, client=client)

    assert [ZORA_JOINS_ON_THE_WIRE, PIM_JOINS_ON_THE_WIRE, ZORA_JOINS_ON_THE_WIRE] == sent(box)
    assert still_open
    assert shared.is_closed


# Already there ------------------------------------------------------------------------------------------------------


@tells(409)
def test_a_second_membership_is_a_conflict_that_the_caller_may_shrug_off(box: respx.Route, call: Caller) -> None:
    """A caller who only wants the user to be in the group catches `Conflict` and carries on."""
    box.respond(
        409,
        json=client_error(
            409,
            "conflict",
            "Already a member",
            context_info={"errors": [{"reason": "invalid_parameter", "name": "user", "message": "In there already."}]},
            request_id="madeup409",
        ),
    )

    try:
        call.join(ZORA)
        outcome = "Zora has joined"
    except errors.Conflict as conflict:
        outcome = f"nothing to do: {conflict.parsed.message}" if conflict.parsed else "nothing to do"

    assert "nothing to do: Already a member" == outcome
    assert [ZORA_JOINS_ON_THE_WIRE] == sent(box)


@tells(409)
def test_a_conflict_can_be_looked_at_without_an_exception(box: respx.Route, call: Caller) -> None:
    """`send` hands over an error like any other response."""
    body = client_error(409, "conflict", "Already a member", request_id="madeup409")
    box.respond(409, json=body, headers={"box-request-id": "0abcdef0"})

    response = call.send(ZORA_JOINS)

    assert [ZORA_JOINS_ON_THE_WIRE] == sent(box)
    assert 409 == response.status_code
    assert "0abcdef0" == response.headers["box-request-id"]
    assert (
        ClientError(type_="error", status=409, code="conflict", message="Already a member", request_id="madeup409")
        == response.parsed
    )


@tells(503, 409)
def test_a_retry_may_run_into_the_membership_of_its_own_first_attempt(box: respx.Route, call: Caller) -> None:
    """After a 503 the user may be in the group all the same, so a conflict on the second attempt is good news."""
    box.side_effect = [
        httpx.Response(503, json=client_error(503, "unavailable", "Gone fishing")),
        httpx.Response(409, json=client_error(409, "conflict", "Already a member")),
    ]

    with pytest.raises(errors.ServiceUnavailable):
        call.join(ZORA)
    with pytest.raises(errors.Conflict) as second:
        call.join(ZORA)

    assert [ZORA_JOINS_ON_THE_WIRE, ZORA_JOINS_ON_THE_WIRE] == sent(box)
    assert ClientError(type_="error", status=409, code="conflict", message="Already a member") == second.value.parsed


# Not with this token ------------------------------------------------------------------------------------------------


@tells(401)
def test_an_expired_token_is_refused_with_an_empty_body(box: respx.Route, call: Caller) -> None:
    """There is nothing to parse; the message has the reason from WWW-Authenticate, and no message has the token."""
    reason = 'Bearer realm="Service", error="invalid_token", error_description="This token has had its day."'
    box.respond(401, headers={"WWW-Authenticate": reason})

    with pytest.raises(errors.Unauthorized) as refused:
        call.join(ZORA, client=call.client.with_options(token="token-for-tests-of-last-week"))

    assert [
        (
            "POST https://api.box.com/2.0/group_memberships",
            "Authorization: Bearer token-for-tests-of-last-week",
            "Content-Type: application/json",
            '{"user":{"id":"10000001"},"group":{"id":"20000001"}}',
        )
    ] == sent(box)
    assert refused.value.parsed is None
    assert b"" == refused.value.content
    assert reason == refused.value.headers["www-authenticate"]
    assert "This token has had its day." == refused.value.reason
    assert "POST /group_memberships returned 401 Unauthorized: This token has had its day." == str(refused.value)
    assert "token-for-tests" not in repr(refused.value)


@tells()
def test_nobody_asks_without_a_token(box: respx.Route, call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that has no token, not even from the environment, says where to put one, and sends nothing."""
    monkeypatch.delenv("BOX_GROUPS_TOKEN", raising=False)
    client = type(call.client)()

    with pytest.raises(errors.TokenError) as missing:
        call.join(ZORA, client=client)

    assert [] == sent(box)
    assert ("there is no token: give the client token=... (environment variable BOX_GROUPS_TOKEN)") == str(
        missing.value
    )


@tells()
def test_none_is_no_token(box: respx.Route, call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """The type checker forbids it, and so does the client, even when the environment has a token."""
    monkeypatch.setenv("BOX_GROUPS_TOKEN", "token-for-tests")

    with pytest.raises(TypeError, match="BOX_GROUPS_TOKEN"):
        type(call.client)(token=None)  # type: ignore[arg-type]

    assert [] == sent(box)


@tells()
@pytest.mark.parametrize(
    ("token", "defect"),
    [
        pytest.param("", "be empty", id="nothing"),
        pytest.param("token-for-tests\n", "have a newline at its end", id="read from a file with the end of its line"),
        pytest.param(" token-for-tests", "have a blank at its start", id="copied with a space in front"),
        pytest.param("token-für-tests", "have a character that is not printable ASCII inside", id="a letter"),
        pytest.param(
            "Bearer token-for-tests",
            'begin with "Bearer", which the client puts before it',
            id="with the word before it",
        ),
    ],
)
def test_what_cannot_be_a_token_is_refused_at_once(box: respx.Route, call: Caller, token: str, defect: str) -> None:
    """There is no client with such a token, and the message says what is wrong and does not repeat it."""
    with pytest.raises(ValueError, match="token must not") as refused:
        type(call.client)(token=token)

    assert [] == sent(box)
    assert f"token must not {defect}" == str(refused.value)


# Refused ------------------------------------------------------------------------------------------------------------

BARRIER = {"errors": [{"reason": "forbidden_by_policy", "name": "user", "message": "A barrier stands between them."}]}


@tells_each(
    "error, body",
    {
        "an information barrier stands between user and group": (
            403,
            errors.Forbidden,
            client_error(403, "forbidden_by_policy", "These two must not meet", context_info=BARRIER),
        ),
        "the token does not cover groups": (
            403,
            errors.Forbidden,
            client_error(403, "insufficient_scope", "The token does not cover groups"),
        ),
        "the caller is no admin, context null": (
            403,
            errors.Forbidden,
            client_error(403, "access_denied_insufficient_permissions", "Only admins add people", context_info=None),
        ),
        "nobody knows the group": (
            404,
            errors.NotFound,
            client_error(404, "not_found", "No such group", context_info={"hint": "Was it renamed?"}),
        ),
        "the service is at fault": (
            500,
            errors.ServerError,
            client_error(500, "internal_server_error", "A paper plane got caught", request_id="madeup500"),
        ),
        "somebody on the way is at fault": (
            502,
            errors.ServerError,
            client_error(502, "bad_gateway", "Lost on the way"),
        ),
        "a status that the spec does not list": (
            418,
            errors.StatusError,
            client_error(418, "teapot", "Short and stout"),
        ),
        "an error that says nothing": (400, errors.BadRequest, {}),
    },
)
def test_a_refusal_has_a_class_of_its_own_and_says_why(
    box: respx.Route, call: Caller, status: int, error: type[errors.StatusError], body: dict[str, Any]
) -> None:
    """The exception's class tells the status, and what Box says about it comes along complete."""
    box.respond(status, json=body)

    with pytest.raises(errors.StatusError) as refused:
        call.join(ZORA)

    assert [ZORA_JOINS_ON_THE_WIRE] == sent(box)
    assert error is type(refused.value)
    assert status == refused.value.status_code
    assert isinstance(refused.value.parsed, ClientError)
    assert (body.get("code", UNSET), body.get("message", UNSET)) == (
        refused.value.parsed.code,
        refused.value.parsed.message,
    )
    assert body == refused.value.parsed.to_dict()


@tells(400)
def test_a_bad_request_is_told_what_was_bad(box: respx.Route, call: Caller) -> None:
    """The context of an error is as free as JSON, and names the attribute at fault where Box does."""
    box.respond(
        400,
        json=client_error(
            400,
            "bad_request",
            "Nobody to add",
            context_info={
                "errors": [{"reason": "missing_parameter", "name": "user", "message": "A user is needed."}],
                "attempt": 1,
            },
            help_url="https://help.example.com/errors/bad-request",
            request_id="madeup400",
        ),
        headers={"box-request-id": "0abcdef0"},
    )

    with pytest.raises(errors.BadRequest) as refused:
        call.join(UserReference(id=""))

    assert [(*POST, '{"user":{"id":""},"group":{"id":"20000001"}}')] == sent(box)
    assert (
        ClientError(
            type_="error",
            status=400,
            code="bad_request",
            message="Nobody to add",
            context_info=ClientErrorContext(
                errors=[ClientErrorDetail(reason="missing_parameter", name="user", message="A user is needed.")],
                additional_properties={"attempt": 1},
            ),
            help_url="https://help.example.com/errors/bad-request",
            request_id="madeup400",
        )
        == refused.value.parsed
    )
    assert "0abcdef0" == refused.value.headers["box-request-id"]


@tells(409)
@pytest.mark.parametrize(
    ("body", "headers", "reason", "sentence"),
    [
        pytest.param(
            client_error(409, "conflict", "Already a member", request_id="madeup409"),
            {"box-request-id": "0abcdef0"},
            "Already a member (conflict)",
            ": Already a member (conflict) [request id 0abcdef0]",
            id="a text, a code and an id",
        ),
        pytest.param({"message": "Already a member"}, {}, "Already a member", ": Already a member", id="a text"),
        pytest.param({"code": "conflict"}, {}, "conflict", ": conflict", id="a code"),
        pytest.param({}, {"box-request-id": "0abcdef0"}, "", " [request id 0abcdef0]", id="an id"),
        pytest.param({}, {}, "", "", id="nothing"),
        pytest.param(
            {"message": "Already\n  a member\x1b"}, {}, "Already a member", ": Already a member", id="several lines"
        ),
    ],
)
def test_the_message_of_an_error_says_why_and_what_to_quote(
    box: respx.Route, call: Caller, body: dict[str, Any], headers: dict[str, str], reason: str, sentence: str
) -> None:
    """The reason and the code that Box gives, and the id for its support, stand on one line as far as there are any."""
    box.respond(409, json=body, headers=headers)

    with pytest.raises(errors.Conflict) as refused:
        call.join(ZORA)

    assert [ZORA_JOINS_ON_THE_WIRE] == sent(box)
    assert (reason, headers.get("box-request-id", "")) == (refused.value.reason, refused.value.request_id)
    assert f"POST /group_memberships returned 409 Conflict{sentence}" == str(refused.value)


@tells(401)
def test_the_message_of_an_error_keeps_the_token_out(box: respx.Route, call: Caller) -> None:
    """Even when Box repeats the token in its response, a log that has the exception's message alone does not."""
    context = {"header": "Bearer token-for-tests"}
    body = client_error(401, "unauthorized", "Nobody knows token-for-tests", context_info=context)
    box.respond(401, json=body)

    with pytest.raises(errors.Unauthorized) as refused:
        call.join(ZORA)

    assert [ZORA_JOINS_ON_THE_WIRE] == sent(box)
    message = str(refused.value)
    assert "POST /group_memberships returned 401 Unauthorized: Nobody knows [token] (unauthorized)" == message
    assert "token-for-tests" not in repr(refused.value)
    assert b"token-for-tests" in refused.value.content


# Not now ------------------------------------------------------------------------------------------------------------


@tells(429)
def test_too_many_calls_are_told_how_long_to_wait(box: respx.Route, call: Caller) -> None:
    """The seconds to wait stand in Retry-After; when they are many, the client leaves it to its caller."""
    box.respond(429, json=client_error(429, "rate_limit_exceeded", "Take a breath"), headers={"Retry-After": "300"})

    with pytest.raises(errors.TooManyRequests) as refused:
        call.join(ZORA)

    assert [ZORA_JOINS_ON_THE_WIRE] == sent(box)
    assert 300 == refused.value.retry_after
    assert (
        ClientError(type_="error", status=429, code="rate_limit_exceeded", message="Take a breath")
        == refused.value.parsed
    )


@tells(503)
@pytest.mark.parametrize(
    ("headers", "wait"),
    [pytest.param({"Retry-After": "60"}, "60", id="for a minute"), pytest.param({}, None, id="nobody knows how long")],
)
def test_out_of_order_may_say_for_how_long(
    box: respx.Route, call: Caller, headers: dict[str, str], wait: str | None
) -> None:
    """Retry-After is not always there when Box is out of order."""
    box.respond(503, json=client_error(503, "unavailable", "Gone fishing"), headers=headers)

    with pytest.raises(errors.ServiceUnavailable) as refused:
        call.join(ZORA)

    assert [ZORA_JOINS_ON_THE_WIRE] == sent(box)
    assert wait == refused.value.headers.get("retry-after")
    assert ClientError(type_="error", status=503, code="unavailable", message="Gone fishing") == refused.value.parsed


@tells_each(
    "error, sentence",
    {
        "a fault of the service": (500, errors.ServerError, "500 Internal Server Error"),
        "lost on the way": (502, errors.ServerError, "502 Bad Gateway"),
        "out of order": (503, errors.ServiceUnavailable, "503 Service Unavailable"),
        "a status without a name": (520, errors.ServerError, "520"),
        "a firewall": (403, errors.Forbidden, "403 Forbidden"),
    },
)
def test_a_web_page_instead_of_an_error_body_keeps_the_class_of_the_error(
    box: respx.Route, call: Caller, status: int, error: type[errors.StatusError], sentence: str
) -> None:
    """When a proxy responds in place of Box, the status decides the class, and the page can be read as it came."""
    box.respond(status, html="<h1>Sorry</h1>")

    with pytest.raises(errors.StatusError) as refused:
        call.join(ZORA)

    assert [ZORA_JOINS_ON_THE_WIRE] == sent(box)
    assert error is type(refused.value)
    assert refused.value.parsed is None
    assert b"<h1>Sorry</h1>" == refused.value.content
    assert f"POST /group_memberships returned {sentence}" == str(refused.value)


# Neither created nor refused ----------------------------------------------------------------------------------------


@tells_each(
    "response, sentence, reason",
    {
        "done, but not created": (
            200,
            {"json": {"id": "30000001", "type": "group_membership"}},
            "200 OK",
            "",
        ),
        "accepted for later": (202, {"content": b""}, "202 Accepted", ""),
        "an error that calls itself done": (
            203,
            {"json": {"type": "error", "code": "conflict"}},
            "203 Non-Authoritative Information",
            ": conflict",
        ),
        "look elsewhere": (302, {"headers": {"Location": "https://login.example.com/"}}, "302 Found", ""),
    },
)
def test_a_success_that_box_does_not_document_is_unexpected(
    box: respx.Route, call: Caller, status: int, response: dict[str, Any], sentence: str, reason: str
) -> None:
    """Only 201 says that the user is in the group; any other response below 400 is left to the caller as it came."""
    box.respond(status, **response)

    with pytest.raises(errors.UnexpectedStatus) as unexpected:
        call.join(ZORA)

    assert [ZORA_JOINS_ON_THE_WIRE] == sent(box)
    assert (status, None) == (unexpected.value.status_code, unexpected.value.parsed)
    assert not isinstance(unexpected.value, errors.StatusError)
    assert (
        f"POST /group_memberships returned {sentence}, "
        f"which the spec documents neither as a success nor as an error{reason}"
    ) == str(unexpected.value)


# Created, it says ---------------------------------------------------------------------------------------------------


@tells(201)
def test_a_web_page_that_calls_itself_created_is_no_membership(box: respx.Route, call: Caller) -> None:
    """A login page with status 201 raises instead of passing for a membership, and can be read as it came."""
    box.respond(201, html="<h1>Welcome to our hotel network</h1>")

    with pytest.raises(errors.InvalidResponse) as broken:
        call.join(ZORA)

    assert [ZORA_JOINS_ON_THE_WIRE] == sent(box)
    assert ("", "JSON", "text/html") == (broken.value.pointer, broken.value.expected, broken.value.received)
    assert b"<h1>Welcome to our hotel network</h1>" == broken.value.content
    assert (
        "POST /group_memberships returned 201 Created, but at the top of the body: expected JSON, received text/html"
    ) == str(broken.value)


@tells(201)
def test_a_membership_without_id_names_the_place(box: respx.Route, call: Caller) -> None:
    """Without its id a membership can never be changed or removed, so the response is refused; the error says where."""
    box.respond(201, json={"type": "group_membership", "role": "member"})

    with pytest.raises(errors.InvalidResponse) as broken:
        call.join(ZORA)

    assert [ZORA_JOINS_ON_THE_WIRE] == sent(box)
    assert "/id" == broken.value.pointer
    assert (
        "POST /group_memberships returned 201 Created, but at /id of the body: "
        "expected a string, received nothing, the required member is missing"
    ) == str(broken.value)


@tells(201, 201)
@pytest.mark.parametrize(
    ("response", "complaint"),
    [
        pytest.param({"content": b""}, ("", "JSON", "an empty body"), id="nothing at all"),
        pytest.param({"content": b"{'id':"}, ("", "JSON", "\"{'id':\""), id="not JSON"),
        pytest.param({"text": '{"id":"3"}'}, ("", "JSON", "text/plain"), id="not called JSON"),
        pytest.param({"json": []}, ("", "an object", "an array of 0 items"), id="a list"),
        pytest.param({"json": {"id": 3}}, ("/id", "a string", "3"), id="an id that is a number"),
        pytest.param(
            {"json": {"id": "3"}},
            ("/type", '"group_membership"', "nothing, the required member is missing"),
            id="no word on what it is",
        ),
        pytest.param(
            {"json": {"id": "3", "type": "user"}}, ("/type", '"group_membership"', '"user"'), id="something else"
        ),
        pytest.param(
            {"json": {"id": "3", "type": "group_membership", "user": {"type": "user"}}},
            ("/user/id", "a string", "nothing, the required member is missing"),
            id="a user without id",
        ),
        pytest.param(
            {"json": {"id": "3", "type": "group_membership", "created_at": "2031-04-02"}},
            ("/created_at", "a date-time with its offset (RFC 3339)", '"2031-04-02"'),
            id="a day instead of a time",
        ),
        pytest.param(
            {"json": {"id": "3", "type": "group_membership", "modified_at": "2031-04-02T10:00:00"}},
            ("/modified_at", "a date-time with its offset (RFC 3339)", '"2031-04-02T10:00:00"'),
            id="a time without its offset",
        ),
    ],
)
def test_a_broken_membership_is_never_handed_over(
    box: respx.Route, call: Caller, response: dict[str, Any], complaint: tuple[str, str, str]
) -> None:
    """However the caller asks, a 201 that is not what Box documents raises, and says where and why."""
    box.respond(201, **response)

    for ask in (lambda: call.join(ZORA), lambda: call.send(ZORA_JOINS)):
        with pytest.raises(errors.InvalidResponse) as broken:
            ask()

        assert complaint == (broken.value.pointer, broken.value.expected, broken.value.received)
    assert [ZORA_JOINS_ON_THE_WIRE, ZORA_JOINS_ON_THE_WIRE] == sent(box)


# Requests and errors by themselves ------------------------------------------------------------------------------------


@tells(201, 409)
def test_a_request_is_made_without_a_client_and_sent_by_any(box: respx.Route, call: Caller) -> None:
    """A request says neither where Box is nor who is calling, so it may be kept and sent again by somebody else."""
    somebody_else = call.client.with_options(token="token-of-somebody-else")
    box.side_effect = [
        httpx.Response(201, json={"id": "30000002", "type": "group_membership"}),
        httpx.Response(409, json=client_error(409, "conflict", "Already a member")),
    ]

    created = call.send(ZORA_JOINS)
    refused = call.send(ZORA_JOINS, client=somebody_else)

    assert [
        ZORA_JOINS_ON_THE_WIRE,
        (
            "POST https://api.box.com/2.0/group_memberships",
            "Authorization: Bearer token-of-somebody-else",
            "Content-Type: application/json",
            '{"user":{"id":"10000001"},"group":{"id":"20000001"}}',
        ),
    ] == sent(box)
    assert (201, GroupMembership(id="30000002")) == (created.status_code, created.parsed)
    assert (409, ClientError(type_="error", status=409, code="conflict", message="Already a member")) == (
        refused.status_code,
        refused.parsed,
    )
    assert ("POST", "/group_memberships") == (ZORA_JOINS.method, ZORA_JOINS.target)


def test_a_test_makes_an_error_of_a_body() -> None:
    """A test of a program that handles conflicts needs no server: the error is made of its class and a body."""
    conflict = errors.Conflict(ClientError(code="conflict", message="Already a member"))

    assert (409, ClientError(code="conflict", message="Already a member")) == (conflict.status_code, conflict.parsed)
    assert {"code": "conflict", "message": "Already a member"} == json.loads(conflict.content)
    assert "409 Conflict: Already a member (conflict)" == str(conflict)


def test_a_test_makes_an_error_of_plain_json() -> None:
    """The body may be a dict as well, and so says only what the test is about."""
    conflict = errors.Conflict({"message": "Already a member"})

    assert "409 Conflict: Already a member" == str(conflict)
    assert "Already a member" == conflict.reason


# The end ------------------------------------------------------------------------------------------------------------


def test_every_documented_status_is_told() -> None:
    """No status that the spec documents, of any operation, is without a story."""
    assert set() == COVERAGE.missing(load(SPEC), OPERATION_ID)
