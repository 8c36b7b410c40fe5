"""
What a program lives through when it adds people to Box groups.

Each story plays one situation to its end: what the caller has, what leaves for the server, what the server returns, and
what the caller holds afterwards. No documented status may be without a story. Box is mocked by its spec, so a story
says of a response only what it is about; what no spec says is allowed by a mark.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Literal, TypedDict, TypeVar, Unpack

import pytest
from attrs import evolve
from box_groups_client import UNSET, AsyncClient, Client, Unset, errors, models, operations
from box_groups_client.testing import BoxGroupsMock

from wireproof.binding import Binding
from wireproof.testing import load
from wireproof.testing.stage import StatusCoverage, SyncOrAsync, calling, each, mocked, sent, wire

# The stage ----------------------------------------------------------------------------------------------------------

COVERAGE = StatusCoverage()
API = "https://api.box.com/2.0"

E = TypeVar("E", bound=errors.ResponseError)


class Said(TypedDict, total=False):
    """What may be said of a new membership beside user and group."""

    fields: Sequence[str]
    role: models.GroupMembershipRole | Literal["member", "admin"] | Unset
    configurable_permissions: models.ConfigurablePermissions | Unset | None
    additional_properties: Mapping[str, Any]


TOKEN = "token-for-tests"
CREATE: Literal["createGroupMembership"] = "createGroupMembership"
ZORA, PIM = models.UserReference(id="10000001"), models.UserReference(id="10000002")
PAPER_PLANES = models.GroupReference(id="20000001")
ZORA_JOINS = operations.create_group_membership(user=ZORA, group=PAPER_PLANES)
PACIFIC = timezone(timedelta(hours=-7))
FOLDING = models.ConfigurablePermissions(additional_properties={"can_fold_planes": True})
ADMIN, MEMBER = models.GroupMembershipRole.ADMIN, models.GroupMembershipRole.MEMBER
CONFLICT = models.ClientError(code="conflict", message="Already a member")
MEMBERSHIP = {"id": "30000001", "type": "group_membership"}
NO_ID = {"box-request-id": None}
HTML = {**NO_ID, "Content-Type": "text/html; charset=utf-8"}
MISSING = "nothing, the required member is missing"
MOMENT = "a date-time with its offset (RFC 3339)"
DAY, HERE = "2031-04-02", "2031-04-02T10:00:00"
NOBODY = {"type": "user"}
TEXT = {**NO_ID, "Content-Type": "text/plain"}
ALREADY = CONFLICT.to_dict()
REASON = "Already a member (conflict)"
OWNER: Said = {"role": "owner"}  # type: ignore[typeddict-item]  # which a type checker refuses
NEW_ROLE = pytest.mark.contract(allow="body-invalid")


def failure(box: BoxGroupsMock, kind: type[E], ask: Callable[[], object]) -> E:
    """The error that a call ends with, which has the content of the response."""
    with pytest.raises(kind) as failed:
        ask()
    response = box.calls[-1].response
    assert response
    assert response.content == failed.value.content
    return failed.value


def joining(user: models.UserReference, *more: str, query: str = "", token: str = TOKEN) -> tuple[str, ...]:
    """The request that puts a user in the group of these stories; `more` are further members of its body."""
    members = ",".join([f'"user":{{"id":"{user.id}"}}', '"group":{"id":"20000001"}', *more])
    return wire(API, f"POST /group_memberships{query}", f"{{{members}}}", authorization=f"Bearer {token}")


@dataclass(frozen=True)
class Caller(SyncOrAsync[Client | AsyncClient]):
    """Calls Box, sync or async; stories do not know which."""

    def join(self, user: models.UserReference, **said: Unpack[Said]) -> models.GroupMembership:
        """The membership of a user in the group of these stories, or an exception."""
        return self.run(self.client.group_memberships.create(user=user, group=PAPER_PLANES, **said))

    def by(self, client: Client | AsyncClient) -> "Caller":
        """Somebody who calls by another client."""
        return replace(self, client=client)

    @property
    def connections(self) -> Any:
        """What the client connects through."""
        return Binding.connection(self.client, self.runner.get_loop() if self.runner else None)

    def refused(self, box: BoxGroupsMock, kind: type[E], user: models.UserReference = ZORA) -> E:
        """The error when a user joins, after one request and with the content of its response."""
        error = failure(box, kind, lambda: self.join(user))
        assert [joining(user)] == sent(box)
        return error


box = mocked(BoxGroupsMock, COVERAGE)
call = calling(Caller, Client, AsyncClient)

# Welcome ------------------------------------------------------------------------------------------------------------


def test_a_user_becomes_a_member_of_a_group(box: BoxGroupsMock, call: Caller) -> None:
    """Naming a user and a group is enough; the response says who joined what, as what and when."""
    box.reply(CREATE, example="memberWithoutPermissions")

    membership = call.join(ZORA)

    zora = models.UserMini(id="10000001", name="Zora Nobody", login="zora.nobody@example.com")
    planes = models.GroupMini(id="20000001", name="Paper Planes Dept.", group_type=models.GroupType.MANAGED_GROUP)
    now = datetime(2031, 4, 2, 10, 0, 0, 250_000, tzinfo=PACIFIC)
    assert [joining(ZORA)] == sent(box)
    assert models.GroupMembership("30000002", "group_membership", zora, planes, MEMBER, None, now, now) == membership


def test_an_admin_starts_with_some_permissions_off(box: BoxGroupsMock, call: Caller) -> None:
    """Only the permissions that the caller names are sent; the response has all of them."""
    asked = models.ConfigurablePermissions(can_run_reports=False, can_instant_login=False)
    off, on = ("can_run_reports", "can_instant_login"), ("can_create_accounts", "can_edit_accounts")
    box.reply(
        CREATE,
        json={
            **MEMBERSHIP,
            "role": "admin",
            "configurable_permissions": {**dict.fromkeys(off, False), **dict.fromkeys(on, True)},
        },
    )

    membership = call.join(PIM, role=ADMIN, configurable_permissions=asked)

    said = '"configurable_permissions":{"can_run_reports":false,"can_instant_login":false}'
    assert [joining(PIM, '"role":"admin"', said)] == sent(box)
    assert ADMIN == membership.role
    assert evolve(asked, can_create_accounts=True, can_edit_accounts=True) == membership.configurable_permissions


@pytest.mark.parametrize(
    ("permissions", "on_the_wire"),
    [
        pytest.param(UNSET, [], id="nothing said, usual access"),
        pytest.param(None, ["null"], id="null, everything off"),
        pytest.param(models.ConfigurablePermissions(), ["{}"], id="an empty object, everything on"),
        pytest.param(FOLDING, ['{"can_fold_planes":true}'], id="a permission that is not documented"),
    ],
)
def test_saying_nothing_about_permissions_differs_from_clearing_them(
    box: BoxGroupsMock, call: Caller, permissions: models.ConfigurablePermissions | Unset | None, on_the_wire: list[str]
) -> None:
    """Absent, null and empty mean three things to Box, and each leaves as it was said."""
    box.reply(CREATE)

    membership = call.join(PIM, role="admin", configurable_permissions=permissions)

    said = [f'"configurable_permissions":{value}' for value in on_the_wire]
    assert [joining(PIM, '"role":"admin"', *said)] == sent(box)
    assert "30000001" == membership.id


def test_asking_for_a_few_fields_brings_a_thin_response(box: BoxGroupsMock, call: Caller) -> None:
    """The names of the fields stand in the query between literal commas, and what was not asked for is unset."""
    box.reply(CREATE, example="onlyRequestedFields")

    membership = call.join(ZORA, fields=["role", "created_at"])

    assert [joining(ZORA, query="?fields=role,created_at")] == sent(box)
    created = datetime(2031, 4, 3, 11, 15, tzinfo=PACIFIC)
    assert models.GroupMembership("30000004", role=MEMBER, created_at=created) == membership
    assert (UNSET, UNSET, UNSET) == (membership.user, membership.group, membership.modified_at)


def test_an_outsider_has_neither_name_nor_login(box: BoxGroupsMock, call: Caller) -> None:
    """A value that Box hides is None, unlike one that it left out."""
    box.reply(CREATE, json={**MEMBERSHIP, "user": {"id": "10000001", "type": "user", "name": None, "login": None}})

    membership = call.join(ZORA)

    assert [joining(ZORA)] == sent(box)
    assert models.UserMini(id="10000001", name=None, login=None) == membership.user


@NEW_ROLE
def test_a_role_that_box_invents_later_can_be_given_to_the_next_user(box: BoxGroupsMock, call: Caller) -> None:
    """A role that this client does not know is kept as it came and goes out again unchanged."""
    box.reply(CREATE, 201, 201, json={**MEMBERSHIP, "role": "pilot"})

    role = call.join(ZORA).role
    call.join(PIM, role=role)

    assert "pilot" == role
    assert isinstance(role, models.GroupMembershipRole)
    assert [joining(ZORA), joining(PIM, '"role":"pilot"')] == sent(box)


@pytest.mark.parametrize(
    ("role", "on_the_wire"),
    [
        pytest.param(ADMIN, "admin", id="a member of the enum"),
        pytest.param("admin", "admin", id="its literal"),
        pytest.param(models.GroupMembershipRole("pilot"), "pilot", id="an undocumented one, wrapped", marks=NEW_ROLE),
    ],
)
def test_a_role_is_sent_by_its_literal_as_well(
    box: BoxGroupsMock, call: Caller, role: models.GroupMembershipRole | Literal["admin"], on_the_wire: str
) -> None:
    """The literal of a role does what the role does; any other word is sent if it is wrapped in the enum."""
    box.reply(CREATE, json={**MEMBERSHIP, "role": on_the_wire})

    membership = call.join(PIM, role=role)

    assert [joining(PIM, f'"role":"{on_the_wire}"')] == sent(box)
    assert on_the_wire == membership.role


@pytest.mark.contract(allow="member-undeclared")
def test_members_that_box_adds_later_are_kept(box: BoxGroupsMock, call: Caller) -> None:
    """What this client does not know stands in `additional_properties`, and `to_dict` gives the whole response back."""
    hangar = {"gates": [1, 2], "roof": None}
    folding = {"can_run_reports": True, "can_fold_planes": False}
    user = {"id": "10000001", "type": "user", "shoe_size": 38.5}
    response = {**MEMBERSHIP, "user": user, "configurable_permissions": folding, "hangar": hangar}
    box.reply(CREATE, json=response)

    membership = call.join(ZORA)

    assert [joining(ZORA)] == sent(box)
    assert models.UserMini(id="10000001", additional_properties={"shoe_size": 38.5}) == membership.user
    known = models.ConfigurablePermissions(can_run_reports=True, additional_properties={"can_fold_planes": False})
    assert known == membership.configurable_permissions
    assert {"hangar": {"gates": [1, 2], "roof": None}} == membership.additional_properties
    assert response == membership.to_dict()


@pytest.mark.contract(allow="member-undeclared")
def test_a_member_that_is_not_documented_can_be_sent_as_well(box: BoxGroupsMock, call: Caller) -> None:
    """A caller who knows more than this client adds it by name, and it leaves in front of the rest."""
    box.reply(CREATE, json=MEMBERSHIP)

    membership = call.join(ZORA, additional_properties={"leaves_at": datetime(2031, 12, 31, 18, 0, tzinfo=UTC)})

    body = '{"leaves_at":"2031-12-31T18:00:00+00:00","user":{"id":"10000001"},"group":{"id":"20000001"}}'
    assert [wire(API, "POST /group_memberships", body)] == sent(box)
    assert models.GroupMembership(id="30000001") == membership


@pytest.mark.parametrize(
    ("said", "complaint"),
    [
        pytest.param(
            OWNER,
            "/role, expected one of 'admin', 'member', received \"owner\"; "
            "to send that all the same, wrap it: GroupMembershipRole('owner')",
            id="a role that is not documented",
        ),
        pytest.param(
            {"additional_properties": {"leaves_at": datetime(2031, 12, 31, 18, 0)}},
            "/leaves_at, 2031-12-31T18:00:00: a date-time needs an offset (RFC 3339); set its tzinfo",
            id="a time without its offset",
        ),
    ],
)
def test_what_cannot_be_meant_is_not_sent(box: BoxGroupsMock, call: Caller, said: Said, complaint: str) -> None:
    """Nothing leaves with a value that is wrong in any case, and the message names its place and the way out."""
    with pytest.raises(ValueError, match="the body: at ") as refused:
        call.join(PIM, **said)

    assert [] == sent(box)
    assert f"the body: at {complaint}" == str(refused.value)


# One client, many calls ---------------------------------------------------------------------------------------------


def test_a_client_that_was_closed_sends_nothing_more(box: BoxGroupsMock, call: Caller) -> None:
    """The end of a block closes its client's connections, even those made before, and there are no others."""
    client = type(call.client)(token=TOKEN)
    box.reply(CREATE, 201, 201)

    call.by(client).join(ZORA)
    connections = call.by(client).connections
    with call.block(client):
        call.by(client).join(PIM)
    with pytest.raises(ValueError, match="closed"):
        call.by(client).join(ZORA)

    assert [joining(ZORA), joining(PIM)] == sent(box)
    assert connections.is_closed


