"""One client: the generator's project, with our templates and with what its parser drops."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any
from unittest import mock

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.protocol import PropertyProtocol

from wireproof.catalog import Spec
from wireproof.codegen.pages import PagesView
from wireproof.codegen.snippets import Snippet
from wireproof.codegen.support import check_names, credentials, module_name, request_id_headers
from wireproof.codegen.views import ERROR_CLASSES, EndpointView, ErrorBodies, constant, decoder, type_of
from wireproof.errors import GenerationError
from wireproof.pagination import pagination
from wireproof.schema import resolve

__all__ = ["MARKERS", "PROVENANCE", "TEMPLATES", "UNMARKED", "build", "client_name"]

TEMPLATES = Path(__file__).parent / "templates"
MARKER = "# Generated from "
"""How every generated module begins."""

PROVENANCE = ".wireproof.json"
"""The file in each client that says what it was generated from; no dates, so that an empty diff means no change."""

UNMARKED = {PROVENANCE, ".gitignore", "README.md", "py.typed", "pyproject.toml"}
"""Generated files that cannot begin with the marker."""

RUNTIME = Path(__file__).parent.parent / "runtime"
"""Modules that are copied as they are; the client's own `api` takes the place of the one there."""

RUNTIME_MARKER = "# Part of every client that Wireproof generates"
"""How each of them begins."""

MARKERS = (MARKER, RUNTIME_MARKER)

RUFF = (
    ("check", ".", "--isolated", "--no-cache", "--fix-only", "--select=E4,E7,E9,F,I"),
    ("format", ".", "--isolated", "--no-cache", "--line-length=120"),
)


def client_name(spec: Spec) -> str:
    """The name of a client's distribution and folder."""
    return f"{spec.name}-client"


def build(spec: Spec, folder: Path, templates: Path | None = TEMPLATES) -> None:
    """
    Write the client of a spec into a folder that does not exist yet; without templates, the generator's stock client.

    Raises:
        GenerationError: The generator refused the spec or warned about a part of it.
    """
    config = Config.from_sources(
        ConfigFile(project_name_override=client_name(spec), post_hooks=[]),
        MetaType.UV,
        spec.file,
        file_encoding="utf-8",
        overwrite=False,
        output_path=folder,
    )
    parsed = _parse(spec, config) if templates else GeneratorData.from_dict(dict(spec.document), config=config)
    problems = _problems(parsed)
    if not (problems or isinstance(parsed, GeneratorError)):
        check_names(spec, parsed)
        problems = list(_project(spec, parsed, config, templates).build())
    if problems:
        raise GenerationError(f"{spec.file}: {_sentence(problems[0])}; the generator cannot turn this into a client")


def _problems(parsed: GeneratorData | GeneratorError) -> list[GeneratorError]:
    """What the generator cannot read, or would leave out with a warning."""
    if isinstance(parsed, GeneratorError):
        return [parsed]
    collections = parsed.endpoint_collections_by_tag.values()
    return [*parsed.errors, *(error for collection in collections for error in collection.parse_errors)]


def _project(spec: Spec, parsed: GeneratorData, config: Config, templates: Path | None) -> Project:
    return (
        _ClientProject(spec, parsed, config, templates) if templates else _StockProject(openapi=parsed, config=config)
    )


def _parse(spec: Spec, config: Config) -> GeneratorData | GeneratorError:
    """The generator's view of a document; its parser refuses arrays in headers because its own templates fail there."""
    with mock.patch.object(PropertyProtocol, "validate_location", return_value=None):
        return GeneratorData.from_dict(_prepared(spec), config=config)


def _prepared(spec: Spec) -> dict[str, Any]:
    """
    The document without what the generator would act on wrongly.

    A `default` is what the server does when nothing is sent, so it moves into the description instead of onto the
    wire. Security that is written at the top only is repeated on every operation, where the generator looks for it.
    """
    prepared: dict[str, Any] = _without_defaults(spec.document)
    for operation in spec.operations:
        resolve(prepared, operation.pointer).setdefault("security", prepared.get("security", []))
    return prepared


NAME_MAPS = {"content", "headers", "parameters", "paths", "properties", "requestBodies", "responses", "schemas"}
DATA = {"const", "enum", "example", "examples", "servers"}
"""Keywords whose `default` is none: a name, a value, or that of a server's variable."""


