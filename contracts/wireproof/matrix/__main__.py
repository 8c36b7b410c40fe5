"""`python -m wireproof.matrix merge FILES -o DIR`: join the shards of a suite, and judge them as one."""

import sys
from contextlib import suppress
from pathlib import Path

from wireproof.command import Parser
from wireproof.errors import ResultsError, WireproofError
from wireproof.matrix.files import publish
from wireproof.matrix.merging import merge
from wireproof.matrix.results import Results, read


def main() -> int:
    """Exit status 0: all is proven; 1: something failed, or a cell is empty; 2: the files do not belong together."""
    parser = Parser(prog="python -m wireproof.matrix", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="merge")
    merging = commands.add_parser("merge", help="join what the shards of one suite have written")
    merging.add_argument("files", type=Path, nargs="+", metavar="FILE", help="the matrix-...-of-...json of a shard")
    merging.add_argument("-o", "--out", type=Path, required=True, metavar="DIR", help="the folder for the reports")
    arguments = parser.parse_args()
    try:
        results = merge(_read(arguments.files))
        annotations = publish(results, arguments.out)
    except WireproofError as error:
        print(error, file=sys.stderr)
        return 2
    with suppress(BrokenPipeError):
        print("\n".join([*annotations, *_report(results)]), flush=True)
    return 0 if results.is_green else 1


def _read(files: list[Path]) -> dict[Path, Results]:
    twice = next((file for file in files if files.count(file) > 1), None)
    if twice:
        raise ResultsError(f"{twice} is named twice; give each shard once")
    return {file: read(file) for file in files}


def _report(results: Results) -> list[str]:
    red = [f"failed: {cell}" for cell in results.red]
    others = [f"failed: {failure.test}" for failure in results.failures]
    return [*red, *others, *(f"empty: {cell}" for cell in results.empty), str(results)]


if __name__ == "__main__":
    raise SystemExit(main())
