"""
Runs Python code from a page with every client of a package connected to another server.

    python run_snippets.py PACKAGE URL FILE

It runs where nothing but the client is installed, so that it imports nothing but the standard library.
"""

import importlib
import os
import sys
from pathlib import Path


def main() -> None:
    """Run the code in one namespace, as somebody does who copies it block by block; the code stays as it is."""
    package, url, file = sys.argv[1:]
    api = importlib.import_module(f"{package}._runtime.api")
    os.environ |= {f"{api.ENVIRONMENT}_BASE_URL": url, f"{api.ENVIRONMENT}_TOKEN": "token-for-tests"}
    code = Path(file).read_text(encoding="utf-8")
    exec(compile(code, file, "exec"), {"__name__": "__main__"})  # noqa: S102  # code from our own pages


if __name__ == "__main__":
    main()
