"""The document as the generator's parser is handed it: without what it would get wrong, with what it would lose."""

import json
from typing import Any

from wireproof.catalog import Spec
from wireproof.codegen.sides import marked
from wireproof.schema import resolve

__all__ = ["prepared"]


def prepared(spec: Spec) -> dict[str, Any]:
    """
    The document without what the generator would act on wrongly.

    A `default` is what the server does when nothing is sent, so it moves into the description instead of onto the
    wire. Security that is written at the top only is repeated on every operation, where the generator looks for it.
    """
    found: dict[str, Any] = _without_defaults(spec.document)
    for operation in spec.operations:
        resolve(found, operation.pointer).setdefault("security", found.get("security", []))
    marked(spec, found)
    return found


NAME_MAPS = {"content", "headers", "parameters", "paths", "properties", "requestBodies", "responses", "schemas"}
DATA = {"const", "enum", "example", "examples", "servers"}
"""Keywords whose `default` is none: a name, a value, or that of a server's variable."""


def _without_defaults(node: Any, *, named: bool = False) -> Any:
    """A copy; `named` says that the keys of this mapping are names and not keywords."""
    if isinstance(node, list):
        return [_without_defaults(value) for value in node]
    if not isinstance(node, dict):
        return node
    copy = {
        key: value if key in DATA else _without_defaults(value, named=key in NAME_MAPS) for key, value in node.items()
    }
    if not named and "default" in copy:
        default = json.dumps(copy.pop("default"))
        copy["description"] = f"{copy.get('description', '').strip()} Default: {default}.".strip()
    return copy
