"""
What a program lives through when it adds people to access groups of Kantata OX.

Each story plays one situation to its end: what the caller has, what leaves for the server, what the response is, and
what the caller holds afterwards. `tells` names the statuses that a story meets, and no documented one may be missing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest
import respx
from kantata_ox_client import UNSET, AsyncClient, Client, Response, Unset, errors, operations
from kantata_ox_client.models import (
    AccessGroup,
    AccessGroupMembership,
    AccessGroupMembershipEnvelope,
    AccessGroupMembershipInclude,
    EnvelopeMeta,
    ErrorEntry,
    ErrorList,
    ResultReference,
    User,
)

from wireproof.loading import load
from wireproof.testing.stage import StatusCoverage, SyncOrAsync, played, sent

SPEC = Path(__file__).parents[2] / "specs" / "kantata-ox.yaml"
OPERATION_ID = "createAccessGroupMembership"

# The stage ----------------------------------------------------------------------------------------------------------

COVERAGE = StatusCoverage("kantata")
tells, tells_each = COVERAGE.covers, COVERAGE.covers_each


@pytest.fixture
def kantata(request: pytest.FixtureRequest) -> Iterator[respx.Route]:
    """The one address that a story may call."""
    with played(
        load(SPEC),
        request.param,
        method="POST",
        url="https://api.mavenlink.com/api/v1/access_group_memberships",
    ) as route:
        yield route


Include = Sequence[AccessGroupMembershipInclude | Literal["access_group", "user"]] | Unset


@dataclass(frozen=True)
class Caller(SyncOrAsync[Client | AsyncClient]):
    """Adds people to access groups, sync or async; stories do not know which."""

    def __call__(
        self,
        access_group_id: int,
        user_id: int,
        *,
        include: Include = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
        client: Client | AsyncClient | None = None,
    ) -> AccessGroupMembership:
        """The new membership, or an exception."""
        resource = (client or self.client).access_group_memberships
        return self.run(
            resource.create(
                access_group_id=access_group_id,
                user_id=user_id,
                include=include,
                additional_properties=additional_properties,
            )
        )

    def send(
        self, access_group_id: int, user_id: int, *, include: Include = UNSET
    ) -> Response[AccessGroupMembershipEnvelope | ErrorList]:
        """The response, whatever its status."""
        request = operations.create_access_group_membership(
            access_group_id=access_group_id, user_id=user_id, include=include
        )
        sending = self.client.send(request)
        return self.run(sending)

    def envelope(
        self, access_group_id: int, user_id: int, *, include: Include = UNSET
    ) -> AccessGroupMembershipEnvelope:
        """The body of a success, with what it says beside the membership."""
        body = self.send(access_group_id, user_id, include=include).parsed
        assert isinstance(body, AccessGroupMembershipEnvelope)
        return body


@pytest.fixture(params=[Client, AsyncClient], ids=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """Somebody with a valid token, unless the story brings its own client."""
    with Caller.calling(request.param(token="token-for-tests")) as caller:
        yield caller


PIM_JOINS = 4100, 520001
"""The ids of an access group and of the user who joins it."""

POST = (
    "POST https://api.mavenlink.com/api/v1/access_group_memberships",
    "Authorization: Bearer token-for-tests",
    "Content-Type: application/json",
)
PIM_JOINS_ON_THE_WIRE = (*POST, '{"access_group_membership":{"access_group_id":4100,"user_id":520001}}')


def envelope_of(*memberships: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The body around memberships that each have an id; more maps may stand beside theirs."""
    return {
        "count": len(memberships),
        "meta": {"count": len(memberships), "page_count": 1, "page_number": 1, "page_size": 20},
        "results": [{"key": "access_group_memberships", "id": membership["id"]} for membership in memberships],
        "access_group_memberships": {membership["id"]: membership for membership in memberships},
        **more,
    }


# Welcome ------------------------------------------------------------------------------------------------------------


