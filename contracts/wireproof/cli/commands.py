"""The commands of `wireproof`; each says what it takes, and leaves the work to the rest of the kit."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from wireproof.intake.project import CONFIGURATION, Project, project_of

__all__ = ["app"]

app = typer.Typer(
    name="wireproof",
    help="Typed Python clients from OpenAPI documents, and the proof that they keep to them.",
    epilog="Begin with `wireproof init FILE`, the OpenAPI document of an API.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
matrix_app = typer.Typer(help="Join what the shards of a suite have written.", no_args_is_help=True)
app.add_typer(matrix_app, name="matrix")

Configuration = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help=f"The configuration; `{CONFIGURATION}`, where there is one."),
]
Apis = Annotated[list[str] | None, typer.Argument(metavar="[API]...", help="Some of the APIs; all of them if none.")]
Specs = Annotated[Path | None, typer.Option("--specs", metavar="DIR", help="The folder with the OpenAPI documents.")]
Clients = Annotated[Path | None, typer.Option("--clients", metavar="DIR", help="The folder with the clients.")]


@app.command(epilog="Example: `wireproof trace --specs specs`")
def trace(configuration: Configuration = None, specs: Specs = None) -> int:
    """
    Say where every element of the specs comes from, and which facts went into none.

    Exit status 1: an element names no source, or a fact is not accounted for.
    """
    from wireproof.provenance import report, traced  # what other commands do not need

    traces = [traced(spec) for spec in project_of(configuration, specs=specs).load(...)]
    _print(line for one in traces for line in report(one))
    gaps = [gap for one in traces for gap in one.gaps]
    for gap in gaps:
        print(gap, file=sys.stderr)
    return 1 if gaps else 0


@matrix_app.command(epilog="Example: `wireproof matrix merge build/matrix-*-of-8.json --out build`")
def merge(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The `matrix-2-of-8.json` of each shard.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder for the reports.")],
) -> int:
    """
    Join the shards of a suite, and judge them as one.

    Exit status 1: a test failed, or a cell is empty.
    """
    from wireproof.matrix.files import publish
    from wireproof.matrix.merging import merged

    results = merged(files)
    _print([*publish(results, out), *results.report])
    return 0 if results.is_green else 1


def _print(lines: Iterable[str]) -> None:
    """Lines on standard output, of which whoever reads may have seen enough."""
    with suppress(BrokenPipeError):
        print("\n".join(lines), flush=True)
