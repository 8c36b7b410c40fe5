"""
What operations are called that the document gives no name, or one that cannot be used.

An operation without an operationId is named after its method and path: `GET /users/{id}/photos` becomes
`getUsersByIdPhotos`. So is one whose operationId does not begin with a letter, or that another operation or a tag has
already. A name depends on its own operation alone, unless two would be the same: then the later one has a number.
Operations without a tag belong to the resource `default`.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, count
from typing import Any

from wireproof.intake.reach import operations_of
from wireproof.intake.selection import method_and_path, without_links

__all__ = ["derived", "with_operation_ids"]


def with_operation_ids(document: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """A document whose operations all have an operationId of their own; `names` has those that a user wants."""
    taken = {_key(str(tag)) for node in operations_of(document).values() for tag in _tags(node)}
    called = {place: _wanted(place, node, names) for place, node in operations_of(document).items()}
    changed: dict[str, str] = {}
    for place, node in operations_of(document).items():
        name = next(one for one in _candidates(place, called[place]) if _key(one) not in taken)
        taken.add(_key(name))
        if node and node.get("operationId") != name:
            changed[place] = name
    if not changed:
        return {**document}
    renamed = _with_names(document, changed)
    lost = {str(operations_of(document)[place].get("operationId")) for place in changed}
    known = {str(node.get("operationId")) for node in operations_of(renamed).values()}
    return without_links(renamed, known - lost)


def derived(method: str, path: str) -> str:
    """The name of an operation by its method and path."""
    words = [method.lower()]
    for segment in path.split("/"):
        for slot, text in re.findall(r"\{([^{}]*)\}|([^{}]+)", segment):
            words += ["by", *WORD.findall(slot)] if slot else WORD.findall(text)
    return "".join(word if index == 0 else word[0].upper() + word[1:] for index, word in enumerate(words))


WORD = re.compile(r"[^\W_]+")


def _wanted(place: str, node: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What an operation should be called; empty where nobody says."""
    name = names.get(" ".join(method_and_path(place)), node.get("operationId"))
    return name if isinstance(name, str) and re.match(r"[^\W\d_]", name) else ""


def _candidates(place: str, wanted: str) -> Iterator[str]:
    name = derived(*method_and_path(place))
    return chain([wanted] if wanted else [], [name], (f"{name}{number}" for number in count(2)))


def _key(name: str) -> str:
    """What is the same for names that a client could not tell apart."""
    return re.sub(r"[\W_]+", "", name).lower()


def _tags(node: Mapping[str, Any]) -> list[Any]:
    tags = node.get("tags")
    return tags[:1] if isinstance(tags, list) else []


def _with_names(document: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    paths = {**document["paths"]}
    for place, name in names.items():
        method, path = method_and_path(place)
        paths[path] = {**paths[path], method.lower(): {**paths[path][method.lower()], "operationId": name}}
    return {**document, "paths": paths}
