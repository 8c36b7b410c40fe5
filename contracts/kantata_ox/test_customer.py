"""
Tests as a customer of the Kantata OX client writes them: the code under test is above the line, its mock below it.

`make types` and `make pyright` check this file strictly, so that a mock that cannot be is seen before it runs.
"""

from typing import assert_type

import pytest
from kantata_ox_client import Client, errors
from kantata_ox_client.models import AccessGroupMembership, ErrorList, UserEnvelope, UserGroupMembership
from kantata_ox_client.testing import ContractMock, KantataOxMock, OperationId

from wireproof.testing import Exchange, Route


def welcome(user_id: int, access_group_id: int) -> str:
    """Puts a user into an access group, and says who it is."""
    with Client(token="token-for-tests") as client:
        try:
            joined = client.access_group_memberships.create(access_group_id=access_group_id, user_id=user_id)
        except errors.UnprocessableEntity:
            return "there already"
        return str(joined.user_name)


def names() -> list[str]:
    """Who there is."""
    with Client(token="token-for-tests") as client:
        return [user.full_name for user in client.users.list() if isinstance(user.full_name, str)]


# --------------------------------------------------------------------------------------------------------------------


def test_a_user_is_welcome(contract_mock: ContractMock) -> None:
    """A test gives what the method returns; the envelope around it is the spec's."""
    kantata = contract_mock(KantataOxMock)
    kantata.access_group_memberships.create.replies(AccessGroupMembership("7", user_name="Pim Placeholder"))

    assert "Pim Placeholder" == welcome(520001, 4100)
    [call] = kantata.calls
    assert {"access_group_membership": {"access_group_id": 4100, "user_id": 520001}} == call.body
    assert_type(call, Exchange[OperationId])


def test_a_second_time_is_no_error(contract_mock: ContractMock) -> None:
    """A route fails as the client says it."""
    kantata = contract_mock(KantataOxMock)
    kantata.access_group_memberships.create.fails(errors.UnprocessableEntity)

    assert "there already" == welcome(520001, 4100)


def test_everybody_is_listed(contract_mock: ContractMock) -> None:
    """A list responds with a page for each call, the spec's example here."""
    kantata = contract_mock(KantataOxMock)
    kantata.reply("listUsers", example="usersByAddress")

    assert ["Pim Placeholder", "Zora Nobody"] == names()


@pytest.mark.contract(allow="reply-unused", route="list*")
def test_what_routes_take(contract_mock: ContractMock) -> None:
    """The object, a list of them, or a page: what the method of the client returns."""
    kantata = contract_mock(KantataOxMock)

    assert_type(kantata.access_group_memberships.create, Route[AccessGroupMembership, ErrorList])
    assert_type(kantata.user_group_memberships.create, Route[list[UserGroupMembership], ErrorList])
    assert_type(kantata.users.list, Route[UserEnvelope, ErrorList])
    kantata.users.list.replies()
