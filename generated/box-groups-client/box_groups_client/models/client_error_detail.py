# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, string
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset


@_define
class ClientErrorDetail(_Model):
    """One thing that is at fault."""

    reason: str | Unset = UNSET
    """Why, as a code such as `invalid_parameter`."""
    name: str | Unset = UNSET
    """What is at fault; often the name of a parameter."""
    message: str | Unset = UNSET
    """Short text for people."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(
            optional("reason", string), optional("name", string), optional("message", string), rest=anything
        )
