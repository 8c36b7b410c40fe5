"""
Every operation of the Box client as a customer calls it.

`make types` and `make pyright` check this file strictly, so that whatever a customer may write keeps its type; and
`tests/test_customers.py` runs it.
"""

import ssl
from typing import Any, assert_type

import httpx2
from box_groups_client import (
    UNSET,
    AsyncClient,
    AsyncPages,
    Client,
    Pages,
    Request,
    Response,
    Unset,
    errors,
    operations,
)
from box_groups_client.models import (
    ClientError,
    ConfigurablePermissions,
    Group,
    GroupAccessLevel,
    GroupMembership,
    GroupMembershipRole,
    GroupMemberships,
    GroupReference,
    Groups,
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


def call(client: Client) -> None:
    """Every operation, sync."""
    users = client.users.list(filter_term="pim@example.com", user_type=UserType.MANAGED, fields=["id", "login"])
    assert_type(users, Pages[User, Users])
    assert_type(next(users.pages()), Users)
    assert_type(client.users.list(user_type="external", marker="0", limit=1000), Pages[User, Users])
    by_offset = client.send(operations.list_users(external_app_user_id="app-7", usemarker=False, offset=100))
    assert_type(by_offset.parsed, Users | ClientError | None)
    assert_type(client.users.get("10000001", fields=["name"]), User)
    assert_type(client.users.get_current(fields=["enterprise"]), User)

    group = client.groups.create(
        name="Paper Planes Dept.",
        provenance="Directory",
        external_sync_identifier="paper-planes",
        description="They fold.",
        invitability_level=GroupAccessLevel.ADMINS_ONLY,
        member_viewability_level="admins_and_members",
        fields=["name"],
    )
    assert_type(group, Group)
    groups = client.groups.list(filter_term="Paper", fields=["name"], limit=2, offset=0)
    assert_type(groups, Pages[Group, Groups])
    assert_type(next(groups.pages()).total_count, int | Unset)
    assert_type(client.groups.get(group.id, fields=["permissions"]), Group)
    assert_type(client.groups.update(group.id, name="Kites", fields=["name"]), Group)

    membership = client.group_memberships.create(
        user=UserReference("10000001"),
        group=GroupReference(group.id),
        role="admin",
        configurable_permissions=ConfigurablePermissions(can_run_reports=False),
        additional_properties={"leaves": "in spring"},
        fields=["role"],
    )
    assert_type(membership, GroupMembership)
    read = client.group_memberships.get(membership.id, fields=["user"])
    assert_type(read, GroupMembership)
    changed = client.group_memberships.update(membership.id, configurable_permissions=None, fields=["role"])
    assert_type(changed, GroupMembership)
    members = client.group_memberships.list_by_group(group.id, limit=2, offset=0)
    assert_type(members, Pages[GroupMembership, GroupMemberships])
    assert_type(next(iter(members)), GroupMembership)
    memberships = client.group_memberships.list_by_user("10000001", limit=2, offset=0)
    assert_type(memberships, Pages[GroupMembership, GroupMemberships])
    assert_type(next(iter(memberships)).role, GroupMembershipRole | Unset)
    client.group_memberships.delete(membership.id)
    client.groups.delete(group.id)


def iterate(client: Client) -> None:
    """Every list, to the end of its pages."""
    users = client.users.list(filter_term="pim@", user_type=UserType.ALL, fields=["login"], limit=1000)
    assert_type([user.login for user in users], list[str | Unset | None])
    for group in client.groups.list(filter_term="Paper", fields=["name"], limit=2):
        assert_type(group, Group)
        for member in client.group_memberships.list_by_group(group.id, limit=2):
            assert_type(member, GroupMembership)
            assert_type(member.user.login, str | Unset | None)
    memberships = client.group_memberships.list_by_user("10000001")
    assert_type({membership.id for membership in memberships}, set[str])
    assert_type([page.entries for page in memberships.pages()], list[list[GroupMembership] | Unset])


async def iterate_async(client: AsyncClient) -> None:
    """Every list, to the end of its pages, async."""
    users = client.users.list(external_app_user_id="app-7")
    assert_type([user.id async for user in users], list[str])
    async for group in client.groups.list():
        assert_type(group, Group)
        async for member in client.group_memberships.list_by_group(group.id):
            assert_type(member, GroupMembership)
            assert_type(member.user.login, str | Unset | None)
    memberships = client.group_memberships.list_by_user("10000001")
    assert_type({membership.id async for membership in memberships}, set[str])
    assert_type([page.entries async for page in memberships.pages()], list[list[GroupMembership] | Unset])


async def call_async(client: AsyncClient) -> None:
    """Every operation, async."""
    users = client.users.list(filter_term="pim@example.com", limit=1)
    assert_type(users, AsyncPages[User, Users])
    assert_type(await anext(users.pages()), Users)
    assert_type(await client.users.get("10000001"), User)
    assert_type(await client.users.get_current(), User)
    group = await client.groups.create(name="Paper Planes Dept.")
    assert_type(group, Group)
    groups = client.groups.list()
    assert_type(groups, AsyncPages[Group, Groups])
    assert_type((await anext(groups.pages())).total_count, int | Unset)
    assert_type(await client.groups.get(group.id), Group)
    assert_type(await client.groups.update(group.id, description=""), Group)
    user, joined = UserReference("10000001"), GroupReference(group.id)
    membership = await client.group_memberships.create(user=user, group=joined)
    assert_type(membership, GroupMembership)
    assert_type(await client.group_memberships.get(membership.id), GroupMembership)
    changed = await client.group_memberships.update(membership.id, role=GroupMembershipRole.MEMBER)
    assert_type(changed, GroupMembership)
    members = client.group_memberships.list_by_group(group.id)
    assert_type(members, AsyncPages[GroupMembership, GroupMemberships])
    assert_type(await anext(aiter(members)), GroupMembership)
    memberships = client.group_memberships.list_by_user("10000001")
    assert_type(memberships, AsyncPages[GroupMembership, GroupMemberships])
    assert_type((await anext(aiter(memberships))).role, GroupMembershipRole | Unset)
    await client.group_memberships.delete(membership.id)
    await client.groups.delete(group.id)


async def call_detailed(client: Client, async_client: AsyncClient) -> None:
    """Requests that any client sends, and the response to each for any status."""
    listing = operations.list_groups(limit=2)
    listed = client.send(listing)
    assert_type(listed, Response[Groups | ClientError])
    assert_type(listed.parsed, Groups | ClientError | None)
    assert_type((listed.status_code, listed.content), tuple[int, bytes])
    assert_type(listed.headers, httpx2.Headers)
    deletion = operations.delete_group("20000001")
    assert_type(deletion, Request[None, ClientError])
    gone = await async_client.send(deletion)
    assert_type(gone, Response[None | ClientError])


def permissions_of(client: Client, membership_id: str) -> str:
    """What was left out, what is null, and what has a value are three things."""
    permissions = client.group_memberships.get(membership_id).configurable_permissions
    assert_type(permissions, ConfigurablePermissions | None | Unset)
    if isinstance(permissions, Unset):
        return "not asked for"
    if permissions is None:
        return "none"
    assert_type(permissions.can_run_reports, bool | Unset)
    return "reports" if permissions.can_run_reports is not UNSET and permissions.can_run_reports else "no reports"


def code_of(client: Client, user_id: str, group_id: str) -> str | None:
    """An error has the class of its status and the body that the spec gives it."""
    try:
        client.group_memberships.create(user=UserReference(user_id), group=GroupReference(group_id))
    except errors.Conflict as error:
        return _code(error)
    except errors.TooManyRequests as error:
        seconds: str | None = error.headers.get("retry-after")
        return seconds
    except errors.InvalidResponse as error:
        return error.pointer
    except errors.ResponseError as error:
        assert_type((error.reason, error.request_id), tuple[str, str])
        return str(error.status_code)
    except errors.ApiError as error:
        return str(error)
    return None


def _code(error: errors.StatusError) -> str | None:
    parsed = error.parsed
    assert_type(parsed, ClientError | None)
    return (parsed.code or None) if parsed else None


def call_with_options(client: Client) -> None:
    """Clients with other settings, copies of them, and what the settings are."""
    patient = client.with_options(
        token=lambda: "token-for-tests",
        base_url="https://api.box.com/2.0",
        timeout=httpx2.Timeout(120.0, connect=2.0),
        total_timeout=None,
        max_retries=5,
        max_retry_after=300.0,
        retry_non_idempotent=True,
        headers={"X-Request-Id": "4711"},
        verify=ssl.create_default_context(),
        follow_redirects=True,
        http_options={"http1": True},
    )
    assert_type(patient, Client)
    assert_type(patient.with_options(cookies={"choice": "8"}), Client)
    assert_type((patient.base_url, patient.timeout), tuple[str, httpx2.Timeout])
    assert_type((patient.total_timeout, patient.max_retries), tuple[float | None, int])
    assert_type((patient.max_retry_after, patient.follow_redirects), tuple[float, bool])
    assert_type(patient.retry_non_idempotent, bool)
    assert_type((patient.headers, patient.cookies), tuple[dict[str, str], dict[str, str]])
    assert_type(patient.verify, str | bool | ssl.SSLContext)
    assert_type(patient.http_options, dict[str, Any])
    with patient:
        assert_type(patient.groups.get("20000001"), Group)
    with httpx2.Client() as http_client, Client("token-for-tests", max_retries=0, timeout=5.0) as another:
        copy = another.with_options(http_client=http_client, timeout=None)
        assert_type(copy.groups.get("20000001"), Group)


async def call_with_options_async(client: AsyncClient) -> None:
    """Settings of an async client and of its copies."""

    async def token() -> str:
        return "token-for-tests"

    patient = client.with_options(
        token=token,
        base_url="https://api.box.com/2.0",
        timeout=httpx2.Timeout(120.0, connect=2.0),
        total_timeout=None,
        max_retries=5,
        max_retry_after=300.0,
        retry_non_idempotent=True,
        headers={"X-Request-Id": "4711"},
        verify=ssl.create_default_context(),
        follow_redirects=True,
        http_options={"http1": True},
    )
    assert_type(patient, AsyncClient)
    assert_type(patient.with_options(cookies={"choice": "8"}), AsyncClient)
    assert_type((patient.base_url, patient.timeout), tuple[str, httpx2.Timeout])
    assert_type((patient.total_timeout, patient.max_retries), tuple[float | None, int])
    assert_type((patient.max_retry_after, patient.follow_redirects), tuple[float, bool])
    assert_type(patient.retry_non_idempotent, bool)
    assert_type((patient.headers, patient.cookies), tuple[dict[str, str], dict[str, str]])
    assert_type(patient.verify, str | bool | ssl.SSLContext)
    assert_type(patient.http_options, dict[str, Any])
    async with patient:
        assert_type(await patient.groups.get("20000001"), Group)
    async with httpx2.AsyncClient() as http_client, AsyncClient(token, total_timeout=60.0) as another:
        copy = another.with_options(http_client=http_client, timeout=None)
        assert_type(await copy.groups.get("20000001"), Group)


def what_happened(client: Client) -> str:  # noqa: PLR0912  # a branch for every class of error
    """The class of error that a call ends with, the particular ones first; nothing when it succeeds."""
    try:
        client.groups.get("20000001")
    except errors.BadRequest as error:
        assert_type(error.parsed, ClientError | None)
        return "BadRequest"
    except errors.Unauthorized as error:
        assert_type(error.reason, str)
        return "Unauthorized"
    except errors.Forbidden:
        return "Forbidden"
    except errors.NotFound as error:
        assert_type((error.method, error.path, error.url), tuple[str, str, str])
        return "NotFound"
    except errors.Conflict:
        return "Conflict"
    except errors.UnprocessableEntity:
        return "UnprocessableEntity"
    except errors.TooManyRequests as error:
        assert_type(error.retry_after, float | None)
        return "TooManyRequests"
    except errors.ServiceUnavailable as error:
        assert_type(error.attempts, int)
        return "ServiceUnavailable"
    except errors.ServerError as error:
        assert_type((error.status_code, error.request_id), tuple[int, str])
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
    except errors.NotIncluded:
        return "NotIncluded"
    except ValueError:
        return "ValueError"
    return ""
