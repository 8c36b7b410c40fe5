# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""Add one user or several to workspace groups: `POST /user_group_memberships`."""

from ..._runtime import decoding as _decoding
from ..._runtime import encoding as _encoding
from ..._runtime import responses as _responses
from ...client import AuthenticatedClient, Call
from ...models.error_list import ErrorList
from ...models.user_group_membership_create_many import UserGroupMembershipCreateMany
from ...models.user_group_membership_create_one import UserGroupMembershipCreateOne
from ...models.user_group_membership_envelope import UserGroupMembershipEnvelope
from ...models.user_group_membership_include import UserGroupMembershipInclude
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
    body: UserGroupMembershipCreateMany | UserGroupMembershipCreateOne,
    include: list[UserGroupMembershipInclude] | Unset = UNSET,
) -> Call:
    return Call(
        method="POST",
        target=_encoding.target(
            "/user_group_memberships",
            _encoding.query(
                "include",
                include,
                _decoding.array(_decoding.string_enum(UserGroupMembershipInclude)),
                style="form",
                explode=False,
            ),
        ),
        headers={"Accept": "application/json", "Content-Type": "application/json"},
        cookies=[],
        content=_encoding.json_content(
            body,
            _decoding.model(UserGroupMembershipCreateOne) | _decoding.model(UserGroupMembershipCreateMany),
            required=True,
        ),
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    body: UserGroupMembershipCreateMany | UserGroupMembershipCreateOne,
    include: list[UserGroupMembershipInclude] | Unset = UNSET,
) -> Response[ErrorList | UserGroupMembershipEnvelope]:
    """
    Add one user or several to workspace groups

    Puts one user in one workspace group, or does so up to 100 times at once, by the wrapper that the body has.
    Answers with the new memberships either way. For Account Administrators only.

    Args:
        include: Associations to send along, comma-separated.
        body: One membership or several, each in its own wrapper; never both wrappers.

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
                body=body,
                include=include,
            )
        )
    )


def sync(
    *,
    client: AuthenticatedClient,
    body: UserGroupMembershipCreateMany | UserGroupMembershipCreateOne,
    include: list[UserGroupMembershipInclude] | Unset = UNSET,
) -> UserGroupMembershipEnvelope:
    """
    Add one user or several to workspace groups

    Puts one user in one workspace group, or does so up to 100 times at once, by the wrapper that the body has.
    Answers with the new memberships either way. For Account Administrators only.

    Args:
        include: Associations to send along, comma-separated.
        body: One membership or several, each in its own wrapper; never both wrappers.

    Returns:
        The memberships were created; they are the entries of `results`. Whether some are created when others are
            refused is not documented.

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
                body=body,
                include=include,
            )
        )
    )


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    body: UserGroupMembershipCreateMany | UserGroupMembershipCreateOne,
    include: list[UserGroupMembershipInclude] | Unset = UNSET,
) -> Response[ErrorList | UserGroupMembershipEnvelope]:
    """
    Add one user or several to workspace groups

    Puts one user in one workspace group, or does so up to 100 times at once, by the wrapper that the body has.
    Answers with the new memberships either way. For Account Administrators only.

    Args:
        include: Associations to send along, comma-separated.
        body: One membership or several, each in its own wrapper; never both wrappers.

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
                body=body,
                include=include,
            )
        )
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    body: UserGroupMembershipCreateMany | UserGroupMembershipCreateOne,
    include: list[UserGroupMembershipInclude] | Unset = UNSET,
) -> UserGroupMembershipEnvelope:
    """
    Add one user or several to workspace groups

    Puts one user in one workspace group, or does so up to 100 times at once, by the wrapper that the body has.
    Answers with the new memberships either way. For Account Administrators only.

    Args:
        include: Associations to send along, comma-separated.
        body: One membership or several, each in its own wrapper; never both wrappers.

    Returns:
        The memberships were created; they are the entries of `results`. Whether some are created when others are
            refused is not documented.

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
                body=body,
                include=include,
            )
        )
    )
