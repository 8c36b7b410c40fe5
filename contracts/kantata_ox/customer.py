"""
Every operation of the Kantata OX client as a customer calls it.

`make types` and `make pyright` check this file strictly, so that whatever a customer may write keeps its type; and
`tests/test_customers.py` runs it.
"""

from collections.abc import AsyncGenerator, Generator, Iterator
from datetime import UTC, date, datetime
from typing import assert_type

import httpx
from kantata_ox_client import AuthenticatedClient, Response, Unset, errors
from kantata_ox_client.api.access_group_memberships import (
    create_access_group_membership,
    delete_access_group_membership,
    get_access_group_membership,
    list_access_group_memberships,
)
from kantata_ox_client.api.account_memberships import (
    get_account_membership,
    list_account_memberships,
    update_account_membership,
)
from kantata_ox_client.api.user_group_memberships import (
    create_user_group_membership,
    delete_user_group_membership,
    list_user_group_memberships,
)
from kantata_ox_client.api.users import get_current_user, get_user, list_users
from kantata_ox_client.models import (
    AccessGroupMembership,
    AccessGroupMembershipAttributes,
    AccessGroupMembershipCreate,
    AccessGroupMembershipEnvelope,
    AccessGroupMembershipInclude,
    AccountMembership,
    AccountMembershipAttributes,
    AccountMembershipEnvelope,
    AccountMembershipInclude,
    AccountMembershipOptionalField,
    AccountMembershipOrder,
    AccountMembershipUpdate,
    AccountPermission,
    Deletion,
    ErrorList,
    User,
    UserEnvelope,
    UserGroupMembership,
    UserGroupMembershipAttributes,
    UserGroupMembershipCreateMany,
    UserGroupMembershipCreateOne,
    UserGroupMembershipEnvelope,
    UserGroupMembershipInclude,
    UserGroupMembershipOrder,
    UserInclude,
    UserOptionalField,
    UserOrder,
)

__all__ = [
    "call",
    "call_async",
    "call_detailed",
    "call_with_options",
    "call_with_options_async",
    "iterate",
    "iterate_async",
    "memberships",
    "messages",
    "what_happened",
]

JOINING = AccessGroupMembershipCreate(
    access_group_membership=AccessGroupMembershipAttributes(access_group_id=4100, user_id=520001)
)
ONE = UserGroupMembershipAttributes(user_id=520001, workspace_group_id=6100)
JOINING_ONE = UserGroupMembershipCreateOne(user_group_membership=ONE)
JOINING_MANY = UserGroupMembershipCreateMany(user_group_memberships=[ONE])
ADMINISTRATOR = AccountMembershipUpdate(
    account_membership=AccountMembershipAttributes(permission=AccountPermission.ADMINISTRATOR)
)


def call(client: AuthenticatedClient) -> None:
    """Every operation, sync."""
    users = list_users.sync(
        client=client,
        by_email_addresses=["pim@example.com", "zora@example.com"],
        on_my_account=True,
        created_after=datetime(2031, 4, 1, tzinfo=UTC),
        include=[UserInclude.MANAGER],
        optional_fields=[UserOptionalField.CITY],
        order=UserOrder.ALPHABETICAL_DESC,
        only=[520001],
        page=1,
        per_page=200,
    )
    assert_type(users, UserEnvelope)
    assert_type(get_user.sync(520001, client=client, include=[UserInclude.ROLE]), UserEnvelope)
    assert_type(get_current_user.sync(client=client), UserEnvelope)

    include = [AccessGroupMembershipInclude.USER, AccessGroupMembershipInclude.ACCESS_GROUP]
    created = create_access_group_membership.sync(client=client, body=JOINING, include=include)
    assert_type(created, AccessGroupMembershipEnvelope)
    listed = list_access_group_memberships.sync(client=client, access_group_id=4100, user_id=520001, page=2)
    assert_type(listed, AccessGroupMembershipEnvelope)
    read = get_access_group_membership.sync(7000001, client=client, include=include)
    assert_type(read, AccessGroupMembershipEnvelope)
    assert_type(delete_access_group_membership.sync(7000001, client=client), Deletion | None)

    one = create_user_group_membership.sync(client=client, body=JOINING_ONE)
    assert_type(one, UserGroupMembershipEnvelope)
    many = create_user_group_membership.sync(
        client=client, body=JOINING_MANY, include=[UserGroupMembershipInclude.WORKSPACE_GROUP]
    )
    assert_type(many, UserGroupMembershipEnvelope)
    groups = list_user_group_memberships.sync(
        client=client, group_ids=[6100, 6200], order=UserGroupMembershipOrder.CREATED_AT_ASC
    )
    assert_type(groups, UserGroupMembershipEnvelope)
    delete_user_group_membership.sync(8000001, client=client)

    accounts = list_account_memberships.sync(
        client=client,
        by_user_id=520001,
        only_active=True,
        include=[AccountMembershipInclude.USER],
        optional_fields=[AccountMembershipOptionalField.CAN_LOG_IN],
        order=AccountMembershipOrder.FULL_NAME_ASC,
    )
    assert_type(accounts, AccountMembershipEnvelope)
    assert_type(get_account_membership.sync(9000001, client=client), AccountMembershipEnvelope)
    promoted = update_account_membership.sync(9000001, client=client, body=ADMINISTRATOR)
    assert_type(promoted, AccountMembershipEnvelope)


