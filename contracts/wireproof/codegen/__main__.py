"""`python -m wireproof.codegen`: write the clients, or say whether those written are up to date."""

import sys
from pathlib import Path

from wireproof.codegen import differences, generate
from wireproof.codegen.project import HTTP_LIBRARIES
from wireproof.command import Parser
from wireproof.errors import WireproofError


def main() -> int:
    """Exit status 0: done; 1: the check found differences; 2: the call or a spec is wrong."""
    parser = Parser(prog="python -m wireproof.codegen", description=__doc__)
    parser.add_argument("--specs", type=Path, required=True, help="the folder with the OpenAPI documents")
    parser.add_argument("--out", type=Path, required=True, help="the folder that the clients are written to")
    parser.add_argument("--http", choices=HTTP_LIBRARIES, default="httpx2", help="what the clients connect through")
    parser.add_argument("--check", action="store_true", help="write nothing; name every file that would change")
    arguments = parser.parse_args()
    try:
        if arguments.check:
            return _report(differences(arguments.specs, arguments.out, http_library=arguments.http))
        for client in generate(arguments.specs, arguments.out, http_library=arguments.http):
            print(f"generated {client}")
    except WireproofError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


def _report(found: list[str]) -> int:
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
