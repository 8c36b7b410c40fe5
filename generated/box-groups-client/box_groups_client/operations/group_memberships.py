# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""Requests about group memberships, without sending them: what to send, and how to read the response."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from .._runtime.decoding import anything, array, integer, model, null, string, string_enum
from .._runtime.encoding import Body as _Body, Path as _Path, Query as _Query, merged as _merged
from .._runtime.envelopes import Fact as _Fact
from .._runtime.models import members as _members, optional, required
from .._runtime.paging import OffsetPages as _OffsetPages, listed
from .._runtime.requests import PagedRequest, Request
from .._runtime.responses import Responses as _Responses, json_body, no_body
from .._runtime.types import UNSET, Unset
from ..models import (
    ClientError,
    ConfigurablePermissions,
    GroupMembership,
    GroupMembershipRole,
    GroupMemberships,
    GroupReference,
    UserReference,
)

_FIELDS = _Query("fields", array(string), explode=False)
_CREATE_GROUP_MEMBERSHIP_BODY = _Body(
    _members(
        required("user", model(UserReference)),
        required("group", model(GroupReference)),
        optional("role", string_enum(GroupMembershipRole)),
        optional("configurable_permissions", model(ConfigurablePermissions) | null),
        rest=anything,
    )
)
_ERROR = json_body(model(ClientError))
_CREATE_GROUP_MEMBERSHIP = _Responses[GroupMembership, ClientError](
    successes={"201": json_body(model(GroupMembership))},
    errors=dict.fromkeys(("400", "401", "403", "404", "409", "429", "500", "503", "default"), _ERROR),
)
_GROUP_MEMBERSHIP_ID = _Path("group_membership_id", string)
_GET_GROUP_MEMBERSHIP = _Responses[GroupMembership, ClientError](
    successes={"200": json_body(model(GroupMembership))},
    errors=dict.fromkeys(("400", "401", "403", "404", "429", "500", "503", "default"), _ERROR),
)
_UPDATE_GROUP_MEMBERSHIP_BODY = _Body(
    _members(
        optional("role", string_enum(GroupMembershipRole)),
        optional("configurable_permissions", model(ConfigurablePermissions) | null),
        rest=anything,
    )
)
_DELETE_GROUP_MEMBERSHIP = _Responses[None, ClientError](
    successes={"204": no_body},
    errors=dict.fromkeys(("400", "401", "403", "404", "429", "500", "503", "default"), _ERROR),
)
_GROUP_ID = _Path("group_id", string)
_LIMIT = _Query("limit", integer)
_OFFSET = _Query("offset", integer)
_LIST_GROUP_MEMBERSHIPS_BY_GROUP = _Responses[GroupMemberships, ClientError](
    successes={"200": json_body(model(GroupMemberships))},
    errors=dict.fromkeys(("400", "401", "403", "404", "429", "500", "503", "default"), _ERROR),
)
_LIST_GROUP_MEMBERSHIPS_BY_GROUP_PAGES = _OffsetPages[GroupMemberships, GroupMembership](
    parameter=_OFFSET,
    items=listed(_Fact("/entries", lambda body: body.entries)),
    limit=_Fact("/limit", lambda body: body.limit),
    total=_Fact("/total_count", lambda body: body.total_count),
    echo=_Fact("/offset", lambda body: body.offset),
)
_USER_ID = _Path("user_id", string)


def create_group_membership(
    *,
    user: UserReference,
    group: GroupReference,
    fields: Sequence[str] | Unset = UNSET,
    role: GroupMembershipRole | Literal["member", "admin"] | Unset = UNSET,
    configurable_permissions: ConfigurablePermissions | None | Unset = UNSET,
    additional_properties: Mapping[str, Any] | Unset = UNSET,
) -> Request[GroupMembership, ClientError]:
    """`POST /group_memberships`; the arguments are those of `GroupMemberships.create`."""
    return Request(
        method="POST",
        path="/group_memberships",
        query=[_FIELDS(fields)],
        body=_CREATE_GROUP_MEMBERSHIP_BODY(
            _merged(
                additional_properties,
                {"user": user, "group": group, "role": role, "configurable_permissions": configurable_permissions},
            )
        ),
        responses=_CREATE_GROUP_MEMBERSHIP,
    )


def get_group_membership(
    group_membership_id: str, *, fields: Sequence[str] | Unset = UNSET
) -> Request[GroupMembership, ClientError]:
    """`GET /group_memberships/{group_membership_id}`; the arguments are those of `GroupMemberships.get`."""
    return Request(
        method="GET",
        path=f"/group_memberships/{_GROUP_MEMBERSHIP_ID(group_membership_id)}",
        query=[_FIELDS(fields)],
        responses=_GET_GROUP_MEMBERSHIP,
    )


def update_group_membership(
    group_membership_id: str,
    *,
    fields: Sequence[str] | Unset = UNSET,
    role: GroupMembershipRole | Literal["member", "admin"] | Unset = UNSET,
    configurable_permissions: ConfigurablePermissions | None | Unset = UNSET,
    additional_properties: Mapping[str, Any] | Unset = UNSET,
) -> Request[GroupMembership, ClientError]:
    """`PUT /group_memberships/{group_membership_id}`; the arguments are those of `GroupMemberships.update`."""
    return Request(
        method="PUT",
        path=f"/group_memberships/{_GROUP_MEMBERSHIP_ID(group_membership_id)}",
        query=[_FIELDS(fields)],
        body=_UPDATE_GROUP_MEMBERSHIP_BODY(
            _merged(additional_properties, {"role": role, "configurable_permissions": configurable_permissions})
        ),
        responses=_GET_GROUP_MEMBERSHIP,
    )


def delete_group_membership(group_membership_id: str) -> Request[None, ClientError]:
    """`DELETE /group_memberships/{group_membership_id}`; the arguments are those of `GroupMemberships.delete`."""
    return Request(
        method="DELETE",
        path=f"/group_memberships/{_GROUP_MEMBERSHIP_ID(group_membership_id)}",
        responses=_DELETE_GROUP_MEMBERSHIP,
    )


def list_group_memberships_by_group(
    group_id: str, *, limit: int | Unset = UNSET, offset: int | Unset = UNSET
) -> PagedRequest[GroupMembership, GroupMemberships, ClientError]:
    """`GET /groups/{group_id}/memberships`; the arguments are those of `GroupMemberships.list_by_group`."""
    return PagedRequest(
        method="GET",
        path=f"/groups/{_GROUP_ID(group_id)}/memberships",
        query=[_LIMIT(limit), _OFFSET(offset)],
        responses=_LIST_GROUP_MEMBERSHIPS_BY_GROUP,
        paging=_LIST_GROUP_MEMBERSHIPS_BY_GROUP_PAGES,
        position=offset,
    )


def list_group_memberships_by_user(
    user_id: str, *, limit: int | Unset = UNSET, offset: int | Unset = UNSET
) -> PagedRequest[GroupMembership, GroupMemberships, ClientError]:
    """`GET /users/{user_id}/memberships`; the arguments are those of `GroupMemberships.list_by_user`."""
    return PagedRequest(
        method="GET",
        path=f"/users/{_USER_ID(user_id)}/memberships",
        query=[_LIMIT(limit), _OFFSET(offset)],
        responses=_LIST_GROUP_MEMBERSHIPS_BY_GROUP,
        paging=_LIST_GROUP_MEMBERSHIPS_BY_GROUP_PAGES,
        position=offset,
    )
