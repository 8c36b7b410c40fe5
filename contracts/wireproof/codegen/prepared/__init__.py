"""
The document as the generator's parser is handed it: without what it would get wrong, with what it would lose.

Each module rewrites one kind of thing; what a rewritten schema takes is what the schema of the user takes, or more. The
judge, the binding and the suite go on reading the document that the user gave.
"""

from typing import Any

from wireproof.catalog import DocumentedResponse, Operation, Spec
from wireproof.codegen.contents import choose_content
from wireproof.codegen.prepared.composed import composed
from wireproof.codegen.prepared.endless import without_cycles
from wireproof.codegen.prepared.named import in_components, renamed
from wireproof.codegen.prepared.plain import is_schema, simplify, without_defaults, write_out
from wireproof.codegen.sides import marked
from wireproof.document import nodes
from wireproof.naming import class_names
from wireproof.pointers import resolve

__all__ = ["prepared"]


def prepared(spec: Spec) -> dict[str, Any]:
    """
    The document without what the generator would act on wrongly.

    A `default` is what the server does when nothing is sent, so it moves into the description instead of onto the
    wire. Security that is written at the top only is repeated on every operation, where the generator looks for it.
    """
    found: dict[str, Any] = without_defaults(spec.document)
    choose_content(spec, found)
    marked(spec, found)
    for operation in spec.operations:
        _write_out(found, operation)
    for _, node in list(nodes(found)):
        write_out(node)
    in_components(found)
    renamed(found, class_names(spec))
    found["paths"] = {path: item for path, item in found["paths"].items() if not path.startswith("x-")}
    for item in found["paths"].values():
        item.pop("parameters", None)
    for kind in WRITTEN_OUT:
        found["components"].pop(kind, None)
    composed(found)
    without_cycles(found)
    for _, node in list(nodes(found)):
        if is_schema(node):
            simplify(node)
    return found


WRITTEN_OUT = ("callbacks", "examples", "headers", "links", "parameters", "pathItems", "requestBodies", "responses")
"""Components that nothing refers to any longer."""


def _write_out(document: dict[str, Any], operation: Operation) -> None:
    """
    Write out what stands elsewhere: the parameters of the path and security, and what `$ref` leads to by detours.

    Header parameters that say nothing (OpenAPI 3.1.0, section 4.8.12.2) are gone.
    """
    node = resolve(document, operation.pointer)
    node.setdefault("security", document.get("security", []))
    node["parameters"] = [resolve(document, one.pointer) for one in operation.parameters]
    node["responses"] = {one.status: _read_response(document, one) for one in operation.responses}
    if operation.body is not None:
        node["requestBody"] = resolve(document, operation.body.pointer)


def _read_response(document: dict[str, Any], documented: DocumentedResponse) -> Any:
    """A response, without the content that it shares with others and never has: to HEAD, or with 204."""
    return resolve(document, documented.pointer) if documented.media_types else {"description": documented.description}