@tells(200)
def test_a_user_joins_an_access_group(kantata: respx.Route, call: Caller) -> None:
    """Two numbers are enough; the body is an envelope, and the one new membership in it is what the caller gets."""
    kantata.respond(
        200,
        json={
            "count": 1,
            "meta": {"count": 1, "page_count": 1, "page_number": 1, "page_size": 20},
            "results": [{"key": "access_group_memberships", "id": "7000003"}],
            "access_group_memberships": {
                "7000003": {
                    "id": "7000003",
                    "access_group_id": 4100,
                    "access_group_name": "Paper Planes Dept.",
                    "created_at": "2031-04-03",
                    "creator_id": 520099,
                    "user_id": 520001,
                    "user_name": "Pim Placeholder",
                }
            },
        },
    )

    membership = call(*PIM_JOINS)

    assert [
        (
            "POST https://api.mavenlink.com/api/v1/access_group_memberships",
            "Authorization: Bearer token-for-tests",
            "Content-Type: application/json",
            '{"access_group_membership":{"access_group_id":4100,"user_id":520001}}',
        )
    ] == sent(kantata)
    assert (
        AccessGroupMembership(
            id="7000003",
            access_group_id=4100,
            access_group_name="Paper Planes Dept.",
            created_at=date(2031, 4, 3),
            creator_id=520099,
            user_id=520001,
            user_name="Pim Placeholder",
        )
        == membership
    )


