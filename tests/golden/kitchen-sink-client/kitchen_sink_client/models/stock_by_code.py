# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define, field as _field

from .._runtime.decoding import model
from .._runtime.models import MapModel as _MapModel, Members as _Members

if TYPE_CHECKING:
    from . import StockLevel


@_define(eq=False)
class StockByCode(_MapModel["StockLevel"]):
    """Stock by the code of the item."""

    additional_properties: dict[str, StockLevel] = _field(factory=dict)

    @classmethod
    def _members(cls) -> _Members:
        from . import StockLevel

        return _Members(rest=model(StockLevel))
