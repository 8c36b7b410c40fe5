# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""List who is in which workspace group: `GET /user_group_memberships`."""

from collections.abc import AsyncGenerator, Generator

from ..._runtime import decoding as _decoding
from ..._runtime import encoding as _encoding
from ..._runtime import paging as _paging
from ..._runtime import responses as _responses
from ...client import AuthenticatedClient, Call
from ...models.error_list import ErrorList
from ...models.user_group_membership import UserGroupMembership
from ...models.user_group_membership_envelope import UserGroupMembershipEnvelope
from ...models.user_group_membership_include import UserGroupMembershipInclude
from ...models.user_group_membership_order import UserGroupMembershipOrder
from ...types import UNSET, Response, Unset

_RESPONSES = _responses.Responses[UserGroupMembershipEnvelope, ErrorList](
    successes={
        "200": _responses.json_body(_decoding.model(UserGroupMembershipEnvelope)),
    },
    errors={
        "400": _responses.json_body(_decoding.model(ErrorList)),
        "401": _responses.json_body(_decoding.model(ErrorList)),
        "403": _responses.json_body(_decoding.model(ErrorList)),
        "404": _responses.json_body(_decoding.model(ErrorList)),
        "422": _responses.json_body(_decoding.model(ErrorList)),
        "429": _responses.json_body(_decoding.model(ErrorList)),
        "503": _responses.json_body(_decoding.model(ErrorList)),
        "default": _responses.json_body(_decoding.model(ErrorList)),
    },
)


