"""The configuration that `wireproof init` writes: everything that can be set, with a comment."""

import json
import os
from collections.abc import Collection, Sequence
from pathlib import Path

from wireproof.errors import ProjectError, printable
from wireproof.intake import open_document
from wireproof.intake.documents import api_name
from wireproof.intake.names import with_operation_ids
from wireproof.intake.project import CONFIGURATION
from wireproof.intake.reach import operations_of
from wireproof.intake.selection import chosen, method_and_path
from wireproof.intake.settings import ApiSettings

__all__ = ["begin"]

TEMPLATE = """\
# What `wireproof` works on. `wireproof list` says what stands in the way of an operation.

[apis.{name}]
document = {document}

# The operations that are wanted, one by one; all of them where this is left out. `tag:Events` are those of a tag,
# `GET /events/**` those of a path and below it.
operations = [
{operations}
]

# Of these, the operations that are not wanted after all:
# exclude = ["DELETE /**"]

# Where the API is, if the document does not say so:
# server = "https://api.example.com"

# What the client connects through, httpx2 or httpx:
# http = "httpx2"

# Refuse the document if anything is wrong with an operation, instead of leaving that out:
# strict = true

# Other names for operations:
# names = {{ {example} = "listThings" }}
"""


def begin(document: Path, folder: Path, wanted: Sequence[str]) -> Path:
    """
    Write the configuration for one document into a folder, with the operations that selectors choose.

    Raises:
        SpecError: The document cannot be read, or a selector matches nothing.
        ProjectError: There is a configuration already.
    """
    file = folder / CONFIGURATION
    if file.exists():
        raise ProjectError(f"{file}: it is there already; add the API to it by hand, or move it away")
    described = with_operation_ids(open_document(document).document, {})
    places = chosen(document, described, ApiSettings(operations=tuple(wanted)))
    methods = [" ".join(method_and_path(place)) for place in operations_of(described)]
    text = TEMPLATE.format(
        name=api_name(document),
        document=json.dumps(Path(os.path.relpath(document, folder)).as_posix()),
        operations="\n".join(_lines(described, places)),
        example=json.dumps(next(iter(methods), "GET /things")),
    )
    with file.open("x", encoding="utf-8") as written:
        written.write(text)
    return file


def _lines(document: dict[str, object], places: Collection[str]) -> list[str]:
    """A line for each operation; those that are not wanted as a comment."""
    return [
        f"    {'' if place in places else '# '}{json.dumps(node['operationId'])},"
        f"  # {printable(' '.join(method_and_path(place)))}"  # whatever a document says stays in its line
        for place, node in operations_of(document).items()
        if "operationId" in node
    ]
