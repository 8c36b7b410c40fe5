"""What is not installed is told in one sentence, which names the extra that brings it."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from wireproof.extras import MODULES, ExtraError, extra_of, lacking

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OPTIONAL = {
    extra: {Requirement(one).name for one in requirements}
    for extra, requirements in PROJECT["optional-dependencies"].items()
}
"""What each extra brings, by the names of distributions."""
DISTRIBUTIONS = {"markdown_it": "markdown-it-py", "xdist": "pytest-xdist"}
"""What a module is installed by, where that is not its name."""

HIDE = """
import sys

class Hide:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {hidden!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Hide())
"""


def python(program: str, *hidden: str) -> subprocess.CompletedProcess[str]:
    """Run a program that some modules are not installed for."""
    command = [sys.executable, "-c", HIDE.format(hidden=hidden) + program]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603


def test_the_table_of_extras_is_what_is_installed_with_them() -> None:
    """
    Every module that may be missing is in the extra that it is said to be in.
    """
    assert [] == [
        module
        for module, extra in MODULES.items()
        if DISTRIBUTIONS.get(module, module.replace("_", "-")) not in OPTIONAL[extra]
    ]


def test_an_error_about_anything_else_stays_as_it_is() -> None:
    """
    It is somebody's bug, and no extra mends that.
    """
    error = ImportError("no", name="somebody.elses")

    assert extra_of(error) is None
    assert error is lacking("x", error)


def test_the_sentence_names_the_extra_and_how_to_install_it() -> None:
    """
    It is an import error as well, for those who try.
    """
    error = lacking("`wireproof generate`", ImportError("no", name="openapi_python_client.parser"))

    assert isinstance(error, ExtraError)
    assert "`wireproof generate` needs wireproof[generate]: pip install 'wireproof[generate]'" == str(error)


@pytest.mark.parametrize(
    ("arguments", "hidden", "said"),
    [
        (["list"], ("typer", "rich"), "the command `wireproof` needs wireproof[cli]: pip install 'wireproof[cli]'"),
        (
            ["list", "specs/box-groups.yaml"],
            ("openapi_python_client",),
            "`wireproof list` needs wireproof[generate]: pip install 'wireproof[generate]'",
        ),
        (["trace"], ("markdown_it",), "`wireproof trace` needs wireproof[generate]: pip install 'wireproof[generate]'"),
        (["prove"], ("xdist",), "`wireproof prove` needs wireproof[prove]: pip install 'wireproof[prove]'"),
    ],
    ids=["any command", "list", "trace", "prove"],
)
def test_a_command_says_what_it_needs(arguments: list[str], hidden: tuple[str, ...], said: str) -> None:
    """
    And ends with exit status 2.
    """
    ended = python(f"from wireproof.cli import main; sys.exit(main({arguments!r}))", *hidden)

    assert (2, said) == (ended.returncode, ended.stderr.strip())


@pytest.mark.parametrize(
    ("module", "hidden", "extra"),
    [
        ("wireproof.naming", "openapi_python_client", "generate"),
        ("wireproof.strategies", "schemathesis", "prove"),
        ("wireproof.testing.stage", "respx", "pytest"),
    ],
)
def test_an_import_says_what_it_needs(module: str, hidden: str, extra: str) -> None:
    """
    The last line of the traceback is the sentence.
    """
    ended = python(f"import {module}", hidden)

    said = f"wireproof.extras.ExtraError: {module} needs wireproof[{extra}]: pip install 'wireproof[{extra}]'"
    assert said == ended.stderr.strip().splitlines()[-1]


def test_the_judge_imports_little() -> None:
    """
    No HTTP library, no test framework, no generator, and none of the parsers that few documents need.
    """
    program = (
        "import wireproof.oracle, wireproof.loading; from wireproof.adapters import asgi, httpx, requests, wsgi; "
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )

    imported = {*python(program).stdout.split()}

    assert {"wireproof", "yaml", "jsonschema_rs"} <= imported
    assert set() == imported & {*MODULES, "jsonpath", "requests", "ruamel"}
