"""What the templates show of a list that comes in pages."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar, cast

from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty

from wireproof.codegen.snippets import Snippet
from wireproof.codegen.views import EndpointView, literal, type_of, untrusted
from wireproof.errors import SpecError
from wireproof.pagination import PageStyle, Pagination
from wireproof.schema import unescape

__all__ = ["PagesView"]

CLASSES: dict[PageStyle, str] = {"offset": "OffsetPages", "marker": "MarkerPages", "page": "NumberedPages"}
"""What walks through the pages of each style, in the module `_paging`."""

K = TypeVar("K", bound=PropertyProtocol)


@dataclass(frozen=True)
class PagesView:
    """One operation, as the functions show it that go through all its pages."""

    whole: EndpointView
    """The operation with the parameters that the functions drive."""
    pagination: Pagination
    snippet: Snippet

    @cached_property
    def view(self) -> EndpointView:
        """The operation without those parameters."""
        endpoint = self.whole.endpoint
        kept = [prop for prop in endpoint.query_parameters if untrusted(prop.name) not in self.pagination.driven]
        return replace(self.whole, endpoint=replace(endpoint, query_parameters=kept))

    @property
    def shown(self) -> Snippet:
        """The call, as a README shows it."""
        return replace(self.snippet, view=self.view)

    @property
    def position(self) -> str:
        """The argument that asks for a page."""
        return str(self._parameter(self.pagination.parameter).python_name)

    @property
    def sent(self) -> dict[str, str]:
        """The arguments that go along with every request, as expressions."""
        return {
            str(self._parameter(name).python_name): self.snippet.expression(self._parameter(name), value)
            for name, value in self.pagination.send.items()
        }

    @property
    def item_type(self) -> str:
        """The annotation for an item."""
        return type_of(self._item)

    @property
    def imports(self) -> list[str]:
        """The import statements that the annotation needs."""
        return sorted(self._item.get_imports(prefix="...") | self._item.get_lazy_imports(prefix="..."))

    @property
    def pages(self) -> str:
        """The expression for what walks through the pages."""
        facts = {name: self._fact(pointer) for name, pointer in self.pagination.facts.items()}
        arguments = {"read": "_RESPONSES.success", "items": self._items, **facts}
        types = f"{self.whole.success_type}, {self.item_type}"
        listed = ", ".join(f"{name}={expression}" for name, expression in arguments.items())
        return f"_paging.{CLASSES[self.pagination.style]}[{types}]({listed})"

    @property
    def _items(self) -> str:
        items = self._fact(self.pagination.items)
        if self.pagination.order is None:
            return f"_paging.listed({items})"
        key = unescape(self.pagination.items.rpartition("/")[2])
        return f"_paging.looked_up({literal(key)}, {items}, {self._fact(self.pagination.order)})"

    def _fact(self, pointer: str) -> str:
        """The expression for what a page says at a place; nothing, where a member on the way may be left out."""
        path, unsure = "page", list[str]()
        for index, prop in enumerate(members := self._members(pointer), start=1):
            path += f".{prop.python_name}"
            if index < len(members) and not prop.required:
                unsure.append(path)
        guarded = f"{path} if {' and '.join(unsure)} else UNSET" if unsure else path
        return f"_paging.Fact({literal(pointer)}, lambda page: {guarded})"

    @property
    def _item(self) -> PropertyProtocol:
        """The property that an item is."""
        found = [self._success, *self._members(self.pagination.items)][-1]
        if self.pagination.order is None:
            return self._one(found, ListProperty).inner_property
        return cast(PropertyProtocol, self._model(found).additional_properties)  # `pagination` has seen to it

    @property
    def _success(self) -> PropertyProtocol:
        """The property that the body of the success is."""
        (found,) = [
            response.prop
            for response in self.whole.endpoint.responses
            if response.status_code.pattern == self.pagination.success.status
        ]
        return found

    def _members(self, pointer: str) -> list[PropertyProtocol]:
        """The properties on the way from the body to a place."""
        prop, found = self._success, list[PropertyProtocol]()
        for token in pointer.split("/")[1:]:
            members = {untrusted(member.name): member for member in self._members_of(prop)}
            prop = members[unescape(token)]
            found.append(prop)
        return found

    def _members_of(self, prop: PropertyProtocol) -> Iterator[PropertyProtocol]:
        model = self._model(prop)
        yield from [*(model.required_properties or ()), *(model.optional_properties or ())]

    def _model(self, prop: PropertyProtocol) -> ModelProperty:
        return self.snippet.models[str(self._one(prop, ModelProperty).class_info.name)]

    def _one(self, prop: PropertyProtocol, kind: type[K]) -> K:
        """The property, or the one of its kind in a union."""
        inner = prop.inner_properties if isinstance(prop, UnionProperty) else [prop]
        found = [one for one in inner if isinstance(one, kind)]
        if len(found) != 1:
            problem = f"it leads to `{untrusted(prop.name)}`, which may be several things"
            raise SpecError(self.snippet.spec.file, f"{self.whole.operation.pointer}/x-pagination", problem)
        return found[0]

    def _parameter(self, name: str) -> PropertyProtocol:
        (found,) = [prop for prop in self.whole.endpoint.query_parameters if untrusted(prop.name) == name]
        return found
