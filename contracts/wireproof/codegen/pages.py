"""What the templates show of a list that comes in pages, and of an envelope: where things stand in a body."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeVar

from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty

from wireproof.codegen.maps import MapProperty
from wireproof.codegen.operation import OperationView
from wireproof.codegen.views import declared_members, type_of, untrusted
from wireproof.errors import SpecError
from wireproof.extensions import PageStyle
from wireproof.pointers import unescape

__all__ = ["ItemsView", "items_view"]

CLASSES: dict[PageStyle, str] = {
    "offset": "OffsetPages",
    "marker": "MarkerPages",
    "after": "FollowingPages",
    "page": "NumberedPages",
    "link": "LinkPages",
    "link-header": "LinkPages",
}
"""What walks through the pages of each style, in the module `paging`."""

K = TypeVar("K", bound=PropertyProtocol)


@dataclass(frozen=True)
class ItemsView:
    """Where the objects of a success are that a method returns instead of the body around them."""

    view: OperationView
    items: str
    """Where they are, as a JSON pointer into the body."""
    order: str | None
    """Where the references are that order the items of a map; None when the items are an array."""
    models: Mapping[str, ModelProperty]
    extension: str
    """What says so in the spec."""

    @property
    def item(self) -> PropertyProtocol:
        """The property that an item is."""
        found = [self._success, *self._members(self.items, self._success)][-1]
        if self.order is None:
            return self._one(found, ListProperty).inner_property
        return self._one(found, MapProperty).inner_property

    @property
    def item_type(self) -> str:
        """The annotation for an item."""
        return type_of(self.item)

    @property
    def envelope(self) -> str:
        """The expression for what takes the objects out of an envelope."""
        types = f"{self.view.success_type}, {self.item_type}"
        return f"_Envelope[{types}](items={self._reader}, pointer={self.order!r})"

    def paging(self, parameter: str | None) -> str:
        """The expression for what leads from page to page; `parameter` names what asks for one, if anything does."""
        paged = self.view.pagination
        assert paged is not None  # noqa: S101  # asked of lists in pages only
        facts = {name: self._fact(pointer) for name, pointer in paged.facts.items()}
        asked = {"parameter": parameter} if parameter else {}
        named = {} if paged.id is None else {"id": self._fact(paged.id, "item")}
        known = {**asked, "items": self._reader, **named, **facts}
        listed = ", ".join(f"{name}={expression}" for name, expression in known.items())
        types = f"{self.view.success_type}, {self.item_type}"
        return f"_{CLASSES[paged.style]}[{types}]({listed})"

    @property
    def _reader(self) -> str:
        items = self._fact(self.items)
        if self.order is None:
            return f"listed({items})"
        key = unescape(self.items.rpartition("/")[2])
        return f"looked_up({key!r}, {items}, {self._fact(self.order)})"

    def _fact(self, pointer: str, owner: Literal["body", "item"] = "body") -> str:
        """The expression for what one says at a place; nothing, where a member on the way may be left out."""
        path, unsure = str(owner), list[str]()
        within = self._success if owner == "body" else self.item
        for index, prop in enumerate(found := self._members(pointer, within), start=1):
            path += f".{prop.python_name}"
            if index < len(found) and not prop.required:
                unsure.append(path)
        guarded = f"{path} if {' and '.join(unsure)} else UNSET" if unsure else path
        return f"_Fact({pointer!r}, lambda {owner}: {guarded})"

    @property
    def _success(self) -> PropertyProtocol:
        """The property that the body of the success is."""
        status = self.view.successes[0].status
        (found,) = [one.prop for one in self.view.endpoint.responses if one.status_code.pattern == status]
        return found

    def _members(self, pointer: str, prop: PropertyProtocol) -> list[PropertyProtocol]:
        """The properties on the way from one to a place."""
        found = list[PropertyProtocol]()
        for token in pointer.split("/")[1:]:
            by_name = {untrusted(member.name): member for member in declared_members(self._model(prop))}
            prop = by_name[unescape(token)]
            found.append(prop)
        return found

    def _model(self, prop: PropertyProtocol) -> ModelProperty:
        return self.models[str(self._one(prop, ModelProperty).class_info.name)]

    def _one(self, prop: PropertyProtocol, kind: type[K]) -> K:
        """The property, or the one of its kind in a union."""
        inner = prop.inner_properties if isinstance(prop, UnionProperty) else [prop]
        found = [one for one in inner if isinstance(one, kind)]
        if len(found) != 1:
            problem = f"it leads to `{untrusted(prop.name)}`, which may be several things"
            place = f"{self.view.operation.pointer}/{self.extension}"
            raise SpecError(self.view.spec.file, place, problem)
        return found[0]


def items_view(view: OperationView) -> ItemsView | None:
    """Where the objects are that a method returns; None when it returns the body."""
    if view.pagination:
        paged = view.pagination
        return ItemsView(view, paged.items, paged.order, view.models, "x-pagination")
    if view.envelope:
        return ItemsView(view, view.envelope.items, view.envelope.order, view.models, "x-envelope")
    return None
