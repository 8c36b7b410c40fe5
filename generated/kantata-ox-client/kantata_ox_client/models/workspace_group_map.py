# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define as _define, field as _field

from .._runtime.decoding import model
from .._runtime.models import MapModel as _MapModel, Members as _Members

if TYPE_CHECKING:
    from . import WorkspaceGroup


@_define(eq=False)
class WorkspaceGroupMap(_MapModel["WorkspaceGroup"]):
    """Workspace groups by id. Comes with include=workspace_group; empty when there was nothing to add."""

    additional_properties: dict[str, WorkspaceGroup] = _field(factory=dict)

    @classmethod
    def _members(cls) -> _Members:
        from . import WorkspaceGroup

        return _Members(rest=model(WorkspaceGroup))
