# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
"""The client of Kitchen Sink, sync and async: a property for each resource."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.client import AsyncClient as _AsyncClient, SyncClient as _SyncClient

if TYPE_CHECKING:
    from .resources.items import AsyncItems, Items
    from .resources.parcels import AsyncParcels, Parcels
    from .resources.recipes import AsyncRecipes, Recipes
    from .resources.shelves import AsyncShelves, Shelves

__all__ = ["AsyncClient", "Client"]


class Client(_SyncClient):
    """
    Calls Kitchen Sink. It may be shared between threads; the end of a `with` block closes its connections.
    Without a token it takes `KITCHEN_SINK_TOKEN` from the environment, and `KITCHEN_SINK_BASE_URL` as its base URL.

    Any method may raise these, besides the errors of the connection in `errors`:
        errors.NotFound: There is no such thing.
        errors.StatusError (4XX): The request was refused.
        errors.ServerError (5XX): The kitchen is at fault.
        errors.StatusError (any other error status): Anything else that went wrong.
    """

    @property
    def items(self) -> Items:
        """What the pantry holds."""
        from .resources.items import Items

        return Items(self)

    @property
    def parcels(self) -> Parcels:
        """What is sent to others."""
        from .resources.parcels import Parcels

        return Parcels(self)

    @property
    def recipes(self) -> Recipes:
        """What becomes of it."""
        from .resources.recipes import Recipes

        return Recipes(self)

    @property
    def shelves(self) -> Shelves:
        """Where it stands."""
        from .resources.shelves import Shelves

        return Shelves(self)


class AsyncClient(_AsyncClient):
    """
    Calls Kitchen Sink, awaited. It may be shared between tasks; the end of an `async with` block closes its connections.
    Without a token it takes `KITCHEN_SINK_TOKEN` from the environment, and `KITCHEN_SINK_BASE_URL` as its base URL.
    The errors that any method may raise are listed at `Client`.
    """

    @property
    def items(self) -> AsyncItems:
        """What the pantry holds."""
        from .resources.items import AsyncItems

        return AsyncItems(self)

    @property
    def parcels(self) -> AsyncParcels:
        """What is sent to others."""
        from .resources.parcels import AsyncParcels

        return AsyncParcels(self)

    @property
    def recipes(self) -> AsyncRecipes:
        """What becomes of it."""
        from .resources.recipes import AsyncRecipes

        return AsyncRecipes(self)

    @property
    def shelves(self) -> AsyncShelves:
        """Where it stands."""
        from .resources.shelves import AsyncShelves

        return AsyncShelves(self)
