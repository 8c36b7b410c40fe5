"""
Unions, arrays and maps that contain themselves.

With a class between, that class gets a name, which the parser can wait for. Without one, no annotation of Python can
say it, so that it is anything from there on.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from wireproof.codegen.prepared.named import name_of, reference, unused
from wireproof.document import nodes

__all__ = ["without_cycles"]

INNER = ("allOf", "anyOf", "oneOf", "prefixItems")


def without_cycles(document: dict[str, Any]) -> None:
    """Leave open where an array, a union or a map of a document comes to itself again."""
    schemas: dict[str, Any] = document["components"]["schemas"]
    for name, node in list(schemas.items()):
        for keyword in {"anyOf", "oneOf"}.intersection(node):
            node[keyword] = [_named_branch(name, index, one, schemas) for index, one in enumerate(node[keyword])]
    done: set[str] = set()
    for name in schemas:
        _open(name, schemas, [], done)


def _named_branch(union: str, index: int, branch: Any, schemas: dict[str, Any]) -> Any:
    """A branch of a union; one without a name that leads back to it has got one."""
    if name_of(branch) is not None or not _has_class(branch) or union not in _reached(branch, schemas):
        return branch
    name = unused(f"{union} Type{index}", schemas)
    schemas[name] = branch
    return {"$ref": reference(name)}


def _reached(node: Any, schemas: Mapping[str, Any]) -> set[str]:
    """The named schemas that a schema refers to, also through others."""
    found: set[str] = set()
    waiting = [node]
    while waiting:
        names = {name for _, one in nodes(waiting.pop()) if (name := name_of(one)) is not None} - found
        found |= names
        waiting += [schemas[name] for name in names if name in schemas]
    return found


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
