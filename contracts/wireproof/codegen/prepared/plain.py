"""Single schemas in words that the generator's parser knows."""

import json
from typing import Any

__all__ = ["is_schema", "listed_types", "simplify", "without_defaults", "write_out"]


def write_out(node: dict[str, Any]) -> None:
    """Write out what JSON Schema takes for granted: items may be anything unless they are described; `true` is `{}`."""
    if "prefixItems" in node and node.get("items") is False:
        del node["items"]  # there are no others
    elif "prefixItems" in node or "array" in listed_types(node.get("type")):
        node.setdefault("items", {})
    for keyword in ("items", "schema", "not"):
        if keyword in node:
            node[keyword] = _written_out(node[keyword])
    for keyword in ("allOf", "anyOf", "oneOf", "prefixItems"):
        if isinstance(node.get(keyword), list):
            node[keyword] = [_written_out(one) for one in node[keyword]]
    for keyword in ("properties", "schemas"):
        if isinstance(node.get(keyword), dict):
            node[keyword] = {name: _written_out(one) for name, one in node[keyword].items()}


def _written_out(schema: Any) -> Any:
    """A schema as an object; what nothing is valid for has no type either."""
    return {} if isinstance(schema, bool) else schema


def listed_types(types: Any) -> list[Any]:
    """The types that `type` says, one or several."""
    return types if isinstance(types, list) else [types]


SCHEMA = {"$ref", "allOf", "anyOf", "const", "enum", "items", "oneOf", "properties", "type"}
"""Keywords by which a schema is known."""


def is_schema(node: dict[str, Any]) -> bool:
    """Whether an object of a document looks like a schema."""
    return not SCHEMA.isdisjoint(node)


def simplify(node: dict[str, Any]) -> None:
    """What a schema says, in words that the parser knows."""
    if "title" in node and isinstance(node["title"], str):  # would be the name of a class, which may be another's
        title = node.pop("title")
        node.setdefault("description", title)
    if "const" in node:
        value = node["const"]
        node.pop("type", None)
        node.pop("enum", None)
        if value is None:
            del node["const"]
            node["type"] = "null"
    elif isinstance(node.get("enum"), list):
        _split(node)


def _split(node: dict[str, Any]) -> None:
    """The parser knows enums of strings and enums of integers; others become a union of these and of constants."""
    values = [int(one) if isinstance(one, float) and one.is_integer() else one for one in node["enum"]]
    kinds = {kind: [one for one in values if type(one) is kind] for kind in (str, int, float, bool)}
    has_fraction, has_null = bool(kinds[float]), None in values
    node["enum"] = values
    if has_null and isinstance(node.get("type"), list):
        del node["type"]  # which says no more
    if not has_fraction and not kinds[bool] and not (kinds[str] and kinds[int]):
        return
    del node["enum"]
    node.pop("type", None)
    numbers: list[dict[str, Any]] = [{"const": one} for one in (*kinds[int], *kinds[float])] if has_fraction else []
    branches: list[dict[str, Any]] = [
        *([{"type": "string", "enum": kinds[str]}] if kinds[str] else []),
        *(numbers or ([{"type": "integer", "enum": kinds[int]}] if kinds[int] else [])),
        *({"const": one} for one in kinds[bool]),
        *([{"type": "null"}] if has_null else []),
    ]
    node.update(branches[0] if len(branches) == 1 else {"anyOf": branches})


NAME_MAPS = {"content", "headers", "parameters", "paths", "properties", "requestBodies", "responses", "schemas"}
DATA = {"const", "enum", "example", "examples", "servers"}
"""Keywords whose `default` is none: a name, a value, or that of a server's variable."""


def without_defaults(node: Any, *, named: bool = False) -> Any:
    """A copy; `named` says that the keys of this mapping are names and not keywords."""
    if isinstance(node, list):
        return [without_defaults(value) for value in node]
    if not isinstance(node, dict):
        return node
    copied = {
        key: value if key in DATA else without_defaults(value, named=key in NAME_MAPS) for key, value in node.items()
    }
    if not named and "default" in copied:
        default = json.dumps(copied.pop("default"))
        copied["description"] = f"{copied.get('description', '').strip()} Default: {default}.".strip()
    return copied
