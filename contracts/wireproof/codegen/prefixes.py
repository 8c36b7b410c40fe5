"""Arrays whose first items are described one by one; the generator alone would take each item for any of these."""

from contextlib import AbstractContextManager, ExitStack
from typing import Any, ClassVar
from unittest import mock

from attrs import define, evolve, fields
from openapi_python_client import schema as oai
from openapi_python_client.parser.errors import PropertyError
from openapi_python_client.parser.properties import Schemas, property_from_data
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import PythonCode

__all__ = ["PrefixedProperty", "keeping_prefixes"]


@define
class PrefixedProperty(ListProperty):
    """A list that knows what its first items are."""

    being_parsed: ClassVar[bool] = False
    """Whether the parser looks at types, by which it tells the branches of a union apart."""

    first_types: tuple[tuple[int, ...], ...] = ()
    """For each of the first items, which branches of the union of all it may be; empty for any."""
    rest_types: tuple[int, ...] = ()
    """Which branches of the union of all items an item after the first ones may be; empty for any."""

    def get_base_type_string(self) -> PythonCode:
        """The annotation."""
        found = super().get_base_type_string()
        kinds = [_kind(one) for one in self.first] if self.being_parsed else []
        return PythonCode(f"{found.as_unembedded_code()} {kinds}") if kinds else found

    @property
    def first(self) -> list[PropertyProtocol]:
        """What each of the first items is."""
        return [self._of(branches) for branches in self.first_types]

    @property
    def rest(self) -> PropertyProtocol:
        """What those behind are; where there should be none, any of these."""
        return self._of(self.rest_types)

    def _of(self, branches: tuple[int, ...]) -> PropertyProtocol:
        union = self.inner_property
        if not isinstance(union, UnionProperty) or len(branches) in (0, len(union.inner_properties)):
            return union
        found = [union.inner_properties[index] for index in branches]
        return found[0] if len(found) == 1 else evolve(union, inner_properties=found)


def keeping_prefixes() -> AbstractContextManager[object]:
    """While the generator parses, its lists with `prefixItems` are `PrefixedProperty`."""
    stock = ListProperty.build

    def build(
        *, data: oai.Schema, name: UntrustedString, schemas: Schemas, **rest: Any
    ) -> tuple[ListProperty | PropertyError, Schemas]:
        first, behind = [*(data.prefixItems or ())], [data.items] if data.items else []
        copied = data.model_copy(update={"prefixItems": [*first]})  # to which the parser adds `items`
        prop, built = stock(data=copied, name=name, schemas=schemas, **rest)
        if not first or isinstance(prop, PropertyError):
            return prop, built
        known = {one.name: getattr(prop, one.name) for one in fields(ListProperty)}
        place = f"{name.get_untrusted_value()}_item_type"
        owner = {key: rest[key] for key in ("config", "parent_name")}
        types = [
            _matching_branches(
                prop.inner_property,
                property_from_data(
                    name=UntrustedString(f"{place}_{index}"), required=True, data=one, schemas=schemas, **owner
                )[0],
            )
            for index, one in enumerate([*first, *behind])
        ]
        found = PrefixedProperty(
            **known, first_types=tuple(types[: len(first)]), rest_types=types[-1] if behind else ()
        )
        return found, built

    stack = ExitStack()
    stack.enter_context(mock.patch.object(ListProperty, "build", build))
    stack.enter_context(mock.patch.object(PrefixedProperty, "being_parsed", True))
    return stack


def _matching_branches(union: PropertyProtocol, prop: PropertyProtocol | PropertyError) -> tuple[int, ...]:
    """Which branches of the union of all items one of them may be; the parser makes one of equal ones."""
    if not isinstance(union, UnionProperty) or isinstance(prop, PropertyError):
        return ()
    own = {_kind(one) for one in (prop.inner_properties if isinstance(prop, UnionProperty) else [prop])}
    return tuple(index for index, one in enumerate(union.inner_properties) if _kind(one) in own)


def _kind(prop: PropertyProtocol) -> str:
    """What the parser tells branches apart by."""
    return str(prop.get_type_string(no_optional=True).as_unembedded_code())
