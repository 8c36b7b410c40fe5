"""
Tests as a customer of the Box client writes them: the code under test is above the line, Box is mocked below it.

`make types` and `make pyright` check this file strictly, so that a mock that cannot be is seen before it runs.
"""

from typing import assert_type

import pytest
from box_groups_client import Client, errors
from box_groups_client.models import (
    ClientError,
    GroupMembership,
    GroupMembershipRole,
    GroupMemberships,
    GroupReference,
    UserReference,
)
from box_groups_client.testing import BoxGroupsMock, ContractMock, OperationId

from wireproof.testing import Exchange, Reply


def welcome(user_id: str, group_id: str) -> str:
    """Puts a user into a group, and says as what."""
    with Client(token="token-for-tests") as client:
        try:
            joined = client.group_memberships.create(user=UserReference(user_id), group=GroupReference(group_id))
        except errors.Conflict:
            return "there already"
        return str(joined.role)


def admins(group_id: str) -> list[str]:
    """The ids of the memberships of admins."""
    with Client(token="token-for-tests") as client:
        found = client.group_memberships.list_by_group(group_id)
        return [one.id for one in found if one.role == GroupMembershipRole.ADMIN]


# --------------------------------------------------------------------------------------------------------------------


def test_a_member_is_added(contract_mock: ContractMock) -> None:
    """The example of the spec is enough where the test is not about the response."""
    box = contract_mock(BoxGroupsMock)
    box.reply("createGroupMembership", 201)

    assert "admin" == welcome("10000001", "20000001")


def test_a_member_is_added_once(contract_mock: ContractMock) -> None:
    """Replies come in the order of calls, and what was asked is read by the names of the spec."""
    box = contract_mock(BoxGroupsMock)
    box.reply("createGroupMembership", 201, 409)

    assert ["admin", "there already"] == [welcome("10000001", "20000001") for _ in range(2)]
    first, second = box.calls
    assert first.body == second.body == {"user": {"id": "10000001"}, "group": {"id": "20000001"}}
    assert_type(first, Exchange[OperationId])


def test_a_member_is_welcome(contract_mock: ContractMock) -> None:
    """A model says what the test is about; the example says the rest."""
    box = contract_mock(BoxGroupsMock)
    box.group_memberships.create.replies(GroupMembership("30000001", role=GroupMembershipRole.MEMBER))

    assert "member" == welcome("10000001", "20000001")


def test_a_conflict_is_no_error(contract_mock: ContractMock) -> None:
    """A route fails with an error of the client."""
    box = contract_mock(BoxGroupsMock)
    box.group_memberships.create.fails(errors.Conflict, ClientError(code="conflict"))

    assert "there already" == welcome("10000001", "20000001")


def test_admins_are_found(contract_mock: ContractMock) -> None:
    """A list responds with a page for each call."""
    box = contract_mock(BoxGroupsMock)
    admin, member = GroupMembershipRole.ADMIN, GroupMembershipRole.MEMBER
    entries = [GroupMembership("1", role=admin), GroupMembership("2", role=member)]
    box.group_memberships.list_by_group.replies(GroupMemberships(entries=entries, total_count=2, offset=0, limit=100))

    assert ["1"] == admins("20000001")
    [call] = box.group_memberships.list_by_group.calls
    assert {"group_id": "20000001"} == call.path


def test_a_reply_may_say_what_was_asked(contract_mock: ContractMock) -> None:
    """A callable makes a reply of each call."""
    box = contract_mock(BoxGroupsMock)

    def joined(call: Exchange[OperationId]) -> Reply:
        role = "admin" if call.body["user"]["id"] == "1" else "member"
        return Reply(201, json={"id": "30000001", "type": "group_membership", "role": role})

    box.reply("createGroupMembership", by=joined, repeat=True)

    assert ["admin", "member"] == [welcome(user, "20000001") for user in ("1", "2")]


@pytest.mark.contract(allow="reply-missing")
def test_a_test_may_be_about_something_else(contract_mock: ContractMock) -> None:
    """Where replies may be missing, Box responds as its spec shows."""
    contract_mock(BoxGroupsMock)

    assert "admin" == welcome("10000001", "20000001")


def mistakes(box: BoxGroupsMock) -> None:
    """What a type checker refuses before anything runs; without such a comment, the error is seen."""
    box.reply("createGroupMembershp", 201)  # type: ignore[arg-type]
    box.reply("createGroupMembership", "201")  # type: ignore[arg-type]
    box.group_memberships.create.replies(ClientError())  # type: ignore[arg-type]
    box.group_memberships.create.replies({"id": "30000001"})  # type: ignore[arg-type]
    box.group_memberships.create.fails(ValueError)  # type: ignore[arg-type]
    box.group_memberships.create.fails(errors.Conflict, GroupMembership("30000001"))  # type: ignore[arg-type]
    box.group_memberships.invite.replies()  # type: ignore[attr-defined]
