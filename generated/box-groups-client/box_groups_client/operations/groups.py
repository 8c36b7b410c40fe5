# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""Requests about groups, without sending them: what to send, and how to read the response."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from .._runtime.decoding import anything, array, integer, model, string, string_enum
from .._runtime.encoding import Body as _Body, Path as _Path, Query as _Query, merged as _merged
from .._runtime.envelopes import Fact as _Fact
from .._runtime.models import members as _members, optional, required
from .._runtime.paging import OffsetPages as _OffsetPages, listed
from .._runtime.requests import PagedRequest, Request
from .._runtime.responses import Responses as _Responses, json_body, no_body
from .._runtime.types import UNSET, Unset
from ..models import ClientError, Group, GroupAccessLevel, Groups

_FILTER_TERM = _Query("filter_term", string)
_FIELDS = _Query("fields", array(string), explode=False)
_LIMIT = _Query("limit", integer)
_OFFSET = _Query("offset", integer)
_ERROR = json_body(model(ClientError))
_LIST_GROUPS = _Responses[Groups, ClientError](
    successes={"200": json_body(model(Groups))},
    errors=dict.fromkeys(("400", "401", "403", "429", "500", "503", "default"), _ERROR),
)
_LIST_GROUPS_PAGES = _OffsetPages[Groups, Group](
    parameter=_OFFSET,
    items=listed(_Fact("/entries", lambda body: body.entries)),
    limit=_Fact("/limit", lambda body: body.limit),
    total=_Fact("/total_count", lambda body: body.total_count),
    echo=_Fact("/offset", lambda body: body.offset),
)
_CREATE_GROUP_BODY = _Body(
    _members(
        required("name", string),
        optional("provenance", string),
        optional("external_sync_identifier", string),
        optional("description", string),
        optional("invitability_level", string_enum(GroupAccessLevel)),
        optional("member_viewability_level", string_enum(GroupAccessLevel)),
        rest=anything,
    )
)
_CREATE_GROUP = _Responses[Group, ClientError](
    successes={"201": json_body(model(Group))},
    errors=dict.fromkeys(("400", "401", "403", "409", "429", "500", "503", "default"), _ERROR),
)
_GROUP_ID = _Path("group_id", string)
_GET_GROUP = _Responses[Group, ClientError](
    successes={"200": json_body(model(Group))},
    errors=dict.fromkeys(("400", "401", "403", "404", "429", "500", "503", "default"), _ERROR),
)
_UPDATE_GROUP_BODY = _Body(
    _members(
        optional("name", string),
        optional("provenance", string),
        optional("external_sync_identifier", string),
        optional("description", string),
        optional("invitability_level", string_enum(GroupAccessLevel)),
        optional("member_viewability_level", string_enum(GroupAccessLevel)),
        rest=anything,
    )
)
_UPDATE_GROUP = _Responses[Group, ClientError](
    successes={"200": json_body(model(Group))},
    errors=dict.fromkeys(("400", "401", "403", "404", "409", "429", "500", "503", "default"), _ERROR),
)
_DELETE_GROUP = _Responses[None, ClientError](
    successes={"204": no_body},
    errors=dict.fromkeys(("400", "401", "403", "404", "429", "500", "503", "default"), _ERROR),
)


def list_groups(
    *,
    filter_term: str | Unset = UNSET,
    fields: Sequence[str] | Unset = UNSET,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> PagedRequest[Group, Groups, ClientError]:
    """`GET /groups`; the arguments are those of `Groups.list`."""
    return PagedRequest(
        method="GET",
        path="/groups",
        query=[_FILTER_TERM(filter_term), _FIELDS(fields), _LIMIT(limit), _OFFSET(offset)],
        responses=_LIST_GROUPS,
        paging=_LIST_GROUPS_PAGES,
        position=offset,
    )


def create_group(
    *,
    name: str,
    fields: Sequence[str] | Unset = UNSET,
    provenance: str | Unset = UNSET,
    external_sync_identifier: str | Unset = UNSET,
    description: str | Unset = UNSET,
    invitability_level: GroupAccessLevel
    | Literal["admins_only", "admins_and_members", "all_managed_users"]
    | Unset = UNSET,
    member_viewability_level: GroupAccessLevel
    | Literal["admins_only", "admins_and_members", "all_managed_users"]
    | Unset = UNSET,
    additional_properties: Mapping[str, Any] | Unset = UNSET,
) -> Request[Group, ClientError]:
    """`POST /groups`; the arguments are those of `Groups.create`."""
    return Request(
        method="POST",
        path="/groups",
        query=[_FIELDS(fields)],
        body=_CREATE_GROUP_BODY(
            _merged(
                additional_properties,
                {
                    "name": name,
                    "provenance": provenance,
                    "external_sync_identifier": external_sync_identifier,
                    "description": description,
                    "invitability_level": invitability_level,
                    "member_viewability_level": member_viewability_level,
                },
            )
        ),
        responses=_CREATE_GROUP,
    )


def get_group(group_id: str, *, fields: Sequence[str] | Unset = UNSET) -> Request[Group, ClientError]:
    """`GET /groups/{group_id}`; the arguments are those of `Groups.get`."""
    return Request(method="GET", path=f"/groups/{_GROUP_ID(group_id)}", query=[_FIELDS(fields)], responses=_GET_GROUP)


def update_group(
    group_id: str,
    *,
    fields: Sequence[str] | Unset = UNSET,
    name: str | Unset = UNSET,
    provenance: str | Unset = UNSET,
    external_sync_identifier: str | Unset = UNSET,
    description: str | Unset = UNSET,
    invitability_level: GroupAccessLevel
    | Literal["admins_only", "admins_and_members", "all_managed_users"]
    | Unset = UNSET,
    member_viewability_level: GroupAccessLevel
    | Literal["admins_only", "admins_and_members", "all_managed_users"]
    | Unset = UNSET,
    additional_properties: Mapping[str, Any] | Unset = UNSET,
) -> Request[Group, ClientError]:
    """`PUT /groups/{group_id}`; the arguments are those of `Groups.update`."""
    return Request(
        method="PUT",
        path=f"/groups/{_GROUP_ID(group_id)}",
        query=[_FIELDS(fields)],
        body=_UPDATE_GROUP_BODY(
            _merged(
                additional_properties,
                {
                    "name": name,
                    "provenance": provenance,
                    "external_sync_identifier": external_sync_identifier,
                    "description": description,
                    "invitability_level": invitability_level,
                    "member_viewability_level": member_viewability_level,
                },
            )
        ),
        responses=_UPDATE_GROUP,
    )


def delete_group(group_id: str) -> Request[None, ClientError]:
    """`DELETE /groups/{group_id}`; the arguments are those of `Groups.delete`."""
    return Request(method="DELETE", path=f"/groups/{_GROUP_ID(group_id)}", responses=_DELETE_GROUP)
