# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..models.user_role import UserRole
from ..models.user_status import UserStatus
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.enterprise import Enterprise
    from ..models.notification_email import NotificationEmail
    from ..models.tracking_code import TrackingCode


@_attrs_define
class User:
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
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "id": self.id,
                "type": self.type_,
                "name": self.name,
                "login": self.login,
                "created_at": self.created_at,
                "modified_at": self.modified_at,
                "language": self.language,
                "timezone": self.timezone,
                "space_amount": self.space_amount,
                "space_used": self.space_used,
                "max_upload_size": self.max_upload_size,
                "status": self.status,
                "job_title": self.job_title,
                "phone": self.phone,
                "address": self.address,
                "avatar_url": self.avatar_url,
                "notification_email": self.notification_email,
                "role": self.role,
                "tracking_codes": self.tracking_codes,
                "can_see_managed_users": self.can_see_managed_users,
                "is_sync_enabled": self.is_sync_enabled,
                "is_external_collab_restricted": self.is_external_collab_restricted,
                "is_exempt_from_device_limits": self.is_exempt_from_device_limits,
                "is_exempt_from_login_verification": self.is_exempt_from_login_verification,
                "is_platform_access_only": self.is_platform_access_only,
                "enterprise": self.enterprise,
                "my_tags": self.my_tags,
                "hostname": self.hostname,
                "external_app_user_id": self.external_app_user_id,
            },
            self.additional_properties,
        )

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """
        Read a JSON object.

        Raises:
            ValueError: A member is missing or is not what the spec says; the message has its JSON pointer.
        """
        from ..models.enterprise import Enterprise
        from ..models.notification_email import NotificationEmail
        from ..models.tracking_code import TrackingCode

        members = dict(src_dict)
        return cls(
            id=_decoding.required(members, "id", _decoding.string),
            type_=_decoding.required(members, "type", _decoding.Const[Literal["user"]]("user")),
            name=_decoding.optional(members, "name", _decoding.string | _decoding.null),
            login=_decoding.optional(members, "login", _decoding.string | _decoding.null),
            created_at=_decoding.optional(members, "created_at", _decoding.date_time | _decoding.null),
            modified_at=_decoding.optional(members, "modified_at", _decoding.date_time | _decoding.null),
            language=_decoding.optional(members, "language", _decoding.string | _decoding.null),
            timezone=_decoding.optional(members, "timezone", _decoding.string | _decoding.null),
            space_amount=_decoding.optional(members, "space_amount", _decoding.integer | _decoding.null),
            space_used=_decoding.optional(members, "space_used", _decoding.integer | _decoding.null),
            max_upload_size=_decoding.optional(members, "max_upload_size", _decoding.integer | _decoding.null),
            status=_decoding.optional(members, "status", _decoding.string_enum(UserStatus) | _decoding.null),
            job_title=_decoding.optional(members, "job_title", _decoding.string | _decoding.null),
            phone=_decoding.optional(members, "phone", _decoding.string | _decoding.null),
            address=_decoding.optional(members, "address", _decoding.string | _decoding.null),
            avatar_url=_decoding.optional(members, "avatar_url", _decoding.string | _decoding.null),
            notification_email=_decoding.optional(
                members,
                "notification_email",
                _decoding.model(NotificationEmail) | _decoding.array(_decoding.anything) | _decoding.null,
            ),
            role=_decoding.optional(members, "role", _decoding.string_enum(UserRole) | _decoding.null),
            tracking_codes=_decoding.optional(
                members, "tracking_codes", _decoding.array(_decoding.model(TrackingCode)) | _decoding.null
            ),
            can_see_managed_users=_decoding.optional(
                members, "can_see_managed_users", _decoding.boolean | _decoding.null
            ),
            is_sync_enabled=_decoding.optional(members, "is_sync_enabled", _decoding.boolean | _decoding.null),
            is_external_collab_restricted=_decoding.optional(
                members, "is_external_collab_restricted", _decoding.boolean | _decoding.null
            ),
            is_exempt_from_device_limits=_decoding.optional(
                members, "is_exempt_from_device_limits", _decoding.boolean | _decoding.null
            ),
            is_exempt_from_login_verification=_decoding.optional(
                members, "is_exempt_from_login_verification", _decoding.boolean | _decoding.null
            ),
            is_platform_access_only=_decoding.optional(
                members, "is_platform_access_only", _decoding.boolean | _decoding.null
            ),
            enterprise=_decoding.optional(members, "enterprise", _decoding.model(Enterprise) | _decoding.null),
            my_tags=_decoding.optional(members, "my_tags", _decoding.array(_decoding.string) | _decoding.null),
            hostname=_decoding.optional(members, "hostname", _decoding.string | _decoding.null),
            external_app_user_id=_decoding.optional(members, "external_app_user_id", _decoding.string | _decoding.null),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
