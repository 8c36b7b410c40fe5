"""Where an API is, for a document that does not say so of itself: what a user says, or what all its operations say."""

from collections.abc import Mapping
from typing import Any

from wireproof.document import METHODS
from wireproof.intake.reach import operations_of
from wireproof.pointers import resolve

__all__ = ["at_home"]


def at_home(document: Mapping[str, Any], server: str | None) -> Mapping[str, Any]:
    """A document with this server; without one, and with none of its own, with those that all its operations name."""
    if server is not None:
        return {**document, "servers": [{"url": server}]}
    named = [_own_servers(document, place, node) for place, node in operations_of(document).items()]
    if document.get("servers") or not named or not named[0] or any(one != named[0] for one in named):
        return document
    paths = {path: _without_servers(item) for path, item in document["paths"].items()}
    return {**document, "servers": named[0], "paths": paths}


def _own_servers(document: Mapping[str, Any], place: str, node: Mapping[str, Any]) -> Any:
    """The servers that an operation or its path names."""
    return node.get("servers") or resolve(document, place.rpartition("/")[0]).get("servers")


def _without_servers(item: Any) -> Any:
    """A path item whose servers are those of the document."""
    if not isinstance(item, Mapping):
        return item
    found = {key: value for key, value in item.items() if key != "servers"}
    return {key: _without_servers(value) if key in METHODS else value for key, value in found.items()}
