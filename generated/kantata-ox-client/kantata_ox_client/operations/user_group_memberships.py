# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""Requests about user group memberships, without sending them: what to send, and how to read the response."""

from collections.abc import Sequence
from typing import Literal

from .._runtime.decoding import array, integer, model, string_enum
from .._runtime.encoding import Body as _Body, Path as _Path, Query as _Query
from .._runtime.envelopes import Envelope as _Envelope, Fact as _Fact, envelope_body, looked_up
from .._runtime.paging import NumberedPages as _NumberedPages
from .._runtime.requests import EnvelopeRequest, PagedRequest, Request
from .._runtime.responses import Responses as _Responses, json_body, no_body
from .._runtime.types import UNSET, Unset
from ..models import (
    ErrorList,
    UserGroupMembership,
    UserGroupMembershipCreateMany,
    UserGroupMembershipCreateOne,
    UserGroupMembershipEnvelope,
    UserGroupMembershipInclude,
    UserGroupMembershipOrder,
)

_GROUP_IDS = _Query("group_ids", array(integer), explode=False)
_USER_IDS = _Query("user_ids", array(integer), explode=False)
_INCLUDE = _Query("include", array(string_enum(UserGroupMembershipInclude)), explode=False)
_ONLY = _Query("only", array(integer), explode=False)
_ORDER = _Query("order", string_enum(UserGroupMembershipOrder))
_PAGE = _Query("page", integer)
_PER_PAGE = _Query("per_page", integer)
_ERROR = json_body(model(ErrorList))
_LIST_USER_GROUP_MEMBERSHIPS = _Responses[UserGroupMembershipEnvelope, ErrorList](
    successes={"200": envelope_body(model(UserGroupMembershipEnvelope))},
    errors=dict.fromkeys(("400", "401", "403", "404", "422", "429", "503", "default"), _ERROR),
)
_LIST_USER_GROUP_MEMBERSHIPS_PAGES = _NumberedPages[UserGroupMembershipEnvelope, UserGroupMembership](
    parameter=_PAGE,
    items=looked_up(
        "user_group_memberships",
        _Fact("/user_group_memberships", lambda body: body.user_group_memberships),
        _Fact("/results", lambda body: body.results),
    ),
    pages=_Fact("/meta/page_count", lambda body: body.meta.page_count if body.meta else UNSET),
    echo=_Fact("/meta/page_number", lambda body: body.meta.page_number if body.meta else UNSET),
)
_CREATE_USER_GROUP_MEMBERSHIP_BODY = _Body(model(UserGroupMembershipCreateOne) | model(UserGroupMembershipCreateMany))
_USER_GROUP_MEMBERSHIPS_ENVELOPE = _Envelope[UserGroupMembershipEnvelope, UserGroupMembership](
    items=looked_up(
        "user_group_memberships",
        _Fact("/user_group_memberships", lambda body: body.user_group_memberships),
        _Fact("/results", lambda body: body.results),
    ),
    pointer="/results",
)
_ID = _Path("id", integer)
_DELETE_USER_GROUP_MEMBERSHIP = _Responses[None, ErrorList](
    successes={"204": no_body},
    errors=dict.fromkeys(("400", "401", "403", "404", "422", "429", "503", "default"), _ERROR),
)


def list_user_group_memberships(
    *,
    group_ids: Sequence[int] | Unset = UNSET,
    user_ids: Sequence[int] | Unset = UNSET,
    include: Sequence[UserGroupMembershipInclude | Literal["user", "workspace_group"]] | Unset = UNSET,
    only: Sequence[int] | Unset = UNSET,
    order: UserGroupMembershipOrder | Literal["created_at:asc", "created_at:desc"] | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> PagedRequest[UserGroupMembership, UserGroupMembershipEnvelope, ErrorList]:
    """`GET /user_group_memberships`; the arguments are those of `UserGroupMemberships.list`, and more."""
    return PagedRequest(
        method="GET",
        path="/user_group_memberships",
        query=[
            _GROUP_IDS(group_ids),
            _USER_IDS(user_ids),
            _INCLUDE(include),
            _ONLY(only),
            _ORDER(order),
            _PAGE(page),
            _PER_PAGE(per_page),
        ],
        responses=_LIST_USER_GROUP_MEMBERSHIPS,
        paging=_LIST_USER_GROUP_MEMBERSHIPS_PAGES,
        position=page,
    )


def create_user_group_membership(
    *,
    body: UserGroupMembershipCreateMany | UserGroupMembershipCreateOne,
    include: Sequence[UserGroupMembershipInclude | Literal["user", "workspace_group"]] | Unset = UNSET,
) -> EnvelopeRequest[UserGroupMembership, UserGroupMembershipEnvelope, ErrorList]:
    """`POST /user_group_memberships`; the arguments are those of `UserGroupMemberships.create`."""
    return EnvelopeRequest(
        method="POST",
        path="/user_group_memberships",
        query=[_INCLUDE(include)],
        body=_CREATE_USER_GROUP_MEMBERSHIP_BODY(body),
        responses=_LIST_USER_GROUP_MEMBERSHIPS,
        envelope=_USER_GROUP_MEMBERSHIPS_ENVELOPE,
    )


def delete_user_group_membership(id: int) -> Request[None, ErrorList]:
    """`DELETE /user_group_memberships/{id}`; the arguments are those of `UserGroupMemberships.delete`."""
    return Request(method="DELETE", path=f"/user_group_memberships/{_ID(id)}", responses=_DELETE_USER_GROUP_MEMBERSHIP)
