"""
What a program lives through when it adds people to access groups of Kantata OX.

Each story plays one situation to its end: what the caller has, what leaves for the server, what the response is, and
what the caller holds afterwards. The spec's example is the response unless the story says more about it, and no
documented status may be missing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal, TypeVar

import pytest
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
from kantata_ox_client.testing import KantataOxMock

from wireproof.testing import load
from wireproof.testing.stage import StatusCoverage, SyncOrAsync, calling, mocked, sent, wire

CREATE: Final = "createAccessGroupMembership"
MAP = "access_group_memberships"
GROUP, USER = AccessGroupMembershipInclude.ACCESS_GROUP, AccessGroupMembershipInclude.USER
Include = Sequence[AccessGroupMembershipInclude | Literal["access_group", "user"]] | Unset
Failure = TypeVar("Failure", bound=Exception)

COVERAGE = StatusCoverage()


@dataclass(frozen=True)
class Caller(SyncOrAsync[Client | AsyncClient]):
    """Puts Pim into the paper planes, sync or async; stories do not know which."""

    def __call__(self, include: Include = UNSET, more: Mapping[str, Any] | Unset = UNSET) -> AccessGroupMembership:
        """The new membership, or an exception; `more` stands beside the two ids."""
        create = self.client.access_group_memberships.create
        return self.run(create(access_group_id=4100, user_id=520001, include=include, additional_properties=more))

    def fails(self, error: type[Failure], **options: Any) -> Failure:
        """The exception in place of a membership; `options` are those of the client."""
        client = self.client.with_options(**options)
        with pytest.raises(error) as raised:
            self.run(client.access_group_memberships.create(access_group_id=4100, user_id=520001))
        return raised.value

    def send(self, include: Include = UNSET) -> Response[AccessGroupMembershipEnvelope | ErrorList]:
        """The response, whatever its status."""
        create = operations.create_access_group_membership
        sending = self.client.send(create(access_group_id=4100, user_id=520001, include=include))
        return self.run(sending)

    def envelope(self, include: Include = UNSET) -> AccessGroupMembershipEnvelope:
        """The body of a success, with what it says beside the membership."""
        body = self.send(include).parsed
        assert isinstance(body, AccessGroupMembershipEnvelope)
        return body


kantata, call = mocked(KantataOxMock, COVERAGE), calling(Caller, Client, AsyncClient)

TOKEN = "token-for-tests"
PIM = '{"access_group_membership":{"access_group_id":4100,"user_id":520001}}'


def joining(body: str = PIM, query: str = "", token: str = TOKEN) -> tuple[str, ...]:
    """The request that puts somebody into an access group: Pim into the paper planes, unless its body is another."""
    line = f"POST /access_group_memberships{query}"
    return wire("https://api.mavenlink.com/api/v1", line, body, authorization=f"Bearer {token}")


PIM_JOINS = joining()
MADE_UP = {"X-Request-Id": "madeup"}


def envelope_of(membership: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The body around a membership that has an id; more maps may stand beside its own."""
    return {"results": [{"key": MAP, "id": membership["id"]}], MAP: {membership["id"]: membership}, **more}


# Welcome ------------------------------------------------------------------------------------------------------------


def test_a_user_joins_an_access_group(kantata: KantataOxMock, call: Caller) -> None:
    """Two numbers are enough; the body is an envelope, and the one new membership in it is what the caller gets."""
    kantata.reply(CREATE)

    membership = call.run(call.client.access_group_memberships.create(access_group_id=4100, user_id=520001))

    assert [PIM_JOINS] == sent(kantata)
    new = AccessGroupMembership(
        "7000001", 4100, "Paper Planes Dept.", date(2031, 4, 1), 520099, 520001, "Pim Placeholder"
    )
    assert new == membership