def iterate(client: AuthenticatedClient) -> None:
    """Every list, to the end of its pages."""
    users = list_users.iter_all(client=client, on_my_account=True, include=[UserInclude.MANAGER], per_page=200)
    assert_type(users, Generator[User, None, None])
    assert_type([user.full_name for user in users], list[str | Unset | None])
    members = list_access_group_memberships.iter_all(client=client, access_group_id=4100)
    assert_type(members, Generator[AccessGroupMembership, None, None])
    assert_type({member.id for member in members}, set[str | Unset])
    in_groups = list_user_group_memberships.iter_all(
        client=client, group_ids=[6100, 6200], order=UserGroupMembershipOrder.CREATED_AT_ASC
    )
    assert_type(in_groups, Generator[UserGroupMembership, None, None])
    assert_type(next(in_groups), UserGroupMembership)
    accounts = list_account_memberships.iter_all(client=client, only_active=True)
    for account in accounts:
        assert_type(account, AccountMembership)


async def iterate_async(client: AuthenticatedClient) -> None:
    """Every list, to the end of its pages, async."""
    users = list_users.aiter_all(client=client, by_email_address="pim@example.com")
    assert_type(users, AsyncGenerator[User, None])
    assert_type([user.id async for user in users], list[str | Unset])
    async for member in list_access_group_memberships.aiter_all(client=client, user_id=520001):
        assert_type(member, AccessGroupMembership)
    in_groups = list_user_group_memberships.aiter_all(client=client, per_page=1)
    assert_type(await anext(in_groups), UserGroupMembership)
    async for account in list_account_memberships.aiter_all(client=client, by_user_id=520001):
        assert_type(account, AccountMembership)


async def call_async(client: AuthenticatedClient) -> None:
    """Every operation, async."""
    assert_type(await list_users.asyncio(client=client, by_email_address="pim@example.com"), UserEnvelope)
    assert_type(await get_user.asyncio(520001, client=client), UserEnvelope)
    assert_type(await get_current_user.asyncio(client=client), UserEnvelope)
    created = await create_access_group_membership.asyncio(client=client, body=JOINING)
    assert_type(created, AccessGroupMembershipEnvelope)
    assert_type(await list_access_group_memberships.asyncio(client=client), AccessGroupMembershipEnvelope)
    assert_type(await get_access_group_membership.asyncio(7000001, client=client), AccessGroupMembershipEnvelope)
    assert_type(await delete_access_group_membership.asyncio(7000001, client=client), Deletion | None)
    one = await create_user_group_membership.asyncio(client=client, body=JOINING_ONE)
    assert_type(one, UserGroupMembershipEnvelope)
    assert_type(await list_user_group_memberships.asyncio(client=client), UserGroupMembershipEnvelope)
    await delete_user_group_membership.asyncio(8000001, client=client)
    assert_type(await list_account_memberships.asyncio(client=client), AccountMembershipEnvelope)
    assert_type(await get_account_membership.asyncio(9000001, client=client), AccountMembershipEnvelope)
    promoted = await update_account_membership.asyncio(9000001, client=client, body=ADMINISTRATOR)
    assert_type(promoted, AccountMembershipEnvelope)


