# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""Take a user out of a group: `DELETE /group_memberships/{group_membership_id}`."""

from ..._runtime import decoding as _decoding
from ..._runtime import encoding as _encoding
from ..._runtime import responses as _responses
from ...client import AuthenticatedClient, Call
from ...models.client_error import ClientError
from ...types import Response

_RESPONSES = _responses.Responses[None, ClientError](
    successes={
        "204": _responses.no_body,
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
    group_membership_id: str,
) -> Call:
    return Call(
        method="DELETE",
        target=_encoding.target(
            "/group_memberships/"
            + _encoding.path_segment(
                "group_membership_id", group_membership_id, _decoding.string, style="simple", explode=False
            )
        ),
        headers={"Accept": "application/json"},
        cookies=[],
        content=None,
    )


def sync_detailed(
    group_membership_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ClientError | None]:
    """
    Take a user out of a group

    Ends a membership. Only admins, those of the group included, may do it.

    Args:
        group_membership_id: Id of the membership; neither that of its user nor that of its group.

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
                group_membership_id=group_membership_id,
            )
        )
    )


def sync(
    group_membership_id: str,
    *,
    client: AuthenticatedClient,
) -> None:
    """
    Take a user out of a group

    Ends a membership. Only admins, those of the group included, may do it.

    Args:
        group_membership_id: Id of the membership; neither that of its user nor that of its group.

    Returns:
        The membership is gone; there is no body.

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
                group_membership_id=group_membership_id,
            )
        )
    )


async def asyncio_detailed(
    group_membership_id: str,
    *,
    client: AuthenticatedClient,
) -> Response[ClientError | None]:
    """
    Take a user out of a group

    Ends a membership. Only admins, those of the group included, may do it.

    Args:
        group_membership_id: Id of the membership; neither that of its user nor that of its group.

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
                group_membership_id=group_membership_id,
            )
        )
    )


async def asyncio(
    group_membership_id: str,
    *,
    client: AuthenticatedClient,
) -> None:
    """
    Take a user out of a group

    Ends a membership. Only admins, those of the group included, may do it.

    Args:
        group_membership_id: Id of the membership; neither that of its user nor that of its group.

    Returns:
        The membership is gone; there is no body.

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
                group_membership_id=group_membership_id,
            )
        )
    )
