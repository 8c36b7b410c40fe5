# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Literal

from attrs import define as _define, field as _field

from .._runtime.decoding import (
    Const as _Const,
    anything,
    array,
    boolean,
    date_time,
    integer,
    model,
    null,
    string,
    string_enum,
)
from .._runtime.models import Members as _Members, Model as _Model, optional, required
from .._runtime.types import UNSET, Unset
from . import UserRole, UserStatus

if TYPE_CHECKING:
    from . import Enterprise, NotificationEmail, TrackingCode


@_define
class User(_Model):
    """A user. Unless `fields` asks for more, everything up to `notification_email` comes. Of an outsider, all but
    `type` and `id` may be null."""

    id: str
    """Id of the user, digits as a string. May need 64 bits."""
    type_: Literal["user"] = "user"
    """Always `user`."""
    name: None | str | Unset = UNSET
    """Name, at most 50 characters."""
    login: None | str | Unset = UNSET
    """E-mail address to log in with; apps and service accounts have made-up ones."""
    created_at: datetime.datetime | None | Unset = UNSET
    """When the user was created. RFC 3339 with the offset of the enterprise; may have milliseconds."""
    modified_at: datetime.datetime | None | Unset = UNSET
    """When the user last changed. RFC 3339 with the offset of the enterprise; may have milliseconds."""
    language: None | str | Unset = UNSET
    """Language, mostly by ISO 639-1; `gb`, `e2`, `e3`, `s2` and `f2` are the vendor's own."""
    timezone: None | str | Unset = UNSET
    """Time zone, such as `America/Los_Angeles`."""
    space_amount: int | None | Unset = UNSET
    """Bytes that the user may store. May come in exponent notation."""
    space_used: int | None | Unset = UNSET
    """Bytes that the user stores. May come in exponent notation."""
    max_upload_size: int | None | Unset = UNSET
    """Bytes that one file may have. May come in exponent notation."""
    status: None | Unset | UserStatus = UNSET
    job_title: None | str | Unset = UNSET
    """Job, at most 100 characters. Empty when unset."""
    phone: None | str | Unset = UNSET
    """Telephone number, at most 100 characters. Empty when unset."""
    address: None | str | Unset = UNSET
    """Postal address, at most 255 characters. Empty when unset."""
    avatar_url: None | str | Unset = UNSET
    """Address of a picture."""
    notification_email: list[Any] | None | NotificationEmail | Unset = UNSET
    """A second address for messages. Null or an empty array when there is none."""
    role: None | Unset | UserRole = UNSET
    tracking_codes: list[TrackingCode] | None | Unset = UNSET
    """Marks that admins put on the user."""
    can_see_managed_users: bool | None | Unset = UNSET
    """Whether the user sees the other users of the enterprise."""
    is_sync_enabled: bool | None | Unset = UNSET
    """Whether the user may sync."""
    is_external_collab_restricted: bool | None | Unset = UNSET
    """Whether the user is kept from working with outsiders."""
    is_exempt_from_device_limits: bool | None | Unset = UNSET
    """Whether limits on devices leave the user alone."""
    is_exempt_from_login_verification: bool | None | Unset = UNSET
    """Whether the user logs in without a second factor."""
    is_platform_access_only: bool | None | Unset = UNSET
    """Whether this is a user of an app."""
    enterprise: Enterprise | None | Unset = UNSET
    my_tags: list[str] | None | Unset = UNSET
    """Tags of the user."""
    hostname: None | str | Unset = UNSET
    """Where the user's pages are."""
    external_app_user_id: None | str | Unset = UNSET
    """Id that an app gave its user."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import Enterprise, NotificationEmail, TrackingCode

        return _Members(
            required("id", string),
            required("type", _Const[Literal["user"]]("user"), "type_"),
            optional("name", string | null),
            optional("login", string | null),
            optional("created_at", date_time | null),
            optional("modified_at", date_time | null),
            optional("language", string | null),
            optional("timezone", string | null),
            optional("space_amount", integer | null),
            optional("space_used", integer | null),
            optional("max_upload_size", integer | null),
            optional("status", string_enum(UserStatus) | null),
            optional("job_title", string | null),
            optional("phone", string | null),
            optional("address", string | null),
            optional("avatar_url", string | null),
            optional("notification_email", model(NotificationEmail) | array(anything) | null),
            optional("role", string_enum(UserRole) | null),
            optional("tracking_codes", array(model(TrackingCode)) | null),
            optional("can_see_managed_users", boolean | null),
            optional("is_sync_enabled", boolean | null),
            optional("is_external_collab_restricted", boolean | null),
            optional("is_exempt_from_device_limits", boolean | null),
            optional("is_exempt_from_login_verification", boolean | null),
            optional("is_platform_access_only", boolean | null),
            optional("enterprise", model(Enterprise) | null),
            optional("my_tags", array(string) | null),
            optional("hostname", string | null),
            optional("external_app_user_id", string | null),
            rest=anything,
        )
