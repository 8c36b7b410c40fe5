"""The arrows of the design hold: who imports whom, what names an API, and what each module offers to the others."""

import ast
import importlib
import re
import sys
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from wireproof.loading import load_folder

ROOT = Path(__file__).parent.parent
KIT = ROOT / "contracts/wireproof"
RUNTIME = KIT / "runtime"
MODULES = {
    ".".join(file.relative_to(KIT.parent).with_suffix("").parts).removesuffix(".__init__"): file
    for file in sorted(KIT.rglob("*.py"))
}
"""The modules of the kit by their names."""

JUDGES = ("oracle", "serialization", "findings", "schema", "catalog", "loading", "document", "text")
"""What a request or response is judged with."""

NOT_FOR_JUDGES = {
    *(f"wireproof.{name}" for name in ("binding", "codegen", "naming", "runtime", "strategies", "suite", "testing")),
    *(f"{spec.name}-client".replace("-", "_") for spec in load_folder(ROOT / "specs")),
    "openapi_python_client",
}
"""Where a mistake of the generator, or one in agreement with it, could come from."""


def imports(file: Path) -> set[str]:
    """The absolute names that a module imports, also inside its functions; `from a import b` is both `a` and `a.b`."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            if node.level:  # the runtime is copied into clients, where it has another name
                assert RUNTIME in file.parents, f"{file}: the kit imports by absolute names"
                continue
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def importers(*packages: str) -> set[str]:
    """The modules of the kit that import from any of these packages."""
    return {
        name
        for name, file in MODULES.items()
        if any(
            imported == package or imported.startswith(f"{package}.")
            for imported in imports(file)
            for package in packages
        )
    }


# Imports ------------------------------------------------------------------------------------------------------------


def reached(*names: str) -> set[str]:
    """Whatever some modules of the kit import, directly or through others of the kit, and themselves."""
    waiting, found = [f"wireproof.{name}" for name in names], set[str]()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += imports(MODULES[name]) if name in MODULES else []
    return found


def test_the_judges_stand_alone() -> None:
    """
    What judges the wire imports no client, no generator and nothing that knows either, directly or through others.
    """
    found = reached(*JUDGES)

    assert {name for name in found if any(f"{name}.".startswith(f"{other}.") for other in NOT_FOR_JUDGES)} == set()


def test_a_client_is_called_without_hypothesis() -> None:
    """
    What calls clients imports nothing that draws, directly or through others.
    """
    found = reached("binding")

    assert {"wireproof.drawn"} <= found
    assert {name for name in found if name.partition(".")[0] in ("hypothesis", "schemathesis")} == set()


@pytest.mark.parametrize(
    ("packages", "allowed"),
    [
        (("ruamel", "yaml"), r"wireproof\.text"),
        (("openapi_python_client",), r"wireproof\.(binding|naming|codegen(\..*)?)"),
        (("respx",), r"wireproof\.(testing\.stage|suite\.caller)"),
        (("wireproof.suite",), r"wireproof\.(cli\.commands|suite(\..*)?)"),
    ],
    ids=["YAML", "the generator", "the mock", "the suite"],
)
def test_few_know_it(packages: tuple[str, ...], allowed: str) -> None:
    """
    Only `text` reads YAML, only those that name things know the generator, and few know the mock or the suite.
    """
    found = importers(*packages)

    assert found
    assert {name for name in found if not re.fullmatch(allowed, name)} == set()


def test_the_runtime_stands_alone() -> None:
    """
    What is copied into clients imports the standard library, attrs, its neighbours and, in one module, the HTTP one.
    """
    found = {
        (name, file.name)
        for file in RUNTIME.glob("*.py")
        for name in {one.partition(".")[0] for one in imports(file)}
        if name not in sys.stdlib_module_names
    }
    levels = {
        node.level
        for file in RUNTIME.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    }

    assert {"attrs", "httpx2"} == {name for name, _ in found}
    assert {"httplib.py"} == {file for name, file in found if name == "httpx2"}
    assert {1} == levels


def test_the_kit_names_no_api() -> None:
    """
    No module or template knows an API by its name; those stand in the specs and beside the kit.
    """
    specs = load_folder(ROOT / "specs")
    names = {name for spec in specs for name in (spec.name, spec.name.replace("-", "_"), spec.title.split()[0])}
    files = [file for file in KIT.rglob("*") if file.suffix in (".py", ".jinja")]

    assert {"Box", "Kantata"} <= names
    assert [] == [
        f"{file}: {name}"
        for file in files
        for name in names
        if re.search(rf"\b{re.escape(name)}\b", file.read_text(encoding="utf-8"))
    ]


# What a module offers -----------------------------------------------------------------------------------------------

PUBLIC = {
    name: file for name, file in MODULES.items() if not re.match(r"__main__|conftest|test_", name.rpartition(".")[2])
}
"""The modules that others import."""


def defined(file: Path) -> set[str]:
    """The names that a module defines at its top, without an underscore before them."""
    names = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                names.add(node.name)
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
    return {name for name in names if not name.startswith("_")}


def offered(name: str) -> list[str]:
    """What a module says that it offers."""
    module = importlib.import_module(name)
    found: list[str] = getattr(module, "__all__", [])
    return found


def isort_style(name: str) -> tuple[int, str]:
    """Constants, then classes, then the rest; as ruff sorts."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    return kind, name


@pytest.mark.parametrize("name", PUBLIC)
def test_a_module_lists_what_it_offers(name: str) -> None:
    """
    `__all__` is sorted and names things that the module has.
    """
    listed = offered(name)

    assert sorted(listed, key=isort_style) == listed
    assert set(listed) <= set(vars(importlib.import_module(name)))
    assert listed or not defined(PUBLIC[name])


@cache
def taken() -> dict[str, set[str]]:
    """What the modules of the kit import from each other, by the module that has it."""
    found: dict[str, set[str]] = defaultdict(set)
    for other in MODULES.values():
        for node in ast.walk(ast.parse(other.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found[node.module] |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("name", PUBLIC)
def test_a_module_offers_what_others_use(name: str) -> None:
    """
    Whatever another module of the kit imports from this one is in its `__all__`.
    """
    assert taken()[name] & defined(PUBLIC[name]) <= set(offered(name))
