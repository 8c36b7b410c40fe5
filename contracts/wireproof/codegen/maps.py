"""Objects whose members are all alike, as what Python has for them: a `dict` instead of a class of their own."""

from collections.abc import Iterator
from typing import Any

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty
from openapi_python_client.strings import PythonCode

__all__ = ["MapProperty", "with_maps"]


class MapProperty(ListProperty):
    """A mapping of any names to values that are all alike."""

    def get_base_type_string(self) -> PythonCode:
        """The annotation."""
        return PythonCode(f"dict[str, {self.inner_property.get_type_string(no_optional=True).as_unembedded_code()}]")


def with_maps(parsed: GeneratorData) -> None:
    """Replace, wherever they are named, the models that have no members of their own."""
    maps = _maps(parsed.models)
    replacing = _Replacing(maps)
    models = [model for model in parsed.models if str(model.class_info.name) not in maps]
    for model in models:
        for properties in (model.required_properties, model.optional_properties):
            replacing.replace(properties)
        if model.additional_properties:
            model.additional_properties = replacing.instead_of(model.additional_properties)
        model.set_lazy_imports(_lazy_imports(model))
    for collection in parsed.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            for properties in (endpoint.query_parameters, endpoint.header_parameters, endpoint.cookie_parameters):
                replacing.replace(properties)
            replacing.replace(endpoint.path_parameters)
            for owner in [*endpoint.bodies, *endpoint.responses]:
                object.__setattr__(owner, "prop", replacing.instead_of(owner.prop))
    parsed.models = models


def _maps(models: list[ModelProperty]) -> dict[str, ModelProperty]:
    """The models that are maps, by name, without those that contain themselves and so have to keep their name."""
    maps = {
        str(model.class_info.name): model
        for model in models
        if model.additional_properties and not (model.required_properties or model.optional_properties)
    }
    return {name: model for name, model in maps.items() if name not in _models_of_values(name, maps)}


def _models_of_values(name: str, maps: dict[str, ModelProperty]) -> set[str]:
    """The names of all models that values of a map may have, those of maps in it as well."""
    found: set[str] = set()
    left = [name]
    while left:
        model = maps.get(left.pop())
        new = set(_model_names(model.additional_properties)) - found if model else set()
        found |= new
        left += new
    return found


def _model_names(prop: PropertyProtocol | None) -> Iterator[str]:
    """The names of the models that a property may have."""
    match prop:
        case ListProperty():
            yield from _model_names(prop.inner_property)
        case UnionProperty():
            for inner in prop.inner_properties:
                yield from _model_names(inner)
        case ModelProperty():
            yield str(prop.class_info.name)


def _lazy_imports(model: ModelProperty) -> set[str]:
    properties = [*(model.required_properties or ()), *(model.optional_properties or ())]
    if model.additional_properties:
        properties.append(model.additional_properties)
    return {line for prop in properties for line in prop.get_lazy_imports(prefix="..")}


class _Replacing:
    """Puts mappings in the place of models."""

    def __init__(self, maps: dict[str, ModelProperty]) -> None:
        self._maps = maps

    def replace(self, properties: list[Any] | None) -> None:
        """Replace what a list has, in its place."""
        if properties is not None:
            properties[:] = [self.instead_of(prop) for prop in properties]

    def instead_of(self, prop: PropertyProtocol) -> Any:
        """What stands for a property: itself, with mappings inside, or a mapping."""
        if isinstance(prop, ListProperty) and not isinstance(prop, MapProperty):
            prop.inner_property = self.instead_of(prop.inner_property)
        elif isinstance(prop, UnionProperty):
            self.replace(prop.inner_properties)
            described = [inner.description for inner in prop.inner_properties if isinstance(inner, MapProperty)]
            prop.description = prop.description or next(iter(described), None)
        elif isinstance(prop, ModelProperty) and str(prop.class_info.name) in self._maps:
            return self._mapping(prop, str(prop.class_info.name))
        return prop

    def _mapping(self, prop: ModelProperty, name: str) -> PropertyProtocol:
        return MapProperty(
            name=prop.name,
            required=prop.required,
            default=None,
            inner_property=self.instead_of(self._maps[name].additional_properties),  # type: ignore[arg-type]  # a map
            python_name=prop.python_name,
            description=prop.description or self._maps[name].description,
            example=None,
        )
