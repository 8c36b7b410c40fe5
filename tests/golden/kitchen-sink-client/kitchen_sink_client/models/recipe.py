# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..models.grade import Grade
from ..models.season import Season
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.author import Author
    from ..models.remarks import Remarks
    from ..models.step import Step


@_attrs_define
class Recipe:
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
    remarks: Remarks | Unset = UNSET
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
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "recipeId": self.recipe_id,
                "displayName": self.display_name,
                "class": self.class_,
                "from": self.from_,
                "x-code": self.x_code,
                "amount": self.amount,
                "author": self.author,
                "stages": self.stages,
                "remarks": self.remarks,
                "cookedAt": self.cooked_at,
                "servedOn": self.served_on,
                "basedOn": self.based_on,
                "season": self.season,
                "grade": self.grade,
            },
            self.additional_properties,
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """
        Read a JSON object.

        Raises:
            ValueError: A member is missing or is not what the spec says; the message has its JSON pointer.
        """
        from ..models.author import Author
        from ..models.remarks import Remarks
        from ..models.step import Step

        members = dict(src_dict)
        return cls(
            recipe_id=_decoding.required(members, "recipeId", _decoding.uuid),
            display_name=_decoding.required(members, "displayName", _decoding.string),
            class_=_decoding.optional(members, "class", _decoding.string),
            from_=_decoding.optional(members, "from", _decoding.string | _decoding.null),
            x_code=_decoding.optional(members, "x-code", _decoding.string),
            amount=_decoding.optional(members, "amount", _decoding.string | _decoding.integer | _decoding.null),
            author=_decoding.optional(members, "author", _decoding.model(Author) | _decoding.null),
            stages=_decoding.optional(members, "stages", _decoding.array(_decoding.array(_decoding.model(Step)))),
            remarks=_decoding.optional(members, "remarks", _decoding.model(Remarks)),
            cooked_at=_decoding.optional(members, "cookedAt", _decoding.date_time | _decoding.null),
            served_on=_decoding.optional(members, "servedOn", _decoding.date | _decoding.null),
            based_on=_decoding.optional(members, "basedOn", _decoding.uuid),
            season=_decoding.optional(members, "season", _decoding.string_enum(Season)),
            grade=_decoding.optional(members, "grade", _decoding.integer_enum(Grade)),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
