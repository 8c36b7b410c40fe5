# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from attrs import define as _define, field as _field

from .._runtime.decoding import (
    anything,
    array,
    date,
    date_time,
    integer,
    integer_enum,
    mapping,
    model,
    null,
    string,
    string_enum,
    uuid,
)
from .._runtime.models import Members as _Members, Model as _Model, optional, required
from .._runtime.types import UNSET, Unset
from .._runtime.unions import branch as _branch, one_of as _one_of
from . import Grade, Season

if TYPE_CHECKING:
    from . import Author, Bowl, Herb, Plate, Sauce, Step


@_define
class Recipe(_Model):
    """A recipe that was written down."""

    recipe_id: UUID
    """Id of the recipe."""
    display_name: str
    """Name to show."""
    class_: str | Unset = UNSET
    """Class of dish."""
    from_: None | str | Unset = UNSET
    """Where it comes from; null where nobody knows."""
    x_code: str | Unset = UNSET
    """Code in the card index."""
    amount: int | None | str | Unset = UNSET
    """How much it makes, as a number of helpings, in words, or unknown."""
    author: Author | None | Unset = UNSET
    """Who thought of it; null where nobody admits it."""
    stages: list[list[Step]] | Unset = UNSET
    """Stages in order, each a list of steps in any order."""
    remarks: dict[str, Any] | Unset = UNSET
    """Anything else, under any name."""
    cooked_at: datetime.datetime | None | Unset = UNSET
    """When it was last cooked. RFC 3339 with an offset."""
    served_on: datetime.date | None | Unset = UNSET
    """Day it is for, YYYY-MM-DD."""
    based_on: UUID | Unset = UNSET
    """Id of the recipe it goes back to."""
    season: Season | Unset = UNSET
    """Season of harvest."""
    grade: Grade | Unset = UNSET
    """Grade of quality; 1 is best."""
    garnish: Herb | Sauce | Unset = UNSET
    """What lies on top."""
    dishes: list[Bowl | Plate] | Unset = UNSET
    """What it is served in."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import Author, Bowl, Herb, Plate, Sauce, Step

        return _Members(
            required("recipeId", uuid, "recipe_id"),
            required("displayName", string, "display_name"),
            optional("class", string, "class_"),
            optional("from", string | null, "from_"),
            optional("x-code", string, "x_code"),
            optional("amount", string | integer | null),
            optional("author", model(Author) | null),
            optional("stages", array(array(model(Step)))),
            optional("remarks", mapping(anything)),
            optional("cookedAt", date_time | null, "cooked_at"),
            optional("servedOn", date | null, "served_on"),
            optional("basedOn", uuid, "based_on"),
            optional("season", string_enum(Season)),
            optional("grade", integer_enum(Grade)),
            optional(
                "garnish",
                _one_of(_branch(Herb, {"kind": ("herb",)}), _branch(Sauce, {"kind": ("sauce", "dip")}), by="kind"),
            ),
            optional(
                "dishes",
                array(_one_of(_branch(Plate, {"shape": ("flat",)}), _branch(Bowl, {"shape": ("deep", "hollow")}))),
            ),
            rest=anything,
        )
