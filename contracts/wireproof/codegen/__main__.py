"""`python -m wireproof.codegen`: write the clients, or say whether those written are up to date."""

import sys
from pathlib import Path

from wireproof.codegen import Generated, differences, generate_each
from wireproof.codegen.project import HTTP_LIBRARIES
from wireproof.command import Parser
from wireproof.errors import WireproofError
from wireproof.intake.settings import ApiSettings


def main() -> int:
    """Exit status 0: done; 1: the check found differences; 2: the call or a spec is wrong; 3: some is left out."""
    parser = Parser(prog="python -m wireproof.codegen", description=__doc__)
    parser.add_argument("--specs", type=Path, required=True, help="the folder with the OpenAPI documents")
    parser.add_argument("--out", type=Path, required=True, help="the folder that the clients are written to")
    parser.add_argument("--http", choices=HTTP_LIBRARIES, default="httpx2", help="what the clients connect through")
    parser.add_argument("--check", action="store_true", help="write nothing; name every file that would change")
    parser.add_argument("--strict", action="store_true", help="refuse a document rather than leave operations out")
    arguments = parser.parse_args()
    strict = ApiSettings(strict=True)
    settings = {file.stem: strict for file in arguments.specs.glob("*")} if arguments.strict else {}
    try:
        if arguments.check:
            found = differences(arguments.specs, arguments.out, http_library=arguments.http, settings=settings)
            return _report(found)
        return _tell(generate_each(arguments.specs, arguments.out, http_library=arguments.http, settings=settings))
    except WireproofError as error:
        print(error, file=sys.stderr)
        return 2


def _tell(generated: Generated) -> int:
    for client in generated.clients:
        print(f"generated {client}")
    for line in (*generated.refused, *generated.left_out):
        print(line, file=sys.stderr)
    return 2 if generated.refused else 3 if generated.left_out else 0


def _report(found: list[str]) -> int:
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
