"""One client: the generator's project, with our templates and with what its parser drops."""

import json
from dataclasses import replace
from importlib.metadata import distribution
from itertools import groupby
from pathlib import Path
from typing import Any

from openapi_python_client import Project
from openapi_python_client.config import Config
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.literal_enum_property import LiteralEnumProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.union import UnionProperty

from wireproof.catalog import Spec, documented_responses
from wireproof.codegen.attributes import IncludedView
from wireproof.codegen.credentials import environment, schemes, shown_token, token_url, usual_alternatives
from wireproof.codegen.exact import literal
from wireproof.codegen.formatting import format_folder, formatted
from wireproof.codegen.imports import model_imports, model_names, modules_of, packed
from wireproof.codegen.manifest import MARKER, PROVENANCE
from wireproof.codegen.maps import with_maps
from wireproof.codegen.modules import Module
from wireproof.codegen.names import distribution_version
from wireproof.codegen.operation import OperationView
from wireproof.codegen.operations import ErrorBodies, operation_views
from wireproof.codegen.origin import origin
from wireproof.codegen.parsing import configuration, readable, stock, taken
from wireproof.codegen.prose import ERROR_CLASSES, CommonErrors, error_class, in_docstring, wrapped
from wireproof.codegen.refusals import UNREADABLE, in_files, sentence
from wireproof.codegen.sides import declared, with_sides
from wireproof.codegen.snippets import Snippet
from wireproof.codegen.views import constant, declared_members, decoder, type_of, untrusted
from wireproof.envelope import included
from wireproof.errors import GenerationError, SpecError
from wireproof.intake.settings import HttpLibrary
from wireproof.naming import class_names
from wireproof.runtime import errors as runtime_errors
from wireproof.servers import Variable

__all__ = ["build"]

RUNTIME = Path(__file__).parent.parent / "runtime"
"""Modules that are copied as they are; the client's own `api` takes the place of the one there."""

REQUIREMENTS: dict[HttpLibrary, str] = {"httpx2": "httpx2>=2.16,<3", "httpx": "httpx>=0.28,<0.29"}
"""What a client requires to connect through a library."""


def build(spec: Spec, folder: Path, templates: Path | None) -> None:
    """
    Write the client of a spec into a folder that does not exist yet; without templates, the generator's stock client.

    Raises:
        GenerationError: The generator refused the spec or warned about a part of it.
    """
    config = configuration(spec, folder)
    parsed = readable(spec, config) if templates else taken(spec, stock(spec, config))
    if templates:
        with_maps(parsed)
        with_sides(parsed)
    project = _project(spec, parsed, config, templates)
    if problems := list(project.build()):
        found = [one for problem in problems for one in in_files(spec, folder, problem)]
        if found and not spec.is_strict:
            raise SpecError.together(SpecError(spec.file, *one) for one in found)
        raise GenerationError(f"{spec.file}: {sentence(problems[0])}; {UNREADABLE}")


def _project(spec: Spec, parsed: GeneratorData, config: Config, templates: Path | None) -> Project:
    if templates is None:
        return _StockProject(openapi=parsed, config=config)
    return _ClientProject(spec, parsed, config, templates)


class _StockProject(Project):
    """The generator's own templates and shape, formatted with the pinned ruff."""

    def _run_post_hooks(self) -> None:
        self.errors += [
            GeneratorError(header="ruff cannot read what was generated", detail=said)
            for said in format_folder(self.project_dir)
        ]


