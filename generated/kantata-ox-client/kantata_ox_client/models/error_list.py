# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, array, model
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from . import ErrorEntry


@_define
class ErrorList(_Model):
    """What went wrong, one entry per problem."""

    errors: list[ErrorEntry] | Unset = UNSET
    """The problems."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import ErrorEntry

        return _Members(optional("errors", array(model(ErrorEntry))), rest=anything)
