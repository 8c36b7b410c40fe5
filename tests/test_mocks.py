"""What mocks respond and find, asked without any HTTP library: a request goes in, a response or a refusal comes out."""

import json
import sys
from collections.abc import Callable
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import requests
import respx
from box_groups_client import Client, ClientCredentials, errors
from box_groups_client.models import ClientError, GroupMembership, GroupMembershipRole, UserMini
from box_groups_client.testing import BoxGroupsMock
from kantata_ox_client.models import AccessGroupMembership, UserGroupMembership
from kantata_ox_client.testing import KantataOxMock

from wireproof.allowances import Allowance as Entry
from wireproof.allowances import Allowances
from wireproof.errors import ClientError as MissingClient
from wireproof.extras import ExtraError
from wireproof.messages import Request, Response
from wireproof.packaged import load
from wireproof.testing import Exchange, Mock, MockError, NoReply, Reply, Route, interception
from wireproof.testing.allowances import Allowance
from wireproof.testing.coverage import Coverage
from wireproof.testing.fixture import ContractMock
from wireproof.testing.mocks import Mocks

GROUPS = "https://api.box.com/2.0/groups"
MEMBERSHIPS = "https://api.box.com/2.0/group_memberships"
SENT = {"Authorization": "Bearer made-up", "Content-Type": "application/json"}
JOIN = b'{"user": {"id": "10000001"}, "group": {"id": "20000001"}}'
MEMBERSHIP = {"id": "30000001", "type": "group_membership"}


def join(content: bytes = JOIN) -> Request:
    """Put a user into a group."""
    return Request.to("POST", MEMBERSHIPS, SENT, content)


def read(url: str = f"{GROUPS}/20000001") -> Request:
    """Read what is at a URL."""
    return Request.to("GET", url, SENT)


def mocked(*allowed: Allowance) -> tuple[Mocks, BoxGroupsMock]:
    """The mocks of a test, and one of them."""
    mocks = Mocks(allowed)
    return mocks, ContractMock(mocks)(BoxGroupsMock)


def allowing(*numbers: str, **where: str) -> Allowance:
    """What a mark says."""
    return Allowance(frozenset(numbers), **where)


def told(mocks: Mocks) -> list[str]:
    """The codes of all that a test is told at its end."""
    mocks.find_unused()
    return [str(finding.code) for finding in mocks.fresh()]


def status(response: Response | None) -> int:
    """The status of a response that has to be there."""
    assert response is not None
    return response.status


# Replies ------------------------------------------------------------------------------------------------------------


def test_a_reply_is_the_example_of_the_spec() -> None:
    """
    Without more words, a reply is the first success with the spec's first example, and nothing is found.
    """
    mocks, box = mocked()
    box.reply("createGroupMembership")

    response = mocks.respond(join())

    assert response is not None
    assert (201, True) == (response.status, b'"group_membership"' in response.content)
    assert ("Content-Type", "application/json") in response.headers
    assert [] == told(mocks)


@pytest.mark.parametrize(
    ("headers", "served"),
    [
        pytest.param({}, ["0badcafe-0000-4000-8000-00000000c0de"], id="as the spec shows it"),
        pytest.param({"x-request-id": "made-up"}, ["made-up"], id="another value"),
        pytest.param({"x-request-id": None}, [], id="left out"),
    ],
)
def test_a_header_field_is_that_of_the_spec_unless_it_is_given(
    headers: dict[str, str | None], served: list[str]
) -> None:
    """
    A value stands in the place of the spec's, whatever the case of its name, and None leaves the field out.
    """
    mocks = Mocks()
    ContractMock(mocks)(KantataOxMock).reply("getUser", headers=headers)

    response = mocks.respond(read("https://api.mavenlink.com/api/v1/users/7"))

    assert response is not None
    assert served == [value for name, value in response.headers if name.lower() == "x-request-id"]
    assert [] == told(mocks)


