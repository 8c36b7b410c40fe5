"""
Options of the contract suite, and the matrix at its end; who runs it loads them (`-p wireproof.suite.plugin`).

    --specs DIR             the specs to prove (default: `specs` beside the configuration file)
    --api NAME              only this API of them; may be repeated
    --clients DIR           the clients generated from them (default: `generated`)
    --cell OPERATION [STATUS]
                            only the tests of an operation (`createThing`, or "POST /things"), or of one status;
                            may be repeated
    --matrix                show a progress bar and end with the table of cells
    --reports DIR           write matrix.json, junit.xml, summary.md, matrix.html and durations.json
    --shard 2/8             run the second of eight parts; `wireproof matrix merge` joins them
    --durations-file FILE   what parts are measured by (default: the suite's own durations.json)
"""

import sys
from pathlib import Path

import pytest

from wireproof.errors import WireproofError
from wireproof.leftover import is_partial
from wireproof.suite.handover import CaseRecorder
from wireproof.suite.matrix import MATRIX, Matrix, MatrixGatherer, MatrixReporter
from wireproof.suite.progress import ProgressLines
from wireproof.suite.reports import Reporter
from wireproof.suite.shards import DURATIONS, Sharder, documents_of, read_durations, shard_option

__all__ = ["pytest_addoption", "pytest_configure"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    group = parser.getgroup("wireproof", "contract suite")
    group.addoption("--specs", type=Path, metavar="DIR", help="folder with the OpenAPI documents, or a wireproof.toml")
    group.addoption("--api", action="append", metavar="NAME", default=[], help="only this API; may be repeated")
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
    group.addoption(
        "--reports", type=Path, metavar="DIR", help="folder to write reports into: JSON, JUnit, Markdown, HTML"
    )
    group.addoption("--shard", metavar="N/OF", help="run one part of the suite, 2/8 say, by how long tests take")
    group.addoption(
        "--durations-file",
        type=Path,
        default=DURATIONS,
        metavar="FILE",
        help="how long they take; a run's durations.json",
    )


@pytest.hookimpl(tryfirst=True)  # the suite reads the options when it is configured
def pytest_configure(config: pytest.Config) -> None:
    """Prepare the count of cases, fill in the folders that were not named, and make the clients importable."""
    config.stash[MATRIX] = Matrix(is_partial(config))
    config.addinivalue_line("markers", "each: the cases that a test is repeated for, selected from the specs")
    config.option.specs = config.option.specs or config.rootpath / "specs"
    config.option.clients = config.option.clients or config.rootpath / "generated"
    sys.path[:0] = [str(client.resolve()) for client in sorted(config.option.clients.glob("*-client"))]
    config.pluginmanager.register(MatrixGatherer(config), "wireproof-gatherer")
    _register_shards(config)
    is_in_charge = not hasattr(config, "workerinput")
    if config.option.reports:
        config.pluginmanager.register(CaseRecorder(config), "wireproof-recorder")
    if config.option.reports and is_in_charge:
        config.pluginmanager.register(Reporter(config), "wireproof-reports")
    if config.option.matrix and is_in_charge:
        config.pluginmanager.register(MatrixReporter(config), "wireproof-matrix")
        if not sys.stdout.isatty():
            config.pluginmanager.register(ProgressLines(), "wireproof-progress")


def _register_shards(config: pytest.Config) -> None:
    if config.option.shard is None:
        return
    try:
        part, durations = shard_option(config.option.shard), read_durations(config.option.durations_file)
        documents = documents_of(config)
    except WireproofError as error:
        pytest.exit(str(error), returncode=2)
    config.pluginmanager.register(Sharder(part, durations, documents), "wireproof-sharder")
