"""Every test here is parametrised over the specs of a folder, by the names of its arguments."""

from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from wireproof.binding import MODES, bind
from wireproof.catalog import Spec, documented_responses, load_folder
from wireproof.errors import SpecError, WireproofError
from wireproof.oracle import ABSENT
from wireproof.pagination import pagination
from wireproof.suite import cases
from wireproof.suite.caller import Callers, connect
from wireproof.suite.ids import slug
from wireproof.suite.matrix import MATRIX, Matrix
from wireproof.suite.pages import traps
from wireproof.suite.profiles import load_profile
from wireproof.suite.rendering import COMPARISON, case_of, cell_of, failure_of
from wireproof.suite.selection import CellChoice, read_choices
from wireproof.suite.traffic import TRAFFIC

T = TypeVar("T")

CELLS = pytest.StashKey[tuple[CellChoice, ...]]()

PARAMETERS: dict[str, Callable[[tuple[Spec, ...]], Iterable[Any]]] = {
    "spec": lambda specs: specs,
    "case": cases.operations,
    "paged_case": cases.paged,
    "trap_case": traps,
    "envelope_case": cases.enveloped,
    "unsafe_case": cases.unsafe_operations,
    "idempotent_case": cases.idempotent_operations,
    "body_case": cases.operations_with_a_body,
    "protected_case": cases.protected_operations,
    "open_case": cases.open_operations,
    "edge": cases.edges,
    "parameter_case": cases.parameters,
    "required_case": cases.required_parameters,
    "text_path_case": cases.text_path_parameters,
    "list_case": cases.list_parameters,
    "number_case": cases.number_parameters,
    "cell": cases.cells,
    "example": cases.examples,
    "flawed_cell": cases.flawed_cells,
    "flawed_example": cases.flawed_examples,
    "enum_cell": cases.enum_cells,
    "stray_status": cases.stray_statuses,
    "stray_success": cases.stray_successes,
    "mode": lambda _: MODES,
}
"""The arguments that a test is repeated for."""


def pytest_configure(config: pytest.Config) -> None:
    """Load the profile, the specs and the clients before anything is collected."""
    or_exit(load_profile)
    specs = or_exit(partial(load_folder, config.option.specs))
    or_exit(partial(_check_examples, specs))
    or_exit(partial(_check_pagination, specs))
    for spec in specs:
        or_exit(partial(bind, spec, config.option.clients))
    config.stash[CELLS] = or_exit(partial(read_choices, config.option.cell, specs))
    config.stash[MATRIX].expect(documented_responses(specs))
    config.addinivalue_line("markers", "last: what counts the other tests runs after them, and in no worker")


def or_exit(attempt: Callable[[], T]) -> T:
    """The result; what the caller can put right ends the run with its sentence and exit status 2."""
    try:
        return attempt()
    except WireproofError as error:
        pytest.exit(str(error), returncode=2)


def _check_examples(specs: tuple[Spec, ...]) -> None:
    for spec in specs:
        for response in documented_responses((spec,)):
            if any(not media.examples for media in response.media_types):
                raise SpecError(spec.file, response.pointer, f"the response {response.status} has no named example")


def _check_pagination(specs: tuple[Spec, ...]) -> None:
    for spec in specs:
        for operation in spec.operations:
            pagination(spec, operation)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Repeat a test for everything that its arguments name."""
    specs = load_folder(metafunc.config.option.specs)
    for argument, select in PARAMETERS.items():
        if argument in metafunc.fixturenames:
            values = list(select(specs))
            metafunc.parametrize(argument, values, ids=[_id(specs, value) for value in values])


def _id(specs: tuple[Spec, ...], value: Any) -> str:
    """What a test id says of a value; the name of the spec where the `operationId` does not say which one is meant."""
    if not isinstance(value, cases.OperationCase):
        return slug(str(value))
    name = value.operation.operation_id
    having = [spec for spec in specs for one in spec.operations if one.operation_id == name]
    return str(value) if len(having) == 1 else f"{slug(value.spec.name)}.{value}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Drop tests that a spec has no case for, and those of cells that were not chosen; run those marked `last` last."""
    cells = config.stash[CELLS]
    dropped = {
        item
        for item in items
        if _has_no_case(item)
        or (_is_last(item) and hasattr(config, "workerinput"))
        or (cells and not any(cell.has(_values(item)) for cell in cells))
    }
    config.hook.pytest_deselected(items=[*dropped])
    items[:] = [item for item in items if item not in dropped]
    items.sort(key=_is_last)


def _values(item: pytest.Item) -> Collection[Any]:
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
            report.longrepr, report.sections = str(failure), []
        else:
            report.sections.append(("case", f"{failure.case}\n\nrun again: {failure.rerun}"))
    report.user_properties += said
    item.user_properties += said  # JUnit's come from the report on the teardown
    return report


# Fixtures -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="package")  # whoever comes after the suite finds the wire as it was
def callers(pytestconfig: pytest.Config) -> Iterator[Callers]:
    """Calls the operations of a spec through its client; the same client throughout."""
    with connect(pytestconfig.option.clients, load_folder(pytestconfig.option.specs)) as found:
        yield found


@pytest.fixture(scope="session")
def matrix(pytestconfig: pytest.Config) -> Matrix:
    """Counts the cases of this run."""
    return pytestconfig.stash[MATRIX]
