"""
What a program lives through when it adds people to access groups of Kantata OX.

Each story plays one situation to its end: what the caller has, what leaves for the server, what the server answers, and
what the caller holds afterwards. `tells` names the statuses that a story meets, and no documented one may be missing.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import respx
from kantata_ox_client import UNSET, AuthenticatedClient, Client, Response, Unset, errors
from kantata_ox_client.api.access_group_memberships import create_access_group_membership
from kantata_ox_client.models import (
    AccessGroup,
    AccessGroupMap,
    AccessGroupMembership,
    AccessGroupMembershipAttributes,
    AccessGroupMembershipCreate,
    AccessGroupMembershipEnvelope,
    AccessGroupMembershipInclude,
    EnvelopeMeta,
    ErrorEntry,
    ErrorList,
    User,
    UserMap,
)

from wireproof.catalog import load
from wireproof.stage import Playbill, SyncOrAsync, answered, sent

SPEC = Path(__file__).parents[2] / "specs" / "kantata-ox.yaml"
OPERATION_ID = "createAccessGroupMembership"

# The stage ----------------------------------------------------------------------------------------------------------

PLAYBILL = Playbill("kantata")
tells, tells_each = PLAYBILL.tells, PLAYBILL.tells_each


@pytest.fixture
def kantata(request: pytest.FixtureRequest) -> Iterator[respx.Route]:
    """The one address that a story may call."""
    with respx.mock(assert_all_called=False) as router:
        route = router.post("https://api.mavenlink.com/api/v1/access_group_memberships")
        yield route
        assert list(request.param) == answered(route)


@dataclass(frozen=True)
class Caller(SyncOrAsync):
    """Adds people to access groups, sync or async; stories do not know which."""

    client: AuthenticatedClient
    """Calls unless the story brings another one."""

    def __call__(
        self,
        body: AccessGroupMembershipCreate,
        *,
        include: list[AccessGroupMembershipInclude] | Unset = UNSET,
        client: AuthenticatedClient | None = None,
    ) -> AccessGroupMembershipEnvelope:
        """The envelope, or an exception."""
        operation = create_access_group_membership
        return self.run(operation.sync, operation.asyncio, client=client or self.client, body=body, include=include)

    def detailed(self, body: AccessGroupMembershipCreate) -> Response[ErrorList | AccessGroupMembershipEnvelope]:
        """Whatever the server answers."""
        operation = create_access_group_membership
        return self.run(operation.sync_detailed, operation.asyncio_detailed, client=self.client, body=body)


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest) -> Iterator[Caller]:
    """Somebody with a valid token, unless the story brings its own client."""
    with asyncio.Runner() as runner:
        caller = Caller(runner if request.param == "async" else None, AuthenticatedClient(token="token-for-tests"))
        with caller.block(caller.client):
            yield caller


def memberships(envelope: AccessGroupMembershipEnvelope) -> list[AccessGroupMembership]:
    """The new memberships, as every caller finds them: in the order of `results`, each by its id in the map."""
    assert envelope.results
    assert envelope.access_group_memberships
    assert {"access_group_memberships"} == {reference.key for reference in envelope.results}
    return [envelope.access_group_memberships[str(reference.id)] for reference in envelope.results]


PIM_JOINS = AccessGroupMembershipCreate(AccessGroupMembershipAttributes(access_group_id=4100, user_id=520001))

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
    """Two numbers are enough; the answer is an envelope, and `results` leads to the one new membership in it."""
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

    envelope = call(PIM_JOINS)

    assert [
        (
            "POST https://api.mavenlink.com/api/v1/access_group_memberships",
            "Authorization: Bearer token-for-tests",
            "Content-Type: application/json",
            '{"access_group_membership":{"access_group_id":4100,"user_id":520001}}',
        )
    ] == sent(kantata)
    assert [
        AccessGroupMembership(
            id="7000003",
            access_group_id=4100,
            access_group_name="Paper Planes Dept.",
            created_at=date(2031, 4, 3),
            creator_id=520099,
            user_id=520001,
            user_name="Pim Placeholder",
        )
    ] == memberships(envelope)
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

    envelope = call(PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert ["First", "Second", "Third"] == [membership.user_name for membership in memberships(envelope)]


@tells(200)
def test_the_user_and_the_group_come_along_when_asked_for(kantata: respx.Route, call: Caller) -> None:
    """The names to include stand in the query between literal commas, and each adds a map that the ids lead into."""
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

    envelope = call(PIM_JOINS, include=[AccessGroupMembershipInclude.ACCESS_GROUP, AccessGroupMembershipInclude.USER])

    assert [
        (
            "POST https://api.mavenlink.com/api/v1/access_group_memberships?include=access_group,user",
            "Authorization: Bearer token-for-tests",
            "Content-Type: application/json",
            '{"access_group_membership":{"access_group_id":4100,"user_id":520001}}',
        )
    ] == sent(kantata)
    pim = User(
        id="520001",
        full_name="Pim Placeholder",
        email_address="pim.placeholder@example.com",
        headline=None,
        photo_path=None,
    )
    paper_planes = AccessGroup(id="4100", name="Paper Planes Dept.")
    [membership] = memberships(envelope)
    assert envelope.users
    assert envelope.access_groups
    assert pim == envelope.users[str(membership.user_id)]
    assert paper_planes == envelope.access_groups[str(membership.access_group_id)]
    assert UserMap({"520001": pim}) == envelope.users
    assert AccessGroupMap({"4100": paper_planes}) == envelope.access_groups


@tells(200)
@pytest.mark.parametrize(
    ("include", "query"),
    [
        pytest.param(UNSET, "", id="nothing asked for"),
        pytest.param([AccessGroupMembershipInclude.USER], "?include=user", id="the user alone"),
        pytest.param([AccessGroupMembershipInclude.ACCESS_GROUP], "?include=access_group", id="the group alone"),
        pytest.param([AccessGroupMembershipInclude("skills")], "?include=skills", id="a name yet to be documented"),
    ],
)
def test_only_what_was_asked_for_stands_in_the_query(
    kantata: respx.Route, call: Caller, include: list[AccessGroupMembershipInclude] | Unset, query: str
) -> None:
    """Kantata may have nothing to add, and then the map is there and empty."""
    kantata.respond(200, json=envelope_of({"id": "7000004"}, users={}))

    envelope = call(PIM_JOINS, include=include)

    assert [
        (
            f"POST https://api.mavenlink.com/api/v1/access_group_memberships{query}",
            "Authorization: Bearer token-for-tests",
            "Content-Type: application/json",
            '{"access_group_membership":{"access_group_id":4100,"user_id":520001}}',
        )
    ] == sent(kantata)
    assert UserMap() == envelope.users


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

    envelope = call(PIM_JOINS)

    [membership] = memberships(envelope)
    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert "7000004" == membership.id
    assert written == {
        "access_group_id": membership.access_group_id,
        "user_id": membership.user_id,
        "creator_id": membership.creator_id,
    }


@tells(200)
def test_values_that_nobody_has_set_are_none_and_those_left_out_are_unset(kantata: respx.Route, call: Caller) -> None:
    """Null in the answer is None for the caller; what does not come at all is UNSET."""
    kantata.respond(
        200, json=envelope_of({"id": "7000004", "access_group_name": None, "created_at": None, "user_id": None})
    )

    envelope = call(PIM_JOINS)

    [membership] = memberships(envelope)
    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert (None, None, None) == (membership.access_group_name, membership.created_at, membership.user_id)
    assert (UNSET, UNSET, UNSET) == (membership.access_group_id, membership.creator_id, membership.user_name)


@tells(200)
def test_what_kantata_does_not_document_is_kept(kantata: respx.Route, call: Caller) -> None:
    """What this client does not know stands in `additional_properties`, and `to_dict` gives the whole answer back."""
    answer = envelope_of(
        {"id": "7000005", "badge": {"colour": "teal"}},
        skills={"12": {"id": "12", "name": "Folding", "level": 4.5}},
    )
    kantata.respond(200, json=answer)

    envelope = call(PIM_JOINS)

    [membership] = memberships(envelope)
    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert {"12": {"id": "12", "name": "Folding", "level": 4.5}} == envelope.additional_properties["skills"]
    assert {"colour": "teal"} == membership.additional_properties["badge"]
    assert answer == envelope.to_dict()


@tells(200)
def test_an_envelope_may_lack_anything(kantata: respx.Route, call: Caller) -> None:
    """No member is promised, so even an empty object is an envelope; what is unset is false, so `or` is enough."""
    kantata.respond(200, json={})

    envelope = call(PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert AccessGroupMembershipEnvelope() == envelope
    assert (UNSET, UNSET) == (envelope.results, envelope.access_group_memberships)
    assert [] == [reference.id for reference in envelope.results or []]


# Refused ------------------------------------------------------------------------------------------------------------


@tells(422)
def test_the_wrong_access_group_is_refused_for_several_reasons(kantata: respx.Route, call: Caller) -> None:
    """Each problem comes as an entry of its own, in order, with the attribute at fault where there is one."""
    body = AccessGroupMembershipCreate(AccessGroupMembershipAttributes(access_group_id=1, user_id=520404))
    kantata.respond(
        422,
        json={
            "errors": [
                {"type": "validation", "message": "Group 1 is out of reach.", "field": "access_group_id"},
                {"type": "validation", "message": "User 520404 is not here.", "field": "user_id", "index": 0},
                {"type": "validation", "message": "This membership makes no sense.", "field": "base"},
            ]
        },
    )

    with pytest.raises(errors.UnprocessableEntity) as refused:
        call(body)

    assert [(*POST, '{"access_group_membership":{"access_group_id":1,"user_id":520404}}')] == sent(kantata)
    assert refused.value.parsed is not None
    assert [
        ErrorEntry(type_="validation", message="Group 1 is out of reach.", field="access_group_id"),
        ErrorEntry(type_="validation", message="User 520404 is not here.", field="user_id", index=0),
        ErrorEntry(type_="validation", message="This membership makes no sense.", field="base"),
    ] == refused.value.parsed.errors


@tells(422)
def test_a_refusal_can_be_looked_at_without_an_exception(kantata: respx.Route, call: Caller) -> None:
    """`sync_detailed` and `asyncio_detailed` hand over an error like any other answer."""
    kantata.respond(422, json={"errors": [{"message": "In this group already."}]}, headers={"X-Request-Id": "madeup"})

    answer = call.detailed(PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert (422, "madeup") == (answer.status_code, answer.headers["x-request-id"])
    assert ErrorList(errors=[ErrorEntry(message="In this group already.")]) == answer.parsed


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
        call(PIM_JOINS, client=call.client.with_options(max_retries=0))

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert error is type(refused.value)
    assert status == refused.value.status_code
    assert refused.value.parsed is not None
    assert isinstance(refused.value.parsed.errors, list)
    assert [entry["message"]] == [problem.message for problem in refused.value.parsed.errors]
    assert {"errors": [entry]} == refused.value.parsed.to_dict()


# Not with this token ------------------------------------------------------------------------------------------------


@tells(401)
def test_a_revoked_token_opens_nothing(kantata: respx.Route, call: Caller) -> None:
    """The server says that it does not know the token, and no message repeats it."""
    kantata.respond(401, json={"errors": [{"type": "oauth", "message": "This token opens nothing."}]})

    with pytest.raises(errors.Unauthorized) as refused:
        call(PIM_JOINS, client=AuthenticatedClient(token="token-for-tests-revoked"))

    assert [
        (
            "POST https://api.mavenlink.com/api/v1/access_group_memberships",
            "Authorization: Bearer token-for-tests-revoked",
            "Content-Type: application/json",
            '{"access_group_membership":{"access_group_id":4100,"user_id":520001}}',
        )
    ] == sent(kantata)
    assert ErrorList(errors=[ErrorEntry(type_="oauth", message="This token opens nothing.")]) == refused.value.parsed
    assert ("POST https://api.mavenlink.com/api/v1/access_group_memberships answered 401 Unauthorized") == str(
        refused.value
    )
    assert "token-for-tests" not in repr(refused.value)


@tells()
def test_nobody_asks_without_a_token(kantata: respx.Route, call: Caller) -> None:
    """The type checker forbids a client without a token, and so does the function."""
    with pytest.raises(TypeError, match="AuthenticatedClient"):
        call(PIM_JOINS, client=Client())  # type: ignore[arg-type]

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
    """Whoever answers in place of Kantata, the status decides the class, and the page can be read as it came."""
    kantata.respond(status, html="<h1>Back in a quarter of an hour</h1>")

    with pytest.raises(errors.StatusError) as refused:
        call(PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert error is type(refused.value)
    assert refused.value.parsed is None
    assert b"<h1>Back in a quarter of an hour</h1>" == refused.value.content
    assert f"POST https://api.mavenlink.com/api/v1/access_group_memberships answered {sentence}" == str(refused.value)


@tells(422)
def test_errors_as_plain_strings_are_left_to_the_caller(kantata: respx.Route, call: Caller) -> None:
    """A body that is not what Kantata documents is not parsed, but its class and its bytes are there."""
    kantata.respond(422, content=b'{"errors":["Not like this."]}', headers={"Content-Type": "application/json"})

    with pytest.raises(errors.UnprocessableEntity) as refused:
        call(PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert refused.value.parsed is None
    assert b'{"errors":["Not like this."]}' == refused.value.content


@tells(422)
def test_an_error_message_beside_the_list_is_kept(kantata: respx.Route, call: Caller) -> None:
    """The vendor's own client looks for `error_message`, and a caller finds it among the members not documented."""
    kantata.respond(422, json={"error_message": "Not like this."})

    with pytest.raises(errors.UnprocessableEntity) as refused:
        call(PIM_JOINS)

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
        call(PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert (302, None) == (unexpected.value.status_code, unexpected.value.parsed)
    assert (
        "POST https://api.mavenlink.com/api/v1/access_group_memberships answered 302 Found, "
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
    """Kantata creates with 200; any other answer below 400 is left to the caller as it came."""
    kantata.respond(status, content=content)

    with pytest.raises(errors.UnexpectedStatus) as unexpected:
        call(PIM_JOINS)

    assert [PIM_JOINS_ON_THE_WIRE] == sent(kantata)
    assert (status, content) == (unexpected.value.status_code, unexpected.value.content)
    assert unexpected.value.parsed is None


# Done, it says ------------------------------------------------------------------------------------------------------


@tells(200, 200)
@pytest.mark.parametrize(
    ("answer", "complaint"),
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
    kantata: respx.Route, call: Caller, answer: dict[str, Any], complaint: tuple[str, str, str]
) -> None:
    """However the caller asks, a success that is not what Kantata documents raises, and says where and why."""
    kantata.respond(200, **answer)

    for ask in (call, call.detailed):
        with pytest.raises(errors.InvalidResponse) as broken:
            ask(PIM_JOINS)

        assert complaint == (broken.value.pointer, broken.value.expected, broken.value.received)
    assert [PIM_JOINS_ON_THE_WIRE, PIM_JOINS_ON_THE_WIRE] == sent(kantata)


# The end ------------------------------------------------------------------------------------------------------------


def test_every_documented_status_is_told() -> None:
    """No status that the spec documents, of any operation, is without a story."""
    assert set() == PLAYBILL.untold(load(SPEC), OPERATION_ID)