def test_replies_come_in_the_order_of_calls() -> None:
    """
    Each call takes the next reply, of one call of `reply` or of several.
    """
    mocks, box = mocked()
    box.reply("createGroupMembership", 503, 201)
    box.reply("createGroupMembership", 409)

    assert [503, 201, 409] == [status(mocks.respond(join())) for _ in range(3)]
    assert [503, 201, 409] == [call.status for call in box.calls]
    assert [] == told(mocks)


def test_a_reply_may_leave_out_a_header_field() -> None:
    """
    A header field that the spec shows is not there where it is said to be None, whatever its case; others stay.
    """
    mocks, box = mocked()
    box.reply("createGroupMembership", 503, headers={"retry-after": None})
    box.group_memberships.create.fails(errors.ServiceUnavailable, headers={"box-request-id": None})

    first, second = mocks.respond(join()), mocks.respond(join())

    assert first is not None
    assert second is not None
    assert {"content-type", "box-request-id"} == {name.lower() for name, _ in first.headers}
    assert {"content-type", "retry-after"} == {name.lower() for name, _ in second.headers}
    assert [] == told(mocks)


def test_a_header_field_that_is_required_cannot_be_left_out() -> None:
    """
    Whatever a reply leaves out, it is held to the spec.
    """
    _, box = mocked()

    with pytest.raises(MockError, match="header-missing"):
        box.reply("createGroupMembership", 429, headers={"Retry-After": None})


def test_a_reply_may_be_for_every_further_call() -> None:
    """
    What repeats is used once it is asked for, however often that is.
    """
    mocks, box = mocked()
    box.reply("getGroup", repeat=True)

    assert [200] * 3 == [status(mocks.respond(read())) for _ in range(3)]
    assert [] == told(mocks)


def test_a_reply_may_be_an_exception() -> None:
    """
    What `raises` names is raised where the HTTP library sends.
    """
    mocks, box = mocked()
    box.reply("getGroup", raises=TimeoutError("too slow"))

    with pytest.raises(TimeoutError, match="too slow"):
        mocks.respond(read())
    assert [None] == [call.status for call in box.calls]
    assert [] == told(mocks)


def test_a_reply_may_depend_on_what_was_asked() -> None:
    """
    A callable gets the call, read as the spec describes it, and what it makes is judged as well.
    """
    mocks, box = mocked()
    box.reply("getGroup", by=lambda call: Reply(200, json={"id": call.path["group_id"], "type": "group"}), repeat=True)
    box.reply("listGroups", by=lambda _: Reply(200, json={"entries": 7}))

    response = mocks.respond(read(f"{GROUPS}/20000009"))
    mocks.respond(read(GROUPS))

    assert response is not None
    assert b'{"id": "20000009", "type": "group"}' == response.content
    assert ["body-invalid"] == told(mocks)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        pytest.param(
            lambda box: box.reply("createGroupMembershp", 201),
            "box-groups has no operation 'createGroupMembershp'; write 'createGroupMembership'",
            id="no such operation",
        ),
        pytest.param(lambda box: box.reply("deleteGroup", 201), "status-undocumented", id="an undocumented status"),
        pytest.param(
            lambda box: box.reply("getGroup", example="full_"),
            "getGroup 200: the spec has no example 'full_'; ",
            id="no such example",
        ),
        pytest.param(
            lambda box: box.reply("getGroup", json={"type": "group"}),
            "required property is missing|required",
            id="json",
        ),
        pytest.param(
            lambda box: box.reply("getGroup", json={"id": "1", "type": "group", "nane": "Kites"}),
            "no `nane`, but `name`",
            id="a misspelt member",
        ),
        pytest.param(
            lambda box: box.reply("getGroup", json={"id": {1, 2}}), "json= cannot be written", id="what JSON has not"
        ),
        pytest.param(
            lambda box: box.reply("getGroup", headers={"Content-Type": "text/html"}),
            "content-type-undocumented",
            id="headers",
        ),
        pytest.param(
            lambda box: box.group_memberships.create.replies(GroupMembership(id=7)), "body-invalid", id="a wrong model"
        ),
        pytest.param(
            lambda box: box.group_memberships.create.fails(errors.InvalidResponse, ClientError()),
            "status-undocumented",
            id="an error without a status",
        ),
    ],
)
def test_a_reply_that_cannot_be_is_refused_at_once(asked: Callable[[Any], None], sentence: str) -> None:
    """
    What the spec does not have, or does not allow, is said by the line that asks for it.
    """
    _, box = mocked()

    with pytest.raises(MockError, match=sentence):
        asked(box)


