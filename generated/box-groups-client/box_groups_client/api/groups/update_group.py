# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
"""Change a group: `PUT /groups/{group_id}`."""

from ..._runtime import decoding as _decoding
from ..._runtime import encoding as _encoding
from ..._runtime import responses as _responses
from ...client import AuthenticatedClient, Call
from ...models.client_error import ClientError
from ...models.group import Group
from ...models.group_update import GroupUpdate
from ...types import UNSET, Response, Unset

_RESPONSES = _responses.Responses[Group, ClientError](
    successes={
        "200": _responses.json_body(_decoding.model(Group)),
    },
    errors={
        "400": _responses.json_body(_decoding.model(ClientError)),
        "401": _responses.json_body(_decoding.model(ClientError)),
        "403": _responses.json_body(_decoding.model(ClientError)),
        "404": _responses.json_body(_decoding.model(ClientError)),
        "409": _responses.json_body(_decoding.model(ClientError)),
        "429": _responses.json_body(_decoding.model(ClientError)),
        "500": _responses.json_body(_decoding.model(ClientError)),
        "503": _responses.json_body(_decoding.model(ClientError)),
        "default": _responses.json_body(_decoding.model(ClientError)),
    },
)


def _call(
    group_id: str,
    *,
    body: GroupUpdate,
    fields: list[str] | Unset = UNSET,
) -> Call:
    return Call(
        method="PUT",
        target=_encoding.target(
            "/groups/" + _encoding.path_segment("group_id", group_id, _decoding.string, style="simple", explode=False),
            _encoding.query("fields", fields, _decoding.array(_decoding.string), style="form", explode=False),
        ),
        headers={"Accept": "application/json", "Content-Type": "application/json"},
        cookies=[],
        content=_encoding.json_content(body, _decoding.model(GroupUpdate), required=True),
    )


def sync_detailed(
    group_id: str,
    *,
    client: AuthenticatedClient,
    body: GroupUpdate,
    fields: list[str] | Unset = UNSET,
) -> Response[ClientError | Group]:
    """
    Change a group

    Changes what the body names; the rest stays. Only admins, those of the group included, may do it.

    Args:
        group_id: Id of the group.
        fields: Attributes to answer with, comma-separated. Attributes that are left out by default can be named as
            well. Once any is named, the rest of the default ones is dropped: down to the short form by the
            documentation, and to `type` and `id` only as observed.
        body: What changes in a group; what is left out stays as it is.

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
                group_id=group_id,
                body=body,
                fields=fields,
            )
        )
    )


def sync(
    group_id: str,
    *,
    client: AuthenticatedClient,
    body: GroupUpdate,
    fields: list[str] | Unset = UNSET,
) -> Group:
    """
    Change a group

    Changes what the body names; the rest stays. Only admins, those of the group included, may do it.

    Args:
        group_id: Id of the group.
        fields: Attributes to answer with, comma-separated. Attributes that are left out by default can be named as
            well. Once any is named, the rest of the default ones is dropped: down to the short form by the
            documentation, and to `type` and `id` only as observed.
        body: What changes in a group; what is left out stays as it is.

    Returns:
        The group as it is now.

    Raises:
        errors.BadRequest: 400. Something needed is missing or wrong; `context_info` says what.
        errors.Unauthorized: 401. The token is missing or not accepted. For an expired or invalid token the body is
            empty and the reason stands in WWW-Authenticate.
        errors.Forbidden: 403. The user, the scopes of the token or a policy do not allow it; `code` says which. A
            JWT app also needs "App + Enterprise Access".
        errors.NotFound: 404. There is no such user, group or membership, or the caller cannot see it.
        errors.Conflict: 409. The enterprise has a group of that name already. The answer does not name the existing
            one; look for it by `filter_term`.
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
                group_id=group_id,
                body=body,
                fields=fields,
            )
        )
    )


async def asyncio_detailed(
    group_id: str,
    *,
    client: AuthenticatedClient,
    body: GroupUpdate,
    fields: list[str] | Unset = UNSET,
) -> Response[ClientError | Group]:
    """
    Change a group

    Changes what the body names; the rest stays. Only admins, those of the group included, may do it.

    Args:
        group_id: Id of the group.
        fields: Attributes to answer with, comma-separated. Attributes that are left out by default can be named as
            well. Once any is named, the rest of the default ones is dropped: down to the short form by the
            documentation, and to `type` and `id` only as observed.
        body: What changes in a group; what is left out stays as it is.

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
                group_id=group_id,
                body=body,
                fields=fields,
            )
        )
    )


async def asyncio(
    group_id: str,
    *,
    client: AuthenticatedClient,
    body: GroupUpdate,
    fields: list[str] | Unset = UNSET,
) -> Group:
    """
    Change a group

    Changes what the body names; the rest stays. Only admins, those of the group included, may do it.

    Args:
        group_id: Id of the group.
        fields: Attributes to answer with, comma-separated. Attributes that are left out by default can be named as
            well. Once any is named, the rest of the default ones is dropped: down to the short form by the
            documentation, and to `type` and `id` only as observed.
        body: What changes in a group; what is left out stays as it is.

    Returns:
        The group as it is now.

    Raises:
        errors.BadRequest: 400. Something needed is missing or wrong; `context_info` says what.
        errors.Unauthorized: 401. The token is missing or not accepted. For an expired or invalid token the body is
            empty and the reason stands in WWW-Authenticate.
        errors.Forbidden: 403. The user, the scopes of the token or a policy do not allow it; `code` says which. A
            JWT app also needs "App + Enterprise Access".
        errors.NotFound: 404. There is no such user, group or membership, or the caller cannot see it.
        errors.Conflict: 409. The enterprise has a group of that name already. The answer does not name the existing
            one; look for it by `filter_term`.
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
                group_id=group_id,
                body=body,
                fields=fields,
            )
        )
    )
