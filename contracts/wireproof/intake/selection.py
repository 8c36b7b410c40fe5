"""
Which operations of a document are wanted, and the document cut to these and what they reach.

A selector is one of

    listUsers           an operationId
    tag:Users           a tag
    GET /users/{id}     a method and a path, as the document writes them

In each, `*` stands for any text without a slash, `**` for any text at all, and a method may be `*`; `/groups/**` is
`/groups` and all below it. Upper and lower case are different, but not in methods.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from wireproof.document import METHODS
from wireproof.errors import SpecError
from wireproof.intake.reach import Reach, inheriting, operations_of
from wireproof.intake.settings import ApiSettings
from wireproof.pointers import escape, resolve, unescape

__all__ = ["chosen", "cut", "method_and_path", "without_links"]


def method_and_path(place: str) -> tuple[str, str]:
    """Method, in upper case, and path of the operation at a place."""
    _, _, path, method, *_ = place.split("/")
    return method.upper(), unescape(path)


# Choosing -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Names:
    """By what an operation can be selected."""

    place: str
    names: tuple[str, ...]

    @classmethod
    def of(cls, place: str, node: Mapping[str, Any]) -> "_Names":
        tags = node.get("tags")
        named = [f"tag:{tag}" for tag in (tags if isinstance(tags, list) else ())]
        return cls(place, (str(node.get("operationId", "")), *named, " ".join(method_and_path(place))))


def chosen(file: Path, document: Mapping[str, Any], settings: ApiSettings) -> list[str]:
    """
    The places of the operations that are wanted, in the order of the document.

    Raises:
        SpecError: A selector matches nothing; the sentence has the nearest names.
    """
    known = [_Names.of(place, node) for place, node in operations_of(document).items()]
    unknown = [one for one in (*settings.operations, *settings.exclude) if not _matched(one, known)]
    if unknown:
        raise SpecError.together(SpecError(file, "the selection", _nothing(one, known)) for one in unknown)
    wanted = {place for one in settings.operations or ("**",) for place in _matched(one, known)}
    wanted -= {place for one in settings.exclude for place in _matched(one, known)}
    return [one.place for one in known if one.place in wanted]


def _matched(selector: str, known: Iterable[_Names]) -> list[str]:
    pattern = _pattern(selector)
    return [one.place for one in known if any(map(pattern.fullmatch, one.names))]


def _pattern(selector: str) -> re.Pattern[str]:
    method, space, path = selector.strip().partition(" ")
    text = f"{method.upper()} {path.strip()}" if space and path.strip().startswith("/") else selector.strip()
    parts = re.split(r"(/\*\*\Z|\*\*|\*)", text)
    return re.compile("".join(GLOBS.get(part, re.escape(part)) for part in parts), re.DOTALL)


GLOBS = {"/**": "(/.*)?", "**": ".*", "*": "[^/]*"}


def _nothing(selector: str, known: Iterable[_Names]) -> str:
    """What is said of a selector that matches no operation."""
    lower = {name.lower(): name for one in known for name in one.names if name}
    near = ", ".join(f"`{lower[one]}`" for one in get_close_matches(selector.lower(), lower, n=3, cutoff=0))
    hint = f"the nearest names are {near}" if near else "the document has none"
    return f"no operation is selected by `{selector}`; {hint}"


# Cutting ------------------------------------------------------------------------------------------------------------


def cut(document: Mapping[str, Any], operations: Collection[str]) -> dict[str, Any]:
    """
    A document with these operations, given by their places, and with what they reach; everything stays where it was.

    Components, tags and security schemes that no other operation needs are gone, as are links to operations that are,
    callbacks and webhooks, which nobody calls. What is referred to inside of an operation becomes a component, since
    that operation may be gone, and validators look there only. Extensions stay.
    """
    reach = Reach(document)
    needed = frozenset[str]().union(*map(reach.of, operations))
    kept = {key: value for key, value in document.items() if key != "webhooks"}
    nodes = [node for place, node in operations_of(document).items() if place in operations]
    if isinstance(document.get("paths"), Mapping):
        kept["paths"] = _paths(document["paths"], operations)
    if isinstance(document.get("components"), Mapping):
        kept["components"] = _components(document["components"], needed)
    if isinstance(document.get("tags"), list):
        used = {tag for node in nodes for tag in _list(node.get("tags")) if isinstance(tag, str)}
        kept["tags"] = [tag for tag in document["tags"] if not isinstance(tag, Mapping) or tag.get("name") in used]
    if not set(inheriting(document)) & set(operations):
        kept.pop("security", None)
    inside = [place for place in sorted(needed) if place.startswith("#/paths/")]
    return without_links(_moved(document, kept, inside), {str(node.get("operationId")) for node in nodes})


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _paths(paths: Mapping[str, Any], operations: Collection[str]) -> dict[str, Any]:
    """The path items that have some of the operations, without the others."""
    found = {}
    for path, item in paths.items():
        places = {method: f"#/paths/{escape(path)}/{method}" for method in METHODS}
        if path.startswith("x-"):
            found[path] = item
        elif isinstance(item, Mapping) and any(places[method] in operations for method in METHODS):
            found[path] = {
                key: _uncalled(value) if key in METHODS else value
                for key, value in item.items()
                if key not in METHODS or places[key] in operations
            }
    return found


def _uncalled(operation: Any) -> Any:
    if not isinstance(operation, Mapping):
        return operation  # the check of the structure reports it
    return {key: value for key, value in operation.items() if key != "callbacks"}


def _components(components: Mapping[str, Any], needed: Collection[str]) -> dict[str, Any]:
    found = {}
    for kind, named in components.items():
        if kind.startswith("x-") or kind == "links" or not isinstance(named, Mapping):
            found[kind] = named  # links are sorted out by where they lead
        elif kept := {name: one for name, one in named.items() if f"#/components/{kind}/{escape(name)}" in needed}:
            found[kind] = kept
    return found


# References into what is gone ---------------------------------------------------------------------------------------

KINDS = (
    (re.compile(r".*/schema(/.*)?"), "schemas"),
    (re.compile(r".*/parameters/\d+"), "parameters"),
    (re.compile(r".*/requestBody"), "requestBodies"),
    (re.compile(r".*/responses/[^/]+"), "responses"),
    (re.compile(r".*/headers/[^/]+"), "headers"),
    (re.compile(r".*/examples/[^/]+"), "examples"),
)
"""What a place in an operation is as a component."""


def _moved(document: Mapping[str, Any], kept: dict[str, Any], gone: Iterable[str]) -> dict[str, Any]:
    """With the targets of these references as components."""
    found: dict[str, dict[str, Any]] = {}
    names: dict[str, str] = {}
    for place in gone:
        kind = next((kind for pattern, kind in KINDS if pattern.fullmatch(place)), None)
        try:
            node = resolve(document, place)
        except (LookupError, TypeError, ValueError):
            continue  # the check of references reports it
        if kind is not None:
            name = re.sub(r"[^A-Za-z0-9]+", "_", "_".join(map(unescape, place.split("/")[2:]))).strip("_")
            found.setdefault(kind, {})[name] = node
            names[place] = f"#/components/{kind}/{name}"
    if not names:
        return kept
    components = _mapping(kept.get("components"))
    merged = {**components, **{kind: {**_mapping(components.get(kind)), **named} for kind, named in found.items()}}
    renamed: dict[str, Any] = _renamed({**kept, "components": merged}, names)
    return renamed


def _renamed(node: Any, names: Mapping[str, str]) -> Any:
    if isinstance(node, list):
        return [_renamed(value, names) for value in node]
    if not isinstance(node, Mapping):
        return node
    found = {key: _renamed(value, names) for key, value in node.items()}
    place = unquote(str(node.get("$ref", "")))
    return {**found, "$ref": names[place]} if place in names else found


# Links --------------------------------------------------------------------------------------------------------------


def without_links(document: Mapping[str, Any], known: Collection[str]) -> dict[str, Any]:
    """Without links that do not lead to an operation with one of these operationIds."""
    found = {**document}
    components = _mapping(document.get("components"))
    shared = {name: link for name, link in _mapping(components.get("links")).items() if _leads_to(link, known)}
    usable = {*known, *(f"#/components/links/{escape(name)}" for name in shared)}
    if isinstance(document.get("paths"), Mapping):
        found["paths"] = {path: _path_unlinked(item, usable) for path, item in document["paths"].items()}
    if isinstance(document.get("components"), Mapping):
        kept = {key: value for key, value in components.items() if key != "links"}
        found["components"] = _unlinked({**kept, "links": shared} if shared else kept, usable)
    return found


def _leads_to(link: Any, known: Collection[str]) -> bool:
    """Whether a link leads to one of these operationIds, or is a reference to one of these places."""
    return isinstance(link, Mapping) and link.get("$ref", link.get("operationId")) in known


def _path_unlinked(item: Any, known: Collection[str]) -> Any:
    if not isinstance(item, Mapping):
        return item
    return {key: _unlinked(value, known) if key in METHODS else value for key, value in item.items()}


def _unlinked(owner: Any, known: Collection[str]) -> Any:
    """An operation, or the components, without links in its responses to others than those known."""
    if not isinstance(owner, Mapping) or not isinstance(owner.get("responses"), Mapping):
        return owner
    responses = {status: _response_unlinked(one, known) for status, one in owner["responses"].items()}
    return {**owner, "responses": responses}


def _response_unlinked(response: Any, known: Collection[str]) -> Any:
    if not isinstance(response, Mapping) or not isinstance(response.get("links"), Mapping):
        return response
    links = {name: link for name, link in response["links"].items() if _leads_to(link, known)}
    others = {key: value for key, value in response.items() if key != "links"}
    return {**others, "links": links} if links else others