def test_a_patient_copy_leaves_the_connections_of_its_original_open(box: BoxGroupsMock, call: Caller) -> None:
    """A copy calls through the connections that its original has made, and the end of its block is not theirs."""
    client = type(call.client)(token=TOKEN)
    box.reply(CREATE, 201, 201, 201)

    call.by(client).join(ZORA)
    with call.block(client.with_options(timeout=120)) as patient:
        call.by(patient).join(PIM)
        shared = call.by(patient).connections
    still_open = not shared.is_closed
    with call.block(client):
        call.by(client).join(ZORA)

    assert [joining(ZORA), joining(PIM), joining(ZORA)] == sent(box)
    assert still_open
    assert shared.is_closed


# Already there ------------------------------------------------------------------------------------------------------


def test_a_second_membership_is_a_conflict_that_the_caller_may_shrug_off(box: BoxGroupsMock, call: Caller) -> None:
    """A caller who only wants the user to be in the group catches `Conflict` and carries on."""
    box.reply(CREATE, 409)

    try:
        call.join(ZORA)
        outcome = "Zora has joined"
    except errors.Conflict as conflict:
        outcome = f"nothing to do: {conflict.parsed.message}" if conflict.parsed else "nothing to do"

    assert "nothing to do: Already a member" == outcome
    assert [joining(ZORA)] == sent(box)


