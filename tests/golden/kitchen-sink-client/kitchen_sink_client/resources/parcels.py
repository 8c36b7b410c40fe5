# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
"""Parcels: the operations as methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.resources import AsyncResource as _AsyncResource, Resource as _Resource
from .._runtime.types import UNSET
from ..operations import parcels as operations

if TYPE_CHECKING:
    import builtins
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal

    from .._runtime.pages import AsyncPages, Pages
    from .._runtime.types import Unset
    from ..models import Parcel, ParcelAttributes, ParcelEnvelope, ParcelInclude, ParcelKind

__all__ = ["AsyncParcels", "Parcels"]


class Parcels(_Resource):
    """What is sent to others."""

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        include: Sequence[ParcelInclude | Literal["sender", "receivers"]] | Unset = UNSET,
    ) -> Pages[Parcel, ParcelEnvelope]:
        """List parcels: `GET /parcels`.

        A list whose pages are envelopes.

        Args:
            page: Page to return. At least 1. Default: 1.
            include: What to include.
        """
        return self._pages(operations.list_parcels, locals())

    def dispatch(
        self,
        *,
        kind: ParcelKind | Literal["plain", "fragile"],
        grams: int,
        include: Sequence[ParcelInclude | Literal["sender", "receivers"]] | Unset = UNSET,
        weight: int | Unset = UNSET,
        class_: Literal["express"] | Unset = UNSET,
        receiver_ids: Sequence[int] | Unset = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
    ) -> Parcel:
        """Send a parcel: `POST /parcels`.

        One object that another one wraps, and a member that has the name of a parameter.

        Args:
            kind: How to handle it.
            grams: Its weight, in grams. At least 1.
            include: What to include.
            weight: Heaviest parcel to take, in grams. At least 1.
            class_: How fast it goes.
            receiver_ids: Who gets it.
            additional_properties: Members of the body that the spec does not name.
        """
        return self._one(operations.send_parcel, locals())

    def dispatch_many(self, *, body: Sequence[ParcelAttributes]) -> builtins.list[Parcel]:
        """Send several parcels: `PUT /parcel-lists`.

        An envelope that holds several, for a body that is a list.

        Args:
            body: The parcels.
        """
        return self._all(operations.send_parcels, locals())

    def track(self, client_path: str, *, body: str | Unset = UNSET, string: bool | Unset = UNSET) -> str:
        """See where a parcel is: `GET /tracks/{client}`.

        Needs no token. The names of its parameters are words of the client.

        Args:
            client_path: Whose parcel.
            body: What the parcel is like.
            string: Whether it is tied up.
        """
        return self._call(operations.track_parcel, locals())


class AsyncParcels(_AsyncResource):
    """What is sent to others."""

    def list(
        self,
        *,
        page: int | Unset = UNSET,
        include: Sequence[ParcelInclude | Literal["sender", "receivers"]] | Unset = UNSET,
    ) -> AsyncPages[Parcel, ParcelEnvelope]:
        """List parcels: `GET /parcels`.

        A list whose pages are envelopes.

        Args:
            page: Page to return. At least 1. Default: 1.
            include: What to include.
        """
        return self._pages(operations.list_parcels, locals())

    async def dispatch(
        self,
        *,
        kind: ParcelKind | Literal["plain", "fragile"],
        grams: int,
        include: Sequence[ParcelInclude | Literal["sender", "receivers"]] | Unset = UNSET,
        weight: int | Unset = UNSET,
        class_: Literal["express"] | Unset = UNSET,
        receiver_ids: Sequence[int] | Unset = UNSET,
        additional_properties: Mapping[str, Any] | Unset = UNSET,
    ) -> Parcel:
        """Send a parcel: `POST /parcels`.

        One object that another one wraps, and a member that has the name of a parameter.

        Args:
            kind: How to handle it.
            grams: Its weight, in grams. At least 1.
            include: What to include.
            weight: Heaviest parcel to take, in grams. At least 1.
            class_: How fast it goes.
            receiver_ids: Who gets it.
            additional_properties: Members of the body that the spec does not name.
        """
        return await self._one(operations.send_parcel, locals())

    async def dispatch_many(self, *, body: Sequence[ParcelAttributes]) -> builtins.list[Parcel]:
        """Send several parcels: `PUT /parcel-lists`.

        An envelope that holds several, for a body that is a list.

        Args:
            body: The parcels.
        """
        return await self._all(operations.send_parcels, locals())

    async def track(self, client_path: str, *, body: str | Unset = UNSET, string: bool | Unset = UNSET) -> str:
        """See where a parcel is: `GET /tracks/{client}`.

        Needs no token. The names of its parameters are words of the client.

        Args:
            client_path: Whose parcel.
            body: What the parcel is like.
            string: Whether it is tied up.
        """
        return await self._call(operations.track_parcel, locals())
