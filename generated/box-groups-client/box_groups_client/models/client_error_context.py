# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, array, model
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from . import ClientErrorDetail


@_define
class ClientErrorContext(_Model):
    """Details of an error. Other members than this one may come."""

    errors: list[ClientErrorDetail] | Unset = UNSET
    """What is at fault, one entry for each."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import ClientErrorDetail

        return _Members(optional("errors", array(model(ClientErrorDetail))), rest=anything)
