"""
What is measured side by side: the same work done with each client.

A hand-written one checks the status and makes dataclasses of what it needs, as people do, and trusts the server in
everything else.
"""

import asyncio
import importlib
import json
import shutil
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import aiohttp
import httpx
import httpx2
import requests
from box_sdk_gen import BaseUrls, BoxClient, BoxDeveloperTokenAuth, NetworkSession
from box_sdk_gen.managers.memberships import CreateGroupMembershipGroup, CreateGroupMembershipUser
from box_sdk_gen.schemas.group_memberships import GroupMemberships as BoxSdkMemberships
from pydantic import AwareDatetime, BaseModel, ConfigDict

from wireproof.binding import imported
from wireproof.codegen import TEMPLATES, generate
from wireproof.intake.documents import documents_in
from wireproof.intake.settings import ApiSettings
from wireproof.loading import load

ROOT = Path(__file__).parent.parent.parent
BOX = ROOT / "specs/box-groups.yaml"
TOKEN = "token-for-measuring-only"  # visibly fake
AUTHORIZATION = {"Authorization": f"Bearer {TOKEN}"}
USER, GROUP = "10000002", "20000001"
BODY = {"user": {"id": USER}, "group": {"id": GROUP}, "role": "admin"}
CREATE, LIST = "/group_memberships", f"/groups/{GROUP}/memberships?limit=100"

Packages = Mapping[str, ModuleType]
Call = Callable[[], object]
AsyncCall = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Calls:
    """One client, connected to a server."""

    create: Call
    """Put a user into a group; the membership comes back as an object."""
    list_100: Call
    """The first page of the members of a group, as objects."""


@dataclass(frozen=True)
class Models:
    """The objects of one client, without a connection."""

    decode: Callable[[bytes], Any]
    """From the bytes of a page to objects."""
    encode: Callable[[Any], bytes]
    """From such objects to bytes."""


# Ours, and what the generator writes by itself ----------------------------------------------------------------------


def package(folder: Path, name: str, templates: Path | None = TEMPLATES) -> ModuleType:
    """A client on httpx with a name of its own, so that it can be imported beside the others."""
    spec = folder / name / f"{name}-{BOX.name}"
    spec.parent.mkdir()
    shutil.copy(BOX, spec)
    shutil.copytree(BOX.parent / "examples", spec.parent / "examples")
    generate(documents_in(spec.parent, ApiSettings(http="httpx")), folder / "clients", templates=templates)
    return imported(load(spec), folder / "clients")


def packages(folder: Path) -> Packages:
    """Our client on each HTTP library, and the stock one, which are written into a folder."""
    return {
        "ours, httpx2": imported(load(BOX), ROOT / "generated"),
        "ours, httpx": package(folder, "httpx"),
        "stock, httpx": package(folder, "stock", templates=None),
    }


@contextmanager
def ours(client: ModuleType, url: str) -> Iterator[Calls]:
    """Through methods."""
    models = client.models
    with client.Client(TOKEN, base_url=url) as connected:
        memberships = connected.group_memberships
        yield Calls(
            lambda: memberships.create(
                user=models.UserReference(USER), group=models.GroupReference(GROUP), role="admin"
            ),
            lambda: next(memberships.list_by_group(GROUP, limit=100).pages()).entries,
        )


@contextmanager
def stock(client: ModuleType, url: str) -> Iterator[Calls]:
    """Through a module for each operation."""
    models = importlib.import_module(f"{client.__name__}.models")
    api = f"{client.__name__}.api.group_memberships"
    create = importlib.import_module(f"{api}.create_group_membership").sync
    list_by_group = importlib.import_module(f"{api}.list_group_memberships_by_group").sync
    body, admin = models.GroupMembershipCreate, models.GroupMembershipRole("admin")
    with client.AuthenticatedClient(base_url=url, token=TOKEN) as connected:
        yield Calls(
            lambda: create(
                client=connected,
                body=body(user=models.UserReference(USER), group=models.GroupReference(GROUP), role=admin),
            ),
            lambda: list_by_group(GROUP, client=connected, limit=100).entries,
        )


