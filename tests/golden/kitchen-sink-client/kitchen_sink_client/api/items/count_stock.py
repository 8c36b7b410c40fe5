# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
"""Count the stock: `GET /stock`."""

from ..._runtime import decoding as _decoding
from ..._runtime import encoding as _encoding
from ..._runtime import responses as _responses
from ...client import AuthenticatedClient, Call
from ...models.corner import Corner
from ...models.problem import Problem
from ...models.stock_by_code import StockByCode
from ...types import UNSET, Response, Unset

_RESPONSES = _responses.Responses[StockByCode, Problem](
    successes={
        "200": _responses.json_body(_decoding.model(StockByCode)),
    },
    errors={
        "4XX": _responses.json_body(_decoding.model(Problem)),
        "5XX": _responses.json_body(_decoding.model(Problem)),
    },
)


def _call(
    *,
    x_trace: str,
    x_depth: int | Unset = UNSET,
    x_dry_run: bool | Unset = UNSET,
    x_sites: list[str] | Unset = UNSET,
    x_levels: list[int] | Unset = UNSET,
    x_corner: Corner | Unset = UNSET,
    x_goal: Corner | Unset = UNSET,
    counter: str | Unset = UNSET,
    round_: int | Unset = UNSET,
    basket: list[str] | Unset = UNSET,
) -> Call:
    return Call(
        method="GET",
        target=_encoding.target("/stock"),
        headers={
            "Accept": "application/json",
            **_encoding.header("X-Trace", x_trace, _decoding.string, explode=False, required=True),
            **_encoding.header("X-Depth", x_depth, _decoding.integer, explode=True),
            **_encoding.header("X-Dry-Run", x_dry_run, _decoding.boolean, explode=False),
            **_encoding.header("X-Sites", x_sites, _decoding.array(_decoding.string), explode=False),
            **_encoding.header("X-Levels", x_levels, _decoding.array(_decoding.integer), explode=True),
            **_encoding.header("X-Corner", x_corner, _decoding.model(Corner), explode=False),
            **_encoding.header("X-Goal", x_goal, _decoding.model(Corner), explode=True),
        },
        cookies=[
            *_encoding.cookie("counter", counter, _decoding.string, style="form", explode=True),
            *_encoding.cookie("round", round_, _decoding.integer, style="form", explode=False),
            *_encoding.cookie("basket", basket, _decoding.array(_decoding.string), style="form", explode=False),
        ],
        content=None,
    )


def sync_detailed(
    *,
    client: AuthenticatedClient,
    x_trace: str,
    x_depth: int | Unset = UNSET,
    x_dry_run: bool | Unset = UNSET,
    x_sites: list[str] | Unset = UNSET,
    x_levels: list[int] | Unset = UNSET,
    x_corner: Corner | Unset = UNSET,
    x_goal: Corner | Unset = UNSET,
    counter: str | Unset = UNSET,
    round_: int | Unset = UNSET,
    basket: list[str] | Unset = UNSET,
) -> Response[Problem | StockByCode]:
    """
    Count the stock

    Every header and cookie style there is, on one operation.

    Args:
        x_trace: Name of this call, for the log.
        x_depth: Shelves to look behind, 0 to 9.
        x_dry_run: Whether to count without writing the result down.
        x_sites: Sites to count, comma-separated.
        x_levels: Levels to count, comma-separated whether it explodes or not.
        x_corner: Corner to begin in, as names and values by turns. Corner of a room or shelf.
        x_goal: Corner to end in, as pairs with an equals sign. Corner of a room or shelf.
        counter: Who counts.
        round_: How many counts went before.
        basket: What the counter carries, comma-separated.

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
                x_trace=x_trace,
                x_depth=x_depth,
                x_dry_run=x_dry_run,
                x_sites=x_sites,
                x_levels=x_levels,
                x_corner=x_corner,
                x_goal=x_goal,
                counter=counter,
                round_=round_,
                basket=basket,
            )
        )
    )


def sync(
    *,
    client: AuthenticatedClient,
    x_trace: str,
    x_depth: int | Unset = UNSET,
    x_dry_run: bool | Unset = UNSET,
    x_sites: list[str] | Unset = UNSET,
    x_levels: list[int] | Unset = UNSET,
    x_corner: Corner | Unset = UNSET,
    x_goal: Corner | Unset = UNSET,
    counter: str | Unset = UNSET,
    round_: int | Unset = UNSET,
    basket: list[str] | Unset = UNSET,
) -> StockByCode:
    """
    Count the stock

    Every header and cookie style there is, on one operation.

    Args:
        x_trace: Name of this call, for the log.
        x_depth: Shelves to look behind, 0 to 9.
        x_dry_run: Whether to count without writing the result down.
        x_sites: Sites to count, comma-separated.
        x_levels: Levels to count, comma-separated whether it explodes or not.
        x_corner: Corner to begin in, as names and values by turns. Corner of a room or shelf.
        x_goal: Corner to end in, as pairs with an equals sign. Corner of a room or shelf.
        counter: Who counts.
        round_: How many counts went before.
        basket: What the counter carries, comma-separated.

    Returns:
        Stock by the code of the item.

    Raises:
        errors.StatusError: 4XX. The request was refused.
        errors.ServerError: 5XX. The kitchen is at fault.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _RESPONSES.success(
        AuthenticatedClient.checked(client).send(
            _call(
                x_trace=x_trace,
                x_depth=x_depth,
                x_dry_run=x_dry_run,
                x_sites=x_sites,
                x_levels=x_levels,
                x_corner=x_corner,
                x_goal=x_goal,
                counter=counter,
                round_=round_,
                basket=basket,
            )
        )
    )