def test_an_api_is_named_by_its_client_or_a_path() -> None:
    """
    The package, the class in it and the document stand for the same API; without a client, routes have no types.
    """
    contract_mock = ContractMock(Mocks())
    by_path = contract_mock(Path("specs/box-groups.yaml"))

    assert isinstance(contract_mock("box_groups_client"), BoxGroupsMock)
    assert Mock is type(by_path)
    by_path.reply("getGroup")


@pytest.mark.parametrize(
    ("package", "sentence"),
    [("no_such_client", "no such package is installed"), ("respx", "there is no respx.json in it")],
)
def test_a_client_without_its_spec_is_named(package: str, sentence: str) -> None:
    """
    A package that is not installed, or that has no spec in it, is one sentence.
    """
    with pytest.raises(MissingClient, match=f"{package}: {sentence}"):
        ContractMock(Mocks())(package)


def test_a_spec_is_read_once() -> None:
    """
    Every test has the same spec, whichever client or mock asks for it.
    """
    assert load("box_groups_client") is load("box_groups_client")


# Typed routes -------------------------------------------------------------------------------------------------------


def test_what_a_model_leaves_out_is_filled_from_the_example() -> None:
    """
    A test says what it is about; the rest is what the spec shows, also inside of objects.
    """
    mocks, box = mocked()
    box.group_memberships.create.replies(
        GroupMembership("77", user=UserMini("10000009"), role=GroupMembershipRole.ADMIN), GroupMembership("78")
    )

    first, second = (GroupMembership.from_dict(_json(mocks.respond(join()))) for _ in range(2))

    assert ("77", "10000009", "admin", "78") == (first.id, first.user.id, first.role, second.id)
    assert first.user.name
    assert first.group
    assert [] == told(mocks)


def _json(response: Response | None) -> Any:
    assert response is not None
    return json.loads(response.content)


@pytest.mark.parametrize(
    ("operation", "body", "content"),
    [
        ("trackParcel", "On its way.", b"On its way."),
        ("countStock", {"flour": {"amount": 3}}, b'{"flour": {"amount": 3}}'),
        ("deleteRecipe", None, b""),
    ],
)
def test_a_body_need_not_be_a_model(operation: str, body: Any, content: bytes) -> None:
    """
    A text is written as it is, a map as JSON, and nothing as no body at all.
    """
    kitchen = Mocks().api(load(Path("tests/golden/kitchen-sink.yaml")))
    Route[Any, Any](Mock(kitchen), operation, "box_groups_client").replies(body)
    [outcome] = kitchen.outcomes[operation]

    assert content == outcome.respond(Exchange(operation, read())).content


def test_an_error_of_the_client_stands_for_its_status() -> None:
    """
    A route fails as the client will say it, with the spec's example, a model, or another status of the same kind.
    """
    mocks, box = mocked()
    create = box.group_memberships.create
    create.fails(errors.Conflict)
    create.fails(errors.Conflict, ClientError(code="made_up"))
    create.fails(errors.ServerError, status=502)
    create.raises(TimeoutError)

    responses = [mocks.respond(join()) for _ in range(3)]
    with pytest.raises(TimeoutError):
        mocks.respond(join())

    assert [409, 409, 502] == [status(one) for one in responses]
    assert "made_up" == _json(responses[1])["code"]
    assert [409, 409, 502, None] == [call.status for call in create.calls]
    assert [] == told(mocks)


