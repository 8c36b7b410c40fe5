"""
From an operation to what a client has for it, and between JSON values and typed arguments.

Only this module knows how the generator names things. It builds arguments as a customer does, by calling the models'
constructors, and never with the client's own `from_dict` and `to_dict`: a mistake in both would cancel out.
"""

import asyncio
import datetime
import enum
import importlib
import inspect
import json
import sys
from collections.abc import Callable, Hashable, Iterator, Mapping
from collections.abc import Mapping as AbstractMapping
from collections.abc import Sequence as AbstractSequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

import attrs

from wireproof.branches import branch_of
from wireproof.catalog import Operation, Parameter, Spec
from wireproof.document import schemas
from wireproof.drawn import DrawnRequest
from wireproof.errors import ClientError
from wireproof.forms import form_members
from wireproof.media import kind_of, sent_types
from wireproof.naming import (
    argument_name,
    attribute_names,
    class_names,
    function_name,
    member_names,
    method_name,
    parameter_names,
    python_names,
    resource_name,
)
from wireproof.numbers import exact
from wireproof.oracle import ABSENT
from wireproof.pointers import escape
from wireproof.schema import Schema
from wireproof.serialization import shape_of

__all__ = ["MODES", "Binding", "EnumArgument", "Mode", "bind", "body_schema", "imported", "note_of"]

Mode = Literal["sync", "async"]
MODES: tuple[Mode, ...] = ("sync", "async")

CLASSES: Mapping[Mode, str] = {"sync": "Client", "async": "AsyncClient"}
ADDITIONAL = "additional_properties"

Misreading = tuple[str, Any, Any]
"""A place in a body as a JSON pointer, what a client has for it, and what it should have."""


