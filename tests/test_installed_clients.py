"""What a customer gets: a client installed from its wheel, without the kit, that does what the pages about it show."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from email.message import Message
from email.parser import Parser
from importlib.metadata import Distribution, distribution, requires
from pathlib import Path
from typing import Any

import httpx
import pytest
from packaging.requirements import Requirement

from wireproof.catalog import Operation, Spec
from wireproof.codegen import generate
from wireproof.findings import Finding
from wireproof.loading import load, load_folder
from wireproof.oracle import find_operation, judge_request
from wireproof.pagination import Pagination, pagination
from wireproof.served import ServedResponse, example_responses

ROOT = Path(__file__).parent.parent
SPECS = load_folder(ROOT / "specs")
KITCHEN_SINK = ROOT / "tests/golden/kitchen-sink.yaml"
DEPENDENCIES = {
    "anyio",
    "attrs",
    "h11",
    "httpcore2",
    "httpx2",
    "idna",
    "truststore",
    "typing-extensions",
}
"""httpx2, attrs, and what these need on some version of Python."""


def run(*command: object) -> str:
    """The output of a program that has to succeed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    finished = subprocess.run(  # noqa: S603  # programs of this environment, with fixed arguments
        [*map(str, command)], env=environment, capture_output=True, text=True, check=False
    )
    assert finished.returncode == 0, f"{' '.join(map(str, command))}\n{finished.stdout}{finished.stderr}"
    return finished.stdout


@dataclass(frozen=True)
class Installed:
    """A client in an environment of its own."""

    spec: Spec
    readme: Path
    wheel: Path
    python: Path
    """The environment's interpreter."""

    @property
    def project(self) -> str:
        """The name of the distribution."""
        return f"{self.spec.name}-client"

    @property
    def package(self) -> str:
        """The name that is imported."""
        return self.project.replace("-", "_")

    @property
    def metadata(self) -> Message:
        """What the wheel says about itself."""
        return Parser().parsestr(self._file("METADATA"))

    @property
    def names(self) -> list[str]:
        """The files in the wheel."""
        with zipfile.ZipFile(self.wheel) as archive:
            return archive.namelist()

    def _file(self, name: str) -> str:
        (path,) = [path for path in self.names if path.endswith(f".dist-info/{name}")]
        with zipfile.ZipFile(self.wheel) as archive:
            return archive.read(path).decode()


def client_of(spec: Spec, folder: Path) -> Path:
    """A copy of the committed client of a spec, or a new one of the spec made up for tests."""
    if spec in SPECS:
        committed = ROOT / "generated" / f"{spec.name}-client"
        return shutil.copytree(committed, folder / "source", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "specs").mkdir()
    shutil.copy(spec.file, folder / "specs")
    (client,) = generate(folder / "specs", folder / "source")
    return client