def test_an_envelope_is_put_around_what_a_method_returns() -> None:
    """
    A test gives the object, or the list of them, that the method returns; the envelope is the example's.
    """
    mocks = Mocks()
    kantata = ContractMock(mocks)(KantataOxMock)
    kantata.access_group_memberships.create.replies(AccessGroupMembership(id="7", access_group_id=4200))
    kantata.user_group_memberships.create.replies([UserGroupMembership(id="8"), UserGroupMembership(id="9")])

    one = _json(mocks.respond(_kantata("access_group_memberships", {"access_group_id": 4200, "user_id": 1})))
    many = _json(mocks.respond(_kantata("user_group_memberships", {"user_id": 1, "workspace_group_id": 2600})))

    assert [{"key": "access_group_memberships", "id": "7"}] == one["results"]
    assert ({"7"}, 4200) == (
        one["access_group_memberships"].keys(),
        one["access_group_memberships"]["7"]["access_group_id"],
    )
    assert ["8", "9"] == [each["id"] for each in many["results"]]
    assert [] == told(mocks)


def _kantata(name: str, members: dict[str, int]) -> Request:
    content = json.dumps({name.removesuffix("s"): members}).encode()
    return Request.to("POST", f"https://api.mavenlink.com/api/v1/{name}", SENT, content)


# Requests -----------------------------------------------------------------------------------------------------------


def test_calls_are_read_as_the_spec_describes_them() -> None:
    """
    Parameters and bodies are JSON values by the names of the spec.
    """
    mocks, box = mocked()
    box.reply("createGroupMembership")
    box.reply("listGroups")
    mocks.respond(join())
    mocks.respond(read(f"{GROUPS}?limit=5&fields=id,name"))

    created, listed = box.calls

    assert ("createGroupMembership", {"id": "10000001"}) == (created.operation, created.body["user"])
    assert ({"limit": 5, "fields": ["id", "name"]}, None) == (listed.query, listed.body)


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        pytest.param(join(b'{"user": {"id": "10000001"}}'), "body-invalid", id="a member is missing"),
        pytest.param(join(JOIN[:-1] + b', "rolle": "admin"}'), "member-undeclared", id="a member is misspelt"),
        pytest.param(Request.to("POST", MEMBERSHIPS, SENT), "body-missing", id="no body"),
        pytest.param(
            Request.to("POST", MEMBERSHIPS, {"Content-Type": "application/json"}, JOIN),
            "security-missing",
            id="no token",
        ),
        pytest.param(
            Request.to("POST", f"{MEMBERSHIPS}?limit=1", SENT, JOIN), "query-parameter-undeclared", id="a parameter"
        ),
    ],
)
def test_a_request_that_is_not_right_gets_its_reply_and_is_found(request_: Request, code: str) -> None:
    """
    The code under test gets its reply all the same, and the test is told once, however often it was sent.
    """
    mocks, box = mocked()
    box.reply("createGroupMembership", 201, 201)

    assert [201, 201] == [status(mocks.respond(request_)) for _ in range(2)]
    assert [code] == told(mocks)


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        pytest.param(read("https://api.example.com/groups"), "host-unknown", id="another host"),
        pytest.param(read("http://api.box.com/2.0/groups"), "host-unknown", id="without TLS"),
        pytest.param(read("https://api.box.com/2.0/group"), "operation-unknown", id="no such path"),
        pytest.param(read(f"{GROUPS}/"), "operation-unknown", id="a slash too many"),
        pytest.param(Request.to("PATCH", GROUPS, SENT), "operation-unknown", id="another method"),
        pytest.param(read(), "reply-missing", id="no reply"),
    ],
)
def test_a_request_that_no_mock_takes_is_refused_and_found(request_: Request, code: str) -> None:
    """
    The code under test gets no response, and the test is told even where that is caught.
    """
    mocks, _ = mocked()

    with pytest.raises(NoReply, match=code):
        mocks.respond(request_)
    assert [code] == told(mocks)


