# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
"""Take a user out of a workspace group: `DELETE /user_group_memberships/{id}`."""

from ..._runtime import decoding as _decoding
from ..._runtime import encoding as _encoding
from ..._runtime import responses as _responses
from ...client import AuthenticatedClient, Call
from ...models.error_list import ErrorList
from ...types import Response

_RESPONSES = _responses.Responses[None, ErrorList](
    successes={
        "204": _responses.no_body,
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
) -> Call:
    return Call(
        method="DELETE",
        target=_encoding.target(
            "/user_group_memberships/"
            + _encoding.path_segment("id", id, _decoding.integer, style="simple", explode=False)
        ),
        headers={"Accept": "application/json"},
        cookies=[],
        content=None,
    )


def sync_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorList | None]:
    """
    Take a user out of a workspace group

    Deletes the membership, not the user. For Account Administrators only.

    Args:
        id: Id of the membership, not of the user or the group. A number here, although answers write it as a
            string.

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
            )
        )
    )


def sync(
    id: int,
    *,
    client: AuthenticatedClient,
) -> None:
    """
    Take a user out of a workspace group

    Deletes the membership, not the user. For Account Administrators only.

    Args:
        id: Id of the membership, not of the user or the group. A number here, although answers write it as a
            string.

    Returns:
        The membership was deleted.

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
            )
        )
    )


async def asyncio_detailed(
    id: int,
    *,
    client: AuthenticatedClient,
) -> Response[ErrorList | None]:
    """
    Take a user out of a workspace group

    Deletes the membership, not the user. For Account Administrators only.

    Args:
        id: Id of the membership, not of the user or the group. A number here, although answers write it as a
            string.

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
            )
        )
    )


async def asyncio(
    id: int,
    *,
    client: AuthenticatedClient,
) -> None:
    """
    Take a user out of a workspace group

    Deletes the membership, not the user. For Account Administrators only.

    Args:
        id: Id of the membership, not of the user or the group. A number here, although answers write it as a
            string.

    Returns:
        The membership was deleted.

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
            )
        )
    )
