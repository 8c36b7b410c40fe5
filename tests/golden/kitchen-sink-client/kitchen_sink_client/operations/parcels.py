# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
"""Requests about parcels, without sending them: what to send, and how to read the response."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from .._runtime.decoding import Const as _Const, anything, array, boolean, integer, model, string, string_enum
from .._runtime.encoding import Body as _Body, Path as _Path, Query as _Query, merged as _merged
from .._runtime.envelopes import Envelope as _Envelope, Fact as _Fact, envelope_body, looked_up
from .._runtime.models import members as _members, optional, required
from .._runtime.paging import NumberedPages as _NumberedPages
from .._runtime.requests import EnvelopeRequest, PagedRequest, Request
from .._runtime.responses import Responses as _Responses, json_body, text_body
from .._runtime.types import UNSET, Unset
from ..models import Parcel, ParcelAttributes, ParcelEnvelope, ParcelInclude, ParcelKind, Problem

_PAGE = _Query("page", integer)
_INCLUDE = _Query("include", array(string_enum(ParcelInclude)), explode=False)
_ERROR = json_body(model(Problem))
_LIST_PARCELS = _Responses[ParcelEnvelope, Problem](
    successes={"200": envelope_body(model(ParcelEnvelope))}, errors={"4XX": _ERROR}
)
_LIST_PARCELS_PAGES = _NumberedPages[ParcelEnvelope, Parcel](
    parameter=_PAGE,
    items=looked_up(
        "parcels", _Fact("/parcels", lambda body: body.parcels), _Fact("/results", lambda body: body.results)
    ),
    pages=_Fact("/page_count", lambda body: body.page_count),
)
_WEIGHT = _Query("weight", integer)
_SEND_PARCEL_BODY = _Body(
    _members(
        required(
            "parcel",
            _members(
                required("kind", string_enum(ParcelKind)),
                required("weight", integer),
                optional("class", _Const[Literal["express"]]("express")),
                optional("receiver_ids", array(integer)),
                rest=anything,
            ),
        )
    )
)
_SEND_PARCEL = _Responses[ParcelEnvelope, Problem](
    successes={"201": envelope_body(model(ParcelEnvelope))}, errors=dict.fromkeys(("4XX", "default"), _ERROR)
)
_PARCELS_ENVELOPE = _Envelope[ParcelEnvelope, Parcel](
    items=looked_up(
        "parcels", _Fact("/parcels", lambda body: body.parcels), _Fact("/results", lambda body: body.results)
    ),
    pointer="/results",
)
_SEND_PARCELS_BODY = _Body(array(model(ParcelAttributes)))
_CLIENT_PATH = _Path("client", string)
_BODY = _Query("body", string)
_STRING = _Query("string", boolean)
_TRACK_PARCEL = _Responses[str, Problem](
    successes={"200": text_body("text/plain")}, errors={"4XX": _ERROR}, accept="text/plain, application/json"
)


def list_parcels(
    *, page: int | Unset = UNSET, include: Sequence[ParcelInclude | Literal["sender", "receivers"]] | Unset = UNSET
) -> PagedRequest[Parcel, ParcelEnvelope, Problem]:
    """`GET /parcels`; the arguments are those of `Parcels.list`."""
    return PagedRequest(
        method="GET",
        path="/parcels",
        query=[_PAGE(page), _INCLUDE(include)],
        responses=_LIST_PARCELS,
        paging=_LIST_PARCELS_PAGES,
        position=page,
    )


def send_parcel(
    *,
    kind: ParcelKind | Literal["plain", "fragile"],
    grams: int,
    include: Sequence[ParcelInclude | Literal["sender", "receivers"]] | Unset = UNSET,
    weight: int | Unset = UNSET,
    class_: Literal["express"] | Unset = UNSET,
    receiver_ids: Sequence[int] | Unset = UNSET,
    additional_properties: Mapping[str, Any] | Unset = UNSET,
) -> EnvelopeRequest[Parcel, ParcelEnvelope, Problem]:
    """`POST /parcels`; the arguments are those of `Parcels.dispatch`."""
    return EnvelopeRequest(
        method="POST",
        path="/parcels",
        query=[_INCLUDE(include), _WEIGHT(weight)],
        body=_SEND_PARCEL_BODY(
            {
                "parcel": _merged(
                    additional_properties,
                    {"kind": kind, "weight": grams, "class": class_, "receiver_ids": receiver_ids},
                )
            }
        ),
        responses=_SEND_PARCEL,
        envelope=_PARCELS_ENVELOPE,
    )


def send_parcels(*, body: Sequence[ParcelAttributes]) -> EnvelopeRequest[Parcel, ParcelEnvelope, Problem]:
    """`PUT /parcel-lists`; the arguments are those of `Parcels.dispatch_many`."""
    return EnvelopeRequest(
        method="PUT",
        path="/parcel-lists",
        body=_SEND_PARCELS_BODY(body),
        responses=_LIST_PARCELS,
        envelope=_PARCELS_ENVELOPE,
    )


def track_parcel(client_path: str, *, body: str | Unset = UNSET, string: bool | Unset = UNSET) -> Request[str, Problem]:
    """`GET /tracks/{client}`; the arguments are those of `Parcels.track`."""
    return Request(
        method="GET",
        path=f"/tracks/{_CLIENT_PATH(client_path)}",
        query=[_BODY(body), _STRING(string)],
        responses=_TRACK_PARCEL,
        security=(),
    )