def test_the_nearest_operations_are_named() -> None:
    """
    What a request may have been meant for stands beside it.
    """
    mocks, _ = mocked()

    with pytest.raises(NoReply, match=r"documented  GET /groups \(listGroups\)"):
        mocks.respond(read("https://api.box.com/2.0/group"))


def test_another_base_url_stands_in_for_the_servers() -> None:
    """
    Code that is told another server is judged by the same spec, and the usual server is unknown then.
    """
    mocks = Mocks()
    box = ContractMock(mocks)(BoxGroupsMock, server="http://localhost:8080/box")
    box.reply("getGroup")

    assert 200 == status(mocks.respond(read("http://localhost:8080/box/groups/1")))
    with pytest.raises(NoReply, match="host-unknown"):
        mocks.respond(read())


def test_a_reply_that_nobody_asks_for_is_found() -> None:
    """
    Each one is named by its number and status.
    """
    mocks, box = mocked()
    box.reply("createGroupMembership", 201, 409)
    mocks.respond(join())
    mocks.find_unused()

    assert ["reply 2 (409) of createGroupMembership"] == [finding.place for finding in mocks.fresh()]


def test_what_was_told_is_not_told_again() -> None:
    """
    What is found after the end of a test is all that is told then.
    """
    mocks, _ = mocked()
    first = [mocks.fresh() for _ in range(2)]
    with pytest.raises(NoReply):
        mocks.respond(read())

    assert ([[], []], 1, []) == (first, len(mocks.fresh()), mocks.fresh())


def test_a_test_may_mock_several_apis() -> None:
    """
    Each request goes to the API whose server it is sent to.
    """
    mocks, box = mocked()
    kantata = ContractMock(mocks)(KantataOxMock)
    box.reply("getGroup")
    kantata.reply("getCurrentUser")

    mocks.respond(read())
    mocks.respond(read("https://api.mavenlink.com/api/v1/users/me"))

    assert (["getGroup"], ["getCurrentUser"]) == (
        [call.operation for call in box.calls],
        [call.operation for call in kantata.calls],
    )
    assert [] == told(mocks)


# Caught -------------------------------------------------------------------------------------------------------------


