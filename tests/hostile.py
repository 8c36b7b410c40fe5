"""
Reads, generates and draws from each document given, and prints what was opened on the way, as JSON.

A process of its own, since what listens to the interpreter cannot be taken away again. What native code reads shows in
the time of the last access to a file, so that the caller looks at that.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from wireproof.catalog import Spec
from wireproof.codegen import generate
from wireproof.errors import WireproofError
from wireproof.loading import load
from wireproof.strategies import simplest_value

CONNECTIONS = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "http.client.connect")
NAMED = ("open", "urllib.Request")
"""What counts if it names the file that nobody may read."""


def main() -> None:
    """Print a list for each document: what was opened and, if it was refused, the sentences."""
    word, *files = sys.argv[1:]
    opened: list[str] = []

    def listen(event: str, arguments: tuple[Any, ...]) -> None:
        if event in CONNECTIONS or (event in NAMED and word in str(arguments[0])):
            opened.append(f"{event} {arguments}")

    sys.addaudithook(listen)
    print(json.dumps({Path(file).stem: [_used(Path(file)), *opened] for file in files}))


def _used(file: Path) -> str:
    try:
        spec = load(file)
        _draw(spec)
        with tempfile.TemporaryDirectory() as folder:
            specs = Path(folder) / "specs"
            specs.mkdir()
            (specs / "books.yaml").write_bytes(file.read_bytes())
            generate(specs, Path(folder) / "clients")
    except WireproofError as error:
        return str(error)
    return ""


def _draw(spec: Spec) -> None:
    for operation in spec.operations:
        for response in operation.responses:
            for media_type in response.media_types:
                if media_type.schema:
                    media_type.schema.validator.is_valid({})
                    simplest_value(media_type.schema)


if __name__ == "__main__":
    main()
