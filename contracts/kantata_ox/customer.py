"""
Every operation of the Kantata OX client as a customer calls it.

`make types` and `make pyright` check this file strictly, so that whatever a customer may write keeps its type; and
`tests/test_customers.py` runs it.
"""

import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any, assert_type

import httpx2
from kantata_ox_client import AsyncClient, AsyncPages, Client, Pages, Request, Response, Unset, errors, operations
from kantata_ox_client.models import (
    AccessGroup,
    AccessGroupMembership,
    AccessGroupMembershipEnvelope,
    AccessGroupMembershipInclude,
    AccountMembership,
    AccountMembershipEnvelope,
    AccountMembershipInclude,
    AccountMembershipOptionalField,
    AccountMembershipOrder,
    AccountPermission,
    Deletion,
    ErrorList,
    IncludedObject,
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
    WorkspaceGroup,
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

ONE = UserGroupMembershipAttributes(user_id=520001, workspace_group_id=6100)
JOINING_ONE = UserGroupMembershipCreateOne(user_group_membership=ONE)
JOINING_MANY = UserGroupMembershipCreateMany(user_group_memberships=[ONE])


def call(client: Client) -> None:
    """Every operation, sync."""
    users = client.users.list(
        by_email_addresses=["pim@example.com", "zora@example.com"],
        on_my_account=True,
        created_after=datetime(2031, 4, 1, tzinfo=UTC),
        include=[UserInclude.MANAGER, "skills"],
        optional_fields=[UserOptionalField.CITY, "bio"],
        order=UserOrder.ALPHABETICAL_DESC,
        page=1,
        per_page=200,
    )
    assert_type(users, Pages[User, UserEnvelope])
    assert_type([user.full_name for user in users], list[str | Unset | None])
    user = client.users.get(520001, include=[UserInclude.ROLE])
    assert_type(user, User)
    assert_type(client.users.get_current(include=["account_membership"]), User)

    created = client.access_group_memberships.create(
        access_group_id=4100, user_id=int(user.id), include=[AccessGroupMembershipInclude.USER, "access_group"]
    )
    assert_type(created, AccessGroupMembership)
    assert_type(created.user, User)
    assert_type(created.user.full_name, str | Unset | None)
    assert_type(created.access_group, AccessGroup)
    assert_type(created.access_group.name, str | Unset | None)
    listed = client.access_group_memberships.list(access_group_id=4100, user_id=520001, page=1)
    assert_type(listed, Pages[AccessGroupMembership, AccessGroupMembershipEnvelope])
    assert_type({member.id for member in listed}, set[str | Unset])
    read = client.access_group_memberships.get(int(created.id), include=[AccessGroupMembershipInclude.USER])
    assert_type(read, AccessGroupMembership)
    assert_type(client.access_group_memberships.delete(7000001), Deletion | None)

    one = client.user_group_memberships.create(body=JOINING_ONE)
    assert_type(one, list[UserGroupMembership])
    many = client.user_group_memberships.create(
        body=JOINING_MANY, include=[UserGroupMembershipInclude.WORKSPACE_GROUP, "user"]
    )
    assert_type(many, list[UserGroupMembership])
    with suppress(errors.NotIncluded):
        assert_type(many[0].user, User)
        assert_type(many[0].workspace_group, WorkspaceGroup)
    groups = client.user_group_memberships.list(
        group_ids=[6100, 6200], order=UserGroupMembershipOrder.CREATED_AT_ASC, per_page=1
    )
    assert_type(groups, Pages[UserGroupMembership, UserGroupMembershipEnvelope])
    assert_type(next(iter(groups)), UserGroupMembership)
    client.user_group_memberships.delete(8000001)

    accounts = client.account_memberships.list(
        by_user_id=520001,
        only_active=True,
        include=[AccountMembershipInclude.USER, "managees"],
        optional_fields=[AccountMembershipOptionalField.CAN_LOG_IN, "non_participant"],
        order=AccountMembershipOrder.FULL_NAME_ASC,
    )
    assert_type(accounts, Pages[AccountMembership, AccountMembershipEnvelope])
    account = accounts.one()
    assert_type(account, AccountMembership)
    assert_type(account.permission, AccountPermission | Unset | None)
    assert_type(client.account_memberships.get(int(account.id)), AccountMembership)
    promoted = client.account_memberships.update(
        9000001,
        permission=AccountPermission.ADMINISTRATOR,
        manager_id=520002,
        additional_properties={"badge": "teal"},
    )
    assert_type(promoted, AccountMembership)
    assert_type(client.account_memberships.update(9000001, permission="collaborator"), AccountMembership)


def iterate(client: Client) -> None:
    """Every list, to the end of its pages, and what comes along with its items."""
    for user in client.users.list(on_my_account=True, include=[UserInclude.MANAGER], per_page=200):
        assert_type(user, User)
        with suppress(errors.NotIncluded):
            assert_type(user.manager, User)
            assert_type(user.account_membership, AccountMembership)
            assert_type(user.role, IncludedObject)
            assert_type(user.skills, list[IncludedObject])
    members = client.access_group_memberships.list(access_group_id=4100, include=["user"])
    for page in members.pages():
        assert_type(page, AccessGroupMembershipEnvelope)
        assert_type([member.user_name for member in memberships(page)], list[str | Unset | None])
    for member in members:
        assert_type(member, AccessGroupMembership)
        with suppress(errors.NotIncluded):
            assert_type(member.user.email_address, str | Unset | None)
    in_groups = client.user_group_memberships.list(group_ids=[6100, 6200], order="created_at:asc")
    assert_type(iter(in_groups), Iterator[UserGroupMembership])
    assert_type(next(iter(in_groups)), UserGroupMembership)
    for account in client.account_memberships.list(only_active=True):
        assert_type(account, AccountMembership)
        with suppress(errors.NotIncluded):
            assert_type(account.user, User)
            assert_type(account.managees, list[User])
            assert_type(account.default_role, IncludedObject)


async def iterate_async(client: AsyncClient) -> None:
    """Every list, to the end of its pages, async."""
    users = client.users.list(by_email_address="pim@example.com")
    assert_type(users, AsyncPages[User, UserEnvelope])
    assert_type([user.id async for user in users], list[str | Unset])
    members = client.access_group_memberships.list(user_id=520001, include=["access_group"])
    assert_type(members.pages(), AsyncIterator[AccessGroupMembershipEnvelope])
    async for page in members.pages():
        assert_type(page, AccessGroupMembershipEnvelope)
    async for member in members:
        assert_type(member, AccessGroupMembership)
        with suppress(errors.NotIncluded):
            assert_type(member.access_group, AccessGroup)
    in_groups = client.user_group_memberships.list(per_page=1)
    assert_type(aiter(in_groups), AsyncIterator[UserGroupMembership])
    assert_type(await anext(aiter(in_groups)), UserGroupMembership)
    assert_type(await client.account_memberships.list(by_user_id=520001).one(), AccountMembership)


async def call_async(client: AsyncClient) -> None:
    """Every operation, async."""
    users = client.users.list(by_email_address="pim@example.com")
    assert_type(users, AsyncPages[User, UserEnvelope])
    assert_type([user.id async for user in users], list[str | Unset])
    user = await client.users.get(520001)
    assert_type(user, User)
    assert_type(await client.users.get_current(), User)

    created = await client.access_group_memberships.create(
        access_group_id=4100, user_id=int(user.id), include=[AccessGroupMembershipInclude.ACCESS_GROUP, "user"]
    )
    assert_type(created, AccessGroupMembership)
    assert_type((created.user, created.access_group), tuple[User, AccessGroup])
    listed = client.access_group_memberships.list()
    assert_type(listed, AsyncPages[AccessGroupMembership, AccessGroupMembershipEnvelope])
    assert_type([member async for member in listed], list[AccessGroupMembership])
    assert_type(await client.access_group_memberships.get(7000001), AccessGroupMembership)
    assert_type(await client.access_group_memberships.delete(7000001), Deletion | None)

    one = await client.user_group_memberships.create(body=JOINING_ONE)
    assert_type(one, list[UserGroupMembership])
    groups = client.user_group_memberships.list()
    assert_type(groups, AsyncPages[UserGroupMembership, UserGroupMembershipEnvelope])
    assert_type([member async for member in groups], list[UserGroupMembership])
    await client.user_group_memberships.delete(8000001)

    accounts = client.account_memberships.list()
    assert_type(accounts, AsyncPages[AccountMembership, AccountMembershipEnvelope])
    assert_type(await accounts.one(), AccountMembership)
    assert_type(await client.account_memberships.get(9000001), AccountMembership)
    promoted = await client.account_memberships.update(9000001, permission="administrator")
    assert_type(promoted, AccountMembership)


async def call_detailed(client: Client, async_client: AsyncClient) -> None:
    """Requests without sending them, and the responses of `send`, whatever their status."""
    removal = operations.delete_access_group_membership(7000001)
    assert_type(removal, Request[Deletion | None, ErrorList])
    removed = client.send(removal)
    assert_type(removed, Response[Deletion | ErrorList | None])
    assert_type((removed.status_code, removed.content), tuple[int, bytes])
    assert_type(removed.headers, httpx2.Headers)
    finding: Request[UserEnvelope, ErrorList] = operations.list_users(only=[520001], include=["manager"])
    found = await async_client.send(finding)
    assert_type(found, Response[ErrorList | UserEnvelope])
    assert_type(found.parsed, ErrorList | UserEnvelope | None)


def memberships(envelope: AccessGroupMembershipEnvelope) -> Iterator[AccessGroupMembership]:
    """What `results` of an envelope refers to, in order, as the items of a list come by themselves."""
    found = envelope.access_group_memberships
    if isinstance(envelope.results, Unset) or isinstance(found, Unset):
        return
    for reference in envelope.results:
        if isinstance(reference.id, str) and reference.id in found:
            membership = found[reference.id]
            assert_type(membership.created_at, date | None | Unset)
            assert_type(membership.user_id, int | str | None | Unset)
            yield membership


def messages(client: Client) -> list[str]:
    """An error has the class of its status and the body that the spec gives it."""
    try:
        client.access_group_memberships.create(access_group_id=4100, user_id=520001)
    except errors.UnprocessableEntity as error:
        assert_type(error.parsed, ErrorList | None)
        entries = error.parsed.errors if error.parsed is not None else []
        return [entry.message for entry in entries or [] if isinstance(entry.message, str)]
    except errors.ResponseError as error:
        assert_type((error.reason, error.request_id), tuple[str, str])
        assert_type((error.method, error.path, error.url, error.attempts), tuple[str, str, str, int])
        return [str(error.status_code)]
    except errors.ApiError as error:
        return [str(error)]
    return []


def call_with_options(client: Client) -> None:
    """Clients with other settings, and copies of them."""
    patient = client.with_options(
        timeout=httpx2.Timeout(120.0, connect=2.0),
        total_timeout=None,
        max_retries=5,
        max_retry_after=300.0,
        headers={"X-Request-Id": "4711"},
    )
    assert_type(patient, Client)
    assert_type((patient.base_url, patient.timeout), tuple[str, httpx2.Timeout])
    assert_type((patient.max_retries, patient.max_retry_after), tuple[int, float])
    assert_type((patient.total_timeout, patient.follow_redirects), tuple[float | None, bool])
    assert_type((patient.headers, patient.cookies), tuple[dict[str, str], dict[str, str]])
    assert_type((patient.verify, patient.http_options), tuple[str | bool | ssl.SSLContext, dict[str, Any]])
    assert_type(patient.access_group_memberships.get(7000001), AccessGroupMembership)
    with Client(token=lambda: "token-for-tests", max_retries=0, timeout=5.0) as another:
        assert_type(another.with_options(timeout=None).access_group_memberships.get(7000001), AccessGroupMembership)
    with httpx2.Client() as http_client:
        assert_type(client.with_options(http_client=http_client), Client)


async def call_with_options_async(client: AsyncClient) -> None:
    """Settings of an async client and of its copies."""

    async def token() -> str:
        return "token-for-tests"

    copy = client.with_options(headers={"X-Request-Id": "4711"})
    assert_type(copy, AsyncClient)
    assert_type(await copy.access_group_memberships.get(7000001), AccessGroupMembership)
    async with AsyncClient(token=token, total_timeout=60.0) as another:
        assert_type(await another.access_group_memberships.get(7000001), AccessGroupMembership)
    async with httpx2.AsyncClient() as http_client:
        assert_type(client.with_options(http_client=http_client), AsyncClient)


def what_happened(client: Client) -> str:  # noqa: PLR0912  # a branch for every class of error
    """The class of error that a call ends with, the particular ones first; nothing when it succeeds."""
    try:
        client.access_group_memberships.get(7000001)
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
        assert_type(error.headers, httpx2.Headers)
        return "StatusError"
    except errors.UnexpectedStatus as error:
        assert_type(error.content, bytes)
        return "UnexpectedStatus"
    except errors.InvalidResponse as error:
        assert_type((error.pointer, error.expected, error.received), tuple[str, str, str])
        return "InvalidResponse"
    except errors.ResponseTimeout as error:
        assert_type(error.attempts, int)
        return "ResponseTimeout"
    except errors.NoResponse as error:
        assert_type(error.may_have_arrived, bool)
        return "NoResponse"
    except errors.TokenError as error:
        assert_type(error.__cause__, BaseException | None)
        return "TokenError"
    except ValueError:
        return "ValueError"
    return ""
