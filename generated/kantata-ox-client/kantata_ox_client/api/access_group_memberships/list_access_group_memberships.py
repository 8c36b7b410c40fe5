# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""List who is in which access group: `GET /access_group_memberships`."""

from collections.abc import AsyncGenerator, Generator

from ..._runtime import decoding as _decoding
from ..._runtime import encoding as _encoding
from ..._runtime import paging as _paging
from ..._runtime import responses as _responses
from ...client import AuthenticatedClient, Call
from ...models.access_group_membership import AccessGroupMembership
from ...models.access_group_membership_envelope import AccessGroupMembershipEnvelope
from ...models.access_group_membership_include import AccessGroupMembershipInclude
from ...models.error_list import ErrorList
from ...types import UNSET, Response, Unset

_RESPONSES = _responses.Responses[AccessGroupMembershipEnvelope, ErrorList](
    successes={
        "200": _responses.json_body(_decoding.model(AccessGroupMembershipEnvelope)),
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
    access_group_id: int | Unset = UNSET,
    user_id: int | Unset = UNSET,
    include: list[AccessGroupMembershipInclude] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Call:
    return Call(
        method="GET",
        target=_encoding.target(
            "/access_group_memberships",
            _encoding.query("access_group_id", access_group_id, _decoding.integer, style="form", explode=True),
            _encoding.query("user_id", user_id, _decoding.integer, style="form", explode=True),
            _encoding.query(
                "include",
                include,
                _decoding.array(_decoding.string_enum(AccessGroupMembershipInclude)),
                style="form",
                explode=False,
            ),
            _encoding.query("only", only, _decoding.array(_decoding.integer), style="form", explode=False),
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
    access_group_id: int | Unset = UNSET,
    user_id: int | Unset = UNSET,
    include: list[AccessGroupMembershipInclude] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Response[AccessGroupMembershipEnvelope | ErrorList]:
    """
    List who is in which access group

    All memberships that the caller may see, or those of one group or one user. The built-in Account Administrators
    group is left out. Nothing is said about the order, and there is no parameter for it.

    Args:
        access_group_id: Memberships of this group.
        user_id: Memberships of this user.
        include: Associations to send along, comma-separated.
        only: These memberships by id, comma-separated; unknown ids are left out, and pages do not apply. Ids, with
            commas between them; numbers here, although answers write ids as strings.
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
                access_group_id=access_group_id,
                user_id=user_id,
                include=include,
                only=only,
                page=page,
                per_page=per_page,
            )
        )
    )


def sync(
    *,
    client: AuthenticatedClient,
    access_group_id: int | Unset = UNSET,
    user_id: int | Unset = UNSET,
    include: list[AccessGroupMembershipInclude] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> AccessGroupMembershipEnvelope:
    """
    List who is in which access group

    All memberships that the caller may see, or those of one group or one user. The built-in Account Administrators
    group is left out. Nothing is said about the order, and there is no parameter for it.

    Args:
        access_group_id: Memberships of this group.
        user_id: Memberships of this user.
        include: Associations to send along, comma-separated.
        only: These memberships by id, comma-separated; unknown ids are left out, and pages do not apply. Ids, with
            commas between them; numbers here, although answers write ids as strings.
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
                access_group_id=access_group_id,
                user_id=user_id,
                include=include,
                only=only,
                page=page,
                per_page=per_page,
            )
        )
    )


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    access_group_id: int | Unset = UNSET,
    user_id: int | Unset = UNSET,
    include: list[AccessGroupMembershipInclude] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Response[AccessGroupMembershipEnvelope | ErrorList]:
    """
    List who is in which access group

    All memberships that the caller may see, or those of one group or one user. The built-in Account Administrators
    group is left out. Nothing is said about the order, and there is no parameter for it.

    Args:
        access_group_id: Memberships of this group.
        user_id: Memberships of this user.
        include: Associations to send along, comma-separated.
        only: These memberships by id, comma-separated; unknown ids are left out, and pages do not apply. Ids, with
            commas between them; numbers here, although answers write ids as strings.
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
                access_group_id=access_group_id,
                user_id=user_id,
                include=include,
                only=only,
                page=page,
                per_page=per_page,
            )
        )
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    access_group_id: int | Unset = UNSET,
    user_id: int | Unset = UNSET,
    include: list[AccessGroupMembershipInclude] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> AccessGroupMembershipEnvelope:
    """
    List who is in which access group

    All memberships that the caller may see, or those of one group or one user. The built-in Account Administrators
    group is left out. Nothing is said about the order, and there is no parameter for it.

    Args:
        access_group_id: Memberships of this group.
        user_id: Memberships of this user.
        include: Associations to send along, comma-separated.
        only: These memberships by id, comma-separated; unknown ids are left out, and pages do not apply. Ids, with
            commas between them; numbers here, although answers write ids as strings.
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
                access_group_id=access_group_id,
                user_id=user_id,
                include=include,
                only=only,
                page=page,
                per_page=per_page,
            )
        )
    )


_PAGES = _paging.NumberedPages[AccessGroupMembershipEnvelope, AccessGroupMembership](
    read=_RESPONSES.success,
    items=_paging.looked_up(
        "access_group_memberships",
        _paging.Fact("/access_group_memberships", lambda page: page.access_group_memberships),
        _paging.Fact("/results", lambda page: page.results),
    ),
    pages=_paging.Fact("/meta/page_count", lambda page: page.meta.page_count if page.meta else UNSET),
    echo=_paging.Fact("/meta/page_number", lambda page: page.meta.page_number if page.meta else UNSET),
)


def iter_all(
    *,
    client: AuthenticatedClient,
    access_group_id: int | Unset = UNSET,
    user_id: int | Unset = UNSET,
    include: list[AccessGroupMembershipInclude] | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Generator[AccessGroupMembership, None, None]:
    """
    List who is in which access group, page after page

    All memberships that the caller may see, or those of one group or one user. The built-in Account Administrators
    group is left out. Nothing is said about the order, and there is no parameter for it.

    A page is asked for when its first item is. Pages that come again or never end are an `errors.InvalidResponse`.

    Args:
        access_group_id: Memberships of this group.
        user_id: Memberships of this user.
        include: Associations to send along, comma-separated.
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
            _call(access_group_id=access_group_id, user_id=user_id, include=include, per_page=per_page, page=page)
        )
    )


def aiter_all(
    *,
    client: AuthenticatedClient,
    access_group_id: int | Unset = UNSET,
    user_id: int | Unset = UNSET,
    include: list[AccessGroupMembershipInclude] | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> AsyncGenerator[AccessGroupMembership, None]:
    """
    List who is in which access group, page after page

    All memberships that the caller may see, or those of one group or one user. The built-in Account Administrators
    group is left out. Nothing is said about the order, and there is no parameter for it.

    A page is asked for when its first item is. Pages that come again or never end are an `errors.InvalidResponse`.

    Args:
        access_group_id: Memberships of this group.
        user_id: Memberships of this user.
        include: Associations to send along, comma-separated.
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
            _call(access_group_id=access_group_id, user_id=user_id, include=include, per_page=per_page, page=page)
        )
    )