def _without_defaults(node: Any, *, named: bool = False) -> Any:
    """A copy; `named` says that the keys of this mapping are names and not keywords."""
    if isinstance(node, list):
        return [_without_defaults(value) for value in node]
    if not isinstance(node, dict):
        return node
    copy = {
        key: value if key in DATA else _without_defaults(value, named=key in NAME_MAPS) for key, value in node.items()
    }
    if not named and "default" in copy:
        default = json.dumps(copy.pop("default"))
        copy["description"] = f"{copy.get('description', '').strip()} Default: {default}.".strip()
    return copy


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
                self.errors.append(GeneratorError(header="ruff cannot read what was generated", detail=run.stdout))


class _ClientProject(_StockProject):
    """The same with our templates, the modules that every client shares, and a note of where it came from."""

    def __init__(self, spec: Spec, parsed: GeneratorData, config: Config, templates: Path) -> None:
        super().__init__(openapi=parsed, config=config, custom_template_path=templates)
        self.spec = spec
        operations = {module_name(operation): operation for operation in spec.operations}
        self.views = tuple(
            EndpointView(endpoint, operations[endpoint.name])
            for collection in parsed.endpoint_collections_by_tag.values()
            for endpoint in collection.endpoints
        )
        self.snippet = Snippet(spec, parsed, self.package_name, self._first_view())
        header, prefix = credentials(spec)
        self.env.filters.update(decoder=decoder, formatted=formatted, type_of=type_of)
        self.env.globals.update(
            auth={"header": header, "prefix": prefix},
            constant=constant,
            endpoint_view=self._view,
            environment=re.sub(r"\W", "_", spec.name).upper(),
            error_bodies=ErrorBodies(self.views),
            error_classes=ERROR_CLASSES,
            request_id_headers=tuple(request_id_headers(spec)),
            server=spec.server,
            paged=next(filter(None, map(self._pages, self.views)), None),
            pages_view=self._pages,
            snippet=self.snippet,
            spec=spec,
            views=self.views,
        )

    def _view(self, endpoint: Endpoint) -> EndpointView:
        (view,) = [view for view in self.views if view.endpoint is endpoint]
        return view

    def _pages(self, view: EndpointView) -> PagesView | None:
        found = pagination(self.spec, view.operation)
        return PagesView(view, found, self.snippet) if found else None

    def _first_view(self) -> EndpointView:
        """What the README shows; the generator orders operations by tag."""
        (view,) = [view for view in self.views if view.operation is self.spec.operations[0]]
        return view

    def _create_package(self) -> None:
        super()._create_package()
        runtime = self.package_dir / "_runtime"
        runtime.mkdir()
        (runtime / "api.py").write_text(self.env.get_template("api.py.jinja").render(), encoding="utf-8")
        (self.package_dir / "py.typed").write_text("", encoding="utf-8")
        (self.project_dir / PROVENANCE).write_text(json.dumps(self._provenance(), indent=2) + "\n", encoding="utf-8")

    def _provenance(self) -> dict[str, Any]:
        text = json.dumps(self.spec.document, sort_keys=True)
        return {
            "generator": f"openapi-python-client {version('openapi-python-client')}",
            "operations": len(self.spec.operations),
            "spec": self.spec.file.name,
            "spec_sha256": hashlib.sha256(text.encode()).hexdigest(),
        }

    def _run_post_hooks(self) -> None:
        line = f"{MARKER}{self.spec.file.name}; do not edit. Change the spec and run `make generate`.\n"
        for file in self.package_dir.rglob("*.py"):
            file.write_text(line + file.read_text(encoding="utf-8"), encoding="utf-8")
        super()._run_post_hooks()
        for file in RUNTIME.glob("*.py"):
            if file.name != "api.py":
                shutil.copyfile(file, self.package_dir / "_runtime" / file.name)


def formatted(code: str) -> str:
    """Python code for a page, formatted with the pinned ruff."""
    command = [sys.executable, "-m", "ruff", "format", "-", "--isolated", "--no-cache", "--line-length=100"]
    return subprocess.run(command, input=code, capture_output=True, text=True, check=True).stdout  # noqa: S603  # as above


def _sentence(error: GeneratorError) -> str:
    """One line; where the generator prints an object instead of the text in it, nothing."""
    text = re.sub(r"<\S*UntrustedString object at \S+>", "", f"{error.header} {error.detail or ''}")
    return " ".join(text.split()).rstrip(".")
