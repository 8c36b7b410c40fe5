"""Every test here is parametrised over the specs of a folder: `@cases.each(case=cases.operations)` says over what."""

import os
from collections import Counter
from collections.abc import Callable, Collection, Generator, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from wireproof.binding import bind
from wireproof.catalog import documented_responses
from wireproof.codegen.credentials import environment
from wireproof.errors import WireproofError
from wireproof.findings import inert
from wireproof.leftover import LeftoverReporter
from wireproof.oracle import ABSENT
from wireproof.suite.allowed import ALLOWED
from wireproof.suite.caller import Callers, connect
from wireproof.suite.cases import OperationCase
from wireproof.suite.credentials import NOWHERE
from wireproof.suite.ids import slug
from wireproof.suite.matrix import MATRIX, Matrix
from wireproof.suite.profiles import load_profile
from wireproof.suite.proven import specs_of
from wireproof.suite.rendering import COMPARISON, case_of, cell_of, failure_of
from wireproof.suite.selection import CellChoice, read_choices
from wireproof.traffic import TRAFFIC

T = TypeVar("T")

CELLS = pytest.StashKey[tuple[CellChoice, ...]]()


def pytest_configure(config: pytest.Config) -> None:
    """Load the profile, the specs and the clients before anything is collected."""
    or_exit(load_profile)
    or_exit(partial(ALLOWED.read, config.option.specs))
    leftover = LeftoverReporter(config, "suite", lambda: ALLOWED.allowances)
    config.pluginmanager.register(leftover, "wireproof-allowances")
    specs = or_exit(partial(specs_of, config))
    every = () if config.option.api else specs
    ALLOWED.allowances.operations = tuple(one for spec in every for one in spec.operations)
    for spec in specs:
        or_exit(or_exit(partial(bind, spec, config.option.clients)).refuse_missing)
        if spec.server is None:
            os.environ[f"{environment(spec)}_BASE_URL"] = NOWHERE
    config.stash[CELLS] = or_exit(partial(read_choices, config.option.cell, specs))
    config.stash[MATRIX].expect(documented_responses(specs), [one for spec in specs for one in spec.skipped])
    config.addinivalue_line("markers", "last: what counts the other tests runs after them, and in no worker")


def or_exit(attempt: Callable[[], T]) -> T:
    """The result; what the caller can put right ends the run with its sentence and exit status 2."""
    try:
        return attempt()
    except WireproofError as error:
        pytest.exit(str(error), returncode=2)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Repeat a test for everything that its `each` selects from the specs."""
    specs = specs_of(metafunc.config)
    names = Counter(operation.operation_id for spec in specs for operation in spec.operations)
    for mark in metafunc.definition.iter_markers("each"):
        for argument, select in mark.kwargs.items():
            values = list(select(specs))
            metafunc.parametrize(argument, values, ids=[_id(value, names) for value in values])


def _id(value: Any, names: Counter[str]) -> str:
    """What a test id says of a value; the name of the spec where the `operationId` does not say which one is meant."""
    if not isinstance(value, OperationCase):
        return slug(str(value))
    is_alone = names[value.operation.operation_id] == 1
    return str(value) if is_alone else f"{slug(value.spec.name)}.{value}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Drop tests that a spec has no case for, and those of cells that were not chosen; run those marked `last` last."""
    cells = config.stash[CELLS]
    dropped = {
        item
        for item in items
        if _has_no_case(item)
        or (_is_last(item) and hasattr(config, "workerinput"))
        or (cells and not any(cell.has(_parameter_values(item)) for cell in cells))
    }
    config.hook.pytest_deselected(items=[*dropped])
    items[:] = [item for item in items if item not in dropped]
    items.sort(key=_is_last)


def _parameter_values(item: pytest.Item) -> Collection[Any]:
    """What a test is repeated for."""
    return item.callspec.params.values() if isinstance(item, pytest.Function) and hasattr(item, "callspec") else ()


def _is_last(item: pytest.Item) -> bool:
    return item.get_closest_marker("last") is not None


def _has_no_case(item: pytest.Item) -> bool:
    """Whether pytest made up one skipped item because an argument has no value; path parameters, say."""
    mark = item.get_closest_marker("skip")
    in_suite = Path(__file__).parent in item.path.parents
    return in_suite and mark is not None and "empty parameter set" in mark.kwargs.get("reason", "")


# What is reported ---------------------------------------------------------------------------------------------------


def pytest_runtest_setup() -> None:
    """Forget what the test before looked at and compared."""
    TRAFFIC.look_at()
    COMPARISON.left = COMPARISON.right = ABSENT


def pytest_assertrepr_compare(left: Any, right: Any) -> None:
    """Keep both sides of a comparison that made an `assert` fail."""
    COMPARISON.left, COMPARISON.right = left, right


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Function, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say what a test found wrong, without a traceback; whatever else goes wrong keeps it."""
    report = yield
    if report.when != "call":
        return report
    said: list[tuple[str, Any]] = [("cell", cell_of(case_of(item)))]
    if report.failed and call.excinfo:
        failure = failure_of(item, call.excinfo.value)
        said += failure.properties
        if failure.blocks:
            report.longrepr, report.sections = inert(str(failure)), []
        else:
            if inert(report.longreprtext) != report.longreprtext:
                report.longrepr = inert(report.longreprtext)
            report.sections = [(name, inert(text)) for name, text in report.sections]
            report.sections.append(("case", inert(f"{failure.case}\n\nrun again: {failure.rerun}")))
    report.user_properties += said
    item.user_properties += said  # JUnit's come from the report on the teardown
    return report


# Fixtures -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="package")  # restore the transport for tests that run later
def callers(pytestconfig: pytest.Config) -> Iterator[Callers]:
    """Calls the operations of a spec through its client; the same client throughout."""
    with connect(pytestconfig.option.clients, specs_of(pytestconfig)) as found:
        yield found


@pytest.fixture(scope="session")
def matrix(pytestconfig: pytest.Config) -> Matrix:
    """Counts the cases of this run."""
    return pytestconfig.stash[MATRIX]
