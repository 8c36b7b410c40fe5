"""
Options of the contract suite, and the matrix that it ends with.

    --specs DIR     the specs to prove (default: `specs` beside the configuration file)
    --clients DIR   the clients generated from them (default: `generated`)
    --cell OPERATION [STATUS]
                    only the tests of an operation (`createThing`, or "POST /things"), or of one status; may be repeated
    --matrix        show a progress bar and end with the table of cells
"""

import sys
from pathlib import Path

import pytest

from wireproof.suite.matrix import MATRIX, Matrix, MatrixGatherer, MatrixReporter, is_partial

__all__ = ["pytest_addoption", "pytest_configure"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    group = parser.getgroup("wireproof", "contract suite")
    group.addoption("--specs", type=Path, metavar="DIR", help="folder with the OpenAPI documents (*.yaml)")
    group.addoption("--clients", type=Path, metavar="DIR", help="folder with the clients generated from them")
    group.addoption(
        "--cell",
        action="append",
        nargs="+",
        metavar=("OPERATION", "STATUS"),
        default=[],
        help='only the tests of an operation (an operationId, or "METHOD /path") and of a status; may be repeated',
    )
    group.addoption("--matrix", action="store_true", help="show a progress bar and end with the table of cells")


@pytest.hookimpl(tryfirst=True)  # the suite reads the options when it is configured
def pytest_configure(config: pytest.Config) -> None:
    """Prepare the count of cases, fill in the folders that were not named, and make the clients importable."""
    config.stash[MATRIX] = Matrix(is_partial(config))
    config.option.specs = config.option.specs or config.rootpath / "specs"
    config.option.clients = config.option.clients or config.rootpath / "generated"
    sys.path[:0] = [str(client.resolve()) for client in sorted(config.option.clients.glob("*-client"))]
    config.pluginmanager.register(MatrixGatherer(config), "wireproof-gatherer")
    if config.option.matrix and not hasattr(config, "workerinput"):
        config.pluginmanager.register(MatrixReporter(config), "wireproof-matrix")
