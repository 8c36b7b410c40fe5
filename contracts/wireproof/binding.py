"""
From an operation to its generated function, and between JSON values and the function's typed arguments.

Only this module knows how the generator names things. It builds arguments as a customer does, by calling the models'
constructors, and never with the client's own `from_dict` and `to_dict`: a mistake in both would cancel out.
"""

import datetime
import enum
import importlib
import sys
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

import attrs
from openapi_python_client.strings import ClassName, PythonIdentifier

from wireproof.catalog import Operation, Parameter, Spec
from wireproof.errors import ClientError
from wireproof.schema import Schema, exact
from wireproof.strategies import DrawnRequest

__all__ = ["FUNCTIONS", "Binding", "Function", "bind"]

Function = Literal["sync", "sync_detailed", "asyncio", "asyncio_detailed", "iter_all", "aiter_all"]
FUNCTIONS: tuple[Function, ...] = ("sync", "sync_detailed", "asyncio", "asyncio_detailed")
"""Those that every operation becomes; a list in pages also becomes the other two."""


@dataclass(frozen=True)
class Binding:
    """The generated package of one spec."""

    spec: Spec
    package: ModuleType

    @property
    def errors(self) -> ModuleType:
        """The module with the error classes."""
        return self._module("errors")

    @property
    def paging(self) -> ModuleType:
        """The module that goes through pages."""
        return self._module("_runtime.paging")

    def client(self, **settings: Any) -> Any:
        """A new client with a token."""
        return self.package.AuthenticatedClient(**settings)

    @cache  # noqa: B019  # a binding lives as long as the run
    def function(self, operation: Operation, name: Function) -> Callable[..., Any]:
        """
        One of the functions that an operation becomes.

        Raises:
            ClientError: The package does not have it.
        """
        tag = PythonIdentifier(operation.tags[0] if operation.tags else "default", prefix="tag")
        module = self._module(f"api.{tag}.{PythonIdentifier(operation.operation_id, prefix='field_')}")
        try:
            found: Callable[..., Any] = getattr(module, name)
        except AttributeError:
            raise ClientError(f"{module.__file__}: there is no function {name}; generate the client again") from None
        return found

    def arguments(self, operation: Operation, request: DrawnRequest) -> dict[str, Any]:
        """The keyword arguments, without the client, that make a function send this request."""
        function = self.function(operation, "sync_detailed")
        hints = self._hints(function)
        arguments = {}
        for location in ("path", "query", "header", "cookie"):
            for name, value in getattr(request, location).items():
                argument = _python_name(hints, name, location)
                arguments[argument] = self._typed(hints[argument], value)
        if request.has_body:
            arguments["body"] = self._typed(hints["body"], request.body)
        return arguments

    def argument(self, operation: Operation, parameter: Parameter) -> str:
        """The name of the argument for a parameter."""
        hints = self._hints(self.function(operation, "sync_detailed"))
        return _python_name(hints, parameter.name, parameter.location)

    def model(self, schema: Schema) -> type | None:
        """
        The class for a schema that has a name; None when it has none, or stands for something else than an object.

        Raises:
            ClientError: The package does not have it.
        """
        if schema.name is None or schema.types != {"object"}:
            return None
        name = str(ClassName(schema.name, prefix="field_"))
        found = self._models.get(name)
        if not (isinstance(found, type) and attrs.has(found)):
            raise ClientError(f"{self.package.__name__}.models: there is no model {name}; generate the client again")
        return found

    def _hints(self, subject: Callable[..., Any]) -> Mapping[str, Any]:
        """The annotations of a function or model; the names in them are those of its module and of the models."""
        return _type_hints(cast(Hashable, subject), self._module("models"))

    @property
    def _models(self) -> dict[str, Any]:
        return vars(self._module("models"))

    def _module(self, name: str) -> ModuleType:
        try:
            return importlib.import_module(f"{self.package.__name__}.{name}")
        except ImportError as error:
            raise ClientError(f"{self.package.__name__}.{name}: {error}; generate the client again") from error

    def _typed(self, hint: Any, value: Any) -> Any:
        """
        A JSON value as the type an annotation asks for.

        Raises:
            TypeError, ValueError: The annotation has no place for it.
        """
        origin = get_origin(hint)
        if origin in (Union, UnionType):
            return self._typed_by_any(get_args(hint), value)
        if origin is list and isinstance(value, list):
            (item,) = get_args(hint)
            return [self._typed(item, one) for one in value]
        if origin is Literal and value in get_args(hint):
            return value
        if isinstance(hint, type) and attrs.has(hint) and isinstance(value, dict):
            return self._built(hint, value)
        if hint in PARSED and isinstance(value, str):
            return PARSED[hint](value)
        if isinstance(hint, type) and issubclass(hint, enum.Enum):
            (member,) = [
                member for member in hint if member.value == value
            ]  # one that the spec lists, as a customer has
            return member
        if hint is int and isinstance(value, float) and value.is_integer():
            return int(exact(value))  # 1.0 is an integer in JSON Schema
        if hint is Any or _is_plain(hint, value):
            return value
        raise TypeError(f"{value!r} is no {hint}")

    def _typed_by_any(self, hints: tuple[Any, ...], value: Any) -> Any:
        for hint in sorted(hints, key=lambda one: one in (str, Any)):  # a date is a string, too
            try:
                return self._typed(hint, value)
            except (TypeError, ValueError):
                continue
        raise TypeError(f"{value!r} is none of {hints}")

    def _built(self, model: type, members: Mapping[str, Any]) -> Any:
        hints = self._hints(model)
        named = self._named(model, members)
        built = model(**{field: self._typed(hints[field], members[name]) for name, field in named.items()})
        extra = {name: value for name, value in members.items() if name not in named}
        if extra:
            _, hint = get_args(hints["additional_properties"])
            built.additional_properties.update({name: self._typed(hint, value) for name, value in extra.items()})
        return built

    def _named(self, model: type, members: Mapping[str, Any]) -> dict[str, str]:
        """The attributes for those members that the model's schema declares."""
        declared = _declared(self.spec).get(model.__name__, frozenset(members))
        return {name: field for name in members if name in declared and (field := _field(model, name))}

    def disagreements(self, typed: Any, value: Any, place: str = "") -> Iterator[str]:
        """Where a typed value, read attribute by attribute, does not hold exactly what a JSON value says."""
        if attrs.has(type(typed)) and isinstance(value, dict):
            yield from self._model_disagreements(typed, value, place)
        elif isinstance(typed, list) and isinstance(value, list) and len(typed) == len(value):
            for index, (one, other) in enumerate(zip(typed, value, strict=True)):
                yield from self.disagreements(one, other, f"{place}/{index}")
        elif not _same(typed, value):
            yield f"{place or 'the whole'}: {typed!r} for {value!r}"

    def _model_disagreements(self, model: Any, members: Mapping[str, Any], place: str) -> Iterator[str]:
        named, extra = self._named(type(model), members), getattr(model, "additional_properties", {})
        for name, value in members.items():
            held = getattr(model, named[name]) if name in named else extra.get(name, MISSING)
            yield from self.disagreements(held, value, f"{place}/{name}")
        for name in sorted(
            {one.name for one in attrs.fields(type(model))} - {*named.values(), "additional_properties"}
        ):
            held = getattr(model, name)
            if type(held).__name__ != "Unset":
                yield f"{place}/{name}: {held!r} for nothing"


