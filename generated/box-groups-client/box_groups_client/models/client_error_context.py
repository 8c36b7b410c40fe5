# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything
from .._runtime.models import MapModel as _MapModel, Members as _Members


@_define(eq=False)
class ClientErrorContext(_MapModel["Any"]):
    """Details that differ from case to case. Often an `errors` list of objects with `reason`, `name` and `message`,
    but nothing promises it."""

    additional_properties: dict[str, Any] = _field(factory=dict)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(rest=anything)
