# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""Requests about users, without sending them: what to send, and how to read the response."""

from collections.abc import Sequence
from typing import Literal

from .._runtime.decoding import array, boolean, integer, model, string, string_enum
from .._runtime.encoding import Path as _Path, Query as _Query
from .._runtime.envelopes import Fact as _Fact
from .._runtime.paging import MarkerPages as _MarkerPages, listed
from .._runtime.requests import PagedRequest, Request
from .._runtime.responses import Responses as _Responses, json_body
from .._runtime.types import UNSET, Unset
from ..models import ClientError, User, Users, UserType

_FILTER_TERM = _Query("filter_term", string)
_USER_TYPE = _Query("user_type", string_enum(UserType))
_EXTERNAL_APP_USER_ID = _Query("external_app_user_id", string)
_FIELDS = _Query("fields", array(string), explode=False)
_OFFSET = _Query("offset", integer)
_LIMIT = _Query("limit", integer)
_USEMARKER = _Query("usemarker", boolean)
_MARKER = _Query("marker", string)
_ERROR = json_body(model(ClientError))
_LIST_USERS = _Responses[Users, ClientError](
    successes={"200": json_body(model(Users))},
    errors=dict.fromkeys(("400", "401", "403", "429", "500", "503", "default"), _ERROR),
)
_LIST_USERS_PAGES = _MarkerPages[Users, User](
    parameter=_MARKER,
    items=listed(_Fact("/entries", lambda body: body.entries)),
    next=_Fact("/next_marker", lambda body: body.next_marker),
    total=_Fact("/total_count", lambda body: body.total_count),
)
_GET_CURRENT_USER = _Responses[User, ClientError](
    successes={"200": json_body(model(User))},
    errors=dict.fromkeys(("400", "401", "403", "429", "500", "503", "default"), _ERROR),
)
_USER_ID = _Path("user_id", string)
_GET_USER = _Responses[User, ClientError](
    successes={"200": json_body(model(User))},
    errors=dict.fromkeys(("400", "401", "403", "404", "429", "500", "503", "default"), _ERROR),
)


def list_users(
    *,
    filter_term: str | Unset = UNSET,
    user_type: UserType | Literal["all", "managed", "external"] | Unset = UNSET,
    external_app_user_id: str | Unset = UNSET,
    fields: Sequence[str] | Unset = UNSET,
    offset: int | Unset = UNSET,
    limit: int | Unset = UNSET,
    usemarker: bool | Unset = UNSET,
    marker: str | Unset = UNSET,
) -> PagedRequest[User, Users, ClientError]:
    """`GET /users`; the arguments are those of `Users.list`, and more."""
    return PagedRequest(
        method="GET",
        path="/users",
        query=[
            _FILTER_TERM(filter_term),
            _USER_TYPE(user_type),
            _EXTERNAL_APP_USER_ID(external_app_user_id),
            _FIELDS(fields),
            _OFFSET(offset),
            _LIMIT(limit),
            _USEMARKER(usemarker),
            _MARKER(marker),
        ],
        responses=_LIST_USERS,
        paging=_LIST_USERS_PAGES,
        position=marker,
    )


def get_current_user(*, fields: Sequence[str] | Unset = UNSET) -> Request[User, ClientError]:
    """`GET /users/me`; the arguments are those of `Users.get_current`."""
    return Request(method="GET", path="/users/me", query=[_FIELDS(fields)], responses=_GET_CURRENT_USER)


def get_user(user_id: str, *, fields: Sequence[str] | Unset = UNSET) -> Request[User, ClientError]:
    """`GET /users/{user_id}`; the arguments are those of `Users.get`."""
    return Request(method="GET", path=f"/users/{_USER_ID(user_id)}", query=[_FIELDS(fields)], responses=_GET_USER)