@tells(200)
def test_the_envelope_itself_is_on_the_response_of_send(kantata: respx.Route, call: Caller) -> None:
    """`send` sends the same bytes, and its response has the envelope, the status and the header fields."""
    kantata.respond(200, json=envelope_of({"id": "7000003", "user_id": 520001}), headers={"X-Request-Id": "madeup"})

    response = call.send(*PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert (200, "madeup") == (response.status_code, response.headers["x-request-id"])
    envelope = response.parsed
    assert isinstance(envelope, AccessGroupMembershipEnvelope)
    assert [ResultReference(key="access_group_memberships", id="7000003")] == envelope.results
    membership = AccessGroupMembership(id="7000003", user_id=520001)
    assert {"7000003": membership} == envelope.access_group_memberships
    assert 1 == envelope.count
    assert EnvelopeMeta(count=1, page_count=1, page_number=1, page_size=20) == envelope.meta
    assert (UNSET, UNSET) == (envelope.users, envelope.access_groups)


@tells(200)
def test_results_keep_their_order_whatever_the_order_of_the_map(kantata: respx.Route, call: Caller) -> None:
    """The map is there to look ids up in; only `results` says what comes first."""
    kantata.respond(
        200,
        json={
            "results": [
                {"key": "access_group_memberships", "id": "7000009"},
                {"key": "access_group_memberships", "id": "7000010"},
                {"key": "access_group_memberships", "id": "7000008"},
            ],
            "access_group_memberships": {
                "7000010": {"user_name": "Second"},
                "7000008": {"user_name": "Third"},
                "7000009": {"user_name": "First"},
            },
        },
    )

    envelope = call.envelope(*PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert envelope.results
    assert envelope.access_group_memberships
    assert {"access_group_memberships"} == {reference.key for reference in envelope.results}
    assert ["First", "Second", "Third"] == [
        envelope.access_group_memberships[str(reference.id)].user_name for reference in envelope.results
    ]


@tells(200)
def test_what_the_spec_does_not_name_is_sent_inside_the_wrapper(kantata: respx.Route, call: Caller) -> None:
    """A member that Kantata has and the spec has not goes where the two numbers go."""
    kantata.respond(200, json=envelope_of({"id": "7000003"}))

    membership = call(*PIM_JOINS, additional_properties={"badge": {"colour": "teal"}})

    assert [
        (
            *POST,
            '{"access_group_membership":{"badge":{"colour":"teal"},"access_group_id":4100,"user_id":520001}}',
        )
    ] == sent(kantata)
    assert AccessGroupMembership(id="7000003") == membership


@tells(200, 200)
def test_the_user_and_the_group_come_along_when_asked_for(kantata: respx.Route, call: Caller) -> None:
    """The names to include stand in the query between literal commas, and each is an attribute of the membership."""
    kantata.respond(
        200,
        json=envelope_of(
            {"id": "7000001", "access_group_id": 4100, "user_id": "520001"},
            users={
                "520001": {
                    "id": "520001",
                    "full_name": "Pim Placeholder",
                    "email_address": "pim.placeholder@example.com",
                    "headline": None,
                    "photo_path": None,
                }
            },
            access_groups={"4100": {"id": "4100", "name": "Paper Planes Dept."}},
        ),
    )
    include = [AccessGroupMembershipInclude.ACCESS_GROUP, AccessGroupMembershipInclude.USER]

    membership = call(*PIM_JOINS, include=include)
    envelope = call.envelope(*PIM_JOINS, include=include)

    assert [
        (
            "POST https://api.mavenlink.com/api/v1/access_group_memberships?include=access_group,user",
            "Authorization: Bearer token-for-tests",
            "Content-Type: application/json",
            '{"access_group_membership":{"access_group_id":4100,"user_id":520001}}',
        )
    ] * 2 == sent(kantata)
    pim = User(
        id="520001",
        full_name="Pim Placeholder",
        email_address="pim.placeholder@example.com",
        headline=None,
        photo_path=None,
    )
    paper_planes = AccessGroup(id="4100", name="Paper Planes Dept.")
    assert (pim, paper_planes) == (membership.user, membership.access_group)
    assert {"520001": pim} == envelope.users
    assert {"4100": paper_planes} == envelope.access_groups


@tells(200, 200)
@pytest.mark.parametrize(
    ("include", "query"),
    [
        pytest.param(UNSET, "", id="nothing asked for"),
        pytest.param([AccessGroupMembershipInclude.USER], "?include=user", id="the user alone"),
        pytest.param([AccessGroupMembershipInclude.ACCESS_GROUP], "?include=access_group", id="the group alone"),
        pytest.param(["user"], "?include=user", id="by its literal"),
        pytest.param(
            ["access_group", AccessGroupMembershipInclude.USER], "?include=access_group,user", id="one of each"
        ),
        pytest.param([AccessGroupMembershipInclude("skills")], "?include=skills", id="a name yet to be documented"),
    ],
)
def test_only_what_was_asked_for_stands_in_the_query(
    kantata: respx.Route, call: Caller, include: Include, query: str
) -> None:
    """A literal is sent like its member; Kantata may have nothing to add, and then the map is there and empty."""
    kantata.respond(200, json=envelope_of({"id": "7000004"}, users={}))

    membership = call(*PIM_JOINS, include=include)
    envelope = call.envelope(*PIM_JOINS, include=include)

    assert [
        (
            f"POST https://api.mavenlink.com/api/v1/access_group_memberships{query}",
            "Authorization: Bearer token-for-tests",
            "Content-Type: application/json",
            '{"access_group_membership":{"access_group_id":4100,"user_id":520001}}',
        )
    ] * 2 == sent(kantata)
    assert AccessGroupMembership(id="7000004") == membership
    assert {} == envelope.users


@tells()
def test_an_undocumented_name_is_refused_before_anything_is_sent(kantata: respx.Route, call: Caller) -> None:
    """The type checker refuses it as well; the message names what is documented, and the way to insist."""
    with pytest.raises(ValueError, match="include") as refused:
        call(*PIM_JOINS, include=["skills"])  # type: ignore[list-item]

    assert [] == sent(kantata)
    assert (
        "parameter include: at /0, expected one of 'access_group', 'user', received \"skills\"; "
        "to send that all the same, wrap it: AccessGroupMembershipInclude('skills')"
    ) == str(refused.value)


@tells(200)
@pytest.mark.parametrize(
    ("membership", "user", "access_group"),
    [
        pytest.param(
            {"access_group_id": 4100, "user_id": "520001"},
            '"520001" is not among the users of the response; ask for it with include=user',
            "4100 is not among the access_groups of the response; ask for it with include=access_group",
            id="not asked for",
        ),
        pytest.param(
            {"access_group_id": None},
            "there is no user_id, so that it refers to nothing",
            "there is no access_group_id, so that it refers to nothing",
            id="null and left out",
        ),
    ],
)
def test_what_is_not_included_says_how_to_ask_for_it(
    kantata: respx.Route, call: Caller, membership: dict[str, Any], user: str, access_group: str
) -> None:
    """The attribute is there at all times, and raises when the response has nothing that the id leads to."""
    kantata.respond(200, json=envelope_of({"id": "7000001", **membership}))

    alone = call(*PIM_JOINS)
    with pytest.raises(errors.NotIncluded) as no_user:
        _ = alone.user
    with pytest.raises(errors.NotIncluded) as no_access_group:
        _ = alone.access_group

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert f"AccessGroupMembership.user: {user}" == str(no_user.value)
    assert f"AccessGroupMembership.access_group: {access_group}" == str(no_access_group.value)
    assert isinstance(no_user.value, LookupError)


@tells(200)
@pytest.mark.parametrize(
    "written",
    [
        pytest.param({"access_group_id": 4100, "user_id": 520001, "creator_id": 520099}, id="as numbers"),
        pytest.param({"access_group_id": "4100", "user_id": "520001", "creator_id": "520099"}, id="as strings"),
        pytest.param({"access_group_id": 4100, "user_id": "520001", "creator_id": None}, id="one of each, and null"),
    ],
)
def test_ids_inside_a_membership_stay_as_kantata_wrote_them(
    kantata: respx.Route, call: Caller, written: dict[str, int | str | None]
) -> None:
    """A number stays a number and a string a string, while the id that `results` refers to is always a string."""
    kantata.respond(200, json=envelope_of({"id": "7000004", **written}))

    membership = call(*PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert "7000004" == membership.id
    assert written == {
        "access_group_id": membership.access_group_id,
        "user_id": membership.user_id,
        "creator_id": membership.creator_id,
    }


@tells(200)
def test_values_that_nobody_has_set_are_none_and_those_left_out_are_unset(kantata: respx.Route, call: Caller) -> None:
    """Null in the response is None for the caller; what does not come at all is UNSET."""
    kantata.respond(
        200, json=envelope_of({"id": "7000004", "access_group_name": None, "created_at": None, "user_id": None})
    )

    membership = call(*PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert (None, None, None) == (membership.access_group_name, membership.created_at, membership.user_id)
    assert (UNSET, UNSET, UNSET) == (membership.access_group_id, membership.creator_id, membership.user_name)


@tells(200, 200)
def test_what_kantata_does_not_document_is_kept(kantata: respx.Route, call: Caller) -> None:
    """What this client does not know stands in `additional_properties`, and `to_dict` gives the whole body back."""
    body = envelope_of(
        {"id": "7000005", "badge": {"colour": "teal"}},
        skills={"12": {"id": "12", "name": "Folding", "level": 4.5}},
    )
    kantata.respond(200, json=body)

    membership = call(*PIM_JOINS)
    envelope = call.envelope(*PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] * 2 == sent(kantata)
    assert {"12": {"id": "12", "name": "Folding", "level": 4.5}} == envelope.additional_properties["skills"]
    assert {"colour": "teal"} == membership.additional_properties["badge"]
    assert body == envelope.to_dict()


@tells(200)
def test_an_envelope_may_lack_anything(kantata: respx.Route, call: Caller) -> None:
    """No member is promised, so even an empty object is an envelope; what is unset is false, so `or` is enough."""
    kantata.respond(200, json={})

    envelope = call.envelope(*PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert AccessGroupMembershipEnvelope() == envelope
    assert (UNSET, UNSET) == (envelope.results, envelope.access_group_memberships)
    assert [] == [reference.id for reference in envelope.results or []]


# Refused ------------------------------------------------------------------------------------------------------------


@tells(422)
def test_the_wrong_access_group_is_refused_for_several_reasons(kantata: respx.Route, call: Caller) -> None:
    """Each problem comes as an entry of its own, in order, with the attribute at fault where there is one."""
    kantata.respond(
        422,
        json={
            "errors": [
                {"type": "validation", "message": "Group 1 is out of reach.", "field": "access_group_id"},
                {"type": "validation", "message": "User 520404 is not here.", "field": "user_id", "index": 0},
                {"type": "validation", "message": "This membership is not valid.", "field": "base"},
            ]
        },
    )

    with pytest.raises(errors.UnprocessableEntity) as refused:
        call(access_group_id=1, user_id=520404)

    assert [(*POST, '{"access_group_membership":{"access_group_id":1,"user_id":520404}}')] == sent(kantata)
    assert refused.value.parsed is not None
    assert [
        ErrorEntry(type_="validation", message="Group 1 is out of reach.", field="access_group_id"),
        ErrorEntry(type_="validation", message="User 520404 is not here.", field="user_id", index=0),
        ErrorEntry(type_="validation", message="This membership is not valid.", field="base"),
    ] == refused.value.parsed.errors


@tells(422)
def test_a_refusal_can_be_looked_at_without_an_exception(kantata: respx.Route, call: Caller) -> None:
    """`send` returns an error like any other response."""
    kantata.respond(422, json={"errors": [{"message": "In this group already."}]}, headers={"X-Request-Id": "madeup"})

    response = call.send(*PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert (422, "madeup") == (response.status_code, response.headers["x-request-id"])
    assert ErrorList(errors=[ErrorEntry(message="In this group already.")]) == response.parsed


@tells(422)
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(
            {"errors": [{"type": "validation", "message": "User has already been taken", "field": "user_id"}]},
            ": User has already been taken (user_id)",
            id="a message and a field",
        ),
        pytest.param(
            {"errors": [{"type": "system", "message": "Not today."}]}, ": Not today.", id="a message without a field"
        ),
        pytest.param(
            {"errors": [{"message": "Group 1 is out of reach."}, {"message": "Nor is it known.", "field": "base"}]},
            ": Group 1 is out of reach.",
            id="the first of several",
        ),
        pytest.param({"errors": []}, "", id="no reason at all"),
    ],
)
def test_the_message_of_an_error_has_the_reason_and_the_request_id(
    kantata: respx.Route, call: Caller, body: dict[str, Any], reason: str
) -> None:
    """A log line is enough to see what was refused and why, and to ask Kantata about it."""
    kantata.respond(422, json=body, headers={"X-Request-Id": "madeup-4711"})

    with pytest.raises(errors.UnprocessableEntity) as refused:
        call(*PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert (
        f"POST /access_group_memberships returned 422 Unprocessable Entity{reason} [request id madeup-4711]"
    ) == str(refused.value)
    assert "madeup-4711" == refused.value.request_id


@tells_each(
    "error, entry",
    {
        "the body cannot be read": (
            400,
            errors.BadRequest,
            {"type": "system", "message": "The body has no access_group_membership."},
        ),
        "the caller may not manage access groups": (
            403,
            errors.Forbidden,
            {"type": "system", "message": "Your account permission does not reach this far."},
        ),
        "nobody knows the user": (404, errors.NotFound, {"type": "system", "message": "There is no user 520001."}),
        "too many requests": (429, errors.TooManyRequests, {"type": "system", "message": "Slow down, please."}),
        "a fault of the service": (
            500,
            errors.ServerError,
            {"type": "system", "message": "A paper plane got caught in the machine."},
        ),
        "lost on the way": (502, errors.ServerError, {"type": "system", "message": "Nobody at home."}),
        "out of order": (503, errors.ServiceUnavailable, {"type": "system", "message": "Gone fishing."}),
        "a status that the spec does not list": (
            418,
            errors.StatusError,
            {"type": "system", "message": "Short and stout.", "spout": True},
        ),
    },
)
def test_a_refusal_has_a_class_of_its_own_and_says_why(
    kantata: respx.Route, call: Caller, status: int, error: type[errors.StatusError], entry: dict[str, Any]
) -> None:
    """The exception's class tells the status, and what Kantata says about it comes along complete."""
    kantata.respond(status, json={"errors": [entry]})

    with pytest.raises(errors.StatusError) as refused:
        call(*PIM_JOINS, client=call.client.with_options(max_retries=0))

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert error is type(refused.value)
    assert status == refused.value.status_code
    assert refused.value.parsed is not None
    assert isinstance(refused.value.parsed.errors, list)
    assert [entry["message"]] == [problem.message for problem in refused.value.parsed.errors]
    assert {"errors": [entry]} == refused.value.parsed.to_dict()
    assert str(refused.value).endswith(f": {entry['message']}")


# Not with this token ------------------------------------------------------------------------------------------------


@tells(401)
def test_a_revoked_token_opens_nothing(kantata: respx.Route, call: Caller) -> None:
    """The server says that it does not know the token, and no message repeats it."""
    kantata.respond(401, json={"errors": [{"type": "oauth", "message": "This token opens nothing."}]})

    with pytest.raises(errors.Unauthorized) as refused:
        call(*PIM_JOINS, client=call.client.with_options(token="token-for-tests-revoked"))

    assert [
        (
            "POST https://api.mavenlink.com/api/v1/access_group_memberships",
            "Authorization: Bearer token-for-tests-revoked",
            "Content-Type: application/json",
            '{"access_group_membership":{"access_group_id":4100,"user_id":520001}}',
        )
    ] == sent(kantata)
    assert ErrorList(errors=[ErrorEntry(type_="oauth", message="This token opens nothing.")]) == refused.value.parsed
    assert "POST /access_group_memberships returned 401 Unauthorized: This token opens nothing." == str(refused.value)
    assert "token-for-tests" not in repr(refused.value)


@tells()
def test_nobody_asks_without_a_token(kantata: respx.Route, call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a token and without the environment variable for it, which the message names, nothing is sent."""
    monkeypatch.delenv("KANTATA_OX_TOKEN", raising=False)

    with pytest.raises(errors.TokenError, match="KANTATA_OX_TOKEN"):
        call(*PIM_JOINS, client=type(call.client)())

    assert [] == sent(kantata)


# Refused in other words ---------------------------------------------------------------------------------------------


@tells_each(
    "error, sentence",
    {
        "out of order": (503, errors.ServiceUnavailable, "503 Service Unavailable"),
        "lost on the way": (502, errors.ServerError, "502 Bad Gateway"),
        "a status without a name": (520, errors.ServerError, "520"),
        "a firewall": (403, errors.Forbidden, "403 Forbidden"),
    },
)
def test_a_web_page_instead_of_an_error_body_keeps_the_class_of_the_error(
    kantata: respx.Route, call: Caller, status: int, error: type[errors.StatusError], sentence: str
) -> None:
    """When a proxy responds in place of Kantata, the status decides the class, and the page can be read as it came."""
    kantata.respond(status, html="<h1>Back in a quarter of an hour</h1>")

    with pytest.raises(errors.StatusError) as refused:
        call(*PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert error is type(refused.value)
    assert refused.value.parsed is None
    assert b"<h1>Back in a quarter of an hour</h1>" == refused.value.content
    assert f"POST /access_group_memberships returned {sentence}" == str(refused.value)


@tells(422)
def test_errors_as_plain_strings_are_left_to_the_caller(kantata: respx.Route, call: Caller) -> None:
    """A body that is not what Kantata documents is not parsed, but its class and its bytes are there."""
    kantata.respond(422, content=b'{"errors":["Not like this."]}', headers={"Content-Type": "application/json"})

    with pytest.raises(errors.UnprocessableEntity) as refused:
        call(*PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert refused.value.parsed is None
    assert b'{"errors":["Not like this."]}' == refused.value.content


@tells(422)
def test_an_error_message_beside_the_list_is_kept(kantata: respx.Route, call: Caller) -> None:
    """The vendor's own client looks for `error_message`, and a caller finds it among the members not documented."""
    kantata.respond(422, json={"error_message": "Not like this."})

    with pytest.raises(errors.UnprocessableEntity) as refused:
        call(*PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert refused.value.parsed is not None
    assert UNSET is refused.value.parsed.errors
    assert "Not like this." == refused.value.parsed.additional_properties["error_message"]


# Neither done nor refused -------------------------------------------------------------------------------------------


@tells(302)
def test_a_redirect_is_not_followed(kantata: respx.Route, call: Caller) -> None:
    """Sent elsewhere, the client goes nowhere, least of all with its token; the caller can read where to."""
    kantata.respond(302, headers={"Location": "https://login.example.com/welcome"})

    with pytest.raises(errors.UnexpectedStatus) as unexpected:
        call(*PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert (302, None) == (unexpected.value.status_code, unexpected.value.parsed)
    assert (
        "POST /access_group_memberships returned 302 Found, "
        "which the spec documents neither as a success nor as an error"
    ) == str(unexpected.value)
    assert "https://login.example.com/welcome" == unexpected.value.headers["location"]


@tells_each(
    "content",
    {
        "created": (201, b"{}"),
        "an error that calls itself accepted": (202, b'{"errors":[]}'),
        "nothing to say": (204, b""),
    },
)
def test_a_success_that_kantata_does_not_document_is_unexpected(
    kantata: respx.Route, call: Caller, status: int, content: bytes
) -> None:
    """Kantata creates with 200; any other status below 400 is left to the caller as it came."""
    kantata.respond(status, content=content)

    with pytest.raises(errors.UnexpectedStatus) as unexpected:
        call(*PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert (status, content) == (unexpected.value.status_code, unexpected.value.content)
    assert unexpected.value.parsed is None


# Done, it says ------------------------------------------------------------------------------------------------------


@tells(200, 200)
@pytest.mark.parametrize(
    ("response", "complaint"),
    [
        pytest.param({"html": "<h1>Log in</h1>"}, ("", "JSON", "text/html"), id="a web page"),
        pytest.param({"content": b""}, ("", "JSON", "an empty body"), id="nothing at all"),
        pytest.param({"json": []}, ("", "an object", "an array of 0 items"), id="a list"),
        pytest.param({"json": "done"}, ("", "an object", '"done"'), id="a word"),
        pytest.param(
            {"json": {"results": {"id": "7"}}}, ("/results", "an array", "an object with 1 members"), id="no list"
        ),
        pytest.param(
            {"json": {"results": [{"id": "7"}, {"id": 8}]}}, ("/results/1/id", "a string", "8"), id="a number for an id"
        ),
        pytest.param(
            {"json": {"access_group_memberships": []}},
            ("/access_group_memberships", "an object", "an array of 0 items"),
            id="no map",
        ),
        pytest.param(
            {"json": {"access_group_memberships": {"7": {"created_at": "yesterday"}}}},
            ("/access_group_memberships/7/created_at", "a date (RFC 3339) or null", '"yesterday"'),
            id="a day that is none",
        ),
        pytest.param(
            {"json": {"users": {"5": {"full_name": False}}}},
            ("/users/5/full_name", "a string or null", "false"),
            id="a nonsensical name",
        ),
    ],
)
def test_a_body_that_is_not_the_envelope_is_never_handed_over(
    kantata: respx.Route, call: Caller, response: dict[str, Any], complaint: tuple[str, str, str]
) -> None:
    """However the caller asks, a success that is not what Kantata documents raises, and says where and why."""
    kantata.respond(200, **response)

    for ask in (call, call.send):
        with pytest.raises(errors.InvalidResponse) as broken:
            ask(*PIM_JOINS)

        assert complaint == (broken.value.pointer, broken.value.expected, broken.value.received)
    assert [PIM_JOINS_ON_THE_WIRE, PIM_JOINS_ON_THE_WIRE] == sent(kantata)


@tells(200, 200)
@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        pytest.param({}, ("/results", "exactly one reference", "0"), id="an empty envelope"),
        pytest.param(
            {"results": [], "access_group_memberships": {}}, ("/results", "exactly one reference", "0"), id="no result"
        ),
        pytest.param(
            {
                "results": [
                    {"key": "access_group_memberships", "id": "7"},
                    {"key": "access_group_memberships", "id": "8"},
                ],
                "access_group_memberships": {"7": {"id": "7"}, "8": {"id": "8"}},
            },
            ("/results", "exactly one reference", "2"),
            id="two results",
        ),
        pytest.param(
            {"results": [{"key": "access_group_memberships", "id": "7"}], "access_group_memberships": {}},
            (
                "/results/0",
                "a reference to an object in /access_group_memberships",
                '"7" of "access_group_memberships"',
            ),
            id="a reference to nothing",
        ),
        pytest.param(
            {"results": [{"key": "robots", "id": "7"}], "access_group_memberships": {"7": {"id": "7"}}},
            ("/results/0", "a reference to an object in /access_group_memberships", '"7" of "robots"'),
            id="a reference into another map",
        ),
        pytest.param(
            {"access_group_memberships": {"7": {"id": "7"}}},
            ("/results", "an array", "nothing, the order of the items is missing"),
            id="a membership and no reference to it",
        ),
    ],
)
def test_an_envelope_without_the_one_membership_is_not_guessed_at(
    kantata: respx.Route, call: Caller, body: dict[str, Any], complaint: tuple[str, str, str]
) -> None:
    """One user joins one group, so a response about none or several raises; `send` still has its envelope."""
    kantata.respond(200, json=body)

    with pytest.raises(errors.InvalidResponse) as broken:
        call(*PIM_JOINS)
    envelope = call.envelope(*PIM_JOINS)

    pointer, expected, received = complaint
    assert [PIM_JOINS_ON_THE_WIRE] * 2 == sent(kantata)
    assert complaint == (broken.value.pointer, broken.value.expected, broken.value.received)
    assert (
        f"POST /access_group_memberships returned 200 OK, but at {pointer} of the body: "
        f"expected {expected}, received {received}"
    ) == str(broken.value)
    assert body == envelope.to_dict()


# The end ------------------------------------------------------------------------------------------------------------


def test_every_documented_status_is_told() -> None:
    """No status that the spec documents, of any operation, is without a story."""
    assert set() == COVERAGE.missing(load(SPEC), OPERATION_ID)