def test_the_envelope_itself_is_on_the_response_of_send(kantata: KantataOxMock, call: Caller) -> None:
    """`send` sends the same bytes, and its response has the envelope, the status and the header fields."""
    kantata.reply(CREATE, example="membershipCreated", headers=MADE_UP)

    response = call.send()

    assert [PIM_JOINS] == sent(kantata)
    assert (200, "madeup") == (response.status_code, response.headers["x-request-id"])
    bo = AccessGroupMembership("7000003", 4100, "Paper Planes Dept.", date(2031, 4, 3), 520099, 520003, "Bo Madeup")
    meta, results = EnvelopeMeta(count=1, page_count=1, page_number=1, page_size=20), [ResultReference(MAP, "7000003")]
    assert AccessGroupMembershipEnvelope(1, meta, results, {"7000003": bo}) == response.parsed


def test_results_keep_their_order_whatever_the_order_of_the_map(kantata: KantataOxMock, call: Caller) -> None:
    """The map is there to look ids up in; only `results` says what comes first."""
    names = {"7000009": "First", "7000010": "Second", "7000008": "Third"}
    memberships = {one: {"user_name": names[one]} for one in sorted(names)}
    kantata.reply(CREATE, json={"results": [{"key": MAP, "id": one} for one in names], MAP: memberships})

    envelope = call.envelope()

    assert [PIM_JOINS] == sent(kantata)
    assert {MAP} == {reference.key for reference in envelope.results or []}
    in_order = [(envelope.access_group_memberships or {})[str(one.id)] for one in envelope.results or []]
    assert ["First", "Second", "Third"] == [membership.user_name for membership in in_order]


@pytest.mark.contract(allow="member-undeclared")
def test_what_the_spec_does_not_name_is_sent_inside_the_wrapper(kantata: KantataOxMock, call: Caller) -> None:
    """A member that Kantata has and the spec has not goes where the two numbers go."""
    kantata.reply(CREATE)

    membership = call(more={"badge": {"colour": "teal"}})

    body = '{"access_group_membership":{"badge":{"colour":"teal"},"access_group_id":4100,"user_id":520001}}'
    assert [joining(body)] == sent(kantata)
    assert "7000001" == membership.id


def test_the_user_and_the_group_come_along_when_asked_for(kantata: KantataOxMock, call: Caller) -> None:
    """The names to include stand in the query between literal commas, and each is an attribute of the membership."""
    ids = AccessGroupMembership("7000001", access_group_id=4100, user_id="520001")  # in either form
    kantata.access_group_memberships.create.replies(ids, ids)

    membership = call([GROUP, USER])
    envelope = call.envelope([GROUP, USER])

    assert [joining(query="?include=access_group,user")] * 2 == sent(kantata)
    photo = "https://photos.example.com/pim-placeholder.png"
    pim = User("520001", "Pim Placeholder", "pim.placeholder@example.com", "Folder of paper planes", photo)
    planes = AccessGroup(id="4100", name="Paper Planes Dept.")
    assert (pim, planes) == (membership.user, membership.access_group)
    assert ({"520001": pim}, {"4100": planes}) == (envelope.users, envelope.access_groups)


@pytest.mark.contract(allow="query-parameter-invalid")
@pytest.mark.parametrize(
    ("include", "query"),
    [
        pytest.param(UNSET, "", id="nothing asked for"),
        pytest.param([USER], "?include=user", id="the user alone"),
        pytest.param([GROUP], "?include=access_group", id="the group alone"),
        pytest.param(["user"], "?include=user", id="by its literal"),
        pytest.param(["access_group", USER], "?include=access_group,user", id="one of each"),
        pytest.param([AccessGroupMembershipInclude("skills")], "?include=skills", id="a name yet to be documented"),
    ],
)
def test_only_what_was_asked_for_stands_in_the_query(
    kantata: KantataOxMock, call: Caller, include: Include, query: str
) -> None:
    """A literal is sent like its member; Kantata may have nothing to add, and then the map is there and empty."""
    kantata.reply(CREATE, 200, 200, json=envelope_of({"id": "7000004"}, users={}))

    membership = call(include)
    envelope = call.envelope(include)

    assert [joining(query=query)] * 2 == sent(kantata)
    assert AccessGroupMembership(id="7000004") == membership
    assert {} == envelope.users


