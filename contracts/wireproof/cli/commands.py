"""
The commands of `wireproof`: what each takes, and what it says.

Each imports what it needs when it is asked for, so that nobody waits for the generator who does not need it.
"""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from itertools import takewhile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from wireproof.cli.projects import Flags, place_of, project_of
from wireproof.cli.starting import begin
from wireproof.errors import printable
from wireproof.intake.documents import is_document
from wireproof.intake.project import CONFIGURATION

__all__ = ["app"]

app = typer.Typer(
    help="Typed Python clients from OpenAPI documents, and the proof that they keep to them.",
    epilog="Begin with `wireproof init FILE`, the OpenAPI document of an API.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
matrix = typer.Typer(help="Join what the shards of a suite have written.", no_args_is_help=True)
app.add_typer(matrix, name="matrix")

Apis = Annotated[
    list[str] | None, typer.Argument(metavar="[API]...", help="Names of APIs, or OpenAPI documents; all if none.")
]
Config = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help=f"The configuration (default: {CONFIGURATION}, if there is one)"),
]
Specs = Annotated[
    Path | None, typer.Option(metavar="DIR", help="The folder with the OpenAPI documents (default: specs)")
]
Clients = Annotated[Path | None, typer.Option(metavar="DIR", help="The folder with the clients (default: generated)")]
Operations = Annotated[
    list[str] | None,
    typer.Option("--operation", "-o", metavar="SELECTOR", help="An operationId, tag:NAME or 'METHOD /path/**'; repeat"),
]
Exclude = Annotated[
    list[str] | None, typer.Option(metavar="SELECTOR", help="What is not wanted of these, in the same words; repeat")
]
Strict = Annotated[bool, typer.Option("--strict", help="Refuse a document rather than leave operations out")]


@app.command(epilog="Example: wireproof init museum.yaml -o getMuseumHours -o 'tag:Tickets'")
def init(
    document: Annotated[Path, typer.Argument(metavar="FILE", help="The OpenAPI document of an API")],
    operation: Operations = None,
) -> int:
    """Write a wireproof.toml for a document, with everything that can be set, and all operations to choose from."""
    print(f"wrote {begin(document, Path(), operation or ())}; next: wireproof list")
    return 0


@app.command("list", epilog="Example: wireproof list museum.yaml")
def list_operations(
    apis: Apis = None,
    config: Config = None,
    specs: Specs = None,
    operation: Operations = None,
    exclude: Exclude = None,
) -> int:
    """Show the operations of documents, and what stands in the way of those that no client can have."""
    from wireproof.cli.listing import lines_of

    flags = Flags(config, specs, None, operation, exclude)
    for document in project_of(apis, flags).documents:
        with _progress(document.name, "looking at each operation"):
            lines = [*lines_of(document)]
        _print(lines)
    return 0


@app.command(epilog="Example: wireproof generate museum -o 'GET /museum-hours' --http httpx")
def generate(
    apis: Apis = None,
    config: Config = None,
    specs: Specs = None,
    clients: Clients = None,
    operation: Operations = None,
    exclude: Exclude = None,
    http: Annotated[str | None, typer.Option(metavar="LIBRARY", help="httpx2 or httpx, which clients use")] = None,
    strict: Strict = False,
) -> int:
    """
    Write the clients.

    Exit status 2: a document has none, and why; 3: a client lacks operations, and why.
    """
    from wireproof.codegen import generate_each

    status, project = 0, project_of(apis, Flags(config, specs, clients, operation, exclude, http, strict))
    for document in project.documents:
        with _progress(document.name, "generating"):
            found = generate_each([document], project.clients)
        for client in found.clients:
            print(f"{'generated' if client in found.changed else 'unchanged'} {client}", flush=True)
        _complain((*map(str, found.refused), *map(printable, (*found.passed_over, *found.left_out))))
        status = 2 if found.refused else status or (3 if found.left_out else 0)
    return status