async def asyncio_detailed(
    *,
    client: AuthenticatedClient,
    x_trace: str,
    x_depth: int | Unset = UNSET,
    x_dry_run: bool | Unset = UNSET,
    x_sites: list[str] | Unset = UNSET,
    x_levels: list[int] | Unset = UNSET,
    x_corner: Corner | Unset = UNSET,
    x_goal: Corner | Unset = UNSET,
    counter: str | Unset = UNSET,
    round_: int | Unset = UNSET,
    basket: list[str] | Unset = UNSET,
) -> Response[Problem | StockByCode]:
    """
    Count the stock

    Every header and cookie style there is, on one operation.

    Args:
        x_trace: Name of this call, for the log.
        x_depth: Shelves to look behind, 0 to 9.
        x_dry_run: Whether to count without writing the result down.
        x_sites: Sites to count, comma-separated.
        x_levels: Levels to count, comma-separated whether it explodes or not.
        x_corner: Corner to begin in, as names and values by turns. Corner of a room or shelf.
        x_goal: Corner to end in, as pairs with an equals sign. Corner of a room or shelf.
        counter: Who counts.
        round_: How many counts went before.
        basket: What the counter carries, comma-separated.

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
                x_trace=x_trace,
                x_depth=x_depth,
                x_dry_run=x_dry_run,
                x_sites=x_sites,
                x_levels=x_levels,
                x_corner=x_corner,
                x_goal=x_goal,
                counter=counter,
                round_=round_,
                basket=basket,
            )
        )
    )


async def asyncio(
    *,
    client: AuthenticatedClient,
    x_trace: str,
    x_depth: int | Unset = UNSET,
    x_dry_run: bool | Unset = UNSET,
    x_sites: list[str] | Unset = UNSET,
    x_levels: list[int] | Unset = UNSET,
    x_corner: Corner | Unset = UNSET,
    x_goal: Corner | Unset = UNSET,
    counter: str | Unset = UNSET,
    round_: int | Unset = UNSET,
    basket: list[str] | Unset = UNSET,
) -> StockByCode:
    """
    Count the stock

    Every header and cookie style there is, on one operation.

    Args:
        x_trace: Name of this call, for the log.
        x_depth: Shelves to look behind, 0 to 9.
        x_dry_run: Whether to count without writing the result down.
        x_sites: Sites to count, comma-separated.
        x_levels: Levels to count, comma-separated whether it explodes or not.
        x_corner: Corner to begin in, as names and values by turns. Corner of a room or shelf.
        x_goal: Corner to end in, as pairs with an equals sign. Corner of a room or shelf.
        counter: Who counts.
        round_: How many counts went before.
        basket: What the counter carries, comma-separated.

    Returns:
        Stock by the code of the item.

    Raises:
        errors.StatusError: 4XX. The request was refused.
        errors.ServerError: 5XX. The kitchen is at fault.
        errors.UnexpectedStatus: A status that is not documented.
        errors.InvalidResponse: A documented success whose body is not what the spec says.
        errors.NoAnswer: No answer arrived, or not in time.
        errors.TokenError: The callable for the token has none.
        TypeError, ValueError: An argument makes no sense; nothing is sent.
    """
    return _RESPONSES.success(
        await AuthenticatedClient.checked(client).asend(
            _call(
                x_trace=x_trace,
                x_depth=x_depth,
                x_dry_run=x_dry_run,
                x_sites=x_sites,
                x_levels=x_levels,
                x_corner=x_corner,
                x_goal=x_goal,
                counter=counter,
                round_=round_,
                basket=basket,
            )
        )
    )