def test_an_undocumented_name_is_refused_before_anything_is_sent(kantata: KantataOxMock, call: Caller) -> None:
    """The type checker refuses it as well; the message names what is documented, and the way to insist."""
    with pytest.raises(ValueError, match="include") as refused:
        call(["skills"])  # type: ignore[list-item]

    assert [] == sent(kantata)
    problem = "parameter include: at /0, expected one of 'access_group', 'user', received \"skills\""
    way_out = "to send that all the same, wrap it: AccessGroupMembershipInclude('skills')"
    assert f"{problem}; {way_out}" == str(refused.value)


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
    kantata: KantataOxMock, call: Caller, membership: dict[str, Any], user: str, access_group: str
) -> None:
    """The attribute is there at all times, and raises when the response has nothing that the id leads to."""
    kantata.reply(CREATE, json=envelope_of({"id": "7000001", **membership}))

    alone = call()

    for attribute, reason in {"user": user, "access_group": access_group}.items():
        with pytest.raises(errors.NotIncluded) as missing:
            getattr(alone, attribute)
        assert f"AccessGroupMembership.{attribute}: {reason}" == str(missing.value)
        assert isinstance(missing.value, LookupError)
    assert [PIM_JOINS] == sent(kantata)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param({"access_group_id": 4100, "user_id": 520001, "creator_id": 520099}, id="ids as numbers"),
        pytest.param({"access_group_id": "4100", "user_id": "520001", "creator_id": "520099"}, id="ids as strings"),
        pytest.param({"access_group_id": 4100, "user_id": "520001", "creator_id": None}, id="one of each, and null"),
        pytest.param({"access_group_name": None, "created_at": None, "user_id": None}, id="not set, and left out"),
    ],
)
def test_values_stay_as_kantata_wrote_them(kantata: KantataOxMock, call: Caller, written: dict[str, Any]) -> None:
    """A number stays a number and a string a string; null is None, and what does not come at all is UNSET."""
    kantata.reply(CREATE, json=envelope_of({"id": "7000004", **written}))

    membership = call()

    assert [PIM_JOINS] == sent(kantata)
    assert written == {name: getattr(membership, name) for name in written}
    assert {"id": "7000004", **written} == membership.to_dict()


@pytest.mark.contract(allow="member-undeclared")
def test_what_kantata_does_not_document_is_kept(kantata: KantataOxMock, call: Caller) -> None:
    """What this client does not know stands in `additional_properties`, and `to_dict` gives the whole body back."""
    skills = {"12": {"id": "12", "name": "Folding", "level": 4.5}}
    body = envelope_of({"id": "7000005", "badge": {"colour": "teal"}}, skills=skills)
    kantata.reply(CREATE, 200, 200, json=body)

    membership = call()
    envelope = call.envelope()

    assert [PIM_JOINS] * 2 == sent(kantata)
    assert skills == envelope.additional_properties["skills"]
    assert {"colour": "teal"} == membership.additional_properties["badge"]
    assert body == envelope.to_dict()


def test_an_envelope_may_lack_anything(kantata: KantataOxMock, call: Caller) -> None:
    """No member is promised, so even an empty object is an envelope; what is unset is false, so `or` is enough."""
    kantata.reply(CREATE, json={})

    envelope = call.envelope()

    assert [PIM_JOINS] == sent(kantata)
    assert AccessGroupMembershipEnvelope() == envelope
    assert [] == [reference.id for reference in envelope.results or []]


# Refused ------------------------------------------------------------------------------------------------------------


def test_a_refusal_can_be_looked_at_without_an_exception(kantata: KantataOxMock, call: Caller) -> None:
    """`send` returns an error like any other response."""
    refusal = ErrorList(errors=[ErrorEntry(message="In this group already.")])
    kantata.access_group_memberships.create.fails(errors.UnprocessableEntity, refusal, headers=MADE_UP)

    response = call.send()

    assert [PIM_JOINS] == sent(kantata)
    assert (422, "madeup") == (response.status_code, response.headers["x-request-id"])
    assert refusal == response.parsed


