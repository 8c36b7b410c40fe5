# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from .._runtime import decoding as _decoding
from .._runtime import encoding as _encoding
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.client_error_context import ClientErrorContext


@_attrs_define
class ClientError:
    """What went wrong. No member is sure to come."""

    type_: Literal["error"] | Unset = UNSET
    """Always `error`."""
    status: int | Unset = UNSET
    """The HTTP status once more."""
    code: str | Unset = UNSET
    """The vendor's word for the case, such as `bad_request`, `invalid_limit`, `invalid_offset`, `unauthorized`,
    `forbidden`, `forbidden_by_policy`, `access_denied_insufficient_permissions`, `insufficient_scope`, `not_found`,
    `method_not_allowed`, `conflict`, `rate_limit_exceeded`, `internal_server_error`, `bad_gateway`, `unavailable`.
    The published list has `too_many_requests` where answers have `rate_limit_exceeded`. Expect others."""
    message: str | Unset = UNSET
    """Short text for people."""
    context_info: ClientErrorContext | None | Unset = UNSET
    help_url: str | Unset = UNSET
    """Address of a page that explains the case."""
    request_id: str | Unset = UNSET
    """Id to give to support. Not the one in the box-request-id header."""
    additional_properties: dict[str, Any] = _attrs_field(factory=dict, kw_only=True)
    """Members that the spec does not name."""

    def to_dict(self) -> dict[str, Any]:
        """The JSON object; what is `UNSET` is left out."""
        return _encoding.json_object(
            {
                "type": self.type_,
                "status": self.status,
                "code": self.code,
                "message": self.message,
                "context_info": self.context_info,
                "help_url": self.help_url,
                "request_id": self.request_id,
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
        from ..models.client_error_context import ClientErrorContext

        members = dict(src_dict)
        return cls(
            type_=_decoding.optional(members, "type", _decoding.Const[Literal["error"]]("error")),
            status=_decoding.optional(members, "status", _decoding.integer),
            code=_decoding.optional(members, "code", _decoding.string),
            message=_decoding.optional(members, "message", _decoding.string),
            context_info=_decoding.optional(
                members, "context_info", _decoding.model(ClientErrorContext) | _decoding.null
            ),
            help_url=_decoding.optional(members, "help_url", _decoding.string),
            request_id=_decoding.optional(members, "request_id", _decoding.string),
            additional_properties=_decoding.rest(members, _decoding.anything),
        )
