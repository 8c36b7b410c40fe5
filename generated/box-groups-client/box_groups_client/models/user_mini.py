# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import Any, Literal

from attrs import define as _define, field as _field

from .._runtime.decoding import Const as _Const, anything, null, string
from .._runtime.models import Members as _Members, Model as _Model, optional, required
from .._runtime.types import UNSET, Unset


@_define
class UserMini(_Model):
    """A user in short form. Of an outsider, all but type and id may be null."""

    id: str
    """Id of the user, digits as a string. May need 64 bits."""
    type_: Literal["user"] = "user"
    """Always `user`."""
    name: None | str | Unset = UNSET
    """Name, at most 50 characters."""
    login: None | str | Unset = UNSET
    """E-mail address to log in with; apps have made-up ones."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        return _Members(
            required("id", string),
            required("type", _Const[Literal["user"]]("user"), "type_"),
            optional("name", string | null),
            optional("login", string | null),
            rest=anything,
        )
