# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, array, integer, null, string
from .._runtime.envelopes import included as _find, included_all as _find_all
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from . import Person


@_define
class Parcel(_Model):
    """A parcel that was sent."""

    id: str | Unset = UNSET
    """Id of the parcel."""
    weight: int | Unset = UNSET
    """Its weight, in grams."""
    sender_id: int | None | Unset = UNSET
    """Id of who sent it."""
    receiver_ids: list[str] | None | Unset = UNSET
    """Ids of who gets it."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)
    _envelope: Any = _field(default=None, init=False, repr=False, eq=False)
    _included: ClassVar[dict[str, tuple[str, str, str]]] = {
        "sender": ("sender_id", "people", "include=sender"),
        "receivers": ("receiver_ids", "people", ""),
    }

    @classmethod
    def _members(cls) -> _Members:
        return _Members(
            optional("id", string),
            optional("weight", integer),
            optional("sender_id", integer | null),
            optional("receiver_ids", array(string) | null),
            rest=anything,
        )

    @property
    def sender(self) -> Person:
        """What `sender_id` refers to, with `include=sender`; else `errors.NotIncluded`."""
        from . import Person

        return _find(self, "sender", Person)

    @property
    def receivers(self) -> list[Person]:
        """What `receiver_ids` refers to; else `errors.NotIncluded`."""
        from . import Person

        return _find_all(self, "receivers", Person)
