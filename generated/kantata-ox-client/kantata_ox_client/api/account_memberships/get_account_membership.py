# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""Read the account membership of one user: `GET /account_memberships/{id}`."""

from ..._runtime import decoding as _decoding
from ..._runtime import encoding as _encoding
from ..._runtime import responses as _responses
from ...client import AuthenticatedClient, Call
from ...models.account_membership_envelope import AccountMembershipEnvelope
from ...models.account_membership_include import AccountMembershipInclude
from ...models.account_membership_optional_field import AccountMembershipOptionalField
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
    id: int,
    *,
    include: list[AccountMembershipInclude] | Unset = UNSET,
    optional_fields: list[AccountMembershipOptionalField] | Unset = UNSET,
) -> Call:
    return Call(
        method="GET",
        target=_encoding.target(
            "/account_memberships/"
            + _encoding.path_segment("id", id, _decoding.integer, style="simple", explode=False),
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
        ),
        headers={"Accept": "application/json"},
        cookies=[],
        content=None,
    )


def sync_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
    include: list[AccountMembershipInclude] | Unset = UNSET,
    optional_fields: list[AccountMembershipOptionalField] | Unset = UNSET,
) -> Response[AccountMembershipEnvelope | ErrorList]:
    """
    Read the account membership of one user

    One membership, in the envelope of the list. That of an inactive member answers 404.

    Args:
        id: Id of the membership, not of the user. A number here, although answers write it as a string.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.

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
                id=id,
                include=include,
                optional_fields=optional_fields,
            )
        )
    )


def sync(
    id: int,
    *,
    client: AuthenticatedClient,
    include: list[AccountMembershipInclude] | Unset = UNSET,
    optional_fields: list[AccountMembershipOptionalField] | Unset = UNSET,
) -> AccountMembershipEnvelope:
    """
    Read the account membership of one user

    One membership, in the envelope of the list. That of an inactive member answers 404.

    Args:
        id: Id of the membership, not of the user. A number here, although answers write it as a string.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.

    Returns:
        The membership is the only entry of `results`.

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
                id=id,
                include=include,
                optional_fields=optional_fields,
            )
        )
    )


async def asyncio_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
    include: list[AccountMembershipInclude] | Unset = UNSET,
    optional_fields: list[AccountMembershipOptionalField] | Unset = UNSET,
) -> Response[AccountMembershipEnvelope | ErrorList]:
    """
    Read the account membership of one user

    One membership, in the envelope of the list. That of an inactive member answers 404.

    Args:
        id: Id of the membership, not of the user. A number here, although answers write it as a string.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.

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
                id=id,
                include=include,
                optional_fields=optional_fields,
            )
        )
    )


async def asyncio(
    id: int,
    *,
    client: AuthenticatedClient,
    include: list[AccountMembershipInclude] | Unset = UNSET,
    optional_fields: list[AccountMembershipOptionalField] | Unset = UNSET,
) -> AccountMembershipEnvelope:
    """
    Read the account membership of one user

    One membership, in the envelope of the list. That of an inactive member answers 404.

    Args:
        id: Id of the membership, not of the user. A number here, although answers write it as a string.
        include: Associations to send along, comma-separated.
        optional_fields: Fields that come only when asked for, comma-separated.

    Returns:
        The membership is the only entry of `results`.

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
                id=id,
                include=include,
                optional_fields=optional_fields,
            )
        )
    )