MISSING = object()


@cache
def _declared(spec: Spec) -> Mapping[str, frozenset[str]]:
    """The members that the schema of each model declares; an undeclared one may have a name that is spelled alike."""
    schemas = spec.document.get("components", {}).get("schemas", {})
    return {
        str(ClassName(name, prefix="field_")): frozenset(
            Schema(node, f"#/components/schemas/{name}", spec.document).properties
        )
        for name, node in schemas.items()
    }


PARSED: Mapping[Any, Callable[[str], Any]] = {
    datetime.datetime: lambda text: datetime.datetime.fromisoformat(text.upper()),
    datetime.date: datetime.date.fromisoformat,
    UUID: UUID,
}


def bind(spec: Spec, clients: Path) -> Binding:
    """
    Import the client of a spec from a folder of clients.

    Raises:
        ClientError: It is missing or cannot be imported.
    """
    folder = (clients / f"{spec.name}-client").resolve()
    package = str(PythonIdentifier(f"{spec.name}_client", prefix="field_"))
    if not (folder / package).is_dir():
        raise ClientError(
            f"{clients}: there is no client for {spec.file} (looked for {folder.name}); generate it first"
        )
    sys.path.insert(0, str(folder))
    try:
        found = importlib.import_module(package)
    except Exception as error:
        raise ClientError(f"{folder}: it cannot be imported ({error}); generate it again") from error
    if Path(str(found.__file__)).parent != folder / package:
        raise ClientError(f"{folder}: {package} is already imported from {found.__file__}; prove it in another process")
    return Binding(spec, found)


def _same(typed: object, value: Any) -> bool:
    match typed:
        case enum.Enum():
            return bool(typed == value and typed.value == value)
        case datetime.datetime():
            return isinstance(value, str) and bool(typed == PARSED[datetime.datetime](value))
        case datetime.date() | UUID():
            return bool(str(typed) == value)
        case bool():
            return typed is value
        case int() | float():
            return _is_plain(float, value) and exact(typed) == exact(value)
        case _:
            return bool(typed == value)


def _is_plain(hint: Any, value: Any) -> bool:
    plain = {
        str: isinstance(value, str),
        bool: isinstance(value, bool),
        int: isinstance(value, int) and not isinstance(value, bool),
        float: isinstance(value, int | float) and not isinstance(value, bool),
        NoneType: value is None,
    }
    return plain.get(hint, False)


@cache
def _type_hints(subject: Any, models: ModuleType) -> Mapping[str, Any]:
    return get_type_hints(subject, vars(sys.modules[subject.__module__]), vars(models))


@cache
def _field(model: type, name: str) -> str | None:
    """The attribute for a JSON member; None when the model has no attribute of its own for it."""
    names = {field.name for field in attrs.fields(model)} - {"additional_properties"}
    return next((candidate for candidate in _candidates(name) if candidate in names), None)


def _python_name(hints: Mapping[str, Any], name: str, location: str) -> str:
    for candidate in (*_candidates(name), *_candidates(f"{name}_{location}")):
        if candidate in hints:
            return candidate
    raise ClientError(f"the function has no argument for the {location} parameter {name}; generate the client again")


@cache
def _candidates(name: str) -> tuple[str, ...]:
    return (
        str(PythonIdentifier(name, prefix="field_")),
        str(PythonIdentifier(name, prefix="field_", skip_snake_case=True)),
    )