class _ClientProject(_StockProject):
    """A client of our templates, with the runtime that every client has and a note of what it was generated from."""

    def __init__(self, spec: Spec, parsed: GeneratorData, config: Config, templates: Path) -> None:
        super().__init__(openapi=parsed, config=config, custom_template_path=templates)
        self.spec = spec
        self.models = {str(model.class_info.name): model for model in parsed.models}
        self.common = CommonErrors(spec)
        self.views = operation_views(spec, parsed, self.models, self.common)
        self.modules = [
            Module(name, list(views), self._tag(name))
            for name, views in groupby(sorted(self.views, key=lambda view: view.resource), lambda view: view.resource)
        ]
        self.env.filters.update(
            decoder=decoder, error_class=error_class, formatted=formatted, literal=literal, type_of=type_of
        )
        self.env.filters["in_cell"] = lambda text: " ".join(text.split()).replace("|", "\\|")
        self.env.filters["safe_for_docstring"] = in_docstring
        self.env.globals.update(self._globals())

    def _globals(self) -> dict[str, Any]:
        snippet = Snippet(self.spec, self.openapi, self.package_name, self._first_view())
        paged = [view for view in self.views if view.pagination]
        files = [view for view in self.views if view.is_file]
        return {
            "common_errors": self.common.shared,
            "constant": constant,
            "declared": declared,
            "environment": environment(self.spec),
            "error_bodies": ErrorBodies(self.views),
            "error_classes": ERROR_CLASSES,
            "error_names": sorted(name for name in runtime_errors.__all__ if name[0].isupper()),
            "error_reason": tuple(self.spec.document.get("x-error-reason", ())),
            "errors_doc": str(runtime_errors.__doc__),
            "http_library": self.spec.settings.http,
            "http_requirement": REQUIREMENTS[self.spec.settings.http],
            "included": self._included,
            "enum_names": lambda model: model_names(model.relative_imports),
            "lazy_names": lambda model: model_names(model.lazy_imports),
            "shown_names": self._shown_names,
            "modules": self.modules,
            "example_value": self._example_value(),
            "has_envelopes": any(view.is_linked for view in self.views),
            "paged": Snippet(self.spec, self.openapi, self.package_name, paged[0]) if paged else None,
            "upload": self._upload(),
            "file": Snippet(self.spec, self.openapi, self.package_name, files[0]) if files else None,
            "paged_or_snippet": snippet,
            "recognised": [view for view in paged if view.pagination and view.pagination.evidence],
            "request_id_headers": tuple(_request_id_headers(self.spec)),
            "own_servers": self._own_servers(),
            "schemes": schemes(self.spec),
            "shown_token": shown_token(self.spec),
            "security": usual_alternatives(self.spec),
            "server": self.spec.servers[0].url if self.spec.server else None,
            "token_url": token_url(self.spec),
            "variables": self._variables(),
            "version": distribution_version(self.spec.version),
            "snippet": snippet,
            "model_imports": model_imports,
            "modules_of": modules_of,
            "packed": packed,
            "views": self.views,
            "wire_name": lambda prop: untrusted(prop.name),
            "wrapped": wrapped,
            "spec": self.spec,
        }

    def _upload(self) -> Snippet | None:
        """A call with a file in it."""
        taking = [view for view in self.views if view.takes_files]
        needing = [
            view for view in taking if any(one.required and "_Upload" in one.annotation for one in view.arguments)
        ]
        found = [*needing, *taking]
        return Snippet(self.spec, self.openapi, self.package_name, found[0]) if found else None

    def _own_servers(self) -> list[str]:
        """The servers that only some operations are on."""
        own = [operation.servers[0].url for operation in self.spec.operations if operation.has_own_servers]
        return list(dict.fromkeys(own))

    def _variables(self) -> dict[str, Variable]:
        """The variables of all servers that the client asks."""
        asked = [self.spec.servers[:1], *(operation.servers[:1] for operation in self.spec.operations)]
        return {one.name: one for servers in asked for server in servers for one in server.variables}

    def _example_value(self) -> str:
        """A documented value of some enum, as the README writes one."""
        enums = [enum for enum in self.openapi.enums if isinstance(enum, EnumProperty) and enum.value_type is str]
        return str(next(iter(enums[0].values.values()))) if enums else "value"

    def _tag(self, resource: str) -> str:
        """What a resource is, as its tag says."""
        (tag,) = {view.operation.tags[:1] for view in self.views if view.resource == resource}
        described = {one["name"]: one.get("description", "") for one in self.spec.document.get("tags", ())}
        text = " ".join(described.get(tag[0], "").split()) if tag else ""
        return text or f"The operations of {tag[0] if tag else self.spec.title}."

    def _first_view(self) -> OperationView:
        """What the README shows: the first operation of the spec that is no list; the generator orders them by tag."""
        by_operation = {view.operation: view for view in self.views}
        ordered = [by_operation[operation] for operation in self.spec.operations]
        return next((view for view in ordered if view.pagination is None), ordered[0])

    def _included(self, model: ModelProperty) -> list[IncludedView]:
        """The attributes of a model that other objects of an envelope are the values of."""
        name = next((one for one in self._schemas() if self._class_of(one) == model.class_info.name), None)
        found = included(self.spec, name) if name else ()
        attributes = {untrusted(prop.name): str(prop.python_name) for prop in declared_members(model)}
        return [IncludedView(one, self.models[self._class_of(one.kind)], attributes[one.by]) for one in found]

    def _schemas(self) -> list[str]:
        return list(self.spec.document.get("components", {}).get("schemas", {}))

    def _class_of(self, schema: str) -> str:
        return class_names(self.spec)[schema]

    def _shown_names(self, model: ModelProperty, attributes: list[IncludedView]) -> list[str]:
        """The other models that type checkers need."""
        return sorted({*model_names(model.lazy_imports), *(one.kind for one in attributes if one.model is not model)})

    def _create_package(self) -> None:
        super()._create_package()
        runtime = self.package_dir / "_runtime"
        runtime.mkdir()
        self._render("api.py.jinja", runtime / "api.py")
        (self.package_dir / "types.py").unlink()  # the generator's own; ours is in the runtime
        (self.package_dir / "py.typed").write_text("", encoding="utf-8")
        license_text = distribution("wireproof").read_text("licenses/LICENSE") or ""
        (self.project_dir / "LICENSE").write_text(license_text, encoding="utf-8")
        (self.project_dir / PROVENANCE).write_text(json.dumps(origin(self.spec), indent=2) + "\n", encoding="utf-8")

    def _build_models(self) -> None:
        used = self._used_classes()
        self.openapi = replace(
            self.openapi,
            models=[model for model in self.openapi.models if str(model.class_info.name) in used],
            enums=[enum for enum in self.openapi.enums if str(enum.class_info.name) in used],
        )
        super()._build_models()

    def _used_classes(self) -> set[str]:
        """The models and enums that an operation takes or returns; not those whose members are arguments."""
        waiting = [prop for view in self.views for prop in view.properties]
        found: set[str] = set()
        while waiting:
            prop = waiting.pop()
            if isinstance(prop, ListProperty):
                waiting.append(prop.inner_property)
            elif isinstance(prop, UnionProperty):
                waiting += prop.inner_properties
            elif isinstance(prop, EnumProperty | LiteralEnumProperty):
                found.add(str(prop.class_info.name))
            elif isinstance(prop, ModelProperty) and str(prop.class_info.name) not in found:
                found.add(str(prop.class_info.name))
                model = self.models[str(prop.class_info.name)]
                waiting += [
                    *declared_members(model),
                    *([model.additional_properties] if model.additional_properties else []),
                ]
        return found

    def _build_api(self) -> None:
        self._render("client.py.jinja", self.package_dir / "client.py")
        self._render("errors.py.jinja", self.package_dir / "errors.py")
        for folder, line in PACKAGES.items():
            (self.package_dir / folder).mkdir()
            (self.package_dir / folder / "__init__.py").write_text(f'"""{line}"""\n', encoding="utf-8")
            for module in self.modules:
                self._render(f"{folder}.py.jinja", self.package_dir / folder / f"{module.name}.py", module=module)
        names = ", ".join(module.name for module in self.modules)
        with (self.package_dir / "operations/__init__.py").open("a", encoding="utf-8") as package:
            functions = {one.view.function: module.name for module in self.modules for one in module.functions}
            package.write(self.env.get_template("operations_init.py.jinja").render(functions=functions, names=names))

    def _render(self, template: str, file: Path, **values: Any) -> None:
        file.write_text(self.env.get_template(template).render(**values), encoding="utf-8")

    def _run_post_hooks(self) -> None:
        line = f"{MARKER}{self.spec.file.name}; do not edit. Change the spec and run `make generate`.\n"
        for file in self.package_dir.rglob("*.py"):
            file.write_text(line + file.read_text(encoding="utf-8"), encoding="utf-8")
        super()._run_post_hooks()
        for file in RUNTIME.glob("*.py"):
            if file.name != "api.py":
                text = file.read_text(encoding="utf-8")
                text = text.replace("httpx2", self.spec.settings.http) if file.name == "httplib.py" else text
                (self.package_dir / "_runtime" / file.name).write_text(text, encoding="utf-8")


PACKAGES = {
    "operations": "Requests without sending them: a pure function for each operation, which `send` of a client takes.",
    "resources": "The operations as methods: a class for each tag, sync and async.",
}


def _request_id_headers(spec: Spec) -> list[str]:
    """The response headers of a spec that hold the id of a request, in lower case."""
    names = {header.name.lower() for response in documented_responses((spec,)) for header in response.headers}
    return sorted(name for name in names if name.endswith("request-id"))
