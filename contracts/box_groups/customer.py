"""
Every operation of the Box client as a customer calls it.

`make types` and `make pyright` check this file strictly, so that whatever a customer may write keeps its type; and
`tests/test_customers.py` runs it.
"""

from collections.abc import AsyncGenerator, Generator
from typing import assert_type

import httpx
from box_groups_client import UNSET, AuthenticatedClient, Response, Unset, errors
from box_groups_client.api.group_memberships import (
    create_group_membership,
    delete_group_membership,
    get_group_membership,
    list_group_memberships_by_group,
    list_group_memberships_by_user,
    update_group_membership,
)
from box_groups_client.api.groups import create_group, delete_group, get_group, list_groups, update_group
from box_groups_client.api.users import get_current_user, get_user, list_users
from box_groups_client.models import (
    ClientError,
    ConfigurablePermissions,
    Group,
    GroupAccessLevel,
    GroupCreate,
    GroupMembership,
    GroupMembershipCreate,
    GroupMembershipRole,
    GroupMemberships,
    GroupMembershipUpdate,
    GroupReference,
    Groups,
    GroupUpdate,
    User,
    UserReference,
    Users,
    UserType,
)

__all__ = [
    "call",
    "call_async",
    "call_detailed",
    "call_with_options",
    "call_with_options_async",
    "code_of",
    "iterate",
    "iterate_async",
    "permissions_of",
    "what_happened",
]


def call(client: AuthenticatedClient) -> None:
    """Every operation, sync."""
    users = list_users.sync(
        client=client, filter_term="pim@example.com", user_type=UserType.MANAGED, fields=["id", "login"]
    )
    assert_type(users, Users)
    assert_type(list_users.sync(client=client, usemarker=True, marker="0", limit=1000), Users)
    assert_type(list_users.sync(client=client, external_app_user_id="app-7", offset=100), Users)
    assert_type(get_user.sync("10000001", client=client, fields=["name"]), User)
    assert_type(get_current_user.sync(client=client, fields=["enterprise"]), User)

    draft = GroupCreate(
        name="Paper Planes Dept.",
        provenance="Directory",
        external_sync_identifier="paper-planes",
        description="They fold.",
        invitability_level=GroupAccessLevel.ADMINS_ONLY,
        member_viewability_level=GroupAccessLevel.ADMINS_AND_MEMBERS,
    )
    group = create_group.sync(client=client, body=draft, fields=["name"])
    assert_type(group, Group)
    assert_type(list_groups.sync(client=client, filter_term="Paper", fields=["name"], limit=2, offset=0), Groups)
    assert_type(get_group.sync(group.id, client=client, fields=["permissions"]), Group)
    assert_type(update_group.sync(group.id, client=client, body=GroupUpdate(name="Kites"), fields=["name"]), Group)

    joining = GroupMembershipCreate(
        user=UserReference(id="10000001"),
        group=GroupReference(id=group.id),
        role=GroupMembershipRole.ADMIN,
        configurable_permissions=ConfigurablePermissions(can_run_reports=False),
    )
    membership = create_group_membership.sync(client=client, body=joining, fields=["role"])
    assert_type(membership, GroupMembership)
    assert_type(get_group_membership.sync(membership.id, client=client, fields=["user"]), GroupMembership)
    changed = GroupMembershipUpdate(configurable_permissions=None)
    assert_type(
        update_group_membership.sync(membership.id, client=client, body=changed, fields=["role"]), GroupMembership
    )
    assert_type(list_group_memberships_by_group.sync(group.id, client=client, limit=2, offset=4), GroupMemberships)
    assert_type(list_group_memberships_by_user.sync("10000001", client=client, limit=2, offset=4), GroupMemberships)
    delete_group_membership.sync(membership.id, client=client)
    delete_group.sync(group.id, client=client)


def iterate(client: AuthenticatedClient) -> None:
    """Every list, to the end of its pages."""
    users = list_users.iter_all(client=client, filter_term="pim@", user_type=UserType.ALL, fields=["login"], limit=1000)
    assert_type(users, Generator[User, None, None])
    assert_type([user.login for user in users], list[str | Unset | None])
    groups = list_groups.iter_all(client=client, filter_term="Paper", fields=["name"], limit=2)
    assert_type(groups, Generator[Group, None, None])
    for group in groups:
        members = list_group_memberships_by_group.iter_all(group.id, client=client, limit=2)
        assert_type(members, Generator[GroupMembership, None, None])
        assert_type(next(members), GroupMembership)
    memberships = list_group_memberships_by_user.iter_all("10000001", client=client)
    assert_type(memberships, Generator[GroupMembership, None, None])
    assert_type({membership.id for membership in memberships}, set[str])


