# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
"""Look at a shelf: `GET /shelves/{aisle}/{step}/{labels}/{levels}/{corner}/{spot}`."""

from ..._runtime import decoding as _decoding
from ..._runtime import encoding as _encoding
from ..._runtime import responses as _responses
from ...client import AuthenticatedClient, Call
from ...models.corner import Corner
from ...models.missing_thing import MissingThing
from ...models.problem import Problem
from ...models.shelf import Shelf
from ...models.spot import Spot
from ...types import Response

_RESPONSES = _responses.Responses[Shelf, MissingThing | Problem](
    successes={
        "200": _responses.json_body(_decoding.model(Shelf)),
    },
    errors={
        "404": _responses.json_body(_decoding.model(MissingThing)),
        "4XX": _responses.json_body(_decoding.model(Problem)),
        "default": _responses.json_body(_decoding.model(Problem)),
    },
)


def _call(
    aisle: str,
    step: int,
    labels: list[str],
    levels: list[int],
    corner: Corner,
    spot: Spot,
) -> Call:
    return Call(
        method="GET",
        target=_encoding.target(
            "/shelves/"
            + _encoding.path_segment("aisle", aisle, _decoding.string, style="simple", explode=False)
            + "/"
            + _encoding.path_segment("step", step, _decoding.integer, style="simple", explode=True)
            + "/"
            + _encoding.path_segment("labels", labels, _decoding.array(_decoding.string), style="simple", explode=False)
            + "/"
            + _encoding.path_segment("levels", levels, _decoding.array(_decoding.integer), style="simple", explode=True)
            + "/"
            + _encoding.path_segment("corner", corner, _decoding.model(Corner), style="simple", explode=False)
            + "/"
            + _encoding.path_segment("spot", spot, _decoding.model(Spot), style="simple", explode=True)
        ),
        headers={"Accept": "application/json"},
        cookies=[],
        content=None,
    )


def sync_detailed(
    aisle: str,
    step: int,
    labels: list[str],
    levels: list[int],
    corner: Corner,
    spot: Spot,
    *,
    client: AuthenticatedClient,
) -> Response[MissingThing | Problem | Shelf]:
    """
    Look at a shelf

    Path parameters in the simple style.

    Args:
        aisle: Name of the aisle, of any characters.
        step: Step of the ladder. Exploding changes nothing for a primitive.
        labels: Labels on the shelf, comma-separated.
        levels: Levels, comma-separated whether it explodes or not.
        corner: Corner of the shelf, as names and values by turns. Corner of a room or shelf.
        spot: Spot in that corner, as pairs with an equals sign. A spot in a corner.

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
                aisle=aisle,
                step=step,
                labels=labels,
                levels=levels,
                corner=corner,
                spot=spot,
            )
        )
    )


def sync(
    aisle: str,
    step: int,
    labels: list[str],
    levels: list[int],
    corner: Corner,
    spot: Spot,
    *,
    client: AuthenticatedClient,
) -> Shelf:
    """
    Look at a shelf

    Path parameters in the simple style.

    Args:
        aisle: Name of the aisle, of any characters.
        step: Step of the ladder. Exploding changes nothing for a primitive.
        labels: Labels on the shelf, comma-separated.
        levels: Levels, comma-separated whether it explodes or not.
        corner: Corner of the shelf, as names and values by turns. Corner of a room or shelf.
        spot: Spot in that corner, as pairs with an equals sign. A spot in a corner.

    Returns:
        The shelf.

    Raises:
        errors.NotFound: 404. There is no such thing.
        errors.StatusError: 4XX. The request was refused.
        errors.StatusError: any other error status. Anything else that went wrong.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _RESPONSES.success(
        AuthenticatedClient.checked(client).send(
            _call(
                aisle=aisle,
                step=step,
                labels=labels,
                levels=levels,
                corner=corner,
                spot=spot,
            )
        )
    )


async def asyncio_detailed(
    aisle: str,
    step: int,
    labels: list[str],
    levels: list[int],
    corner: Corner,
    spot: Spot,
    *,
    client: AuthenticatedClient,
) -> Response[MissingThing | Problem | Shelf]:
    """
    Look at a shelf

    Path parameters in the simple style.

    Args:
        aisle: Name of the aisle, of any characters.
        step: Step of the ladder. Exploding changes nothing for a primitive.
        labels: Labels on the shelf, comma-separated.
        levels: Levels, comma-separated whether it explodes or not.
        corner: Corner of the shelf, as names and values by turns. Corner of a room or shelf.
        spot: Spot in that corner, as pairs with an equals sign. A spot in a corner.

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
                aisle=aisle,
                step=step,
                labels=labels,
                levels=levels,
                corner=corner,
                spot=spot,
            )
        )
    )


async def asyncio(
    aisle: str,
    step: int,
    labels: list[str],
    levels: list[int],
    corner: Corner,
    spot: Spot,
    *,
    client: AuthenticatedClient,
) -> Shelf:
    """
    Look at a shelf

    Path parameters in the simple style.

    Args:
        aisle: Name of the aisle, of any characters.
        step: Step of the ladder. Exploding changes nothing for a primitive.
        labels: Labels on the shelf, comma-separated.
        levels: Levels, comma-separated whether it explodes or not.
        corner: Corner of the shelf, as names and values by turns. Corner of a room or shelf.
        spot: Spot in that corner, as pairs with an equals sign. A spot in a corner.

    Returns:
        The shelf.

    Raises:
        errors.NotFound: 404. There is no such thing.
        errors.StatusError: 4XX. The request was refused.
        errors.StatusError: any other error status. Anything else that went wrong.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _RESPONSES.success(
        await AuthenticatedClient.checked(client).asend(
            _call(
                aisle=aisle,
                step=step,
                labels=labels,
                levels=levels,
                corner=corner,
                spot=spot,
            )
        )
    )