async def call_detailed(client: AuthenticatedClient) -> None:
    """The functions that return whatever came."""
    removed = delete_access_group_membership.sync_detailed(7000001, client=client)
    assert_type(removed, Response[Deletion | ErrorList | None])
    found = await get_user.asyncio_detailed(520001, client=client)
    assert_type(found, Response[ErrorList | UserEnvelope])
    assert_type(found.parsed, ErrorList | UserEnvelope | None)


def memberships(envelope: AccessGroupMembershipEnvelope) -> Iterator[AccessGroupMembership]:
    """What `results` refers to, in order."""
    found = envelope.access_group_memberships
    if isinstance(envelope.results, Unset) or isinstance(found, Unset):
        return
    for reference in envelope.results:
        if isinstance(reference.id, str) and reference.id in found:
            membership = found[reference.id]
            assert_type(membership.created_at, date | None | Unset)
            assert_type(membership.user_id, int | str | None | Unset)
            yield membership


def messages(client: AuthenticatedClient) -> list[str]:
    """An error has the class of its status and the body that the spec gives it."""
    try:
        create_access_group_membership.sync(client=client, body=JOINING)
    except errors.UnprocessableEntity as error:
        entries = error.parsed.errors if isinstance(error.parsed, ErrorList) else []
        return [entry.message for entry in entries or [] if isinstance(entry.message, str)]
    except errors.ApiError as error:
        return [str(error.status_code)]
    return []


def call_with_options(client: AuthenticatedClient) -> None:
    """Clients with other settings, and copies of them."""
    patient = client.with_options(
        timeout=httpx.Timeout(120.0, connect=2.0),
        total_timeout=None,
        max_retries=5,
        max_retry_after=300.0,
        headers={"X-Request-Id": "4711"},
    )
    assert_type(patient, AuthenticatedClient)
    assert_type(get_access_group_membership.sync(7000001, client=patient), AccessGroupMembershipEnvelope)
    with AuthenticatedClient(token=lambda: "token-for-tests", max_retries=0, timeout=5.0) as another:
        assert_type(
            get_access_group_membership.sync(7000001, client=another.with_timeout(None)), AccessGroupMembershipEnvelope
        )


async def call_with_options_async(client: AuthenticatedClient) -> None:
    """The same, to await."""

    async def token() -> str:
        return "token-for-tests"

    assert_type(
        await get_access_group_membership.asyncio(7000001, client=client.with_headers({"X-Request-Id": "4711"})),
        AccessGroupMembershipEnvelope,
    )
    async with AuthenticatedClient.from_env(token=token, total_timeout=60.0) as another:
        assert_type(await get_access_group_membership.asyncio(7000001, client=another), AccessGroupMembershipEnvelope)


def what_happened(client: AuthenticatedClient) -> str:  # noqa: PLR0912  # a branch for every class of error
    """The class of error that a call ends with, the particular ones first; nothing when it succeeds."""
    try:
        get_access_group_membership.sync(7000001, client=client)
    except errors.BadRequest as error:
        assert_type(error.parsed, ErrorList | None)
        return "BadRequest"
    except errors.Unauthorized:
        return "Unauthorized"
    except errors.Forbidden:
        return "Forbidden"
    except errors.NotFound:
        return "NotFound"
    except errors.Conflict:
        return "Conflict"
    except errors.UnprocessableEntity:
        return "UnprocessableEntity"
    except errors.TooManyRequests as error:
        assert_type(error.retry_after, float | None)
        return "TooManyRequests"
    except errors.ServiceUnavailable:
        return "ServiceUnavailable"
    except errors.ServerError as error:
        assert_type(error.status_code, int)
        return "ServerError"
    except errors.StatusError as error:
        assert_type(error.headers, httpx.Headers)
        return "StatusError"
    except errors.UnexpectedStatus as error:
        assert_type(error.content, bytes)
        return "UnexpectedStatus"
    except errors.InvalidResponse as error:
        assert_type((error.pointer, error.expected, error.received), tuple[str, str, str])
        return "InvalidResponse"
    except errors.NotInTime as error:
        assert_type(error.attempts, int)
        return "NotInTime"
    except errors.NoAnswer as error:
        assert_type(error.may_have_arrived, bool)
        return "NoAnswer"
    except errors.TokenError as error:
        assert_type(error.__cause__, BaseException | None)
        return "TokenError"
    except ValueError:
        return "ValueError"
    return ""
