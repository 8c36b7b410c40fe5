"""What contains itself with no class between: no annotation of Python can say that, so that it is anything there."""

from collections.abc import Iterator, Mapping
from typing import Any

from wireproof.codegen.prepared.named import name_of

__all__ = ["opened"]

INNER = ("allOf", "anyOf", "oneOf", "prefixItems")


def opened(document: dict[str, Any]) -> None:
    """Leave open where an array, a union or a map of a document comes to itself again."""
    schemas: Mapping[str, Any] = document["components"]["schemas"]
    done: set[str] = set()
    for name in schemas:
        _open(name, schemas, [], done)


def _open(name: str, schemas: Mapping[str, Any], way: list[str], done: set[str]) -> None:
    """Follow a schema up to classes; whatever leads back to the way says nothing from now on."""
    if name in done or _has_class(schemas.get(name)):
        return
    for node in _referring(schemas.get(name)):
        target = name_of(node)
        if target == name or target in way:
            node.pop("$ref")
        elif target is not None:
            _open(target, schemas, [*way, name], done)
    done.add(name)


def _has_class(node: Any) -> bool:
    """Whether a schema becomes a class, which may name itself."""
    if not isinstance(node, dict) or node.keys() & {"anyOf", "oneOf"} or isinstance(node.get("type"), list):
        return False
    return bool(node.keys() & {"properties", "allOf"}) or node.get("type") == "object"


def _referring(node: Any) -> Iterator[dict[str, Any]]:
    """The references inside of a schema that stand in no object with members."""
    if not isinstance(node, dict):
        return
    if "$ref" in node:
        yield node
    for inner in (node.get("items"), *(one for keyword in INNER for one in node.get(keyword, ()))):
        if not _has_class(inner):
            yield from _referring(inner)