def test_a_conflict_can_be_looked_at_without_an_exception(box: BoxGroupsMock, call: Caller) -> None:
    """`send` hands over an error like any other response."""
    box.reply(CREATE, 409, json=ALREADY, headers={"box-request-id": "0abcdef0"})

    response = call.run(call.client.send(ZORA_JOINS))

    assert [joining(ZORA)] == sent(box)
    assert (409, "0abcdef0") == (response.status_code, response.headers["box-request-id"])
    assert CONFLICT == response.parsed


def test_a_retry_may_run_into_the_membership_of_its_own_first_attempt(box: BoxGroupsMock, call: Caller) -> None:
    """After a 503 the user may be in the group all the same, so a conflict on the second attempt is good news."""
    box.reply(CREATE, 503, 409)

    with pytest.raises(errors.ServiceUnavailable):
        call.join(ZORA)
    with pytest.raises(errors.Conflict, match=r"Already a member \(conflict\)"):
        call.join(ZORA)

    assert [joining(ZORA), joining(ZORA)] == sent(box)


# Not with this token ------------------------------------------------------------------------------------------------


def test_an_expired_token_is_refused_with_an_empty_body(box: BoxGroupsMock, call: Caller) -> None:
    """There is nothing to parse; the message has the reason from WWW-Authenticate, and no message has the token."""
    box.reply(CREATE, 401, content="", headers={**NO_ID, "Content-Type": None})

    late = call.by(call.client.with_options(token="token-for-tests-of-last-week"))
    error = failure(box, errors.Unauthorized, lambda: late.join(ZORA))

    assert [joining(ZORA, token="token-for-tests-of-last-week")] == sent(box)
    assert (None, b"") == (error.parsed, error.content)
    reason = 'Bearer realm="Service", error="invalid_token", error_description="This token has had its day."'
    assert reason == error.headers["www-authenticate"]
    assert "This token has had its day." == error.reason
    assert "POST /group_memberships returned 401 Unauthorized: This token has had its day." == str(error)
    assert "token-for-tests" not in repr(error)


