"""Unions as the generator parses them, with what tells their branches apart."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, Self
from unittest import mock

from attrs import define, field, fields, frozen
from openapi_python_client import schema as oai
from openapi_python_client.parser.errors import PropertyError
from openapi_python_client.parser.properties import Schemas
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty

from wireproof.runtime.unions import Constants

__all__ = ["Models", "OneOfProperty", "keeping_discriminators"]

LEVELS = 3
"""How deep inside an object the members are that tell it from others: `unit` in `configuration` is two levels deep."""


class Models(dict[str, ModelProperty]):
    """The models by their names; where one refers to another, the generator may keep an unfinished copy."""

    def __deepcopy__(self, _: Any) -> Self:
        return self


@frozen
class Discriminator:
    """The member that says what an object is (OpenAPI 3.1, section 4.8.25)."""

    member: str
    classes: Mapping[str, str]
    """The class for each value that `mapping` names."""
    implicit: Mapping[str, str]
    """The class for each value that is the name of a schema."""


@define
class OneOfProperty(UnionProperty):
    """A union that knows its discriminator."""

    discriminator: Discriminator | None = None
    models: Models = field(factory=Models, eq=False, repr=False)

    @property
    def by(self) -> str | None:
        """The member that decides."""
        return self.discriminator.member if self.discriminator else None

    def constants(self) -> list[Constants]:
        """For each branch, the values of the members that tell an object of it from those of the others."""
        objects = list(self._objects())
        found = self._decided(self.discriminator, objects) if self.discriminator else self._apart(objects)
        told = iter(found)
        return [next(told) if isinstance(prop, ModelProperty) else {} for prop in self.inner_properties]

    def _objects(self) -> Iterator[ModelProperty]:
        yield from (inner for inner in self.inner_properties if isinstance(inner, ModelProperty))

    def _decided(self, discriminator: Discriminator, objects: Sequence[ModelProperty]) -> list[Constants]:
        kinds = [self._kinds(discriminator, prop) for prop in objects]
        return [{discriminator.member: values} if values else {} for values in kinds]

    def _apart(self, objects: Sequence[ModelProperty], levels: int = LEVELS) -> list[Constants]:
        """What tells objects apart: members of their own; where these leave two alike, members of members as well."""
        members = [self._members(prop) for prop in objects]
        listed = [{name: _enum_values(prop) for name, prop in one.items()} for one in members]
        names = dict.fromkeys(name for one in members for name in one)
        telling = {name for name in names if len({one[name] for one in listed if name in one}) > 1}
        told: list[dict[str, Any]] = [
            {name: values for name, values in one.items() if values and name in telling} for one in listed
        ]
        if levels > 1 and any(one in told[:index] for index, one in enumerate(told)):
            for name in names:
                inside = {
                    index: prop for index, one in enumerate(members) if isinstance(prop := one.get(name), ModelProperty)
                }
                for index, found in zip(inside, self._apart([*inside.values()], levels - 1), strict=True):
                    told[index] |= {name: found} if found else {}
        return list(told)

    def _kinds(self, discriminator: Discriminator, prop: ModelProperty) -> tuple[Any, ...]:
        """
        The values that mean one branch: mapped ones and its own, unless these are mapped to others; where it has
        neither, its schema's name.

        A branch that only its name would mean is the open type where others are told apart better.
        """
        name = str(prop.class_info.name)
        mapped = [value for value, kind in discriminator.classes.items() if kind == name]
        elsewhere = [value for value, kind in discriminator.classes.items() if kind != name]
        own = self._values(prop).get(discriminator.member, ())
        found = tuple(dict.fromkeys([*mapped, *(value for value in own if value not in elsewhere)])) or own
        if (
            found
            or any(self._values(one).get(discriminator.member) for one in self._objects())
            or discriminator.classes
        ):
            return found
        return tuple(value for value, kind in discriminator.implicit.items() if kind == name)

    def _members(self, prop: ModelProperty) -> dict[str, PropertyProtocol]:
        model = self.models.get(str(prop.class_info.name), prop)
        listed = [*(model.required_properties or ()), *(model.optional_properties or ())]
        return {one.name.get_untrusted_value(): one for one in listed}

    def _values(self, prop: ModelProperty) -> dict[str, tuple[Any, ...]]:
        """The values of every member that is an enum or a constant."""
        found = {name: _enum_values(one) for name, one in self._members(prop).items()}
        return {name: values for name, values in found.items() if values}


def _enum_values(prop: PropertyProtocol) -> tuple[Any, ...]:
    match prop:
        case ConstProperty():
            return (prop.value.raw_value,)
        case EnumProperty():
            return tuple(prop.values.values())
        case _:
            return ()


def keeping_discriminators(models: Models) -> AbstractContextManager[object]:
    """While the generator parses, its unions are `OneOfProperty`; `models` may be filled when it has."""
    stock = UnionProperty.build

    def build(*, data: oai.Schema, schemas: Schemas, **rest: Any) -> tuple[UnionProperty | PropertyError, Schemas]:
        prop, schemas = stock(data=data, schemas=schemas, **rest)
        if isinstance(prop, PropertyError):
            return prop, schemas
        known = {one.name: getattr(prop, one.name) for one in fields(UnionProperty)}
        return OneOfProperty(**known, discriminator=_discriminator(data, schemas), models=models), schemas

    return mock.patch.object(UnionProperty, "build", build)


def _discriminator(data: oai.Schema, schemas: Schemas) -> Discriminator | None:
    """That of a union, or of the only one inside it that has one."""
    branches = [*data.anyOf, *data.oneOf]
    if data.discriminator is None:
        inner = {one.discriminator.member: one.discriminator for one in _inner(branches, schemas) if one.discriminator}
        return next(iter(inner.values())) if len(inner) == 1 else None
    named = {_name(branch): _class(branch, schemas) for branch in branches if isinstance(branch, oai.Reference)}
    mapping = data.discriminator.mapping or {}
    classes = {value.get_untrusted_value(): target.get_untrusted_value() for value, target in mapping.items()}
    return Discriminator(
        member=data.discriminator.propertyName.get_untrusted_value(),
        classes={value: named.get(target.rpartition("/")[2], "") for value, target in classes.items()},
        implicit=named,
    )


def _inner(branches: Sequence[oai.Reference | oai.Schema], schemas: Schemas) -> Iterator[OneOfProperty]:
    for branch in branches:
        if isinstance(branch, oai.Reference):
            found = _referred(branch, schemas)
            if isinstance(found, OneOfProperty):
                yield found


def _referred(branch: oai.Reference, schemas: Schemas) -> Any:
    path = branch.ref.get_untrusted_value().removeprefix("#")
    return next((prop for name, prop in schemas.classes_by_reference.items() if name == path), None)


def _class(branch: oai.Reference, schemas: Schemas) -> str:
    found = _referred(branch, schemas)
    return str(found.class_info.name) if isinstance(found, ModelProperty) else ""


def _name(branch: oai.Reference) -> str:
    return branch.ref.get_untrusted_value().rpartition("/")[2]