@pytest.mark.parametrize(
    ("entries", "reason"),
    [
        pytest.param([ErrorEntry(message="Taken.", field="user_id")], ": Taken. (user_id)", id="a message and a field"),
        pytest.param([ErrorEntry("system", "Not today.")], ": Not today.", id="a message without a field"),
        pytest.param(
            [
                ErrorEntry("validation", "Group 4100 is out of reach.", "access_group_id"),
                ErrorEntry("validation", "User 520001 is not here.", "user_id", index=0),
                ErrorEntry("validation", "This membership is not valid.", "base"),
            ],
            ": Group 4100 is out of reach. (access_group_id)",
            id="several reasons",
        ),
        pytest.param([ErrorEntry(message="No."), ErrorEntry(field="base")], ": No.", id="the first of several"),
        pytest.param([], "", id="no reason at all"),
    ],
)
def test_the_message_of_an_error_has_the_reason_and_the_request_id(
    kantata: KantataOxMock, call: Caller, entries: list[ErrorEntry], reason: str
) -> None:
    """A log line is enough to see what was refused and why; each problem is an entry of its own, in order."""
    kantata.access_group_memberships.create.fails(errors.UnprocessableEntity, ErrorList(entries), headers=MADE_UP)

    refused = call.fails(errors.UnprocessableEntity)

    assert [PIM_JOINS] == sent(kantata)
    sentence = f"POST /access_group_memberships returned 422 Unprocessable Entity{reason} [request id madeup]"
    assert (sentence, "madeup") == (str(refused), refused.request_id)
    assert ErrorList(entries) == refused.parsed


@pytest.mark.contract(allow="member-undeclared")
@pytest.mark.parametrize(
    ("status", "error"),
    [
        pytest.param(400, errors.BadRequest, id="the body cannot be read"),
        pytest.param(403, errors.Forbidden, id="the caller may not manage access groups"),
        pytest.param(404, errors.NotFound, id="nobody knows the user"),
        pytest.param(429, errors.TooManyRequests, id="too many requests"),
        pytest.param(500, errors.ServerError, id="a fault of the service"),
        pytest.param(502, errors.ServerError, id="lost on the way"),
        pytest.param(503, errors.ServiceUnavailable, id="out of order"),
        pytest.param(418, errors.StatusError, id="a status that the spec does not list"),
    ],
)
def test_a_refusal_has_a_class_of_its_own_and_says_why(
    kantata: KantataOxMock, call: Caller, status: int, error: type[errors.StatusError]
) -> None:
    """The exception's class tells the status, and what Kantata says about it comes along complete."""
    problem = ErrorEntry("system", "Short and stout.", additional_properties={"spout": True})
    kantata.access_group_memberships.create.fails(error, ErrorList(errors=[problem]), status=status)

    refused = call.fails(errors.StatusError, max_retries=0)

    assert [PIM_JOINS] == sent(kantata)
    assert (error, status) == (type(refused), refused.status_code)
    assert ErrorList(errors=[problem]) == refused.parsed
    assert ": Short and stout. [request id " in str(refused)


def test_a_revoked_token_opens_nothing(kantata: KantataOxMock, call: Caller) -> None:
    """The server says that it does not know the token, and no message repeats it."""
    kantata.access_group_memberships.create.fails(errors.Unauthorized, headers={"X-Request-Id": None})

    refused = call.fails(errors.Unauthorized, token="token-for-tests-revoked")

    assert [joining(token="token-for-tests-revoked")] == sent(kantata)
    assert ErrorList(errors=[ErrorEntry(type_="oauth", message="This token opens nothing.")]) == refused.parsed
    assert "POST /access_group_memberships returned 401 Unauthorized: This token opens nothing." == str(refused)
    assert "token-for-tests" not in repr(refused)