@app.command(epilog="Example: wireproof check")
def check(apis: Apis = None, config: Config = None, specs: Specs = None, clients: Clients = None) -> int:
    """
    Say which files of the clients are not what the documents make.

    Exit status 1: there are such files; 3: a client lacks operations, and why.
    """
    from wireproof.codegen import differences, left_out

    project = project_of(apis, Flags(config, specs, clients))
    found = differences(project.documents, project.clients, others=bool(apis))
    lacking = left_out(project.documents, project.clients)
    _complain((*found, *map(printable, lacking)))
    return 1 if found else 3 if lacking else 0


@app.command(
    epilog="Example: wireproof prove museum --cell 'GET /museum-hours' 200",
    context_settings={"ignore_unknown_options": True},
)
def prove(
    arguments: Annotated[
        list[str] | None, typer.Argument(metavar="[API]... [OPTIONS OF PYTEST]", help="Which APIs, and how")
    ] = None,
    config: Config = None,
    specs: Specs = None,
    clients: Clients = None,
    reports: Annotated[Path, typer.Option(metavar="DIR", help="The folder for the reports")] = Path("build"),
    workers: Annotated[
        str, typer.Option("--workers", "-n", metavar="N", help="Processes that share the work")
    ] = "auto",
) -> int:
    """
    Run the contract suite on the clients, and end with the matrix of operations and statuses.

    Options that are not listed here go to pytest, --cell, --shard, -k and -x among them. Exit status 1: some of it is
    not proven.
    """
    from wireproof.suite import CONFIGURATION as OWN
    from wireproof.suite import FOLDER

    apis = [*takewhile(lambda one: not one.startswith("-"), arguments or ())]
    flags = Flags(config, specs, clients)
    project = project_of(apis, flags)
    named = [f"--api={one.name}" for one in project.documents] if apis else []
    where = apis[0] if apis and is_document(Path(apis[0])) else place_of(flags)
    how = [f"--config-file={OWN}", "--rootdir=.", "--import-mode=importlib", f"--numprocesses={workers}"]
    shown = ["--matrix", f"--reports={reports}"]
    given = [f"--specs={where}", f"--clients={project.clients}", *named, *how, *shown, *(arguments or ())[len(apis) :]]
    ended = subprocess.run([sys.executable, "-m", "pytest", str(FOLDER), *given], check=False)  # noqa: S603  # as asked
    return ended.returncode if ended.returncode in (0, 1) else 2


@app.command(epilog="Example: wireproof trace --specs specs")
def trace(apis: Apis = None, config: Config = None, specs: Specs = None) -> int:
    """
    Say where every element of the documents comes from, and which facts went into none.

    Exit status 1: an element names no source, or a fact is not accounted for.
    """
    from wireproof.provenance import traces

    found = traces(project_of(apis, Flags(config, specs)).documents)
    _print(line for one in found for line in one.report())
    gaps = [gap for one in found for gap in one.gaps]
    _complain(map(str, gaps))
    return 1 if gaps else 0


@matrix.command(epilog="Example: wireproof matrix merge build/matrix-*-of-8.json --out build")
def merge(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="The matrix-2-of-8.json of each shard")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder for the reports")],
) -> int:
    """
    Join the shards of a suite, and judge them as one.

    Exit status 1: a test failed, or a cell is empty.
    """
    from wireproof.matrix.files import publish
    from wireproof.matrix.merging import merge_files, report

    results = merge_files(files)
    _print([*publish(results, out), *report(results)])
    return 0 if results.is_green else 1


def _print(lines: Iterable[str]) -> None:
    """Print lines on standard output, whose reader may close it early."""
    with suppress(BrokenPipeError):
        print("\n".join(lines), flush=True)


def _complain(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, file=sys.stderr)


@contextmanager
def _progress(name: str, doing: str) -> Iterator[None]:
    """A spinner where somebody looks at it."""
    console = Console(stderr=True)
    with console.status(f"{name}: {doing}") if console.is_terminal else nullcontext():
        yield