@dataclass(frozen=True)
class EnumArgument:
    """An argument that is a value of an enum, or a list of them."""

    members: Any
    """The class of the enum."""
    several: bool

    def shaped(self, value: Any) -> Any:
        """A value as the argument has it."""
        return [value] if self.several else value


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

    @property
    def http(self) -> ModuleType:
        """The HTTP library of the client."""
        found: ModuleType = self._module("_runtime.httplib").http
        return found

    def client(self, mode: Mode, **settings: Any) -> Any:
        """A new client."""
        return getattr(self.package, CLASSES[mode])(**settings)

    @staticmethod
    def connections(client: Any) -> list[Any]:
        """All clients of the HTTP library that a client holds."""
        return [*client._pool._opened.values()]

    @staticmethod
    def authorities(connection: Any) -> list[Any]:
        """The certificate authorities that a client of the HTTP library has loaded from files."""
        found: list[Any] = connection._transport._pool._ssl_context.get_ca_certs()
        return found

    @staticmethod
    def connection(client: Any, loop: asyncio.AbstractEventLoop | None = None) -> Any:
        """The client of the HTTP library that a client connects through, for an event loop or without one."""
        return client._pool.get(loop)

    def method(self, client: Any, operation: Operation) -> Callable[..., Any]:
        """
        The method of a client for an operation.

        Raises:
            ClientError: The client does not have it.
        """
        resource, method = resource_name(operation), method_name(self.spec, operation)
        try:
            found: Callable[..., Any] = getattr(getattr(client, resource), method)
        except AttributeError:
            raise ClientError(
                f"{self.package.__file__}: a client has no {resource}.{method}; generate it again"
            ) from None
        return found

    def refuse_missing(self) -> None:
        """
        Refuse a client that is older than its spec.

        Raises:
            ClientError: An operation has no function.
        """
        for operation in self.spec.operations:
            self.function(operation)

    @cache  # noqa: B019  # a binding lives as long as the run
    def function(self, operation: Operation) -> Callable[..., Any]:
        """
        The function that makes the request of an operation.

        Raises:
            ClientError: The package does not have it.
        """
        module, name = self._module(f"operations.{resource_name(operation)}"), function_name(operation)
        try:
            found: Callable[..., Any] = getattr(module, name)
        except AttributeError:
            raise ClientError(f"{module.__file__}: there is no function {name}; generate the client again") from None
        return found

    def of_method(self, client: Any, operation: Operation, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Those arguments of the function that the method takes as well."""
        taken = inspect.signature(self.method(client, operation)).parameters
        return {name: value for name, value in arguments.items() if name in taken}

    def arguments(self, operation: Operation, request: DrawnRequest) -> dict[str, Any]:
        """The keyword arguments that make the function ask for this."""
        hints = self._hints(self.function(operation))
        arguments = {}
        for parameter in operation.parameters:
            drawn = getattr(request, parameter.location)
            if parameter.name in drawn:
                argument = self.argument(operation, parameter)
                arguments[argument] = self._typed(hints[argument], drawn[parameter.name])
        return {**arguments, **(self._of_body(operation, request) if request.has_body else {})}

    def _of_body(self, operation: Operation, request: DrawnRequest) -> dict[str, Any]:
        hints, body = self._hints(self.function(operation)), request.body
        if self.is_upload(operation):
            chosen = {"content_type": request.content_type} if "content_type" in hints else {}
            return {"content": body, **chosen}
        if "body" in hints:
            return {"body": self._typed(hints["body"], body)}
        schema = body_schema(operation)
        names = {name: self.member_argument(operation, name) for name in schema.properties}
        members = body[operation.body.flatten] if operation.body and operation.body.flatten else body
        constants = {name for name, argument in names.items() if argument not in hints}
        found = {
            names[name]: self._typed(hints[names[name]], value)
            for name, value in members.items()
            if name in names and name not in constants
        }
        extra = {name: value for name, value in members.items() if name not in names}
        if extra:
            (hint,) = [one for one in get_args(hints[ADDITIONAL]) if get_origin(one)]
            found[ADDITIONAL] = {name: self._typed(get_args(hint)[1], value) for name, value in extra.items()}
        return found

    def argument(self, operation: Operation, parameter: Parameter) -> str:
        """The name of the argument for a parameter."""
        return parameter_names(self.spec, operation)[parameter.location, parameter.name]

    def member_argument(self, operation: Operation, name: str) -> str:
        """The name of the argument for a member of the body."""
        return self._member_arguments(operation)[name]

    @cache  # noqa: B019  # as above
    def _member_arguments(self, operation: Operation) -> dict[str, str]:
        return member_names(self.spec, operation, body_schema(operation).properties)

    def enums(self, operation: Operation) -> dict[str, "EnumArgument"]:
        """The arguments of an operation that are documented values of an enum, or lists of them."""
        found = {name: _enum_of(hint) for name, hint in self._hints(self.function(operation)).items()}
        return {name: enum for name, enum in found.items() if enum is not None}

    def is_argument(self, operation: Operation, name: str) -> bool:
        """Whether a member of the body is an argument; one that has only one value is not."""
        return self.member_argument(operation, name) in self._hints(self.function(operation))

    def flattens(self, operation: Operation) -> bool:
        """Whether the members of the body are arguments."""
        is_one = self.is_upload(operation) or "body" in self._hints(self.function(operation))
        return operation.body is not None and not is_one

    @staticmethod
    def is_upload(operation: Operation) -> bool:
        """Whether the body is one argument, `content`, that is sent as it is."""
        return operation.body is not None and kind_of(sent_types(operation.body)[0]) in ("binary", "text")

    def file_arguments(self, operation: Operation) -> dict[str, bool]:
        """The arguments of an operation that are files, and whether each is a list of them."""
        if operation.body is None or self.is_upload(operation):
            return {} if operation.body is None else {"content": False}
        media_type, *_ = sent_types(operation.body)
        files = [one for one in form_members(media_type).values() if one.is_file]
        return {self.member_argument(operation, one.name): shape_of(one.schema) == "array" for one in files}

    def model(self, schema: Schema) -> type | None:
        """
        The class for a schema that has a name; None when it has none, is a union, or stands for something else
        than an object with members of its own.

        Raises:
            ClientError: The package does not have it.
        """
        is_map = not schema.properties and schema.additional.node is not False
        if schema.name is None or schema.types != {"object"} or schema.target.branches or is_map:
            return None
        name = class_names(self.spec)[schema.name]
        found = self._models.get(name)
        if not (isinstance(found, type) and attrs.has(found)):
            raise ClientError(f"{self.package.__name__}.models: there is no model {name}; generate the client again")
        return found

    @property
    def models(self) -> list[type]:
        """The classes of objects."""
        return [one for one in self._models.values() if isinstance(one, type) and attrs.has(one)]

    @property
    def enum_values(self) -> list[frozenset[Any]]:
        """The declared values of each class of an enum."""
        classes = [one for one in self._models.values() if isinstance(one, type) and issubclass(one, enum.Enum)]
        return [frozenset(member.value for member in one) for one in classes]

    def _hints(self, subject: Callable[..., Any]) -> Mapping[str, Any]:
        """The annotations of a function or model; the names in them are those of its module and of the models."""
        return _type_hints(cast(Hashable, subject), self._module("models"))

    @property
    def _models(self) -> Mapping[str, Any]:
        return _classes(self._module("models"))

    def _module(self, name: str) -> ModuleType:
        try:
            return importlib.import_module(f"{self.package.__name__}.{name}")
        except Exception as error:  # whatever a module raises that somebody has changed
            kind = "" if isinstance(error, ImportError) else f"{type(error).__name__}: "
            raise ClientError(f"{self.package.__name__}.{name}: {kind}{error}; generate the client again") from error

    def _typed(self, hint: Any, value: Any) -> Any:
        """
        A JSON value as the type an annotation asks for.

        Raises:
            TypeError, ValueError: The annotation has no place for it.
        """
        origin = get_origin(hint)
        if origin in (Union, UnionType):
            return self._typed_by_any(get_args(hint), value)
        if origin in (list, AbstractSequence) and isinstance(value, list):
            (item,) = get_args(hint)
            return [self._typed(item, one) for one in value]
        if origin in (dict, AbstractMapping) and isinstance(value, dict):
            _, member = get_args(hint)
            return {name: self._typed(member, one) for name, one in value.items()}
        if origin is Literal and value in get_args(hint):
            return value
        if isinstance(hint, type) and attrs.has(hint) and isinstance(value, dict):
            return self._built(hint, value)
        if hint in PARSED and isinstance(value, str):
            return PARSED[hint](value)
        if isinstance(hint, type) and issubclass(hint, enum.Enum) and issubclass(hint, str | int):
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
        declared = _declared_of(self.spec, model) or members
        return {name: field for name in members if name in declared and (field := self._field(model, name))}

    def _field(self, model: type, name: str) -> str | None:
        """The attribute for a JSON member; None when the model has no attribute of its own for it."""
        told = _declared_of(self.spec, model).get(name)
        return next((one for one in (told, *python_names(name)) if one in _fields(model)), None)

    def written(self, typed: Any) -> Any:
        """What the client writes a typed value as, in JSON; bytes are what they are."""
        return typed if isinstance(typed, bytes) else self._module("_runtime.models").json_value(typed)

    def disagreements(self, typed: Any, value: Any, place: str = "") -> Iterator[Misreading]:
        """Where a typed value, read attribute by attribute, does not hold exactly what a JSON value says."""
        if attrs.has(type(typed)) and isinstance(value, dict):
            yield from self._model_disagreements(typed, value, place)
        elif isinstance(typed, list) and isinstance(value, list) and len(typed) == len(value):
            for index, (one, other) in enumerate(zip(typed, value, strict=True)):
                yield from self.disagreements(one, other, f"{place}/{index}")
        elif isinstance(typed, dict) and isinstance(value, dict) and typed.keys() == value.keys():
            for name, one in typed.items():
                yield from self.disagreements(one, value[name], f"{place}/{name}")
        elif not _same(typed, value):
            yield place, typed, value

    def misread(self, typed: Any, value: Any, schema: Schema, place: str = "") -> Iterator[Misreading]:
        """Where a typed value is of another class than that of the branch which a JSON value is of."""
        found = branch_of(schema, value)
        if found is None:
            return
        if isinstance(typed, list):
            for index, (one, other) in enumerate(zip(typed, value, strict=True)):
                yield from self.misread(one, other, found.item(index), f"{place}/{index}")
        elif isinstance(value, dict) and attrs.has(type(typed)):
            expected = self.model(found)
            kind: Any = type(typed)
            fields = {name: self._field(kind, name) for name in value if name in found.properties}
            if (expected and kind is not expected) or None in fields.values():
                yield place, kind, found
                return
            for name, field in fields.items():
                yield from self.misread(
                    getattr(typed, str(field)), value[name], found.properties[name], f"{place}/{name}"
                )

    def _model_disagreements(self, model: Any, members: Mapping[str, Any], place: str) -> Iterator[Misreading]:
        named, extra = self._named(type(model), members), getattr(model, ADDITIONAL, {})
        for name, value in members.items():
            held = getattr(model, named[name]) if name in named else extra.get(name, ABSENT)
            yield from self.disagreements(held, value, f"{place}/{name}")
            if name in named and _is_unread(held, _texts(self._hints(type(model))[named[name]])):
                yield f"{place}/{name}", held, "no text, but what it says"
        for name in sorted(
            {one.name for one in attrs.fields(type(model))} - {*named.values(), ADDITIONAL, "_envelope"}
        ):
            held = getattr(model, name)
            if type(held).__name__ != "Unset":
                yield f"{place}/{name}", held, ABSENT


@cache
def _texts(hint: Any) -> bool:
    """Whether an annotation, or that of the items of a list, has a place for plain text."""
    if get_origin(hint) in (Union, UnionType, list):
        return any(_texts(one) for one in get_args(hint))
    return hint in (str, Any) or get_origin(hint) is Literal


def _is_unread(held: Any, texts: bool) -> bool:
    """Whether it is plain text, or a list of such, where an annotation has no place for that."""
    return not texts and any(type(one) is str for one in (held if isinstance(held, list) else [held]))


def _enum_of(hint: Any, *, several: bool = False) -> EnumArgument | None:
    if isinstance(hint, type) and issubclass(hint, enum.Enum) and issubclass(hint, str | int):
        return EnumArgument(hint, several)
    is_list = get_origin(hint) is AbstractSequence
    inner = get_args(hint) if is_list or get_origin(hint) in (Union, UnionType) else ()
    found = (_enum_of(one, several=several or is_list) for one in inner)
    return next((one for one in found if one is not None), None)


@cache
def _declared_of(spec: Spec, model: type) -> Mapping[str, str]:
    """The members that a model's schema declares, with their attributes; none where that schema is not found."""
    named = _declared(spec).get(model.__name__)
    return _declared_without_a_name(spec, _fields(model)) if named is None else named


def _declared_without_a_name(spec: Spec, attributes: frozenset[str]) -> Mapping[str, str]:
    """The members of the schema, or of the parts of one, that these are the attributes for."""
    known = _by_attributes(spec)
    parts = [known[attributes]] if attributes in known else [one for part, one in known.items() if part <= attributes]
    found = {name: attribute for part in parts for name, attribute in part.items()}
    return found if attributes == {*found.values()} else {}


@cache
def _by_attributes(spec: Spec) -> Mapping[frozenset[str], Mapping[str, str]]:
    """The members that schemas anywhere in the document declare, with their attributes, by all of those."""
    found: dict[frozenset[str], dict[str, str]] = {}
    for place, node in schemas(spec.document):
        names = attribute_names(Schema(node, place, spec.document).properties)
        found.setdefault(frozenset(names.values()), {}).update(names)
    return found


@cache
def _declared(spec: Spec) -> Mapping[str, Mapping[str, str]]:
    """
    The members that the schema of each model declares, with their attributes; an undeclared one may have a name that is
    spelled alike.
    """
    known = spec.document.get("components", {}).get("schemas", {})
    return {
        kind: attribute_names(Schema(known[name], f"#/components/schemas/{escape(name)}", spec.document).properties)
        for name, kind in class_names(spec).items()
    }


PARSED: Mapping[Any, Callable[[str], Any]] = {
    datetime.datetime: lambda text: datetime.datetime.fromisoformat(text.upper()),
    datetime.date: datetime.date.fromisoformat,
    UUID: UUID,
}


def bind(spec: Spec, clients: Path) -> Binding:
    """
    The client of a spec in a folder of clients.

    Raises:
        ClientError: It is missing, is another generator's or cannot be imported.
    """
    found = imported(spec, clients)
    folder = Path(str(found.__file__)).parent
    if not (folder / "_runtime").is_dir():
        raise ClientError(f"{folder.parent}: {folder.name} is a client of another generator; generate it again")
    return Binding(spec, found)


def imported(spec: Spec, clients: Path) -> ModuleType:
    """
    The package of a spec's client, out of a folder of clients.

    Raises:
        ClientError: It is missing or cannot be imported.
    """
    folder = (clients / f"{spec.name}-client").resolve()
    package = argument_name(f"{spec.name}_client")
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
    return found


def note_of(api: str, clients: Path) -> dict[str, Any]:
    """
    What the client of an API says of where it came from, out of a folder of clients; nothing where there is none.

    Raises:
        ClientError: It cannot be read.
    """
    note = clients / f"{api}-client" / ".wireproof.json"
    try:
        found = json.loads(note.read_text(encoding="utf-8"))
    except OSError:
        return {}
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise ClientError(f"{note}: it cannot be read; generate the client again")
    return found


def body_schema(operation: Operation) -> Schema:
    """The schema whose members a caller gives: that of the body, or of the one member that it wraps (`x-flatten`)."""
    assert operation.body is not None  # noqa: S101  # asked for operations with a body only
    schema = sent_types(operation.body)[0].schema or Schema(True, operation.body.pointer, {})
    return schema.properties[operation.body.flatten] if operation.body.flatten else schema


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
        bytes: isinstance(value, bytes),
    }
    return plain.get(hint, False)


@cache
def _type_hints(subject: Any, models: ModuleType) -> Mapping[str, Any]:
    return get_type_hints(subject, vars(sys.modules[subject.__module__]), dict(_classes(models)))


@cache
def _classes(models: ModuleType) -> Mapping[str, Any]:
    """The classes of a package that imports them when they are first used."""
    return {name: getattr(models, name) for name in models.__all__}


@cache
def _fields(model: type) -> frozenset[str]:
    """The attributes of a model that stand for members."""
    return frozenset(field.name for field in attrs.fields(model)) - {ADDITIONAL, "_envelope"}
