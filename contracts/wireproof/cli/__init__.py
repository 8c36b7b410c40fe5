"""
`wireproof`: the command for specs of one's own and for documents of a vendor.

A wrong call, a document or a configuration that cannot be used end it with a sentence and exit status 2.
"""

import sys
from collections.abc import Sequence

from typer.exceptions import TyperException

from wireproof.cli.commands import app
from wireproof.errors import WireproofError

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run a command, that of the command line unless given.

    Returns:
        The exit status: 0, done; 1, something is not as it should be; 2, the call or something that it names is wrong;
        3, done, but for operations that were left out.
    """
    try:
        return int(app(arguments, prog_name="wireproof", standalone_mode=False) or 0)
    except WireproofError as error:
        print(error, file=sys.stderr)
        return 2
    except TyperException as error:
        print(_sentence(error), file=sys.stderr)
        return 2


def _sentence(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    said = error.format_message() if hasattr(error, "format_message") else str(error)
    command = context.command_path if context else "wireproof"
    return f"{command}: {said.rstrip('.')}; see `{command} --help`"
