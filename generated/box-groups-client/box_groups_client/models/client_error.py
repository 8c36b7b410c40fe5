# Generated from box-groups.yaml; do not edit. Change the spec and run `make generate`.
from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import define as _define, field as _field

from .._runtime.decoding import Const as _Const, anything, integer, model, null, string
from .._runtime.models import Members as _Members, Model as _Model, optional
from .._runtime.types import UNSET, Unset

if TYPE_CHECKING:
    from . import ClientErrorContext


@_define
class ClientError(_Model):
    """What went wrong. No member is sure to come."""

    type_: Literal["error"] | Unset = UNSET
    """Always `error`."""
    status: int | Unset = UNSET
    """The HTTP status once more."""
    code: str | Unset = UNSET
    """The vendor's word for the case, such as `bad_request`, `invalid_limit`, `invalid_offset`, `unauthorized`,
    `forbidden`, `forbidden_by_policy`, `access_denied_insufficient_permissions`, `insufficient_scope`, `not_found`,
    `method_not_allowed`, `conflict`, `rate_limit_exceeded`, `internal_server_error`, `bad_gateway`, `unavailable`.
    The published list has `too_many_requests` where responses have `rate_limit_exceeded`. Expect others."""
    message: str | Unset = UNSET
    """Short text for people."""
    context_info: ClientErrorContext | None | Unset = UNSET
    """Details that differ from case to case; nothing promises them."""
    help_url: str | Unset = UNSET
    """Address of a page that explains the case."""
    request_id: str | Unset = UNSET
    """Id to give to support. Not the one in the box-request-id header."""
    additional_properties: dict[str, Any] = _field(factory=dict, kw_only=True)

    @classmethod
    def _members(cls) -> _Members:
        from . import ClientErrorContext

        return _Members(
            optional("type", _Const[Literal["error"]]("error"), "type_"),
            optional("status", integer),
            optional("code", string),
            optional("message", string),
            optional("context_info", model(ClientErrorContext) | null),
            optional("help_url", string),
            optional("request_id", string),
            rest=anything,
        )
