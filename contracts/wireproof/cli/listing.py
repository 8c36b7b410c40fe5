"""What `wireproof list` shows: every operation of a document, and what came of it."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from wireproof.codegen import generate_each
from wireproof.errors import WireproofError, printable
from wireproof.intake import open_document
from wireproof.intake.documents import Document
from wireproof.intake.names import with_operation_ids
from wireproof.intake.reach import operations_of
from wireproof.intake.selection import chosen, method_and_path

__all__ = ["lines_of"]


def lines_of(document: Document) -> Iterator[str]:
    """
    A line for each operation, with its operationId, and why no client has it where that is so; one that counts them.

    Raises:
        SpecError: The document cannot be read, or a selector matches nothing.
    """
    described = with_operation_ids(open_document(document.file).document, document.settings.names)
    wanted = {*chosen(document.file, described, document.settings)}
    reasons, refused = _tried(document)
    rows = []
    for place, node in operations_of(described).items():
        operation = " ".join(method_and_path(place))
        state = reasons.get(operation, refused and "refused") if place in wanted else "not selected"
        rows.append((*map(printable, (str(node.get("operationId", "")), operation, state or "ok")),))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    yield from ("  ".join(text.ljust(width) for text, width in zip(row, (*widths[:2], 0), strict=True)) for row in rows)
    yield from refused.splitlines()
    ready = sum(state == "ok" for *_, state in rows)
    yield f"{document.name}: {len(rows)} operations, {len(wanted)} selected, {ready} can be generated"


def _tried(document: Document) -> tuple[dict[str, str], str]:
    """Why operations are left out when the client is generated, by method and path; and why there is none."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = generate_each([document], Path(folder) / "clients")
        except WireproofError as error:
            return {}, str(error)
    skipped = {one.operation: one.problem for spec in found.specs for one in spec.skipped}
    return skipped, "\n".join(map(str, found.refused))
