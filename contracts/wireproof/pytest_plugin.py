"""
The fixture `contract_mock`, the mark `contract`, and the coverage of APIs; what they are made of is imported when used.

What every test may have for a while stands in `wireproof.toml`, beside the configuration of pytest.

    def test_a_pet_is_adopted(contract_mock):
        api = contract_mock("petstore_client")
        api.reply("adoptPet", 201)
        ...
"""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from wireproof.allowances import Allowances
    from wireproof.testing import ContractMock
    from wireproof.testing.coverage import Coverage
    from wireproof.testing.mocks import Mocks

__all__ = [
    "contract_mock",
    "pytest_addoption",
    "pytest_configure",
    "pytest_runtest_call",
    "pytest_runtest_makereport",
]

MOCKS: "pytest.StashKey[Mocks]" = pytest.StashKey()
LISTED: "pytest.StashKey[Allowances]" = pytest.StashKey()
COVERAGE: "pytest.StashKey[Coverage]" = pytest.StashKey()
MARK = "contract(allow, host='*', route='*'): codes of findings that the test may have, everywhere or there"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    group = parser.getgroup("contract", "mocks held to their API (wireproof)")
    group.addoption("--contract-coverage", action="store_true", help="show what the tests met of each mocked API")
    group.addoption("--contract-json", type=Path, metavar="FILE", help="write the same as JSON")
    group.addoption(
        "--contract-fail-under", type=float, metavar="PERCENT", help="fail where less than that of the APIs is met"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Declare the mark, and count where that is asked for."""
    config.addinivalue_line("markers", MARK)
    options = config.option
    if options.contract_coverage or options.contract_json or options.contract_fail_under is not None:
        from wireproof.testing.coverage import Coverage, CoverageReporter  # noqa: PLC0415  # most runs do without

        config.stash[COVERAGE] = Coverage()
        config.pluginmanager.register(CoverageReporter(config, config.stash[COVERAGE]), "wireproof-contract-coverage")
    listed = config.rootpath / "wireproof.toml"
    if listed.is_file() and b"[[allow]]" in listed.read_bytes():
        _read_allowances(config, listed)


def _read_allowances(config: pytest.Config, file: Path) -> None:
    from wireproof.allowances import read_allowances  # noqa: PLC0415  # as above
    from wireproof.errors import WireproofError  # noqa: PLC0415
    from wireproof.leftover import LeftoverReporter  # noqa: PLC0415

    try:
        found = config.stash[LISTED] = read_allowances(file, "mock")
    except WireproofError as error:
        raise pytest.UsageError(str(error)) from None
    config.pluginmanager.register(LeftoverReporter(config, "mocks", lambda: found), "wireproof-contract-allowances")


@pytest.fixture
def contract_mock(request: pytest.FixtureRequest) -> "Iterator[ContractMock]":
    """Mocks APIs by their specs; whatever these do not allow fails the test at its end."""
    from wireproof.testing.fixture import ContractMock, opened, raise_found  # noqa: PLC0415  # as above

    stash = request.config.stash
    with opened(request.node, stash.get(LISTED, None), stash.get(COVERAGE, None)) as mocks:
        request.node.stash[MOCKS] = mocks
        yield ContractMock(mocks)
    raise_found(mocks)  # what happened after the test, when other fixtures ended


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """End a test with what was found, whether or not its code has noticed."""
    __tracebackhide__ = True
    try:
        yield
    except Exception as error:
        if mocks := item.stash.get(MOCKS, None):
            from wireproof.testing.fixture import explained  # noqa: PLC0415  # as above

            if text := explained(mocks, error):
                item.add_report_section("call", "contract", text)
        raise
    if mocks := item.stash.get(MOCKS, None):
        from wireproof.testing.fixture import finish  # noqa: PLC0415  # as above

        finish(mocks)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show what was found as it is, without a traceback."""
    report = yield
    if call.excinfo and MOCKS in item.stash:
        from wireproof.testing.fixture import told  # noqa: PLC0415  # as above

        report.longrepr = told(call.excinfo.value) or report.longrepr
    return report
