"""What an editor shows of a client, asked of jedi: completion, signatures and documentation, sync and async."""

from pathlib import Path

import jedi
import pytest

ROOT = Path(__file__).parent.parent
PROJECT = jedi.Project(
    ROOT, added_sys_path=[str(ROOT / "generated/box-groups-client"), str(ROOT / "generated/kantata-ox-client")]
)
CLIENTS = ["Client", "AsyncClient"]


def script(package: str, client: str, line: str) -> tuple[jedi.Script, int, int]:
    """A program whose last line is being written, and where its end is."""
    text = f"from {package} import {client}\nclient = {client}()\n{line}"
    return jedi.Script(text, project=PROJECT), 3, len(line)


def offered(package: str, client: str, line: str) -> list[str]:
    """The names that are offered behind a dot, without private ones."""
    program, *place = script(package, client, line)
    return [one.name for one in program.complete(*place) if not one.name.startswith("_")]


@pytest.mark.parametrize("client", CLIENTS)
def test_resources_are_offered_behind_a_client(client: str) -> None:
    """
    What is offered is resources, settings, and what to do with a client.
    """
    settings = {
        *("base_url", "cookies", "follow_redirects", "headers", "http_options", "max_retries", "max_retry_after"),
        *("max_response_size", "retry_non_idempotent", "timeout", "total_timeout", "verify"),
    }

    names = offered("box_groups_client", client, "client.")

    assert {"group_memberships", "groups", "users", "close", "send", "stream", "with_options", *settings} == set(names)


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize(
    ("package", "resource", "methods"),
    [
        (
            "box_groups_client",
            "group_memberships",
            ["create", "delete", "get", "list_by_group", "list_by_user", "update"],
        ),
        ("box_groups_client", "users", ["get", "get_current", "list"]),
        ("kantata_ox_client", "access_group_memberships", ["create", "delete", "get", "list"]),
    ],
)
def test_methods_are_offered_behind_a_resource(client: str, package: str, resource: str, methods: list[str]) -> None:
    """
    What is offered is one method for each operation, and nothing else.
    """
    assert methods == offered(package, client, f"client.{resource}.")


SIGNATURES = {
    "group_memberships.create": (
        "box_groups_client",
        "create(*, user: UserReference, group: GroupReference, fields: Sequence[str] | Unset=UNSET, "
        'role: GroupMembershipRole | Literal["member", "admin"] | Unset=UNSET, '
        "configurable_permissions: ConfigurablePermissions | None | Unset=UNSET, "
        "additional_properties: Mapping[str, Any] | Unset=UNSET)",
        "GroupMembership",
        "Put a user in a group: `POST /group_memberships`.",
    ),
    "groups.get": (
        "box_groups_client",
        "get(group_id: str, *, fields: Sequence[str] | Unset=UNSET)",
        "Group",
        "Read a group: `GET /groups/{group_id}`.",
    ),
    "access_group_memberships.create": (
        "kantata_ox_client",
        "create(*, access_group_id: int, user_id: int, "
        'include: Sequence[AccessGroupMembershipInclude | Literal["access_group", "user"]] | Unset=UNSET, '
        "additional_properties: Mapping[str, Any] | Unset=UNSET)",
        "AccessGroupMembership",
        "Put a user in an access group: `POST /access_group_memberships`.",
    ),
}
"""For each method: the package, the signature, the class of what it returns, and the first line of its docstring."""


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("method", SIGNATURES)
def test_a_method_shows_its_arguments_and_what_they_are(client: str, method: str) -> None:
    """
    While a call is written, the whole signature is shown, and its documentation begins with what it does.
    """
    package, signature, _, summary = SIGNATURES[method]
    program, *place = script(package, client, f"client.{method}(")

    (shown,) = program.get_signatures(*place)

    assert signature == " ".join(shown.to_string().partition(" -> ")[0].split())
    assert summary in shown.docstring()
    assert "Args:" in shown.docstring()


@pytest.mark.parametrize("client", CLIENTS)
@pytest.mark.parametrize("method", SIGNATURES)
def test_what_a_method_returns_is_known(client: str, method: str) -> None:
    """
    The result has the class that the spec names; that of an async client once it is awaited.
    """
    package, _, returned, _ = SIGNATURES[method]
    awaited = "await " if client == "AsyncClient" else ""
    text = f"from {package} import {client}\nasync def main():\n    result = {awaited}{client}().{method}()\n    result"

    found = {one.name for one in jedi.Script(text, project=PROJECT).infer(4, 10)}

    assert {returned} == found


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("api.", ["calls", "group_memberships", "groups", "reply", "users"]),
        (
            "api.group_memberships.",
            ["create", "delete", "get", "list_by_group", "list_by_user", "update"],
        ),
        ("api.group_memberships.create.", ["calls", "fails", "raises", "replies"]),
    ],
)
def test_routes_are_offered_behind_a_mock(line: str, names: list[str]) -> None:
    """
    What is offered in a test is the resources of the API, their routes, and how these respond.
    """
    text = (
        "from box_groups_client.testing import BoxGroupsMock, ContractMock\n"
        f"def test_it(contract_mock: ContractMock):\n    api = contract_mock(BoxGroupsMock)\n    {line}"
    )

    completed = jedi.Script(text, project=PROJECT).complete(4, 4 + len(line))

    assert names == [one.name for one in completed if not one.name.startswith("_")]
