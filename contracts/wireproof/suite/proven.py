"""
The specs that a run proves, as their clients were generated from them: with the same settings, and without operations
that were left out, or that nothing can be made up for.
"""

import warnings
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis.errors import HypothesisSideeffectWarning

from wireproof.binding import note_of
from wireproof.catalog import MediaType, Operation, Spec
from wireproof.document import Problems
from wireproof.errors import SpecError, first_line
from wireproof.findings import Code
from wireproof.intake.documents import Document
from wireproof.intake.reach import operations_of
from wireproof.intake.settings import ApiSettings
from wireproof.loading import load, without
from wireproof.media import read_types
from wireproof.pagination import problems as pagination_problems
from wireproof.pointers import escape
from wireproof.schema import Schema
from wireproof.strategies import simplest_request, simplest_value
from wireproof.suite.shards import Sharder, documents_of

__all__ = ["CHECKS", "DRAWING", "specs_of"]

SPECS = pytest.StashKey[tuple[Spec, ...]]()


def specs_of(config: pytest.Config) -> tuple[Spec, ...]:
    """
    The specs of the folder, or of this shard, read once.

    Raises:
        SpecError: Some of them cannot be used, or there is none.
        ClientError: The note of a client cannot be read.
    """
    if SPECS not in config.stash:
        sharder = config.pluginmanager.get_plugin("wireproof-sharder")
        mine = sharder.mine if isinstance(sharder, Sharder) else None
        documents = documents_of(config) if mine is None else mine
        config.stash[SPECS] = _judged(documents, config.option.clients)
    return config.stash[SPECS]


def _judged(documents: Iterable[Document], clients: Path) -> tuple[Spec, ...]:
    specs, refused = [], []
    for document in documents:
        try:
            specs.append(_proven(document, note_of(document.name, clients)))
        except SpecError as error:
            refused.append(error)
    if refused:
        raise SpecError.together(refused)
    return tuple(specs)


def _proven(document: Document, note: Mapping[str, Any]) -> Spec:
    """A spec as the note of its client says."""
    settings = ApiSettings.of(note.get("settings", {}))
    spec = load(document.file, CHECKS, settings, document.name)
    known = operations_of(spec.document)
    missing = {_pointer(one["operation"]): one["reason"] for one in note.get("skipped", ())}
    left_out = [(place, reason) for place, reason in missing.items() if place in known]
    spec = without(spec, dict.fromkeys(left_out)) if left_out else spec
    with warnings.catch_warnings():  # drawing before tests are collected is meant
        warnings.simplefilter("ignore", HypothesisSideeffectWarning)
        check, code = DRAWING
        undrawable = [] if spec.is_strict else [*check(spec)]
    return without(spec, dict.fromkeys(undrawable, code)) if undrawable else spec


def _pointer(operation: str) -> str:
    method, _, path = operation.partition(" ")
    return f"#/paths/{escape(path)}/{method.lower()}"


def _pagination(spec: Spec) -> Problems:
    for operation in spec.operations:
        yield from pagination_problems(spec, operation)


CHECKS = ((_pagination, Code.EXTENSION_INVALID),)
"""What a spec needs to be proven, beyond what every one has to keep to."""


def _undrawable(spec: Spec) -> Problems:
    """Operations that no request or response can be made up for: of a pattern that Python does not know, say."""
    for operation in spec.operations:
        try:
            _draw(operation)
        except Exception as error:  # noqa: BLE001  # whatever Schemathesis and Hypothesis raise
            reason = f"{type(error).__name__}: {first_line(error)}"
            yield operation.pointer, f"nothing that fits its schemas can be made up, so it is not proven ({reason})"


DRAWING = (_undrawable, Code.NOT_DRAWABLE)
"""What is asked of each operation when everything else is as it should be."""


def _draw(operation: Operation) -> None:
    simplest_request(operation)
    for response in operation.responses:
        for schema in (*(header.schema for header in response.headers), *_schemas(read_types(response))):
            simplest_value(schema)


def _schemas(media_types: tuple[MediaType, ...]) -> list[Schema]:
    return [media.schema for media in media_types if media.schema and not media.examples]
