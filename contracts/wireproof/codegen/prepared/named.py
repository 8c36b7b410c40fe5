"""Schemas that the generator's parser knows by name only, and names that no two schemas share."""

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from wireproof.document import nodes
from wireproof.naming import alias_of, class_name, free_class, module_name
from wireproof.pointers import escape, resolve, unescape
from wireproof.schema import Schema

__all__ = ["in_components", "name_of", "reference", "renamed", "unused"]

HEAD = "#/components/schemas/"


def reference(name: str) -> str:
    """The reference to a named schema."""
    return f"{HEAD}{escape(name)}"


def name_of(node: Any) -> str | None:
    """The named schema that a schema refers to; None where it does not."""
    target = node.get("$ref") if isinstance(node, dict) else None
    return unescape(unquote(target[len(HEAD) :])) if isinstance(target, str) and target.startswith(HEAD) else None


def in_components(document: dict[str, Any]) -> None:
    """Name what the parser knows by name only: the target of a reference into a schema, and an object beside `null`."""
    schemas: dict[str, Any] = document.setdefault("components", {}).setdefault("schemas", {})
    moved: dict[str, str] = {}
    waiting: list[Any] = [document]
    while waiting:
        for _, node in list(nodes(waiting.pop())):
            target = node.get("$ref")
            if isinstance(target, str) and (target in moved or _is_inside_a_schema(target)):
                if target not in moved:
                    moved[target] = unused(_words(target), schemas)
                    schemas[moved[target]] = copy.deepcopy(resolve(document, target))
                    waiting.append(schemas[moved[target]])
                node["$ref"] = f"#/components/schemas/{moved[target]}"
    for name, node in list(schemas.items()):
        types = node.get("type") if isinstance(node, dict) else None
        if not (isinstance(types, list) and "object" in types and "allOf" in node):
            continue
        if Schema(node, f"#/components/schemas/{name}", document).types == {"object"}:
            node["type"] = "object"
        else:
            named = unused(f"{name}Object", schemas)
            schemas[named] = {**node, "type": "object"}
            others = [{"type": one} for one in types if one != "object"]
            schemas[name] = {"anyOf": [{"$ref": f"#/components/schemas/{named}"}, *others]}


def _words(target: str) -> str:
    """What a place inside of a schema or an operation is called: after the names on the way to it."""
    words = WORD.findall(unquote(target))[2:]
    return " ".join(word for word in words if word not in STRUCTURE)


WORD = re.compile(r"\w+")
STRUCTURE = {
    *("allOf", "anyOf", "application", "content", "items", "json", "oneOf", "properties", "responses", "schema"),
    "schemas",
}
"""What a place consists of beside names."""


def _is_inside_a_schema(target: str) -> bool:
    is_named = re.fullmatch(r"#/components/[^/]+/[^/]+", target)
    return not is_named and (target.startswith(HEAD) or "/schema" in target)


def unused(name: str, schemas: Mapping[str, Any]) -> str:
    """A name for a schema that no other one has, nor one that becomes the same class."""
    wanted = "".join(word[:1].upper() + word[1:] for word in name.split())
    modules = {module_name(class_name(one)) for one in schemas}
    return free_class(class_name(wanted), lambda one: module_name(one) in modules)


def renamed(document: dict[str, Any], classes: Mapping[str, str]) -> None:
    """Call schemas as their classes where the parser would call them otherwise, and what stands for another as that."""
    schemas: dict[str, Any] = document["components"]["schemas"]
    ends = {name: name if classes.get(name) in (None, class_name(name)) else classes[name] for name in schemas}
    for name in schemas:
        target = _end(name, schemas)
        if target != name:
            ends[name] = ends[target]
    changed = {name: end for name, end in ends.items() if name != end}
    if not changed:
        return
    for _, node in list(nodes(document)):
        _refer(node, changed)
    kept = {ends[name]: node for name, node in schemas.items() if _end(name, schemas) == name}
    document["components"]["schemas"] = kept


def _end(name: str, schemas: Mapping[str, Any]) -> str:
    seen = {name}
    while (target := alias_of(schemas.get(name))) in schemas and target is not None and target not in seen:
        seen.add(target)
        name = target
    return name


def _refer(node: dict[str, Any], changed: Mapping[str, str]) -> None:
    told = node.get("discriminator")
    if isinstance(told, dict):
        branches = [name for name in map(name_of, _branches(node)) if name is not None]
        mapping = told.get("mapping") or ({name: name for name in branches} if changed.keys() & {*branches} else {})
        if mapping:
            told["mapping"] = {value: _mapped(target, changed) for value, target in mapping.items()}
    name = name_of(node)
    if name is not None and name in changed:
        node["$ref"] = reference(changed[name])


def _branches(node: Mapping[str, Any]) -> Iterator[Any]:
    for keyword in ("anyOf", "oneOf"):
        yield from node.get(keyword, ())


def _mapped(target: str, changed: Mapping[str, str]) -> str:
    name = name_of({"$ref": target}) or target
    return reference(changed.get(name, name))
