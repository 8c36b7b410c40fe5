"""One client: the generator's project, with our templates and with what its parser drops."""

import hashlib
import json
import re
import subprocess
import sys
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import distribution, version
from itertools import groupby
from pathlib import Path
from typing import Any
from unittest import mock

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.literal_enum_property import LiteralEnumProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.parser.properties.union import UnionProperty

from wireproof.catalog import Spec
from wireproof.codegen.classes import naming_apart, with_attributes
from wireproof.codegen.credentials import environment, schemes, shown_token, token_url, usual_alternatives
from wireproof.codegen.exact import literal, parsed_exactly
from wireproof.codegen.manifest import MARKER, PROVENANCE
from wireproof.codegen.maps import with_maps
from wireproof.codegen.modules import RUNTIME as RUNTIME_OF_OPERATIONS
from wireproof.codegen.modules import Module
from wireproof.codegen.operation import OperationView, declared_members
from wireproof.codegen.prefixes import keeping_prefixes
from wireproof.codegen.prepared import prepared
from wireproof.codegen.prose import ERROR_CLASSES, CommonErrors, error_class, in_docstring, wrapped
from wireproof.codegen.refusals import UNREADABLE, in_files, placed, sentence, structural, tripped
from wireproof.codegen.sides import declared, with_sides
from wireproof.codegen.snippets import Snippet
from wireproof.codegen.support import distribution_version, request_id_headers
from wireproof.codegen.unions import Models, keeping_discriminators
from wireproof.codegen.views import constant, decoder, imports_of, type_of, union_type, untrusted
from wireproof.envelope import Included, included
from wireproof.errors import GenerationError, SpecError
from wireproof.intake.settings import HttpLibrary
from wireproof.intake.skipping import Problem, Skipped
from wireproof.naming import class_names, function_name
from wireproof.runtime import errors as runtime_errors
from wireproof.servers import Variable

__all__ = ["build", "client_name", "readable"]

RUNTIME = Path(__file__).parent.parent / "runtime"
"""Modules that are copied as they are; the client's own `api` takes the place of the one there."""

REQUIREMENTS: dict[HttpLibrary, str] = {"httpx2": "httpx2>=2.16,<3", "httpx": "httpx>=0.28,<0.29"}
"""What a client requires to connect through a library."""

EVERY_FILE = (".", "--isolated", "--no-cache", "--no-respect-gitignore", "--line-length=120")
RUFF = (
    ("check", *EVERY_FILE, "--fix-only", "--select=E4,E7,E9,F,I", "--config", "lint.isort.combine-as-imports=true"),
    ("format", *EVERY_FILE),
)


def client_name(spec: Spec) -> str:
    """The name of a client's distribution and folder."""
    return f"{spec.name}-client"


def build(spec: Spec, folder: Path, templates: Path | None) -> None:
    """
    Write the client of a spec into a folder that does not exist yet; without templates, the generator's stock client.

    Raises:
        GenerationError: The generator refused the spec or warned about a part of it.
    """
    config = _config(spec, folder)
    parsed = readable(spec, config) if templates else _taken(spec, _stock(spec, config))
    if templates:
        with_maps(parsed)
        with_sides(parsed)
    project = _project(spec, parsed, config, templates)
    if problems := list(project.build()):
        found = [one for problem in problems for one in in_files(spec, folder, problem)]
        if found and not spec.is_strict:
            raise SpecError.together(SpecError(spec.file, *one) for one in found)
        raise GenerationError(f"{spec.file}: {sentence(problems[0])}; {UNREADABLE}")


def _config(spec: Spec, folder: Path) -> Config:
    version = distribution_version(spec.version)
    return Config.from_sources(
        ConfigFile(
            project_name_override=client_name(spec),
            package_version_override=None if version == spec.version else version,
            post_hooks=[],
        ),
        MetaType.UV,
        spec.file,
        file_encoding="utf-8",
        overwrite=False,
        output_path=folder,
    )


def readable(spec: Spec, config: Config | None = None) -> GeneratorData:
    """
    The generator's view of a spec.

    Raises:
        SpecError: The generator refuses parts of it, or warns that it would leave them out.
        GenerationError: It refuses the spec.
    """
    return _taken(spec, _parse(spec, config or _config(spec, spec.file.parent)))


