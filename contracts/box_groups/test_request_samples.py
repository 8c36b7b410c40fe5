"""
The six code samples on Box's page for adding a user to a group, each as our client says it.

A sample is in another language or for another client; what counts are the bytes that follow from it. Ids are those of
the samples.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from box_groups_client import Client
from box_groups_client.models import ConfigurablePermissions, GroupMembership, GroupReference, UserReference

from wireproof.testing.stage import caught, sent

POST = "POST https://api.box.com/2.0/group_memberships"
MEMBERSHIP = {"id": "33333", "type": "group_membership", "user": {"id": "22222", "type": "user", "name": "Zora Nobody"}}


@dataclass(frozen=True)
class CodeSample:
    """What a code sample asks for, as our client says it, and the body that it comes to."""

    language: str
    call: Callable[[Client], GroupMembership]
    body: dict[str, Any]

    def __str__(self) -> str:
        return self.language


def body(user: str, group: str, **more: Any) -> dict[str, Any]:
    """The body for a user and a group."""
    return {"user": {"id": user}, "group": {"id": group}, **more}


SAMPLES = (
    CodeSample(
        "cURL",
        lambda box: box.group_memberships.create(user=UserReference("1434325"), group=GroupReference("4545523")),
        body("1434325", "4545523"),
    ),
    CodeSample(
        ".NET",
        lambda box: box.group_memberships.create(group=GroupReference(id="11111"), user=UserReference(id="22222")),
        body("22222", "11111"),
    ),
    CodeSample(
        "Java",
        lambda box: box.group_memberships.create(user=UserReference("userID"), group=GroupReference("groupID")),
        body("userID", "groupID"),
    ),
    CodeSample(
        "Python",
        lambda box: box.group_memberships.create(user=UserReference("1111"), group=GroupReference("11111")),
        body("1111", "11111"),
    ),
    CodeSample(
        "Node",
        lambda box: box.group_memberships.create(
            user=UserReference("22222"), group=GroupReference("11111"), role="member"
        ),
        body("22222", "11111", role="member"),
    ),
    CodeSample(
        "iOS",
        lambda box: box.group_memberships.create(
            user=UserReference("54321"),
            group=GroupReference("11111"),
            role="admin",
            configurable_permissions=ConfigurablePermissions(
                can_run_reports=True, can_instant_login=True, can_create_accounts=False, can_edit_accounts=True
            ),
        ),
        body(
            "54321",
            "11111",
            role="admin",
            configurable_permissions={
                "can_run_reports": True,
                "can_instant_login": True,
                "can_create_accounts": False,
                "can_edit_accounts": True,
            },
        ),
    ),
)


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_a_code_sample_comes_to_the_same_bytes(sample: CodeSample) -> None:
    """What a sample says in another language is one request with its JSON, and nothing that it does not say."""
    with caught() as router, Client(token="token-for-tests") as client:
        route = router.route().mock(return_value=httpx.Response(201, json=MEMBERSHIP))

        membership = sample.call(client)

    text = json.dumps(sample.body, separators=(",", ":"))
    (request,) = sent(route)
    assert (POST, "Authorization: Bearer token-for-tests", "Content-Type: application/json") == request[:3]
    assert json.loads(text) == json.loads(request[3])
    assert len(text) == len(request[3])
    assert "33333" == membership.id
