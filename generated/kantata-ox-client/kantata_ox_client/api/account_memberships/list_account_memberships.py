# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""List the members of the account: `GET /account_memberships`."""

import datetime
from collections.abc import AsyncGenerator, Generator

from ..._runtime import decoding as _decoding
from ..._runtime import encoding as _encoding
from ..._runtime import paging as _paging
from ..._runtime import responses as _responses
from ...client import AuthenticatedClient, Call
from ...models.account_membership import AccountMembership
from ...models.account_membership_envelope import AccountMembershipEnvelope
from ...models.account_membership_include import AccountMembershipInclude
from ...models.account_membership_optional_field import AccountMembershipOptionalField
from ...models.account_membership_order import AccountMembershipOrder
from ...models.error_list import ErrorList
from ...types import UNSET, Response, Unset

_RESPONSES = _responses.Responses[AccountMembershipEnvelope, ErrorList](
    successes={
        "200": _responses.json_body(_decoding.model(AccountMembershipEnvelope)),
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
    by_full_name: str | Unset = UNSET,
    by_user_id: int | Unset = UNSET,
    can_log_in: bool | Unset = UNSET,
    created_after: datetime.datetime | Unset = UNSET,
    created_before: datetime.datetime | Unset = UNSET,
    only_active: bool | Unset = UNSET,
    only_inactive: bool | Unset = UNSET,
    search: str | Unset = UNSET,
    updated_after: datetime.datetime | Unset = UNSET,
    updated_before: datetime.datetime | Unset = UNSET,
    with_skills: str | Unset = UNSET,
    with_user_ids: list[int] | Unset = UNSET,
    include: list[AccountMembershipInclude] | Unset = UNSET,
    optional_fields: list[AccountMembershipOptionalField] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: AccountMembershipOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Call:
    return Call(
        method="GET",
        target=_encoding.target(
            "/account_memberships",
            _encoding.query("by_full_name", by_full_name, _decoding.string, style="form", explode=True),
            _encoding.query("by_user_id", by_user_id, _decoding.integer, style="form", explode=True),
            _encoding.query("can_log_in", can_log_in, _decoding.boolean, style="form", explode=True),
            _encoding.query("created_after", created_after, _decoding.date_time, style="form", explode=True),
            _encoding.query("created_before", created_before, _decoding.date_time, style="form", explode=True),
            _encoding.query("only_active", only_active, _decoding.boolean, style="form", explode=True),
            _encoding.query("only_inactive", only_inactive, _decoding.boolean, style="form", explode=True),
            _encoding.query("search", search, _decoding.string, style="form", explode=True),
            _encoding.query("updated_after", updated_after, _decoding.date_time, style="form", explode=True),
            _encoding.query("updated_before", updated_before, _decoding.date_time, style="form", explode=True),
            _encoding.query("with_skills", with_skills, _decoding.string, style="form", explode=True),
            _encoding.query(
                "with_user_ids", with_user_ids, _decoding.array(_decoding.integer), style="form", explode=False
            ),
            _encoding.query(
                "include",
                include,
                _decoding.array(_decoding.string_enum(AccountMembershipInclude)),
                style="form",
                explode=False,
            ),
            _encoding.query(
                "optional_fields",
                optional_fields,
                _decoding.array(_decoding.string_enum(AccountMembershipOptionalField)),
                style="form",
                explode=False,
            ),
            _encoding.query("only", only, _decoding.array(_decoding.integer), style="form", explode=False),
            _encoding.query("order", order, _decoding.string_enum(AccountMembershipOrder), style="form", explode=True),
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
    by_full_name: str | Unset = UNSET,
    by_user_id: int | Unset = UNSET,
    can_log_in: bool | Unset = UNSET,
    created_after: datetime.datetime | Unset = UNSET,
    created_before: datetime.datetime | Unset = UNSET,
    only_active: bool | Unset = UNSET,
    only_inactive: bool | Unset = UNSET,
    search: str | Unset = UNSET,
    updated_after: datetime.datetime | Unset = UNSET,
    updated_before: datetime.datetime | Unset = UNSET,
    with_skills: str | Unset = UNSET,
    with_user_ids: list[int] | Unset = UNSET,
    include: list[AccountMembershipInclude] | Unset = UNSET,
    optional_fields: list[AccountMembershipOptionalField] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: AccountMembershipOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Response[AccountMembershipEnvelope | ErrorList]:
    """
    List the members of the account

    What users are on the account. Inactive members are left out unless they are asked for.

    Args:
        by_full_name: Members by their name.
        by_user_id: The membership of this user.
        can_log_in: Members who may (true) or may not (false) log in.
        created_after: Memberships created after this time, ISO 8601 with an offset.
        created_before: Memberships created before this time, ISO 8601 with an offset.
        only_active: Members who are not disabled.
        only_inactive: Members who are disabled, whom the list leaves out otherwise.
        search: Words to search for; best matches come first. Not together with `only`. When search is out of order,
            a `system` error comes back.
        updated_after: Memberships changed after this time, ISO 8601 with an offset.
        updated_before: Memberships changed before this time, ISO 8601 with an offset.
        with_skills: Members by skills and levels, written as a JSON object.
        with_user_ids: Memberships of these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.
        only: These memberships by id, comma-separated; unknown ids are left out, default filters still apply, and
            pages do not. Ids, with commas between them; numbers here, although answers write ids as strings.
        order: What the list is sorted by. By one field, upwards or downwards. Default: "created_at:desc".
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
                by_full_name=by_full_name,
                by_user_id=by_user_id,
                can_log_in=can_log_in,
                created_after=created_after,
                created_before=created_before,
                only_active=only_active,
                only_inactive=only_inactive,
                search=search,
                updated_after=updated_after,
                updated_before=updated_before,
                with_skills=with_skills,
                with_user_ids=with_user_ids,
                include=include,
                optional_fields=optional_fields,
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
    by_full_name: str | Unset = UNSET,
    by_user_id: int | Unset = UNSET,
    can_log_in: bool | Unset = UNSET,
    created_after: datetime.datetime | Unset = UNSET,
    created_before: datetime.datetime | Unset = UNSET,
    only_active: bool | Unset = UNSET,
    only_inactive: bool | Unset = UNSET,
    search: str | Unset = UNSET,
    updated_after: datetime.datetime | Unset = UNSET,
    updated_before: datetime.datetime | Unset = UNSET,
    with_skills: str | Unset = UNSET,
    with_user_ids: list[int] | Unset = UNSET,
    include: list[AccountMembershipInclude] | Unset = UNSET,
    optional_fields: list[AccountMembershipOptionalField] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: AccountMembershipOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> AccountMembershipEnvelope:
    """
    List the members of the account

    What users are on the account. Inactive members are left out unless they are asked for.

    Args:
        by_full_name: Members by their name.
        by_user_id: The membership of this user.
        can_log_in: Members who may (true) or may not (false) log in.
        created_after: Memberships created after this time, ISO 8601 with an offset.
        created_before: Memberships created before this time, ISO 8601 with an offset.
        only_active: Members who are not disabled.
        only_inactive: Members who are disabled, whom the list leaves out otherwise.
        search: Words to search for; best matches come first. Not together with `only`. When search is out of order,
            a `system` error comes back.
        updated_after: Memberships changed after this time, ISO 8601 with an offset.
        updated_before: Memberships changed before this time, ISO 8601 with an offset.
        with_skills: Members by skills and levels, written as a JSON object.
        with_user_ids: Memberships of these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.
        only: These memberships by id, comma-separated; unknown ids are left out, default filters still apply, and
            pages do not. Ids, with commas between them; numbers here, although answers write ids as strings.
        order: What the list is sorted by. By one field, upwards or downwards. Default: "created_at:desc".
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
                by_full_name=by_full_name,
                by_user_id=by_user_id,
                can_log_in=can_log_in,
                created_after=created_after,
                created_before=created_before,
                only_active=only_active,
                only_inactive=only_inactive,
                search=search,
                updated_after=updated_after,
                updated_before=updated_before,
                with_skills=with_skills,
                with_user_ids=with_user_ids,
                include=include,
                optional_fields=optional_fields,
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
    by_full_name: str | Unset = UNSET,
    by_user_id: int | Unset = UNSET,
    can_log_in: bool | Unset = UNSET,
    created_after: datetime.datetime | Unset = UNSET,
    created_before: datetime.datetime | Unset = UNSET,
    only_active: bool | Unset = UNSET,
    only_inactive: bool | Unset = UNSET,
    search: str | Unset = UNSET,
    updated_after: datetime.datetime | Unset = UNSET,
    updated_before: datetime.datetime | Unset = UNSET,
    with_skills: str | Unset = UNSET,
    with_user_ids: list[int] | Unset = UNSET,
    include: list[AccountMembershipInclude] | Unset = UNSET,
    optional_fields: list[AccountMembershipOptionalField] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: AccountMembershipOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Response[AccountMembershipEnvelope | ErrorList]:
    """
    List the members of the account

    What users are on the account. Inactive members are left out unless they are asked for.

    Args:
        by_full_name: Members by their name.
        by_user_id: The membership of this user.
        can_log_in: Members who may (true) or may not (false) log in.
        created_after: Memberships created after this time, ISO 8601 with an offset.
        created_before: Memberships created before this time, ISO 8601 with an offset.
        only_active: Members who are not disabled.
        only_inactive: Members who are disabled, whom the list leaves out otherwise.
        search: Words to search for; best matches come first. Not together with `only`. When search is out of order,
            a `system` error comes back.
        updated_after: Memberships changed after this time, ISO 8601 with an offset.
        updated_before: Memberships changed before this time, ISO 8601 with an offset.
        with_skills: Members by skills and levels, written as a JSON object.
        with_user_ids: Memberships of these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.
        only: These memberships by id, comma-separated; unknown ids are left out, default filters still apply, and
            pages do not. Ids, with commas between them; numbers here, although answers write ids as strings.
        order: What the list is sorted by. By one field, upwards or downwards. Default: "created_at:desc".
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
                by_full_name=by_full_name,
                by_user_id=by_user_id,
                can_log_in=can_log_in,
                created_after=created_after,
                created_before=created_before,
                only_active=only_active,
                only_inactive=only_inactive,
                search=search,
                updated_after=updated_after,
                updated_before=updated_before,
                with_skills=with_skills,
                with_user_ids=with_user_ids,
                include=include,
                optional_fields=optional_fields,
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
    by_full_name: str | Unset = UNSET,
    by_user_id: int | Unset = UNSET,
    can_log_in: bool | Unset = UNSET,
    created_after: datetime.datetime | Unset = UNSET,
    created_before: datetime.datetime | Unset = UNSET,
    only_active: bool | Unset = UNSET,
    only_inactive: bool | Unset = UNSET,
    search: str | Unset = UNSET,
    updated_after: datetime.datetime | Unset = UNSET,
    updated_before: datetime.datetime | Unset = UNSET,
    with_skills: str | Unset = UNSET,
    with_user_ids: list[int] | Unset = UNSET,
    include: list[AccountMembershipInclude] | Unset = UNSET,
    optional_fields: list[AccountMembershipOptionalField] | Unset = UNSET,
    only: list[int] | Unset = UNSET,
    order: AccountMembershipOrder | Unset = UNSET,
    page: int | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> AccountMembershipEnvelope:
    """
    List the members of the account

    What users are on the account. Inactive members are left out unless they are asked for.

    Args:
        by_full_name: Members by their name.
        by_user_id: The membership of this user.
        can_log_in: Members who may (true) or may not (false) log in.
        created_after: Memberships created after this time, ISO 8601 with an offset.
        created_before: Memberships created before this time, ISO 8601 with an offset.
        only_active: Members who are not disabled.
        only_inactive: Members who are disabled, whom the list leaves out otherwise.
        search: Words to search for; best matches come first. Not together with `only`. When search is out of order,
            a `system` error comes back.
        updated_after: Memberships changed after this time, ISO 8601 with an offset.
        updated_before: Memberships changed before this time, ISO 8601 with an offset.
        with_skills: Members by skills and levels, written as a JSON object.
        with_user_ids: Memberships of these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.
        only: These memberships by id, comma-separated; unknown ids are left out, default filters still apply, and
            pages do not. Ids, with commas between them; numbers here, although answers write ids as strings.
        order: What the list is sorted by. By one field, upwards or downwards. Default: "created_at:desc".
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
                by_full_name=by_full_name,
                by_user_id=by_user_id,
                can_log_in=can_log_in,
                created_after=created_after,
                created_before=created_before,
                only_active=only_active,
                only_inactive=only_inactive,
                search=search,
                updated_after=updated_after,
                updated_before=updated_before,
                with_skills=with_skills,
                with_user_ids=with_user_ids,
                include=include,
                optional_fields=optional_fields,
                only=only,
                order=order,
                page=page,
                per_page=per_page,
            )
        )
    )


_PAGES = _paging.NumberedPages[AccountMembershipEnvelope, AccountMembership](
    read=_RESPONSES.success,
    items=_paging.looked_up(
        "account_memberships",
        _paging.Fact("/account_memberships", lambda page: page.account_memberships),
        _paging.Fact("/results", lambda page: page.results),
    ),
    pages=_paging.Fact("/meta/page_count", lambda page: page.meta.page_count if page.meta else UNSET),
    echo=_paging.Fact("/meta/page_number", lambda page: page.meta.page_number if page.meta else UNSET),
)


def iter_all(
    *,
    client: AuthenticatedClient,
    by_full_name: str | Unset = UNSET,
    by_user_id: int | Unset = UNSET,
    can_log_in: bool | Unset = UNSET,
    created_after: datetime.datetime | Unset = UNSET,
    created_before: datetime.datetime | Unset = UNSET,
    only_active: bool | Unset = UNSET,
    only_inactive: bool | Unset = UNSET,
    search: str | Unset = UNSET,
    updated_after: datetime.datetime | Unset = UNSET,
    updated_before: datetime.datetime | Unset = UNSET,
    with_skills: str | Unset = UNSET,
    with_user_ids: list[int] | Unset = UNSET,
    include: list[AccountMembershipInclude] | Unset = UNSET,
    optional_fields: list[AccountMembershipOptionalField] | Unset = UNSET,
    order: AccountMembershipOrder | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> Generator[AccountMembership, None, None]:
    """
    List the members of the account, page after page

    What users are on the account. Inactive members are left out unless they are asked for.

    A page is asked for when its first item is. Pages that come again or never end are an `errors.InvalidResponse`.

    Args:
        by_full_name: Members by their name.
        by_user_id: The membership of this user.
        can_log_in: Members who may (true) or may not (false) log in.
        created_after: Memberships created after this time, ISO 8601 with an offset.
        created_before: Memberships created before this time, ISO 8601 with an offset.
        only_active: Members who are not disabled.
        only_inactive: Members who are disabled, whom the list leaves out otherwise.
        search: Words to search for; best matches come first. Not together with `only`. When search is out of order,
            a `system` error comes back.
        updated_after: Memberships changed after this time, ISO 8601 with an offset.
        updated_before: Memberships changed before this time, ISO 8601 with an offset.
        with_skills: Members by skills and levels, written as a JSON object.
        with_user_ids: Memberships of these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.
        order: What the list is sorted by. By one field, upwards or downwards. Default: "created_at:desc".
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
            _call(
                by_full_name=by_full_name,
                by_user_id=by_user_id,
                can_log_in=can_log_in,
                created_after=created_after,
                created_before=created_before,
                only_active=only_active,
                only_inactive=only_inactive,
                search=search,
                updated_after=updated_after,
                updated_before=updated_before,
                with_skills=with_skills,
                with_user_ids=with_user_ids,
                include=include,
                optional_fields=optional_fields,
                order=order,
                per_page=per_page,
                page=page,
            )
        )
    )


def aiter_all(
    *,
    client: AuthenticatedClient,
    by_full_name: str | Unset = UNSET,
    by_user_id: int | Unset = UNSET,
    can_log_in: bool | Unset = UNSET,
    created_after: datetime.datetime | Unset = UNSET,
    created_before: datetime.datetime | Unset = UNSET,
    only_active: bool | Unset = UNSET,
    only_inactive: bool | Unset = UNSET,
    search: str | Unset = UNSET,
    updated_after: datetime.datetime | Unset = UNSET,
    updated_before: datetime.datetime | Unset = UNSET,
    with_skills: str | Unset = UNSET,
    with_user_ids: list[int] | Unset = UNSET,
    include: list[AccountMembershipInclude] | Unset = UNSET,
    optional_fields: list[AccountMembershipOptionalField] | Unset = UNSET,
    order: AccountMembershipOrder | Unset = UNSET,
    per_page: int | Unset = UNSET,
) -> AsyncGenerator[AccountMembership, None]:
    """
    List the members of the account, page after page

    What users are on the account. Inactive members are left out unless they are asked for.

    A page is asked for when its first item is. Pages that come again or never end are an `errors.InvalidResponse`.

    Args:
        by_full_name: Members by their name.
        by_user_id: The membership of this user.
        can_log_in: Members who may (true) or may not (false) log in.
        created_after: Memberships created after this time, ISO 8601 with an offset.
        created_before: Memberships created before this time, ISO 8601 with an offset.
        only_active: Members who are not disabled.
        only_inactive: Members who are disabled, whom the list leaves out otherwise.
        search: Words to search for; best matches come first. Not together with `only`. When search is out of order,
            a `system` error comes back.
        updated_after: Memberships changed after this time, ISO 8601 with an offset.
        updated_before: Memberships changed before this time, ISO 8601 with an offset.
        with_skills: Members by skills and levels, written as a JSON object.
        with_user_ids: Memberships of these users, comma-separated ids. Ids, with commas between them; numbers here,
            although answers write ids as strings.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.
        order: What the list is sorted by. By one field, upwards or downwards. Default: "created_at:desc".
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
            _call(
                by_full_name=by_full_name,
                by_user_id=by_user_id,
                can_log_in=can_log_in,
                created_after=created_after,
                created_before=created_before,
                only_active=only_active,
                only_inactive=only_inactive,
                search=search,
                updated_after=updated_after,
                updated_before=updated_before,
                with_skills=with_skills,
                with_user_ids=with_user_ids,
                include=include,
                optional_fields=optional_fields,
                order=order,
                per_page=per_page,
                page=page,
            )
        )
    )
