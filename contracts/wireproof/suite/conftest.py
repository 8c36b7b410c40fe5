"""Every test here is parametrised over the specs of a folder, by the names of its arguments."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import pytest

from wireproof.binding import MODES, bind
from wireproof.catalog import Spec, documented_responses, load_folder
from wireproof.errors import WireproofError
from wireproof.pagination import pagination
from wireproof.suite import cases
from wireproof.suite.caller import Callers, connect
from wireproof.suite.matrix import MATRIX, Matrix
from wireproof.suite.pages import traps, without_items
from wireproof.suite.profiles import load_profile

T = TypeVar("T")

PARAMETERS: dict[str, Callable[[tuple[Spec, ...]], Iterable[Any]]] = {
    "spec": lambda specs: specs,
    "case": cases.operations,
    "paged_case": cases.paged,
    "trap_case": traps,
    "itemless_case": without_items,
    "envelope_case": cases.enveloped,
    "unsafe_case": cases.unsafe_operations,
    "idempotent_case": cases.idempotent_operations,
    "read_case": cases.read_operations,
    "body_case": cases.operations_with_a_body,
    "protected_case": cases.protected_operations,
    "closed_case": cases.closed_operations,
    "open_case": cases.open_operations,
    "edge": cases.edges,
    "parameter_case": cases.parameters,
    "required_case": cases.required_parameters,
    "text_path_case": cases.text_path_parameters,
    "list_case": cases.list_parameters,
    "number_case": cases.number_parameters,
    "header_case": cases.first_header_parameters,
    "cell": cases.cells,
    "example": cases.examples,
    "flawed_cell": cases.flawed_cells,
    "flawed_example": cases.flawed_examples,
    "enum_cell": cases.enum_cells,
    "union_cell": cases.union_cells,
    "stray_status": cases.stray_statuses,
    "stray_success": cases.stray_successes,
    "mode": lambda _: MODES,
}
"""The arguments that a test is repeated for."""


def pytest_configure(config: pytest.Config) -> None:
    """Load the profile, the specs and the clients before anything is collected."""
    or_exit(load_profile)
    specs = or_exit(partial(load_folder, config.option.specs))
    or_exit(partial(_check_pagination, specs))
    for spec in specs:
        or_exit(partial(bind, spec, config.option.clients))
    config.stash[MATRIX].expect(documented_responses(specs))
    config.addinivalue_line("markers", "last: what counts the other tests runs after them, and in no worker")


def or_exit(attempt: Callable[[], T]) -> T:
    """The result; what the caller can put right ends the run with its sentence and exit status 2."""
    try:
        return attempt()
    except WireproofError as error:
        pytest.exit(str(error), returncode=2)


def _check_pagination(specs: tuple[Spec, ...]) -> None:
    for spec in specs:
        for operation in spec.operations:
            pagination(spec, operation)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Repeat a test for everything that its arguments name."""
    specs = load_folder(metafunc.config.option.specs)
    for argument, select in PARAMETERS.items():
        if argument in metafunc.fixturenames:
            metafunc.parametrize(argument, list(select(specs)), ids=str)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Drop the tests that a spec gives no cases for, and put those marked `last` behind the others."""
    dropped = [item for item in items if _has_no_case(item) or (_is_last(item) and hasattr(config, "workerinput"))]
    config.hook.pytest_deselected(items=dropped)
    items[:] = [item for item in items if item not in dropped]
    items.sort(key=_is_last)


def _is_last(item: pytest.Item) -> bool:
    return item.get_closest_marker("last") is not None


def _has_no_case(item: pytest.Item) -> bool:
    """Whether pytest made up one skipped item because an argument has no value; path parameters, say."""
    mark = item.get_closest_marker("skip")
    in_suite = Path(__file__).parent in item.path.parents
    return in_suite and mark is not None and "empty parameter set" in mark.kwargs.get("reason", "")


@pytest.fixture(scope="package")  # whoever comes after the suite finds the wire as it was
def callers(pytestconfig: pytest.Config) -> Iterator[Callers]:
    """Calls the operations of a spec through its client; the same client throughout."""
    with connect(pytestconfig.option.clients, load_folder(pytestconfig.option.specs)) as found:
        yield found


@pytest.fixture(scope="session")
def matrix(pytestconfig: pytest.Config) -> Matrix:
    """Counts the cases of this run."""
    return pytestconfig.stash[MATRIX]
