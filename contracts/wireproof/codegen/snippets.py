"""The call that a client's README shows: a real function and real models, with the values that the spec shows."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty

from wireproof.catalog import Spec
from wireproof.codegen.views import EndpointView, constant, untrusted
from wireproof.errors import SpecError
from wireproof.schema import resolve

__all__ = ["Snippet"]

PARSED = {
    "DateProperty": "datetime.date.fromisoformat",
    "DateTimeProperty": "datetime.datetime.fromisoformat",
    "UuidProperty": "UUID",
}
"""How a string becomes what the generator types it as."""

PLAIN: Mapping[str, tuple[type, ...]] = {
    "BooleanProperty": (bool,),
    "FloatProperty": (int, float),
    "IntProperty": (int,),
    "NoneProperty": (type(None),),
    "StringProperty": (str,),
}

MADE_UP: Mapping[str, str] = {
    "BooleanProperty": "True",
    "DateProperty": "datetime.date(2030, 12, 31)",
    "DateTimeProperty": "datetime.datetime(2030, 12, 31, tzinfo=datetime.UTC)",
    "FloatProperty": "1.5",
    "IntProperty": "1",
    "StringProperty": "'text'",
    "UuidProperty": "UUID(int=1)",
}


@dataclass(frozen=True)
class Snippet:
    """One operation, called with everything that it requires."""

    spec: Spec
    parsed: GeneratorData
    package: str
    view: EndpointView

    @property
    def module(self) -> str:
        """The name of the operation's module."""
        return str(self._endpoint.name)

    @property
    def imports(self) -> list[str]:
        """The statements that the call needs; those of the standard library come first, with an empty line after."""
        names = {
            node.id
            for argument in [*self.arguments.values(), self.body or "None"]
            for node in ast.walk(ast.parse(argument))
            if isinstance(node, ast.Name)
        }
        standard = [
            *(["import datetime"] if "datetime" in names else []),
            *(["from uuid import UUID"] if "UUID" in names else []),
        ]
        models = ", ".join(sorted(names & self._class_names))
        return [
            *standard,
            *([""] if standard else []),
            f"from {self.package} import AuthenticatedClient",
            f"from {self.package}.api.{self._endpoint.tags[0]} import {self.module}",
            *([f"from {self.package}.models import {models}"] if models else []),
        ]

    @cached_property
    def arguments(self) -> dict[str, str]:
        """The expression for each parameter that is required."""
        return {
            str(prop.python_name): self._argument(location.value, prop)
            for location, prop in self._endpoint.iter_all_parameters()
            if prop.required
        }

    def _argument(self, location: str, prop: PropertyProtocol) -> str:
        (parameter,) = [
            one
            for one in self.view.operation.parameters
            if (one.location, one.name) == (location, untrusted(prop.name))
        ]
        node = resolve(self.spec.document, parameter.pointer)
        if "example" in node:
            return self._fitting(prop, node["example"], f"{parameter.pointer}/example")
        return self.made_up(prop)

    @cached_property
    def body(self) -> str | None:
        """The expression for the first example of the request body; None when there is no body."""
        body = self.view.operation.body
        if body is None:
            return None
        (media_type,), (generated,) = body.media_types, self._endpoint.bodies
        if media_type.examples:
            return self._fitting(generated.prop, media_type.examples[0].value, media_type.examples[0].pointer)
        return self.made_up(generated.prop)

    @property
    def call(self) -> str:
        """The arguments of the call, as they stand between the brackets."""
        given = {"client": "client", **self.arguments, **({"body": "body"} if self.body else {})}
        return ", ".join(f"{name}={expression}" for name, expression in given.items())

    @property
    def _endpoint(self) -> Endpoint:
        return self.view.endpoint

    @property
    def models(self) -> dict[str, ModelProperty]:
        """The models by their names; where one refers to another, the generator may keep an unfinished copy."""
        return {str(model.class_info.name): model for model in self.parsed.models}

    @property
    def _class_names(self) -> set[str]:
        return {*self.models, *(str(enum.class_info.name) for enum in self.parsed.enums)}

    def _fitting(self, prop: PropertyProtocol, value: Any, place: str) -> str:
        try:
            return self.expression(prop, value)
        except ValueError as error:
            raise SpecError(self.spec.file, place, f"the example does not fit its schema ({error})") from None

    def expression(self, prop: PropertyProtocol, value: Any) -> str:
        """
        The Python expression for a JSON value where the generator expects a property.

        Raises:
            ValueError: The property has no place for the value.
        """
        kind = type(prop).__name__
        match prop:
            case ModelProperty() if isinstance(value, dict):
                return f"{prop.class_info.name}({', '.join(self._members(prop, value))})"
            case ListProperty() if isinstance(value, list):
                return f"[{', '.join(self.expression(prop.inner_property, item) for item in value)}]"
            case UnionProperty():
                return self._first_fitting(prop, value)
            case EnumProperty() if isinstance(value, prop.value_type):
                known = [name for name, one in prop.values.items() if one == value]
                return f"{prop.class_info.name}.{known[0]}" if known else f"{prop.class_info.name}({value!r})"
            case ConstProperty() if prop.value.raw_value == value:
                return repr(value)
            case _ if kind in PARSED and isinstance(value, str):
                return f"{PARSED[kind]}({value.upper()!r})"
            case _ if kind == "AnyProperty" or _is_plain(kind, value):
                return repr(value)
        raise ValueError(f"{value!r} is no {prop.get_type_string(no_optional=True).as_unembedded_code()}")

    def made_up(self, prop: PropertyProtocol) -> str:
        """The expression for a value where the spec shows none; it has the right type and need not keep to limits."""
        match prop:
            case ModelProperty():
                required = self.models[str(prop.class_info.name)].required_properties or ()
                members = [f"{inner.python_name}={self.made_up(inner)}" for inner in required if not constant(inner)]
                return f"{prop.class_info.name}({', '.join(members)})"
            case ListProperty():  # of models, none: one may hold a list of its own kind
                inner = prop.inner_property
                return "[]" if isinstance(inner, ModelProperty) else f"[{self.made_up(inner)}]"
            case UnionProperty():
                kinds = {type(inner).__name__ for inner in prop.inner_properties}
                return "None" if "NoneProperty" in kinds else self.made_up(prop.inner_properties[0])
            case EnumProperty():
                return f"{prop.class_info.name}.{next(iter(prop.values))}"
            case ConstProperty():
                return repr(prop.value.raw_value)
            case _:
                return MADE_UP.get(type(prop).__name__, "None")

    def _first_fitting(self, union: UnionProperty, value: Any) -> str:
        for prop in union.inner_properties:
            try:
                return self.expression(prop, value)
            except ValueError as error:
                problem = error
        raise problem

    def _members(self, prop: ModelProperty, members: Mapping[str, Any]) -> Iterator[str]:
        model = self.models[str(prop.class_info.name)]
        rest = dict(members)
        for inner in [*(model.required_properties or ()), *(model.optional_properties or ())]:
            name = untrusted(inner.name)
            if name in rest:
                value = self.expression(inner, rest.pop(name))
                if constant(inner) is None:
                    yield f"{inner.python_name}={value}"
            elif inner.required:
                raise ValueError(f"`{name}` is missing")
        if rest and model.additional_properties is None:
            raise ValueError(f"`{min(rest)}` is not declared")
        if rest and model.additional_properties:
            extra = [f"{name!r}: {self.expression(model.additional_properties, value)}" for name, value in rest.items()]
            yield f"additional_properties={{{', '.join(extra)}}}"


def _is_plain(kind: str, value: Any) -> bool:
    return isinstance(value, PLAIN.get(kind, ())) and isinstance(value, bool) == (kind == "BooleanProperty")
