# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""List which groups a user is in: `GET /users/{user_id}/memberships`."""

from collections.abc import AsyncGenerator, Generator

from ..._runtime import decoding as _decoding
from ..._runtime import encoding as _encoding
from ..._runtime import paging as _paging
from ..._runtime import responses as _responses
from ...client import AuthenticatedClient, Call
from ...models.client_error import ClientError
from ...models.group_membership import GroupMembership
from ...models.group_memberships import GroupMemberships
from ...types import UNSET, Response, Unset

_RESPONSES = _responses.Responses[GroupMemberships, ClientError](
    successes={
        "200": _responses.json_body(_decoding.model(GroupMemberships)),
    },
    errors={
        "400": _responses.json_body(_decoding.model(ClientError)),
        "401": _responses.json_body(_decoding.model(ClientError)),
        "403": _responses.json_body(_decoding.model(ClientError)),
        "404": _responses.json_body(_decoding.model(ClientError)),
        "429": _responses.json_body(_decoding.model(ClientError)),
        "500": _responses.json_body(_decoding.model(ClientError)),
        "503": _responses.json_body(_decoding.model(ClientError)),
        "default": _responses.json_body(_decoding.model(ClientError)),
    },
)


def _call(
    user_id: str,
    *,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Call:
    return Call(
        method="GET",
        target=_encoding.target(
            "/users/"
            + _encoding.path_segment("user_id", user_id, _decoding.string, style="simple", explode=False)
            + "/memberships",
            _encoding.query("limit", limit, _decoding.integer, style="form", explode=True),
            _encoding.query("offset", offset, _decoding.integer, style="form", explode=True),
        ),
        headers={"Accept": "application/json"},
        cookies=[],
        content=None,
    )


def sync_detailed(
    user_id: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[ClientError | GroupMemberships]:
    """
    List which groups a user is in

    Lists the memberships of a user; what comes are memberships, with the groups inside. The reference lets members
    ask as well; the text of the vendor's SDK says that only admins may.

    Args:
        user_id: Id of the user.
        limit: Most entries on a page. The most entries that a page may have. Above 1000, a page has at most 1000
            and says so in its own `limit`. Left out, it has been 100.
        offset: Entries to skip. How many entries come before the page. The next one starts at this plus the `limit`
            that the page itself names, however few entries it has; when that is past `total_count`, there is none.
            Above 10000 comes a 400. Default: 0.

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
                user_id=user_id,
                limit=limit,
                offset=offset,
            )
        )
    )


def sync(
    user_id: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> GroupMemberships:
    """
    List which groups a user is in

    Lists the memberships of a user; what comes are memberships, with the groups inside. The reference lets members
    ask as well; the text of the vendor's SDK says that only admins may.

    Args:
        user_id: Id of the user.
        limit: Most entries on a page. The most entries that a page may have. Above 1000, a page has at most 1000
            and says so in its own `limit`. Left out, it has been 100.
        offset: Entries to skip. How many entries come before the page. The next one starts at this plus the `limit`
            that the page itself names, however few entries it has; when that is past `total_count`, there is none.
            Above 10000 comes a 400. Default: 0.

    Returns:
        A page of memberships.

    Raises:
        errors.BadRequest: 400. Something needed is missing or wrong; `context_info` says what.
        errors.Unauthorized: 401. The token is missing or not accepted. For an expired or invalid token the body is
            empty and the reason stands in WWW-Authenticate.
        errors.Forbidden: 403. The user, the scopes of the token or a policy do not allow it; `code` says which. A
            JWT app also needs "App + Enterprise Access".
        errors.NotFound: 404. There is no such user, group or membership, or the caller cannot see it.
        errors.TooManyRequests: 429. Too many calls. About 1000 a minute and user are allowed, with further limits
            unpublished. Try again with growing pauses.
        errors.ServerError: 500. A fault of the service. Try again with growing pauses.
        errors.ServiceUnavailable: 503. Out of order for the moment. What was asked for may still happen afterwards,
            so that a second attempt to create something meets a 409 of its own making.
        errors.StatusError: any other error status. Any other answer that is not a success.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _RESPONSES.success(
        AuthenticatedClient.checked(client).send(
            _call(
                user_id=user_id,
                limit=limit,
                offset=offset,
            )
        )
    )


async def asyncio_detailed(
    user_id: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> Response[ClientError | GroupMemberships]:
    """
    List which groups a user is in

    Lists the memberships of a user; what comes are memberships, with the groups inside. The reference lets members
    ask as well; the text of the vendor's SDK says that only admins may.

    Args:
        user_id: Id of the user.
        limit: Most entries on a page. The most entries that a page may have. Above 1000, a page has at most 1000
            and says so in its own `limit`. Left out, it has been 100.
        offset: Entries to skip. How many entries come before the page. The next one starts at this plus the `limit`
            that the page itself names, however few entries it has; when that is past `total_count`, there is none.
            Above 10000 comes a 400. Default: 0.

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
                user_id=user_id,
                limit=limit,
                offset=offset,
            )
        )
    )


async def asyncio(
    user_id: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
    offset: int | Unset = UNSET,
) -> GroupMemberships:
    """
    List which groups a user is in

    Lists the memberships of a user; what comes are memberships, with the groups inside. The reference lets members
    ask as well; the text of the vendor's SDK says that only admins may.

    Args:
        user_id: Id of the user.
        limit: Most entries on a page. The most entries that a page may have. Above 1000, a page has at most 1000
            and says so in its own `limit`. Left out, it has been 100.
        offset: Entries to skip. How many entries come before the page. The next one starts at this plus the `limit`
            that the page itself names, however few entries it has; when that is past `total_count`, there is none.
            Above 10000 comes a 400. Default: 0.

    Returns:
        A page of memberships.

    Raises:
        errors.BadRequest: 400. Something needed is missing or wrong; `context_info` says what.
        errors.Unauthorized: 401. The token is missing or not accepted. For an expired or invalid token the body is
            empty and the reason stands in WWW-Authenticate.
        errors.Forbidden: 403. The user, the scopes of the token or a policy do not allow it; `code` says which. A
            JWT app also needs "App + Enterprise Access".
        errors.NotFound: 404. There is no such user, group or membership, or the caller cannot see it.
        errors.TooManyRequests: 429. Too many calls. About 1000 a minute and user are allowed, with further limits
            unpublished. Try again with growing pauses.
        errors.ServerError: 500. A fault of the service. Try again with growing pauses.
        errors.ServiceUnavailable: 503. Out of order for the moment. What was asked for may still happen afterwards,
            so that a second attempt to create something meets a 409 of its own making.
        errors.StatusError: any other error status. Any other answer that is not a success.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _RESPONSES.success(
        await AuthenticatedClient.checked(client).asend(
            _call(
                user_id=user_id,
                limit=limit,
                offset=offset,
            )
        )
    )


_PAGES = _paging.OffsetPages[GroupMemberships, GroupMembership](
    read=_RESPONSES.success,
    items=_paging.listed(_paging.Fact("/entries", lambda page: page.entries)),
    limit=_paging.Fact("/limit", lambda page: page.limit),
    total=_paging.Fact("/total_count", lambda page: page.total_count),
    echo=_paging.Fact("/offset", lambda page: page.offset),
)


def iter_all(
    user_id: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
) -> Generator[GroupMembership, None, None]:
    """
    List which groups a user is in, page after page

    Lists the memberships of a user; what comes are memberships, with the groups inside. The reference lets members
    ask as well; the text of the vendor's SDK says that only admins may.

    A page is asked for when its first item is. Pages that come again or never end are an `errors.InvalidResponse`.

    Args:
        user_id: Id of the user.
        limit: Most entries on a page. The most entries that a page may have. Above 1000, a page has at most 1000
            and says so in its own `limit`. Left out, it has been 100.

    Yields:
        Every item of the list, in the order of the server, and nothing of what pages hold beside them.

    Raises:
        errors.BadRequest: 400. Something needed is missing or wrong; `context_info` says what.
        errors.Unauthorized: 401. The token is missing or not accepted. For an expired or invalid token the body is
            empty and the reason stands in WWW-Authenticate.
        errors.Forbidden: 403. The user, the scopes of the token or a policy do not allow it; `code` says which. A
            JWT app also needs "App + Enterprise Access".
        errors.NotFound: 404. There is no such user, group or membership, or the caller cannot see it.
        errors.TooManyRequests: 429. Too many calls. About 1000 a minute and user are allowed, with further limits
            unpublished. Try again with growing pauses.
        errors.ServerError: 500. A fault of the service. Try again with growing pauses.
        errors.ServiceUnavailable: 503. Out of order for the moment. What was asked for may still happen afterwards,
            so that a second attempt to create something meets a 409 of its own making.
        errors.StatusError: any other error status. Any other answer that is not a success.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _PAGES.iterate(
        lambda offset: AuthenticatedClient.checked(client).send(_call(user_id=user_id, limit=limit, offset=offset))
    )


def aiter_all(
    user_id: str,
    *,
    client: AuthenticatedClient,
    limit: int | Unset = UNSET,
) -> AsyncGenerator[GroupMembership, None]:
    """
    List which groups a user is in, page after page

    Lists the memberships of a user; what comes are memberships, with the groups inside. The reference lets members
    ask as well; the text of the vendor's SDK says that only admins may.

    A page is asked for when its first item is. Pages that come again or never end are an `errors.InvalidResponse`.

    Args:
        user_id: Id of the user.
        limit: Most entries on a page. The most entries that a page may have. Above 1000, a page has at most 1000
            and says so in its own `limit`. Left out, it has been 100.

    Yields:
        Every item of the list, in the order of the server, and nothing of what pages hold beside them.

    Raises:
        errors.BadRequest: 400. Something needed is missing or wrong; `context_info` says what.
        errors.Unauthorized: 401. The token is missing or not accepted. For an expired or invalid token the body is
            empty and the reason stands in WWW-Authenticate.
        errors.Forbidden: 403. The user, the scopes of the token or a policy do not allow it; `code` says which. A
            JWT app also needs "App + Enterprise Access".
        errors.NotFound: 404. There is no such user, group or membership, or the caller cannot see it.
        errors.TooManyRequests: 429. Too many calls. About 1000 a minute and user are allowed, with further limits
            unpublished. Try again with growing pauses.
        errors.ServerError: 500. A fault of the service. Try again with growing pauses.
        errors.ServiceUnavailable: 503. Out of order for the moment. What was asked for may still happen afterwards,
            so that a second attempt to create something meets a 409 of its own making.
        errors.StatusError: any other error status. Any other answer that is not a success.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _PAGES.aiterate(
        lambda offset: AuthenticatedClient.checked(client).asend(_call(user_id=user_id, limit=limit, offset=offset))
    )
