"""
The spec that travels inside of a client: what its operations are judged by, wherever it is installed.

`load("petstore_client")` finds it without importing the client. It is the document that the client was made of, as it
is judged: upgraded, corrected by its overlay, and cut to the operations that were wanted.
"""

import json
import re
from importlib.util import find_spec
from pathlib import Path

from wireproof.catalog import Spec
from wireproof.errors import ClientError
from wireproof.loading import load as read

__all__ = ["load", "packaged_name", "packaged_text"]

PACKAGE = re.compile(r"[^\W\d]\w*")


def packaged_name(package: str) -> str:
    """What the file in a client's package is called, after its API: that of `pet_store_client` is `pet-store.json`."""
    return f"{package.removesuffix('_client').replace('_', '-')}.json"


def packaged_text(spec: Spec) -> str:
    """What stands in the file."""
    return json.dumps(spec.document, indent=1) + "\n"


def load(api: str | Path) -> Spec:
    """
    The spec of an installed client, by the name of its package, or the one in a file; each is read and checked once.

    Raises:
        ClientError: There is no such package, or it has no spec in it.
        SpecError: The document cannot be used.
    """
    is_package = isinstance(api, str) and PACKAGE.fullmatch(api)
    return read(_packaged(str(api)) if is_package else Path(api))


def _packaged(package: str) -> Path:
    found = find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ClientError(
            f"{package}: no such package is installed; install the client, or give the path of a document"
        )
    files = [Path(folder) / packaged_name(package) for folder in found.submodule_search_locations]
    file = next((one for one in files if one.is_file()), None)
    if file is None:
        raise ClientError(
            f"{package}: there is no {files[0].name} in it; generate the client again, with this Wireproof"
        )
    return file
