"""
The document as the generator's parser is handed it: without what it would get wrong, with what it would lose.

Each module rewrites one kind of thing; what a rewritten schema takes is what the schema of the user takes, or more. The
judge, the binding and the suite go on reading the document that the user gave.
"""

import copy
from typing import Any

from wireproof.catalog import IGNORED_HEADER_PARAMETERS, Spec
from wireproof.codegen.prepared.composed import composed
from wireproof.codegen.prepared.endless import opened
from wireproof.codegen.prepared.named import in_components, renamed
from wireproof.codegen.prepared.plain import simplify, without_defaults, write_out
from wireproof.codegen.sides import marked
from wireproof.document import dereference, nodes, parameters
from wireproof.naming import class_names
from wireproof.schema import resolve

__all__ = ["prepared"]


def prepared(spec: Spec) -> dict[str, Any]:
    """
    The document without what the generator would act on wrongly.

    A `default` is what the server does when nothing is sent, so it moves into the description instead of onto the
    wire. Security that is written at the top only is repeated on every operation, where the generator looks for it.
    """
    found: dict[str, Any] = without_defaults(spec.document)
    for operation in spec.operations:
        _written_out(spec, resolve(found, operation.pointer), operation.pointer)
    marked(spec, found)
    for _, node in list(nodes(found)):
        write_out(node)
    in_components(found)
    renamed(found, class_names(spec))
    composed(found)
    opened(found)
    for _, node in list(nodes(found)):
        simplify(node)
    return found