def _taken(spec: Spec, parsed: GeneratorData | GeneratorError) -> GeneratorData:
    """What was parsed, if nothing in it was refused."""
    problems = _problems(parsed)
    if problems or isinstance(parsed, GeneratorError):
        found = structural(spec.document, prepared(spec)) if isinstance(parsed, GeneratorError) else []
        raise SpecError.together(SpecError(spec.file, *one) for one in found or placed(spec, problems))
    return parsed


def _problems(parsed: GeneratorData | GeneratorError) -> list[GeneratorError]:
    """What the generator cannot read, or would leave out with a warning."""
    if isinstance(parsed, GeneratorError):
        return [parsed]
    collections = parsed.endpoint_collections_by_tag.values()
    return [*parsed.errors, *(error for collection in collections for error in collection.parse_errors)]


def _project(spec: Spec, parsed: GeneratorData, config: Config, templates: Path | None) -> Project:
    if templates is None:
        return _StockProject(openapi=parsed, config=config)
    return _ClientProject(spec, parsed, config, templates)


def _stock(spec: Spec, config: Config) -> GeneratorData | GeneratorError:
    return GeneratorData.from_dict(dict(spec.document), config=config)


def _parse(spec: Spec, config: Config) -> GeneratorData | GeneratorError:
    """The generator's view of a document; its parser refuses arrays in headers because its own templates fail there."""
    models, document = Models(), prepared(spec)
    with (
        mock.patch.object(PropertyProtocol, "validate_location", return_value=None),
        keeping_discriminators(models),
        keeping_prefixes(),
        parsed_exactly(),
        naming_apart(document["components"]["schemas"]),
    ):
        parsed = GeneratorData.from_dict(document, config=config)
    if isinstance(parsed, GeneratorData):
        with_attributes(parsed)
        models.update({str(model.class_info.name): model for model in parsed.models})
    return parsed


class _StockProject(Project):
    """The generator's own templates and shape, formatted with the pinned ruff."""

    def _run_post_hooks(self) -> None:
        for arguments in RUFF:
            run = subprocess.run(  # noqa: S603  # the pinned ruff, with fixed arguments
                [sys.executable, "-m", "ruff", *arguments],
                cwd=self.project_dir,
                capture_output=True,
                text=True,
                check=False,
            )
            if run.returncode:
                self.errors.append(
                    GeneratorError(header="ruff cannot read what was generated", detail=run.stderr or run.stdout)
                )


