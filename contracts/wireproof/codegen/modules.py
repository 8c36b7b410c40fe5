"""The modules of a tag: functions that make requests, with the descriptors they share, and methods over them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from wireproof.codegen.argument import Argument
from wireproof.codegen.credentials import alternatives, usual_alternatives
from wireproof.codegen.operation import OperationView
from wireproof.codegen.pages import ItemsView, items_view
from wireproof.codegen.views import imports_of
from wireproof.naming import argument_name

__all__ = ["RUNTIME", "Function", "Module", "standard_imports"]

RUNTIME = {
    "decoding": (
        *("_Const", "anything", "array", "boolean", "date", "date_time", "integer", "integer_enum", "mapping", "model"),
        *("null", "number", "prefixed", "string", "string_enum", "uuid"),
    ),
    "contents": ("_JsonCookie", "_JsonHeader", "_JsonPath", "_JsonQuery"),
    "models": ("_members", "optional", "required"),
    "encoding": ("_Body", "_Cookie", "_Header", "_Path", "_Query", "_merged"),
    "envelopes": ("_Envelope", "_Fact", "envelope_body", "looked_up"),
    "files": ("_Upload",),
    "forms": ("_Binary", "_Field", "_Form", "_Multipart", "_Part"),
    "paging": ("_FollowingPages", "_LinkPages", "_MarkerPages", "_NumberedPages", "_OffsetPages", "listed"),
    "requests": ("EnvelopeRequest", "PagedRequest", "Request"),
    "responses": ("_Responses", "bytes_body", "json_body", "no_body", "text_body"),
    "types": ("UNSET", "Unset"),
    "unions": ("_branch", "_one_of", "_one_value_of"),
}
"""What the modules of a client may take from the runtime; behind an underscore what a schema may be called, too."""

TYPING = ("Any", "Literal", "Never")
ABSTRACT = ("Mapping", "Sequence")


def _aliased(name: str) -> str:
    return f"{name[1:]} as {name}" if name.startswith("_") else name


def _hidden(model: str) -> str:
    """What a model is imported as where a class has its name; no name that the runtime is imported by (`_Resource`)."""
    return f"_{model}Model"


def standard_imports(text: str) -> list[str]:
    """The statements that import what annotations name of the standard library."""
    abstract, typing = _used(text, ABSTRACT), _used(text, TYPING)
    return [
        *(["import datetime"] if re.search(r"\bdatetime\.", text) else []),
        *(["from uuid import UUID"] if _used(text, ["UUID"]) else []),
        *([f"from collections.abc import {', '.join(abstract)}"] if abstract else []),
        *([f"from typing import {', '.join(typing)}"] if typing else []),
    ]


def _used(text: str, names: Sequence[str]) -> list[str]:
    return [name for name in names if re.search(rf"(?<![\w.'\"]){name}\b", text)]


class _Constants:
    """Names for expressions that stand at the top of a module; the same expression has one name."""

    def __init__(self) -> None:
        self.named: dict[str, str] = {}
        """The names, by expression."""

    def name(self, wanted: str, expression: str) -> str:
        """The name of an expression, the wanted one unless another expression has it."""
        if expression not in self.named:
            taken, number = set(self.named.values()), 1
            candidate = base = f"_{wanted.upper().strip('_')}"
            while candidate in taken:
                number += 1
                candidate = f"{base}_{number}"
            self.named[expression] = candidate
        return self.named[expression]


@dataclass(frozen=True)
class Function:
    """One operation: its function and its methods, ready to be printed."""

    view: OperationView
    items: ItemsView | None
    request_type: str
    request: str
    """The expression for the request."""

    @property
    def returned(self) -> str:
        """The annotation for what the method returns, without the words sync and async."""
        if self.items is None:
            return self.view.success_type
        if self.view.pagination:
            return f"Pages[{self.items.item_type}, {self.view.success_type}]"
        one = self.view.envelope is None or self.view.envelope.holds == "one"
        return self.items.item_type if one else f"list[{self.items.item_type}]"

    @property
    def returned_in_class(self) -> str:
        """The annotation of the method inside its class, where another method may be called `list`."""
        return _in_class(self.returned)

    @property
    def replied(self) -> str:
        """The annotation for what a test has it respond with: what the method returns, or a page."""
        return _in_class(self.view.success_type if self.view.pagination else self.returned)

    @property
    def handed(self) -> str:
        """What of the resource is handed the request."""
        if self.items is None:
            return "_call"
        if self.view.pagination:
            return "_pages"
        return "_one" if self.view.envelope and self.view.envelope.holds == "one" else "_all"

    @property
    def sent(self) -> dict[str, str]:
        """What the way through pages sends along, as expressions."""
        paged = self.view.pagination
        by_name = {one.wire_name: one.name for one in self.view.located("query")}
        return {by_name[name]: repr(value) for name, value in paged.send.items()} if paged else {}

    @staticmethod
    def signature(arguments: Sequence[Argument], *first: str) -> str:
        """The arguments of a definition; names are needed behind the parts of the path."""
        positional = [one.declared for one in arguments if one.positional]
        named = [one.declared for one in arguments if not one.positional]
        return ", ".join([*first, *positional, *(["*"] if named else []), *named])


def _in_class(annotation: str) -> str:
    return re.sub(r"\b(list|dict)\[", r"builtins.\1[", annotation)


class Module:
    """The operations of one tag."""

    def __init__(self, name: str, views: Sequence[OperationView], description: str) -> None:
        self.name = name
        self.views = views
        self.description = description
        self._constants = _Constants()
        self.functions = [self._function(view) for view in views]

    @property
    def class_name(self) -> str:
        """The class with the sync methods."""
        return "".join(word.capitalize() for word in self.name.split("_"))

    @property
    def constants(self) -> list[tuple[str, str]]:
        """Names and expressions, in the order in which they need one another."""
        return [(name, expression) for expression, name in self._constants.named.items()]

    def _function(self, view: OperationView) -> Function:
        items = items_view(view)
        places = {
            one.name: self._constants.name(one.name, view.descriptor(one)) for one in view.arguments if one.parameter
        }
        parts = [f"method={view.operation.method!r}", f"path={view.path(places)}"]
        for location, keyword in (("query", "query"), ("header", "headers"), ("cookie", "cookies")):
            calls = [f"{places[one.name]}({one.name})" for one in view.located(location)]
            parts += [f"{keyword}=[{', '.join(calls)}]"] if calls else []
        if view.body:
            name = self._constants.name(f"{view.function}_body", view.body.descriptor)
            parts.append(f"body={name}({view.body.value})")
        parts.append(f"responses={self._responses(view)}")
        kind, request_type = "Request", f"Request[{view.success_type}, {view.error_type}]"
        if items is not None:
            types = f"{items.item_type}, {view.success_type}, {view.error_type}"
            if view.pagination:
                asked = [one.name for one in view.located("query") if one.wire_name == view.pagination.parameter]
                expression = items.paging(places[asked[0]] if asked else None)
                paging = self._constants.name(f"{view.function}_pages", expression)
                kind, more = "PagedRequest", [f"paging={paging}", f"position={asked[0] if asked else 'UNSET'}"]
            else:
                key = view.envelope.key if view.envelope else ""
                kind = "EnvelopeRequest"
                more = [f"envelope={self._constants.name(f'{argument_name(key)}_envelope', items.envelope)}"]
            parts += more
            request_type = f"{kind}[{types}]"
        found = alternatives(view.operation)
        parts += [] if found == usual_alternatives(view.spec) else [f"security={found!r}"]
        parts += [f"server={view.operation.servers[0].url!r}"] if view.operation.has_own_servers else []
        return Function(view, items, request_type, f"{kind}({', '.join(parts)})")

    def _responses(self, view: OperationView) -> str:
        """The name of the table of responses."""
        successes = ", ".join(f"{one.status!r}: {one.reader}" for one in view.successes)
        parts = [f"successes={{{successes}}}", f"errors={self._errors(view)}"]
        parts += [] if view.accept == "application/json" else [f"accept={view.accept!r}"]
        types = f"{view.success_type}, {view.error_type}"
        return self._constants.name(view.function, f"_Responses[{types}]({', '.join(parts)})")

    def _errors(self, view: OperationView) -> str:
        """The expression for the errors of an operation: statuses that are read alike stand together."""
        by_reader: dict[str, list[str]] = {}
        for one in view.errors:
            by_reader.setdefault(one.reader, []).append(one.status)
        parts = []
        for reader, statuses in by_reader.items():
            read = self._constants.name("no_error" if reader == "no_body" else "error", reader)
            listed = ", ".join(map(repr, statuses))
            same = f"dict.fromkeys(({listed}), {read})"
            if len(by_reader) == 1 and len(statuses) > 1:
                return same
            parts.append(f"**{same}" if len(statuses) > 1 else f"{statuses[0]!r}: {read}")
        return f"{{{', '.join(parts)}}}"

    # Imports --------------------------------------------------------------------------------------------------------

    @cached_property
    def _texts(self) -> str:
        signatures = [Function.signature(one.view.arguments) for one in self.functions]
        constants = [expression for _, expression in self.constants]
        requests = [f"{one.request_type} {one.request}" for one in self.functions]
        return "\n".join([*signatures, *constants, *requests])

    @property
    def operation_imports(self) -> list[str]:
        """The import statements of the module with the functions."""
        return [
            *standard_imports(self._texts),
            *(
                f"from .._runtime.{module} import {', '.join(map(_aliased, used))}"
                for module, names in RUNTIME.items()
                if (used := _used(self._texts, names))
            ),
            *self._models(self._texts),
        ]

    def _models(self, text: str, hidden: Sequence[str] = ()) -> list[str]:
        """The statements that import models; one with the name of a class here is imported as another."""
        properties = [prop for view in self.views for prop in view.properties]
        properties += [one.items.item for one in self.functions if one.items]
        lines = imports_of(properties, "..")
        names = sorted(line.split()[-1] for line in lines if line.startswith("from ..models."))
        used = _used(text, names)
        used += [f"{name} as {_hidden(name)}" for name in names if name in hidden and _hidden(name) in text]
        return [f"from ..models import {', '.join(used)}"] if used else []

    def in_class(self, annotation: str) -> str:
        """An annotation where a class is defined that may be called like a model."""
        return re.sub(rf"\b({'|'.join(self.classes)})\b", lambda one: _hidden(one[0]), annotation)

    @property
    def classes(self) -> tuple[str, str]:
        """The classes of the module with the methods."""
        return self.class_name, f"Async{self.class_name}"

    @property
    def _method_texts(self) -> str:
        signatures = [Function.signature(one.view.method_arguments) for one in self.functions]
        return self.in_class("\n".join([*signatures, *(one.returned_in_class for one in self.functions)]))

    @property
    def resource_imports(self) -> list[str]:
        """The import statements of the module with the methods, for type checkers only."""
        text = self._method_texts
        unset = _used(text, ["Unset"])
        return [
            *(["import builtins"] if "builtins." in text else []),
            *standard_imports(text),
            *(["from .._runtime.files import Upload as _Upload"] if "_Upload" in text else []),
            *([f"from .._runtime.types import {', '.join(unset)}"] if unset else []),
            *(["from .._runtime.pages import AsyncPages, Pages"] if "Pages[" in text else []),
            *self._models(text, self.classes),
        ]

    @property
    def needs_unset(self) -> bool:
        """Whether an argument may be left out."""
        return " = UNSET" in self._method_texts