@pytest.fixture(scope="module", params=[*SPECS, load(KITCHEN_SINK)], ids=str)
def installed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Each client, built as a wheel and installed into an empty environment."""
    spec: Spec = request.param
    folder = tmp_path_factory.mktemp(spec.name)
    source = client_of(spec, folder)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder / "wheel", source)
    (wheel,) = (folder / "wheel").iterdir()
    run(sys.executable, "-m", "venv", "--without-pip", folder / "environment")
    python = folder / "environment/bin/python"
    found = Installed(spec, source / "README.md", wheel, python)
    site = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    for name in needed(found.metadata.get_all("Requires-Dist", [])):
        copy(distribution(name), site)
    run(*pip, "--python", python, "install", "--no-index", "--no-deps", wheel)
    run(*pip, "--python", python, "check")
    return found


def needed(requirements: Iterable[str]) -> set[str]:
    """The distributions that are required, and those that these require."""
    names: set[str] = set()
    for requirement in map(Requirement, requirements):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            names |= {requirement.name, *needed(requires(requirement.name) or ())}
    return names


def copy(installed_here: Distribution, site: Path) -> None:
    """Install a distribution of this environment in another one, without asking an index."""
    for file in installed_here.files or ():
        if ".." not in file.parts:  # not its programs
            (site / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(file.locate()), site / file)


# The distribution ---------------------------------------------------------------------------------------------------


def test_a_client_brings_little(installed: Installed) -> None:
    """
    With a client come httpx2, attrs and what those need; neither the kit nor the generator.
    """
    code = "import importlib.metadata as m, json; print(json.dumps([d.metadata['Name'] for d in m.distributions()]))"

    there = {name.lower().replace("_", "-") for name in json.loads(run(installed.python, "-I", "-c", code))}

    assert {installed.project, "httpx2", "attrs"} <= there
    assert there - {installed.project} <= DEPENDENCIES


def test_a_wheel_says_what_it_is(installed: Installed) -> None:
    """
    Name and version are those of the spec; requirements, license and the README are in the metadata.
    """
    metadata = installed.metadata
    readme = installed.readme.read_text(encoding="utf-8")

    requirements = {re.split(r"[^a-z0-9-]", requirement)[0] for requirement in metadata.get_all("Requires-Dist", [])}

    assert (installed.project, installed.spec.version) == (metadata["Name"], metadata["Version"])
    assert requirements == {"attrs", "httpx2"}
    assert metadata["License-Expression"] == "Apache-2.0"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert readme.strip() == str(metadata.get_payload()).strip()


def test_a_wheel_holds_the_package_and_nothing_else(installed: Installed) -> None:
    """
    In the wheel are the modules, the marker that says they are typed, the license, and the metadata.
    """
    roots = {name.partition("/")[0] for name in installed.names}

    assert f"{installed.package}/py.typed" in installed.names
    assert f"{installed.package}-{installed.spec.version}.dist-info/licenses/LICENSE" in installed.names
    assert roots == {installed.package, f"{installed.package}-{installed.spec.version}.dist-info"}
    assert {".py", ".typed", ""} >= {Path(name).suffix for name in installed.names if ".dist-info" not in name}


# What the pages show ------------------------------------------------------------------------------------------------


@dataclass
class Stub:
    """A server that responds like the API, where it succeeds, and remembers what it was sent."""

    spec: Spec
    requests: list[httpx.Request] = field(default_factory=list)
    url: str = ""

    def respond(self, request: httpx.Request) -> ServedResponse:
        """The first success that the spec shows for an operation, or 404."""
        self.requests.append(request)
        operation = find_operation(self.spec, request, self.url)
        return ServedResponse(404, {}, b"") if operation is None else success(self.spec, operation)

    def findings(self) -> list[str]:
        """What the spec does not allow about the requests."""
        found: list[Finding] = []
        for request in self.requests:
            operation = find_operation(self.spec, request, self.url)
            assert operation, request
            found += judge_request(self.spec, operation, request, server=self.url).findings
        return [str(finding) for finding in found]


def success(spec: Spec, operation: Operation) -> ServedResponse:
    """The first example of the first success; of a list, a first page with a single item where there is one."""
    successes = [response for response in operation.responses if response.status.startswith("2")]
    shown = [served for _, served in example_responses(operation, successes[0])]
    paged = pagination(spec, operation)
    return next((one for one in shown if paged and is_short(paged, one.body)), shown[0])


def is_short(paged: Pagination, body: Any) -> bool:
    """Whether a page is the first one and has one item."""
    first = {"offset": 0, "page": 1}.get(paged.style)
    return len(at(paged.items, body) or ()) == 1 and at(paged.facts.get("echo", "/"), body) in (None, first)


def at(pointer: str, body: Any) -> Any:
    """What a body has at a place."""
    for token in pointer.split("/")[1:]:
        body = body.get(token) if isinstance(body, dict) else None
    return body


@pytest.fixture
def stub(installed: Installed, serve: Callable[[Callable[[httpx.Request], ServedResponse]], str]) -> Stub:
    """A server for each client."""
    stub = Stub(installed.spec)
    stub.url = serve(stub.respond)
    return stub


OTHER_PACKAGES = ("import respx",)
"""What pages show beside clients; `test_recipes.py` runs those blocks where the packages are."""


def code_on(page: Path, mentioning: str) -> str:
    """The Python blocks of a page that mention something and need nothing else, on the lines where they stand."""
    text = page.read_text(encoding="utf-8")
    lines: list[str] = []
    for block in re.finditer(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
        if mentioning in block[1] and not any(package in block[1] for package in OTHER_PACKAGES):
            lines += [""] * (text.count("\n", 0, block.start(1)) - len(lines)) + block[1].splitlines()
    return "\n".join(lines)


@pytest.mark.parametrize("installed", SPECS, ids=str, indirect=True)
def test_what_the_readme_shows_works(installed: Installed, stub: Stub, tmp_path: Path) -> None:
    """
    The Python code about a client in the kit's README runs where only the client is installed, and keeps to the spec.
    """
    code = tmp_path / "README.py"
    code.write_text(code_on(ROOT / "README.md", mentioning=installed.package), encoding="utf-8")

    run(installed.python, "-I", ROOT / "tests/run_snippets.py", installed.package, stub.url, code)

    assert stub.requests
    assert [] == stub.findings()


def test_what_the_clients_own_readme_shows_works(installed: Installed, stub: Stub, tmp_path: Path) -> None:
    """
    All Python code in a client's README runs where only the client is installed, and keeps to the spec.
    """
    code = tmp_path / "README.py"
    code.write_text(code_on(installed.readme, mentioning=""), encoding="utf-8")

    run(installed.python, "-I", ROOT / "tests/run_snippets.py", installed.package, stub.url, code)

    assert len(stub.requests) in (4, 5), "one each for the call, the call with async, `send`, the errors and a page"
    assert [] == stub.findings()