class _ClientProject(_StockProject):
    """A client of our templates, with the runtime that every client has and a note of what it was generated from."""

    def __init__(self, spec: Spec, parsed: GeneratorData, config: Config, templates: Path) -> None:
        super().__init__(openapi=parsed, config=config, custom_template_path=templates)
        self.spec = spec
        self.models = {str(model.class_info.name): model for model in parsed.models}
        self.common = CommonErrors(spec)
        self.views = _views(spec, parsed, self.models, self.common)
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
            "error_bodies": _ErrorBodies(self.views),
            "error_classes": ERROR_CLASSES,
            "error_names": sorted(name for name in runtime_errors.__all__ if name[0].isupper()),
            "error_reason": tuple(self.spec.document.get("x-error-reason", ())),
            "errors_doc": str(runtime_errors.__doc__),
            "http_library": self.spec.settings.http,
            "http_requirement": REQUIREMENTS[self.spec.settings.http],
            "included": self._included,
            "enum_names": lambda model: _imported(model.relative_imports),
            "lazy_names": lambda model: _imported(model.lazy_imports),
            "shown_names": self._shown_names,
            "modules": self.modules,
            "example_value": self._example_value(),
            "has_envelopes": any(view.is_linked for view in self.views),
            "paged": Snippet(self.spec, self.openapi, self.package_name, paged[0]) if paged else None,
            "upload": self._upload(),
            "file": Snippet(self.spec, self.openapi, self.package_name, files[0]) if files else None,
            "paged_or_snippet": snippet,
            "recognised": [view for view in paged if view.pagination and view.pagination.evidence],
            "request_id_headers": tuple(request_id_headers(self.spec)),
            "own_servers": self._own_servers(),
            "schemes": schemes(self.spec),
            "shown_token": shown_token(self.spec),
            "security": usual_alternatives(self.spec),
            "server": self.spec.servers[0].url if self.spec.server else None,
            "token_url": token_url(self.spec),
            "variables": self._variables(),
            "version": distribution_version(self.spec.version),
            "snippet": snippet,
            "model_imports": _model_imports,
            "modules_of": _modules,
            "packed": _packed,
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

    def _included(self, model: ModelProperty) -> list["_IncludedView"]:
        """The attributes of a model that other objects of an envelope are the values of."""
        name = next((one for one in self._schemas() if self._class_of(one) == model.class_info.name), None)
        found = included(self.spec, name) if name else ()
        attributes = {untrusted(prop.name): str(prop.python_name) for prop in declared_members(model)}
        return [_IncludedView(one, self.models[self._class_of(one.kind)], attributes[one.by]) for one in found]

    def _schemas(self) -> list[str]:
        return list(self.spec.document.get("components", {}).get("schemas", {}))

    def _class_of(self, schema: str) -> str:
        return class_names(self.spec)[schema]

    def _shown_names(self, model: ModelProperty, attributes: list["_IncludedView"]) -> list[str]:
        """The other models that type checkers need."""
        return sorted({*_imported(model.lazy_imports), *(one.kind for one in attributes if one.model is not model)})

    def _create_package(self) -> None:
        super()._create_package()
        runtime = self.package_dir / "_runtime"
        runtime.mkdir()
        self._render("api.py.jinja", runtime / "api.py")
        (self.package_dir / "types.py").unlink()  # the generator's own; ours is in the runtime
        (self.package_dir / "py.typed").write_text("", encoding="utf-8")
        license_text = distribution("wireproof").read_text("licenses/LICENSE") or ""
        (self.project_dir / "LICENSE").write_text(license_text, encoding="utf-8")
        (self.project_dir / PROVENANCE).write_text(json.dumps(self._provenance(), indent=2) + "\n", encoding="utf-8")

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

    def _provenance(self) -> dict[str, Any]:
        overlaid = self.spec.overlaid
        text = json.dumps(
            [self.spec.document, overlaid.overlay.node] if overlaid else self.spec.document, sort_keys=True
        )
        return {
            "generator": f"openapi-python-client {version('openapi-python-client')}",
            "operations": len(self.spec.operations),
            "spec": self.spec.file.name,
            **({"overlay": overlaid.overlay.file.name} if overlaid else {}),
            "spec_sha256": hashlib.sha256(text.encode()).hexdigest(),
            **({"version": self.spec.version} if self.version != self.spec.version else {}),
            **({"settings": self.spec.settings.given} if self.spec.settings.given else {}),
            **({"skipped": [_told(one) for one in self.spec.skipped]} if self.spec.skipped else {}),
        }

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


@dataclass(frozen=True)
class _IncludedView:
    """An attribute of a model that another object of the same envelope is the value of."""

    included: Included
    model: ModelProperty
    attribute: str
    """The attribute with the id."""

    @property
    def module(self) -> str:
        """The module of the other object's class."""
        return str(self.model.class_info.module_name)

    @property
    def kind(self) -> str:
        """The other object's class."""
        return str(self.model.class_info.name)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.included, name)


@dataclass(frozen=True)
class _ErrorBodies:
    """What `ResponseError.parsed` may be: any error body of any operation."""

    views: tuple[OperationView, ...]

    @property
    def type(self) -> str:
        """The annotation."""
        return union_type(view.error_type for view in self.views if view.errors)

    @property
    def decoder(self) -> str:
        """The expression for what reads such a body; empty where none is JSON."""
        readers = [error.reader for view in self.views for error in view.errors]
        decoders = dict.fromkeys(reader.removeprefix("json_body(")[:-1] for reader in readers if "json_body(" in reader)
        return f"({' | '.join(decoders)})" if decoders else ""

    @property
    def imports(self) -> list[str]:
        """The import statements that annotation and decoder need."""
        responses = [response.prop for view in self.views for response in view.endpoint.responses]
        used = set(re.findall(r"\w+", f"{self.type} {self.decoder}"))
        return [line for line in imports_of(responses, "..") if line.split()[-1] in used]