def attrs_models(client: ModuleType) -> Models:
    """The models of a generated client."""
    page = importlib.import_module(f"{client.__name__}.models").GroupMemberships
    return Models(lambda content: page.from_dict(json.loads(content)), lambda one: json.dumps(one.to_dict()).encode())


def our_models(client: ModuleType) -> Models:
    """As a response is read, with its strict JSON."""
    page = client.models.GroupMemberships
    document = importlib.import_module(f"{client.__name__}._runtime.decoding").json_document
    return Models(lambda content: page.from_dict(document(content)), lambda one: json.dumps(one.to_dict()).encode())


# By hand ------------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Member:
    """A user."""

    id: str
    name: str | None
    login: str | None


@dataclass(slots=True)
class Group:
    """A group."""

    id: str
    name: str | None
    group_type: str | None


@dataclass(slots=True)
class Membership:
    """A user in a group."""

    id: str
    user: Member
    group: Group
    role: str

    @classmethod
    def read(cls, found: dict[str, Any]) -> "Membership":
        """Out of JSON."""
        user, group = found["user"], found["group"]
        return cls(
            found["id"],
            Member(user["id"], user.get("name"), user.get("login")),
            Group(group["id"], group.get("name"), group.get("group_type")),
            found["role"],
        )


def memberships(page: dict[str, Any]) -> list[Membership]:
    """The members on a page."""
    return [Membership.read(one) for one in page["entries"]]


dataclasses = Models(
    lambda content: memberships(json.loads(content)),
    lambda found: json.dumps({"entries": [asdict(one) for one in found]}).encode(),
)


@contextmanager
def by_hand(library: Any, url: str) -> Iterator[Calls]:
    """Httpx or httpx2, and dataclasses."""

    def checked(response: Any) -> Any:
        response.raise_for_status()
        return response.json()

    with library.Client(base_url=url, headers=AUTHORIZATION, timeout=30) as client:
        yield Calls(
            lambda: Membership.read(checked(client.post(CREATE, json=BODY))),
            lambda: memberships(checked(client.get(LIST))),
        )


@contextmanager
def with_requests(url: str) -> Iterator[Calls]:
    """requests, and dataclasses."""

    def checked(response: requests.Response) -> Any:
        response.raise_for_status()
        return response.json()

    with requests.Session() as session:
        session.headers.update(AUTHORIZATION)
        yield Calls(
            lambda: Membership.read(checked(session.post(url + CREATE, json=BODY, timeout=30))),
            lambda: memberships(checked(session.get(url + LIST, timeout=30))),
        )


# Others -------------------------------------------------------------------------------------------------------------


class Strict(BaseModel):
    """As strict as our models, and as open."""

    model_config = ConfigDict(strict=True, extra="allow")


class PydanticMember(Strict):
    """A user."""

    id: str
    type: Literal["user"]
    name: str | None = None
    login: str | None = None


class PydanticGroup(Strict):
    """A group."""

    id: str
    type: Literal["group"]
    name: str | None = None
    group_type: str | None = None


class PydanticPermissions(Strict):
    """What the admin of a group may do."""

    can_run_reports: bool | None = None
    can_instant_login: bool | None = None
    can_create_accounts: bool | None = None
    can_edit_accounts: bool | None = None


class PydanticMembership(Strict):
    """A user in a group."""

    id: str
    type: Literal["group_membership"]
    user: PydanticMember | None = None
    group: PydanticGroup | None = None
    role: str | None = None
    configurable_permissions: PydanticPermissions | None = None
    created_at: AwareDatetime | None = None
    modified_at: AwareDatetime | None = None


class PydanticMemberships(Strict):
    """A page of members."""

    total_count: int | None = None
    limit: int | None = None
    offset: int | None = None
    entries: list[PydanticMembership]


pydantic = Models(
    PydanticMemberships.model_validate_json,
    lambda found: found.model_dump_json(exclude_unset=True).encode(),
)
box_sdk_models = Models(
    lambda content: BoxSdkMemberships.from_dict(json.loads(content)),
    lambda found: json.dumps(found.to_dict()).encode(),
)


