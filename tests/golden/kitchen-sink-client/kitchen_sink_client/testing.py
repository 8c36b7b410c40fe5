# Generated from kitchen-sink.yaml; do not edit. Change the spec and run `make generate`.
"""
Kitchen Sink in your tests, held to its spec: what a mock may not say fails the test. Needs `wireproof[pytest]`.

    def test_it(contract_mock: ContractMock) -> None:
        api = contract_mock(KitchenSinkMock)
        api.reply("listItems")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from wireproof.testing import ContractMock, Mock, Route, Routes

if TYPE_CHECKING:
    import builtins

    from . import models

__all__ = ["ContractMock", "KitchenSinkMock", "OperationId"]

OperationId = Literal[
    "listItems",
    "countStock",
    "getShelf",
    "updateCrate",
    "printPallet",
    "createRecipe",
    "replaceRecipe",
    "deleteRecipe",
    "listParcels",
    "sendParcel",
    "sendParcels",
    "trackParcel",
]
"""The operations of the spec."""


class KitchenSinkMock(Mock[OperationId]):
    """Kitchen Sink, as far as a test has it respond."""

    @property
    def items(self) -> ItemsRoutes:
        """What the pantry holds."""
        return ItemsRoutes(self)

    @property
    def parcels(self) -> ParcelsRoutes:
        """What is sent to others."""
        return ParcelsRoutes(self)

    @property
    def recipes(self) -> RecipesRoutes:
        """What becomes of it."""
        return RecipesRoutes(self)

    @property
    def shelves(self) -> ShelvesRoutes:
        """Where it stands."""
        return ShelvesRoutes(self)


class ItemsRoutes(Routes):
    """What the pantry holds."""

    @property
    def list(self) -> Route[builtins.list[models.Item], models.Problem]:
        """List items: `GET /items`."""
        return self._route("listItems")

    @property
    def count_stock(self) -> Route[builtins.dict[str, models.StockLevel], models.Problem]:
        """Count the stock: `GET /stock`."""
        return self._route("countStock")


class ParcelsRoutes(Routes):
    """What is sent to others."""

    @property
    def list(self) -> Route[models.ParcelEnvelope, models.Problem]:
        """List parcels: `GET /parcels`."""
        return self._route("listParcels")

    @property
    def dispatch(self) -> Route[models.Parcel, models.Problem]:
        """Send a parcel: `POST /parcels`."""
        return self._route("sendParcel")

    @property
    def dispatch_many(self) -> Route[builtins.list[models.Parcel], models.Problem]:
        """Send several parcels: `PUT /parcel-lists`."""
        return self._route("sendParcels")

    @property
    def track(self) -> Route[str, models.Problem]:
        """See where a parcel is: `GET /tracks/{client}`."""
        return self._route("trackParcel")


class RecipesRoutes(Routes):
    """What becomes of it."""

    @property
    def create(self) -> Route[models.Recipe, models.Problem]:
        """Write a recipe down: `POST /recipes`."""
        return self._route("createRecipe")

    @property
    def replace(self) -> Route[models.Recipe, models.MissingThing | models.Problem]:
        """Write a recipe anew: `PUT /recipes/{recipeId}`."""
        return self._route("replaceRecipe")

    @property
    def delete(self) -> Route[None, models.MissingThing | models.Problem]:
        """Tear a recipe out: `DELETE /recipes/{recipeId}`."""
        return self._route("deleteRecipe")


class ShelvesRoutes(Routes):
    """Where it stands."""

    @property
    def get(self) -> Route[models.Shelf, models.MissingThing | models.Problem]:
        """Look at a shelf: `GET /shelves/{aisle}/{step}/{labels}/{levels}/{corner}/{spot}`."""
        return self._route("getShelf")

    @property
    def update_crate(self) -> Route[str, models.Problem]:
        """Change what is written on a crate: `PATCH /crates/{code}/{layer}/{marks}/{weights}/{corner}/{goal}`."""
        return self._route("updateCrate")

    @property
    def print_pallet(self) -> Route[str, models.Problem]:
        """Print the label of a pallet: `GET /pallets/{code}/{layer}/{marks}/{weights}/{corner}/{goal}`."""
        return self._route("printPallet")
