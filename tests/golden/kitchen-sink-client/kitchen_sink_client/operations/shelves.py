# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
"""Requests about shelves, without sending them: what to send, and how to read the response."""

from collections.abc import Sequence

from .._runtime.decoding import array, integer, model, string
from .._runtime.encoding import Body as _Body, Path as _Path
from .._runtime.requests import Request
from .._runtime.responses import Responses as _Responses, json_body, text_body
from .._runtime.types import UNSET, Unset
from ..models import Corner, CrateUpdate, MissingThing, Problem, Shelf, Spot

_AISLE = _Path("aisle", string)
_STEP = _Path("step", integer, explode=True)
_LABELS = _Path("labels", array(string))
_LEVELS = _Path("levels", array(integer), explode=True)
_CORNER = _Path("corner", model(Corner))
_SPOT = _Path("spot", model(Spot), explode=True)
_ERROR = json_body(model(MissingThing))
_ERROR_2 = json_body(model(Problem))
_GET_SHELF = _Responses[Shelf, MissingThing | Problem](
    successes={"200": json_body(model(Shelf))}, errors={"404": _ERROR, **dict.fromkeys(("4XX", "default"), _ERROR_2)}
)
_CODE = _Path("code", string, style="label")
_LAYER = _Path("layer", integer, style="label", explode=True)
_MARKS = _Path("marks", array(string), style="label")
_WEIGHTS = _Path("weights", array(integer), style="label", explode=True)
_CORNER_2 = _Path("corner", model(Corner), style="label")
_GOAL = _Path("goal", model(Corner), style="label", explode=True)
_UPDATE_CRATE_BODY = _Body(model(CrateUpdate), required=False)
_UPDATE_CRATE = _Responses[str, Problem](successes={"200": json_body(string)}, errors={"default": _ERROR_2})
_CODE_2 = _Path("code", string, style="matrix")
_LAYER_2 = _Path("layer", integer, style="matrix", explode=True)
_MARKS_2 = _Path("marks", array(string), style="matrix")
_WEIGHTS_2 = _Path("weights", array(integer), style="matrix", explode=True)
_CORNER_3 = _Path("corner", model(Corner), style="matrix")
_GOAL_2 = _Path("goal", model(Corner), style="matrix", explode=True)
_PRINT_PALLET = _Responses[str, Problem](
    successes={"200": text_body("text/plain")}, errors={"4XX": _ERROR_2}, accept="text/plain, application/json"
)


def get_shelf(
    aisle: str, step: int, labels: Sequence[str], levels: Sequence[int], corner: Corner, spot: Spot
) -> Request[Shelf, MissingThing | Problem]:
    """`GET /shelves/{aisle}/{step}/{labels}/{levels}/{corner}/{spot}`; the arguments are those of `Shelves.get`."""
    return Request(
        method="GET",
        path=f"/shelves/{_AISLE(aisle)}/{_STEP(step)}/{_LABELS(labels)}/{_LEVELS(levels)}/{_CORNER(corner)}/{_SPOT(spot)}",
        responses=_GET_SHELF,
    )


def update_crate(
    code: str,
    layer: int,
    marks: Sequence[str],
    weights: Sequence[int],
    corner: Corner,
    goal: Corner,
    *,
    body: CrateUpdate | Unset = UNSET,
) -> Request[str, Problem]:
    """`PATCH /crates/{code}/{layer}/{marks}/{weights}/{corner}/{goal}`; the arguments are those of `Shelves.update_crate`."""
    return Request(
        method="PATCH",
        path=f"/crates/{_CODE(code)}/{_LAYER(layer)}/{_MARKS(marks)}/{_WEIGHTS(weights)}/{_CORNER_2(corner)}/{_GOAL(goal)}",
        body=_UPDATE_CRATE_BODY(body),
        responses=_UPDATE_CRATE,
    )


def print_pallet(
    code: str, layer: int, marks: Sequence[str], weights: Sequence[int], corner: Corner, goal: Corner
) -> Request[str, Problem]:
    """`GET /pallets/{code}/{layer}/{marks}/{weights}/{corner}/{goal}`; the arguments are those of `Shelves.print_pallet`."""
    return Request(
        method="GET",
        path=f"/pallets/{_CODE_2(code)}/{_LAYER_2(layer)}/{_MARKS_2(marks)}/{_WEIGHTS_2(weights)}/{_CORNER_3(corner)}/{_GOAL_2(goal)}",
        responses=_PRINT_PALLET,
    )
