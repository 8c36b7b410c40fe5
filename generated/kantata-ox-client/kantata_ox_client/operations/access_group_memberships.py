# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""Requests about access group memberships, without sending them: what to send, and how to read the response."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from .._runtime.decoding import anything, array, integer, model, string_enum
from .._runtime.encoding import Body as _Body, Path as _Path, Query as _Query, merged as _merged
from .._runtime.envelopes import Envelope as _Envelope, Fact as _Fact, envelope_body, looked_up
from .._runtime.models import members as _members, required
from .._runtime.paging import NumberedPages as _NumberedPages
from .._runtime.requests import EnvelopeRequest, PagedRequest, Request
from .._runtime.responses import Responses as _Responses, json_body, no_body
from .._runtime.types import UNSET, Unset
from ..models import (
    AccessGroupMembership,
    AccessGroupMembershipEnvelope,
    AccessGroupMembershipInclude,
    Deletion,
    ErrorList,
)

_ACCESS_GROUP_ID = _Query("access_group_id", integer)
_USER_ID = _Query("user_id", integer)
_INCLUDE = _Query("include", array(string_enum(AccessGroupMembershipInclude)), explode=False)
_ONLY = _Query("only", array(integer), explode=False)
_PAGE = _Query("page", integer)
_PER_PAGE = _Query("per_page", integer)
_ERROR = json_body(model(ErrorList))
_LIST_ACCESS_GROUP_MEMBERSHIPS = _Responses[AccessGroupMembershipEnvelope, ErrorList](
    successes={"200": envelope_body(model(AccessGroupMembershipEnvelope))},
    errors=dict.fromkeys(("400", "401", "403", "404", "422", "429", "503", "default"), _ERROR),
)
_LIST_ACCESS_GROUP_MEMBERSHIPS_PAGES = _NumberedPages[AccessGroupMembershipEnvelope, AccessGroupMembership](
    parameter=_PAGE,
    items=looked_up(
        "access_group_memberships",
        _Fact("/access_group_memberships", lambda body: body.access_group_memberships),
        _Fact("/results", lambda body: body.results),
    ),
    pages=_Fact("/meta/page_count", lambda body: body.meta.page_count if body.meta else UNSET),
    echo=_Fact("/meta/page_number", lambda body: body.meta.page_number if body.meta else UNSET),
)
_CREATE_ACCESS_GROUP_MEMBERSHIP_BODY = _Body(
    _members(
        required(
            "access_group_membership",
            _members(required("access_group_id", integer), required("user_id", integer), rest=anything),
        )
    )
)
_ACCESS_GROUP_MEMBERSHIPS_ENVELOPE = _Envelope[AccessGroupMembershipEnvelope, AccessGroupMembership](
    items=looked_up(
        "access_group_memberships",
        _Fact("/access_group_memberships", lambda body: body.access_group_memberships),
        _Fact("/results", lambda body: body.results),
    ),
    pointer="/results",
)
_ID = _Path("id", integer)
_DELETE_ACCESS_GROUP_MEMBERSHIP = _Responses[Deletion | None, ErrorList](
    successes={"200": json_body(model(Deletion)), "204": no_body},
    errors=dict.fromkeys(("400", "401", "403", "404", "422", "429", "503", "default"), _ERROR),
)


def list_access_group_memberships(
    *,
    access_group_id: int | Unset = UNSET,
    user_id: int | Unset = UNSET,
    include: Sequence[AccessGroupMembershipInclude | Literal["access_group", "user"]] | Unset = UNSET,
    only: Sequence[int] | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> PagedRequest[AccessGroupMembership, AccessGroupMembershipEnvelope, ErrorList]:
    """`GET /access_group_memberships`; the arguments are those of `AccessGroupMemberships.list`, and more."""
    return PagedRequest(
        method="GET",
        path="/access_group_memberships",
        query=[
            _ACCESS_GROUP_ID(access_group_id),
            _USER_ID(user_id),
            _INCLUDE(include),
            _ONLY(only),
            _PAGE(page),
            _PER_PAGE(per_page),
        ],
        responses=_LIST_ACCESS_GROUP_MEMBERSHIPS,
        paging=_LIST_ACCESS_GROUP_MEMBERSHIPS_PAGES,
        position=page,
    )


def create_access_group_membership(
    *,
    access_group_id: int,
    user_id: int,
    include: Sequence[AccessGroupMembershipInclude | Literal["access_group", "user"]] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | Unset = UNSET,
) -> EnvelopeRequest[AccessGroupMembership, AccessGroupMembershipEnvelope, ErrorList]:
    """`POST /access_group_memberships`; the arguments are those of `AccessGroupMemberships.create`."""
    return EnvelopeRequest(
        method="POST",
        path="/access_group_memberships",
        query=[_INCLUDE(include)],
        body=_CREATE_ACCESS_GROUP_MEMBERSHIP_BODY(
            {
                "access_group_membership": _merged(
                    additional_properties, {"access_group_id": access_group_id, "user_id": user_id}
                )
            }
        ),
        responses=_LIST_ACCESS_GROUP_MEMBERSHIPS,
        envelope=_ACCESS_GROUP_MEMBERSHIPS_ENVELOPE,
    )


def get_access_group_membership(
    id: int, *, include: Sequence[AccessGroupMembershipInclude | Literal["access_group", "user"]] | Unset = UNSET
) -> EnvelopeRequest[AccessGroupMembership, AccessGroupMembershipEnvelope, ErrorList]:
    """`GET /access_group_memberships/{id}`; the arguments are those of `AccessGroupMemberships.get`."""
    return EnvelopeRequest(
        method="GET",
        path=f"/access_group_memberships/{_ID(id)}",
        query=[_INCLUDE(include)],
        responses=_LIST_ACCESS_GROUP_MEMBERSHIPS,
        envelope=_ACCESS_GROUP_MEMBERSHIPS_ENVELOPE,
    )


def delete_access_group_membership(id: int) -> Request[Deletion | None, ErrorList]:
    """`DELETE /access_group_memberships/{id}`; the arguments are those of `AccessGroupMemberships.delete`."""
    return Request(
        method="DELETE", path=f"/access_group_memberships/{_ID(id)}", responses=_DELETE_ACCESS_GROUP_MEMBERSHIP
    )
