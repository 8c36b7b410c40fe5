# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, boolean, string
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset


@_define
class NotificationEmail(_Model):
    """A second address for messages."""

    email: str | Unset = UNSET
    """The address."""
    is_confirmed: bool | Unset = UNSET
    """Whether its owner has confirmed it."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(optional("email", string), optional("is_confirmed", boolean), rest=anything)