def _call(
    *,
    group_ids: list[int] | Unset = UNSET,
    user_ids: list[int] | Unset = UNSET,
    include: list[UserGroupMembershipInclude] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: UserGroupMembershipOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Call:
    return Call(
        method="GET",
        target=_encoding.target(
            "/user_group_memberships",
            _encoding.query("group_ids", group_ids, _decoding.array(_decoding.integer), style="form", explode=False),
            _encoding.query("user_ids", user_ids, _decoding.array(_decoding.integer), style="form", explode=False),
            _encoding.query(
                "include",
                include,
                _decoding.array(_decoding.string_enum(UserGroupMembershipInclude)),
                style="form",
                explode=False,
            ),
            _encoding.query("only", only, _decoding.array(_decoding.integer), style="form", explode=False),
            _encoding.query(
                "order", order, _decoding.string_enum(UserGroupMembershipOrder), style="form", explode=True
            ),
            _encoding.query("page", page, _decoding.integer, style="form", explode=True),
            _encoding.query("per_page", per_page, _decoding.integer, style="form", explode=True),
        ),
        headers={"Accept": "application/json"},
        cookies=[],
        content=None,
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    group_ids: list[int] | Unset = UNSET,
    user_ids: list[int] | Unset = UNSET,
    include: list[UserGroupMembershipInclude] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: UserGroupMembershipOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Response[ErrorList | UserGroupMembershipEnvelope]:
    """
    List who is in which workspace group

    All memberships in workspace groups, or those of some groups or users. For Account Administrators only.

    Args:
        group_ids: Memberships of these workspace groups, comma-separated ids. Ids, with commas between them;
            numbers here, although answers write ids as strings.
        user_ids: Memberships of these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        include: Associations to send along, comma-separated.
        only: These memberships by id, comma-separated; unknown ids are left out, and pages do not apply. Ids, with
            commas between them; numbers here, although answers write ids as strings.
        order: What the list is sorted by. By time of creation, upwards or downwards. Default: "created_at:desc".
        page: Page to send. Counted from 1. Default: 1.
        per_page: Memberships on a page. Objects per page, 20 unless said otherwise. The service cuts what is above
            200 and takes 20 for what is below 1, without a word. Default: 20.

    Returns:
        Whatever the server answered, errors too; `parsed` is what the spec documents for the status.

    Raises:
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _RESPONSES.detailed(
        AuthenticatedClient.checked(client).send(
            _call(
                group_ids=group_ids,
                user_ids=user_ids,
                include=include,
                only=only,
                order=order,
                page=page,
                per_page=per_page,
            )
        )
    )


def sync(
    *,
    client: AuthenticatedClient,
    group_ids: list[int] | Unset = UNSET,
    user_ids: list[int] | Unset = UNSET,
    include: list[UserGroupMembershipInclude] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: UserGroupMembershipOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> UserGroupMembershipEnvelope:
    """
    List who is in which workspace group

    All memberships in workspace groups, or those of some groups or users. For Account Administrators only.

    Args:
        group_ids: Memberships of these workspace groups, comma-separated ids. Ids, with commas between them;
            numbers here, although answers write ids as strings.
        user_ids: Memberships of these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        include: Associations to send along, comma-separated.
        only: These memberships by id, comma-separated; unknown ids are left out, and pages do not apply. Ids, with
            commas between them; numbers here, although answers write ids as strings.
        order: What the list is sorted by. By time of creation, upwards or downwards. Default: "created_at:desc".
        page: Page to send. Counted from 1. Default: 1.
        per_page: Memberships on a page. Objects per page, 20 unless said otherwise. The service cuts what is above
            200 and takes 20 for what is below 1, without a word. Default: 20.

    Returns:
        A page of memberships.

    Raises:
        errors.BadRequest: 400. The request could not be read.
        errors.Unauthorized: 401. The token is missing, mistyped or revoked. Tokens do not expire by themselves.
        errors.Forbidden: 403. The owner of the token may not do this. Account permission and access groups decide,
            not scopes.
        errors.NotFound: 404. There is no such object, or the caller cannot see it. Filters that lists apply by
            default hide objects here as well.
        errors.UnprocessableEntity: 422. The request was read and refused. An entry names the attribute at fault
            where there is one, and the position in a bulk request.
        errors.TooManyRequests: 429. Too many calls. Wait a little and try again; the limits are not public.
        errors.ServiceUnavailable: 503. The service is out of order for the moment.
        errors.StatusError: any other error status. Any other answer, such as 500, 502 or 504. Its body is a guess.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _RESPONSES.success(
        AuthenticatedClient.checked(client).send(
            _call(
                group_ids=group_ids,
                user_ids=user_ids,
                include=include,
                only=only,
                order=order,
                page=page,
                per_page=per_page,
            )
        )
    )


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    group_ids: list[int] | Unset = UNSET,
    user_ids: list[int] | Unset = UNSET,
    include: list[UserGroupMembershipInclude] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: UserGroupMembershipOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Response[ErrorList | UserGroupMembershipEnvelope]:
    """
    List who is in which workspace group

    All memberships in workspace groups, or those of some groups or users. For Account Administrators only.

    Args:
        group_ids: Memberships of these workspace groups, comma-separated ids. Ids, with commas between them;
            numbers here, although answers write ids as strings.
        user_ids: Memberships of these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        include: Associations to send along, comma-separated.
        only: These memberships by id, comma-separated; unknown ids are left out, and pages do not apply. Ids, with
            commas between them; numbers here, although answers write ids as strings.
        order: What the list is sorted by. By time of creation, upwards or downwards. Default: "created_at:desc".
        page: Page to send. Counted from 1. Default: 1.
        per_page: Memberships on a page. Objects per page, 20 unless said otherwise. The service cuts what is above
            200 and takes 20 for what is below 1, without a word. Default: 20.

    Returns:
        Whatever the server answered, errors too; `parsed` is what the spec documents for the status.

    Raises:
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _RESPONSES.detailed(
        await AuthenticatedClient.checked(client).asend(
            _call(
                group_ids=group_ids,
                user_ids=user_ids,
                include=include,
                only=only,
                order=order,
                page=page,
                per_page=per_page,
            )
        )
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    group_ids: list[int] | Unset = UNSET,
    user_ids: list[int] | Unset = UNSET,
    include: list[UserGroupMembershipInclude] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: UserGroupMembershipOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> UserGroupMembershipEnvelope:
    """
    List who is in which workspace group

    All memberships in workspace groups, or those of some groups or users. For Account Administrators only.

    Args:
        group_ids: Memberships of these workspace groups, comma-separated ids. Ids, with commas between them;
            numbers here, although answers write ids as strings.
        user_ids: Memberships of these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        include: Associations to send along, comma-separated.
        only: These memberships by id, comma-separated; unknown ids are left out, and pages do not apply. Ids, with
            commas between them; numbers here, although answers write ids as strings.
        order: What the list is sorted by. By time of creation, upwards or downwards. Default: "created_at:desc".
        page: Page to send. Counted from 1. Default: 1.
        per_page: Memberships on a page. Objects per page, 20 unless said otherwise. The service cuts what is above
            200 and takes 20 for what is below 1, without a word. Default: 20.

    Returns:
        A page of memberships.

    Raises:
        errors.BadRequest: 400. The request could not be read.
        errors.Unauthorized: 401. The token is missing, mistyped or revoked. Tokens do not expire by themselves.
        errors.Forbidden: 403. The owner of the token may not do this. Account permission and access groups decide,
            not scopes.
        errors.NotFound: 404. There is no such object, or the caller cannot see it. Filters that lists apply by
            default hide objects here as well.
        errors.UnprocessableEntity: 422. The request was read and refused. An entry names the attribute at fault
            where there is one, and the position in a bulk request.
        errors.TooManyRequests: 429. Too many calls. Wait a little and try again; the limits are not public.
        errors.ServiceUnavailable: 503. The service is out of order for the moment.
        errors.StatusError: any other error status. Any other answer, such as 500, 502 or 504. Its body is a guess.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _RESPONSES.success(
        await AuthenticatedClient.checked(client).asend(
            _call(
                group_ids=group_ids,
                user_ids=user_ids,
                include=include,
                only=only,
                order=order,
                page=page,
                per_page=per_page,
            )
        )
    )


_PAGES = _paging.NumberedPages[UserGroupMembershipEnvelope, UserGroupMembership](
    read=_RESPONSES.success,
    items=_paging.looked_up(
        "user_group_memberships",
        _paging.Fact("/user_group_memberships", lambda page: page.user_group_memberships),
        _paging.Fact("/results", lambda page: page.results),
    ),
    pages=_paging.Fact("/meta/page_count", lambda page: page.meta.page_count if page.meta else UNSET),
    echo=_paging.Fact("/meta/page_number", lambda page: page.meta.page_number if page.meta else UNSET),
)


def iter_all(
    *,
    client: AuthenticatedClient,
    group_ids: list[int] | Unset = UNSET,
    user_ids: list[int] | Unset = UNSET,
    include: list[UserGroupMembershipInclude] | Unset = UNSET,
    order: UserGroupMembershipOrder | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Generator[UserGroupMembership, None, None]:
    """
    List who is in which workspace group, page after page

    All memberships in workspace groups, or those of some groups or users. For Account Administrators only.

    A page is asked for when its first item is. Pages that come again or never end are an `errors.InvalidResponse`.

    Args:
        group_ids: Memberships of these workspace groups, comma-separated ids. Ids, with commas between them;
            numbers here, although answers write ids as strings.
        user_ids: Memberships of these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        include: Associations to send along, comma-separated.
        order: What the list is sorted by. By time of creation, upwards or downwards. Default: "created_at:desc".
        per_page: Memberships on a page. Objects per page, 20 unless said otherwise. The service cuts what is above
            200 and takes 20 for what is below 1, without a word. Default: 20.

    Yields:
        Every item of the list, in the order of the server, and nothing of what pages hold beside them.

    Raises:
        errors.BadRequest: 400. The request could not be read.
        errors.Unauthorized: 401. The token is missing, mistyped or revoked. Tokens do not expire by themselves.
        errors.Forbidden: 403. The owner of the token may not do this. Account permission and access groups decide,
            not scopes.
        errors.NotFound: 404. There is no such object, or the caller cannot see it. Filters that lists apply by
            default hide objects here as well.
        errors.UnprocessableEntity: 422. The request was read and refused. An entry names the attribute at fault
            where there is one, and the position in a bulk request.
        errors.TooManyRequests: 429. Too many calls. Wait a little and try again; the limits are not public.
        errors.ServiceUnavailable: 503. The service is out of order for the moment.
        errors.StatusError: any other error status. Any other answer, such as 500, 502 or 504. Its body is a guess.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _PAGES.iterate(
        lambda page: AuthenticatedClient.checked(client).send(
            _call(group_ids=group_ids, user_ids=user_ids, include=include, order=order, per_page=per_page, page=page)
        )
    )


def aiter_all(
    *,
    client: AuthenticatedClient,
    group_ids: list[int] | Unset = UNSET,
    user_ids: list[int] | Unset = UNSET,
    include: list[UserGroupMembershipInclude] | Unset = UNSET,
    order: UserGroupMembershipOrder | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> AsyncGenerator[UserGroupMembership, None]:
    """
    List who is in which workspace group, page after page

    All memberships in workspace groups, or those of some groups or users. For Account Administrators only.

    A page is asked for when its first item is. Pages that come again or never end are an `errors.InvalidResponse`.

    Args:
        group_ids: Memberships of these workspace groups, comma-separated ids. Ids, with commas between them;
            numbers here, although answers write ids as strings.
        user_ids: Memberships of these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        include: Associations to send along, comma-separated.
        order: What the list is sorted by. By time of creation, upwards or downwards. Default: "created_at:desc".
        per_page: Memberships on a page. Objects per page, 20 unless said otherwise. The service cuts what is above
            200 and takes 20 for what is below 1, without a word. Default: 20.

    Yields:
        Every item of the list, in the order of the server, and nothing of what pages hold beside them.

    Raises:
        errors.BadRequest: 400. The request could not be read.
        errors.Unauthorized: 401. The token is missing, mistyped or revoked. Tokens do not expire by themselves.
        errors.Forbidden: 403. The owner of the token may not do this. Account permission and access groups decide,
            not scopes.
        errors.NotFound: 404. There is no such object, or the caller cannot see it. Filters that lists apply by
            default hide objects here as well.
        errors.UnprocessableEntity: 422. The request was read and refused. An entry names the attribute at fault
            where there is one, and the position in a bulk request.
        errors.TooManyRequests: 429. Too many calls. Wait a little and try again; the limits are not public.
        errors.ServiceUnavailable: 503. The service is out of order for the moment.
        errors.StatusError: any other error status. Any other answer, such as 500, 502 or 504. Its body is a guess.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _PAGES.aiterate(
        lambda page: AuthenticatedClient.checked(client).asend(
            _call(group_ids=group_ids, user_ids=user_ids, include=include, order=order, per_page=per_page, page=page)
        )
    )