async def iterate_async(client: AuthenticatedClient) -> None:
    """Every list, to the end of its pages, async."""
    users = list_users.aiter_all(client=client, external_app_user_id="app-7")
    assert_type(users, AsyncGenerator[User, None])
    assert_type([user.id async for user in users], list[str])
    async for group in list_groups.aiter_all(client=client):
        members = list_group_memberships_by_group.aiter_all(group.id, client=client)
        assert_type(members, AsyncGenerator[GroupMembership, None])
        assert_type(await anext(members), GroupMembership)
    async for membership in list_group_memberships_by_user.aiter_all("10000001", client=client):
        assert_type(membership, GroupMembership)


async def call_async(client: AuthenticatedClient) -> None:
    """Every operation, async."""
    assert_type(await list_users.asyncio(client=client), Users)
    assert_type(await get_user.asyncio("10000001", client=client), User)
    assert_type(await get_current_user.asyncio(client=client), User)
    group = await create_group.asyncio(client=client, body=GroupCreate(name="Paper Planes Dept."))
    assert_type(group, Group)
    assert_type(await list_groups.asyncio(client=client), Groups)
    assert_type(await get_group.asyncio(group.id, client=client), Group)
    assert_type(await update_group.asyncio(group.id, client=client, body=GroupUpdate(description="")), Group)
    joining = GroupMembershipCreate(user=UserReference(id="10000001"), group=GroupReference(id=group.id))
    membership = await create_group_membership.asyncio(client=client, body=joining)
    assert_type(membership, GroupMembership)
    assert_type(await get_group_membership.asyncio(membership.id, client=client), GroupMembership)
    changed = GroupMembershipUpdate(role=GroupMembershipRole.MEMBER)
    assert_type(await update_group_membership.asyncio(membership.id, client=client, body=changed), GroupMembership)
    assert_type(await list_group_memberships_by_group.asyncio(group.id, client=client), GroupMemberships)
    assert_type(await list_group_memberships_by_user.asyncio("10000001", client=client), GroupMemberships)
    await delete_group_membership.asyncio(membership.id, client=client)
    await delete_group.asyncio(group.id, client=client)


async def call_detailed(client: AuthenticatedClient) -> None:
    """The functions that return whatever came."""
    listed = list_groups.sync_detailed(client=client)
    assert_type(listed, Response[ClientError | Groups])
    assert_type(listed.parsed, ClientError | Groups | None)
    assert_type(listed.status_code, int)
    gone = await delete_group.asyncio_detailed("20000001", client=client)
    assert_type(gone, Response[ClientError | None])


def permissions_of(membership: GroupMembership) -> str:
    """What was left out, what is null, and what has a value are three things."""
    permissions = membership.configurable_permissions
    assert_type(permissions, ConfigurablePermissions | None | Unset)
    if isinstance(permissions, Unset):
        return "not asked for"
    if permissions is None:
        return "none"
    assert_type(permissions.can_run_reports, bool | Unset)
    return "reports" if permissions.can_run_reports is not UNSET and permissions.can_run_reports else "no reports"


def code_of(client: AuthenticatedClient, membership: GroupMembershipCreate) -> str | None:
    """An error has the class of its status and the body that the spec gives it."""
    try:
        create_group_membership.sync(client=client, body=membership)
    except errors.Conflict as error:
        return _code(error)
    except errors.TooManyRequests as error:
        seconds: str | None = error.headers.get("retry-after")
        return seconds
    except errors.InvalidResponse as error:
        return error.pointer
    except errors.ApiError as error:
        return str(error.status_code)
    return None


def _code(error: errors.StatusError) -> str | None:
    parsed = error.parsed
    return parsed.code if isinstance(parsed, ClientError) and not isinstance(parsed.code, Unset) else None


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
    assert_type(get_group.sync(group_id="20000001", client=patient), Group)
    with AuthenticatedClient(token=lambda: "token-for-tests", max_retries=0, timeout=5.0) as another:
        assert_type(get_group.sync(group_id="20000001", client=another.with_timeout(None)), Group)


async def call_with_options_async(client: AuthenticatedClient) -> None:
    """The same, to await."""

    async def token() -> str:
        return "token-for-tests"

    assert_type(
        await get_group.asyncio(group_id="20000001", client=client.with_headers({"X-Request-Id": "4711"})), Group
    )
    async with AuthenticatedClient.from_env(token=token, total_timeout=60.0) as another:
        assert_type(await get_group.asyncio(group_id="20000001", client=another), Group)


def what_happened(client: AuthenticatedClient) -> str:  # noqa: PLR0912  # a branch for every class of error
    """The class of error that a call ends with, the particular ones first; nothing when it succeeds."""
    try:
        get_group.sync(group_id="20000001", client=client)
    except errors.BadRequest as error:
        assert_type(error.parsed, ClientError | None)
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
