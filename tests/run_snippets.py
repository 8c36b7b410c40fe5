"""
Runs Python code from a page with every client of a package connected to another server.

    python run_snippets.py PACKAGE URL FILE

It runs where nothing but the client is installed, so that it imports nothing but the standard library.
"""

import importlib
import sys
from pathlib import Path
from typing import Any


def connect_to(url: str, client: Any) -> None:
    """Replace the base URL of every client of this class; the code on the page stays as it is."""
    construct = client.__init__

    def connected(self: object, **settings: Any) -> None:
        construct(self, **{**settings, "base_url": url})

    client.__init__ = connected


def main() -> None:
    """Run the code in one namespace, as somebody does who copies it block by block."""
    package, url, file = sys.argv[1:]
    module = importlib.import_module(package)
    for client in (module.Client, module.AuthenticatedClient):
        connect_to(url, client)
    code = Path(file).read_text(encoding="utf-8")
    exec(compile(code, file, "exec"), {"__name__": "__main__"})  # noqa: S102  # code from our own pages


if __name__ == "__main__":
    main()
