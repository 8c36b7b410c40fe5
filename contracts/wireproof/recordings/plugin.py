"""
The option `--contract-cassettes DIR` of pytest: each recording in a folder has to fit its spec.

    pytest --contract-cassettes tests/cassettes

A file is a test. Specs come from `wireproof.toml` beside the configuration of pytest, from `--contract-specs`, and from
the clients that are installed; what is allowed for a while stands in `wireproof.toml`.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from wireproof.recordings.judging import Judge

__all__ = ["CassetteFile", "CassetteItem", "pytest_addoption", "pytest_collection_modifyitems", "pytest_configure"]

JUDGE: "pytest.StashKey[Judge]" = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options."""
    group = parser.getgroup("cassettes", "recordings held to their API (wireproof)")
    group.addoption(
        "--contract-cassettes",
        action="append",
        type=Path,
        metavar="DIR",
        default=[],
        help="judge the recordings of a folder (HAR, vcrpy, NDJSON); may be repeated",
    )
    group.addoption(
        "--contract-specs", type=Path, metavar="DIR", help="the specs: a folder, a document, or a wireproof.toml"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Load the specs, if there is something to judge."""
    if config.option.contract_cassettes:
        _prepare(config)


def _prepare(config: pytest.Config) -> None:
    from wireproof.errors import WireproofError  # noqa: PLC0415  # most runs do without
    from wireproof.leftover import LeftoverReporter  # noqa: PLC0415
    from wireproof.recordings.judging import Judge  # noqa: PLC0415

    usual = config.rootpath / "wireproof.toml"
    chosen = config.option.contract_specs
    try:
        judge = Judge.of(chosen or (usual if usual.is_file() else None), (), usual, is_all=not chosen)
    except WireproofError as error:
        raise pytest.UsageError(str(error)) from None
    config.stash[JUDGE] = judge
    leftover = LeftoverReporter(config, "cassettes", lambda: judge.allowances)
    config.pluginmanager.register(leftover, "wireproof-cassettes")


@pytest.hookimpl(tryfirst=True)  # before others leave tests out
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add a test for each file."""
    if not config.option.contract_cassettes:
        return
    from wireproof.errors import WireproofError  # noqa: PLC0415
    from wireproof.recordings.formats import files_at  # noqa: PLC0415

    for folder in config.option.contract_cassettes:
        try:
            files = files_at(config.invocation_params.dir / folder)
        except WireproofError as error:
            raise pytest.UsageError(str(error)) from None
        for file in files:
            items.extend(CassetteFile.from_parent(session, path=file).collect())


class CassetteFile(pytest.File):
    """A file of recordings."""

    def collect(self) -> Iterator[pytest.Item]:
        """One test for all of them."""
        yield CassetteItem.from_parent(self, name="recordings")


class CassetteItem(pytest.Item):
    """The recordings of a file fit the spec of their host."""

    def runtest(self) -> None:
        """Judge them."""
        judge = self.config.stash[JUDGE]
        judge.tally.hosts.clear()
        misfits = [*judge.misfits(self.path)]
        if misfits:
            raise MisfitError("\n\n".join(map(str, misfits)))
        if judge.unknown_hosts:
            raise MisfitError("\n".join(judge.unknown_hosts))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any) -> str:
        """What does not fit, or why it cannot be read; only a bug has a traceback."""
        from wireproof.errors import WireproofError, printable  # noqa: PLC0415

        error = excinfo.value
        if isinstance(error, WireproofError):
            return printable(str(error))
        return str(error if isinstance(error, MisfitError) else excinfo.getrepr())

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where it stands."""
        return self.path, 0, f"{self.path.name}: recordings"


class MisfitError(AssertionError):
    """Recordings that do not fit."""
