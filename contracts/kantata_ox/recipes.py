"""
What customers do with several operations of Kantata OX, to be copied; each has a story in `test_workflows.py`.

`call.run(...)` is nothing with a `Client` and `await` with an `AsyncClient`, and `call.iterate(...)` is `for` or
`async for`.
"""

from datetime import date, datetime

from kantata_ox_client import AsyncClient, Client, Unset, errors
from kantata_ox_client.models import (
    AccessGroupMembership,
    AccountMembership,
    UserGroupMembership,
    UserGroupMembershipAttributes,
    UserGroupMembershipCreateMany,
)

from wireproof.testing.stage import SyncOrAsync

__all__ = ["Caller", "culprits", "day", "enroll", "ensure_gone", "ensure_member", "find_access_group"]
__all__ += ["move", "put_back"]

Caller = SyncOrAsync[Client | AsyncClient]


def find_access_group(call: Caller, name: str, *, per_page: int = 200) -> int:
    """
    The id of an access group, from the memberships in it; nothing else in the API knows its name.

    Raises:
        LookupError: No group of this name has a member, or the caller sees none.
    """
    for membership in call.iterate(call.client.access_group_memberships.list(per_page=per_page)):
        if membership.access_group_name == name and membership.access_group_id:
            return int(membership.access_group_id)
    raise LookupError(f"nobody is in an access group {name}")


def ensure_member(call: Caller, access_group_id: int, user_id: int) -> AccessGroupMembership:
    """
    The membership of a user in an access group, be it new or not.

    A refusal has no code to tell its reason by, so the program looks whether the membership is there.

    Raises:
        errors.UnprocessableEntity: The user may not join the group.
    """
    access_group_memberships = call.client.access_group_memberships
    try:
        return call.run(access_group_memberships.create(access_group_id=access_group_id, user_id=user_id))
    except errors.UnprocessableEntity:
        existing = call.iterate(access_group_memberships.list(access_group_id=access_group_id, user_id=user_id))
        membership = next(existing, None)
        if membership is None:
            raise
        return membership


def ensure_gone(call: Caller, membership_id: int) -> bool:
    """Ends a membership; False when there was none, or none that the caller may see, which looks the same."""
    try:
        call.run(call.client.access_group_memberships.delete(membership_id))
    except errors.NotFound:
        return False
    return True


def move(call: Caller, membership: AccessGroupMembership, access_group_id: int) -> AccessGroupMembership:
    """
    A membership in another group instead; the user is out of the old one only when in the new one.

    Raises:
        LookupError: It did not say whose it is.
    """
    if not membership.user_id:
        raise LookupError("the membership does not say whose it is")
    access_group_memberships = call.client.access_group_memberships
    moved = call.run(access_group_memberships.create(access_group_id=access_group_id, user_id=int(membership.user_id)))
    ensure_gone(call, int(membership.id))
    return moved


def put_back(call: Caller, before: AccountMembership) -> AccountMembership:
    """
    The account membership with the permission that it had when it was read, be it one that this client knows or not.

    Raises:
        LookupError: It did not say which.
    """
    if not before.permission:
        raise LookupError("the membership does not say what the permission was")
    return call.run(call.client.account_memberships.update(int(before.id), permission=before.permission))


def enroll(call: Caller, newcomers: list[UserGroupMembershipAttributes]) -> list[UserGroupMembership]:
    """The memberships of any number of users in workspace groups, made by as few requests as may be."""
    enrolled = []
    for start in range(0, len(newcomers), 100):
        body = UserGroupMembershipCreateMany(newcomers[start : start + 100])
        enrolled += call.run(call.client.user_group_memberships.create(body=body))
    return enrolled


def culprits(
    refusal: errors.UnprocessableEntity, newcomers: list[UserGroupMembershipAttributes]
) -> list[tuple[UserGroupMembershipAttributes, str]]:
    """Who of those in one request was refused, and why."""
    problems = refusal.parsed and refusal.parsed.errors
    return [
        (newcomers[problem.index], problem.message or "")
        for problem in problems or []
        if not isinstance(problem.index, Unset)  # 0 is the first one
    ]


def day(created_at: date | datetime) -> date:
    """The day in the writer's calendar: a date has no hour, and cannot be compared to a time that has one."""
    return created_at.date() if isinstance(created_at, datetime) else created_at
