"""The call that a client's README shows: a real method and real models, with the values that the spec shows."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.properties.const import ConstProperty
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty

from wireproof.catalog import Spec
from wireproof.codegen.argument import Argument
from wireproof.codegen.maps import MapProperty
from wireproof.codegen.operation import OperationView
from wireproof.codegen.prefixes import PrefixedProperty
from wireproof.codegen.sides import is_sent
from wireproof.codegen.views import constant, declared_members, untrusted
from wireproof.errors import SpecError
from wireproof.media import sent_types
from wireproof.pointers import resolve

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

NO_EXAMPLE: Any = object()

FILE = "b'content'"
"""What stands for a file in a call."""

MADE_UP: Mapping[str, str] = {
    "BooleanProperty": "True",
    "DateProperty": "datetime.date(2030, 12, 31)",
    "DateTimeProperty": "datetime.datetime(2030, 12, 31, tzinfo=datetime.UTC)",
    "FileProperty": FILE,
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
    view: OperationView

    @property
    def imports(self) -> list[str]:
        """The statements that the call needs; those of the standard library come first, with an empty line after."""
        return self.imports_with("Client")

    def imports_with(self, *names: str) -> list[str]:
        """The import statements of the call, with these names of the package."""
        standard = [
            *(["import datetime"] if "datetime" in self._names else []),
            *(["from uuid import UUID"] if "UUID" in self._names else []),
        ]
        models = [f"from {self.package}.models import {', '.join(self.models_used)}"] if self.models_used else []
        return [*standard, *([""] if standard else []), f"from {self.package} import {', '.join(names)}", *models]

    @property
    def models_used(self) -> list[str]:
        """The models that the arguments are made of."""
        return sorted(self._names & self._class_names)

    @property
    def _names(self) -> set[str]:
        trees = [ast.parse(argument) for argument in self.arguments.values()]
        return {node.id for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Name)}

    @property
    def is_list(self) -> bool:
        """Whether the method returns a list in pages, which is not awaited."""
        return self.view.pagination is not None

    @property
    def statement(self) -> str:
        """The call as a statement that sends a request: of a list, the first item."""
        return f"{self.call}.one()" if self.is_list else self.call

    @cached_property
    def arguments(self) -> dict[str, str]:
        """The expression for each argument that is required, and for those that the first example of the body has."""
        example, place = self._example
        found: dict[str, str] = {}
        for argument in self.view.method_arguments:
            if argument.prop is None:
                found |= {argument.name: argument.sample} if argument.required and argument.sample else {}
                continue
            if argument.parameter is not None:
                expression = self._parameter(argument, argument.prop)
            elif argument.name == "body":
                expression = self._or_made_up(argument.prop, example, place)
            elif isinstance(example, Mapping) and argument.wire_name in example:
                expression = self._fitting(argument.prop, example[argument.wire_name], place)
            elif argument.required and example is not NO_EXAMPLE:
                raise SpecError(
                    self.spec.file, place, f"the example does not fit its schema (`{argument.wire_name}` is missing)"
                )
            else:
                expression = self.made_up(argument.prop) if argument.required else None
            if expression is not None:
                found[argument.name] = expression
        return found

    def _parameter(self, argument: Argument, prop: PropertyProtocol) -> str | None:
        if not argument.required:
            return None
        node = resolve(self.spec.document, argument.pointer)
        return self._or_made_up(prop, node.get("example", NO_EXAMPLE), f"{argument.pointer}/example")

    def _or_made_up(self, prop: PropertyProtocol, example: Any, place: str) -> str:
        return self.made_up(prop) if example is NO_EXAMPLE else self._fitting(prop, example, place)

    @property
    def _example(self) -> tuple[Any, str]:
        """The first example of the request body, without what only wraps it, and its place."""
        body = self.view.operation.body
        shown = sent_types(body)[0].examples[:1] if body else ()
        for example in shown:
            value = example.value
            if body and body.flatten and isinstance(value, Mapping):
                value = value.get(body.flatten, NO_EXAMPLE)
            return value, example.pointer
        return NO_EXAMPLE, ""

    @property
    def call(self) -> str:
        """The call, from the resource on: `users.get("7")`."""
        positional = {one.name for one in self.view.method_arguments if one.positional}
        given = [value if name in positional else f"{name}={value}" for name, value in self.arguments.items()]
        return f"{self.view.resource}.{self.view.method}({', '.join(given)})"

    def call_with(self, file: str) -> str:
        """The call with a file that is given as this."""
        return self.call.replace(FILE, file, 1)

    @property
    def function_call(self) -> str:
        """The call of the function below the method, which makes the request: `get_user("7")`."""
        return self.call.replace(f"{self.view.resource}.{self.view.method}(", f"{self.view.function}(", 1)

    @property
    def models(self) -> dict[str, ModelProperty]:
        """The models by their names; where one refers to another, the generator may keep an unfinished copy."""
        return self.view.models

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
            case MapProperty() if isinstance(value, dict):
                inner = prop.inner_property
                return f"{{{', '.join(f'{name!r}: {self.expression(inner, one)}' for name, one in value.items())}}}"
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
            case _ if kind == "FileProperty" and isinstance(value, str):
                return repr(value.encode())
            case _ if kind == "AnyProperty" or _is_plain_literal(kind, value):
                return repr(value)
        raise ValueError(f"{value!r} is no {prop.get_type_string(no_optional=True).as_unembedded_code()}")

    def made_up(self, prop: PropertyProtocol) -> str:
        """The expression for a value where the spec shows none; it has the right type and need not keep to limits."""
        match prop:
            case ModelProperty():
                model = self.models[str(prop.class_info.name)]
                required = [one for one in declared_members(model) if is_sent(model, one)]
                given = [f"{inner.python_name}={self.made_up(inner)}" for inner in required if not constant(inner)]
                return f"{prop.class_info.name}({', '.join(given)})"
            case MapProperty():
                return "{}"
            case PrefixedProperty():
                return f"[{', '.join(map(self.made_up, prop.first))}]"
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


def _is_plain_literal(kind: str, value: Any) -> bool:
    return isinstance(value, PLAIN.get(kind, ())) and isinstance(value, bool) == (kind == "BooleanProperty")
