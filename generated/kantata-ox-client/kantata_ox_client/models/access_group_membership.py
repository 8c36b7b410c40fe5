# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, date, integer, null, string
from .._runtime.envelopes import included as _find
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from . import AccessGroup, User


@_define
class AccessGroupMembership(_Model):
    """One user in one access group. Any value but the id may be null."""

    id: str | Unset = UNSET
    """Id of the membership, the same as its key in the map."""
    access_group_id: int | None | str | Unset = UNSET
    """Id of the group, as a number or a string of digits."""
    access_group_name: None | str | Unset = UNSET
    """Name of the group."""
    created_at: datetime.date | None | Unset = UNSET
    """Day the user was added, YYYY-MM-DD. A plain date, unlike the times on other resources."""
    creator_id: int | None | str | Unset = UNSET
    """Id of the user who added the member, as a number or a string of digits."""
    user_id: int | None | str | Unset = UNSET
    """Id of the member, as a number or a string of digits."""
    user_name: None | str | Unset = UNSET
    """Name of the member."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)
    _envelope: Any = _field(default=None, init=False, repr=False, eq=False)
    _included: ClassVar[dict[str, tuple[str, str, str]]] = {
        "user": ("user_id", "users", "include=user"),
        "access_group": ("access_group_id", "access_groups", "include=access_group"),
    }

    @classmethod
    def _members(cls) -> _Members:
        return _Members(
            optional("id", string),
            optional("access_group_id", integer | string | null),
            optional("access_group_name", string | null),
            optional("created_at", date | null),
            optional("creator_id", integer | string | null),
            optional("user_id", integer | string | null),
            optional("user_name", string | null),
            rest=anything,
        )

    @property
    def user(self) -> User:
        """What `user_id` refers to, with `include=user`; else `errors.NotIncluded`."""
        from . import User

        return _find(self, "user", User)

    @property
    def access_group(self) -> AccessGroup:
        """What `access_group_id` refers to, with `include=access_group`; else `errors.NotIncluded`."""
        from . import AccessGroup

        return _find(self, "access_group", AccessGroup)