def test_requests_needs_responses(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Without it, code on requests is told so, and sends nothing.
    """
    monkeypatch.setattr(interception, "find_spec", lambda name: None if name == "responses" else find_spec(name))

    with interception.caught(lambda _: None), pytest.raises(MockError, match="pip install responses"):
        requests.get(GROUPS, timeout=1)


def test_the_fixture_needs_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """
    Where what catches requests is not installed, a sentence names the extra.
    """
    monkeypatch.setitem(sys.modules, "respx", None)

    with (
        pytest.raises(ExtraError, match=r"contract_mock needs wireproof\[pytest\]"),
        interception.caught(lambda _: None),
    ):
        pass


def test_what_a_test_mocks_by_respx_goes_there() -> None:
    """
    An address that no spec has, such as that of tokens, may be mocked beside the API.
    """
    mocks, box = mocked()
    box.reply("getGroup")
    token = {"access_token": "made-up", "token_type": "bearer", "expires_in": 3600}

    with interception.caught(mocks.respond), respx.mock(using="httpcore2") as router:
        router.post("https://api.box.com/oauth2/token").respond(json=token)
        with Client(token=ClientCredentials("id", "secret")) as client:
            client.groups.get("20000001")

    assert ["getGroup"] == [call.operation for call in box.calls]
    assert [] == told(mocks)


# Loosened -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", [{}, {"host": "*.box.com"}, {"route": "createGroup*"}], ids=str)
def test_a_test_may_have_a_finding(where: dict[str, str]) -> None:
    """
    A code may be allowed everywhere, on some hosts, or of some operations.
    """
    mocks, box = mocked(allowing("WP401", **where))
    box.reply("createGroupMembership")
    mocks.respond(join(JOIN[:-1] + b', "rolle": "admin"}'))

    assert [] == told(mocks)


@pytest.mark.parametrize("where", [{"host": "api.example.com"}, {"route": "getGroup"}], ids=str)
def test_it_holds_only_where_it_is_said(where: dict[str, str]) -> None:
    """
    Elsewhere the same code is a finding.
    """
    mocks, box = mocked(allowing("WP401", **where))
    box.reply("createGroupMembership")
    mocks.respond(join(JOIN[:-1] + b', "rolle": "admin"}'))

    assert ["member-undeclared"] == told(mocks)


def test_a_host_that_is_allowed_passes() -> None:
    """
    Nothing responds it here; it goes where it is sent.
    """
    mocks, _ = mocked(allowing("WP402", host="127.0.0.1"))

    assert mocks.respond(read("http://127.0.0.1:1/")) is None
    assert [] == told(mocks)


def test_an_operation_that_is_allowed_is_not_found() -> None:
    """
    A path that the server does not know is responded 404.
    """
    mocks, _ = mocked(allowing("WP403"))

    assert 404 == status(mocks.respond(read("https://api.box.com/2.0/kites")))
    assert [] == told(mocks)


def test_a_call_without_a_reply_may_get_the_example() -> None:
    """
    Where replies may be missing, each operation responds as the spec shows.
    """
    mocks, box = mocked(allowing("WP404"))

    assert [201, 200] == [status(mocks.respond(one)) for one in (join(), read())]
    assert ["createGroupMembership", "getGroup"] == [call.operation for call in box.calls]
    assert [] == told(mocks)


def test_what_is_listed_is_allowed_for_a_while() -> None:
    """
    An entry of `wireproof.toml` holds until its last day, in replies and in requests; it is told when it is over.
    """
    until = date(2031, 4, 1)
    entry = Entry(("WP401", "WP451"), "createGroup*", "* body at /rolle", until, "Soon.", "wireproof.toml:1")
    codes = {}
    for today in (until, until + timedelta(days=1)):
        mocks = Mocks(listed=Allowances((entry,), today))
        ContractMock(mocks)(BoxGroupsMock).reply("createGroupMembership")
        mocks.respond(join(JOIN[:-1] + b', "rolle": "admin"}'))
        codes[today] = told(mocks) + [str(finding.code) for finding in mocks.listed.leftover()]

    assert [[], ["member-undeclared", "allowance-expired"]] == [*codes.values()]


def test_a_reply_may_be_wrong_where_the_test_says_so() -> None:
    """
    What a server does wrong can be played as well.
    """
    mocks, box = mocked(allowing("WP263", "WP210", "WP251", route="getGroup"))
    box.reply("getGroup", json={"id": 7})

    assert 200 == status(mocks.respond(read()))


# Coverage -----------------------------------------------------------------------------------------------------------


def test_coverage_counts_operations_statuses_and_parameters() -> None:
    """
    What was never met counts as well; what another process has met is added.
    """
    coverage = Coverage()
    mocks = Mocks(counter=coverage)
    box = ContractMock(mocks)(BoxGroupsMock)
    box.reply("getGroup", 200, 404)
    for _ in range(2):
        mocks.respond(read(f"{GROUPS}/1?fields=name"))
    other = Coverage()
    other.add(coverage.node)
    other.add(coverage.node)

    met = coverage.node["box-groups"]["getGroup"]
    assert (2, 1, 1, 0) == (met["calls"], met["statuses"]["200"], met["statuses"]["404"], met["statuses"]["500"])
    assert {"path group_id": 2, "query fields": 2} == met["parameters"]
    assert 4 == other.node["box-groups"]["getGroup"]["calls"]
    assert 0 < coverage.percent == other.percent < 5
    head, *lines = coverage.lines
    assert head.startswith("box-groups: 1 of 14 operations, 2 of ")
    assert "  createGroup: not called" in lines