def test_nobody_asks_without_a_token(kantata: KantataOxMock, call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a token and without the environment variable for it, which the message names, nothing is sent."""
    monkeypatch.delenv("KANTATA_OX_TOKEN", raising=False)

    with pytest.raises(errors.TokenError, match="KANTATA_OX_TOKEN"):
        call.run(type(call.client)().access_group_memberships.create(access_group_id=4100, user_id=520001))

    assert [] == sent(kantata)


A_PAGE = "text/html", b"<h1>Back in a quarter of an hour</h1>"
STRINGS = "application/json", b'{"errors":["Not like this."]}'


@pytest.mark.contract(allow=("body-invalid", "content-type-undocumented"))
@pytest.mark.parametrize(
    ("status", "error", "sentence", "body"),
    [
        pytest.param(503, errors.ServiceUnavailable, "503 Service Unavailable", A_PAGE, id="out of order"),
        pytest.param(502, errors.ServerError, "502 Bad Gateway", A_PAGE, id="lost on the way"),
        pytest.param(520, errors.ServerError, "520", A_PAGE, id="a status without a name"),
        pytest.param(403, errors.Forbidden, "403 Forbidden", A_PAGE, id="a firewall"),
        pytest.param(
            422, errors.UnprocessableEntity, "422 Unprocessable Entity", STRINGS, id="errors as plain strings"
        ),
    ],
)
def test_another_body_than_that_of_an_error_keeps_its_class(
    kantata: KantataOxMock, call: Caller, status: int, error: type[Exception], sentence: str, body: tuple[str, bytes]
) -> None:
    """Whatever a proxy responds in place of Kantata, the status decides the class, and the body is there as it came."""
    media_type, content = body
    kantata.reply(CREATE, status, content=content, headers={"Content-Type": media_type, "X-Request-Id": None})

    refused = call.fails(errors.StatusError)

    assert [PIM_JOINS] == sent(kantata)
    assert (error, None, content) == (type(refused), refused.parsed, refused.content)
    assert f"POST /access_group_memberships returned {sentence}" == str(refused)


@pytest.mark.contract(allow="member-undeclared")
def test_an_error_message_beside_the_list_is_kept(kantata: KantataOxMock, call: Caller) -> None:
    """The vendor's own client looks for `error_message`, and a caller finds it among the members not documented."""
    kantata.reply(CREATE, 422, json={"error_message": "Not like this."})

    refused = call.fails(errors.UnprocessableEntity)

    assert [PIM_JOINS] == sent(kantata)
    assert ErrorList(UNSET, additional_properties={"error_message": "Not like this."}) == refused.parsed


@pytest.mark.contract(allow=("status-undocumented", "body-missing", "body-unexpected"))
@pytest.mark.parametrize(
    ("status", "content", "sentence"),
    [
        pytest.param(302, b"", "302 Found", id="elsewhere"),
        pytest.param(201, b"{}", "201 Created", id="created"),
        pytest.param(202, b'{"errors":[]}', "202 Accepted", id="an error that calls itself accepted"),
        pytest.param(204, b"", "204 No Content", id="nothing to say"),
    ],
)
def test_what_is_neither_a_documented_success_nor_an_error_is_unexpected(
    kantata: KantataOxMock, call: Caller, status: int, content: bytes, sentence: str
) -> None:
    """Kantata creates with 200; another status below 400 is left to the caller, and no redirect is followed."""
    elsewhere = "https://login.example.com/welcome"
    kantata.reply(CREATE, status, content=content, headers={"Location": elsewhere, "X-Request-Id": None})

    unexpected = call.fails(errors.UnexpectedStatus)

    assert [PIM_JOINS] == sent(kantata)
    assert (status, content, None) == (unexpected.status_code, unexpected.content, unexpected.parsed)
    assert elsewhere == unexpected.headers["location"]
    explanation = "which the spec documents neither as a success nor as an error"
    assert f"POST /access_group_memberships returned {sentence}, {explanation}" == str(unexpected)


# Done, it says ------------------------------------------------------------------------------------------------------

HTML = {"Content-Type": "text/html"}
A_DAY, TEXT = "a date (RFC 3339) or null", "a string or null"


@pytest.mark.contract(allow=("body-invalid", "body-missing", "content-type-undocumented"))
@pytest.mark.parametrize(
    ("response", "complaint"),
    [
        pytest.param({"content": "<h1>Log in</h1>", "headers": HTML}, ("", "JSON", "text/html"), id="a web page"),
        pytest.param({"content": ""}, ("", "JSON", "an empty body"), id="nothing at all"),
        pytest.param({"json": []}, ("", "an object", "an array of 0 items"), id="a list"),
        pytest.param({"json": "done"}, ("", "an object", '"done"'), id="a word"),
        pytest.param({"json": {"results": {}}}, ("/results", "an array", "an object with 0 members"), id="no list"),
        pytest.param(
            {"json": {"results": [{}, {"id": 8}]}}, ("/results/1/id", "a string", "8"), id="a number for an id"
        ),
        pytest.param({"json": {MAP: []}}, (f"/{MAP}", "an object", "an array of 0 items"), id="no map"),
        pytest.param(
            {"json": {MAP: {"7": {"created_at": "soon"}}}}, (f"/{MAP}/7/created_at", A_DAY, '"soon"'), id="no day"
        ),
        pytest.param(
            {"json": {"users": {"5": {"bio": False}}}}, ("/users/5/bio", TEXT, "false"), id="a nonsensical bio"
        ),
    ],
)
def test_a_body_that_is_not_the_envelope_is_never_handed_over(
    kantata: KantataOxMock, call: Caller, response: dict[str, Any], complaint: tuple[str, str, str]
) -> None:
    """However the caller asks, a success that is not what Kantata documents raises, and says where and why."""
    kantata.reply(CREATE, 200, 200, **response)

    for ask in (call, call.send):
        with pytest.raises(errors.InvalidResponse) as broken:
            ask()
        assert complaint == (broken.value.pointer, broken.value.expected, broken.value.received)

    assert [PIM_JOINS] * 2 == sent(kantata)


SEVEN, EIGHT, ROBOT = {"key": MAP, "id": "7"}, {"key": MAP, "id": "8"}, {"key": "robots", "id": "7"}
BOTH = {"7": {"id": "7"}, "8": {"id": "8"}}
IN_MAP = f"a reference to an object in /{MAP}"
NO_ORDER = "nothing, the order of the items is missing"


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        pytest.param({}, ("/results", "exactly one reference", "0"), id="an empty envelope"),
        pytest.param({"results": [], MAP: {}}, ("/results", "exactly one reference", "0"), id="no result"),
        pytest.param(
            {"results": [SEVEN, EIGHT], MAP: BOTH}, ("/results", "exactly one reference", "2"), id="two results"
        ),
        pytest.param(
            {"results": [SEVEN], MAP: {}}, ("/results/0", IN_MAP, f'"7" of "{MAP}"'), id="nothing referred to"
        ),
        pytest.param({"results": [ROBOT], MAP: BOTH}, ("/results/0", IN_MAP, '"7" of "robots"'), id="into another map"),
        pytest.param({MAP: BOTH}, ("/results", "an array", NO_ORDER), id="memberships and no reference to them"),
    ],
)
def test_an_envelope_without_the_one_membership_is_not_guessed_at(
    kantata: KantataOxMock, call: Caller, body: dict[str, Any], complaint: tuple[str, str, str]
) -> None:
    """One user joins one group, so a response about none or several raises; `send` still has its envelope."""
    kantata.reply(CREATE, 200, 200, json=body, headers={"X-Request-Id": None})

    broken = call.fails(errors.InvalidResponse)
    envelope = call.envelope()

    assert [PIM_JOINS] * 2 == sent(kantata)
    assert complaint == (broken.pointer, broken.expected, broken.received)
    message = "POST /access_group_memberships returned 200 OK, but at {} of the body: expected {}, received {}"
    assert message.format(*complaint) == str(broken)
    assert body == envelope.to_dict()


def test_every_documented_status_is_told(request: pytest.FixtureRequest) -> None:
    """No status that the spec documents is without a story; nothing is said of a run that leaves stories out."""
    if not COVERAGE.is_whole(request.module):
        pytest.skip("some stories were not told in this run")
    assert set() == COVERAGE.missing(load("kantata_ox_client"), CREATE)