def test_nobody_asks_without_a_token(box: BoxGroupsMock, call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that has no token, not even from the environment, says where to put one, and sends nothing."""
    monkeypatch.delenv("BOX_GROUPS_TOKEN", raising=False)

    with pytest.raises(errors.TokenError) as missing:
        call.by(type(call.client)()).join(ZORA)

    assert [] == sent(box)
    assert "there is no token: give the client token=... (environment variable BOX_GROUPS_TOKEN)" == str(missing.value)


def test_none_is_no_token(box: BoxGroupsMock, call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """The type checker forbids it, and so does the client, even when the environment has a token."""
    monkeypatch.setenv("BOX_GROUPS_TOKEN", "token-for-tests")

    with pytest.raises(TypeError, match="BOX_GROUPS_TOKEN"):
        type(call.client)(token=None)  # type: ignore[arg-type]

    assert [] == sent(box)


@pytest.mark.parametrize(
    ("token", "defect"),
    [
        pytest.param("", "be empty", id="nothing"),
        pytest.param("token-for-tests\n", "have a newline at its end", id="read from a file with the end of its line"),
        pytest.param(" token-for-tests", "have a blank at its start", id="copied with a space in front"),
        pytest.param("token-für-tests", "have a character that is not printable ASCII inside", id="a letter"),
        pytest.param(
            f"Bearer {TOKEN}", 'begin with "Bearer", which the client puts before it', id="the word before it"
        ),
    ],
)
def test_what_cannot_be_a_token_is_refused_at_once(box: BoxGroupsMock, call: Caller, token: str, defect: str) -> None:
    """There is no client with such a token, and the message says what is wrong and does not repeat it."""
    with pytest.raises(ValueError, match="token must not") as refused:
        type(call.client)(token=token)

    assert [] == sent(box)
    assert f"token must not {defect}" == str(refused.value)


# Refused, or not now --------------------------------------------------------------------------------------------------


@each(
    "status, kind, reply",
    {
        "an information barrier stands in between": (403, errors.Forbidden, {"example": "informationBarrier"}),
        "the token does not cover groups": (403, errors.Forbidden, {"example": "insufficientScope"}),
        "the caller is no admin, context null": (403, errors.Forbidden, {"example": "notAllowed"}),
        "nobody knows the group": (404, errors.NotFound, {"example": "unknownGroup"}),
        "the service is at fault": (500, errors.ServerError, {"example": "somethingBroke"}),
        "somebody on the way is at fault": (502, errors.ServerError, {"example": "badGateway"}),
        "a status that the spec does not list": (418, errors.StatusError, {"json": {"code": "teapot", "message": "!"}}),
        "an error that says nothing": (400, errors.BadRequest, {"json": {}}),
    },
)
def test_a_refusal_has_a_class_of_its_own_and_says_why(
    box: BoxGroupsMock, call: Caller, status: int, kind: type[errors.StatusError], reply: dict[str, Any]
) -> None:
    """The exception's class tells the status, and what Box says about it comes along complete."""
    box.reply(CREATE, status, **reply)

    error = call.refused(box, errors.StatusError)

    said = json.loads(error.content)
    assert (kind, status) == (type(error), error.status_code)
    assert isinstance(error.parsed, models.ClientError)
    assert (said.get("code", UNSET), said.get("message", UNSET)) == (error.parsed.code, error.parsed.message)
    assert said == error.parsed.to_dict()


def test_a_bad_request_is_told_what_was_bad(box: BoxGroupsMock, call: Caller) -> None:
    """The context of an error is as free as JSON, and names the attribute at fault where Box does."""
    fault = {"reason": "missing_parameter", "name": "user", "message": "A user is needed."}
    said = {"type": "error", "status": 400, "code": "bad_request", "message": "Nobody to add"}
    more: dict[str, Any] = {"help_url": "https://help.example.com", "request_id": "madeup400"}
    body = {**said, "context_info": {"errors": [fault], "attempt": 1}, **more}
    box.reply(CREATE, 400, json=body, headers={"box-request-id": "0abcdef0"})

    error = call.refused(box, errors.BadRequest, models.UserReference(id=""))

    detail = models.ClientErrorDetail(reason="missing_parameter", name="user", message="A user is needed.")
    context = models.ClientErrorContext(errors=[detail], additional_properties={"attempt": 1})
    assert models.ClientError("error", 400, "bad_request", "Nobody to add", context, **more) == error.parsed
    assert "0abcdef0" == error.headers["box-request-id"]


@pytest.mark.parametrize(
    ("body", "request_id", "reason", "sentence"),
    [
        pytest.param(ALREADY, "0abcdef0", REASON, f": {REASON} [request id 0abcdef0]", id="a text, a code and an id"),
        pytest.param({"message": "In there"}, None, "In there", ": In there", id="a text"),
        pytest.param({"code": "conflict"}, None, "conflict", ": conflict", id="a code"),
        pytest.param({}, "0abcdef0", "", " [request id 0abcdef0]", id="an id"),
        pytest.param({}, None, "", "", id="nothing"),
        pytest.param({"message": "In\n  there\x1b"}, None, "In there", ": In there", id="several lines"),
    ],
)
def test_the_message_of_an_error_says_why_and_what_to_quote(
    box: BoxGroupsMock, call: Caller, body: dict[str, str], request_id: str | None, reason: str, sentence: str
) -> None:
    """The reason and the code that Box gives, and the id for its support, stand on one line as far as there are any."""
    box.reply(CREATE, 409, json=body, headers={"box-request-id": request_id})

    error = call.refused(box, errors.Conflict)

    assert (reason, request_id or "") == (error.reason, error.request_id)
    assert f"POST /group_memberships returned 409 Conflict{sentence}" == str(error)


def test_the_message_of_an_error_keeps_the_token_out(box: BoxGroupsMock, call: Caller) -> None:
    """Even when Box repeats the token in its response, a log that has the exception's message alone does not."""
    context = {"header": "Bearer token-for-tests"}
    body = {"code": "unauthorized", "message": "Nobody knows token-for-tests", "context_info": context}
    box.reply(CREATE, 401, json=body, headers=NO_ID)

    error = call.refused(box, errors.Unauthorized)

    assert "POST /group_memberships returned 401 Unauthorized: Nobody knows [token] (unauthorized)" == str(error)
    assert "token-for-tests" not in repr(error)
    assert b"token-for-tests" in error.content


@each(
    "status, kind, code, wait",
    {
        "too many calls": (429, errors.TooManyRequests, "rate_limit_exceeded", "300"),
        "out of order for a minute": (503, errors.ServiceUnavailable, "unavailable", "60"),
        "out of order, nobody knows how long": (503, errors.ServiceUnavailable, "unavailable", None),
    },
)
def test_who_comes_at_a_bad_time_may_be_told_how_long_to_wait(
    box: BoxGroupsMock, call: Caller, status: int, kind: type[errors.StatusError], code: str, wait: str | None
) -> None:
    """Retry-After has the seconds to wait if Box knows them; when they are many, the client leaves it to its caller."""
    box.reply(CREATE, status, json={"code": code, "message": "Take a breath"}, headers={"Retry-After": wait})

    error = call.refused(box, kind)

    assert (wait, wait and float(wait)) == (error.headers.get("retry-after"), error.retry_after)
    assert models.ClientError(code=code, message="Take a breath") == error.parsed


@pytest.mark.contract(allow="content-type-undocumented")
@each(
    "status, kind, sentence",
    {
        "a fault of the service": (500, errors.ServerError, "500 Internal Server Error"),
        "lost on the way": (502, errors.ServerError, "502 Bad Gateway"),
        "out of order": (503, errors.ServiceUnavailable, "503 Service Unavailable"),
        "a status without a name": (520, errors.ServerError, "520"),
        "a firewall": (403, errors.Forbidden, "403 Forbidden"),
    },
)
def test_a_web_page_instead_of_an_error_body_keeps_the_class_of_the_error(
    box: BoxGroupsMock, call: Caller, status: int, kind: type[errors.StatusError], sentence: str
) -> None:
    """When a proxy responds in place of Box, the status decides the class, and the page can be read as it came."""
    box.reply(CREATE, status, content="<h1>Sorry</h1>", headers=HTML)

    error = call.refused(box, errors.StatusError)

    assert (kind, None, b"<h1>Sorry</h1>") == (type(error), error.parsed, error.content)
    assert f"POST /group_memberships returned {sentence}" == str(error)


# Not what Box documents -----------------------------------------------------------------------------------------------


@pytest.mark.contract(allow=("status-undocumented", "body-invalid", "body-missing", "member-undeclared"))
@each(
    "status, reply, sentence",
    {
        "done, but not created": (200, {"json": MEMBERSHIP}, "200 OK, {}"),
        "accepted for later": (202, {"content": ""}, "202 Accepted, {}"),
        "an error, it says": (203, {"json": {"code": "conflict"}}, "203 Non-Authoritative Information, {}: conflict"),
        "look elsewhere": (302, {"content": ""}, "302 Found, {}"),
    },
)
def test_a_success_that_box_does_not_document_is_unexpected(
    box: BoxGroupsMock, call: Caller, status: int, reply: dict[str, Any], sentence: str
) -> None:
    """Only 201 says that the user is in the group; any other response below 400 is left to the caller as it came."""
    box.reply(CREATE, status, headers={**NO_ID, "Location": "https://login.example.com/"}, **reply)

    error = call.refused(box, errors.UnexpectedStatus)

    assert (status, None) == (error.status_code, error.parsed)
    assert not isinstance(error, errors.StatusError)
    unexpected = sentence.format("which the spec documents neither as a success nor as an error")
    assert f"POST /group_memberships returned {unexpected}" == str(error)


@pytest.mark.contract(allow=("body-invalid", "body-missing", "body-not-json", "content-type-undocumented"))
@pytest.mark.parametrize(
    ("reply", "pointer", "expected", "received"),
    [
        pytest.param({"content": "<h1>Hotel</h1>", "headers": HTML}, "", "JSON", "text/html", id="a web page"),
        pytest.param({"content": ""}, "", "JSON", "an empty body", id="nothing at all"),
        pytest.param({"content": "{'id':"}, "", "JSON", "\"{'id':\"", id="not JSON"),
        pytest.param({"content": '{"id":"3"}', "headers": TEXT}, "", "JSON", "text/plain", id="not called JSON"),
        pytest.param({"json": []}, "", "an object", "an array of 0 items", id="a list"),
        pytest.param({"json": {"type": "group_membership"}}, "/id", "a string", MISSING, id="no id"),
        pytest.param({"json": {"id": 3}}, "/id", "a string", "3", id="an id that is a number"),
        pytest.param({"json": {"id": "3"}}, "/type", '"group_membership"', MISSING, id="no word on what it is"),
        pytest.param({"json": {"id": "3", **NOBODY}}, "/type", '"group_membership"', '"user"', id="something else"),
        pytest.param({"json": MEMBERSHIP | {"user": NOBODY}}, "/user/id", "a string", MISSING, id="a user without id"),
        pytest.param({"json": MEMBERSHIP | {"created_at": DAY}}, "/created_at", MOMENT, f'"{DAY}"', id="a day"),
        pytest.param({"json": MEMBERSHIP | {"modified_at": HERE}}, "/modified_at", MOMENT, f'"{HERE}"', id="no offset"),
    ],
)
def test_a_broken_membership_is_never_handed_over(
    box: BoxGroupsMock, call: Caller, reply: dict[str, Any], pointer: str, expected: str, received: str
) -> None:
    """However the caller asks, a 201 that is not what Box documents raises, says where and why, and has what came."""
    box.reply(CREATE, 201, 201, **{"headers": NO_ID, **reply})

    for ask in (lambda: call.join(ZORA), lambda: call.run(call.client.send(ZORA_JOINS))):
        broken = failure(box, errors.InvalidResponse, ask)
        wrong = f"at {pointer or 'the top'} of the body: expected {expected}, received {received}"
        assert f"POST /group_memberships returned 201 Created, but {wrong}" == str(broken)
        assert (pointer, expected, received) == (broken.pointer, broken.expected, broken.received)
    assert [joining(ZORA), joining(ZORA)] == sent(box)


# Requests and errors by themselves ------------------------------------------------------------------------------------


def test_a_request_is_made_without_a_client_and_sent_by_any(box: BoxGroupsMock, call: Caller) -> None:
    """A request says neither where Box is nor who is calling, so it may be kept and sent again by somebody else."""
    somebody_else = call.client.with_options(token="token-of-somebody-else")
    box.reply(CREATE, 201, json=MEMBERSHIP)
    box.reply(CREATE, 409, json=ALREADY)

    created = call.run(call.client.send(ZORA_JOINS))
    refused = call.run(somebody_else.send(ZORA_JOINS))

    assert [joining(ZORA), joining(ZORA, token="token-of-somebody-else")] == sent(box)
    assert (201, models.GroupMembership(id="30000001")) == (created.status_code, created.parsed)
    assert (409, CONFLICT) == (refused.status_code, refused.parsed)
    assert ("POST", "/group_memberships") == (ZORA_JOINS.method, ZORA_JOINS.target)


@pytest.mark.parametrize("body", [CONFLICT, ALREADY], ids=["a model", "plain JSON"])
def test_a_test_makes_an_error_of_a_body(body: models.ClientError | dict[str, Any]) -> None:
    """A test of a program that handles conflicts needs no server: the error is made of its class and a body."""
    conflict = errors.Conflict(body)

    assert (409, CONFLICT) == (conflict.status_code, conflict.parsed)
    assert {"code": "conflict", "message": "Already a member"} == json.loads(conflict.content)
    assert "Already a member (conflict)" == conflict.reason
    assert "409 Conflict: Already a member (conflict)" == str(conflict)


def test_every_documented_status_is_told(request: pytest.FixtureRequest) -> None:
    """No status that the spec documents for this operation is without a story."""
    if not COVERAGE.is_whole(request.module):
        pytest.skip("some stories were not told in this run")
    assert set() == COVERAGE.missing(load("box_groups_client"), CREATE)
