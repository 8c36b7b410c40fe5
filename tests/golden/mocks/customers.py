"""Tests of somebody who calls the API, some of which have mocks that lie, or code that does; each says how it ends."""

import asyncio
import http.server
import threading

import httpx
import httpx2
import pytest
import requests
from box_groups_client import AsyncClient, Client
from box_groups_client.models import GroupReference, UserReference

JOIN = {"user": {"id": "1"}, "group": {"id": "2"}}
URL = "https://api.box.com/2.0/group_memberships"
TOKEN = {"Authorization": "Bearer made-up"}
LIBRARIES = pytest.mark.parametrize("library", [httpx, httpx2, requests], ids=lambda library: library.__name__)


def join(library=httpx, body=JOIN):
    return library.post(URL, json=body, headers=TOKEN)


@LIBRARIES
def test_passes_with(contract_mock, library):
    box = contract_mock("box_groups_client")
    box.reply("createGroupMembership", 201)
    assert join(library).json()["type"] == "group_membership"
    assert box.calls[0].body == JOIN


def test_passes_with_the_client(contract_mock):
    contract_mock("box_groups_client").reply("createGroupMembership")
    with Client(token="made-up") as client:
        client.group_memberships.create(user=UserReference("1"), group=GroupReference("2"))


def test_passes_with_tasks(contract_mock):
    box = contract_mock("box_groups_client")
    box.reply("getGroup", repeat=True)

    async def read():
        async with AsyncClient(token="made-up") as client, httpx.AsyncClient() as plain:
            await asyncio.gather(*(client.groups.get(str(number)) for number in range(5)))
            await plain.get("https://api.box.com/2.0/groups/5", headers=TOKEN)

    asyncio.run(read())
    assert {"0", "1", "2", "3", "4", "5"} == {call.path["group_id"] for call in box.calls}


def test_passes_with_threads(contract_mock):
    box = contract_mock("box_groups_client")
    box.reply("createGroupMembership", 201, repeat=True)
    in_threads(*[lambda library=library: join(library) for library in (httpx, httpx2, requests)] * 3)
    assert len(box.calls) == 9


def in_threads(*calls):
    threads = [threading.Thread(target=call) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@LIBRARIES
def test_passes_with_an_exception(contract_mock, library):
    error = library.Timeout if library is requests else library.ReadTimeout
    contract_mock("box_groups_client").reply("createGroupMembership", raises=error("too slow"))
    with pytest.raises(error):
        join(library)


@pytest.mark.contract(allow="host-unknown", host="127.0.0.1")
@LIBRARIES
def test_passes_to_a_server_of_the_test(contract_mock, library):
    contract_mock("box_groups_client")
    server = http.server.HTTPServer(("127.0.0.1", 0), Teapot)
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    assert library.get(f"http://127.0.0.1:{server.server_port}/").status_code == 418
    thread.join()
    server.server_close()


class Teapot(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(418)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.mark.contract(allow=["reply-unused", "WP401"])
def test_passes_loosened(contract_mock):
    contract_mock("box_groups_client").reply("createGroupMembership", 201, 409)
    join(body={**JOIN, "rolle": "admin"})


# What fails ---------------------------------------------------------------------------------------------------------


def test_a_member_is_added(contract_mock):
    box = contract_mock("box_groups_client")
    box.reply("createGroupMembership", 201, json={"id": "1", "type": "group_membership", "rolle": "admin"})
    join()


def test_a_member_is_sent(contract_mock):
    box = contract_mock("box_groups_client")
    box.reply("createGroupMembership", 201)
    join(body={**JOIN, "rolle": "admin"})


@LIBRARIES
def test_what_is_caught(contract_mock, library):
    contract_mock("box_groups_client")
    try:
        library.get("https://api.example.com/")
    except BaseException:
        pass


def test_in_a_thread(contract_mock):
    contract_mock("box_groups_client").reply("createGroupMembership")
    in_threads(lambda: join(body={"user": {"id": "1"}}))


def test_in_a_task(contract_mock):
    contract_mock("box_groups_client").reply("getGroup")

    async def read():
        async with httpx2.AsyncClient() as client:
            await client.get("https://api.box.com/2.0/groups/1?limit=1", headers=TOKEN)

    asyncio.run(read())


def test_two_calls_with_one_reply(contract_mock):
    contract_mock("box_groups_client").reply("createGroupMembership")
    join()
    join()


def test_a_reply_too_many(contract_mock):
    contract_mock("box_groups_client").reply("createGroupMembership", 201, 409)
    join()


def test_that_fails_by_itself(contract_mock):
    contract_mock("box_groups_client").reply("createGroupMembership", 201, 409)
    assert join(body={**JOIN, "rolle": "admin"}).status_code == 200


@pytest.fixture
def box(contract_mock):
    box = contract_mock("box_groups_client")
    yield box
    join(body={"group": {"id": "2"}})


@pytest.mark.contract(allow="reply-missing")
def test_what_its_fixture_sends(box):
    pass


@pytest.mark.contract(allow="reply-mising")
def test_with_a_mark_that_says_nothing(contract_mock):
    pass


@pytest.mark.contract("reply-missing")
def test_with_a_mark_that_cannot_be_read(contract_mock):
    pass


def test_an_operation_that_is_none(contract_mock):
    contract_mock("box_groups_client").reply("createGroupMembershp", 201)


def test_a_client_that_is_not_installed(contract_mock):
    contract_mock("petstore_client")