@contextmanager
def box_sdk(url: str) -> Iterator[Calls]:
    """Box's own SDK, on requests."""
    session = NetworkSession(base_urls=BaseUrls(base_url=url))
    client = BoxClient(auth=BoxDeveloperTokenAuth(token=TOKEN), network_session=session).memberships
    yield Calls(
        lambda: client.create_group_membership(
            user=CreateGroupMembershipUser(id=USER), group=CreateGroupMembershipGroup(id=GROUP), role="admin"
        ),
        lambda: client.get_group_memberships(GROUP, limit=100).entries,
    )


def connected(clients: Packages, url: str, stack: ExitStack) -> dict[str, Calls]:
    """Everything that calls and waits, connected until the stack is closed."""
    contestants: dict[str, AbstractContextManager[Calls]] = {
        "ours, httpx2": ours(clients["ours, httpx2"], url),
        "by hand, httpx2": by_hand(httpx2, url),
        "ours, httpx": ours(clients["ours, httpx"], url),
        "by hand, httpx": by_hand(httpx, url),
        "stock, httpx": stock(clients["stock, httpx"], url),
        "boxsdk": box_sdk(url),
        "requests": with_requests(url),
    }
    return {name: stack.enter_context(one) for name, one in contestants.items()}


def models(clients: Packages) -> dict[str, Models]:
    """Everything that has objects."""
    return {
        "ours": our_models(clients["ours, httpx2"]),
        "stock": attrs_models(clients["stock, httpx"]),
        "pydantic": pydantic,
        "dataclasses": dataclasses,
        "boxsdk": box_sdk_models,
    }


# Awaited ------------------------------------------------------------------------------------------------------------

CONNECTIONS = 200
"""As many as there are calls in flight, for every client alike."""


@dataclass(frozen=True)
class AsyncCalls:
    """One client, connected to a server."""

    create: AsyncCall
    close: AsyncCall


async def in_flight(call: AsyncCall, at_once: int, count: int) -> None:
    """So many calls, so many of them at a time."""

    async def worker() -> None:
        for _ in range(count // at_once):
            await call()

    await asyncio.gather(*(worker() for _ in range(at_once)))


def our_async(client: ModuleType, library: Any, url: str) -> AsyncCalls:
    """Through methods."""
    limits = {"limits": library.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)}
    connected, models = client.AsyncClient(TOKEN, base_url=url, http_options=limits), client.models
    return AsyncCalls(
        lambda: connected.group_memberships.create(
            user=models.UserReference(USER), group=models.GroupReference(GROUP), role="admin"
        ),
        connected.close,
    )


def async_by_hand(library: Any, url: str) -> AsyncCalls:
    """Httpx or httpx2, and dataclasses."""
    limits = library.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS)
    client = library.AsyncClient(base_url=url, headers=AUTHORIZATION, timeout=30, limits=limits)

    async def create() -> object:
        response = await client.post(CREATE, json=BODY)
        response.raise_for_status()
        return Membership.read(response.json())

    return AsyncCalls(create, client.aclose)


def with_aiohttp(url: str) -> AsyncCalls:
    """aiohttp, and dataclasses."""
    timeout, connector = aiohttp.ClientTimeout(total=30), aiohttp.TCPConnector(limit=CONNECTIONS)
    session = aiohttp.ClientSession(headers=AUTHORIZATION, timeout=timeout, connector=connector)

    async def create() -> object:
        async with session.post(url + CREATE, json=BODY) as response:
            response.raise_for_status()
            return Membership.read(await response.json())

    return AsyncCalls(create, session.close)


async def awaited(clients: Packages, url: str) -> dict[str, AsyncCalls]:
    """Everything that calls and awaits, made in the loop that it belongs to."""
    return {
        "ours, httpx2": our_async(clients["ours, httpx2"], httpx2, url),
        "by hand, httpx2": async_by_hand(httpx2, url),
        "ours, httpx": our_async(clients["ours, httpx"], httpx, url),
        "by hand, httpx": async_by_hand(httpx, url),
        "aiohttp": with_aiohttp(url),
    }
