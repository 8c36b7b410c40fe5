"""The design holds: who imports whom, what names an API, what each module offers, and which words are used."""

import ast
import importlib
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
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

JUDGES = (
    *("oracle", "serialization", "findings", "schema", "catalog", "loading", "document", "text"),
    *("messages", "adapters", "transport"),
)
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
        (("ruamel", "yaml"), r"wireproof\.(slowyaml|text)"),
        (("openapi_python_client",), r"wireproof\.(binding|naming|codegen(\..*)?)"),
        (("respx",), r"wireproof\.(testing\.(stage|interception)|suite\.caller)"),
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


# Words --------------------------------------------------------------------------------------------------------------

RETIRED = {
    "answer": "response, respond",
    "answered": "responded, returned",
    "answering": "handler",
    "answers": "responses, responds",
    "astray": "nowhere, elsewhere",
    "crumb": "cookie pair",
    "crumbs": "cookie pairs",
    "flaw": "defect",
    "flaws": "defects",
    "flavour": "mode",
    "flavours": "modes",
    "growing pauses": "exponential backoff",
    "lent": "supplied, external",
    "makes no sense": "is invalid",
    "playbill": "status coverage",
    "stranger": "undeclared",
    "stray": "undocumented, unexpected, unmatched",
    "strays": "undocumented, unexpected, unmatched",
    "trap": "fault, hostile value",
    "traps": "faults, hostile values",
    "turn": "outcome, step, change",
    "turned": "changed",
    "turns": "outcomes, alternating, changes",
    "unanswered": "without a response",
    "unlisted": "undocumented",
    "untold": "unspecified, missing",
    "whoever": "the caller, the server, the reader",
}
"""Words that readers of OpenAPI, HTTP and pytest do not know in our sense, each with those that they do."""

ELSEWHERE = ("CHANGELOG.md", "generated/", "tests/test_architecture.py")
"""What was said before, what comes from the kit and the specs, and the table itself."""

SUSPECT = re.compile("|".join(RETIRED), re.IGNORECASE)
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
"""A word on its own, or in a name of any style."""

REFERRING = re.compile(r'"""(As|Like) `|"""The same(,|\.| for | as )')


def tracked_lines() -> Iterator[tuple[str, str]]:
    """The lines of all tracked text, each with its file and number before it."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    for name in listed.stdout.splitlines():
        if not name.startswith(ELSEWHERE) and (ROOT / name).is_file():
            for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), start=1):
                yield f"{name}:{number}", line


def retired(line: str) -> list[str]:
    """The retired words of a line, also those inside of names."""
    if not SUSPECT.search(line):
        return []
    words = " ".join(WORD.findall(line)).lower()
    return [word for word in RETIRED if re.search(rf"\b{word}\b", words)]


def test_words_of_the_trade_are_used() -> None:
    """
    No tracked file has a word that was retired.
    """
    assert [] == [
        f"{place}: `{word}`; say {RETIRED[word]}" for place, line in tracked_lines() for word in retired(line)
    ]


def test_a_docstring_says_what_is_so() -> None:
    """
    No docstring refers to another one, which an editor does not show beside it.
    """
    assert [] == [f"{place}: {line.strip()}" for place, line in tracked_lines() if REFERRING.search(line)]


SHARED = {
    *("_failure", "_problems", "assert_refused", "call", "problems", "read", "request_of", "response_of"),
    *("pytest_addoption", "pytest_configure"),
}
"""Names of what is the same in several modules: failures as text, problems, steps of tests, adapting, hooks."""


def test_a_name_means_one_thing() -> None:
    """
    No more than two modules of the kit have a function of one name, but for those that mean the same.
    """
    modules: dict[str, list[str]] = defaultdict(list)
    for module, file in MODULES.items():
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                modules[node.name].append(module)

    assert {} == {name: found for name, found in modules.items() if len(found) > 2 and name not in SHARED}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("class ServedAnswer:", True),
        ("no_answer = 1", True),
        ("an ANSWER", True),
        ("answerable", False),
        ("lenten", False),
    ],
)
def test_words_inside_of_names_are_found(line: str, found: bool) -> None:
    """
    A word counts in any letter case and as part of a name, but not as part of another word.
    """
    assert found == bool(retired(line))
