"""Processes in which the suite runs once: forked from one that has imported what takes long, and no client."""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

SUITE = Path(__file__).parent.parent / "contracts/wireproof/suite"

PRELOADED = [
    *("hypothesis", "openapi_python_client", "openapi_spec_validator", "respx.plugin", "rich", "xdist.plugin"),
    *("schemathesis.pytest.plugin", "schemathesis.specs.openapi.schemas", "wireproof.codegen", "wireproof.suite.pages"),
    *("tests.processes", "tests.warm"),
]
PRELOADED_IS_FINE = ("-W", "ignore::pytest.PytestAssertRewriteWarning")


@contextmanager
def suite_processes() -> Iterator[ProcessPoolExecutor]:
    """Processes for one run each; what still runs when the block fails is ended, so that nobody waits for it."""
    forkserver = multiprocessing.get_context("forkserver")
    forkserver.set_forkserver_preload(PRELOADED)
    pool = ProcessPoolExecutor(os.cpu_count(), mp_context=forkserver, max_tasks_per_child=1)
    try:
        yield pool
        pool.shutdown()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.kill()
        raise


def run_pytest(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What `python -m pytest` does in a folder, with these variables in its environment and none that change it."""
    with suite_processes() as pool:
        return pool.submit(_run, folder, arguments, environment).result()


CHANGES_THE_OUTPUT = (
    *("COLUMNS", "FORCE_COLOR", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "PYTEST_ADDOPTS", "WIREPROOF_PROFILE"),
    *("PYTEST_XDIST_WORKER", "PYTEST_XDIST_WORKER_COUNT", "PYTEST_XDIST_TESTRUNUID", "PYTEST_CURRENT_TEST"),
)


def _run(folder: Path, arguments: tuple[str, ...], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    for name in CHANGES_THE_OUTPUT:
        os.environ.pop(name, None)
    os.environ.update(environment)
    sys.path[:0] = filter(None, environment.get("PYTHONPATH", "").split(os.pathsep))
    os.chdir(folder)
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        for stream, number in ((out, 1), (err, 2)):
            os.dup2(stream.fileno(), number)
        sys.stdout, sys.stderr = (open(number, "w", encoding="utf-8", closefd=False) for number in (1, 2))  # noqa: SIM115
        status = int(pytest.main([*arguments, *PRELOADED_IS_FINE]))
        said = []
        for stream, written in ((sys.stdout, out), (sys.stderr, err)):
            stream.flush()
            written.seek(0)
            said.append(written.read())
    return subprocess.CompletedProcess(["pytest", *arguments], status, *said)
