# Generated from kantata-ox.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from attrs import define as _define, field as _field

from .._runtime.decoding import anything, array, date_time, null, string
from .._runtime.envelopes import included as _find, included_all as _find_all
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from . import AccountMembership, IncludedObject


@_define
class User(_Model):
    """A person. Any value but the id may be null."""

    id: str | Unset = UNSET
    """Id of the user, the same as its key in the map."""
    full_name: None | str | Unset = UNSET
    """Name."""
    email_address: None | str | Unset = UNSET
    """E-mail address; the vendor declares no format."""
    headline: None | str | Unset = UNSET
    """What the person says about themselves in a few words."""
    photo_path: None | str | Unset = UNSET
    """Address of the photo; the vendor declares no format."""
    abbreviated_timezone: None | str | Unset = UNSET
    """Time zone in letters; an optional field."""
    bio: None | str | Unset = UNSET
    """What the person tells of themselves at length; an optional field."""
    city: None | str | Unset = UNSET
    """Home town; an optional field."""
    state: None | str | Unset = UNSET
    """Home state; an optional field."""
    country: None | str | Unset = UNSET
    """Home country; an optional field."""
    classification: None | str | Unset = UNSET
    """Internal or External; an optional field. Left open here."""
    last_site_activity: datetime.datetime | None | Unset = UNSET
    """Last login, ISO 8601 with an offset; an optional field, for administrators only and together with
    `on_my_account`."""
    website: None | str | Unset = UNSET
    """Web site of the person; an optional field. The vendor declares no format."""
    account_membership_id: None | str | Unset = UNSET
    """Id of the membership on the account; comes with include=account_membership."""
    custom_field_value_ids: list[str] | None | Unset = UNSET
    """Ids of the values in custom fields that the caller may see; comes with include=custom_field_values."""
    external_reference_ids: list[str] | None | Unset = UNSET
    """Ids of the references to other systems; comes with include=external_references."""
    manager_id: None | str | Unset = UNSET
    """Id of the user who is the manager; comes with include=manager."""
    role_id: None | str | Unset = UNSET
    """Id of the role on the account; comes with include=role."""
    skill_membership_ids: list[str] | None | Unset = UNSET
    """Ids of the skill memberships, each a skill with a level; comes with include=skill_memberships."""
    skill_ids: list[str] | None | Unset = UNSET
    """Ids of the skills; comes with include=skills."""
    work_sample_ids: list[str] | None | Unset = UNSET
    """Ids of the pieces in the portfolio; comes with include=work_samples."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)
    _envelope: Any = _field(default=None, init=False, repr=False, eq=False)
    _included: ClassVar[dict[str, tuple[str, str, str]]] = {
        "account_membership": ("account_membership_id", "account_memberships", "include=account_membership"),
        "custom_field_values": ("custom_field_value_ids", "custom_field_values", "include=custom_field_values"),
        "external_references": ("external_reference_ids", "external_references", "include=external_references"),
        "manager": ("manager_id", "users", "include=manager"),
        "role": ("role_id", "roles", "include=role"),
        "skill_memberships": ("skill_membership_ids", "skill_memberships", "include=skill_memberships"),
        "skills": ("skill_ids", "skills", "include=skills"),
        "work_samples": ("work_sample_ids", "work_samples", "include=work_samples"),
    }

    @classmethod
    def _members(cls) -> _Members:
        return _Members(
            optional("id", string),
            optional("full_name", string | null),
            optional("email_address", string | null),
            optional("headline", string | null),
            optional("photo_path", string | null),
            optional("abbreviated_timezone", string | null),
            optional("bio", string | null),
            optional("city", string | null),
            optional("state", string | null),
            optional("country", string | null),
            optional("classification", string | null),
            optional("last_site_activity", date_time | null),
            optional("website", string | null),
            optional("account_membership_id", string | null),
            optional("custom_field_value_ids", array(string) | null),
            optional("external_reference_ids", array(string) | null),
            optional("manager_id", string | null),
            optional("role_id", string | null),
            optional("skill_membership_ids", array(string) | null),
            optional("skill_ids", array(string) | null),
            optional("work_sample_ids", array(string) | null),
            rest=anything,
        )

    @property
    def account_membership(self) -> AccountMembership:
        """What `account_membership_id` refers to, with `include=account_membership`; else `errors.NotIncluded`."""
        from . import AccountMembership

        return _find(self, "account_membership", AccountMembership)

    @property
    def custom_field_values(self) -> list[IncludedObject]:
        """What `custom_field_value_ids` refers to, with `include=custom_field_values`; else `errors.NotIncluded`."""
        from . import IncludedObject

        return _find_all(self, "custom_field_values", IncludedObject)

    @property
    def external_references(self) -> list[IncludedObject]:
        """What `external_reference_ids` refers to, with `include=external_references`; else `errors.NotIncluded`."""
        from . import IncludedObject

        return _find_all(self, "external_references", IncludedObject)

    @property
    def manager(self) -> User:
        """What `manager_id` refers to, with `include=manager`; else `errors.NotIncluded`."""
        from . import User

        return _find(self, "manager", User)

    @property
    def role(self) -> IncludedObject:
        """What `role_id` refers to, with `include=role`; else `errors.NotIncluded`."""
        from . import IncludedObject

        return _find(self, "role", IncludedObject)

    @property
    def skill_memberships(self) -> list[IncludedObject]:
        """What `skill_membership_ids` refers to, with `include=skill_memberships`; else `errors.NotIncluded`."""
        from . import IncludedObject

        return _find_all(self, "skill_memberships", IncludedObject)

    @property
    def skills(self) -> list[IncludedObject]:
        """What `skill_ids` refers to, with `include=skills`; else `errors.NotIncluded`."""
        from . import IncludedObject

        return _find_all(self, "skills", IncludedObject)

    @property
    def work_samples(self) -> list[IncludedObject]:
        """What `work_sample_ids` refers to, with `include=work_samples`; else `errors.NotIncluded`."""
        from . import IncludedObject

        return _find_all(self, "work_samples", IncludedObject)
