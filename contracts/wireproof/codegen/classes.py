"""Names of classes and attributes, no two of which are the same, where the generator's parser would give up."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

from attrs import evolve
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import PropertyError
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties import model_property
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.schemas import Class
from openapi_python_client.schema.untrusted_string import UntrustedString
from openapi_python_client.strings import ClassName, PythonIdentifier

from wireproof.codegen.views import untrusted
from wireproof.naming import attribute_names, class_name, free_class, module_name

__all__ = ["naming_apart", "with_attributes"]

ROOT = "/components/schemas/"


@contextmanager
def naming_apart(roots: Iterable[str]) -> Iterator[None]:
    """
    While the generator parses, classes that it makes up are called as no named schema (`roots`), and no two the same.

    Arguments and attributes are named later, when all of them are known.
    """
    names = _Names(frozenset(roots))
    with ExitStack() as stack:
        for owner, name, ours in (
            (ModelProperty, "build", names.models(ModelProperty.build)),
            (EnumProperty, "build", names.enums(EnumProperty.build)),
            (Class, "from_string", names.named),
            (model_property, "_resolve_naming_conflict", lambda *_: None),
            (Endpoint, "_check_parameters_for_conflicts", lambda endpoint, **_: endpoint),
        ):
            stack.enter_context(mock.patch.object(owner, name, ours))
        yield


class _Names:
    """Chooses the class of what is being built."""

    def __init__(self, roots: frozenset[str]) -> None:
        self._roots = roots
        self._stock = Class.from_string
        self._reserved = {module_name(class_name(root)) for root in roots}
        self._classes: dict[str, str] = {}
        self._known: Collection[str] = ()
        """Classes of which there must not be a second one."""
        self._is_root = False
        self._open: list[str] = []
        """The classes of those around what is being built."""

    def models(self, stock: Any) -> Any:
        """Builds models, each with a class of its own."""

        def build(*, name: Any, schemas: Any, **rest: Any) -> Any:
            with self._beside(name, schemas.classes_by_name):
                return stock(name=name, schemas=schemas, **rest)

        return build

    def enums(self, stock: Any) -> Any:
        """Builds enums; those of one name and the same values are one class."""

        def build(*, name: Any, schemas: Any, **rest: Any) -> Any:
            with self._beside(name, ()):
                found, after = stock(name=name, schemas=schemas, **rest)
            if isinstance(found, PropertyError) and "conflicting enums" in (found.detail or ""):
                with self._beside(UntrustedString(""), schemas.classes_by_name):
                    found, after = stock(name=name, schemas=schemas, **rest)
            return found, after

        return build

    @contextmanager
    def _beside(self, name: Any, known: Iterable[Any]) -> Iterator[None]:
        """While something is built, whose class is none of those known, nor of those around it."""
        around = len(self._open)
        self._is_root, self._known = self._names_root(name), {*known, *self._open}
        try:
            yield
        finally:
            del self._open[around:]

    def _names_root(self, name: Any) -> bool:
        text = name.get_untrusted_value()
        return text.startswith(ROOT) and text.removeprefix(ROOT) in self._roots

    def named(self, *, string: Any, config: Any) -> Class:
        """The class for a name that the parser has put together."""
        found = self._stock(string=string, config=config)
        name = str(found.name) if self._is_root else free_class(str(found.name), self._is_taken)
        self._classes.setdefault(module_name(name), name)
        self._open.append(name)
        return found if name == found.name else Class(ClassName(name, ""), PythonIdentifier(module_name(name), ""))

    def _is_taken(self, name: str) -> bool:
        module = module_name(name)
        return name in self._known or module in self._reserved or self._classes.get(module, name) != name


def with_attributes(parsed: GeneratorData) -> None:
    """Name the attributes of models, as their members are called, so that no two are the same."""
    for model in parsed.models:
        listed = [*(model.required_properties or ()), *(model.optional_properties or ())]
        names = attribute_names(untrusted(one.name) for one in listed)
        for properties in (model.required_properties, model.optional_properties):
            if properties is not None:
                properties[:] = [_called(one, names[untrusted(one.name)]) for one in properties]


def _called(prop: Any, name: str) -> Any:
    """A property by a name; a copy where it has another, since several models may share it."""
    return prop if prop.python_name == name else evolve(prop, python_name=PythonIdentifier(name, "", True))