def _told(skipped: Skipped) -> dict[str, str]:
    """An operation that was left out, as the note of where a client came from has it."""
    elsewhere = {"file": skipped.file.name} if skipped.file else {}
    return {"operation": skipped.operation, **elsewhere, "place": skipped.place, "reason": skipped.problem}


def _imported(statements: Iterable[str] | None) -> list[str]:
    """The classes of other models that import statements name."""
    return sorted(line.split()[-1] for line in statements or () if line.startswith("from ..models."))


def _packed(names: Mapping[str, str] | Iterable[str]) -> str:
    """The entries of a mapping of names to modules, or of a list of names, as many on a line as fit."""
    shown = [f'"{name}":~".{names[name]}"' if isinstance(names, Mapping) else f'"{name}"' for name in sorted(names)]
    lines = textwrap.wrap(", ".join(shown), 116, break_long_words=False, break_on_hyphens=False)
    return textwrap.indent("\n".join(lines).replace(":~", ": "), "    ")


def _modules(imports: Iterable[str]) -> dict[str, str]:
    """The module of each name, by its import statement."""
    return {line.split()[-1]: line.split()[1].removeprefix(".") for line in imports}


def _model_imports(text: str) -> list[str]:
    """The statements that a model needs of the runtime, by what its text names."""
    found = []
    for module, names in RUNTIME_OF_MODELS.items():
        used = [name for name in names if re.search(rf"(?<![\w.'\"]){name}\b", text)]
        aliased = ", ".join(
            f"{ORIGINAL.get(name, name[1:])} as {name}" if name.startswith("_") else name for name in used
        )
        found += [f"from .._runtime.{module} import {aliased}"] if used else []
    return found


RUNTIME_OF_MODELS = {
    **{module: RUNTIME_OF_OPERATIONS[module] for module in ("decoding", "types", "unions")},
    "envelopes": ("_find", "_find_all"),
    "models": ("_Members", "_Model", "optional", "read_only", "required", "write_only"),
}
"""What a model may take from the runtime."""

ORIGINAL = {"_find": "included", "_find_all": "included_all"}


def _views(
    spec: Spec, parsed: GeneratorData, models: dict[str, ModelProperty], common: CommonErrors
) -> tuple[OperationView, ...]:
    """The operations as the templates see them; SpecError for those whose arguments cannot be."""
    operations = {function_name(operation): operation for operation in spec.operations}
    found: list[OperationView] = []
    refused: list[Problem] = []
    for endpoint in (one for tagged in parsed.endpoint_collections_by_tag.values() for one in tagged.endpoints):
        view = OperationView(spec, endpoint, operations[endpoint.name], models, common)
        try:
            refused += _argument_problems(view)
        except Exception as error:  # noqa: BLE001  # whatever nobody has foreseen there
            refused.append((view.operation.pointer, f"{tripped(error)}; {UNREADABLE}"))
        found.append(view)
    if refused:
        raise SpecError.together(SpecError(spec.file, *problem) for problem in refused)
    return tuple(found)


def _argument_problems(view: OperationView) -> Iterator[tuple[str, str]]:
    names = Counter(one.name for one in view.arguments)
    for argument in {one.name: one for one in reversed(view.arguments)}.values():
        if names[argument.name] > 1 and argument.parameter is None:
            both = f"a parameter and a member of the body become the argument `{argument.name}`"
            yield argument.pointer, f"{both}; rename one with `x-argument`"
        elif names[argument.name] > 1:
            yield argument.pointer, f"two arguments are called `{argument.name}`; rename one with `x-argument`"
        elif not argument.name.isidentifier() or argument.name in ("self", "operations"):
            yield argument.pointer, f"an argument cannot be called `{argument.name}`; rename it with `x-argument`"


def formatted(code: str) -> str:
    """Python code for a page, formatted with the pinned ruff."""
    command = [sys.executable, "-m", "ruff", "format", "-", "--isolated", "--no-cache", "--line-length=100"]
    run = subprocess.run(command, input=code, capture_output=True, text=True, check=False)  # noqa: S603  # as above
    if run.returncode:
        raise ValueError(f"ruff cannot read what it wrote for a page: {run.stderr.strip()}")
    return run.stdout
