# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
"""Change what is written on a crate: `PATCH /crates/{code}/{layer}/{marks}/{weights}/{corner}/{goal}`."""

from ..._runtime import decoding as _decoding
from ..._runtime import encoding as _encoding
from ..._runtime import responses as _responses
from ...client import AuthenticatedClient, Call
from ...models.corner import Corner
from ...models.crate_update import CrateUpdate
from ...models.problem import Problem
from ...types import UNSET, Response, Unset

_RESPONSES = _responses.Responses[str, Problem](
    successes={
        "200": _responses.json_body(_decoding.string),
    },
    errors={
        "default": _responses.json_body(_decoding.model(Problem)),
    },
)


def _call(
    code: str,
    layer: int,
    marks: list[str],
    weights: list[int],
    corner: Corner,
    goal: Corner,
    *,
    body: CrateUpdate | Unset = UNSET,
) -> Call:
    return Call(
        method="PATCH",
        target=_encoding.target(
            "/crates/"
            + _encoding.path_segment("code", code, _decoding.string, style="label", explode=False)
            + "/"
            + _encoding.path_segment("layer", layer, _decoding.integer, style="label", explode=True)
            + "/"
            + _encoding.path_segment("marks", marks, _decoding.array(_decoding.string), style="label", explode=False)
            + "/"
            + _encoding.path_segment(
                "weights", weights, _decoding.array(_decoding.integer), style="label", explode=True
            )
            + "/"
            + _encoding.path_segment("corner", corner, _decoding.model(Corner), style="label", explode=False)
            + "/"
            + _encoding.path_segment("goal", goal, _decoding.model(Corner), style="label", explode=True)
        ),
        headers={
            "Accept": "application/json",
            **({} if isinstance(body, Unset) else {"Content-Type": "application/json"}),
        },
        cookies=[],
        content=_encoding.json_content(body, _decoding.model(CrateUpdate)),
    )


def sync_detailed(
    code: str,
    layer: int,
    marks: list[str],
    weights: list[int],
    corner: Corner,
    goal: Corner,
    *,
    client: AuthenticatedClient,
    body: CrateUpdate | Unset = UNSET,
) -> Response[Problem | str]:
    """
    Change what is written on a crate

    Path parameters in the label style, and a body that may be left out.

    Args:
        code: Code of the crate.
        layer: Layer of crates. Exploding changes nothing for a primitive.
        marks: Marks on the crate, comma-separated after one dot.
        weights: Weights of its parts in grams, each after a dot.
        corner: Corner it stands in, as names and values by turns after one dot. Corner of a room or shelf.
        goal: Corner to move it to, as pairs with an equals sign, each after a dot. Corner of a room or shelf.
        body: What to write on a crate.

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
                code=code,
                layer=layer,
                marks=marks,
                weights=weights,
                corner=corner,
                goal=goal,
                body=body,
            )
        )
    )


def sync(
    code: str,
    layer: int,
    marks: list[str],
    weights: list[int],
    corner: Corner,
    goal: Corner,
    *,
    client: AuthenticatedClient,
    body: CrateUpdate | Unset = UNSET,
) -> str:
    """
    Change what is written on a crate

    Path parameters in the label style, and a body that may be left out.

    Args:
        code: Code of the crate.
        layer: Layer of crates. Exploding changes nothing for a primitive.
        marks: Marks on the crate, comma-separated after one dot.
        weights: Weights of its parts in grams, each after a dot.
        corner: Corner it stands in, as names and values by turns after one dot. Corner of a room or shelf.
        goal: Corner to move it to, as pairs with an equals sign, each after a dot. Corner of a room or shelf.
        body: What to write on a crate.

    Returns:
        What is written on the crate now, as a JSON string.

    Raises:
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
                code=code,
                layer=layer,
                marks=marks,
                weights=weights,
                corner=corner,
                goal=goal,
                body=body,
            )
        )
    )


async def asyncio_detailed(
    code: str,
    layer: int,
    marks: list[str],
    weights: list[int],
    corner: Corner,
    goal: Corner,
    *,
    client: AuthenticatedClient,
    body: CrateUpdate | Unset = UNSET,
) -> Response[Problem | str]:
    """
    Change what is written on a crate

    Path parameters in the label style, and a body that may be left out.

    Args:
        code: Code of the crate.
        layer: Layer of crates. Exploding changes nothing for a primitive.
        marks: Marks on the crate, comma-separated after one dot.
        weights: Weights of its parts in grams, each after a dot.
        corner: Corner it stands in, as names and values by turns after one dot. Corner of a room or shelf.
        goal: Corner to move it to, as pairs with an equals sign, each after a dot. Corner of a room or shelf.
        body: What to write on a crate.

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
                code=code,
                layer=layer,
                marks=marks,
                weights=weights,
                corner=corner,
                goal=goal,
                body=body,
            )
        )
    )


async def asyncio(
    code: str,
    layer: int,
    marks: list[str],
    weights: list[int],
    corner: Corner,
    goal: Corner,
    *,
    client: AuthenticatedClient,
    body: CrateUpdate | Unset = UNSET,
) -> str:
    """
    Change what is written on a crate

    Path parameters in the label style, and a body that may be left out.

    Args:
        code: Code of the crate.
        layer: Layer of crates. Exploding changes nothing for a primitive.
        marks: Marks on the crate, comma-separated after one dot.
        weights: Weights of its parts in grams, each after a dot.
        corner: Corner it stands in, as names and values by turns after one dot. Corner of a room or shelf.
        goal: Corner to move it to, as pairs with an equals sign, each after a dot. Corner of a room or shelf.
        body: What to write on a crate.

    Returns:
        What is written on the crate now, as a JSON string.

    Raises:
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
                code=code,
                layer=layer,
                marks=marks,
                weights=weights,
                corner=corner,
                goal=goal,
                body=body,
            )
        )
    )
